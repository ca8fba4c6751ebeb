package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A rule is something that must hold of every single page.
type rule struct {
	name  string
	check func(p *page, fault func(format string, args ...any))
}

// rules are all of them. The list of spoilt pages below has one for each.
var rules = []rule{
	{"document", checkDocument},
	{"nesting", checkNesting},
	{"language", checkLanguage},
	{"one h1", checkHeading},
	{"levels of headings", checkLevels},
	{"ids", checkIDs},
	{"title", checkTitle},
	{"description", checkDescription},
	{"canonical address", checkCanonical},
	{"Open Graph", checkOpenGraph},
	{"viewport", checkViewport},
	{"content security policy", checkPolicy},
	{"landmarks", checkLandmarks},
	{"skip link", checkSkipLink},
	{"nothing inline", checkInline},
	{"nothing from elsewhere", checkOrigins},
	{"links", checkLinks},
	{"tables", checkTables},
	{"pictures", checkPictures},
	{"fields", checkFields},
	{"structured data", checkStructuredData},
	{"leftovers of templates", checkLeftovers},
}

func TestEveryPageKeepsTheRules(t *testing.T) {
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			if len(o.pages) == 0 {
				t.Fatal("there is no page")
			}
			for name, faults := range o.faults {
				t.Errorf("%s: %d faults\n%s", name, len(faults), firstOf(faults))
			}
		})
	}
}

func checkDocument(p *page, fault func(string, ...any)) {
	start := bytes.ToLower(p.raw[:min(len(p.raw), 1024)])
	if !bytes.HasPrefix(start, []byte("<!doctype html>")) {
		fault("does not begin with <!doctype html>")
	}
	if !bytes.Contains(start, []byte(`<meta charset="utf-8">`)) {
		fault("does not say at its beginning that it is written in UTF-8")
	}
	if !bytes.Equal(p.raw, bytes.ToValidUTF8(p.raw, nil)) {
		fault("is not written in UTF-8")
	}
}

// voids are the elements without an end tag.
var voids = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// implied are the elements that a reader adds where they were left out.
var implied = []string{"html", "head", "body", "tbody", "colgroup"}

// checkNesting compares what is written with what a browser makes of it.
func checkNesting(p *page, fault func(string, ...any)) {
	var open []string
	written := map[string]int{}
	tokens := html.NewTokenizer(bytes.NewReader(p.raw))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		b, _ := tokens.TagName()
		name := string(b)
		switch kind {
		case html.StartTagToken:
			written[name]++
			if (name == "a" || name == "button") && slices.Contains(open, name) && !slices.Contains(open, "svg") {
				fault("has <%s> inside <%s>", name, name)
			}
			if !slices.Contains(voids, name) {
				open = append(open, name)
			}
		case html.SelfClosingTagToken:
			written[name]++
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != name {
				fault("has </%s> where %q is open", name, strings.Join(open, " "))
				return
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		fault("never closes %q", strings.Join(open, " "))
		return
	}
	for _, n := range p.elements {
		written[strings.ToLower(n.Data)]--
		if n.Data == "li" && !slices.Contains([]string{"ul", "ol", "menu"}, n.Parent.Data) {
			fault("has an item outside a list: %s", text(n))
		}
		if n.Data == "ul" || n.Data == "ol" {
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode && c.Data != "li" || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
					fault("has <%s> in a list beside its items", c.Data)
				}
			}
		}
	}
	for name, n := range written {
		if n != 0 && !slices.Contains(implied, name) {
			fault("has <%s> in a place where a browser makes something else of it", name)
		}
	}
}

func checkLanguage(p *page, fault func(string, ...any)) {
	want := "en"
	if strings.HasPrefix(p.file, "cymru/") {
		want = "cy"
	}
	if p.language != want {
		fault("has the language %q, not %q", p.language, want)
	}
	for _, n := range p.elements {
		for _, key := range []string{"lang", "hreflang"} {
			if v := attribute(n, key); has(n, key) && v != "en" && v != "cy" && v != "x-default" {
				fault("has %s=%q", key, v)
			}
		}
	}
}

func checkHeading(p *page, fault func(string, ...any)) {
	list := p.all("h1")
	if len(list) != 1 {
		fault("has %d h1", len(list))
	} else if text(list[0]) == "" {
		fault("has an empty h1")
	}
}

func checkLevels(p *page, fault func(string, ...any)) {
	last := 0
	for _, n := range p.elements {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		level := int(n.Data[1] - '0')
		if level > last+1 {
			fault("has %s %q after an h%d", n.Data, text(n), last)
		}
		if text(n) == "" {
			fault("has an empty %s", n.Data)
		}
		last = level
	}
}

func checkIDs(p *page, fault func(string, ...any)) {
	seen := map[string]bool{}
	for _, n := range p.elements {
		id := attribute(n, "id")
		switch {
		case !has(n, "id"):
		case id == "" || strings.ContainsAny(id, " \t\n"):
			fault("has the id %q", id)
		case seen[id]:
			fault("has the id %q twice", id)
		}
		seen[id] = true
	}
	for _, n := range p.elements {
		for _, key := range []string{"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "form"} {
			for id := range strings.FieldsSeq(attribute(n, key)) {
				if !p.ids[id] {
					fault("has %s=%q and no such id", key, id)
				}
			}
		}
	}
}

func checkTitle(p *page, fault func(string, ...any)) {
	n := 0
	for _, e := range p.all("title") {
		if e.Namespace == "" {
			n++
		}
	}
	if n != 1 || p.title == "" {
		fault("has %d titles, %q", n, p.title)
	}
}

func checkDescription(p *page, fault func(string, ...any)) {
	list := p.metas("name", "description")
	if len(list) != 1 || strings.TrimSpace(list[0]) == "" {
		fault("has the descriptions %q", list)
	}
}

func checkCanonical(p *page, fault func(string, ...any)) {
	n := 0
	for _, e := range p.all("link") {
		if attribute(e, "rel") == "canonical" {
			n++
		}
	}
	if n != 1 {
		fault("has %d canonical addresses", n)
		return
	}
	if _, wrong := p.out.absolute(p.canonical); wrong != "" {
		fault("has the canonical address %q, which %s", p.canonical, wrong)
	}
	if p.hidden && p.canonical != p.address() {
		fault("is hidden from search engines and yet names another page as its original, %q", p.canonical)
	}
}

func checkOpenGraph(p *page, fault func(string, ...any)) {
	for _, property := range []string{"og:title", "og:type", "og:url"} {
		list := p.metas("property", property)
		if len(list) != 1 || strings.TrimSpace(list[0]) == "" {
			fault("has for %s %q", property, list)
		} else if property == "og:url" && list[0] != p.canonical {
			fault("has for og:url %q, which is not its canonical address", list[0])
		}
	}
}

func checkViewport(p *page, fault func(string, ...any)) {
	list := p.metas("name", "viewport")
	switch {
	case len(list) != 1 || !strings.Contains(list[0], "width=device-width"):
		fault("has the viewports %q", list)
	case strings.Contains(list[0], "user-scalable") || strings.Contains(list[0], "maximum-scale"):
		fault("keeps readers from zooming: %q", list[0])
	}
}

// checkPolicy wants a policy that names every way to load something and allows our own origin at most.
func checkPolicy(p *page, fault func(string, ...any)) {
	list := p.metas("http-equiv", "content-security-policy")
	if len(list) != 1 {
		fault("has %d policies", len(list))
		return
	}
	directives := map[string][]string{}
	for directive := range strings.SplitSeq(list[0], ";") {
		if words := strings.Fields(directive); len(words) > 0 {
			directives[words[0]] = words[1:]
		}
	}
	// These two do not fall back on default-src.
	for _, name := range []string{"default-src", "base-uri", "form-action"} {
		if len(directives[name]) == 0 {
			fault("has a policy without %s", name)
		}
	}
	if !slices.Equal(directives["default-src"], []string{"'none'"}) {
		fault("allows by default %q", directives["default-src"])
	}
	for name, sources := range directives {
		for _, source := range sources {
			if source != "'none'" && source != "'self'" {
				fault("has a policy that allows %s in %s", source, name)
			}
		}
	}
	for _, n := range p.elements {
		if n.Data == "meta" && strings.EqualFold(attribute(n, "http-equiv"), "content-security-policy") {
			return
		}
		if n.Data == "script" || n.Data == "style" || n.Data == "link" {
			fault("has <%s> before its policy", n.Data)
		}
	}
}

func checkLandmarks(p *page, fault func(string, ...any)) {
	if n := len(p.all("main")); n != 1 {
		fault("has %d main elements", n)
	}
	navs := p.all("nav")
	for _, n := range navs {
		if len(navs) > 1 && strings.TrimSpace(attribute(n, "aria-label")) == "" && attribute(n, "aria-labelledby") == "" {
			fault("has several menus, and one without a label: %.40s", text(n))
		}
	}
	footers := 0
	for _, n := range p.all("footer") {
		if n.Parent.Data == "body" {
			footers++
		}
	}
	if footers != 1 {
		fault("has %d footers", footers)
	}
}

// checkSkipLink wants the first thing that the Tab key reaches to lead to the main matter.
func checkSkipLink(p *page, fault func(string, ...any)) {
	for _, n := range p.elements {
		if !slices.Contains([]string{"a", "button", "input", "select", "textarea", "summary"}, n.Data) && !has(n, "tabindex") {
			continue
		}
		id, ok := strings.CutPrefix(attribute(n, "href"), "#")
		if n.Data != "a" || !ok || text(n) == "" {
			fault("begins with <%s> and not with a link to its main matter", n.Data)
			return
		}
		for _, target := range p.elements {
			if attribute(target, "id") == id {
				if target.Data != "main" {
					fault("has a skip link to <%s>", target.Data)
				}
				return
			}
		}
		fault("has a skip link to %q, which is not there", id)
		return
	}
	fault("has no skip link")
}

func checkInline(p *page, fault func(string, ...any)) {
	for _, n := range p.elements {
		switch {
		case n.Data == "style":
			fault("has a style element")
		case n.Data == "script" && !has(n, "src") && attribute(n, "type") == "application/json":
			// Data that a script reads; no browser runs it.
			if !json.Valid([]byte(raw(n))) {
				fault("has data that is not JSON")
			}
		case n.Data == "script" && !has(n, "src") && attribute(n, "type") != "application/ld+json":
			fault("has an inline script")
		case n.Data == "base":
			fault("has a base element, which would change every link")
		}
		for _, a := range n.Attr {
			key := strings.ToLower(a.Key)
			if key == "style" || strings.HasPrefix(key, "on") || key == "srcdoc" {
				fault("has an attribute %s in <%s>", a.Key, n.Data)
			}
		}
	}
}

// checkOrigins wants whatever is loaded, and every form, to come from and go to the output itself.
func checkOrigins(p *page, fault func(string, ...any)) {
	check := func(what, to string) {
		if u, err := url.Parse(strings.TrimSpace(to)); err != nil || u.Scheme != "" || u.Host != "" {
			fault("loads from elsewhere: %s %q", what, to)
		}
	}
	for _, l := range p.links {
		if l.where != "a href" && l.where != "area href" && !strings.HasSuffix(l.where, " cite") {
			check(l.where, l.to)
		}
	}
	for _, to := range p.assets {
		check("asset", to)
	}
	for _, n := range p.elements {
		if slices.Contains([]string{"iframe", "frame", "object", "embed", "applet"}, n.Data) {
			fault("has <%s>", n.Data)
		}
	}
}

// schemes are those that links may have.
var schemes = []string{"http", "https", "mailto", "webcal", "tel"}

// checkLinks judges links by what the page itself shows of them. Where they lead is another test's.
func checkLinks(p *page, fault func(string, ...any)) {
	for _, n := range p.all("a") {
		switch to := strings.TrimSpace(attribute(n, "href")); {
		case !has(n, "href"):
			fault("has a link without an address: %s", text(n))
		case to == "":
			fault("has a link to an empty address: %s", text(n))
		}
		if p.name(n) == "" && !within(n, "aria-hidden", "true") {
			fault("has a link without words to %q", attribute(n, "href"))
		}
		if attribute(n, "target") != "" {
			fault("has a link that opens a window, %q", attribute(n, "href"))
		}
	}
	for _, l := range p.links {
		u, err := url.Parse(l.to)
		switch {
		case err != nil:
			fault("has %s=%q, which is not an address", l.where, l.to)
		case u.Scheme != "" && !slices.Contains(schemes, u.Scheme):
			fault("has %s=%q with a forbidden scheme", l.where, l.to)
		case u.Scheme == "" && u.Host != "":
			fault("has %s=%q, which leaves out the scheme", l.where, l.to)
		case strings.HasPrefix(l.to, p.out.address):
			fault("has %s=%q, an absolute address of this very site", l.where, l.to)
		case strings.HasPrefix(l.to, "/") && p.file != "404.html":
			fault("has %s=%q, which is not relative", l.where, l.to)
		case p.file == "404.html" && u.Scheme == "" && !strings.HasPrefix(l.to, p.out.base) && !strings.HasPrefix(l.to, "#"):
			fault("has %s=%q, which does not begin with %s", l.where, l.to, p.out.base)
		}
	}
}

func checkTables(p *page, fault func(string, ...any)) {
	for _, n := range p.all("table") {
		captions, heads := 0, 0
		for d := range n.Descendants() {
			switch {
			case d.Type != html.ElementNode:
			case d.Data == "caption" && text(d) != "":
				captions++
			case d.Data == "th":
				heads++
				if attribute(d, "scope") == "" {
					fault("has a table head %q without a scope", text(d))
				}
			}
		}
		if captions != 1 {
			fault("has a table with %d captions: %.60s", captions, text(n))
		}
		if heads == 0 {
			fault("has a table without heads: %.60s", text(n))
		}
	}
}

func checkPictures(p *page, fault func(string, ...any)) {
	for _, n := range p.elements {
		switch {
		case n.Data == "img" && !has(n, "alt"):
			fault("has a picture without alt: %q", attribute(n, "src"))
		case n.Data == "img" && (!has(n, "width") || !has(n, "height")):
			fault("has a picture that does not say how large it is: %q", attribute(n, "src"))
		case n.Data == "svg" && !within(n, "aria-hidden", "true") && !within(n, "role", "img") && p.name(n) == "":
			fault("has a drawing that is neither named nor hidden")
		}
	}
}

func checkFields(p *page, fault func(string, ...any)) {
	labels := map[string]bool{}
	for _, n := range p.all("label") {
		if text(n) != "" {
			labels[attribute(n, "for")] = true
		}
	}
	for _, n := range p.elements {
		field := slices.Contains([]string{"input", "select", "textarea", "meter", "progress"}, n.Data)
		if !field || slices.Contains([]string{"hidden", "submit", "button", "reset", "image"}, attribute(n, "type")) {
			continue
		}
		inside := false
		for a := range n.Ancestors() {
			inside = inside || a.Data == "label" && text(a) != ""
		}
		if !inside && !labels[attribute(n, "id")] && attribute(n, "aria-label") == "" && attribute(n, "aria-labelledby") == "" {
			fault("has <%s> without a label", n.Data)
		}
	}
	for _, n := range p.all("button") {
		if p.name(n) == "" {
			fault("has a button without words")
		}
	}
}

func checkStructuredData(p *page, fault func(string, ...any)) {
	n := 0
	for _, e := range p.all("script") {
		if attribute(e, "type") != "application/ld+json" {
			continue
		}
		n++
		var thing map[string]any
		if err := json.Unmarshal([]byte(raw(e)), &thing); err != nil {
			fault("has structured data that is not JSON: %v", err)
			continue
		}
		if thing["@context"] != "https://schema.org" {
			fault("has structured data with the context %v", thing["@context"])
		}
		list, ok := thing["@graph"].([]any)
		if !ok {
			list = []any{thing}
		}
		for _, t := range list {
			if one, ok := t.(map[string]any); ok {
				p.checkThing(one, fault)
			} else {
				fault("has structured data with %v where a thing should be", t)
			}
		}
	}
	if n != 1 && p.file != "404.html" {
		fault("has %d pieces of structured data", n)
	}
}

// checkThing looks through an object of schema.org and those inside it.
func (p *page) checkThing(thing map[string]any, fault func(string, ...any)) {
	// A thing that another page describes is only named.
	if kind, _ := thing["@type"].(string); kind == "" && !(len(thing) == 1 && thing["@id"] != nil) {
		fault("has structured data without a @type: %.80s", fmt.Sprint(thing))
	}
	for key, value := range thing {
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		for _, v := range list {
			switch v := v.(type) {
			case map[string]any:
				p.checkThing(v, fault)
			case nil:
				fault("has structured data in which %s is nothing", key)
			case string:
				if key == "@id" { // the way from the page
					if here, err := url.Parse(p.address()); err == nil {
						if to, err := here.Parse(v); err == nil {
							v = to.String()
						}
					}
				}
				u, err := url.Parse(v)
				address := key == "@id" || key == "url" || key == "sameAs" || key == "license" || key == "item"
				switch {
				case v == "":
					fault("has structured data in which %s is empty", key)
				case address && (err != nil || u.Scheme != "https" && u.Scheme != "http"):
					fault("has structured data in which %s is %q and no absolute address", key, v)
				case address && strings.HasPrefix(v, p.out.address):
					if _, wrong := p.out.absolute(v); wrong != "" {
						fault("has structured data in which %s is %q, which %s", key, v, wrong)
					}
				}
			}
		}
	}
}

// leftovers are what faulty templates and formats leave in a page.
var leftovers = []string{"{{", "}}", "ZgotmplZ", "<no value>", "<nil>", "%!", "map[", "\uFFFD"}

func checkLeftovers(p *page, fault func(string, ...any)) {
	check := func(s string) {
		for _, left := range leftovers {
			if i := strings.Index(s, left); i >= 0 {
				fault("has %q: …%s…", left, s[max(0, i-30):min(len(s), i+40)])
			}
		}
	}
	for _, n := range p.elements {
		for _, a := range n.Attr {
			check(a.Val)
			if a.Key == "class" && strings.ContainsAny(a.Val, "{}()[]&") {
				fault("has a value of the program as its class: %q", a.Val)
			}
		}
		if n.Data == "script" {
			continue // its braces are JSON's
		}
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode {
				check(c.Data)
			}
			if c.Type == html.CommentNode {
				fault("has a comment: %.60s", c.Data)
			}
		}
	}
}

// all gives the page's elements of a name.
func (p *page) all(name string) []*html.Node {
	var list []*html.Node
	for _, n := range p.elements {
		if n.Data == name {
			list = append(list, n)
		}
	}
	return list
}

// metas gives the contents of the meta elements of a name.
func (p *page) metas(key, name string) []string {
	var list []string
	for _, n := range p.all("meta") {
		if strings.EqualFold(attribute(n, key), name) {
			list = append(list, attribute(n, "content"))
		}
	}
	return list
}

// name gives the words by which a screen reader knows an element.
func (p *page) name(n *html.Node) string {
	if label := strings.TrimSpace(attribute(n, "aria-label")); label != "" {
		return label
	}
	if words := text(n); words != "" {
		return words
	}
	for d := range n.Descendants() {
		if d.Data == "img" {
			if alt := strings.TrimSpace(attribute(d, "alt")); alt != "" {
				return alt
			}
		}
	}
	for id := range strings.FieldsSeq(attribute(n, "aria-labelledby")) {
		for _, e := range p.elements {
			if attribute(e, "id") == id && text(e) != "" {
				return text(e)
			}
		}
	}
	return ""
}

// within tells whether an element or one around it has an attribute with a value.
func within(n *html.Node, key, value string) bool {
	if attribute(n, key) == value {
		return true
	}
	for a := range n.Ancestors() {
		if attribute(a, key) == value {
			return true
		}
	}
	return false
}

// raw gives the text inside a script as it stands.
func raw(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(c.Data)
	}
	return b.String()
}
