package landscape

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

// shown writes a what-if in one line: seats, meetings, attendances and hours before and after, laws, losses.
func shown(w WhatIf) string {
	effort := func(e Effort) string {
		if !e.Hours.Known {
			return fmt.Sprintf("%d seats", e.Seats)
		}
		return fmt.Sprintf("%d seats %d meetings %d attendances %g to %g hours", e.Seats, e.Meetings, e.Attendances, e.Hours.Low.Float(), e.Hours.High.Float())
	}
	parts := []string{string(w.Option), effort(w.Before), effort(w.After)}
	for _, o := range w.Laws {
		law := fmt.Sprint(o.Why, " ", o.Type.ID)
		if o.Least > 0 {
			law += fmt.Sprint(" ", o.Least)
		}
		for _, k := range o.Kinds {
			law += " " + string(k.ID)
		}
		parts = append(parts, law)
	}
	for _, l := range w.Losing {
		var id register.ID
		switch {
		case l.Organisation != nil:
			id = l.Organisation.ID
		case l.Sector != nil:
			id = "sector " + l.Sector.ID
		}
		parts = append(parts, fmt.Sprintf("%s %d>%d", id, l.Before, l.After))
	}
	if w.AtMost {
		parts = append(parts, "at most")
	}
	return strings.Join(parts, ", ")
}

// TestWhatIf sets two partnerships of saltmarsh beside each other. By hand, from the figures there:
//
//	before   safer 16 and forum 9 attendances: 25 at 7 meetings, 24 + 22.5 = 46.5 to 96 + 40.5 = 136.5 hours
//	together 4 meetings, and one seat each for police, north, fire, south and a health body: 5 × 4 = 20
//	         attendances at the longer of each end, 2.5 to 6 hours: 50 to 120 hours
//	half     2 × 4 + 2 × 3 = 14 attendances: 8 × 1.5 + 6 × 2.5 = 27 to 8 × 6 + 6 × 4.5 = 75 hours
//	report   preparation alone, 25 × 0.5 = 12.5 to 25 × 1.5 × 1 = 37.5 hours
func TestWhatIf(t *testing.T) {
	r := saltmarsh()
	s := scopeOf(r)
	l := LoadOf(s)
	forum, safer, circle := r.Partnerships[1], r.Partnerships[4], r.Partnerships[0]
	check := func(c Candidate, want ...string) {
		t.Helper()
		list := l.WhatIf(s, c)
		for i := range max(len(list), len(want)) {
			if i >= len(list) || i >= len(want) || shown(list[i]) != want[i] {
				got := "nothing"
				if i < len(list) {
					got = shown(list[i])
				}
				t.Errorf("row %d: got\n%s", i, got)
			}
		}
	}
	const before = "7 seats 7 meetings 25 attendances 46.5 to 136.5 hours"
	check(Candidate{nil, []*register.Partnership{safer, forum}},
		"together, "+before+", 5 seats 4 meetings 20 attendances 50 to 120 hours, each safety, each forum, north 2>1, police 2>1",
		"half, "+before+", 7 seats 4 meetings 14 attendances 27 to 75 hours",
		"report, "+before+", 0 seats 0 meetings 0 attendances 12.5 to 37.5 hours, body safety, fewer forum 2")
	// A third council lets the councils of safer send one for three; the law names councils there.
	safer.Seats = append(safer.Seats, register.Seat{Organisation: "south"}, register.Seat{Organisation: "west"})
	s = scopeOf(r)
	l = LoadOf(s)
	check(Candidate{nil, []*register.Partnership{safer}},
		"half, 6 seats 4 meetings 24 attendances 36 to 144 hours, 6 seats 2 meetings 12 attendances 18 to 72 hours",
		"one-for-three, 6 seats 4 meetings 24 attendances 36 to 144 hours, 4 seats 4 meetings 16 attendances 24 to 96 hours, member safety council, sector councils 3>1",
		"report, 6 seats 4 meetings 24 attendances 36 to 144 hours, 0 seats 0 meetings 0 attendances 12 to 36 hours, body safety")
	// Three meetings halved are two, which is what the law asks for; two halved are too few.
	forum.MeetingsEachYear = 2
	s = scopeOf(r)
	l = LoadOf(s)
	check(Candidate{nil, []*register.Partnership{forum}},
		"half, 3 seats 2 meetings 6 attendances 15 to 27 hours, 3 seats 1 meetings 3 attendances 7.5 to 13.5 hours, fewer forum 2",
		"report, 3 seats 2 meetings 6 attendances 15 to 27 hours, 0 seats 0 meetings 0 attendances 3 to 9 hours, fewer forum 2")
	// Where one does not state how often it meets, what can be said of seats is said, and no more.
	check(Candidate{nil, []*register.Partnership{forum, circle}},
		"together, 5 seats, 3 seats, each forum, north 2>1, police 2>1", "half, 5 seats, 5 seats, fewer forum 2", "report, 5 seats, 0 seats, fewer forum 2")
}

// What is known by kind may belong to one body or to several. By hand: the second list has 4 seats, and together the two have
// 4 + 4, of which police and north count once.
func TestHeldTogetherByKind(t *testing.T) {
	for _, test := range []struct {
		name string
		add  []register.Seat
		want string
	}{
		{"another kind", []register.Seat{{Kind: "charity"}}, "8 seats, 6 seats, each safety, north 2>1, police 2>1"},
		{"the same kind", []register.Seat{{Kind: "health"}}, "8 seats, 6 seats, each safety, north 2>1, police 2>1, at most"},
		{"a kind of which one is named", []register.Seat{{Kind: "council"}}, "8 seats, 6 seats, each safety, north 2>1, police 2>1, at most"},
		{"a body of that kind", []register.Seat{{Organisation: "clinic"}}, "8 seats, 6 seats, each safety, north 2>1, police 2>1, at most"},
		{"a narrower kind", []register.Seat{{Kind: "hospital"}}, "8 seats, 6 seats, each safety, north 2>1, police 2>1, at most"},
	} {
		r := saltmarsh()
		r.Organisations = append(r.Organisations, &register.Organisation{ID: "clinic", Sector: "health", Kind: "health"})
		r.Vocabulary.MemberKinds[2].Includes = []register.ID{"hospital"}
		r.Vocabulary.MemberKinds = append(r.Vocabulary.MemberKinds, &register.MemberKind{ID: "charity", Sector: "charities"}, &register.MemberKind{ID: "hospital", Sector: "health"},
			&register.MemberKind{ID: "fire", Sector: "fire"})
		circle, safer := r.Partnerships[0], r.Partnerships[4]
		circle.Seats = append(circle.Seats, register.Seat{Organisation: "west"})
		circle.Seats = append(circle.Seats, test.add...)
		s := scopeOf(r)
		if got := shown(LoadOf(s).WhatIf(s, Candidate{nil, []*register.Partnership{safer, circle}})[0]); got != "together, "+test.want {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}

// TestWhatIfProperties holds what must be true of every candidate.
func TestWhatIfProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 9))
	for range 300 {
		r := random(rng)
		s := scopeOf(r)
		l := LoadOf(s)
		c := Candidate{nil, r.Partnerships[:1+rng.IntN(len(r.Partnerships))]}
		var before *Effort
		for _, w := range l.WhatIf(s, c) {
			if before == nil {
				before = &w.Before
			}
			if *before != w.Before {
				t.Fatalf("%s begins at %+v, not at %+v", w.Option, w.Before, *before)
			}
			if w.After.Seats > w.Before.Seats || w.After.Attendances > w.Before.Attendances && w.Option != HoldTogether {
				t.Errorf("%s takes more: %s", w.Option, shown(w))
			}
			if w.Option != HoldTogether && w.After.Hours.Known && (w.After.Hours.Low > w.Before.Hours.Low || w.After.Hours.High > w.Before.Hours.High) {
				t.Errorf("%s takes more hours: %s", w.Option, shown(w))
			}
			if !w.Complete() && (w.Before.Attendances != 0 || w.After.Hours.Known || w.Saved().Known) {
				t.Errorf("%s of an unknown candidate is known: %s", w.Option, shown(w))
			}
			if saved := w.Saved(); saved.Low > saved.High {
				t.Errorf("the hours saved run from %v down to %v: %s", saved.Low, saved.High, shown(w))
			}
			if w.After.Hours.Low > w.After.Hours.High {
				t.Errorf("low is above high: %s", shown(w))
			}
			if w.Option == HoldTogether {
				longer := slices.Clone(r.Partnerships)
				p := *longer[0]
				p.Seats = append(slices.Clone(p.Seats), register.Seat{Kind: "health"})
				if rng.IntN(2) == 0 {
					p.Seats[len(p.Seats)-1] = register.Seat{Organisation: "west"}
				}
				longer[0] = &p
				bigger := *r
				bigger.Partnerships = longer
				in := scopeOf(&bigger)
				more := LoadOf(in).WhatIf(in, Candidate{nil, longer[:len(c.Partnerships)]})[0]
				if more.After.Seats < w.After.Seats || w.After.Hours.Known && (more.After.Hours.Low < w.After.Hours.Low || more.After.Hours.High < w.After.Hours.High) || w.AtMost && !more.AtMost {
					t.Errorf("a seat more takes less: %s, then %s", shown(w), shown(more))
				}
			} else if w.AtMost {
				t.Errorf("%s is exact: %s", w.Option, shown(w))
			}
			for _, h := range w.Losing {
				if h.After >= h.Before {
					t.Errorf("%s: %+v does not lose", w.Option, h)
				}
			}
		}
	}
}

// TestCandidates finds the bodies of one kind for several councils, and the largest.
func TestCandidates(t *testing.T) {
	r := saltmarsh()
	for _, id := range []register.ID{"b", "c"} {
		r.Partnerships = append(r.Partnerships, &register.Partnership{ID: "safer-" + id, Home: "saltmarsh", Type: "safety", Authorities: []register.ID{id}})
	}
	r.Partnerships[0].Authorities = []register.ID{"a"}
	r.Areas[1].Authorities = []register.Authority{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	s := scopeOf(r)
	list := Candidates(OverlapsOf(s), LoadOf(s), 2)
	var got []string
	for _, c := range list {
		var ids []string
		for _, p := range c.Partnerships {
			ids = append(ids, string(p.ID))
		}
		got = append(got, strings.Join(ids, "+"))
	}
	if want := "safer+safer-b+safer-c safer forum"; strings.Join(got, " ") != want {
		t.Errorf("candidates %q, want %q", strings.Join(got, " "), want)
	}
}

// Of a group with fewer than half of its seats known the figures would not be about the group.
func TestEnoughSeated(t *testing.T) {
	for _, test := range []struct {
		seated int
		want   bool
	}{{0, false}, {1, false}, {2, true}, {3, true}} {
		w := WhatIf{Candidate: Candidate{Partnerships: make([]*register.Partnership, 3)}, Seated: test.seated}
		if w.EnoughSeated() != test.want {
			t.Errorf("%d of 3: %t", test.seated, !test.want)
		}
	}
}
