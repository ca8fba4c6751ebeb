package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

const today register.Day = 20260601

// problems reads a content folder and gives everything that is wrong with it as it is printed.
func problems(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	c, found, err := content.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	checked := check.Register(c.Register, today)
	c.Positions.Place(checked)
	found = append(found, checked...)
	problem.Sort(found)
	var lines []string
	for _, p := range found {
		lines = append(lines, p.String())
	}
	return lines
}

// overlay lays files over others. A file with the name "remove" lists those to take away, one a line.
func overlay(files fstest.MapFS, archive *txtar.Archive) {
	for _, f := range archive.Files {
		switch f.Name {
		case "want":
		case "remove":
			for _, name := range strings.Fields(string(f.Data)) {
				delete(files, name)
			}
		default:
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
}

func base(t *testing.T) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	overlay(files, archive)
	return files
}

func TestBase(t *testing.T) {
	if found := problems(t, base(t)); len(found) > 0 {
		t.Errorf("the register that the broken ones are made from has problems:\n%s", strings.Join(found, "\n"))
	}
}

// Each file of testdata/broken is a register with faults and, under the name want, what an editor is
// told about them, word for word.
func TestBroken(t *testing.T) {
	names, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < 20 {
		t.Errorf("there are only %d broken registers", len(names))
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := base(t)
			overlay(files, archive)
			got := strings.Join(problems(t, files), "\n") + "\n"
			want := &archive.Files[len(archive.Files)-1]
			if want.Name != "want" {
				t.Fatalf("the last file is %q, not want", want.Name)
			}
			if got == string(want.Data) {
				return
			}
			if !*check.Update {
				t.Errorf("got:\n%s\nwant:\n%s", got, want.Data)
				return
			}
			want.Data = []byte(got)
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}
