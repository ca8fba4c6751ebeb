package content

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const patchFile = "areas/northmarsh/partnerships/safer-reedham/partnership.toml"

const patchText = `# Read on the council's pages.
name = "Safer Reedham" # as on the web
type = "community-safety-partnership"
purpose = 'Cuts "crime".'

status = "active"
as_of = "2026-11"

chairs = [
  # Until the election.
  { post = "Leader of the council", from = "2023-05" }, # terms of reference
  { post = "Superintendent", role = "vice-chair" }
]

priorities = ["drugs", "knife-crime"]

sources = [
  { title = "Terms", url = "https://www.reedham.example/terms" },
]
`

// Each change gives the text with one line put in the place of others: the lines that begin with - go,
// those that begin with + come.
func TestPatch(t *testing.T) {
	for _, c := range []struct {
		name   string
		change Change
		want   string
	}{
		{"a value", Change{Path: "status", Value: "dormant"}, "-status = \"active\"\n+status = \"dormant\""},
		{"a value with a note behind it", Change{Path: "name", Value: `The "Safer" Ree\dham`},
			"-name = \"Safer Reedham\" # as on the web\n+name = \"The \\\"Safer\\\" Ree\\\\dham\" # as on the web"},
		{"a key in its block", Change{Path: "until", Value: "2027-03-31"}, "+until = \"2027-03-31\""},
		{"a key above the first of its block", Change{Path: "short_names", Value: []string{"SRP"}}, "+short_names = [\"SRP\"]"},
		{"a block of its own", Change{Path: "website", Value: "https://www.reedham.example/"}, "+website = \"https://www.reedham.example/\"\n+"},
		{"a number", Change{Path: "meetings_each_year", Value: 4}, "+meetings_each_year = 4\n+"},
		{"a key in a row", Change{Path: "chairs[0].until", Value: "2026-05-07"},
			"-  { post = \"Leader of the council\", from = \"2023-05\" }, # terms of reference\n+  { post = \"Leader of the council\", from = \"2023-05\", until = \"2026-05-07\" }, # terms of reference"},
		{"a key inside a row", Change{Path: "chairs[0].organisation", Value: "reedham-council"},
			"-  { post = \"Leader of the council\", from = \"2023-05\" }, # terms of reference\n+  { post = \"Leader of the council\", organisation = \"reedham-council\", from = \"2023-05\" }, # terms of reference"},
		{"a row", Change{Path: "chairs", Add: true, Value: Row{"from": "2026-05", "post": "Mayor"}},
			"-  { post = \"Superintendent\", role = \"vice-chair\" }\n+  { post = \"Superintendent\", role = \"vice-chair\" },\n+  { post = \"Mayor\", from = \"2026-05\" },"},
		{"rows", Change{Path: "meetings", Add: true, Value: Row{"status": "planned", "date": "2027-03-09"}},
			"+meetings = [\n+  { date = \"2027-03-09\", status = \"planned\" },\n+]\n+"},
		{"an entry", Change{Path: "priorities", Add: true, Value: "fraud"},
			"-priorities = [\"drugs\", \"knife-crime\"]\n+priorities = [\"drugs\", \"knife-crime\", \"fraud\"]"},
		{"other entries", Change{Path: "priorities", Value: []string{"fraud", "knife-crime"}},
			"-priorities = [\"drugs\", \"knife-crime\"]\n+priorities = [\"fraud\", \"knife-crime\"]"},
		{"less entries", Change{Path: "priorities", Value: []string{"knife-crime"}},
			"-priorities = [\"drugs\", \"knife-crime\"]\n+priorities = [\"knife-crime\"]"},
		{"an entry out", Change{Path: "priorities[1]"}, "-priorities = [\"drugs\", \"knife-crime\"]\n+priorities = [\"drugs\"]"},
		{"a key out", Change{Path: "as_of"}, "-as_of = \"2026-11\""},
		{"a block out", Change{Path: "priorities"}, "-priorities = [\"drugs\", \"knife-crime\"]\n-"},
		{"a row out", Change{Path: "chairs[1]"}, "-  { post = \"Superintendent\", role = \"vice-chair\" }"},
		{"a key out of a row", Change{Path: "chairs[1].role"}, "-  { post = \"Superintendent\", role = \"vice-chair\" }\n+  { post = \"Superintendent\" }"},
		{"the first key out of a row", Change{Path: "sources[0].title"},
			"-  { title = \"Terms\", url = \"https://www.reedham.example/terms\" },\n+  { url = \"https://www.reedham.example/terms\" },"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, ends := range []string{"\n", "\r\n"} {
				got, err := Patch(patchFile, []byte("\ufeff"+strings.ReplaceAll(patchText, "\n", ends)), c.change)
				if err != nil {
					t.Fatal(err)
				}
				text, found := strings.CutPrefix(string(got), "\ufeff")
				if !found {
					t.Error("the mark at the start is gone")
				}
				if strings.Count(text, "\n") != strings.Count(text, ends) {
					t.Errorf("line ends are mixed: %q", text)
				}
				if d := difference(patchText, strings.ReplaceAll(text, "\r\n", "\n")); d != c.want {
					t.Errorf("got\n%s\nwant\n%s", d, c.want)
				}
			}
		})
	}
}

// difference lists the lines that go and those that come, for texts with one place of difference.
func difference(old, now string) string {
	a, b := strings.Split(old, "\n"), strings.Split(now, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var lines []string
	for _, line := range a {
		lines = append(lines, "-"+line)
	}
	for _, line := range b {
		lines = append(lines, "+"+line)
	}
	return strings.Join(lines, "\n")
}

// Rows can also be written the long way, and files can be bare.
func TestPatchOtherForms(t *testing.T) {
	for _, c := range []struct {
		name, file, old string
		change          Change
		want            string
	}{
		{"a row the long way", patchFile, "name = \"A\"\n\n[[seats]]\nkind = \"health\"\n\n[[sources]]\ntitle = \"T\"\n", Change{Path: "seats", Add: true, Value: Row{"kind": "police"}},
			"name = \"A\"\n\n[[seats]]\nkind = \"health\"\n\n[[seats]]\nkind = \"police\"\n\n[[sources]]\ntitle = \"T\"\n"},
		{"a key of a row the long way", patchFile, "name = \"A\"\n\n[[seats]]\nkind = \"health\"\n\n[[sources]]\ntitle = \"T\"\n", Change{Path: "seats[0].until", Value: "2027"},
			"name = \"A\"\n\n[[seats]]\nkind = \"health\"\nuntil = \"2027\"\n\n[[sources]]\ntitle = \"T\"\n"},
		{"a plain key above such rows", patchFile, "name = \"A\"\n\n[[seats]]\nkind = \"health\"\n", Change{Path: "status", Value: "active"},
			"name = \"A\"\n\nstatus = \"active\"\n\n[[seats]]\nkind = \"health\"\n"},
		{"nothing but such rows", patchFile, "[[seats]]\nkind = \"health\"\n", Change{Path: "name", Value: "A"}, "name = \"A\"\n\n[[seats]]\nkind = \"health\"\n"},
		{"a row out the long way", patchFile, "name = \"A\"\n\n[[seats]]\nkind = \"health\"\n\n[[seats]]\nkind = \"police\"\n", Change{Path: "seats[1]"},
			"name = \"A\"\n\n[[seats]]\nkind = \"health\"\n"},
		{"a file with notes alone", patchFile, "# nothing yet", Change{Path: "name", Value: "A"}, "# nothing yet\nname = \"A\""},
		{"an empty file", patchFile, "", Change{Path: "name", Value: "A"}, "name = \"A\"\n"},
		{"a file without a last line break", patchFile, "name = \"A\"", Change{Path: "type", Value: "b"}, "name = \"A\"\ntype = \"b\""},
		{"a list over several lines", patchFile, "doubts = [\n  \"One.\", # first\n  # second\n  \"Two.\"]\n", Change{Path: "doubts", Add: true, Value: "Three."},
			"doubts = [\n  \"One.\", # first\n  # second\n  \"Two.\",\n  \"Three.\",\n]\n"},
		{"notes between entries stay", patchFile, "doubts = [\n  \"One.\", # first\n  # second\n  \"Two.\",\n  \"Three.\",\n]\n", Change{Path: "doubts", Value: []string{"One.", "Three."}},
			"doubts = [\n  \"One.\", # first\n  # second\n  \"Three.\",\n]\n"},
		{"an entry before all", patchFile, "doubts = [\n  \"One.\",\n]\n", Change{Path: "doubts", Value: []string{"None.", "One."}}, "doubts = [\n  \"None.\",\n  \"One.\",\n]\n"},
		{"the last entry takes the list with it", patchFile, "name = \"A\"\ndoubts = [\"One.\"]\n", Change{Path: "doubts[0]"}, "name = \"A\"\n"},
		{"a date without marks", patchFile, "name = \"A\"\nas_of = 2026-11-02\n", Change{Path: "as_of", Value: "2026-11-03"}, "name = \"A\"\nas_of = \"2026-11-03\"\n"},
		{"the header of a text", "areas/a/partnerships/b/evidence/c.md", "+++\r\ntitle = \"T\"\r\n+++\r\n\r\nText # with +++\r\n", Change{Path: "level", Value: "weak"},
			"+++\r\ntitle = \"T\"\r\nlevel = \"weak\"\r\n+++\r\n\r\nText # with +++\r\n"},
		{"a row of vocabulary", "vocabulary/sectors.toml", "[[sector]]\nid = \"a\"\n\n[[sector]]\nid = \"b\" # note\n", Change{Path: "sector[1].name", Value: "B"},
			"[[sector]]\nid = \"a\"\n\n[[sector]]\nid = \"b\" # note\nname = \"B\"\n"},
		{"a group", "editions/wales/edition.toml", "name = \"Wales\"\npaths = { en = \"wales\" }\n", Change{Path: "paths.cy", Value: "cymru"}, "name = \"Wales\"\npaths = { en = \"wales\", cy = \"cymru\" }\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Patch(c.file, []byte(c.old), c.change)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestPatchRefuses(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		change           Change
	}{
		{"a text with a fault", patchFile, "name = \"A", Change{Path: "name", Value: "B"}},
		{"an unknown file", "notes.toml", "", Change{Path: "name", Value: "B"}},
		{"an unknown key", patchFile, "name = \"A\"\n", Change{Path: "nam", Value: "B"}},
		{"a key of a row that is not there", patchFile, "name = \"A\"\n", Change{Path: "chairs[0].post", Value: "B"}},
		{"an entry that is not there", patchFile, "priorities = [\"a\"]\n", Change{Path: "priorities[1]", Value: "B"}},
		{"what is not there can't go", patchFile, "name = \"A\"\n", Change{Path: "status"}},
		{"an entry of a text", patchFile, "name = \"A\"\n", Change{Path: "name", Add: true, Value: "B"}},
		{"no path", patchFile, "name = \"A\"\n", Change{Path: "a..b", Value: "B"}},
		{"a key with dots", "editions/wales/edition.toml", "paths.en = \"wales\"\n", Change{Path: "paths.cy", Value: "B"}},
		{"a header without an end", "editions/a/pages/b.md", "+++\ntitle = \"T\"\n", Change{Path: "title", Value: "B"}},
	} {
		if got, err := Patch(c.file, []byte(c.text), c.change); err == nil {
			t.Errorf("%s: no error, but\n%s", c.name, got)
		}
	}
}

// Values of every file of the register can be written as they are without a change to any byte. Of each
// file some are tried, by turns all sorts.
func TestPatchOwnContent(t *testing.T) {
	root := os.DirFS("../../content")
	files := 0
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || shapeOfFile(name) == nil {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, ".cy.md") {
			return nil
		}
		files++
		tree, err := Facts(name, text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		paths := plainPaths(tree, "")
		for i, path := range paths {
			if every := len(paths)/2 + 1; i%every != files%every {
				continue
			}
			steps, _ := stepsOf(path)
			old := at(tree, steps)
			changed, err := Patch(name, text, Change{Path: path, Value: old})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if !bytes.Equal(changed, text) {
				t.Errorf("%s: writing %s as it is changes the file:\n%s", name, path, difference(string(text), string(changed)))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 1000 {
		t.Errorf("only %d files were tried", files)
	}
}

// plainPaths lists the paths of the values that are texts, numbers and the like, and of lists of texts.
func plainPaths(v any, path string) []string {
	switch v := v.(type) {
	case map[string]any:
		var paths []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if plainKey(name) {
				paths = append(paths, plainPaths(v[name], join(path, name))...)
			}
		}
		return paths
	case []any:
		var paths []string
		for i, entry := range v {
			paths = append(paths, plainPaths(entry, item(path, i))...)
		}
		return paths
	}
	return []string{path}
}

// FuzzPatch makes random changes in files of random layout. What was asked for is read back, all else is
// unchanged, and each note that does not stand behind what went is still there.
func FuzzPatch(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed, patchText)
	}
	f.Add(uint64(1), "name = \"A\"\n[[seats]]\nkind = \"x\" # note\n[[seats]]\n# other\norganisation = \"y\"\n")
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		before, err := Facts(patchFile, []byte(text))
		if err != nil {
			return
		}
		random := rand.New(rand.NewPCG(seed, 1))
		s := shapeOfFile(patchFile)
		change := randomChange(random, s, before)
		got, err := Patch(patchFile, []byte(text), change)
		if err != nil {
			if text == patchText && !strings.Contains(err.Error(), "is not there") && !strings.Contains(err.Error(), "no such entry") && !strings.Contains(err.Error(), "there is no") {
				t.Errorf("%+v: %v", change, err)
			}
			return
		}
		after, err := Facts(patchFile, got)
		if err != nil {
			t.Fatalf("%+v: the result can't be read:\n%s", change, got)
		}
		steps, _ := stepsOf(change.Path)
		now := at(after, steps)
		switch value := plainValue(change.Value); {
		case change.Add:
			list := now.([]any)
			if !reflect.DeepEqual(list[len(list)-1], value) {
				t.Errorf("%+v: the last entry is %v", change, list[len(list)-1])
			}
		case value != nil && !reflect.DeepEqual(now, value):
			t.Errorf("%+v: the value is %v", change, now)
		}
		for name, value := range before {
			if name != steps[0].key && !reflect.DeepEqual(after[name], value) {
				t.Errorf("%+v: %s was %v, is %v", change, name, value, after[name])
			}
		}
		if change.Value != nil && strings.Count(string(got), "#") < strings.Count(text, "#") {
			t.Errorf("%+v: a note is gone:\n%s", change, got)
		}
	})
}

func randomChange(random *rand.Rand, s *shape, tree map[string]any) Change {
	k := s.keys[random.IntN(len(s.keys))]
	path := k.name
	word := []string{"one", "two # no note", "a \"b\" \\c\n", "ŵ, [x] {y}", "'"}[random.IntN(5)]
	switch {
	case random.IntN(4) == 0:
		if list, isList := tree[k.name].([]any); isList && random.IntN(2) == 0 {
			path = item(path, random.IntN(len(list)+1))
		}
		return Change{Path: path}
	case k.rows != nil:
		inner := k.rows.keys[random.IntN(len(k.rows.keys))]
		if list, isList := tree[k.name].([]any); isList && len(list) > 0 && random.IntN(2) == 0 {
			return Change{Path: join(item(path, random.IntN(len(list))), inner.name), Value: word}
		}
		return Change{Path: path, Add: true, Value: Row{inner.name: word, k.rows.keys[0].name: "x"}}
	case k.form == textsForm || k.form == valuesForm:
		list := make([]string, 1+random.IntN(4))
		for i := range list {
			list[i] = []string{"drugs", "knife-crime", word}[random.IntN(3)]
		}
		if random.IntN(2) == 0 {
			return Change{Path: path, Add: true, Value: word}
		}
		return Change{Path: path, Value: list}
	case k.form == numberForm:
		return Change{Path: path, Value: random.IntN(100)}
	case k.form == decimalForm:
		return Change{Path: path, Value: []float64{0.25, 1.5, 9999.99}[random.IntN(3)]}
	case k.form == yesNoForm:
		return Change{Path: path, Value: random.IntN(2) == 0}
	}
	return Change{Path: path, Value: word}
}
