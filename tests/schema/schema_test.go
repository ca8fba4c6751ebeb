// Package schema_test holds the JSON Schemas of the content files to what the program reads: every file of
// the register validates, and a schema and the reader agree on good and bad files as far as a schema can tell.
package schema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"partnershipregister/generator/content"
	"partnershipregister/generator/guide"
	"partnershipregister/generator/schema"
	"partnershipregister/generator/tree"
)

const root = "../../"

func all(t *testing.T) (tree.Files, *guide.Guide, []content.Sentence) {
	t.Helper()
	page, err := os.ReadFile(root + "content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := content.Read(os.DirFS(root + "content"))
	if err != nil {
		t.Fatal(err)
	}
	g := guide.Read(page)
	files, err := schema.All(g, c.Help)
	if err != nil {
		t.Fatal(err)
	}
	return files, g, c.Help
}

// The schemas in the repository are those that the command writes, and nothing else is there.
func TestUpToDate(t *testing.T) {
	files, _, _ := all(t)
	there, err := tree.Read(os.DirFS(root+"schema"), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files.Differing(there) {
		t.Errorf("schema/%s is out of date; run: go run ./cmd/register schema", name)
	}
}

// Each sentence that explains a key has its Welsh, and no other sentence is kept.
func TestWelsh(t *testing.T) {
	_, g, sentences := all(t)
	missing, unused, err := schema.Welsh(g, sentences)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range missing {
		t.Errorf("content/words/help.cy.toml has no Welsh for: %s", s)
	}
	for _, s := range unused {
		t.Errorf("content/words/help.cy.toml has a sentence that README.md does not have: %s", s)
	}
}

func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	files, _, _ := all(t)
	schemas := map[string]*jsonschema.Schema{}
	for name, text := range files {
		if bytes.Contains(text, []byte(`"oneOf"`)) {
			t.Errorf("%s has oneOf, which editors complete badly", name)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(name, v); err != nil {
			t.Fatal(err)
		}
		s, err := c.Compile(name)
		if err != nil {
			t.Fatal(err)
		}
		schemas[strings.TrimSuffix(name, ".json")] = s
	}
	return schemas
}

// forFile finds the kind of a file of the content folder, nil for one without a schema.
func forFile(name string) *schema.File {
	for i, f := range schema.Files {
		for _, p := range f.Paths {
			if ok, _ := path.Match(p, name); ok {
				return &schema.Files[i]
			}
		}
	}
	return nil
}

func instance(t *testing.T, name string, text []byte) any {
	t.Helper()
	facts, err := content.Facts(name, text)
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, text)
	}
	b, err := json.Marshal(facts)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestOwnContent(t *testing.T) {
	schemas := compiled(t)
	files := os.DirFS(root + "content")
	validated := map[string]int{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f := forFile(name)
		switch {
		case strings.HasPrefix(name, "words/") || name == "README.md" || strings.HasSuffix(name, ".cy.md") || path.Base(name) == "about.md" && !strings.Contains(name, "/pages/"):
			return nil
		case f == nil:
			t.Errorf("%s has no schema", name)
			return nil
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if err := schemas[f.Name].Validate(instance(t, name, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		validated[f.Name]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range schema.Files {
		if validated[f.Name] == 0 {
			t.Errorf("no file was validated by %s", f.Name)
		}
	}
}

// Every key of every kind of file, with good values and with bad ones of each sort, and without what is
// needed: where reading finds something wrong, so does the schema, and nowhere else.
func TestAgreement(t *testing.T) {
	schemas := compiled(t)
	tried, bad := 0, 0
	for _, f := range schema.Files {
		lists := f.Lists
		if f.Kind != "" {
			lists = []schema.List{{Kind: f.Kind}}
		}
		for _, list := range lists {
			// Files that may stand side by side are read at once.
			together := fstest.MapFS{}
			names := []string{}
			read := func() {
				_, problems, err := content.Read(together)
				if err != nil {
					t.Fatal(err)
				}
				said := map[string][]string{}
				for _, p := range problems {
					if p.Check != "stray-space" {
						said[p.File] = append(said[p.File], p.What)
					}
				}
				for _, name := range names {
					text := together[name].Data
					tried++
					invalid := schemas[f.Name].Validate(instance(t, name, text))
					if invalid != nil {
						bad++
					}
					if (invalid != nil) != (len(said[name]) > 0) {
						t.Errorf("%s: reading says %q, the schema says %v, of\n%s", f.Name, said[name], invalid, text)
					}
				}
				together, names = fstest.MapFS{}, nil
			}
			for i, text := range cases(content.Describe(list.Kind)) {
				name := strings.ReplaceAll(f.Paths[0], "*", fmt.Sprintf("a%d", i))
				if list.Key != "" {
					text = "[[" + list.Key + "]]\n" + text
				}
				if strings.HasSuffix(name, ".md") {
					text = "+++\n" + text + "+++\n\nText.\n"
				}
				if together[name] != nil {
					read()
				}
				together[name] = &fstest.MapFile{Data: []byte(text)}
				names = append(names, name)
			}
			read()
		}
	}
	if tried < 1500 || bad < 700 || bad == tried {
		t.Errorf("%d texts were tried, %d of them bad", tried, bad)
	}
	t.Logf("%d texts were tried, %d of them bad", tried, bad)
}

// cases are texts with the keys of a description, good and bad ones.
func cases(d *content.Description) []string {
	texts := []string{sound(d, "", ""), sound(d, "", "") + "no_such_key = 1\n", ""}
	for _, k := range d.Keys {
		for _, v := range values(k) {
			texts = append(texts, sound(d, k.Name, v))
		}
	}
	for _, names := range d.Needed {
		texts = append(texts, without(d, names))
	}
	return texts
}

// sound writes what a description needs, and one key with a value.
func sound(d *content.Description, name, value string) string {
	var b strings.Builder
	written := map[string]bool{}
	line := func(name, value string) {
		if !written[name] {
			fmt.Fprintf(&b, "%s = %s\n", name, value)
		}
		written[name] = true
	}
	if name != "" {
		line(name, value)
	}
	for _, names := range d.Needed {
		line(names[0], good(keyOf(d, names[0])))
	}
	return b.String()
}

// without writes what a description needs but for one set of keys.
func without(d *content.Description, names []string) string {
	var b strings.Builder
	for _, others := range d.Needed {
		if !slices.Equal(others, names) {
			fmt.Fprintf(&b, "%s = %s\n", others[0], good(keyOf(d, others[0])))
		}
	}
	return b.String()
}

func keyOf(d *content.Description, name string) content.KeyDescription {
	i := slices.IndexFunc(d.Keys, func(k content.KeyDescription) bool { return k.Name == name })
	return d.Keys[i]
}

// good gives a value that is accepted.
func good(k content.KeyDescription) string { return values(k)[0] }

// samples are texts that a type of value takes, and texts that it does not.
var samples = map[string][]string{
	"identifier":     {"safer-reedham", "a1-2b", "Safer", "a--b", "1a", "a-", "ŵ", "a b", strings.Repeat("a", 100), strings.Repeat("a", 101)},
	"date":           {"2024", "2024-03", "2024-03-12", "2024/25", "1799", "2201", "2024-13", "2024-00", "2024-04-31", "2024-02-30", "12/03/2024", "March 2024", "2024-3-1"},
	"address":        {"https://www.example.org/", "http://a.b/?c=%20#d", "ftp://a.b/", "www.example.org", "https://a.b/c d", "javascript:alert(1)", "https://a.b/<x>"},
	"e-mail address": {"office@example.org", "a.b+c@d.example", "office", "a b@c.d", "a@b", "@b.c", "a@b@c.d"},
	"official code":  {"E06000023", "W14000019", "E0600002", "X06000023", "e06000023"},
	"time of day":    {"14:00", "00:00", "23:59", "24:00", "14:60", "9:30", "14.00", "2 pm", "14:00:00"},
	"partnership":    {"safer-reedham", "kent/safer-reedham", "kent/", "/a", "a/b/c", "Kent/a"},
}

// values gives for a key values in TOML, a good one first.
func values(k content.KeyDescription) []string {
	quoted := func(s string) string { return content.Quoted(s) }
	word := strings.TrimPrefix(k.Form, "list of ")
	word = strings.TrimSuffix(strings.TrimSuffix(word, "s"), "e")
	var texts []string
	for name, some := range samples {
		if strings.TrimSuffix(name, "e") == word || strings.TrimSuffix(strings.TrimSuffix(name, "s"), "s") == strings.TrimSuffix(word, "s") {
			texts = some
		}
	}
	switch {
	case len(k.Choices) > 0:
		texts = append(slices.Clone(k.Choices), "zzz", k.Choices[0]+" ")
	case k.Mark:
		texts = []string{"0123abcd", "0123abc", "0123ABCD"}
	case texts == nil && k.Pattern != "":
		texts = samples["identifier"]
	case texts == nil:
		texts = []string{"Words, and “marks”", strings.Repeat("ŵ", 5000), strings.Repeat("a", 5001)}
	}
	switch k.Kind {
	case "text":
		list := []string{}
		for _, s := range texts {
			list = append(list, quoted(s))
		}
		return append(list, `""`, "5", "true", `["a"]`, "[]", "{ a = 1 }", "1.5")
	case "list":
		list := []string{}
		for _, s := range texts {
			list = append(list, "["+quoted(s)+"]")
		}
		return append(list, "[]", `"a"`, "5", "[5]", `[""]`, "["+quoted(texts[0])+", 5]", "{ a = 1 }")
	case "number":
		return []string{number(k.Least), number(k.Greatest), number(k.Least - 1), number(k.Greatest + 1), `"5"`, "1.5", "[5]", "true"}
	case "decimal":
		return []string{number(k.Least), number(k.Greatest), "2.0", "2.25", number(k.Least - 0.01), number(k.Greatest + 0.01), `"2.5"`, "[2.5]", "true"}
	case "yes or no":
		return []string{"true", "false", `"true"`, "1", "[true]"}
	}
	var list []string
	open, shut := "[{ ", " }]"
	if k.Kind == "group" {
		open, shut = "{ ", " }"
	}
	for _, c := range cases(k.Rows) {
		list = append(list, open+strings.TrimSuffix(strings.ReplaceAll(c, "\n", ", "), ", ")+shut)
	}
	if k.Kind == "group" {
		return append(list, `"a"`, "5", "[{}]")
	}
	return append(list, `"a"`, "5", "[]", `["a"]`, "{ a = 1 }")
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// The settings of two extensions of editors lead each file to its schema.
func TestEditors(t *testing.T) {
	for name, rule := range map[string]*regexp.Regexp{
		".taplo.toml": regexp.MustCompile(`include = \[([^\]]*)\]\n\[rule.schema\]\nenabled = true\npath = "schema/([a-z-]+)\.json"`),
		"tombi.toml":  regexp.MustCompile(`path = "schema/([a-z-]+)\.json"\ninclude = \[([^\]]*)\]`),
	} {
		text, err := os.ReadFile(root + name)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, m := range rule.FindAllStringSubmatch(string(text), -1) {
			files, to := m[1], m[2]
			if name == "tombi.toml" {
				files, to = to, files
			}
			got[to] = files
		}
		for _, f := range schema.Files {
			var want []string
			for _, p := range f.Paths {
				if strings.HasSuffix(p, ".toml") {
					want = append(want, `"content/`+p+`"`)
				}
			}
			if got[f.Name] != strings.Join(want, ", ") {
				t.Errorf("%s leads the files %s to %s.json, want %s", name, got[f.Name], f.Name, want)
			}
		}
	}
}
