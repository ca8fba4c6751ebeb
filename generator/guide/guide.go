// Package guide reads the page that explains the content files to editors, README.md in the content folder,
// for programs that explain them elsewhere: in schemas, in new files.
//
// In goes the page's markdown, out come its sentences on keys and values. That every key has one, in this
// form, is held by the tests of the page.
package guide

import (
	"fmt"
	"regexp"
	"strings"
)

// A Guide is what the page says.
type Guide struct {
	keys   map[[2]string]Key
	values map[[3]string]string
}

// Key is what the page says of a key.
type Key struct {
	// What to write, one or two sentences. It may have marks of code.
	What string
	// Example is a line as it could stand in a file.
	Example string
}

// headings are those below which the keys of a kind of file are explained.
var headings = map[string]string{
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
	"Sources":            shared,
}

// shared is the kind of rows that several kinds of file have in the same form.
const shared = "sources"

var (
	pointer = regexp.MustCompile(`\s*\[(?:Rows|Values|Keys|Meaning|What that means|Why it stays)\]\(#[^)]*\)`)
	link    = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	code    = regexp.MustCompile("`([^`]+)`")
)

// Read reads the page.
func Read(markdown []byte) *Guide {
	g := &Guide{map[[2]string]Key{}, map[[3]string]string{}}
	kind, list, head := "", "", ""
	fenced := false
	for line := range strings.Lines(string(markdown)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		switch {
		case fenced:
		case strings.HasPrefix(line, "#"):
			title := strings.TrimSpace(strings.TrimLeft(line, "#"))
			if k, known := headings[title]; known {
				kind, list = k, ""
			} else if m := code.FindStringSubmatch(title); m != nil && m[0] == title {
				list = m[1]
			} else if strings.HasPrefix(line, "## ") {
				kind, list = "", ""
			}
			head = ""
		case !strings.HasPrefix(line, "|"):
			head = ""
		default:
			cells := strings.Split(strings.Trim(line, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			switch {
			case head == "":
				head = cells[0]
			case strings.Trim(line, "|- ") != "" && kind != "":
				g.row(kind, list, head, cells)
			}
		}
	}
	return g
}

func (g *Guide) row(kind, list, head string, cells []string) {
	name := code.FindStringSubmatch(cells[0])
	switch {
	case name == nil || len(cells) < 2:
	case head == "key" && len(cells) == 3:
		what := strings.TrimSpace(strings.TrimPrefix(cells[1], "**Needed.**"))
		what = link.ReplaceAllString(pointer.ReplaceAllString(what, ""), "$1")
		g.keys[[2]string{kind, joined(list, name[1])}] = Key{what, strings.Trim(cells[2], "`")}
	default:
		if m := code.FindStringSubmatch(head); m != nil && m[0] == head {
			if list == m[1] {
				list = ""
			}
			g.values[[3]string{kind, joined(list, m[1]), name[1]}] = link.ReplaceAllString(cells[1], "$1")
		}
	}
}

func joined(list, name string) string {
	if list == "" {
		return name
	}
	return list + "." + name
}

// Key gives what is said of a key of a kind of file, which are named as content.Fields does.
func (g *Guide) Key(kind, key string) (Key, error) {
	if k, there := g.keys[[2]string{kind, key}]; there {
		return k, nil
	}
	if rest, inShared := strings.CutPrefix(key, shared+"."); inShared {
		if k, there := g.keys[[2]string{shared, rest}]; there {
			return k, nil
		}
	}
	return Key{}, fmt.Errorf("README.md does not explain the key %s of %s", key, kind)
}

// Value gives what is said of one of the values that a key may have, "" when nothing is. Keys of the same name
// in several rows can have one table, below a heading of that name.
func (g *Guide) Value(kind, key, value string) string {
	if said, there := g.values[[3]string{kind, key, value}]; there {
		return said
	}
	return g.values[[3]string{kind, key[strings.LastIndexByte(key, '.')+1:], value}]
}
