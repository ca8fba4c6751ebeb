package landscape

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

func date(s string) register.Date {
	d, err := register.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func en(s string) register.Text { return register.Text{EN: s} }

// saltmere is a made-up nation of two areas, worked out by hand in the tests below.
//
// Saltmere has a county, Greater Salt, with the districts Salt and Wick, and the single-tier council
// Mere. Its commissioner's role is announced to end in May 2028. Fenland has the single-tier council Fen
// and a mayor, whose role does not end.
//
//	safer-salt  safety    E22000001        police (statutory), commissioner (observer), "health"; chair: council
//	safer-mere  safety    E22000003        known from a list alone
//	board       board     both areas       commissioner, mayor, both forces, a charity; chair: commissioner
//	adults      adults    names Salt       seats in words alone; chair: commissioner's deputy (vice-chair: commissioner)
//	panel       panel     oversight        seats: nobody
//	old         board     ended in 2019    commissioner
//	new         board     proposed for 2030: commissioner
func saltmere() *register.Register {
	england := []register.Nation{register.England}
	area := func(id register.ID, name string, body register.LocalPolicingBody) *register.Area {
		return &register.Area{ID: id, File: string(id), Name: en(name), Nation: register.England, Force: id + "-police", LocalPolicingBodies: []register.LocalPolicingBody{body}}
	}
	saltmere := area("saltmere", "Saltmere", register.LocalPolicingBody{Organisation: "commissioner", Title: en("Commissioner"), Kind: register.Commissioner, EndAnnounced: date("2028-05")})
	saltmere.Authorities = []register.Authority{
		{ID: "greater-salt", Kind: register.County}, {ID: "salt", Kind: "district", County: "greater-salt"}, {ID: "wick", Kind: "district", County: "greater-salt"}, {ID: "mere", Kind: "unitary"},
	}
	saltmere.CommunitySafetyAreas = []register.CommunitySafetyArea{{Code: "E22000001"}, {Code: "E22000002"}, {Code: "E22000003"}}
	saltmere.Custodian = en("Partnerships officer")
	fenland := area("fenland", "Fenland", register.LocalPolicingBody{Organisation: "mayor", Title: en("Mayor"), Kind: register.Mayor})
	fenland.Authorities = []register.Authority{{ID: "fen", Kind: "unitary"}}
	source := []register.Source{{Title: "Report"}}
	return &register.Register{
		Areas: []*register.Area{fenland, saltmere},
		Organisations: []*register.Organisation{
			{ID: "commissioner", Sector: "governance", Kind: register.KindOfPolicingBody}, {ID: "mayor", Sector: "governance", Kind: register.KindOfPolicingBody},
			{ID: "saltmere-police", Sector: "police", Kind: "police"}, {ID: "fenland-police", Sector: "police", Kind: "police"},
			{ID: "salt-council", Name: en("Salt Council"), Sector: "local", Kind: "council"}, {ID: "harbour-trust", Sector: "charity"},
		},
		Vocabulary: register.Vocabulary{
			Types: []*register.Type{
				{ID: communities, Nations: england, Geography: register.CouncilArea, Basis: register.ByStatute, Counts: register.AsPartnership, RequiredMembers: []register.ID{"police", "council", "fire", "hospital"}},
				{ID: "adults", Nations: england, Geography: register.CouncilArea, Basis: register.ByStatute, Counts: register.AsPartnership},
				{ID: "forum", Nations: england, Geography: register.ForceArea, Basis: register.ByStatute, Counts: register.AsPartnership},
				{ID: "board", Nations: england, Geography: register.Region, Basis: register.ByChoice, Counts: register.AsPartnership},
				{ID: "panel", Nations: england, Geography: register.ForceArea, Basis: register.ByStatute, Counts: register.AsOversight},
				{ID: "welsh", Nations: []register.Nation{register.Wales}, Geography: register.CouncilArea, Basis: register.ByStatute, Counts: register.AsPartnership},
			},
			Priorities: []*register.Priority{{ID: "violence"}, {ID: "knives", Parent: "violence", SaferStreets: true}, {ID: "fraud"}},
			Sectors: []*register.Sector{
				{ID: "police", PublicBody: true}, {ID: "governance", PublicBody: true}, {ID: "local", PublicBody: true}, {ID: "health", PublicBody: true}, {ID: "fire", PublicBody: true}, {ID: "charity"},
			},
			MemberKinds: []*register.MemberKind{
				{ID: "police", Sector: "police"}, {ID: "council", Sector: "local"}, {ID: "fire", Sector: "fire"}, {ID: "health", Sector: "health", Includes: []register.ID{"hospital"}},
				{ID: "hospital", Sector: "health"}, {ID: register.KindOfPolicingBody, Sector: "governance"},
			},
			EvidenceLevels: []*register.EvidenceLevel{{ID: "none", Level: 0}, {ID: "told", Level: 1}, {ID: "seen", Level: 2}, {ID: "compared", Level: 3, MaySayWorks: true}, {ID: "tested", Level: 4, MaySayWorks: true}, {ID: "reviewed", Level: 5, MaySayWorks: true}},
			Effects:        []*register.Effect{{ID: "better", Works: true}, {ID: "nothing"}},
		},
		Partnerships: []*register.Partnership{
			{ID: "safer-salt", Home: "saltmere", Type: communities, Status: register.Active, Purpose: en("Cuts crime."), Sources: source, AsOf: date("2023/24"), From: date("1999"), MeetingsEachYear: 4,
				Codes: []register.Code{"E22000001"}, Authorities: []register.ID{"salt"}, Priorities: []register.ID{"knives"},
				Chairs: []register.Chair{{Post: en("Leader"), Organisation: "salt-council"}},
				Seats:  []register.Seat{{Organisation: "saltmere-police", Role: register.StatutoryMember}, {Organisation: "commissioner", Role: register.Observer, Handover: register.Lapses}, {Kind: "health"}},
				Funding: []register.Funding{
					{Pounds: 10, Year: date("2024/25"), Organisation: "commissioner"},
					{Pounds: 20, Year: date("2027/28"), UntilYear: date("2028/29"), Organisation: "commissioner"},
				},
				Agreements: []register.Agreement{{Title: en("Data"), Organisations: []register.ID{"commissioner", "saltmere-police"}, Until: date("2030-03-31"), Handover: register.PassesOn, PassesTo: "salt-council"}},
				Relations:  []register.Relation{{Relation: register.ReportsTo, Partnership: register.Ref{Home: "saltmere", ID: "board"}}},
				Evidence: []*register.Evidence{
					{ID: "lights", Level: "compared", Effect: "better", Priorities: []register.ID{"knives", "violence"}},
					{ID: "talks", Level: "tested", Effect: "nothing"},
					{ID: "praise", Level: "told", Effect: "better", Priorities: []register.ID{"violence"}},
				}},
			{ID: "safer-mere", Home: "saltmere", Type: communities, Status: register.Unknown, ListOnly: true, Sources: source, AsOf: date("2025-04"), Codes: []register.Code{"E22000003"}, Authorities: []register.ID{"mere"}},
			{ID: "board", Home: "saltmere", Type: "board", Status: register.Active, Purpose: en("Joins up."), Sources: source, AlsoAreas: []register.ID{"fenland"},
				Chairs: []register.Chair{{Post: en("Commissioner"), Organisation: "commissioner", Handover: register.PassesOn, PassesTo: "salt-council"}},
				Seats: []register.Seat{{Organisation: "commissioner", Handover: register.PassesOn, PassesTo: "salt-council"}, {Organisation: "mayor"},
					{Organisation: "saltmere-police"}, {Organisation: "fenland-police"}, {Organisation: "harbour-trust"}},
				Funding: []register.Funding{{Pounds: 5, Organisation: "mayor"}}},
			{ID: "adults", Home: "saltmere", Type: "adults", Status: register.Active, Purpose: en("Protects."), Sources: source, AsOf: date("2020"), Authorities: []register.ID{"salt"}, SeatsNote: en("Many."),
				Chairs: []register.Chair{{Post: en("Deputy"), Kind: register.KindOfPolicingBody, Role: register.ViceChair, Until: date("2027")}}},
			{ID: "panel", Home: "saltmere", Type: "panel", Status: register.Active},
			{ID: "old", Home: "saltmere", Type: "board", Status: register.Closed, Until: date("2019"), Seats: []register.Seat{{Organisation: "commissioner"}}},
			{ID: "new", Home: "saltmere", Type: "board", Status: register.Proposed, From: date("2030"), Seats: []register.Seat{{Organisation: "commissioner"}}},
		},
	}
}

// scopes gives the whole, Fenland and Saltmere on a day.
func scopes(on register.Day) (whole, fenland, area Scope) {
	r := saltmere()
	x := register.NewIndex(r).On(on)
	whole = ScopeOf(x, x.Register.Areas, x.Register.Partnerships, on)
	return whole, whole.In(whole.Areas[0]), whole.In(whole.Areas[1])
}

// Living partnerships of Saltmere are safer-salt, safer-mere, board and adults; the panel stands apart, old
// has ended and new is only proposed. Fenland has the board alone.
func TestSortByHand(t *testing.T) {
	whole, fenland, area := scopes(today)
	s := SortOf(area)
	if s.Partnerships != 4 || s.Apart[register.AsOversight] != 1 || s.Ended != 1 || s.Proposed != 1 || s.ToCome != 0 {
		t.Errorf("%d partnerships, %v apart, %d ended, %d proposed, %d to come", s.Partnerships, s.Apart, s.Ended, s.Proposed, s.ToCome)
	}
	// It chairs the board, is vice-chair of adults by its kind, observes safer-salt; safer-mere states nobody.
	want := map[Position]int{InTheChair: 1, OnTheBoard: 1, Observing: 1, SeatsUnstated: 1}
	if !maps.Equal(s.ByPosition, want) {
		t.Errorf("by position %v; want %v", s.ByPosition, want)
	}
	if !maps.Equal(s.ByYear, map[int]int{1999: 1, 0: 3}) {
		t.Errorf("by year %v", s.ByYear)
	}
	// In Fenland only the mayor counts, who is a member of the board.
	if got := SortOf(fenland).ByPosition; !maps.Equal(got, map[Position]int{OnTheBoard: 1}) {
		t.Errorf("in Fenland by position %v", got)
	}
	// The board lies in both areas and is one: 4 + 1 - 1 = 4.
	w := SortOf(whole)
	if w.Partnerships != 4 || w.Shared != 1 || w.Again != 1 {
		t.Errorf("of the whole %d partnerships, %d shared, %d counted again", w.Partnerships, w.Shared, w.Again)
	}
}

// Saltmere has two councils that stand under no other: Greater Salt and Mere. A forum for the district Salt covers the county and so
// 1 of 2, one more for Mere makes it 2 of 2; a forum that names no council covers both. The duty of the kind "adults"
// may be met by another body: a board that names it counts for Mere, where no adults are recorded; the Act alone does not.
func TestRequiredInPartAndByDuty(t *testing.T) {
	forum := func(councils ...register.ID) func(*register.Register) {
		return func(r *register.Register) {
			r.Partnerships = append(r.Partnerships, &register.Partnership{ID: "forum-of-" + append(councils, "all")[0], Home: "saltmere", Type: "forum", Status: register.Active, Authorities: councils})
		}
	}
	watch := func(duty register.Duty) func(*register.Register) {
		return func(r *register.Register) {
			for _, p := range r.Partnerships {
				if p.ID == "board" {
					p.Duties = []register.Duty{duty}
				}
			}
		}
	}
	for name, test := range map[string]struct {
		change []func(*register.Register)
		want   string
	}{
		"none":           {nil, "adults greater-salt recorded, adults mere not-recorded, forum not-recorded 0/2: 2 missing"},
		"a part":         {[]func(*register.Register){forum("salt")}, "adults greater-salt recorded, adults mere not-recorded, forum in-part 1/2: 2 missing"},
		"both":           {[]func(*register.Register){forum("salt"), forum("mere")}, "adults greater-salt recorded, adults mere not-recorded, forum recorded 2/2: 1 missing"},
		"all":            {[]func(*register.Register){forum()}, "adults greater-salt recorded, adults mere not-recorded, forum recorded 2/2: 1 missing"},
		"the Act alone":  {[]func(*register.Register){watch(register.Duty{Act: "Care Act"})}, "adults greater-salt recorded, adults mere not-recorded, forum not-recorded 0/2: 2 missing"},
		"other sections": {[]func(*register.Register){watch(register.Duty{Act: "Care Act", Section: "section 4"})}, "adults greater-salt recorded, adults mere not-recorded, forum not-recorded 0/2: 2 missing"},
		"its sections":   {[]func(*register.Register){watch(register.Duty{Act: "Care Act", Section: "section 43"})}, "adults greater-salt recorded, adults mere by-duty, forum not-recorded 0/2: 1 missing"},
		"its name":       {[]func(*register.Register){watch(register.Duty{Act: "Care Act", Note: en("The watch duty")})}, "adults greater-salt recorded, adults mere by-duty, forum not-recorded 0/2: 1 missing"},
		"another Act":    {[]func(*register.Register){watch(register.Duty{Act: "Care Act 2014", Note: en("Watch Duty")})}, "adults greater-salt recorded, adults mere not-recorded, forum not-recorded 0/2: 2 missing"},
	} {
		r := saltmere()
		r.Vocabulary.Types[1].Law, r.Vocabulary.Types[1].Duty = "Care Act, section 43 and Schedule 2", "Watch Duty"
		for _, change := range test.change {
			change(r)
		}
		x := register.NewIndex(r).On(today)
		g := GapsOf(ScopeOf(x, x.Register.Areas, x.Register.Partnerships, today).In(x.Register.Areas[1]))
		var words []string
		for _, e := range g.Expected {
			switch {
			case e.Kind != RequiredBodies:
			case e.Authority != nil:
				words = append(words, fmt.Sprint(e.Type.ID, " ", e.Authority.ID, " ", e.Found))
			default:
				words = append(words, fmt.Sprintf("%s %s %d/%d", e.Type.ID, e.Found, e.Covered, e.Councils))
			}
		}
		if got := fmt.Sprintf("%s: %d missing", strings.Join(words, ", "), g.Counts()[1].N); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// Greater Salt has districts, Mere and Fenland have none: the board covers Saltmere and so the county, safer-mere only Mere.
func TestBasisInTwoTierCounties(t *testing.T) {
	r := saltmere()
	for _, kind := range r.Vocabulary.Types {
		kind.BasisTwoTier = register.BehindDuty
	}
	x := register.NewIndex(r).On(today)
	board, mere := x.Partnerships[register.Ref{Home: "saltmere", ID: "board"}], x.Partnerships[register.Ref{Home: "saltmere", ID: "safer-mere"}]
	fen := &register.Partnership{ID: "fen", Home: "fenland", Type: "board"}
	salt := &register.Partnership{ID: "salt", Home: "saltmere", Type: "board", Authorities: []register.ID{"salt"}}
	for _, test := range []struct {
		p    *register.Partnership
		want register.Basis
	}{{board, register.BehindDuty}, {salt, register.BehindDuty}, {mere, register.ByStatute}, {fen, register.ByChoice}} {
		if got := x.Basis(test.p, x.Types[test.p.Type]); got != test.want {
			t.Errorf("%s exists by %q, want %q", test.p.ID, got, test.want)
		}
	}
	area := ScopeOf(x, x.Register.Areas, x.Register.Partnerships, today)
	if s := SortOf(area); s.ByBasis[register.BehindDuty] != 3 {
		t.Errorf("by basis %v; want board, safer-salt and adults by the basis of two-tier counties", s.ByBasis)
	}
}

// The kind "board" gives fraud. In Saltmere safer-salt names knives, so the board fills fraud; in Fenland nobody names a
// priority, and the board alone says nothing of the other two. The kind of the body that has ended or is only proposed counts not.
func TestPrioritiesByKind(t *testing.T) {
	r := saltmere()
	for _, kind := range r.Vocabulary.Types {
		if kind.ID == "board" {
			kind.Priorities = []register.ID{"fraud"}
		}
	}
	x := register.NewIndex(r).On(today)
	whole := ScopeOf(x, x.Register.Areas, x.Register.Partnerships, today)
	for _, test := range []struct {
		scope                   Scope
		byKind, missing, served int
	}{{whole, 1, 0, 1}, {whole.In(whole.Areas[1]), 1, 0, 1}, {whole.In(whole.Areas[0]), 0, 0, 1}} {
		g := GapsOf(test.scope)
		if len(g.Were(SubjectsServed, ByKind)) != test.byKind || len(g.Missing(SubjectsServed)) != test.missing || len(g.ServedByKind) != test.served {
			t.Errorf("%v: %d by kind, %d missing, %d served by kind", test.scope.Areas, len(g.Were(SubjectsServed, ByKind)), len(g.Missing(SubjectsServed)), len(g.ServedByKind))
		}
	}
	// Salt has the board by its kind for fraud, safer-salt by its entry for knives, nobody for violence itself.
	found := AnswersFor(whole, &whole.Areas[1].Authorities[1])
	if got, want := answered(found), "violence: \nknives: safer-salt works\nfraud: board by-kind"; got != want {
		t.Errorf("Salt:\n%s\nwant\n%s", got, want)
	}
	for _, p := range r.Partnerships {
		if p.ID == "board" {
			p.Priorities = []register.ID{"fraud"}
		}
	}
	if found := AnswersFor(whole, &whole.Areas[1].Authorities[1]); found.Subjects[2].Bodies[0].Doing != StandsWorking {
		t.Errorf("a body that names a subject has it %q", found.Subjects[2].Bodies[0].Doing)
	}
}

func TestGapsByHand(t *testing.T) {
	whole, fenland, area := scopes(today)
	count := func(g Gaps) string {
		var words []string
		for _, c := range g.Counts() {
			words = append(words, fmt.Sprintf("%s %d/%d", c.Kind, c.N, c.Of))
		}
		return strings.Join(words, " ")
	}
	// Of three safety areas E22000002 is not covered. Statute wants adults for Greater Salt and for Mere, and a forum: the
	// county has adults through its district Salt, Mere has none, and there is no forum. Safer-salt alone has seats and
	// a law that names members: police sit there and the council leads it; fire is missing; of the hospital another health
	// body sits there. Priorities: knives serve violence too; fraud is missing. Voices: the board lists members one by one and has a charity;
	// of safer-salt only some are recorded, and one by kind alone.
	if got, want := count(GapsOf(area)), "safety-areas 1/3 required-bodies 2/3 required-bodies-later 0/0 required-bodies-guidance 0/0 required-members 1/4 priorities 1/3 voices 0/1"; got != want {
		t.Errorf("Saltmere lacks\n%s\nwant\n%s", got, want)
	}
	// Fenland has no official list, so the law's communities are looked for by council: Fen has none, no adults, no forum. The
	// board names no priority, so none is said to be missing.
	if got, want := count(GapsOf(fenland)), "safety-areas 0/0 required-bodies 3/3 required-bodies-later 0/0 required-bodies-guidance 0/0 required-members 0/0 priorities 0/0 voices 0/1"; got != want {
		t.Errorf("Fenland lacks\n%s\nwant\n%s", got, want)
	}
	// The board's voice is looked for once, and fraud is missing once.
	if got, want := count(GapsOf(whole)), "safety-areas 1/3 required-bodies 5/6 required-bodies-later 0/0 required-bodies-guidance 0/0 required-members 1/4 priorities 1/3 voices 0/1"; got != want {
		t.Errorf("the whole lacks\n%s\nwant\n%s", got, want)
	}
	g := GapsOf(area)
	if similar := g.Were(RequiredMembers, Similar); len(similar) != 1 || similar[0].Member.ID != "hospital" {
		t.Errorf("similar members are %v", similar)
	}
	// 2 of 3 bodies, a third of 3 safety areas and of 3 priorities, a quarter of 4 members.
	var order []GapKind
	for _, c := range g.Largest() {
		order = append(order, c.Kind)
	}
	if want := []GapKind{RequiredBodies, SafetyAreas, SubjectsServed, RequiredMembers}; !slices.Equal(order, want) {
		t.Errorf("largest gaps %v; want %v", order, want)
	}
}

// What no law in force asks for stands apart: a kind of which the law is still to come, and one of which only guidance under it
// speaks. Of the kinds of Saltmere, adults (Greater Salt has it, Mere none) rests on guidance now, and the forum's law is to come.
func TestGapsByWhatAsks(t *testing.T) {
	r := saltmere()
	r.Vocabulary.Types[1].AskedBy, r.Vocabulary.Types[2].AskedBy = register.AskedByGuidance, register.AskedLater
	// A kind that statute does not ask for at all is not looked for, whatever else it says.
	r.Vocabulary.Types[3].AskedBy = register.AskedByGuidance
	x := register.NewIndex(r)
	whole := ScopeOf(x, r.Areas, r.Partnerships, today)
	for _, test := range []struct {
		scope Scope
		want  string
		law   string
	}{
		// Of Saltmere's three safety areas two are covered, and nothing else is asked for by law in force.
		{whole.In(r.Areas[1]), "safety-areas 1/3 required-bodies 0/0 required-bodies-later 1/1 required-bodies-guidance 1/2", "1/3"},
		// Fenland has no official list: its communities are looked for by council.
		{whole.In(r.Areas[0]), "safety-areas 0/0 required-bodies 1/1 required-bodies-later 1/1 required-bodies-guidance 1/1", "1/1"},
		{whole, "safety-areas 1/3 required-bodies 1/1 required-bodies-later 2/2 required-bodies-guidance 2/3", "2/4"},
	} {
		g := GapsOf(test.scope)
		var words []string
		for _, c := range g.Counts()[:4] {
			words = append(words, fmt.Sprintf("%s %d/%d", c.Kind, c.N, c.Of))
		}
		if got := strings.Join(words, " "); got != test.want {
			t.Errorf("found\n%s\nwant\n%s", got, test.want)
		}
		if c := g.ByLaw(); fmt.Sprintf("%d/%d", c.N, c.Of) != test.law {
			t.Errorf("by law in force %d/%d; want %s", c.N, c.Of, test.law)
		}
	}
	g := GapsOf(whole)
	if law, later, guidance := g.Types(RequiredBodies), g.Types(RequiredLater), g.Types(RequiredByGuidance); len(law) != 1 || law[0].ID != communities || len(later) != 1 || later[0].ID != "forum" || len(guidance) != 0 {
		t.Errorf("kinds without an entry: by law %v, later %v, by guidance %v", law, later, guidance)
	}
	// Nothing asks today for two bodies side by side where the law of one is to come.
	two := &Pair{A: &register.Partnership{Type: communities}, B: &register.Partnership{Type: "forum"}}
	if two.EachByLaw(x) {
		t.Error("a law that is not in force asks for a body")
	}
}

// A wider kind is met by a narrower one: a hospital is a health body.
func TestIncludedKind(t *testing.T) {
	r := saltmere()
	r.Vocabulary.Types[0].RequiredMembers = []register.ID{"health"}
	r.Partnerships[0].Seats[2].Kind = "hospital"
	x := register.NewIndex(r)
	g := GapsOf(ScopeOf(x, r.Areas, r.Partnerships, today))
	if n := len(g.Were(RequiredMembers, Recorded)); n != 1 {
		t.Errorf("%d required members recorded; want 1", n)
	}
}

// Who observes, is invited or must co-operate is no member, so a required member is not recorded by it; nor is it similar.
func TestRequiredMemberMustBeMember(t *testing.T) {
	for _, role := range []register.Role{register.Observer, register.InvitedParticipant, register.CoOperatingBody} {
		r := saltmere()
		r.Partnerships[0].Seats = []register.Seat{{Organisation: "saltmere-police", Role: role}, {Kind: "health", Role: role}, {Organisation: "harbour-trust"}}
		g := GapsOf(ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, today))
		// The council leads; police, fire and hospital are not members.
		if n, similar := len(g.Missing(RequiredMembers)), len(g.Were(RequiredMembers, Similar)); n != 3 || similar != 0 {
			t.Errorf("%s: %d required members not recorded and %d similar; want 3 and 0", role, n, similar)
		}
	}
}

func TestProofByHand(t *testing.T) {
	whole, fenland, _ := scopes(today)
	p := ProofOf(whole)
	// Three claims: tested (4, points nowhere) before compared (3, works) and told (1, too weak to say that it works).
	if len(p.Claims) != 3 || p.Claims[0].ID != "talks" || p.Judged != 2 || p.Works != 1 || p.ByLevel != [Levels]int{1: 1, 3: 1, 4: 1} {
		t.Errorf("claims %v, %d judged, %d work, by level %v", p.Claims, p.Judged, p.Works, p.ByLevel)
	}
	// Safer-salt alone has claims; it and the board have money.
	if p.Of != 4 || p.With != 1 || len(p.Paid) != 2 || len(p.PaidOnly) != 1 || p.PaidOnly[0].ID != "board" {
		t.Errorf("%d of %d with claims, paid %v, without claim %v", p.With, p.Of, p.Paid, p.PaidOnly)
	}
	var lines []string
	for _, f := range p.ByPriority {
		id := "none"
		if f.Priority != nil {
			id = string(f.Priority.ID)
		}
		lines = append(lines, fmt.Sprintf("%s %d claims %d work %d partnerships", id, f.N, f.Works, f.Partnerships))
	}
	if got, want := strings.Join(lines, "; "), "violence 2 claims 1 work 0 partnerships; knives 1 claims 1 work 1 partnerships; none 1 claims 0 work 0 partnerships"; got != want {
		t.Errorf("by priority\n%s\nwant\n%s", got, want)
	}
	if got := ProofOf(fenland); len(got.Claims) != 0 || got.Of != 1 || len(got.PaidOnly) != 1 {
		t.Errorf("Fenland has %d claims of %d", len(got.Claims), got.Of)
	}
}

// ties writes each tie of a scope in a line.
func ties(h Handovers) string {
	var lines []string
	for _, t := range h.Ties {
		area := register.ID("several")
		if t.Area != nil {
			area = t.Area.ID
		}
		lines = append(lines, strings.Join(strings.Fields(fmt.Sprint(area, " ", t.Partnership.ID, " ", t.Kind, " ", t.Reach, " ", t.Handover, " ", t.PassesTo)), " "))
	}
	return strings.Join(lines, "\n")
}

func TestHandoversByHand(t *testing.T) {
	whole, fenland, area := scopes(today)
	// The vice-chair of adults runs until 2027, the first grant until March 2025: both over by May 2028. The second
	// grant and the agreement run past. The seats and the chair say nothing of an end of their own.
	want := strings.Join([]string{
		"saltmere adults vice-chair ends-before",
		"saltmere board chair not-stated passes-on salt-council",
		"saltmere board seat not-stated passes-on salt-council",
		"saltmere safer-salt grant ends-before",
		"saltmere safer-salt grant runs-past to-be-decided",
		"saltmere safer-salt agreement runs-past passes-on salt-council",
		"saltmere safer-salt takes-part not-stated lapses",
	}, "\n")
	h := HandoversOf(area)
	if got := ties(h); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// It observes safer-salt and holds nothing there but a grant and an agreement; its first grant is over today. The chair and the seat of
	// the board are two places on one body.
	c := h.Counts(nil)
	if c.N != 5 || c.Past != 1 || c.Bodies != 3 || c.OpenBodies != 2 || c.UndecidedBodies != 1 || c.Open != 4 || c.RunsPast != 2 || c.ByHandover[register.PassesOn] != 3 || c.ByHandover[register.Lapses] != 0 || c.ByHandover[register.ToBeDecided] != 1 || c.ByKind[TakesPart] != 1 || c.ByKind[TiedGrant] != 1 {
		t.Errorf("counts %+v", c)
	}
	// The mayor's role does not end, so nothing happens to what it holds.
	if got, want := ties(HandoversOf(fenland)), "fenland board seat not-stated\nfenland board grant not-stated"; got != want {
		t.Errorf("in Fenland\n%s\nwant\n%s", got, want)
	}
	if HandoversOf(fenland).Ending() || !h.Ending() {
		t.Error("Fenland's role ends, or Saltmere's does not")
	}
	// A grant of the mayor's and all of the above; the areas' ties add up to the whole.
	w := HandoversOf(whole)
	if len(w.Ties) != 9 || w.Counts(whole.Areas[0]).N+w.Counts(whole.Areas[1]).N != 7 || w.Counts(nil).N != 7 {
		t.Errorf("%d ties of the whole, %d and %d of the areas", len(w.Ties), w.Counts(whole.Areas[0]).N, w.Counts(whole.Areas[1]).N)
	}
	// A body on which only Fenland sits is shared with nobody.
	whole.Partnerships = append(whole.Partnerships, &register.Partnership{ID: "quay", Home: "fenland", Type: "board", Status: register.Active,
		Seats: []register.Seat{{Organisation: "mayor"}, {Organisation: "fenland-police"}}})
	pairs := PairsOf(whole)
	if len(pairs) != 1 || len(pairs[0].Boards) != 1 || !pairs[0].Boards[0].PolicingBodies || !pairs[0].Boards[0].Forces {
		t.Errorf("pairs %+v; want the board alone, on which both bodies and both forces sit", pairs)
	}
}

// sharedMarsh adds to Saltmere a body whose chair goes round between the commissioner and the mayor, one whose seat belongs to
// either, and one that the law lets the commissioner only be invited to.
func sharedMarsh() *register.Register {
	r := saltmere()
	r.Vocabulary.Types = append(r.Vocabulary.Types, &register.Type{ID: "wellbeing", Nations: []register.Nation{register.England}, Geography: register.CouncilArea, Basis: register.ByStatute,
		Counts: register.AsPartnership, RequiredMembers: []register.ID{"council"}, InvitedMembers: []register.ID{register.KindOfPolicingBody}})
	kind := register.KindOfPolicingBody
	r.Partnerships = append(r.Partnerships,
		&register.Partnership{ID: "ring", Home: "saltmere", Type: "board", Status: register.Active, AlsoAreas: []register.ID{"fenland"},
			Chairs: []register.Chair{{Kind: kind, Arrangement: register.InTurn}}, Seats: []register.Seat{{Organisation: "commissioner"}, {Organisation: "mayor"}}},
		&register.Partnership{ID: "rota", Home: "saltmere", Type: "panel", Status: register.Active, AlsoAreas: []register.ID{"fenland"}, Chairs: []register.Chair{{Kind: kind}}},
		&register.Partnership{ID: "well", Home: "saltmere", Type: "wellbeing", Status: register.Active, Seats: []register.Seat{{Organisation: "commissioner"}, {Organisation: "salt-council"}}},
		&register.Partnership{ID: "well-2", Home: "saltmere", Type: "wellbeing", Status: register.Active, Seats: []register.Seat{{Organisation: "commissioner", Role: register.InvitedParticipant}}},
	)
	return r
}

// A chair that two areas share is in full nobody's: it stands by itself in each area, and once in the whole.
func TestSharedAndInvited(t *testing.T) {
	r := sharedMarsh()
	x := register.NewIndex(r)
	whole := ScopeOf(x, r.Areas, r.Partnerships, today)
	area := whole.In(r.Areas[1])
	h := HandoversOf(area)
	// Saltmere alone chairs the board; the ring's chair goes round, the rota's is one of two. It holds seats on the board, the
	// ring and the first wellbeing board, takes part in safer-salt and in the second.
	c := h.Counts(nil)
	if c.ByKind[TiedChair] != 1 || c.Shared != 2 || c.ByKind[TiedSeat] != 3 || c.ByKind[TakesPart] != 2 || c.Invited != 1 {
		t.Errorf("Saltmere holds %+v", c)
	}
	if got := SortOf(area).ByPosition; got[InTheChair] != c.ByWhere[TiedChair][OnPartnerships] || got[InTurn] != 0 || got[OnTheBoard] != 3 || got[ByInvitation] != 1 {
		t.Errorf("its places are %v", got)
	}
	how := map[register.ID]Sharing{}
	for _, tie := range h.Ties {
		if tie.Sharing != "" {
			how[tie.Partnership.ID] = tie.Sharing
			if tie.Area != nil || len(tie.Holders) != 2 {
				t.Errorf("%s is held by %v", tie.Partnership.ID, tie.Holders)
			}
		}
		if tie.Invited != (tie.Partnership.ID == "well") {
			t.Errorf("%s %s: the law only invites is %t", tie.Partnership.ID, tie.Kind, tie.Invited)
		}
	}
	if !maps.Equal(how, map[register.ID]Sharing{"ring": HeldInTurn, "rota": HeldByOne}) {
		t.Errorf("shared are %v", how)
	}
	// In the whole both chairs count once, besides that of the board.
	w := HandoversOf(whole).Counts(nil)
	if w.ByKind[TiedChair] != 3 || w.Shared != 0 || w.ByWhere[TiedChair][OnOthers] != 1 {
		t.Errorf("the whole holds %+v", w)
	}
	if got := SortOf(whole).ByPosition[InTheChair]; got != 2 {
		t.Errorf("of the whole %d partnerships are chaired; want the board and the ring", got)
	}
}

// The council that takes the commissioner's chair and seat sits there already: before the day that is told, after it there is one
// seat on two grounds. A mayor who takes over the whole role holds nothing twice.
func TestHeirCountsOnce(t *testing.T) {
	r := saltmere()
	board := r.Partnerships[2]
	board.Seats = append(board.Seats, register.Seat{Organisation: "salt-council", Role: register.CoOptedMember})
	at := func(on register.Day) (Scope, Handovers) {
		x := register.NewIndex(r).On(on)
		s := ScopeOf(x, x.Register.Areas, x.Register.Partnerships, on).In(x.Register.Areas[1])
		return s, HandoversOf(s)
	}
	_, before := at(20280430)
	s, after := at(20280508)
	for name, h := range map[string]Handovers{"before": before, "after": after} {
		i := slices.IndexFunc(h.Ties, func(t Tie) bool { return t.Partnership.ID == "board" && t.Kind == TiedSeat })
		if !h.Ties[i].HeirSits {
			t.Errorf("%s: it is not told that the heir sits there already", name)
		}
	}
	seats := LoadOf(s).rows[s.Index.Partnerships[board.Ref()]].Seats
	if seats != 5 {
		t.Errorf("after the day %d seats count; want 5: the council's one, the mayor's, two forces', the charity's", seats)
	}
	// The mayor of Saltmere, from that day the local policing body, takes both.
	r = saltmere()
	board = r.Partnerships[2]
	r.Organisations = append(r.Organisations, &register.Organisation{ID: "salt-mayor", Sector: "governance", Kind: register.KindOfPolicingBody})
	r.Areas[1].LocalPolicingBodies = append(r.Areas[1].LocalPolicingBodies, register.LocalPolicingBody{Organisation: "salt-mayor", From: date("2028-05")})
	board.Chairs[0].PassesTo, board.Seats[0].PassesTo = "salt-mayor", "salt-mayor"
	_, before = at(20280430)
	_, after = at(20280508)
	if b, a := before.Counts(nil), after.Counts(nil); b.N != a.N || b.ByKind[TiedSeat] != 1 || a.ByKind[TiedSeat] != 1 || a.ByKind[TiedChair] != 1 {
		t.Errorf("before %+v, after %+v: one seat and one chair of the board have become more or fewer", b, a)
	}
	if n := strings.Count(ties(after), "board seat"); n != 1 {
		t.Errorf("after the day the seat on the board is told %d times:\n%s", n, ties(after))
	}
	// Had the mayor sat there besides, it would be one seat all the same.
	board.Seats = append(board.Seats, register.Seat{Organisation: "salt-mayor", Role: register.StatutoryMember})
	_, before = at(20280430)
	_, after = at(20280508)
	if b, a := before.Counts(nil), after.Counts(nil); b.ByKind[TiedSeat] != 1 || a.ByKind[TiedSeat] != 1 {
		t.Errorf("with a seat of its own the mayor makes it %d before and %d after; want 1 and 1", b.ByKind[TiedSeat], a.ByKind[TiedSeat])
	}
}

// What may end on the same day as the role counts as running past it.
func TestReach(t *testing.T) {
	for _, test := range []struct {
		until, end string
		want       Reach
	}{
		{"2028-04", "2028-05", EndsBefore}, {"2028-05-01", "2028-05", RunsPast}, {"2028-05", "2028-05", RunsPast}, {"2027/28", "2028-05", EndsBefore},
		{"2028", "2028-05", RunsPast}, {"2028-05-07", "2028-05-08", EndsBefore},
	} {
		if got := reach(date(test.until), date(test.end)); got != test.want {
			t.Errorf("until %s, when the role ends in %s: %s; want %s", test.until, test.end, got, test.want)
		}
	}
	if reach(register.Date{}, date("2028")) != EndUnstated || reach(date("2028"), register.Date{}) != EndUnstated {
		t.Error("what is not stated reaches somewhere")
	}
}

// A place that all local policing bodies of a partnership's areas share goes on while one of them does.
func TestSharedPlace(t *testing.T) {
	r := saltmere()
	board := r.Partnerships[2]
	board.Seats = append(board.Seats, register.Seat{Kind: register.KindOfPolicingBody})
	x := register.NewIndex(r)
	if end, _ := register.EndOf(x.Roles(board, "", register.KindOfPolicingBody)); !end.IsZero() {
		t.Errorf("the shared seat ends %s, though the mayor's role does not", end)
	}
	if after := x.On(20300101).Partnerships[board.Ref()]; after.Seats[len(after.Seats)-1].Kind != register.KindOfPolicingBody {
		t.Error("the shared seat is gone, though the mayor's role is not")
	}
	r.Areas[0].LocalPolicingBodies[0].Until = date("2029-05-03")
	if end, _ := register.EndOf(x.Roles(board, "", register.KindOfPolicingBody)); end.String() != "2029-05-03" {
		t.Errorf("the shared seat ends %q; want the end of the last of the two roles", end)
	}
}

// From the first day of May 2028 the commissioner's places are vacant or passed on, and every figure follows.
func TestAfterTheEnd(t *testing.T) {
	_, _, before := scopes(20280430)
	_, _, after := scopes(20280501)
	seats := func(s Scope, id register.ID) string {
		p := s.Index.Partnerships[register.Ref{Home: "saltmere", ID: id}]
		var held []string
		for _, c := range p.Leading(s.On) {
			held = append(held, "chair "+string(c.Organisation)+string(c.Kind))
		}
		for _, seat := range p.Sitting(s.On) {
			held = append(held, string(seat.Organisation)+string(seat.Kind))
		}
		return strings.Join(held, ", ")
	}
	for _, test := range []struct {
		scope Scope
		id    register.ID
		want  string
	}{
		{before, "board", "chair commissioner, commissioner, mayor, saltmere-police, fenland-police, harbour-trust"},
		{after, "board", "chair salt-council, salt-council, mayor, saltmere-police, fenland-police, harbour-trust"},
		{before, "safer-salt", "chair salt-council, saltmere-police, commissioner, health"},
		{after, "safer-salt", "chair salt-council, saltmere-police, health"},
	} {
		if got := seats(test.scope, test.id); got != test.want {
			t.Errorf("on %s %s is held by %s; want %s", test.scope.On, test.id, got, test.want)
		}
	}
	vacant := after.Vacant[register.Ref{Home: "saltmere", ID: "board"}]
	if len(vacant.Seats) != 1 || len(vacant.Chairs) != 1 || len(before.Vacant) != 0 {
		t.Errorf("vacant on the board: %+v", vacant)
	}
	// What it held is told all the same, and where it went.
	if a, b := ties(HandoversOf(before)), ties(HandoversOf(after)); !strings.Contains(b, "saltmere board chair not-stated passes-on salt-council") || strings.Count(a, "\n") != strings.Count(b, "\n") {
		t.Errorf("ties before\n%s\nand after\n%s", a, b)
	}
	if got := SortOf(after).ByPosition; got[InTheChair] != 0 || got[Observing] != 0 || got[NotRecorded] != 1 {
		t.Errorf("after the end the local policing body has the places %v", got)
	}
	// The body that ended in 2019 keeps its record.
	if old := after.Index.Partnerships[register.Ref{Home: "saltmere", ID: "old"}]; len(old.Seats) != 1 {
		t.Error("a body that had ended before lost a seat")
	}
	// A successor under the same name keeps everything.
	r := saltmere()
	a := r.Areas[1]
	a.LocalPolicingBodies[0].Until = date("2028-05-08")
	a.LocalPolicingBodies = append(a.LocalPolicingBodies, register.LocalPolicingBody{Organisation: "commissioner", Title: en("Board"), From: date("2028-05-09")})
	if x := register.NewIndex(r); x.On(20300101) != x {
		t.Error("a body that goes on overseeing the area lost its places")
	}
}

func TestFreshnessByHand(t *testing.T) {
	_, _, area := scopes(today)
	f := FreshnessOf(area)
	// safer-mere: a list, 0. board: undated, so 1. adults: dated, led, seats in words, but no meetings: 2. safer-salt: meets,
	// reports, has a priority and money and evidence and a custodian, but no review date: 4.
	if f.ByLevel != [Levels]int{0: 1, 1: 1, 2: 1, 4: 1} {
		t.Errorf("by level %v", f.ByLevel)
	}
	// 2023/24 is of 2023; 2020, 2023 and 2025 have 2023 in the middle.
	if !maps.Equal(f.ByYear, map[int]int{2020: 1, 2023: 1, 2025: 1, 0: 1}) || f.Median != 2023 || f.Undated != 1 || f.ListOnly != 1 {
		t.Errorf("by year %v, median %d, %d undated, %d from a list", f.ByYear, f.Median, f.Undated, f.ListOnly)
	}
	if len(f.Custodians) != 1 || f.Custodians[0] != (Custodian{Post: en("Partnerships officer"), Entries: 4, Oldest: 2020, Newest: 2025, Undated: 1}) {
		t.Errorf("custodians %+v", f.Custodians)
	}
	// What only a list names stays at the bottom, whatever else it states.
	listed := *area.Partnerships[len(area.Partnerships)-1]
	if listed.ID != "safer-salt" || area.LevelOf(&listed) != 4 {
		t.Fatalf("%s stands at %d", listed.ID, area.LevelOf(&listed))
	}
	if listed.ListOnly = true; area.LevelOf(&listed) != 0 {
		t.Errorf("an entry from a list stands at %d", area.LevelOf(&listed))
	}
	// With a review date the entry is complete.
	p := area.Partnerships[slices.IndexFunc(area.Partnerships, func(p *register.Partnership) bool { return p.ID == "safer-salt" })]
	p.ReviewBy = date("2027-03-03")
	if got := FreshnessOf(area); got.ByLevel[5] != 1 || len(got.Reviews) != 1 {
		t.Errorf("with a review date: by level %v, %d reviews", got.ByLevel, len(got.Reviews))
	}
}

func TestCompareByHand(t *testing.T) {
	whole, _, _ := scopes(today)
	got := map[string][]Value{}
	for _, p := range Compare(whole) {
		for i, m := range Measures {
			got[m.Name] = append(got[m.Name], p.Values[i])
		}
	}
	// Fenland first.
	for name, want := range map[string][]Value{
		"partnerships": {{1, 0}, {4, 0}}, "described": {{1, 1}, {3, 4}}, "policing-body-chairs": {{0, 1}, {1, 4}}, "handover": {{0, NotArising}, {4, 0}},
		"required-members": {{0, 0}, {3, 4}}, "complete": {{0, 1}, {2, 4}}, "dated": {{0, 1}, {3, 4}}, "evidence": {{0, 1}, {1, 4}},
	} {
		if !slices.Equal(got[name], want) {
			t.Errorf("%s is %v; want %v", name, got[name], want)
		}
	}
}

// TestSums draws registers at random: whatever they hold, each tally adds up to the number of partnerships, and the
// areas' totals to the whole plus what is counted again.
func TestSums(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		r := saltmere()
		pick := func(n int) int { return random.IntN(n) }
		var list []*register.Partnership
		for i := range 20 {
			p := *r.Partnerships[pick(len(r.Partnerships))]
			p.ID = register.ID(fmt.Sprint("p", i))
			p.Home = r.Areas[pick(2)].ID
			p.AlsoAreas = nil
			if pick(3) == 0 && p.Home == "saltmere" {
				p.AlsoAreas = []register.ID{"fenland"}
			}
			if pick(2) == 0 {
				p.From = register.Date{}
			}
			list = append(list, &p)
		}
		r.Partnerships = list
		x := register.NewIndex(r)
		s := ScopeOf(x, r.Areas, list, []register.Day{today, 20280508, 20310101}[pick(3)])
		all := SortOf(s)
		sum := func(counts []int) int {
			n := 0
			for _, c := range counts {
				n += c
			}
			return n
		}
		fresh := FreshnessOf(s)
		for name, got := range map[string]int{
			"position": sum(slices.Collect(maps.Values(all.ByPosition))), "year": sum(slices.Collect(maps.Values(all.ByYear))),
			"kind": sum(slices.Collect(maps.Values(all.ByKind))), "status": sum(slices.Collect(maps.Values(all.ByState))),
			"basis": sum(slices.Collect(maps.Values(all.ByBasis))), "level": sum(fresh.ByLevel[:]), "year of facts": sum(slices.Collect(maps.Values(fresh.ByYear))),
		} {
			if got != all.Partnerships {
				t.Fatalf("seed %d: by %s there are %d partnerships, of %d", seed, name, got, all.Partnerships)
			}
		}
		areas, claims, tied := 0, 0, 0
		for _, p := range Compare(s) {
			if got, want := ties(p.Handovers), ties(HandoversOf(s.In(p.Area))); got != want {
				t.Fatalf("seed %d: compared, %s has the ties\n%s\nalone\n%s", seed, p.Area.ID, got, want)
			}
			areas += p.Sort.Partnerships
			claims += len(p.Proof.Claims)
			tied += len(p.Handovers.Ties)
			for i, v := range p.Values {
				if Measures[i].Share && (v.N < 0 || v.N > v.Of) {
					t.Fatalf("seed %d: %s is %d of %d", seed, Measures[i].Name, v.N, v.Of)
				}
			}
		}
		if areas != all.Partnerships+all.Again {
			t.Fatalf("seed %d: the areas have %d partnerships; want %d and %d counted again", seed, areas, all.Partnerships, all.Again)
		}
		if n := len(ProofOf(s).Claims); claims < n {
			t.Fatalf("seed %d: the areas have %d claims, fewer than the whole with %d", seed, claims, n)
		}
		// A tie of one area is a tie of the whole, once; one of several areas stands in each of them. What areas hold of their
		// own and what they share once add up to the whole.
		h := HandoversOf(s)
		again, held := 0, h.SharedPlaces().Counts(nil).N
		for _, tie := range h.Ties {
			again += len(tie.areas) - 1
		}
		if n := len(h.Ties); tied != n+again {
			t.Fatalf("seed %d: the areas have %d ties; want %d, and %d that two share", seed, tied, n, again)
		}
		for _, a := range s.Areas {
			held += h.Counts(a).N
			if part := h.In(s, a); part.Counts(nil).N != h.Counts(a).N || part.Counts(nil).Open != h.Counts(a).Open {
				t.Fatalf("seed %d: %s holds %+v by its own page and %+v by that of the whole", seed, a.ID, part.Counts(nil), h.Counts(a))
			}
		}
		if held != h.Counts(nil).N {
			t.Fatalf("seed %d: the areas hold %d, with what they share; the whole %d", seed, held, h.Counts(nil).N)
		}
		for _, c := range GapsOf(s).Counts() {
			if c.N < 0 || c.N > c.Of {
				t.Fatalf("seed %d: %s is %d of %d", seed, c.Kind, c.N, c.Of)
			}
		}
	}
}

// Of an empty register nothing is known, and nothing is claimed.
func TestNothing(t *testing.T) {
	s := ScopeOf(register.NewIndex(&register.Register{}), nil, nil, today)
	if p := ProofOf(s); p.Of != 0 || len(p.ByPriority) != 0 {
		t.Error("there is proof of nothing")
	}
	if f := FreshnessOf(s); f.Median != 0 || len(f.Custodians) != 0 {
		t.Error("nothing has a date")
	}
	if h := HandoversOf(s); h.Ending() || len(h.Ties) != 0 {
		t.Error("nothing ends")
	}
	for _, c := range GapsOf(s).Counts() {
		if c.Of != 0 {
			t.Errorf("%s was looked for in nothing", c.Kind)
		}
	}
}

// BenchmarkCompare works out all findings of this kind for every area of a register ten times as large as the
// shipped one.
func BenchmarkCompare(b *testing.B) {
	r := saltmere()
	proto := r.Partnerships
	r.Partnerships = nil
	for i := range 43 {
		a := *r.Areas[i%2]
		a.ID = register.ID(fmt.Sprint("area-", i))
		r.Areas = append(r.Areas, &a)
		for j := range 107 {
			p := *proto[j%len(proto)]
			p.ID, p.Home, p.AlsoAreas = register.ID(fmt.Sprint("p-", j)), a.ID, nil
			r.Partnerships = append(r.Partnerships, &p)
		}
	}
	x := register.NewIndex(r)
	s := ScopeOf(x, r.Areas, r.Partnerships, today)
	b.ReportMetric(float64(len(r.Partnerships)), "partnerships")
	for b.Loop() {
		Compare(s)
		SortOf(s)
		GapsOf(s)
		PairsOf(s)
	}
}
