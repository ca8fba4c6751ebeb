package search

import (
	"slices"
	"strings"
)

// A term is one line of the index of prose: what words of one stem have in common, and which items hold them, written as
// the position twice over, plus one where the word weighs much in the item.
type term struct{ key, found string }

// terms is a file of the index of prose. The values of a key stand at the same place as the key.
type terms struct {
	Keys  string `json:"k"`
	Found string `json:"p"`
}

func writeTerms(block []term) terms {
	var keys, found []string
	for _, t := range block {
		keys = append(keys, t.key)
		found = append(found, t.found)
	}
	return terms{strings.Join(keys, " "), strings.Join(found, " ")}
}

// index makes the index of the items' prose, ordered by key. What more than a quarter of many items say is left out.
func index(r reader, items []*Item) []term {
	type use struct{ id, times, length int }
	// A stem has a number, by which its uses are found; times counts those in one item, of the stems in met.
	numbers, stems := map[string]int{}, []string{}
	ofWord := map[string]int{}
	var uses [][]use
	var times, met []int
	docs, length := 0, 0
	for _, item := range items {
		n := 0
		met = met[:0]
		for _, prose := range item.Prose {
			for word := range r.each(prose) {
				n++
				if len(word) < 2 {
					continue
				}
				stem, known := ofWord[word]
				if !known {
					key := r.key(word)
					if stem, known = numbers[key]; !known {
						stem = len(stems)
						numbers[key] = stem
						stems, uses, times = append(stems, key), append(uses, nil), append(times, 0)
					}
					ofWord[word] = stem
				}
				if times[stem]++; times[stem] == 1 {
					met = append(met, stem)
				}
			}
		}
		if n == 0 {
			continue
		}
		docs, length = docs+1, length+n
		for _, stem := range met {
			uses[stem] = append(uses[stem], use{item.id, times[stem], n})
			times[stem] = 0
		}
	}
	slices.Sort(stems)
	var list []term
	for _, key := range stems {
		uses := uses[numbers[key]]
		if docs >= 20 && len(uses) > docs/4 {
			continue
		}
		var found []int
		for _, u := range uses {
			// The weight of BM25 without the part that is the same for all items.
			weight := float64(u.times) * 2.2 / (float64(u.times) + 1.2*(0.25+0.75*float64(u.length)*float64(docs)/float64(length)))
			n := 2 * u.id
			if weight >= 1 {
				n++
			}
			found = append(found, n)
		}
		slices.Sort(found)
		list = append(list, term{key, ascending(found)})
	}
	return list
}
