package page

import (
	"cmp"
	"slices"
	"sync"

	"partnershipregister/generator/export"
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// findings are what package landscape works out about a site. Each is worked out once, when a page or a
// download first asks for it, and the sites of one place share them in every language.
type findings struct {
	scope landscape.Scope
	// areas are those of the site and any others in which its partnerships lie, and organisations those that
	// the site shows and the bodies of these areas, both ordered by identifier. So the downloads name
	// nothing that they do not hold.
	areas         []*register.Area
	organisations []*register.Organisation
	counts        func() landscape.Counts
	// tables are the site's downloads.
	tables func() []*export.Table
}

// newFindings prepares the findings of a site that knows what it shows.
func newFindings(s *site) *findings {
	f := &findings{scope: landscape.ScopeOf(s.plan.index, s.areas, s.partnerships, s.plan.On)}
	f.gather(s)
	f.counts = sync.OnceValue(func() landscape.Counts {
		return landscape.Count(f.scope.Index, f.scope.Partnerships, f.scope.On)
	})
	f.tables = sync.OnceValue(func() []*export.Table {
		var list []*export.Table
		for _, table := range downloads {
			list = append(list, table(f))
		}
		return list
	})
	return f
}

func (f *findings) gather(s *site) {
	x := f.scope.Index
	shown := map[register.ID]bool{}
	add := func(id register.ID) {
		if o := x.Organisations[id]; o != nil && !shown[id] {
			shown[id] = true
			f.organisations = append(f.organisations, o)
		}
	}
	for _, o := range s.organisations {
		add(o.ID)
	}
	lies := map[*register.Area]bool{}
	for _, a := range f.scope.Areas {
		lies[a] = true
	}
	for _, p := range f.scope.Partnerships {
		for _, a := range x.AreasOf(p) {
			lies[a] = true
		}
	}
	for _, a := range x.Register.Areas {
		if !lies[a] {
			continue
		}
		f.areas = append(f.areas, a)
		add(a.Force)
		for _, b := range a.LocalPolicingBodies {
			add(b.Organisation)
		}
		for _, authority := range a.Authorities {
			add(authority.Council)
		}
	}
	slices.SortFunc(f.organisations, func(a, b *register.Organisation) int { return cmp.Compare(a.ID, b.ID) })
}

func (f *findings) vocabulary() *register.Vocabulary { return &f.scope.Index.Register.Vocabulary }
