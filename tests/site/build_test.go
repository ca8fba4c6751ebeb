// Package site_test builds the shipped register and looks at what came out: that links lead
// somewhere, that pages are whole, that nothing of the content is missing, and that a build which
// fails or is killed spoils nothing.
//
// Pages are judged by what must hold, not by their text. What must hold of a single page stands in the
// table rules; each rule has a page that breaks it.
package site_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// on is the day for which everything is built, so that no test changes with the calendar.
const on register.Day = 20261122

// The addresses at which the register is published in these tests: alone on a host, and in a folder of one.
const (
	atRoot     = "https://register.example/"
	belowARoot = "https://example.github.io/some-repo/"
)

// A buildKind is one way to build the shipped content.
type buildKind struct {
	name    string
	address string
	only    register.ID
}

// whole and wholeBelow are the complete output at the two addresses; the others are single sites.
var (
	whole      = buildKind{"whole", atRoot, ""}
	wholeBelow = buildKind{"whole below a root", belowARoot, ""}
	english    = buildKind{"an English area", belowARoot, "kent"}
	welsh      = buildKind{"a Welsh area", belowARoot, "gwent"}
	edition    = buildKind{"an edition", belowARoot, "wales"}
)

var everyBuild = []buildKind{whole, wholeBelow, english, welsh, edition}

// scratch is a folder for all tests, removed at the end. It begins with copies of the shipped content and
// themes, so that somebody may go on editing them meanwhile.
var scratch string

func TestMain(m *testing.M) {
	if dir := os.Getenv(childKey); dir != "" {
		scratch = os.Getenv(scratchKey)
		os.Exit(child(dir))
	}
	var err error
	if scratch, err = os.MkdirTemp("", "register-site-"); err == nil {
		err = errors.Join(os.CopyFS(contentFolder(), os.DirFS("../../content")), os.CopyFS(themesFolder(), os.DirFS("../../themes")))
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(scratch)
	os.Exit(code)
}

func contentFolder() string { return filepath.Join(scratch, "content") }
func themesFolder() string  { return filepath.Join(scratch, "themes") }

func options(kind buildKind, out string) build.Options {
	return build.Options{
		Content: os.DirFS(contentFolder()), Themes: os.DirFS(themesFolder()), Out: out, Today: on, On: on,
		Only: kind.only, Address: kind.address, Repository: "https://github.example/office/register",
	}
}

// publish builds into a folder and fails the test when that does not succeed.
func publish(t *testing.T, kind buildKind, out string) {
	t.Helper()
	_, problems, err := build.Site(options(kind, out))
	if err != nil {
		t.Fatalf("building %s: %v", kind.name, err)
	}
	if errors, _, _ := problem.Count(problems); errors > 0 {
		t.Fatalf("building %s: the content has errors:\n%s", kind.name, shown(problems))
	}
}

// shown lists the first errors among problems.
func shown(problems []problem.Problem) string {
	var lines []string
	for _, p := range problems {
		if p.Severity == problem.Error {
			lines = append(lines, p.String())
		}
	}
	return firstOf(lines)
}

// firstOf joins the first few lines and tells how many more there are.
func firstOf(lines []string) string {
	const few = 12
	if len(lines) <= few {
		return strings.Join(lines, "\n")
	}
	return fmt.Sprintf("%s\n… and %d more", strings.Join(lines[:few], "\n"), len(lines)-few)
}

var (
	outputs     = map[string]*output{}
	outputsLock sync.Mutex
)

// built gives one build of the shipped content, read. It is made once for all tests.
func built(t *testing.T, kind buildKind) *output {
	t.Helper()
	outputsLock.Lock()
	defer outputsLock.Unlock()
	if o := outputs[kind.name]; o != nil {
		return o
	}
	dir := filepath.Join(scratch, strings.ReplaceAll(kind.name, " ", "-"))
	publish(t, kind, dir)
	o, err := readOutput(kind, dir)
	if err != nil {
		t.Fatalf("reading %s: %v", kind.name, err)
	}
	outputs[kind.name] = o
	return o
}

// shipped gives the register that the shipped content holds.
var shipped = sync.OnceValues(func() (*register.Index, error) {
	c, problems, err := build.Check(os.DirFS(contentFolder()), on)
	if err != nil {
		return nil, err
	}
	if errors, _, _ := problem.Count(problems); errors > 0 {
		return nil, fmt.Errorf("the content has errors:\n%s", shown(problems))
	}
	return register.NewIndex(c.Register), nil
})

func shippedRegister(t *testing.T) *register.Index {
	t.Helper()
	x, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// replaced is a file system in which some files have another text.
type replaced struct {
	fs.FS
	files fs.FS
}

func (r replaced) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(r.files, name); err == nil && !info.IsDir() {
		return r.files.Open(name)
	}
	return r.FS.Open(name)
}
