package page

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// Sitemap writes the list of pages for search engines in the form of sitemaps.org, with each page's
// other languages. Copies and hidden pages are left out. No date is given: the register's dates are of
// facts, not of pages.
func Sitemap(w io.Writer, address string, pages []*Page) error {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
	for _, p := range pages {
		if p.Hidden || p.Canonical != p.Address {
			continue
		}
		b.WriteString("<url><loc>")
		escape(&b, address+p.Address)
		b.WriteString("</loc>")
		for _, t := range p.Twins {
			fmt.Fprintf(&b, "<xhtml:link rel=\"alternate\" hreflang=%q href=\"", t.Language)
			escape(&b, address+t.Address)
			b.WriteString("\"/>")
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	_, err := w.Write(b.Bytes())
	return err
}

func escape(b *bytes.Buffer, s string) { _ = xml.EscapeText(b, []byte(s)) }

// Robots writes robots.txt: everything may be read, and where the sitemap is.
func Robots(w io.Writer, address string) error {
	_, err := fmt.Fprintf(w, "User-agent: *\nAllow: /\nSitemap: %ssitemap.xml\n", address)
	return err
}
