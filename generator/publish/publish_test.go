package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// site is the files of a small site.
func site() map[string]string {
	return map[string]string{
		"index.html":              "front door",
		"northmarsh/index.html":   "Northmarsh",
		"northmarsh/boards/a.txt": "the longest of them",
		"eastvale/index.html":     "Eastvale",
		".nojekyll":               "",
	}
}

// putting gives a write function that adds the files, from several goroutines.
func putting(files map[string]string) func(func(string, []byte) error) error {
	return func(add func(string, []byte) error) error {
		var wait sync.WaitGroup
		errs := make(chan error, len(files))
		for name, content := range files {
			wait.Go(func() { errs <- add(name, []byte(content)) })
		}
		wait.Wait()
		close(errs)
		for err := range errs {
			if err != nil {
				return err
			}
		}
		return nil
	}
}

// look gives all that stands below a path: content and mode of files, mode of folders, aim of links.
func look(t testing.TB, root string) map[string]string {
	t.Helper()
	seen := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		info, err := d.Info()
		if err != nil {
			return err
		}
		seen[filepath.ToSlash(name)] = info.Mode().String()
		switch {
		case d.Type().IsRegular():
			content, err := os.ReadFile(path)
			seen[filepath.ToSlash(name)] += " " + string(content)
			return err
		case d.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(path)
			seen[filepath.ToSlash(name)] += " " + to
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

// same fails the test unless both looks are equal.
func same(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	if maps.Equal(got, want) {
		return
	}
	t.Errorf("%s: got %d entries, want %d", what, len(got), len(want))
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if w, ok := want[name]; !ok || w != got[name] {
			t.Errorf("  %q is %.80q, want %.80q", name, got[name], w)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if _, ok := got[name]; !ok {
			t.Errorf("  %q is missing", name)
		}
	}
}

// alone fails the test unless the folder holds just the named entries.
func alone(t testing.TB, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("beside the folder there is %q, want %q", got, want)
	}
}

// published gives a folder into which site() was published.
func published(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "public")
	if _, err := Folder(dir, putting(site())); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// wants fails the test unless err says all of the words.
func wants(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("there is no error, want one with %q", words)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("the error is %q, want %q in it", err, word)
		}
	}
}

// ways are the systems to publish on: this one, one without a swap, and one without hard links too.
var ways = map[string]system{
	"one step":    disk,
	"two renames": {exchange: cannot, link: os.Link},
	"no links":    {exchange: cannot, link: cannot},
}

func cannot(a, b string) error { return errors.ErrUnsupported }

func TestFolderHoldsExactlyTheFiles(t *testing.T) {
	for way, on := range ways {
		t.Run(way, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			first := site()
			if _, err := folder(dir, on, Note{}, putting(first)); err != nil {
				t.Fatal(err)
			}
			second := site()
			delete(second, "eastvale/index.html")
			second["index.html"] = "new front door"
			second["northmarsh/boards/a.txt/index.html"] = "a folder where a file was"
			delete(second, "northmarsh/boards/a.txt")
			for range 2 {
				if _, err := folder(dir, on, Note{}, putting(second)); err != nil {
					t.Fatal(err)
				}
				got := look(t, dir)
				want := map[string]string{
					".":                       "drwxr-xr-x",
					"northmarsh":              "drwxr-xr-x",
					"northmarsh/boards":       "drwxr-xr-x",
					"northmarsh/boards/a.txt": "drwxr-xr-x",
					manifestName:              got[manifestName],
				}
				for name, content := range second {
					want[name] = "-rw-r--r-- " + content
				}
				same(t, "folder", got, want)
				alone(t, parent, "public")
			}
		})
	}
}

func TestSummary(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := map[string]string{"b": "four", "a": "four", "c/d": "x", "e": "five5"}
	delete(files, "e")
	first, err := Folder(dir, putting(files))
	if err != nil {
		t.Fatal(err)
	}
	if want := (Summary{Files: 3, Bytes: 9, LargestName: "a", LargestBytes: 4}); first != want {
		t.Errorf("first: got %+v, want %+v", first, want)
	}
	files["c/d"], files["new"] = "y", ""
	second, err := Folder(dir, putting(files))
	if err != nil {
		t.Fatal(err)
	}
	if want := (Summary{Files: 4, Bytes: 9, Unchanged: 2, LargestName: "a", LargestBytes: 4}); second != want {
		t.Errorf("second: got %+v, want %+v", second, want)
	}
}

func TestUnchangedFilesAreLinked(t *testing.T) {
	dir := published(t)
	before := map[string]os.FileInfo{}
	for name := range site() {
		before[name], _ = os.Stat(filepath.Join(dir, name))
	}
	files := site()
	files["index.html"] = "FRONT DOOR" // as long as before
	if _, err := Folder(dir, putting(files)); err != nil {
		t.Fatal(err)
	}
	for name := range files {
		after, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := os.SameFile(before[name], after), name != "index.html"; got != want {
			t.Errorf("%q is the same file as before: %v, want %v", name, got, want)
		}
	}
}

func TestSameInputSameFolder(t *testing.T) {
	one, other := published(t), filepath.Join(t.TempDir(), "public")
	for _, files := range []map[string]string{{"old": "gone", "index.html": "front door"}, site()} {
		if _, err := Folder(other, putting(files)); err != nil {
			t.Fatal(err)
		}
	}
	// A mode that somebody changed does not live on in the linked file.
	if err := os.Chmod(filepath.Join(other, "index.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Folder(other, putting(site())); err != nil {
		t.Fatal(err)
	}
	same(t, "other folder", look(t, other), look(t, one))
}

func TestEditedFilesAreReplaced(t *testing.T) {
	dir := published(t)
	want := look(t, dir)
	write(t, filepath.Join(dir, "northmarsh/index.html"), "edited by hand")
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	if _, err := Folder(dir, putting(site())); err != nil {
		t.Fatal(err)
	}
	same(t, "folder", look(t, dir), want)
}

func TestFoldersThatAreRefused(t *testing.T) {
	tests := map[string]struct {
		spoil func(t *testing.T, dir string)
		want  []string
	}{
		"a file added by hand": {
			func(t *testing.T, dir string) { write(t, dir+"/eastvale/notes.doc", "mine") },
			[]string{`"eastvale/notes.doc"`, "move or delete them"},
		},
		"many files added by hand": {
			func(t *testing.T, dir string) {
				for i := range 8 {
					write(t, fmt.Sprintf("%s/mine/%d", dir, i), "mine")
				}
			},
			[]string{`"mine/0", "mine/1", "mine/2", "mine/3", "mine/4" and 3 more: `},
		},
		"a dotfile that is not at the root": {
			func(t *testing.T, dir string) { write(t, dir+"/eastvale/.notes", "mine") },
			[]string{`"eastvale/.notes"`},
		},
		"a link where a file was published": {
			func(t *testing.T, dir string) {
				os.Remove(dir + "/index.html")
				if err := os.Symlink("eastvale/index.html", dir+"/index.html"); err != nil {
					t.Skip(err)
				}
			},
			[]string{`"index.html"`},
		},
		"a link where a folder was published": {
			func(t *testing.T, dir string) {
				os.RemoveAll(dir + "/eastvale")
				if err := os.Symlink("northmarsh", dir+"/eastvale"); err != nil {
					t.Skip(err)
				}
			},
			[]string{`"eastvale"`},
		},
		"somebody else's folder": {
			func(t *testing.T, dir string) { os.Remove(dir + "/" + manifestName) },
			[]string{`"eastvale/index.html"`, "may be the wrong folder"},
		},
		"a damaged list": {
			func(t *testing.T, dir string) { write(t, dir+"/"+manifestName, manifestHead+"nonsense  index.html\n") },
			[]string{manifestName, "is damaged", "then build again"},
		},
		"a list that leads out of the folder": {
			func(t *testing.T, dir string) {
				write(t, dir+"/"+manifestName, manifestHead+strings.Repeat("0", 64)+"  ../other\n")
			},
			[]string{manifestName, "is damaged"},
		},
		"a list cut short by a power cut": {
			func(t *testing.T, dir string) { write(t, dir+"/"+manifestName, "") },
			[]string{manifestName, "is damaged"},
		},
		"a dotfile by hand where the build makes another": {
			func(t *testing.T, dir string) { write(t, dir+"/.extra", "mine") },
			[]string{`".extra" was put there by hand`, "move or delete"},
		},
		"a file where the folder should be": {
			func(t *testing.T, dir string) { os.RemoveAll(dir); write(t, dir, "mine") },
			[]string{"it is a file", "publish into another folder"},
		},
		"a link where the folder should be": {
			func(t *testing.T, dir string) {
				os.Rename(dir, dir+"-real")
				if err := os.Symlink("public-real", dir); err != nil {
					t.Skip(err)
				}
			},
			[]string{"symbolic link", "public-real", "publish into that folder"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := published(t)
			test.spoil(t, dir)
			before := look(t, filepath.Dir(dir))
			next := site()
			next["index.html"] = "new front door"
			next[".extra"] = "made by the build"
			begun := false
			_, err := Folder(dir, func(add func(string, []byte) error) error {
				begun = true
				return putting(next)(add)
			})
			wants(t, err, append(test.want, dir)...)
			if late := name == "a dotfile by hand where the build makes another"; begun != late {
				t.Errorf("the build was begun: %v, want %v", begun, late)
			}
			same(t, "all", look(t, filepath.Dir(dir)), before)
		})
	}
	for _, dir := range []string{"", string(filepath.Separator)} {
		_, err := Folder(dir, putting(site()))
		wants(t, err, "name")
	}
}

func TestAFileAddedDuringTheRunIsRefused(t *testing.T) {
	dir := published(t)
	_, err := Folder(dir, func(add func(string, []byte) error) error {
		write(t, dir+"/mine", "mine")
		return add("index.html", nil)
	})
	wants(t, err, `"mine"`)
	if look(t, dir)["mine"] == "" {
		t.Error("the file is gone")
	}
}

func TestDotfilesAreCarried(t *testing.T) {
	for way, on := range ways {
		t.Run(way, func(t *testing.T) {
			dir := published(t)
			write(t, dir+"/.gitignore", "*\n")
			write(t, dir+"/.git/objects/1", "closed")
			write(t, dir+"/.git/refs/heads/topic", "1")
			write(t, dir+"/.git/refs/heads/other", "2")
			write(t, dir+"/.well-known/security.txt", "by hand")
			write(t, dir+"/eastvale/.DS_Store", "dropped")
			os.MkdirAll(dir+"/.git/empty/er", 0o755)
			os.MkdirAll(dir+"/left/by/someone", 0o755) // without a file: dropped
			os.Chmod(dir+"/.git/refs/heads/topic", 0o700)
			os.Chmod(dir+"/.git/empty", 0o700)
			os.Chmod(dir+"/.git/objects", 0o500)
			os.Chmod(dir+"/.well-known", 0o700)
			t.Cleanup(func() { os.Chmod(dir+"/.git/objects", 0o700) })
			if err := os.Symlink("../nowhere", dir+"/.git/link"); err != nil && runtime.GOOS != "windows" {
				t.Fatal(err)
			}
			want := look(t, dir)
			want[".well-known"] = "drwxr-xr-x" // it becomes the build's own
			for name := range want {
				if strings.HasPrefix(name, "left") || strings.HasSuffix(name, ".DS_Store") {
					delete(want, name)
				}
			}
			next := site()
			next[".well-known/made.txt"] = "by the build"
			next[".made/made.txt"] = "by the build"
			object, _ := os.Stat(dir + "/.git/objects/1")
			for range 2 {
				if _, err := folder(dir, on, Note{}, putting(next)); err != nil {
					t.Fatal(err)
				}
				got := look(t, dir)
				want[manifestName] = got[manifestName]
				want[".well-known/made.txt"] = "-rw-r--r-- by the build"
				want[".made/made.txt"] = "-rw-r--r-- by the build"
				want[".made"] = "drwxr-xr-x"
				same(t, "folder", got, want)
				carried, err := os.Stat(dir + "/.git/objects/1")
				if err != nil || carried.ModTime() != object.ModTime() {
					t.Errorf("the carried file is of %v, want %v", carried.ModTime(), object.ModTime())
				}
				if way != "no links" && !os.SameFile(object, carried) {
					t.Error("the carried file is a copy")
				}
			}
			// Ours goes when the build makes it no more; the neighbour made by hand stays.
			if _, err := folder(dir, on, Note{}, putting(site())); err != nil {
				t.Fatal(err)
			}
			got := look(t, dir)
			delete(want, ".well-known/made.txt")
			delete(want, ".made/made.txt")
			delete(want, ".made")
			want[manifestName] = got[manifestName]
			same(t, "folder", got, want)
			alone(t, filepath.Dir(dir), "public")
		})
	}
}

func TestADotfileWithTheSameBytesIsTaken(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	write(t, dir+"/.nojekyll", "")
	s, err := Folder(dir, putting(site()))
	if err != nil {
		t.Fatal(err)
	}
	if s.Files != len(site()) || s.Unchanged != 1 {
		t.Errorf("got %+v", s)
	}
}

func TestEmptyAndMissingFolders(t *testing.T) {
	parent := t.TempDir()
	os.Mkdir(parent+"/empty", 0o755)
	for _, name := range []string{"empty", "missing", "deep/down/missing"} {
		dir := filepath.Join(parent, name)
		if _, err := Folder(dir, func(func(string, []byte) error) error { return errors.New("no") }); err == nil {
			t.Error("no error")
		}
		alone(t, parent, "empty") // parents made for a failed run are gone
		if _, err := Folder(dir, putting(site())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := look(t, dir)["index.html"]; got != "-rw-r--r-- front door" {
			t.Errorf("%s: index.html is %q", name, got)
		}
		os.RemoveAll(dir)
		os.RemoveAll(filepath.Join(parent, "deep"))
		os.Mkdir(parent+"/empty", 0o755)
	}
}

func TestRelativeFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, err := Folder("public/", putting(site())); err != nil {
		t.Fatal(err)
	}
	alone(t, ".", "public")
}

func TestAFailedRunChangesNothing(t *testing.T) {
	mine := errors.New("a template is missing")
	tests := map[string]func(add func(string, []byte) error) error{
		"write fails":           func(add func(string, []byte) error) error { add("index.html", []byte("new")); return mine },
		"an unheeded bad name":  func(add func(string, []byte) error) error { add("../out", nil); return nil },
		"an unheeded duplicate": func(add func(string, []byte) error) error { add("a", nil); add("a", nil); return nil },
		"a path too long for the system": func(add func(string, []byte) error) error {
			return add(strings.Repeat(strings.Repeat("x", 200)+"/", 40)+"index.html", nil)
		},
		"write panics": func(add func(string, []byte) error) error { add("index.html", []byte("new")); panic(mine) },
	}
	for name, write := range tests {
		t.Run(name, func(t *testing.T) {
			dir := published(t)
			before := look(t, filepath.Dir(dir))
			err, recovered := func() (err error, recovered any) {
				defer func() { recovered = recover() }()
				s, err := Folder(dir, write)
				if s != (Summary{}) {
					t.Errorf("got %+v", s)
				}
				return err, nil
			}()
			if err == nil && recovered == nil {
				t.Error("the run succeeded")
			}
			if name == "write fails" && err != mine {
				t.Errorf("got %v, want the error of write itself", err)
			}
			if strings.HasPrefix(name, "write panics") && recovered != mine {
				t.Errorf("recovered %v", recovered)
			}
			if strings.Contains(name, "too long") {
				wants(t, err, "shorten the name", "is as it was")
			}
			same(t, "all", look(t, filepath.Dir(dir)), before)
			if _, err := Folder(dir, putting(site())); err != nil {
				t.Errorf("next run: %v", err)
			}
		})
	}
}

func TestAnImpossibleParent(t *testing.T) {
	parent := t.TempDir()
	write(t, parent+"/file", "mine")
	_, err := Folder(parent+"/file/public", putting(site()))
	wants(t, err, parent, "another folder")

	if os.Geteuid() <= 0 {
		return // permissions do not bind root, and Windows has others
	}
	dir := published(t)
	before := look(t, dir)
	os.Chmod(filepath.Dir(dir), 0o555)
	defer os.Chmod(filepath.Dir(dir), 0o755)
	_, err = Folder(dir, putting(map[string]string{"a": "b"}))
	wants(t, err, dir, "writable for you")
	same(t, "folder", look(t, dir), before)
}

func TestLateAdd(t *testing.T) {
	var late func(string, []byte) error
	dir := filepath.Join(t.TempDir(), "public")
	_, err := Folder(dir, func(add func(string, []byte) error) error { late = add; return add("a", nil) })
	if err != nil {
		t.Fatal(err)
	}
	wants(t, late("b", nil), `"b" was added too late`)
	if look(t, dir)["b"] != "" {
		t.Error("the late file was published")
	}
}

// A file that is being added when write returns is published as a whole or not at all.
func TestForgottenAdds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	errs := make([]error, 8)
	content := make([]byte, 8<<20) // takes longer to add than write takes to return
	var wait sync.WaitGroup
	s, err := Folder(dir, func(add func(string, []byte) error) error {
		var begun sync.WaitGroup
		begun.Add(len(errs))
		for i := range errs {
			wait.Go(func() { begun.Done(); errs[i] = add(fmt.Sprint(i), content) })
		}
		begun.Wait()
		return add("index.html", nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	wait.Wait()
	added := 1
	got := look(t, dir)
	for i, err := range errs {
		if err != nil {
			wants(t, err, "too late")
		} else {
			added++
		}
		name := fmt.Sprint(i)
		_, there := got[name]
		listed := strings.Contains(got[manifestName], "  "+name+"\n")
		if there != (err == nil) || listed != there {
			t.Errorf("file %q is there: %v, is in the list: %v, and add said %v", name, there, listed, err)
		}
	}
	if s.Files != added {
		t.Errorf("%d files were counted, want %d", s.Files, added)
	}
}

func TestTwoRunsAtOnce(t *testing.T) {
	dir := published(t)
	want := look(t, dir)
	_, err := Folder(dir, func(add func(string, []byte) error) error {
		_, second := Folder(dir, putting(map[string]string{"second": "second"}))
		wants(t, second, dir, "another build", "wait until it has ended")
		// A folder of its own beside it is free.
		if _, err := Folder(dir+"-other", putting(site())); err != nil {
			t.Error(err)
		}
		return putting(site())(add)
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "folder", look(t, dir), want)
	alone(t, filepath.Dir(dir), "public", "public-other")
}

func TestTheLockAdmitsOneAtATime(t *testing.T) {
	parent := t.TempDir()
	var wait sync.WaitGroup
	var inside sync.Mutex
	for range 8 {
		wait.Go(func() {
			for range 2000 {
				unlock, err := lockFile(filepath.Join(parent, ".public.lock"))
				if err == errLocked {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if !inside.TryLock() {
					t.Error("two hold the lock")
				} else {
					runtime.Gosched()
					inside.Unlock()
				}
				unlock()
			}
		})
	}
	wait.Wait()
	alone(t, parent)
}

// What killed runs can leave, made by hand.
func TestLeftovers(t *testing.T) {
	failing := func(func(string, []byte) error) error { return errors.New("no") }
	t.Run("a half-made tree", func(t *testing.T) {
		dir := published(t)
		parent, want := filepath.Dir(dir), look(t, dir)
		write(t, parent+"/.public.next-12/"+markerName, "")
		write(t, parent+"/.public.next-12/site/half", "half")
		os.Mkdir(parent+"/.public.next-7", 0o700) // killed before it was marked
		write(t, parent+"/.public.lock", "")
		Folder(dir, failing)
		alone(t, parent, "public")
		same(t, "folder", look(t, dir), want)
	})
	t.Run("not ours", func(t *testing.T) {
		dir := published(t)
		parent := filepath.Dir(dir)
		write(t, parent+"/.public.next-12/mine", "without the marker")
		write(t, parent+"/.public.next-x1/"+markerName, "another pattern")
		write(t, parent+"/.public.next-1.next-2/"+markerName, "of the folder public.next-1")
		write(t, parent+"/.publi.next-3/"+markerName, "of the folder publi")
		write(t, parent+"/.public.next-4", "a file")
		want := look(t, parent)
		if _, err := Folder(dir, putting(site())); err != nil {
			t.Fatal(err)
		}
		same(t, "all", look(t, parent), want)
	})
	t.Run("killed between two renames", func(t *testing.T) {
		dir := published(t)
		parent, want := filepath.Dir(dir), look(t, dir)
		write(t, parent+"/.public.next-12/"+markerName, "")
		write(t, parent+"/.public.next-12/site/new", "new")
		if err := os.Rename(dir, parent+"/.public.next-12/former"); err != nil {
			t.Fatal(err)
		}
		Folder(dir, failing)
		same(t, "folder", look(t, dir), want)
		alone(t, parent, "public")
	})
	t.Run("killed after two renames", func(t *testing.T) {
		dir := published(t)
		parent, want := filepath.Dir(dir), look(t, dir)
		write(t, parent+"/.public.next-12/"+markerName, "")
		write(t, parent+"/.public.next-12/former/old", "old")
		Folder(dir, failing)
		same(t, "folder", look(t, dir), want)
		alone(t, parent, "public")
	})
	t.Run("killed between two renames and made again by hand", func(t *testing.T) {
		dir := published(t)
		parent := filepath.Dir(dir)
		write(t, parent+"/.public.next-12/"+markerName, "")
		write(t, parent+"/.public.next-12/site/new", "new")
		write(t, parent+"/.public.next-12/former/.git/config", "precious")
		want := look(t, parent)
		_, err := Folder(dir, putting(site()))
		wants(t, err, dir, "former", "delete the one that you do not need")
		same(t, "all", look(t, parent), want)
	})
}

func TestTheSecondRenameFails(t *testing.T) {
	dir := published(t)
	before := look(t, filepath.Dir(dir))
	_, err := folder(dir, system{link: os.Link, exchange: func(next, _ string) error {
		os.RemoveAll(next) // so that there is nothing to rename
		return errors.ErrUnsupported
	}}, Note{}, putting(map[string]string{"new": "new"}))
	wants(t, err, dir, "putting the new site in place", "is as it was")
	same(t, "all", look(t, filepath.Dir(dir)), before)
}

func TestAFormerTreeThatMayBeWantedIsKept(t *testing.T) {
	// Both the second rename and its undoing failed: only this is left of the former site.
	s := staging(t.TempDir())
	write(t, s.marker(), "")
	write(t, s.former()+"/index.html", "front door")
	if err := (target{}).remove(s); err != nil || !exists(s.former()+"/index.html") {
		t.Errorf("the former site is gone (%v)", err)
	}
}

func TestTheListCanBeChecked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Folder(dir, putting(map[string]string{"b": "", "a": ""})); err != nil {
		t.Fatal(err)
	}
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	want := manifestHead + empty + "  a\n" + empty + "  b\n"
	if got, _ := os.ReadFile(dir + "/" + manifestName); string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnUnchangedSiteIsLeftAlone(t *testing.T) {
	dir := published(t)
	write(t, dir+"/.gitignore", "*\n")
	before, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	same := func() bool {
		s, err := Folder(dir, putting(site()))
		if err != nil || s.Files != len(site()) || s.Unchanged > s.Files {
			t.Fatalf("%+v, %v", s, err)
		}
		after, err := os.Stat(dir)
		if err != nil {
			t.Fatal(err)
		}
		left := os.SameFile(before, after)
		before = after
		alone(t, filepath.Dir(dir), "public")
		return left
	}
	if !same() {
		t.Error("the folder was replaced by one with the same files")
	}
	want := look(t, dir)
	for name, spoil := range map[string]func(){
		"an edited file":   func() { write(t, dir+"/index.html", "FRONT DOOR") },
		"a lost file":      func() { os.Remove(dir + "/eastvale/index.html") },
		"an empty folder":  func() { os.Mkdir(dir+"/left", 0o755) },
		"a desktop's file": func() { write(t, dir+"/eastvale/.DS_Store", "x") },
		"a file's mode":    func() { os.Chmod(dir+"/index.html", 0o600) },
		"a folder's mode":  func() { os.Chmod(dir+"/eastvale", 0o700) },
		"the root's mode":  func() { os.Chmod(dir, 0o700) },
		"the list's mode":  func() { os.Chmod(dir+"/"+manifestName, 0o600) },
		"nothing":          func() {},
	} {
		spoil()
		left := same()
		if left != (name == "nothing") && !(runtime.GOOS == "windows" && strings.HasSuffix(name, "mode")) {
			t.Errorf("%s: the folder was left alone: %v", name, left)
		}
		if got := look(t, dir); !maps.Equal(got, want) && runtime.GOOS != "windows" {
			t.Errorf("%s: the folder holds %v, want %v", name, got, want)
		}
	}
}

// A file that somebody edits after it was compared is not taken into the new site.
func TestAnEditDuringTheRun(t *testing.T) {
	for way, on := range ways {
		t.Run(way, func(t *testing.T) {
			dir := published(t)
			_, err := folder(dir, on, Note{}, func(add func(string, []byte) error) error {
				if err := add("index.html", []byte(site()["index.html"])); err != nil {
					return err
				}
				write(t, dir+"/index.html", "edited door")
				return add("new.html", []byte("new"))
			})
			wants(t, err, dir, `"index.html" was changed there while the build ran`, "build again")
			if got := look(t, dir)["index.html"]; got != "-rw-r--r-- edited door" {
				t.Errorf("the file is %q", got)
			}
			alone(t, filepath.Dir(dir), "public")
			if _, err := folder(dir, on, Note{}, putting(site())); err != nil {
				t.Error(err)
			}
		})
	}
}
