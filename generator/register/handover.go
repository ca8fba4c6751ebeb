package register

import "slices"

// Handover is what is to happen to something that a local policing body holds when its role ends.
type Handover string

const (
	PassesOn    Handover = "passes-on"     // another organisation takes it
	Lapses      Handover = "lapses"        // it ends with the role
	ToBeDecided Handover = "to-be-decided" // nobody has said; the same as saying nothing
)

// Handovers lists them in the order of pages.
var Handovers = []Handover{PassesOn, Lapses, ToBeDecided}

// UnmarshalText accepts the three above.
func (h *Handover) UnmarshalText(b []byte) error {
	return oneOf((*string)(h), b, "a way to hand over", string(PassesOn), string(Lapses), string(ToBeDecided))
}

// An Agreement is something that organisations have agreed in writing about a partnership: a
// memorandum, a funding agreement, an agreement to share data.
type Agreement struct {
	// Title as it stands on the agreement. Required.
	Title Text `toml:"title"`
	// Organisations that made it. Empty when not stated.
	Organisations []ID `toml:"organisations"`
	From          Date `toml:"from"`
	// Until is its last day.
	Until Date `toml:"until"`
	URL   URL  `toml:"url"`
	// Handover is what is to happen to it when the role of a local policing body that made it ends,
	// "to-be-decided" when empty; PassesTo is the organisation that takes that body's part.
	Handover Handover `toml:"handover"`
	PassesTo ID       `toml:"passes_to"`
}

// KindOfPolicingBody is the kind of member that a local policing body is, for seats and chairs that
// name no organisation.
const KindOfPolicingBody ID = "local-policing-body"

// Vacancies are what local policing bodies held on one partnership until their roles ended.
type Vacancies struct {
	Seats  []Seat
	Chairs []Chair
}

// On gives the register as it stands on a day. Seats and chairs of local policing bodies whose role has
// ended by then leave their partnerships and stand in Vacant; where a seat or chair passes on, the
// organisation that takes it holds it from the end of the role. When nothing has ended it gives x itself.
//
// A body that goes on overseeing any area keeps its places. What ended before the role did, and what
// belongs to a partnership that has ended, is left as it is.
func (x *Index) On(on Day) *Index {
	vacant := map[Ref]Vacancies{}
	list := slices.Clone(x.Register.Partnerships)
	for i, p := range list {
		if p.EndedBy(on) {
			continue
		}
		after := *p
		var v Vacancies
		after.Seats, after.Chairs = nil, nil
		for _, s := range p.Seats {
			end, gone := x.GoneHolder(p, s.Organisation, s.Kind, on)
			if !gone || on.Before(s.From) || !s.Until.IsZero() && s.Until.Last() < end.First() {
				after.Seats = append(after.Seats, s)
				continue
			}
			v.Seats = append(v.Seats, s)
			if heir := (Seat{Organisation: s.PassesTo, Role: s.Role, From: end, Until: s.Until}); s.Handover == PassesOn && s.PassesTo != "" &&
				!slices.ContainsFunc(p.Seats, func(other Seat) bool {
					return other.Organisation == heir.Organisation && other.Capacity() == heir.Capacity() && on.In(other.From, other.Until)
				}) {
				after.Seats = append(after.Seats, heir)
			}
		}
		for _, c := range p.Chairs {
			end, gone := x.GoneHolder(p, c.Organisation, c.Kind, on)
			if !gone || on.Before(c.From) || !c.Until.IsZero() && c.Until.Last() < end.First() {
				after.Chairs = append(after.Chairs, c)
				continue
			}
			v.Chairs = append(v.Chairs, c)
			if heir := x.Organisations[c.PassesTo]; c.Handover == PassesOn && heir != nil {
				after.Chairs = append(after.Chairs, Chair{Post: heir.Name, Organisation: heir.ID, Role: c.Role, Arrangement: c.Arrangement, From: end, Until: c.Until})
			}
		}
		if len(v.Seats)+len(v.Chairs) > 0 {
			vacant[p.Ref()] = v
			list[i] = &after
		}
	}
	if len(vacant) == 0 {
		return x
	}
	r := *x.Register
	r.Partnerships = list
	return newIndex(&r, vacant)
}

// GoneHolder tells whether whoever holds a place on a partnership is a local policing body whose role has
// ended by a day, and when it ended.
func (x *Index) GoneHolder(p *Partnership, organisation, kind ID, on Day) (end Date, gone bool) {
	roles := x.Roles(p, organisation, kind)
	for _, role := range roles {
		if !role.Body.GoneBy(on) {
			return Date{}, false
		}
	}
	end, _ = EndOf(roles)
	return end, len(roles) > 0
}

// Roles gives the roles of local policing body behind a place on a partnership, none when others hold it. A
// place that is known by kind alone belongs to the local policing bodies of all areas in which the
// partnership lies.
func (x *Index) Roles(p *Partnership, organisation, kind ID) []Oversight {
	if organisation != "" || kind != KindOfPolicingBody {
		return x.Oversees[organisation]
	}
	var roles []Oversight
	for _, a := range x.AreasOf(p) {
		for i := range a.LocalPolicingBodies {
			roles = append(roles, Oversight{a, &a.LocalPolicingBodies[i]})
		}
	}
	return roles
}

// EndOf gives the end of the last of some roles, not stated as soon as one of them has no end. Announced
// tells that no law says so yet.
func EndOf(roles []Oversight) (end Date, announced bool) {
	for _, role := range roles {
		e, a := role.Body.End()
		if e.IsZero() {
			return Date{}, false
		}
		if e.Last() > end.Last() {
			end, announced = e, a
		}
	}
	return end, announced
}

// Leading gives the chairs and vice-chairs of a day, without those whom a newer source no longer names.
// Of a chair that is shared or goes in turn each holder counts.
func (p *Partnership) Leading(on Day) []*Chair {
	var newest Date
	for _, c := range p.Chairs {
		if on.In(c.From, c.Until) && c.AsOf.Last() > newest.Last() {
			newest = c.AsOf
		}
	}
	var list []*Chair
	for i := range p.Chairs {
		c := &p.Chairs[i]
		outdated := !c.AsOf.IsZero() && c.AsOf.Last() < newest.First() && c.Arrangement != "joint" && c.Arrangement != "rotating"
		if on.In(c.From, c.Until) && !outdated {
			list = append(list, c)
		}
	}
	return list
}

// Sitting gives the seats that are held on a day.
func (p *Partnership) Sitting(on Day) []*Seat {
	var list []*Seat
	for i := range p.Seats {
		if s := &p.Seats[i]; on.In(s.From, s.Until) {
			list = append(list, s)
		}
	}
	return list
}
