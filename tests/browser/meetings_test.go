package browser_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// clockAt makes the page believe that it is noon in Greenwich on a day.
func clockAt(day register.Day) chromedp.Action[chromedp.Void] {
	return send(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(`{
		const real = Date, now = real.parse("%sT12:00:00Z");
		globalThis.Date = class extends real { constructor(...a) { a.length ? super(...a) : super(now) } static now() { return now } };
	}`, day)})
}

// TestNextMeetings sets the clock of the browser: on the day of a meeting it is among those to come, and the day after the
// last nothing is shown.
func TestNextMeetings(t *testing.T) {
	w := open(t)
	var found *register.Partnership
	var days []string
	for _, p := range w.index.Register.Partnerships {
		var here []string
		for _, a := range landscape.Diary([]*register.Partnership{p}) {
			if a.Meeting.Date.Precision == register.Exact && a.Meeting.Status != register.MeetingCancelled {
				here = append(here, a.Meeting.Date.String())
			}
		}
		if len(here) > len(days) && w.index.Nation(p) == register.England && w.index.Areas[p.Home] != nil {
			found, days = p, here
		}
	}
	if len(days) < 2 {
		t.Skip("no partnership of an English area has two meetings with a day")
	}
	first, last := days[len(days)-2], days[len(days)-1]
	for _, address := range []string{string(found.Home) + "/partnerships/" + string(found.ID) + ".html", string(found.Home) + "/meetings.html"} {
		for _, test := range []struct {
			day  string
			want []string
		}{{first, []string{first, last}}, {last, []string{last}}, {"2199-01-01", nil}} {
			b := w.newTab(t)
			date, err := register.ParseDate(test.day)
			if err != nil {
				t.Fatal(err)
			}
			b.do(t, clockAt(date.First()), chromedp.Navigate(w.root+address))
			got := ask[[]string](t, b, `[...document.querySelectorAll("[data-next]:not([hidden]) ol time")].map(e => e.dateTime)`)
			if test.day != "2199-01-01" {
				// Other bodies of the area may meet then too.
				got = slices.DeleteFunc(got, func(d string) bool { return !slices.Contains(test.want, d) })
			}
			if strings.Join(got, " ") != strings.Join(test.want, " ") {
				t.Errorf("%s on %s: next are %q, want %q", address, test.day, got, test.want)
			}
			if shown := ask[bool](t, b, `!!document.querySelector("[data-next]")?.checkVisibility()`); shown != (test.want != nil) {
				t.Errorf("%s on %s: the next meetings are visible: %t", address, test.day, shown)
			}
		}
	}
}
