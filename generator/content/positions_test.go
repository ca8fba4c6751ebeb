package content

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/problem"
)

// tricky are texts in which places are hard to tell.
var tricky = []string{
	"a = 1\n",
	"a = [1, 2,\n  3, # three\n  # four\n  4,\n]\nb = [ [1, [2]], [\n3 ] ]\n",
	"a = { b = 1, c = [ { d = 2 }, {d = 3} ] }\n",
	"a = {\n  b = 1, # one\n  c = { d.e = 2 },\n}\n",
	"a.b.c = 1\na.b.d = 2\n\"x y\".'z.w' = 3\n",
	"[a]\nb = 1\n[a.c]\nd = 2\n[ e . f ]\ng = 3\n",
	"[[a]]\nb = 1\n  [[a.c]]\n  d = 2\n  [[a.c]]\n  d = 3\n[[a]]\n[a.e]\nf = 4\n[[a.c]]\nd = 5\n",
	"a = \"\"\"\nb = [[\n\"\"\"\nc = '''x'''\nd = '[[e]]'\n",
	"a = 2024-03-12\nb = 10:30:00\nc = 2024-03-12T10:00:00Z\nd = -1.5e3\ne = inf\nf = 0xff\ng = true\n",
	"ŵ = 1\n",
	"\"ŵ\" = \"ŷ\" # â\na = [\"ŵŷ\", \"x\"]\n",
	"a = []\nb = {}\nc = [{}]\n",
	"[a]\n[b]\n[[c]]\n[[c]]\n",
	"a = [ # x ] }\n]\n",
}

// The parser that reads and the parser that tells places agree on what is in a text.
func TestParsersAgree(t *testing.T) {
	corpus := slices.Clone(tricky)
	for name, text := range small {
		if strings.HasSuffix(name, ".toml") {
			corpus = append(corpus, text)
		}
	}
	for _, text := range corpus {
		tree, f := parse([]byte(text))
		if f != nil {
			if !strings.HasPrefix(text, "ŵ") {
				t.Errorf("%q can't be read: %s", text, f.what)
			}
			continue
		}
		if diff := disagreement(tree, []byte(text)); diff != "" {
			t.Errorf("in %q %s", text, diff)
		}
	}
}

// disagreement compares a tree with the outline of its text.
func disagreement(tree map[string]any, text []byte) string {
	o := outlineOf(text)
	var paths []string
	flatten(tree, "", &paths)
	for _, path := range paths {
		if _, ok := o.spots[path]; !ok {
			return fmt.Sprintf("%s has no place", path)
		}
	}
	for path := range o.spots {
		if !slices.Contains(paths, path) {
			return fmt.Sprintf("%s has a place but no value", path)
		}
	}
	return ""
}

func flatten(value any, path string, paths *[]string) {
	if path != "" {
		*paths = append(*paths, path)
	}
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			flatten(inner, join(path, key), paths)
		}
	case []map[string]any:
		for i, inner := range value {
			flatten(inner, item(path, i), paths)
		}
	case []any:
		for i, inner := range value {
			flatten(inner, item(path, i), paths)
		}
	}
}

// Every place is where a reader of the text would point.
func TestPlace(t *testing.T) {
	files := smallFS()
	spoil(t, files, "organisations/northmarsh-council.toml", "", `short_names = [ "ŵ", "Côuncil",
	# more
	"NC" ]
extra.inner = 1
"odd key" = { a = [1, { b = 2 }] }
nested = [[1, 2 ], [ 3 ], { a = [ 4 ], b = 5 }, 6]
`)
	content, _ := mustRead(t, files)
	council := "organisations/northmarsh-council.toml"
	about := "areas/northmarsh/partnerships/safer-northmarsh/about.md"
	for _, c := range []struct {
		file, field string
		atKey       bool
		want        string
	}{
		{safer, "name", false, "1:8"},
		{safer, "name", true, "1:1"},
		{safer, "short_names[1]", false, "2:23"},
		{safer, "short_names[1]", true, "2:23"},
		{safer, "short_names[7]", false, "2:15"},
		{safer, "seats", false, "14:1"},
		{safer, "seats", true, "14:3"},
		{safer, "seats[0]", false, "14:1"},
		{safer, "seats[0].role", false, "16:8"},
		{safer, "seats[1]", false, "18:1"},
		{safer, "seats[1]", true, "18:3"},
		{safer, "seats[1].kind", true, "19:1"},
		{safer, "seats[1].organisation", true, "18:1"},
		{safer, "seats[9].organisation", false, "14:1"},
		{safer, "relations[1].partnership", false, "34:15"},
		{safer, "website", false, "1:1"},
		{safer, "", false, "1:1"},
		{"vocabulary/partnership-types.toml", "type[0]", false, "2:1"},
		{"vocabulary/partnership-types.toml", "type[1].id", false, "14:6"},
		{"vocabulary/partnership-types.toml", "type[0].nations[1]", false, "7:23"},
		{"vocabulary/evidence.toml", "effect[0].name", false, "14:8"},
		{council, "from", false, "5:8"},
		{council, "sources[0]", false, "6:12"},
		{council, "sources[0].url", false, "6:48"},
		{council, "sources[0].date", true, "6:84"},
		{council, "sources[0].note", true, "6:12"},
		{council, "short_names[1]", false, "7:22"},
		{council, "short_names[2]", false, "9:2"},
		{council, "extra", false, "10:1"},
		{council, "extra.inner", true, "10:7"},
		{council, "extra.inner", false, "10:15"},
		{council, `"odd key".a[1].b`, false, "11:29"},
		{council, `"odd key".a[1].c.d`, false, "11:23"},
		{council, "nested[1]", false, "12:20"},
		{council, "nested[1][0]", false, "12:22"},
		{council, "nested[2].b", true, "12:40"},
		{council, "nested[3]", false, "12:49"},
		{"editions/england/edition.toml", "paths", false, "7:1"},
		{"editions/england/edition.toml", "paths.en", false, "8:6"},
		{"editions/england/edition.toml", "paths.cy", false, "7:1"},
		{lights + ".md", "title", false, "2:9"},
		{lights + ".md", "sources[0].url", true, "7:32"},
		{lights + ".md", "priorities", false, "1:1"},
		{lights + ".md", "line:1", false, "9:1"},
		{lights + ".md", "line:2", false, "10:1"},
		{lights + ".md", "line:99", false, "10:1"},
		{lights + ".cy.md", "line:1", false, "4:1"},
		{about, "line:3", false, "3:1"},
		{about, "line:x", false, "1:1"},
		{about, "name", false, "1:1"},
		{"nowhere.toml", "name", false, "1:1"},
		{"", "", false, "1:1"},
	} {
		problems := []problem.Problem{{File: c.file, Field: c.field, AtKey: c.atKey}}
		content.Positions.Place(problems)
		if got := fmt.Sprintf("%d:%d", problems[0].Line, problems[0].Column); got != c.want {
			t.Errorf("%s %s (key: %t) is placed at %s, want %s", c.file, c.field, c.atKey, got, c.want)
		}
	}

	// What has a place keeps it.
	problems := []problem.Problem{{File: safer, Field: "name", Line: 5, Column: 6}}
	content.Positions.Place(problems)
	if problems[0].Line != 5 || problems[0].Column != 6 {
		t.Errorf("a placed problem has moved to %d:%d", problems[0].Line, problems[0].Column)
	}
}

// FuzzReadTOML reads any text as each kind of file: nothing panics, every problem has a place inside
// the file, and the two parsers agree.
func FuzzReadTOML(f *testing.F) {
	for _, text := range tricky {
		f.Add(text)
	}
	for _, text := range small {
		f.Add(text)
	}
	for _, changes := range changes {
		for _, c := range changes {
			f.Add(c.new)
		}
	}
	for _, text := range shipped(f, ".toml") {
		f.Add(text)
	}
	names := []string{"register.toml", "vocabulary/evidence.toml", "words/en.toml", safer, lights + ".md", lights + ".cy.md", "areas/northmarsh/partnerships/safer-northmarsh/about.md"}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range names {
			files := fstest.MapFS{name: {Data: []byte(text)}}
			content, problems, err := Read(files)
			if err != nil {
				t.Fatal(err)
			}
			shown := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
			for _, p := range problems {
				if p.What == "" || p.Remedy == "" || p.Check == "" || p.Mender == "" || p.Line < 1 || p.Column < 1 {
					t.Errorf("incomplete: %+v", p)
				}
				if p.File == name && (p.Line > len(shown) || p.Column > len([]rune(shown[p.Line-1]))+1) {
					t.Errorf("%s is outside the file %q", p, text)
				}
				if len([]rune(p.String())) > 1500 {
					t.Errorf("a message of %d characters: %.300s", len(p.String()), p)
				}
			}
			for _, path := range []string{"name", "seats[2].organisation", "line:3", text, `a."` + text} {
				one := []problem.Problem{{File: name, Field: path}}
				content.Positions.Place(one)
				if one[0].Line < 1 || one[0].Line > len(shown) || one[0].Column < 1 {
					t.Errorf("%q is placed at %d:%d", path, one[0].Line, one[0].Column)
				}
			}
		}
		if tree, fault := parse([]byte(text)); fault == nil {
			if diff := disagreement(tree, []byte(text)); diff != "" {
				t.Errorf("in %q %s", text, diff)
			}
		}
	})
}

// FuzzCutHeader cuts any text: what comes out are parts of the text, and the header keeps its lines.
func FuzzCutHeader(f *testing.F) {
	for _, text := range []string{"", "+++", "+++\n", "+++\n+++", "+++\na = 1\n+++\ntext", "+++ \n\n+++\t\n\n", "---\na: 1\n---\n", "+++\n++++\n", "++\n+++\n", "\n+++\n+++\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		header, body, fault := cutHeader([]byte(text))
		if fault != nil {
			if fault.offset != 0 || fault.what == "" || fault.remedy == "" {
				t.Errorf("fault %+v", fault)
			}
			return
		}
		if body < 0 || body > len(text) {
			t.Fatalf("the prose of %q begins at %d", text, body)
		}
		lines := strings.Split(text, "\n")
		for i, line := range strings.Split(string(header), "\n") {
			if i > 0 && line != "" && line != lines[i] {
				t.Errorf("line %d of the header of %q is %q", i+1, text, line)
			}
			if headerMark(line) {
				t.Errorf("the header of %q holds its own mark", text)
			}
		}
		// Header, its two marks and prose together are the text.
		first := strings.Index(text, "\n") + 1
		rest := text[first+len(header)-1 : body]
		if !headerMark(strings.TrimSuffix(rest, "\n")) || !headerMark(strings.TrimSuffix(text[:first], "\n")) {
			t.Errorf("%q is cut into %q and %q", text, header, text[body:])
		}
	})
}

// Our own expectations are never in a message that an editor reads.
func TestMessagesArePlain(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no expectations: %v", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			for _, jargon := range []string{"TOML", " table", "bare key", "array", "inline", "inferred", "integer", "string", "boolean", "float", "parse", "token", "EOF", "datetime", "nil", "%!"} {
				if !strings.HasPrefix(line, "## ") && strings.Contains(line, jargon) {
					t.Errorf("%s:%d says %q: %s", name, i+1, jargon, line)
				}
			}
		}
	}
}
