// Package search makes the files that a site's search page looks things up in.
//
// The caller lists what can be found as items; [Make] writes them into one file of names and, where that
// would grow large, into further files that the page fetches when it needs them. The names are shipped and not
// an index of them: the browser makes the index itself, faster than it could fetch one. Prose is indexed here.
//
// How words are compared is told once, as data: see [Rules]. The same rules stand in the file of names and are
// followed by the script of the theme (search.js), which is all that has to be kept in step with this package; test
// vectors hold the two together. The script's first comment says what can be asked of the files.
//
// Names of the columns, in every file: n names, o names in the other language, l other names, f which names are in the
// other language, i identifiers, q addresses, t types, a areas, c council areas, y laws, s statuses, x what has ended, d
// descriptions, e which of these are in the other language, m members, p priorities, h chairs.
package search

import (
	"cmp"
	"slices"
	"strings"
)

// Kind is the sort of thing that an item is.
type Kind string

const (
	Area         Kind = "area"
	Authority    Kind = "authority"
	Type         Kind = "type"
	Priority     Kind = "priority"
	Partnership  Kind = "partnership"
	Organisation Kind = "organisation"
	Page         Kind = "page"
	Evidence     Kind = "evidence"
)

// Kinds lists them in the order of items.
var Kinds = []Kind{Area, Authority, Type, Priority, Partnership, Organisation, Page, Evidence}

// Text is a short text in the language of the site, or foreign: in the other one.
type Text struct {
	Text    string
	Foreign bool
}

// An Item is something that can be found.
type Item struct {
	Kind Kind
	// Key is the identifier in the register; filters are written with it. Unique among the items of a kind, except
	// partnerships and evidence.
	Key string
	// Address leads from the search page to the item's page: "partnerships/x.html", "x.html#evidence-y".
	Address string
	// Name as pages of the site show it, and Other in the other language, empty when there is none.
	Name  Text
	Other string
	// Aliases are abbreviations and other names, Former those that it had before.
	Aliases []Text
	Former  []Text
	// Label says what it is where Types does not: the sector of an organisation, "Priority".
	Label Text
	// Types are those of a partnership, the main one first: items of the kind Type.
	Types []*Item
	// Law is the basis of a type in law, one of Corpus.Laws.
	Law string
	// Areas and Places are where it lies and which council areas it covers: items of the kinds Area and Authority.
	Areas  []*Item
	Places []*Item
	// Within is the wider council area of an authority: the county of a district.
	Within *Item
	// Members, Priorities and Chairs of a partnership. A chair is a post.
	Members    []*Item
	Priorities []*Item
	Chairs     []Text
	// Status is one of Corpus.Statuses, or empty.
	Status string
	// Ended tells that the thing no longer exists.
	Ended bool
	// Description is a line or two.
	Description Text
	// Prose is searched and not shown.
	Prose []string

	// id is the position among the items, own the position among those of its kind.
	id, own int
}

// A Label is a value with the words for it.
type Label struct{ Key, Label string }

// Corpus is all that can be found on one site.
type Corpus struct {
	// Language of the site: "en", "cy".
	Language string
	// Welsh tells that Welsh names are among the items, so that mutated words are looked for.
	Welsh bool
	// Items of every kind, each kind in the order in which it is to be listed.
	Items []*Item
	// Kinds, Laws and Statuses are the words for these, in the order of lists.
	Kinds, Laws, Statuses []Label
}

// A File is one of the files to publish.
type File struct {
	// Name is "names.json" for the first, and for the others a name that changes with their content.
	Name    string
	Content []byte
}

// Make writes the files, that of the names first. The same corpus always gives the same bytes.
func Make(c Corpus) []File {
	return writer{c, number(c)}.files(defaultLimits)
}

// number puts the items into the order of the files and gives each its position.
func number(c Corpus) []*Item {
	items := slices.Clone(c.Items)
	patterns := make(map[*Item]string, len(items))
	for _, item := range items {
		patterns[item] = pattern(item)
	}
	slices.SortStableFunc(items, func(a, b *Item) int {
		return cmp.Or(cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)), strings.Compare(patterns[a], patterns[b]))
	})
	own := map[Kind]int{}
	for i, item := range items {
		item.id, item.own = i, own[item.Kind]
		own[item.Kind]++
	}
	return items
}

// pattern gives an item's address with {} in the place of its key. Items of one pattern stand together.
func pattern(item *Item) string {
	if item.Key == "" {
		return item.Address
	}
	if i := strings.LastIndex(item.Address, item.Key); i >= 0 {
		return item.Address[:i] + "{}" + item.Address[i+len(item.Key):]
	}
	return item.Address
}
