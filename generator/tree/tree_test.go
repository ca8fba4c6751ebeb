package tree

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

func TestFiles(t *testing.T) {
	files := Files{"a.toml": []byte("a"), "b/c.toml": []byte(""), "b/d/e.md": []byte("text")}
	if err := fstest.TestFS(files.FS(), "a.toml", "b/c.toml", "b/d/e.md"); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(Files{}.FS()); err != nil {
		t.Error(err)
	}
	again, err := Read(files.FS(), 3)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Differing(files); !slices.Equal(got, []string{"b/d/e.md"}) || string(again["b/d/e.md"]) != "tex" {
		t.Errorf("after reading at most 3 bytes, %q differ; the text is %q", got, again["b/d/e.md"])
	}
	changed := files.With(Files{"a.toml": []byte("b"), "f.toml": nil})
	if got := files.Differing(changed); !slices.Equal(got, []string{"a.toml", "f.toml"}) {
		t.Errorf("%q differ", got)
	}
	entries, err := fs.ReadDir(changed.FS(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if link := e.Type()&fs.ModeSymlink != 0; link != (e.Name() == "f.toml") {
			t.Errorf("%s is a link: %t", e.Name(), link)
		}
	}
	withDots, err := Read(fstest.MapFS{".git/x": {Data: []byte("x")}, "y": {Data: []byte("y")}, ".z": {}}, 10)
	if err != nil || len(withDots) != 1 {
		t.Errorf("with names that begin with a dot: %v, %v", withDots, err)
	}
}
