package landscape

import (
	"cmp"
	"slices"

	"partnershipregister/generator/register"
)

// Facts that only completeness looks for; see [Facts] for the others.
const (
	hasSource    Fact = "source"
	hasCustodian Fact = "custodian"
	hasReview    Fact = "review"
)

// Rules tells which facts an entry must state to reach each level of completeness, beyond those of the levels
// below. Level 0 asks for nothing. An entry that only a list names stays there whatever it states. The
// rules depend on the day alone through seats, chairs and lines that have begun and not ended.
var Rules = [Levels][]Fact{
	1: {"purpose", hasSource},
	2: {"date", "chair", "seats"},
	3: {"meetings", "reporting"},
	4: {"priorities", "funding"},
	5: {"evidence", hasCustodian, hasReview},
}

// states tells whether an entry states a fact on the scope's day.
func (s Scope) states(p *register.Partnership, fact Fact) bool {
	switch fact {
	case hasSource:
		return len(p.Sources) > 0
	case hasCustodian:
		return !s.Custodian(p).Empty()
	case hasReview:
		return !p.ReviewBy.IsZero()
	}
	for _, f := range Facts {
		if f.Fact == fact {
			return f.stated(s.Index, p, s.On)
		}
	}
	return false
}

// Custodian gives the post that keeps an entry right: its own, or that of its home area. Empty when none
// is named.
func (s Scope) Custodian(p *register.Partnership) register.Text {
	if a := s.Index.Areas[p.Home]; a != nil && p.Custodian.Empty() {
		return a.Custodian
	}
	return p.Custodian
}

// LevelOf gives the level of completeness of an entry, 0 to 5: the highest whose rules and those of all
// levels below it are met.
func (s Scope) LevelOf(p *register.Partnership) int {
	if p.ListOnly {
		return 0
	}
	for level := 1; level < Levels; level++ {
		for _, fact := range Rules[level] {
			if !s.states(p, fact) {
				return level - 1
			}
		}
	}
	return Levels - 1
}

// A Kept entry is one living partnership with how complete it is and of when its facts are.
type Kept struct {
	*register.Partnership
	Level int
	// States tells for each fact of [Rules] and of [Narrower] whether the entry states it.
	States map[Fact]bool
	// Year of its facts, the first of a financial year; 0 when they are undated.
	Year int
	// By is the post that keeps it right. May be empty.
	By register.Text
}

// Freshness tells of when the facts of a scope's living partnerships are, how complete they are, and who
// keeps them right. It says nothing of how old they are, which changes while pages stand still.
type Freshness struct {
	// Entries in the order of the scope.
	Entries []Kept
	ByLevel [Levels]int
	// ByYear counts by the year of the facts; 0 holds undated entries. Undated and ListOnly are counts.
	ByYear            map[int]int
	Undated, ListOnly int
	// States counts for each fact of [Rules] and of [Narrower] the entries that state it.
	States map[Fact]int
	// Median is the year in the middle of those of dated entries, the earlier of two; 0 when none is dated.
	Median int
	// Reviews are the entries that state when they are to be reviewed, the first date first. AreaReviews are
	// areas that do.
	Reviews     []Kept
	AreaReviews []*register.Area
	// Custodians are the posts that keep entries right, those with most entries first; entries without one
	// are the last, under an empty post.
	Custodians []Custodian
}

// Custodian is a post with what it keeps.
type Custodian struct {
	Post    register.Text
	Entries int
	// Oldest and Newest are years of facts, 0 when all are undated.
	Oldest, Newest int
	Undated        int
}

// FreshnessOf looks at the living partnerships of a scope.
func FreshnessOf(s Scope) Freshness {
	f := Freshness{ByYear: map[int]int{}, States: map[Fact]int{}}
	at := map[register.Text]*Custodian{}
	var posts []*Custodian
	var years []int
	for _, p := range s.Living() {
		k := Kept{Partnership: p, Level: s.LevelOf(p), States: map[Fact]bool{}, Year: p.AsOf.Year, By: s.Custodian(p)}
		for _, facts := range append(Rules[:], Narrower) {
			for _, fact := range facts {
				if k.States[fact] = s.states(p, fact); k.States[fact] {
					f.States[fact]++
				}
			}
		}
		f.Entries = append(f.Entries, k)
		f.ByLevel[k.Level]++
		f.ByYear[k.Year]++
		if p.ListOnly {
			f.ListOnly++
		}
		if !p.ReviewBy.IsZero() {
			f.Reviews = append(f.Reviews, k)
		}
		c := at[k.By]
		if c == nil {
			c = &Custodian{Post: k.By}
			at[k.By] = c
			posts = append(posts, c)
		}
		c.Entries++
		if k.Year == 0 {
			f.Undated++
			c.Undated++
			continue
		}
		years = append(years, k.Year)
		if c.Oldest == 0 || k.Year < c.Oldest {
			c.Oldest = k.Year
		}
		c.Newest = max(c.Newest, k.Year)
	}
	if slices.Sort(years); len(years) > 0 {
		f.Median = years[(len(years)-1)/2]
	}
	slices.SortStableFunc(f.Reviews, func(a, b Kept) int { return cmp.Compare(a.ReviewBy.Last(), b.ReviewBy.Last()) })
	for _, a := range s.Areas {
		if !a.ReviewBy.IsZero() {
			f.AreaReviews = append(f.AreaReviews, a)
		}
	}
	slices.SortStableFunc(f.AreaReviews, func(a, b *register.Area) int { return cmp.Compare(a.ReviewBy.Last(), b.ReviewBy.Last()) })
	slices.SortStableFunc(posts, func(a, b *Custodian) int {
		return cmp.Or(cmp.Compare(boolean(a.Post.Empty()), boolean(b.Post.Empty())), cmp.Compare(b.Entries, a.Entries))
	})
	for _, c := range posts {
		f.Custodians = append(f.Custodians, *c)
	}
	return f
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
