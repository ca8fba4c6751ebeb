package check

import (
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

// seatsOfEnded finds seats that a working partnership still gives to an organisation that has ended.
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
			remedy := fmt.Sprintf("give the seat until = \"%s\", and add the body that sits there now", o.Until)
			if len(o.Successors) > 0 {
				remedy = fmt.Sprintf("give the seat until = \"%s\", and add a seat for %s if it sits there now", o.Until, or(quoted(o.Successors)))
			}
			s.warn(place{p.File, "seats"}.item(i).key("organisation"),
				fmt.Sprintf("%s ended %s, but still has a seat here", name(o.Name), when(o.Until)), remedy)
		}
	}
}

// ended tells whether a partnership no longer exists on the day of the check.
func (s *subject) ended(p *register.Partnership) bool {
	return p.EndedBy(s.on)
}
