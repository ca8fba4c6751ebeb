package landscape

import (
	"cmp"
	"slices"

	"partnershipregister/generator/register"
)

// TieKind is the sort of thing that ties a partnership to a local policing body.
type TieKind string

const (
	TiedChair     TieKind = "chair"
	TiedSeat      TieKind = "seat"
	TiedGrant     TieKind = "grant"
	TiedAgreement TieKind = "agreement"
)

// TieKinds lists them in the order of pages.
var TieKinds = []TieKind{TiedChair, TiedSeat, TiedGrant, TiedAgreement}

// Reach tells how a tie's own end stands to the end of the role.
type Reach string

const (
	RunsPast    Reach = "runs-past"   // it ends after the role, so it must go somewhere
	EndsBefore  Reach = "ends-before" // it is over by then
	EndUnstated Reach = "not-stated"  // nothing says when it ends; of a seat or chair, it holds until then
)

// A Tie is a seat, chair, grant or agreement of a local policing body.
type Tie struct {
	Kind        TieKind
	Partnership *register.Partnership
	// Area whose local policing body holds it; nil when those of several areas do.
	Area *register.Area
	// Seat, Chair, Funding or Agreement is set, by the kind. The first two are as they were while the role
	// lasted.
	Seat      *register.Seat
	Chair     *register.Chair
	Funding   *register.Funding
	Agreement *register.Agreement
	// Type is the kind of partnership, whose law tells what ties the body to it. Required tells that the
	// law names the local policing body as a member.
	Type     *register.Type
	Required bool
	// End is when the role ends, not stated where nothing says that it does.
	End register.Date
	// Until is the last day, or year, of the thing itself, as far as it is stated.
	Until register.Date
	Reach Reach
	// Handover is what is to happen; empty where nothing ends or where the thing is over by then.
	Handover register.Handover
	// PassesTo is the organisation that takes it. May be empty.
	PassesTo register.ID

	// areas are all whose local policing body holds it.
	areas []*register.Area
}

// An Ending is what is known of the end of an area's local policing body.
type Ending struct {
	Area *register.Area
	// Body on the day of the scope; nil when none is recorded.
	Body *register.LocalPolicingBody
	// End is not stated where nothing says that the role ends. Announced: no law says so yet.
	End       register.Date
	Announced bool
}

// Handovers are what ties partnerships to the local policing bodies of a scope's areas.
type Handovers struct {
	// Ends has a line for each area, in the order of the scope.
	Ends []Ending
	// Ties of all living bodies, those that are no partnerships and those that lie elsewhere too: by
	// partnership in the order of a scope, chairs before seats, grants and agreements.
	Ties []Tie
}

// HandoversOf finds the ties of a scope. A body on which several local policing bodies of the scope have a
// place gives a tie for each. A place outside of the areas has to be handed over like any other.
func HandoversOf(s Scope) Handovers {
	var h Handovers
	for _, a := range s.Areas {
		e := Ending{Area: a, Body: a.PolicingBodyOn(s.On)}
		if e.Body != nil {
			e.End, e.Announced = e.Body.End()
		}
		h.Ends = append(h.Ends, e)
	}
	for _, p := range ScopeOf(s.Index, nil, s.Register.Partnerships, s.On).Partnerships {
		if p.LivesOn(s.On) {
			h.Ties = append(h.Ties, s.ties(p)...)
		}
	}
	return h
}

// In narrows what was found of a scope to one of its areas, as if it had been looked for there alone.
func (h Handovers) In(a *register.Area) Handovers {
	var part Handovers
	for _, e := range h.Ends {
		if e.Area == a {
			part.Ends = append(part.Ends, e)
		}
	}
	for _, t := range h.Ties {
		if slices.Contains(t.areas, a) {
			t.Area, t.areas = a, []*register.Area{a}
			part.Ties = append(part.Ties, t)
		}
	}
	return part
}

// ties gives what ties one partnership to the local policing bodies of the scope's areas on its day.
func (s Scope) ties(p *register.Partnership) []Tie {
	var list []Tie
	t := s.Types[p.Type]
	add := func(tie Tie, organisation, kind register.ID, handover register.Handover, to register.ID) {
		var areas []*register.Area
		roles := s.Roles(p, organisation, kind)
		for _, role := range roles {
			if slices.Contains(s.Areas, role.Area) && !slices.Contains(areas, role.Area) {
				areas = append(areas, role.Area)
			}
		}
		if len(areas) == 0 {
			return
		}
		if len(areas) == 1 {
			tie.Area = areas[0]
		}
		tie.Partnership, tie.Type, tie.areas = p, t, areas
		// A combined body has several legal roles; the one whose law names the local policing body ties it.
		for _, id := range p.Types() {
			if t := s.Types[id]; t != nil && slices.Contains(t.Required(s.Nation(p)), register.KindOfPolicingBody) {
				tie.Type, tie.Required = t, true
				break
			}
		}
		tie.End, _ = register.EndOf(roles)
		tie.Reach = reach(tie.Until, tie.End)
		if !tie.End.IsZero() && tie.Reach != EndsBefore {
			tie.Handover = cmp.Or(handover, register.ToBeDecided)
			tie.PassesTo = to
		}
		list = append(list, tie)
	}
	// What was given up by the day of the scope is a tie all the same: it tells where it went.
	chairs := slices.Clone(p.Leading(s.On))
	seats := slices.Clone(p.Sitting(s.On))
	vacant := s.Vacant[p.Ref()]
	for i := range vacant.Chairs {
		chairs = append(chairs, &vacant.Chairs[i])
	}
	for i := range vacant.Seats {
		seats = append(seats, &vacant.Seats[i])
	}
	for _, c := range chairs {
		add(Tie{Kind: TiedChair, Chair: c, Until: c.Until}, c.Organisation, c.Kind, c.Handover, c.PassesTo)
	}
	for _, seat := range seats {
		add(Tie{Kind: TiedSeat, Seat: seat, Until: seat.Until}, seat.Organisation, seat.Kind, seat.Handover, seat.PassesTo)
	}
	for i := range p.Funding {
		f := &p.Funding[i]
		add(Tie{Kind: TiedGrant, Funding: f, Until: cmp.Or(f.UntilYear, f.Year)}, f.Organisation, "", f.Handover, f.PassesTo)
	}
	for i := range p.Agreements {
		a := &p.Agreements[i]
		for _, id := range a.Organisations {
			add(Tie{Kind: TiedAgreement, Agreement: a, Until: a.Until}, id, "", a.Handover, a.PassesTo)
		}
	}
	return list
}

// reach sets the last day of a thing against the end of a role. Dates that may fall together count as
// running past, so that somebody looks at them.
func reach(until, end register.Date) Reach {
	switch {
	case until.IsZero() || end.IsZero():
		return EndUnstated
	case until.Last() < end.First():
		return EndsBefore
	}
	return RunsPast
}

// A TieCount is how many ties of each kind there are.
type TieCount struct {
	// ByKind counts all ties, ended by then or not.
	ByKind map[TieKind]int
	N      int
	// ByHandover counts those for which something has to happen.
	ByHandover map[register.Handover]int
	// Open is their number, RunsPast how many of them have a stated end after that of the role.
	Open, RunsPast int
}

// Counts counts the ties of one area, or of all for nil.
func (h Handovers) Counts(a *register.Area) TieCount {
	c := TieCount{ByKind: map[TieKind]int{}, ByHandover: map[register.Handover]int{}}
	for _, t := range h.Ties {
		if a != nil && t.Area != a {
			continue
		}
		c.N++
		c.ByKind[t.Kind]++
		if t.Handover != "" {
			c.Open++
			c.ByHandover[t.Handover]++
			if t.Reach == RunsPast {
				c.RunsPast++
			}
		}
	}
	return c
}

// Ending tells whether the role of any of the scope's local policing bodies ends.
func (h Handovers) Ending() bool {
	return slices.ContainsFunc(h.Ends, func(e Ending) bool { return !e.End.IsZero() })
}

// An AreaPair is two areas with the bodies on which both are represented by bodies of the same sort. If the
// two forces, or their local policing bodies, became one, it would have each such place twice.
type AreaPair struct {
	One, Other *register.Area
	Boards     []SharedBoard
}

// SharedBoard is a living body on which two areas have the same sort of place.
type SharedBoard struct {
	Partnership *register.Partnership
	// PolicingBodies tells that both local policing bodies sit on it or lead it, Forces that both forces
	// do.
	PolicingBodies, Forces bool
}

// PairsOf finds the pairs of a scope's areas that share a body. Only places of named organisations count.
func PairsOf(s Scope) []AreaPair {
	boards := map[[2]int][]SharedBoard{}
	for _, p := range s.Partnerships {
		if !p.LivesOn(s.On) {
			continue
		}
		here := map[register.ID]bool{}
		for _, seat := range p.Sitting(s.On) {
			here[seat.Organisation] = true
		}
		for _, c := range p.Leading(s.On) {
			here[c.Organisation] = true
		}
		bodies, forces := make([]bool, len(s.Areas)), make([]bool, len(s.Areas))
		for i, a := range s.Areas {
			forces[i] = here[a.Force]
			for _, b := range a.LocalPolicingBodies {
				bodies[i] = bodies[i] || here[b.Organisation]
			}
		}
		for i := range s.Areas {
			for j := i + 1; j < len(s.Areas) && (bodies[i] || forces[i]); j++ {
				b := SharedBoard{p, bodies[i] && bodies[j], forces[i] && forces[j]}
				if b.PolicingBodies || b.Forces {
					boards[[2]int{i, j}] = append(boards[[2]int{i, j}], b)
				}
			}
		}
	}
	var pairs []AreaPair
	for i := range s.Areas {
		for j := range s.Areas {
			if list := boards[[2]int{i, j}]; len(list) > 0 {
				pairs = append(pairs, AreaPair{s.Areas[i], s.Areas[j], list})
			}
		}
	}
	return pairs
}
