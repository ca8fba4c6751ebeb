package history

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/tree"
)

// dated makes a repository whose commits have the dates that are given with them.
func dated(t *testing.T) (dir string, run func(date string, args ...string), write func(name, text string)) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir = t.TempDir()
	run = func(date string, args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		c.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+date, "GIT_AUTHOR_DATE=2001-01-01T00:00:00Z")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write = func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run("", "init", "-q", "-b", "main")
	return dir, run, write
}

// inFolders puts the files of a folder together and leaves out those of none.
func inFolders(name string) string {
	if path.Dir(name) == "." {
		return ""
	}
	return path.Dir(name)
}

func texts(f tree.Files) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(f)) {
		list = append(list, name+"="+string(f[name]))
	}
	return strings.Join(list, " ")
}

func TestLog(t *testing.T) {
	dir, run, write := dated(t)
	commit := func(date string) {
		t.Helper()
		run(date, "add", "-A")
		run(date, "commit", "-q", "-m", "x")
	}
	write("README.md", "outside")
	commit("2030-01-01T08:00:00Z")
	write("content/a/one", "1")
	write("content/a/two", "2")
	write("content/README.md", "no group")
	commit("2030-01-02T08:00:00Z")
	// Half past midnight in Berlin is the day before in UTC, and so one day with the next.
	write("content/a/one", "11")
	commit("2030-01-05T00:30:00+0100")
	write("content/b/three", "3")
	commit("2030-01-04T23:45:00Z")
	// A clock that was wrong.
	write("content/a/one", "111")
	commit("2029-12-24T08:00:00Z")
	// A branch counts on the day of its merge. What changes outside the folder, or goes back, is nothing.
	run("", "checkout", "-q", "-b", "branch")
	write("content/b/three", "33")
	commit("2030-01-06T08:00:00Z")
	run("", "checkout", "-q", "main")
	write("README.md", "still outside")
	commit("2030-01-07T08:00:00Z")
	run("2030-01-08T08:00:00Z", "merge", "-q", "--no-ff", "-m", "merged", "branch")
	write("content/a/two", "22")
	commit("2030-01-09T08:00:00Z")
	run("2030-01-09T09:00:00Z", "revert", "--no-edit", "HEAD")
	run("2030-01-10T09:00:00Z", "rm", "-q", "-r", "content/a")
	commit("2030-01-10T09:00:00Z")

	p, err := Log(filepath.Join(dir, "content"), inFolders, 100, 100)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range p.Days {
		got = append(got, fmt.Sprintf("%04d-%02d-%02d %v %d: %s > %s", d.Year, d.Month, d.Day, d.Beginning, d.Commits, texts(d.Before), texts(d.After)))
	}
	want := []string{
		"2030-01-10 false 1: a/one=111 a/two=2 > ",
		"2030-01-08 false 1: b/three=3 > b/three=33",
		"2030-01-04 false 3: a/one=1 a/two=2 > a/one=111 a/two=2 b/three=3",
		"2030-01-02 true 1:  > a/one=1 a/two=2",
	}
	if !slices.Equal(got, want) || p.Older != 0 || p.Cut {
		t.Errorf("the days are\n\t%s\nwant\n\t%s\nolder %d, cut %v", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"), p.Older, p.Cut)
	}

	p, err = Log(filepath.Join(dir, "content"), inFolders, 4, 100)
	if err != nil || len(p.Days) != 2 || p.Older != 4 || p.Days[1].Beginning {
		t.Errorf("of four commits: %d days, %d older, %v", len(p.Days), p.Older, err)
	}

	shallow := t.TempDir()
	if out, err := exec.Command("git", "clone", "-q", "--depth", "3", "file://"+dir, shallow).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p, err = Log(filepath.Join(shallow, "content"), inFolders, 100, 100)
	if err != nil || !p.Cut || len(p.Days) != 2 || p.Days[1].Beginning {
		t.Errorf("of a copy that is cut off: %+v, %v", p, err)
	}
}

func TestLogSaysWhyThereIsNone(t *testing.T) {
	dir, _, write := dated(t)
	write("content/a/one", "1")
	for folder, want := range map[string]string{t.TempDir(): "in no Git repository", filepath.Join(dir, "content"): "no commit yet"} {
		if _, err := Log(folder, inFolders, 10, 10); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the history of %s: %v, want %q", folder, err, want)
		}
	}
}
