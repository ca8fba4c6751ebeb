package edit

import (
	"bytes"
	"encoding/csv"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"partnershipregister/generator/content"
	"partnershipregister/generator/guide"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// own is the register of this repository.
var own = sync.OnceValues(func() (*Folder, error) {
	files, err := tree.Read(os.DirFS("../../content"), 2<<20)
	if err != nil {
		return nil, err
	}
	c, _, err := content.Read(files.FS())
	if err != nil {
		return nil, err
	}
	return &Folder{register.NewIndex(c.Register), files}, nil
})

func ownFolder(t *testing.T) *Folder {
	t.Helper()
	f, err := own()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// small is a register with made-up entries.
func small(t *testing.T, partnership string) *Folder {
	t.Helper()
	files := tree.Files{
		"areas/northmarsh/partnerships/safer-reedham/partnership.toml": []byte(partnership),
		"organisations/reedham-council.toml":                           []byte("name = \"Reedham Council\"\nsector = \"local-government\"\n"),
		"vocabulary/partnership-types.toml":                            []byte("[[type]]\nid = \"community-safety-partnership\"\nname = \"Community safety partnership\"\nnations = [\"england\"]\ncounts_as = \"partnership\"\nbasis = \"statute\"\n"),
		"areas/northmarsh/area.toml":                                   []byte("name = \"Northmarsh\"\ncode = \"E23000901\"\nnation = \"england\"\nforce = \"x\"\n"),
	}
	c, _, err := content.Read(files.FS())
	if err != nil {
		t.Fatal(err)
	}
	return &Folder{register.NewIndex(c.Register), files}
}

const reedham = `# From the council's pages.
name = "Safer Reedham" # as there
type = "community-safety-partnership"
purpose = "-1+1 is a formula in a spreadsheet."

status = "active"
as_of = "2024-03"

chairs = [
  { post = "Superintendent", role = "vice-chair" },
  { post = "Leader of the council", from = "2023-05" }, # by turns
]

sources = [
  { title = "Plan", date = "2024/25" },
]
doubts = ["Is it a | b?", "Is c so?"]
`

const reedhamFile = "areas/northmarsh/partnerships/safer-reedham/partnership.toml"

// A table that nobody changed changes nothing, in any byte of any file of the register.
func TestRoundTrip(t *testing.T) {
	f := ownFolder(t)
	for _, name := range Tables() {
		var b bytes.Buffer
		if err := f.Export(&b, name); err != nil {
			t.Fatal(err)
		}
		r, faults, err := f.Import(name, b.Bytes())
		if err != nil || len(faults) > 0 || len(r.Files) > 0 {
			t.Errorf("the table %s: %v, %v, and it changes %d files", name, err, faults, len(r.Files))
		}
		if got := TableOf(b.Bytes()); got != name {
			t.Errorf("the table %s is taken for %q", name, got)
		}
	}
}

// edited exports a table, lets a function change its records, and imports it.
func edited(t *testing.T, f *Folder, name string, now *Folder, edit func([][]string) [][]string) (*Result, []Fault, error) {
	t.Helper()
	var b bytes.Buffer
	if err := f.Export(&b, name); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	b.Reset()
	w := csv.NewWriter(&b)
	w.WriteAll(edit(records))
	return now.Import(name, b.Bytes())
}

// cell changes the cell below a heading in a record.
func cell(line int, column, value string) func([][]string) [][]string {
	return func(records [][]string) [][]string {
		for i, head := range records[0] {
			if head == column {
				records[line][i] = value
			}
		}
		return records
	}
}

// One changed cell changes one line.
func TestOneEdit(t *testing.T) {
	for _, c := range []struct{ name, table, column, value, want string }{
		{"a status", "partnerships", "status", "dormant", "-status = \"active\"\n+status = \"dormant\""},
		{"the chair of today", "partnerships", "chair", "Mayor",
			"-  { post = \"Leader of the council\", from = \"2023-05\" }, # by turns\n+  { post = \"Mayor\", from = \"2023-05\" }, # by turns"},
		{"a date as spreadsheets write it", "partnerships", "as_of", "05/04/2024", "-as_of = \"2024-03\"\n+as_of = \"2024-04-05\""},
		{"an empty cell takes the fact out", "partnerships", "as_of", "", "-as_of = \"2024-03\""},
		{"a cell that was empty", "partnerships", "website", "https://a.example/", "+website = \"https://a.example/\"\n+"},
		{"a list", "partnerships", "doubts", `Is it a \| b?`, "-doubts = [\"Is it a | b?\", \"Is c so?\"]\n+doubts = [\"Is it a | b?\"]"},
		{"what looks like a formula", "partnerships", "purpose", "=1+1", "-purpose = \"-1+1 is a formula in a spreadsheet.\"\n+purpose = \"=1+1\""},
		{"a cell of a row", "chairs", "role", "", "-  { post = \"Superintendent\", role = \"vice-chair\" },\n+  { post = \"Superintendent\" },"},
	} {
		f := small(t, reedham)
		r, faults, err := edited(t, f, c.table, f, cell(1, c.column, c.value))
		if err != nil || len(faults) > 0 || len(r.Files) != 1 || len(r.Done) != 1 {
			t.Errorf("%s: %v, %v, %+v", c.name, err, faults, r)
			continue
		}
		if got := difference(reedham, string(r.Files[reedhamFile])); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
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

func TestNewRow(t *testing.T) {
	f := small(t, reedham)
	r, faults, err := edited(t, f, "meetings", f, func(records [][]string) [][]string {
		line := make([]string, len(records[0]))
		for column, value := range map[string]string{"entry": "northmarsh/safer-reedham", "date": "09/03/2027", "time": "2 pm", "status": "planned", "place": "Town hall"} {
			line[slices.Index(records[0], column)] = value
		}
		return append(records, line)
	})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if got, want := difference(reedham, string(r.Files[reedhamFile])), "+meetings = [\n+  { date = \"2027-03-09\", time = \"14:00\", status = \"planned\", place = \"Town hall\" },\n+]\n+"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A line with an entry that is not there is a new file, once it says what is needed.
func TestNewEntry(t *testing.T) {
	f := small(t, reedham)
	add := func(cells map[string]string) func([][]string) [][]string {
		return func(records [][]string) [][]string {
			records[0] = append(records[0], "source", "url")
			line := make([]string, len(records[0]))
			for column, value := range cells {
				line[slices.Index(records[0], column)] = value
			}
			return append(records, line)
		}
	}
	whole := map[string]string{"entry": "northmarsh/safer-fen", "name": "Safer Fen", "type": "Community safety partnership", "purpose": "-1+1 in the fen.",
		"status": "active", "as_of": "05/04/2024", "short_names": "SF|Fen", "source": "Plan", "url": "https://fen.example/plan"}
	r, faults, err := edited(t, f, "partnerships", f, add(whole))
	if err != nil || len(faults) > 0 || len(r.Files) != 1 {
		t.Fatal(err, faults, r)
	}
	text := string(r.Files["areas/northmarsh/partnerships/safer-fen/partnership.toml"])
	for _, line := range []string{`name = "Safer Fen"`, `type = "community-safety-partnership"`, `purpose = "-1+1 in the fen."`, `as_of = "2024-04-05"`, `short_names = ["SF", "Fen"]`,
		`  { title = "Plan", url = "https://fen.example/plan" },`} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("%s is missing in\n%s", line, text)
		}
	}
	for _, c := range []struct{ column, value, fault string }{
		{"entry", "safer-fen", "entry"}, {"entry", "northmrsh/safer-fen", "entry"}, {"entry", "northmarsh/Safer Fen", "entry"}, {"entry", "northmarsh/../safer-fen", "entry"},
		{"entry", "northmarsh/safer-reedham", "entry"}, {"base", "name:abcdef", "entry"}, {"name", "", "name"}, {"type", "comunity-safety-partnership", "type"},
		{"status", "", "status"}, {"source", "", "source"}, {"url", "x", "url"}, {"chair", "Mayor", "chair"}, {"as_of", "soon", "as_of"},
	} {
		cells := maps.Clone(whole)
		cells[c.column] = c.value
		r, faults, err := edited(t, f, "partnerships", f, add(cells))
		if err != nil || r != nil || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Column == c.fault && f.Remedy != "" }) {
			t.Errorf("%s = %q: %v %v %v", c.column, c.value, err, faults, r)
		}
	}
	besides := func(records [][]string) [][]string {
		records = add(whole)(records)
		records[1] = append(records[1], "Minutes", "")
		return records
	}
	if _, faults, _ := edited(t, f, "partnerships", f, besides); len(faults) != 1 || faults[0].Column != "source" {
		t.Errorf("a source for an entry that is there: %v", faults)
	}
	twice := func(records [][]string) [][]string {
		records = add(whole)(records)
		return append(records, records[len(records)-1])
	}
	if _, faults, _ := edited(t, f, "partnerships", f, twice); len(faults) != 1 {
		t.Errorf("one entry in two lines: %v", faults)
	}
}

// What changed in the register since the table was written is never undone in silence.
func TestChangedMeanwhile(t *testing.T) {
	then, now := small(t, reedham), small(t, strings.NewReplacer(`"active"`, `"closed"`, `# by`, `# in`).Replace(reedham))
	same := func(records [][]string) [][]string { return records }
	if r, faults, err := edited(t, then, "partnerships", now, same); err != nil || len(faults) > 0 || len(r.Files) > 0 {
		t.Errorf("an old table without edits: %v %v %+v", err, faults, r)
	}
	if _, faults, err := edited(t, then, "partnerships", now, cell(1, "status", "dormant")); err != nil || len(faults) != 1 || faults[0].Column != "status" {
		t.Errorf("a cell that was changed in both: %v %v", err, faults)
	}
	if r, faults, err := edited(t, then, "partnerships", now, cell(1, "status", "closed")); err != nil || len(faults) > 0 || len(r.Files) > 0 {
		t.Errorf("a cell that was changed in both to the same: %v %v", err, faults)
	}
	if r, faults, err := edited(t, then, "partnerships", now, cell(1, "name", "Safe")); err != nil || len(faults) > 0 || len(r.Done) != 1 {
		t.Errorf("another cell of the entry: %v %v %+v", err, faults, r)
	}
}

func TestFaults(t *testing.T) {
	f := small(t, reedham)
	for _, c := range []struct {
		name, column string
		edit         func([][]string) [][]string
	}{
		{"a bad value", "status", cell(1, "status", "open")},
		{"an entry that is not there", "entry", cell(1, "entry", "northmarsh/safer")},
		{"a line twice", "entry", func(r [][]string) [][]string { return append(r, r[1]) }},
	} {
		if r, faults, err := edited(t, f, "partnerships", f, c.edit); err != nil || r != nil || len(faults) != 1 || faults[0].Column != c.column || faults[0].Line < 2 || faults[0].Remedy == "" {
			t.Errorf("%s: %v %+v", c.name, err, faults)
		}
	}
	for name, data := range map[string]string{
		"an old encoding": "entry,name,base\na,\xfcber,x\n", "no base": "entry,name\na,b\n", "an unknown column": "entry,nam,base\na,b,c\n", "nothing": "", "an open mark": "entry,base\n\"a,b\n",
	} {
		if _, _, err := f.Import("partnerships", []byte(data)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, faults, err := f.Import("partnerships", []byte("base;entry;status\nstatus:"+mark("active")+";northmarsh/safer-reedham;closed\n")); err != nil || len(faults) > 0 {
		t.Errorf("semicolons, another order and fewer columns: %v %v", err, faults)
	}
}

// A new file says what was answered, and each note in it can be taken into use by taking its # away.
func TestNew(t *testing.T) {
	page, err := os.ReadFile("../../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	f := ownFolder(t)
	g := guide.Read(page)
	for _, s := range Sorts {
		if s.Rows != "" {
			continue
		}
		answers := map[string]string{"area": "kent", "partnership": f.Register.Partnerships[0].File}
		for _, q := range s.Questions {
			if answers[q.Key] == "" {
				answers[q.Key] = map[string]string{"status": "active", "kind": "trial", "as_of": "2026-11", "url": "https://a.example/", "website": "https://a.example/"}[q.Key]
			}
			if answers[q.Key] == "" {
				answers[q.Key] = "a-new-" + q.Key
			}
		}
		r, err := f.New(&s, answers, "a-new-one", g)
		if err != nil {
			t.Fatal(err)
		}
		for file, text := range r.Files {
			facts, err := content.Facts(file, text)
			if err != nil {
				t.Fatalf("%s: %v\n%s", file, err, text)
			}
			if facts["name"] != answers["name"] && facts["title"] != answers["title"] {
				t.Errorf("%s does not say the name:\n%s", file, text)
			}
			lines := strings.Split(string(text), "\n")
			notes := 0
			for i, line := range lines {
				bare, note := strings.CutPrefix(line, "# ")
				if !note || !strings.Contains(bare, " = ") {
					continue
				}
				notes++
				with := strings.Join(append(append(append([]string{}, lines[:i]...), bare), lines[i+1:]...), "\n")
				if _, err := content.Facts(file, []byte(with)); err != nil {
					t.Errorf("%s: with the line %q it can't be read", file, bare)
				}
			}
			if notes < 3 {
				t.Errorf("%s has %d notes", file, notes)
			}
			f.Files[file] = text
			if _, err := f.New(&s, answers, "a-new-one", g); err == nil {
				t.Errorf("%s is written over", file)
			}
			delete(f.Files, file)
		}
	}
}

func TestSameBody(t *testing.T) {
	f := small(t, reedham)
	for name, want := range map[string]bool{"The Safer Reedham Partnership": true, "Safer Redham": true, "safer reedham": true, "Safer Eastvale": false, "Reedham Harbour Board": false} {
		if got := len(f.sameBody(name, "northmarsh")) > 0; got != want {
			t.Errorf("%s is taken for Safer Reedham: %t", name, got)
		}
	}
	if len(f.sameOrganisation("Reedham council")) != 1 || len(f.sameOrganisation("Reedham Police")) != 0 {
		t.Error("organisations of the same name are not told")
	}
}

func TestFind(t *testing.T) {
	f := small(t, reedham)
	for _, id := range []string{"safer-reedham", "northmarsh/safer-reedham", reedhamFile, "reedham-council", "northmarsh"} {
		if _, err := f.Find(id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	if _, err := f.Find("safer-redham"); err == nil || !strings.Contains(err.Error(), "did you mean safer-reedham?") {
		t.Errorf("a slip: %v", err)
	}
}
