package content

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"
)

// countedFS counts which files are opened.
type countedFS struct {
	fstest.MapFS
	opened []string
}

func (f *countedFS) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	if info, err := fs.Lstat(f.MapFS, name); err == nil && !info.IsDir() {
		f.opened = append(f.opened, name)
	}
	return file, err
}

// spoilt are contents that a file may get.
var spoilt = []string{"", "name = \"Other\"\n", "nam = 1\n", "+++\nlevel = \"trial\"\nof = \"x\"\n+++\nText.\n", "rubbish", "Some text.\n", "+++\nof = \"1234\"\n+++\nTestun.\n"}

// TestAgainIsRead changes, takes away and adds files in no order, and wants what a fresh reading gives, and
// that only changed files are opened.
func TestAgainIsRead(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	files := &countedFS{MapFS: fstest.MapFS{}}
	var names []string
	for name, text := range small {
		files.MapFS[name] = &fstest.MapFile{Data: []byte(text)}
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range []string{"areas/northmarsh/partnerships/new-one/partnership.toml", "areas/northmarsh/partnerships/new-one/about.cy.md", "organisations/new.toml", "organisations/stray.md", "organisations/.hidden"} {
		names = append(names, name)
	}
	reader := NewReader(files)
	if _, _, err := reader.Read(); err != nil {
		t.Fatal(err)
	}
	for step := range 300 {
		var changed []string
		for range 1 + random.IntN(3) {
			name := names[random.IntN(len(names))]
			_, there := files.MapFS[name]
			switch {
			case !there && small[name] != "":
				files.MapFS[name] = &fstest.MapFile{Data: []byte(small[name])}
			case there && random.IntN(3) == 0:
				delete(files.MapFS, name)
				if random.IntN(2) == 0 {
					name = path.Dir(name) // as when a folder goes that has nothing else in it
				}
			default:
				text := spoilt[random.IntN(len(spoilt))]
				if random.IntN(2) == 0 && small[name] != "" {
					text = small[name]
				}
				files.MapFS[name] = &fstest.MapFile{Data: []byte(text)}
			}
			changed = append(changed, name)
		}
		files.opened = nil
		got, gotProblems, err := reader.Again(changed)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files.opened {
			if !slices.ContainsFunc(changed, func(c string) bool { return name == c || c == "." || within(name, c) }) {
				t.Fatalf("step %d: %s was opened, but %q changed", step, name, changed)
			}
		}
		want, wantProblems, err := Read(files.MapFS)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(gotProblems, wantProblems) {
			t.Fatalf("step %d, after %q: the problems are\n%v\nnot\n%v", step, changed, gotProblems, wantProblems)
		}
		if !reflect.DeepEqual(got.Register, want.Register) || !reflect.DeepEqual(got.Words, want.Words) || !reflect.DeepEqual(got.Help, want.Help) || !slices.Equal(got.Unread, want.Unread) {
			t.Fatalf("step %d, after %q: the content is not what a fresh reading gives", step, changed)
		}
	}
}

// TestEarlierContentStays reads again and wants what was given before to be as it was.
func TestEarlierContentStays(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range small {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	reader := NewReader(files)
	before, _, err := reader.Read()
	if err != nil {
		t.Fatal(err)
	}
	was := fmt.Sprintf("%+v", *before.Register.Partnerships[0])
	for range 3 {
		if _, _, err := reader.Again([]string{before.Register.Partnerships[0].File}); err != nil {
			t.Fatal(err)
		}
	}
	if now := fmt.Sprintf("%+v", *before.Register.Partnerships[0]); now != was {
		t.Errorf("the partnership became\n%s\nfrom\n%s", now, was)
	}
}

// TestDottedKeys holds the look for keys with dots, which the parser must be helped with.
func TestDottedKeys(t *testing.T) {
	for text, want := range map[string]bool{
		"a.b = 1":                         true,
		"\"a\".b = 1":                     true,
		"x = { a.b = 1 }":                 true,
		"x = [\n{ y = 1.5, a.b = 1 }\n]":  true,
		"x = [1.5,\n2.5]\na.b = 1":        true,
		"x = { y = [ 1.5 ], a . b = 2 }":  true,
		"x = 1.5":                         false,
		"x = \"a.b = 1\"":                 false,
		"# a.b = 1":                       false,
		"x = { y = 1.5, z = [2.5, 3.5] }": false,
		"x = [\n  1.5,\n  2.5\n]":         false,
		"\"a.b\" = 1":                     false,
		"x = 1.5 # a.b = 2\ny = 1.5":      false,
	} {
		if got := lookAt([]byte(text), len(text)).dotted; got != want {
			t.Errorf("%q: dotted is %v, want %v", text, got, want)
		}
	}
}
