package landscape

import (
	"cmp"
	"slices"

	"partnershipregister/generator/register"
)

// A Scope is what an analysis is about: some areas, everything that lies in them, and a day.
type Scope struct {
	*register.Index
	// Areas are ordered by identifier.
	Areas []*register.Area
	// Partnerships are the bodies of every status that lie in the areas, each once, ordered by home and
	// identifier.
	Partnerships []*register.Partnership
	// On is the day for which seats, chairs and relations are chosen.
	On register.Day
}

// ScopeOf puts things that may come in any order into that of a scope.
func ScopeOf(x *register.Index, areas []*register.Area, list []*register.Partnership, on register.Day) Scope {
	s := Scope{Index: x, Areas: slices.Clone(areas), Partnerships: slices.Clone(list), On: on}
	slices.SortFunc(s.Areas, func(a, b *register.Area) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Partnerships, func(a, b *register.Partnership) int {
		return cmp.Or(cmp.Compare(a.Home, b.Home), cmp.Compare(a.ID, b.ID))
	})
	return s
}

// In gives the part of a scope that lies in one of its areas: what the area's own pages are about.
func (s Scope) In(a *register.Area) Scope {
	part := Scope{Index: s.Index, Areas: []*register.Area{a}, On: s.On}
	for _, p := range s.Partnerships {
		if slices.Contains(s.AreasOf(p), a) {
			part.Partnerships = append(part.Partnerships, p)
		}
	}
	return part
}

// Living gives the bodies that count as partnerships and exist on the day. These are what findings are about;
// bodies of the other kinds are counted apart.
func (s Scope) Living() []*register.Partnership {
	var list []*register.Partnership
	for _, p := range s.Partnerships {
		if p.LivesOn(s.On) && s.Types[p.Type].Counts == register.AsPartnership {
			list = append(list, p)
		}
	}
	return list
}
