package browser_test

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tooWide lists what makes the page wider than the window: what reaches out to the right and does not
// scroll inside something of its own.
const tooWide = `(() => {
	const root = document.documentElement, out = [];
	if (root.scrollWidth <= root.clientWidth) return out;
	out.push("the page is " + root.scrollWidth + " px wide in a window of " + root.clientWidth);
	for (const e of document.body.querySelectorAll("*")) {
		const left = e.getBoundingClientRect().left;
		if (left + Math.max(e.offsetWidth || 0, e.scrollWidth) <= root.clientWidth + 1) continue;
		let inside = false;
		for (let p = e.parentElement; p && p != document.body; p = p.parentElement)
			inside ||= getComputedStyle(p).overflowX != "visible";
		if (!inside && out.length < 6) out.push(e.tagName + "." + e.className + ": " + e.textContent.trim().slice(0, 60));
	}
	return out;
})()`

// TestNoPageScrollsSideways looks at narrow windows; 320 px is what 1280 px become at four times the size.
func TestNoPageScrollsSideways(t *testing.T) {
	w := open(t)
	share(t, w, sights(t, w), func(t *testing.T, b *tab, s sight) {
		b.do(t, chromedp.Navigate(w.root+s.address))
		for _, width := range []int64{320, 360, 768, 1280} {
			b.do(t, wide(width))
			if list := ask[[]string](t, b, tooWide); len(list) > 0 {
				t.Errorf("%d px: %s", width, strings.Join(list, "\n    "))
			}
		}
		b.do(t, wide(320), chromedp.Evaluate[chromedp.Void](`{ const p = document.createElement("p"); p.textContent = "wide ".repeat(200); p.style.whiteSpace = "nowrap"; document.body.append(p) }`))
		if list := ask[[]string](t, b, tooWide); len(list) == 0 {
			t.Error("a line that is too wide was not found")
		}
	})
}

// unsaid lists the tables that go on to the right without saying so, and those that say so and do not. A browser may need a
// moment to find out.
const unsaid = `(async () => {
	const wrong = () => [...document.querySelectorAll(".scroll")].filter(box => {
		const cue = box.querySelector("caption .cue"), style = cue && getComputedStyle(cue);
		const says = !!cue && style.display != "none" && style.visibility == "visible";
		return box.querySelector("caption") && box.scrollWidth > box.clientWidth + 1 != says;
	});
	for (let i = 0; i < 40 && wrong().length; i++) await new Promise(done => setTimeout(done, 50));
	return wrong().map(box => box.querySelector("caption").textContent);
})()`

// TestTablesSayThatTheyGoOn looks at the pages with the widest tables.
func TestTablesSayThatTheyGoOn(t *testing.T) {
	w := open(t)
	list := slices.DeleteFunc(sights(t, w), func(s sight) bool {
		return !strings.Contains(s.address, "landscape/") && !strings.Contains(s.address, "tirwedd/") && !strings.Contains(s.address, "meetings")
	})
	var said atomic.Int64
	share(t, w, list, func(t *testing.T, b *tab, s sight) {
		b.do(t, chromedp.Navigate(w.root+s.address))
		for _, width := range []int64{768, 360} {
			b.do(t, wide(width))
			if list := ask[[]string](t, b, unsaid); len(list) > 0 {
				t.Errorf("%d px: %s", width, strings.Join(list, "\n    "))
			}
		}
		said.Add(ask[int64](t, b, `[...document.querySelectorAll(".scroll .cue")].filter(e => getComputedStyle(e).visibility == "visible").length`))
	})
	if said.Load() == 0 {
		t.Error("no table of these says that it goes on")
	}
}

// focus is what has the focus.
type focus struct {
	Tag     string `json:"tag"`
	Text    string `json:"text"`
	Href    string `json:"href"`
	Visible bool   `json:"visible"` // in the window, at least in part
	Marked  bool   `json:"marked"`  // has an outline or a shadow
	Inside  bool   `json:"inside"`  // stands in the main matter
}

// focused gives the focus, once the browser has had a moment to bring it into the window.
const focused = `(async () => {
	const e = document.activeElement, s = getComputedStyle(e);
	const visible = () => {
		const r = e.getBoundingClientRect();
		return r.width > 1 && r.height > 1 && r.right > 0 && r.bottom > 0 && r.left < innerWidth && r.top < innerHeight &&
			s.visibility == "visible" && s.opacity != "0" && s.clipPath == "none";
	};
	for (let i = 0; i < 20 && !visible(); i++) await new Promise(done => setTimeout(done, 50));
	return {
		tag: e.tagName, text: e.textContent.trim().slice(0, 60), href: e.getAttribute("href") || "",
		visible: visible(),
		marked: s.outlineStyle != "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow != "none",
		inside: !!e.closest("main"),
	};
})()`

// TestKeyboard goes through the first links with the Tab key and uses the skip link.
func TestKeyboard(t *testing.T) {
	w := open(t)
	share(t, w, sights(t, w), func(t *testing.T, b *tab, s sight) {
		for _, scheme := range []string{"light", "dark"} {
			b.do(t, inScheme(scheme), wide(360), chromedp.Navigate(w.root+s.address), chromedp.KeyEvent(kb.Tab))
			first := ask[focus](t, b, focused)
			if !strings.HasPrefix(first.Href, "#") || !first.Visible || !first.Marked {
				t.Errorf("%s: the first Tab does not show a link to the main matter: %+v", scheme, first)
			}
			b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
			if after := ask[focus](t, b, focused); !after.Inside && after.Tag != "BODY" && !ask[bool](t, b, `!document.querySelector("main a, main button, main input, main [tabindex='0']")`) {
				t.Errorf("%s: after the skip link the Tab key goes to %+v, which is not in the main matter", scheme, after)
			}
			b.do(t, chromedp.Navigate(w.root+s.address))
			for range 12 {
				b.do(t, chromedp.KeyEvent(kb.Tab))
				if at := ask[focus](t, b, focused); at.Tag != "BODY" && (!at.Visible || !at.Marked) {
					t.Errorf("%s: one can't see that the focus is on %+v", scheme, at)
				}
			}
		}
	})
}

// TestWithoutScripts switches JavaScript off.
func TestWithoutScripts(t *testing.T) {
	w := open(t)
	share(t, w, sights(t, w), func(t *testing.T, b *tab, s sight) {
		b.do(t, send(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
			chromedp.Navigate(w.root+s.address))
		shown := ask[struct {
			Heading string  `json:"heading"`
			Text    int     `json:"text"`
			Links   int     `json:"links"`
			Height  float64 `json:"height"`
			Styled  bool    `json:"styled"`
		}](t, b, `({
			heading: document.querySelector("h1").innerText,
			text: document.querySelector("main").innerText.length,
			links: [...document.querySelectorAll("main a")].filter(a => a.offsetHeight || a.closest("svg")).length,
			height: document.querySelector("h1").getBoundingClientRect().height,
			styled: [...document.styleSheets].length > 0 && getComputedStyle(document.body).fontFamily.includes("sans-serif"),
		})`)
		if shown.Heading == "" || shown.Height == 0 || shown.Text < 80 || !shown.Styled {
			t.Errorf("without scripts the page shows %+v", shown)
		}
	})
}

// TestTilesCanBeRead works out the contrast of the letters on the map's tiles, which axe-core can't.
func TestTilesCanBeRead(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	for _, scheme := range []string{"light", "dark"} {
		b.do(t, inScheme(scheme), wide(1280), chromedp.Navigate(w.root))
		tiles := ask[[]struct {
			Letters string  `json:"letters"`
			Ratio   float64 `json:"ratio"`
		}](t, b, `(() => {
			// The relative luminance and the contrast ratio of WCAG 2.2.
			const luminance = colour => {
				const full = colour.startsWith("color(") ? 1 : 255;
				const [r, g, b] = colour.match(/[\d.]+/g).map(v => v / full).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
				return 0.2126 * r + 0.7152 * g + 0.0722 * b;
			};
			return [...document.querySelectorAll("svg text")].map(text => {
				const on = getComputedStyle(text.parentElement.querySelector("rect")).fill, ink = getComputedStyle(text).fill;
				const [low, high] = [luminance(on), luminance(ink)].sort((a, b) => a - b);
				return {letters: text.textContent, ratio: (high + 0.05) / (low + 0.05)};
			});
		})()`)
		if len(tiles) == 0 {
			t.Fatal("there is no tile")
		}
		for _, tile := range tiles {
			if tile.Ratio < 4.5 {
				t.Errorf("%s: the letters %q have the contrast %.2f", scheme, tile.Letters, tile.Ratio)
			}
		}
	}
}
