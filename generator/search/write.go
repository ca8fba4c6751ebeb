package search

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"partnershipregister/generator/language"
)

// limits say when a part of the names gets a file of its own. They count bytes before compression, so that no other
// version of a compressor can change what is published.
type limits struct {
	// root is the most that the file of names may hold with everything in it.
	root int
	// names is the most that it may hold of names alone, before those of the last kinds leave it.
	names int
	// text and descriptions are the sizes at which these files are cut.
	text, descriptions int
}

var defaultLimits = limits{root: 160_000, names: 300_000, text: 24_000, descriptions: 8_000}

// version of the form of the files. The script refuses any other.
const version = 1

// A root is the file of names.
type root struct {
	Version int `json:"v"`
	// Build changes whenever anything in any of the files does.
	Build    string     `json:"b"`
	Language string     `json:"lang"`
	Rules    Rules      `json:"rules"`
	Words    [3][]pair  `json:"words"` // of kinds, laws, statuses
	Labels   [][]any    `json:"labels"`
	All      int        `json:"all"`
	Kinds    []run      `json:"kinds"`
	More     string     `json:"more,omitempty"`
	Facets   string     `json:"facets,omitempty"`
	Text     []cutPoint `json:"text,omitempty"`
	Desc     []cutPoint `json:"desc,omitempty"`
	columns
}

type (
	pair     [2]string // a value and the words for it
	run      [2]any    // a value and for how many items
	cutPoint [2]any    // what a file begins with, and its name
)

// columns are what any of the files may hold about items.
type columns struct {
	// Addresses of the items, with {} for the identifier.
	Addresses    []run   `json:"q,omitempty"`
	From         int     `json:"from,omitempty"`
	Names        column  `json:"n,omitempty"`
	Others       column  `json:"o,omitempty"`
	Aliases      column  `json:"l,omitempty"`
	Foreign      string  `json:"f,omitempty"`
	Keys         column  `json:"i,omitempty"`
	LabelOf      column  `json:"g,omitempty"`
	Types        column  `json:"t,omitempty"`
	Laws         column  `json:"y,omitempty"`
	Areas        column  `json:"a,omitempty"`
	Places       column  `json:"c,omitempty"`
	Within       column  `json:"w,omitempty"`
	Statuses     column  `json:"s,omitempty"`
	Ended        string  `json:"x,omitempty"`
	Members      column  `json:"m,omitempty"`
	Priorities   column  `json:"p,omitempty"`
	Chairs       column  `json:"h,omitempty"`
	Posts        [][]any `json:"posts,omitempty"`
	Descriptions column  `json:"d,omitempty"`
	ForeignDesc  string  `json:"e,omitempty"`
}

type writer struct {
	Corpus
	items []*Item
}

func (w writer) files(l limits) []File {
	rules := NewRules(w.Welsh)
	r := root{Version: version, Language: w.Language, Rules: rules, All: len(w.items)}
	r.Labels, _ = w.labels()
	for i, labels := range [][]Label{w.Corpus.Kinds, w.Laws, w.Statuses} {
		for _, label := range labels {
			r.Words[i] = append(r.Words[i], pair{label.Key, line(label.Label)})
		}
	}
	r.Kinds = runs(w.items, func(item *Item) string { return string(item.Kind) })
	var leaves []File
	leaf := func(name string, v any) string {
		content := encode(v)
		sum := sha256.Sum256(content)
		name += "-" + hex.EncodeToString(sum[:6]) + ".json"
		leaves = append(leaves, File{name, content})
		return name
	}

	w.names(&r.columns, w.items)
	names := len(encode(r))
	w.facets(&r.columns)
	w.descriptions(&r.columns, w.items)
	if len(encode(r)) > l.root {
		r.columns = columns{}
		inRoot := len(w.items)
		if names > l.names {
			inRoot = slices.IndexFunc(w.items, func(item *Item) bool { return item.Kind == Page || item.Kind == Evidence })
			if inRoot < 0 {
				inRoot = len(w.items)
			}
		}
		w.names(&r.columns, w.items[:inRoot])
		if inRoot < len(w.items) {
			more := columns{From: inRoot}
			w.names(&more, w.items[inRoot:])
			r.More = leaf("more", more)
		}
		var facets columns
		w.facets(&facets)
		r.Facets = leaf("facets", facets)
		for _, part := range cut(w.items, l.descriptions, func(item *Item) int { return 1 + len(item.Description.Text) }) {
			var descriptions columns
			if w.descriptions(&descriptions, part); descriptions.Descriptions != nil {
				r.Desc = append(r.Desc, cutPoint{part[0].id, leaf("desc", descriptions)})
			}
		}
	}
	for _, block := range cut(index(rules.reader(), w.items), l.text, func(t term) int { return len(t.key) + len(t.found) + 2 }) {
		r.Text = append(r.Text, cutPoint{block[0].key, leaf("text", writeTerms(block))})
	}
	sum := sha256.Sum256(encode(r))
	r.Build = hex.EncodeToString(sum[:6])
	return append([]File{{"names.json", encode(r)}}, leaves...)
}

// runs counts how often a value stands one after the other.
func runs(items []*Item, value func(*Item) string) []run {
	var list []run
	for _, item := range items {
		if v := value(item); len(list) == 0 || list[len(list)-1][0] != v {
			list = append(list, run{v, 1})
		} else {
			list[len(list)-1][1] = list[len(list)-1][1].(int) + 1
		}
	}
	return list
}

// cut parts a list where its parts would grow beyond a size.
func cut[T any](list []T, size int, weight func(T) int) [][]T {
	var parts [][]T
	from, sum := 0, 0
	for i, one := range list {
		if sum += weight(one); sum > size && i > from {
			parts = append(parts, list[from:i])
			from, sum = i, weight(one)
		}
	}
	if from < len(list) {
		parts = append(parts, list[from:])
	}
	return parts
}

// names fills in what the results of a search show and what they are found by.
func (w writer) names(c *columns, items []*Item) {
	made := w.initials(items)
	_, place := w.labels()
	one := func(n int) string { return numbers([]int{n}) }
	c.Addresses = runs(items, pattern)
	c.Names = newColumn(items, betweenTexts, func(item *Item) string { return line(item.Name.Text) })
	c.Others = newColumn(items, betweenTexts, func(item *Item) string { return line(item.Other) })
	c.Aliases = newColumn(items, betweenTexts, func(item *Item) string {
		var list []string
		add := func(mark string, texts []Text) {
			for _, t := range texts {
				if t.Foreign {
					mark = strings.ToUpper(mark)
				}
				if text := line(t.Text); text != "" {
					list = append(list, mark+text)
				}
			}
		}
		// A small letter marks a name in the language of the site, a capital one in the other.
		for _, t := range item.Aliases {
			add("a", []Text{t})
		}
		for _, t := range item.Former {
			add("f", []Text{t})
		}
		for _, initials := range made[item] {
			add("i", []Text{{Text: initials}})
		}
		return strings.Join(list, "\t")
	})
	c.Foreign = marked(items, func(item *Item) bool { return item.Name.Foreign })
	c.Keys = newColumn(items, betweenTexts, func(item *Item) string {
		if item.Key == language.Slug(w.english(item)) {
			return ""
		}
		return item.Key
	})
	c.LabelOf = newColumn(items, betweenNumbers, func(item *Item) string {
		if i, ok := place[item.Label]; ok {
			return one(i)
		}
		return ""
	})
	c.Types = newColumn(items, betweenNumbers, func(item *Item) string { return numbers(owns(item.Types)) })
	c.Laws = newColumn(items, betweenNumbers, func(item *Item) string {
		if i := slices.IndexFunc(w.Laws, func(l Label) bool { return l.Key == item.Law }); i >= 0 {
			return one(i)
		}
		return ""
	})
	c.Areas = newColumn(items, betweenNumbers, func(item *Item) string { return ascending(sorted(item.Areas)) })
	c.Places = newColumn(items, betweenNumbers, func(item *Item) string { return ascending(sorted(item.Places)) })
	c.Within = newColumn(items, betweenNumbers, func(item *Item) string {
		if item.Within == nil {
			return ""
		}
		return one(item.Within.own)
	})
	c.Statuses = newColumn(items, betweenNumbers, func(item *Item) string {
		if i := slices.IndexFunc(w.Statuses, func(l Label) bool { return l.Key == item.Status }); i >= 0 {
			return one(i)
		}
		return ""
	})
	c.Ended = marked(items, func(item *Item) bool { return item.Ended })
}

// english gives the name from which an identifier is most likely made.
func (w writer) english(item *Item) string {
	if (w.Language == "en") == item.Name.Foreign && item.Other != "" {
		return item.Other
	}
	return item.Name.Text
}

// initials gives items the abbreviations of the types whose whole name stands in theirs, though they are of another, and
// makes an initialism of each name, where nothing else is known by the same letters.
func (w writer) initials(items []*Item) map[*Item][]string {
	r := NewRules(w.Welsh).reader()
	curated := map[string]bool{}
	var types []*Item
	var typeNames []string
	for _, item := range w.items {
		for _, t := range item.Aliases {
			curated[language.Fold(t.Text)] = true
		}
		if item.Kind == Type {
			types, typeNames = append(types, item), append(typeNames, " "+language.Fold(item.Name.Text)+" ")
		}
	}
	made := map[*Item][]string{}
	for _, item := range items {
		if item.Kind != Partnership && item.Kind != Organisation {
			continue
		}
		name := " " + language.Fold(item.Name.Text) + " "
		for i, t := range types {
			if slices.Contains(item.Types, t) || !strings.Contains(name, typeNames[i]) {
				continue
			}
			for _, alias := range t.Aliases {
				if !strings.Contains(alias.Text, " ") {
					made[item] = append(made[item], alias.Text)
				}
			}
		}
		if s := r.initials(item.Name.Text); s != "" && !curated[strings.ToLower(s)] {
			made[item] = append(made[item], s)
		}
	}
	return made
}

// facets fills in what partnerships are found and filtered by besides.
func (w writer) facets(c *columns) {
	posts := map[string]int{}
	c.Posts = nil
	for _, item := range w.items {
		for _, chair := range item.Chairs {
			key := language.Slug(chair.Text)
			if _, known := posts[key]; !known {
				posts[key] = len(c.Posts)
				c.Posts = append(c.Posts, texts(chair))
			}
		}
	}
	c.Members = newColumn(w.items, betweenNumbers, func(item *Item) string { return ascending(sorted(item.Members)) })
	c.Priorities = newColumn(w.items, betweenNumbers, func(item *Item) string { return ascending(sorted(item.Priorities)) })
	c.Chairs = newColumn(w.items, betweenNumbers, func(item *Item) string {
		var list []int
		for _, chair := range item.Chairs {
			list = append(list, posts[language.Slug(chair.Text)])
		}
		slices.Sort(list)
		return ascending(slices.Compact(list))
	})
}

// descriptions fills in what is shown below a name.
func (w writer) descriptions(c *columns, items []*Item) {
	c.Descriptions = newColumn(items, betweenTexts, func(item *Item) string { return line(item.Description.Text) })
	c.ForeignDesc = marked(items, func(item *Item) bool { return item.Description.Foreign })
}

// labels lists what items without a type are, each once.
func (w writer) labels() (list [][]any, place map[Text]int) {
	place = map[Text]int{}
	// Labels that differ in their spaces alone are one.
	same := map[Text]int{}
	for _, item := range w.items {
		if _, ok := place[item.Label]; ok || item.Label.Text == "" {
			continue
		}
		written := Text{Text: line(item.Label.Text), Foreign: item.Label.Foreign}
		if _, ok := same[written]; !ok {
			same[written] = len(list)
			list = append(list, texts(item.Label))
		}
		place[item.Label] = same[written]
	}
	return list, place
}

// texts writes a text: alone, or followed by 1 when it is foreign.
func texts(t Text) []any {
	if t.Foreign {
		return []any{line(t.Text), 1}
	}
	return []any{line(t.Text)}
}

func owns(items []*Item) []int {
	var list []int
	for _, item := range items {
		list = append(list, item.own)
	}
	return list
}

func sorted(items []*Item) []int {
	list := owns(items)
	slices.Sort(list)
	return slices.Compact(list)
}
