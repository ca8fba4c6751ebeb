package site_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestLandscapeFiguresComeFromTheDownloads works out the figures of the pages about overlap, seats, lines and
// subjects again, from nothing but the tables that stand beside them.
func TestLandscapeFiguresComeFromTheDownloads(t *testing.T) {
	o := built(t, whole)
	// Local policing bodies count for no likeness.
	policing := map[string]bool{}
	for _, table := range []string{"data/policing_bodies.csv", "wales/data/policing_bodies.csv"} {
		for _, r := range rowsOf(t, o, table) {
			policing[r["organisation"]] = r["until"] == ""
		}
	}
	for _, root := range []string{"", "surrey/", "lincolnshire/", "kent/", "wales/", "wales/gwent/"} {
		t.Run("/"+root, func(t *testing.T) {
			figures, page := figuresOf(t, o, root+"landscape/overlap.html")
			pairs := rowsOf(t, o, root+"data/overlap.csv")
			sitting := map[string]map[string]bool{}
			organisations := map[string]int{}
			seats := rowsOf(t, o, root+"data/places.csv")
			for _, r := range seats {
				if sitting[r["partnership"]] == nil {
					sitting[r["partnership"]] = map[string]bool{}
				}
				sitting[r["partnership"]][r["organisation"]] = true
				organisations[r["organisation"]]++
			}
			findings := 0
			for _, r := range pairs {
				var sum, known float64
				for _, part := range []string{"members", "priorities", "duties", "wording", "lines"} {
					if r[part+"_likeness"] != "" {
						sum += number(t, r[part+"_likeness"]) * number(t, r[part+"_weight"])
						known += number(t, r[part+"_weight"])
					}
				}
				what := r["scope"] + ": " + r["partnership"] + " and " + r["other_partnership"]
				if score := number(t, r["place_factor"]) * sum / known; math.Abs(score-number(t, r["score"])) > 1e-9 || math.Abs(known-number(t, r["compared"])) > 1e-9 {
					t.Errorf("%s: the row gives %.6f on %.6f, the table %s on %s", what, score, known, r["score"], r["compared"])
				}
				if r["members_likeness"] != "" {
					if members := number(t, r["members_both"]) / number(t, r["members_either"]); math.Abs(members-number(t, r["members_likeness"])) > 1e-9 {
						t.Errorf("%s: members %.6f, the table says %s", what, members, r["members_likeness"])
					}
				}
				both := 0
				for id := range sitting[r["partnership"]] {
					if sitting[r["other_partnership"]][id] && !policing[id] {
						both++
					}
				}
				if n := len(strings.Fields(r["organisations_on_both"])); n != both {
					t.Errorf("%s: %d organisations sit on both by the table of places, %d by this one", what, both, n)
				}
				if r["finding"] != "true" {
					continue
				}
				findings++
				say := "How alike: " + hundredths(t, r["score"]) + " of 100, judged on " + hundredths(t, r["compared"]) + " of 100"
				if !strings.Contains(page, say) {
					t.Errorf("%s: the page does not say %q", what, say)
				}
			}
			// What was compared, and how many of the questions are about two bodies of the law.
			compared := map[string]int{}
			for _, r := range rowsOf(t, o, root+"data/pairs_compared.csv") {
				for _, column := range []string{"pairs_compared", "pairs_judged", "pairs_found"} {
					compared[column] += int(number(t, r[column]))
				}
			}
			say := fmt.Sprintf("enough is stated to judge %d of %d", compared["pairs_judged"], compared["pairs_compared"])
			if figures[0] != strconv.Itoa(compared["pairs_compared"]) || !strings.Contains(strings.ReplaceAll(page, ",", ""), say) || compared["pairs_found"] != findings {
				t.Errorf("the page counts %v and does not say %q; %d of %d findings", figures, say, compared["pairs_found"], findings)
			}
			byLaw := 0
			for _, r := range pairs {
				if r["finding"] == "true" && r["each_by_law"] == "true" {
					byLaw++
				}
			}
			if say := fmt.Sprintf("In %d of these the law asks", byLaw); strings.Contains(page, say) != (byLaw > 0 && byLaw < findings) || strings.Contains(page, "the law asks for both bodies") != (byLaw == findings && byLaw > 1) {
				t.Errorf("%d of %d findings are about two bodies of the law; the page says otherwise", byLaw, findings)
			}
			// Each kind counts once, and bodies for one place count as one place.
			kinds, places, bodies := map[string]bool{}, map[string]bool{}, 0
			for _, r := range rowsOf(t, o, root+"data/repeated_types.csv") {
				kinds[r["type"]] = true
				bodies++
				same := append(strings.Fields(r["same_place_as"]), r["partnership"])
				slices.Sort(same)
				places[r["area"]+" "+r["type"]+" "+same[0]] = true
			}
			if figures[1] != strconv.Itoa(findings) || figures[2] != strconv.Itoa(len(kinds)) {
				t.Errorf("the page counts %v; the tables have %d findings and %d repeated types", figures, findings, len(kinds))
			}
			if say := fmt.Sprintf("%d bodies for %d places", bodies, len(places)); len(kinds) > 0 && !strings.Contains(page, say) {
				t.Errorf("the page does not say %q", say)
			}

			several := 0
			for _, n := range organisations {
				if n > 1 {
					several++
				}
			}
			if figures, _ := figuresOf(t, o, root+"landscape/seats.html"); figures[0] != strconv.Itoa(len(organisations)) ||
				figures[1] != strconv.Itoa(len(seats)) || figures[2] != strconv.Itoa(several) {
				t.Errorf("seats: the page counts %v; the table has %d organisations, %d places, %d with several", figures, len(organisations), len(seats), several)
			}

			state := map[string]string{}
			for _, r := range rowsOf(t, o, root+"data/lines.csv") {
				state[r["partnership"]] = r["state"]
			}
			tops, silent := 0, 0
			for _, s := range state {
				switch s {
				case "top":
					tops++
				case "not-stated":
					silent++
				}
			}
			stated := len(state) - tops - silent
			if figures, _ := figuresOf(t, o, root+"landscape/lines.html"); figures[0] != strconv.Itoa(stated) || figures[1] != strconv.Itoa(tops) || figures[2] != strconv.Itoa(silent) {
				t.Errorf("lines: the page counts %v; the table has %d of %d with a line, %d on top, %d without", figures, stated, len(state), tops, silent)
			}

			working := map[string]int{}
			for _, r := range rowsOf(t, o, root+"data/subjects.csv") {
				working[r["priority"]] += 0
				if r["does"] == "works" || r["does"] == "decides" {
					working[r["priority"]]++
				}
			}
			crowded := 0
			for _, n := range working {
				if n >= 3 {
					crowded++
				}
			}
			figures, _ = figuresOf(t, o, root+"landscape/subjects.html")
			if figures[0] != strconv.Itoa(len(working)) || len(figures) > 2 && figures[2] != strconv.Itoa(crowded) {
				t.Errorf("subjects: the page counts %v; the table has %d subjects, %d crowded", figures, len(working), crowded)
			}
		})
	}
}

var figure = regexp.MustCompile(`<li><b>([0-9,]+)</b>`)

// figuresOf gives the large figures at the head of a page, and the page.
func figuresOf(t *testing.T, o *output, file string) ([]string, string) {
	t.Helper()
	page := string(read(t, o, file))
	var list []string
	for _, m := range figure.FindAllStringSubmatch(page, -1) {
		list = append(list, strings.ReplaceAll(m[1], ",", ""))
	}
	if len(list) < 2 {
		t.Fatalf("%s has the figures %v", file, list)
	}
	return list, page
}

// rowsOf reads a download: the values of each row by the names of the columns.
func rowsOf(t *testing.T, o *output, file string) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(read(t, o, file)), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func hundredths(t *testing.T, s string) string {
	return strconv.Itoa(int(math.Round(100 * number(t, s))))
}
