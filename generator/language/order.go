package language

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Order is the alphabetical order of one language. Letters count first, then accents, then case, then
// the bytes, so that only equal strings are equal and nothing depends on the order in which they came.
// Apostrophes, and signs before the first letter or figure, do not count until the bytes.
//
// In Welsh, letters written with two signs stand behind their first one (Cyfarfod, Chwilio). That two
// signs are two letters is known for a short list of words such as Bangor and Llangollen; a name that the
// list lacks needs U+034F between the two, or a sort key of its own.
//
// An Order may be used by several goroutines at once.
type Order struct {
	digraphs []string
	// apart are beginnings of words, cut between the letters that are no digraph.
	apart [][2]string
	// collators hold *collator values: x/text's must not be shared.
	collators sync.Pool
	// keys are those that were made, by string: the same names are put in order again and again.
	keys sync.Map
}

// collator is one collator with its room for keys.
type collator struct {
	collate *collate.Collator
	buffer  collate.Buffer
}

// Sorting gives the order of names in a language. A code that is not one of Codes gets the English one.
func Sorting(code string) *Order {
	rules, _ := rulesOf(code)
	o := &Order{digraphs: rules.digraphs}
	for _, beginning := range rules.apart {
		first, second, _ := strings.Cut(beginning, "|")
		o.apart = append(o.apart, [2]string{first, second})
	}
	tag := language.MustParse(rules.collation)
	o.collators.New = func() any { return &collator{collate: collate.New(tag)} }
	return o
}

// Compare gives -1 when a stands before b, 1 when it stands behind it and 0 only when they are the same.
func (o *Order) Compare(a, b string) int {
	if a == b {
		return 0
	}
	c := o.collators.Get().(*collator)
	defer o.collators.Put(c)
	c.buffer.Reset()
	keyA := c.collate.KeyFromString(&c.buffer, o.readable(a))
	keyB := c.collate.KeyFromString(&c.buffer, o.readable(b))
	if order := bytes.Compare(keyA, keyB); order != 0 {
		return order
	}
	return strings.Compare(a, b)
}

// Key gives bytes that compare as Compare does, for sorting many names or comparing one often. Nobody may
// change them.
func (o *Order) Key(s string) []byte {
	if key, known := o.keys.Load(s); known {
		return key.([]byte)
	}
	key := o.key(s)
	o.keys.Store(s, key)
	return key
}

func (o *Order) key(s string) []byte {
	c := o.collators.Get().(*collator)
	defer o.collators.Put(c)
	c.buffer.Reset()
	key := c.collate.KeyFromString(&c.buffer, o.readable(s))
	whole := append(make([]byte, 0, len(key)+1+len(s)), key...)
	// No weight of a collation key's last level is zero: a key that goes on where this one ends stays
	// behind it.
	return append(append(whole, 0), s...)
}

// Letter gives the heading under which a name stands in an A to Z: "C", in Welsh also "CH" and its like,
// without accents; "0-9" for figures, "#" for a name without letters and figures. In this order, names in
// Latin letters come under each heading in one run.
func (o *Order) Letter(s string) string {
	s = o.readable(s)
	first, size := utf8.DecodeRuneInString(s)
	switch {
	case s == "":
		return "#"
	case !unicode.IsLetter(first):
		return "0-9"
	}
	for _, pair := range o.digraphs {
		if hasPrefixFold(s, pair) {
			return strings.ToUpper(pair)
		}
	}
	return strings.ToUpper(s[:size])
}

// readable gives the text that is compared and headed: from its first letter or figure, without
// apostrophes, with plain spellings, and with letters that are no digraph kept apart.
func (o *Order) readable(s string) string {
	s = respelled(decomposed(s))
	start := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	if start < 0 {
		return ""
	}
	s = s[start:]
	if len(o.apart) > 0 {
		s = keptApart(s, o.apart)
	}
	return s
}

// respelled drops apostrophes and writes plainly the letters that have a plain spelling.
func respelled(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r == '\'' || r >= utf8.RuneSelf }) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch plain := plainLetters[unicode.ToLower(r)]; {
		case strings.ContainsRune(Apostrophes, r):
		case plain != "":
			b.WriteString(plain)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// joiner is the combining grapheme joiner: it has no weight in collation, but two letters with it between
// them are not one.
const joiner = "\u034f"

// keptApart puts a joiner into each word that begins as one of beginnings does.
func keptApart(s string, beginnings [][2]string) string {
	var b strings.Builder
	done, before := 0, ' '
	for i, r := range s {
		if unicode.IsLetter(r) && !unicode.IsLetter(before) && !unicode.IsMark(before) {
			for _, beginning := range beginnings {
				if cut := i + len(beginning[0]); hasPrefixFold(s[i:], beginning[0]) && hasPrefixFold(s[cut:], beginning[1]) {
					b.WriteString(s[done:cut] + joiner)
					done = cut
					break
				}
			}
		}
		before = r
	}
	return b.String() + s[done:]
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
