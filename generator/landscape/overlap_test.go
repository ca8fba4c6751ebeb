package landscape

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

// eastmere is a made-up area of two districts, Reedham and Saltby, with four bodies at work in both:
//
//	board   police, council, fire, charity; subjects drugs, knives; type county; covers the area
//	drugs   police, council, fire and a seat known by kind "charity"; subject drugs; type county; the area
//	reedham police, council; no subject; type district; Reedham; reports to board
//	forum   farm alone; subject flood; type other; the area
func eastmere() *register.Register {
	org := func(id, kind register.ID) *register.Organisation { return &register.Organisation{ID: id, Kind: kind} }
	seats := func(ids ...register.ID) []register.Seat {
		var list []register.Seat
		for _, id := range ids {
			list = append(list, register.Seat{Organisation: id})
		}
		return list
	}
	return &register.Register{
		Areas: []*register.Area{{ID: "eastmere", Name: register.Text{EN: "Eastmere"}, Nation: register.England,
			Authorities: []register.Authority{{ID: "reedham", Name: register.Text{EN: "Reedham"}}, {ID: "saltby", Name: register.Text{EN: "Saltby"}}}}},
		Organisations: []*register.Organisation{org("police", "police"), org("council", "local-authority"), org("fire", "fire"), org("charity", "charity"), org("farm", "business")},
		Vocabulary: register.Vocabulary{
			Types: []*register.Type{
				{ID: "county", Counts: register.AsPartnership, RequiredMembers: []register.ID{"police"}},
				{ID: "district", Counts: register.AsPartnership},
				{ID: "other", Counts: register.AsPartnership},
			},
			Priorities:  []*register.Priority{{ID: "drugs"}, {ID: "knives"}, {ID: "flood"}},
			MemberKinds: []*register.MemberKind{{ID: "charity"}},
		},
		Partnerships: []*register.Partnership{
			{ID: "board", Home: "eastmere", Type: "county", Status: register.Active, Seats: seats("police", "council", "fire", "charity"),
				Priorities: []register.ID{"drugs", "knives"}, Purpose: register.Text{EN: "Leads action against drugs and knives."}, MeetingsEachYear: 4},
			{ID: "drugs", Home: "eastmere", Type: "county", Status: register.Active, Seats: append(seats("police", "council", "fire"), register.Seat{Kind: "charity"}),
				Priorities: []register.ID{"drugs"}, Purpose: register.Text{EN: "Leads treatment of addiction."}},
			{ID: "reedham", Home: "eastmere", Type: "district", Status: register.Active, Seats: seats("police", "council"), Authorities: []register.ID{"reedham"},
				Relations: []register.Relation{{Relation: register.ReportsTo, Partnership: register.Ref{Home: "eastmere", ID: "board"}}}},
			{ID: "forum", Home: "eastmere", Type: "other", Status: register.Active, Seats: seats("farm"), Priorities: []register.ID{"flood"}},
		},
	}
}

func overlaps(r *register.Register) *Overlap {
	return OverlapsOf(ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, today))
}

// pairOf finds a pair in either order; pairs below the floor are not listed, and nil is given.
func pairOf(o *Overlap, a, b register.ID) *Pair {
	for _, p := range o.Pairs {
		if p.A.ID == a && p.B.ID == b || p.A.ID == b && p.B.ID == a {
			return p
		}
	}
	return nil
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// The figures of board and drugs, by hand.
//
// Police and council sit on 3 bodies each and count 1/√2 = 0.7071; fire sits on 2 and counts 1; charity sits on 1 and
// counts 1. On both: 2 × 0.7071 + 1 = 2.4142. The seat of drugs for a charity may be the charity of board: half of its
// 1 is added to both, 2.9142. On either: 2.4142 + the charity's 1 = 3.4142. Members: 2.9142 / 3.4142 = 0.853553. On
// either is more than 3, so the weight is the full 0.40.
//
// Priorities: drugs is on 2 bodies and counts 1, knives on 1 and counts 1: 1 / 2 = 0.5, weight 0.20.
//
// Duties: the same type, 1, weight 0.15.
//
// Wording: names are empty. Board has leads, action, against, knives → lead, action, knive, drug (against is a
// word without meaning); drugs has lead, treatment, addiction. Lead stands in two purposes and counts 1, so do all.
// Cosine: 1 / √(4 × 3) = 0.288675; twice that is 0.577350, weight 0.15.
//
// Lines: neither states one. Known: 0.40 + 0.20 + 0.15 + 0.15 = 0.90. Both cover all of Eastmere, factor 1.
// Score: (0.40 × 0.853553 + 0.20 × 0.5 + 0.15 × 1 + 0.15 × 0.577350) / 0.90
//
//	= (0.341421 + 0.1 + 0.15 + 0.0866025) / 0.90 = 0.678024 / 0.90 = 0.753360
func TestOverlapByHand(t *testing.T) {
	o := overlaps(eastmere())
	p := pairOf(o, "board", "drugs")
	if p == nil {
		t.Fatal("the pair is missing")
	}
	for _, want := range []PartScore{{MembersPart, 0.8535533906, 0.40}, {PrioritiesPart, 0.5, 0.20}, {DutiesPart, 1, 0.15}, {WordingPart, 0.5773502692, 0.15}} {
		got := p.Respect(want.Respect)
		if got == nil || math.Abs(got.Score-want.Score) > 1e-9 || !near(got.Weight, want.Weight) {
			t.Errorf("%s: %+v, want %+v", want.Respect, got, want)
		}
	}
	if p.Respect(LinesPart) != nil {
		t.Error("lines were compared, although neither states one")
	}
	if !near(p.Known, 0.90) || math.Abs(p.Score-0.753360) > 1e-6 || p.Placing != SamePlace {
		t.Errorf("score %.6f, known %.2f, place %s; want 0.753360, 0.90, the same", p.Score, p.Known, p.Placing)
	}
	if !p.Finding() || !p.SameMatter() {
		t.Error("the pair is no finding on the same matter")
	}
	var said []string
	for _, r := range p.Reasons() {
		said = append(said, fmt.Sprint(r.Kind, " ", r.N, " of ", r.Of, " law ", r.ByLaw, " ", r.IDs, " ", r.Whole))
	}
	want := "members 3 of 4 law 1 [] false\npriorities 0 of 0 law 0 [drugs] false\ntypes 0 of 0 law 0 [county] false\nwording 0 of 0 law 0 [] false\nplace 0 of 0 law 0 [reedham saltby] true"
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("reasons:\n%s\nwant:\n%s", got, want)
	}
	// Reedham reports to the board: alike, but no question. Its place lies inside, so its factor is 0.8.
	below := pairOf(o, "board", "reedham")
	if below == nil || below.Bond != Hierarchy || below.Finding() || below.Placing != InsidePlace || below.Inner.ID != "reedham" {
		t.Errorf("board and reedham: %+v", below)
	}
	// Drugs and reedham: police and council on both, 1.4142; on either these, fire and half a charity, 2.9142. That is
	// less than 3, so members weigh 0.40 × 2.9142 / 3 = 0.388562 with a part of 1.4142 / 2.9142 = 0.485281.
	if m := pairOf(o, "drugs", "reedham").Respect(MembersPart); math.Abs(m.Weight-0.388562) > 1e-6 || math.Abs(m.Score-0.485281) > 1e-6 {
		t.Errorf("drugs and reedham: %+v; want 0.485281 with the weight 0.388562", m)
	}
	// Six pairs of four bodies. Enough is known of board with drugs (0.90) and of no other: the forum's
	// farm and the others state 0.40 or 0.60 with nothing in common, and reedham has no subject and no purpose.
	if o.Compared.Pairs != 6 {
		t.Errorf("%d pairs, want 6", o.Compared.Pairs)
	}
	if n := Attendances(register.NewIndex(&register.Register{}), p.A, today); n != 16 {
		t.Errorf("%d attendances at the board, want 4 seats × 4 meetings", n)
	}
	if g := o.Groups(); len(g) != 1 || len(g[0]) != 2 || g[0][0].ID != "board" {
		t.Errorf("groups %v", g)
	}
}

func TestTwinsOverlapWholly(t *testing.T) {
	for _, spoil := range []func(*register.Partnership){
		func(*register.Partnership) {},
		func(p *register.Partnership) { p.Seats = nil },
		func(p *register.Partnership) { p.Priorities, p.Purpose = nil, register.Text{} },
		func(p *register.Partnership) { p.Authorities = []register.ID{"saltby"} },
		func(p *register.Partnership) {
			p.Seats = []register.Seat{{Kind: "charity"}, {Kind: "police"}, {Organisation: "police"}}
		},
	} {
		r := eastmere()
		spoil(r.Partnerships[0])
		twin := *r.Partnerships[0]
		twin.ID = "twin"
		r.Partnerships = append(r.Partnerships, &twin)
		p := pairOf(overlaps(r), "board", "twin")
		if p == nil || !near(p.Score, 1) {
			t.Errorf("twins: %+v", p)
		}
	}
}

// randomOverlap makes an area of made-up bodies from a few members, subjects and places.
func randomOverlap(seed int64) *register.Register {
	r := eastmere()
	rnd := rand.New(rand.NewSource(seed))
	pick := func(n int) bool { return rnd.Intn(n) == 0 }
	words := strings.Fields("drugs knives harbour treatment victims schools courts streets lights")
	for i := range 12 {
		p := &register.Partnership{ID: register.ID(fmt.Sprint("p", i)), Home: "eastmere", Status: register.Active, Type: []register.ID{"county", "district", "other"}[rnd.Intn(3)]}
		for _, o := range r.Organisations {
			if pick(2) {
				p.Seats = append(p.Seats, register.Seat{Organisation: o.ID})
			} else if pick(3) {
				p.Seats = append(p.Seats, register.Seat{Kind: o.Kind})
			}
		}
		for _, id := range r.Vocabulary.Priorities {
			if pick(3) {
				p.Priorities = append(p.Priorities, id.ID)
			}
		}
		for _, w := range words {
			if pick(3) {
				p.Purpose.EN += " " + w
			}
		}
		if pick(2) {
			p.Authorities = []register.ID{[]register.ID{"reedham", "saltby"}[rnd.Intn(2)]}
		}
		r.Partnerships = append(r.Partnerships, p)
	}
	return r
}

// TestOverlapHolds looks at many made-up areas: scores stay between 0 and 1, do not depend on the order of
// anything, and a body that has nothing to do with a pair changes nothing about it.
func TestOverlapHolds(t *testing.T) {
	for seed := range int64(40) {
		r := randomOverlap(seed)
		o := overlaps(r)
		if len(o.Pairs) < 20 {
			t.Fatalf("seed %d: only %d pairs", seed, len(o.Pairs))
		}
		for i, p := range o.Pairs {
			if p.Score < OverlapFloor || p.Score > 1 || p.Known <= 0 || p.Known > 1+1e-9 || p.MembersBoth > p.MembersEither+1e-9 {
				t.Errorf("seed %d: %s and %s: %+v", seed, p.A.ID, p.B.ID, p)
			}
			if i > 0 && p.Score > o.Pairs[i-1].Score {
				t.Errorf("seed %d: pairs are not in the order of scores", seed)
			}
		}
		// Everything the other way round, and the bodies renamed so that each pair has its ends exchanged.
		turned := randomOverlap(seed)
		slices.Reverse(turned.Partnerships)
		for _, p := range turned.Partnerships {
			slices.Reverse(p.Seats)
			slices.Reverse(p.Priorities)
		}
		other := overlaps(turned)
		exchanged := randomOverlap(seed)
		for i, p := range exchanged.Partnerships {
			p.ID = register.ID(fmt.Sprintf("z%02d-%s", 99-i, p.ID))
			for j := range p.Relations {
				p.Relations[j].Partnership.ID = "z99-board"
			}
		}
		third := overlaps(exchanged)
		stranger := randomOverlap(seed)
		stranger.Organisations = append(stranger.Organisations, &register.Organisation{ID: "museum", Kind: "museum"})
		stranger.Partnerships = append(stranger.Partnerships, &register.Partnership{ID: "stranger", Home: "eastmere", Type: "other", Status: register.Active,
			Seats: []register.Seat{{Organisation: "museum"}}, Purpose: register.Text{EN: "Paintings."}})
		fourth := overlaps(stranger)
		for _, p := range o.Pairs {
			if q := pairOf(other, p.A.ID, p.B.ID); q == nil || !near(p.Score, q.Score) || p.Finding() != q.Finding() {
				t.Errorf("seed %d: %s and %s depend on the order of the input", seed, p.A.ID, p.B.ID)
			}
			find := func(id register.ID) register.ID {
				for _, q := range exchanged.Partnerships {
					if strings.HasSuffix(string(q.ID), "-"+string(id)) {
						return q.ID
					}
				}
				return ""
			}
			if q := pairOf(third, find(p.A.ID), find(p.B.ID)); q == nil || math.Abs(p.Score-q.Score) > 1e-12 {
				t.Errorf("seed %d: %s and %s are not as alike as %s and %s", seed, p.A.ID, p.B.ID, p.B.ID, p.A.ID)
			}
			if q := pairOf(fourth, p.A.ID, p.B.ID); q == nil || q.Score != p.Score {
				t.Errorf("seed %d: a stranger changed %s and %s", seed, p.A.ID, p.B.ID)
			}
		}
	}
}

// A member who joins a third body counts less, so those who share him are less alike.
func TestWhoSitsEverywhereCountsLittle(t *testing.T) {
	before := pairOf(overlaps(eastmere()), "board", "drugs").MembersBoth
	r := eastmere()
	r.Partnerships[3].Seats = append(r.Partnerships[3].Seats, register.Seat{Organisation: "fire"})
	if after := pairOf(overlaps(r), "board", "drugs").MembersBoth; after >= before {
		t.Errorf("on both weighs %.3f, and %.3f before fire sat on a third body", after, before)
	}
	for n, want := range map[int]float64{0: 1, 1: 1, 2: 1, 5: 0.5, 10: 1.0 / 3} {
		if !near(Rarity(n), want) {
			t.Errorf("rarity of %d is %.4f, want %.4f", n, Rarity(n), want)
		}
	}
}

// What is not stated must neither lift a pair nor push it down.
func TestUnknownIsLeftOut(t *testing.T) {
	whole := pairOf(overlaps(eastmere()), "board", "drugs")
	r := eastmere()
	r.Partnerships[1].Priorities = nil
	p := pairOf(overlaps(r), "board", "drugs")
	if p.Respect(PrioritiesPart) != nil || !near(p.Known, whole.Known-0.20) {
		t.Errorf("known %.2f with %v; want 0.70 without priorities", p.Known, p.Parts)
	}
	// With members, purpose and subjects gone only the type is left: alike, and no finding.
	r.Partnerships[1].Seats, r.Partnerships[1].Purpose = nil, register.Text{}
	if p := pairOf(overlaps(r), "board", "drugs"); !near(p.Score, 1) || p.Finding() {
		t.Errorf("score %.2f, finding %t; want 1 and no finding on a weight of 0.15", p.Score, p.Finding())
	}
}

func TestTies(t *testing.T) {
	relation := func(kind register.RelationKind) register.Relation {
		return register.Relation{Relation: kind, Partnership: register.Ref{Home: "eastmere", ID: "drugs"}, Note: register.Text{EN: "Reason."}}
	}
	for kind, want := range map[register.RelationKind]Bond{
		register.ReportsTo: Hierarchy, register.SubgroupOf: Hierarchy, register.Covers: Hierarchy, register.Replaces: Succession,
		register.MergedFrom: Succession, register.RenamedFrom: Succession, register.KeptApart: LookedAt, register.WorksBeside: NoBond, register.SplitFrom: NoBond,
	} {
		r := eastmere()
		r.Partnerships[0].Relations = append(r.Partnerships[0].Relations, relation(kind))
		o := overlaps(r)
		p := pairOf(o, "board", "drugs")
		if p.Bond != want || p.Finding() != (want == NoBond) {
			t.Errorf("%s: tie %q, finding %t; want %q", kind, p.Bond, p.Finding(), want)
		}
		if (p.Beside != nil) != (kind == register.WorksBeside) || (len(o.KeptApart) == 1) != (kind == register.KeptApart) {
			t.Errorf("%s: beside %v, kept %v", kind, p.Beside, o.KeptApart)
		}
	}
	// A line that has ended ties nobody.
	r := eastmere()
	over := relation(register.ReportsTo)
	over.Until = register.Date{Precision: register.Year, Year: 2020}
	r.Partnerships[0].Relations = []register.Relation{over}
	if p := pairOf(overlaps(r), "board", "drugs"); p.Bond != NoBond {
		t.Errorf("a line until 2020 gives the tie %q", p.Bond)
	}
	// Bodies that are only planned, that have ended or that hold others to account are not compared.
	for _, spoil := range []func(*register.Register){
		func(r *register.Register) { r.Partnerships[1].Status = register.Proposed },
		func(r *register.Register) { r.Partnerships[1].Status = register.Closed },
		func(r *register.Register) { r.Partnerships[1].Type = "panel" },
	} {
		r := eastmere()
		r.Vocabulary.Types = append(r.Vocabulary.Types, &register.Type{ID: "panel", Counts: register.AsOversight})
		spoil(r)
		if o := overlaps(r); o.Compared.Pairs != 3 || pairOf(o, "board", "drugs") != nil {
			t.Errorf("%d pairs compared, want the 3 of the other bodies", o.Compared.Pairs)
		}
	}
}

// TestRepeatedTypeIsOneFinding sets three district bodies side by side, two of them for one place.
func TestRepeatedTypeIsOneFinding(t *testing.T) {
	r := eastmere()
	for _, d := range []struct{ id, place register.ID }{{"saltby", "saltby"}, {"saltby-old", "saltby"}} {
		r.Partnerships = append(r.Partnerships, &register.Partnership{ID: d.id, Home: "eastmere", Type: "district", Status: register.Unknown, ListOnly: true, Authorities: []register.ID{d.place}})
	}
	r.Partnerships[0].Relations = []register.Relation{{Relation: register.Covers, Partnership: register.Ref{Home: "eastmere", ID: "saltby"}}}
	o := overlaps(r)
	if len(o.Repeated) != 1 || len(o.Repeated[0].Partnerships) != 3 {
		t.Fatalf("repeated: %+v", o.Repeated)
	}
	one := o.Repeated[0]
	if one.Places != 2 {
		t.Errorf("%d places, want Reedham and Saltby", one.Places)
	}
	if len(one.OnePlace) != 1 || len(one.OnePlace[0]) != 2 || one.OnePlace[0][0].ID != "saltby" {
		t.Errorf("one place: %v", one.OnePlace)
	}
	// The board stands above Reedham, which reports to it, and above Saltby, which it covers.
	if len(one.Over) != 1 || one.Over[0].Partnership.ID != "board" || one.Over[0].N != 2 {
		t.Errorf("over: %+v", one.Over)
	}
	for _, ids := range [][2]register.ID{{"reedham", "saltby"}, {"saltby", "saltby-old"}} {
		if p := pairOf(o, ids[0], ids[1]); p != nil && p.Bond != OneOfMany {
			t.Errorf("%v: tie %q, want one of many", ids, p.Bond)
		}
	}
}

func BenchmarkOverlaps(b *testing.B) {
	r := eastmere()
	for i := range 100 {
		p := *r.Partnerships[i%4]
		p.ID = register.ID(fmt.Sprint("p", i))
		p.Relations = nil
		r.Partnerships = append(r.Partnerships, &p)
	}
	s := ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, today)
	for b.Loop() {
		OverlapsOf(s)
	}
}

// TestShortListsAreNoFinding takes a pair above the threshold and leaves one of the two a list of two seats.
func TestShortListsAreNoFinding(t *testing.T) {
	p := &Pair{A: &register.Partnership{}, B: &register.Partnership{}, Score: 1, Known: 1, Priorities: []register.ID{"drugs"}, Listed: MembersListed}
	if !p.Finding() {
		t.Error("a likeness of full lists is no finding")
	}
	p.Listed = MembersListed - 1
	if p.Finding() {
		t.Error("a likeness with a list of two seats is a finding")
	}
}

// TestEachByLaw sets two bodies that statute asks for beside each other.
func TestEachByLaw(t *testing.T) {
	x := register.NewIndex(&register.Register{Vocabulary: register.Vocabulary{Types: []*register.Type{
		{ID: "adults", Basis: register.ByStatute}, {ID: "children", Basis: register.ByStatute}, {ID: "forum", Basis: register.ByChoice},
	}}})
	pair := func(a, b register.ID) *Pair {
		return &Pair{A: &register.Partnership{Type: a}, B: &register.Partnership{Type: b}}
	}
	beside := pair("adults", "adults")
	beside.Beside = &register.Relation{}
	for _, test := range []struct {
		pair *Pair
		want bool
	}{{pair("adults", "children"), true}, {pair("adults", "adults"), false}, {beside, true}, {pair("adults", "forum"), false}} {
		if got := test.pair.EachByLaw(x); got != test.want {
			t.Errorf("%s and %s: %t", test.pair.A.Type, test.pair.B.Type, got)
		}
	}
}

// The local policing body sits on board, drugs and reedham: nothing about a pair but the remark that it does may
// change, whether its seat names it or only its kind.
func TestPolicingBodyIsNoLikeness(t *testing.T) {
	before := overlaps(eastmere())
	for _, seat := range []register.Seat{{Organisation: "commissioner"}, {Kind: register.KindOfPolicingBody}} {
		r := eastmere()
		r.Organisations = append(r.Organisations, &register.Organisation{ID: "commissioner", Kind: register.KindOfPolicingBody})
		r.Areas[0].LocalPolicingBodies = []register.LocalPolicingBody{{Organisation: "commissioner", From: register.Date{Precision: register.Year, Year: 2012}}}
		for _, p := range r.Partnerships[:3] {
			p.Seats = append(p.Seats, seat)
		}
		after := overlaps(r)
		for _, p := range before.Pairs {
			q := pairOf(after, p.A.ID, p.B.ID)
			if q == nil || !near(p.Score, q.Score) || !near(p.Known, q.Known) || len(q.Members) != len(p.Members) || q.OfMembers != p.OfMembers || q.Listed != p.Listed {
				t.Errorf("%+v: %s and %s are compared by it", seat, p.A.ID, p.B.ID)
			} else if sits := p.A.ID != "forum" && p.B.ID != "forum"; q.Policed != sits {
				t.Errorf("%+v: %s and %s: it sits on both is %t", seat, p.A.ID, p.B.ID, q.Policed)
			}
		}
		// One that was the local policing body and is so no longer is a member like others.
		r.Areas[0].LocalPolicingBodies[0].Until = register.Date{Precision: register.Year, Year: 2020}
		if p := pairOf(overlaps(r), "board", "drugs"); seat.Organisation != "" && len(p.Members) != 4 {
			t.Errorf("members on both: %v, want the former local policing body among them", p.Members)
		}
	}
}

// Where one covers a part of the other's place, the two bodies that sit with everybody are not enough.
func TestWholeAndPartShareThreeByName(t *testing.T) {
	p := &Pair{A: &register.Partnership{}, B: &register.Partnership{}, Score: 1, Known: 1, Priorities: []register.ID{"drugs"}, Listed: 5,
		Placing: InsidePlace, Members: []register.ID{"police", "council"}, OfMembers: 8}
	if p.Finding() {
		t.Error("a whole and its part are a finding by two names")
	}
	p.Placing = SamePlace
	if !p.Finding() {
		t.Error("two for one place are no finding by two names and a subject")
	}
	p.Placing, p.Members = InsidePlace, append(p.Members, "fire")
	if !p.Finding() {
		t.Error("a whole and its part are no finding by three names and a subject")
	}
}

// What the law names by a wider kind is met by a narrower one, here as in the gaps: a hospital is a health body.
func TestByLawKnowsWiderKinds(t *testing.T) {
	for _, test := range []struct {
		name             string
		board, drugs     []register.ID
		want             int
		hospitalOnBoards bool
	}{
		// Police, council and fire are on both; the hospital too where told.
		{"each by its own kind", []register.ID{"police", "fire"}, []register.ID{"police", "fire"}, 2, false},
		{"a wider kind at one", []register.ID{"hospital"}, []register.ID{"health"}, 1, true},
		{"a wider kind at both", []register.ID{"health"}, []register.ID{"health"}, 1, true},
		{"only one asks", []register.ID{"health"}, []register.ID{"police"}, 0, true},
		// The law asks both for any one emergency service. Police and fire could each be that one, but not both.
		{"one of several", []register.ID{"emergency"}, []register.ID{"emergency"}, 1, false},
		{"one of several at one of the two", []register.ID{"emergency"}, []register.ID{"police", "fire"}, 1, false},
		{"two of several", []register.ID{"emergency", "health"}, []register.ID{"fire", "health"}, 2, true},
		// The police, whom the law names besides, are that one.
		{"one of several, named besides", []register.ID{"emergency", "police"}, []register.ID{"police", "fire"}, 1, false},
	} {
		r := eastmere()
		r.Vocabulary.MemberKinds = []*register.MemberKind{{ID: "charity"}, {ID: "police"}, {ID: "fire"}, {ID: "hospital"},
			{ID: "health", Includes: []register.ID{"hospital"}}, {ID: "emergency", Includes: []register.ID{"police", "fire"}}}
		r.Vocabulary.Types[0].RequiredMembers = test.board
		r.Vocabulary.Types[1].RequiredMembers = test.drugs
		r.Partnerships[1].Type = "district"
		if test.hospitalOnBoards {
			r.Organisations = append(r.Organisations, &register.Organisation{ID: "infirmary", Kind: "hospital"})
			for _, p := range r.Partnerships[:2] {
				p.Seats = append(p.Seats, register.Seat{Organisation: "infirmary"})
			}
		}
		if p := pairOf(overlaps(r), "board", "drugs"); p == nil || p.ByLaw != test.want {
			t.Errorf("%s: the law asks for %d at both; want %d", test.name, p.ByLaw, test.want)
		}
	}
}

// A seat known by a wider kind may be that of an organisation of a narrower one. The seat of drugs for "giving" may be the
// charity of board, and the likeness is the one worked out above for the same kind.
func TestWiderSeatMayBeNarrowerBody(t *testing.T) {
	r := eastmere()
	r.Vocabulary.MemberKinds = append(r.Vocabulary.MemberKinds, &register.MemberKind{ID: "giving", Includes: []register.ID{"charity"}})
	r.Partnerships[1].Seats[3].Kind = "giving"
	if m := pairOf(overlaps(r), "board", "drugs").Respect(MembersPart); math.Abs(m.Score-0.8535533906) > 1e-9 {
		t.Errorf("members are alike by %.6f; want 0.853553", m.Score)
	}
	// The other way it says nothing: a body of the wider kind need not be of the narrower.
	r = eastmere()
	r.Vocabulary.MemberKinds = append(r.Vocabulary.MemberKinds, &register.MemberKind{ID: "giving", Includes: []register.ID{"charity"}})
	r.Organisations[3].Kind = "giving"
	// On both 2.4142; on either these, the charity's 1 and half of the seat's 1.
	if m, want := pairOf(overlaps(r), "board", "drugs").Respect(MembersPart), 2.4142135624/3.9142135624; math.Abs(m.Score-want) > 1e-9 {
		t.Errorf("members are alike by %.6f; want %.6f", m.Score, want)
	}
}

// Who is only invited, must only co-operate or observes is no member: two bodies are not alike in it, and no body is less
// rare for it.
func TestOnlyMembersMakeBodiesAlike(t *testing.T) {
	for _, role := range []register.Role{register.InvitedParticipant, register.CoOperatingBody, register.Observer} {
		r, without := eastmere(), eastmere()
		for _, p := range r.Partnerships {
			p.Seats = append(p.Seats, register.Seat{Organisation: "farm", Role: role}, register.Seat{Kind: "charity", Role: role})
		}
		for _, ids := range [][2]register.ID{{"board", "drugs"}, {"drugs", "reedham"}, {"board", "forum"}} {
			got, want := pairOf(overlaps(r), ids[0], ids[1]), pairOf(overlaps(without), ids[0], ids[1])
			if fmt.Sprintf("%+v", parts(got)) != fmt.Sprintf("%+v", parts(want)) {
				t.Errorf("%s on %v:\n%+v\nwant\n%+v", role, ids, parts(got), parts(want))
			}
		}
	}
	// Who has the chair is there as a member is.
	r := eastmere()
	r.Partnerships[0].Chairs = []register.Chair{{Post: register.Text{EN: "Farmer"}, Organisation: "farm"}}
	r.Partnerships[0].Seats = append(r.Partnerships[0].Seats, register.Seat{Organisation: "farm", Role: register.Observer})
	r.Partnerships[1].Seats = append(r.Partnerships[1].Seats, register.Seat{Organisation: "farm"})
	if p := pairOf(overlaps(r), "board", "drugs"); !slices.Contains(p.Members, "farm") {
		t.Errorf("members of both are %v, without the chair", p.Members)
	}
}

// parts gives what a pair says of members and of likeness, nothing for a pair that is not listed.
func parts(p *Pair) []any {
	if p == nil {
		return nil
	}
	return []any{p.Score, p.Known, p.Parts, p.Listed, p.Members, p.OfMembers, p.Kinds}
}
