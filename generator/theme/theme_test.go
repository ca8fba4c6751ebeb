package theme

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/language"
)

// plainTheme is a whole theme with one kind of page.
func plainTheme() fstest.MapFS {
	return fstest.MapFS{
		"plain/theme.toml":       text(`name = "plain"`),
		"plain/layout.html":      text(`<!doctype html><html lang="{{.Lang}}"><head><title>{{.Title}}</title><link rel="stylesheet" href="{{asset "site.css"}}"></head><body>{{template "main" .}}</body></html>`),
		"plain/parts/name.html":  text(`<b>{{.}}</b>`),
		"plain/pages/board.html": text(`<h1>{{say "board.title"}}</h1><p>{{template "parts/name" .Title}}</p>`),
		"plain/assets/site.css":  text("body { color: #000000 }\n"),
		"plain/.hidden":          text("left alone"),
	}
}

func text(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

var english = language.NewWords("en", map[string]language.Phrase{"board.title": {Other: "A board"}})

type boardView struct{ Lang, Title string }

func TestRender(t *testing.T) {
	theme, err := Load(plainTheme(), "plain", []*language.Words{english})
	if err != nil {
		t.Fatal(err)
	}
	got := render(t, theme, "board")
	want := `<!doctype html><html lang="en"><head><title>Safer &lt;Northmarsh&gt;</title><link rel="stylesheet" href="assets/plain/site.css?v=` + theme.Assets()[0].Hash + `"></head><body><h1>A board</h1><p><b>Safer &lt;Northmarsh&gt;</b></p></body></html>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if a := theme.Assets()[0]; a.Name != "assets/plain/site.css" || string(a.Content) != "body{color:#000}" {
		t.Errorf("the style is %q as %s", a.Content, a.Name)
	}
}

func render(t *testing.T, theme *Theme, kind string) string {
	t.Helper()
	var b bytes.Buffer
	if err := theme.Render(&b, "en", kind, boardView{"en", "Safer <Northmarsh>"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestExtend has a theme that replaces one part and the style of another and has the rest from there.
func TestExtend(t *testing.T) {
	files := plainTheme()
	files["fine/theme.toml"] = text("# Finer.\nname = \"fine\"\nextends = \"plain\"\n")
	files["fine/parts/name.html"] = text(`<i>{{.}}</i>`)
	files["fine/assets/site.css"] = text("body{color:#123456}")
	files["plain/assets/page.css/1-colours.css"] = text("a{color:red}")
	files["plain/assets/page.css/2-lines.css"] = text("b{margin:0}")
	files["fine/assets/page.css/1-colours.css"] = text("a{color:#00f}")
	theme, err := Load(files, "fine", []*language.Words{english})
	if err != nil {
		t.Fatal(err)
	}
	if a := theme.Assets()[0]; a.Name != "assets/fine/page.css" || string(a.Content) != "a{color:#00f}b{margin:0}" {
		t.Errorf("the joined style is %q as %s", a.Content, a.Name)
	}
	got := render(t, theme, "board")
	for _, want := range []string{"<i>Safer", "<h1>A board</h1>", "assets/fine/site.css?v="} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
}

// TestFaults spoils one file and looks at what the author of a theme is told.
func TestFaults(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		want       string
	}{
		"no header":       {"plain/theme.toml", "", `theme "plain": there is no file themes/plain/theme.toml: write it with one line, name = "plain"`},
		"header's key":    {"plain/theme.toml", "nam = \"plain\"", `theme "plain": themes/plain/theme.toml: line 1: the key "nam" is not known; the keys are name and extends`},
		"header's form":   {"plain/theme.toml", "name = plain", `theme "plain": themes/plain/theme.toml: line 1: write key = "value"`},
		"no such parent":  {"plain/theme.toml", `extends = "grand"`, `theme "plain": there is no file themes/grand/theme.toml: write it with one line, name = "grand"`},
		"itself":          {"plain/theme.toml", `extends = "plain"`, `theme "plain": the themes plain extend each other in a ring`},
		"no layout":       {"plain/layout.html", "", `theme "plain" has no layout: write themes/plain/layout.html`},
		"syntax":          {"plain/pages/board.html", "{{if}}", "template: themes/plain/pages/board.html:1: missing value for if"},
		"unknown phrase":  {"plain/pages/board.html", `{{if .Title}}{{say "board.titel"}}{{end}}`, `themes/plain/pages/board.html: the word list of the language "en" has no phrase "board.titel": write it into content/words/en.toml, under [board], as titel = "…"`},
		"phrase in parts": {"plain/parts/name.html", `{{with .}}{{range .}}{{else}}{{count "board.n" 1}}{{end}}{{end}}`, `themes/plain/parts/name.html: the word list of the language "en" has no phrase "board.n": write it into content/words/en.toml, under [board], as n = "…"`},
	} {
		t.Run(name, func(t *testing.T) {
			files := plainTheme()
			if test.text == "" {
				delete(files, test.file)
			} else {
				files[test.file] = text(test.text)
			}
			_, err := Load(files, "plain", []*language.Words{english})
			if err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestRenderFaults(t *testing.T) {
	files := plainTheme()
	files["plain/pages/wrong.html"] = text("<p>\n\n\t{{.Chair}}\n</p>")
	files["plain/pages/lost.html"] = text(`<img src="{{asset "crest.svg"}}">`)
	theme, err := Load(files, "plain", []*language.Words{english})
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]string{
		"meeting": `theme "plain" has no template for pages of the kind "meeting": write themes/plain/pages/meeting.html`,
		"wrong":   `template: themes/plain/pages/wrong.html:3:3: executing "pages/wrong" at <.Chair>: can't evaluate field Chair in type theme.boardView`,
		"lost":    `theme "plain" has no asset "crest.svg": write themes/plain/assets/crest.svg`,
	} {
		err := theme.Render(&bytes.Buffer{}, "en", kind, boardView{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v\nwant %s", kind, err, want)
		}
	}
}
