package synthetic_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/tests/synthetic"
)

func files(t *testing.T, areas, partnerships int, seed uint64) fstest.MapFS {
	t.Helper()
	made, err := synthetic.Files(os.DirFS("../../content"), areas, partnerships, seed)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// What is made up is a register that could be published: nothing in it is wrong, and it is as large as was asked.
func TestNothingWrong(t *testing.T) {
	for _, size := range []struct{ areas, partnerships int }{{11, 40}, {1, 0}, {2, 400}} {
		shipped, found, err := content.Read(files(t, size.areas, size.partnerships, 1))
		if err != nil {
			t.Fatal(err)
		}
		r := shipped.Register
		for _, p := range append(found, check.Register(r, synthetic.AsAt)...) {
			if p.Severity > problem.Notice {
				t.Errorf("%v: %s %s: %s", size, p.File, p.Field, p.What)
			}
		}
		if len(r.Areas) != size.areas || len(r.Partnerships) != size.areas*size.partnerships || len(r.Organisations) != size.areas*100 {
			t.Errorf("%v: %d areas, %d partnerships, %d organisations", size, len(r.Areas), len(r.Partnerships), len(r.Organisations))
		}
	}
}

// A tenth of the areas lies in Wales and has Welsh; and each sort of fact occurs, so that nothing goes unmeasured.
func TestHasAllSortsOfFacts(t *testing.T) {
	shipped, _, err := content.Read(files(t, 10, 80, 1))
	if err != nil {
		t.Fatal(err)
	}
	r := shipped.Register
	n := map[string]int{}
	for _, a := range r.Areas {
		if a.Nation == register.Wales {
			n["Welsh areas"]++
		}
	}
	for _, p := range r.Partnerships {
		for what, has := range map[string]bool{
			"Welsh names": p.Name.CY != "", "Welsh purposes": p.Purpose.CY != "", "prose": p.About.EN != "", "Welsh prose": p.About.CY != "",
			"known from a list": p.ListOnly, "ended": p.Status.Ended(), "chairs": len(p.Chairs) > 0, "seats": len(p.Seats) > 0, "meetings": len(p.Meetings) > 0,
			"money": len(p.Funding) > 0, "relations": len(p.Relations) > 0, "priorities": len(p.Priorities) > 0, "duties": len(p.Duties) > 0, "codes": len(p.Codes) > 0,
			"short names": len(p.ShortNames) > 0, "former names": len(p.FormerNames) > 0, "documents": len(p.Documents) > 0, "doubts": !p.Doubts.Empty(),
		} {
			if has {
				n[what]++
			} else {
				n[what] += 0
			}
		}
		n["evidence"] += len(p.Evidence)
	}
	if n["Welsh areas"] != 1 {
		t.Errorf("%d of 10 areas lie in Wales", n["Welsh areas"])
	}
	for _, what := range slices.Sorted(maps.Keys(n)) {
		if n[what] == 0 {
			t.Errorf("none: %s", what)
		}
	}
}

// The same numbers give the same bytes, in a folder too, and an area does not depend on how many others there are.
func TestSameBytes(t *testing.T) {
	first := files(t, 11, 6, 7)
	again := files(t, 11, 6, 7)
	same(t, first, again)

	dir := t.TempDir()
	if err := synthetic.Write(dir, os.DirFS("../../content"), 11, 6, 7); err != nil {
		t.Fatal(err)
	}
	written := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		written[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, first, written)

	for name, f := range files(t, 3, 6, 7) {
		if !bytes.Equal(f.Data, first[name].Data) {
			t.Errorf("%s depends on how many areas there are", name)
		}
	}
	differs := false
	for name, f := range files(t, 11, 6, 8) {
		differs = differs || first[name] == nil || strings.HasPrefix(name, "areas/") && !bytes.Equal(f.Data, first[name].Data)
	}
	if !differs {
		t.Error("another seed gives the same register")
	}
}

func same(t *testing.T, a, b fstest.MapFS) {
	t.Helper()
	if len(a) != len(b) {
		t.Errorf("%d files and %d files", len(a), len(b))
	}
	for name, f := range a {
		if b[name] == nil || !bytes.Equal(f.Data, b[name].Data) {
			t.Errorf("%s is not the same twice", name)
		}
	}
}

// More areas than there are names, or none, is refused.
func TestTooMany(t *testing.T) {
	for _, areas := range []int{0, -1, 751} {
		if _, err := synthetic.Files(os.DirFS("../../content"), areas, 1, 1); err == nil {
			t.Errorf("%d areas were made up", areas)
		}
	}
}
