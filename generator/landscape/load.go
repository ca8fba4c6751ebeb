package landscape

import (
	"cmp"
	"math"
	"slices"

	"partnershipregister/generator/register"
)

// A Load is what the meetings of some partnerships take in a year.
//
// The figure that needs no assumption is attendances: for each partnership
//
//	attendances = meetings a year × seats
//
// with the meetings that its entry states and the seats that are held on the day by members. It is a least number: a
// source may name only some of the members, and say how often a body meets at least. Hours follow from
// it with a range for each input:
//
//	hours = attendances × people for a seat × (length + preparation + travel)
//
// and pounds from the hours at the price of one. An input comes from the entry, else from the register's
// assumptions. A partnership that does not state how often it meets, or of which no seat is recorded, is
// unknown: it enters no sum, and sums tell how many they rest on. Pounds are worked out only where every
// input was stated by the entry or comes from a published source.
type Load struct {
	Planning Planning
	// Rows are the living partnerships of the scope, in its order.
	Rows []*LoadRow
	// Total is the sum of all rows: each partnership once, in however many areas it lies.
	Total Sum
	// Organisations are those with a seat that counts, the one with most of them first, and KindOnly the
	// seats whose holder is known by kind only. Together they are the total, of attendances and of hours.
	Organisations []HolderLoad
	KindOnly      Sum
	// Areas are the partnerships that lie in one area alone, by area in the order of the scope; Shared are
	// all that lie in several. Together they are the total.
	Areas  []AreaLoad
	Shared Sum
	// Priorities have the order of the vocabulary and leave out those on which nobody works. A partnership
	// with several is in each of them in full, so they add up to more than the total.
	Priorities []PriorityLoad
	NoPriority Sum
	// Bases are why the partnerships exist, the strongest first. Together they are the total.
	Bases []BasisLoad

	rows map[*register.Partnership]*LoadRow
}

// HolderLoad is what one organisation's seats take.
type HolderLoad struct {
	Organisation *register.Organisation
	Sum
}

// AreaLoad is what the partnerships of one area alone take.
type AreaLoad struct {
	Area *register.Area
	Sum
}

// PriorityLoad is what the partnerships that work on a subject take.
type PriorityLoad struct {
	Priority *register.Priority
	Sum
}

// BasisLoad is what the partnerships of one basis take.
type BasisLoad struct {
	Basis register.Basis
	Sum
}

// LoadRow is what one partnership's meetings take in a year.
type LoadRow struct {
	Partnership *register.Partnership
	// Meetings a year, 1 to 366, and Seats that count; 0 is not known.
	Meetings, Seats int
	// Partial tells that there may be more seats than are recorded, by [MembersOneByOne].
	Partial bool
	// Left is how many members' seats the entry gives to organisations that have ended and that nobody is recorded to have
	// followed. They are in no figure.
	Left int
	// Fixed is how many of the meetings the law asks for, 0 to Meetings.
	Fixed int
	// Basis is the strongest of the partnership's types.
	Basis register.Basis
	// The inputs of one attendance.
	Length, Preparation, Travel, People Input
	// Each is what one seat takes at one meeting.
	Each Range
}

// Known tells whether the entry states what attendances are worked out from.
func (r *LoadRow) Known() bool { return r.Meetings > 0 && r.Seats > 0 }

// Attendances in a year, 0 when not known.
func (r *LoadRow) Attendances() int { return r.Meetings * r.Seats }

// Hours in a year, not known when the attendances or an input are not.
func (r *LoadRow) Hours() Range {
	if !r.Known() {
		return Range{}
	}
	return r.Each.times(r.Attendances())
}

// Sourced tells whether every input of the hours was stated by the entry or published.
func (r *LoadRow) Sourced() bool {
	for _, in := range []Input{r.Length, r.Preparation, r.Travel, r.People} {
		if in.Origin != FromEntry && in.Origin != FromSource {
			return false
		}
	}
	return r.Known()
}

// A Sum is what several partnerships take, with how many of them it rests on.
type Sum struct {
	// Of is how many partnerships were looked at; Meetings, Seats and Known are how many of them state how
	// often they meet, have seats recorded, and both.
	Of, Meetings, Seats, Known int
	// Partial is how many of Known have lists of members that may be partial, so that their attendances are a least
	// number. Left is how many seats were held by bodies that have ended; they are in no other figure.
	Partial, Left int
	// Round is how many seats one meeting of each partnership with seats has, whether its rhythm is known or not.
	Round int
	// Attendances a year of those known, and Fixed those of them that fall on meetings which the law asks for.
	Attendances, Fixed int
	// Hours a year of those known, and FixedHours the part that falls on meetings which the law asks for.
	Hours, FixedHours Range
	// Sourced is how many have no input that the register chose, and SourcedHours their hours. Pounds are
	// worked out from these alone.
	Sourced      int
	SourcedHours Range
	// Parts are the attendances by the inputs of their hours, for a script that works the hours out anew.
	Parts []Part
}

// A Part is a number of attendances with the same inputs.
type Part struct {
	Length, Preparation, Travel, People Input
	Attendances                         int
}

// add counts a partnership with so many of its seats.
func (s *Sum) add(r *LoadRow, seats int) {
	s.Of++
	s.Left += r.Left
	if r.Meetings > 0 {
		s.Meetings++
	}
	if seats > 0 {
		s.Seats++
		s.Round += seats
	}
	attendances := r.Meetings * seats
	if attendances == 0 {
		return
	}
	s.Known++
	if r.Partial {
		s.Partial++
	}
	s.Attendances += attendances
	s.Fixed += r.Fixed * seats
	s.Hours = s.Hours.plus(r.Each.times(attendances), s.Known == 1)
	s.FixedHours = s.FixedHours.plus(r.Each.times(r.Fixed*seats), s.Known == 1)
	if r.Sourced() {
		s.Sourced++
		s.SourcedHours = s.SourcedHours.plus(r.Each.times(attendances), s.Sourced == 1)
	}
	part := Part{r.Length, r.Preparation, r.Travel, r.People, 0}
	i := slices.IndexFunc(s.Parts, func(p Part) bool { p.Attendances = 0; return p == part })
	if i < 0 {
		i = len(s.Parts)
		s.Parts = append(s.Parts, part)
	}
	s.Parts[i].Attendances += attendances
}

// Pounds gives the cost of the sum's sourced hours in whole pounds. It is not known when there are none, or
// when the price of an hour is not published.
func (s *Sum) Pounds(price Input) (low, high int, known bool) {
	if s.Sourced == 0 || !s.SourcedHours.Known || price.Origin != FromSource {
		return 0, 0, false
	}
	pounds := func(h Hours, price int) int { return int(math.Round(h.Float() * float64(price) / 100)) }
	return pounds(s.SourcedHours.Low, price.Low), pounds(s.SourcedHours.High, price.High), true
}

// Hours is a number of hours in ten-thousandths, so that sums are exact.
type Hours int64

// Float gives the hours as a decimal number.
func (h Hours) Float() float64 { return float64(h) / 10_000 }

// Rounded gives whole hours, halves upwards.
func (h Hours) Rounded() int { return int(math.Floor((float64(h) + 5_000) / 10_000)) }

// A Range is hours from Low to High; Low is never above High.
type Range struct {
	Low, High Hours
	// Known is false when an input is missing. The ends are 0 then and mean nothing.
	Known bool
}

func (r Range) times(n int) Range { return Range{r.Low * Hours(n), r.High * Hours(n), r.Known} }

// plus adds to a sum, which is not known once a part is not.
func (r Range) plus(other Range, first bool) Range {
	if !other.Known || !r.Known && !first {
		return Range{}
	}
	return Range{r.Low + other.Low, r.High + other.High, true}
}

// An Input is one figure of the formula, from Low to High in hundredths of its unit. It is not known when
// its origin is empty.
type Input struct {
	Low, High int
	Origin    Origin
}

// Origin is where an input comes from.
type Origin string

const (
	FromEntry  Origin = "entry"     // the partnership's own entry states it
	FromSource Origin = "published" // an assumption that a source published
	Chosen     Origin = "chosen"    // an assumption that the register chose
)

// Planning is the assumptions of a register.
type Planning struct{ Length, Preparation, Travel, People, Price Input }

// PlanningOf reads the assumptions. One that the register does not have is not known.
func PlanningOf(x *register.Index) Planning {
	of := func(id register.ID) Input {
		a := x.Assumptions[id]
		if a == nil || !a.Low.Stated || !a.High.Stated || a.Low.Hundredths > a.High.Hundredths {
			return Input{}
		}
		in := Input{a.Low.Hundredths, a.High.Hundredths, Chosen}
		if a.Published() {
			in.Origin = FromSource
		}
		return in
	}
	return Planning{of(register.MeetingHours), of(register.PreparationHours), of(register.TravelHours), of(register.PeopleASeat), of(register.PoundsAnHour)}
}

// or takes what an entry states before an assumption.
func (in Input) or(stated register.Decimal) Input {
	if stated.Stated {
		return Input{stated.Hundredths, stated.Hundredths, FromEntry}
	}
	return in
}

// each gives the hours of one seat at one meeting: people × (length + preparation + travel). The length
// is left out for a report that everybody reads alone, and so is travel.
func each(people Input, parts ...Input) Range {
	if people.Origin == "" {
		return Range{}
	}
	low, high := 0, 0
	for _, p := range parts {
		if p.Origin == "" {
			return Range{}
		}
		low += p.Low
		high += p.High
	}
	return Range{Hours(people.Low) * Hours(low), Hours(people.High) * Hours(high), true}
}

// CountsAsSeat tells whether a seat enters attendances: it is held on the day by a statutory, an ordinary or
// a co-opted member. Observers, invited participants and bodies that must only co-operate may stay away, so
// they are left out, and so is a chair who has no seat of his own.
func CountsAsSeat(s *register.Seat, on register.Day) bool {
	return s.Member() && on.In(s.From, s.Until)
}

// Counted gives the seats of a partnership that enter attendances. A seat that an entry gives to an organisation which has
// ended is that of the one body that took over, or nobody's; see [register.Index.Sitting].
func Counted(x *register.Index, p *register.Partnership, on register.Day) []*register.Seat {
	return slices.DeleteFunc(slices.Clone(x.Sitting(p, on)), func(s *register.Seat) bool { return !CountsAsSeat(s, on) })
}

func seatsThatCount(x *register.Index, p *register.Partnership, on register.Day) int {
	return len(Counted(x, p, on))
}

// LoadOf works out the load of a scope's living partnerships.
func LoadOf(s Scope) *Load {
	l := &Load{Planning: PlanningOf(s.Index), rows: map[*register.Partnership]*LoadRow{}}
	areas := map[*register.Area]*Sum{}
	for _, a := range s.Areas {
		l.Areas = append(l.Areas, AreaLoad{Area: a})
	}
	for i := range l.Areas {
		areas[l.Areas[i].Area] = &l.Areas[i].Sum
	}
	bases := map[register.Basis]*Sum{}
	priorities := map[register.ID]*Sum{}
	holders := map[register.ID]*Sum{}
	sum := func(m map[register.ID]*Sum, id register.ID) *Sum {
		if m[id] == nil {
			m[id] = &Sum{}
		}
		return m[id]
	}
	for _, p := range s.Living() {
		r := l.row(s, p)
		l.Rows = append(l.Rows, r)
		l.rows[p] = r
		l.Total.add(r, r.Seats)
		if in := s.AreasOf(p); len(in) == 1 && areas[in[0]] != nil {
			areas[in[0]].add(r, r.Seats)
		} else {
			l.Shared.add(r, r.Seats)
		}
		if bases[r.Basis] == nil {
			bases[r.Basis] = &Sum{}
		}
		bases[r.Basis].add(r, r.Seats)
		for _, id := range p.Priorities {
			sum(priorities, id).add(r, r.Seats)
		}
		if len(p.Priorities) == 0 {
			l.NoPriority.add(r, r.Seats)
		}
		seats := map[register.ID]int{}
		for _, seat := range Counted(s.Index, p, s.On) {
			seats[seat.Organisation]++
		}
		for id, n := range seats {
			if s.Organisations[id] == nil {
				l.KindOnly.add(r, n)
			} else {
				sum(holders, id).add(r, n)
			}
		}
	}
	for id, held := range holders {
		l.Organisations = append(l.Organisations, HolderLoad{s.Organisations[id], *held})
	}
	slices.SortFunc(l.Organisations, func(a, b HolderLoad) int {
		return cmp.Or(cmp.Compare(b.Round, a.Round), cmp.Compare(b.Attendances, a.Attendances), cmp.Compare(a.Organisation.ID, b.Organisation.ID))
	})
	for _, p := range s.Register.Vocabulary.Priorities {
		if priorities[p.ID] != nil {
			l.Priorities = append(l.Priorities, PriorityLoad{p, *priorities[p.ID]})
		}
	}
	for _, b := range register.Bases {
		if bases[b] != nil {
			l.Bases = append(l.Bases, BasisLoad{b, *bases[b]})
		}
	}
	return l
}

// row works out what one partnership takes, which may lie outside the scope.
func (l *Load) row(s Scope, p *register.Partnership) *LoadRow {
	if r := l.rows[p]; r != nil {
		return r
	}
	r := &LoadRow{
		Partnership: p, Meetings: p.MeetingsEachYear,
		Length: l.Planning.Length.or(p.MeetingHours), Preparation: l.Planning.Preparation.or(p.PreparationHours),
		Travel: l.Planning.Travel.or(p.TravelHours), People: l.Planning.People.or(p.PeopleASeat),
	}
	r.Seats = seatsThatCount(s.Index, p, s.On)
	r.Partial = r.Seats > 0 && !listsMembers(s.Index, p, s.On)
	r.Left = len(slices.DeleteFunc(s.Left(p, s.On), func(seat *register.Seat) bool { return !seat.Member() }))
	strongest := len(register.Bases)
	for _, id := range p.Types() {
		t := s.Types[id]
		if t == nil {
			continue
		}
		r.Fixed = max(r.Fixed, min(t.LeastMeetings, r.Meetings))
		if i := slices.Index(register.Bases, s.Basis(p, t)); i >= 0 && i < strongest {
			strongest, r.Basis = i, register.Bases[i]
		}
	}
	r.Each = each(r.People, r.Length, r.Preparation, r.Travel)
	return r
}

// Top gives the partnerships that take most attendances, at most n of those that are known.
func (l *Load) Top(n int) []*LoadRow {
	var list []*LoadRow
	for _, r := range l.Rows {
		if r.Known() {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b *LoadRow) int { return cmp.Compare(b.Attendances(), a.Attendances()) })
	return list[:min(n, len(list))]
}
