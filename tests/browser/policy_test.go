package browser_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPagesKeepToThemselves loads each page at the root of a host and below one and wants silence in
// the console and no request to anywhere else.
func TestPagesKeepToThemselves(t *testing.T) {
	w := open(t)
	for _, root := range []string{w.root, w.moved} {
		t.Run(strings.TrimPrefix(root, "http://"), func(t *testing.T) {
			share(t, w, sights(t, w), func(t *testing.T, b *tab, s sight) {
				b.forget()
				b.do(t, chromedp.Navigate(root+s.address))
				loaded := ask[int](t, b, `document.fonts.ready.then(() => [...document.styleSheets].filter(s => s.cssRules.length > 0).length)`)
				said, asked := b.forget()
				if len(said) > 0 {
					t.Errorf("the console shows %q", said)
				}
				if !slices.Contains(asked, root+s.address) {
					t.Errorf("the page itself was not asked for: %q", asked)
				}
				for _, address := range asked {
					if !strings.HasPrefix(address, root) {
						t.Errorf("the page asks for %s", address)
					}
				}
				if loaded == 0 {
					t.Error("the page has no style")
				}
			})
		})
	}
}

// TestTheMissingPageWorksAtAnyDepth asks for addresses that are not there.
func TestTheMissingPageWorksAtAnyDepth(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	for _, at := range []struct{ root, missing string }{{w.root, "nowhere/"}, {w.moved, "kent/no/such/page/"}, {w.moved, "nothing.html"}} {
		b.do(t, chromedp.Navigate(at.root+at.missing))
		if n := ask[int](t, b, `[...document.styleSheets].filter(s => s.cssRules.length > 0).length`); n == 0 {
			t.Errorf("%s: the page for missing addresses has no style", at.missing)
		}
		links := ask[[]string](t, b, `[...document.querySelectorAll("main a")].map(a => a.href)`)
		if len(links) == 0 {
			t.Errorf("%s: the page for missing addresses leads nowhere", at.missing)
			continue
		}
		for _, link := range links {
			if !strings.HasPrefix(link, at.root) {
				t.Errorf("%s: a link leads to %s", at.missing, link)
			}
		}
		b.do(t, chromedp.Navigate(links[0]))
		if ask[bool](t, b, `document.body.classList.contains("not-found") || !document.querySelector("main h1")`) {
			t.Errorf("%s: the first link leads nowhere, %s", at.missing, links[0])
		}
	}
}

// attacks are what a hostile entry could bring into a page, each with an expression that is true when
// it did harm.
var attacks = []struct{ name, attack, harmed string }{
	{"inline script", `{ const s = document.createElement("script"); s.textContent = "window.harmed1 = true"; document.body.append(s) }`, `window.harmed1 === true`},
	{"event handler", `{ const b = document.createElement("button"); b.setAttribute("onclick", "window.harmed2 = true"); document.body.append(b); b.click() }`, `window.harmed2 === true`},
	{"javascript: link", `{ const a = document.createElement("a"); a.href = "javascript:window.harmed3=true;void 0"; document.body.append(a); a.click() }`, `new Promise(done => setTimeout(() => done(window.harmed3 === true), 200))`},
	{"inline style", `{ const p = document.createElement("p"); p.setAttribute("style", "position:fixed"); p.id = "harmed4"; document.body.append(p) }`, `getComputedStyle(document.getElementById("harmed4")).position == "fixed"`},
	{"style element", `{ const s = document.createElement("style"); s.textContent = "h1 { position: fixed }"; document.head.append(s) }`, `getComputedStyle(document.querySelector("h1")).position == "fixed"`},
}

// TestThePolicyIsInForce tries what the policy forbids, with it and without.
func TestThePolicyIsInForce(t *testing.T) {
	w := open(t)
	for _, address := range []string{"", "404.html"} {
		b := w.newTab(t)
		b.do(t, chromedp.Navigate(w.root+address))
		for _, a := range attacks {
			b.do(t, chromedp.Evaluate[chromedp.Void](a.attack+";undefined"))
			if ask[bool](t, b, a.harmed) {
				t.Errorf("/%s: the policy lets through: %s", address, a.name)
			}
		}
		said, _ := b.forget()
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, "Content Security Policy") }) {
			t.Errorf("/%s: the browser tells of no breach: %q", address, said)
		}
		// The picture and the request lead to another port of this machine, so that nothing leaves it even
		// where the policy fails.
		elsewhere := strings.TrimSuffix(w.moved, below)
		b.do(t, chromedp.Evaluate[chromedp.Void](`new Image().src = "`+elsewhere+`/pixel.gif"; fetch("`+elsewhere+`/").catch(() => {}); undefined`))
		ask[bool](t, b, `new Promise(done => setTimeout(() => done(true), 300))`)
		said, _ = b.forget()
		refused := 0
		for _, line := range said {
			if strings.Contains(line, "Content Security Policy") {
				refused++
			}
		}
		if refused < 2 {
			t.Errorf("/%s: the policy refused %d of a picture and a request elsewhere: %q", address, refused, said)
		}

		free := w.newTab(t)
		free.do(t, send(page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}), chromedp.Navigate(w.root+address))
		for _, a := range attacks {
			free.do(t, chromedp.Evaluate[chromedp.Void](a.attack+";undefined"))
			if !ask[bool](t, free, a.harmed) {
				t.Errorf("/%s: even without the policy this does nothing: %s", address, a.name)
			}
		}
	}
}

// TestOpensFromAFolder opens the first page as a file, as somebody does who has just built the register,
// and follows links.
func TestOpensFromAFolder(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	b.do(t, chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(w.folder, "index.html"))))
	for range 3 {
		if n := ask[int](t, b, `document.querySelectorAll("main h1").length`); n != 1 {
			t.Fatalf("%s is no page of the register", ask[string](t, b, `location.href`))
		}
		if n := ask[int](t, b, `document.styleSheets.length`); n == 0 {
			t.Errorf("%s has no style", ask[string](t, b, `location.href`))
		}
		next := ask[string](t, b, `[...document.querySelectorAll("main a")].map(a => a.href).find(h => typeof h == "string" && h.startsWith("file:") && !h.includes("#") && h != location.href)`)
		b.do(t, chromedp.Navigate(next))
	}
}
