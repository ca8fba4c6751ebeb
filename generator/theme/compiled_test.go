package theme

import (
	"bytes"
	"errors"
	"html/template"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/language"
	"partnershipregister/generator/page"
)

type shown struct {
	Text   string
	Kind   quality
	Spoken spoken
	Link   page.Link
	Linked *page.Link
	None   *page.Link
	Any    any
	Empty  any
	List   []string
	Links  []page.Link
	Table  map[string]int
	Number int
	Part   float64
	Yes    bool
	HTML   template.HTML
	URL    template.URL
	embedded
	*deeper
}

type (
	quality  string
	spoken   string
	embedded struct{ Inner string }
	deeper   struct{ Deep string }
)

func (s spoken) String() string { return "<" + string(s) + ">" }

func (s *shown) Loud() string { return strings.ToUpper(s.Text) }

func (s *shown) HasList() bool { return len(s.List) > 0 }

func (s *shown) Tried(fail bool) (string, error) {
	if fail {
		return "", errors.New("failed")
	}
	return "tried", nil
}

func (s *shown) Sure() (string, error) { return "sure", nil }

func (e embedded) Own() string { return e.Inner + "!" }

var (
	oneLink = page.Link{Said: page.Said{Text: "R&D <board>", Lang: "cy"}, Href: "a.html?b=c&d=e+f"}
	full    = &shown{
		Text: `<b>"Safer" & 'sound' + more`, Kind: "kind", Spoken: "x", Link: oneLink, Linked: &oneLink, Any: oneLink, List: []string{"one", "two"},
		Links: []page.Link{oneLink, {}}, Table: map[string]int{"b": 2, "a": 1}, Number: 3, Part: 0.5, Yes: true, HTML: "<i>x</i>", URL: "webcal://x/y",
		embedded: embedded{"in"}, deeper: &deeper{"deep"},
	}
)

// templates are forms that a theme may use, and some that only html/template knows.
var templates = []string{
	`{{.Text}} {{.Kind}} {{.Spoken}} {{.Number}} {{.Part}} {{.Yes}} {{.HTML}} {{.Inner}}`,
	`{{.Deep}}`,
	`<a title="{{.Text}}" href="{{.Text}}">x</a><a href="{{.URL}}">y</a><a href="/{{.Text}}?q={{.Text}}">z</a>`,
	`<i title={{.Text}}></i><b title="{{.HTML}}" class="{{.Spoken}}{{.Number}}"></b>`,
	`<title>{{.Text}}</title><script>var x = {{.Text}}</script><style>a{color:{{.Text}}}</style>`,
	`{{link .Link}} {{link .Linked}} {{said .Link}} {{link .Any}}{{range .Links}}{{link .}}{{said .}}{{end}}`,
	`{{link .Text}}`,
	`{{link .None}}`,
	`{{with .None}}never{{else}}{{.Number}}{{end}}{{with .Empty}}never{{end}}{{with .Linked}}{{.Text}}{{.Lang}}{{.Current}}{{end}}`,
	`{{.None.Text}}`,
	`{{.Empty.Text}}`,
	`{{.Any.Text}}`,
	`{{.Nowhere}}`,
	`{{range $i, $x := .List}}{{if $i}}, {{end}}{{$x}}{{$.Number}}{{else}}none{{end}}`,
	`{{range $x := .List}}{{$x}}{{end}}{{range .List}}{{.}}{{end}}`,
	`{{range $key, $n := .Table}}{{$key}}{{$n}}{{end}}{{range 3}}{{.}}{{end}}`,
	`{{range .List}}{{if eq . "two"}}{{break}}{{end}}{{.}}{{end}}`,
	`{{range .List}}{{if eq . "one"}}{{continue}}{{end}}{{.}}{{end}}`,
	`{{$found := false}}{{range .List}}{{if eq . "two"}}{{$found = true}}{{end}}{{end}}{{if $found}}found{{end}}`,
	`{{$x := 1}}{{if .Yes}}{{$x := 2}}{{$x}}{{end}}{{$x}}{{with $y := .Text}}{{$y}}{{end}}`,
	`{{if and .Yes .Number}}a{{end}}{{if or .None .Text}}b{{end}}{{if not .Empty}}c{{end}}{{if and .Yes .None}}d{{else if .Number}}e{{end}}`,
	`{{or .None .Number}} {{and .Yes .Text}}`,
	`{{if eq .Number 3}}a{{end}}{{if eq .Kind "kind"}}b{{end}}{{if ne .Text ""}}c{{end}}{{if ge (len .List) 2}}d{{end}}{{if lt .Part 1.0}}e{{end}}{{if eq .Yes true}}f{{end}}`,
	`{{if eq .Number 1 2 3}}a{{end}}{{if gt .Number 2}}b{{end}}{{if le .Number 2}}c{{end}}{{if eq .Text 3}}d{{end}}`,
	`{{(index .Links 0).Text}} {{index .Table "a"}} {{index .List 1}}`,
	`{{index .List 7}}`,
	`{{.Loud}} {{printf "%q" .Text}} {{.Text | printf "%5.2s"}} {{len .Text}}`,
	`{{say "board.title"}} {{say "board.of" "name" .Text}} {{count "board.n" .Number}} {{count "board.n" (len .List)}}`,
	`{{say "board.of" "nme" .Text}}`,
	`{{template "parts/name" .Text}}{{template "parts/name"}}{{template "parts/two" (args "A" .List "B" "b")}}`,
	`{{template "parts/two" (args "A" .List)}}`,
	`{{template "parts/round" .}}`,
	`{{with args "A" .Link "B" .None}}{{.A.Text}}{{if .B}}never{{end}}{{end}}`,
	`{{args "A" 1}}`,
	`{{block "inner" .Links}}{{range .}}{{.Text}}{{end}}{{end}}{{/* a comment */}}`,
	`{{- .Number -}}   {{nil}}`,
	`{{if .HasList}}{{.Own}}{{.Sure}}{{.Tried false}}{{end}}{{with .Any}}{{.Linked.Href}}{{.Worded.Text}}{{end}}{{range .Links}}{{.Linked.Text}}{{end}}`,
	`{{.Tried true}}`,
	`{{html .Text}}`,
	`{{1.5}} {{'a'}} {{true}} {{"x<"}} {{1}} {{(len .Text)}}`,
}

// TestSameAsHTMLTemplate makes each form both ways: what comes out and what is told of a fault are the same.
func TestSameAsHTMLTemplate(t *testing.T) {
	words := language.NewWords("en", map[string]language.Phrase{
		"board.title": {Other: "R&D board"}, "board.of": {Other: "The board of {name}"}, "board.n": {One: "{n} board", Other: "{n} boards"},
	})
	for _, form := range templates {
		theme, err := Load(fstest.MapFS{
			"plain/theme.toml":       text(`name = "plain"`),
			"plain/layout.html":      text(`<body>{{template "main" .}}</body>`),
			"plain/parts/name.html":  text(`<b>{{.}}</b>`),
			"plain/parts/two.html":   text(`{{range .A}}{{.}}{{end}}{{.B}}`),
			"plain/parts/round.html": text(`{{if .Yes}}{{template "parts/round" .}}{{end}}`),
			"plain/pages/board.html": text(form),
		}, "plain", []*language.Words{words})
		if err != nil {
			if !strings.Contains(form, "nil") && !strings.Contains(form, "html .Text") {
				t.Errorf("%s: %v", form, err)
			}
			continue
		}
		var got, want bytes.Buffer
		got.WriteString("before ")
		want.WriteString("before ")
		for _, data := range []*shown{full, {}} {
			failed, exactly := theme.Render(&got, "en", "board", data), theme.renderExactly(&want, "en", "board", data)
			switch {
			case (failed == nil) != (exactly == nil) || failed != nil && failed.Error() != exactly.Error():
				t.Errorf("%s\ntold %v\nwant %v", form, failed, exactly)
			case failed == nil && got.String() != want.String():
				t.Errorf("%s\ngot  %s\nwant %s", form, got.String(), want.String())
			}
		}
	}
}
