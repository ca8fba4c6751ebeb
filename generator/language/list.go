package language

import "strings"

// List joins items into a phrase: "a, b and c", without a comma before the last "and".
//
// In Welsh the word is "ac" before a vowel (Bwrdd A ac Ynys Môn) and "a" before anything else, h included
// (Gwent a Heddlu De Cymru). Vowels are a, e, i, o, u, w and y. The i of iechyd counts as one, as Welsh
// usage has it (addysg ac iechyd); w is a consonant before a vowel other than y, and before l, n or r with
// a vowel behind it (Wrecsam), and y is one before a, e, i, o or u.
//
// The limit: this goes by spelling, not by sound. English names (University), abbreviations read out
// letter by letter (NSPCC) and figures (8, read wyth) may want the other word. Nor does List change the
// first letter of what follows "a", as Welsh does with c, p and t (Gwent a Phowys): names are never
// mutated by machine. A sentence that must be perfect is written whole in the word list.
func (w *Words) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + w.rules.and(items[last]) + " " + items[last]
}
