package docs_test

import (
	"slices"
	"strings"
	"testing"
)

// kinds are the headings below which the keys of a kind of file are explained, with the kind as
// content.Fields names it.
var kinds = map[string]string{
	"Partnership":        "partnership",
	"Evidence":           "evidence",
	"Organisation":       "organisation",
	"Area":               "area",
	"Articles":           "article",
	"Edition":            "edition",
	"Settings":           "register",
	"Types":              "type",
	"Priorities":         "priority",
	"Sectors":            "sector",
	"Kinds of member":    "member-kind",
	"Levels of evidence": "level",
	"Effects":            "effect",
	"Assumptions":        "assumption",
}

// shared are headings below which a list of rows is explained once for several kinds of file.
var shared = map[string]struct {
	list  string
	kinds []string
}{
	"Sources": {"sources", []string{"partnership", "evidence", "organisation", "area", "assumption"}},
}

// key is a key of a kind of file; a key in a row has the row's key before it: "seats.role".
type key struct{ kind, name string }

// entry is a row that explains a key.
type entry struct {
	// welsh tells whether the row names the key's Welsh twin too.
	welsh bool
	what  string
	// example is a line that could stand in a file.
	example string
	line    int
}

// guide is what the page for editors explains.
type guide struct {
	*page
	entries map[key]entry
	// order lists the keys as they stand on the page.
	order []key
	// values are the values in tables of their own.
	values map[key][]string
	// rules are the rows of the table of checks.
	rules [][]string
}

func readGuide(t *testing.T) *guide {
	t.Helper()
	g := &guide{page: readPage(t, forEditors), entries: map[key]entry{}, values: map[key][]string{}}
	for _, table := range g.tables {
		of, list := table.about()
		head := table.rows[0]
		switch {
		case head[0] == "rule":
			g.rules = append(g.rules, table.rows[1:]...)
		case head[0] != "key" && !onlyCode.MatchString(head[0]):
			t.Errorf("line %d: a table with the heading %q: keys, values and rules are known", table.line, head[0])
		case len(of) == 0:
			t.Errorf("line %d: no heading says to which kind of file this table belongs", table.line)
		}
		for _, kind := range of {
			if name, ok := plain(head[0]); ok {
				for _, row := range table.rows[1:] {
					value, _ := plain(row[0])
					g.values[key{kind, list + name}] = append(g.values[key{kind, list + name}], value)
				}
				continue
			}
			for i, row := range table.rows[1:] {
				g.add(t, kind, list, row, table.line+i+2)
			}
		}
	}
	return g
}

// add takes up a row that explains a key.
func (g *guide) add(t *testing.T, kind, list string, row []string, line int) {
	t.Helper()
	var names []string
	for _, m := range code.FindAllStringSubmatch(row[0], -1) {
		names = append(names, m[1])
	}
	example, isCode := "", false
	if len(row) == 3 {
		example, isCode = plain(row[2])
	}
	if !onlyCode.MatchString(row[0]) || !isCode || !strings.HasPrefix(example, names[0]+" = ") {
		t.Errorf("line %d: a row is the key, what to write, and an example that begins with the key", line)
		return
	}
	welsh := len(names) == 2 && names[1] == names[0]+"_cy"
	if len(names) > 1 && !welsh {
		t.Errorf("line %d: %s stand in one row, but they are not the English and the Welsh of one text", line, names)
	}
	k := key{kind, list + names[0]}
	if _, twice := g.entries[k]; twice {
		t.Errorf("line %d: the key %s of %s is explained twice", line, k.name, kind)
	}
	g.entries[k] = entry{welsh, row[1], example, line}
	g.order = append(g.order, k)
}

// about gives the kinds of file that a table explains, and the list of rows in them: "seats.".
func (t *table) about() (of []string, list string) {
	for _, h := range t.under {
		if s, ok := shared[h]; ok {
			of, list = s.kinds, s.list+"."
		} else if kind, ok := kinds[h]; ok {
			of, list = []string{kind}, ""
		} else if name, ok := plain(h); ok && len(of) > 0 {
			// A heading with the key that the table itself names is there for links.
			if !slices.Contains(t.rows[0], h) {
				list = name + "."
			}
		}
	}
	return of, list
}

// plain takes the marks off a text that is code and nothing else.
func plain(text string) (inside string, ok bool) {
	m := code.FindStringSubmatch(text)
	if m == nil || m[0] != text {
		return "", false
	}
	return m[1], true
}
