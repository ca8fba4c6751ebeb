package export

import "partnershipregister/generator/register"

// Partnerships gives a row for each partnership, in the order given.
func Partnerships(x *register.Index, list []*register.Partnership) *Table {
	t := &Table{Name: "partnerships", Columns: []Column{
		{"partnership", Text}, {"name", Text}, {"name_cy", Text}, {"home", Text}, {"type", Text}, {"counts_as", Text}, {"basis", Text},
		{"status", Text}, {"from", Date}, {"until", Date}, {"as_of", Date}, {"known_only_from_list", Boolean},
		{"meetings_each_year", Integer}, {"meetings_stated", Text}, {"meetings_stated_cy", Text}, {"meetings_in_public", Text}, {"website", Address},
	}}
	for _, p := range list {
		var meetings any
		if p.MeetingsEachYear > 0 {
			meetings = p.MeetingsEachYear
		}
		kind := x.Types[p.Type]
		t.Add(p.Ref(), p.Name.EN, p.Name.CY, p.Home, p.Type, kind.Counts, kind.Basis, p.Status, p.From, p.Until, p.AsOf, p.ListOnly,
			meetings, p.MeetingsStated.EN, p.MeetingsStated.CY, p.MeetingsInPublic, p.Website)
	}
	return t
}

// Seats gives a row for each seat, past ones too.
func Seats(x *register.Index, list []*register.Partnership) *Table {
	t := &Table{Name: "seats", Columns: []Column{
		{"partnership", Text}, {"seat", Integer}, {"organisation", Text}, {"kind", Text}, {"role", Text}, {"from", Date}, {"until", Date}, {"as_of", Date},
	}}
	for _, p := range list {
		for i := range p.Seats {
			s := &p.Seats[i]
			t.Add(p.Ref(), i+1, s.Organisation, s.Kind, s.Capacity(), s.From, s.Until, s.AsOf)
		}
	}
	return t
}
