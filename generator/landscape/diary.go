package landscape

import (
	"cmp"
	"slices"
	"time"

	"partnershipregister/generator/register"
)

// An Appointment is a meeting with the partnership that holds it.
type Appointment struct {
	Partnership *register.Partnership
	Meeting     *register.Meeting
}

// Diary gives every dated meeting of some partnerships: by the first day that its date can mean, then by its
// beginning, those without a time first, then by partnership and identifier.
func Diary(list []*register.Partnership) []Appointment {
	return diary(list, func(*register.Partnership, *register.Meeting) bool { return true })
}

// DiaryOf gives the meetings of some partnerships at which an organisation has a place: on some day that the meeting's date
// can mean it holds a seat or a chair, as far as is stated. A seat or chair without dates counts for every meeting. With
// byKind a seat that is known only by the organisation's kind counts as well.
func DiaryOf(list []*register.Partnership, o *register.Organisation, byKind bool) []Appointment {
	return diary(list, func(p *register.Partnership, m *register.Meeting) bool {
		there := func(from, until register.Date) bool {
			return !m.Date.Last().Before(from) && !m.Date.First().After(until)
		}
		for i := range p.Seats {
			s := &p.Seats[i]
			named := s.Organisation == o.ID || byKind && s.Organisation == "" && s.Kind != "" && s.Kind == o.Kind
			if named && there(s.From, s.Until) {
				return true
			}
		}
		for i := range p.Chairs {
			if c := &p.Chairs[i]; c.Organisation == o.ID && there(c.From, c.Until) {
				return true
			}
		}
		return false
	})
}

func diary(list []*register.Partnership, wanted func(*register.Partnership, *register.Meeting) bool) []Appointment {
	var diary []Appointment
	for _, p := range list {
		for i := range p.Meetings {
			if m := &p.Meetings[i]; !m.Date.IsZero() && wanted(p, m) {
				diary = append(diary, Appointment{p, m})
			}
		}
	}
	slices.SortStableFunc(diary, func(a, b Appointment) int {
		return cmp.Or(
			cmp.Compare(a.Meeting.Date.First(), b.Meeting.Date.First()),
			cmp.Compare(b.Meeting.Date.Last(), a.Meeting.Date.Last()),
			cmp.Compare(a.Meeting.Time.Minutes(), b.Meeting.Time.Minutes()),
			cmp.Compare(a.Partnership.Home, b.Partnership.Home),
			cmp.Compare(a.Partnership.ID, b.Partnership.ID),
			cmp.Compare(a.Meeting.ID, b.Meeting.ID))
	})
	return diary
}

// Collision tells whether meetings of one day are at one time.
type Collision string

const (
	Overlaps   Collision = "yes"     // two of them certainly are
	Apart      Collision = "no"      // all certainly follow each other
	NotCertain Collision = "unknown" // a time that would tell is not stated
)

// A Clash is a day with meetings of two partnerships or more, cancelled ones left out.
type Clash struct {
	Day       register.Date
	Meetings  []Appointment
	Collision Collision
}

// Clashes finds such days in a diary, by date. Meetings known only by their month or year can't clash.
func Clashes(diary []Appointment) []Clash {
	var clashes []Clash
	for _, day := range runs(diary, func(d register.Date) register.Day { return d.First() }) {
		if slices.ContainsFunc(day, func(a Appointment) bool { return a.Partnership != day[0].Partnership }) {
			clashes = append(clashes, Clash{day[0].Meeting.Date, day, overlap(day)})
		}
	}
	return clashes
}

// overlap looks at meetings of one day in the order of a diary.
func overlap(day []Appointment) Collision {
	found := Apart
	begin, end := -1, -1 // of those before: the last beginning, the latest end
	for i, a := range day {
		from, until := a.Meeting.Time.Minutes(), a.Meeting.UntilTime.Minutes()
		switch {
		case from < 0:
			found = NotCertain
			continue
		case from == begin || from < end:
			return Overlaps
		case until < 0 && i < len(day)-1:
			found = NotCertain
		}
		begin, end = from, max(end, until)
	}
	return found
}

// HeavyWeek is the number of meetings from which a week counts as heavy: one on more than every second working day.
const HeavyWeek = 3

// A Week is the days from a Monday to a Sunday with their meetings, cancelled ones left out.
type Week struct {
	From, Until register.Date
	Meetings    []Appointment
	// Minutes is how long the meetings last that state both a beginning and an end, and Timed how many do.
	Minutes, Timed int
}

// HeavyWeeks finds the weeks of a diary with [HeavyWeek] meetings or more, by date. Meetings known only by their
// month or year belong to no week.
func HeavyWeeks(diary []Appointment) []Week {
	var weeks []Week
	for _, list := range runs(diary, func(d register.Date) register.Day { return monday(d).First() }) {
		if len(list) < HeavyWeek {
			continue
		}
		from := monday(list[0].Meeting.Date)
		w := Week{From: from, Until: dateOf(timeOf(from).AddDate(0, 0, 6)), Meetings: list}
		for _, a := range list {
			if begin, end := a.Meeting.Time.Minutes(), a.Meeting.UntilTime.Minutes(); begin >= 0 && end > begin {
				w.Minutes += end - begin
				w.Timed++
			}
		}
		weeks = append(weeks, w)
	}
	return weeks
}

// runs cuts the meetings of a diary that have a day and were not cancelled into pieces with one key.
func runs(diary []Appointment, key func(register.Date) register.Day) [][]Appointment {
	var pieces [][]Appointment
	for _, a := range diary {
		if a.Meeting.Date.Precision != register.Exact || a.Meeting.Status == register.MeetingCancelled {
			continue
		}
		if n := len(pieces); n > 0 && key(pieces[n-1][0].Meeting.Date) == key(a.Meeting.Date) {
			pieces[n-1] = append(pieces[n-1], a)
		} else {
			pieces = append(pieces, []Appointment{a})
		}
	}
	return pieces
}

// monday gives the first day of a day's week.
func monday(d register.Date) register.Date {
	t := timeOf(d)
	return dateOf(t.AddDate(0, 0, -(int(t.Weekday())+6)%7))
}

func timeOf(d register.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) register.Date {
	return register.Date{Precision: register.Exact, Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// Weekday gives the day of the week of an exact date.
func Weekday(d register.Date) time.Weekday { return timeOf(d).Weekday() }

// A Rhythm is how much some bodies say about their meetings.
type Rhythm struct {
	// Of is how many bodies were looked at: those that exist on the day, of every kind.
	Of int
	// Number of them state how often they meet, Words say something about it in words alone, Dates have a dated meeting and
	// say no more, and Nothing have none of these: the fact "meetings" of [Facts] is not stated. The four add up to Of.
	Number, Words, Dates, Nothing int
	// Dated is how many of all the bodies, ended ones too, have dated meetings, and Meetings how many meetings these are.
	Dated, Meetings int
}

// RhythmOf counts what bodies say about their meetings as they stand on a day.
func RhythmOf(list []*register.Partnership, on register.Day) Rhythm {
	var r Rhythm
	for _, p := range list {
		if len(p.Meetings) > 0 {
			r.Dated++
			r.Meetings += len(p.Meetings)
		}
		if !p.LivesOn(on) {
			continue
		}
		r.Of++
		switch {
		case p.MeetingsEachYear > 0:
			r.Number++
		case !p.MeetingsStated.Empty():
			r.Words++
		case len(p.Meetings) > 0:
			r.Dates++
		default:
			r.Nothing++
		}
	}
	return r
}

// DayOfYear gives the number of an exact date in its year: 1 for 1 January.
func DayOfYear(d register.Date) int { return timeOf(d).YearDay() }

// Instant gives a time on an exact date in the United Kingdom with its distance from Greenwich: 2026-07-02T14:00:00+01:00.
// Summer time is from 01:00 Greenwich time on the last Sunday of March to the same on the last Sunday of October, the rule
// since 1996.
func Instant(d register.Date, c register.Clock) string {
	offset := "+00:00"
	day, minutes := d.First(), c.Minutes()
	begin, end := lastSunday(d.Year, time.March), lastSunday(d.Year, time.October)
	switch {
	case day > begin && day < end, day == begin && minutes >= 60, day == end && minutes < 2*60:
		offset = "+01:00"
	}
	return d.String() + "T" + string(c) + ":00" + offset
}

func lastSunday(year int, month time.Month) register.Day {
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
	return dateOf(last.AddDate(0, 0, -int(last.Weekday()))).First()
}
