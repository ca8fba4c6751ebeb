package language

import "strings"

// welsh is Welsh. Plural rules, names and letters are those of CLDR 47 (plurals.xml; main/cy.xml, calendar
// gregorian). Its collation is that of x/text, whose digraphs are those of CLDR (collation/cy.xml).
var welsh = rules{
	code:       "cy",
	collation:  "cy",
	categories: []form{zero, one, two, few, many, other},
	category: func(n uint) form {
		switch n {
		case 0:
			return zero
		case 1:
			return one
		case 2:
			return two
		case 3:
			return few
		case 6:
			return many
		}
		return other
	},
	months: [12]string{
		"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
		"Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
	},
	monthsShort: [12]string{"Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"},
	weekdays: [7]string{
		"Dydd Sul", "Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn",
	},
	and:      welshAnd,
	digraphs: []string{"ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"},

	// Bangor, dangos and Aberhonddu are known examples. The others are compounds whose first word ends in n
	// or r and whose second begins with g or h; where the first word alone decides (aber, blaen, bryn,
	// ffynnon, glan, llan, llwyn) it stands for every name that begins with it. Left out on purpose:
	// Penrhyn (n and the letter rh: nothing to keep apart), Caerhun (caer and Rhun: the r belongs to
	// both), cyngor and Llanfihangel (ng is one letter).
	apart: []string{
		"aber|h",       // Aberhonddu, Aberhafesb
		"ban|gor",      // Bangor
		"blaen|g",      // Blaengarw, Blaengwynfi
		"bryn|g",       // Bryngwran
		"dan|gos",      // dangos, dangosydd
		"ddan|gos",     // the same, softened
		"ffynnon|g",    // Ffynnongroyw
		"glan|g",       // Glangwili
		"hen|goed",     // Hengoed
		"llan|g",       // Llangollen, Llangefni
		"llwyn|g",      // Llwyngwril
		"pen|gam",      // Pengam
		"ton|gwynlais", // Tongwynlais
	},
}

// welshAnd gives "ac" before a word that begins with a vowel and "a" before any other, h included:
// see List for the rule and its limit.
func welshAnd(next string) string {
	const vowels = "aeiou"
	word, _, _ := strings.Cut(Fold(next), " ")
	at := func(i int) byte {
		if i < len(word) {
			return word[i]
		}
		return ' '
	}
	vowel := func(i int) bool { return strings.IndexByte(vowels, at(i)) >= 0 }
	switch {
	case vowel(0):
		return "ac"
	case at(0) == 'y' && !vowel(1):
		return "ac"
	case at(0) == 'w' && !vowel(1) && !(strings.IndexByte("lnr", at(1)) >= 0 && (vowel(2) || at(2) == 'y')):
		return "ac"
	}
	return "a"
}
