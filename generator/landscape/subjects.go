package landscape

import "partnershipregister/generator/register"

// Doing is what a body does about a subject.
type Doing string

const (
	StandsToDecide  Doing = "decides"
	StandsToOversee Doing = "oversees"
	StandsTold      Doing = "told"
	// StandsWorking is that the body works on the subject and no source says in what role.
	StandsWorking Doing = "works"
)

// CrowdedFrom is from how many bodies that decide or work on a subject it counts as crowded.
const CrowdedFrom = 3

// A SubjectRow is one subject with the bodies that have to do with it.
type SubjectRow struct {
	Priority *register.Priority
	// Cells have the order of the bodies: home and identifier.
	Cells []SubjectCell
	// Working is how many of Cells decide or work on it.
	Working int
}

// Crowded tells whether many bodies decide or work on the subject.
func (r *SubjectRow) Crowded() bool { return r.Working >= CrowdedFrom }

// Cell gives what a body does about the subject, nil when nothing is known.
func (r *SubjectRow) Cell(p *register.Partnership) *SubjectCell {
	for i := range r.Cells {
		if r.Cells[i].Partnership == p {
			return &r.Cells[i]
		}
	}
	return nil
}

// A SubjectCell is what one body does about one subject.
type SubjectCell struct {
	Partnership *register.Partnership
	Doing       Doing
	// WorkedOut is true where no source gives the role and it follows from the type or from a reporting
	// line. By are the bodies that report here and work on the subject.
	WorkedOut bool
	By        []*register.Partnership
}

// SubjectsOf gives the subjects of the vocabulary, in its order, that a living body of the scope has to do with. A
// role that an entry states holds. Where none is stated, a body that is counted as oversight or governance
// oversees the subjects that it lists, any other works on them; and a body to which one that decides or works on a
// subject reports is told of it.
func SubjectsOf(s Scope) []SubjectRow {
	var bodies []*register.Partnership
	living := map[*register.Partnership]bool{}
	for _, p := range s.Partnerships {
		if p.LivesOn(s.On) {
			bodies = append(bodies, p)
			living[p] = true
		}
	}
	above := map[*register.Partnership][]*register.Partnership{}
	for _, p := range bodies {
		above[p] = Above(s, p)
	}
	var rows []SubjectRow
	for _, priority := range s.Register.Vocabulary.Priorities {
		cells := map[*register.Partnership]*SubjectCell{}
		var working []*register.Partnership
		for _, p := range bodies {
			cell := ownStanding(s, p, priority.ID)
			if cell == nil {
				continue
			}
			cells[p] = cell
			if cell.Doing == StandsToDecide || cell.Doing == StandsWorking {
				working = append(working, p)
			}
		}
		for _, p := range working {
			for _, other := range above[p] {
				if cells[other] == nil && living[other] {
					cells[other] = &SubjectCell{Partnership: other, Doing: StandsTold, WorkedOut: true}
				}
				if c := cells[other]; c != nil && c.Doing == StandsTold && c.WorkedOut {
					c.By = append(c.By, p)
				}
			}
		}
		if len(cells) == 0 {
			continue
		}
		row := SubjectRow{Priority: priority, Working: len(working)}
		for _, p := range bodies {
			if cells[p] != nil {
				row.Cells = append(row.Cells, *cells[p])
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// ownStanding gives what a body's own entry says, or what follows from its type; nil when it has nothing to
// do with the subject.
func ownStanding(s Scope, p *register.Partnership, priority register.ID) *SubjectCell {
	doing := DoingAbout(p, priority)
	switch {
	case doing == "":
		return nil
	case doing != StandsWorking:
		return &SubjectCell{Partnership: p, Doing: doing}
	}
	if counts := s.Types[p.Type].Counts; counts == register.AsOversight || counts == register.AsGovernance {
		return &SubjectCell{Partnership: p, Doing: StandsToOversee, WorkedOut: true}
	}
	return &SubjectCell{Partnership: p, Doing: StandsWorking}
}
