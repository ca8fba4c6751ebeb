package landscape

import (
	"cmp"
	"slices"

	"partnershipregister/generator/register"
)

// Levels is the number of steps on the scale of evidence, 0 to 5.
const Levels = 6

// A Claim is one claim about what an activity did, with the partnership that made it.
type Claim struct {
	*register.Evidence
	Partnership *register.Partnership
	Level       *register.EvidenceLevel
	Effect      *register.Effect
}

// Works tells whether a page may say that the activity works: the evidence is strong enough to judge, and
// it points that way.
func (c Claim) Works() bool { return c.Level.MaySayWorks && c.Effect.Works }

// Judged tells whether the evidence is strong enough to say whether something works, whichever way it
// points.
func (c Claim) Judged() bool { return c.Level.MaySayWorks }

// A Finding is the claims about one priority, counted by level.
type Finding struct {
	// Priority is nil for claims that name none.
	Priority *register.Priority
	ByLevel  [Levels]int
	N        int
	// Works and Judged are how many of them may be said to work, and how many are strong enough to say.
	Works, Judged int
	// Partnerships is how many living partnerships of the scope work on the priority, 0 for none.
	Partnerships int
}

// Proof is what the register holds on what works.
type Proof struct {
	// Claims of the living partnerships of the scope, the strongest first and equals in the order of the scope. All
	// figures below are about these.
	Claims []Claim
	// Others are the claims of bodies that have ended, are to come or are counted apart, in the same order.
	Others []Claim
	// ByLevel and ByEffect count claims; Works and Judged as in [Finding].
	ByLevel       [Levels]int
	ByEffect      map[register.ID]int
	Works, Judged int
	// ByPriority has a line for each priority that a claim or a living partnership names, in the order of the
	// vocabulary, and one for claims without a priority at the end. A claim about two priorities stands in both.
	ByPriority []Finding
	// Of is the number of living partnerships, With how many of them have a claim.
	Of, With int
	// Paid are the living partnerships with money recorded, PaidOnly those of them without a claim.
	Paid, PaidOnly []*register.Partnership
}

// ProofOf gathers the claims of a scope.
func ProofOf(s Scope) Proof {
	p := Proof{ByEffect: map[register.ID]int{}}
	for _, body := range s.Partnerships {
		list := &p.Others
		if body.LivesOn(s.On) && s.Types[body.Type].Counts == register.AsPartnership {
			list = &p.Claims
		}
		for _, e := range body.Evidence {
			*list = append(*list, Claim{e, body, s.Levels[e.Level], s.Effects[e.Effect]})
		}
	}
	for _, list := range [][]Claim{p.Claims, p.Others} {
		slices.SortStableFunc(list, func(a, b Claim) int { return cmp.Compare(b.Level.Level, a.Level.Level) })
	}
	findings := map[register.ID]*Finding{}
	at := func(id register.ID) *Finding {
		if findings[id] == nil {
			findings[id] = &Finding{Priority: s.Priorities[id]}
		}
		return findings[id]
	}
	add := func(f *Finding, c Claim) {
		f.N++
		f.ByLevel[c.Level.Level]++
		if c.Works() {
			f.Works++
		}
		if c.Judged() {
			f.Judged++
		}
	}
	var all Finding
	for _, c := range p.Claims {
		add(&all, c)
		p.ByEffect[c.Effect.ID]++
		for _, id := range c.Priorities {
			add(at(id), c)
		}
		if len(c.Priorities) == 0 {
			add(at(""), c)
		}
	}
	p.ByLevel, p.Works, p.Judged = all.ByLevel, all.Works, all.Judged
	for _, body := range s.Living() {
		p.Of++
		if len(body.Evidence) > 0 {
			p.With++
		}
		if len(body.Funding) > 0 {
			p.Paid = append(p.Paid, body)
			if len(body.Evidence) == 0 {
				p.PaidOnly = append(p.PaidOnly, body)
			}
		}
		for _, id := range body.Priorities {
			at(id).Partnerships++
		}
	}
	for _, priority := range s.Register.Vocabulary.Priorities {
		if f := findings[priority.ID]; f != nil {
			p.ByPriority = append(p.ByPriority, *f)
		}
	}
	if f := findings[""]; f != nil {
		p.ByPriority = append(p.ByPriority, *f)
	}
	return p
}
