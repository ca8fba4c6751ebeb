package check

import (
	"slices"
	"strings"

	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// hardToFind finds partnerships that nobody comes upon who does not know their full name: they have no
// other name, and their name tells neither what kind of body it is nor where. A name that is missing in
// one of two languages is left to the check of translations.
func hardToFind(s *subject) {
	for _, p := range s.Register.Partnerships {
		if unread(p.Name) || len(p.ShortNames)+len(p.ShortNamesCY)+len(p.FormerNames) > 0 {
			continue
		}
		words := append(wordsOf(p.Name.EN), wordsOf(p.Name.CY)...)
		if s.tellsKind(p, words) || s.tellsPlace(p, words) {
			continue
		}
		s.note(place{p.File, "name"}, "the name says neither what kind of body this is nor where it is, and there is no other name, so that readers find it only if they know the whole name",
			"add short_names with an abbreviation or another name that people use for it, if there is one")
	}
}

// tellsKind tells whether the words hold all of one of the names of the partnership's types. A type
// that is not known is given the benefit of the doubt.
func (s *subject) tellsKind(p *register.Partnership, words []string) bool {
	for _, id := range p.Types() {
		t := s.Types[id]
		if t == nil {
			return true
		}
		for _, name := range slices.Concat([]string{t.Name.EN, t.Name.CY}, t.ShortNames, t.ShortNamesCY) {
			// What stands in brackets is a remark of ours and in nobody's name.
			name, _, _ = strings.Cut(name, "(")
			missing := func(word string) bool { return !slices.Contains(words, word) }
			if wanted := wordsOf(name); len(wanted) > 0 && !slices.ContainsFunc(wanted, missing) {
				return true
			}
		}
	}
	return false
}

// tellsPlace tells whether a word of a place that the partnership covers is among the words. Where that
// place could not be read, any word may be.
func (s *subject) tellsPlace(p *register.Partnership, words []string) bool {
	names := []string{p.Place.EN, p.Place.CY}
	if e := s.Editions[p.Home]; e != nil {
		names = append(names, e.Name.EN, e.Name.CY)
	} else if s.Areas[p.Home] == nil {
		return true
	}
	for _, a := range s.AreasOf(p) {
		if unread(a.Name) {
			return true
		}
		names = slices.Concat(names, []string{a.Name.EN, a.Name.CY}, a.ShortNames, a.ShortNamesCY)
		for i := range a.Authorities {
			if b := &a.Authorities[i]; len(p.Authorities) == 0 || slices.Contains(p.Authorities, b.ID) {
				names = slices.Concat(names, []string{b.Name.EN, b.Name.CY}, b.ShortNames, b.ShortNamesCY)
			}
		}
		for _, c := range a.CommunitySafetyAreas {
			if slices.Contains(p.Codes, c.Code) {
				names = append(names, c.Name)
			}
		}
	}
	return slices.ContainsFunc(names, func(name string) bool {
		return slices.ContainsFunc(wordsOf(name), func(word string) bool { return slices.Contains(words, word) })
	})
}

// wordsOf gives the words of a name as search compares them, without those that every name may have.
func wordsOf(name string) []string {
	return slices.DeleteFunc(strings.Fields(language.Fold(name)), func(word string) bool { return slices.Contains(smallWords, word) })
}

// smallWords are the words of English and Welsh that tell nothing of a body.
var smallWords = []string{"a", "ac", "an", "and", "ar", "at", "by", "for", "i", "in", "ir", "o", "of", "on", "or", "r", "the", "to", "under", "upon", "with", "y", "yn", "yr"}
