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
	InTurn        Position = "in-turn"          // the chair or a seat is its own in turn, or that of one of several bodies
	ByInvitation  Position = "invited"          // it takes part and is no member
	Observing     Position = "observer"         // it listens
	NotRecorded   Position = "none-recorded"    // members are listed one by one, and it has no place
	SeatsUnstated Position = "seats-not-stated" // they are not, or not all, and no place of its own is stated
)

// Positions lists them in the order of pages.
var Positions = []Position{InTheChair, OnTheBoard, InTurn, ByInvitation, Observing, NotRecorded, SeatsUnstated}

// PositionOn gives the highest place that the local policing bodies of the scope's areas have on a
// partnership on the scope's day. Members told in words, or some of whom may not be recorded, count as not stated. A place that is shared with bodies
// outside of the scope is not in full that of those inside.
func (s Scope) PositionOn(p *register.Partnership) Position {
	best := len(Positions) - 1
	take := func(organisation, kind register.ID, how register.Arrangement, at Position) {
		ours, others := 0, 0
		var seen []*register.Area
		for _, r := range s.rolesOf(p, organisation, kind) {
			switch {
			case slices.Contains(seen, r.Area):
			case slices.Contains(s.Areas, r.Area):
				ours++
			default:
				others++
			}
			seen = append(seen, r.Area)
		}
		if ours == 0 {
			return
		}
		if others > 0 && sharing(organisation, how, ours+others) != "" && slices.Index(Positions, at) < slices.Index(Positions, InTurn) {
			at = InTurn
		}
		best = min(best, slices.Index(Positions, at))
	}
	for _, seat := range s.Sitting(p, s.On) {
		at := OnTheBoard
		switch seat.Capacity() {
		case register.Observer:
			at = Observing
		case register.InvitedParticipant, register.CoOperatingBody:
			at = ByInvitation
		}
		take(seat.Organisation, seat.Kind, "", at)
	}
	for _, c := range s.Leading(p, s.On) {
		at := InTheChair
		if c.Role == register.ViceChair {
			at = OnTheBoard
		}
		take(c.Organisation, c.Kind, c.Arrangement, at)
	}
	if Positions[best] == SeatsUnstated && listsMembers(s.Index, p, s.On) {
		return NotRecorded
	}
	return Positions[best]
}

// Standing tells whether a body exists on the scope's day.
type Standing string

const (
	Lives      Standing = "lives"
	HasEnded   Standing = "ended"
	IsToCome   Standing = "to-come"
	IsProposed Standing = "proposed"
)

// Standings lists them in the order of pages.
var Standings = []Standing{Lives, HasEnded, IsToCome, IsProposed}

// StandingOf tells how a partnership stands on the scope's day.
func (s Scope) StandingOf(p *register.Partnership) Standing { return standing(p, s.On) }

func standing(p *register.Partnership, on register.Day) Standing {
	switch {
	case p.EndedBy(on):
		return HasEnded
	case p.ProposedOn(on):
		return IsProposed
	case !p.LivesOn(on):
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
		b := Sorted{Partnership: p, Standing: s.StandingOf(p), Counting: kind.Counts, Basis: s.Basis(p, kind), Position: s.PositionOn(p),
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
