package publish

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func mark(c byte) (m Mark) {
	m[0] = c
	return m
}

// note is that of a run with a mark, which says how many files there are.
func note(c byte) Note {
	return Note{mark(c), func(s Summary) ([]byte, error) { return json.Marshal(s.Files) }}
}

// noting publishes with a note.
func noting(t *testing.T, dir string, on system, n Note, files map[string]string) {
	t.Helper()
	if _, err := folder(dir, on, n, putting(files)); err != nil {
		t.Fatal(err)
	}
}

func TestAStandingFolder(t *testing.T) {
	for way, on := range ways {
		t.Run(way, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			stands := func(when string, c byte, want bool) {
				t.Helper()
				said, ok := Standing(dir, mark(c))
				if ok != want || ok && string(said) != "5" {
					t.Errorf("%s: %q, %v, want %v", when, said, ok, want)
				}
				if names, _ := os.ReadDir(filepath.Dir(dir)); len(names) > 1 {
					t.Errorf("%s: %v is left beside it", when, names)
				}
			}
			stands("no folder", 'a', false)
			noting(t, dir, on, note('a'), site())
			stands("published", 'a', true)
			stands("another mark", 'b', false)
			stands("no mark", 0, false)
			// Another run has the same files: the folder is left, and is what both would make; it remembers the last.
			noting(t, dir, on, note('b'), site())
			stands("the same files", 'b', true)
			stands("the same files, former mark", 'a', false)
			noting(t, dir, on, Note{}, site())
			stands("the same files, without a mark", 'b', true)
			// One file differs: the others are linked or copied.
			next := site()
			next["index.html"] = "another door"
			noting(t, dir, on, note('c'), next)
			stands("one file differs", 'c', true)
			noting(t, dir, on, Note{}, site())
			stands("another site without a mark", 'c', false)
			// Dotfiles that we did not make are carried, so that they don't count.
			noting(t, dir, on, note('d'), site())
			write(t, dir+"/.gitignore", "*\n")
			write(t, dir+"/.git/index", "1")
			stands("dotfiles of others", 'd', true)
			next["index.html"] = "a third door"
			noting(t, dir, on, note('e'), next)
			stands("dotfiles of others, carried", 'e', true)
			// The folder may go elsewhere as a whole.
			moved := filepath.Join(t.TempDir(), "elsewhere")
			if err := os.Rename(dir, moved); err != nil {
				t.Fatal(err)
			}
			dir = moved
			stands("moved", 'e', true)
		})
	}
}

// TestATouchedFolder spoils one thing in a folder that stood, and puts it right by a full run.
func TestATouchedFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	noteText := func(change func(n map[string]any)) func() {
		return func() {
			text, err := os.ReadFile(dir + "/" + noteName)
			n := map[string]any{}
			if err != nil || json.Unmarshal(text, &n) != nil {
				t.Fatal(err)
			}
			change(n)
			text, _ = json.Marshal(n)
			write(t, dir+"/"+noteName, string(text))
		}
	}
	same := func(name string, change func()) func() {
		return func() {
			info, err := os.Stat(dir + "/" + name)
			if err != nil {
				t.Fatal(err)
			}
			change()
			if err := os.Chtimes(dir+"/"+name, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		spoil  func()
		stands bool
	}{
		"nothing":                    {func() {}, true},
		"an edit":                    {func() { write(t, dir+"/index.html", "FRONT DOOR") }, false},
		"an edit with the same date": {same("index.html", func() { write(t, dir+"/index.html", "front doors") }), false},
		"a touched file":             {func() { os.Chtimes(dir+"/eastvale/index.html", time.Unix(1, 0), time.Unix(1, 0)) }, false},
		"a nanosecond": {func() {
			i, _ := os.Stat(dir + "/index.html")
			os.Chtimes(dir+"/index.html", time.Time{}, i.ModTime().Add(1))
		}, false},
		"a lost file":                 {func() { os.Remove(dir + "/eastvale/index.html") }, false},
		"a lost dotfile":              {func() { os.Remove(dir + "/.nojekyll") }, false},
		"a lost folder":               {func() { os.RemoveAll(dir + "/eastvale") }, false},
		"a lost list":                 {func() { os.Remove(dir + "/" + manifestName) }, false},
		"an edited list":              {func() { write(t, dir+"/"+manifestName, manifestHead) }, false},
		"a lost note":                 {func() { os.Remove(dir + "/" + noteName) }, false},
		"an added file":               {func() { write(t, dir+"/northmarsh/boards/.DS_Store", "x") }, false},
		"an empty folder":             {func() { os.Mkdir(dir+"/northmarsh/empty", 0o755) }, false},
		"a renamed file":              {func() { os.Rename(dir+"/northmarsh/boards/a.txt", dir+"/northmarsh/boards/b.txt") }, false},
		"a link in place of a file":   {func() { os.Remove(dir + "/index.html"); os.Symlink("eastvale/index.html", dir+"/index.html") }, false},
		"a mode":                      {func() { os.Chmod(dir+"/index.html", 0o600) }, runtime.GOOS == "windows"},
		"a folder's mode":             {func() { os.Chmod(dir+"/eastvale", 0o700) }, runtime.GOOS == "windows"},
		"the root's mode":             {func() { os.Chmod(dir, 0o700) }, runtime.GOOS == "windows"},
		"a note that is a link":       {func() { os.Rename(dir+"/"+noteName, dir+"/.else"); os.Symlink(".else", dir+"/"+noteName) }, false},
		"a note of nonsense":          {func() { write(t, dir+"/"+noteName, "{") }, false},
		"a note that is empty":        {func() { write(t, dir+"/"+noteName, "") }, false},
		"a note of null":              {func() { write(t, dir+"/"+noteName, "null") }, false},
		"a note too large":            {func() { os.Truncate(dir+"/"+noteName, maxNote+1) }, false},
		"a note of another mark":      {noteText(func(n map[string]any) { n["mark"] = strings.Repeat("0", 64) }), false},
		"a note that hides a dotfile": {noteText(func(n map[string]any) { n["root"] = []string{} }), false},
		"a note of another folder":    {noteText(func(n map[string]any) { n["folder"] = strings.Repeat("0", 64) }), false},
	} {
		if name == "a nanosecond" && runtime.GOOS != "linux" || strings.Contains(name, "link") && runtime.GOOS == "windows" {
			continue // not every file system has it
		}
		os.RemoveAll(dir)
		noting(t, dir, disk, note('a'), site())
		c.spoil()
		if _, ok := Standing(dir, mark('a')); ok != c.stands {
			t.Errorf("%s: it stands: %v", name, ok)
		}
		if name == "a lost list" || name == "an added file" || name == "an edited list" || name == "a renamed file" || strings.Contains(name, "link") {
			continue // the full run refuses these, or has to say more of them: other tests
		}
		noting(t, dir, disk, note('a'), site())
		if _, ok := Standing(dir, mark('a')); !ok {
			t.Errorf("%s: after a full run it does not stand", name)
		}
	}
}

// A run that finds its files there already, while somebody edits one of them, must not note the edit as its own.
func TestAnEditWhileNothingChanges(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	noting(t, dir, disk, note('a'), site())
	n := note('b')
	n.Said = func(Summary) ([]byte, error) {
		write(t, dir+"/index.html", "FRONT DOOR") // after everything was compared
		return []byte("5"), nil
	}
	noting(t, dir, disk, n, site())
	if _, ok := Standing(dir, mark('b')); ok {
		t.Error("the edited folder is said to stand")
	}
}

func TestAStandingFolderWhileAnotherRunPublishes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	noting(t, dir, disk, note('a'), site())
	_, err := Folder(dir, func(add func(string, []byte) error) error {
		if _, ok := Standing(dir, mark('a')); ok {
			t.Error("it does not wait for the run")
		}
		return putting(site())(add)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// FuzzNote reads any text as a note.
func FuzzNote(f *testing.F) {
	dir := filepath.Join(f.TempDir(), "public")
	if _, err := FolderNoting(dir, note('a'), putting(site())); err != nil {
		f.Fatal(err)
	}
	good, err := os.ReadFile(dir + "/" + noteName)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"", "{}", "null", string(good), strings.ToUpper(string(good)), strings.Replace(string(good), ".nojekyll", "../..", 1)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if err := os.WriteFile(dir+"/"+noteName, text, 0o644); err != nil {
			t.Fatal(err)
		}
		var n noted
		if _, ok := Standing(dir, mark('a')); ok && (json.Unmarshal(text, &n) != nil || n.Mark[:2] != "61") {
			t.Errorf("%q stands", text)
		}
	})
}
