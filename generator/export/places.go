package export

import "partnershipregister/generator/landscape"

// Places gives a row for each organisation on each living partnership on the day of the matrix: the strongest role of
// its seats and its post in the chair.
func Places(m *landscape.Matrix) *Table {
	t := &Table{Name: "places", Columns: []Column{{"organisation", Text}, {"organisation_places", Integer}, {"partnership", Text}, {"role", Text}, {"chair_role", Text}}}
	for _, r := range m.Rows {
		for _, p := range r.Places {
			t.Add(r.Organisation.ID, len(r.Places), p.Partnership.Ref(), p.Role, p.Chair)
		}
	}
	return t
}
