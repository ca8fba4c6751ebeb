// Package hostile_test reads, checks and builds what a hostile pull request may hold. A good register is given one bad
// thing; what comes out must say where it stands and how to put it right, must not have cost much, and must not
// have got into a page.
package hostile_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/build"
	"partnershipregister/generator/problem"
	"partnershipregister/tests/synthetic"
)

// good gives a small made-up register in which nothing is wrong.
func good(t testing.TB) fstest.MapFS {
	t.Helper()
	files, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return maps.Clone(files)
}

var made = sync.OnceValues(func() (fstest.MapFS, error) {
	return synthetic.Files(os.DirFS("../../content"), 2, 2, 1)
})

// partnership gives the path of the first partnership's facts in an area's folder.
func partnership(t testing.TB, files fstest.MapFS) string {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "areas/") && strings.HasSuffix(name, "/partnership.toml") {
			return name
		}
	}
	t.Fatal("the register has no partnership")
	return ""
}

// about gives the path of the prose beside a partnership's facts.
func about(partnership string) string {
	return strings.TrimSuffix(partnership, "partnership.toml") + "about.md"
}

// above puts lines above the first heading of a file of facts, so that they belong to the file itself. It tells
// the line on which they begin.
func above(text, lines string) (with string, line int) {
	at := strings.Index("\n"+text, "\n[")
	if at < 0 {
		at = len(text)
	}
	return text[:at] + lines + text[at:], 1 + strings.Count(text[:at], "\n")
}

func put(files fstest.MapFS, name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }

// found reads and checks a register, and gives what is wrong with it apart from notices.
func found(t testing.TB, files fs.FS) []problem.Problem {
	t.Helper()
	_, problems, err := build.Check(files, synthetic.AsAt)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Severity == problem.Notice })
}

// says fails the test unless there is an error of the check at the line of the file that says the words and how to put it right.
func says(t testing.TB, problems []problem.Problem, check, file string, line int, words string) {
	t.Helper()
	for _, p := range problems {
		if p.Severity == problem.Error && p.Check == check && (p.File == file || file == "") && (p.Line == line || line == 0) && strings.Contains(p.What, words) {
			if p.Remedy == "" {
				t.Errorf("nothing says how to put it right: %s", p)
			}
			return
		}
	}
	t.Errorf("no error %s at %s:%d says %q, but:\n%s", check, file, line, words, shown(problems))
}

func shown(problems []problem.Problem) string {
	var b strings.Builder
	for _, p := range problems[:min(5, len(problems))] {
		fmt.Fprintf(&b, "%s: %.300s\n", p.Check, p)
	}
	if n := len(problems) - 5; n > 0 {
		fmt.Fprintf(&b, "and %d more\n", n)
	}
	return b.String()
}

func TestTheGoodRegisterIsGood(t *testing.T) {
	for _, p := range found(t, good(t)) {
		if p.Severity == problem.Error {
			t.Error(p)
		}
	}
}
