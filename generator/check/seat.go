package check

import (
	"cmp"
	"fmt"

	"partnershipregister/generator/register"
)

// seatHolders finds seats and chairs that say twice whose they are. That a seat gives one of the two is a
// matter of reading.
func seatHolders(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, seat := range p.Seats {
			if seat.Organisation != "" && seat.Kind != "" {
				s.fail(place{p.File, "seats"}.item(i).key("kind"), "this seat gives both an organisation and a kind of member",
					"keep organisation and take out kind; the kind is read from the organisation's own file")
				s.atKey()
			}
		}
		for i, c := range p.Chairs {
			if c.Organisation != "" && c.Kind != "" {
				s.fail(place{p.File, "chairs"}.item(i).key("kind"), "this chair gives both an organisation and a kind of member",
					"keep organisation and take out kind; the kind is read from the organisation's own file")
				s.atKey()
			}
		}
	}
}

// seatsTwice finds organisations that hold two seats in one role at one time.
func seatsTwice(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, seat := range p.Seats {
			if seat.Organisation == "" {
				continue
			}
			for j, other := range p.Seats[:i] {
				if other.Organisation == seat.Organisation && other.Capacity() == seat.Capacity() && !apart(seat.From, seat.Until, other.From, other.Until) {
					s.warn(place{p.File, "seats"}.item(i).key("organisation"),
						fmt.Sprintf("%q already has a seat in the same role at the same time, seat %d of this file", seat.Organisation, j+1),
						"take out one of the two, or give the dates or the role that tell them apart")
					break
				}
			}
		}
	}
}

// seatsOfEnded finds seats that a working partnership still gives to an organisation that has ended. The source may
// well have been right in its time, so it is a notice: figures count such a seat for the one body that took
// over, or for nobody.
func seatsOfEnded(s *subject) {
	for _, p := range s.Register.Partnerships {
		if s.ended(p) {
			continue
		}
		for i, seat := range p.Seats {
			o := s.Organisations[seat.Organisation]
			if o == nil || !o.EndedBy(s.on) || !s.on.In(seat.From, seat.Until) {
				continue
			}
			what, remedy := fmt.Sprintf("%s has ended, but still has a seat here", name(o.Name)), "give the seat until with the day on which it was given up"
			if !o.Until.IsZero() {
				what, remedy = fmt.Sprintf("%s ended %s, but still has a seat here", name(o.Name), when(o.Until)), fmt.Sprintf("give the seat until = \"%s\"", o.Until)
				if as := cmp.Or(seat.AsOf, p.AsOf); as.First() > o.Until.Last() {
					what = fmt.Sprintf("%s ended %s, but has a seat here by facts of %s", name(o.Name), when(o.Until), as)
				}
			}
			if len(o.Successors) > 0 {
				remedy += fmt.Sprintf(", and add a seat for %s if it sits there now", or(quoted(o.Successors)))
			} else {
				remedy += ", and add the body that sits there now"
			}
			s.note(place{p.File, "seats"}.item(i).key("organisation"), what, remedy)
		}
	}
}

// seatsAgainstLaw finds seats that make a member of a local policing body which the law only lets be invited or
// co-operate.
func seatsAgainstLaw(s *subject) {
	for _, p := range s.Register.Partnerships {
		t := s.Types[p.Type]
		if s.ended(p) || t == nil || !t.OnlyInvites(register.KindOfPolicingBody, s.Nation(p)) {
			continue
		}
		for i, seat := range p.Seats {
			if seat.Member() && s.on.In(seat.From, seat.Until) && len(s.Roles(p, seat.Organisation, seat.Kind)) > 0 {
				s.note(place{p.File, "seats"}.item(i).key("role"), "this seat makes the local policing body a member, but the law lets it only be invited, or co-operate",
					`if the source agrees with the law, write role = "invited-participant" or "co-operating-body"; if not, say so in note`)
				s.atKey()
			}
		}
	}
}

// ended tells whether a partnership no longer exists on the day of the check.
func (s *subject) ended(p *register.Partnership) bool {
	return p.EndedBy(s.on)
}
