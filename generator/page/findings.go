package page

import (
	"sync"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// findings are what package landscape works out about a site. Each is worked out once, when a page or a
// download first asks for it, and the sites of one place share them in every language.
type findings struct {
	scope  landscape.Scope
	counts func() landscape.Counts
	// overlap is which partnerships are alike, matrix who sits where, subjects who does what about each
	// subject.
	overlap  func() *landscape.Overlap
	matrix   func() *landscape.Matrix
	subjects func() []landscape.SubjectRow
}

// newFindings prepares the findings of a site that knows what it shows.
func newFindings(s *site) *findings {
	f := &findings{scope: landscape.ScopeOf(s.plan.index, s.areas, s.partnerships, s.plan.On)}
	f.counts = sync.OnceValue(func() landscape.Counts {
		return landscape.Count(f.scope.Index, f.scope.Partnerships, f.scope.On)
	})
	f.overlap = sync.OnceValue(func() *landscape.Overlap {
		homes := []register.ID{}
		for _, a := range s.areas {
			homes = append(homes, a.ID)
		}
		for _, e := range s.plan.index.Register.Editions {
			if s.area == nil && (s.edition.FrontDoor || s.edition == e) {
				homes = append(homes, e.ID)
			}
		}
		return s.plan.overlap().For(homes...)
	})
	f.matrix = sync.OnceValue(func() *landscape.Matrix { m := landscape.MatrixOf(f.scope); return &m })
	f.subjects = sync.OnceValue(func() []landscape.SubjectRow { return landscape.SubjectsOf(f.scope) })
	return f
}
