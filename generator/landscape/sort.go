package landscape

import (
	"slices"

	"partnershipregister/generator/register"
)

// Position is the place that the local policing body has on a partnership.
type Position string

const (
	InTheChair    Position = "chair"            // it chairs, alone or with others
	OnTheBoard    Position = "member"           // it is a member, or vice-chair
	ByInvitation  Position = "invited"          // it takes part and is no member
	Observing     Position = "observer"         // it listens
	NotRecorded   Position = "none-recorded"    // others' seats are stated, and none is its own
	SeatsUnstated Position = "seats-not-stated" // no seat is stated, and its chair is not the body's
)

// Positions lists them in the order of pages.
var Positions = []Position{InTheChair, OnTheBoard, ByInvitation, Observing, NotRecorded, SeatsUnstated}

// PositionOn gives the highest place that the local policing bodies of the scope's areas have on a
// partnership on the scope's day. Members told in words alone count as not stated.
func (s Scope) PositionOn(p *register.Partnership) Position {
	ours := func(organisation, kind register.ID) bool {
		return slices.ContainsFunc(s.Roles(p, organisation, kind), func(r register.Oversight) bool { return slices.Contains(s.Areas, r.Area) })
	}
	best := len(Positions) - 1
	take := func(p Position) { best = min(best, slices.Index(Positions, p)) }
	for _, seat := range p.Sitting(s.On) {
		take(NotRecorded)
		if !ours(seat.Organisation, seat.Kind) {
			continue
		}
		switch seat.Capacity() {
		case register.Observer:
			take(Observing)
		case register.InvitedParticipant, register.CoOperatingBody:
			take(ByInvitation)
		default:
			take(OnTheBoard)
		}
	}
	for _, c := range p.Leading(s.On) {
		switch {
		case !ours(c.Organisation, c.Kind):
		case c.Role == register.ViceChair:
			take(OnTheBoard)
		default:
			take(InTheChair)
		}
	}
	return Positions[best]
}

// Standing tells whether a body exists on the scope's day.
type Standing string

const (
	Lives    Standing = "lives"
	HasEnded Standing = "ended"
	IsToCome Standing = "to-come"
)

// Standings lists them in the order of pages.
var Standings = []Standing{Lives, HasEnded, IsToCome}

// StandingOf tells how a partnership stands on the scope's day.
func (s Scope) StandingOf(p *register.Partnership) Standing {
	switch {
	case p.EndedBy(s.On):
		return HasEnded
	case !p.LivesOn(s.On):
		return IsToCome
	}
	return Lives
}

// A Sorted body is one body with the group of each table in which it counts.
type Sorted struct {
	*register.Partnership
	Standing Standing
	// Counting, Basis and Status are those of its type and of its entry.
	Counting register.Counting
	Basis    register.Basis
	Position Position
	// Began is the year in which it began, the first of a financial year, 0 when not stated.
	Began int
	// Areas is in how many areas of the scope it lies.
	Areas int
	// Described is false while nothing but a list names it.
	Described bool
}

// A Sort is all bodies of a scope in groups, each body once. Tallies are of living bodies that count as
// partnerships unless they say otherwise, and each adds up to their number.
type Sort struct {
	Counts
	Bodies     []Sorted
	ByPosition map[Position]int
	// ByYear counts by the year in which they began; 0 holds those that do not state it.
	ByYear map[int]int
	// ByKind counts partnerships alone by their first type, ByState by status.
	ByKind  map[register.ID]int
	ByState map[register.Status]int
	// Shared is how many lie in more than one area of the scope, and Again how often these are counted
	// again when the areas' totals are added up.
	Shared, Again int
}

// SortOf puts the bodies of a scope into groups.
func SortOf(s Scope) Sort {
	t := Sort{Counts: Count(s.Index, s.Partnerships, s.On), ByPosition: map[Position]int{}, ByYear: map[int]int{},
		ByKind: map[register.ID]int{}, ByState: map[register.Status]int{}}
	for _, p := range s.Partnerships {
		kind := s.Types[p.Type]
		b := Sorted{Partnership: p, Standing: s.StandingOf(p), Counting: kind.Counts, Basis: kind.Basis, Position: s.PositionOn(p),
			Began: p.From.Year, Described: !p.ListOnly}
		for _, a := range s.AreasOf(p) {
			if slices.Contains(s.Areas, a) {
				b.Areas++
			}
		}
		t.Bodies = append(t.Bodies, b)
		if b.Standing != Lives || b.Counting != register.AsPartnership {
			continue
		}
		t.ByPosition[b.Position]++
		t.ByYear[b.Began]++
		t.ByKind[p.Type]++
		t.ByState[p.Status]++
		if b.Areas > 1 {
			t.Shared++
			t.Again += b.Areas - 1
		}
	}
	return t
}
