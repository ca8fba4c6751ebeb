package docs_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// page is a page in markdown, taken apart.
type page struct {
	headings []heading
	tables   []table
	blocks   []block
	// outsideBlocks is the text without its blocks of code.
	outsideBlocks string
}

type heading struct {
	text  string
	level int
	line  int
}

// table is a table of markdown.
type table struct {
	// under are the headings above it, the widest first.
	under []string
	// rows are the cells, the heads of the columns first.
	rows [][]string
	line int
}

// block is a block of code.
type block struct {
	// language is what stands behind the marks that open it.
	language string
	text     string
	// file is the file that the line above it says that it is, "" for none.
	file string
	line int
}

var fileAbove = regexp.MustCompile("^The file `([^`]+)`:$")

func readPage(t *testing.T, name string) *page {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p := &page{}
	var open *block
	var under []heading
	var outside strings.Builder
	above, inTable := "", false
	for i, line := range strings.Split(string(data), "\n") {
		if language, fence := strings.CutPrefix(line, "```"); fence {
			if open != nil {
				p.blocks = append(p.blocks, *open)
				open = nil
				continue
			}
			open = &block{language: language, line: i + 1}
			if m := fileAbove.FindStringSubmatch(above); m != nil {
				open.file = m[1]
			}
			continue
		}
		if open != nil {
			open.text += line + "\n"
			continue
		}
		outside.WriteString(line + "\n")
		row := strings.HasPrefix(line, "|")
		switch level := len(line) - len(strings.TrimLeft(line, "#")); {
		case level > 0:
			h := heading{strings.TrimSpace(line[level:]), level, i + 1}
			p.headings = append(p.headings, h)
			for len(under) > 0 && under[len(under)-1].level >= level {
				under = under[:len(under)-1]
			}
			under = append(under, h)
		case row && !inTable:
			found := table{line: i + 1, rows: [][]string{cells(line)}}
			for _, h := range under {
				found.under = append(found.under, h.text)
			}
			p.tables = append(p.tables, found)
		case row && strings.Trim(line, "|- ") != "":
			last := &p.tables[len(p.tables)-1]
			last.rows = append(last.rows, cells(line))
		}
		inTable = row
		if strings.TrimSpace(line) != "" {
			above = line
		}
	}
	if open != nil {
		t.Fatalf("%s:%d: the block of code is never closed", name, open.line)
	}
	p.outsideBlocks = outside.String()
	return p
}

func cells(line string) []string {
	row := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i := range row {
		row[i] = strings.TrimSpace(row[i])
	}
	return row
}
