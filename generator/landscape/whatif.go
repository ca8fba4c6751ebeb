package landscape

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// A Candidate is one partnership, or several, of which somebody asks whether they could take less time.
type Candidate struct {
	// Repeated is set where these are asked about because they are all of one type that an area has many times
	// over.
	Repeated     *Repeated
	Partnerships []*register.Partnership
}

// Option is one way to take less time.
type Option string

const (
	// HoldTogether holds one meeting in the place of several: as often as the partnership that meets most,
	// as long as the longest. An organisation has as many seats at it as on the partnership where it has most. Seats
	// known by kind alone stay apart, because two of one kind may belong to different bodies:
	//
	//	seats = Σ over organisations (most on one partnership) + Σ over partnerships (seats known by kind)
	//
	// Two bodies with the police by name and a council by kind each have 2 + 2 seats, and together 1 + 2 = 3. That is
	// the most that the seats can come to, and [WhatIf.AtMost] tells where they may be fewer: here 2, were it one council.
	HoldTogether Option = "together"
	// HalfAsOften halves the meetings of each partnership, halves upwards: 5 become 3.
	HalfAsOften Option = "half"
	// OneForThree lets bodies of one sector send one for each three seats, or part of three, where a
	// partnership has at least three of them.
	OneForThree Option = "one-for-three"
	// WrittenReport sends a report as often as was met. Everybody who held a seat still reads it: what is
	// left is the preparation.
	WrittenReport Option = "report"
)

// Options lists the ways in the order of pages.
var Options = []Option{HoldTogether, HalfAsOften, OneForThree, WrittenReport}

// A WhatIf is what one option would change.
type WhatIf struct {
	Candidate
	Option Option
	// Seated is how many of the partnerships have seats that count, and Known how many of these state how
	// often they meet. Attendances
	// and hours are worked out only when all do.
	Seated, Known int
	Before, After Effort
	// AtMost tells that After is the most, and what falls away the least: a seat known by kind may belong to a
	// body that sits on another of the partnerships too. Only of HoldTogether.
	AtMost bool
	// Laws are what stands in the way, or must be looked at first.
	Laws []Obstacle
	// Losing are those who would hold fewer seats, the largest loss first.
	Losing []Losing
}

// EnoughSeated tells whether at least half of the partnerships have seats that count. Of a group with fewer the figures
// would be about the few that state theirs and not about the group.
func (w *WhatIf) EnoughSeated() bool { return 2*w.Seated >= len(w.Partnerships) }

// Complete tells whether attendances are known.
func (w *WhatIf) Complete() bool { return w.Known == len(w.Partnerships) }

// Saved gives the hours that fall away, from the less to the more of what the low and the high ends of the assumptions
// give, each used on both sides. It is not known when either side is not, and below nothing when a joint meeting would take more.
func (w *WhatIf) Saved() Range {
	if !w.Before.Hours.Known || !w.After.Hours.Known {
		return Range{}
	}
	low, high := w.Before.Hours.Low-w.After.Hours.Low, w.Before.Hours.High-w.After.Hours.High
	return Range{min(low, high), max(low, high), true}
}

// Effort is what partnerships take in a year.
type Effort struct {
	// Seats are the places at one round of meetings, of the partnerships of which any is recorded.
	Seats int
	// Meetings and Attendances a year; 0 and of no meaning unless all partnerships are known.
	Meetings, Attendances int
	// Hours are known when the attendances and all inputs are.
	Hours Range
}

// Losing is how many seats a holder has before and after. Organisation or Sector is set; Sector stands for the
// bodies of a sector that would share seats.
type Losing struct {
	Organisation  *register.Organisation
	Sector        *register.Sector
	Before, After int
}

// Obstacle is a law that an option meets.
type Obstacle struct {
	Why  Hindrance
	Type *register.Type
	// Least is the number of meetings that the law asks for, with Why FewerThanLaw.
	Least int
	// Kinds are the members that the law names, with Why MemberNamed.
	Kinds []*register.MemberKind
}

// Hindrance is how a law stands in the way.
type Hindrance string

const (
	// FewerThanLaw: there would be fewer meetings than the law asks for.
	FewerThanLaw Hindrance = "fewer"
	// BodyRequired: the law asks for the body itself.
	BodyRequired Hindrance = "body"
	// OneForEach: the law asks for one body for each area, or for bodies of several kinds.
	OneForEach Hindrance = "each"
	// MemberNamed: the law names members who would share a seat.
	MemberNamed Hindrance = "member"
)

// WhatIf works out every option that changes something for some partnerships.
func (l *Load) WhatIf(s Scope, c Candidate) []WhatIf {
	before := Effort{Hours: Range{Known: true}}
	seated, known := 0, 0
	for _, p := range c.Partnerships {
		r := l.row(s, p)
		before.Seats += r.Seats
		before.Meetings += r.Meetings
		before.Attendances += r.Attendances()
		before.Hours = before.Hours.plus(r.Hours(), false)
		if r.Seats > 0 {
			seated++
		}
		if r.Known() {
			known++
		}
	}
	complete := known == len(c.Partnerships)
	var list []WhatIf
	for _, option := range Options {
		w := WhatIf{Candidate: c, Option: option, Seated: seated, Known: known, Before: before}
		changes := false
		switch option {
		case HoldTogether:
			changes = len(c.Partnerships) > 1
			l.together(s, &w)
		case HalfAsOften:
			changes = !complete || before.Meetings > len(c.Partnerships)
			l.half(s, &w)
		case OneForThree:
			l.oneForThree(s, &w)
			changes = w.After.Seats < before.Seats
		case WrittenReport:
			changes = true
			l.report(s, &w)
		}
		if !complete {
			w.Before, w.After = Effort{Seats: w.Before.Seats}, Effort{Seats: w.After.Seats}
		}
		if changes {
			slices.SortStableFunc(w.Losing, func(a, b Losing) int { return cmp.Compare(b.Before-b.After, a.Before-a.After) })
			list = append(list, w)
		}
	}
	return list
}

// holders counts the seats of a partnership by the organisations that have them, and those known by kind alone by their
// kind.
func holders(s Scope, p *register.Partnership) (named, byKind map[register.ID]int) {
	named, byKind = map[register.ID]int{}, map[register.ID]int{}
	for _, seat := range Counted(s.Index, p, s.On) {
		if s.Organisations[seat.Organisation] != nil {
			named[seat.Organisation]++
		} else {
			byKind[seat.Kind]++
		}
	}
	return named, byKind
}

// mayMeet tells whether a seat known by kind on one partnership may belong to a body that sits on another: to an
// organisation there, or to whom a seat of that one known by kind belongs.
func (s Scope) mayMeet(one, other *register.Partnership) bool {
	_, byKind := holders(s, one)
	named, kinds := holders(s, other)
	for id := range named {
		kinds[s.Organisations[id].Kind]++
	}
	for a := range byKind {
		for b := range kinds {
			k, l := s.MemberKinds[a], s.MemberKinds[b]
			// Of what kind a body is may be unknown; it may be anybody then.
			if k == nil || l == nil || k.Takes(b) || l.Takes(a) {
				return true
			}
		}
	}
	return false
}

func (l *Load) together(s Scope, w *WhatIf) {
	all, most := map[register.ID]int{}, map[register.ID]int{}
	var longest Range
	for i, p := range w.Partnerships {
		r := l.row(s, p)
		w.After.Meetings = max(w.After.Meetings, r.Meetings)
		if i == 0 {
			longest = r.Each
		}
		longest = Range{max(longest.Low, r.Each.Low), max(longest.High, r.Each.High), longest.Known && r.Each.Known}
		named, byKind := holders(s, p)
		for id, n := range named {
			all[id] += n
			most[id] = max(most[id], n)
		}
		for _, n := range byKind {
			w.After.Seats += n
		}
		w.AtMost = w.AtMost || slices.ContainsFunc(w.Partnerships, func(o *register.Partnership) bool { return o != p && s.mayMeet(p, o) })
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		w.After.Seats += most[id]
		if most[id] < all[id] {
			w.Losing = append(w.Losing, Losing{Organisation: s.Organisations[id], Before: all[id], After: most[id]})
		}
	}
	w.After.Attendances = w.After.Meetings * w.After.Seats
	w.After.Hours = longest.times(w.After.Attendances)
	for _, t := range statutory(s, w.Partnerships) {
		w.Laws = append(w.Laws, Obstacle{Why: OneForEach, Type: t})
		if t.LeastMeetings > w.After.Meetings && w.Complete() {
			w.Laws = append(w.Laws, Obstacle{Why: FewerThanLaw, Type: t, Least: t.LeastMeetings})
		}
	}
}

func (l *Load) half(s Scope, w *WhatIf) {
	w.After.Seats = w.Before.Seats
	w.After.Hours = Range{Known: true}
	least := map[*register.Type]bool{}
	for _, p := range w.Partnerships {
		r := l.row(s, p)
		meetings := (r.Meetings + 1) / 2
		w.After.Meetings += meetings
		w.After.Attendances += meetings * r.Seats
		w.After.Hours = w.After.Hours.plus(r.Each.times(meetings*r.Seats), false)
		for _, id := range p.Types() {
			if t := s.Types[id]; t != nil && t.LeastMeetings > meetings && r.Meetings > 0 {
				least[t] = true
			}
		}
	}
	for _, t := range inOrder(s, least) {
		w.Laws = append(w.Laws, Obstacle{Why: FewerThanLaw, Type: t, Least: t.LeastMeetings})
	}
}

func (l *Load) oneForThree(s Scope, w *WhatIf) {
	w.After.Hours = Range{Known: true}
	before, after := map[*register.Sector]int{}, map[*register.Sector]int{}
	named := map[*register.Type]map[register.ID]bool{}
	for _, p := range w.Partnerships {
		r := l.row(s, p)
		bySector := map[*register.Sector]int{}
		for _, seat := range Counted(s.Index, p, s.On) {
			bySector[sectorOf(s.Index, seat)]++
		}
		seats := r.Seats
		for sector, n := range bySector {
			if sector == nil || n < 3 {
				continue
			}
			less := (n + 2) / 3
			seats -= n - less
			before[sector] += n
			after[sector] += less
		}
		for _, seat := range Counted(s.Index, p, s.On) {
			kind := seat.Kind
			if o := s.Organisations[seat.Organisation]; o != nil {
				kind = o.Kind
			}
			if sector := sectorOf(s.Index, seat); sector == nil || bySector[sector] < 3 {
				continue
			}
			for _, id := range p.Types() {
				if t := s.Types[id]; t != nil && slices.Contains(t.Required(s.Nation(p)), kind) {
					if named[t] == nil {
						named[t] = map[register.ID]bool{}
					}
					named[t][kind] = true
				}
			}
		}
		w.After.Seats += seats
		w.After.Meetings += r.Meetings
		w.After.Attendances += r.Meetings * seats
		w.After.Hours = w.After.Hours.plus(r.Each.times(r.Meetings*seats), false)
	}
	for _, sector := range s.Register.Vocabulary.Sectors {
		if before[sector] > 0 {
			w.Losing = append(w.Losing, Losing{Sector: sector, Before: before[sector], After: after[sector]})
		}
	}
	for _, t := range inOrder(s, named) {
		o := Obstacle{Why: MemberNamed, Type: t}
		for _, k := range s.Register.Vocabulary.MemberKinds {
			if named[t][k.ID] {
				o.Kinds = append(o.Kinds, k)
			}
		}
		w.Laws = append(w.Laws, o)
	}
}

func (l *Load) report(s Scope, w *WhatIf) {
	w.After.Hours = Range{Known: true}
	for _, p := range w.Partnerships {
		r := l.row(s, p)
		w.After.Hours = w.After.Hours.plus(each(r.People, r.Preparation).times(r.Attendances()), false)
	}
	for _, t := range statutory(s, w.Partnerships) {
		if t.LeastMeetings > 0 {
			w.Laws = append(w.Laws, Obstacle{Why: FewerThanLaw, Type: t, Least: t.LeastMeetings})
		} else {
			w.Laws = append(w.Laws, Obstacle{Why: BodyRequired, Type: t})
		}
	}
}

// statutory lists the types of some partnerships that law in force requires, or of which it fixes
// the meetings, in the order of the vocabulary.
func statutory(s Scope, list []*register.Partnership) []*register.Type {
	types := map[*register.Type]bool{}
	for _, p := range list {
		for _, id := range p.Types() {
			if t := s.Types[id]; t != nil && (t.Asked() == register.AskedByLaw || t.LeastMeetings > 0) {
				types[t] = true
			}
		}
	}
	return inOrder(s, types)
}

func inOrder[V any](s Scope, types map[*register.Type]V) []*register.Type {
	var list []*register.Type
	for _, t := range s.Register.Vocabulary.Types {
		if _, ok := types[t]; ok {
			list = append(list, t)
		}
	}
	return list
}

// Candidates are the partnerships that options are worked out for: types that an area has many times over, those
// that findings of an overlap connect, and the n that take most attendances, each alone. None comes twice.
func Candidates(o *Overlap, l *Load, n int) []Candidate {
	var list []Candidate
	seen := map[string]bool{}
	add := func(c Candidate) {
		var refs []string
		for _, p := range c.Partnerships {
			refs = append(refs, p.Ref().String())
		}
		if key := strings.Join(refs, " "); !seen[key] {
			seen[key] = true
			list = append(list, c)
		}
	}
	for i, r := range o.Repeated {
		add(Candidate{&o.Repeated[i], r.Partnerships})
	}
	for _, group := range o.Groups() {
		add(Candidate{nil, group})
	}
	for _, c := range l.Largest(n) {
		add(c)
	}
	return list
}

// Largest gives the partnerships that take most attendances, each alone, at most n.
func (l *Load) Largest(n int) []Candidate {
	var list []Candidate
	for _, r := range l.Top(n) {
		list = append(list, Candidate{nil, []*register.Partnership{r.Partnership}})
	}
	return list
}
