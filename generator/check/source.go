package check

import (
	"slices"

	"partnershipregister/generator/register"
)

// noSource finds partnerships and evidence that nobody can look up.
func noSource(s *subject) {
	for _, p := range s.Register.Partnerships {
		if !unread(p.Name) {
			s.sources(p.File, p.Sources, "the partnership has no source", "where were these facts read?")
		}
		for _, e := range p.Evidence {
			if !unread(e.Title) {
				s.sources(e.File, e.Sources, "this evidence has no source", "who published the finding?")
			}
		}
	}
}

func (s *subject) sources(file string, sources []register.Source, missing, question string) {
	onTheWeb := func(source register.Source) bool { return source.URL != "" }
	switch {
	case len(sources) == 0:
		s.fail(place{file: file}, missing, "add at least one under [[sources]] with title, url and date: "+question)
	case !slices.ContainsFunc(sources, onTheWeb):
		s.note(place{file, "sources"}.item(0), "not one source here has an address, so that a reader can't look these facts up",
			"add url to a source that can be read online")
	}
}

// undated finds entries that were described but do not say when they were true.
func undated(s *subject) {
	for _, p := range s.Register.Partnerships {
		if p.AsOf.IsZero() && !p.ListOnly && !unread(p.Name) {
			s.note(place{file: p.File}, "the entry does not say when its facts were true", "add as_of with the date of the newest source, or of the day when the office last checked")
		}
	}
}

// listOnly finds entries that have outgrown the mark that only a list names them.
func listOnly(s *subject) {
	for _, p := range s.Register.Partnerships {
		if !p.ListOnly {
			continue
		}
		var has []string
		for _, fact := range []struct {
			name  string
			given bool
		}{{"a purpose", !p.Purpose.Empty()}, {"chairs", len(p.Chairs) > 0}, {"seats", len(p.Seats) > 0}} {
			if fact.given {
				has = append(has, fact.name)
			}
		}
		if len(has) > 0 {
			s.warn(place{p.File, "known_only_from_list"}, "the entry is marked as known only from a list, but it gives "+and(has),
				"take out known_only_from_list")
			s.atKey()
		}
	}
}
