package theme

import (
	"bytes"
	"html/template"
	"testing"

	"partnershipregister/generator/page"
)

// What the functions write, as templates.
const (
	saidTemplate = `{{if .Lang}}<span lang="{{.Lang}}">{{.Text}}</span>{{else}}{{.Text}}{{end}}`
	linkTemplate = `{{if .Href}}{{if .Lang}}<a href="{{.Href}}" lang="{{.Lang}}">{{.Text}}</a>{{else}}<a href="{{.Href}}">{{.Text}}</a>{{end}}{{else}}{{template "said" .}}{{end}}`
)

var linkTemplates = template.Must(template.Must(template.New("link").Parse(linkTemplate)).New("said").Parse(saidTemplate))

// FuzzLink holds what the functions write against what html/template makes of the same.
func FuzzLink(f *testing.F) {
	for _, href := range []string{
		"", "../partnerships/a.html#seats", "https://example.org/a?b=c&d=e+f", "javascript:alert(1)", "JaVaScRiPt:x", "//elsewhere.example", "data:text/html,<b>",
		"mailto:a@example.org", "https://example.org/ŵ y%20z%zz", "https://javascript:x", "a:b", "x'\"<>&", "https://https://x", "\x00", "\xff", "a=b", "#:x", "?:x", "http://example.org",
	} {
		f.Add(href, "Safer Northmarsh", "")
		f.Add(href, "R&D <b>\"'+`=\x00\xff", "cy")
		f.Add(href, "", "c\"y+")
	}
	f.Fuzz(func(t *testing.T, href, text, lang string) {
		l := page.Link{Said: page.Said{Text: text, Lang: lang}, Href: href}
		for name, of := range map[string]func(any) (template.HTML, error){"link": linkFunction, "said": saidFunction} {
			var want bytes.Buffer
			if err := linkTemplates.ExecuteTemplate(&want, name, l); err != nil {
				t.Fatal(err)
			}
			for _, v := range []any{l, &l} {
				got, err := of(v)
				if err != nil {
					t.Fatal(err)
				}
				if string(got) != want.String() {
					t.Errorf("%s of %q, %q, %q\ngot  %s\nwant %s", name, href, text, lang, got, want.String())
				}
			}
		}
	})
}

func TestLinkTakesLinksOnly(t *testing.T) {
	for _, of := range []func(any) (template.HTML, error){linkFunction, saidFunction} {
		if _, err := of("<b>"); err == nil {
			t.Error("a bare text was taken")
		}
	}
}
