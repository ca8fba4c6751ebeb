package check

import "fmt"

// reviews finds reviews that do not say what was looked at, or when. A date that can be moved on without
// looking would tell nobody anything.
func reviews(s *subject) {
	for _, p := range s.Register.Partnerships {
		at := place{file: p.File}
		switch {
		case !p.Reviewed.IsZero() && len(p.Checked) == 0:
			s.fail(at.key("reviewed"), fmt.Sprintf("the review of %s does not say what was looked at", p.Reviewed),
				`add checked with what you compared with the sources, such as checked = ["chair", "members"]`)
		case p.Reviewed.IsZero() && len(p.Checked) > 0:
			s.warn(at.key("checked"), "it is not said when this was checked", "add reviewed with the day of the review")
		case p.Reviewed.First() > s.on:
			s.warn(at.key("reviewed"), fmt.Sprintf("a review can't be from %s, which is still to come", p.Reviewed), "write the day of the review")
		}
	}
}
