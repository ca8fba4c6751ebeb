package content

import (
	"io/fs"
	"os"
	"path"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// FuzzPlainly wants of every text that is read plainly what the parser reads.
func FuzzPlainly(f *testing.F) {
	for _, text := range plainTexts(f) {
		f.Add(text)
	}
	for _, text := range []string{
		"", "a = 1", "a = -0", "a = 01", "a = 1_000", "a = 1.50", "a = 1.", "a = .5", "a = 1e3", "a = \"\"", "a = \"\"\"x\"\"\"", "a = \"\"x",
		"a = 'x'", "a = \"x\\n\"", "a = \"é\"", "a = truer", "a = true # x", "a = [1, \"x\", { b = 2 }]", "a = [1,, 2]", "a = [1 2]", "a = [\n# x\n1,\n]",
		"a = { b = 1, }", "a = {\nb = 1 }", "a = { b = 1, b = 2 }", "a = 1\na = 2", "[a]\nb = 1\n[a]", "[[a]]\nb = 1\n[[a]]\nb = 2", "a = []\n[[a]]", "[a]\n[[a]]",
		"[[a]]\n[a]", "[a]x", "[a] # x\nb = 2", "a.b = 1", "\"a\" = 1", "a = 2024-03-12", "a = 1 b = 2", "a = \"x\ty\"", "# \x01", "a = {b=[{c=1}]}",
		"a = 12345678901234567890", "a = -", "a = --1", "a = +1", "a = 1.2.3", "= 1", "a =", "a", "[", "[]", "[[a]", "a = [", "a = {", "\t a = 1 \t", "a = 0.0", "a = -0.0",
		"a.b = 1\na.c = 2", "a.b = 1\na.b = 2", "a.b = 1\na = 2", "a = 1\na.b = 2", "a.b.c = 1\na.b.d = 2\na.e = 3", "a.b = 1\na.b.c = 2", "a.b.c = 1\na.b = 2",
		"[x]\na.b = 1\n[y]\na.b = 2", "[x]\na.b = 1\n[x.a]\nc = 2", "a.b = 1\n[a]\nc = 2", "[a]\nb = 1\n[c]\nd.e = { f = 1 }\nd.e.g = 2", "a = { b = 1 }\na.c = 2",
		"a = { b.c = 1 }", "a . b = 1", "a.\"b\" = 1", "a. = 1", ".a = 1", "a..b = 1", "1.2 = 3", "[[x]]\na.b = 1\n[[x]]\na.b = 2", "a.b = [{ c = 1 }]\na.b.c = 1",
		`a = "x \"y\" z"`, `a = "\\"`, `a = "\\\""`, `a = "\"`, `a = "\""`, `a = "\"""`, `a = "\q"`, `a = "\u00e9"`, `a = "\\n"`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := plainly(text)
		if !ok {
			return
		}
		var want map[string]any
		if _, err := toml.Decode(text, &want); err != nil {
			t.Fatalf("%q is read plainly, but the parser says %v", text, err)
		}
		if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as\n%#v\nnot as\n%#v", text, got, want)
		}
		braces, _ := plainBraces(text)
		all := outlineOf([]byte(text)).braces
		for path := range braces {
			if !all[path] {
				t.Fatalf("%q: %s is not written in braces", text, path)
			}
		}
		for path := range all {
			if inRow := strings.ContainsAny(path, "["); !inRow && !braces[path] && !braces[parentPath(path)] {
				t.Fatalf("%q: %s is written in braces", text, path)
			}
		}
	})
}

// plainTexts gives the headers and facts of some of the shipped content.
func plainTexts(t testing.TB) []string {
	var texts []string
	files := 0
	err := fs.WalkDir(os.DirFS("../../content"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".toml" && path.Ext(name) != ".md" {
			return err
		}
		if files++; files%7 != 0 && !strings.HasPrefix(name, "vocabulary/") && !strings.HasPrefix(name, "words/") {
			return nil
		}
		b, err := os.ReadFile("../../content/" + name)
		if err != nil {
			return err
		}
		if path.Ext(name) == ".md" {
			header, _, f := cutHeader(b)
			if f != nil {
				return nil
			}
			b = header
		}
		texts = append(texts, string(b))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// TestMostFilesArePlain keeps the quick way from being left unnoticed.
func TestMostFilesArePlain(t *testing.T) {
	texts := plainTexts(t)
	plain := 0
	for _, text := range texts {
		if _, ok := plainly(text); ok {
			plain++
		}
	}
	if plain*100 < len(texts)*90 {
		t.Errorf("%d of %d files are plain", plain, len(texts))
	}
}
