package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"

	"partnershipregister/generator/page"
)

// Links and texts make up most of a page, so the functions link and said write them in one step, as these templates would; a test holds both against each other.

// linkFunction gives what a template writes as {{link .Partnership}}: a link, or its bare text when it leads nowhere.
func linkFunction(v any) (template.HTML, error) {
	linked, ok := v.(interface{ Linked() page.Link })
	if !ok {
		return "", fmt.Errorf("link takes a link, not a %T", v)
	}
	var b bytes.Buffer
	err := writeLink(&b, linked.Linked())
	return template.HTML(b.String()), err
}

// saidFunction gives what a template writes as {{said .Purpose}}: a text, with its language where that is not the
// page's.
func saidFunction(v any) (template.HTML, error) {
	worded, ok := v.(interface{ Worded() page.Said })
	if !ok {
		return "", fmt.Errorf("said takes a text with its language, not a %T", v)
	}
	var b bytes.Buffer
	writeSaid(&b, worded.Worded())
	return template.HTML(b.String()), nil
}

func writeLink(b *bytes.Buffer, l page.Link) error {
	if l.Href == "" {
		writeSaid(b, l.Said)
		return nil
	}
	b.WriteString(`<a href="`)
	if err := writers()["urlfilter|urlnormalizer|attrescaper|"](b, reflect.ValueOf(l.Href)); err != nil {
		return err
	}
	if l.Lang != "" {
		b.WriteString(`" lang="`)
		writeEscaped(b, l.Lang)
	}
	b.WriteString(`">`)
	writeEscaped(b, l.Text)
	b.WriteString("</a>")
	return nil
}

func writeSaid(b *bytes.Buffer, s page.Said) {
	if s.Lang == "" {
		writeEscaped(b, s.Text)
		return
	}
	b.WriteString(`<span lang="`)
	writeEscaped(b, s.Lang)
	b.WriteString(`">`)
	writeEscaped(b, s.Text)
	b.WriteString("</span>")
}
