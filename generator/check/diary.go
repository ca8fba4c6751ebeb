package check

import (
	"fmt"

	"partnershipregister/generator/register"
)

// meetingTimes finds times of day that can't be.
func meetingTimes(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i := range p.Meetings {
			m := &p.Meetings[i]
			row := place{p.File, "meetings"}.item(i)
			switch {
			case m.Time == "" && m.UntilTime == "":
			case m.Date.Precision != register.Exact:
				key := row.key("time")
				if m.Time == "" {
					key = row.key("until_time")
				}
				s.fail(key, fmt.Sprintf("the meeting has a time, but its date, %q, is no single day", m.Date),
					"write the day in date, such as 2026-09-15, or take the time out")
			case m.Time == "":
				s.fail(row.key("until_time"), fmt.Sprintf("the meeting of %s ends at %s, but does not say when it begins", m.Date, m.UntilTime),
					"add time, or take until_time out")
			case m.UntilTime != "" && m.UntilTime.Minutes() <= m.Time.Minutes():
				s.fail(row.key("until_time"), fmt.Sprintf("the meeting of %s ends at %s, but begins at %s", m.Date, m.UntilTime, m.Time),
					"correct time or until_time; a meeting ends later on the same day")
			}
		}
	}
}

// meetingsTwice finds meetings with one date and no identifier, or the same, to tell them apart. Pages, calendars
// and feeds name a meeting by these two.
func meetingsTwice(s *subject) {
	for _, p := range s.Register.Partnerships {
		first := map[string]int{}
		for i := range p.Meetings {
			m := &p.Meetings[i]
			key := m.Key()
			j, taken := first[key]
			if !taken {
				first[key] = i
				continue
			}
			row := place{p.File, "meetings"}.item(i)
			what, at := "", row.key("date")
			if m.ID != "" {
				what, at = fmt.Sprintf(" with the identifier %q", m.ID), row.key("id")
			}
			s.fail(at, fmt.Sprintf("meetings %d and %d are both of %s%s", j+1, i+1, m.Date, what),
				"take out the one that is too many; if there were two, give one of them an id, such as \"second\"")
		}
	}
}
