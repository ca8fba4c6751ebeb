package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold reduces a text to what search compares: words of a to z and 0 to 9, with one space between them.
// It lowers case and drops accents, invisible characters and apostrophes (Barnardo's is barnardos), writes
// "&" as "and", and letters such as æ in their plain spelling; anything else parts words. Folding what is
// folded changes nothing.
//
// A program in another language that must fold alike takes these steps: decompose (NFKD), lower case, drop
// the general categories M and Cf and the apostrophes below, respell by the table below, "&" to " and ", each
// run of other characters to one space, trim.
func Fold(s string) string { return folded(s, ' ') }

// Slug gives the form of a text for addresses and ids of headings: folded, with hyphens between words, as
// "tyr-cyffredin" for "Tŷ'r Cyffredin". When nothing is left it gives "section": a slug is never empty.
func Slug(s string) string {
	if slug := folded(s, '-'); slug != "" {
		return slug
	}
	return "section"
}

// Apostrophes are the characters written for one; in [Fold] they join what they stand in.
const Apostrophes = "'’‘ʼ"

// plainLetters are the plain spellings of letters that do not come apart into a letter and an accent.
var plainLetters = map[rune]string{
	'æ': "ae", 'ð': "d", 'đ': "d", 'ħ': "h", 'ı': "i", 'ł': "l", 'ø': "o", 'œ': "oe", 'ß': "ss", 'þ': "th",
}

// PlainLetters gives the letters that [Fold] respells, each with its plain spelling.
func PlainLetters() map[string]string {
	m := map[string]string{}
	for letter, plain := range plainLetters {
		m[string(letter)] = plain
	}
	return m
}

func folded(s string, space byte) string {
	b := make([]byte, 0, len(s))
	// parted tells that the next letter begins a word.
	parted := false
	for _, r := range decomposed(s) {
		plain := ""
		switch r = unicode.ToLower(r); {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if parted && len(b) > 0 {
				b = append(b, space)
			}
			b, parted = append(b, byte(r)), false
			continue
		case r == '&':
			parted, plain = true, "and"
		case r < utf8.RuneSelf && r != '\'':
			parted = true
			continue
		case strings.ContainsRune(Apostrophes, r) || unicode.In(r, unicode.M, unicode.Cf):
			continue
		default:
			plain = plainLetters[r]
		}
		if parted && plain != "" && len(b) > 0 {
			b = append(b, space)
		}
		b, parted = append(b, plain...), plain == "" || r == '&'
	}
	return string(b)
}

// decomposed parts letters from their accents, and writes ligatures, wide letters and the like plainly.
func decomposed(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return norm.NFKD.String(s)
		}
	}
	return s
}
