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
	TiedVice      TieKind = "vice-chair"
	TiedSeat      TieKind = "seat"
	TiedGrant     TieKind = "grant"
	TiedAgreement TieKind = "agreement"
	// TakesPart is a place without membership: it is invited, must co-operate, or observes. Nothing is held there.
	TakesPart TieKind = "takes-part"
)

// TieKinds lists them in the order of pages.
var TieKinds = []TieKind{TiedChair, TiedVice, TiedSeat, TiedGrant, TiedAgreement, TakesPart}

// Sharing is how one place belongs to the local policing bodies of several areas.
type Sharing string

const (
	HeldInTurn Sharing = "in-turn" // it goes round among them
	HeldByOne  Sharing = "one-of"  // it is that of one of them or of all; the source gives the kind of body alone
)

// Where is how a body with a tie stands to the scope.
type Where string

const (
	OnPartnerships Where = "partnership" // a partnership that lies in the scope's areas
	OnOthers       Where = "apart"       // a body there that is counted apart
	OutsideScope   Where = "elsewhere"   // a body that lies in none of the areas
)

// Reach tells how a tie's own end stands to the end of the role.
type Reach string

const (
	RunsPast    Reach = "runs-past"   // it ends after the role, so it must go somewhere
	EndsBefore  Reach = "ends-before" // it is over by then
	EndUnstated Reach = "not-stated"  // nothing says when it ends; of a seat or chair, it holds until then
)

// A Tie is a seat, chair, grant or agreement of a local policing body, or its part in a body without a seat.
type Tie struct {
	Kind        TieKind
	Partnership *register.Partnership
	Where       Where
	// Area whose local policing body holds it; nil when those of several areas do.
	Area *register.Area
	// Holders are all areas whose local policing body holds it, those outside of the scope too, as far as it is
	// known. Sharing tells how they do where it is one place; empty where one body holds it.
	Holders []*register.Area
	Sharing Sharing
	// Seat, Chair, Funding or Agreement is set, by the kind. The first two are as they were while the role
	// lasted.
	Seat      *register.Seat
	Chair     *register.Chair
	Funding   *register.Funding
	Agreement *register.Agreement
	// Type is the kind of partnership, whose law tells what ties the body to it, and Basis why such a body exists there. Required tells that the
	// law names the local policing body as a member, Invited that it lets it only be invited or co-operate while the
	// entry makes a member of it.
	Type              *register.Type
	Basis             register.Basis
	Required, Invited bool
	// End is when the role ends, not stated where nothing says that it does.
	End register.Date
	// Until is the last day, or year, of the thing itself, as far as it is stated.
	Until register.Date
	Reach Reach
	// Handover is what is to happen; empty where nothing ends or where the thing is over by then.
	Handover register.Handover
	// PassesTo is the organisation that takes it. May be empty. HeirSits tells that it has such a place there already, so
	// that the two become one.
	PassesTo register.ID
	HeirSits bool
	// GivenUp tells that the role has ended on the scope's day. Merged tells besides that the place is now one with
	// another of the list, which counts.
	GivenUp, Merged bool
	// Past tells that a grant or agreement is over on the scope's day, so that there is nothing to hand over. One of
	// which no end is stated may go on.
	Past bool

	// areas are those of the scope whose local policing body holds it.
	areas []*register.Area
}

// Counts tells whether a tie is held by local policing bodies of the scope alone and not merged into another. A place
// that goes round among areas of which some lie outside is counted by itself.
func (t *Tie) Counts() bool { return !t.Merged && (t.Sharing == "" || len(t.areas) == len(t.Holders)) }

// Open tells whether something held has to be handed over.
func (t *Tie) Open() bool { return t.Handover != "" && t.Kind != TakesPart }

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
func (h Handovers) In(s Scope, a *register.Area) Handovers {
	var part Handovers
	for _, e := range h.Ends {
		if e.Area == a {
			part.Ends = append(part.Ends, e)
		}
	}
	in := s
	in.Areas = []*register.Area{a}
	for _, t := range h.Ties {
		if slices.Contains(t.areas, a) {
			t.areas, t.Area = in.Areas, a
			if t.Sharing != "" {
				t.Area = nil
			}
			t.Where = in.where(t.Partnership)
			part.Ties = append(part.Ties, t)
		}
	}
	merge(part.Ties)
	return part
}

// where tells how a body stands to the scope.
func (s Scope) where(p *register.Partnership) Where {
	switch {
	case !slices.ContainsFunc(s.AreasOf(p), func(a *register.Area) bool { return slices.Contains(s.Areas, a) }):
		return OutsideScope
	case s.Types[p.Type].Counts == register.AsPartnership:
		return OnPartnerships
	}
	return OnOthers
}

// rolesOf gives the roles of local policing body behind a place, without those that have not begun on the scope's day:
// who will have the role holds its places for now as anybody else does.
func (s Scope) rolesOf(p *register.Partnership, organisation, kind register.ID) []register.Oversight {
	return slices.DeleteFunc(slices.Clone(s.Roles(p, organisation, kind)), func(r register.Oversight) bool { return s.On.Before(r.Body.From) })
}

// sharing tells how a place belongs to the local policing bodies behind it.
func sharing(organisation register.ID, how register.Arrangement, holders int) Sharing {
	switch {
	case organisation != "" || holders < 2:
		return ""
	case how == register.InTurn:
		return HeldInTurn
	}
	return HeldByOne
}

// ties gives what ties one partnership to the local policing bodies of the scope's areas on its day.
func (s Scope) ties(p *register.Partnership) []Tie {
	var list []Tie
	t := s.Types[p.Type]
	where := s.where(p)
	add := func(tie Tie, organisation, kind register.ID, how register.Arrangement, handover register.Handover, to register.ID) {
		roles := s.rolesOf(p, organisation, kind)
		for _, role := range roles {
			if !slices.Contains(tie.Holders, role.Area) {
				tie.Holders = append(tie.Holders, role.Area)
				if slices.Contains(s.Areas, role.Area) {
					tie.areas = append(tie.areas, role.Area)
				}
			}
		}
		if len(tie.areas) == 0 {
			return
		}
		tie.Sharing = sharing(organisation, how, len(tie.Holders))
		if len(tie.areas) == 1 && tie.Sharing == "" {
			tie.Area = tie.areas[0]
		}
		tie.Partnership, tie.Type, tie.Where = p, t, where
		// A combined body has several legal roles; the one whose law names the local policing body ties it.
		for _, id := range p.Types() {
			if t := s.Types[id]; t != nil && slices.Contains(t.Required(s.Nation(p)), register.KindOfPolicingBody) {
				tie.Type, tie.Required, tie.Invited = t, true, false
				break
			} else if t != nil && tie.Kind == TiedSeat && t.OnlyInvites(register.KindOfPolicingBody, s.Nation(p)) {
				tie.Type, tie.Invited = t, true
			}
		}
		tie.Basis = s.Basis(p, tie.Type)
		tie.End, _ = register.EndOf(roles)
		tie.Reach = reach(tie.Until, tie.End)
		if !tie.End.IsZero() && tie.Reach != EndsBefore {
			tie.Handover = cmp.Or(handover, register.ToBeDecided)
			tie.PassesTo = to
		}
		tie.Past = (tie.Kind == TiedGrant || tie.Kind == TiedAgreement) && tie.Handover == "" && s.On.After(tie.Until)
		list = append(list, tie)
	}
	// What was given up by the day of the scope is a tie all the same: it tells where it went. Who took it does not hold it a
	// second time, unless a place of its own became one with it.
	vacant := s.Vacant[p.Ref()]
	chair := func(c *register.Chair, givenUp bool) {
		tie := Tie{Kind: TiedChair, Chair: c, Until: c.Until, GivenUp: givenUp}
		if c.Role == register.ViceChair {
			tie.Kind = TiedVice
		}
		tie.HeirSits = c.PassesTo != "" && slices.ContainsFunc(s.Leading(p, s.On), func(o *register.Chair) bool {
			return o.Organisation == c.PassesTo && cmp.Or(o.Role, register.InTheChair) == cmp.Or(c.Role, register.InTheChair) && o.Grounds.Own()
		})
		add(tie, c.Organisation, c.Kind, c.Arrangement, c.Handover, c.PassesTo)
	}
	seat := func(seat *register.Seat, givenUp bool) {
		tie := Tie{Kind: TiedSeat, Seat: seat, Until: seat.Until, GivenUp: givenUp}
		if !seat.Member() {
			tie.Kind = TakesPart
		}
		tie.HeirSits = seat.PassesTo != "" && slices.ContainsFunc(s.Sitting(p, s.On), func(o *register.Seat) bool {
			return o.Organisation == seat.PassesTo && o.Grounds.Own()
		})
		add(tie, seat.Organisation, seat.Kind, "", seat.Handover, seat.PassesTo)
	}
	for _, c := range s.Leading(p, s.On) {
		if c.Grounds.Own() || !slices.ContainsFunc(vacant.Chairs, func(v register.Chair) bool { return v.PassesTo == c.Organisation }) {
			chair(c, false)
		}
	}
	for i := range vacant.Chairs {
		chair(&vacant.Chairs[i], true)
	}
	for _, held := range s.Sitting(p, s.On) {
		if held.Grounds.Own() || !slices.ContainsFunc(vacant.Seats, func(v register.Seat) bool { return v.PassesTo == held.Organisation }) {
			seat(held, false)
		}
	}
	for i := range vacant.Seats {
		seat(&vacant.Seats[i], true)
	}
	for i := range p.Funding {
		f := &p.Funding[i]
		add(Tie{Kind: TiedGrant, Funding: f, Until: cmp.Or(f.UntilYear, f.Year)}, f.Organisation, "", "", f.Handover, f.PassesTo)
	}
	for i := range p.Agreements {
		a := &p.Agreements[i]
		for _, id := range a.Organisations {
			add(Tie{Kind: TiedAgreement, Agreement: a, Until: a.Until}, id, "", "", a.Handover, a.PassesTo)
		}
	}
	slices.SortStableFunc(list, func(a, b Tie) int { return cmp.Compare(slices.Index(TieKinds, a.Kind), slices.Index(TieKinds, b.Kind)) })
	merge(list)
	return list
}

// merge marks what was given up to a body whose own place of that kind on that partnership is in the list too.
func merge(list []Tie) {
	for i := range list {
		t := &list[i]
		t.Merged = t.GivenUp && t.Handover == register.PassesOn && slices.ContainsFunc(list, func(o Tie) bool {
			return !o.GivenUp && o.Kind == t.Kind && o.Partnership == t.Partnership && (o.Seat != nil && o.Seat.Organisation == t.PassesTo || o.Chair != nil && o.Chair.Organisation == t.PassesTo)
		})
	}
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
	// ByKind counts what is held, ended by then or not, and the bodies in which one only takes part. ByWhere counts the
	// same by how the bodies stand to the scope. A chair counts once for each body.
	ByKind  map[TieKind]int
	ByWhere map[TieKind]map[Where]int
	// N is how many of these are held: all but those of TakesPart. Bodies is on how many bodies, OpenBodies on how many
	// of them something has to happen and UndecidedBodies on how many it is to be decided: a chair and a seat of one body
	// are two places on one.
	N, Bodies, OpenBodies, UndecidedBodies int
	// Past is how many grants and agreements are over. They are in no other figure.
	Past int
	// Joint is how many of the chairs are held jointly with others, who may be no local policing bodies.
	Joint int
	// ByHandover counts what is held and for which something has to happen.
	ByHandover map[register.Handover]int
	// Open is their number, RunsPast how many of them have a stated end after that of the role.
	Open, RunsPast int
	// Shared is how many places beside these go round among, or are known as those of one of, the local policing bodies
	// of several areas, not all of the scope.
	Shared int
	// Invited is how many seats of members the law does not provide for.
	Invited int
}

// Counts counts the ties of one area, or of all for nil. What several areas share is in none of their counts, and once
// in that of all.
func (h Handovers) Counts(a *register.Area) TieCount {
	c := TieCount{ByKind: map[TieKind]int{}, ByWhere: map[TieKind]map[Where]int{}, ByHandover: map[register.Handover]int{}}
	type place struct {
		*register.Partnership
		*register.Area
		Sharing
		kind TieKind
	}
	chaired := map[place]bool{}
	bodies, open, undecided := map[*register.Partnership]bool{}, map[*register.Partnership]bool{}, map[*register.Partnership]bool{}
	for _, t := range h.Ties {
		if a != nil && (t.Sharing != "" || !slices.Contains(t.areas, a)) {
			continue
		}
		if !t.Counts() {
			if !t.Merged {
				c.Shared++
			}
			continue
		}
		if t.Past {
			c.Past++
			continue
		}
		if at := (place{t.Partnership, t.Area, t.Sharing, t.Kind}); t.Kind == TiedChair || t.Kind == TiedVice {
			if chaired[at] {
				continue
			}
			chaired[at] = true
			if t.Kind == TiedChair && t.Chair.Arrangement == register.Jointly {
				c.Joint++
			}
		}
		c.ByKind[t.Kind]++
		if c.ByWhere[t.Kind] == nil {
			c.ByWhere[t.Kind] = map[Where]int{}
		}
		c.ByWhere[t.Kind][t.Where]++
		if t.Invited {
			c.Invited++
		}
		if t.Kind == TakesPart {
			continue
		}
		c.N++
		bodies[t.Partnership] = true
		if t.Open() {
			c.Open++
			open[t.Partnership] = true
			if t.Handover == register.ToBeDecided {
				undecided[t.Partnership] = true
			}
			c.ByHandover[t.Handover]++
			if t.Reach == RunsPast {
				c.RunsPast++
			}
		}
	}
	c.Bodies, c.OpenBodies, c.UndecidedBodies = len(bodies), len(open), len(undecided)
	return c
}

// SharedPlaces gives the ties that several areas share.
func (h Handovers) SharedPlaces() Handovers {
	part := Handovers{Ends: h.Ends}
	for _, t := range h.Ties {
		if t.Sharing != "" {
			part.Ties = append(part.Ties, t)
		}
	}
	return part
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
		for _, seat := range s.Sitting(p, s.On) {
			here[seat.Organisation] = true
		}
		for _, c := range s.Leading(p, s.On) {
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
