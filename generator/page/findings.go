package page

import (
	"sync"

	"partnershipregister/generator/landscape"
)

// findings are what package landscape works out about a site. Each is worked out once, when a page or a
// download first asks for it, and the sites of one place share them in every language.
type findings struct {
	scope  landscape.Scope
	counts func() landscape.Counts
	load   func() *landscape.Load
	// whatIf are the options of each candidate, one list a candidate.
	whatIf func() [][]landscape.WhatIf
}

// newFindings prepares the findings of a site that knows what it shows.
func newFindings(s *site) *findings {
	f := &findings{scope: landscape.ScopeOf(s.plan.index, s.areas, s.partnerships, s.plan.On)}
	f.counts = sync.OnceValue(func() landscape.Counts {
		return landscape.Count(f.scope.Index, f.scope.Partnerships, f.scope.On)
	})
	f.load = sync.OnceValue(func() *landscape.Load { return landscape.LoadOf(f.scope) })
	f.whatIf = sync.OnceValue(func() [][]landscape.WhatIf {
		var lists [][]landscape.WhatIf
		for _, c := range append(landscape.Repeated(f.scope), f.load().Largest(5)...) {
			lists = append(lists, f.load().WhatIf(f.scope, c))
		}
		return lists
	})
	return f
}
