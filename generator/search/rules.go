package search

import (
	"iter"
	"slices"
	"strings"

	"partnershipregister/generator/language"
)

// Rules are how words are compared. They stand in the file of names too, in this shape, and whoever follows them there
// must come to the same results as the methods here.
type Rules struct {
	// Drop are the characters that join what they stand in, as accents and apostrophes do, with a hyphen between the
	// ends of a range, and Plain the spelling of letters that are no letter with an accent. See [language.Fold]; of the
	// marks that it drops these are those that Latin letters bear.
	Drop  string            `json:"drop"`
	Plain map[string]string `json:"plain"`
	// Stop are the words, in both languages, that say nothing about what is looked for; one space apart.
	Stop string `json:"stop"`
	// Ends are endings of English words, in the order in which they are tried. One space apart.
	Ends string `json:"ends"`
	// Least is the number of letters from which words have endings, and Root the number that must be left.
	Least int `json:"least"`
	Root  int `json:"root"`
	// Mutations are beginnings of Welsh words and what they may have been, as "gh c ph p": a mutated beginning and
	// then its radical. Empty where no Welsh is to be expected.
	Mutations string `json:"mut,omitempty"`
}

const (
	// Accents, and characters that are not seen.
	dropped     = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
	stopEnglish = "a an and are as at be by for from how i in is it my of on or our that the their this to what when where which who with you your"
	stopWelsh   = "ac ag am ar beth ble dan dros ei eich ein eu fy gan gyda i mae neu o oes pa ple pryd pwy rhwng sut sydd sy trwy tua un wrth y yn yng ym yr"
	endings     = "isations isation ations ation ators ator atives ative ioners ioner ioning ioned ically ical ingly ments ment ities ists ist isms ism ness lors lor " +
		"ings ing ions ion ity ives ive iers ier ies ied ally als al ics ic ers er ren ly es ed s e y"
	// The radicals of the soft, nasal and aspirate mutations and of h before a vowel. Soft mutation takes g away, so g is
	// put before what may then begin a word.
	mutations = "ngh c mh p nh t ng g ph p th t ch c dd d g c b p d t f b f m m b n d l ll r rh " +
		"ha a he e hi i ho o hu u hw w hy y a ga e ge i gi o go u gu w gw y gy l gl n gn r gr"
)

// NewRules gives the rules, with or without those for Welsh beginnings.
func NewRules(welsh bool) Rules {
	r := Rules{Drop: language.Apostrophes + dropped, Plain: language.PlainLetters(), Stop: stopEnglish + " " + stopWelsh, Ends: endings, Least: 5, Root: 3}
	if welsh {
		r.Mutations = mutations
	}
	return r
}

// reader follows rules.
type reader struct {
	stop            map[string]bool
	ends, mutations []string
	least, root     int
}

func (r Rules) reader() reader {
	stop := map[string]bool{}
	for _, word := range strings.Fields(r.Stop) {
		stop[word] = true
	}
	return reader{stop, strings.Fields(r.Ends), strings.Fields(r.Mutations), r.Least, r.Root}
}

// words gives the words of a text that are worth looking for.
func (r reader) words(text string) []string { return slices.Collect(r.each(text)) }

// each gives the same words one by one.
func (r reader) each(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.SplitSeq(language.Fold(text), " ") {
			if word != "" && !r.stop[word] && !yield(word) {
				return
			}
		}
	}
}

// key gives what words of one stem have in common: "reduc" for reduce, reducing, reduction.
func (r reader) key(word string) string {
	if len(word) < r.least || strings.ContainsAny(word, "0123456789") {
		return word
	}
	for _, end := range r.ends {
		if len(word)-len(end) >= r.root && strings.HasSuffix(word, end) {
			word = word[:len(word)-len(end)]
			break
		}
	}
	if n := len(word); n > r.root && word[n-1] == word[n-2] {
		word = word[:n-1]
	}
	switch {
	case len(word) > r.root && strings.HasSuffix(word, "ct"):
		word = word[:len(word)-1]
	case strings.HasSuffix(word, "v"): // knife, knives
		word = word[:len(word)-1] + "f"
	}
	return word
}

// radicals gives a Welsh word and what it may be a mutation of. Two words match when they share one.
func (r reader) radicals(word string) []string {
	list := []string{word}
	if len(word) < 3 {
		return list
	}
	for i := 0; i+1 < len(r.mutations); i += 2 {
		if rest, ok := strings.CutPrefix(word, r.mutations[i]); ok {
			if radical := r.mutations[i+1] + rest; len(radical) >= 2 && !slices.Contains(list, radical) {
				list = append(list, radical)
			}
		}
	}
	return list
}

// initials gives the initialism that people would make of a name, "" when it has fewer than three words that count or
// holds a figure.
func (r reader) initials(name string) string {
	var b strings.Builder
	for _, w := range r.words(name) {
		if w[0] >= '0' && w[0] <= '9' {
			return ""
		}
		b.WriteByte(w[0] - 'a' + 'A')
	}
	if b.Len() < 3 || b.Len() > 7 {
		return ""
	}
	return b.String()
}
