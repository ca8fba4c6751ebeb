package browser_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A host shows the built register at an address of its own, so that no copy in the browser is another test's.
type host struct {
	root string // with the slash at the end
	// answer may answer in place of the folder; it tells whether it did. May be nil.
	answer func(w http.ResponseWriter, r *http.Request, file string) bool

	sync.Mutex
	asked []string // files, in the order in which they were asked for
	down  bool     // nothing is answered at all
}

func (w *world) newHost(t *testing.T) *host {
	t.Helper()
	h := &host{}
	files := http.FileServer(http.Dir(w.folder))
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		file := strings.TrimPrefix(r.URL.Path, "/")
		h.Lock()
		h.asked = append(h.asked, file)
		down, answer := h.down, h.answer
		h.Unlock()
		if down {
			if connection, _, err := out.(http.Hijacker).Hijack(); err == nil {
				connection.Close()
			}
			return
		}
		if answer == nil || !answer(out, r, file) {
			files.ServeHTTP(out, r)
		}
	}))
	t.Cleanup(server.Close)
	h.root = server.URL + "/"
	return h
}

// goDown lets the host fall silent, or speak again.
func (h *host) goDown(down bool) {
	h.Lock()
	defer h.Unlock()
	h.down = down
}

// times counts how often files were asked for whose name ends so.
func (h *host) times(end string) int {
	h.Lock()
	defer h.Unlock()
	n := 0
	for _, file := range h.asked {
		if strings.HasSuffix(file, end) {
			n++
		}
	}
	return n
}

// isLeaf tells whether a file is one of an index that another file of it names.
func isLeaf(file string) bool {
	return path.Base(path.Dir(file)) == "search" && path.Base(file) != "names.json"
}

// until waits for something to become true in the page.
func until(t *testing.T, b *tab, expression string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, 20*time.Second)
	defer cancel()
	for {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`(async () => !!(`+expression+`))()`, chromedp.EvalAwaitPromise))
		if ok && err == nil {
			return
		}
		if ctx.Err() == nil {
			time.Sleep(30 * time.Millisecond) // an error may only mean that the page is being left
			continue
		}
		t.Fatalf("this never became true: %s (%v)\nthe page shows %.600s\nthe address is %s", expression, err,
			ask[string](t, b, `document.querySelector("main").innerText`), ask[string](t, b, `location.href`))
	}
}

// enter clears the box of the search and types into it.
func enter(t *testing.T, b *tab, text string) {
	t.Helper()
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.getElementById("q").focus(), document.getElementById("q").select(), undefined`))
	b.do(t, chromedp.KeyEvent(text))
}

const (
	lines   = `document.querySelectorAll("#lists li > a").length`
	names   = `[...document.querySelectorAll("#lists li > a")].map(a => a.textContent)`
	inBox   = `document.activeElement.id == "q"`
	hasWays = `document.getElementById("ways").offsetHeight > 0`
	kent    = "kent/search.html"
)

func TestSearchFindsWhileTyping(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	b := w.newTab(t)
	b.do(t, wide(1280), chromedp.Navigate(h.root+kent))
	if ask[bool](t, b, hasWays+` === false`) {
		t.Error("without a question the ways are not shown")
	}
	enter(t, b, "medway")
	until(t, b, lines+" > 0")
	if first := ask[[]string](t, b, names)[0]; !strings.Contains(first, "Medway") {
		t.Errorf("medway finds %q first", first)
	}
	if !ask[bool](t, b, inBox) {
		t.Error("typing moved the focus")
	}
	if ask[bool](t, b, hasWays) {
		t.Error("the ways stand below the results")
	}
	if !ask[bool](t, b, `[...document.querySelectorAll("#lists mark")].some(m => m.textContent == "Medway")`) {
		t.Error("the word is not marked in the names")
	}
	until(t, b, `/^\d+ results? for “\u2068medway\u2069”$/.test(document.getElementById("status").textContent)`)
	until(t, b, `location.search == "?q=medway"`)
	if title := ask[string](t, b, `document.title`); !strings.HasPrefix(title, "medway – Search – ") {
		t.Errorf("the title is %q", title)
	}

	b.do(t, chromedp.KeyEvent(kb.Enter))
	until(t, b, `document.activeElement.id == "results"`)
	if at := ask[focus](t, b, focused); !at.Visible {
		t.Errorf("after Enter the focus is not to be seen: %+v", at)
	}
	b.do(t, chromedp.KeyEvent(kb.Tab))
	if at := ask[focus](t, b, focused); at.Tag != "A" || !at.Inside {
		t.Errorf("from the heading the Tab key goes to %+v", at)
	}

	// Every result leads somewhere.
	for _, href := range ask[[]string](t, b, `[...document.querySelectorAll("#lists li > a")].map(a => a.href)`) {
		if answer, err := http.Get(href); err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("a result leads to %s: %v", href, err)
		} else {
			answer.Body.Close()
		}
	}

	enter(t, b, "medwya")
	until(t, b, `document.querySelector("#notes button") && `+lines+" > 0")
	if first := ask[[]string](t, b, names)[0]; !strings.Contains(first, "Medway") {
		t.Errorf("medwya finds %q first", first)
	}
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#notes button").click()`))
	until(t, b, lines+` == 0 && document.activeElement.id == "results" && `+hasWays)

	enter(t, b, "qqxqxz")
	until(t, b, `document.getElementById("tips").offsetHeight > 0 && `+hasWays)
	until(t, b, `document.getElementById("status").textContent == "Nothing was found for “\u2068qqxqxz\u2069”."`)
	// Where nothing is found, one link leads to the whole register with the same words.
	if to := ask[string](t, b, `{ const a = document.getElementById("wider"); a.pathname + a.search }`); to != "/search.html?q=qqxqxz" {
		t.Errorf("the wider search is at %s", to)
	}
	// A word that none of the results has is named, as it was typed.
	enter(t, b, "Medway Gwynedd safety")
	until(t, b, `/^Nothing has all of these words\. Left out.*: \u2068Gwynedd\u2069\.$/.test(document.getElementById("notes").textContent)`)
	said, _ := b.forget()
	if len(said) > 0 {
		t.Errorf("the console shows %q", said)
	}
}

// TestSearchKeepsHistory goes through drafts, questions and filters, back, and to a shared address.
func TestSearchKeepsHistory(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	b := w.newTab(t)
	b.do(t, wide(1280), chromedp.Navigate(h.root+kent))
	enter(t, b, "partnership")
	until(t, b, `location.search == "?q=partnership"`)
	enter(t, b, "board")
	until(t, b, `location.search == "?q=board"`) // a draft takes the place of the one before
	b.do(t, chromedp.KeyEvent(kb.Enter))
	until(t, b, lines+" > 0 && document.activeElement.id == 'results'")
	all := ask[[]string](t, b, names)

	check := `document.querySelector(".facet input[type=checkbox]")`
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".facet:not([hidden])")[1].open = true`))
	until(t, b, check)
	want := ask[int](t, b, `parseInt(/\d+/.exec(`+check+`.parentElement.lastChild.textContent)[0])`)
	b.do(t, chromedp.Evaluate[chromedp.Void](check+`.focus()`), chromedp.KeyEvent(" "))
	until(t, b, fmt.Sprintf(`%s == %d && document.activeElement == %s`, lines, min(want, 20), check))
	until(t, b, `new URLSearchParams(location.search).size == 2 && !document.getElementById("clear").hidden`)
	shared := ask[string](t, b, `location.href`)
	filtered := ask[[]string](t, b, names)

	other := w.newTab(t)
	other.do(t, wide(1280), chromedp.Navigate(shared))
	until(t, other, lines+" > 0")
	if got := ask[[]string](t, other, names); !slices.Equal(got, filtered) {
		t.Errorf("the shared address shows %q, not %q", got, filtered)
	}
	until(t, other, `document.querySelector(".facet input:checked")`)

	b.do(t, chromedp.Evaluate[chromedp.Void](`history.back()`))
	until(t, b, `location.search == "?q=board" && document.getElementById("clear").hidden`)
	until(t, b, `!document.querySelector(".facet input:checked")`)
	if got := ask[[]string](t, b, names); !slices.Equal(got, all) {
		t.Errorf("back, the page shows %q, not %q", got, all)
	}
	b.do(t, chromedp.Evaluate[chromedp.Void](`history.back()`))
	until(t, b, `location.search == "" && document.getElementById("q").value == "" && `+hasWays)
	b.do(t, chromedp.Evaluate[chromedp.Void](`history.go(2)`))
	until(t, b, `document.querySelector(".facet input:checked") && `+lines+" > 0")
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.getElementById("clear").click()`))
	until(t, b, `location.search == "?q=board" && document.activeElement.tagName == "SUMMARY"`)

	// Filters need no question.
	b.do(t, chromedp.Navigate(strings.Replace(shared, "q=board&", "", 1)))
	until(t, b, lines+" > 0")
	until(t, b, `/^\d+ results?$/.test(document.getElementById("status").textContent)`)

	// The page of a result is left by the Back key to the same results.
	b.do(t, chromedp.Navigate(h.root+kent+"?q=board"))
	until(t, b, lines+" > 0")
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#lists a").click()`))
	until(t, b, `!document.getElementById("q")`)
	b.do(t, chromedp.Evaluate[chromedp.Void](`history.back()`))
	until(t, b, `document.getElementById("q")?.value == "board" && `+lines+" > 0")
}

func TestSearchShowsMore(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	b := w.newTab(t)
	b.do(t, wide(1280), chromedp.Navigate(h.root+"search.html?q=community+safety+partnership"))
	until(t, b, lines+" == 20 && !document.getElementById('more').hidden")
	before := ask[[]string](t, b, names)
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.getElementById("more").click()`))
	until(t, b, lines+" == 40")
	if after := ask[[]string](t, b, names); !slices.Equal(after[:20], before) {
		t.Error("the first results have changed")
	}
	if !ask[bool](t, b, `document.activeElement == document.querySelectorAll("#lists li > a")[20]`) {
		t.Error("the focus is not on the first of the new results")
	}
}

// TestSearchFindsInTheText asks for words that stand in no name.
func TestSearchFindsInTheText(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	b := w.newTab(t)
	var named strings.Builder
	for _, p := range w.index.Register.Partnerships {
		named.WriteString(p.Name.EN + " ")
	}
	for _, o := range w.index.Register.Organisations {
		named.WriteString(o.Name.EN + " ")
	}
	for _, v := range w.index.Register.Vocabulary.Priorities {
		named.WriteString(v.Name.EN + " ")
	}
	var word string
	for _, p := range w.index.Register.Partnerships {
		if p.Home != "kent" {
			continue
		}
		for _, candidate := range regexp.MustCompile(`\b[a-z]{8,}\b`).FindAllString(p.Purpose.EN, -1) {
			if len(candidate) > len(word) && !strings.Contains(strings.ToLower(named.String()), candidate[:len(candidate)-3]) {
				word = candidate
			}
		}
	}
	b.do(t, wide(1280), chromedp.Navigate(h.root+kent))
	enter(t, b, word)
	until(t, b, lines+` > 0 && document.getElementById("lists").innerText.includes("Mentioned in its text")`)
	if ask[string](t, b, `document.querySelector("#lists h3").textContent`) != "Mentioned elsewhere in the entry" {
		t.Errorf("%q: the results in texts have no heading", word)
	}
	if href := ask[string](t, b, `document.querySelector("#lists a").href`); !strings.HasSuffix(href, ".html#:~:text="+word) {
		t.Errorf("%q: the link does not lead to the words: %s", word, href)
	}
	if n := leaves(h); n != 1 {
		t.Errorf("%d leaves were asked for", n)
	}
	// On a later visit the leaf is at hand.
	b.do(t, chromedp.Navigate(h.root+kent+"?q="+word))
	until(t, b, lines+" > 0")
	if n := leaves(h); n != 1 {
		t.Errorf("%d leaves were asked for on two visits", n)
	}
}

func TestSearchWithoutScripts(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	b := w.newTab(t)
	b.do(t, send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}), wide(360), chromedp.Navigate(h.root+"kent/"))
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("header input[name=q]").focus()`), chromedp.KeyEvent("medway"+kb.Enter))
	until(t, b, `location.pathname == "/kent/search.html" && location.search == "?q=medway" && document.readyState == "complete"`)
	text := ask[string](t, b, `document.querySelector("main").innerText`)
	if !strings.Contains(text, "needs JavaScript") {
		t.Errorf("the page does not say that it needs JavaScript: %.300s", text)
	}
	for _, hidden := range []string{"search", "filters", "found", "hint", "more"} {
		if ask[bool](t, b, `document.getElementById("`+hidden+`").offsetHeight > 0`) {
			t.Errorf("#%s shows without scripts", hidden)
		}
	}
	to := ask[[]string](t, b, `[...document.querySelectorAll("#ways a")].map(a => a.pathname)`)
	for _, want := range []string{"/kent/partnerships/a-to-z.html", "/kent/organisations.html", "/kent/authorities.html", "/kent/priorities.html"} {
		if !slices.Contains(to, want) {
			t.Errorf("no link leads to %s", want)
		}
	}
	if !slices.ContainsFunc(to, func(p string) bool { return strings.HasPrefix(p, "/kent/partnerships/by-type/") }) ||
		!slices.ContainsFunc(to, func(p string) bool { return strings.HasPrefix(p, "/kent/partnerships/by-status/") }) {
		t.Errorf("the types or statuses are missing: %q", to)
	}
}

func TestSearchWithoutItsIndex(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	gone := true
	h.answer = func(out http.ResponseWriter, r *http.Request, file string) bool {
		if gone && strings.HasSuffix(file, "names.json") {
			http.NotFound(out, r)
			return true
		}
		return false
	}
	b := w.newTab(t)
	b.do(t, wide(360), chromedp.Navigate(h.root+kent+"?q=medway"))
	until(t, b, `document.getElementById("trouble").innerText.includes("can’t be loaded") && `+hasWays)
	if !ask[bool](t, b, `document.getElementById("found").hidden && document.getElementById("filters").hidden`) {
		t.Error("results or filters show")
	}
	// Once it is there again, Enter is enough.
	h.Lock()
	gone = false
	h.Unlock()
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.getElementById("q").focus()`), chromedp.KeyEvent(kb.Enter))
	until(t, b, lines+` > 0 && document.activeElement.id == "results" && document.getElementById("trouble").hidden`)

	// What is no index counts as none.
	h.Lock()
	h.answer = func(out http.ResponseWriter, r *http.Request, file string) bool {
		if strings.HasSuffix(file, "names.json") {
			fmt.Fprint(out, "<!doctype html>")
			return true
		}
		return false
	}
	h.Unlock()
	b.do(t, chromedp.Navigate(h.root+"essex/search.html?q=essex"))
	until(t, b, `document.getElementById("trouble").innerText.includes("can’t be loaded") && `+hasWays)
}

// Nobody writes about this, so the texts are asked for it.
const unknown = "xylophonist"

func TestSearchWithoutALeaf(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	h.answer = func(out http.ResponseWriter, r *http.Request, file string) bool {
		if isLeaf(file) {
			http.NotFound(out, r)
		}
		return isLeaf(file)
	}
	b := w.newTab(t)
	b.do(t, wide(1280), chromedp.Navigate(h.root+kent))
	enter(t, b, unknown)
	until(t, b, `document.getElementById("notes").innerText.includes("can’t be searched")`)
	enter(t, b, "medway")
	until(t, b, lines+" > 0")
	enter(t, b, unknown+"s")
	until(t, b, `document.getElementById("notes").innerText.includes("can’t be searched") && `+hasWays)
	time.Sleep(500 * time.Millisecond) // nothing more is to happen
	if n := h.times("names.json"); n > 3 {
		t.Errorf("the index was asked for %d times", n)
	}
}

func TestSearchNoticesAStaleIndex(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	index, err := os.ReadFile(filepath.Join(w.folder, "kent", "search", "names.json"))
	if err != nil {
		t.Fatal(err)
	}
	// The index of an earlier build: its mark and the names of its leaves are others, and the leaves are gone.
	old := regexp.MustCompile(`("(?:text|facets|desc|more)-)[0-9a-f]+\.json"`).ReplaceAll(index, []byte(`${1}000000000000.json"`))
	old = regexp.MustCompile(`"b":"[0-9a-f]+"`).ReplaceAll(old, []byte(`"b":"000000000000"`))
	if bytes.Equal(old, index) || bytes.Count(old, []byte("000000000000")) < 2 {
		t.Fatal("the index has no mark or no leaves")
	}
	h.answer = func(out http.ResponseWriter, r *http.Request, file string) bool {
		if !strings.HasSuffix(file, "names.json") {
			return false
		}
		if r.Header.Get("Cache-Control") == "no-cache" { // a caller who wants past the caches
			out.Write(index)
		} else {
			out.Header().Set("Cache-Control", "max-age=600")
			out.Write(old)
		}
		return true
	}
	b := w.newTab(t)
	b.do(t, wide(1280), chromedp.Navigate(h.root+kent))
	until(t, b, `!document.getElementById("filters").hidden`)
	enter(t, b, unknown)
	until(t, b, `document.getElementById("tips").offsetHeight > 0`)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if leaves(h) > 1 {
			break
		}
	}
	if ask[bool](t, b, `document.getElementById("notes").innerText.includes("can’t be searched")`) || leaves(h) < 2 {
		t.Errorf("the new index was not taken up; asked for %q", h.asked)
	}
	enter(t, b, "medway")
	until(t, b, lines+" > 0")
}

// leaves counts the leaves that were asked for.
func leaves(h *host) int {
	h.Lock()
	defer h.Unlock()
	n := 0
	for _, file := range h.asked {
		if isLeaf(file) {
			n++
		}
	}
	return n
}

func TestSearchOverASlowNetwork(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	pass := make(chan bool)
	let := sync.OnceFunc(func() { close(pass) })
	t.Cleanup(let) // or the host would wait for ever
	h.answer = func(out http.ResponseWriter, r *http.Request, file string) bool {
		if strings.HasSuffix(file, "names.json") {
			<-pass
		}
		return false
	}
	b := w.newTab(t)
	b.do(t, wide(1280), chromedp.Evaluate[chromedp.Void](`setTimeout(() => location.href = "`+h.root+kent+`")`))
	until(t, b, `document.getElementById("hint")?.hidden === false`)
	enter(t, b, "medway")
	until(t, b, `document.getElementById("status").textContent == "The search is being loaded."`)
	b.do(t, chromedp.KeyEvent(kb.Enter))
	if !ask[bool](t, b, inBox) {
		t.Error("Enter moved the focus before anything was found")
	}
	let()
	until(t, b, lines+` > 0 && document.activeElement.id == "results"`)
	if n := h.times("names.json"); n > 2 {
		t.Errorf("the index was asked for %d times", n)
	}
}

// TestSearchOffline uses the page without a network, and then with a network that shows a newer page.
func TestSearchOffline(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	b := w.newTab(t)
	b.do(t, wide(1280), chromedp.Navigate(h.root+kent))
	until(t, b, `(await navigator.serviceWorker.getRegistration())?.active`)
	until(t, b, `(await Promise.all((await caches.keys()).map(async n => (await (await caches.open(n)).keys()).length))).some(n => n >= 4)`)
	h.goDown(true)
	enter(t, b, "medway")
	until(t, b, lines+" > 0")
	b.do(t, chromedp.Navigate(h.root+kent+"?q=medway"))
	until(t, b, lines+" > 0")
	if ask[string](t, b, `getComputedStyle(document.getElementById("lists").querySelector("ol")).listStyleType`) != "none" {
		t.Error("the page has no style")
	}
	h.goDown(false)
	h.Lock()
	h.answer = func(out http.ResponseWriter, r *http.Request, file string) bool {
		if file == kent {
			out.Header().Set("Content-Type", "text/html")
			fmt.Fprint(out, "<!doctype html><title>Newer</title><main>Newer</main>")
		}
		return file == kent
	}
	h.Unlock()
	b.do(t, chromedp.Navigate(h.root+kent+"?q=kent"))
	until(t, b, `document.title == "Newer"`)
	// The other pages have nothing to do with it.
	if n := ask[int](t, b, `navigator.serviceWorker.getRegistrations().then(list => list.filter(r => !r.scope.endsWith("/kent/search.html")).length)`); n > 0 {
		t.Errorf("%d service workers have a wider scope", n)
	}
}

// hostile are things that nobody looks for.
var hostile = []string{
	`"><script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `</script><script>alert(1)</script>`, `javascript:alert(1)`,
	strings.Repeat("a", 10_000), strings.Repeat("ab ", 5_000), "med\x00way", "\x00", "\u202emedway\u202d", "\u200f\u2067\u2066", "\ufeff\ufffe", "%", "%%%E0%A4%A",
	"__proto__", "constructor toString", "{words} {n}", "𝕄𝕖𝕕𝕨𝕒𝕪 👩‍👩‍👧‍👦", "(((((((((", `\`, ".*+?^${}()|[]", "ﷺ" + strings.Repeat("ﷺ", 300), strings.Repeat("\u0301", 2000),
}

func TestSearchStandsHostileQuestions(t *testing.T) {
	w := open(t)
	h := w.newHost(t)
	b := w.newTab(t)
	b.do(t, wide(360))
	sound := func(what string) {
		t.Helper()
		until(t, b, `document.getElementById("status").textContent != "" || document.getElementById("found").hidden`)
		if bad := ask[string](t, b, `(() => {
			const fault = [...document.querySelectorAll("#found *, #filters *, #status *")].find(e => ["SCRIPT", "IMG", "IFRAME"].includes(e.tagName) || [...e.attributes].some(a => a.name.startsWith("on")));
			if (fault) return fault.outerHTML;
			if (document.title.length > 400) return "the title has " + document.title.length + " letters";
			if (/[\u202a-\u202e]/.test(document.title + document.getElementById("status").textContent)) return "the direction of writing is changed";
			return document.documentElement.scrollWidth > document.documentElement.clientWidth ? "the page is too wide" : "";
		})()`); bad != "" {
			t.Errorf("%s: %.300s", what, bad)
		}
		said, asked := b.forget()
		if len(said) > 0 {
			t.Errorf("%s: the console shows %q", what, said)
		}
		for _, address := range asked {
			if !strings.HasPrefix(address, h.root) {
				t.Errorf("%s: the page asks for %.200s", what, address)
			}
		}
	}
	for _, s := range hostile {
		b.do(t, chromedp.Navigate(h.root+kent+"?q="+url.QueryEscape(s)))
		until(t, b, `!document.getElementById("filters").hidden`)
		sound(fmt.Sprintf("the address with %.40q", s))
	}
	b.do(t, chromedp.Navigate(h.root+kent))
	until(t, b, `!document.getElementById("filters").hidden`)
	for _, s := range hostile {
		b.do(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => {
			const box = document.getElementById("q");
			box.value = decodeURIComponent(%q);
			box.dispatchEvent(new Event("input"));
			box.form.requestSubmit();
		})()`, url.PathEscape(s))))
		sound(fmt.Sprintf("typing %.40q", s))
	}
	for _, query := range []string{"type=%00&area=__proto__&member=constructor", "kind=<b>&q=%FF%FE", strings.Repeat("type=x&", 3000), "q=a&q=b&&&=&%"} {
		b.do(t, chromedp.Navigate(h.root+kent+"?"+query))
		until(t, b, `!document.getElementById("filters").hidden`)
		sound("the address ?" + query[:min(len(query), 60)])
	}
	// A control character at the end of a word is no part of it.
	b.do(t, chromedp.Navigate(h.root+kent+"?q="+url.QueryEscape("\u202emedway\x00")))
	until(t, b, lines+" > 0")
	// Names with markup in them are shown as they stand.
	h, b = w.newHost(t), w.newTab(t)
	h.answer = func(out http.ResponseWriter, r *http.Request, file string) bool {
		index, err := os.ReadFile(filepath.Join(w.folder, "kent", "search", "names.json"))
		if err == nil && file == "kent/search/names.json" {
			out.Write(bytes.ReplaceAll(index, []byte("Medway"), []byte("<img src=x onerror=alert(1)> Medway")))
			return true
		}
		return false
	}
	b.do(t, chromedp.Navigate(h.root+kent+"?q=medway"))
	until(t, b, lines+` > 0 && document.querySelector("#lists a").textContent.startsWith("<img src=x onerror=alert(1)> Medway")`)
	sound("names with markup")
}

// TestSearchAccessibility runs axe-core over the page as people leave it: with results, with filters open, with nothing found.
func TestSearchAccessibility(t *testing.T) {
	w := open(t)
	axe := axeCore(t)
	openAll := `document.getElementById("filters").open = true; document.querySelectorAll(".facet").forEach(d => d.open = true)`
	for _, s := range []struct{ name, address, then, wait string }{
		{"results", kent + "?q=safety", "", lines + " > 0"},
		{"results of all areas", "search.html?q=safety", "", lines + " == 20"},
		{"filters", kent + "?q=kent", openAll, `document.querySelector(".facet input[type=checkbox]") && ` + lines + " > 0"},
		{"nothing", kent + "?q=qqxqxz", "", `document.getElementById("tips").offsetHeight > 0`},
		{"corrected", kent + "?q=medwya", "", `document.querySelector("#notes button")`},
		{"results in Welsh", "cymru/chwilio.html?q=diogelwch", "", lines + " > 0"},
		{"filters in Welsh", "cymru/gwent/chwilio.html?q=gwent", openAll, `document.querySelector(".facet input[type=checkbox]") && ` + lines + " > 0"},
		{"nothing in Welsh", "cymru/gwent/chwilio.html?q=qqxqxz", "", `document.getElementById("tips").offsetHeight > 0`},
	} {
		t.Run(s.name, func(t *testing.T) {
			b := w.newTab(t)
			b.do(t, send(page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}), chromedp.Navigate(w.root+s.address), chromedp.Evaluate[chromedp.Void](axe))
			until(t, b, `!document.getElementById("filters").hidden`)
			if s.then != "" {
				b.do(t, chromedp.Evaluate[chromedp.Void](s.then))
			}
			until(t, b, s.wait)
			time.Sleep(1200 * time.Millisecond) // until all that comes later has come
			for _, width := range []int64{320, 1280} {
				for _, scheme := range []string{"light", "dark"} {
					b.do(t, wide(width), inScheme(scheme))
					j := ask[judgement](t, b, judged)
					for _, f := range j.Violations {
						t.Errorf("%d px, %s: %v", width, scheme, f)
					}
					if width == 1280 {
						for _, f := range j.Incomplete {
							t.Errorf("%d px, %s: axe-core can't judge %v", width, scheme, f)
						}
					}
					if list := ask[[]string](t, b, tooWide); len(list) > 0 {
						t.Errorf("%d px: %s", width, strings.Join(list, "\n    "))
					}
				}
			}
		})
	}
}
