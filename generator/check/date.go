package check

import (
	"fmt"
	"reflect"

	"partnershipregister/generator/register"
)

// reversedDates finds ends that certainly come before their beginnings, wherever a table has both.
func reversedDates(s *subject) {
	s.walk(func(at place, v reflect.Value) {
		if f, ok := v.Interface().(register.Funding); ok {
			s.inOrder(at, "year", f.Year, "until_year", f.UntilYear)
			return
		}
		from, until := dateField(v, "From"), dateField(v, "Until")
		s.inOrder(at, "from", from, "until", until)
		if b, ok := v.Interface().(register.LocalPolicingBody); ok {
			s.inOrder(at, "from", from, "end_announced", b.EndAnnounced)
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
		if asOf := dateField(v, "AsOf"); !asOf.IsZero() && asOf.First() > s.on {
			s.warn(at.key("as_of"), fmt.Sprintf("facts can't be known as of %s, which is still to come", asOf),
				"write the date on which the facts were last known to be true")
		}
		if source, ok := v.Interface().(register.Source); ok && !source.Date.IsZero() && source.Date.First() > s.on {
			s.warn(at.key("date"), fmt.Sprintf("a source can't be from %s, which is still to come", source.Date),
				"write the date that stands on the source, or leave it out")
		}
	})
}

// dateField gives a date of a table, not stated when the table has none of that name.
func dateField(v reflect.Value, field string) register.Date {
	if v.Kind() == reflect.Struct {
		if f := v.FieldByName(field); f.IsValid() {
			d, _ := f.Interface().(register.Date)
			return d
		}
	}
	return register.Date{}
}

// apart tells whether two spans of time certainly have no day in common that either can do without:
// one can have ended before the other began.
func apart(from, until, otherFrom, otherUntil register.Date) bool {
	before := func(until, from register.Date) bool {
		return !until.IsZero() && !from.IsZero() && until.First() <= from.Last()
	}
	return before(until, otherFrom) || before(otherUntil, from)
}
