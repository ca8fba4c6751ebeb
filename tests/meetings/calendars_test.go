package meetings_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	ical "github.com/emersion/go-ical"
)

// calendars reads every calendar of a build with a reader that is not ours.
func calendars(t *testing.T, files map[string][]byte) map[string]*ical.Calendar {
	t.Helper()
	all := map[string]*ical.Calendar{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, ".ics") {
			continue
		}
		c, err := ical.NewDecoder(bytes.NewReader(files[name])).Decode()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = c
	}
	return all
}

func uids(c *ical.Calendar) []string {
	var list []string
	for _, e := range c.Events() {
		uid, _ := e.Props.Text("UID")
		list = append(list, uid)
	}
	return list
}

func event(t *testing.T, c *ical.Calendar, uid string) ical.Event {
	t.Helper()
	for _, e := range c.Events() {
		if got, _ := e.Props.Text("UID"); got == uid {
			return e
		}
	}
	t.Fatalf("there is no event %s among %s", uid, uids(c))
	return ical.Event{}
}

func TestCalendars(t *testing.T) {
	files := site(t)
	all := calendars(t, files)
	seen := map[string]string{} // by UID: day and times, the same wherever the meeting stands
	for name, c := range all {
		clocks := 0
		if len(c.Events()) == 0 || strings.Contains(string(files[name]), ";TZID=Europe/London:") {
			clocks = 1
		}
		if n := len(c.Children) - len(c.Events()); n != clocks {
			t.Errorf("%s: %d parts besides events; want %d clocks", name, n, clocks)
		}
		for line := range strings.SplitSeq(string(files[name]), "\r\n") {
			if len(line) > 75 || strings.Contains(line, "\n") {
				t.Errorf("%s: the line %q", name, line)
			}
		}
		here := map[string]bool{}
		for _, e := range c.Events() {
			uid, _ := e.Props.Text("UID")
			if here[uid] {
				t.Errorf("%s: %s stands twice", name, uid)
			}
			here[uid] = true
			begin, err := e.DateTimeStart(time.UTC)
			if err != nil {
				t.Errorf("%s: %s: %v", name, uid, err)
			}
			at := begin.UTC().String() + e.Props.Get("STATUS").Value
			if seen[uid] != "" && seen[uid] != at {
				t.Errorf("%s: %s is %s here and %s elsewhere", name, uid, at, seen[uid])
			}
			seen[uid] = at
			// The page is there, and the place on it.
			to, _ := strings.CutPrefix(e.Props.Get("URL").Value, address)
			page, anchor, _ := strings.Cut(to, "#")
			if !bytes.Contains(files[page], []byte(`id="`+anchor+`"`)) {
				t.Errorf("%s: %s leads to %s, which is not there", name, uid, to)
			}
		}
	}
	for _, test := range []struct {
		name string
		want int
	}{
		// Six meetings, of which one has no day.
		{"northmarsh/partnerships/safety-board.ics", 5},
		{"northmarsh/meetings.ics", 5},
		// Northmarsh Council oversees the police and sits on the board.
		{"northmarsh/meetings/diary.ics", 5},
		{"wales/meetings.ics", 1},
		{"wales/partnerships/wales-board.ics", 1},
		// Every second month of two years.
		{"wales/glasfryn/partnerships/justice-board.ics", 12},
	} {
		if c := all[test.name]; c == nil || len(c.Events()) != test.want {
			t.Errorf("%s is missing, or has not %d events", test.name, test.want)
		}
	}
	// The trust's seat ended on 31 January 2027, before the first meeting.
	for _, name := range []string{"organisations/reed-trust.ics", "northmarsh/partnerships/safer-reedham.ics", "meetings.ics", "northmarsh/organisations/northmarsh-council.ics"} {
		if all[name] != nil {
			t.Errorf("there is a calendar %s, which has nothing to tell or lies elsewhere", name)
		}
	}
	board := all["northmarsh/partnerships/safety-board.ics"]
	off := event(t, board, "2027-09-02.safety-board.northmarsh@register.northmarsh.gov.uk")
	if s, _ := off.Status(); s != ical.EventCancelled {
		t.Errorf("the cancelled meeting has the status %q", s)
	}
	event(t, board, "2027-12-02.evening.safety-board.northmarsh@register.northmarsh.gov.uk")
	if stamp := board.Events()[0].Props.Get("DTSTAMP").Value; stamp != "20260101T000000Z" {
		t.Errorf("the stamp %s is not the date of the entry", stamp)
	}
}

// TestWelshCalendars holds each Welsh calendar to its English twin.
func TestWelshCalendars(t *testing.T) {
	all := calendars(t, site(t))
	english, welsh := all["wales/glasfryn/meetings.ics"], all["cymru/glasfryn/cyfarfodydd.ics"]
	if !slices.Equal(uids(english), uids(welsh)) || len(uids(welsh)) < 100 {
		t.Errorf("the Welsh calendar has not the same %d meetings", len(uids(english)))
	}
	if name, _ := welsh.Props.Text("X-WR-CALNAME"); name != "Cyfarfodydd: Glasfryn" {
		t.Errorf("the Welsh calendar is called %q", name)
	}
	board := event(t, welsh, "2026-01-01.safety-board.glasfryn@register.northmarsh.gov.uk")
	if s, _ := board.Props.Text("SUMMARY"); s != "Partneriaeth Diogelwch Glasfryn" || board.Props.Get("SUMMARY").Params.Get("LANGUAGE") != "" {
		t.Errorf("the Welsh summary is %q", s)
	}
	if s, _ := board.Props.Text("LOCATION"); s != "Neuadd y Sir, Bryn Du" {
		t.Errorf("the Welsh place is %q", s)
	}
	for _, e := range welsh.Events() {
		if s, _ := e.Props.Text("SUMMARY"); strings.HasSuffix(s, "Violence Prevention Group") && e.Props.Get("SUMMARY").Params.Get("LANGUAGE") != "en" {
			t.Errorf("the English name %q is not marked as English", s)
		}
	}
}

// TestStableNames builds for another address, and an area alone: meetings keep their names.
func TestStableNames(t *testing.T) {
	whole := calendars(t, site(t))["northmarsh/meetings.ics"]
	files := content(t)
	alone := calendars(t, made(t, files, "northmarsh", "https://preview.example/x/"))["meetings.ics"]
	if !slices.Equal(uids(whole), uids(alone)) {
		t.Errorf("%s became %s", uids(whole), uids(alone))
	}
	feed := func(b []byte) string {
		_, id, _ := strings.Cut(string(b), "<id>")
		id, _, _ = strings.Cut(id, "</id>")
		return id
	}
	if got := feed(made(t, files, "northmarsh", "https://preview.example/x/")["meetings.atom"]); got != feed(site(t)["northmarsh/meetings.atom"]) || got == "" {
		t.Errorf("the feed is called %q", got)
	}
}

// TestSameBytes builds twice.
func TestSameBytes(t *testing.T) {
	first, second := site(t), made(t, content(t), "", address)
	if len(first) != len(second) {
		t.Errorf("%d files and %d", len(first), len(second))
	}
	for name, b := range first {
		if !bytes.Equal(b, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestOrganisationsCalendar holds an organisation's calendar and a priority's feed to the area's: they have the same meetings, apart
// from those that were held.
func TestOrganisationsCalendar(t *testing.T) {
	files := site(t)
	all := calendars(t, files)
	area, force := all["wales/glasfryn/meetings.ics"], all["wales/organisations/northmarsh-police.ics"]
	if area == nil || force == nil {
		t.Fatal("a calendar is missing")
	}
	said := map[string]string{}
	for _, e := range area.Events() {
		uid, _ := e.Props.Text("UID")
		said[uid], _ = e.Props.Text("DESCRIPTION")
	}
	held, planned := 0, 0
	for _, uid := range uids(force) {
		if !strings.Contains(uid, ".glasfryn@") {
			continue
		}
		planned++
		if strings.HasPrefix(said[uid], "Held") || strings.HasPrefix(said[uid], "Too few") {
			t.Errorf("%s was held and stands in the calendar of an organisation", uid)
		}
		delete(said, uid)
	}
	feed := string(files["wales/glasfryn/priorities/knife-crime.meetings.atom"])
	for uid, text := range said {
		meeting, _, _ := strings.Cut(uid, ".")
		_, rest, _ := strings.Cut(uid, ".")
		board, _, _ := strings.Cut(rest, ".")
		if strings.HasPrefix(text, "Held") {
			held++
			if strings.Contains(feed, "/glasfryn/"+board+"/meetings/"+meeting+"<") {
				t.Errorf("%s was held and stands in the feed of a priority", uid)
			}
		}
	}
	if held < 20 || planned < 20 {
		t.Errorf("%d meetings were held and left out, %d stand there", held, planned)
	}
	if n := strings.Count(feed, "<entry>"); n < 20 {
		t.Errorf("the feed of the priority has %d entries", n)
	}
}
