package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"partnershipregister/generator/page"
)

// Links and texts make up most of a page, and a template that is called for each costs more than all else on it.
// So the functions link and said write them, as these templates would; a test holds both against each other.

// linkFunction gives what a template writes as {{link .Partnership}}: a link, or its bare text when it leads nowhere.
func linkFunction(v any) (template.HTML, error) {
	linked, ok := v.(interface{ Linked() page.Link })
	if !ok {
		return "", fmt.Errorf("link takes a link, not a %T", v)
	}
	l := linked.Linked()
	if l.Href == "" {
		return saidFunction(l)
	}
	var b strings.Builder
	b.Grow(len(l.Href) + len(l.Text) + 40)
	b.WriteString(`<a href="`)
	href, err := addressText(l.Href)
	if err != nil {
		return "", err
	}
	b.WriteString(href)
	if l.Lang != "" {
		b.WriteString(`" lang="`)
		b.WriteString(escapedText(l.Lang))
	}
	b.WriteString(`">`)
	b.WriteString(escapedText(l.Text))
	b.WriteString("</a>")
	return template.HTML(b.String()), nil
}

// saidFunction gives what a template writes as {{said .Purpose}}: a text, with its language where that is not the
// page's.
func saidFunction(v any) (template.HTML, error) {
	worded, ok := v.(interface{ Worded() page.Said })
	if !ok {
		return "", fmt.Errorf("said takes a text with its language, not a %T", v)
	}
	s := worded.Worded()
	if s.Lang == "" {
		return template.HTML(escapedText(s.Text)), nil
	}
	return template.HTML(`<span lang="` + escapedText(s.Lang) + `">` + escapedText(s.Text) + "</span>"), nil
}

// escapedText writes a text as html/template does in HTML and in quoted attributes.
func escapedText(s string) string {
	if !strings.ContainsAny(s, "&<>\"'+\x00") {
		return s
	}
	return strings.ReplaceAll(template.HTMLEscapeString(s), "+", "&#43;")
}

// addressText writes an address as html/template does in a href. Only addresses that need no care at all are
// written here; the others are left to it.
func addressText(href string) (string, error) {
	path := strings.TrimPrefix(href, "https://")
	plain := true
	for i := 0; i < len(path) && plain; i++ {
		c := path[i]
		plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/#?=", c) >= 0
	}
	if plain {
		return href, nil
	}
	var b bytes.Buffer
	if err := addressTemplate.Execute(&b, href); err != nil {
		return "", err
	}
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), `<a href="`), `"></a>`), nil
}

var addressTemplate = template.Must(template.New("").Parse(`<a href="{{.}}"></a>`))
