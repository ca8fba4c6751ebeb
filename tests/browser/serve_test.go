package browser_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"partnershipregister/generator/build"
	"partnershipregister/generator/preview"
)

var servedContent = flag.String("served-content", "../../content", "the content folder that BenchmarkServe copies and edits")

// served shows a copy of a content folder that may be edited, and gives the folder and the address.
func served(t testing.TB, parts map[string]string) (content, address string) {
	t.Helper()
	content, themes := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "themes")
	for below, from := range parts {
		if err := os.CopyFS(filepath.Join(content, below), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(themes, os.DirFS("../../themes")); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- preview.Serve(ctx, listener, preview.Options{
			Build:    build.Options{Content: os.DirFS(content), Themes: os.DirFS(themes), Today: on, On: on},
			BasePath: below, Content: content, Themes: themes, Told: func(string) {},
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return content, "http://" + listener.Addr().String() + below
}

// panel gives what the panel shows, "" when there is none.
const panel = `document.querySelector("register-panel")?.shadowRoot.querySelector("section").textContent ?? ""`

// becomes waits until an expression is true in whatever document the tab shows by then.
func becomes(t *testing.T, b *tab, expression string) {
	t.Helper()
	for end := time.Now().Add(longest); ; time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(b, longest)
		good, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		cancel()
		// While one document takes the place of another there is none to ask.
		if err == nil && good {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("the page does not become %s (%v); the panel says %q", expression, err, ask[string](t, b, panel))
		}
	}
}

// TestServedPagesFollow edits a file while its page is open, breaks it, and mends it, and touches nothing in
// the browser.
func TestServedPagesFollow(t *testing.T) {
	w := open(t)
	content, address := served(t, map[string]string{"": "../../cmd/register/testdata/register", "words": "../../content/words"})
	file := filepath.Join(content, "areas", "northmarsh", "partnerships", "safety-board", "partnership.toml")
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(old, new string) {
		t.Helper()
		text := strings.Replace(string(sound), old, new, 1)
		// As editors do: a new file takes the place of the old one.
		if err := errors.Join(os.WriteFile(file+"~", []byte(text), 0o644), os.Rename(file+"~", file)); err != nil {
			t.Fatal(err)
		}
	}
	b := w.newTab(t)
	b.do(t, chromedp.Navigate(address+"northmarsh/partnerships/safety-board.html"))
	becomes(t, b, `document.querySelector("h1").textContent.includes("Northmarsh Safety Board")`)
	b.forget()

	write("Northmarsh Safety Board", "Board of the Marshes")
	becomes(t, b, `document.querySelector("h1").textContent.includes("Board of the Marshes")`)
	if shown := ask[string](t, b, panel); shown != "" {
		t.Errorf("without an error the panel shows %q", shown)
	}

	write("type = ", `"<img src=x onerror=alert(1)>" = `)
	becomes(t, b, `(`+panel+`).includes("partnership.toml:2:1")`)
	if !ask[bool](t, b, `document.querySelector("h1").textContent.includes("Board of the Marshes")`) {
		t.Error("the last good page does not stay")
	}
	if n := ask[int](t, b, `document.querySelector("register-panel").shadowRoot.querySelectorAll("img, script").length`); n > 0 {
		t.Error("a file writes HTML into the panel")
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 1280} {
			b.do(t, inScheme(scheme), wide(width))
			if !ask[bool](t, b, `document.documentElement.scrollWidth <= innerWidth`) {
				t.Errorf("%s, %d px: the panel is wider than the window", scheme, width)
			}
		}
	}
	// It is put away, and stays so when something else is wrong.
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("register-panel").shadowRoot.querySelector("summary").click()`))
	write("status = ", "statsu = ")
	becomes(t, b, `(`+panel+`).includes("statsu")`)
	if ask[bool](t, b, `document.querySelector("register-panel").shadowRoot.querySelector("details").open`) {
		t.Error("the panel that was put away opens by itself")
	}

	write("Northmarsh Safety Board", "Mended Board")
	becomes(t, b, `document.querySelector("h1").textContent.includes("Mended Board")`)
	becomes(t, b, `!document.querySelector("register-panel")`)
	if said, asked := b.forget(); len(said) > 0 || slices.ContainsFunc(asked, func(a string) bool { return !strings.HasPrefix(a, strings.TrimSuffix(address, below)) }) {
		t.Errorf("the console shows %q; asked for were %q", said, asked)
	}

	// axe-core looks at the panel too.
	write("type = ", "tipe = ")
	axe := axeCore(t)
	b.do(t, send(page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}), chromedp.Navigate(address+"northmarsh/partnerships/safety-board.html"))
	becomes(t, b, `(`+panel+`).includes("tipe")`)
	b.do(t, chromedp.Evaluate[chromedp.Void](axe))
	for _, scheme := range []string{"light", "dark"} {
		b.do(t, inScheme(scheme))
		for _, f := range ask[judgement](t, b, judged).Violations {
			t.Errorf("%s: %v", scheme, f)
		}
	}
}

// BenchmarkServe prints how long it takes from a save until the page in the browser is a new document with
// what was saved:
//
//	go test ./tests/browser -run '^$' -bench Serve -benchtime 100x -served-content DIR
func BenchmarkServe(b *testing.B) {
	program, err := findBrowser()
	if err != nil {
		b.Skip(err)
	}
	content, address := served(b, map[string]string{"": *servedContent})
	begun := time.Now()
	browser, err := start(program, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	file, where, err := somePartnership(content)
	if err != nil {
		b.Fatal(err)
	}
	sound, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := chromedp.NewContext(browser)
	defer stop()
	if err := chromedp.Do(ctx); err != nil {
		b.Fatal(err)
	}
	headings := make(chan string, 10)
	err = errors.Join(chromedp.Listen(ctx, func(event any) {
		if e, ok := event.(*runtime.EventConsoleAPICalled); ok && len(e.Args) > 0 {
			headings <- string(e.Args[0].Value)
		}
	}), chromedp.Do(ctx, send(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `addEventListener("DOMContentLoaded", () => console.debug(document.querySelector("h1").textContent))`,
	}), chromedp.Navigate(address+where)))
	if err != nil {
		b.Fatal(err)
	}
	await := func(text string) {
		for {
			select {
			case heading := <-headings:
				if strings.Contains(heading, text) {
					return
				}
			case <-time.After(longest):
				b.Fatalf("no page shows %q", text)
			}
		}
	}
	await("")
	b.Logf("%v from the start of the browser to the page", time.Since(begun).Round(time.Millisecond))
	// What follows the start in the background comes to its end.
	time.Sleep(5 * time.Second)
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		name := fmt.Sprintf("Changed name %d.", i)
		saved := time.Now()
		if err := os.WriteFile(file, append([]byte(fmt.Sprintf("name = %q\n", name)), withoutName(sound)...), 0o644); err != nil {
			b.Fatal(err)
		}
		await(name)
		times = append(times, time.Since(saved))
		// Nobody saves without a pause.
		time.Sleep(2 * time.Second)
	}
	slices.Sort(times)
	at := func(share float64) float64 {
		return float64(times[int(share*float64(len(times)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(at(.5), "p50-ms")
	b.ReportMetric(at(.95), "p95-ms")
	b.ReportMetric(at(1), "max-ms")
}

// somePartnership gives the file of a partnership from the middle of the register and its page.
func somePartnership(content string) (file, page string, err error) {
	files, err := filepath.Glob(filepath.Join(content, "areas", "*", "partnerships", "*", "partnership.toml"))
	if err != nil || len(files) == 0 {
		return "", "", errors.Join(err, fs.ErrNotExist)
	}
	file = files[len(files)/3]
	folder := filepath.Dir(file)
	return file, filepath.Base(filepath.Dir(filepath.Dir(folder))) + "/partnerships/" + filepath.Base(folder) + ".html", nil
}

// withoutName takes the first line with the name out.
func withoutName(text []byte) []byte {
	var kept []string
	for line := range strings.Lines(string(text)) {
		if key, _, _ := strings.Cut(line, "="); strings.TrimSpace(key) != "name" {
			kept = append(kept, line)
		}
	}
	return []byte(strings.Join(kept, ""))
}
