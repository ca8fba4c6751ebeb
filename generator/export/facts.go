package export

import "partnershipregister/generator/register"

// The tables of this file hold the facts of partnerships that come in rows. Each row names its
// partnership, and where a partnership can have several of a kind, the row's number in its file.

// Chairs gives a row for each chair and vice-chair, past ones too.
func Chairs(list []*register.Partnership) *Table {
	t := &Table{Name: "chairs", Columns: []Column{
		{"partnership", Text}, {"chair", Integer}, {"post", Text}, {"post_cy", Text}, {"organisation", Text}, {"chair_role", Text},
		{"arrangement", Text}, {"from", Date}, {"until", Date}, {"as_of", Date},
	}}
	for _, p := range list {
		for i, c := range p.Chairs {
			role := c.Role
			if role == "" {
				role = register.InTheChair
			}
			t.Add(p.Ref(), i+1, c.Post.EN, c.Post.CY, c.Organisation, role, c.Arrangement, c.From, c.Until, c.AsOf)
		}
	}
	return t
}

// Meetings gives a row for each dated meeting.
func Meetings(list []*register.Partnership) *Table {
	t := &Table{Name: "meetings", Columns: []Column{
		{"partnership", Text}, {"meeting", Integer}, {"meeting_id", Text}, {"date", Date}, {"time", Text}, {"until_time", Text}, {"meeting_status", Text},
		{"place", Text}, {"place_cy", Text}, {"online", Address}, {"in_public", Text}, {"agenda", Address}, {"papers", Address}, {"minutes", Address},
		{"note", Text}, {"note_cy", Text},
	}}
	for _, p := range list {
		for i, m := range p.Meetings {
			t.Add(p.Ref(), i+1, m.ID, m.Date, m.Time, m.UntilTime, m.Status, m.Place.EN, m.Place.CY, m.Online, m.InPublic, m.Agenda, m.Papers, m.Minutes, m.Note.EN, m.Note.CY)
		}
	}
	return t
}

// PartnershipAreas gives a row for each police force area in which each partnership lies.
func PartnershipAreas(x *register.Index, list []*register.Partnership) *Table {
	t := &Table{Name: "partnership_areas", Columns: []Column{{"partnership", Text}, {"area", Text}, {"is_home", Boolean}}}
	for _, p := range list {
		for _, a := range x.AreasOf(p) {
			t.Add(p.Ref(), a.ID, a.ID == p.Home)
		}
	}
	return t
}

// PartnershipAuthorities gives a row for each council area that a partnership names as covered. A partnership
// without a row covers the whole of its areas.
func PartnershipAuthorities(list []*register.Partnership) *Table {
	t := &Table{Name: "partnership_authorities", Columns: []Column{{"partnership", Text}, {"authority", Text}}}
	for _, p := range list {
		for _, id := range p.Authorities {
			t.Add(p.Ref(), id)
		}
	}
	return t
}

// PartnershipTypes gives a row for each legal role of each partnership, the main one first.
func PartnershipTypes(list []*register.Partnership) *Table {
	t := &Table{Name: "partnership_types", Columns: []Column{{"partnership", Text}, {"type", Text}, {"is_main", Boolean}}}
	for _, p := range list {
		for i, id := range p.Types() {
			t.Add(p.Ref(), id, i == 0)
		}
	}
	return t
}

// PartnershipPriorities gives a row for each subject on which each partnership works.
func PartnershipPriorities(list []*register.Partnership) *Table {
	t := &Table{Name: "partnership_priorities", Columns: []Column{{"partnership", Text}, {"priority", Text}}}
	for _, p := range list {
		for _, id := range p.Priorities {
			t.Add(p.Ref(), id)
		}
	}
	return t
}

// Duties gives a row for each law that the sources name for a partnership.
func Duties(list []*register.Partnership) *Table {
	t := &Table{Name: "duties", Columns: []Column{
		{"partnership", Text}, {"duty", Integer}, {"act", Text}, {"section", Text}, {"url", Address}, {"note", Text}, {"note_cy", Text},
	}}
	for _, p := range list {
		for i, d := range p.Duties {
			t.Add(p.Ref(), i+1, d.Act, d.Section, d.URL, d.Note.EN, d.Note.CY)
		}
	}
	return t
}

// Funding gives a row for each sum of money.
func Funding(list []*register.Partnership) *Table {
	t := &Table{Name: "funding", Columns: []Column{
		{"partnership", Text}, {"sum", Integer}, {"direction", Text}, {"pounds", Integer}, {"exactness", Text}, {"year", Date}, {"until_year", Date},
		{"organisation", Text}, {"funder", Text}, {"funder_cy", Text}, {"for", Text}, {"for_cy", Text}, {"counted_in_another_line", Boolean}, {"source", Address},
	}}
	for _, p := range list {
		for i, f := range p.Funding {
			direction := f.Direction
			if direction == "" {
				direction = "in"
			}
			t.Add(p.Ref(), i+1, direction, f.Pounds, f.Exactness, f.Year, f.UntilYear, f.Organisation, f.Funder.EN, f.Funder.CY, f.For.EN, f.For.CY, f.PartOf, f.Source)
		}
	}
	return t
}

// Relations gives a row for each line from a partnership to another. The other end is an entry of the register, or
// a name where there is none.
func Relations(list []*register.Partnership) *Table {
	t := &Table{Name: "relations", Columns: []Column{
		{"partnership", Text}, {"line", Integer}, {"relation", Text}, {"to_partnership", Text}, {"to_name", Text}, {"to_name_cy", Text},
		{"from", Date}, {"until", Date}, {"note", Text}, {"note_cy", Text},
	}}
	for _, p := range list {
		for i, r := range p.Relations {
			var to any
			if r.Partnership.ID != "" {
				to = r.Partnership
			}
			t.Add(p.Ref(), i+1, r.Relation, to, r.Name.EN, r.Name.CY, r.From, r.Until, r.Note.EN, r.Note.CY)
		}
	}
	return t
}

// Documents gives a row for each paper that a partnership published.
func Documents(list []*register.Partnership) *Table {
	t := &Table{Name: "documents", Columns: []Column{
		{"partnership", Text}, {"document", Integer}, {"title", Text}, {"title_cy", Text}, {"url", Address}, {"date", Date},
	}}
	for _, p := range list {
		for i, d := range p.Documents {
			t.Add(p.Ref(), i+1, d.Title.EN, d.Title.CY, d.URL, d.Date)
		}
	}
	return t
}

// Sources gives a row for each place where facts of a partnership were read.
func Sources(list []*register.Partnership) *Table {
	t := &Table{Name: "sources", Columns: []Column{
		{"partnership", Text}, {"source_number", Integer}, {"title", Text}, {"url", Address}, {"date", Date},
	}}
	for _, p := range list {
		for i, s := range p.Sources {
			t.Add(p.Ref(), i+1, s.Title, s.URL, s.Date)
		}
	}
	return t
}

// Evidence gives a row for each claim, with the number of its level.
func Evidence(x *register.Index, list []*register.Partnership) *Table {
	t := &Table{Name: "evidence", Columns: []Column{
		{"partnership", Text}, {"evidence", Text}, {"title", Text}, {"title_cy", Text}, {"level", Integer}, {"effect", Text}, {"study", Text},
		{"period", Text}, {"period_cy", Text}, {"compared_with", Text}, {"compared_with_cy", Text}, {"measured_by", Text}, {"measured_by_cy", Text},
		{"source", Address},
	}}
	for _, p := range list {
		for _, e := range p.Evidence {
			var source register.URL
			if len(e.Sources) > 0 {
				source = e.Sources[0].URL
			}
			t.Add(p.Ref(), e.ID, e.Title.EN, e.Title.CY, x.Levels[e.Level].Level, e.Effect, e.Kind, e.Period.EN, e.Period.CY,
				e.ComparedWith.EN, e.ComparedWith.CY, e.MeasuredBy.EN, e.MeasuredBy.CY, source)
		}
	}
	return t
}

// EvidencePriorities gives a row for each subject of each claim.
func EvidencePriorities(list []*register.Partnership) *Table {
	t := &Table{Name: "evidence_priorities", Columns: []Column{{"partnership", Text}, {"evidence", Text}, {"priority", Text}}}
	for _, p := range list {
		for _, e := range p.Evidence {
			for _, id := range e.Priorities {
				t.Add(p.Ref(), e.ID, id)
			}
		}
	}
	return t
}
