package search_test

import (
	"os"
	"slices"
	"testing"

	"github.com/BurntSushi/toml"

	"partnershipregister/generator/content"
	"partnershipregister/generator/register"
)

// A row is one query of testdata/queries.toml, whose head explains the keys.
type row struct {
	Q     string   `toml:"q"`
	Site  string   `toml:"site"`
	Kind  string   `toml:"kind"`
	Want  []string `toml:"want"`
	First string   `toml:"first"`
	None  bool     `toml:"none"`
}

// What the queries want to see must be there, on the very site where it is looked for.
func TestQueriesWantWhatIsThere(t *testing.T) {
	var file struct {
		Queries []row `toml:"query"`
	}
	data, err := os.ReadFile("testdata/queries.toml")
	if err != nil {
		t.Fatal(err)
	}
	read, err := toml.Decode(string(data), &file)
	if err != nil {
		t.Fatal(err)
	}
	if unknown := read.Undecoded(); len(unknown) > 0 {
		t.Errorf("keys that no row has: %v", unknown)
	}
	shipped, _, err := content.Read(os.DirFS("../../content"))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{"exact": 0, "prefix": 0, "typo": 0, "acronym": 0, "mutation": 0, "stem": 0, "topic": 0, "member": 0, "place": 0, "none": 0}
	places := map[string]map[string]bool{}
	asked := map[string]bool{}
	for _, q := range file.Queries {
		name := q.Site + ": " + q.Q
		if asked[name] {
			t.Errorf("%s: asked twice", name)
		}
		asked[name] = true
		if _, known := kinds[q.Kind]; !known {
			t.Errorf("%s: there is no kind %q", name, q.Kind)
		}
		kinds[q.Kind]++
		if q.None != (q.Kind == "none") || q.None != (len(q.Want) == 0) {
			t.Errorf("%s: a row wants something, or it is of the kind none and finds nothing", name)
		}
		if q.First != "" && !slices.Contains(q.Want, q.First) {
			t.Errorf("%s: what ought to be first is not wanted", name)
		}
		if places[q.Site] == nil {
			places[q.Site] = reachable(shipped.Register, q.Site)
		}
		if len(places[q.Site]) == 0 {
			t.Errorf("%s: there is no such site", name)
		}
		for _, want := range q.Want {
			if !places[q.Site][want] {
				t.Errorf("%s: %s is not there", name, want)
			}
		}
	}
	if len(file.Queries) < 120 {
		t.Errorf("%d queries are too few", len(file.Queries))
	}
	for kind, n := range kinds {
		if n < 8 {
			t.Errorf("%d queries of the kind %s are too few", n, kind)
		}
	}
}

// reachable lists the references to all that a site has a page for: all of the register at the front door, what
// belongs to a nation in the Wales edition, what belongs to an area in the area's own site.
func reachable(r *register.Register, site string) map[string]bool {
	index := register.NewIndex(r)
	refs := map[string]bool{}
	onSite := func(a *register.Area) bool {
		return site == "all" || site == string(a.ID) || (site == "wales" || site == "cymru") && a.Nation == register.Wales
	}
	for _, a := range r.Areas {
		if !onSite(a) {
			continue
		}
		refs["area:"+string(a.ID)] = true
		for _, b := range a.Authorities {
			refs["authority:"+string(b.ID)] = true
		}
	}
	if len(refs) == 0 {
		return refs
	}
	for _, p := range r.Partnerships {
		if !slices.ContainsFunc(index.AreasOf(p), onSite) {
			continue
		}
		refs["partnership:"+p.Ref().String()] = true
		for _, id := range p.Types() {
			refs["type:"+string(id)] = true
		}
		for _, id := range p.Priorities {
			refs["priority:"+string(id)] = true
		}
		for _, e := range p.Evidence {
			for _, id := range e.Priorities {
				refs["priority:"+string(id)] = true
			}
		}
	}
	for _, o := range r.Organisations {
		refs["organisation:"+string(o.ID)] = true
	}
	return refs
}
