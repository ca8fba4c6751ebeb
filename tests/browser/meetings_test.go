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

// TestWhoDecides chooses a council area and a subject in the form, and finds the next meeting of a body there.
func TestWhoDecides(t *testing.T) {
	w := open(t)
	b := w.newTab(t)
	b.do(t, chromedp.Navigate(w.root+"who-decides.html"))
	if n := ask[int](t, b, `document.querySelectorAll("#council option").length`); n != len(w.index.Authorities) {
		t.Errorf("%d council areas can be chosen", n)
	}
	got := ask[string](t, b, `{
		const [council, subject] = document.querySelectorAll("#choose select");
		council.value = [...council.options].find(o => o.value.endsWith("kent/authorities/ashford.html")).value;
		subject.value = "road-safety";
		document.querySelector("#choose button").click();
		council.selectedOptions[0].parentElement.label
	}`)
	if got != "Kent" {
		t.Errorf("Ashford stands under %q", got)
	}
	b.do(t, chromedp.WaitReady("#subject-road-safety"))
	if got := ask[string](t, b, `location.hash + " " + location.pathname.split("/").pop() + " " + document.querySelectorAll("[data-body] [data-next]:not([hidden])").length`); !strings.HasPrefix(got, "#subject-road-safety ashford.html ") {
		t.Errorf("the form leads to %s", got)
	}
	// Without a subject it leads to the page itself.
	b.do(t, chromedp.Navigate(w.root+"kent/who-decides.html"))
	if n := ask[int](t, b, `document.querySelectorAll("#council option").length`); n != len(w.index.Areas["kent"].Authorities) {
		t.Errorf("%d council areas of Kent can be chosen", n)
	}

	// The next meeting is that of the reader's day.
	for _, a := range w.index.Register.Areas {
		for _, p := range w.index.Register.Partnerships {
			diary := landscape.Diary([]*register.Partnership{p})
			if p.Home != a.ID || len(p.Authorities) == 0 || len(diary) == 0 || len(p.Priorities) == 0 || w.index.Nation(p) != register.England {
				continue
			}
			last := diary[len(diary)-1].Meeting
			if last.Date.Precision != register.Exact || last.Status == register.MeetingCancelled {
				continue
			}
			for _, test := range []struct {
				day  register.Day
				want bool
			}{{last.Date.First(), true}, {21990101, false}} {
				b := w.newTab(t)
				b.do(t, clockAt(test.day), chromedp.Navigate(w.root+string(a.ID)+"/authorities/"+string(p.Authorities[0])+".html"))
				got := ask[[]string](t, b, fmt.Sprintf(`[...document.querySelectorAll('#body-%s [data-next]')].filter(e => e.checkVisibility()).map(e => e.querySelector("time").dateTime)`, p.ID))
				if found := slices.Contains(got, last.Date.String()); found != test.want || test.want && len(got) != 1 {
					t.Errorf("%s on %s: next are %q", p.Ref(), test.day, got)
				}
			}
			return
		}
	}
	t.Log("no body of an English council area has a meeting with a day and a subject")
}
