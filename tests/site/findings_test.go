package site_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnershipregister/generator/register"
)

// TestFindingsFromDownloads works every figure of the landscape's counts, gaps, evidence, handover, freshness and
// comparison out again, from the tables that the site offers and from nothing else.
func TestFindingsFromDownloads(t *testing.T) {
	o := built(t, whole)
	x := shippedRegister(t)
	for _, place := range []struct {
		name, root, data string
		id               string
	}{
		{"an English area", "avon-and-somerset/", "avon-and-somerset/data/", "avon-and-somerset"},
		{"an area with a mayor", "west-yorkshire/", "west-yorkshire/data/", "west-yorkshire"},
		{"the front door", "", "data/", "england-and-wales"},
		{"Wales", "wales/", "wales/data/", "wales"},
		{"a Welsh area in Welsh", "cymru/gwent/", "wales/gwent/data/", "gwent"},
		{"Wales in Welsh", "cymru/", "wales/data/", "wales"},
	} {
		t.Run(place.name, func(t *testing.T) {
			f := &figures{t: t, o: o, x: x, place: place.id, data: place.data, edition: x.Areas[register.ID(place.id)] == nil, welsh: strings.HasPrefix(place.root, "cymru/"), root: place.root}
			f.counts()
			f.gaps()
			f.evidence()
			f.handover()
			f.freshness()
			if f.edition {
				f.compare()
			}
			if f.compared < 60 {
				t.Errorf("only %d figures were compared", f.compared)
			}
			t.Logf("%d figures compared", f.compared)
		})
	}
}

// figures holds the pages of one place against its downloads.
type figures struct {
	t        *testing.T
	o        *output
	x        *register.Index
	place    string
	root     string
	data     string
	edition  bool
	welsh    bool
	compared int
}

// row is one row of a download, by the names of the columns.
type row map[string]string

func (r row) is(column, value string) bool { return r[column] == value }

func (r row) words(column string) []string { return strings.Fields(r[column]) }

// table reads a download.
func (f *figures) table(name string) []row {
	f.t.Helper()
	b, err := os.ReadFile(filepath.Join(f.o.dir, f.data, name+".csv"))
	if err != nil {
		f.t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		f.t.Fatal(err)
	}
	var rows []row
	for _, line := range lines[1:] {
		r := row{}
		for i, column := range lines[0] {
			r[column] = line[i]
		}
		rows = append(rows, r)
	}
	return rows
}

func among(rows []row, test func(row) bool) []row {
	var list []row
	for _, r := range rows {
		if test(r) {
			list = append(list, r)
		}
	}
	return list
}

func having(rows []row, column, value string) []row {
	return among(rows, func(r row) bool { return r.is(column, value) })
}

// tree reads a page of the landscape.
func (f *figures) tree(english, welsh string) *html.Node {
	f.t.Helper()
	name := f.root + "landscape/" + english + ".html"
	if f.welsh {
		name = f.root + "tirwedd/" + welsh + ".html"
	}
	b, err := os.ReadFile(filepath.Join(f.o.dir, name))
	if err != nil {
		f.t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		f.t.Fatal(err)
	}
	return doc
}

var digits = regexp.MustCompile(`\d[\d,]*`)

// numbers gives the whole numbers of a text.
func numbers(s string) []int {
	var list []int
	for _, m := range digits.FindAllString(s, -1) {
		n, err := strconv.Atoi(strings.ReplaceAll(m, ",", ""))
		if err == nil {
			list = append(list, n)
		}
	}
	return list
}

func elements(n *html.Node, name string) []*html.Node {
	var list []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			list = append(list, d)
		}
	}
	return list
}

func withClass(n *html.Node, name, class string) []*html.Node {
	return slices.DeleteFunc(elements(n, name), func(e *html.Node) bool { return !slices.Contains(strings.Fields(attribute(e, "class")), class) })
}

// cells gives what the cells of numbers say, by the rows' ids. A cell that says that nothing is known has no numbers.
func cells(doc *html.Node) map[string][][]int {
	found := map[string][][]int{}
	for _, table := range withClass(doc, "table", "findings") {
		head := elements(elements(table, "thead")[0], "th")
		for _, tr := range elements(elements(table, "tbody")[0], "tr") {
			var row [][]int
			for i, td := range elements(tr, "td") {
				// The head says which columns hold numbers; a cell of them may say in words that nothing is known.
				if slices.Contains(strings.Fields(attribute(head[i+1], "class")), "n") {
					row = append(row, numbers(text(td)))
				}
			}
			found[attribute(tr, "id")] = row
		}
	}
	return found
}

// check wants the rows of a page to be just those that were worked out.
func (f *figures) check(page string, doc *html.Node, want map[string][][]int) {
	f.t.Helper()
	got := cells(doc)
	for _, id := range slices.Sorted(maps.Keys(got)) {
		expected, known := want[id]
		if !known {
			if len(got[id]) > 0 {
				f.t.Errorf("%s: the row %s was not worked out: it says %v", page, id, got[id])
			}
			continue
		}
		if fmt.Sprint(got[id]) != fmt.Sprint(expected) {
			f.t.Errorf("%s: the row %s says %v; worked out %v", page, id, got[id], expected)
		}
		for _, cell := range got[id] {
			f.compared += len(cell)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if _, there := got[id]; !there {
			f.t.Errorf("%s: there is no row %s", page, id)
		}
	}
}

// heads wants the large figures at the top of a page, with the numbers of their working.
func (f *figures) heads(page string, doc *html.Node, want ...[]int) {
	f.t.Helper()
	var got [][]int
	for _, li := range elements(withClass(doc, "ul", "figures")[0], "li") {
		got = append(got, numbers(text(li)))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		f.t.Errorf("%s: the figures are %v; worked out %v", page, got, want)
	}
	for _, w := range want {
		f.compared += len(w)
	}
}

// says wants the numbers of the first paragraph of a section.
func (f *figures) says(page string, doc *html.Node, heading string, want ...int) {
	f.t.Helper()
	for _, section := range elements(doc, "section") {
		if attribute(section, "aria-labelledby") == heading {
			got := numbers(text(elements(section, "p")[0]))
			if fmt.Sprint(got) != fmt.Sprint(want) {
				f.t.Errorf("%s, %s: says %v; worked out %v", page, heading, got, want)
			}
			f.compared += len(want)
			return
		}
	}
	f.t.Errorf("%s has no section %s", page, heading)
}

// living gives the rows of counts that are living partnerships.
func (f *figures) living() []row {
	return having(having(f.table("counts"), "standing", "lives"), "counts_as", "partnership")
}

func one(n int) [][]int { return [][]int{{n}} }

func (f *figures) tally(want map[string][][]int, id string, rows []row, column string) {
	for _, r := range rows {
		key := id + "-" + r[column]
		if r[column] == "" {
			key = id + "-not-stated"
		}
		if want[key] == nil {
			want[key] = one(0)
		}
		want[key][0][0]++
	}
}

func (f *figures) counts() {
	doc := f.tree("counts", "cyfrif")
	all, living := f.table("counts"), f.living()
	apart := among(all, func(r row) bool { return r.is("standing", "lives") && !r.is("counts_as", "partnership") })
	heads := [][]int{{len(living)}, {len(apart)}, {len(having(all, "standing", "ended")), len(having(all, "standing", "to-come"))}}
	shared, again, alone := 0, 0, 0
	for _, r := range living {
		switch n := len(r.words("areas")); {
		case n > 1:
			shared++
			again += n - 1
		case n == 0:
			alone++
		}
	}
	if proposed := having(all, "standing", "proposed"); len(proposed) > 0 {
		heads = append(heads, []int{len(proposed)})
	}
	if f.edition {
		heads = append(heads, []int{shared, len(living)})
	}
	f.heads("counts", doc, heads...)
	want := map[string][][]int{}
	for _, position := range []string{"chair", "member", "in-turn", "invited", "observer", "none-recorded", "seats-not-stated"} {
		want["by-seat-"+position] = one(0)
	}
	want["by-year-not-stated"] = one(0)
	f.tally(want, "by-law", living, "basis")
	f.tally(want, "by-seat", living, "policing_body")
	f.tally(want, "by-type", living, "type")
	f.tally(want, "by-status", living, "status")
	f.tally(want, "by-year", living, "began")
	f.tally(want, "apart", apart, "counts_as")
	if f.edition {
		sum := 0
		chairs := map[string]int{}
		for _, r := range having(f.table("compare"), "measure", "policing-body-chairs") {
			chairs[r["area"]] = numbers(r["n"])[0]
		}
		for area := range chairs {
			in := func(rows []row) []row {
				return among(rows, func(r row) bool { return slices.Contains(r.words("areas"), area) })
			}
			sum += len(in(living))
			want["by-area-"+area] = [][]int{{len(in(living))}, {len(having(in(living), "basis", "statute"))}, {chairs[area]}, {len(in(apart))}}
		}
		for _, caption := range elements(doc, "caption") {
			if attribute(caption, "id") == "by-area" {
				if got, sums := fmt.Sprint(numbers(text(caption))), fmt.Sprint([]int{sum, again, alone, len(living)}); got != sums {
					f.t.Errorf("counts: the sums by area are %s; worked out %s", got, sums)
				}
			}
		}
	}
	f.check("counts", doc, want)
}

var gapKinds = []string{"safety-areas", "required-bodies", "required-bodies-later", "required-bodies-guidance", "required-members", "priorities", "voices"}

func missing(rows []row) []int {
	return []int{len(having(rows, "found", "not-recorded")) + len(having(rows, "found", "in-part")), len(rows)}
}

func (f *figures) gaps() {
	doc := f.tree("gaps", "bylchau")
	everything := f.table("gaps")
	here := having(everything, "scope", f.place)
	living := f.living()
	var heads [][]int
	for _, kind := range gapKinds {
		if m := missing(having(here, "gap", kind)); m[1] > 0 {
			heads = append(heads, m)
		}
	}
	f.heads("gaps", doc, heads...)
	want := map[string][][]int{}
	recorded := func(rows []row) []int {
		if len(rows) == 0 {
			return nil
		}
		return []int{len(having(rows, "found", "recorded")) + len(having(rows, "found", "by-duty")), len(rows)}
	}
	bodies := among(here, func(r row) bool { return strings.HasPrefix(r["gap"], "required-bodies") })
	for _, r := range bodies {
		want["required-body-"+r["type"]] = [][]int{recorded(having(bodies, "type", r["type"]))}
	}
	members := having(here, "gap", "required-members")
	for _, r := range members {
		if f.edition {
			rows := having(having(members, "type", r["type"]), "kind", r["kind"])
			want["members-"+r["type"]+"-"+r["kind"]] = [][]int{recorded(rows), {len(having(rows, "found", "similar"))}, {len(having(rows, "found", "not-recorded"))}}
			continue
		}
		if n := recorded(having(members, "partnership", r["partnership"])); n[0] < n[1] {
			want["members-"+strings.ReplaceAll(r["partnership"], "/", "-")] = [][]int{n}
		}
	}
	if f.edition {
		places := map[string]bool{}
		for _, r := range everything {
			places[r["scope"]] = true
		}
		for place := range places {
			var cells [][]int
			for _, kind := range gapKinds {
				m := missing(having(having(everything, "scope", place), "gap", kind))
				if m[1] == 0 {
					if len(having(here, "gap", kind)) == 0 {
						continue // a column that is not there
					}
					m = nil
				}
				cells = append(cells, m)
			}
			id := place
			if place == f.place {
				id = "whole"
			}
			want["gaps-by-area-"+id] = cells
		}
	}
	f.check("gaps", doc, want)
	silent := missing(having(here, "gap", "voices"))
	f.says("gaps", doc, "safety-areas", missing(having(here, "gap", "safety-areas"))...)
	f.says("gaps", doc, "required-members", len(having(f.table("completeness"), "states_some_members", "true")), len(living))
	f.says("gaps", doc, "priorities", len(among(living, func(r row) bool { return r["priorities"] != "" })), len(living))
	if silent[1] == 0 {
		silent = nil // the page says that nobody's members are listed
	}
	f.says("gaps", doc, "voices", silent...)
}

func (f *figures) evidence() {
	doc := f.tree("evidence", "tystiolaeth")
	everyClaim, living := f.table("claims"), f.living()
	claims := having(having(everyClaim, "standing", "lives"), "counts_as", "partnership")
	money := having(having(f.table("money"), "standing", "lives"), "counts_as", "partnership")
	paid, without, with := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range money {
		paid[r["partnership"]] = true
		if r.is("claims", "0") {
			without[r["partnership"]] = true
		}
	}
	lives := map[string]bool{}
	for _, r := range living {
		lives[r["partnership"]] = true
	}
	for _, c := range claims {
		if lives[c["partnership"]] {
			with[c["partnership"]] = true
		}
	}
	judged, works := having(claims, "strong_enough_to_say_works", "true"), having(claims, "works", "true")
	// Claims of other bodies are told after those that the figures count.
	if got := len(withClass(doc, "div", "claimed")); got != len(everyClaim) {
		f.t.Errorf("evidence: %d claims are shown; the download has %d", got, len(everyClaim))
	}
	f.heads("evidence", doc, []int{len(claims), len(with), len(living)}, []int{len(judged), len(claims)}, []int{len(works), len(claims)}, []int{len(without), len(paid)})
	f.says("evidence", doc, "paid", len(paid), len(paid)-len(without), len(without))
	want := map[string][][]int{}
	vocabulary := f.x.Register.Vocabulary
	if len(claims) > 0 {
		for _, l := range vocabulary.EvidenceLevels {
			of := having(claims, "level_name", string(l.ID))
			line := one(len(of))
			for _, e := range vocabulary.Effects {
				line = append(line, []int{len(having(of, "effect", string(e.ID)))})
			}
			want["by-level-"+string(l.ID)] = line
		}
	}
	add := func(id string, test func(row) bool) {
		partnerships, about := among(living, func(r row) bool { return id != "" && test(r) }), among(claims, test)
		if len(partnerships)+len(about) == 0 {
			return
		}
		line := [][]int{{len(partnerships)}, {len(about)}}
		for level := 5; level >= 0; level-- {
			line = append(line, []int{len(having(about, "level", fmt.Sprint(level)))})
		}
		if id == "" {
			id = "not-stated"
		}
		want["by-priority-"+id] = line
	}
	for _, p := range vocabulary.Priorities {
		add(string(p.ID), func(r row) bool { return slices.Contains(r.words("priorities"), string(p.ID)) })
	}
	add("", func(r row) bool { return r["priorities"] == "" })
	f.check("evidence", doc, want)
}

func (f *figures) handover() {
	doc := f.tree("handover", "trosglwyddo")
	ties := f.table("handover")
	areas := f.x.Register.Areas
	if !f.edition {
		areas = []*register.Area{f.x.Areas[register.ID(f.place)]}
	}
	ends := false
	here, ending := map[string]bool{}, map[register.ID]bool{}
	for _, a := range areas {
		if f.place == "wales" && a.Nation != register.Wales {
			continue
		}
		here[string(a.ID)] = true
		end, _ := a.PolicingBodyOn(on).End()
		ending[a.ID] = !end.IsZero()
		ends = ends || ending[a.ID]
	}
	// What areas share of which some lie elsewhere is counted by itself.
	all := among(ties, func(r row) bool {
		outside := slices.ContainsFunc(r.words("held_by_areas"), func(a string) bool { return !here[a] })
		return r["merged"] != "true" && r["past"] != "true" && !(r["sharing"] != "" && outside)
	})
	shared := len(having(having(ties, "merged", "false"), "past", "false")) - len(all)
	held := among(all, func(r row) bool { return !r.is("tied", "takes-part") })
	open := among(held, func(r row) bool { return r["handover"] != "" })
	kinds := []string{"chair", "vice-chair", "seat", "grant", "agreement", "takes-part"}
	bodies := func(rows []row) int {
		on := map[string]bool{}
		for _, r := range rows {
			on[r["partnership"]] = true
		}
		return len(on)
	}
	heads := [][]int{{bodies(held), len(held)}}
	for _, kind := range kinds {
		of := having(all, "tied", kind)
		switch n := len(of); {
		case n > 0:
			figures := []int{n}
			for _, where := range []string{"partnership", "apart", "elsewhere"} {
				if n := len(having(of, "where", where)); n > 0 {
					figures = append(figures, n)
				}
			}
			if n := len(having(of, "arrangement", "joint")); n > 0 && kind == "chair" {
				figures = append(figures, n)
			}
			heads = append(heads, figures)
		case kind != "vice-chair" && kind != "takes-part":
			heads = append(heads, []int{0})
		}
	}
	if shared > 0 {
		heads = append(heads, []int{shared})
	}
	if ends {
		undecided := having(open, "handover", "to-be-decided")
		heads = append(heads, []int{len(undecided), len(open), bodies(undecided)}, []int{len(having(open, "reach", "runs-past"))})
	}
	f.heads("handover", doc, heads...)
	want := map[string][][]int{}
	line := func(rows []row, ends bool) [][]int {
		var cells [][]int
		for _, kind := range kinds {
			if kind != "vice-chair" || len(having(all, "tied", kind)) > 0 {
				cells = append(cells, []int{len(having(rows, "tied", kind))})
			}
		}
		for _, what := range []string{"passes-on", "lapses", "to-be-decided"} {
			if ends {
				cells = append(cells, []int{len(among(rows, func(r row) bool { return r.is("handover", what) && !r.is("tied", "takes-part") }))})
			} else {
				cells = append(cells, nil)
			}
		}
		return cells
	}
	got := cells(doc)
	if f.edition {
		for _, a := range areas {
			if got["handover-by-area-"+string(a.ID)] != nil {
				want["handover-by-area-"+string(a.ID)] = line(among(all, func(r row) bool {
					return r["sharing"] == "" && slices.Contains(r.words("held_by_areas"), string(a.ID))
				}), ending[a.ID])
			}
		}
		if several := among(all, func(r row) bool { return r["sharing"] != "" }); len(several) > 0 {
			want["handover-by-area-several"] = line(several, ends)
		}
		want["handover-by-area-whole"] = line(all, true)
		for _, r := range f.table("shared_boards") {
			id := "pair-" + r["area"] + "-" + r["other_area"]
			if want[id] == nil {
				want[id] = [][]int{{0}, {0}}
			}
			for i, column := range []string{"policing_bodies", "forces"} {
				if r.is(column, "true") {
					want[id][i][0]++
				}
			}
		}
	}
	for _, r := range ties {
		want["law-"+r["type"]] = one(len(having(ties, "type", r["type"])))
		// Each body has a line of words for what is to be handed over, for what is over, and for where one only takes part.
		id := "to-hand-over-"
		switch {
		case r.is("tied", "takes-part"):
			id = "beside-"
		case r.is("past", "true"):
			id = "past-"
		case r["handover"] == "":
			id = "over-"
		}
		want[id+strings.ReplaceAll(r["partnership"], "/", "-")] = nil
	}
	f.check("handover", doc, want)
}

func (f *figures) freshness() {
	doc := f.tree("freshness", "cyfredol")
	entries := f.table("completeness")
	if len(entries) != len(f.living()) {
		f.t.Errorf("freshness: %d entries, but %d living partnerships", len(entries), len(f.living()))
	}
	median := func(rows []row) []int {
		var years []int
		for _, r := range rows {
			years = append(years, numbers(r["facts_year"])...)
		}
		if len(years) == 0 {
			return nil
		}
		slices.Sort(years)
		return []int{years[(len(years)-1)/2]}
	}
	undated := having(entries, "facts_year", "")
	heads := [][]int{{len(entries)}, {len(having(entries, "known_only_from_list", "true")), len(entries)}, {len(undated), len(entries)}}
	if m := median(entries); m != nil {
		heads = append(heads, append(m, len(entries)-len(undated)))
	}
	f.heads("freshness", doc, heads...)
	want := map[string][][]int{"by-year-not-stated": one(0)}
	levels := func(rows []row) [][]int {
		var cells [][]int
		for level := range 6 {
			cells = append(cells, []int{len(having(rows, "completeness", fmt.Sprint(level)))})
		}
		return cells
	}
	for level, n := range levels(entries) {
		want[fmt.Sprint("levels-", level)] = [][]int{n}
	}
	for column := range entries[0] {
		if fact, ok := strings.CutPrefix(column, "states_"); ok {
			want["states-"+strings.ReplaceAll(fact, "_", "-")] = one(len(having(entries, column, "true")))
		}
	}
	f.tally(want, "by-year", entries, "facts_year")
	line := func(rows []row) [][]int {
		return append(append([][]int{{len(rows)}}, levels(rows)...), []int{len(having(rows, "facts_year", ""))}, median(rows))
	}
	if f.edition {
		areas := map[string]bool{}
		for _, r := range entries {
			for _, a := range r.words("areas") {
				areas[a] = true
			}
		}
		for area := range areas {
			want["freshness-by-area-"+area] = line(among(entries, func(r row) bool { return slices.Contains(r.words("areas"), area) }))
		}
		want["freshness-by-area-whole"] = line(entries)
	} else {
		for _, r := range entries {
			want["entry-"+strings.ReplaceAll(r["partnership"], "/", "-")] = [][]int{numbers(r["completeness"])}
		}
	}
	// Posts in the order of how many entries they keep, and entries without one last.
	posts := map[string][]row{}
	for _, r := range entries {
		posts[r["custodian"]] = append(posts[r["custodian"]], r)
	}
	names := slices.SortedFunc(maps.Keys(posts), func(a, b string) int {
		switch {
		case (a == "") != (b == ""):
			return strings.Compare(b, a)
		}
		return len(posts[b]) - len(posts[a])
	})
	for i, name := range names {
		want[fmt.Sprint("custodian-", i+1)] = [][]int{{len(posts[name])}, {len(having(posts[name], "facts_year", ""))}}
	}
	f.check("freshness", doc, want)
}

func (f *figures) compare() {
	doc := f.tree("compare", "cymharu")
	rows := f.table("compare")
	want := map[string][][]int{}
	names := map[string]string{}
	for _, kind := range f.x.Register.Vocabulary.Types {
		l := register.English
		if f.welsh {
			l = register.Welsh
		}
		name, _ := kind.Name.In(l)
		names[name] = string(kind.ID)
	}
	var columns []string
	for _, table := range withClass(doc, "table", "findings") {
		if attribute(elements(table, "caption")[0], "id") == "types" {
			for _, th := range elements(elements(table, "thead")[0], "th")[1:] {
				columns = append(columns, names[text(th)])
			}
		}
	}
	areas := map[string]bool{}
	for _, r := range rows {
		areas[r["area"]] = true
	}
	for area := range areas {
		here := having(rows, "area", area)
		var measures, kinds [][]int
		// Measures of what can be expected begin with required bodies and have a table of their own.
		split := 0
		for _, r := range here {
			if r.is("measure", "bodies-of-type") {
				continue
			}
			cell := append(numbers(r["n"]), numbers(r["of"])...)
			if r.is("measure", "required-bodies") {
				split = len(measures)
			}
			if r.is("of", "0") {
				cell = nil // nothing is known of none
			}
			measures = append(measures, cell)
		}
		for _, column := range columns {
			var cell []int
			for _, r := range having(here, "type", column) {
				cell = numbers(r["n"])
			}
			kinds = append(kinds, cell)
		}
		want["stated-"+area], want["expected-"+area], want["types-"+area] = measures[:split], measures[split:], kinds
	}
	f.check("compare", doc, want)
}
