package register

import (
	"encoding"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestDate(t *testing.T) {
	for _, test := range []struct {
		text        string
		first, last Day
	}{
		{"2024", 20240101, 20241231},
		{"2024-02", 20240201, 20240229},
		{"2023-02", 20230201, 20230228},
		{"1900-02", 19000201, 19000228},
		{"2000-02-29", 20000229, 20000229},
		{"2024/25", 20240401, 20250331},
		{"1999/00", 19990401, 20000331},
	} {
		d, err := ParseDate(test.text)
		if err != nil || d.First() != test.first || d.Last() != test.last || d.String() != test.text {
			t.Errorf("%s: %s from %d to %d, %v; want %d to %d", test.text, d, d.First(), d.Last(), err, test.first, test.last)
		}
	}
	for _, text := range []string{"", "24", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024/26", "12/03/2024", "2024-3-1", "March 2024", "2024-03-12T10:00", "0999", "2301"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%q was read as %s", text, d)
		}
	}
}

func TestDayIn(t *testing.T) {
	date := func(s string) Date {
		d, err := ParseDate(s)
		if s != "" && err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, test := range []struct {
		on          Day
		from, until string
		want        bool
	}{
		{20240615, "", "", true},
		{20240615, "2024-06-15", "", true},
		{20240614, "2024-06-15", "", false},
		{20240615, "", "2024-06-15", true},
		{20240616, "", "2024-06-15", false},
		{20240630, "", "2024-06", true},
		{20240701, "", "2024-06", false},
		{20240101, "2024", "", true},
	} {
		if got := test.on.In(date(test.from), date(test.until)); got != test.want {
			t.Errorf("%s from %q until %q: %t", test.on, test.from, test.until, got)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		into      encoding.TextUnmarshaler
		good, bad []string
	}{
		{new(ID), []string{"a", "safer-gwent", "area-2"}, []string{"", "A", "a_b", "-a", "a-", "a--b", "2a", "ŵ", "con", "lpt1", strings.Repeat("a", 101)}},
		{new(Ref), []string{"safer-gwent", "gwent/safer-gwent"}, []string{"", "/a", "a/", "a/b/c", "A/b", "../a"}},
		{new(URL), []string{"https://example.org", "http://a.example/b?c=d#e", "https://example.org/a(b)"},
			[]string{"", "example.org", "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https://", "https://a b.example", "https://u@example.org", "//example.org",
				"https://ехample.org", "https://example.org/\u202e", "https://example", "https://example.org/\"x", "mailto:a@b.example", "https://example.org/" + strings.Repeat("a", 2000)}},
		{new(Email), []string{"office@example.org", "a.b+c@d-e.example"}, []string{"", "a", "a@b", "a@b@c.example", "a b@c.example", "<a@b.example>", "a@b.example,c@d.example"}},
		{new(Code), []string{"E06000023", "W15000002"}, []string{"", "06000023", "E0600002", "E060000234", "E0600002X", "X06000023"}},
		{new(Mark), []string{"0123abcd"}, []string{"", "0123ABCD", "0123abc", "0123abcde", "0123abcg"}},
		{new(Status), []string{"active", "closed"}, []string{"", "Active", "open"}},
		{new(Role), []string{"statutory-member"}, []string{"", "chair"}},
		{new(RelationKind), []string{"reports-to"}, []string{"", "reports_to"}},
	} {
		kind := reflect.TypeOf(test.into).Elem().Name()
		for _, good := range test.good {
			if err := test.into.UnmarshalText([]byte(good)); err != nil {
				t.Errorf("%s %q: %v", kind, good, err)
			}
		}
		for _, bad := range test.bad {
			err := test.into.UnmarshalText([]byte(bad))
			r, ok := err.(*Refusal)
			if !ok {
				t.Errorf("%s %q was accepted, or refused with %v", kind, bad, err)
			} else if r.What == "" || r.Remedy == "" {
				t.Errorf("%s %q: %+v does not say what is wrong and what to write", kind, bad, r)
			}
		}
	}
}

// TestListsAreWhole compares the lists that pages go by with what the types accept.
func TestListsAreWhole(t *testing.T) {
	allowed := func(into encoding.TextUnmarshaler) int {
		return len(into.UnmarshalText([]byte("?")).(*Refusal).Allowed)
	}
	for name, n := range map[string][2]int{
		"statuses":  {len(Statuses), allowed(new(Status))},
		"roles":     {len(Roles), allowed(new(Role))},
		"relations": {len(RelationKinds), allowed(new(RelationKind))},
		"bases":     {len(Bases), allowed(new(Basis))},
	} {
		if n[0] != n[1] {
			t.Errorf("%d %s are listed, %d accepted", n[0], name, n[1])
		}
	}
}

func TestTextIn(t *testing.T) {
	for _, test := range []struct {
		text   Text
		in     Language
		want   string
		actual Language
	}{
		{Text{EN: "a", CY: "b"}, English, "a", English},
		{Text{EN: "a", CY: "b"}, Welsh, "b", Welsh},
		{Text{EN: "a"}, Welsh, "a", English},
		{Text{CY: "b"}, English, "b", Welsh},
		{Text{}, Welsh, "", Welsh},
	} {
		if got, actual := test.text.In(test.in); got != test.want || actual != test.actual {
			t.Errorf("%+v in %s: %q in %s", test.text, test.in, got, actual)
		}
	}
}

func TestPairing(t *testing.T) {
	for name, test := range map[string]struct {
		text Text
		want Pairing
	}{
		"nothing":       {Text{}, NoText},
		"english":       {Text{EN: "A board."}, EnglishOnly},
		"welsh":         {Text{CY: "Bwrdd."}, WelshOnly},
		"both":          {Text{EN: "A board.", CY: "Bwrdd."}, Paired},
		"marked":        {Text{EN: "A board.", CY: "Bwrdd.", CYOf: MarkOf("A board.")}, Paired},
		"broken anew":   {Text{EN: "A  board.\n", CY: "Bwrdd.", CYOf: MarkOf("A board.")}, Paired},
		"english newer": {Text{EN: "A new board.", CY: "Bwrdd.", CYOf: MarkOf("A board.")}, WelshOlder},
		"welsh newer":   {Text{EN: "A board.", CY: "Bwrdd newydd.", ENOf: MarkOf("Bwrdd.")}, EnglishOlder},
	} {
		if got := test.text.Pairing(); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}

func TestBilinguals(t *testing.T) {
	p := &Partnership{
		File:     "areas/a/partnerships/b/partnership.toml",
		Name:     Text{EN: "B", CY: "Y B"},
		Chairs:   []Chair{{}, {Post: Text{EN: "Leader"}}},
		Doubts:   Texts{EN: []string{"one", "two"}},
		About:    Prose{CY: "Testun", FileCY: "areas/a/partnerships/b/about.cy.md"},
		Evidence: []*Evidence{{File: "areas/a/partnerships/b/evidence/c.md", Title: Text{EN: "C"}, Finding: Prose{EN: "Found.", FileEN: "areas/a/partnerships/b/evidence/c.md"}}},
	}
	var got []string
	for _, b := range Bilinguals(p) {
		got = append(got, strings.Join([]string{b.File[len("areas/a/partnerships/b/"):], b.Field, b.Key, []string{"", "en", "cy", "both"}[b.Pairing]}, " "))
	}
	want := []string{
		"partnership.toml name name both",
		"partnership.toml chairs[1].post chairs.post en",
		"partnership.toml doubts doubts en",
		"about.cy.md  about.text cy",
		"evidence/c.md title evidence.title en",
		"evidence/c.md  evidence.finding.text en",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestIndex(t *testing.T) {
	r := &Register{
		Editions: []*Edition{{ID: "wales", Nation: Wales}},
		Areas: []*Area{
			{ID: "eastvale", Nation: Wales, Authorities: []Authority{{ID: "newbridge"}}},
			{ID: "northmarsh", Nation: Wales},
			{ID: "southfield", Nation: England},
		},
		Partnerships: []*Partnership{
			{Home: "eastvale", ID: "a", AlsoAreas: []ID{"northmarsh"}, Seats: []Seat{{Organisation: "x"}, {Kind: "health"}},
				Relations: []Relation{{Relation: ReportsTo, Partnership: Ref{"wales", "n"}}}},
			{Home: "wales", ID: "n", Seats: []Seat{{Organisation: "x"}}},
		},
	}
	x := NewIndex(r)
	areas := func(p *Partnership) string {
		var ids []string
		for _, a := range x.AreasOf(p) {
			ids = append(ids, string(a.ID))
		}
		return strings.Join(ids, " ")
	}
	if got := areas(r.Partnerships[0]); got != "eastvale northmarsh" {
		t.Errorf("a shared body lies in %s", got)
	}
	if got := areas(r.Partnerships[1]); got != "eastvale northmarsh" {
		t.Errorf("a body of the nation lies in %s", got)
	}
	if x.Authorities["newbridge"].Area.ID != "eastvale" || x.Nation(r.Partnerships[1]) != Wales {
		t.Error("the index does not find places")
	}
	if len(x.Seats["x"]) != 2 || len(x.Seats) != 1 {
		t.Errorf("%d seats of x", len(x.Seats["x"]))
	}
	if in := x.Incoming[Ref{"wales", "n"}]; len(in) != 1 || in[0].From.ID != "a" {
		t.Errorf("incoming %v", in)
	}
}

func parsed(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestLeading has a newer source name another chair.
func TestLeading(t *testing.T) {
	p := &Partnership{Chairs: []Chair{
		{Post: Text{EN: "old"}, AsOf: parsed(t, "2018")},
		{Post: Text{EN: "new"}, AsOf: parsed(t, "2025")},
		{Post: Text{EN: "in turn"}, AsOf: parsed(t, "2018"), Arrangement: "rotating"},
		{Post: Text{EN: "undated"}},
		{Post: Text{EN: "to come"}, AsOf: parsed(t, "2030"), From: parsed(t, "2029")},
		{Post: Text{EN: "past"}, Until: parsed(t, "2020")},
	}}
	var got []string
	for _, c := range p.Leading(20261122) {
		got = append(got, c.Post.EN)
	}
	if want := []string{"new", "in turn", "undated"}; !slices.Equal(got, want) {
		t.Errorf("leading are %q; want %q", got, want)
	}
}

// handedOver has a commissioner's role end in May 2028. Of the councils East sits there already, as a co-opted member
// and vice-chair; West does not.
func handedOver(seats []Seat, chairs []Chair) (*Index, *Partnership) {
	p := &Partnership{Home: "marsh", ID: "board", Status: Active, Seats: seats, Chairs: chairs}
	r := &Register{
		Areas: []*Area{{ID: "marsh", LocalPolicingBodies: []LocalPolicingBody{{Organisation: "commissioner", EndAnnounced: Date{Precision: Month, Year: 2028, Month: 5}}}},
			{ID: "vale", LocalPolicingBodies: []LocalPolicingBody{{Organisation: "vale-commissioner", EndAnnounced: Date{Precision: Month, Year: 2028, Month: 5}}}}},
		Organisations: []*Organisation{{ID: "commissioner"}, {ID: "vale-commissioner"}, {ID: "east", Name: Text{EN: "East"}}, {ID: "west", Name: Text{EN: "West"}}},
		Partnerships:  []*Partnership{p},
	}
	x := NewIndex(r).On(20280508)
	return x, x.Partnerships[p.Ref()]
}

func wroteSeats(list []Seat) string {
	var words []string
	for _, s := range list {
		word := string(s.Organisation) + " " + string(s.Capacity())
		if len(s.Grounds.Others()) > 0 {
			word += " for"
			for _, id := range s.Grounds.Others() {
				word += " " + string(id)
			}
		}
		if s.Grounds != nil && s.Grounds.InOwnRight {
			word += " and its own"
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

// An heir who sits there already has one seat afterwards, which names both grounds.
func TestHeirHasOneSeat(t *testing.T) {
	passes := func(from, to ID, role Role) Seat {
		return Seat{Organisation: from, Role: role, Handover: PassesOn, PassesTo: to}
	}
	for name, test := range map[string]struct {
		seats []Seat
		want  string
	}{
		"nobody there":          {[]Seat{passes("commissioner", "west", Member)}, "west member for commissioner"},
		"the heir before":       {[]Seat{{Organisation: "east", Role: CoOptedMember}, passes("commissioner", "east", Member)}, "east member for commissioner and its own"},
		"the heir after":        {[]Seat{passes("commissioner", "east", Observer), {Organisation: "east", Role: CoOptedMember}}, "east co-opted-member for commissioner and its own"},
		"two to one":            {[]Seat{passes("commissioner", "west", Member), passes("vale-commissioner", "west", Observer)}, "west member for commissioner vale-commissioner"},
		"two and its own":       {[]Seat{passes("commissioner", "east", Member), {Organisation: "east"}, passes("vale-commissioner", "east", Member)}, "east member for commissioner vale-commissioner and its own"},
		"two seats of its own":  {[]Seat{{Organisation: "east"}, {Organisation: "east", Role: Observer}, passes("commissioner", "east", Member)}, "east member for commissioner and its own, east observer"},
		"one that ended before": {[]Seat{{Organisation: "east", Until: Date{Precision: Year, Year: 2020}}, passes("commissioner", "east", Member)}, "east member, east member for commissioner"},
		"an heir that is gone":  {[]Seat{passes("commissioner", "vale-commissioner", Member)}, ""},
		"lapses":                {[]Seat{{Organisation: "commissioner", Handover: Lapses, PassesTo: "west"}}, ""},
	} {
		_, after := handedOver(test.seats, nil)
		if got := wroteSeats(after.Seats); got != test.want {
			t.Errorf("%s: %s; want %s", name, got, test.want)
		}
	}
	_, after := handedOver(nil, []Chair{
		{Post: Text{EN: "Leader"}, Organisation: "east", Arrangement: "joint"}, {Post: Text{EN: "Deputy"}, Organisation: "east", Role: ViceChair},
		{Post: Text{EN: "Commissioner"}, Organisation: "commissioner", Arrangement: "joint", Handover: PassesOn, PassesTo: "east"},
	})
	if c := after.Chairs; len(c) != 2 || c[0].Post.EN != "Leader" || !slices.Equal(c[0].Grounds.Others(), []ID{"commissioner"}) || !c[0].Grounds.Own() || c[1].Role != ViceChair {
		t.Errorf("chairs %+v; want one of East, on both grounds, and its vice-chair", c)
	}
}

// The trust became the service and the company, and both became the unified service; the corps ended and nobody followed.
// Two bodies followed the board.
func TestSeatsOfEndedOrganisations(t *testing.T) {
	past := parsed(t, "2014-10-31")
	p := &Partnership{Home: "marsh", ID: "board", Status: Active, Seats: []Seat{
		{Organisation: "trust", Role: StatutoryMember}, {Organisation: "company"}, {Organisation: "corps"}, {Organisation: "board"}, {Kind: "health"}, {Organisation: "unified", Role: Observer},
		{Organisation: "loop"}, {Organisation: "trust", Until: parsed(t, "2010")},
	}, Chairs: []Chair{{Organisation: "trust"}, {Organisation: "corps"}}}
	x := NewIndex(&Register{Partnerships: []*Partnership{p}, Organisations: []*Organisation{
		{ID: "trust", Until: past, Successors: []ID{"service", "company"}}, {ID: "service", Ended: true, Successors: []ID{"unified"}}, {ID: "company", Ended: true, Successors: []ID{"unified"}},
		{ID: "unified"}, {ID: "corps", Ended: true}, {ID: "board", Until: past, Successors: []ID{"north", "south"}}, {ID: "north"}, {ID: "south"},
		{ID: "loop", Ended: true, Successors: []ID{"loop"}},
	}})
	var sitting []Seat
	for _, s := range x.Sitting(p, 20261122) {
		sitting = append(sitting, *s)
	}
	if got, want := wroteSeats(sitting), "unified statutory-member for trust company and its own,  member"; got != want {
		t.Errorf("sitting: %s; want %s", got, want)
	}
	var left []ID
	for _, s := range x.Left(p, 20261122) {
		left = append(left, s.Organisation)
	}
	if !slices.Equal(left, []ID{"corps", "board", "loop"}) {
		t.Errorf("left by %v", left)
	}
	if got := x.Sitting(p, 20141030); len(got) != 4 {
		t.Errorf("before the trust and the board ended %d seats were held; want those of both, of the unified service and of health", len(got))
	}
	if lead := x.Leading(p, 20261122); len(lead) != 1 || lead[0].Organisation != "unified" || !slices.Equal(lead[0].Grounds.Others(), []ID{"trust"}) {
		t.Errorf("leading: %+v", lead)
	}
}
