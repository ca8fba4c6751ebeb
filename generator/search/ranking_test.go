package search_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"partnershipregister/generator/search"
)

// land is a register of places that do not exist, small enough to know by heart.
func land() search.Corpus {
	text := func(s string) search.Text { return search.Text{Text: s} }
	texts := func(list ...string) []search.Text {
		var all []search.Text
		for _, s := range list {
			all = append(all, text(s))
		}
		return all
	}
	item := func(kind search.Kind, key, address, name string) *search.Item {
		return &search.Item{Kind: kind, Key: key, Address: address, Name: text(name)}
	}
	north := item(search.Area, "northmark", "northmark/index.html", "Northmark")
	south := item(search.Area, "southmark", "southmark/index.html", "Southmark")
	north.Areas, south.Areas = []*search.Item{north}, []*search.Item{south}
	county := item(search.Authority, "wexshire", "northmark/authorities/wexshire.html", "Wexshire")
	elm := item(search.Authority, "elmford", "northmark/authorities/elmford.html", "Elmford")
	elm.Other, elm.Within = "Rhydlwyf", county
	hill := item(search.Authority, "kingshill-upon-wex", "northmark/authorities/kingshill-upon-wex.html", "Kingshill upon Wex")
	hill.Aliases = texts("Hill")
	for _, a := range []*search.Item{county, elm, hill} {
		a.Areas = []*search.Item{north}
	}
	csp := item(search.Type, "community-safety-partnership", "by-type/community-safety-partnership.html", "Community Safety Partnership")
	csp.Aliases, csp.Other, csp.Law = texts("CSP"), "Partneriaeth Diogelwch Cymunedol", "statute"
	lcjb := item(search.Type, "local-criminal-justice-board", "by-type/local-criminal-justice-board.html", "Local Criminal Justice Board")
	lcjb.Aliases, lcjb.Law = texts("LCJB"), "voluntary"
	hate := item(search.Priority, "hate-crime", "priorities/hate-crime.html", "Hate crime")
	shelter := item(search.Organisation, "wayfarers", "organisations/wayfarers.html", "Wayfarer's Shelter")
	council := item(search.Organisation, "elmford-council", "organisations/elmford-council.html", "Elmford Borough Council")
	council.Areas, council.Places = []*search.Item{north}, []*search.Item{elm}
	hatters := item(search.Organisation, "hated-hats", "organisations/hated-hats.html", "Hated Hats Limited")

	elmford := item(search.Partnership, "elmford-csp", "northmark/partnerships/elmford-csp.html", "Elmford Community Safety Partnership")
	elmford.Types, elmford.Places, elmford.Status = []*search.Item{csp}, []*search.Item{elm}, "active"
	elmford.Members, elmford.Priorities, elmford.Chairs = []*search.Item{shelter, council}, []*search.Item{hate}, texts("Chief Fire Officer")
	elmford.Prose = []string{"Works against cuckooing in tower blocks."}
	safer := item(search.Partnership, "safer-hill", "northmark/partnerships/safer-hill.html", "Safer Hill")
	safer.Types, safer.Places, safer.Status = []*search.Item{csp}, []*search.Item{hill}, "active"
	safer.Former = texts("Kingshill Crime Forum")
	old := item(search.Partnership, "old-forum", "northmark/partnerships/old-forum.html", "Anti-social Behaviour Forum")
	old.Types, old.Status, old.Ended = []*search.Item{csp}, "closed", true
	justice := item(search.Partnership, "justice", "northmark/partnerships/justice.html", "Northmark Local Criminal Justice Board")
	justice.Types, justice.Status = []*search.Item{lcjb}, "unknown"
	justice.Prose = []string{"A forum of the courts of the north."}
	justice.Description = text("Brings courts and police together.")
	both := item(search.Partnership, "justice", "southmark/partnerships/justice.html", "Southmark Local Criminal Justice Board")
	both.Types, both.Status, both.Areas = []*search.Item{lcjb}, "active", []*search.Item{north, south}
	for _, p := range []*search.Item{elmford, safer, old, justice} {
		p.Areas = []*search.Item{north}
	}
	study := item(search.Evidence, "lamps", "northmark/partnerships/elmford-csp.html#evidence-lamps", "Brighter lamps in Elmford")
	study.Areas, study.Places, study.Priorities = elmford.Areas, elmford.Places, []*search.Item{hate}
	about := item(search.Page, "about", "about.html", "About this register")
	return search.Corpus{
		Language: "en", Welsh: true,
		Items: []*search.Item{study, about, elmford, safer, old, justice, both, shelter, council, hatters, hate, csp, lcjb, county, elm, hill, north, south},
		Kinds: []search.Label{{Key: "area", Label: "Area"}, {Key: "authority", Label: "Council area"}, {Key: "type", Label: "Kind"}, {Key: "priority", Label: "Priority"},
			{Key: "partnership", Label: "Partnership"}, {Key: "organisation", Label: "Organisation"}, {Key: "page", Label: "Page"}, {Key: "evidence", Label: "Evidence"}},
		Laws:     []search.Label{{Key: "statute", Label: "By statute"}, {Key: "voluntary", Label: "Voluntary"}},
		Statuses: []search.Label{{Key: "active", Label: "Active"}, {Key: "closed", Label: "Closed"}, {Key: "unknown", Label: "Not stated"}},
	}
}

// rankings are what must come first, with its tier and its reasons. "name (2; member: x)".
var rankings = []struct {
	words string
	want  []string
}{
	{"elmford", []string{"Elmford (1)", "Elmford Community Safety Partnership (1)", "Elmford Borough Council (1)", "Brighter lamps in Elmford (1)"}},
	{"Elmford CSP", []string{"Elmford Community Safety Partnership (1; type: CSP)"}},
	{"csp", []string{"Community Safety Partnership (1; alias: CSP)", "Elmford Community Safety Partnership (1; type: CSP)"}},
	{"LCJB southmark", []string{"Southmark Local Criminal Justice Board (1; type: LCJB)"}},
	{"hill", []string{"Kingshill upon Wex (1; alias: Hill)", "Safer Hill (1)"}},
	{"kingshill safer", []string{"Safer Hill (1; place: Kingshill upon Wex)"}},
	{"crime forum", []string{"Safer Hill (1; former: Kingshill Crime Forum)"}},
	{"kingshill upon wex csp", []string{"Safer Hill (1; place: Kingshill upon Wex, type: CSP)"}},
	{"wexshire", []string{"Wexshire (1)"}},
	{"hate", []string{"Hate crime (1)", "Hated Hats Limited (1)"}},
	{"wayfarers", []string{"Wayfarer's Shelter (1)", "Elmford Community Safety Partnership (2; member: Wayfarer's Shelter)"}},
	{"wayfaers shelter", []string{"Wayfarer's Shelter (3)", "Elmford Community Safety Partnership (3; member: Wayfarer's Shelter)"}},
	{"fire officer", []string{"Elmford Community Safety Partnership (2; chair: Chief Fire Officer)"}},
	{"cuckooing", []string{"Elmford Community Safety Partnership (2; text: )"}},
	{"cuckoo elmford", []string{"Elmford Community Safety Partnership (2; text: )"}},
	{"hate crime elmford", []string{"Elmford Community Safety Partnership (2; priority: Hate crime)", "Brighter lamps in Elmford (2; priority: Hate crime)"}},
	{"antisocial forum", []string{"Anti-social Behaviour Forum (1)"}},
	{"anti social", []string{"Anti-social Behaviour Forum (1)"}},
	{"communitysafety elmford", []string{"Elmford Community Safety Partnership (3)"}},
	{"nlcjb", []string{"Northmark Local Criminal Justice Board (1; initials: NLCJB)"}},
	{"rydlwyf", []string{"Elmford (1; alias: Rhydlwyf)"}},
	{"Ddiogelwch gymunedol", []string{"Community Safety Partnership (1; alias: Partneriaeth Diogelwch Cymunedol)"}},
	{"northmak", []string{"Northmark (3)"}},
	{"northmark cuckooing glimmerings", []string{"Elmford Community Safety Partnership (4; text: )"}},
	{"northmark forum", []string{"Safer Hill (1; former: Kingshill Crime Forum)", "Anti-social Behaviour Forum (1)", "Northmark Local Criminal Justice Board (2; text: )"}},
	{"safety partnership", []string{"Community Safety Partnership (1)", "Elmford Community Safety Partnership (1)", "Safer Hill (1)"}},
	{"works", []string{"Elmford Community Safety Partnership (2; text: )"}},
	{"against", []string{"Elmford Community Safety Partnership (2; text: )"}},
	{"tower", []string{"Elmford Community Safety Partnership (2; text: )"}},
	{"blocks", []string{"Elmford Community Safety Partnership (2; text: )"}},
	{"courts", []string{"Northmark Local Criminal Justice Board (2; text: )"}},
	{"elmf", []string{"Elmford (1)"}},
	{"partnership of the elmford", []string{"Elmford Community Safety Partnership (1)"}},
	{"xqzt", nil},
	{"qqqq wwww", nil},
	{"4711", nil},
	{"the", nil},
}

func TestRanking(t *testing.T) {
	e := newEngine(t, search.Make(land()))
	for _, test := range rankings {
		t.Run(test.words, func(t *testing.T) {
			e.t = t
			a := e.search(query{Words: test.words})
			var got []string
			for _, r := range a.Results {
				got = append(got, e.item(r.ID).Name+" ("+strings.TrimSuffix(fmt.Sprintf("%d; %s", r.Tier, reasons(r)), "; ")+")")
			}
			if len(got) < len(test.want) || len(test.want) == 0 && len(got) > 0 || !slices.Equal(got[:len(test.want)], test.want) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
			}
			if !slices.IsSortedFunc(a.Results, func(a, b result) int { return a.Tier - b.Tier }) {
				t.Error("the tiers are mixed")
			}
		})
	}
}

func reasons(r result) string {
	var list []string
	for _, why := range r.Why {
		list = append(list, why.Field+": "+why.Text)
	}
	return strings.Join(list, ", ")
}

func TestMarks(t *testing.T) {
	e := newEngine(t, search.Make(land()))
	for words, want := range map[string]string{
		"elmf":               "[Elmf]ord",
		"elmfrod council":    "[Elmford] Borough [Council]",
		"Wayfarer’s shelt":   "[Wayfarer's] [Shelt]er",
		"antisocial behav":   "Anti-social [Behav]iour Forum",
		"hate crimes":        "[Hate] [crime]",
		"lampau":             "",
		"brighter lamps elm": "[Brighter] [lamps] in [Elm]ford",
	} {
		a := e.search(query{Words: words})
		got := ""
		if len(a.Results) > 0 {
			at, name := 0, e.item(a.Results[0].ID).Name
			for _, m := range a.Results[0].Marks {
				got += name[at:m[0]] + "[" + name[m[0]:m[1]] + "]"
				at = m[1]
			}
			got += name[at:]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

func TestCorrected(t *testing.T) {
	e := newEngine(t, search.Make(land()))
	a := e.search(query{Words: "Elmfrod csp"})
	if a.Corrected == nil || a.Corrected.From != "Elmfrod csp" || a.Corrected.To != "Elmford csp" {
		t.Errorf("corrected: %+v", a.Corrected)
	}
	if a := e.search(query{Words: "Elmfrod csp", Exact: true}); a.Total != 0 || a.Corrected != nil {
		t.Errorf("exactly: %+v", a)
	}
	if a := e.search(query{Words: "Elmford csp"}); a.Corrected != nil || a.Partial {
		t.Errorf("well spelt: %+v", a)
	}
	if a := e.search(query{Words: "northmark cuckooing glimmerings"}); !a.Partial || !slices.Equal(a.Missing, []string{"glimmerings"}) {
		t.Errorf("nothing says that words are missing, or which: %q", a.Missing)
	}
	if a := e.search(query{Words: "Elmford csp"}); len(a.Missing) > 0 {
		t.Errorf("well spelt: %q are missing", a.Missing)
	}
}

type count struct {
	Key, Label string
	Count      int
	Chosen     bool
}

func TestFilters(t *testing.T) {
	e := newEngine(t, search.Make(land()))
	for _, test := range []struct {
		words   string
		filters map[string][]string
		want    int
	}{
		{"", map[string][]string{"type": {"community-safety-partnership"}}, 3},
		{"", map[string][]string{"type": {"community-safety-partnership", "local-criminal-justice-board"}}, 5},
		{"", map[string][]string{"type": {"community-safety-partnership"}, "status": {"closed"}}, 1},
		{"", map[string][]string{"law": {"voluntary"}}, 2},
		{"", map[string][]string{"area": {"southmark"}}, 2},
		{"", map[string][]string{"kind": {"partnership"}, "area": {"northmark"}}, 5},
		{"", map[string][]string{"member": {"wayfarers"}}, 1},
		{"", map[string][]string{"chair": {"chief-fire-officer"}}, 1},
		{"", map[string][]string{"priority": {"hate-crime"}}, 2},
		{"elmford", map[string][]string{"kind": {"organisation"}}, 1},
		{"elmford", map[string][]string{"kind": {"nothing"}}, 0},
		{"elmford", map[string][]string{"nothing": {"x"}, "type": {}}, 7},
		{"", nil, 0},
	} {
		if a := e.search(query{Words: test.words, Filters: test.filters}); a.Total != test.want {
			t.Errorf("%q with %v: %d results %q, want %d", test.words, test.filters, a.Total, a.names, test.want)
		}
	}
	var counts map[string][]count
	e.ask("counts", query{Filters: map[string][]string{"type": {"community-safety-partnership"}, "status": {"active", "nothing"}}}, &counts)
	for facet, want := range map[string]string{
		"type":   "Community Safety Partnership 2 true, Local Criminal Justice Board 1 false",
		"status": "Active 2 true, Closed 1 false",
		"kind":   "Partnership 2 false",
		"area":   "Northmark 2 false",
		"member": "Elmford Borough Council 1 false, Wayfarer's Shelter 1 false",
	} {
		var got []string
		for _, c := range counts[facet] {
			got = append(got, fmt.Sprint(c.Label, " ", c.Count, " ", c.Chosen))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", facet, got, want)
		}
	}
}

func TestItem(t *testing.T) {
	e := newEngine(t, search.Make(land()))
	for id := range e.size() {
		i := e.item(id)
		switch i.Name {
		case "Elmford":
			if i.Href != "northmark/authorities/elmford.html" || i.Other == nil || *i.Other != (struct{ Text, Lang string }{"Rhydlwyf", "cy"}) || i.Area == nil || i.Area.Key != "northmark" {
				t.Errorf("%+v", i)
			}
		case "Northmark Local Criminal Justice Board":
			if i.Type.Label != "Local Criminal Justice Board" || i.Law.Key != "voluntary" || i.Status.Key != "unknown" || i.Description.Text != "Brings courts and police together." || i.Ended {
				t.Errorf("%+v", i)
			}
		case "Southmark Local Criminal Justice Board":
			if i.Area != nil || i.Status != nil || i.Href != "southmark/partnerships/justice.html" {
				t.Errorf("%+v", i)
			}
		case "Brighter lamps in Elmford":
			if i.Href != "northmark/partnerships/elmford-csp.html#evidence-lamps" {
				t.Errorf("%+v", i)
			}
		}
	}
}

// TestParted finds the same in a register whose files were cut as small as can be, and looks whether the engine asks for
// what it lacks.
func TestParted(t *testing.T) {
	whole, parted := newEngine(t, search.Make(land())), newEngine(t, search.MakeParted(land()))
	if n := len(parted.files); n < 8 {
		t.Fatalf("there are only %d files", n)
	}
	for _, test := range rankings {
		a, b := whole.search(query{Words: test.words}), parted.search(query{Words: test.words})
		if !slices.Equal(a.names, b.names) {
			t.Errorf("%q: %q in one file, %q in several", test.words, a.names, b.names)
		}
	}
	fresh := newEngine(t, search.MakeParted(land()))
	fresh.all = false
	if a := fresh.search(query{Words: "cuckooing"}); a.Total != 1 {
		t.Errorf("a word of the text alone is not asked for: %+v", a)
	}
	fresh = newEngine(t, search.MakeParted(land()))
	fresh.all = false
	if a := fresh.search(query{Filters: map[string][]string{"member": {"wayfarers"}}}); a.Total != 1 {
		t.Errorf("members are not asked for: %+v", a)
	}
	var leaves []string
	for id := range fresh.size() {
		if fresh.item(id).Name == "Northmark Local Criminal Justice Board" {
			fresh.ask("describing", []int{id}, &leaves)
		}
	}
	if len(leaves) != 1 || !strings.HasPrefix(leaves[0], "desc-") {
		t.Errorf("descriptions are in %q", leaves)
	}
}

func TestSameBytes(t *testing.T) {
	a, b := search.Make(land()), search.Make(land())
	for i := range a {
		if a[i].Name != b[i].Name || string(a[i].Content) != string(b[i].Content) {
			t.Errorf("%s differs from one time to the next", a[i].Name)
		}
	}
}

// TestAnyWords asks for what nobody would, and for what attackers do.
func TestAnyWords(t *testing.T) {
	e := newEngine(t, search.Make(land()))
	words := append([]string{strings.Repeat("a", 10_000), strings.Repeat("elmford ", 2_000), strings.Repeat("é", 5_000), "\x00", "elm\x00ford",
		`"><script>alert(1)</script>`, "\u202eelmford", "constructor", "__proto__", "toString hasOwnProperty", "(", "[a-z", "\\", "%00", "elmford'--", "-", "- -", "&", "\t\n"}, search.Hostile...)
	for _, w := range words {
		var a answer
		e.ask("search", query{Words: w}, &a)
		e.ask("search", query{Words: w, Filters: map[string][]string{"__proto__": {"x"}, "type": {"constructor", w}}}, &a)
		var counts map[string][]count
		e.ask("counts", query{Words: w}, &counts)
	}
	for _, expression := range []string{`"\ud800"`, `"a\udfffb"`, `"\ud83d elmford"`, `undefined`, `null`, `42`, `[]`, `({})`} {
		e.vm.Set("engine", e.object)
		if _, err := e.vm.RunString(`engine.search({words: ` + expression + `}); engine.counts({words: ` + expression + `}); engine.search(); engine.counts(); engine.search({filters: null})`); err != nil {
			t.Errorf("%s: %v", expression, err)
		}
	}
	if a := e.search(query{Words: "\u202eelmford"}); a.Total == 0 {
		t.Error("a mark for the direction of writing hides the word")
	}
}

// TestMinified runs the engine as it is published.
func TestMinified(t *testing.T) {
	m := minify.New()
	m.AddFunc("text/javascript", js.Minify)
	small, err := m.String("text/javascript", engineSource())
	if err != nil {
		t.Fatal(err)
	}
	e, whole := engineOf(t, small, search.Make(land())), newEngine(t, search.Make(land()))
	for _, test := range rankings {
		if a, b := e.search(query{Words: test.words}), whole.search(query{Words: test.words}); !slices.Equal(a.names, b.names) {
			t.Errorf("%q: %q made small, %q as written", test.words, a.names, b.names)
		}
	}
	if n := gzipped([]byte(small)); n > 7_000 {
		t.Errorf("the engine takes %d bytes compressed", n)
	} else {
		t.Logf("the engine takes %d bytes compressed", n)
	}
	if _, err := os.Stat("../../themes/" + engineFile); err != nil {
		t.Error(err)
	}
}
