package register

import (
	"cmp"
	"slices"
)

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
// organisation that takes it holds it from the end of the role. One that has such a seat or chair there already, or takes
// several, holds one, which names in whose place. When nothing has ended it gives x itself.
//
// A body that goes on overseeing any area keeps its places. What ended before the role did, and what
// belongs to a partnership that has ended, is left as it is.
func (x *Index) On(on Day) *Index {
	vacant := map[Ref]Vacancies{}
	list := slices.Clone(x.Register.Partnerships)
	for i, p := range list {
		if p.EndedBy(on) || !x.anyGone(p, on) {
			continue
		}
		after := *p
		var v Vacancies
		after.Seats, v.Seats = x.seatsOn(p, on)
		after.Chairs, v.Chairs = x.chairsOn(p, on)
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

// anyGone tells whether anybody who holds or held a place on a partnership is a local policing body whose
// role has ended, so that it has to be looked at more closely.
func (x *Index) anyGone(p *Partnership, on Day) bool {
	for i := range p.Seats {
		if s := &p.Seats[i]; s.Organisation == "" && s.Kind == KindOfPolicingBody || len(x.Oversees[s.Organisation]) > 0 {
			if _, gone := x.GoneHolder(p, s.Organisation, s.Kind, on); gone {
				return true
			}
		}
	}
	for i := range p.Chairs {
		if _, gone := x.GoneHolder(p, p.Chairs[i].Organisation, p.Chairs[i].Kind, on); gone {
			return true
		}
	}
	return false
}

// seatsOn parts the seats of a partnership into those that it has on a day and those that were given up by then.
func (x *Index) seatsOn(p *Partnership, on Day) (stay, left []Seat) {
	var heirs []Seat
	for _, s := range p.Seats {
		end, gone := x.GoneHolder(p, s.Organisation, s.Kind, on)
		if !gone || on.Before(s.From) || outside(s.From, s.Until, end) {
			stay = append(stay, s)
			continue
		}
		left = append(left, s)
		if x.inherits(p, s.Handover, s.PassesTo, on) {
			heir := Seat{Organisation: s.PassesTo, Role: s.Role, From: end, Until: s.Until, Grounds: &Grounds{TakenFrom: []ID{cmp.Or(s.Organisation, s.Kind)}}}
			// It stands where the seat stood, unless it is merged into another below.
			stay = append(stay, heir)
			heirs = append(heirs, heir)
		}
	}
	if len(heirs) == 0 {
		return stay, left
	}
	return mergedSeats(stay, on), left
}

// mergedSeats makes one of the seats that an organisation has on a day of its own and in the place of others. It takes
// the stronger role and stands where the first of them stood.
func mergedSeats(list []Seat, on Day) []Seat {
	var merged []Seat
	for _, s := range list {
		i := slices.IndexFunc(merged, func(o Seat) bool {
			return o.Organisation != "" && o.Organisation == s.Organisation && on.In(o.From, o.Until) && on.In(s.From, s.Until) && !(o.Grounds.Own() && s.Grounds.Own())
		})
		if i < 0 {
			merged = append(merged, s)
			continue
		}
		one := &merged[i]
		grounds := together(one.Grounds, s.Grounds)
		if s.Grounds.Own() {
			// What the entry itself says of the seat stays.
			s, *one = *one, s
		}
		if slices.Index(Roles, s.Capacity()) < slices.Index(Roles, one.Capacity()) {
			one.Role = s.Role
		}
		one.Grounds = grounds
		if s.Until.IsZero() || !one.Until.IsZero() && s.Until.Last() > one.Until.Last() {
			one.Until = s.Until
		}
	}
	return merged
}

// chairsOn does for chairs what seatsOn does for seats. Chair and vice-chair are two posts and stay two.
func (x *Index) chairsOn(p *Partnership, on Day) (stay, left []Chair) {
	for _, c := range p.Chairs {
		end, gone := x.GoneHolder(p, c.Organisation, c.Kind, on)
		if !gone || on.Before(c.From) || outside(c.From, c.Until, end) {
			stay = append(stay, c)
			continue
		}
		left = append(left, c)
		if x.inherits(p, c.Handover, c.PassesTo, on) {
			heir := x.Organisations[c.PassesTo]
			stay = append(stay, Chair{Post: heir.Name, Organisation: heir.ID, Role: c.Role, Arrangement: c.Arrangement, From: end, Until: c.Until, Grounds: &Grounds{TakenFrom: []ID{cmp.Or(c.Organisation, c.Kind)}}})
		}
	}
	return mergedChairs(stay, on), left
}

func mergedChairs(list []Chair, on Day) []Chair {
	var merged []Chair
	for _, c := range list {
		i := slices.IndexFunc(merged, func(o Chair) bool {
			return o.Organisation != "" && o.Organisation == c.Organisation && cmp.Or(o.Role, InTheChair) == cmp.Or(c.Role, InTheChair) &&
				on.In(o.From, o.Until) && on.In(c.From, c.Until) && !(o.Grounds.Own() && c.Grounds.Own())
		})
		if i < 0 {
			merged = append(merged, c)
			continue
		}
		one := &merged[i]
		grounds := together(one.Grounds, c.Grounds)
		if c.Grounds.Own() {
			c, *one = *one, c
		}
		one.Grounds = grounds
		if c.Until.IsZero() || !one.Until.IsZero() && c.Until.Last() > one.Until.Last() {
			one.Until = c.Until
		}
	}
	return merged
}

// outside tells whether a place was over before a role ended, or began only after it: then it was not held in the role.
func outside(from, until, end Date) bool {
	return !until.IsZero() && until.Last() < end.First() || !from.IsZero() && from.First() > end.Last()
}

// together puts the grounds of two places together that become one.
func together(a, b *Grounds) *Grounds {
	return &Grounds{append(slices.Clone(a.Others()), b.Others()...), a.Own() || b.Own()}
}

// inherits tells whether an organisation takes a place on a day: the entry says so, and it is not itself a body
// whose role has ended.
func (x *Index) inherits(p *Partnership, what Handover, heir ID, on Day) bool {
	if what != PassesOn || x.Organisations[heir] == nil {
		return false
	}
	_, gone := x.GoneHolder(p, heir, "", on)
	return !gone
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

// Holder gives who holds on a day what an organisation held: the organisation itself while it exists, and then the one
// body that took over from it, through however many changes. It is "" when the organisation has ended and nobody, or
// not one body alone, is recorded as having taken over.
func (x *Index) Holder(id ID, on Day) ID {
	seen := map[ID]bool{}
	found := map[ID]bool{}
	var follow func(id ID)
	follow = func(id ID) {
		o := x.Organisations[id]
		if seen[id] {
			return
		}
		seen[id] = true
		if o == nil || !o.EndedBy(on) {
			found[id] = true
			return
		}
		for _, next := range o.Successors {
			follow(next)
		}
	}
	follow(id)
	if len(found) != 1 {
		return ""
	}
	for only := range found {
		id = only
	}
	return id
}

// Sitting gives the seats of a partnership that are held on a day, by those who hold them then. The seat of an
// organisation that has ended is held by the one body that took over from it, which has one seat however
// many it took; see [Index.Holder]. Where there is no such body, nobody is known to hold it: it is left
// out, and [Index.Left] gives it.
func (x *Index) Sitting(p *Partnership, on Day) []*Seat {
	list := p.Sitting(on)
	if !slices.ContainsFunc(list, func(s *Seat) bool { return x.ended(s.Organisation, on) }) {
		return list
	}
	var held []Seat
	for _, s := range list {
		if !x.ended(s.Organisation, on) {
			held = append(held, *s)
		} else if holder := x.Holder(s.Organisation, on); holder != "" {
			taken := *s
			taken.Organisation, taken.Grounds = holder, &Grounds{TakenFrom: append(slices.Clone(s.Grounds.Others()), s.Organisation)}
			held = append(held, taken)
		}
	}
	held = mergedSeats(held, on)
	list = nil
	for i := range held {
		list = append(list, &held[i])
	}
	return list
}

// Left gives the seats of a partnership that an entry still gives on a day to organisations that had ended by then,
// and of which nobody is known to have taken over.
func (x *Index) Left(p *Partnership, on Day) []*Seat {
	return slices.DeleteFunc(p.Sitting(on), func(s *Seat) bool { return !x.ended(s.Organisation, on) || x.Holder(s.Organisation, on) != "" })
}

func (x *Index) ended(id ID, on Day) bool {
	o := x.ending[id]
	return o != nil && o.EndedBy(on)
}

// Leading gives the chairs and vice-chairs of a partnership on a day, as [Partnership.Leading] does, by those who
// hold them then; see [Index.Sitting].
func (x *Index) Leading(p *Partnership, on Day) []*Chair {
	list := p.Leading(on)
	if !slices.ContainsFunc(list, func(c *Chair) bool { return x.ended(c.Organisation, on) }) {
		return list
	}
	var held []Chair
	for _, c := range list {
		if !x.ended(c.Organisation, on) {
			held = append(held, *c)
		} else if holder := x.Holder(c.Organisation, on); holder != "" {
			taken := *c
			taken.Organisation, taken.Grounds = holder, &Grounds{TakenFrom: append(slices.Clone(c.Grounds.Others()), c.Organisation)}
			held = append(held, taken)
		}
	}
	held = mergedChairs(held, on)
	list = nil
	for i := range held {
		list = append(list, &held[i])
	}
	return list
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
		outdated := !c.AsOf.IsZero() && c.AsOf.Last() < newest.First() && c.Arrangement != Jointly && c.Arrangement != InTurn
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
