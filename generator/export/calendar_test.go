package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"

	"partnershipregister/generator/register"
)

func exact(year, month, day int) register.Date {
	return register.Date{Precision: register.Exact, Year: year, Month: month, Day: day}
}

// readCalendar reads a file that holds one calendar with a reader that is not ours.
func readCalendar(t *testing.T, b []byte) *ical.Calendar {
	t.Helper()
	d := ical.NewDecoder(bytes.NewReader(b))
	c, err := d.Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	if _, err := d.Decode(); !errors.Is(err, io.EOF) {
		t.Errorf("after the calendar comes something else: %v", err)
	}
	return c
}

// plainLines finds what RFC 5545 wants of lines and the reader does not look at.
func plainLines(b []byte) error {
	if !utf8.Valid(b) {
		return errors.New("not UTF-8")
	}
	lines := strings.Split(string(b), "\r\n")
	if last := lines[len(lines)-1]; last != "" {
		return fmt.Errorf("the last line %q has no end", last)
	}
	for _, line := range lines[:len(lines)-1] {
		switch {
		case strings.ContainsAny(line, "\r\n"):
			return fmt.Errorf("%q holds a bare CR or LF", line)
		case len(line) > 75:
			return fmt.Errorf("%q has %d octets", line, len(line))
		case !utf8.ValidString(line):
			return fmt.Errorf("%q is cut inside a character", line)
		case line == "":
			return errors.New("an empty line")
		}
	}
	return nil
}

func TestCalendar(t *testing.T) {
	const hostile = "a;b,c\\n\\d\"e\nBEGIN:VEVENT\r\nUID:x\x00\x07 ŵ 🏛️"
	long := strings.Repeat("Cyfarfod hir ŵŷâê 🏛️ ", 30)
	c := &Calendar{Name: Phrase{hostile, "cy"}, Description: Phrase{"English", "en"}, Language: "cy", Address: "https://example.org/a,b;c?x=1", Events: []*Event{
		{UID: "1@example.org", Day: exact(2027, 7, 1), Begin: "14:00", End: "16:00", Summary: Phrase{hostile, "en"}, Place: Phrase{long, "cy"}, Changed: 20260102, Address: "https://example.org/x#meeting-2027-07-01"},
		{UID: "2@example.org", Day: exact(2026, 12, 31), Summary: Phrase{"All day", "en"}, Cancelled: true},
		{UID: "3@example.org", Day: exact(2027, 1, 4), Begin: "09:30", Summary: Phrase{"x", "cy"}},
		{UID: "4@example.org", Day: exact(2027, 3, 28), Begin: "00:30", End: "03:30", Summary: Phrase{"x", "cy"}},
		{UID: "5@example.org", Day: exact(2028, 2, 29), Summary: Phrase{"x", "cy"}},
	}}
	b := c.ICS()
	if err := plainLines(b); err != nil {
		t.Error(err)
	}
	if again := c.ICS(); !bytes.Equal(b, again) {
		t.Error("written twice, the calendar differs")
	}
	got := readCalendar(t, b)
	clean := "a;b,c\\n\\d\"e\nBEGIN:VEVENT\nUID:x ŵ 🏛️"
	if name, _ := got.Props.Text("X-WR-CALNAME"); name != clean {
		t.Errorf("the name is %q", name)
	}
	if lang := got.Props.Get("DESCRIPTION").Params.Get("LANGUAGE"); lang != "en" {
		t.Errorf("the English description in a Welsh calendar has the language %q", lang)
	}
	zones := 0
	for _, child := range got.Children {
		if child.Name == "VTIMEZONE" && child.Props.Get("TZID").Value == "Europe/London" {
			zones++
		}
	}
	events := got.Events()
	if zones != 1 || len(events) != len(c.Events) {
		t.Fatalf("%d zones and %d events, want 1 and %d", zones, len(events), len(c.Events))
	}
	first := events[0]
	if s, _ := first.Props.Text("SUMMARY"); s != clean || first.Props.Get("SUMMARY").Params.Get("LANGUAGE") != "en" {
		t.Errorf("the summary is %q", s)
	}
	if s, _ := first.Props.Text("LOCATION"); s != long || first.Props.Get("LOCATION").Params.Get("LANGUAGE") != "" {
		t.Errorf("the place is %q", s)
	}
	// 14:00 in summer is 13:00 in Greenwich, 09:30 in winter is 09:30; the clocks go forward on 28 March 2027, so from 00:30 to
	// 03:30 are two hours.
	for i, want := range map[int][2]string{
		0: {"2027-07-01T13:00:00Z", "2027-07-01T15:00:00Z"}, 1: {"2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z"},
		2: {"2027-01-04T09:30:00Z", "2027-01-04T09:30:00Z"}, 3: {"2027-03-28T00:30:00Z", "2027-03-28T02:30:00Z"}, 4: {"2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"},
	} {
		begin, err := events[i].DateTimeStart(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		end := begin
		if events[i].Props.Get("DTEND") != nil {
			if end, err = events[i].DateTimeEnd(time.UTC); err != nil {
				t.Fatal(err)
			}
		}
		if b, e := begin.UTC().Format(time.RFC3339), end.UTC().Format(time.RFC3339); b != want[0] || e != want[1] {
			t.Errorf("event %d is from %s to %s, want %s to %s", i+1, b, e, want[0], want[1])
		}
	}
	if status, _ := events[1].Status(); status != ical.EventCancelled {
		t.Errorf("the cancelled meeting has the status %q", status)
	}
	if stamp := first.Props.Get("DTSTAMP").Value; stamp != "20260102T000000Z" {
		t.Errorf("the stamp is %s", stamp)
	}
	if events[1].Props.Get("LAST-MODIFIED") != nil {
		t.Error("facts without a date say when they changed")
	}
}

// TestCalendarFaultsAreFound spoils a calendar, to see that the readers of this file would notice.
func TestCalendarFaultsAreFound(t *testing.T) {
	c := &Calendar{Name: Phrase{"Name", "en"}, Language: "en", Events: []*Event{{UID: "1", Day: exact(2027, 7, 1), Summary: Phrase{strings.Repeat("ŵ", 60), "en"}}}}
	good := string(c.ICS())
	if err := plainLines([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"a long line": {"\r\n ŵ", "ŵ"}, "a bare line feed": {"\r\nMETHOD", "\nMETHOD"}, "a cut character": {"ŵ\r\n ", "\xc5\r\n \xb5"},
		"no end": {"END:VCALENDAR\r\n", "END:VCALENDAR"}, "an empty line": {"\r\nMETHOD", "\r\n\r\nMETHOD"},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good || plainLines([]byte(bad)) == nil {
			t.Errorf("%s was not found", name)
		}
	}
	for name, bad := range map[string]string{
		"a line without a colon": strings.Replace(good, "VERSION:2.0", "VERSION", 1), "an event that never ends": strings.Replace(good, "END:VEVENT\r\n", "", 1),
	} {
		if _, err := ical.NewDecoder(strings.NewReader(bad)).Decode(); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func TestEmptyCalendar(t *testing.T) {
	b := (&Calendar{Name: Phrase{"Name", "en"}, Language: "en"}).ICS()
	if c := readCalendar(t, b); len(c.Events()) != 0 || len(c.Children) != 1 {
		t.Error("an empty calendar does not hold its clock alone")
	}
}

// FuzzCalendar puts any text into a calendar and reads the same text, without what no text may hold.
func FuzzCalendar(f *testing.F) {
	f.Add("Bwrdd Diogelwch; ŵ, \\", "🏛️\n\r\nEND:VCALENDAR")
	f.Add(strings.Repeat("ŷ", 200), "\xff\x00")
	f.Fuzz(func(t *testing.T, summary, place string) {
		c := &Calendar{Name: Phrase{"Name", "en"}, Language: "en", Events: []*Event{{UID: "1", Day: exact(2027, 7, 1), Summary: Phrase{"x" + summary, "en"}, Place: Phrase{"x" + place, "en"}}}}
		b := c.ICS()
		if err := plainLines(b); err != nil {
			t.Fatal(err)
		}
		read, err := ical.NewDecoder(bytes.NewReader(b)).Decode()
		if err != nil || len(read.Events()) != 1 {
			t.Fatalf("%v\n%s", err, b)
		}
		clean := func(s string) string {
			s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
			return strings.Map(func(r rune) rune {
				if r == '\n' {
					return r
				}
				return printable(r)
			}, strings.ToValidUTF8("x"+s, ""))
		}
		if got, _ := read.Events()[0].Props.Text("SUMMARY"); got != clean(summary) {
			t.Errorf("the summary %q was read as %q", clean(summary), got)
		}
		if got, _ := read.Events()[0].Props.Text("LOCATION"); got != clean(place) {
			t.Errorf("the place %q was read as %q", clean(place), got)
		}
	})
}
