package search_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// asked is a row of testdata/queries.toml: what somebody might type, and what should come first.
type asked struct {
	Q    string `toml:"q"`
	Site string `toml:"site"` // "all", "wales", "cymru" or an area
	Lang string `toml:"lang"`
	Kind string `toml:"kind"`
	// Want are references, any of which will do; None says that nothing may be found.
	// First is the one that ought to be the very first, where one stands out.
	Want  []string `toml:"want"`
	First string   `toml:"first"`
	None  bool     `toml:"none"`
	Note  string   `toml:"note"`
}

// TestQueries types each query of the list, as someone who has stopped typing, and looks at the first three results.
func TestQueries(t *testing.T) {
	b, err := os.ReadFile("testdata/queries.toml")
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Query []asked `toml:"query"`
	}
	meta, err := toml.Decode(string(b), &list)
	if err != nil {
		t.Fatal(err)
	}
	if rest := meta.Undecoded(); len(rest) > 0 {
		t.Fatalf("unknown keys: %v", rest)
	}
	engines := map[string]*engine{}
	all, kinds := &score{}, map[string]*score{}
	first := 0
	for _, row := range list.Query {
		e := engines[row.Site]
		if e == nil {
			e = newEngine(t, published(t, row.Site))
			engines[row.Site] = e
		}
		e.t = t
		for _, want := range row.Want {
			if !slices.ContainsFunc(allItems(e), func(i item) bool { return refersTo(i, want, row.Site) }) {
				t.Errorf("%q wants %q, which is not on the site %q", row.Q, want, row.Site)
			}
		}
		a := e.search(query{Words: row.Q, Limit: 3})
		at := slices.IndexFunc(a.Results, func(r result) bool {
			return slices.ContainsFunc(row.Want, func(want string) bool { return refersTo(e.item(r.ID), want, row.Site) })
		})
		ok := at >= 0
		if row.None {
			ok = a.Total == 0
		}
		if row.First == "" && at == 0 || row.None && ok || row.First != "" && len(a.Results) > 0 && refersTo(e.item(a.Results[0].ID), row.First, row.Site) {
			first++
		}
		if kinds[row.Kind] == nil {
			kinds[row.Kind] = &score{}
		}
		shown := row.Q + " (" + row.Site + "): wanted " + strings.Join(row.Want, ", ") + "; got " + strings.Join(a.names, " | ")
		all.add(shown, ok)
		kinds[row.Kind].add(shown, ok)
	}
	for _, kind := range []string{"exact", "prefix", "typo", "acronym", "mutation", "stem", "topic", "member", "place", "none"} {
		if s := kinds[kind]; s != nil {
			t.Logf("%-9s %3d of %3d", kind, s.found, s.typed)
			delete(kinds, kind)
		}
	}
	for kind := range kinds {
		t.Errorf("there is a query of the unknown kind %q", kind)
	}
	t.Logf("first of all: %d of %d", first, all.typed)
	all.report(t, "queries that people type", 95)
}

func allItems(e *engine) []item {
	var list []item
	for id := range e.size() {
		list = append(list, e.item(id))
	}
	return list
}

// refersTo tells whether an item is the one of a reference such as "partnership:kent/kent-csp", "authority:hull" or
// "evidence:lamps".
func refersTo(i item, reference, site string) bool {
	kind, id, _ := strings.Cut(reference, ":")
	if i.Kind != kind {
		return false
	}
	home, key, two := strings.Cut(id, "/")
	if !two {
		return i.Key == id
	}
	if i.Key != key {
		return false
	}
	// The address tells the home: "kent/partnerships/x.html", "partnerships/kent/x.html", and on the home's own site none.
	folders := strings.Split(i.Href, "/")
	own := home == site || home == "wales" && (site == "cymru" || site == "wales")
	return slices.Contains(folders, home) || own && len(folders) == 2
}
