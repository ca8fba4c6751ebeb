package landscape

import (
	"cmp"
	"slices"

	"partnershipregister/generator/register"
)

// GapKind is a sort of thing that a place may lack.
type GapKind string

const (
	// SafetyAreas are the community safety areas of the official list.
	SafetyAreas GapKind = "safety-areas"
	// RequiredBodies are the partnerships that law in force wants for each area or council. Those of the official list are
	// counted as SafetyAreas; [Gaps.ByLaw] counts both.
	RequiredBodies GapKind = "required-bodies"
	// RequiredLater are those that a law wants which is not in force, RequiredByGuidance those that guidance under a law wants.
	RequiredLater      GapKind = "required-bodies-later"
	RequiredByGuidance GapKind = "required-bodies-guidance"
	// RequiredMembers are the kinds of member that the law names, on partnerships that state their seats.
	RequiredMembers GapKind = "required-members"
	// SubjectsServed are the priorities of the vocabulary, where an entry names any.
	SubjectsServed GapKind = "priorities"
	// Voices are partnerships that state their seats: is there one of a charity, business or residents?
	Voices GapKind = "voices"
)

// GapKinds lists them in the order of pages.
var GapKinds = []GapKind{SafetyAreas, RequiredBodies, RequiredLater, RequiredByGuidance, RequiredMembers, SubjectsServed, Voices}

// asked gives the kind of gap that a body is, by what asks for it.
var asked = map[register.Asking]GapKind{register.AskedByLaw: RequiredBodies, register.AskedLater: RequiredLater, register.AskedByGuidance: RequiredByGuidance}

// Found is how far the register holds what was looked for. None of them says what is so in reality.
type Found string

const (
	Recorded    Found = "recorded"
	Similar     Found = "similar" // of a required member: another body of the same sector sits there
	ByKind      Found = "by-kind" // of a priority: no entry names it, the kind of a body that lives gives it
	ByDuty      Found = "by-duty" // of a body: an entry of another kind names the duty that the body is for
	InPart      Found = "in-part" // of a body for a whole area: those recorded are for some of its council areas
	Unrecorded  Found = "not-recorded"
	communities       = register.ID("community-safety-partnership")
)

// Expected is one thing that was looked for. Which fields are set depends on the kind.
type Expected struct {
	Kind  GapKind
	Found Found
	// Area for which it was looked, nil when it was for the whole scope.
	Area *register.Area
	// SafetyArea is the line of the official list.
	SafetyArea *register.CommunitySafetyArea
	// Type is the kind of body that statute wants, or that wants the member.
	Type *register.Type
	// Authority is the council area for which the body is wanted, nil when it is one for the area.
	Authority *register.Authority
	// Partnership is the body on which a member or a voice was looked for, or that names the duty of the body that was.
	Partnership *register.Partnership
	// Covered is for how many of the Councils of an area there is a body, of one that is wanted for the whole area.
	Covered, Councils int
	Member            *register.MemberKind
	Priority          *register.Priority
}

// Gaps are what a scope's part of the register holds and lacks, against what the law and the vocabulary
// let one expect.
type Gaps struct {
	// ListOnly is how many partnerships only an official list names, of how many.
	ListOnly, Of int
	// Facts tells of every fact how many entries state it, the rarest first.
	Facts []Stated
	// Expected is everything that was looked for, kind by kind.
	Expected []Expected
	// WithSeats is how many of the Of partnerships record at least one member, WithLists how many list members one by one,
	// WithPriorities how many name a priority. Where none does, no priority is Expected: silence about all says nothing of
	// each.
	WithSeats, WithLists, WithPriorities int
	// ServedByKind are the priorities that no entry names and that the kind of a living partnership gives it.
	ServedByKind []*register.Priority
}

// GapsOf looks for what is missing from a scope. A body in several of its areas is looked at once.
func GapsOf(s Scope) Gaps {
	counts := Count(s.Index, s.Partnerships, s.On)
	g := Gaps{ListOnly: counts.Partnerships - counts.Described, Of: counts.Partnerships, Facts: slices.Clone(counts.Stated)}
	slices.SortStableFunc(g.Facts, func(a, b Stated) int { return cmp.Compare(a.N, b.N) })
	for _, a := range s.Areas {
		in := s.In(a)
		g.Expected = append(g.Expected, in.safetyAreas(a)...)
		g.Expected = append(g.Expected, in.requiredBodies(a)...)
	}
	living := s.Living()
	for _, p := range living {
		if s.states(p, SomeMembers) {
			g.WithSeats++
			g.Expected = append(g.Expected, s.requiredMembers(p)...)
		}
		if s.states(p, MembersOneByOne) {
			g.WithLists++
			g.Expected = append(g.Expected, s.voice(p))
		}
		if len(p.Priorities) > 0 {
			g.WithPriorities++
		}
	}
	for _, e := range s.priorities(living) {
		if e.Found == ByKind {
			g.ServedByKind = append(g.ServedByKind, e.Priority)
		}
		if g.WithPriorities > 0 {
			g.Expected = append(g.Expected, e)
		}
	}
	slices.SortStableFunc(g.Expected, func(a, b Expected) int {
		return cmp.Compare(slices.Index(GapKinds, a.Kind), slices.Index(GapKinds, b.Kind))
	})
	return g
}

// safetyAreas looks for a living body that covers each line of an area's official list.
func (s Scope) safetyAreas(a *register.Area) []Expected {
	covered := map[register.Code]bool{}
	for _, p := range s.Partnerships {
		for _, c := range p.Codes {
			covered[c] = covered[c] || p.LivesOn(s.On)
		}
	}
	var list []Expected
	for i := range a.CommunitySafetyAreas {
		c := &a.CommunitySafetyAreas[i]
		list = append(list, Expected{Kind: SafetyAreas, Found: found(covered[c.Code]), Area: a, SafetyArea: c})
	}
	return list
}

// requiredBodies looks for a living body of each kind that law, in force or not, or guidance under it wants in the area's nation: for kinds
// of council areas one for each council that stands under no other (counties and single-tier councils), for the other kinds,
// which stand for a police force area or a region that may be a part of it, bodies that cover all of those councils. An entry counts
// for a council area when it names it or its county or a district of it, or names none and so covers its whole area. Where
// the bodies under a duty may use another partnership to meet it, an entry of another kind that names the duty counts too.
// Community safety partnerships are looked for by the official list instead, kinds of a whole nation not at all.
func (s Scope) requiredBodies(a *register.Area) []Expected {
	var living []*register.Partnership
	for _, p := range s.Partnerships {
		if p.LivesOn(s.On) {
			living = append(living, p)
		}
	}
	var councils []*register.Authority
	for i := range a.Authorities {
		if a.Authorities[i].County == "" {
			councils = append(councils, &a.Authorities[i])
		}
	}
	covers := func(p *register.Partnership, council *register.Authority) bool {
		return len(p.Authorities) == 0 || slices.ContainsFunc(p.Authorities, func(id register.ID) bool {
			other := s.Authorities[id].Authority
			return id == council.ID || other != nil && other.County == council.ID
		})
	}
	var list []Expected
	for _, t := range s.Register.Vocabulary.Types {
		kind, wanted := asked[t.Asked()]
		if !wanted || t.Counts != register.AsPartnership || !t.ExistsIn(a.Nation) || t.Geography == register.WholeNation ||
			t.ID == communities && len(a.CommunitySafetyAreas) > 0 {
			continue
		}
		var bodies, underDuty []*register.Partnership
		for _, p := range living {
			switch {
			case slices.Contains(p.Types(), t.ID):
				bodies = append(bodies, p)
			case slices.ContainsFunc(p.Duties, func(d register.Duty) bool { return t.MetBy(&d) }):
				underDuty = append(underDuty, p)
			}
		}
		if t.Geography != register.CouncilArea {
			e := Expected{Kind: kind, Found: found(len(bodies) > 0), Area: a, Type: t, Councils: len(councils)}
			for _, council := range councils {
				if slices.ContainsFunc(bodies, func(p *register.Partnership) bool { return covers(p, council) }) {
					e.Covered++
				}
			}
			if e.Found == Recorded && e.Covered < e.Councils {
				e.Found = InPart
			}
			list = append(list, e)
			continue
		}
		for _, council := range councils {
			e := Expected{Kind: kind, Area: a, Type: t, Authority: council}
			here := func(p *register.Partnership) bool { return covers(p, council) }
			e.Found = found(slices.ContainsFunc(bodies, here))
			if i := slices.IndexFunc(underDuty, here); i >= 0 && e.Found == Unrecorded {
				e.Found, e.Partnership = ByDuty, underDuty[i]
			}
			list = append(list, e)
		}
	}
	return list
}

// requiredMembers looks for each kind of member that the law of a partnership's types names in its nation,
// among its members and those who lead it. Who observes, is invited or must co-operate is no member.
func (s Scope) requiredMembers(p *register.Partnership) []Expected {
	var kinds []register.ID
	sectors := map[register.ID]bool{}
	add := func(organisation, kind register.ID) {
		if o := s.Organisations[organisation]; o != nil {
			kinds = append(kinds, o.Kind)
			sectors[o.Sector] = true
		}
		if k := s.MemberKinds[kind]; k != nil {
			kinds = append(kinds, k.ID)
			sectors[k.Sector] = true
		}
	}
	for _, seat := range Counted(s.Index, p, s.On) {
		add(seat.Organisation, seat.Kind)
	}
	for _, c := range s.Leading(p, s.On) {
		add(c.Organisation, c.Kind)
	}
	var list []Expected
	seen := map[register.ID]bool{}
	for _, id := range p.Types() {
		t := s.Types[id]
		for _, member := range t.Required(s.Nation(p)) {
			k := s.MemberKinds[member]
			if seen[member] || k == nil {
				continue
			}
			seen[member] = true
			e := Expected{Kind: RequiredMembers, Found: Unrecorded, Type: t, Partnership: p, Member: k}
			switch {
			case slices.ContainsFunc(kinds, k.Takes):
				e.Found = Recorded
			case sectors[k.Sector]:
				e.Found = Similar
			}
			list = append(list, e)
		}
	}
	return list
}

// voice looks for a member that is no public body.
func (s Scope) voice(p *register.Partnership) Expected {
	heard := slices.ContainsFunc(s.Sitting(p, s.On), func(seat *register.Seat) bool {
		sector := sectorOf(s.Index, seat)
		return sector != nil && !sector.PublicBody
	})
	return Expected{Kind: Voices, Found: found(heard), Partnership: p}
}

// priorities looks for a partnership that names each priority, or one that is part of it, or else for one whose kind gives it.
func (s Scope) priorities(living []*register.Partnership) []Expected {
	served := map[register.ID]Found{}
	serve := func(ids []register.ID, as Found) {
		for _, id := range ids {
			// The wider subjects; no line of parents is longer than the list itself.
			for range s.Register.Vocabulary.Priorities {
				if s.Priorities[id] == nil {
					break
				}
				if served[id] == "" {
					served[id] = as
				}
				id = s.Priorities[id].Parent
			}
		}
	}
	for _, p := range living {
		serve(p.Priorities, Recorded)
	}
	for _, p := range living {
		serve(s.PrioritiesOfKind(p), ByKind)
	}
	var area *register.Area
	if len(s.Areas) == 1 {
		area = s.Areas[0]
	}
	var list []Expected
	for _, priority := range s.Register.Vocabulary.Priorities {
		list = append(list, Expected{Kind: SubjectsServed, Found: cmp.Or(served[priority.ID], Unrecorded), Area: area, Priority: priority})
	}
	return list
}

// PrioritiesOfKind gives the subjects that the kinds of a body give it, in the order of its kinds, each once.
func (s Scope) PrioritiesOfKind(p *register.Partnership) []register.ID {
	var list []register.ID
	for _, id := range p.Types() {
		for _, priority := range s.Types[id].Priorities {
			if !slices.Contains(list, priority) {
				list = append(list, priority)
			}
		}
	}
	return list
}

func found(yes bool) Found {
	if yes {
		return Recorded
	}
	return Unrecorded
}

// Missing gives what was looked for and is not recorded, of one kind.
func (g Gaps) Missing(kind GapKind) []Expected { return g.Were(kind, Unrecorded) }

// Were gives what was looked for and turned out one way, of one kind.
func (g Gaps) Were(kind GapKind, found Found) []Expected {
	var list []Expected
	for _, e := range g.Expected {
		if e.Kind == kind && e.Found == found {
			list = append(list, e)
		}
	}
	return list
}

// A GapCount is how many things of one kind are not recorded, or only in part, of how many that were looked for.
type GapCount struct {
	Kind GapKind
	N    int
	Of   int
}

// Counts gives a count for each kind, in the order of [GapKinds].
func (g Gaps) Counts() []GapCount {
	counts := make([]GapCount, len(GapKinds))
	for i, kind := range GapKinds {
		counts[i].Kind = kind
	}
	for _, e := range g.Expected {
		c := &counts[slices.Index(GapKinds, e.Kind)]
		c.Of++
		if e.Found == Unrecorded || e.Found == InPart {
			c.N++
		}
	}
	return counts
}

// Largest gives the counts of kinds of which something is not recorded, those of which the largest share is
// missing first.
func (g Gaps) Largest() []GapCount {
	counts := slices.DeleteFunc(g.Counts(), func(c GapCount) bool { return c.N == 0 })
	slices.SortStableFunc(counts, func(a, b GapCount) int { return cmp.Compare(b.N*a.Of, a.N*b.Of) })
	return counts
}

// ByLaw counts the bodies that law in force asks for: for each line of the official list a community safety partnership, and
// the others.
func (g Gaps) ByLaw() GapCount {
	all := GapCount{Kind: RequiredBodies}
	for _, c := range g.Counts() {
		if c.Kind == SafetyAreas || c.Kind == RequiredBodies {
			all.N += c.N
			all.Of += c.Of
		}
	}
	return all
}

// Types are the kinds of partnership of which nothing at all is recorded, of those that law in force wants, that a law to come or
// that guidance wants: RequiredBodies, RequiredLater or RequiredByGuidance. They come in the order of the vocabulary.
func (g Gaps) Types(kind GapKind) []*register.Type {
	var types []*register.Type
	for _, e := range g.Missing(kind) {
		some := slices.ContainsFunc(g.Expected, func(other Expected) bool {
			return other.Kind == kind && other.Type == e.Type && other.Found != Unrecorded
		})
		if !some && !slices.Contains(types, e.Type) {
			types = append(types, e.Type)
		}
	}
	return types
}
