package landscape

import (
	"partnershipregister/generator/register"
)

// A Measure is a figure by which areas are set beside each other.
type Measure struct {
	// Name in kebab-case, also of its words and in downloads.
	Name string
	// Share tells that it is some of a number; otherwise it is a number alone.
	Share bool
	// Expected tells that it sets what is recorded against what was looked for, or against what is to come; the
	// others tell what there is and what of it is stated.
	Expected bool

	value func(*Portrait) (n, of int)
}

// Measures lists them in the order of pages.
var Measures = []Measure{
	{"partnerships", false, false, func(p *Portrait) (int, int) { return p.Sort.Partnerships, 0 }},
	{"described", true, false, func(p *Portrait) (int, int) { return p.Sort.Described, p.Sort.Partnerships }},
	{"statute", true, false, func(p *Portrait) (int, int) { return p.Sort.ByBasis[register.ByStatute], p.Sort.Partnerships }},
	{"policing-body-chairs", true, false, func(p *Portrait) (int, int) { return p.Sort.ByPosition[InTheChair], p.Sort.Partnerships }},
	{"chair-stated", true, false, stated("chair")},
	{"seats-stated", true, false, stated("seats")},
	{"members-listed", true, false, stated(MembersOneByOne)},
	{"meetings-stated", true, false, stated("meetings")},
	{"rhythm-stated", true, false, stated(RhythmAsNumber)},
	{"funding-stated", true, false, stated("funding")},
	{"evidence", true, false, func(p *Portrait) (int, int) { return p.Proof.With, p.Proof.Of }},
	{"required-bodies", true, true, func(p *Portrait) (int, int) {
		c := p.Gaps.ByLaw()
		return c.Of - c.N, c.Of
	}},
	{"required-members", true, true, recorded(RequiredMembers)},
	{"priorities", true, true, recorded(SubjectsServed)},
	{"voices", true, true, recorded(Voices)},
	{"handover", false, true, func(p *Portrait) (int, int) {
		if !p.Handovers.Ending() {
			return 0, NotArising
		}
		return p.Handovers.Counts(nil).Open, 0
	}},
	{"complete", true, true, func(p *Portrait) (int, int) {
		return p.Sort.Partnerships - p.Freshness.ByLevel[0] - p.Freshness.ByLevel[1], p.Sort.Partnerships
	}},
	{"dated", true, true, func(p *Portrait) (int, int) { return p.Sort.Partnerships - p.Freshness.Undated, p.Sort.Partnerships }},
}

func stated(fact Fact) func(*Portrait) (int, int) {
	return func(p *Portrait) (int, int) {
		for _, s := range p.Sort.Stated {
			if s.Fact == fact {
				return s.N, s.Of
			}
		}
		return 0, 0
	}
}

// recorded counts what was looked for and is not missing.
func recorded(kind GapKind) func(*Portrait) (int, int) {
	return func(p *Portrait) (int, int) {
		for _, c := range p.Gaps.Counts() {
			if c.Kind == kind {
				return c.Of - c.N, c.Of
			}
		}
		return 0, 0
	}
}

// A Portrait is all findings of this kind about one area.
type Portrait struct {
	Area      *register.Area
	Sort      Sort
	Gaps      Gaps
	Proof     Proof
	Handovers Handovers
	Freshness Freshness
	// Values has the order of [Measures].
	Values []Value
}

// A Value is what a measure gives for an area: a number, or a number of a number. Nothing is known when
// Of is 0 of a share, and the question does not arise when it is NotArising.
type Value struct{ N, Of int }

// NotArising stands in a value for an area to which its measure does not apply.
const NotArising = -1

// Compare sets the areas of a scope beside each other, in their order. Bodies in several areas stand in each
// of them.
func Compare(s Scope) []*Portrait {
	var list []*Portrait
	handovers := HandoversOf(s)
	for _, a := range s.Areas {
		in := s.In(a)
		p := &Portrait{Area: a, Sort: SortOf(in), Gaps: GapsOf(in), Proof: ProofOf(in), Handovers: handovers.In(s, a), Freshness: FreshnessOf(in)}
		for _, m := range Measures {
			n, of := m.value(p)
			p.Values = append(p.Values, Value{n, of})
		}
		list = append(list, p)
	}
	return list
}
