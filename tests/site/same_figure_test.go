package site_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"partnershipregister/generator/register"
)

var pairsAlike = regexp.MustCompile(`<b>([\d,]+)</b> pairs? of partnerships looks? alike`)

// TestSameFigureEverywhere holds the figures of one name on different pages and in different downloads against each other,
// for every area and edition: a reader who sees two numbers for one thing trusts neither.
func TestSameFigureEverywhere(t *testing.T) {
	o := built(t, whole)
	x := shippedRegister(t)
	type place struct{ id, root string }
	places := []place{{"england-and-wales", ""}, {"wales", "wales/"}}
	for _, a := range x.Register.Areas {
		root := string(a.ID) + "/"
		if a.Nation == register.Wales {
			root = "wales/" + root
		}
		places = append(places, place{string(a.ID), root})
	}
	// What an edition's pages say of each area, by the rows of their tables.
	compared := map[string]map[string][]int{}
	handed := map[string][][]int{}
	lined := 0
	for _, edition := range places[:2] {
		f := &figures{t: t, o: o, x: x, place: edition.id, root: edition.root, data: edition.root + "data/"}
		for _, r := range f.table("compare") {
			key := r["area"]
			if compared[key] == nil {
				compared[key] = map[string][]int{}
			}
			if r["type"] == "" {
				compared[key][r["measure"]] = append(numbers(r["n"]), numbers(r["of"])...)
			}
		}
		for id, row := range cells(f.tree("handover", "")) {
			handed[id] = row
		}
	}
	for _, p := range places {
		t.Run(p.id, func(t *testing.T) {
			f := &figures{t: t, o: o, x: x, place: p.id, root: p.root, data: p.root + "data/", edition: x.Areas[register.ID(p.id)] == nil}
			same := func(what string, got map[string]int) {
				t.Helper()
				first := -1
				for _, n := range got {
					if first < 0 {
						first = n
					}
					if n != first {
						t.Errorf("%s: %v", what, got)
						return
					}
				}
			}
			fresh, counts, handover := cells(f.tree("freshness", "")), cells(f.tree("counts", "")), f.tree("handover", "")
			// "2 of 17 partnerships state …: 3 state a number of meetings a year, and 11 list members", or without the first.
			coverage := numbers(text(withClass(f.tree("load", ""), "p", "notice")[0]))
			coverage = coverage[len(coverage)-3:]
			lines, _ := figuresOf(t, o, p.root+"landscape/lines.html")
			evidence := numbers(text(elements(withClass(f.tree("evidence", ""), "ul", "figures")[0], "li")[0]))
			number := func(s string) int { return numbers(s)[0] }

			load := f.table("load")
			stating := func(column string) int {
				return len(among(load, func(r row) bool { return r[column] != "" }))
			}
			sitting := map[string]bool{}
			for _, r := range having(f.table("seats"), "counted", "true") {
				sitting[r["partnership"]] = true
			}
			entries := f.table("completeness")
			for id := range sitting {
				if len(having(entries, "partnership", id)) == 0 {
					delete(sitting, id) // a body that is no living partnership
				}
			}
			voices := missing(having(having(f.table("gaps"), "scope", f.place), "gap", "voices"))[1]
			some := map[string]int{"freshness": fresh["states-some-members"][0][0], "load": coverage[2], "load.csv": stating("seats_counted"), "seats.csv": len(sitting)}
			members := map[string]int{"freshness": fresh["states-members-listed"][0][0], "gaps.csv": voices,
				"load.csv": len(having(among(load, func(r row) bool { return r["seats_counted"] != "" }), "members_partial", "false"))}
			rhythm := map[string]int{"freshness": fresh["states-rhythm"][0][0], "load": coverage[1], "load.csv": stating("meetings_each_year")}
			meetings := map[string]int{"freshness": fresh["states-meetings"][0][0]}
			reporting := map[string]int{"freshness": fresh["states-reporting"][0][0], "lines": number(lines[0])}
			chair := map[string]int{"freshness": fresh["states-chair"][0][0]}
			proved := map[string]int{"freshness": fresh["states-evidence"][0][0], "evidence": evidence[1]}
			all := map[string]int{"freshness": len(entries), "load": coverage[0], "load.csv": len(load), "evidence": evidence[2], "lines": number(lines[0]) + number(lines[1]) + number(lines[2])}
			ties := f.table("handover")
			ours := among(ties, func(r row) bool { return r["merged"] == "false" && r["sharing"] == "" && !r.is("tied", "takes-part") })
			chairs := map[string]int{"counts": counts["by-seat-chair"][0][0]}
			if f.edition {
				// The chairs that areas of the edition share are its own.
				ours = among(ties, func(r row) bool { return r["merged"] == "false" && !r.is("tied", "takes-part") })
			}
			led := map[string]bool{}
			for _, r := range having(having(ours, "tied", "chair"), "where", "partnership") {
				led[r["partnership"]] = true
			}
			chairs["handover.csv"] = len(led)
			undecided := map[string]int{"handover.csv": len(having(ours, "handover", "to-be-decided"))}
			for _, li := range elements(withClass(handover, "ul", "figures")[0], "li") {
				if n := numbers(text(li)); len(n) >= 4 && len(chairs) == 2 {
					chairs["handover"] = n[1] // of so many those on partnerships
					break
				}
			}
			if !f.edition {
				m := compared[p.id]
				members["compare"], rhythm["compare"], meetings["compare"], chair["compare"] = m["members-listed"][0], m["rhythm-stated"][0], m["meetings-stated"][0], m["chair-stated"][0]
				proved["compare"], all["compare"], chairs["compare"] = m["evidence"][0], m["partnerships"][0], m["policing-body-chairs"][0]
				if row := handed["handover-by-area-"+p.id]; len(row) > 0 && len(row[len(row)-1]) == 1 {
					undecided["the edition's handover"] = row[len(row)-1][0]
				}
				if open := m["handover"]; len(open) > 0 {
					same("what is to be handed over", map[string]int{"compare": open[0], "handover.csv": len(among(ours, func(r row) bool { return r["handover"] != "" }))})
					lined++
				}
			}
			if len(having(among(ours, func(r row) bool { return r.is("tied", "chair") }), "tied", "chair")) == 0 {
				delete(chairs, "handover")
			}
			alike := map[string]int{"overlap.csv": len(having(f.table("overlap"), "finding", "true"))}
			figures, _ := figuresOf(t, o, p.root+"landscape/overlap.html")
			alike["overlap"] = number(figures[1])
			for _, page := range []string{"landscape.html", "landscape/board-pack.html"} {
				b, err := os.ReadFile(filepath.Join(o.dir, p.root+page))
				if err != nil {
					t.Fatal(err)
				}
				alike[page] = 0
				if found := pairsAlike.FindSubmatch(b); found != nil {
					alike[page] = number(string(found[1]))
				}
			}
			same("pairs that look alike", alike)
			same("at least one member", some)
			same("members listed one by one", members)
			same("a number of meetings a year", rhythm)
			same("anything on meetings", meetings)
			same("to whom they report", reporting)
			same("who chairs", chair)
			same("with evidence", proved)
			same("partnerships", all)
			same("chairs of the local policing body on partnerships", chairs)
			same("to be decided", undecided)
			if !slices.Contains([]string{"england-and-wales"}, p.id) && len(members) < 3 {
				t.Error(fmt.Sprint("members were compared in ", members))
			}
		})
	}
	if lined < 20 {
		t.Errorf("what is to be handed over was compared for %d areas", lined)
	}
}
