package language_test

import (
	"encoding/json"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	xlanguage "golang.org/x/text/language"

	"partnershipregister/generator/language"
)

// testdata reads one file of expectations.
func testdata[T any](t *testing.T, name string) T {
	t.Helper()
	var content T
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err == nil {
		err = json.Unmarshal(b, &content)
	}
	if err != nil {
		t.Fatal(err)
	}
	return content
}

type counted struct {
	Examples []struct {
		Noun, Category, Figures string
		N                       int
	}
	Nouns []struct{ Noun, En, Zero, One, Two, Few, Many, Other string }
}

func welshNouns(t *testing.T) *language.Words {
	phrases := map[string]language.Phrase{}
	for _, n := range testdata[counted](t, "counted.json").Nouns {
		phrases[n.Noun] = language.Phrase{Zero: n.Zero, One: n.One, Two: n.Two, Few: n.Few, Many: n.Many, Other: n.Other}
	}
	return language.NewWords("cy", phrases)
}

func TestWelshWorkedExample(t *testing.T) {
	words := welshNouns(t)
	for _, e := range testdata[counted](t, "counted.json").Examples {
		if e.N == 80 {
			continue // "80 o bartneriaethau" is a choice of the writer's, not a plural form.
		}
		if got, err := words.Count(e.Noun, e.N); err != nil || got != e.Figures {
			t.Errorf("Count(%q, %d) = %q, %v; want %q", e.Noun, e.N, got, err, e.Figures)
		}
	}
	for n, want := range map[int]string{4: "4 partneriaeth", 1234: "1,234 partneriaeth", -1: "-1 bartneriaeth"} {
		if got, err := words.Count("partneriaeth", n); err != nil || got != want {
			t.Errorf("Count(%d) = %q, %v; want %q", n, got, err, want)
		}
	}
}

func TestWelshNouns(t *testing.T) {
	words := welshNouns(t)
	nouns := testdata[counted](t, "counted.json").Nouns
	if len(nouns) != 12 {
		t.Fatalf("%d nouns, want 12", len(nouns))
	}
	for _, noun := range nouns {
		forms := map[int]string{0: noun.Zero, 1: noun.One, 2: noun.Two, 3: noun.Few, 4: noun.Other, 5: noun.Other, 6: noun.Many, 7: noun.Other, 66: noun.Other}
		for n, form := range forms {
			want := strings.ReplaceAll(form, "{n}", words.Number(n))
			if got, err := words.Count(noun.Noun, n); err != nil || got != want {
				t.Errorf("Count(%q, %d) = %q, %v; want %q", noun.Noun, n, got, err, want)
			}
		}
		if faults := words.Faults(noun.Noun); len(faults) > 0 {
			t.Errorf("%s: %q", noun.Noun, faults)
		}
	}
}

// The tables of this package agree with those of x/text.
func TestCategoriesAgree(t *testing.T) {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}
	for _, code := range language.Codes() {
		words := language.NewWords(code, map[string]language.Phrase{
			"form": {Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"},
		})
		for n := range 1200 {
			want := names[plural.Cardinal.MatchPlural(xlanguage.MustParse(code), n, 0, 0, 0, 0)]
			for _, signed := range []int{n, -n} {
				if got, err := words.Count("form", signed); err != nil || got != want {
					t.Fatalf("%s: Count(%d) = %q, %v; want %q", code, signed, got, err, want)
				}
			}
		}
		if got, err := words.Count("form", math.MinInt); err != nil || got != "other" {
			t.Errorf("%s: Count(MinInt) = %q, %v", code, got, err)
		}
	}
}

// list is a good word list to spoil.
func list() map[string]language.Phrase {
	return map[string]language.Phrase{
		"plain":   {Other: "Chair"},
		"greet":   {Other: "{name} meets {often}, says {name}."},
		"meeting": {One: "{n} meeting in {area}", Other: "{n} meetings in {area}"},
		"noun":    {One: "board", Other: "boards"},
	}
}

func TestSay(t *testing.T) {
	words := language.NewWords("en", list())
	if got, err := words.Say("plain"); err != nil || got != "Chair" {
		t.Errorf("plain: %q, %v", got, err)
	}
	// A value is never read for placeholders.
	if got, err := words.Say("greet", "often", "monthly", "name", "{often}"); err != nil || got != "{often} meets monthly, says {often}." {
		t.Errorf("greet: %q, %v", got, err)
	}
	if got, err := words.Say("greet", "often", "", "name", "Board"); err != nil || got != "Board meets , says Board." {
		t.Errorf("an empty value: %q, %v", got, err)
	}
	// In a plain phrase {n} is a placeholder like any other.
	paged := language.NewWords("en", map[string]language.Phrase{"page": {Other: "page {n}"}})
	if got, err := paged.Say("page", "n", "2a"); err != nil || got != "page 2a" {
		t.Errorf("page: %q, %v", got, err)
	}
	if got, err := paged.Say("page"); err == nil {
		t.Errorf("page without a number: %q", got)
	}
	if got, err := words.Count("meeting", 1, "area", "Northmarsh"); err != nil || got != "1 meeting in Northmarsh" {
		t.Errorf("one: %q, %v", got, err)
	}
	if got, err := words.Count("meeting", 0, "area", "Northmarsh"); err != nil || got != "0 meetings in Northmarsh" {
		t.Errorf("none: %q, %v", got, err)
	}
	if got, err := words.Count("noun", 2); err != nil || got != "boards" {
		t.Errorf("noun: %q, %v", got, err)
	}
	if got, err := words.Count("plain", 7); err != nil || got != "Chair" {
		t.Errorf("a plain phrase counted: %q, %v", got, err)
	}
}

func TestEmptyFormGivesWay(t *testing.T) {
	words := language.NewWords("cy", map[string]language.Phrase{"a": {Two: "dau {n}", Other: "rhai {n}"}})
	for n, want := range map[int]string{0: "rhai 0", 1: "rhai 1", 2: "dau 2", 3: "rhai 3", 6: "rhai 6", 7: "rhai 7"} {
		if got, err := words.Count("a", n); err != nil || got != want {
			t.Errorf("Count(%d) = %q, %v; want %q", n, got, err, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	phrases := list()
	phrases["spoilt"] = language.Phrase{Other: "an {open brace"}
	phrases["empty"] = language.Phrase{}
	phrases["no-other"] = language.Phrase{One: "one"}
	say := func(key string, values ...string) func(*language.Words) (string, error) {
		return func(w *language.Words) (string, error) { return w.Say(key, values...) }
	}
	count := func(key string, values ...string) func(*language.Words) (string, error) {
		return func(w *language.Words) (string, error) { return w.Count(key, 2, values...) }
	}
	cases := []struct {
		name string
		call func(*language.Words) (string, error)
		want string
	}{
		{"no such phrase", say("nothing"), `phrase "nothing" in "en": there is no such phrase`},
		{"missing value", say("greet", "name", "Board"), "no value for {often}"},
		{"unused value", say("plain", "name", "Board"), `no placeholder {name} for the value "Board"`},
		{"unused number", say("plain", "n", "3"), "no placeholder {n}"},
		{"half a pair", say("greet", "name", "Board", "often"), "pairs"},
		{"twice the same", say("greet", "name", "A", "name", "B", "often", "C"), "two values for {name}"},
		{"said, not counted", say("meeting", "area", "Eastvale", "n", "2"), "count it"},
		{"bad brace", say("spoilt"), "an opening brace without a closing one"},
		{"empty", say("empty"), "it is empty"},
		{"no such phrase to count", count("nothing"), "there is no such phrase"},
		{"missing value in a count", count("meeting"), "no value for {area}"},
		{"unused value in a count", count("noun", "area", "Eastvale"), "no placeholder {area}"},
		{"number given twice", count("meeting", "n", "2", "area", "Eastvale"), "the number itself"},
		{"no other form", count("no-other"), "it is empty"},
	}
	words := language.NewWords("en", phrases)
	for _, c := range cases {
		if got, err := c.call(words); err == nil || !strings.Contains(err.Error(), c.want) || got != "" {
			t.Errorf("%s: %q, %v; want an error with %q", c.name, got, err, c.want)
		}
	}
	if _, err := language.NewWords("xx", list()).Say("plain"); err == nil || !strings.Contains(err.Error(), `"xx", only for cy, en`) {
		t.Errorf("unknown language: %v", err)
	}
}

func TestFaults(t *testing.T) {
	cases := []struct {
		code   string
		phrase language.Phrase
		want   []string
	}{
		{"en", language.Phrase{Other: "Chair"}, nil},
		{"en", language.Phrase{One: "a", Other: "b"}, nil},
		{"en", language.Phrase{}, []string{`the form "other" is missing`}},
		{"en", language.Phrase{One: "a"}, []string{`the form "other" is missing`}},
		{"en", language.Phrase{Zero: "none", Other: "b"}, []string{`the form "zero" is never used in this language`, `the form "one" is missing`}},
		{"cy", language.Phrase{Other: "Cadeirydd"}, nil},
		{"cy", language.Phrase{Zero: "a", One: "b", Two: "c", Few: "d", Other: "f"}, []string{`the form "many" is missing`}},
		{"en", language.Phrase{Other: "a } b"}, []string{`the form "other" has a closing brace without an opening one`}},
		{"en", language.Phrase{Other: "{}"}, []string{`the form "other" has {}, which is not the name of a placeholder`}},
		{"en", language.Phrase{Other: "{2nd}"}, []string{`the form "other" has {2nd}, which is not the name of a placeholder`}},
		{"en", language.Phrase{Other: "{a{b}}"}, []string{`the form "other" has {a{b}, which is not the name of a placeholder`}},
	}
	for _, c := range cases {
		words := language.NewWords(c.code, map[string]language.Phrase{"key": c.phrase})
		if got := words.Faults("key"); !slices.Equal(got, c.want) {
			t.Errorf("%s %+v: %q, want %q", c.code, c.phrase, got, c.want)
		}
	}
	if got := language.NewWords("en", nil).Faults("key"); !slices.Equal(got, []string{`there is no phrase "key"`}) {
		t.Errorf("unknown key: %q", got)
	}
}

func TestWordsTellOfThemselves(t *testing.T) {
	phrases := list()
	words := language.NewWords("en", phrases)
	delete(phrases, "plain") // the list has its own copy
	if words.Code() != "en" || !words.Has("plain") || words.Has("chair") {
		t.Error("Code or Has")
	}
	if got, want := words.Keys(), []string{"greet", "meeting", "noun", "plain"}; !slices.Equal(got, want) {
		t.Errorf("Keys: %q", got)
	}
	for key, want := range map[string][]string{"plain": nil, "greet": {"name", "often"}, "meeting": {"area", "n"}, "nothing": nil} {
		if got := words.Placeholders(key); !slices.Equal(got, want) {
			t.Errorf("Placeholders(%q) = %q, want %q", key, got, want)
		}
	}
	if words.Counts("plain") || !words.Counts("noun") || words.Counts("nothing") {
		t.Error("Counts")
	}
}

func BenchmarkCount(b *testing.B) {
	words := language.NewWords("en", list())
	for b.Loop() {
		if _, err := words.Count("meeting", 12, "area", "Northmarsh"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestForms(t *testing.T) {
	words := language.NewWords("cy", map[string]language.Phrase{
		"found": {Zero: "dim canlyniadau", One: "{n} canlyniad", Two: "{n} ganlyniad", Few: "{n} chanlyniad", Many: "{n} chanlyniad", Other: "{n} canlyniad: {words}"},
		"plain": {Other: "Canlyniadau"},
		"wrong": {Other: "{n"},
	})
	found, err := words.Forms("found")
	if want := map[string]string{"zero": "dim canlyniadau", "one": "{n} canlyniad", "two": "{n} ganlyniad", "few": "{n} chanlyniad", "many": "{n} chanlyniad", "other": "{n} canlyniad: {words}"}; err != nil || !maps.Equal(found, want) {
		t.Errorf("the forms are %q, %v", found, err)
	}
	if plain, err := words.Forms("plain"); err != nil || !maps.Equal(plain, map[string]string{"other": "Canlyniadau"}) {
		t.Errorf("the forms of a plain phrase are %q, %v", plain, err)
	}
	for _, key := range []string{"wrong", "missing"} {
		if forms, err := words.Forms(key); err == nil {
			t.Errorf("the forms of %q are %q", key, forms)
		}
	}
}
