package site_test

import (
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

// TestRowsOfThePicture wants labels of the picture of seats that differ, and none cut so that it tells nothing.
func TestRowsOfThePicture(t *testing.T) {
	o := built(t, whole)
	pictures := 0
	for name := range o.files {
		if !strings.HasSuffix(name, "landscape/seats.html") && !strings.HasSuffix(name, "tirwedd/seddi.html") {
			continue
		}
		doc := parsed(t, o, name)
		seen := map[string]bool{}
		for _, label := range withClass(doc, "text", "end") {
			if s := text(label); seen[s] {
				t.Errorf("%s: two rows are called %q", name, s)
			} else if strings.HasSuffix(s, "for…") {
				t.Errorf("%s: %q names nothing", name, s)
			} else {
				seen[s] = true
			}
		}
		if len(seen) > 0 {
			pictures++
		}
	}
	if pictures < 20 {
		t.Errorf("%d pictures were looked at", pictures)
	}
}

// TestPastRelations wants a relation that a living body has no more under words of the past.
func TestPastRelations(t *testing.T) {
	o := built(t, whole)
	x := shippedRegister(t)
	said := map[register.RelationKind]string{register.SubgroupOf: "Was a sub-group of", register.ReportsTo: "Reported to", register.Covers: "Covered the work of"}
	found := 0
	for _, p := range x.Register.Partnerships {
		for i := range p.Relations {
			r := &p.Relations[i]
			if !p.LivesOn(on) || !on.After(r.Until) || said[r.Relation] == "" {
				continue
			}
			for name := range o.files {
				if !strings.HasSuffix(name, string(p.Home)+"/partnerships/"+string(p.ID)+".html") || strings.HasPrefix(name, "cymru/") {
					continue
				}
				found++
				doc := parsed(t, o, name)
				if !strings.Contains(text(doc), said[r.Relation]) || strings.Contains(text(doc), "Sub-group of;") {
					t.Errorf("%s does not say that a relation has ended", name)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no relation of a living body has ended, so nothing was looked at")
	}
}
