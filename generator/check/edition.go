package check

import (
	"fmt"

	"partnershipregister/generator/register"
)

var languageNames = map[register.Language]string{register.English: "English", register.Welsh: "Welsh"}

// editionPaths finds editions whose pages would overwrite one another's.
func editionPaths(s *subject) {
	type pages struct {
		edition  *register.Edition
		language register.Language
	}
	at := map[string]pages{}
	var front *register.Edition
	for _, e := range s.Register.Editions {
		for _, l := range e.Languages {
			folder := e.Paths.In(l)
			field := place{e.File, "paths"}.key(string(l))
			if other, taken := at[folder]; taken {
				s.fail(field, fmt.Sprintf("the %s pages of the edition %q would lie in the same folder as the %s pages of %q",
					languageNames[l], e.ID, languageNames[other.language], other.edition.ID),
					fmt.Sprintf("give each its own folder under paths, such as %s = \"…\"", l))
				continue
			}
			at[folder] = pages{e, l}
		}
		if e.FrontDoor && front != nil {
			s.fail(place{e.File, "front_door"}, fmt.Sprintf("the edition %q is the front door already", front.ID), "write front_door = true in one edition only")
		} else if e.FrontDoor {
			front = e
		}
	}
}

// areasWithoutEdition finds nations whose areas no edition publishes. Each nation is told once.
func areasWithoutEdition(s *subject) {
	published := map[register.Nation]bool{"": true}
	for _, e := range s.Register.Editions {
		published[e.Nation] = true
	}
	for _, a := range s.Register.Areas {
		if !published[a.Nation] {
			s.fail(place{a.File, "nation"}, fmt.Sprintf("no edition publishes the areas of %s", nationNames[a.Nation]),
				fmt.Sprintf("add the folder editions/%s with an edition.toml in which nation = %q", a.Nation, a.Nation))
			published[a.Nation] = true
		}
	}
}
