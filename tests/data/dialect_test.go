package data_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// strict reads a table as RFC 4180 has it and nothing else: lines that end with CR and LF, the last one too, fields with a comma, a
// quotation mark or a line break in quotation marks, these doubled inside, and as many fields in each line as in the first.
func strict(b []byte) ([][]string, error) {
	var rows [][]string
	var row []string
	for i := 0; i < len(b); {
		var field []byte
		if b[i] == '"' {
			for i++; ; i++ {
				if i >= len(b) {
					return nil, fmt.Errorf("line %d: a quotation mark is not closed", len(rows)+1)
				}
				if b[i] == '"' {
					if i++; i >= len(b) || b[i] != '"' {
						break
					}
				}
				field = append(field, b[i])
			}
		} else {
			for ; i < len(b) && b[i] != ',' && b[i] != '\r'; i++ {
				if b[i] == '"' || b[i] == '\n' {
					return nil, fmt.Errorf("line %d: %q stands outside quotation marks", len(rows)+1, b[i])
				}
				field = append(field, b[i])
			}
		}
		if !utf8.Valid(field) {
			return nil, fmt.Errorf("line %d: %q is not UTF-8", len(rows)+1, field)
		}
		row = append(row, string(field))
		switch {
		case i < len(b) && b[i] == ',':
			if i++; i == len(b) {
				return nil, fmt.Errorf("line %d: the file ends inside it", len(rows)+1)
			}
			if b[i] == '\r' { // an empty last field
				row = append(row, "")
				if !bytes.HasPrefix(b[i:], []byte("\r\n")) {
					return nil, fmt.Errorf("line %d: CR without LF", len(rows)+1)
				}
				rows, row, i = append(rows, row), nil, i+2
			}
		case bytes.HasPrefix(b[i:], []byte("\r\n")):
			rows, row, i = append(rows, row), nil, i+2
		default:
			return nil, fmt.Errorf("line %d: what follows a field is no comma and no end of a line", len(rows)+1)
		}
	}
	if row != nil {
		return nil, fmt.Errorf("the last line does not end")
	}
	for i := range rows {
		if len(rows[i]) != len(rows[0]) {
			return nil, fmt.Errorf("line %d has %d fields, the first %d", i+1, len(rows[i]), len(rows[0]))
		}
	}
	return rows, nil
}

// dialectFaults lists what spreadsheets and strict readers would stumble over in a table.
func dialectFaults(b []byte) []string {
	b, marked := bytes.CutPrefix(b, []byte("\xef\xbb\xbf"))
	if !marked {
		return []string{"it does not begin with the mark of UTF-8, so a spreadsheet would take ŵ for two other letters"}
	}
	rows, err := strict(b)
	if err != nil {
		return []string{err.Error()}
	}
	var list []string
	ours, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil || !slices.EqualFunc(rows, ours, slices.Equal) {
		list = append(list, fmt.Sprintf("two readers do not read the same: %v", err))
	}
	for i, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				list = append(list, fmt.Sprintf("line %d: a spreadsheet would run %q", i+1, cell))
			}
			if strings.ContainsAny(cell, "\x00") {
				list = append(list, fmt.Sprintf("line %d: %q holds a NUL", i+1, cell))
			}
		}
	}
	return list
}

// TestDialect reads every table with a reader that knows RFC 4180 alone, and looks for what a spreadsheet would run.
func TestDialect(t *testing.T) {
	w := load(t)
	n := 0
	for name, b := range w.files {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		n++
		for _, f := range dialectFaults(b) {
			t.Errorf("%s: %s", name, f)
		}
	}
	if n < 1000 {
		t.Errorf("only %d tables were read", n)
	}
	for _, bad := range []string{"a,b\n1,2\r\n", "a,b\r\n1,2", "a,b\r\n1\r\n", "a\r\n\"x\r\n", "a\r\nx\"y\r\n", "a\r\n=1\r\n", "a\r\n\xff\r\n", "a,b\r\n1,\r", "a\r\n\"x\"y\r\n", "a,", "a\r\n@x\r\n"} {
		if dialectFaults([]byte("\ufeff"+bad)) == nil {
			t.Errorf("no fault was found in %q", bad)
		}
	}
	if dialectFaults([]byte("a\r\n")) == nil {
		t.Error("no fault was found in a table without a mark")
	}
	if list := dialectFaults([]byte("\ufeffa,b\r\n\"x\"\"y\n\",\r\n,\"'=1\"\r\n")); list != nil {
		t.Errorf("a sound table has faults: %q", list)
	}
}
