// Package export writes what a register says for spreadsheets and programs: as tables, as JSON, as calendars and as feeds.
//
// A [Table] has named columns and rows of values; each sort of table has a file of its own with the
// function that fills it from the register or from a finding of package landscape. [Table.CSV] writes
// one. Which tables a site offers, and under which addresses, is for the callers to decide.
//
// A [Calendar] holds meetings and a [Feed] news. What goes into them is for the callers to decide too; the package writes them
// as the standards ask.
//
// Names of tables and columns are in English and never change once published. A value that is not
// stated is an empty cell, never a zero.
package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"partnershipregister/generator/register"
)

// Type is the type of a column's values.
type Type string

const (
	Text    Type = "string"
	Integer Type = "integer" // a whole number
	Number  Type = "number"  // a decimal number, with a full stop
	Boolean Type = "boolean" // true or false
	Date    Type = "date"    // as exactly as it is known: 2024, 2024-03, 2024-03-12 or 2024/25
	Address Type = "url"
)

// A Column is one column of a table.
type Column struct {
	// Name in lower case with underscores: "meetings_each_year".
	Name string
	Type Type
}

// A Table is one file of rows.
type Table struct {
	// Name is the file's name without its ending: "seats".
	Name    string
	Columns []Column
	Rows    [][]string
}

// Add puts one row at the end of the table, a value for each column. A nil value, an empty text and a
// date that is not stated become empty cells. The program stops when a value has another type than its
// column, which only a fault of this package can bring about.
func (t *Table) Add(values ...any) {
	if len(values) != len(t.Columns) {
		panic(fmt.Sprintf("table %s: a row of %d values for %d columns", t.Name, len(values), len(t.Columns)))
	}
	row := make([]string, len(values))
	for i, v := range values {
		cell, kind := cell(v)
		if kind != "" && kind != t.Columns[i].Type && !(kind == Integer && t.Columns[i].Type == Number) {
			panic(fmt.Sprintf("table %s: column %s holds a %s, not a %s", t.Name, t.Columns[i].Name, t.Columns[i].Type, kind))
		}
		row[i] = cell
	}
	t.Rows = append(t.Rows, row)
}

// cell writes a value and tells its type, which is empty when any type will do.
func cell(v any) (string, Type) {
	switch v := v.(type) {
	case nil:
		return "", ""
	case int:
		return strconv.Itoa(v), Integer
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), Number
	case bool:
		return strconv.FormatBool(v), Boolean
	case register.Date:
		return v.String(), Date
	case register.Day:
		return v.String(), Date
	case register.URL:
		return string(v), Address
	case register.Ref:
		return v.String(), Text
	}
	// Identifiers and the words of the vocabulary are texts of types of their own.
	return fmt.Sprint(v), Text
}

// CSV gives the table in the form of RFC 4180: UTF-8, a line of names first, lines that end with CR
// and LF. A text that a spreadsheet would take for a formula is preceded by an apostrophe.
func (t *Table) CSV() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	line := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		line[i] = c.Name
	}
	if err := w.Write(line); err != nil {
		return nil, fmt.Errorf("table %s: %w", t.Name, err)
	}
	for _, row := range t.Rows {
		for i, value := range row {
			line[i] = value
			if t.Columns[i].Type == Text {
				line[i] = harmless(value)
			}
		}
		if err := w.Write(line); err != nil {
			return nil, fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// harmless keeps spreadsheets from running a text as a formula.
func harmless(s string) string {
	// Some programs pass over spaces before a formula, and take the wide signs of East Asian keyboards for the plain ones.
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\u3000\ufeff"))
	if first != utf8.RuneError && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}
