package export

import (
	"encoding/csv"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

func TestCSV(t *testing.T) {
	table := Table{Name: "things", Columns: []Column{{"name", Text}, {"number", Integer}, {"hours", Number}, {"from", Date}, {"known", Boolean}}}
	table.Add("Bwrdd Ŵyn, \"y\" bwrdd", 3, 1.5, register.Date{Precision: register.Year, Year: 2024}, true)
	table.Add("=HYPERLINK(1)", nil, 2, register.Date{}, nil)
	b := table.CSV()
	want := "\ufeffname,number,hours,from,known\r\n\"Bwrdd Ŵyn, \"\"y\"\" bwrdd\",3,1.5,2024,true\r\n'=HYPERLINK(1),,2,,\r\n"
	if string(b) != want {
		t.Errorf("got\n%q\nwant\n%q", b, want)
	}
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil || len(rows) != 3 || table.Rows != 2 {
		t.Errorf("the table reads back as %d rows, and counts %d, error %v", len(rows), table.Rows, err)
	}
}

func TestFormulas(t *testing.T) {
	for _, s := range []string{"=1", "+1", "-1", "@A1", "\tx", "\rx", "\nx"} {
		if got := harmless(s); got != "'"+s {
			t.Errorf("%q became %q; a spreadsheet would run it", s, got)
		}
	}
	for _, s := range []string{"", "a=1", "Safer Gwent", "'quoted'"} {
		if got := harmless(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestAddRefuses(t *testing.T) {
	for name, values := range map[string][]any{"too few values": {"x"}, "another type": {"x", "three"}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: the row was taken", name)
				}
			}()
			table := Table{Columns: []Column{{"name", Text}, {"number", Integer}}}
			table.Add(values...)
		}()
	}
}
