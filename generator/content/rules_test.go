package content

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every sort of problem that the code reports stands in the table, and the other way round.
func TestRules(t *testing.T) {
	named := regexp.MustCompile(`(?:fail|report)\((?:problem\.[A-Z][a-z]+, )?"([a-z-]+)"|Check: "([a-z-]+)"`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(source), -1) {
			used[m[1]+m[2]] = true
		}
	}
	listed := map[string]bool{}
	for _, r := range Rules() {
		listed[r.Name] = true
		if !used[r.Name] {
			t.Errorf("no problem is of the sort %s", r.Name)
		}
	}
	for name := range used {
		if !listed[name] {
			t.Errorf("the sort %s is not in the table", name)
		}
	}
}
