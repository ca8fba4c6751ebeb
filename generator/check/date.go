package check

import (
	"fmt"
	"reflect"

	"partnershipregister/generator/register"
)

// reversedDates finds ends that certainly come before their beginnings, wherever a table has both.
func reversedDates(s *subject) {
	s.walk(func(at place, v reflect.Value) {
		if v.Type() == reflect.TypeFor[register.Funding]() {
			f := v.Interface().(register.Funding)
			s.inOrder(at, "year", f.Year, "until_year", f.UntilYear)
			return
		}
		from, until := date(v, func(f *form) int { return f.from }), date(v, func(f *form) int { return f.until })
		s.inOrder(at, "from", from, "until", until)
		if v.Type() == reflect.TypeFor[register.LocalPolicingBody]() {
			s.inOrder(at, "from", from, "end_announced", v.Interface().(register.LocalPolicingBody).EndAnnounced)
		}
	})
}

func (s *subject) inOrder(at place, first string, from register.Date, last string, until register.Date) {
	if !from.IsZero() && !until.IsZero() && until.Last() < from.First() {
		s.fail(at.key(last), fmt.Sprintf("it can't end before it begins: %s is %s, but %s is %s", last, until, first, from),
			fmt.Sprintf("correct %s or %s", first, last))
	}
}

// datesToCome finds facts and sources that claim to be from a day that has not come.
func datesToCome(s *subject) {
	s.walk(func(at place, v reflect.Value) {
		if asOf := date(v, func(f *form) int { return f.asOf }); !asOf.IsZero() && asOf.First() > s.on {
			s.warn(at.key("as_of"), fmt.Sprintf("facts can't be known as of %s, which is still to come", asOf),
				"write the date on which the facts were last known to be true")
		}
		if v.Type() != reflect.TypeFor[register.Source]() {
			return
		}
		if source := v.Interface().(register.Source); !source.Date.IsZero() && source.Date.First() > s.on {
			s.warn(at.key("date"), fmt.Sprintf("a source can't be from %s, which is still to come", source.Date),
				"write the date that stands on the source, or leave it out")
		}
	})
}

// apart tells whether two spans of time certainly have no day in common that either can do without:
// one can have ended before the other began.
func apart(from, until, otherFrom, otherUntil register.Date) bool {
	before := func(until, from register.Date) bool {
		return !until.IsZero() && !from.IsZero() && until.First() <= from.Last()
	}
	return before(until, otherFrom) || before(otherUntil, from)
}
