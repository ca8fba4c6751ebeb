package language_test

import (
	"math"
	"testing"
	"time"

	"partnershipregister/generator/language"
)

func TestNumbers(t *testing.T) {
	for _, code := range language.Codes() {
		words := language.NewWords(code, nil)
		for n, want := range map[int]string{
			0: "0", 7: "7", 999: "999", 1000: "1,000", 1234: "1,234", 12345: "12,345", 1234567: "1,234,567", -5: "-5", -1234: "-1,234",
			math.MinInt64: "-9,223,372,036,854,775,808",
		} {
			if got := words.Number(n); got != want {
				t.Errorf("%s: Number(%d) = %q, want %q", code, n, got, want)
			}
		}
		for n, want := range map[int]string{0: "£0", 1160000: "£1,160,000", -250: "-£250", -1250: "-£1,250"} {
			if got := words.Pounds(n); got != want {
				t.Errorf("%s: Pounds(%d) = %q, want %q", code, n, got, want)
			}
		}
		for year, want := range map[int]string{2024: "2024/25", 1999: "1999/00", 2008: "2008/09"} {
			if got := words.FinancialYear(year); got != want {
				t.Errorf("%s: FinancialYear(%d) = %q, want %q", code, year, got, want)
			}
		}
	}
}

func TestDates(t *testing.T) {
	names := testdata[struct {
		Months, Weekdays [][2]string
		Example          string `json:"long_example"`
	}](t, "dates.json")
	for i, code := range []string{"en", "cy"} {
		words := language.NewWords(code, nil)
		for m, name := range names.Months {
			if got := words.Day(2024, m+1, 9); got != "9 "+name[i]+" 2024" {
				t.Errorf("%s: Day in month %d = %q", code, m+1, got)
			}
			if got := words.Month(2024, m+1); got != name[i]+" 2024" {
				t.Errorf("%s: Month %d = %q", code, m+1, got)
			}
		}
		for d, name := range names.Weekdays {
			if got := words.Weekday(time.Weekday(d)); got != name[i] {
				t.Errorf("%s: Weekday %d = %q, want %q", code, d, got, name[i])
			}
		}
		if day, month := words.Day(2024, 13, 1), words.Month(2024, 0); day != "2024-13-01" || month != "2024-00" {
			t.Errorf("%s: no such month: %q, %q", code, day, month)
		}
	}
	if got := language.NewWords("cy", nil).Day(2026, 11, 21); got != names.Example {
		t.Errorf("the example of CLDR: %q, want %q", got, names.Example)
	}
}

func TestList(t *testing.T) {
	english, welsh := language.NewWords("en", nil), language.NewWords("cy", nil)
	for _, c := range []struct {
		items  []string
		en, cy string
	}{
		{nil, "", ""},
		{[]string{"a"}, "a", "a"},
		{[]string{"b", "c"}, "b and c", "b a c"},
		{[]string{"a", "b", "c"}, "a, b and c", "a, b a c"},
	} {
		if got := english.List(c.items); got != c.en {
			t.Errorf("List(%q) = %q, want %q", c.items, got, c.en)
		}
		if got := welsh.List(c.items); got != c.cy {
			t.Errorf("Welsh List(%q) = %q, want %q", c.items, got, c.cy)
		}
	}
	for word, and := range map[string]string{
		"anhrefn": "ac", "addysg": "ac", "Eryri": "ac", "iechyd": "ac", "ieuenctid": "ac", "Ogwr": "ac", "undeb": "ac",
		"Ynys Môn": "ac", "Y Fenni": "ac", "Yr Wyddgrug": "ac", "ystadegau": "ac", "ŵyl": "ac", "wythnos": "ac", "Wdig": "ac",
		"âr": "ac", "“anhrefn”": "ac",
		"Wrecsam": "a", "wladwriaeth": "a", "West Mercia": "a", "York": "a", "Heddlu Gwent": "a", "Dyfed": "a", "Llangollen": "a",
		"Rhondda": "a", "8": "a", "": "a",
	} {
		if got := welsh.List([]string{"Gwent", word}); got != "Gwent "+and+" "+word {
			t.Errorf("before %q: %q, want %q", word, got, and)
		}
	}
}
