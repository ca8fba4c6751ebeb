package register

import "slices"

// An Index finds things of a register by identifier and follows its lines backwards. It is made once
// from a finished register and not changed afterwards.
type Index struct {
	Register      *Register
	Editions      map[ID]*Edition
	Areas         map[ID]*Area
	Organisations map[ID]*Organisation
	Partnerships  map[Ref]*Partnership
	Types         map[ID]*Type
	Priorities    map[ID]*Priority
	Sectors       map[ID]*Sector
	MemberKinds   map[ID]*MemberKind
	Levels        map[ID]*EvidenceLevel
	Effects       map[ID]*Effect
	Assumptions   map[ID]*Assumption
	// Authorities finds a council area and the police force area that it lies in.
	Authorities map[ID]Located
	// Seats lists for each organisation the seats that it holds or held, in the order of partnerships.
	Seats map[ID][]Sitting
	// Boards lists for each organisation the partnerships on which it holds or held a seat or a chair, or
	// which it funds, each once and in the order of partnerships. What is vacant counts as held.
	Boards map[ID][]*Partnership
	// Oversees lists for each organisation the areas whose local policing body it is, was or will be.
	Oversees map[ID][]Oversight
	// Vacant lists what was held by local policing bodies whose role has ended; see [Index.On].
	Vacant map[Ref]Vacancies
	// Incoming lists for each partnership the relations that others have written to it.
	Incoming map[Ref][]Incoming
	// ending are the few organisations that have ended, or will on a known day.
	ending map[ID]*Organisation
}

// Located is an authority with its area.
type Located struct {
	Authority *Authority
	Area      *Area
}

// Sitting is a seat with the partnership that it is on.
type Sitting struct {
	Partnership *Partnership
	Seat        *Seat
}

// Oversight is a role of local policing body with its area.
type Oversight struct {
	Area *Area
	Body *LocalPolicingBody
}

// Incoming is a relation seen from the end to which it leads.
type Incoming struct {
	From     *Partnership
	Relation *Relation
}

// NewIndex makes the index of a register. Of several things with one identifier the first is found.
func NewIndex(r *Register) *Index { return newIndex(r, nil) }

func newIndex(r *Register, vacant map[Ref]Vacancies) *Index {
	x := &Index{
		Vacant:        vacant,
		Register:      r,
		Editions:      byID(r.Editions, func(e *Edition) ID { return e.ID }),
		Areas:         byID(r.Areas, func(a *Area) ID { return a.ID }),
		Organisations: byID(r.Organisations, func(o *Organisation) ID { return o.ID }),
		Partnerships:  byID(r.Partnerships, (*Partnership).Ref),
		Types:         byID(r.Vocabulary.Types, func(t *Type) ID { return t.ID }),
		Priorities:    byID(r.Vocabulary.Priorities, func(p *Priority) ID { return p.ID }),
		Sectors:       byID(r.Vocabulary.Sectors, func(s *Sector) ID { return s.ID }),
		MemberKinds:   byID(r.Vocabulary.MemberKinds, func(k *MemberKind) ID { return k.ID }),
		Levels:        byID(r.Vocabulary.EvidenceLevels, func(l *EvidenceLevel) ID { return l.ID }),
		Effects:       byID(r.Vocabulary.Effects, func(e *Effect) ID { return e.ID }),
		Assumptions:   byID(r.Vocabulary.Assumptions, func(a *Assumption) ID { return a.ID }),
		Authorities:   map[ID]Located{},
		Seats:         map[ID][]Sitting{},
		Boards:        map[ID][]*Partnership{},
		Oversees:      map[ID][]Oversight{},
		Incoming:      map[Ref][]Incoming{},
		ending:        map[ID]*Organisation{},
	}
	for _, o := range r.Organisations {
		if o.Ended || !o.Until.IsZero() {
			x.ending[o.ID] = o
		}
	}
	for _, a := range r.Areas {
		for i := range a.Authorities {
			if id := a.Authorities[i].ID; x.Authorities[id].Authority == nil {
				x.Authorities[id] = Located{&a.Authorities[i], a}
			}
		}
		for i := range a.LocalPolicingBodies {
			b := &a.LocalPolicingBodies[i]
			x.Oversees[b.Organisation] = append(x.Oversees[b.Organisation], Oversight{a, b})
		}
	}
	for _, p := range r.Partnerships {
		for i := range p.Seats {
			if s := &p.Seats[i]; s.Organisation != "" {
				x.Seats[s.Organisation] = append(x.Seats[s.Organisation], Sitting{p, s})
				x.addBoard(s.Organisation, p)
			}
		}
		for i := range p.Chairs {
			x.addBoard(p.Chairs[i].Organisation, p)
		}
		for i := range p.Funding {
			x.addBoard(p.Funding[i].Organisation, p)
		}
		for _, s := range vacant[p.Ref()].Seats {
			x.addBoard(s.Organisation, p)
		}
		for _, c := range vacant[p.Ref()].Chairs {
			x.addBoard(c.Organisation, p)
		}
		for i := range p.Relations {
			if rel := &p.Relations[i]; rel.Partnership.ID != "" {
				x.Incoming[rel.Partnership] = append(x.Incoming[rel.Partnership], Incoming{p, rel})
			}
		}
	}
	return x
}

// addBoard lists a partnership for an organisation that has to do with it. The partnerships come in order.
func (x *Index) addBoard(o ID, p *Partnership) {
	if list := x.Boards[o]; o != "" && (len(list) == 0 || list[len(list)-1] != p) {
		x.Boards[o] = append(list, p)
	}
}

func byID[K comparable, T any](list []*T, id func(*T) K) map[K]*T {
	m := make(map[K]*T, len(list))
	for _, item := range list {
		if _, taken := m[id(item)]; !taken {
			m[id(item)] = item
		}
	}
	return m
}

// Nation gives the nation of a partnership's home, "" when the home is not known.
func (x *Index) Nation(p *Partnership) Nation {
	if a := x.Areas[p.Home]; a != nil {
		return a.Nation
	}
	if e := x.Editions[p.Home]; e != nil {
		return e.Nation
	}
	return ""
}

// Basis gives why a body of a type exists: the basis of the type, or that of two-tier counties where the body covers a
// county that has districts. A body that names no council area covers all of its areas.
func (x *Index) Basis(p *Partnership, t *Type) Basis {
	if t.BasisTwoTier == "" {
		return t.Basis
	}
	for _, a := range x.AreasOf(p) {
		for _, district := range a.Authorities {
			if district.County != "" && (len(p.Authorities) == 0 || slices.Contains(p.Authorities, district.County) || slices.Contains(p.Authorities, district.ID)) {
				return t.BasisTwoTier
			}
		}
	}
	return t.Basis
}

// AreasOf gives the areas in which a partnership lies, its home first. A body whose home is an edition
// lies in every area of that edition's nation.
func (x *Index) AreasOf(p *Partnership) []*Area {
	var areas []*Area
	if a := x.Areas[p.Home]; a != nil {
		areas = append(areas, a)
	} else if e := x.Editions[p.Home]; e != nil {
		for _, a := range x.Register.Areas {
			if a.Nation == e.Nation {
				areas = append(areas, a)
			}
		}
		return areas
	}
	for _, id := range p.AlsoAreas {
		if a := x.Areas[id]; a != nil {
			areas = append(areas, a)
		}
	}
	return areas
}
