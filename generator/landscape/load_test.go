package landscape

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"partnershipregister/generator/register"
)

// saltmarsh is a made-up area with five partnerships, one of them shared with its neighbour. Worked out by
// hand, with a meeting of 1 to 2 hours (published), and chosen by the register 0.5 to 1 hour of preparation,
// 0 to 1 of travel and 1 to 1.5 people for a seat, and £100 an hour (published):
//
//	safer   4 meetings × 4 seats = 16 attendances. Of its seven seats one has ended, one is an observer's and
//	        one an invited participant's. One attendance: 1 × (1 + 0.5 + 0) = 1.5 to 1.5 × (2 + 1 + 1) = 6 hours.
//	        In a year 16 × 1.5 = 24 to 16 × 6 = 96 hours.
//	forum   3 × 3 = 9. It states 2 hours of meeting and no travel: 1 × 2.5 = 2.5 to 1.5 × 3 = 4.5 each, 22.5 to
//	        40.5 in a year. The law asks for 2 of the 3 meetings: 6 attendances, 15 to 27 hours.
//	circle  does not state how often it meets; list has no seats. Both are unknown.
//	joint   2 × 2 = 4, shared with Eastvale. It states all four inputs, 1 × (1 + 0.5 + 0) = 1.5: 6 hours, which
//	        alone may be priced: £600.
//
// The lists of safer, which has a seat known by kind, and of joint, which names two, may be partial: 2 of the 3 known.
//
// One round of meetings has 4 + 3 + 2 + 2 = 11 seats, circle's too. Together 16 + 9 + 4 = 29 attendances and 24 + 22.5 + 6 = 52.5 to 96 + 40.5 + 6 = 142.5 hours, from 3 of 5. The
// police sits on all three that are known: 4 + 3 + 2 = 9 attendances, 4 × 1.5 + 3 × 2.5 + 2 × 1.5 = 16.5 to
// 4 × 6 + 3 × 4.5 + 2 × 1.5 = 40.5 hours.
func saltmarsh() *register.Register {
	ended := register.Date{Precision: register.Year, Year: 2020}
	seat := func(id register.ID) register.Seat { return register.Seat{Organisation: id} }
	assumption := func(id register.ID, low, high int, sources ...register.Source) *register.Assumption {
		return &register.Assumption{ID: id, Low: register.NewDecimal(low), High: register.NewDecimal(high), Sources: sources}
	}
	read := register.Source{Title: "Minutes"}
	organisation := func(id, sector, kind register.ID) *register.Organisation {
		return &register.Organisation{ID: id, Sector: sector, Kind: kind}
	}
	return &register.Register{
		Areas: []*register.Area{{ID: "eastvale", Nation: register.England}, {ID: "saltmarsh", Nation: register.England}},
		Organisations: []*register.Organisation{
			organisation("police", "police", "police"), organisation("fire", "fire", "fire"),
			organisation("north", "councils", "council"), organisation("south", "councils", "council"), organisation("west", "councils", "council"),
		},
		Vocabulary: register.Vocabulary{
			Types: []*register.Type{
				{ID: "safety", Nations: []register.Nation{register.England}, Basis: register.ByStatute, Counts: register.AsPartnership, RequiredMembers: []register.ID{"police", "council"}},
				{ID: "forum", Nations: []register.Nation{register.England}, Basis: register.BehindDuty, Counts: register.AsPartnership, LeastMeetings: 2},
				{ID: "group", Nations: []register.Nation{register.England}, Basis: register.ByChoice, Counts: register.AsPartnership},
			},
			Priorities:  []*register.Priority{{ID: "drugs"}, {ID: "fraud"}, {ID: "knives"}},
			Sectors:     []*register.Sector{{ID: "police", PublicBody: true}, {ID: "fire", PublicBody: true}, {ID: "councils", PublicBody: true}, {ID: "health", PublicBody: true}},
			MemberKinds: []*register.MemberKind{{ID: "police", Sector: "police"}, {ID: "council", Sector: "councils"}, {ID: "health", Sector: "health"}},
			Assumptions: []*register.Assumption{
				assumption(register.MeetingHours, 100, 200, read), assumption(register.PreparationHours, 50, 100), assumption(register.TravelHours, 0, 100),
				assumption(register.PeopleASeat, 100, 150), assumption(register.PoundsAnHour, 10000, 10000, read),
			},
		},
		Partnerships: []*register.Partnership{
			{ID: "circle", Home: "saltmarsh", Type: "group", Seats: []register.Seat{seat("police"), seat("north")}},
			{ID: "forum", Home: "saltmarsh", Type: "forum", MeetingsEachYear: 3, MeetingHours: register.NewDecimal(200), TravelHours: register.NewDecimal(0),
				Priorities: []register.ID{"drugs", "knives"}, Seats: []register.Seat{seat("police"), seat("north"), seat("south")}},
			{ID: "joint", Home: "saltmarsh", Type: "group", AlsoAreas: []register.ID{"eastvale"}, MeetingsEachYear: 2, Priorities: []register.ID{"drugs"},
				MeetingHours: register.NewDecimal(100), PreparationHours: register.NewDecimal(50), TravelHours: register.NewDecimal(0), PeopleASeat: register.NewDecimal(100),
				Seats: []register.Seat{seat("police"), seat("fire")}},
			{ID: "list", Home: "saltmarsh", Type: "group", MeetingsEachYear: 12},
			{ID: "safer", Home: "saltmarsh", Type: "safety", MeetingsEachYear: 4, Authorities: []register.ID{"a"}, Seats: []register.Seat{
				{Organisation: "north", Role: register.StatutoryMember}, {Organisation: "police", Role: register.StatutoryMember}, {Organisation: "fire", Role: register.CoOptedMember}, {Kind: "health"},
				{Organisation: "south", Role: register.Observer}, {Organisation: "west", Role: register.InvitedParticipant}, {Organisation: "south", Until: ended},
			}},
		},
	}
}

func scopeOf(r *register.Register) Scope {
	return ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, today)
}

func hours(low, high float64) Range {
	return Range{Hours(low * 10_000), Hours(high * 10_000), true}
}

func TestLoad(t *testing.T) {
	l := LoadOf(scopeOf(saltmarsh()))
	want := Sum{Of: 5, Meetings: 4, Seats: 4, Known: 3, Partial: 2, Round: 11, Attendances: 29, Fixed: 6, Hours: hours(52.5, 142.5), FixedHours: hours(15, 27), Sourced: 1, SourcedHours: hours(6, 6)}
	same(t, "the total", l.Total, want)
	if low, high, known := l.Total.Pounds(l.Planning.Price); low != 600 || high != 600 || !known {
		t.Errorf("cost £%d to £%d, known %t; want £600 and no more, from the one entry that states everything", low, high, known)
	}
	same(t, "the police", l.Organisations[0].Sum, Sum{Of: 4, Meetings: 3, Seats: 4, Known: 3, Partial: 2, Round: 4, Attendances: 9, Fixed: 2, Hours: hours(16.5, 40.5), FixedHours: hours(5, 9), Sourced: 1, SourcedHours: hours(3, 3)})
	if l.Organisations[0].Organisation.ID != "police" {
		t.Errorf("most seats has %s", l.Organisations[0].Organisation.ID)
	}
	same(t, "seats known by kind", l.KindOnly, Sum{Of: 1, Meetings: 1, Seats: 1, Known: 1, Partial: 1, Round: 1, Attendances: 4, Hours: hours(6, 24), FixedHours: hours(0, 0)})
	same(t, "Eastvale alone", l.Areas[0].Sum, Sum{})
	same(t, "what is shared", l.Shared, Sum{Of: 1, Meetings: 1, Seats: 1, Known: 1, Partial: 1, Round: 2, Attendances: 4, Hours: hours(6, 6), FixedHours: hours(0, 0), Sourced: 1, SourcedHours: hours(6, 6)})
	if len(l.Priorities) != 2 || l.Priorities[0].Priority.ID != "drugs" || l.Priorities[0].Attendances != 13 || l.Priorities[1].Attendances != 9 {
		t.Errorf("by priority %+v; want 13 for drugs, 9 for knives", l.Priorities)
	}
	if len(l.Bases) != 3 || l.Bases[0].Attendances != 16 || l.Bases[1].Attendances != 9 || l.Bases[2].Attendances != 4 || l.Bases[2].Of != 3 {
		t.Errorf("by law %+v; want 16 by statute, 9 behind a duty, 4 by choice", l.Bases)
	}
	for i, id := range []register.ID{"safer", "forum", "joint"} {
		if top := l.Top(5); len(top) != 3 || top[i].Partnership.ID != id {
			t.Errorf("the largest are %+v", top)
		}
	}
}

func same(t *testing.T, what string, got, want Sum) {
	t.Helper()
	got.Parts, want.Parts = nil, nil
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("%s:\n%+v, want\n%+v", what, got, want)
	}
}

// TestUnknownInUnknownOut takes one input away after the other.
func TestUnknownInUnknownOut(t *testing.T) {
	for i, id := range []register.ID{register.MeetingHours, register.PreparationHours, register.TravelHours, register.PeopleASeat} {
		r := saltmarsh()
		r.Vocabulary.Assumptions = append(r.Vocabulary.Assumptions[:i], r.Vocabulary.Assumptions[i+1:]...)
		l := LoadOf(scopeOf(r))
		if l.Total.Attendances != 29 || l.Total.Hours.Known {
			t.Errorf("without %s: %d attendances, hours %+v; want 29, and hours that are not known", id, l.Total.Attendances, l.Total.Hours)
		}
		if l.Total.SourcedHours != hours(6, 6) {
			t.Errorf("without %s the hours of the entry that states everything are %+v", id, l.Total.SourcedHours)
		}
	}
	r := saltmarsh()
	for _, p := range r.Partnerships {
		p.MeetingsEachYear = 0
	}
	l := LoadOf(scopeOf(r))
	if l.Total.Known != 0 || l.Total.Attendances != 0 || l.Total.Hours.Known {
		t.Errorf("without rhythm: %+v", l.Total)
	}
	for _, row := range l.Rows {
		if row.Hours().Known || row.Sourced() {
			t.Errorf("%s meets at no known rhythm, but takes %+v", row.Partnership.ID, row.Hours())
		}
	}
}

// TestPoundsNeedSources prices nothing that rests on a choice of the register.
func TestPoundsNeedSources(t *testing.T) {
	r := saltmarsh()
	r.Partnerships[2].TravelHours = register.Decimal{}
	if _, _, known := LoadOf(scopeOf(r)).Total.Pounds(PlanningOf(register.NewIndex(r)).Price); known {
		t.Error("a cost is known although travel was chosen by the register")
	}
	r = saltmarsh()
	r.Vocabulary.Assumptions[4].Sources = nil
	l := LoadOf(scopeOf(r))
	if _, _, known := l.Total.Pounds(l.Planning.Price); known {
		t.Error("a cost is known although no source gives the price of an hour")
	}
}

// TestSharedOnce counts a body that two areas share once over both, and in each of them.
func TestSharedOnce(t *testing.T) {
	r := saltmarsh()
	x := register.NewIndex(r)
	both := LoadOf(scopeOf(r)).Total.Attendances
	salt := LoadOf(ScopeOf(x, r.Areas[1:], r.Partnerships, today)).Total.Attendances
	east := LoadOf(ScopeOf(x, r.Areas[:1], r.Partnerships[2:3], today)).Total.Attendances
	if both != 29 || salt != 29 || east != 4 {
		t.Errorf("both %d, Saltmarsh %d, Eastvale %d; want 29, 29, 4", both, salt, east)
	}
}

// random makes a register of made-up partnerships.
func random(rng *rand.Rand) *register.Register {
	r := saltmarsh()
	r.Partnerships = nil
	decimal := func() register.Decimal {
		if rng.IntN(3) > 0 {
			return register.Decimal{}
		}
		return register.NewDecimal(100 + 50*rng.IntN(4))
	}
	for i := range 1 + rng.IntN(12) {
		p := &register.Partnership{
			ID: register.ID(fmt.Sprint("p", i)), Home: r.Areas[rng.IntN(2)].ID, Type: r.Vocabulary.Types[rng.IntN(3)].ID,
			MeetingHours: decimal(), PreparationHours: decimal(), TravelHours: decimal(), PeopleASeat: decimal(),
		}
		if p.Home == "eastvale" && rng.IntN(2) == 0 {
			p.AlsoAreas = []register.ID{"saltmarsh"}
		}
		if rng.IntN(3) > 0 {
			p.MeetingsEachYear = 1 + rng.IntN(12)
		}
		for _, priority := range r.Vocabulary.Priorities {
			if rng.IntN(3) == 0 {
				p.Priorities = append(p.Priorities, priority.ID)
			}
		}
		for range rng.IntN(8) {
			s := register.Seat{Kind: "health", Role: register.Roles[rng.IntN(len(register.Roles))]}
			if n := rng.IntN(6); n < 5 {
				s = register.Seat{Organisation: r.Organisations[n].ID, Role: s.Role}
			}
			p.Seats = append(p.Seats, s)
		}
		r.Partnerships = append(r.Partnerships, p)
	}
	for _, o := range r.Organisations {
		if rng.IntN(5) == 0 {
			o.Ended = true
			for range rng.IntN(3) {
				o.Successors = append(o.Successors, r.Organisations[rng.IntN(len(r.Organisations))].ID)
			}
		}
	}
	return r
}

// TestLoadProperties holds what must be true of every register.
func TestLoadProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 22))
	for range 300 {
		r := random(rng)
		l := LoadOf(scopeOf(r))
		add := func(sums ...Sum) (attendances int, low, high Hours) {
			for _, s := range sums {
				attendances += s.Attendances
				low += s.Hours.Low
				high += s.Hours.High
			}
			return
		}
		total := fmt.Sprint(add(l.Total))
		rows := Sum{}
		for _, row := range l.Rows {
			h := row.Hours()
			if h.Low > h.High || row.Fixed > row.Meetings || !row.Known() && (h.Known || row.Attendances() != 0) {
				t.Fatalf("a row of %d meetings and %d seats takes %+v", row.Meetings, row.Seats, h)
			}
			rows.Attendances += row.Attendances()
			rows.Hours.Low += h.Low
			rows.Hours.High += h.High
		}
		// Nobody who has ended holds a seat, and no more are counted and left than entries give.
		s := scopeOf(r)
		given := 0
		for _, p := range s.Living() {
			for i := range p.Seats {
				if CountsAsSeat(&p.Seats[i], s.On) {
					given++
				}
			}
			for _, seat := range Counted(s.Index, p, s.On) {
				if o := s.Organisations[seat.Organisation]; o != nil && o.Ended {
					t.Fatalf("%s has ended and holds a seat", o.ID)
				}
			}
		}
		if l.Total.Left > given || l.Total.Partial > l.Total.Known {
			t.Fatalf("of %d seats %d count and %d were left; %d of %d lists may be partial", given, l.Total.Round, l.Total.Left, l.Total.Partial, l.Total.Known)
		}
		var byHolder, byArea, byBasis []Sum
		for _, o := range l.Organisations {
			byHolder = append(byHolder, o.Sum)
		}
		for _, a := range l.Areas {
			byArea = append(byArea, a.Sum)
		}
		for _, b := range l.Bases {
			byBasis = append(byBasis, b.Sum)
		}
		for what, parts := range map[string][]Sum{"rows": {rows}, "holders": append(byHolder, l.KindOnly), "areas": append(byArea, l.Shared), "bases": byBasis} {
			if got := fmt.Sprint(add(parts...)); got != total {
				t.Fatalf("the %s add up to %s, the total is %s", what, got, total)
			}
		}
		parts := Range{Known: true}
		for _, p := range l.Total.Parts {
			parts = parts.plus(each(p.People, p.Length, p.Preparation, p.Travel).times(p.Attendances), false)
		}
		if l.Total.Known > 0 && parts != l.Total.Hours {
			t.Fatalf("the parts add up to %+v, the total is %+v", parts, l.Total.Hours)
		}
		if l.Total.FixedHours.Low > l.Total.Hours.Low || l.Total.SourcedHours.High > l.Total.Hours.High {
			t.Fatalf("a part is more than the whole: %+v", l.Total)
		}

		p := r.Partnerships[rng.IntN(len(r.Partnerships))]
		p.Seats = append(p.Seats, register.Seat{Organisation: "west"})
		more := LoadOf(scopeOf(r))
		if more.Total.Attendances < l.Total.Attendances || more.Total.Hours.Low < l.Total.Hours.Low || more.Total.Hours.High < l.Total.Hours.High {
			t.Fatalf("with a seat more %+v became %+v", l.Total, more.Total)
		}
	}
}

// BenchmarkLoad works out ten times the partnerships that the register had when this was written.
func BenchmarkLoad(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	r := random(rng)
	for len(r.Partnerships) < 4500 {
		for _, p := range random(rng).Partnerships {
			p.ID = register.ID(fmt.Sprint("p", len(r.Partnerships)))
			r.Partnerships = append(r.Partnerships, p)
		}
	}
	s := scopeOf(r)
	for b.Loop() {
		LoadOf(s)
	}
}

// Fire ended and nobody followed; North became West. Safer loses fire's seat and keeps North's for West, which was only
// invited: 4 × 3 seats. Joint loses one of its two.
func TestLoadOfEndedOrganisations(t *testing.T) {
	r := saltmarsh()
	r.Organisations[1].Ended = true
	r.Organisations[2].Ended, r.Organisations[2].Successors = true, []register.ID{"west"}
	l := LoadOf(scopeOf(r))
	if l.Total.Left != 2 || l.Total.Attendances != 4*3+3*3+2*1 {
		t.Errorf("%d seats were left, %d attendances; want 2 and 23", l.Total.Left, l.Total.Attendances)
	}
	for _, h := range l.Organisations {
		switch h.Organisation.ID {
		case "fire", "north":
			t.Errorf("%s has ended and holds %d seats", h.Organisation.ID, h.Round)
		case "west":
			if h.Round != 3 {
				t.Errorf("West holds %d seats of North's; want 3", h.Round)
			}
		}
	}
	m := MatrixOf(scopeOf(r))
	for _, row := range m.Rows {
		if row.Organisation.ID == "fire" || row.Organisation.ID == "north" {
			t.Errorf("%s has ended and has a row", row.Organisation.ID)
		}
	}
}
