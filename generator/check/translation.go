package check

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// untranslated lists for each entry of an edition of two languages which texts want a translation. In
// an area that has chosen so, they stop the build.
func untranslated(s *subject) {
	s.bilingual(func(entry any, severity problem.Severity) {
		var file string
		var english, welsh []string
		for _, b := range register.Bilinguals(entry) {
			if file == "" {
				file = b.File
			}
			switch b.Pairing {
			case register.EnglishOnly:
				english = append(english, b.Key)
			case register.WelshOnly:
				welsh = append(welsh, b.Key)
			}
		}
		for _, missing := range []struct {
			keys     []string
			language string
			remedy   string
		}{
			{english, "English", "write the Welsh beside it, under the same key with the ending _cy, or in the .cy.md file"},
			{welsh, "Welsh", "write the English beside it, under the key without the ending _cy, or in the .md file"},
		} {
			if n := len(missing.keys); n > 0 {
				slices.Sort(missing.keys)
				texts := "1 text of this entry is"
				if n > 1 {
					texts = fmt.Sprintf("%d texts of this entry are", n)
				}
				s.report(severity, place{file: file}, fmt.Sprintf("%s in %s only: %s", texts, missing.language, and(slices.Compact(missing.keys))), missing.remedy)
				s.problems[len(s.problems)-1].Mender = problem.Translator
			}
		}
	})
}

// outOfStep finds translations that are older than the text that they were made from.
func outOfStep(s *subject) {
	s.bilingual(func(entry any, severity problem.Severity) {
		for _, b := range register.Bilinguals(entry) {
			newer, older, of := "English", "Welsh", register.MarkOf(b.EN)
			field := b.Field + "_cy"
			switch b.Pairing {
			case register.EnglishOlder:
				newer, older, of = "Welsh", "English", register.MarkOf(b.CY)
				field = b.Field
			case register.WelshOlder:
			default:
				continue
			}
			remedy := fmt.Sprintf("bring the %s up to date, then write beside it %s_of = %q", older, field[strings.LastIndexByte(field, '.')+1:], of)
			if b.Field == "" {
				field, remedy = "line:1", fmt.Sprintf("bring the %s up to date, then write of = %q in the header of its file", older, of)
			}
			s.report(max(severity, problem.Warning), place{b.File, field}, fmt.Sprintf("the %s of %s has changed since the %s was made from it", newer, b.Key, older), remedy)
			s.problems[len(s.problems)-1].Mender = problem.Translator
		}
	})
}

// bilingual visits every partnership and article of the editions of two languages, with the severity that
// its area wants for a missing translation.
func (s *subject) bilingual(visit func(entry any, severity problem.Severity)) {
	for _, p := range s.Register.Partnerships {
		if unread(p.Name) || !s.twoLanguages(p) {
			continue
		}
		severity := problem.Notice
		if a := s.Areas[p.Home]; a != nil && a.Untranslated == register.StopUntranslated {
			severity = problem.Error
		}
		visit(p, severity)
	}
	for _, e := range s.Register.Editions {
		for _, a := range e.Articles {
			if len(e.Languages) > 1 {
				visit(a, problem.Notice)
			}
		}
	}
}

func (s *subject) twoLanguages(p *register.Partnership) bool {
	return slices.ContainsFunc(s.Register.Editions, func(e *register.Edition) bool {
		return e.Nation == s.Nation(p) && len(e.Languages) > 1
	})
}
