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
