package check

import (
	"fmt"
	"iter"
	"slices"

	"partnershipregister/generator/register"
)

// handedOver is something that a local policing body may hold, with what is to happen to it.
type handedOver struct {
	at place
	// what it is called: "this seat".
	what     string
	holders  []register.ID
	kind     register.ID
	until    register.Date
	handover register.Handover
	passesTo register.ID
}

// handedOvers gives what a partnership says about handing over, and what runs until a day.
func handedOvers(p *register.Partnership) iter.Seq[handedOver] {
	return func(yield func(handedOver) bool) {
		at := place{file: p.File}
		for i, s := range p.Seats {
			if (s.Handover != "" || s.PassesTo != "" || !s.Until.IsZero()) &&
				!yield(handedOver{at.key("seats").item(i), "this seat", []register.ID{s.Organisation}, s.Kind, s.Until, s.Handover, s.PassesTo}) {
				return
			}
		}
		for i, c := range p.Chairs {
			if !yield(handedOver{at.key("chairs").item(i), "this chair", []register.ID{c.Organisation}, c.Kind, c.Until, c.Handover, c.PassesTo}) {
				return
			}
		}
		for i, f := range p.Funding {
			until := f.UntilYear
			if until.IsZero() {
				until = f.Year
			}
			if !yield(handedOver{at.key("funding").item(i), "this sum", []register.ID{f.Organisation}, "", until, f.Handover, f.PassesTo}) {
				return
			}
		}
		for i, a := range p.Agreements {
			if !yield(handedOver{at.key("agreements").item(i), "this agreement", a.Organisations, "", a.Until, a.Handover, a.PassesTo}) {
				return
			}
		}
	}
}

// handovers finds words about handing over that say half of it, or that stand where nothing is handed over.
func handovers(s *subject) {
	for _, p := range s.Register.Partnerships {
		for h := range handedOvers(p) {
			if h.handover == "" && h.passesTo == "" {
				continue
			}
			switch roles := s.roles(p, h); {
			case len(roles) == 0:
				key := "handover"
				if h.handover == "" {
					key = "passes_to"
				}
				s.warn(h.at.key(key), fmt.Sprintf("no local policing body has %s, so there is nothing to hand over", h.what),
					"take out handover and passes_to, or correct the organisation")
				s.atKey()
			case h.passesTo != "" && h.handover != register.PassesOn:
				s.warn(h.at.key("passes_to"), fmt.Sprintf("passes_to names who takes %s, but handover does not say that it passes on", h.what),
					`write handover = "passes-on", or take out passes_to`)
			case h.handover == register.PassesOn && h.passesTo == "":
				s.note(h.at.key("handover"), fmt.Sprintf("%s passes on, but to whom is not said", h.what),
					`add passes_to with the organisation, as soon as it is known; until then "to-be-decided" says the same`)
			case gives(roles, h.passesTo):
				s.warn(h.at.key("passes_to"), fmt.Sprintf("%s would pass to the body that gives it up", h.what), "name the body that takes over")
			}
		}
	}
}

// pastTheEnd finds what runs on when the role of the local policing body that holds it has ended.
func pastTheEnd(s *subject) {
	for _, p := range s.Register.Partnerships {
		if s.ended(p) {
			continue
		}
		for h := range handedOvers(p) {
			if h.until.IsZero() || h.handover != "" {
				continue
			}
			roles := s.roles(p, h)
			if end, _ := register.EndOf(roles); !end.IsZero() && h.until.Last() > end.Last() {
				s.note(h.at, fmt.Sprintf("%s runs until %s, but the role of %s ends %s", h.what, h.until, name(roles[len(roles)-1].Body.Title), when(end)),
					`say what is to happen: handover = "passes-on" with passes_to, "lapses" or "to-be-decided"`)
			}
		}
	}
}

// roles gives the roles of local policing body behind something that may be handed over.
func (s *subject) roles(p *register.Partnership, h handedOver) []register.Oversight {
	var roles []register.Oversight
	for _, id := range h.holders {
		roles = append(roles, s.Roles(p, id, h.kind)...)
	}
	return roles
}

// gives tells whether an organisation is among those whose role ends.
func gives(roles []register.Oversight, id register.ID) bool {
	end, _ := register.EndOf(roles)
	return !end.IsZero() && slices.ContainsFunc(roles, func(r register.Oversight) bool { return r.Body.Organisation == id })
}
