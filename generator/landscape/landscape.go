// Package landscape works out what a set of partnerships looks like as a whole: how many there are of
// each kind, how much is stated about them, and what is missing. It takes a register and gives plain
// figures; words and pages are left to others.
//
// Only bodies whose type counts as a partnership enter totals of partnerships. Those that have ended, are still to come or are
// only proposed do not; [Standing] tells them apart.
package landscape

import (
	"slices"

	"partnershipregister/generator/register"
)

// Counts are figures about a set of partnerships. Each body is counted once.
type Counts struct {
	// Partnerships is the number of living bodies that count as partnerships.
	Partnerships int
	// Apart is the number of living bodies of the other kinds.
	Apart map[register.Counting]int
	// Ended is the number of former bodies of every kind, ToCome of those that have not begun, Proposed of those of which no
	// source says that they will.
	Ended, ToCome, Proposed int
	// Described is how many of Partnerships say more than an official list does.
	Described int
	// ByType counts living bodies by their first type, of every kind; ByStatus counts all bodies.
	ByType   map[register.ID]int
	ByStatus map[register.Status]int
	// ByBasis counts Partnerships by why they exist.
	ByBasis map[register.Basis]int
	// Stated tells for each fact how many of Partnerships state it, in the order of [Facts].
	Stated []Stated
}

// Fact is something that an entry may state.
type Fact string

// A Stated is how many entries state a fact.
type Stated struct {
	Fact Fact
	N    int
	// Of is the number of entries that were looked at.
	Of int
}

// Facts lists what is looked for in an entry, with the test for each. Every page and table that counts entries
// which state one of these asks this test.
var Facts = []struct {
	Fact   Fact
	stated func(*register.Index, *register.Partnership, register.Day) bool
}{
	{"purpose", func(_ *register.Index, p *register.Partnership, _ register.Day) bool { return !p.Purpose.Empty() }},
	{"chair", func(_ *register.Index, p *register.Partnership, on register.Day) bool {
		return slices.ContainsFunc(p.Chairs, func(c register.Chair) bool { return on.In(c.From, c.Until) })
	}},
	{"seats", func(_ *register.Index, p *register.Partnership, on register.Day) bool {
		return !p.SeatsNote.Empty() || slices.ContainsFunc(p.Seats, func(s register.Seat) bool { return on.In(s.From, s.Until) })
	}},
	{SomeMembers, func(x *register.Index, p *register.Partnership, on register.Day) bool {
		return seatsThatCount(x, p, on) > 0
	}},
	{MembersOneByOne, listsMembers},
	{"meetings", func(_ *register.Index, p *register.Partnership, _ register.Day) bool {
		return p.MeetingsEachYear > 0 || !p.MeetingsStated.Empty() || len(p.Meetings) > 0
	}},
	{RhythmAsNumber, func(_ *register.Index, p *register.Partnership, _ register.Day) bool { return p.MeetingsEachYear > 0 }},
	{"priorities", func(_ *register.Index, p *register.Partnership, _ register.Day) bool {
		return len(p.Priorities) > 0 || !p.PrioritiesStated.Empty()
	}},
	{"reporting", func(x *register.Index, p *register.Partnership, on register.Day) bool {
		return statesLine(Scope{Index: x, On: on}, p)
	}},
	{"funding", func(_ *register.Index, p *register.Partnership, _ register.Day) bool { return len(p.Funding) > 0 }},
	{"evidence", func(_ *register.Index, p *register.Partnership, _ register.Day) bool { return len(p.Evidence) > 0 }},
	{"date", func(_ *register.Index, p *register.Partnership, _ register.Day) bool { return !p.AsOf.IsZero() }},
}

// Facts that are narrower than another of the list. What meetings take, at least, is worked out from the first and the last.
const (
	// SomeMembers: a seat is held that counts, by [CountsAsSeat]. "seats" is met by words alone too.
	SomeMembers Fact = "some-members"
	// MembersOneByOne: those seats are a list of members, as far as the entry tells. Only then does it mean something that
	// a body is not among them.
	MembersOneByOne Fact = "members-listed"
	// RhythmAsNumber: a number of meetings a year. "meetings" is met by words or a single date too.
	RhythmAsNumber Fact = "rhythm"
)

// Narrower lists them.
var Narrower = []Fact{SomeMembers, MembersOneByOne, RhythmAsNumber}

// listsMembers tells whether an entry lists members one by one: [MembersListed] or more seats that count, none of them known by
// kind alone, and nothing said of its members in words, which may name more.
func listsMembers(x *register.Index, p *register.Partnership, on register.Day) bool {
	seats := Counted(x, p, on)
	return len(seats) >= MembersListed && p.SeatsNote.Empty() &&
		!slices.ContainsFunc(seats, func(s *register.Seat) bool { return s.Organisation == "" })
}

// Count works out the figures of a set of partnerships as they stand on a day.
func Count(x *register.Index, list []*register.Partnership, on register.Day) Counts {
	c := Counts{
		Apart: map[register.Counting]int{}, ByType: map[register.ID]int{},
		ByStatus: map[register.Status]int{}, ByBasis: map[register.Basis]int{},
	}
	for _, f := range Facts {
		c.Stated = append(c.Stated, Stated{Fact: f.Fact})
	}
	for _, p := range list {
		kind := x.Types[p.Type]
		c.ByStatus[p.Status]++
		switch standing(p, on) {
		case HasEnded:
			c.Ended++
			continue
		case IsProposed:
			c.Proposed++
			continue
		case IsToCome:
			c.ToCome++
			continue
		}
		c.ByType[p.Type]++
		if kind.Counts != register.AsPartnership {
			c.Apart[kind.Counts]++
			continue
		}
		c.Partnerships++
		c.ByBasis[x.Basis(p, kind)]++
		if !p.ListOnly {
			c.Described++
		}
		for i, f := range Facts {
			c.Stated[i].Of++
			if f.stated(x, p, on) {
				c.Stated[i].N++
			}
		}
	}
	return c
}
