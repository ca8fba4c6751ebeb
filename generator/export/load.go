package export

import (
	"fmt"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Load gives a row for each living partnership with everything that its hours are worked out from. The
// columns ending in _from say where an input comes from: "entry", "published" or "chosen". Lists of identifiers have a space between
// two.
func Load(x *register.Index, l *landscape.Load) *Table {
	t := &Table{Name: "load", Columns: []Column{
		{"partnership", Text}, {"areas", Text}, {"basis", Text}, {"priorities", Text},
		{"meetings_each_year", Integer}, {"meetings_by_law", Integer}, {"seats_counted", Integer}, {"members_partial", Boolean}, {"seats_of_ended", Integer}, {"attendances", Integer},
		{"meeting_hours_low", Number}, {"meeting_hours_high", Number}, {"meeting_hours_from", Text},
		{"preparation_hours_low", Number}, {"preparation_hours_high", Number}, {"preparation_hours_from", Text},
		{"travel_hours_low", Number}, {"travel_hours_high", Number}, {"travel_hours_from", Text},
		{"people_a_seat_low", Number}, {"people_a_seat_high", Number}, {"people_a_seat_from", Text},
		{"hours_low", Number}, {"hours_high", Number},
	}}
	for _, r := range l.Rows {
		var areas, priorities []string
		for _, a := range x.AreasOf(r.Partnership) {
			areas = append(areas, string(a.ID))
		}
		for _, p := range r.Partnership.Priorities {
			priorities = append(priorities, string(p))
		}
		row := []any{
			r.Partnership.Ref(), strings.Join(areas, " "), r.Basis, strings.Join(priorities, " "),
			stated(r.Meetings), nil, stated(r.Seats), r.Partial, r.Left, stated(r.Attendances()),
		}
		if r.Meetings > 0 {
			row[5] = r.Fixed
		}
		for _, in := range []landscape.Input{r.Length, r.Preparation, r.Travel, r.People} {
			if in.Origin == "" {
				row = append(row, nil, nil, nil)
			} else {
				row = append(row, float64(in.Low)/100, float64(in.High)/100, in.Origin)
			}
		}
		t.Add(append(row, ends(r.Hours())...)...)
	}
	return t
}

// Assumptions gives a row for each planning assumption.
func Assumptions(x *register.Index) *Table {
	t := &Table{Name: "assumptions", Columns: []Column{
		{"assumption", Text}, {"name", Text}, {"name_cy", Text}, {"low", Number}, {"high", Number}, {"unit", Text}, {"published", Boolean},
		{"meaning", Text}, {"meaning_cy", Text}, {"chosen", Text}, {"chosen_cy", Text}, {"limits", Text}, {"limits_cy", Text}, {"as_of", Date}, {"sources", Text},
	}}
	for _, a := range x.Register.Vocabulary.Assumptions {
		var sources []string
		for _, s := range a.Sources {
			sources = append(sources, strings.TrimSpace(s.Title+" "+string(s.URL)))
		}
		t.Add(a.ID, a.Name.EN, a.Name.CY, float64(a.Low.Hundredths)/100, float64(a.High.Hundredths)/100, a.Unit, a.Published(),
			a.Meaning.EN, a.Meaning.CY, a.Chosen.EN, a.Chosen.CY, a.Limits.EN, a.Limits.CY, a.AsOf, strings.Join(sources, "; "))
	}
	return t
}

// WhatIf gives a row for each option of each candidate. Figures that rest on partnerships of which not all is
// known are empty. Laws are "why type", with the number of meetings or the kinds of member behind it; losing
// is "holder before after"; a semicolon stands between two.
func WhatIf(list []landscape.WhatIf) *Table {
	t := &Table{Name: "what_if", Columns: []Column{
		{"partnerships", Text}, {"option", Text}, {"count", Integer}, {"with_seats", Integer}, {"known", Integer},
		{"seats_before", Integer}, {"seats_after", Integer}, {"meetings_before", Integer}, {"meetings_after", Integer},
		{"attendances_before", Integer}, {"attendances_after", Integer},
		{"hours_low_before", Number}, {"hours_high_before", Number}, {"hours_low_after", Number}, {"hours_high_after", Number},
		{"laws", Text}, {"losing", Text}, {"at_most", Boolean},
	}}
	for _, w := range list {
		var refs, laws, losing []string
		for _, p := range w.Partnerships {
			refs = append(refs, p.Ref().String())
		}
		for _, o := range w.Laws {
			law := fmt.Sprint(o.Why, " ", o.Type.ID)
			if o.Least > 0 {
				law += fmt.Sprint(" ", o.Least)
			}
			for _, k := range o.Kinds {
				law += fmt.Sprint(" ", k.ID)
			}
			laws = append(laws, law)
		}
		for _, h := range w.Losing {
			var id register.ID
			switch {
			case h.Organisation != nil:
				id = h.Organisation.ID
			case h.Sector != nil:
				id = h.Sector.ID
			}
			losing = append(losing, fmt.Sprint(id, " ", h.Before, " ", h.After))
		}
		row := []any{strings.Join(refs, " "), w.Option, len(w.Partnerships), w.Seated, w.Known, nil, nil, nil, nil, nil, nil}
		if w.Before.Seats > 0 {
			row[5], row[6] = w.Before.Seats, w.After.Seats
		}
		if w.Complete() {
			row[7], row[8], row[9], row[10] = w.Before.Meetings, w.After.Meetings, w.Before.Attendances, w.After.Attendances
		}
		row = append(row, ends(w.Before.Hours)...)
		row = append(row, ends(w.After.Hours)...)
		t.Add(append(row, strings.Join(laws, "; "), strings.Join(losing, "; "), w.AtMost)...)
	}
	return t
}

// ends gives the two ends of a range of hours.
func ends(r landscape.Range) []any {
	if !r.Known {
		return []any{nil, nil}
	}
	return []any{r.Low.Float(), r.High.Float()}
}
