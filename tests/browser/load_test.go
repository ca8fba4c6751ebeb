package browser_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"partnershipregister/generator/register"
)

// published gives the hours of the page as it was published beside those that its script has written.
const published = `(async () => {
	const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
	const texts = d => [...d.querySelectorAll("[data-parts]")].map(e => e.textContent.trim());
	return [texts(page), texts(document)];
})()`

// assume writes figures into the fields of the page and gives what the page then says: the hours of the headline, the
// state and the cost.
func assume(t *testing.T, b *tab, figures string) (hours, state, cost string) {
	t.Helper()
	got := ask[[]string](t, b, `(() => {
		for (const one of "`+figures+`".split(" ").filter(Boolean)) {
			const [id, low, high] = one.split("=");
			for (const [end, value] of [["low", low], ["high", high]]) {
				const input = document.querySelector("[data-assumption='" + id + "'] [data-end='" + end + "'] input");
				input.value = value;
			}
			document.getElementById("planning").dispatchEvent(new Event("input"));
		}
		const text = s => document.querySelector(s).textContent.trim();
		return [text(".figures [data-parts]"), text("#planning-state"), text("#own-cost")];
	})()`)
	return got[0], got[1], got[2]
}

// number reads a number with commas.
func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// commas writes a number with commas.
func commas(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return commas(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// TestLoadInTheBrowser sees that the script works out what was published, and by hand what changes.
func TestLoadInTheBrowser(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	for _, address := range []string{"landscape/load.html", "wales/gwent/landscape/load.html", w.first("landscape-load", register.Welsh)} {
		b.do(t, chromedp.Navigate(w.root+address))
		both := ask[[][]string](t, b, published)
		if len(both[0]) < 5 || !slices.Equal(both[0], both[1]) {
			t.Errorf("%s: published\n%q, the script writes\n%q", address, both[0], both[1])
		}
	}
	b.do(t, chromedp.Navigate(w.root+"landscape/load.html"))
	before := ask[string](t, b, `document.querySelector(".figures [data-parts]").textContent`)
	attendances := number(t, ask[string](t, b, `document.querySelector(".figures b").textContent`))
	for _, p := range w.index.Register.Partnerships {
		if p.MeetingHours.Stated || p.PreparationHours.Stated || p.TravelHours.Stated || p.PeopleASeat.Stated {
			t.Skip("entries state figures of their own, so the attendances alone no longer give the hours")
		}
	}
	// Two hours, one of preparation, none of travel and one person are 3 hours an attendance.
	all := "meeting-hours=2=2 preparation-hours=1=1 travel-hours=0=0.00 people-a-seat=1=1.0"
	hours, own, cost := assume(t, b, all)
	if hours != commas(3*attendances) {
		t.Errorf("%d attendances of 3 hours take %s", attendances, hours)
	}
	// At £100 an hour, which is published, now that the reader has given all that was not.
	if want := commas(300 * attendances); !strings.Contains(cost, "£"+want) {
		t.Errorf("%d attendances of 3 hours at £100 cost %q, want £%s", attendances, cost, want)
	}
	// An hour and a half, with a comma, makes 2.5 hours; a figure without its nought changes nothing.
	if hours, _, _ := assume(t, b, "meeting-hours=1,5=1.5 travel-hours=0.25=.25"); hours != commas((5*attendances+1)/2) {
		t.Errorf("with 1.5 hours of meeting: %s", hours)
	}
	// A quarter of an hour of travel for one person to two: 1.5 + 1 + 0.25 = 2.75 hours to 5.5.
	hours, _, _ = assume(t, b, "travel-hours=0.25=0.25 people-a-seat=1=2")
	if want := commas((attendances*11+2)/4) + " to " + commas((attendances*22+2)/4); hours != want {
		t.Errorf("%d attendances of 2.75 to 5.5 hours take %s, want %s", attendances, hours, want)
	}
	for _, bad := range []string{"travel-hours=3=1", "travel-hours=x=1", "travel-hours=-1=1", "travel-hours=0=99999", "travel-hours=0=1.234"} {
		if now, state, _ := assume(t, b, bad); now != hours || state == own {
			t.Errorf("with %s the page says %s and %q", bad, now, state)
		}
		if marked := ask[int](t, b, `document.querySelectorAll("[aria-invalid=true]").length`); marked != 2 {
			t.Errorf("with %s %d fields are marked", bad, marked)
		}
	}
	// What an office has not given itself is never priced.
	assume(t, b, "travel-hours=0=2")
	if _, _, cost := assume(t, b, ""); cost != "" {
		t.Errorf("a cost is shown although travel is as the register chose it: %q", cost)
	}
	b.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#planning [type=reset]").click()`))
	if hours := ask[string](t, b, `new Promise(done => setTimeout(() => done(document.querySelector(".figures [data-parts]").textContent), 50))`); hours != before {
		t.Errorf("after going back the hours are %s, published were %s", hours, before)
	}
	// What entries state themselves stays as it is: 10 attendances with 2 hours of meeting, no travel and 1.5
	// people, and 4 at which only the travel is stated, as half an hour, with the reader's hour of preparation
	// and 1 hour of meeting for 2 people: 10 × 1.5 × (2 + 1) + 4 × 2 × (1 + 1 + 0.5) = 45 + 20 = 65 hours.
	ask[bool](t, b, `(async () => {
		for (const cell of document.querySelectorAll("#planning [data-end]")) cell.textContent = cell.firstChild.value;
		document.querySelector("#planning [type=reset]").remove();
		document.querySelector(".figures [data-parts]").dataset.parts = "10|200||0|150 4|||50|";
		await import(document.querySelector("script[src*='load.js']").src + "&again");
		return true;
	})()`)
	if hours, _, _ := assume(t, b, "meeting-hours=1=1 preparation-hours=1=1 people-a-seat=2=2 travel-hours=2=2"); hours != "65" {
		t.Errorf("with figures that entries state: %s, want 65", hours)
	}
	if said, _ := b.forget(); len(said) > 0 {
		t.Errorf("the pages complained: %q", said)
	}
}

// TestWhatIfInTheBrowser ticks rows and adds them up by hand.
func TestWhatIfInTheBrowser(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	b.do(t, chromedp.Navigate(w.root+"wales/landscape/what-if.html"))
	type row struct {
		Table   int   `json:"table"`
		Figures []int `json:"figures"`
	}
	rows := ask[[]row](t, b, `[...document.querySelectorAll(".what-if [data-figures]")].map(r => ({
		table: [...document.querySelectorAll(".what-if")].indexOf(r.closest("table")), figures: r.dataset.figures.split(" ").map(Number)}))`)
	second := slices.IndexFunc(rows, func(r row) bool { return r.Table != rows[0].Table })
	if len(rows) < 3 || second < 0 {
		t.Fatalf("%d rows can be ticked", len(rows))
	}
	tick := func(i int) []string {
		return ask[[]string](t, b, fmt.Sprintf(`(() => {
			document.querySelectorAll(".what-if input")[%d].click();
			return ["rows", "attendances", "hours", "saved"].map(id => document.getElementById("chosen-" + id).textContent);
		})()`, i))
	}
	whole := func(n int) string { return commas((n + 5000) / 10000) }
	want := func(rows ...row) []string {
		sum := make([]int, 7)
		for _, r := range rows {
			for i, n := range r.Figures {
				sum[i] += n
			}
		}
		fewer, more := "", ""
		if sum[6] > 0 {
			fewer, more = " or fewer", " or more"
		}
		return []string{strconv.Itoa(len(rows)), commas(sum[0]) + " → " + commas(sum[1]) + fewer,
			whole(sum[2]) + " to " + whole(sum[3]) + " → " + whole(sum[4]) + " to " + whole(sum[5]) + fewer,
			whole(sum[2]-sum[4]) + " to " + whole(sum[3]-sum[5]) + more}
	}
	shown := func() int {
		return ask[int](t, b, `[...document.querySelectorAll("#chosen dl div")].filter(e => e.getClientRects().length).length`)
	}
	if n := shown(); n != 1 {
		t.Errorf("before anything is ticked %d figures are shown, want the number of rows alone", n)
	}
	if got := tick(0); !slices.Equal(got, want(rows[0])) || shown() != 4 {
		t.Errorf("one row: %q, want %q", got, want(rows[0]))
	}
	if closed := ask[[]bool](t, b, `[...document.querySelectorAll(".what-if input")].map(e => e.disabled)`); closed[0] || !closed[1] || closed[second] {
		t.Errorf("with the first row ticked these are closed: %v", closed)
	}
	if got := tick(second); !slices.Equal(got, want(rows[0], rows[second])) {
		t.Errorf("two rows: %q, want %q", got, want(rows[0], rows[second]))
	}
	tick(0)
	if got := tick(1); !slices.Equal(got, want(rows[1], rows[second])) {
		t.Errorf("another row of the first: %q, want %q", got, want(rows[1], rows[second]))
	}
	if said, _ := b.forget(); len(said) > 0 {
		t.Errorf("the page complained: %q", said)
	}
}
