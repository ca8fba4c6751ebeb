package landscape

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// How far two partnerships of an area overlap is a score from 0 to 1:
//
//	score = place × Σ(weight × part) / Σ(weight), over the parts that both entries state
//
// A part is how far the two are alike in one respect, from 0, nothing in common, to 1, the same; the
// parts and their weights are those of [OverlapWeights], and place is a factor of [PlaceFactors]. The score is
// the same whichever of the two comes first, and 1 for two that are the same in all that they state.
//
// What one of the two does not state is left out above and below the line, so it neither raises nor
// lowers the score. It makes the score less sure instead: [Pair.Known] is the weight of what was compared,
// and below [OverlapKnown] a pair is no finding, however high its score.
//
// The local policing body counts for nothing here: the register's entries are those with which it has to do, so
// that it sits on two of them says nothing about the two.
//
// Parts but for wording are weighted Jaccard indices: the weight of what both have, divided by the weight of
// what either has. What many partnerships have says little about two of them, so each thing counts by its
// [Rarity] among the living partnerships of the whole register.

// Respect is one respect in which two partnerships are compared.
type Respect string

const (
	// MembersPart compares the organisations with a member's seat or the chair, local policing bodies left out. Those that only
	// observe, are invited or must co-operate may stay away, and count here as little as in attendances. A seat known by kind counts
	// KindShare of a named one, because two seats of one kind may belong to different bodies; so does a kind on
	// one side that an organisation of the other, not on both, may stand behind: one of that kind or of a narrower one. The part has its
	// full weight when the bodies on either of the two count MembersEnough together, and less in proportion
	// below that: a short list, or one of bodies that sit everywhere, tells little.
	MembersPart Respect = "members"
	// PrioritiesPart compares the subjects. Known where each entry states one.
	PrioritiesPart Respect = "priorities"
	// DutiesPart compares legal roles: the types or, if that is more alike, the Acts that the sources name. A type for
	// bodies that fit no other says nothing of law. Known where each has a type that does, or each names an Act.
	DutiesPart Respect = "duties"
	// WordingPart compares the words of names and purposes: twice the cosine, 1 at most, because texts by
	// two hands that have half their words in common say the same. Known where each has a purpose in English.
	WordingPart Respect = "wording"
	// LinesPart compares to whom the two report. Known where each states a line.
	LinesPart Respect = "lines"
)

// OverlapWeights are the parts with their weights, which add up to 1.
var OverlapWeights = []struct {
	Respect Respect
	Weight  float64
}{
	{MembersPart, 0.40},
	{PrioritiesPart, 0.20},
	{DutiesPart, 0.15},
	{WordingPart, 0.15},
	{LinesPart, 0.10},
}

const (
	// OverlapThreshold is the least score of a finding, OverlapKnown the least weight of what was compared.
	OverlapThreshold = 0.25
	OverlapKnown     = 0.50
	// OverlapFloor is the least score of a pair that the tables list.
	OverlapFloor = 0.2
	// KindShare is what a seat known by kind counts of a named one.
	KindShare = 0.5
	// MembersListed is how many seats each must state for a likeness of members to count towards a finding: one
	// or two seats are no list of members. As many organisations must two share by name where one covers a part of
	// the other's place: the police and the county's council sit with every district.
	MembersListed = 3
	// MembersEnough is the sum of rarities from which members have their full weight.
	MembersEnough = 3.0
	// SameWording is from which likeness of words two purposes speak of one matter.
	SameWording = 0.25
	// MembersAlone is how many organisations two partnerships must share for that alone to be a finding.
	MembersAlone = 5
	// LeastRepeats is from how many bodies of one type, not all for one place, these are one finding.
	LeastRepeats = 3
)

// Placing is how the places of two partnerships lie to each other, by the council areas that they cover.
type Placing string

const (
	SamePlace      Placing = "same"
	InsidePlace    Placing = "inside"   // one covers all of the other and more
	CrossingPlaces Placing = "crossing" // they share a part
	PlaceUnknown   Placing = "unknown"  // one covers a place that only words describe
	ApartPlaces    Placing = "apart"
)

// PlaceFactors are what the likeness of two partnerships is multiplied with.
var PlaceFactors = []struct {
	Placing Placing
	Factor  float64
}{
	{SamePlace, 1},
	{InsidePlace, 0.8},
	{CrossingPlaces, 0.6},
	{PlaceUnknown, 0.6},
	{ApartPlaces, 0.3},
}

// Bond is why a pair is no finding, whatever its score.
type Bond string

const (
	NoBond Bond = ""
	// Hierarchy: one stands above the other, directly or through others.
	Hierarchy Bond = "hierarchy"
	// Succession: one came out of the other.
	Succession Bond = "succession"
	// LookedAt: editors looked at the two and kept them apart.
	LookedAt Bond = "kept-apart"
	// OneOfMany: the two are of one type that the area has many times over, which is a finding about all of
	// them. Two for one place of which more than a list says something are a pair all the same.
	OneOfMany Bond = "repeated-type"
)

// Rarity is the weight of something that n partnerships have: 1 for one or two of them, else 1/√(n−1). A body
// that sits on five counts a half, one that sits on ten a third.
func Rarity(n int) float64 {
	if n <= 2 {
		return 1
	}
	return 1 / math.Sqrt(float64(n-1))
}

// A Pair is two partnerships of one area.
type Pair struct {
	// Area in which they were compared; nil for two bodies of a whole nation.
	Area *register.Area
	// A comes before B in the order of home and identifier.
	A, B *register.Partnership
	// Listed is how many members the one with fewer states, without local policing bodies.
	Listed int
	// Score from 0 to 1, and the weight from 0 to 1 of what was compared.
	Score, Known float64
	// Parts that could be compared, in the order of OverlapWeights.
	Parts   []PartScore
	Placing Placing
	// Place are the council areas that both cover, in the order of identifiers; Whole is true when that is all of the
	// area. Inner is the one that lies inside the other, nil when none does.
	Place []register.ID
	Whole bool
	Inner *register.Partnership
	Bond  Bond
	// MembersBoth and MembersEither are the sums of rarities behind MembersPart.
	MembersBoth, MembersEither float64
	// Members are the organisations on both, the rarest first; OfMembers is how many are on either, 0
	// when one entry names none. Local policing bodies are not among them; Policed tells whether both have a place
	// for one.
	Members   []register.ID
	OfMembers int
	Policed   bool
	// ByLaw is how many of Members the law asks for at both, at least: those of a kind that it requires at each. Where it
	// asks one of the two for a body of any of several kinds, one of them counts.
	ByLaw int
	// Kinds are the kinds of body that have a seat without a name at both.
	Kinds []register.ID
	// Priorities, types and Acts that both have.
	Priorities, Types []register.ID
	Acts              []string
	// Above are the bodies to which both report.
	Above []*register.Partnership
	// Beside is what the register says of how the two work beside each other, nil when nothing.
	Beside *register.Relation
	// Doubtful is those of the two of which no source says that they are at work.
	Doubtful []*register.Partnership
}

// PartScore is how alike two partnerships are in one respect, from 0 to 1, and the weight of that.
type PartScore struct {
	Respect       Respect
	Score, Weight float64
}

// Part gives the score of one part, nil when it could not be compared.
func (p *Pair) Respect(part Respect) *PartScore {
	for i := range p.Parts {
		if p.Parts[i].Respect == part {
			return &p.Parts[i]
		}
	}
	return nil
}

// Finding tells whether the pair is one to ask about: nothing ties the two, the score and what it rests on are
// large enough, and where only members are alike these are enough by name.
func (p *Pair) Finding() bool {
	listed := p.Listed == 0 || p.Listed >= MembersListed
	if p.Placing == InsidePlace && p.OfMembers > 0 && len(p.Members) < MembersListed {
		return false
	}
	return p.Bond == NoBond && p.Score >= OverlapThreshold && p.Known >= OverlapKnown && listed && (p.SameMatter() || len(p.Members) >= MembersAlone)
}

// EachByLaw tells whether law in force asks for each of two bodies, so that one can't do the work of both: their types
// differ, or the register says how the two work beside each other.
func (p *Pair) EachByLaw(x *register.Index) bool {
	a, b := x.Types[p.A.Type], x.Types[p.B.Type]
	return a != nil && b != nil && (a != b || p.Beside != nil) && a.Asked() == register.AskedByLaw && b.Asked() == register.AskedByLaw
}

// EachByLaw counts the findings of two bodies that the law asks for each; see [Pair.EachByLaw].
func (o *Overlap) EachByLaw(x *register.Index) int {
	n := 0
	for _, p := range o.Findings() {
		if p.EachByLaw(x) {
			n++
		}
	}
	return n
}

// SameMatter tells whether the two have more in common than members: a subject, a legal role, a line, or
// words. Where they have not, the same people meet on different matters.
func (p *Pair) SameMatter() bool {
	return len(p.Priorities) > 0 || len(p.Types) > 0 || len(p.Acts) > 0 || len(p.Above) > 0 || p.alikeInWords()
}

func (p *Pair) alikeInWords() bool {
	wording := p.Respect(WordingPart)
	return wording != nil && wording.Score >= SameWording
}

// Attendances is how many seats are taken in a year at a partnership: the seats that [Counted] gives, times
// the meetings a year. It is 0 when either is not stated.
func Attendances(x *register.Index, p *register.Partnership, on register.Day) int {
	return seatsThatCount(x, p, on) * p.MeetingsEachYear
}

// Repeated is one type of partnership that an area has many times over, for different places.
type Repeated struct {
	Area *register.Area
	Type *register.Type
	// Partnerships in the order of home and identifier.
	Partnerships []*register.Partnership
	// Places is for how many different places these are: bodies that cover exactly the same council areas are
	// for one.
	Places int
	// OnePlace are those of them that cover exactly the same council areas, as happens when councils
	// merge.
	OnePlace [][]*register.Partnership
	// Over are the bodies that stand above some of them, with how many.
	Over []Over
}

// Over is a body above others.
type Over struct {
	Partnership *register.Partnership
	N           int
}

// KeptApart is two partnerships that editors looked at and kept apart.
type KeptApart struct {
	Area *register.Area
	A, B *register.Partnership
	// Relation says when and, in its note, why.
	Relation *register.Relation
}

// Overlap is what is worked out about the pairs of some areas.
type Overlap struct {
	// Pairs with at least OverlapFloor, the strongest first. A pair that lies in several areas stands
	// here for each.
	Pairs []*Pair
	// Repeated types, those for most places first, and of these those with most bodies.
	Repeated []Repeated
	// Kept apart, in the order of the entries.
	KeptApart []KeptApart
	// In tells of each area, and of the edition for the bodies of a whole nation, how much was compared.
	In       map[register.ID]Compared
	Compared Compared
}

// For gives the part of an overlap that is about some areas and, by their editions, whole nations. It is what
// [OverlapsOf] gives for these alone, because a score does not depend on what else is looked at.
func (o *Overlap) For(homes ...register.ID) *Overlap {
	part := &Overlap{In: map[register.ID]Compared{}}
	for _, id := range homes {
		if in, ok := o.In[id]; ok {
			part.In[id] = in
			part.Compared.Pairs += in.Pairs
			part.Compared.Enough += in.Enough
		}
	}
	for _, p := range o.Pairs {
		if slices.Contains(homes, p.Where()) {
			part.Pairs = append(part.Pairs, p)
		}
	}
	for _, r := range o.Repeated {
		if slices.Contains(homes, r.Area.ID) {
			part.Repeated = append(part.Repeated, r)
		}
	}
	for _, k := range o.KeptApart {
		if slices.Contains(homes, (&Pair{Area: k.Area, A: k.A}).Where()) {
			part.KeptApart = append(part.KeptApart, k)
		}
	}
	return part
}

// Where gives the area of a pair, or the edition of two bodies of a whole nation.
func (p *Pair) Where() register.ID {
	if p.Area != nil {
		return p.Area.ID
	}
	return p.A.Home
}

// Compared is how many pairs there were, and of how many of them OverlapKnown was stated.
type Compared struct{ Pairs, Enough int }

// Findings are the pairs to ask about: those on the same matter first, the strongest first, and among
// these those of which both are known to be at work.
func (o *Overlap) Findings() []*Pair {
	var list []*Pair
	for _, p := range o.Pairs {
		if p.Finding() {
			list = append(list, p)
		}
	}
	last := func(p *Pair) int {
		switch {
		case !p.SameMatter():
			return 2
		case len(p.Doubtful) > 0:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b *Pair) int { return cmp.Compare(last(a), last(b)) })
	return list
}

// Groups are the partnerships that findings connect, each group in the order of home and identifier. The
// groups have the order of their strongest finding; those of one pair are groups too.
func (o *Overlap) Groups() [][]*register.Partnership { return groupsOf(o.Findings()) }

func groupsOf(pairs []*Pair) [][]*register.Partnership {
	type key struct {
		area *register.Area
		p    *register.Partnership
	}
	leader := map[key]key{}
	var find func(key) key
	find = func(k key) key {
		l, ok := leader[k]
		if !ok || l == k {
			leader[k] = k
			return k
		}
		l = find(l)
		leader[k] = l
		return l
	}
	for _, p := range pairs {
		a, b := find(key{p.Area, p.A}), find(key{p.Area, p.B})
		leader[b] = a
	}
	at := map[key]int{}
	seen := map[key]bool{}
	var groups [][]*register.Partnership
	for _, p := range pairs {
		for _, k := range []key{{p.Area, p.A}, {p.Area, p.B}} {
			if seen[k] {
				continue
			}
			seen[k] = true
			i, ok := at[find(k)]
			if !ok {
				i = len(groups)
				at[find(k)] = i
				groups = append(groups, nil)
			}
			groups[i] = append(groups[i], k.p)
		}
	}
	for _, g := range groups {
		slices.SortFunc(g, byRef)
	}
	return groups
}

func byRef(a, b *register.Partnership) int {
	return cmp.Or(cmp.Compare(a.Home, b.Home), cmp.Compare(a.ID, b.ID))
}

// OverlapsOf compares the living partnerships of each area of a scope with each other, and so those of a whole
// nation. A body of the nation is not compared with one of an area: they stand on different levels.
func OverlapsOf(s Scope) *Overlap {
	o := &Overlap{In: map[register.ID]Compared{}}
	c := newComparer(s)
	for _, a := range s.Areas {
		var list []*profile
		for _, p := range c.profiles {
			if s.Editions[p.Home] == nil && slices.Contains(p.areas, a) {
				list = append(list, p)
			}
		}
		c.compare(o, a, list)
	}
	if len(s.Areas) != 1 {
		for _, e := range s.Register.Editions {
			var list []*profile
			for _, p := range c.profiles {
				if p.Home == e.ID {
					list = append(list, p)
				}
			}
			c.compare(o, nil, list)
		}
	}
	slices.SortStableFunc(o.Pairs, func(a, b *Pair) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Known, a.Known)) })
	slices.SortStableFunc(o.Repeated, func(a, b Repeated) int {
		return cmp.Or(cmp.Compare(b.Places, a.Places), cmp.Compare(len(b.Partnerships), len(a.Partnerships)))
	})
	return o
}

// profile is what is compared of a partnership. Lists of numbers are sorted; a number stands for one
// organisation, subject, type or word.
type profile struct {
	*register.Partnership
	areas []*register.Area
	// members are organisations, memberKinds for each the kinds that take its own, kinds the seats without a name.
	members, kinds                 []int
	memberKinds                    [][]int
	priorities, types, acts, words []int
	// length is the sum of the squares of the weights of words.
	length float64
	// policed tells whether a local policing body has a place on it.
	policed    bool
	above      []int
	place      []int
	placeKnown bool
	// required are the kinds of body of which the law asks for each, anyOf those of which one of several kinds will do. A kind
	// that another required one meets already is in neither.
	required map[register.ID]bool
	anyOf    []*register.MemberKind
}

// comparer compares the partnerships of a scope.
type comparer struct {
	Scope
	profiles []*profile
	numbers  map[string]int
	names    []string
	// have counts for each thing the living partnerships of the whole register that have it, so that
	// a pair has one score wherever it is looked at.
	have map[int]int
	// weights are the rarities of all things, by their numbers.
	weights []float64
	// takes finds for a kind of body the kinds of which it is one.
	takes map[register.ID][]int
	// over finds all that stand above a partnership.
	over map[*register.Partnership]map[*register.Partnership]bool
	// skip are the words of an area's names, which its partnerships have in common for no reason.
	skip map[*register.Area]map[string]bool
}

// number gives a number to a thing; sort keeps a word and an organisation of one name apart.
func (c *comparer) number(sort, name string) int {
	key := sort + ":" + name
	n, ok := c.numbers[key]
	if !ok {
		n = len(c.names)
		c.numbers[key] = n
		c.names = append(c.names, name)
	}
	return n
}

func newComparer(s Scope) *comparer {
	c := &comparer{Scope: s, numbers: map[string]int{}, have: map[int]int{}, takes: map[register.ID][]int{}, over: map[*register.Partnership]map[*register.Partnership]bool{},
		skip: map[*register.Area]map[string]bool{}}
	whole := ScopeOf(s.Index, s.Register.Areas, s.Register.Partnerships, s.On)
	ours := map[*register.Partnership]bool{}
	for _, p := range s.Partnerships {
		ours[p] = true
	}
	for _, p := range whole.Living() {
		f := c.profile(p)
		for _, list := range [][]int{f.members, f.kinds, f.priorities, f.words} {
			for _, n := range list {
				c.have[n]++
			}
		}
		if ours[p] {
			c.profiles = append(c.profiles, f)
		}
	}
	c.weights = make([]float64, len(c.names))
	for n := range c.weights {
		c.weights[n] = Rarity(c.have[n])
	}
	for _, f := range c.profiles {
		for _, n := range f.words {
			f.length += c.weights[n] * c.weights[n]
		}
	}
	return c
}

func (c *comparer) profile(p *register.Partnership) *profile {
	f := &profile{Partnership: p, areas: c.AreasOf(p), required: map[register.ID]bool{}}
	add := func(list *[]int, sort string, name string) { *list = append(*list, c.number(sort, name)) }
	member := func(id register.ID) {
		switch {
		case c.polices(id):
			f.policed = true
		case c.Organisations[id] != nil:
			add(&f.members, "organisation", string(id))
		}
	}
	for _, seat := range Counted(c.Index, p, c.On) {
		member(seat.Organisation)
		switch {
		case seat.Organisation != "" || seat.Kind == "":
		case seat.Kind == register.KindOfPolicingBody:
			f.policed = true
		default:
			add(&f.kinds, "kind", string(seat.Kind))
		}
	}
	for _, chair := range c.Leading(p, c.On) {
		member(chair.Organisation)
	}
	for _, id := range p.Priorities {
		add(&f.priorities, "priority", string(id))
	}
	for _, id := range p.Types() {
		if id != otherType {
			add(&f.types, "type", string(id))
		}
		if t := c.Types[id]; t != nil {
			for _, kind := range t.Required(c.Nation(p)) {
				f.required[kind] = true
			}
		}
	}
	for _, k := range c.Register.Vocabulary.MemberKinds {
		if !f.required[k.ID] || len(k.Includes) == 0 {
			continue
		}
		delete(f.required, k.ID)
		if !slices.ContainsFunc(k.Includes, func(id register.ID) bool { return f.required[id] }) {
			f.anyOf = append(f.anyOf, k)
		}
	}
	for _, d := range p.Duties {
		add(&f.acts, "act", d.Act)
	}
	for _, other := range Above(c.Scope, p) {
		add(&f.above, "partnership", other.Ref().String())
	}
	f.words = c.words(p)
	f.place, f.placeKnown = c.place(p, f.areas)
	for _, list := range []*[]int{&f.members, &f.kinds, &f.priorities, &f.types, &f.acts, &f.above} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	for _, n := range f.members {
		f.memberKinds = append(f.memberKinds, c.takers(c.Organisations[register.ID(c.names[n])].Kind))
	}
	return f
}

// takers gives the kinds of which a body of a kind is one.
func (c *comparer) takers(kind register.ID) []int {
	if list, known := c.takes[kind]; known {
		return list
	}
	list := []int{c.number("kind", string(kind))}
	for _, k := range c.Register.Vocabulary.MemberKinds {
		if k.ID != kind && k.Takes(kind) {
			list = append(list, c.number("kind", string(k.ID)))
		}
	}
	c.takes[kind] = list
	return list
}

// polices tells whether an organisation is the local policing body of an area today.
func (c *comparer) polices(organisation register.ID) bool {
	return slices.ContainsFunc(c.Oversees[organisation], func(r register.Oversight) bool { return r.Area.PolicingBodyOn(c.On) == r.Body })
}

// otherType is the type of bodies that fit no other; two such bodies have nothing in common by it.
const otherType = "other"

// words gives the words of a name and purpose that carry meaning, each once, in order. Without a purpose
// there are none.
func (c *comparer) words(p *register.Partnership) []int {
	if p.Purpose.EN == "" {
		return nil
	}
	areas := c.AreasOf(p)
	var list []int
	for _, w := range plainWords(p.Name.EN + " " + p.Purpose.EN) {
		if !slices.ContainsFunc(areas, func(a *register.Area) bool { return c.namesOf(a)[w] }) {
			list = append(list, c.number("word", w))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (c *comparer) namesOf(a *register.Area) map[string]bool {
	if c.skip[a] == nil {
		c.skip[a] = map[string]bool{}
		names := append([]string{a.Name.EN}, a.ShortNames...)
		for _, authority := range a.Authorities {
			names = append(names, authority.Name.EN)
		}
		for _, w := range plainWords(strings.Join(names, " ")) {
			c.skip[a][w] = true
		}
	}
	return c.skip[a]
}

// place gives the council areas that a partnership covers: those that it names, else those of its official
// codes, else all of its areas. It is not known when only words describe a part of an area.
func (c *comparer) place(p *register.Partnership, areas []*register.Area) (place []int, known bool) {
	covered := map[register.ID]bool{}
	cover := func(a *register.Area, authority *register.Authority) {
		if authority.Kind != register.County {
			covered[authority.ID] = true
			return
		}
		for i := range a.Authorities {
			if a.Authorities[i].County == authority.ID {
				covered[a.Authorities[i].ID] = true
			}
		}
	}
	for _, id := range p.Authorities {
		if l := c.Authorities[id]; l.Authority != nil {
			cover(l.Area, l.Authority)
		}
	}
	if len(covered) == 0 {
		for _, a := range areas {
			for _, csa := range a.CommunitySafetyAreas {
				if slices.Contains(p.Codes, csa.Code) {
					for _, id := range csa.Authorities {
						if l := c.Authorities[id]; l.Authority != nil {
							cover(l.Area, l.Authority)
						}
					}
				}
			}
		}
	}
	if len(covered) == 0 {
		if !p.Place.Empty() && len(p.AlsoAreas) == 0 {
			return nil, false
		}
		for _, a := range areas {
			for i := range a.Authorities {
				cover(a, &a.Authorities[i])
			}
		}
	}
	for id := range covered {
		place = append(place, c.number("authority", string(id)))
	}
	slices.Sort(place)
	return place, len(place) > 0
}

// compare adds what is to be said about the partnerships of one area.
func (c *comparer) compare(o *Overlap, a *register.Area, list []*profile) {
	repeated := c.repeated(o, a, list)
	var in Compared
	for i, p := range list {
		for _, q := range list[i+1:] {
			pair := c.pair(p, q)
			pair.Area = a
			if pair.Bond == NoBond && repeated[p.Type] && p.Type == q.Type &&
				(pair.Placing == ApartPlaces || pair.Placing == PlaceUnknown || p.ListOnly || q.ListOnly) {
				pair.Bond = OneOfMany
			}
			if kept := c.relation(p.Partnership, q.Partnership, register.KeptApart); kept != nil {
				pair.Bond = LookedAt
				o.KeptApart = append(o.KeptApart, KeptApart{a, p.Partnership, q.Partnership, kept})
			}
			in.Pairs++
			if pair.Known >= OverlapKnown {
				in.Enough++
			}
			if pair.Score >= OverlapFloor {
				c.explain(pair, p, q)
				o.Pairs = append(o.Pairs, pair)
			}
		}
	}
	if len(list) == 0 {
		return
	}
	where := list[0].Home
	if a != nil {
		where = a.ID
	}
	o.In[where] = in
	o.Compared.Pairs += in.Pairs
	o.Compared.Enough += in.Enough
}

// repeated finds the types that stand in the area for several places.
func (c *comparer) repeated(o *Overlap, a *register.Area, list []*profile) map[register.ID]bool {
	found := map[register.ID]bool{}
	if a == nil {
		return found
	}
	for _, t := range c.Register.Vocabulary.Types {
		var of []*profile
		for _, p := range list {
			if p.Type == t.ID && t.ID != otherType && c.Editions[p.Home] == nil {
				of = append(of, p)
			}
		}
		var places []*register.Partnership
		for _, p := range of {
			apart := false
			for _, q := range of {
				apart = apart || p != q && placing(p, q) == ApartPlaces
			}
			if apart {
				places = append(places, p.Partnership)
			}
		}
		if len(places) >= LeastRepeats {
			found[t.ID] = true
			one := onePlace(of, places)
			n := len(places)
			for _, g := range one {
				n -= len(g) - 1
			}
			o.Repeated = append(o.Repeated, Repeated{a, t, places, n, one, c.overThese(places)})
		}
	}
	return found
}

// overThese counts the living bodies directly above some partnerships, in the order of their names.
func (c *comparer) overThese(list []*register.Partnership) []Over {
	var over []Over
	for _, p := range list {
		for _, above := range Above(c.Scope, p) {
			i := slices.IndexFunc(over, func(o Over) bool { return o.Partnership == above })
			switch {
			case i >= 0:
				over[i].N++
			case above.LivesOn(c.On):
				over = append(over, Over{above, 1})
			}
		}
	}
	slices.SortFunc(over, func(a, b Over) int { return byRef(a.Partnership, b.Partnership) })
	return over
}

// onePlace gives those of some partnerships that cover the same council areas as another of them.
func onePlace(list []*profile, among []*register.Partnership) [][]*register.Partnership {
	var groups [][]*register.Partnership
	at := map[string]int{}
	for _, p := range list {
		if !p.placeKnown || !slices.Contains(among, p.Partnership) {
			continue
		}
		key := fmt.Sprint(p.place)
		i, seen := at[key]
		if !seen {
			i = len(groups)
			at[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], p.Partnership)
	}
	return slices.DeleteFunc(groups, func(g []*register.Partnership) bool { return len(g) < 2 })
}

// pair scores two partnerships; what the score rests on is left to explain.
func (c *comparer) pair(p, q *profile) *Pair {
	pair := &Pair{Parts: make([]PartScore, 0, len(OverlapWeights)), A: p.Partnership, B: q.Partnership, Placing: placing(p, q), Bond: c.tie(p.Partnership, q.Partnership)}
	var sum float64
	for _, w := range OverlapWeights {
		score, weight := 0.0, w.Weight
		switch w.Respect {
		case MembersPart:
			pair.MembersBoth, pair.MembersEither = members(p, q, c.weights)
			pair.Listed = min(len(p.members)+len(p.kinds), len(q.members)+len(q.kinds))
			if pair.Listed == 0 {
				weight = 0
				break
			}
			weight *= min(1, pair.MembersEither/MembersEnough)
			score = share(pair.MembersBoth, pair.MembersEither)
		case PrioritiesPart:
			if len(p.priorities) == 0 || len(q.priorities) == 0 {
				weight = 0
			}
			score = jaccard(p.priorities, q.priorities, c.weights)
		case DutiesPart:
			if (len(p.types) == 0 || len(q.types) == 0) && (len(p.acts) == 0 || len(q.acts) == 0) {
				weight = 0
			}
			score = max(jaccard(p.types, q.types, nil), jaccard(p.acts, q.acts, nil))
		case WordingPart:
			if len(p.words) == 0 || len(q.words) == 0 {
				weight = 0
			}
			score = min(1, 2*cosine(p, q, c.weights))
		case LinesPart:
			if len(p.above) == 0 || len(q.above) == 0 {
				weight = 0
			}
			score = jaccard(p.above, q.above, nil)
		}
		if weight > 0 {
			pair.Parts = append(pair.Parts, PartScore{w.Respect, score, weight})
			sum += weight * score
			pair.Known += weight
		}
	}
	if pair.Known > 0 {
		pair.Score = min(1, sum/pair.Known) * PlaceFactor(pair.Placing)
	}
	return pair
}

// members gives the sums of rarities of the bodies on both of two partnerships and on either.
func members(p, q *profile, have []float64) (both, either float64) {
	both, either = sums(p.members, q.members, have)
	if len(p.kinds)+len(q.kinds) == 0 {
		return both, either
	}
	bothKinds, _ := sums(p.kinds, q.kinds, have)
	both += KindShare * bothKinds
	either += KindShare * bothKinds
	alone := func(one, other *profile) {
		for _, k := range one.kinds {
			if _, found := slices.BinarySearch(other.kinds, k); found {
				continue
			}
			// The rarest organisation of this kind that sits on the other alone.
			rarest := 0.0
			for i, n := range other.members {
				if slices.Contains(other.memberKinds[i], k) {
					if _, shared := slices.BinarySearch(one.members, n); !shared {
						rarest = max(rarest, have[n])
					}
				}
			}
			if rarest > 0 {
				both += KindShare * rarest
			} else {
				either += KindShare * have[k]
			}
		}
	}
	alone(p, q)
	alone(q, p)
	return both, either
}

// share gives a part of a whole, 0 when there is no whole.
func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return min(1, part/whole)
}

// PlaceFactor gives the factor of a placing.
func PlaceFactor(p Placing) float64 {
	for _, f := range PlaceFactors {
		if f.Placing == p {
			return f.Factor
		}
	}
	return 0
}

func placing(p, q *profile) Placing {
	if !p.placeKnown || !q.placeKnown {
		return PlaceUnknown
	}
	switch n := len(common(p.place, q.place)); {
	case n == 0:
		return ApartPlaces
	case n == len(p.place) && n == len(q.place):
		return SamePlace
	case n == len(p.place) || n == len(q.place):
		return InsidePlace
	}
	return CrossingPlaces
}

// tie tells how the register itself connects two partnerships.
func (c *comparer) tie(p, q *register.Partnership) Bond {
	if c.above(p)[q] || c.above(q)[p] {
		return Hierarchy
	}
	for _, two := range [][2]*register.Partnership{{p, q}, {q, p}} {
		for _, r := range two[0].Relations {
			if r.Partnership != two[1].Ref() {
				continue
			}
			switch r.Relation {
			case register.Replaces, register.MergedFrom, register.RenamedFrom:
				return Succession
			}
		}
	}
	return NoBond
}

// relation finds a relation without direction that holds between two partnerships, nil when there is none.
func (c *comparer) relation(p, q *register.Partnership, kind register.RelationKind) *register.Relation {
	for _, two := range [][2]*register.Partnership{{p, q}, {q, p}} {
		for i := range two[0].Relations {
			if r := &two[0].Relations[i]; r.Relation == kind && r.Partnership == two[1].Ref() && c.On.In(r.From, r.Until) {
				return r
			}
		}
	}
	return nil
}

// above gives all that stand above a partnership, directly or through others.
func (c *comparer) above(p *register.Partnership) map[*register.Partnership]bool {
	if all, ok := c.over[p]; ok {
		return all
	}
	all := allAbove(c.Scope, p)
	c.over[p] = all
	return all
}

// explain fills in what the score rests on.
func (c *comparer) explain(pair *Pair, p, q *profile) {
	named := func(list []int) []register.ID {
		slices.SortFunc(list, func(a, b int) int {
			return cmp.Or(cmp.Compare(c.have[a], c.have[b]), cmp.Compare(c.names[a], c.names[b]))
		})
		var ids []register.ID
		for _, n := range list {
			ids = append(ids, register.ID(c.names[n]))
		}
		return ids
	}
	if len(p.members) > 0 && len(q.members) > 0 {
		shared := common(p.members, q.members)
		pair.OfMembers = len(p.members) + len(q.members) - len(shared)
		pair.Members = named(shared)
		pair.ByLaw = c.byLaw(p, q, pair.Members)
	}
	pair.Policed = p.policed && q.policed
	pair.Kinds = named(common(p.kinds, q.kinds))
	pair.Priorities = named(common(p.priorities, q.priorities))
	pair.Types = named(common(p.types, q.types))
	for _, n := range common(p.acts, q.acts) {
		pair.Acts = append(pair.Acts, c.names[n])
	}
	slices.Sort(pair.Acts)
	above := Above(c.Scope, q.Partnership)
	for _, other := range Above(c.Scope, p.Partnership) {
		if slices.Contains(above, other) {
			pair.Above = append(pair.Above, other)
		}
	}
	for _, n := range common(p.place, q.place) {
		pair.Place = append(pair.Place, register.ID(c.names[n]))
	}
	slices.Sort(pair.Place)
	pair.Whole = pair.Area == nil && pair.Placing == SamePlace || pair.Area != nil && len(pair.Place) > 0 && len(pair.Place) >= c.councils(pair.Area)
	if pair.Placing == InsidePlace {
		pair.Inner = p.Partnership
		if len(q.place) < len(p.place) {
			pair.Inner = q.Partnership
		}
	}
	pair.Beside = c.relation(p.Partnership, q.Partnership, register.WorksBeside)
	for _, one := range []*register.Partnership{p.Partnership, q.Partnership} {
		if one.Status == register.Unknown && !one.ListOnly {
			pair.Doubtful = append(pair.Doubtful, one)
		}
	}
}

// byLaw counts the organisations that the law asks for at both of two partnerships. Those that it asks for by their own kind come
// first; each kind of which any one body will do, at either partnership, then takes one of the others.
func (c *comparer) byLaw(p, q *profile, members []register.ID) int {
	n := 0
	taken := map[*profile]map[*register.MemberKind]bool{p: {}, q: {}}
	oneOf := func(f *profile, kind register.ID) *register.MemberKind {
		for _, k := range f.anyOf {
			if k.Takes(kind) && !taken[f][k] {
				return k
			}
		}
		return nil
	}
	for _, own := range []int{2, 1, 0} {
		for _, id := range members {
			kind := c.Organisations[id].Kind
			asked := 0
			var by [2]*register.MemberKind
			for i, f := range []*profile{p, q} {
				if f.required[kind] {
					asked++
				} else {
					by[i] = oneOf(f, kind)
				}
			}
			if asked != own || !p.required[kind] && by[0] == nil || !q.required[kind] && by[1] == nil {
				continue
			}
			taken[p][by[0]], taken[q][by[1]] = true, true
			n++
		}
	}
	return n
}

// councils counts the council areas of an area, each place once.
func (c *comparer) councils(a *register.Area) int {
	n := 0
	for i := range a.Authorities {
		if a.Authorities[i].Kind != register.County {
			n++
		}
	}
	return n
}

// common gives the numbers that stand in both of two sorted lists.
func common(a, b []int) []int {
	var both []int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both = append(both, a[i])
			i++
			j++
		}
	}
	return both
}

// sums gives the weight of what both sorted lists hold, and of what either holds. Without weights all weigh 1.
func sums(a, b []int, weights []float64) (both, either float64) {
	weight := func(n int) float64 {
		if weights == nil {
			return 1
		}
		return weights[n]
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			either += weight(a[i])
			i++
		case i == len(a) || b[j] < a[i]:
			either += weight(b[j])
			j++
		default:
			both += weight(a[i])
			either += weight(a[i])
			i++
			j++
		}
	}
	return both, either
}

// jaccard is the weight of what both sorted lists hold, divided by that of what either holds; 0 when both are empty.
func jaccard(a, b []int, weights []float64) float64 { return share(sums(a, b, weights)) }

// cosine gives the cosine of two texts, each word of which has its weight.
func cosine(p, q *profile, weights []float64) float64 {
	var dot float64
	for i, j := 0, 0; i < len(p.words) && j < len(q.words); {
		switch a, b := p.words[i], q.words[j]; {
		case a < b:
			i++
		case a > b:
			j++
		default:
			dot += weights[a] * weights[a]
			i++
			j++
		}
	}
	if dot == 0 {
		return 0
	}
	// Rounding must not lift the cosine of a text with itself above 1.
	return min(1, dot/math.Sqrt(p.length*q.length))
}

// plainWords gives the words of an English text in small letters, without those that carry no meaning and
// without the s of plurals.
func plainWords(text string) []string {
	var list []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !(r >= 'a' && r <= 'z') }) {
		if len(w) < 3 || emptyWords[w] {
			continue
		}
		if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 4 {
			w = w[:len(w)-1]
		}
		list = append(list, w)
	}
	return list
}

// emptyWords are left out when purposes are compared: the small words of English, and those that stand in any
// purpose of a partnership.
var emptyWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`about above after against all also and any are around because been before being below
		between both but can could did does doing down each every for from further had has have having her here him his how
		into its itself just more most not now off once one only other our out over own same she should some such than
		that the their them then there these they this those three through together two under until upon was were what
		when where which while who whom whose why will with within would you
		board boards body bodies group groups partner partners partnership partnerships agencies agency organisation
		organisations work works working bring brings set sets area areas local`) {
		m[w] = true
	}
	return m
}()
