package check

import (
	"fmt"

	"partnershipregister/generator/register"
)

// relationEnds finds relations with two other ends, or with this partnership at both. That one end is
// given is a matter of reading.
func relationEnds(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, r := range p.Relations {
			row := place{p.File, "relations"}.item(i)
			switch {
			case r.Partnership.ID != "" && !r.Name.Empty():
				s.fail(row.key("name"), "this relation gives both a partnership and a name", "take out name; the name is read from the partnership's own entry")
				s.atKey()
			case r.Partnership == p.Ref():
				s.fail(row.key("partnership"), "this relation leads from the partnership to itself", "name the other partnership, or take out the relation")
			}
		}
	}
}

// relationsTwice finds relations that are written again, in the same file or at the other end.
func relationsTwice(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, r := range p.Relations {
			if r.Partnership.ID == "" || r.Partnership == p.Ref() {
				continue
			}
			at := place{p.File, "relations"}.item(i).key("partnership")
			for j, other := range p.Relations[:i] {
				if other.Relation == r.Relation && other.Partnership == r.Partnership && !apart(r.From, r.Until, other.From, other.Until) {
					s.warn(at, fmt.Sprintf("this relation is already written, as relation %d of this file", j+1), "take out one of the two")
					break
				}
			}
			s.writtenThere(at, p, &r)
		}
	}
}

// writtenThere reports a relation without direction that the other end tells too, once for the two.
func (s *subject) writtenThere(at place, p *register.Partnership, r *register.Relation) {
	if r.Relation != register.WorksBeside && r.Relation != register.KeptApart || p.Ref().String() < r.Partnership.String() {
		return
	}
	for _, in := range s.Incoming[p.Ref()] {
		if in.From.Ref() == r.Partnership && in.Relation.Relation == r.Relation && !apart(r.From, r.Until, in.Relation.From, in.Relation.Until) {
			s.warn(at, fmt.Sprintf("this relation is also written at its other end, in %s", in.From.File), "write it in one of the two files; both pages show it")
			return
		}
	}
}

// keptApartReasons finds partnerships that were kept apart for no reason that is told.
func keptApartReasons(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, r := range p.Relations {
			if r.Relation == register.KeptApart && r.Note.Empty() {
				s.fail(place{p.File, "relations"}.item(i), "two partnerships were looked at and kept apart, but the reason is missing", `add note = "…" with the reason`)
			}
		}
	}
}
