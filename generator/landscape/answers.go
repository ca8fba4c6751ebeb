package landscape

import (
	"slices"

	"partnershipregister/generator/register"
)

// Footprint is how a body comes to cover a council area.
type Footprint string

const (
	CoversCouncil Footprint = "council" // its entry names the council area, or an official code for it
	CoversCounty  Footprint = "county"  // its entry names the county around it
	CoversArea    Footprint = "area"    // it lies in one whole police force area
	CoversSeveral Footprint = "several" // its entry names several
	CoversNation  Footprint = "nation"  // it is a body of the whole nation
	// CoversPlace is that its entry names one police force area and tells in words alone what it covers, which may be a part of that.
	CoversPlace Footprint = "place"
)

// A Cover is a body that covers a council area.
type Cover struct {
	Partnership *register.Partnership
	Footprint   Footprint
}

// CoverOf gives the bodies of a scope, ended ones too, that cover a council area: those that name it or the county around it,
// and those that name no council area and so cover all of their police force areas, or
// what they say in words. A body of some districts does not cover the county around them, one of all its districts does.
func CoverOf(s Scope, a *register.Authority) []Cover {
	area := s.Authorities[a.ID].Area
	var list []Cover
	for _, p := range s.Partnerships {
		areas := s.AreasOf(p)
		named := councilsOf(p, areas)
		switch {
		case slices.Contains(named, a.ID), coversDistricts(area, a, named):
			list = append(list, Cover{p, CoversCouncil})
		case a.County != "" && slices.Contains(named, a.County):
			list = append(list, Cover{p, CoversCounty})
		case len(named) > 0 || !slices.Contains(areas, area):
		case s.Editions[p.Home] != nil:
			list = append(list, Cover{p, CoversNation})
		case len(areas) > 1:
			list = append(list, Cover{p, CoversSeveral})
		case !p.Place.Empty():
			list = append(list, Cover{p, CoversPlace})
		default:
			list = append(list, Cover{p, CoversArea})
		}
	}
	return list
}

// coversDistricts tells whether a county has districts and all of them are named.
func coversDistricts(area *register.Area, county *register.Authority, named []register.ID) bool {
	some := false
	for i := range area.Authorities {
		if d := &area.Authorities[i]; d.County == county.ID {
			if !slices.Contains(named, d.ID) {
				return false
			}
			some = true
		}
	}
	return some
}

// councilsOf gives the council areas that an entry names: one by one, or else by the codes of community safety areas. An entry
// with the codes of all of them names the whole of its police force areas, and so none.
func councilsOf(p *register.Partnership, areas []*register.Area) []register.ID {
	if len(p.Authorities) > 0 {
		return p.Authorities
	}
	var named []register.ID
	all := true
	for _, a := range areas {
		for i := range a.CommunitySafetyAreas {
			if c := &a.CommunitySafetyAreas[i]; slices.Contains(p.Codes, c.Code) {
				named = append(named, c.Authorities...)
			} else {
				all = false
			}
		}
	}
	if all {
		return nil
	}
	return named
}

// An Answer says which bodies have to do with one subject in a council area.
type Answer struct {
	Priority *register.Priority
	// Bodies come by what they do, in the order of [Doings]. Empty when no entry names the subject and no kind gives it.
	Bodies []Answering
}

// Answering is a body with what it does about a subject, as far as a source says so: a body that names the subject and states
// no role in it works on it. Where its entry does not name the subject and its kind gives it, that is said apart. Nothing is
// worked out from reporting lines.
type Answering struct {
	Cover
	Doing Doing
}

// Doings are what bodies do about a subject, in the order of pages.
var Doings = []Doing{StandsToDecide, StandsToOversee, StandsTold, StandsWorking, StandsByKind}

// StandsByKind is that the law, guidance or purpose of its kind gives a body a subject that its entry does not name.
const StandsByKind Doing = "by-kind"

// Answers are who decides about what in a council area.
type Answers struct {
	// Subjects are all of the vocabulary, in its order.
	Subjects []Answer
	// Bodies are those that cover the council area and exist on the day, and Silent those of them that name no subject.
	Bodies, Silent []Cover
	// Roles is how many of Bodies state for some subject what they do about it.
	Roles int
}

// AnswersFor finds out who decides about what in a council area on the day of the scope. Bodies that have ended, or are only
// proposed, are left out.
func AnswersFor(s Scope, a *register.Authority) Answers {
	var found Answers
	for _, l := range CoverOf(s, a) {
		p := l.Partnership
		if !p.LivesOn(s.On) {
			continue
		}
		found.Bodies = append(found.Bodies, l)
		if len(p.PriorityRoles) > 0 {
			found.Roles++
		} else if len(p.Priorities) == 0 {
			found.Silent = append(found.Silent, l)
		}
	}
	for _, priority := range s.Register.Vocabulary.Priorities {
		answer := Answer{Priority: priority}
		for _, doing := range Doings {
			for _, l := range found.Bodies {
				stands := DoingAbout(l.Partnership, priority.ID)
				if stands == "" && slices.Contains(s.PrioritiesOfKind(l.Partnership), priority.ID) {
					stands = StandsByKind
				}
				if stands == doing {
					answer.Bodies = append(answer.Bodies, Answering{l, doing})
				}
			}
		}
		found.Subjects = append(found.Subjects, answer)
	}
	return found
}

// DoingAbout gives what an entry says that its body does about a subject, "" when it does not name it.
func DoingAbout(p *register.Partnership, priority register.ID) Doing {
	for _, r := range p.PriorityRoles {
		if r.Priority == priority {
			return Doing(r.Role)
		}
	}
	if slices.Contains(p.Priorities, priority) {
		return StandsWorking
	}
	return ""
}
