package landscape

import (
	"testing"

	"partnershipregister/generator/register"
)

const today = register.Day(20261122)

// northmarsh is a made-up area with six bodies: two community safety partnerships, one of them known
// only from a list, one voluntary group, one that has ended, one that holds to account, and a shared board.
func northmarsh() *register.Register {
	return &register.Register{
		Areas: []*register.Area{{
			ID: "northmarsh", Nation: register.England,
			CommunitySafetyAreas: []register.CommunitySafetyArea{{Code: "E22999001"}, {Code: "E22999002"}, {Code: "E22999003"}},
		}, {ID: "eastvale", Nation: register.England}},
		Vocabulary: register.Vocabulary{Types: []*register.Type{
			{ID: "safety", Nations: []register.Nation{register.England}, Basis: register.ByStatute, Counts: register.AsPartnership},
			{ID: "wellbeing", Nations: []register.Nation{register.England}, Basis: register.ByStatute, Counts: register.AsPartnership},
			{ID: "welsh", Nations: []register.Nation{register.Wales}, Basis: register.ByStatute, Counts: register.AsPartnership},
			{ID: "group", Nations: []register.Nation{register.England}, Basis: register.ByChoice, Counts: register.AsPartnership},
			{ID: "panel", Nations: []register.Nation{register.England}, Basis: register.ByStatute, Counts: register.AsOversight},
		}},
		Partnerships: []*register.Partnership{
			{ID: "a", Home: "northmarsh", Type: "safety", Status: register.Active, Codes: []register.Code{"E22999001"},
				Chairs: []register.Chair{{Post: register.Text{EN: "Leader"}}}, Seats: []register.Seat{{Organisation: "x"}, {Kind: "health"}},
				AsOf: register.Date{Precision: register.Year, Year: 2024}},
			{ID: "b", Home: "northmarsh", Type: "safety", Status: register.Unknown, ListOnly: true, Codes: []register.Code{"E22999002"}},
			{ID: "c", Home: "northmarsh", Type: "group", Status: register.Active, Purpose: register.Text{EN: "Talks."}},
			{ID: "d", Home: "northmarsh", Type: "safety", Status: register.Closed, Codes: []register.Code{"E22999003"}},
			{ID: "e", Home: "northmarsh", Type: "panel", Status: register.Active},
			{ID: "f", Home: "eastvale", Type: "group", Status: register.Active, AlsoAreas: []register.ID{"northmarsh"}},
		},
	}
}

func TestCount(t *testing.T) {
	r := northmarsh()
	c := Count(register.NewIndex(r), r.Partnerships, today)
	// Living partnerships are a, b, c and f; d has ended and e holds somebody to account.
	if c.Partnerships != 4 || c.Ended != 1 || c.Apart[register.AsOversight] != 1 {
		t.Errorf("%d partnerships, %d ended, %d oversight; want 4, 1, 1", c.Partnerships, c.Ended, c.Apart[register.AsOversight])
	}
	if c.Described != 3 {
		t.Errorf("%d described; want 3, all but the one known from a list", c.Described)
	}
	if c.ByBasis[register.ByStatute] != 2 || c.ByBasis[register.ByChoice] != 2 {
		t.Errorf("by basis %v; want 2 by statute and 2 by choice", c.ByBasis)
	}
	if c.ByType["safety"] != 2 || c.ByType["panel"] != 1 || c.ByStatus[register.Closed] != 1 {
		t.Errorf("by type %v, by status %v", c.ByType, c.ByStatus)
	}
	want := map[Fact]int{"purpose": 1, "chair": 1, "seats": 1, "some-members": 1, "date": 1}
	for _, s := range c.Stated {
		if s.N != want[s.Fact] || s.Of != 4 {
			t.Errorf("%s stated by %d of %d; want %d of 4", s.Fact, s.N, s.Of, want[s.Fact])
		}
	}
}

func TestCountAdds(t *testing.T) {
	r := northmarsh()
	x := register.NewIndex(r)
	whole := Count(x, r.Partnerships, today)
	apart := 0
	for _, n := range whole.Apart {
		apart += n
	}
	if whole.Partnerships+apart+whole.Ended != len(r.Partnerships) {
		t.Errorf("%d + %d + %d bodies are not the %d of the register", whole.Partnerships, apart, whole.Ended, len(r.Partnerships))
	}
	first, second := Count(x, r.Partnerships[:3], today), Count(x, r.Partnerships[3:], today)
	if first.Partnerships+second.Partnerships != whole.Partnerships {
		t.Error("the parts do not add up to the whole")
	}
}

func TestGaps(t *testing.T) {
	r := northmarsh()
	x := register.NewIndex(r)
	g := GapsOf(ScopeOf(x, r.Areas[:1], r.Partnerships, today))
	if g.ListOnly != 1 || g.Of != 4 {
		t.Errorf("%d of %d known from a list; want 1 of 4", g.ListOnly, g.Of)
	}
	// The Welsh kind does not exist here, and a panel is no partnership.
	if types := g.Types(RequiredBodies); len(types) != 1 || types[0].ID != "wellbeing" {
		t.Errorf("missing kinds %v; want wellbeing alone", types)
	}
	// The body that covered the third has ended.
	if codes := g.Missing(SafetyAreas); len(codes) != 1 || codes[0].SafetyArea.Code != "E22999003" {
		t.Errorf("uncovered %v; want E22999003 alone", codes)
	}
	for i := 1; i < len(g.Facts); i++ {
		if g.Facts[i].N < g.Facts[i-1].N {
			t.Errorf("facts are not in the order of how many state them: %v", g.Facts)
		}
	}
}

// TestCountOnADay moves the day past the end of one body and the beginning of another.
func TestCountOnADay(t *testing.T) {
	r := northmarsh()
	x := register.NewIndex(r)
	r.Partnerships[0].Until = register.Date{Precision: register.Month, Year: 2028, Month: 5}
	r.Partnerships[2].From = register.Date{Precision: register.Year, Year: 2027}
	for _, test := range []struct {
		on                          register.Day
		partnerships, ended, toCome int
	}{
		{20261122, 3, 1, 1},
		{20270101, 4, 1, 0},
		{20280531, 4, 1, 0},
		{20280601, 3, 2, 0},
	} {
		c := Count(x, r.Partnerships, test.on)
		if c.Partnerships != test.partnerships || c.Ended != test.ended || c.ToCome != test.toCome {
			t.Errorf("on %s: %d partnerships, %d ended, %d to come; want %d, %d, %d", test.on, c.Partnerships, c.Ended, c.ToCome, test.partnerships, test.ended, test.toCome)
		}
	}
}

// An entry that records a member or two, some by kind alone, or says more in words does not list its members, so nobody can
// be said to be missing there.
func TestMembersOneByOne(t *testing.T) {
	named := func(ids ...register.ID) (list []register.Seat) {
		for _, id := range ids {
			list = append(list, register.Seat{Organisation: id})
		}
		return list
	}
	three := named("x", "y", "z")
	for _, test := range []struct {
		name  string
		seats []register.Seat
		note  string
		want  bool
	}{
		{"three by name", three, "", true},
		{"a charity alone", named("x"), "", false},
		{"two", named("x", "y"), "", false},
		{"three with a note that the source lists none", three, "The source read does not list the partners.", false},
		{"one by kind alone", append(named("x", "y", "z"), register.Seat{Kind: "health"}), "", false},
		{"an observer is no member", append(named("x", "y"), register.Seat{Organisation: "z", Role: register.Observer}), "", false},
	} {
		r := northmarsh()
		p := &register.Partnership{ID: "g", Home: "northmarsh", Type: "group", Status: register.Active, Seats: test.seats, SeatsNote: register.Text{EN: test.note}}
		r.Partnerships = []*register.Partnership{p}
		s := ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, today)
		want := SeatsUnstated
		if test.want {
			want = NotRecorded
		}
		if got := s.states(p, MembersOneByOne); got != test.want || s.PositionOn(p) != want || !s.states(p, SomeMembers) {
			t.Errorf("%s: listed %v, the local policing body's place %s", test.name, got, s.PositionOn(p))
		}
		if g := GapsOf(s); g.WithSeats != 1 || (g.WithLists == 1) != test.want || len(g.Were(Voices, Unrecorded)) != g.WithLists {
			t.Errorf("%s: %d with seats, %d with lists", test.name, g.WithSeats, g.WithLists)
		}
		if row := LoadOf(s).Rows[0]; row.Partial == test.want {
			t.Errorf("%s: the load says that the list is partial: %v", test.name, row.Partial)
		}
	}
}
