package check

import (
	"fmt"
	"slices"

	"partnershipregister/generator/register"
)

// policingBodies finds areas for which nobody, or more than one body, oversees the force.
func policingBodies(s *subject) {
	for _, a := range s.Register.Areas {
		at := place{a.File, "local_policing_bodies"}
		if unread(a.Name) {
			continue
		}
		if len(a.LocalPolicingBodies) == 0 {
			s.fail(place{file: a.File}, "the area has no local policing body, the body that oversees its force",
				"add it under [[local_policing_bodies]] with organisation, title, kind and from")
			continue
		}
		for i, b := range a.LocalPolicingBodies {
			for _, other := range a.LocalPolicingBodies[:i] {
				if !apart(b.From, b.Until, other.From, other.Until) {
					s.fail(at.item(i), fmt.Sprintf("%s and %s oversee the force at the same time", name(other.Title), name(b.Title)),
						"give the earlier one the day on which its role ended (until), and the later one the day on which it began (from)")
				}
			}
		}
		later := slices.ContainsFunc(a.LocalPolicingBodies, func(b register.LocalPolicingBody) bool { return b.From.First() > s.on })
		switch {
		case a.PolicingBodyOn(s.on) != nil:
		case later:
			s.fail(at.item(0), fmt.Sprintf("no local policing body oversees the force on %s", s.on),
				"correct the dates (from and until), or add the body that does")
		default:
			// What follows may not have been decided yet.
			s.warn(at.item(len(a.LocalPolicingBodies)-1), fmt.Sprintf("nobody is recorded as overseeing the force on %s", s.on),
				"add the body that takes over, as soon as it is known")
		}
	}
}

// areaAuthorities finds areas without councils and districts whose county is missing.
func areaAuthorities(s *subject) {
	for _, a := range s.Register.Areas {
		if len(a.Authorities) == 0 && !unread(a.Name) {
			s.fail(place{file: a.File}, "the area has no council areas", "add each under [[authorities]] with id, name, code, kind and council")
		}
		for i, authority := range a.Authorities {
			row := place{a.File, "authorities"}.item(i)
			county := s.Authorities[authority.County].Authority
			switch {
			case authority.Kind == "district" && authority.County == "":
				s.fail(row, fmt.Sprintf("%s is a district, but the file does not say in which county it lies", name(authority.Name)),
					`add county = "…" with the identifier of the county`)
			case authority.Kind != "district" && authority.Kind != "" && authority.County != "":
				s.fail(row.key("county"), fmt.Sprintf("%s has a county, but only a district lies in one", name(authority.Name)),
					`take out county, or write kind = "district"`)
			case county != nil && county.Kind != register.County:
				s.fail(row.key("county"), fmt.Sprintf("%q is not a county", authority.County), "write the identifier of a council area of the kind \"county\"")
			}
		}
	}
}
