// Package language holds what the generator knows about the languages that it writes: how a word list
// becomes a sentence, how numbers, dates and lists are written, in which order names stand, and how a
// name is folded for search and for addresses.
//
// In come phrases that somebody else has read, and plain values; out come strings. The package reads
// and writes nothing, and knows nothing of the subject. Words for visitors stand in the word lists; here
// stand only the few that the rules of a language need: names of months and weekdays, and "and".
//
// What is known of a language stands in one file named for it (english.go, welsh.go), and the languages
// are listed in the table below.
package language

import "slices"

// languages are all that the generator can write.
var languages = []rules{english, welsh}

// rules are what the package knows of one language.
type rules struct {
	// code is the language's code in BCP 47, collation the one whose order of names it uses.
	code, collation string
	// categories are the plural categories of whole numbers, in the order of form.
	categories []form
	// category gives the plural category of a whole number without its sign.
	category func(n uint) form
	// months begins with January, weekdays with Sunday.
	months, monthsShort [12]string
	weekdays            [7]string
	// and gives the word between the last two items of a list, of which the last is next.
	and func(next string) string
	// digraphs are pairs of letters that count as one letter; lower case.
	digraphs []string
	// apart are beginnings of words, lower case, in which two letters that look like a digraph are two
	// letters. A bar stands between these.
	apart []string
}

// Codes gives the codes of all languages that the package knows, sorted.
func Codes() []string {
	var codes []string
	for _, l := range languages {
		codes = append(codes, l.code)
	}
	slices.Sort(codes)
	return codes
}

// rulesOf gives the rules of a language, or those of English and false when the package does not know it.
func rulesOf(code string) (rules, bool) {
	for _, l := range languages {
		if l.code == code {
			return l, true
		}
	}
	return english, false
}
