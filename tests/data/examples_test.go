package data_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// examples are the pieces of program on the page about the data, by their language.
var examples = regexp.MustCompile("(?s)```([a-z]+)\n(.*?)```")

// TestExamples runs each piece of program of docs/data.md on the national tables, as far as its program is there, and looks for
// the organisations with most seats in what it prints.
func TestExamples(t *testing.T) {
	w := load(t)
	page, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, b := range w.files {
		if table, ok := strings.CutPrefix(name, "data/"); ok && strings.HasSuffix(table, ".csv") && !strings.Contains(table, "/") {
			if err := os.WriteFile(filepath.Join(dir, table), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	seats := map[string]int{}
	for _, p := range w.register.Partnerships {
		for _, s := range p.Seats {
			if s.Organisation != "" {
				seats[string(s.Organisation)]++
			}
		}
	}
	// Those with most seats whose number no other has stand in every list in the same place.
	most := slices.SortedFunc(maps.Keys(seats), func(a, b string) int { return seats[b] - seats[a] })[:3]
	programs := map[string][]string{"python": {"python3", "-c"}, "r": {"Rscript", "-e"}, "sh": {"sh", "-c"}}
	found := map[string]bool{}
	for _, m := range examples.FindAllStringSubmatch(string(page), -1) {
		language, text := m[1], m[2]
		found[language] = true
		command := programs[language]
		if command == nil {
			t.Errorf("there is a piece of %s", language)
			continue
		}
		t.Run(language, func(t *testing.T) {
			for _, name := range []string{command[0], strings.Fields(text)[0]} {
				if _, err := exec.LookPath(name); err != nil && (name == command[0] || language == "sh") {
					t.Skipf("there is no %s command", name)
				}
			}
			cmd := exec.Command(command[0], command[1], text)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for _, id := range most {
				want := regexp.QuoteMeta(id) + `\b[^0-9]*` + fmt.Sprint(seats[id]) + `\b`
				if language == "r" { // it prints numbers below names
					want = regexp.QuoteMeta(id)
				}
				if !regexp.MustCompile(want).Match(out) {
					t.Errorf("%s with %d seats is not in\n%s", id, seats[id], out)
				}
			}
		})
	}
	for language := range programs {
		if !found[language] {
			t.Errorf("the page has no piece of %s", language)
		}
	}
}
