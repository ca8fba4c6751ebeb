package site_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/build"
	"partnershipregister/generator/problem"
)

func TestSameInputSameBytes(t *testing.T) {
	first := built(t, whole)
	again := filepath.Join(t.TempDir(), "again")
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	publish(t, whole, again)
	if d := differences(sums(t, first.dir), sums(t, again)); len(d) > 0 {
		t.Errorf("a second build differs:\n%s", firstOf(d))
	}
}

// TestABuildThatFailsChangesNothing spoils one file of a build that works.
func TestABuildThatFailsChangesNothing(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	publish(t, english, dir)
	before := sums(t, parent)
	for _, test := range []struct {
		name            string
		content, themes map[string]string
		only            string // another area to build
		errors          bool   // the build reports errors in the content
		says            string // the build's own error
	}{
		{name: "broken content", content: map[string]string{"areas/kent/area.toml": "name = \"Kent\"\ncode = 3\n"}, errors: true},
		{name: "content that is not TOML", content: map[string]string{"areas/kent/area.toml": "name = [\n"}, errors: true},
		{name: "a template with a wrong field", themes: map[string]string{"default/pages/authority.html": "<h1>{{.NoSuchField}}</h1>"}, says: "NoSuchField"},
		{name: "a template that is not one", themes: map[string]string{"default/pages/authority.html": "{{if}}"}, says: "themes/default/pages/authority.html"},
		{name: "a word that is in no list", themes: map[string]string{"default/pages/authority.html": `{{say "no.such-phrase"}}`}, says: "no.such-phrase"},
		{name: "an area that is not there", only: "atlantis", says: "atlantis"},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := options(english, dir)
			o.Content = replaced{o.Content, mapOf(test.content)}
			o.Themes = replaced{o.Themes, mapOf(test.themes)}
			if test.only != "" {
				o.Only = "atlantis"
			}
			_, problems, err := build.Site(o)
			errors, _, _ := problem.Count(problems)
			switch {
			case test.errors && (err != nil || errors == 0):
				t.Errorf("the build gave the error %v and %d errors in the content", err, errors)
			case !test.errors && (err == nil || !strings.Contains(err.Error(), test.says)):
				t.Errorf("the build gave the error %v, want one that says %q", err, test.says)
			}
			if d := differences(before, sums(t, parent)); len(d) > 0 {
				t.Errorf("the folder changed:\n%s", firstOf(d))
			}
		})
	}
}

func TestFilesOfOthersStay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	write(t, filepath.Join(dir, "thesis.txt"), "years of work")
	before := sums(t, dir)
	_, _, err := build.Site(options(english, dir))
	if err == nil || !strings.Contains(err.Error(), "thesis.txt") {
		t.Errorf("the build into a folder with a file of somebody's gave the error %v", err)
	}
	if d := differences(before, sums(t, dir)); len(d) > 0 {
		t.Errorf("the folder changed:\n%s", firstOf(d))
	}
}

func TestDotfilesAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	write(t, filepath.Join(dir, ".gitignore"), "*\n")
	for range 2 {
		publish(t, english, dir)
		b, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
		if err != nil || string(b) != "*\n" {
			t.Errorf("after a build .gitignore says %q: %v", b, err)
		}
	}
}

func mapOf(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func sums(t *testing.T, dir string) map[string]string {
	t.Helper()
	m, err := fingerprint(dir)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
