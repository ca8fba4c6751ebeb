package theme

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// A writer writes a value as html/template's escapers do where it stands.
type writer func(b *bytes.Buffer, v reflect.Value) error

// contexts are places in a page where templates have values, each with a value in it and nothing else that changes.
// What html/template puts after the value there names the place.
var contexts = []string{
	`<p>{{.}}</p>`,
	`<p title="{{.}}">`,
	`<title>{{.}}</title>`,
	`<a href="{{.}}">`,
	`<a href="/{{.}}">`,
	`<a href="/?q={{.}}">`,
	`<meta http-equiv="refresh" content="0; url={{.}}">`,
	`<script type="application/ld+json">{{.}}</script>`,
}

// writers gives the writer of each place by the names of its escapers.
var writers = sync.OnceValue(func() map[string]writer {
	found := map[string]writer{}
	for _, context := range contexts {
		t := template.Must(template.New("").Parse(context))
		if err := t.Execute(io.Discard, ""); err != nil {
			continue
		}
		names := ""
		eachNode(t.Tree.Root, func(n parse.Node) {
			if c, ok := n.(*parse.CommandNode); ok && escaperOf(c) != "" {
				names += escaperOf(c) + "|"
			}
		})
		before, after, _ := strings.Cut(context, "{{.}}")
		exact := func(b *bytes.Buffer, v reflect.Value) error {
			if !v.IsValid() || !v.CanInterface() || v.Type() == bagType {
				return errLeft
			}
			var page bytes.Buffer
			if err := t.Execute(&page, v.Interface()); err != nil {
				return errors.Join(errLeft, err)
			}
			text := page.Bytes()
			b.Write(text[len(before) : len(text)-len(after)])
			return nil
		}
		found[names] = quickly(names, exact)
	}
	return found
})

// escaperOf gives the name of an escaper that html/template has put into a pipeline, "" for everything else.
func escaperOf(c *parse.CommandNode) string {
	name, _ := c.Args[0].(*parse.IdentifierNode)
	if name == nil || len(c.Args) != 1 || !strings.HasPrefix(name.Ident, "_html_template_") {
		return ""
	}
	return strings.TrimPrefix(name.Ident, "_html_template_")
}

// quickly writes what is simple itself and leaves all else to html/template.
func quickly(escapers string, exact writer) writer {
	plain := func(b *bytes.Buffer, v reflect.Value) error {
		switch {
		case !v.IsValid():
			return errLeft
		case v.Kind() == reflect.String && simple(v.Type()):
			writeEscaped(b, v.String())
		case v.CanInt() && simple(v.Type()):
			b.Write(strconv.AppendInt(b.AvailableBuffer(), v.Int(), 10))
		default:
			return exact(b, v)
		}
		return nil
	}
	switch escapers {
	case "htmlescaper|":
		return func(b *bytes.Buffer, v reflect.Value) error {
			if v.IsValid() && v.Type() == htmlType {
				b.WriteString(v.String())
				return nil
			}
			return plain(b, v)
		}
	case "attrescaper|", "rcdataescaper|":
		return plain
	case "urlfilter|urlnormalizer|attrescaper|", "urlnormalizer|attrescaper|":
		return func(b *bytes.Buffer, v reflect.Value) error {
			if v.Kind() == reflect.String && (v.Type() == urlType || simple(v.Type()) && !strings.HasPrefix(v.String(), "webcal:")) && writeAddress(b, v.String()) {
				return nil
			}
			return exact(b, v)
		}
	case "jsvalescaper|":
		return func(b *bytes.Buffer, v reflect.Value) error {
			if v.IsValid() && v.Type() == scriptType {
				b.WriteString(v.String())
				return nil
			}
			return exact(b, v)
		}
	}
	return exact
}

var (
	htmlType   = reflect.TypeFor[template.HTML]()
	urlType    = reflect.TypeFor[template.URL]()
	scriptType = reflect.TypeFor[template.JS]()
)

// simple tells that a type has no methods by which it would write itself, and none of the meanings that
// html/template gives to its own types.
func simple(t reflect.Type) bool {
	return t == stringType || t.NumMethod() == 0 && reflect.PointerTo(t).NumMethod() == 0 && t.PkgPath() != "html/template"
}

// writeEscaped writes a text as html/template does in HTML and in quoted attributes.
func writeEscaped(b *bytes.Buffer, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var with string
		switch s[i] {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '"':
			with = "&#34;"
		case '\'':
			with = "&#39;"
		case '+':
			with = "&#43;"
		case 0:
			with = "\uFFFD"
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(with)
		from = i + 1
	}
	b.WriteString(s[from:])
}

// writeAddress writes an address as html/template does in a quoted href, where that takes no more than to escape
// single characters, and tells whether it did.
func writeAddress(b *bytes.Buffer, href string) bool {
	path, outside := strings.CutPrefix(href, "https://")
	if !outside {
		path, outside = strings.CutPrefix(href, "webcal://")
	}
	escape := false
	for i := 0; i < len(path); i++ {
		switch at[path[i]] {
		case plainly:
		case escaped:
			escape = true
		case percent:
			if i+2 >= len(path) || !isHex(path[i+1]) || !isHex(path[i+2]) {
				return false
			}
		default:
			// A colon may end a scheme.
			if path[i] != ':' || !outside {
				return false
			}
		}
	}
	if escape {
		writeEscaped(b, href)
	} else {
		b.WriteString(href)
	}
	return true
}

// What becomes of a character of an address. The zero value is for those that html/template is left to see to.
const (
	plainly = 1 + iota
	escaped
	percent
)

var at = func() (at [256]byte) {
	for _, c := range []byte("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._~/#?=,;@") {
		at[c] = plainly
	}
	at['&'], at['+'], at['%'] = escaped, escaped, percent
	return at
}()

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
