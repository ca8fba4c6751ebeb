package search_test

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/language"
)

// The battery types every name of the real content, whole and spoilt in the ways in which people spoil names, and looks
// whether the item stands among the first three results. A name that several items have counts as found when any of them
// does. Which names are spoilt, and how, hangs on the names alone, so that every run types the same.
//
// With every name of the front door typed, 99.9 in a hundred were found with one slip and 99.7 with two.
var battery = []struct {
	name string
	// sample says that one in so many names is typed on a site, where typing all would take long.
	sample map[string]int
	floor  map[string]float64
	typed  func(name string, r *dice) string
}{
	{"exact", map[string]int{"all": 1}, map[string]float64{"all": 99, "wales": 99, "cymru": 99}, func(name string, _ *dice) string { return name }},
	{"prefix", map[string]int{"all": 10, "wales": 3, "cymru": 3}, map[string]float64{"all": 97, "wales": 98, "cymru": 98}, prefixOf},
	{"one typo", map[string]int{"all": 10, "wales": 3, "cymru": 3}, map[string]float64{"all": 99, "wales": 99.5, "cymru": 99.5}, func(name string, r *dice) string { return mistyped(name, r, 1) }},
	{"two typos", map[string]int{"all": 10, "wales": 3, "cymru": 3}, map[string]float64{"all": 98, "wales": 98, "cymru": 98}, func(name string, r *dice) string { return mistyped(name, r, 2) }},
	{"every word soft-mutated", map[string]int{"wales": 3, "cymru": 2}, map[string]float64{"wales": 98, "cymru": 98}, softened},
}

func TestBattery(t *testing.T) {
	for _, site := range []string{"all", "wales", "cymru"} {
		t.Run(site, func(t *testing.T) {
			t.Parallel()
			e := newEngine(t, published(t, site))
			names := namesOf(e)
			for _, b := range battery {
				step := b.sample[site]
				if step == 0 {
					if step = 1; b.floor[site] == 0 {
						continue
					}
				}
				var s score
				for _, name := range names {
					r := newDice(b.name + name)
					if r.below(step) != 0 {
						continue
					}
					if typed := b.typed(name, r); typed != "" {
						s.add(typed, found(e, typed, func(id int) bool { return slices.Contains(holders(e, name), id) }))
					}
				}
				s.report(t, b.name, b.floor[site])
			}
			var alone, aliases score
			for _, word := range welshWords(e) {
				for _, m := range mutated(word) {
					alone.add(m, found(e, m, func(id int) bool { return containsWord(e, id, word) }))
				}
			}
			if site != "all" {
				alone.report(t, "mutated word alone", 99)
			}
			for _, alias := range aliasesOf(e) {
				aliases.add(alias, found(e, alias, func(id int) bool { return slices.Contains(holders(e, alias), id) }))
			}
			aliases.report(t, "abbreviations and other names", 98)
		})
	}
}

// score counts what was found of what was typed.
type score struct {
	typed, found int
	missed       []string
}

func (s *score) add(typed string, found bool) {
	s.typed++
	if found {
		s.found++
	} else {
		s.missed = append(s.missed, typed)
	}
}

func (s *score) report(t *testing.T, what string, floor float64) {
	t.Helper()
	rate := 100 * float64(s.found) / float64(max(s.typed, 1))
	t.Logf("%-32s %5.1f %% of %4d in the first three", what, rate, s.typed)
	for _, m := range s.missed[:min(len(s.missed), 12)] {
		t.Logf("    missed: %s", m)
	}
	if rate < floor || s.typed == 0 {
		t.Errorf("%s: %.1f %% of %d, the floor is %.1f %%", what, rate, s.typed, floor)
	}
}

// found types something and looks at the first three results.
func found(e *engine, typed string, wanted func(id int) bool) bool {
	a := e.search(query{Words: typed, Limit: 3})
	return slices.ContainsFunc(a.Results, func(r result) bool { return wanted(r.ID) })
}

// holders gives the items with a name, or one that reads the same.
func holders(e *engine, name string) []int { return formsOf(e)[language.Fold(name)] }

// formsOf finds items by each of their names, folded.
func formsOf(e *engine) map[string][]int {
	if e.forms == nil {
		e.forms = map[string][]int{}
		add := func(id int, name string) { e.forms[language.Fold(name)] = append(e.forms[language.Fold(name)], id) }
		for id := range e.size() {
			i := e.item(id)
			add(id, i.Name)
			if i.Other != nil {
				add(id, i.Other.Text)
			}
		}
		for id, list := range aliasColumn(e) {
			for _, alias := range list {
				add(id, alias)
			}
		}
	}
	return e.forms
}

// aliasColumn reads the other names from the file of names.
func aliasColumn(e *engine) map[int][]string {
	var root struct{ L []any }
	if err := json.Unmarshal(e.files["names.json"], &root); err != nil || len(root.L) != 2 {
		e.t.Fatalf("there are no other names: %v", err)
	}
	aliases := map[int][]string{}
	for i, line := range strings.Split(root.L[1].(string), "\n") {
		for _, alias := range strings.Split(line, "\t") {
			if alias != "" && alias[0] != 'i' {
				id := int(root.L[0].(float64)) + i
				aliases[id] = append(aliases[id], alias[1:])
			}
		}
	}
	return aliases
}

// namesOf lists the names of all items in both languages, each once.
func namesOf(e *engine) []string {
	var names []string
	seen := map[string]bool{}
	add := func(name string) {
		if key := language.Fold(name); !seen[key] {
			seen[key] = true
			names = append(names, name)
		}
	}
	for id := range e.size() {
		i := e.item(id)
		add(i.Name)
		if i.Other != nil {
			add(i.Other.Text)
		}
	}
	return names
}

func aliasesOf(e *engine) []string {
	var list []string
	for _, aliases := range aliasColumn(e) {
		list = append(list, aliases...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// welshWords lists the words of Welsh names from five letters that can be mutated and are no English words too.
func welshWords(e *engine) []string {
	var list []string
	english := map[string]bool{}
	for pass := range 2 {
		for id := range e.size() {
			i := e.item(id)
			cy := ""
			switch {
			case i.Lang == "cy" || i.Lang == "" && string(e.lang()) == "cy":
				cy = i.Name
			case i.Other != nil && (i.Other.Lang == "cy" || i.Other.Lang == "" && e.lang() == "cy"):
				cy = i.Other.Text
			}
			if pass == 0 {
				if cy != i.Name || i.Lang == "en" {
					for _, w := range strings.Fields(language.Fold(i.Name)) {
						english[w] = true
					}
				}
				continue
			}
			for _, w := range strings.Fields(language.Fold(cy)) {
				if len(w) > 4 && !english[w] && len(mutated(w)) > 0 {
					list = append(list, w)
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func containsWord(e *engine, id int, word string) bool {
	for form, ids := range formsOf(e) {
		if slices.Contains(ids, id) && slices.Contains(strings.Fields(form), word) {
			return true
		}
	}
	return false
}

// changes are the mutations of Welsh: soft, nasal, aspirate.
var changes = []map[string]string{
	{"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"},
	{"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"},
	{"p": "ph", "t": "th", "c": "ch"},
}

// mutated gives the forms that a word can take.
func mutated(word string) []string {
	var list []string
	for _, change := range changes {
		if m := changed(word, change); m != word {
			list = append(list, m)
		}
	}
	return list
}

func changed(word string, change map[string]string) string {
	for n := 2; n > 0; n-- {
		if len(word) <= n {
			continue
		}
		if to, ok := change[word[:n]]; ok {
			return to + word[n:]
		}
		// These are letters of their own and do not change.
		if slices.Contains([]string{"ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"}, word[:min(2, len(word))]) {
			return word
		}
	}
	return word
}

// softened mutates every word of a name; "" when none can be.
func softened(name string, _ *dice) string {
	words := strings.Fields(language.Fold(name))
	any := false
	for i, w := range words {
		if m := changed(w, changes[0]); len(m) > 2 && m != w {
			words[i], any = m, true
		}
	}
	if !any {
		return ""
	}
	return strings.Join(words, " ")
}

// prefixOf leaves out the last letters, as someone does who is still typing.
func prefixOf(name string, r *dice) string {
	runes := []rune(name)
	words := strings.Fields(name)
	last := len([]rune(words[len(words)-1]))
	if last < 4 {
		return ""
	}
	return string(runes[:len(runes)-1-r.below(last/2)])
}

// mistyped makes slips in words that are long enough to bear them: one in words from four letters, two from eight.
func mistyped(name string, r *dice, slips int) string {
	words := strings.Fields(language.Fold(name))
	left := make([]int, len(words))
	room := 0
	for i, w := range words {
		switch {
		case strings.ContainsAny(w, "0123456789") || len(w) < 4:
		case len(w) < 8:
			left[i] = 1
		default:
			left[i] = 2
		}
		room += left[i]
	}
	if room < slips {
		return ""
	}
	for slips > 0 {
		if i := r.below(len(words)); left[i] > 0 {
			left[i]--
			slips--
			words[i] = slip(words[i], r)
		}
	}
	return strings.Join(words, " ")
}

// slip leaves out a letter, doubles one, swaps two or puts a wrong one.
func slip(word string, r *dice) string {
	at := r.below(len(word) - 1)
	switch r.below(4) {
	case 0:
		return word[:at] + word[at+1:]
	case 1:
		return word[:at] + word[at:at+1] + word[at:]
	case 2:
		return word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:]
	}
	return word[:at] + string(rune('a'+r.below(26))) + word[at+1:]
}

// dice give numbers that hang on nothing but the text that they were made from.
type dice struct{ state uint64 }

func newDice(seed string) *dice {
	h := fnv.New64a()
	fmt.Fprint(h, seed)
	return &dice{h.Sum64()}
}

func (d *dice) below(n int) int {
	d.state = d.state*6364136223846793005 + 1442695040888963407
	return int(d.state>>33) % n
}
