package check

import "fmt"

// meetingDates finds meetings whose status the calendar, or the day of the entry, contradicts.
func meetingDates(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, m := range p.Meetings {
			at := place{p.File, "meetings"}.item(i).key("status")
			switch {
			case m.Date.IsZero():
			case (m.Status == "held" || m.Status == "inquorate") && m.Date.First() > s.on:
				s.fail(at, fmt.Sprintf("the meeting of %s is still to come, so its status can't be %q", m.Date, m.Status),
					`write status = "planned", or correct the date`)
			case (m.Status == "held" || m.Status == "inquorate") && !p.AsOf.IsZero() && m.Date.First() > p.AsOf.Last():
				s.warn(at, fmt.Sprintf("the meeting of %s was later than the day of this entry's facts, %s, so what became of it can't be known yet", m.Date, p.AsOf),
					"write as_of anew, with the day on which the facts were last known to be true")
			case m.Status == "planned" && m.Date.Last() < s.on:
				s.warn(at, fmt.Sprintf("the meeting of %s has passed, but its status is still \"planned\"", m.Date),
					`write what became of it: "held", "cancelled" or "inquorate"`)
			}
		}
	}
}

// endedButMeeting finds partnerships that have ended and meet all the same.
func endedButMeeting(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, m := range p.Meetings {
			row := place{p.File, "meetings"}.item(i)
			const remedy = "take out the meeting or cancel it, or correct what the entry says of the end (status and until)"
			switch {
			case m.Status == "cancelled" || m.Date.IsZero():
			case !p.Until.IsZero() && m.Date.First() > p.Until.Last():
				s.fail(row.key("date"), fmt.Sprintf("the partnership ended %s, but this meeting is later, %s", when(p.Until), when(m.Date)), remedy)
			case p.Status.Ended() && m.Status == "planned":
				s.fail(row.key("status"), fmt.Sprintf("the partnership has ended (its status is %q), but this meeting is still planned", p.Status), remedy)
			}
		}
	}
}

// endedWithoutDate finds ends that are only half told.
func endedWithoutDate(s *subject) {
	for _, p := range s.Register.Partnerships {
		at := place{p.File, "status"}
		switch {
		case p.Status.Ended() && p.Until.IsZero():
			s.note(at, fmt.Sprintf("the status is %q, but no date is given for the end", p.Status),
				"add until with the year, the month or the day, if a source gives it")
		case !p.Status.Ended() && s.on.After(p.Until):
			s.warn(at, fmt.Sprintf("the partnership ended %s, but its status is %q", when(p.Until), p.Status),
				`write status = "closed", or "superseded" if another body took over; or take out until`)
		case !p.Status.Ended() && !p.Until.IsZero() && !p.AsOf.IsZero() && p.Until.Last() < p.AsOf.First():
			s.warn(at, fmt.Sprintf("the partnership ended %s, but as of %s its status is %q", when(p.Until), p.AsOf, p.Status),
				`write status = "closed", or "superseded" if another body took over; or take out until`)
		}
	}
}
