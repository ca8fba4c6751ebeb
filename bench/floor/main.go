// Command floor is the least that a generator can do with a register: it reads each file, takes the TOML and the markdown
// apart, fills one template of html/template and writes pages, in one plain loop for each processor. It checks nothing, links
// nothing, knows no second language and makes nothing but pages. What a whole generator takes is measured against it.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"
)

func main() {
	content := flag.String("content", "content", "the folder of the content")
	out := flag.String("out", "", "the folder to write, which must be new")
	pages := flag.Int("pages", 0, "how many pages to make (default: one for each body)")
	flag.Parse()
	if err := run(*content, *out, *pages); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

// A body is what one or more pages are made of.
type body struct {
	Name          string
	Type, Status  string
	Purpose       string
	From, Until   string
	AsOf          string `toml:"as_of"`
	Website       string
	Areas         []string
	Authorities   any
	Priorities    []string
	Subgroups     []string
	ShortNames    []string `toml:"short_names"`
	Seats         []row
	Chairs        []row
	Meetings      []row
	Funding       []row
	Relations     []row
	Documents     []row
	Duties        []row
	Sources       []row
	About         template.HTML   `toml:"-"`
	Evidence      []evidence      `toml:"-"`
	Texts         []template.HTML `toml:"-"`
	Number, Pages int             `toml:"-"`
}

type row struct {
	Organisation, Kind, Role, Post       string
	From, Until, Date, Status, Place     string
	Minutes, Title, URL, Act, Section    string
	Partnership, Relation, Type, Purpose any
	Year                                 string
	Amount                               any
}

type evidence struct {
	Title, Level, Effect, Kind, Period string
	Priorities                         []string
	Sources                            []row
	Text                               template.HTML `toml:"-"`
}

func run(content, out string, pages int) error {
	if out == "" {
		return errors.New("name the folder to write with -out")
	}
	// The folders with facts are the bodies.
	var bodies []string
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(name) == ".toml" && (strings.Contains(name, "/areas/") || strings.Contains(name, "/organisations/") || strings.Contains(name, "/editions/")) {
			bodies = append(bodies, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	// Partnerships first: they share what pages are left when every other body has one.
	slices.SortStableFunc(bodies, func(a, b string) int { return order(a) - order(b) })
	partnerships := 0
	for _, name := range bodies {
		partnerships += 1 - order(name)
	}
	share := max(pages-(len(bodies)-partnerships), partnerships)
	first := func(i int) int {
		if i > partnerships {
			return share + i - partnerships
		}
		return i * share / max(partnerships, 1)
	}
	var next atomic.Int64
	errs := make([]error, len(bodies))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var page bytes.Buffer
			for i := int(next.Add(1)) - 1; i < len(bodies); i = int(next.Add(1)) - 1 {
				errs[i] = write(bodies[i], filepath.Join(out, strconv.Itoa(i/500)), &page, first(i), first(i+1))
			}
		})
	}
	workers.Wait()
	return errors.Join(errs...)
}

func order(name string) int {
	if filepath.Base(name) == "partnership.toml" {
		return 0
	}
	return 1
}

// write makes the pages of one body.
func write(name, out string, page *bytes.Buffer, from, to int) error {
	b, err := read(name)
	if err != nil {
		return err
	}
	for n := from; n < to; n++ {
		b.Number, b.Pages = n, to-from
		page.Reset()
		if err := layout.Execute(page, b); err != nil {
			return err
		}
		folder := filepath.Join(out, strconv.Itoa(n))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "index.html"), page.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// read takes the files of one body apart.
func read(name string) (*body, error) {
	b := &body{}
	if _, err := toml.DecodeFile(name, b); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if filepath.Base(name) != "partnership.toml" {
		return b, nil
	}
	dir := filepath.Dir(name)
	if text, err := os.ReadFile(filepath.Join(dir, "about.md")); err == nil {
		if b.About, err = html(text); err != nil {
			return nil, err
		}
	}
	texts, _ := filepath.Glob(filepath.Join(dir, "evidence", "*.md"))
	slices.Sort(texts)
	for _, name := range texts {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var e evidence
		head, prose, _ := bytes.Cut(bytes.TrimPrefix(text, []byte("+++\n")), []byte("\n+++\n"))
		if _, err := toml.Decode(string(head), &e); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if e.Text, err = html(prose); err != nil {
			return nil, err
		}
		b.Evidence = append(b.Evidence, e)
	}
	return b, nil
}

func html(markdown []byte) (template.HTML, error) {
	var b bytes.Buffer
	err := goldmark.Convert(markdown, &b)
	return template.HTML(b.String()), err
}

var layout = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Name}} ({{.Number}})</title>
<meta name="description" content="{{.Purpose}}">
<link rel="stylesheet" href="../../site.css">
</head>
<body>
<header><a href="../../">Register</a><nav><ul>
<li><a href="../partnerships/">Partnerships</a></li><li><a href="../organisations/">Organisations</a></li><li><a href="../priorities/">Priorities</a></li>
<li><a href="../meetings/">Meetings</a></li><li><a href="../evidence/">Evidence</a></li><li><a href="../data/">Data</a></li>
</ul></nav></header>
<main>
<h1>{{.Name}}</h1>
<p>{{.Purpose}}</p>
<dl>
{{with .Type}}<dt>Type</dt><dd><a href="../types/{{.}}/">{{.}}</a></dd>{{end}}
{{with .Status}}<dt>Status</dt><dd>{{.}}</dd>{{end}}
<dt>From</dt><dd>{{or .From "not stated"}}</dd>
<dt>Until</dt><dd>{{or .Until "not stated"}}</dd>
{{with .AsOf}}<dt>As of</dt><dd><time datetime="{{.}}">{{.}}</time></dd>{{end}}
{{with .Website}}<dt>Website</dt><dd><a href="{{.}}">{{.}}</a></dd>{{end}}
{{range .ShortNames}}<dt>Also</dt><dd>{{.}}</dd>{{end}}
</dl>
{{.About}}
{{with .Priorities}}<h2>Priorities</h2><ul>{{range .}}<li><a href="../priorities/{{.}}/">{{.}}</a></li>{{end}}</ul>{{end}}
{{with .Subgroups}}<h2>Subgroups</h2><ul>{{range .}}<li>{{.}}</li>{{end}}</ul>{{end}}
{{with .Chairs}}<h2>Chairs</h2><ul>{{range .}}<li>{{.Post}} <a href="../organisations/{{.Organisation}}/">{{.Organisation}}</a> {{.From}} {{.Until}}</li>{{end}}</ul>{{end}}
{{with .Seats}}<h2>Members</h2><table><thead><tr><th scope="col">Organisation</th><th scope="col">Role</th><th scope="col">From</th><th scope="col">Until</th></tr></thead>
{{range .}}<tr><td><a href="../organisations/{{.Organisation}}/">{{or .Organisation .Kind}}</a></td><td>{{.Role}}</td><td>{{.From}}</td><td>{{.Until}}</td></tr>
{{end}}</table>{{end}}
{{with .Meetings}}<h2>Meetings</h2><table><thead><tr><th scope="col">Date</th><th scope="col">Status</th><th scope="col">Place</th><th scope="col">Minutes</th></tr></thead>
{{range .}}<tr><td><time datetime="{{.Date}}">{{.Date}}</time></td><td>{{.Status}}</td><td>{{.Place}}</td><td>{{with .Minutes}}<a href="{{.}}">minutes</a>{{end}}</td></tr>
{{end}}</table>{{end}}
{{with .Funding}}<h2>Money</h2><ul>{{range .}}<li>{{.Year}}: {{.Amount}} <a href="../organisations/{{.Organisation}}/">{{.Organisation}}</a></li>{{end}}</ul>{{end}}
{{with .Relations}}<h2>Relations</h2><ul>{{range .}}<li>{{.Type}} {{.Partnership}}</li>{{end}}</ul>{{end}}
{{with .Duties}}<h2>Law</h2><ul>{{range .}}<li>{{.Act}}, {{.Section}}</li>{{end}}</ul>{{end}}
{{range .Evidence}}<section><h2>{{.Title}}</h2><p>{{.Level}} {{.Effect}} {{.Kind}} {{.Period}}</p>{{.Text}}
<ul>{{range .Sources}}<li><a href="{{.URL}}">{{.Title}}</a> {{.Date}}</li>{{end}}</ul></section>{{end}}
{{with .Documents}}<h2>Documents</h2><ul>{{range .}}<li><a href="{{.URL}}">{{.Title}}</a> {{.Date}}</li>{{end}}</ul>{{end}}
{{with .Sources}}<h2>Sources</h2><ol>{{range .}}<li><a href="{{.URL}}">{{.Title}}</a> {{.Date}}</li>{{end}}</ol>{{end}}
</main>
<footer><p><a href="../about/">About</a> · <a href="../accessibility/">Accessibility</a> · <a href="../figures/">How figures are worked out</a></p></footer>
</body>
</html>
`))
