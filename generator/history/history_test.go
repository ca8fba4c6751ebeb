package history

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes a repository whose folder content has a past, and gives its place.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run("init", "-q", "-b", "main")
	write("README.md", "outside")
	write("content/a.toml", "one\n")
	write("content/deep/ŷ [x].toml", "\x00\n+++")
	run("add", "-A")
	run("commit", "-q", "-m", "first")
	run("checkout", "-q", "-b", "edit")
	write("content/a.toml", "two\n")
	run("commit", "-q", "-a", "-m", "second")
	run("checkout", "-q", "main")
	write("content/later.toml", "later\n")
	run("add", "-A")
	run("commit", "-q", "-m", "third")
	run("checkout", "-q", "edit")
	return dir
}

// The state is that before the branch began, not that of the other branch today.
func TestSince(t *testing.T) {
	dir := repository(t)
	files, err := Since(filepath.Join(dir, "content"), "main", 100)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 || string(files["a.toml"]) != "one\n" || string(files["deep/ŷ [x].toml"]) != "\x00\n+++" {
		t.Errorf("the files are %q", files)
	}
	files, err = Since(filepath.Join(dir, "content"), "main", 2)
	if err != nil || string(files["a.toml"]) != "on" || string(files["deep/ŷ [x].toml"]) != "\x00\n" {
		t.Errorf("at most 2 bytes: %q, %v", files, err)
	}
}

func TestSinceSaysWhatIsWrong(t *testing.T) {
	dir := repository(t)
	shallow := t.TempDir()
	if out, err := exec.Command("git", "clone", "-q", "--depth", "1", "file://"+dir, shallow).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, c := range []struct{ folder, revision, want string }{
		{filepath.Join(dir, "content"), "mian", `there is no revision "mian"`},
		{filepath.Join(dir, "content"), "", `there is no revision ""`},
		{filepath.Join(dir, "content"), "--help", `there is no revision "--help"`},
		{shallow, "HEAD~1", "only a part of its history"},
		{t.TempDir(), "main", "in no Git repository"},
	} {
		if _, err := Since(c.folder, c.revision, 100); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("since %q: %v, want %q", c.revision, err, c.want)
		}
	}
}
