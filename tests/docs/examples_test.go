package docs_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/build"
	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// today is the day on which the examples are checked.
const today register.Day = 20261122

const safer = "areas/northmarsh/partnerships/safer-reedham/partnership.toml"

// besides is what the examples of the page name without showing it.
var besides = map[string]string{
	"editions/england/edition.toml":                     "name = \"England\"\nnation = \"england\"\nlanguages = [\"en\"]\ntheme = \"default\"\npaths = { en = \"\" }\nfront_door = true\n",
	"organisations/northmarsh-council.toml":             "name = \"Northmarsh Council\"\nsector = \"local-government\"\nkind = \"local-authority\"\n",
	"organisations/northmarsh-police.toml":              "name = \"Northmarsh Police\"\nsector = \"police\"\nkind = \"police\"\n",
	"organisations/northmarsh-local-policing-body.toml": "name = \"Police and Crime Commissioner for Northmarsh\"\nsector = \"police-governance\"\nkind = \"local-policing-body\"\n",
}

// examples are the files that the page shows, with what they name and the register's own vocabulary.
func examples(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range besides {
		files[name] = file(text)
	}
	for _, name := range []string{"partnership-types", "priorities", "sectors", "member-kinds", "evidence", "assumptions"} {
		data, err := os.ReadFile("../../content/vocabulary/" + name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		files["vocabulary/"+name+".toml"] = file(string(data))
	}
	for _, b := range readPage(t, forEditors).blocks {
		if b.file != "" {
			files[b.file] = file(b.text)
		}
	}
	if files[safer] == nil {
		t.Fatalf("the page shows no file %s", safer)
	}
	return files
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// find checks files and gives what is wrong with them, without what is told of every new register: that
// its addresses are examples and that Welsh wordings are not confirmed.
func find(t *testing.T, files fstest.MapFS) []problem.Problem {
	t.Helper()
	_, problems, err := build.Check(files, today)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(problems, func(p problem.Problem) bool {
		return p.Severity == problem.Notice && slices.Contains([]string{"publisher", "welsh-names", "words"}, p.Check)
	})
}

// The files that the page shows make a small register in which nothing is wrong.
func TestFiles(t *testing.T) {
	for _, p := range find(t, examples(t)) {
		t.Error(p)
	}
}

// Each other piece of TOML on the page could stand in the file of a partnership.
func TestPieces(t *testing.T) {
	pieces := 0
	for _, b := range readPage(t, forEditors).blocks {
		switch {
		case b.language == "markdown" && b.file == "":
			t.Errorf("line %d: no line above says which file this is", b.line)
		case b.language == "toml" && b.file == "":
			pieces++
			files := examples(t)
			files[safer] = file(b.text)
			_, problems, err := content.Read(files)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				if p.File == safer && p.Check != "missing-key" {
					t.Errorf("the block at line %d: %s", b.line, p)
				}
			}
		}
	}
	if pieces == 0 {
		t.Error("no piece was found")
	}
}

// The partnership that the front page of the repository shows has nothing wrong with it.
func TestFrontPage(t *testing.T) {
	found := 0
	for _, b := range readPage(t, frontPage).blocks {
		if b.language != "toml" {
			continue
		}
		found++
		files := examples(t)
		files["areas/northmarsh/partnerships/northmarsh-community-safety-partnership/partnership.toml"] = file(b.text)
		for _, p := range find(t, files) {
			t.Errorf("the block at line %d: %s", b.line, p)
		}
	}
	if found == 0 {
		t.Error("the front page shows no partnership")
	}
}

// The examples of all keys of a kind, one below the other, are a file that is read: once with the rows as
// the first table writes them, once with the keys of each row.
func TestExamplesOfKeys(t *testing.T) {
	g := readGuide(t)
	forms := map[key]string{}
	for _, f := range content.Fields() {
		forms[key{f.File, f.Key}] = f.Form
	}
	for _, long := range []bool{false, true} {
		plain, rows := map[string]string{}, map[string]string{}
		for _, k := range g.order {
			list, _, inRow := strings.Cut(k.name, ".")
			form := forms[k]
			switch {
			case !inRow && (form == "rows" || form == "group"):
				if !long {
					plain[k.kind] += g.entries[k].example + "\n"
				}
			case !inRow:
				plain[k.kind] += g.entries[k].example + "\n"
			case long:
				heading := "\n[[" + list + "]]\n"
				if forms[key{k.kind, list}] == "group" {
					heading = "\n[" + list + "]\n"
				}
				if !strings.Contains(rows[k.kind], heading) {
					rows[k.kind] += heading
				}
				rows[k.kind] += g.entries[k].example + "\n"
			}
		}
		text := func(kind string) string { return plain[kind] + rows[kind] }
		files := fstest.MapFS{
			"register.toml":                      file(text("register")),
			"editions/wales/edition.toml":        file(text("edition")),
			"editions/wales/pages/about.md":      file("+++\n" + text("article") + "+++\n\nText.\n"),
			"organisations/reedham-council.toml": file(text("organisation")),
			"areas/northmarsh/area.toml":         file(text("area")),
			safer:                                file(text("partnership")),
			strings.TrimSuffix(safer, "partnership.toml") + "evidence/street-lights.md": file("+++\n" + text("evidence") + "+++\n\nText.\n"),
			"vocabulary/partnership-types.toml":                                         file("[[type]]\n" + text("type")),
			"vocabulary/priorities.toml":                                                file("[[priority]]\n" + text("priority")),
			"vocabulary/sectors.toml":                                                   file("[[sector]]\n" + text("sector")),
			"vocabulary/member-kinds.toml":                                              file("[[member_kind]]\n" + text("member-kind")),
			"vocabulary/evidence.toml":                                                  file("[[level]]\n" + text("level") + "[[effect]]\n" + text("effect")),
			"vocabulary/assumptions.toml":                                               file("[[assumption]]\n" + strings.Replace(text("assumption"), "[[sources]]", "[[assumption.sources]]", 1)),
		}
		_, problems, err := content.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			line := strings.Split(string(files[p.File].Data), "\n")[max(p.Line, 1)-1]
			t.Errorf("%s\n\tin the example %s", p, line)
		}
	}
}

// Who writes 00000000 as the mark of a translation is told the right one, as the page says.
func TestMarks(t *testing.T) {
	marks := 0
	for _, b := range readPage(t, forEditors).blocks {
		for _, m := range mark.FindAllStringSubmatch(b.text, -1) {
			marks++
			files := examples(t)
			files[b.file] = file(strings.Replace(b.text, m[1], "00000000", 1))
			if !slices.ContainsFunc(find(t, files), func(p problem.Problem) bool { return strings.Contains(p.Remedy, m[1]) }) {
				t.Errorf("line %d: the check does not tell the mark %s", b.line, m[1])
			}
		}
	}
	if marks == 0 {
		t.Error("the page shows no mark")
	}
}

var mark = regexp.MustCompile(`(?m)_of = "([0-9a-f]{8})"$`)

// The messages that the page explains are those that the check gives.
func TestMessages(t *testing.T) {
	var shown []string
	for _, b := range readPage(t, forEditors).blocks {
		if b.language == "text" {
			shown = append(shown, strings.TrimSuffix(b.text, "\n"))
		}
	}
	given := map[string]bool{}
	for _, c := range []struct{ old, new string }{
		{`status = "active"`, "status = \"active\"\nchair = \"Leader of the council\""},
		{`to cut crime in Reedham."`, `to cut crime in Reedham.`},
		{`"community-safety-partnership"`, `“community-safety-partnership”`},
		{"role = \"vice-chair\" },\n]\n\nseats = [\n  { organisation = \"reedham-council\", role = \"statutory-member\" },",
			"role = \"vice-chair\" },\n]\n\nseats = [\n  { organisation = \"reedham-council\", role = \"statutory-member\" }"},
		{`as_of = "2026-11-02"`, `as_of = "November 2026"`},
		{`{ organisation = "northmarsh-police", role = "statutory-member" }`, `{ organisation = "northmarsh-polis", role = "statutory-member" }`},
		{`role = "observer"`, `role = "boss"`},
		{`pounds = 38000`, `pounds = £38,000`},
		{`purpose = "Brings the council, the police and others together to cut crime in Reedham."`, ``},
		{`sources = [
  { title = "Terms of reference", url = "https://www.reedham.example/safer/terms", date = "2025-06" },
  { title = "Safer Reedham", url = "https://www.reedham.example/safer", date = "2026-11-02" },
]`, ``},
	} {
		files := examples(t)
		text := string(files[safer].Data)
		if strings.Count(text, c.old) != 1 {
			t.Errorf("the example holds %q %d times, want once", c.old, strings.Count(text, c.old))
			continue
		}
		files[safer] = file(strings.Replace(text, c.old, c.new, 1))
		var said []string
		for _, p := range find(t, files) {
			whole := p.String()
			message := whole[strings.Index(whole, ": ")+2:]
			said = append(said, message)
			given[whole], given[message] = true, true
		}
		if !slices.ContainsFunc(said, func(message string) bool { return slices.Contains(shown, message) }) {
			t.Errorf("with %q the check says what the page does not explain:\n%s", c.new, strings.Join(said, "\n"))
		}
	}
	for _, message := range shown {
		if !given[message] {
			t.Errorf("the page explains a message that the check does not give:\n%s", message)
		}
	}
}
