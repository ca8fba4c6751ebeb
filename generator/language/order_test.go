package language_test

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"testing"

	"partnershipregister/generator/language"
)

type expectedOrder struct {
	InOrder  []string `json:"in_order"`
	Letters  []string
	Headings []string
	Accents  []string
}

// sorted sorts names that begin in the reverse of the order that is hoped for.
func sorted(code string, hoped []string) []string {
	names := slices.Clone(hoped)
	slices.Reverse(names)
	slices.SortFunc(names, language.Sorting(code).Compare)
	return names
}

func TestOrder(t *testing.T) {
	expected := testdata[expectedOrder](t, "order.json")
	for _, c := range []struct {
		code  string
		hoped []string
	}{
		{"cy", expected.InOrder},
		{"cy", expected.Letters},
		{"cy", []string{"Bala", "Bangor", "Banwen", "Bargoed"}},
		{"cy", []string{"Prifysgol Bala", "Prifysgol Bangor", "Prifysgol Banwen"}},
		{"cy", []string{"Llandudno", "Llanelli", "Llanfihangel", "Llangefni", "Llangollen", "LLANGOLLEN WLEDIG", "Llanhari"}},
		{"cy", []string{"Aberdâr", "Abergele", "Aberhonddu", "Abermaw", "Aberrhos", "Aberystwyth"}},
		{"cy", []string{"Bryncethin", "Bryngwran", "Brynmawr"}},
		{"cy", []string{"cyfarfod", "cynghrair", "cyngor", "cyhoedd"}},
		{"cy", []string{"Penarth", "Pencoed", "Pengam", "Penllyn", "Penrhyn", "Pentyrch"}},
		{"cy", []string{"dangos", "dangosydd", "dannedd"}},
		{"en", []string{"Chester", "Cyffredin", "Dudley", "Dyfed"}},
		{"en", []string{"Bala", "Bangor", "Bath"}},
		{"en", []string{"tan", "tân", "Tân", "tanau"}},
		{"en", []string{"Barnardo’s", "Barnet", "‘Barnet’ Board", "Barnsley"}},
		{"en", []string{"Maryr", "Mary’s", "Mary'ss", "Maryt"}},
		{"en", []string{"!", "12 Towns", "3 Boards", "Aldmoor"}},
		{"en", []string{"North Vale", "North-Vale", "Northmarsh"}},
	} {
		if got := sorted(c.code, c.hoped); !slices.Equal(got, c.hoped) {
			t.Errorf("%s: %q\nwant %q", c.code, got, c.hoped)
		}
	}
}

// Two letters that look like one stand where the first of them belongs: n and g after n and f, before n and h.
func TestLettersKeptApart(t *testing.T) {
	welsh := language.Sorting("cy")
	for word, first := range map[string]string{
		"Aberhonddu": "Aber", "Bangor": "Ban", "Blaengarw": "Blaen", "Bryngwran": "Bryn", "dangos": "dan", "ddangosydd": "ddan",
		"Ffynnongroyw": "Ffynnon", "Glangwili": "Glan", "Hengoed": "Hen", "Llangollen": "Llan", "LLANGEFNI": "Llan",
		"Llwyngwril": "Llwyn", "Pengam": "Pen", "Tongwynlais": "Ton", "Ysgol Bangor": "Ysgol Ban", "Tref-Bangor": "Tref-Ban",
	} {
		below, above := first+"f", first+"h"
		if strings.HasSuffix(first, "r") {
			below, above = first+"g", first+"i"
		}
		if welsh.Compare(below, word) >= 0 || welsh.Compare(word, above) >= 0 {
			t.Errorf("%q is not between %q and %q", word, below, above)
		}
	}
	// Elsewhere the same signs are one letter: within other words, and behind a letter with an accent.
	for word, first := range map[string]string{"cyngor": "cyn", "Llanfihangel": "Llanfihan", "Rangor": "Ran", "Cabangor": "Caban", "â̂bangor": "â̂ban"} {
		if welsh.Compare(word, first) >= 0 {
			t.Errorf("%q has n and g apart", word)
		}
	}
}

// Accents and case count only where letters do not decide.
func TestAccentsComeSecond(t *testing.T) {
	for _, code := range language.Codes() {
		order := language.Sorting(code)
		for _, accented := range testdata[expectedOrder](t, "order.json").Accents {
			plain := language.Fold(accented)
			for _, a := range []string{accented, strings.ToUpper(accented)} {
				if order.Compare(a+"x", plain+"z") >= 0 || order.Compare(a+"z", plain+"x") <= 0 {
					t.Errorf("%s: %q decides before the next letter", code, a)
				}
				if got := order.Letter(a + "x"); got != strings.ToUpper(plain) {
					t.Errorf("%s: Letter(%q) = %q", code, a, got)
				}
			}
		}
	}
}

func TestLetter(t *testing.T) {
	welsh, english := language.Sorting("cy"), language.Sorting("en")
	for name, want := range map[string][2]string{
		"Chwilio":        {"CH", "C"},
		"Ddoe":           {"DD", "D"},
		"Fforwm":         {"FF", "F"},
		"ﬀorwm":          {"FF", "F"},
		"Ngwent":         {"NG", "N"},
		"llangollen":     {"LL", "L"},
		"LLANGOLLEN":     {"LL", "L"},
		"Philip":         {"PH", "P"},
		"Rhestr":         {"RH", "R"},
		"Theatr":         {"TH", "T"},
		"Cyfarfod":       {"C", "C"},
		"C-h":            {"C", "C"},
		"Ŵyl":            {"W", "W"},
		"Æthelred Board": {"A", "A"},
		"‘Barnet’":       {"B", "B"},
		"(Y) Fenni":      {"Y", "Y"},
		"18 to 25 Board": {"0-9", "0-9"},
		"½ Board":        {"0-9", "0-9"},
		"":               {"#", "#"},
		"!":              {"#", "#"},
	} {
		if got := [2]string{welsh.Letter(name), english.Letter(name)}; got != want {
			t.Errorf("Letter(%q) = %q, want %q", name, got, want)
		}
	}
	var headings []string
	for _, heading := range testdata[expectedOrder](t, "order.json").Headings {
		headings = append(headings, welsh.Letter(strings.ToLower(heading)+"wx"))
	}
	if want := testdata[expectedOrder](t, "order.json").Headings; !slices.Equal(headings, want) {
		t.Errorf("headings %q, want %q", headings, want)
	}
	if got := sorted("cy", headings); !slices.Equal(got, headings) {
		t.Errorf("headings sort as %q", got)
	}
}

// Names that only just differ, for what must hold of every pair.
var tricky = []string{
	"", "!", "#", "0", "1", "½", "2", "②", "10", "a", "A", "á", "Á", "a\u0301", "ab", "a b", "a-b", "a'b", "a’b", "æ", "Æ", "ae", "az",
	"Bangor", "bangor", "Ban\u034fgor", "Banngor", "c", "C", "ch", "Ch", "CH", "ĉh", "cĥ", "cz", "d", "dd", "đ", "ð", "dz", "e", "ﬀ", "ff", "f", "'f",
	"fz", "g", "gz", "h", "i", "ı", "İ", "l", "ll", "ł", "lz", "Llangollen", "n", "ng", "n\u034fg", "nz", "ø", "o", "oz", "œ", "p", "ph", "rh", "rz", "ß", "ss",
	"ẞ", "þ", "th", "tz", "w", "ŵ", "Ŵ", "y", "ŷ", "z", "zz", "\x00", "a\x00", "\xff", "a\xff", "‘z’", "ʼn", "ʼz",
}

func TestOrderIsTotal(t *testing.T) {
	for _, code := range language.Codes() {
		order := language.Sorting(code)
		for _, a := range tricky {
			for _, b := range tricky {
				checkPair(t, order, a, b)
			}
		}
		names := slices.Clone(tricky)
		slices.SortFunc(names, order.Compare)
		var headings []string
		for _, name := range names {
			headings = append(headings, order.Letter(name))
		}
		runs := slices.Compact(slices.Clone(headings))
		slices.Sort(headings)
		if len(runs) != len(slices.Compact(headings)) {
			t.Errorf("%s: a heading comes twice: %q", code, runs)
		}
	}
}

func checkPair(t *testing.T, order *language.Order, a, b string) {
	t.Helper()
	got := order.Compare(a, b)
	if (got == 0) != (a == b) {
		t.Errorf("Compare(%q, %q) = %d", a, b, got)
	}
	if back := order.Compare(b, a); back != -got {
		t.Errorf("Compare(%q, %q) = %d, but turned round %d", a, b, got, back)
	}
	if keys := bytes.Compare(order.Key(a), order.Key(b)); keys != got {
		t.Errorf("Compare(%q, %q) = %d, but keys say %d", a, b, got, keys)
	}
}

func TestOrderIsSafeForConcurrentUse(t *testing.T) {
	names := testdata[expectedOrder](t, "order.json").InOrder
	order := language.Sorting("cy")
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for i, a := range names {
				for j, b := range names {
					if got := order.Compare(a, b); got != cmp.Compare(i, j) {
						t.Errorf("Compare(%q, %q) = %d", a, b, got)
					}
					if got := bytes.Compare(order.Key(a), order.Key(b)); got != cmp.Compare(i, j) {
						t.Errorf("keys of %q and %q: %d", a, b, got)
					}
				}
			}
		})
	}
	wait.Wait()
}

func FuzzOrder(f *testing.F) {
	for i, a := range tricky {
		f.Add(a, tricky[len(tricky)-1-i])
	}
	orders := []*language.Order{language.Sorting("en"), language.Sorting("cy")}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, order := range orders {
			checkPair(t, order, a, b)
			if order.Letter(a) == "" {
				t.Errorf("Letter(%q) is empty", a)
			}
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	order := language.Sorting("cy")
	for b.Loop() {
		order.Compare("Partneriaeth Diogelwch Cymunedol Gwent", "Partneriaeth Diogelwch Cymunedol Gwynedd")
	}
}
