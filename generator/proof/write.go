package proof

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"

	"partnershipregister/generator/language"
)

//go:embed proof.css
var ownStyle string

// widths are the rules of a theme for narrow and wide windows. In the file a page has the width of its column.
var widths = regexp.MustCompile(`@media\s*(\((?:min|max)-width:[^{]*\{)`)

// Write writes the file in the language of the words, with no more bytes of pages than a bound. What has no room is
// counted and, as far as there is room for that, listed.
func (c *Changes) Write(w io.Writer, words *language.Words, most int) error {
	p := printer{words: words}
	p.pages(c, most)
	if p.err != nil {
		return p.err
	}
	style := ownStyle
	if len(c.Pages) > 0 {
		style = widths.ReplaceAllString(string(c.Pages[0].style), "@container $1") + ownStyle
	}
	sum := sha256.Sum256([]byte(style))
	title := html.EscapeString(p.say("preview.title"))
	_, err := fmt.Fprintf(w, `<!doctype html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>%s</title>
<style>%s</style>
</head>
<body class="proof">
<main>
<h1>%s</h1>
%s</main>
</body>
</html>
`, words.Code(), base64.StdEncoding.EncodeToString(sum[:]), title, style, title, p.String())
	if p.err != nil {
		return p.err
	}
	return err
}

// A printer writes the body of the file and keeps the first missing word.
type printer struct {
	bytes.Buffer
	words *language.Words
	err   error
}

func (p *printer) say(key string, values ...string) string {
	s, err := p.words.Say(key, values...)
	if p.err == nil {
		p.err = err
	}
	return s
}

func (p *printer) paragraph(text string) {
	fmt.Fprintf(p, "<p>%s</p>\n", html.EscapeString(text))
}

// mostListed is how many pages without room of their own are named.
const mostListed = 200

func (p *printer) pages(c *Changes, most int) {
	number := p.words.Number
	if c.Unknown {
		p.paragraph(p.say("preview.unknown"))
		return
	}
	if len(c.Pages) == 0 {
		p.paragraph(p.say("preview.none"))
		if c.Around > 0 {
			p.paragraph(p.say("preview.around", "n", number(c.Around)))
		}
		return
	}
	var shown [][]byte
	room := most
	for i, page := range c.Pages {
		text := p.page(page, i+1)
		if len(text) > room {
			break
		}
		room -= len(text)
		shown = append(shown, text)
	}
	p.paragraph(p.say("preview.count", "n", number(len(c.Pages))))
	if c.Around > 0 {
		p.paragraph(p.say("preview.around", "n", number(c.Around)))
	}
	if left := len(c.Pages) - len(shown); left > 0 {
		p.paragraph(p.say("preview.left-out", "n", number(left)))
	}
	p.paragraph(p.say("preview.intro"))
	p.WriteString("<ol class=\"pages\">\n")
	for i, page := range c.Pages[:min(len(c.Pages), len(shown)+mostListed)] {
		what := p.say("preview.places", "n", number(page.Places))
		switch {
		case page.New():
			what = p.say("preview.new")
		case page.Gone():
			what = p.say("preview.gone")
		}
		title := page.Title
		if i < len(shown) {
			title = "<a href=\"#page-" + strconv.Itoa(i+1) + "\">" + title + "</a>"
		}
		fmt.Fprintf(p, "<li>%s <span class=\"address\">%s</span></li>\n", title, html.EscapeString(what))
	}
	p.WriteString("</ol>\n")
	for _, text := range shown {
		p.Write(text)
	}
}

// page is the part of the file about one page. The title is as the page writes it, fit for HTML.
func (p *printer) page(c *Change, number int) []byte {
	var b bytes.Buffer
	open := " open"
	if c.rank() == 4 {
		open = ""
	}
	name := c.Address
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	fmt.Fprintf(&b, "<details%s><summary>%s <span class=\"address\">%s</span></summary>\n<div class=\"pair\" id=\"page-%d\">\n",
		open, c.Title, html.EscapeString(name), number)
	for i, tokens := range [][]token{c.before, c.after} {
		state := []string{"before", "after"}[i]
		fmt.Fprintf(&b, "<div class=\"state %s\"><p>%s</p>\n<div class=\"page %s\" lang=\"%s\">", state, html.EscapeString(p.say("preview."+state)), html.EscapeString(c.Kind), c.Language)
		switch {
		case tokens == nil:
			b.WriteString("<p>" + html.EscapeString(p.say("preview.no-page")) + "</p>")
		case !c.Subject && !c.New() && !c.Gone():
			tokens = trimmed(tokens)
			fallthrough
		default:
			prefix := fmt.Sprintf("%c%d-", state[0], number)
			for _, t := range tokens {
				b.WriteString(written(t, prefix))
			}
		}
		b.WriteString("</div></div>\n")
	}
	b.WriteString("</div>\n</details>\n")
	return b.Bytes()
}

// references are attributes that name ids.
var references = regexp.MustCompile(` (id|headers|aria-labelledby|aria-describedby)="([^"]*)"`)

// written gives a token as it stands in the file: with ids of its own page, and marked where it differs.
func written(t token, prefix string) string {
	if t.tag == "" || t.closing {
		return t.text
	}
	text := references.ReplaceAllStringFunc(t.text, func(s string) string {
		m := references.FindStringSubmatch(s)
		ids := strings.Fields(m[2])
		for i := range ids {
			ids[i] = prefix + ids[i]
		}
		return " " + m[1] + `="` + strings.Join(ids, " ") + `"`
	})
	if !t.changed {
		return text
	}
	if before, rest, has := strings.Cut(text, ` class="`); has {
		return before + ` class="changed ` + rest
	}
	return strings.Replace(text, "<"+t.tag, "<"+t.tag+` class="changed"`, 1)
}
