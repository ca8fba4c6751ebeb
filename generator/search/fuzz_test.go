package search

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// read undoes appendNumber, as the script does.
func read(t *testing.T, s string) (list []int) {
	code := func(r rune) int {
		n := int(r)
		if n >= 0xE000 {
			n -= 0x800
		}
		if n >= 160 {
			n -= 33
		}
		if n > '\\' {
			n--
		}
		return n - 35
	}
	high := 0
	for _, r := range s {
		if r < 35 || r == '\\' || r >= 127 && r < 160 {
			t.Fatalf("the number is written with %q", r)
		}
		n := code(r)
		if n >= most {
			high = (n - most) * most
			continue
		}
		list = append(list, high+n)
		high = 0
	}
	return list
}

// FuzzNumbers writes any numbers and reads the same.
func FuzzNumbers(f *testing.F) {
	for _, seed := range [][3]uint32{{0, 1, 2}, {56, 57, 58}, {91, 92, 93}, {55170, 55200, 57000}, {49999, 50000, 50001}, {99999, 100000, 1000000}} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, a, b, c uint32) {
		list := []int{int(a % 100_000_000), int(b % 100_000_000), int(c % 100_000_000)}
		if got := read(t, numbers(list)); !slices.Equal(got, list) {
			t.Errorf("%v is read as %v", list, got)
		}
		slices.Sort(list)
		steps := read(t, ascending(list))
		for i := 1; i < len(steps); i++ {
			steps[i] += steps[i-1]
		}
		if !slices.Equal(steps, list) {
			t.Errorf("%v is read as %v", list, steps)
		}
		if s := numbers(list); !utf8.ValidString(s) {
			t.Errorf("%v is not UTF-8", list)
		}
	})
}

// FuzzWords takes any text apart: words are folded, each is a radical of itself, and its key is never empty.
func FuzzWords(f *testing.F) {
	for _, seed := range []string{"Community Safety Partnership", "nghaerdydd", "ngh", "gh c", "Ymddiriedolaeth y GIG", "Barnardo's", "ŵyn", "aaaaa", "ational", "& æ", "\xff", "ddddd 12ations", "wys", "halen"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range []reader{NewRules(false).reader(), NewRules(true).reader()} {
			for _, word := range r.words(text) {
				if word == "" || strings.ContainsFunc(word, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') }) {
					t.Errorf("%q has the word %q", text, word)
				}
				if r.key(word) == "" || len(r.key(word)) > len(word) {
					t.Errorf("the key of %q is %q", word, r.key(word))
				}
				if list := r.radicals(word); list[0] != word {
					t.Errorf("the radicals of %q are %q", word, list)
				}
			}
			r.initials(text)
		}
	})
}

// FuzzMake finds any text: the files are JSON, the same each time, and no text breaks out of its place.
func FuzzMake(f *testing.F) {
	f.Add("Safer Reedham", "partnerships/safer-reedham.html", "Meets\nfour times")
	f.Add("", "", "")
	f.Add("a!b\"c\\", "x#y", "\u2028</script>")
	f.Add("{}", "{}{}", "\xff\x00")
	f.Fuzz(func(t *testing.T, name, address, description string) {
		c := Corpus{Language: "cy", Welsh: true, Kinds: []Label{{"partnership", name}}, Statuses: []Label{{"active", description}}, Items: []*Item{
			{Kind: Partnership, Key: name, Address: address, Name: Text{Text: name}, Other: description, Aliases: []Text{{Text: address}}, Description: Text{Text: description, Foreign: true}, Prose: []string{description, name}, Status: "active", Chairs: []Text{{Text: name}}},
			{Kind: Organisation, Key: "b", Address: "b.html", Name: Text{Text: "B"}, Label: Text{Text: name}},
		}}
		for _, files := range [][]File{Make(c), MakeParted(c)} {
			for _, file := range files {
				if !json.Valid(file.Content) || !utf8.Valid(file.Content) {
					t.Errorf("%s is not JSON: %q", file.Name, file.Content)
				}
			}
		}
		first, again := Make(c), Make(c)
		for i := range first {
			if first[i].Name != again[i].Name || !bytes.Equal(first[i].Content, again[i].Content) {
				t.Errorf("%s is not the same twice", first[i].Name)
			}
		}
	})
}
