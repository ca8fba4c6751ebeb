package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	long := strings.Repeat("x", 255)
	tests := []struct {
		names string // one or several, divided by spaces
		want  string // part of the error, or "" when all are good
	}{
		{"index.html a/index.html a/b/c.d", ""},
		{".nojekyll .well-known/security.txt a/.b", ""},
		{"ŵy/tŷ.html", ""},
		{long + "/" + long, ""},
		{"ab/x a/bx", ""},
		{long + "x", "255"},
		{strings.Repeat("ŵ", 128), "256 bytes"},
		{"..", `without "." or ".."`},
		{"../a", `without "." or ".."`},
		{"a/../b", `without "." or ".."`},
		{"a/./b", `without "." or ".."`},
		{"a//b", "empty parts"},
		{"a/", "empty parts"},
		{"/a", "leading slash"},
		{`a\b`, `leave out the '\\'`},
		{"C:a", `leave out the ':'`},
		{"index.html?v=1", `leave out the '?'`},
		{"a\x00b", "control character"},
		{"a\nb", "control character"},
		{"\xff", "UTF-8"},
		{".", "names no file"},
		{"", "names no file"},
		{"a./b", "Windows"},
		{".register-manifest", "list of published files"},
		{".Register-Manifest/a", "list of published files"},
		{".Register-build", "note for the next build"},
		{"a a", `the name "a" is there twice`},
		{"a/b a/b", "there twice"},
		{"a a/b", "both a file and a folder"},
		{"a/b a", "both a folder and a file"},
		{"a/b/c a/b", "both a folder and a file"},
		{"a A", "upper and lower case"},
		{"tŷ TŶ", "upper and lower case"},
		{"k \u212a", "upper and lower case"},
		{"a/b A/c", `the names "a" and "A" differ`},
		{"a/b A", `the names "a" and "A" differ`},
	}
	for _, test := range tests {
		dir := filepath.Join(t.TempDir(), "public")
		_, err := Folder(dir, func(add func(string, []byte) error) error {
			for name := range strings.SplitSeq(test.names, " ") {
				if err := add(name, []byte(name)); err != nil {
					return err
				}
			}
			return nil
		})
		if test.want != "" {
			wants(t, err, test.want)
			alone(t, filepath.Dir(dir))
		} else if err != nil {
			t.Errorf("%q: %v", test.names, err)
		}
	}
}

func TestACarriedNameThatDiffersInCase(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	write(t, dir+"/.Nojekyll", "mine")
	_, err := Folder(dir, putting(site()))
	wants(t, err, ".Nojekyll", "put there by hand", "move or delete")
	// Two that the build does not make may differ as they like.
	dir = filepath.Join(t.TempDir(), "public")
	write(t, dir+"/.git/refs/Topic", "1")
	write(t, dir+"/.git/refs/topic", "2")
	if _, err := Folder(dir, putting(site())); err != nil {
		t.Fatal(err)
	}
}

// FuzzName publishes one file under a hostile name: it is refused, or there is just that file.
func FuzzName(f *testing.F) {
	for _, name := range []string{"index.html", "a/b", "../a", "/a", `a\b`, "a\x00", "a//b", ".", "a/..", "C:/a",
		".register-manifest", "a/ŵ.html", "\xff", "con", "a/./b", "..a", "a..", "...", "a b", "~", "-rf"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		if _, err := Folder(dir, func(add func(string, []byte) error) error { return add(name, []byte("x")) }); err != nil {
			alone(t, parent)
			return
		}
		alone(t, parent, "public")
		if strings.ContainsAny(name, "\\:\x00\n\r") || strings.HasPrefix(name, "/") {
			t.Errorf("%q was published", name)
		}
		var files []string
		for path, mode := range look(t, dir) {
			if !strings.HasPrefix(mode, "d") && path != manifestName {
				files = append(files, path)
			}
		}
		if len(files) != 1 || files[0] != name {
			t.Errorf("%q was published as %q", name, files)
		}
		// The list can be read back: the next run knows the file as ours.
		if _, err := Folder(dir, func(func(string, []byte) error) error { return nil }); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			t.Errorf("%q is still there", name)
		}
	})
}
