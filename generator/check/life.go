package check

import (
	"fmt"

	"partnershipregister/generator/register"
)

// outsideLife finds seats and chairs that began or ended when the partnership did not exist.
func outsideLife(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, seat := range p.Seats {
			s.inLife(place{p.File, "seats"}.item(i), "this seat", seat.From, seat.Until, p)
		}
		for i, c := range p.Chairs {
			s.inLife(place{p.File, "chairs"}.item(i), "this chair", c.From, c.Until, p)
		}
	}
}

func (s *subject) inLife(at place, what string, from, until register.Date, p *register.Partnership) {
	const remedy = "correct the date here, or the dates of the partnership"
	for _, end := range []struct {
		key, verb string
		date      register.Date
	}{{"from", "begins", from}, {"until", "ends", until}} {
		switch {
		case end.date.IsZero():
		case !p.From.IsZero() && end.date.Last() < p.From.First():
			s.warn(at.key(end.key), fmt.Sprintf("%s %s %s, before the partnership began %s", what, end.verb, when(end.date), when(p.From)), remedy)
		case !p.Until.IsZero() && end.date.First() > p.Until.Last():
			s.warn(at.key(end.key), fmt.Sprintf("%s %s %s, after the partnership ended %s", what, end.verb, when(end.date), when(p.Until)), remedy)
		}
	}
}

// organisationEnds finds organisations that say both that their last day is not known and which day it was.
func organisationEnds(s *subject) {
	for _, o := range s.Register.Organisations {
		if o.Ended && !o.Until.IsZero() {
			s.warn(place{o.File, "ended"}, fmt.Sprintf("ended is for a body whose last day is not known, but until says that it was %s", o.Until), "take out ended")
		}
	}
}
