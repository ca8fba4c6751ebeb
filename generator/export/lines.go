package export

import (
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Lines gives a row for each living partnership and each body that stands directly above it, with a row of its own for
// one that states no line. State is "holds", "ended" where the body above no longer exists, "proposed" where it
// does not exist yet and may never, "no-entry" where the register
// has none, or where nothing is stated "top" for a body with others below it and "not-stated" for one without.
func Lines(s landscape.Scope) *Table {
	t := &Table{Name: "lines", Columns: []Column{{"partnership", Text}, {"state", Text}, {"above", Text}, {"above_name", Text}}}
	living := s.Living()
	tops := map[*register.Partnership]bool{}
	for _, p := range landscape.LinesOf(s, living).Tops {
		tops[p] = true
	}
	for _, p := range living {
		rows := 0
		for _, above := range landscape.Above(s, p) {
			state := "holds"
			switch {
			case above.EndedBy(s.On):
				state = "ended"
			case above.ProposedOn(s.On):
				state = "proposed"
			}
			t.Add(p.Ref(), state, above.Ref(), above.Name.EN)
			rows++
		}
		for i := range p.Relations {
			if r := &p.Relations[i]; landscape.Upward(s, r) && s.Index.Partnerships[r.Partnership] == nil {
				t.Add(p.Ref(), "no-entry", nil, r.Name.EN)
				rows++
			}
		}
		switch {
		case rows > 0:
		case tops[p]:
			t.Add(p.Ref(), "top", nil, nil)
		default:
			t.Add(p.Ref(), "not-stated", nil, nil)
		}
	}
	return t
}

// Subjects gives a row for each body and each subject that it has to do with. Through are the bodies that report to it and
// work on the subject, where that is how its role was worked out.
func Subjects(rows []landscape.SubjectRow) *Table {
	t := &Table{Name: "subjects", Columns: []Column{{"priority", Text}, {"partnership", Text}, {"does", Text}, {"worked_out", Boolean}, {"through", Text}}}
	for _, r := range rows {
		for _, c := range r.Cells {
			t.Add(r.Priority.ID, c.Partnership.Ref(), c.Doing, c.WorkedOut, spacedRefs(c.By))
		}
	}
	return t
}
