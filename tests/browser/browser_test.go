// Package browser_test looks at the built register in a real browser: whether people who see, read or
// move differently can use it (with axe-core, which stands in testdata), whether it fits its window, and
// whether the content security policy holds.
//
// Without a browser the tests are skipped, unless the environment says REGISTER_BROWSER=required.
package browser_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"partnershipregister/generator/build"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// on is the day for which the register is built, so that no test changes with the calendar.
const on register.Day = 20261122

// below is the folder of a host in which the second of the two sites stands.
const below = "/some-repo/"

// longest is how long the browser may take over one page.
const longest = 60 * time.Second

// tabs is how many pages are looked at side by side.
const tabs = 3

// world is what all tests share: the built register, served, and the browser.
type world struct {
	index *register.Index
	plan  []*page.Page
	// folder holds the site for the root of a host.
	folder string
	// root and moved are the addresses of the sites, with the slash at the end.
	root, moved string
	browser     context.Context
}

var (
	theWorld *world
	worldErr error
	once     sync.Once
	closers  []func()
)

var errNoBrowser = errors.New("no Chromium or Chrome was found; install the package chromium")

func TestMain(m *testing.M) {
	code := m.Run()
	for i := range closers {
		closers[len(closers)-1-i]()
	}
	os.Exit(code)
}

// open gives the world, which is made for the first test that asks for it.
func open(t *testing.T) *world {
	t.Helper()
	once.Do(func() { theWorld, worldErr = newWorld() })
	if errors.Is(worldErr, errNoBrowser) && os.Getenv("REGISTER_BROWSER") != "required" {
		t.Skip(worldErr)
	}
	if worldErr != nil {
		t.Fatal(worldErr)
	}
	return theWorld
}

func newWorld() (*world, error) {
	program, err := findBrowser()
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "register-browser-")
	if err != nil {
		return nil, err
	}
	closers = append(closers, func() { os.RemoveAll(scratch) })
	w := &world{folder: filepath.Join(scratch, "root")}
	moved := filepath.Join(scratch, "moved")
	if err := w.build("https://register.example/", w.folder); err != nil {
		return nil, err
	}
	if err := w.build("https://example.github.io"+below, moved); err != nil {
		return nil, err
	}
	w.root = serve("/", w.folder) + "/"
	w.moved = serve(below, moved) + below
	w.browser, err = start(program, filepath.Join(scratch, "profile"))
	return w, err
}

// findBrowser gives the path of a browser.
func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p, nil
		}
	}
	return "", errNoBrowser
}

// build publishes the shipped content and keeps the register and the plan of its pages.
func (w *world) build(address, out string) error {
	o := build.Options{
		Content: os.DirFS("../../content"), Themes: os.DirFS("../../themes"), Out: out, Today: on, On: on,
		Address: address, Repository: "https://github.example/office/register",
	}
	_, problems, err := build.Site(o)
	if err != nil {
		return err
	}
	if errors, _, _ := problem.Count(problems); errors > 0 {
		return fmt.Errorf("the content has %d errors; \"register check\" shows them", errors)
	}
	c, _, err := build.Check(o.Content, on)
	if err != nil {
		return err
	}
	prepared, err := build.Prepare(c, o)
	if err != nil {
		return err
	}
	w.index, w.plan = register.NewIndex(c.Register), prepared.Pages
	return nil
}

// serve shows a folder under a path as GitHub Pages does, with 404.html for what is not there.
func serve(prefix, folder string) string {
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(prefix, "/"), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(r.URL.Path))); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		missing, err := os.ReadFile(filepath.Join(folder, "404.html"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(missing)
	})))
	closers = append(closers, server.Close)
	return server.URL
}

// start runs a browser that keeps to itself.
func start(program, profile string) (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.UserDataDir(profile),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	closers = append(closers, stop)
	browser, quit := chromedp.NewContext(allocator)
	closers = append(closers, quit)
	if err := chromedp.Do(browser); err != nil {
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	return browser, nil
}

// A tab is one page in the browser with what happened in it.
type tab struct {
	context.Context
	sync.Mutex
	// said is what the console showed of errors and warnings.
	said []string
	// asked are the addresses that the page asked for.
	asked []string
}

// newTab opens a tab that is closed with the test.
func (w *world) newTab(t *testing.T) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(w.browser)
	t.Cleanup(closeTab)
	tab := &tab{Context: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("opening a tab: %v", err)
	}
	if err := chromedp.Listen(ctx, tab.hear); err != nil {
		t.Fatalf("listening to a tab: %v", err)
	}
	return tab
}

// hear notes what the page does.
func (b *tab) hear(event any) {
	b.Lock()
	defer b.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			b.said = append(b.said, fmt.Sprintf("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprintf("the page wrote to the console (%s)", e.Type))
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, "exception: "+e.ExceptionDetails.Text)
	}
}

// forget empties what was noted, and gives it.
func (b *tab) forget() (said, asked []string) {
	b.Lock()
	defer b.Unlock()
	said, asked = b.said, b.asked
	b.said, b.asked = nil, nil
	return said, asked
}

// do carries out steps and fails the test when one does not succeed in time.
func (b *tab) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, longest)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask gives the value of a JavaScript expression in the page.
func ask[T any](t *testing.T, b *tab, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, longest)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("asking the page for %.80s: %v", expression, err)
	}
	return value
}

// send is a step that sends a command to the browser.
func send[P, R any](command cdp.Command[P, R], parameters P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, command, parameters)
		return err
	})
}

// inScheme asks for the light or the dark colours, and for no movement, so that no test has to wait for it
// to end.
func inScheme(scheme string) chromedp.Action[chromedp.Void] {
	return send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
}

// wide makes the window so wide, in CSS pixels.
func wide(width int64) chromedp.Action[chromedp.Void] { return chromedp.EmulateViewport(width, 900) }

// share lets a few tabs go through a list of pages side by side.
func share(t *testing.T, w *world, list []sight, look func(t *testing.T, b *tab, s sight)) {
	next := make(chan sight, len(list))
	for _, s := range list {
		next <- s
	}
	close(next)
	t.Run("pages", func(t *testing.T) {
		for i := range tabs {
			t.Run(fmt.Sprint("tab ", i+1), func(t *testing.T) {
				t.Parallel()
				b := w.newTab(t)
				for s := range next {
					t.Run(s.name, func(t *testing.T) { look(t, b, s) })
				}
			})
		}
	})
}
