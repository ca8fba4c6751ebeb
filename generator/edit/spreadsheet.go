package edit

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// Columns that every table has: the entry, in tables of rows the number of the row in its file, and marks of
// what stood in the cells when they were written. By these, reading a table back tells who changed a cell:
// the spreadsheet or, since then, somebody else.
const (
	entryColumn = "entry"
	rowColumn   = "row"
	baseColumn  = "base"
	// chairColumn is the post of the one chair of today, in the table of partnerships.
	chairColumn = "chair"
)

// Tables lists the names of the tables: the kinds of entry, and the lists of rows of partnerships.
func Tables() []string {
	list := []string{"partnerships", "organisations"}
	for _, k := range content.Describe("partnership").Keys {
		if k.Kind == "rows" {
			list = append(list, k.Name)
		}
	}
	return list
}

// table is a table as it stands in the register.
type table struct {
	kind string
	// list is the key of the list of rows, "" for a table of entries.
	list    string
	columns []string
	rows    []*tableRow
}

type tableRow struct {
	Target
	entry string
	// number of the row in its file, from 1; 0 in a table of entries.
	number int
	cells  map[string]string
	// paths lead to the place of each cell in the file; a column without one can't be written.
	paths map[string]string
}

func (f *Folder) table(name string) (*table, error) {
	t := &table{kind: "partnership"}
	switch {
	case name == "organisations":
		t.kind = "organisation"
	case name != "partnerships" && !slices.Contains(Tables(), name):
		if near := problem.Nearest(name, Tables()); near != "" {
			return nil, fmt.Errorf("there is no table %q; did you mean %s?", name, near)
		}
		return nil, fmt.Errorf("there is no table %q; choose one of %s", name, strings.Join(Tables(), ", "))
	case name != "partnerships":
		t.list = name
	}
	d := content.Describe(t.kind)
	if t.list != "" {
		i := slices.IndexFunc(d.Keys, func(k content.KeyDescription) bool { return k.Name == t.list })
		d = d.Keys[i].Rows
	}
	for _, k := range d.Keys {
		if k.Kind != "rows" && k.Kind != "group" && !k.Mark {
			t.columns = append(t.columns, k.Name)
		}
	}
	if name == "partnerships" {
		t.columns = append(t.columns, chairColumn)
	}
	targets := map[string]Target{}
	var entries []string
	if t.kind == "organisation" {
		for _, o := range f.Register.Organisations {
			entries = append(entries, string(o.ID))
			targets[string(o.ID)] = Target{t.kind, o.File, named(o.Name, o.ID)}
		}
	} else {
		for _, p := range f.Register.Partnerships {
			entries = append(entries, p.Ref().String())
			targets[p.Ref().String()] = Target{t.kind, p.File, named(p.Name, p.ID)}
		}
	}
	for _, e := range entries {
		to := targets[e]
		facts, err := content.Facts(to.File, f.Files[to.File])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", to.File, err)
		}
		if t.list == "" {
			t.add(to, e, 0, "", facts)
			continue
		}
		list, _ := facts[t.list].([]any)
		for i, row := range list {
			facts, _ := row.(map[string]any)
			t.add(to, e, i+1, fmt.Sprintf("%s[%d].", t.list, i), facts)
		}
	}
	return t, nil
}

func (t *table) add(to Target, entry string, number int, path string, facts map[string]any) {
	r := &tableRow{Target: to, entry: entry, number: number, cells: map[string]string{}, paths: map[string]string{}}
	for _, c := range t.columns {
		if c == chairColumn && t.list == "" {
			if at := chairOf(facts); at >= 0 {
				r.paths[c] = fmt.Sprintf("chairs[%d].post", at)
				r.cells[c] = content.TextOf(valueAt(facts, r.paths[c]))
			}
			continue
		}
		r.cells[c], r.paths[c] = content.TextOf(facts[c]), path+c
	}
	t.rows = append(t.rows, r)
}

// chairOf gives the number of the one row that states the chair of today, -1 when there is none or several.
func chairOf(facts map[string]any) int {
	list, _ := facts["chairs"].([]any)
	found := -1
	for i, row := range list {
		m, _ := row.(map[string]any)
		if m["until"] != nil || m["role"] == string(register.ViceChair) || m["post"] == nil {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// Export writes a table of the register for a spreadsheet.
func (f *Folder) Export(w io.Writer, name string) error {
	t, err := f.table(name)
	if err != nil {
		return err
	}
	// Without this mark spreadsheets take the file for one in an old encoding.
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.Write(t.head())
	for _, r := range t.rows {
		record := []string{r.entry}
		if t.list != "" {
			record = append(record, strconv.Itoa(r.number))
		}
		var base []string
		for _, column := range t.columns {
			record = append(record, guarded(r.cells[column]))
			if r.cells[column] != "" {
				base = append(base, column+":"+mark(r.cells[column]))
			}
		}
		c.Write(append(record, strings.Join(base, " ")))
	}
	c.Flush()
	return c.Error()
}

func (t *table) head() []string {
	head := []string{entryColumn}
	if t.list != "" {
		head = append(head, rowColumn)
	}
	return slices.Concat(head, t.columns, []string{baseColumn})
}

// further are columns that a table can have besides, for lines with new entries.
func (t *table) further() []string {
	if t.list == "" && t.kind == "partnership" {
		return []string{"source", "url"}
	}
	return nil
}

func mark(cell string) string { return string(register.MarkOf(cell)[:6]) }

// guarded keeps a spreadsheet from taking a text for a formula.
func guarded(cell string) string {
	if formula(cell) {
		return "'" + cell
	}
	return cell
}

// formula tells whether a spreadsheet might take a text for one, or has been kept from it by an apostrophe. Some take
// the wide signs of East Asian keyboards for the plain ones.
func formula(cell string) bool {
	first, _ := utf8.DecodeRuneInString(cell)
	return first != utf8.RuneError && strings.ContainsRune("=+-@\t\r'＝＋－＠", first)
}

func unguarded(cell string) string {
	if rest, found := strings.CutPrefix(cell, "'"); found && formula(rest) {
		return rest
	}
	return cell
}

// A Fault is something in a table that can't be taken over.
type Fault struct {
	// Line of the table and the column's name.
	Line   int
	Column string
	What   string
	Remedy string
}

// Import takes over what a table, written by [Folder.Export] and changed since, says otherwise than the
// register. Cells that nobody changed in the table are left as they are in the register, whatever they are
// now; a cell that was changed in both is a fault. A line about an entry that is not there, with an empty cell base, is a
// new entry. With a fault nothing is to be written.
func (f *Folder) Import(name string, data []byte) (*Result, []Fault, error) {
	lines, head, err := readTable(data)
	if err != nil {
		return nil, nil, err
	}
	t, err := f.table(name)
	if err != nil {
		return nil, nil, err
	}
	at := map[string]int{}
	for i, column := range head {
		if column == "" {
			continue
		}
		if !slices.Contains(t.head(), column) && !slices.Contains(t.further(), column) {
			if near := problem.Nearest(column, t.head()); near != "" {
				return nil, nil, fmt.Errorf("the table has a column %q that is not known; did you mean %s?", column, near)
			}
			return nil, nil, fmt.Errorf("the table has a column %q that is not known; take it out, or give it no heading", column)
		}
		at[column] = i
	}
	for _, needed := range t.head() {
		if _, there := at[needed]; !there && (needed == entryColumn || needed == rowColumn || needed == baseColumn) {
			return nil, nil, fmt.Errorf("the table has no column %q; export it anew, and leave that column in", needed)
		}
	}
	r := &Result{Files: tree.Files{}}
	var faults []Fault
	changes := map[string][]content.Change{}
	var files []string
	queue := func(file string, c content.Change) {
		if changes[file] == nil {
			files = append(files, file)
		}
		changes[file] = append(changes[file], c)
	}
	seen := map[string]int{}
	for _, line := range lines {
		cell := func(column string) string {
			if i, there := at[column]; there && i < len(line.cells) {
				return unguarded(strings.TrimSpace(line.cells[i]))
			}
			return ""
		}
		fail := func(column, what, remedy string) {
			faults = append(faults, Fault{line.number, column, what, remedy})
		}
		entry := cell(entryColumn)
		if t.list != "" && cell(rowColumn) == "" {
			f.newRow(t, entry, cell, queue, fail, r)
			continue
		}
		name := entry + " " + cell(rowColumn)
		if first := seen[name]; first > 0 {
			fail(entryColumn, fmt.Sprintf("%q stands in line %d too", strings.TrimSpace(name), first), "take one of the two lines out")
			continue
		}
		seen[name] = line.number
		i := slices.IndexFunc(t.rows, func(r *tableRow) bool {
			return r.entry == entry && (t.list == "" || strconv.Itoa(r.number) == cell(rowColumn))
		})
		if i < 0 && t.list == "" && cell(baseColumn) == "" {
			f.newEntry(t, entry, cell, fail, r)
			continue
		}
		if i < 0 {
			fail(entryColumn, fmt.Sprintf("the register has no %q", strings.TrimSpace(name)), "a spreadsheet can't change identifiers; for a new entry leave the cell base empty")
			continue
		}
		for _, column := range t.further() {
			if cell(column) != "" {
				fail(column, "the entry is in the register already, with sources of its own", "write a further source in the table sources")
			}
		}
		row := t.rows[i]
		base := marks(cell(baseColumn))
		for _, column := range t.columns {
			if _, there := at[column]; !there {
				continue
			}
			now, was := cell(column), row.cells[column]
			path := row.paths[column]
			var value any
			if now != "" {
				if path == "" {
					fail(column, "the entry has no chair, or several, so that it is not clear whom this should replace", "write it in the file, or in the table chairs")
					continue
				}
				var refusal *register.Refusal
				if value, refusal = content.ValueOf(t.kind, withoutNumbers(path), now); refusal != nil {
					if mark(now) == base[column] {
						continue
					}
					fail(column, refusal.What, refusal.Remedy)
					continue
				}
				now = content.TextOf(value)
			}
			switch {
			case now == was, marked(now) == base[column]:
			case marked(was) == base[column]:
				c := content.Change{Path: path}
				if now != "" {
					c.Value = plain(value)
				}
				queue(row.File, c)
				r.Done = append(r.Done, row.Name+": "+changed(label(t, row, column), was, now))
			default:
				fail(column, fmt.Sprintf("it was changed here and in the register: here it is %s, in the register %s", shown(now), shown(was)),
					"export the table anew, and make the change there if it still holds")
			}
		}
	}
	if len(faults) > 0 {
		return nil, faults, nil
	}
	for _, file := range files {
		if err := f.patch(r, file, changes[file]...); err != nil {
			return nil, nil, err
		}
		if bytes.Equal(r.Files[file], f.Files[file]) {
			delete(r.Files, file)
		}
	}
	return r, nil, nil
}

// newEntry takes up a line of a table of entries about one that the register does not have: its file.
func (f *Folder) newEntry(t *table, entry string, cell func(string) string, fail func(column, what, remedy string), r *Result) {
	s := SortOf(t.kind)
	answers := map[string]string{}
	faults := 0
	refuse := func(column, what, remedy string) {
		faults++
		fail(column, what, remedy)
	}
	id := entry
	if t.kind == "partnership" {
		home, name, found := strings.Cut(entry, "/")
		area, refusal := f.Accept(s, "area", home)
		if !found || refusal != nil || area != home {
			refuse(entryColumn, fmt.Sprintf("the register has no %q", entry), "for a new entry write its area and its identifier, such as gwent/safer-gwent")
			return
		}
		answers["area"], id = area, name
	}
	for _, column := range slices.Concat(t.columns, t.further()) {
		given := cell(column)
		switch {
		case given == "":
		case column == chairColumn && t.kind == "partnership":
			refuse(column, "the chair of a new entry has no row yet", "take it out here; once the entry is there, add a line to the table chairs")
		default:
			answer, refusal := f.Accept(s, column, given)
			if refusal != nil {
				refuse(column, refusal.What, refusal.Remedy)
				continue
			}
			answers[column] = answer
		}
	}
	for _, q := range s.Questions {
		if q.Needed && answers[q.Key] == "" && cell(q.Key) == "" {
			refuse(q.Key, fmt.Sprintf("the new entry %s does not say %s", entry, q.Key), q.Ask)
		}
	}
	if faults > 0 {
		return
	}
	made, err := f.New(s, answers, id, nil)
	if err != nil {
		what, remedy, _ := strings.Cut(err.Error(), "; ")
		var refusal *register.Refusal
		if errors.As(err, &refusal) {
			what, remedy = refusal.What, refusal.Remedy
		}
		refuse(entryColumn, what, remedy)
		return
	}
	maps.Copy(r.Files, made.Files)
	r.Done = append(r.Done, made.Done...)
	r.Look = append(r.Look, made.Look...)
}

// newRow takes up a line of a table of rows that has no number: a further row of its entry.
func (f *Folder) newRow(t *table, entry string, cell func(string) string, queue func(string, content.Change), fail func(column, what, remedy string), r *Result) {
	to, err := f.Find(entry)
	if err != nil || to.Kind != t.kind {
		fail(entryColumn, fmt.Sprintf("the register has no %q", entry), "write the entry as in the other lines, such as gwent/safer-gwent")
		return
	}
	row := content.Row{}
	var said []string
	for _, column := range t.columns {
		now := cell(column)
		if now == "" {
			continue
		}
		value, refusal := content.ValueOf(t.kind, t.list+"."+column, now)
		if refusal != nil {
			fail(column, refusal.What, refusal.Remedy)
			return
		}
		row[column] = plain(value)
		said = append(said, column+" "+shown(content.TextOf(value)))
	}
	if len(row) == 0 {
		fail(rowColumn, "the line says nothing", "take it out")
		return
	}
	queue(to.File, content.Change{Path: t.list, Add: true, Value: row})
	r.Done = append(r.Done, fmt.Sprintf("%s: a new row of %s with %s", to.Name, t.list, strings.Join(said, ", ")))
}

// label names a cell for a sentence.
func label(t *table, row *tableRow, column string) string {
	if t.list == "" {
		return column
	}
	return fmt.Sprintf("%s of %s in row %d", column, t.list, row.number)
}

func marks(base string) map[string]string {
	m := map[string]string{}
	for _, pair := range strings.Fields(base) {
		column, mark, _ := strings.Cut(pair, ":")
		m[column] = mark
	}
	return m
}

// marked gives the mark of a cell, "" for an empty one.
func marked(cell string) string {
	if cell == "" {
		return ""
	}
	return mark(cell)
}

type tableLine struct {
	number int
	cells  []string
}

// readTable takes a table apart, with commas or semicolons between its cells.
func readTable(data []byte) (lines []tableLine, head []string, err error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return nil, nil, errors.New("the table is not saved in the encoding UTF-8; save it as \"CSV UTF-8\"")
	}
	first, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	if bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		r.Comma = ';'
	}
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("the table can't be read: %w", err)
		}
		line, _ := r.FieldPos(0)
		if head == nil {
			for _, cell := range record {
				head = append(head, strings.TrimSpace(cell))
			}
			continue
		}
		if strings.Join(record, "") != "" {
			lines = append(lines, tableLine{line, record})
		}
	}
	if head == nil {
		return nil, nil, errors.New("the table is empty")
	}
	return lines, head, nil
}

// TableOf tells from the heads of its columns which table a file holds, "" when it holds none.
func TableOf(data []byte) string {
	_, head, err := readTable(data)
	if err != nil {
		return ""
	}
	best, most := "", 0
	for _, name := range Tables() {
		t, err := (&Folder{Index: register.NewIndex(&register.Register{})}).table(name)
		if err != nil || slices.Contains(t.head(), rowColumn) != slices.Contains(head, rowColumn) {
			continue
		}
		// The one that knows most of the columns, and among equals the one that lacks least.
		same := -len(t.head())
		for _, column := range head {
			if slices.Contains(t.head(), column) || slices.Contains(t.further(), column) {
				same += 1000
			}
		}
		if same > most {
			best, most = name, same
		}
	}
	return best
}
