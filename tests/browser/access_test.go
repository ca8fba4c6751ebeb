package browser_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A finding is what axe-core has to say of a page.
type finding struct {
	ID     string `json:"id"`
	Impact string `json:"impact"`
	Help   string `json:"help"`
	Nodes  []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (f finding) String() string {
	s := fmt.Sprintf("%s (%s): %s, %d times", f.ID, f.Impact, f.Help, len(f.Nodes))
	for i, n := range f.Nodes {
		if i == 3 {
			break
		}
		s += fmt.Sprintf("\n    %.200s\n    %s", n.HTML, strings.ReplaceAll(n.Summary, "\n", "\n      "))
	}
	return s
}

// judged runs axe-core in the page and gives what it found wrong and what it could not judge. Beyond the
// rules that it has on it is asked for the size of targets, which WCAG 2.2 AA wants.
const judged = `axe.run(document, {
	runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
	rules: {"target-size": {enabled: true}},
	resultTypes: ["violations", "incomplete"],
}).then(r => ({violations: r.violations, incomplete: r.incomplete, passes: r.passes.map(p => p.id)}))`

type judgement struct {
	Violations []finding `json:"violations"`
	Incomplete []finding `json:"incomplete"`
	Passes     []string  `json:"passes"`
}

func axeCore(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("testdata/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + ";undefined"
}

// TestAccessibility runs axe-core over each page, narrow and wide, light and dark.
func TestAccessibility(t *testing.T) {
	w := open(t)
	axe := axeCore(t)
	share(t, w, sights(t, w), func(t *testing.T, b *tab, s sight) {
		// axe-core is not part of the page, so that the page's policy would keep it out.
		b.do(t, send(page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}), chromedp.Navigate(w.root+s.address),
			chromedp.Evaluate[chromedp.Void](axe))
		for _, width := range []int64{360, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				b.do(t, wide(width), inScheme(scheme))
				j := ask[judgement](t, b, judged)
				for _, f := range j.Violations {
					t.Errorf("%d px, %s: %v", width, scheme, f)
				}
				if !slices.Contains(j.Passes, "color-contrast") || !slices.Contains(j.Passes, "document-title") {
					t.Errorf("%d px, %s: axe-core did not look at the page; it passed %q", width, scheme, j.Passes)
				}
				if width < 1280 {
					continue // what a narrow window clips axe-core can judge in a wide one only
				}
				for _, f := range j.Incomplete {
					for _, n := range f.Nodes {
						if f.ID != "color-contrast" || !strings.HasPrefix(n.HTML, "<text ") { // TestTilesCanBeRead judges these
							t.Errorf("%d px, %s: axe-core can't judge %s: %.200s\n    %s", width, scheme, f.ID, n.HTML, n.Summary)
						}
					}
				}
			}
		}
	})
}

// TestAxeCoreFindsFaults spoils a page and wants axe-core to find out.
func TestAxeCoreFindsFaults(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	b.do(t, chromedp.Navigate(w.root), chromedp.Evaluate[chromedp.Void](axeCore(t)), wide(1280))
	for _, test := range []struct{ rule, spoil string }{
		{"image-alt", `document.querySelector("main").append(new Image())`},
		{"color-contrast", `document.querySelector("h1").style.color = "#999", document.querySelector("h1").style.background = "#bbb"`},
		{"html-has-lang", `document.documentElement.removeAttribute("lang")`},
		{"target-size", `document.querySelector("main").insertAdjacentHTML("beforeend", "<div><button id=a1>.</button><button id=a2>.</button></div>"), document.querySelectorAll("#a1,#a2").forEach(e => { e.style.cssText = "width:8px;height:8px;padding:0;border:0;font-size:4px" })`},
		{"page-has-heading-one", `document.querySelectorAll("h1").forEach(h => h.remove())`},
	} {
		b.do(t, chromedp.Evaluate[chromedp.Void](test.spoil+";undefined"))
		j := ask[judgement](t, b, judged)
		if !slices.ContainsFunc(j.Violations, func(f finding) bool { return f.ID == test.rule }) {
			t.Errorf("axe-core did not find %s; it found %v", test.rule, j.Violations)
		}
	}
}
