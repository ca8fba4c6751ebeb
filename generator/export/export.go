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
	"fmt"
	"reflect"
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

// A Table is one file of rows. They are written as they are added, so that a table takes no more memory than its file.
type Table struct {
	// Name is the file's name without its ending: "seats".
	Name    string
	Columns []Column
	// Rows is how many there are.
	Rows int
	// text is the file so far, the line of names included once there is a row.
	text []byte
}

// Add puts one row at the end of the table, a value for each column. A nil value, an empty text and a
// date that is not stated become empty cells. The program stops when a value has another type than its
// column, which only a fault of this package can bring about.
func (t *Table) Add(values ...any) {
	if len(values) != len(t.Columns) {
		panic(fmt.Sprintf("table %s: a row of %d values for %d columns", t.Name, len(values), len(t.Columns)))
	}
	b := t.head()
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		column := &t.Columns[i]
		var kind Type
		b, kind = appendCell(b, v, column.Type)
		if kind != "" && kind != column.Type && !(kind == Integer && column.Type == Number) {
			panic(fmt.Sprintf("table %s: column %s holds a %s, not a %s", t.Name, column.Name, column.Type, kind))
		}
	}
	t.text = append(b, "\r\n"...)
	t.Rows++
}

// mark begins a table, so that spreadsheet programs know its letters.
const mark = "\ufeff"

// head gives the file so far, which begins with the mark and the names of the columns.
func (t *Table) head() []byte {
	if t.text != nil {
		return t.text
	}
	b := []byte(mark)
	for i, c := range t.Columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendField(b, c.Name)
	}
	return append(b, "\r\n"...)
}

// CSV gives the table in the form of RFC 4180: UTF-8 with the mark of that, a line of names first, lines that end with CR
// and LF. A text that a spreadsheet would take for a formula is preceded by an apostrophe.
func (t *Table) CSV() []byte { return t.head() }

// Outline gives the table without its file: its name, its columns and how many rows it has.
func (t *Table) Outline() *Table { return &Table{Name: t.Name, Columns: t.Columns, Rows: t.Rows} }

// appendCell writes a value and tells its type, which is empty when any type will do.
func appendCell(b []byte, v any, column Type) ([]byte, Type) {
	switch v := v.(type) {
	case nil:
		return b, ""
	case string:
		return appendText(b, v, column), Text
	case register.ID:
		return appendText(b, string(v), column), Text
	case int:
		return strconv.AppendInt(b, int64(v), 10), Integer
	case float64:
		return strconv.AppendFloat(b, v, 'f', -1, 64), Number
	case bool:
		return strconv.AppendBool(b, v), Boolean
	case register.Date:
		if v.IsZero() {
			return b, Date
		}
		return appendField(b, v.String()), Date
	case register.Day:
		return appendField(b, v.String()), Date
	case register.URL:
		return appendField(b, string(v)), Address
	case register.Ref:
		return appendText(b, v.String(), column), Text
	}
	// The words of the vocabulary are texts of types of their own.
	if r := reflect.ValueOf(v); r.Kind() == reflect.String {
		return appendText(b, r.String(), column), Text
	}
	return appendText(b, fmt.Sprint(v), column), Text
}

func appendText(b []byte, s string, column Type) []byte {
	if column == Text {
		s = harmless(s)
	}
	return appendField(b, s)
}

// appendField writes a field, in quotation marks where readers would not take it as it stands.
func appendField(b []byte, s string) []byte {
	if s == "" || s[0] != ' ' && s != `\.` && strings.IndexAny(s, ",\"\r\n") < 0 {
		return append(b, s...)
	}
	b = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; c {
		case '"':
			b = append(b, `""`...)
		case '\r': // a line ends with CR and LF, inside a field too
		case '\n':
			b = append(b, "\r\n"...)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
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
