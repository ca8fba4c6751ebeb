package landscape_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"partnershipregister/generator/content"
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// ofContent gives the scope of everything that the register holds.
func ofContent(t testing.TB) landscape.Scope {
	t.Helper()
	c, _, err := content.Read(os.DirFS("../../content"))
	if err != nil {
		t.Fatal(err)
	}
	return landscape.ScopeOf(register.NewIndex(c.Register), c.Register.Areas, c.Register.Partnerships, 20261122)
}

// TestStrongestOverlaps shows what a change of the measure or of the content does to the findings that
// are read first.
func TestStrongestOverlaps(t *testing.T) {
	const file = "testdata/overlaps.txt"
	o := landscape.OverlapsOf(ofContent(t))
	var b strings.Builder
	for i, p := range o.Findings() {
		if i == 10 {
			break
		}
		fmt.Fprintf(&b, "%.2f on %.2f  %s and %s\n", p.Score, p.Known, p.A.Ref(), p.B.Ref())
		for _, s := range p.Parts {
			fmt.Fprintf(&b, "\t%s %.2f × %.2f\n", s.Respect, s.Score, s.Weight)
		}
		if len(p.Doubtful) > 0 {
			b.WriteString("\tone of the two may no longer exist\n")
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		t.Errorf("the strongest overlaps are other ones than in %s. Go back to their sources; if they are right, run with -update.\n%s", file, got)
	}
}

// Every pair lies in its areas, every finding keeps the rules, and nothing depends on the order in which
// the content was read.
func TestOverlapsOfContent(t *testing.T) {
	s := ofContent(t)
	o := landscape.OverlapsOf(s)
	pairs := landscape.Compared{}
	for _, in := range o.In {
		pairs.Pairs += in.Pairs
		pairs.Enough += in.Enough
	}
	if pairs != o.Compared || pairs.Pairs == 0 {
		t.Errorf("the areas' %+v are not the %+v of all", pairs, o.Compared)
	}
	for _, p := range o.Findings() {
		if p.A.ListOnly || p.B.ListOnly || p.Bond != landscape.NoBond || p.Score < landscape.OverlapThreshold || len(p.Reasons()) < 2 {
			t.Errorf("%s and %s is no finding: %+v", p.A.Ref(), p.B.Ref(), p)
		}
	}
	for i, a := range s.Areas {
		own := o.For(a.ID)
		if alone := landscape.OverlapsOf(s.In(a)); i%9 == 0 && !reflect.DeepEqual(own, alone) {
			t.Errorf("%s: the part of all is not what it is alone", a.ID)
		}
	}
}

// BenchmarkContent works out all views of this file's subject for the register as it is and with ten
// times as many partnerships.
func BenchmarkContent(b *testing.B) {
	s := ofContent(b)
	for _, times := range []int{1, 10} {
		r := *s.Register
		r.Partnerships = nil
		for i := range times {
			for _, p := range s.Register.Partnerships {
				copied := *p
				if i > 0 {
					copied.ID = register.ID(fmt.Sprint(p.ID, "-", i))
				}
				r.Partnerships = append(r.Partnerships, &copied)
			}
		}
		scope := landscape.ScopeOf(register.NewIndex(&r), r.Areas, r.Partnerships, s.On)
		b.Run(fmt.Sprint("overlap/", times), func(b *testing.B) {
			for b.Loop() {
				landscape.OverlapsOf(scope)
			}
		})
		b.Run(fmt.Sprint("the rest/", times), func(b *testing.B) {
			for b.Loop() {
				landscape.MatrixOf(scope)
				landscape.SubjectsOf(scope)
				landscape.LinesOf(scope, scope.Living())
			}
		})
	}
}
