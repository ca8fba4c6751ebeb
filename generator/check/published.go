package check

import (
	"fmt"
	"strings"

	"partnershipregister/generator/register"
)

// vanished finds identifiers that were published and that nothing answers to any more.
func vanished(s *subject) {
	answers := map[string]bool{}
	for _, p := range register.Identifiers(s.Register) {
		answers[p.String()] = true
	}
	for _, p := range register.FormerIdentifiers(s.Register) {
		answers[p.String()] = true
	}
	for _, p := range s.Register.Published {
		if answers[p.String()] {
			continue
		}
		last := p.Name[strings.LastIndexByte(p.Name, '/')+1:]
		remedy := fmt.Sprintf("bring the file back; a body that ended keeps its page. If it was renamed, write former_ids = [%q] in the new one", p.Name)
		switch p.Kind {
		case "evidence":
			remedy = fmt.Sprintf("bring the file back, or, if it was renamed, write former_ids = [%q] in the new one", last)
		case "area", "authority":
			remedy = "bring it back under this identifier"
		}
		s.fail(place{identifiersFile, fmt.Sprintf("line:%d", p.Line)}, fmt.Sprintf("the %s %q was published and is gone, so links to it would break", p.Kind, p.Name), remedy)
	}
}

const identifiersFile = "identifiers.txt"

// formerIDs finds former identifiers that are still in use, or that two entries claim.
func formerIDs(s *subject) {
	used := map[string]string{}
	for _, p := range s.Register.Partnerships {
		used["partnership "+p.Ref().String()] = p.File
		for _, e := range p.Evidence {
			used["evidence "+p.Ref().String()+"/"+string(e.ID)] = e.File
		}
	}
	for _, o := range s.Register.Organisations {
		used["organisation "+string(o.ID)] = o.File
	}
	claim := func(at place, kind, name string) {
		if other := used[kind+" "+name]; other != "" {
			s.fail(at, fmt.Sprintf("the identifier %q belongs to %s", name, other), "take it out here, or from the other file")
			return
		}
		used[kind+" "+name] = at.file
	}
	for _, o := range s.Register.Organisations {
		for i, id := range o.FormerIDs {
			claim(place{o.File, "former_ids"}.item(i), "organisation", string(id))
		}
	}
	for _, p := range s.Register.Partnerships {
		for i, ref := range p.FormerIDs {
			at := place{p.File, "former_ids"}.item(i)
			if s.Areas[ref.Home] == nil && s.Editions[ref.Home] == nil {
				s.fail(at, fmt.Sprintf("the register has no area and no edition %q", ref.Home), "write the area in which the folder stood, a slash and the folder's former name")
				continue
			}
			claim(at, "partnership", ref.String())
		}
		for _, e := range p.Evidence {
			for i, id := range e.FormerIDs {
				claim(place{e.File, "former_ids"}.item(i), "evidence", p.Ref().String()+"/"+string(id))
			}
		}
	}
}
