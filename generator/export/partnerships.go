package export

import (
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

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
		t.Add(p.Ref(), p.Name.EN, p.Name.CY, p.Home, p.Type, kind.Counts, x.Basis(p, kind), p.Status, p.From, p.Until, p.AsOf, p.ListOnly,
			meetings, p.MeetingsStated.EN, p.MeetingsStated.CY, p.MeetingsInPublic, p.Website)
	}
	return t
}

// Seats gives a row for each seat, past ones too. Held_by is who holds it on the day: the organisation, or the one body
// that took over from it. Counted marks the seats that enter attendances: of those that became one seat of one holder
// a single one, by preference the holder's own.
func Seats(x *register.Index, list []*register.Partnership, on register.Day) *Table {
	t := &Table{Name: "seats", Columns: []Column{
		{"partnership", Text}, {"seat", Integer}, {"organisation", Text}, {"kind", Text}, {"role", Text}, {"from", Date}, {"until", Date}, {"as_of", Date},
		{"held_by", Text}, {"counted", Boolean},
	}}
	for _, p := range list {
		left := map[register.ID]int{}
		for _, s := range landscape.Counted(x, p, on) {
			left[s.Organisation]++
		}
		counted := make([]bool, len(p.Seats))
		holders := make([]register.ID, len(p.Seats))
		for _, pass := range []struct{ own, member bool }{{true, true}, {false, true}, {true, false}, {false, false}} {
			for i := range p.Seats {
				s := &p.Seats[i]
				if !on.In(s.From, s.Until) || counted[i] {
					continue
				}
				if holders[i] = x.Holder(s.Organisation, on); s.Organisation != "" && holders[i] == "" {
					continue
				}
				if (holders[i] == s.Organisation) == pass.own && s.Member() == pass.member && left[holders[i]] > 0 {
					left[holders[i]]--
					counted[i] = true
				}
			}
		}
		for i := range p.Seats {
			s := &p.Seats[i]
			t.Add(p.Ref(), i+1, s.Organisation, s.Kind, s.Capacity(), s.From, s.Until, s.AsOf, holders[i], counted[i])
		}
	}
	return t
}
