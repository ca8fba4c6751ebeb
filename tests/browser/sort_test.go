package browser_test

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTablesSort orders the areas by a number, both ways, and by name again.
func TestTablesSort(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	b.do(t, chromedp.Navigate(w.root+"landscape/counts.html"))
	const column = `[...document.querySelectorAll("#by-area")].map(c => [...c.closest("table").tBodies[0].rows].map(r => r.cells[%].textContent.trim()))[0]`
	names := func() []string { return ask[[]string](t, b, at(column, "0")) }
	numbers := func() []int {
		return ask[[]int](t, b, at(column, "1")+`.map(s => Number(/\d+/.exec(s)[0]))`)
	}
	press := func(i string) string {
		return ask[string](t, b, at(`(h => { h.querySelector("button").click(); return h.getAttribute("aria-sort") })(document.querySelector("#by-area").closest("table").tHead.rows[0].cells[%])`, i))
	}
	before := names()
	if len(before) != 43 {
		t.Fatalf("%d areas", len(before))
	}
	if order := press("1"); order != "descending" || !slices.IsSortedFunc(numbers(), func(a, b int) int { return b - a }) {
		t.Errorf("the first press says %q and orders %v", order, numbers())
	}
	if order := press("1"); order != "ascending" || !slices.IsSorted(numbers()) {
		t.Errorf("the second press says %q and orders %v", order, numbers())
	}
	if order := press("0"); order != "ascending" || !slices.Equal(names(), before) {
		t.Errorf("by name it says %q and orders %v", order, names())
	}
}

// at puts a value into the place of a script.
func at(script, value string) string {
	for i := range script {
		if script[i] == '%' {
			return script[:i] + value + script[i+1:]
		}
	}
	return script
}
