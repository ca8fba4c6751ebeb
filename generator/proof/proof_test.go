package proof

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"partnershipregister/generator/language"
)

// words are the shipped ones that the file needs.
func words(t *testing.T) *language.Words {
	t.Helper()
	var all struct{ Preview map[string]string }
	text, err := os.ReadFile("../../content/words/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := toml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	phrases := map[string]language.Phrase{}
	for key, text := range all.Preview {
		phrases["preview."+key] = language.Phrase{Other: text}
	}
	return language.NewWords("en", phrases)
}

func document(main string) []byte {
	return []byte(`<!doctype html><html lang="en"><head><title>Safer Reedham &amp; more</title></head><body class="partnership"><header>H</header><main id="main" tabindex="-1">` +
		main + `</main><footer>As of 2025</footer></body></html>`)
}

func file(t *testing.T, c *Changes, most int) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b, words(t), most); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Both states stand in the file, with the parts marked that differ and those left out that don't.
func TestMarks(t *testing.T) {
	was := `<h1>Safer Reedham</h1><section aria-labelledby="chair"><h2 id="chair">Chair</h2><p>Mayor</p></section> <section><h2>Law</h2><p>An act</p></section>` +
		`<section><ul aria-labelledby="chair"><li>One</li><li>Two</li><li>Three</li><li>Four</li><li>Five</li></ul></section>`
	is := strings.NewReplacer("Mayor", "Leader", "Five", "Six").Replace(was)
	c, around := changed(document(was), document(is))
	if c == nil || around || c.Places != 2 || c.Title != "Safer Reedham &amp; more" {
		t.Fatalf("%+v, %v", c, around)
	}
	text := file(t, &Changes{Pages: []*Change{c}}, 1e6)
	for _, want := range []string{
		`<p class="changed">Mayor</p>`, `<p class="changed">Leader</p>`,
		`<section><h2 id="b1-chair">`, `<section><h2 id="a1-chair">`,
		`</section><p class="same">…</p><section>`, `<ul aria-labelledby="a1-chair"><li class="same">…</li><li>Four</li><li class="changed">Six</li></ul>`,
		`<a href="#page-1">Safer Reedham &amp; more</a> <span class="address">parts that differ: 2</span>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text[strings.Index(text, "<body"):])
		}
	}
	c.Subject = true
	if text := file(t, &Changes{Pages: []*Change{c}}, 1e6); !strings.Contains(text, "An act") {
		t.Error("a page about the changed file is not whole")
	}
}

// What does not show makes no page of the file.
func TestAround(t *testing.T) {
	page := document("<p>A</p>")
	for _, other := range []string{
		strings.Replace(string(page), "2025", "2026", 1),
		strings.Replace(string(page), "<p>A", "<p data-x=\"1\"> A", 1),
		string(document(`<p>A</p><script>1</script>`)),
		string(document(`<p><a href="b.html">A</a></p>`)),
	} {
		if c, around := changed(page, []byte(other)); c != nil || !around {
			t.Errorf("%s: %+v %v", other, c, around)
		}
	}
	if text := file(t, &Changes{}, 1e6); !strings.Contains(text, "leaves what every page shows as it is") || len(text) > 4000 {
		t.Errorf("%d bytes for nothing", len(text))
	}
}

// Nothing in the file can run, load or lead anywhere, whatever stands in a page.
func TestHarmless(t *testing.T) {
	hostile := `<p onclick="x()" style="color:red" CLASS='a"b' id=plain>Text<script>evil()</script><SCRIPT src=x>evil()</SCRIPT>` +
		`<a href="javascript:x()" ping="https://x.example/" target="_top">Go</a><form action="https://x.example/"><input name="q" value="1"><button formaction="x">Send</button></form>` +
		`<img src="https://x.example/a.png" alt="A"><iframe src="x">in</iframe><object data="x">in</object><svg><a xlink:href="x">S</a><use href="#a"/><path d="M0 0"/></svg>` +
		`<style>*{}</style><meta http-equiv="refresh" content="0"><base href="x"><link rel="stylesheet" href="x"><p title='><script>evil()</script>'>T</p><video src="x"></video><!-- c --><b`
	c, _ := changed(document("<p>A</p>"), document(hostile))
	text := file(t, &Changes{Pages: []*Change{c}}, 1e6)
	body := text[strings.Index(text, "<body"):]
	tags := regexp.MustCompile(`<[^>"]*(?:"[^"]*"[^>"]*)*>`)
	for _, tag := range tags.FindAllString(body, -1) {
		name := regexp.MustCompile(`^</?([a-z0-9]*)`).FindStringSubmatch(tag)
		if name == nil {
			t.Errorf("a tag without a name: %s", tag)
			continue
		}
		switch name[1] {
		case "script", "style", "iframe", "object", "form", "input", "button", "img", "link":
			t.Errorf("there is %s", tag)
		}
		if bare := regexp.MustCompile(`"[^"]*"`).ReplaceAllString(tag, ""); regexp.MustCompile(`(?i)\s(on\w+|src|action|style|formaction|data|target|ping|http-equiv|content|xlink:href)\s*=`).MatchString(bare) ||
			strings.Contains(bare, "href") && !strings.HasPrefix(tag, `<a href="#page-`) {
			t.Errorf("there is %s", tag)
		}
	}
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(text)
	sum := sha256.Sum256([]byte(style[1]))
	if want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; form-action 'none'; base-uri 'none'"; !strings.Contains(text, want) {
		t.Errorf("the policy is not %s", want)
	}
}

// The file keeps to its bound and says what it leaves out; pages of the landscape go first.
func TestBound(t *testing.T) {
	var pages []*Change
	for i := range 400 {
		c, _ := changed(document("<p>"+strings.Repeat("a", 500)+"</p>"), document("<p>b</p>"))
		c.Address = fmt.Sprintf("p%d.html", i)
		pages = append(pages, c)
	}
	text := file(t, &Changes{Pages: pages}, 20_000)
	if len(text) > 60_000 || !strings.Contains(text, "Pages that change: 400.") || !strings.Contains(text, "so that the file stays small: 3") {
		t.Errorf("%d bytes: %s", len(text), text[strings.Index(text, "<body"):][:400])
	}
	for _, two := range [][2]Change{
		{{Subject: true, Kind: "partnership"}, {Subject: true, Kind: "landscape-load"}}, {{Kind: "organisation"}, {Kind: "home"}}, {{Kind: "home"}, {Kind: "landscape-counts"}},
	} {
		two[0].before, two[0].after, two[1].before, two[1].after = []token{}, []token{}, []token{}, []token{}
		if two[0].rank() >= two[1].rank() {
			t.Errorf("%s does not come before %s", two[0].Kind, two[1].Kind)
		}
	}
}
