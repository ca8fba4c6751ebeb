package landscape

import (
	"fmt"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

// meetings makes a partnership with meetings written as "2026-09-15 14:00-16:00 cancelled", of which the times and the status
// may be left out.
func meetings(id register.ID, list ...string) *register.Partnership {
	p := &register.Partnership{ID: id, Home: "northmarsh", Status: register.Active}
	for _, s := range list {
		m := register.Meeting{Status: register.MeetingPlanned}
		for i, word := range strings.Fields(s) {
			from, until, isTime := strings.Cut(word, "-")
			switch {
			case i == 0:
				m.Date = date(word)
			case isTime:
				m.Time, m.UntilTime = register.Clock(from), register.Clock(until)
			default:
				m.Status = register.MeetingStatus(word)
			}
		}
		p.Meetings = append(p.Meetings, m)
	}
	return p
}

func keys(diary []Appointment) string {
	var list []string
	for _, a := range diary {
		list = append(list, string(a.Partnership.ID)+" "+a.Meeting.Key()+strings.TrimSuffix(" "+string(a.Meeting.Time), " "))
	}
	return strings.Join(list, ", ")
}

func TestDiary(t *testing.T) {
	b := meetings("b", "2026-09-15 14:00-", "2026-09", "2025", "2026-09-15 09:00-")
	a := meetings("a", "2026-09-15 14:00-", "2026-09-15", "2026-09-01", "2025/26")
	// A month comes before its first day, and a calendar year before the financial year that begins in it.
	want := "b 2025, a 2025/26, b 2026-09, a 2026-09-01, a 2026-09-15, b 2026-09-15 09:00, a 2026-09-15 14:00, b 2026-09-15 14:00"
	for range 2 {
		if got := keys(Diary([]*register.Partnership{b, a})); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		a, b = b, a
	}
}

func TestDiaryOf(t *testing.T) {
	council := &register.Organisation{ID: "council", Kind: "local-authority"}
	p := meetings("a", "2024-03", "2025-06-30", "2025-07-01", "2025-07", "2026-01-01")
	for _, test := range []struct {
		name   string
		seat   register.Seat
		chair  register.Chair
		byKind bool
		want   string
	}{
		{"another's seat", register.Seat{Organisation: "police"}, register.Chair{}, true, ""},
		{"a seat without dates", register.Seat{Organisation: "council"}, register.Chair{}, false, "2024-03, 2025-06-30, 2025-07-01, 2025-07, 2026-01-01"},
		{"a seat until the end of June", register.Seat{Organisation: "council", Until: date("2025-06-30")}, register.Chair{}, false, "2024-03, 2025-06-30"},
		// On some day of July, and on the first of January.
		{"a seat from 2 July", register.Seat{Organisation: "council", From: date("2025-07-02")}, register.Chair{}, false, "2025-07, 2026-01-01"},
		{"a chair for a day", register.Seat{}, register.Chair{Organisation: "council", From: date("2026-01-01"), Until: date("2026-01-01")}, false, "2026-01-01"},
		{"a seat of its kind, asked for", register.Seat{Kind: "local-authority", From: date("2026")}, register.Chair{}, true, "2026-01-01"},
		{"a seat of its kind, not asked for", register.Seat{Kind: "local-authority"}, register.Chair{}, false, ""},
		{"a seat of no kind", register.Seat{}, register.Chair{}, true, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p.Seats, p.Chairs = []register.Seat{test.seat}, []register.Chair{test.chair}
			got := map[string]bool{}
			for _, a := range DiaryOf([]*register.Partnership{p}, council, test.byKind) {
				got[a.Meeting.Key()] = true
			}
			want := map[string]bool{}
			for _, k := range strings.Split(test.want, ", ") {
				if k != "" {
					want[k] = true
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestClashes(t *testing.T) {
	for _, test := range []struct {
		a, b, c string
		want    Collision // "" for no clash
	}{
		{"2026-09-15 09:00-10:00", "2026-09-15 10:00-11:00", "", Apart},
		{"2026-09-15 09:00-10:01", "2026-09-15 10:00-11:00", "", Overlaps},
		{"2026-09-15 09:00-", "2026-09-15 09:00-", "", Overlaps},
		{"2026-09-15 09:00-", "2026-09-15 10:00-11:00", "", NotCertain},
		{"2026-09-15 09:00-10:00", "2026-09-15 11:00-", "", Apart},
		{"2026-09-15", "2026-09-15 10:00-11:00", "", NotCertain},
		{"2026-09-15", "2026-09-15 10:00-11:00", "2026-09-15 10:30-11:30", Overlaps},
		{"2026-09-15 09:00-12:00", "2026-09-15 09:30-10:00", "2026-09-15 11:00-13:00", Overlaps},
		{"2026-09-15 09:00-10:00 cancelled", "2026-09-15 09:00-10:00", "", ""},
		{"2026-09", "2026-09-15 10:00-11:00", "", ""},
		{"2026-09-14", "2026-09-15", "", ""},
	} {
		list := []*register.Partnership{meetings("a", test.a), meetings("b", test.b)}
		if test.c != "" {
			list = append(list, meetings("c", test.c))
		}
		var got Collision
		for _, c := range Clashes(Diary(list)) {
			got = c.Collision
		}
		if got != test.want {
			t.Errorf("%s; %s; %s: %q, want %q", test.a, test.b, test.c, got, test.want)
		}
	}
	if c := Clashes(Diary([]*register.Partnership{meetings("a", "2026-09-15 09:00-10:00", "2026-09-15 18:00-")})); len(c) > 0 {
		t.Error("two meetings of one body clash")
	}
}

func TestHeavyWeeks(t *testing.T) {
	// 14 September 2026 is a Monday and 20 September the Sunday after it.
	list := []*register.Partnership{meetings("a", "2026-09-14 09:00-10:30", "2026-09-20 14:00-15:00", "2026-09-21", "2026-09-22"), meetings("b", "2026-09-16 10:00-", "2026-09-23 cancelled", "2026-09")}
	weeks := HeavyWeeks(Diary(list))
	if len(weeks) != 1 {
		t.Fatalf("%d heavy weeks; want 1: the week of 21 September has two meetings and a cancelled one", len(weeks))
	}
	w := weeks[0]
	// 1 h 30 min and 1 h; the meeting of the 16th does not say when it ends.
	if w.From.String() != "2026-09-14" || w.Until.String() != "2026-09-20" || len(w.Meetings) != 3 || w.Minutes != 150 || w.Timed != 2 {
		t.Errorf("%s to %s, %d meetings, %d minutes from %d; want 14 to 20 September, 3 meetings, 150 minutes from 2", w.From, w.Until, len(w.Meetings), w.Minutes, w.Timed)
	}
	// Over the turn of a year: 28 December 2026 is a Monday, 1 January 2027 the Friday after it.
	if w := HeavyWeeks(Diary([]*register.Partnership{meetings("a", "2026-12-28", "2026-12-31", "2027-01-01")})); len(w) != 1 || w[0].Until.String() != "2027-01-03" {
		t.Errorf("over the turn of the year: %v", w)
	}
}

func TestInstant(t *testing.T) {
	// In 2027 summer time is from 28 March to 31 October.
	for s, want := range map[string]string{
		"2027-01-04 09:00": "2027-01-04T09:00:00+00:00", "2027-07-01 14:00": "2027-07-01T14:00:00+01:00",
		"2027-03-27 23:59": "2027-03-27T23:59:00+00:00", "2027-03-28 00:59": "2027-03-28T00:59:00+00:00", "2027-03-28 02:00": "2027-03-28T02:00:00+01:00",
		"2027-10-30 23:59": "2027-10-30T23:59:00+01:00", "2027-10-31 00:30": "2027-10-31T00:30:00+01:00", "2027-10-31 02:00": "2027-10-31T02:00:00+00:00",
		"2026-12-31 12:00": "2026-12-31T12:00:00+00:00",
	} {
		day, clock, _ := strings.Cut(s, " ")
		if got := Instant(date(day), register.Clock(clock)); got != want {
			t.Errorf("%s is %s; want %s", s, got, want)
		}
	}
}

func TestRhythmOf(t *testing.T) {
	a, b, c, d := meetings("a", "2026-01", "2026-02"), meetings("b"), meetings("c"), meetings("d", "2020-01")
	a.MeetingsEachYear, a.MeetingsStated.EN = 4, "Quarterly"
	b.MeetingsStated.CY = "Yn ôl yr angen"
	d.Status = register.Closed
	// Three exist: a states a number, b words, c nothing. a and d have dated meetings, three in all.
	if got, want := RhythmOf([]*register.Partnership{a, b, c, d}, today), (Rhythm{Of: 3, Number: 1, Words: 1, Nothing: 1, Dated: 2, Meetings: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
