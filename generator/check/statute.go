package check

import (
	"fmt"

	"partnershipregister/generator/register"
)

// statuteWithoutLaw finds types and seats that are said to be statutory where no law is named, and types that say what in statute
// asks for them where none does.
func statuteWithoutLaw(s *subject) {
	for i, t := range s.Register.Vocabulary.Types {
		if t.Basis == register.ByStatute && t.Law == "" {
			s.fail(place{"vocabulary/partnership-types.toml", "type"}.item(i).key("basis"),
				fmt.Sprintf("%s is said to be required by statute, but no law is named", name(t.Name)),
				"add law = \"…\" with the Act and the section, or choose another basis")
		}
		if t.AskedBy != "" && t.Basis != register.ByStatute {
			s.fail(place{"vocabulary/partnership-types.toml", "type"}.item(i).key("asked_by"),
				fmt.Sprintf("this says what asks for %s, but its basis is %q and so no statute does", name(t.Name), t.Basis),
				"leave asked_by out, or write basis = \"statute\"")
		}
	}
	for _, p := range s.Register.Partnerships {
		if len(p.Duties) > 0 || s.lawBehind(p) {
			continue
		}
		for i, seat := range p.Seats {
			if seat.Role == register.StatutoryMember {
				s.warn(place{p.File, "seats"}.item(i).key("role"), "this seat is called statutory, but the entry names no law and its type has none",
					"add the law under [[duties]] with act and section, or write role = \"member\"")
			}
		}
	}
}

// lawBehind tells whether law stands behind one of a partnership's types. A type that is not known is
// given the benefit of the doubt.
func (s *subject) lawBehind(p *register.Partnership) bool {
	for _, id := range p.Types() {
		if t := s.Types[id]; t == nil || t.Basis == register.ByStatute || t.Basis == register.BehindDuty {
			return true
		}
	}
	return false
}
