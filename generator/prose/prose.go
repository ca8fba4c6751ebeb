// Package prose turns the markdown of content files into HTML that is safe to publish, whoever wrote
// it. Raw HTML is left out, links lead only to http, https, mail and places on the same site, and
// headings begin below the headings of the page.
//
// It is the only importer of the markdown library.
package prose

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"partnershipregister/generator/language"
)

// A Fault is something in a text that will not be published as it was written.
type Fault struct {
	// Line counts from 1 within the text.
	Line int
	// Kind is what is wrong.
	Kind FaultKind
	// What is the address or the markup concerned, shortened.
	What string
}

// FaultKind is a sort of fault.
type FaultKind int

const (
	// ForbiddenLink is a link or picture with an address that the register does not link to.
	ForbiddenLink FaultKind = iota
	// RawHTML is markup that is left out.
	RawHTML
	// Picture is a picture, which content can't hold yet.
	Picture
)

// HTML renders a text. Its topmost headings become h2 moved down by below: 0 makes "# A" an h2.
// The prefix keeps heading ids of several texts on one page apart; it may be empty.
func HTML(markdown string, below int, prefix string) (template.HTML, error) {
	var b bytes.Buffer
	context := parser.NewContext(parser.WithIDs(&ids{prefix: prefix, used: map[string]bool{}}))
	doc := engine.Parser().Parse(text.NewReader([]byte(markdown)), parser.WithContext(context))
	tame(doc, []byte(markdown), below)
	captions(doc, []byte(markdown), prefix)
	if err := engine.Renderer().Render(&b, []byte(markdown), doc); err != nil {
		return "", fmt.Errorf("rendering markdown: %w", err)
	}
	return template.HTML(b.String()), nil
}

// Faults lists what [HTML] would leave out of a text, in the order of the text.
func Faults(markdown string) []Fault {
	if !strings.ContainsAny(markdown, "[<") {
		return nil // links, pictures and HTML begin with one of the two
	}
	source := []byte(markdown)
	doc := engine.Parser().Parse(text.NewReader(source))
	var faults []Fault
	line, counted := 1, 0
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		// Nodes come nearly in the order of the text, so that counting from the last one is soon done.
		switch at := offset(n); {
		case at > counted:
			line, counted = line+bytes.Count(source[counted:at], []byte("\n")), at
		case at >= 0:
			line, counted = line-bytes.Count(source[at:counted], []byte("\n")), at
		}
		switch n := n.(type) {
		case *ast.Link:
			if !allowed(string(n.Destination)) {
				faults = append(faults, Fault{line, ForbiddenLink, short(string(n.Destination))})
			}
		case *ast.AutoLink:
			if address := string(n.URL(source)); !allowed(address) && n.AutoLinkType != ast.AutoLinkEmail {
				faults = append(faults, Fault{line, ForbiddenLink, short(address)})
			}
		case *ast.Image:
			faults = append(faults, Fault{line, Picture, short(string(n.Destination))})
		case *ast.RawHTML:
			faults = append(faults, Fault{line, RawHTML, short(string(n.Segments.Value(source)))})
		case *ast.HTMLBlock:
			faults = append(faults, Fault{line, RawHTML, short(string(n.Lines().Value(source)))})
		}
		return ast.WalkContinue, nil
	})
	return faults
}

// offset gives the place in the source where a node's text begins, -1 where the library keeps none.
func offset(n ast.Node) int {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Start
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			return n.Segments.At(0).Start
		}
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if n.Type() == ast.TypeInline {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if at := offset(c); at >= 0 {
				return at
			}
		}
	}
	return -1
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

var engine = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	// A lower number comes before the library's own.
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(tableRenderer{}, 100))),
)

// tame takes out of a document what must not be published and moves its headings down.
func tame(doc ast.Node, source []byte, below int) {
	var out []ast.Node
	top := 6
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			top = min(top, h.Level)
		}
		return ast.WalkContinue, nil
	})
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(n.Level-top+2+below, 6)
		case *ast.Link:
			if !allowed(string(n.Destination)) {
				n.Destination = nil
				out = append(out, n)
			}
		case *ast.AutoLink:
			if n.AutoLinkType != ast.AutoLinkEmail && !allowed(string(n.URL(source))) {
				out = append(out, n)
			}
		case *ast.Image, *ast.RawHTML, *ast.HTMLBlock:
			out = append(out, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range out {
		switch n := n.(type) {
		case *ast.Link, *ast.Image:
			// The words stay, the address goes.
			for c := n.FirstChild(); c != nil; {
				next := c.NextSibling()
				n.Parent().InsertBefore(n.Parent(), n, c)
				c = next
			}
			n.Parent().RemoveChild(n.Parent(), n)
		case *ast.AutoLink:
			n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(util.EscapeHTML(n.URL(source))))
		default:
			n.Parent().RemoveChild(n.Parent(), n)
		}
	}
}

// allowed tells whether a link may be published: http, https, mailto, or a place on the same site.
func allowed(address string) bool {
	plain := util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(address))))
	if bytes.ContainsRune(plain, '\\') {
		return false // some browsers take it for a slash
	}
	clean := string(util.URLEscape(plain, false))
	for _, r := range clean {
		if r <= ' ' || r == 0x7f {
			return false
		}
	}
	u, err := url.Parse(clean)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		// A letter beyond ASCII in a host may look like another one.
		return u.Host != "" && u.User == nil && !strings.ContainsFunc(u.Host, func(r rune) bool { return r > unicode.MaxASCII })
	case "mailto":
		return true
	case "":
		return !strings.HasPrefix(clean, "//") && !strings.Contains(strings.SplitN(clean, "/", 2)[0], ":")
	}
	return false
}

// ids makes heading ids that keep Welsh letters' sounds and stay unique on the page.
type ids struct {
	prefix string
	used   map[string]bool
}

func (x *ids) Generate(value []byte, _ ast.NodeKind) []byte {
	base := x.prefix + language.Slug(string(value))
	id := base
	for n := 2; x.used[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	x.used[id] = true
	return []byte(id)
}

func (x *ids) Put(value []byte) { x.used[string(value)] = true }
