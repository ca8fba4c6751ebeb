package data_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write down the shape of the tables as it is now")

// shapeFile holds a version and the shape of the tables that goes with it: a line for each table with its columns.
const shapeFile = "testdata/shape.txt"

// TestShape fails when the shape of the downloads differs from the one written down, so that nobody changes it unawares.
func TestShape(t *testing.T) {
	w := load(t)
	var d struct {
		Version   string
		Resources []struct {
			Name   string
			Schema struct {
				Fields []struct{ Name, Type string }
			}
		}
	}
	if err := json.Unmarshal(w.files["data/datapackage.json"], &d); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "version %s\n", d.Version)
	for _, r := range d.Resources {
		fmt.Fprintf(&b, "%s:", r.Name)
		for _, f := range r.Schema.Fields {
			fmt.Fprintf(&b, " %s=%s", f.Name, f.Type)
		}
		b.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(shapeFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(shapeFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(old) != b.String() {
		t.Errorf("the shape of the downloads is no longer that of %s: when a published version had another shape, raise dataVersion in generator/page/downloads.go "+
			"(the first number when something went or means something else, the second when something was added), tell of it under Versions in docs/data.md and in CHANGELOG.md, then run: go test ./tests/data -run TestShape -update", shapeFile)
		was := strings.Split(string(old), "\n")
		for i, line := range strings.Split(b.String(), "\n") {
			if i >= len(was) || was[i] != line {
				t.Errorf("the first line that differs is now %q", line)
				break
			}
		}
	}
	page, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	newest := regexp.MustCompile(`(?m)^\| ([0-9]+\.[0-9]+) \|`).FindSubmatch(page)
	if newest == nil || string(newest[1]) != d.Version {
		t.Errorf("docs/data.md does not tell of version %s first", d.Version)
	}
	var whole struct{ Version string }
	if err := json.Unmarshal(w.files["data/register.json"], &whole); err != nil || whole.Version != d.Version {
		t.Errorf("register.json has version %q and datapackage.json %q: %v", whole.Version, d.Version, err)
	}
}
