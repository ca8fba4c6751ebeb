package site_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// An output is a folder that a build made.
type output struct {
	buildKind
	dir string
	// base is the path of the address: "/" or "/some-repo/".
	base string
	// files holds every file by its path.
	files map[string]bool
	// pages holds what the HTML files say, by path.
	pages map[string]*page
	// faults holds what breaks a rule of single pages, by the rule's name, ordered.
	faults map[string][]string
}

// A page is what one HTML file says. The tree is there only while the rules look at it.
type page struct {
	out  *output
	file string
	raw  []byte
	// elements are those of the page in the order of the file.
	elements []*html.Node

	language  string
	title     string
	canonical string
	hidden    bool // from search engines
	heading   string
	kind      string // the class of the body
	ids       map[string]bool
	// alternates holds the addresses of the page by language.
	alternates map[string]string
	links      []link
	// assets are the files that a browser loads for the page, as written.
	assets []string

	// leadsTo is made when it is asked for.
	leadsTo map[string]bool
}

// A link is an address that a page names.
type link struct {
	// where tells the element and attribute: "a href".
	where string
	to    string
}

// readOutput reads a folder and holds each page against the rules.
func readOutput(kind buildKind, dir string) (*output, error) {
	address, err := url.Parse(kind.address)
	if err != nil {
		return nil, err
	}
	o := &output{buildKind: kind, dir: dir, base: address.Path, files: map[string]bool{}, pages: map[string]*page{}, faults: map[string][]string{}}
	root := os.DirFS(dir)
	var names []string
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			o.files[name] = true
			if path.Ext(name) == ".html" {
				names = append(names, name)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var group sync.WaitGroup
	var lock sync.Mutex
	next := make(chan string)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for name := range next {
				raw, err := fs.ReadFile(root, name)
				p := newPage(o, name, raw)
				faults := map[string][]string{}
				if err != nil {
					faults["reading"] = []string{err.Error()}
				} else {
					faults = p.judge()
				}
				p.raw, p.elements = nil, nil
				lock.Lock()
				o.pages[name] = p
				for rule, list := range faults {
					o.faults[rule] = append(o.faults[rule], list...)
				}
				lock.Unlock()
			}
		})
	}
	for _, name := range names {
		next <- name
	}
	close(next)
	group.Wait()
	for _, list := range o.faults {
		slices.Sort(list)
	}
	return o, nil
}

// judge holds the page against every rule.
func (p *page) judge() map[string][]string {
	faults := map[string][]string{}
	for _, rule := range rules {
		rule.check(p, func(format string, args ...any) {
			faults[rule.name] = append(faults[rule.name], p.file+": "+fmt.Sprintf(format, args...))
		})
	}
	return faults
}

// newPage reads one HTML file.
func newPage(o *output, file string, raw []byte) *page {
	p := &page{out: o, file: file, raw: raw, ids: map[string]bool{}, alternates: map[string]string{}}
	doc, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		return p // only a reader that fails can cause it
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			p.elements = append(p.elements, n)
		}
	}
	for _, n := range p.elements {
		if id := attribute(n, "id"); id != "" {
			p.ids[id] = true
		}
		p.take(n)
	}
	return p
}

// take keeps what an element tells of the page.
func (p *page) take(n *html.Node) {
	rels := strings.Fields(strings.ToLower(attribute(n, "rel")))
	switch n.Data {
	case "html":
		p.language = attribute(n, "lang")
	case "body":
		p.kind, _, _ = strings.Cut(attribute(n, "class"), " ")
	case "title":
		if n.Namespace == "" {
			p.title = text(n)
		}
	case "h1":
		p.heading = text(n)
	case "meta":
		if attribute(n, "name") == "robots" && strings.Contains(attribute(n, "content"), "noindex") {
			p.hidden = true
		}
		if strings.EqualFold(attribute(n, "http-equiv"), "refresh") {
			_, to, _ := strings.Cut(attribute(n, "content"), "=")
			p.links = append(p.links, link{"meta refresh", strings.Trim(to, " '\"")})
		}
		return
	case "link":
		switch {
		case slices.Contains(rels, "canonical"):
			p.canonical = attribute(n, "href")
			return
		case slices.Contains(rels, "alternate") && has(n, "hreflang"):
			p.alternates[attribute(n, "hreflang")] = attribute(n, "href")
			return
		}
		p.assets = append(p.assets, attribute(n, "href"))
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "href", "src", "action", "formaction", "data", "poster", "cite", "background", "manifest", "ping":
			if a.Key == "data" && n.Data != "object" {
				continue
			}
			p.links = append(p.links, link{n.Data + " " + a.Key, a.Val})
			if a.Key == "src" || a.Key == "data" || a.Key == "poster" {
				p.assets = append(p.assets, a.Val)
			}
		case "srcset", "imagesrcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				if words := strings.Fields(candidate); len(words) > 0 {
					p.links = append(p.links, link{n.Data + " " + a.Key, words[0]})
					p.assets = append(p.assets, words[0])
				}
			}
		}
	}
}

// resolve gives the file and the fragment to which a link inside the output leads. What is wrong with
// the link is told in fault, which is "" when nothing is.
func (p *page) resolve(to string) (file, fragment, fault string) {
	u, err := url.Parse(to)
	if err != nil {
		return "", "", "is not an address"
	}
	if u.Path == "" {
		return p.file, u.Fragment, ""
	}
	name := u.Path
	if strings.HasPrefix(name, "/") {
		below, inside := strings.CutPrefix(name, p.out.base)
		if !inside {
			return "", "", "leads outside the site"
		}
		// On the page for missing addresses links begin at the root of the host, "/some-repo/./" among them.
		if name = path.Clean(below); strings.HasSuffix(below, "/") {
			name += "/"
		}
		name = strings.TrimPrefix(name, "./")
	} else {
		depth := strings.Count(p.file, "/")
		for part := range strings.SplitSeq(name, "/") {
			switch part {
			case "..":
				depth--
			case ".", "":
			default:
				depth++
			}
			if depth < 0 {
				return "", "", "leads out of the root"
			}
		}
		folder := strings.HasSuffix(name, "/") || path.Base(name) == "." || path.Base(name) == ".."
		name = path.Join(path.Dir(p.file), name)
		if folder {
			name += "/"
		}
		name = strings.TrimPrefix(name, "./")
	}
	return p.out.fileAt(name, u.Fragment)
}

// fileAt gives the file behind a path below the root.
func (o *output) fileAt(name, fragment string) (file, _, fault string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	switch {
	case o.files[name]:
		return name, fragment, ""
	case o.files[name+"/index.html"]:
		return "", "", "leads to a folder without a slash at its end"
	}
	return "", "", "leads to nothing"
}

// absolute gives the file to which an absolute address of the output leads.
func (o *output) absolute(address string) (file, fault string) {
	below, ok := strings.CutPrefix(address, o.address)
	if !ok {
		return "", "does not begin with " + o.address
	}
	below, _, _ = strings.Cut(below, "#")
	file, _, fault = o.fileAt(below, "")
	return file, fault
}

// address of the page as its file says.
func (p *page) address() string {
	return p.out.address + strings.TrimSuffix(p.file, "index.html")
}

// fingerprint gives each file of a folder with the sum of its bytes, and folders with "/".
func fingerprint(dir string) (map[string]string, error) {
	sums := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		relative = filepath.ToSlash(relative)
		if d.IsDir() {
			sums[relative+"/"] = "folder"
			return nil
		}
		b, err := os.ReadFile(name)
		sums[relative] = fmt.Sprintf("%x", sha256.Sum256(b))
		return err
	})
	return sums, err
}

// differences lists the files that two folders do not have in common.
func differences(a, b map[string]string) []string {
	var list []string
	for name, sum := range a {
		switch other, there := b[name]; {
		case !there:
			list = append(list, name+" is missing")
		case other != sum:
			list = append(list, name+" differs")
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			list = append(list, name+" is new")
		}
	}
	slices.Sort(list)
	return list
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// text gives what is written inside an element, with single spaces.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
