package theme

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"partnershipregister/generator/language"
	"partnershipregister/generator/page"
)

// TestFixedPhrases has phrases at places that are escaped differently and holds the page against what
// html/template makes of it when each phrase is looked up.
func TestFixedPhrases(t *testing.T) {
	words := language.NewWords("en", map[string]language.Phrase{
		"a.plain": {Other: "Home"}, "a.sharp": {Other: `R&D's <b> "x" 1+1 = 2`}, "a.filled": {Other: "As of {date}"},
	})
	files := plainTheme()
	files["plain/parts/twice.html"] = text(`{{say "a.sharp"}}`)
	files["plain/pages/board.html"] = text(`<title>{{say "a.sharp"}}</title><p title="{{say "a.sharp"}}" class="{{say "a.plain"}}">{{say "a.plain"}}{{say "a.sharp"}}</p>` +
		`<a href="{{say "a.sharp"}}">{{say "a.filled" "date" .Title}}</a>{{if say "a.plain"}}{{with say "a.sharp"}}{{.}}{{end}}{{end}}{{$x := say "a.plain"}}{{$x}}` +
		`{{template "parts/twice"}}<textarea>{{template "parts/twice"}}</textarea><script type="application/ld+json">{{say "a.sharp"}}</script>{{link .Link}}{{said .Link}}<p title="{{said .Link}}"></p>`)
	theme, err := Load(files, "plain", []*language.Words{words})
	if err != nil {
		t.Fatal(err)
	}
	view := struct {
		Lang, Title string
		Link        page.Link
	}{"en", "R&D", page.Link{Said: page.Said{Text: "<R+D>", Lang: "cy"}, Href: "a.html"}}
	set, err := theme.parse(words, func(b []byte) (string, error) { return minified(minifier(), b) })
	if err != nil {
		t.Fatal(err)
	}
	var got, want bytes.Buffer
	if err := theme.Render(&got, "en", "board", view); err != nil {
		t.Fatal(err)
	}
	if err := set.ExecuteTemplate(&want, layoutOf("board"), view); err != nil {
		t.Fatal(err)
	}
	if got.String() != want.String() {
		t.Errorf("got  %s\nwant %s", got.String(), want.String())
	}
	tree := fmt.Sprint(theme.sets["en"].Lookup("pages/board").Tree.Root)
	// Those that are looked up: the one in the title, whose escaper is its own, in the href, with a date, in if and with, and in the script.
	if n := strings.Count(tree, "say "); n != 6 || !strings.Contains(tree, "Home") {
		t.Errorf("%d phrases are looked up: %s", n, tree)
	}
	if strings.Contains(tree, "link .Link |") {
		t.Errorf("a finished link is escaped again: %s", tree)
	}
}
