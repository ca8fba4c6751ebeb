package export

import (
	"cmp"
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Counts gives a row for each body with the group of each count in which it stands.
func Counts(s landscape.Scope, sorted landscape.Sort) *Table {
	t := &Table{Name: "counts", Columns: []Column{
		{"partnership", Text}, {"name", Text}, {"areas", Text}, {"standing", Text}, {"counts_as", Text}, {"type", Text}, {"basis", Text},
		{"policing_body", Text}, {"status", Text}, {"began", Integer}, {"described", Boolean}, {"priorities", Text},
	}}
	for _, b := range sorted.Bodies {
		t.Add(b.Ref(), name(b.Name), areasOf(s, b.Partnership), b.Standing, b.Counting, b.Type, b.Basis, b.Position, b.Status, stated(b.Began), b.Described, spaced(b.Priorities))
	}
	return t
}

// A PlacedGaps is what one place lacks.
type PlacedGaps struct {
	// Place is an area or an edition.
	Place register.ID
	Gaps  landscape.Gaps
}

// Gaps gives a row for each thing that was looked for, recorded or not. For an edition it does so for each area
// too, where bodies that lie in several areas are looked at in each.
func Gaps(places []PlacedGaps) *Table {
	t := &Table{Name: "gaps", Columns: []Column{
		{"scope", Text}, {"gap", Text}, {"found", Text}, {"area", Text}, {"safety_area", Text}, {"type", Text}, {"authority", Text},
		{"partnership", Text}, {"kind", Text}, {"priority", Text}, {"councils_covered", Integer}, {"councils", Integer},
	}}
	for _, place := range places {
		for _, e := range place.Gaps.Expected {
			row := []any{place.Place, e.Kind, e.Found, nil, nil, nil, nil, nil, nil, nil, nil, nil}
			if e.Area != nil {
				row[3] = e.Area.ID
			}
			if e.SafetyArea != nil {
				row[4] = e.SafetyArea.Code
			}
			if e.Type != nil {
				row[5] = e.Type.ID
			}
			if e.Authority != nil {
				row[6] = e.Authority.ID
			}
			if e.Partnership != nil {
				row[7] = e.Partnership.Ref()
			}
			if e.Member != nil {
				row[8] = e.Member.ID
			}
			if e.Priority != nil {
				row[9] = e.Priority.ID
			}
			if e.Councils > 0 {
				row[10], row[11] = e.Covered, e.Councils
			}
			t.Add(row...)
		}
	}
	return t
}

// Claims gives a row for each claim, the strongest first, with what may be said of it; then those of bodies that are no
// living partnerships, which standing and counts_as tell.
func Claims(s landscape.Scope, proof landscape.Proof) *Table {
	t := &Table{Name: "claims", Columns: []Column{
		{"partnership", Text}, {"standing", Text}, {"counts_as", Text}, {"evidence", Text}, {"title", Text}, {"level", Integer}, {"level_name", Text}, {"strong_enough_to_say_works", Boolean}, {"effect", Text},
		{"works", Boolean}, {"study", Text}, {"priorities", Text}, {"period", Text}, {"compared_with", Text}, {"measured_by", Text}, {"sources", Text},
	}}
	for _, c := range slices.Concat(proof.Claims, proof.Others) {
		var sources []string
		for _, source := range c.Sources {
			sources = append(sources, cmp.Or(string(source.URL), source.Title))
		}
		t.Add(c.Partnership.Ref(), s.StandingOf(c.Partnership), s.Types[c.Partnership.Type].Counts, c.ID, name(c.Title), c.Level.Level, c.Level.ID, c.Judged(), c.Effect.ID, c.Works(), c.Kind, spaced(c.Priorities),
			name(c.Period), name(c.ComparedWith), name(c.MeasuredBy), strings.Join(sources, " "))
	}
	return t
}

// Money gives a row for each sum, with how many claims of evidence its partnership has.
func Money(s landscape.Scope) *Table {
	t := &Table{Name: "money", Columns: []Column{
		{"partnership", Text}, {"sum", Integer}, {"standing", Text}, {"counts_as", Text}, {"pounds", Integer}, {"exactness", Text}, {"year", Date}, {"until_year", Date},
		{"organisation", Text}, {"funder", Text}, {"for", Text}, {"direction", Text}, {"counted_in_another_line", Boolean}, {"claims", Integer},
	}}
	for _, p := range s.Partnerships {
		for i, f := range p.Funding {
			t.Add(p.Ref(), i+1, s.StandingOf(p), s.Types[p.Type].Counts, f.Pounds, f.Exactness, f.Year, f.UntilYear, f.Organisation, name(f.Funder), name(f.For),
				cmp.Or(string(f.Direction), "in"), f.PartOf, len(p.Evidence))
		}
	}
	return t
}

// Handover gives a row for each seat, chair, grant and agreement of the local policing bodies, and for each body in which
// they only take part. Area is empty for a place that several share; held_by_areas names them all.
func Handover(h landscape.Handovers) *Table {
	t := &Table{Name: "handover", Columns: []Column{
		{"tied", Text}, {"partnership", Text}, {"where", Text}, {"area", Text}, {"held_by_areas", Text}, {"sharing", Text}, {"role", Text}, {"title", Text}, {"pounds", Integer}, {"type", Text}, {"basis", Text},
		{"required_by_law", Boolean}, {"only_invited_by_law", Boolean}, {"role_ends", Date}, {"until", Date}, {"reach", Text}, {"handover", Text}, {"passes_to", Text}, {"heir_sits", Boolean}, {"given_up", Boolean}, {"merged", Boolean}, {"past", Boolean}, {"arrangement", Text},
	}}
	for _, tie := range h.Ties {
		var area register.ID
		if tie.Area != nil {
			area = tie.Area.ID
		}
		var role, title, pounds any
		var how register.Arrangement
		switch tie.Kind {
		case landscape.TiedChair, landscape.TiedVice:
			how = tie.Chair.Arrangement
			role, title = cmp.Or(tie.Chair.Role, register.InTheChair), name(tie.Chair.Post)
		case landscape.TiedSeat, landscape.TakesPart:
			role = tie.Seat.Capacity()
		case landscape.TiedGrant:
			title, pounds = name(tie.Funding.For), tie.Funding.Pounds
		case landscape.TiedAgreement:
			title = name(tie.Agreement.Title)
		}
		var holders []register.ID
		for _, a := range tie.Holders {
			holders = append(holders, a.ID)
		}
		t.Add(tie.Kind, tie.Partnership.Ref(), tie.Where, area, spaced(holders), tie.Sharing, role, title, pounds, tie.Type.ID, tie.Basis, tie.Required, tie.Invited,
			tie.End, tie.Until, tie.Reach, tie.Handover, tie.PassesTo, tie.HeirSits, tie.GivenUp, tie.Merged, tie.Past, how)
	}
	return t
}

// SharedBoards gives a row for each body and pair of areas that have the same sort of place on it.
func SharedBoards(pairs []landscape.AreaPair) *Table {
	t := &Table{Name: "shared_boards", Columns: []Column{
		{"area", Text}, {"other_area", Text}, {"partnership", Text}, {"policing_bodies", Boolean}, {"forces", Boolean},
	}}
	for _, pair := range pairs {
		for _, b := range pair.Boards {
			t.Add(pair.One.ID, pair.Other.ID, b.Partnership.Ref(), b.PolicingBodies, b.Forces)
		}
	}
	return t
}

// Completeness gives a row for each living partnership with its level and the facts that the rules of the
// levels look for.
func Completeness(s landscape.Scope, f landscape.Freshness) *Table {
	t := &Table{Name: "completeness", Columns: []Column{
		{"partnership", Text}, {"areas", Text}, {"custodian", Text}, {"as_of", Date}, {"facts_year", Integer}, {"review_by", Date}, {"known_only_from_list", Boolean}, {"completeness", Integer},
	}}
	sets := append(landscape.Rules[:], landscape.Narrower)
	for _, facts := range sets {
		for _, fact := range facts {
			t.Columns = append(t.Columns, Column{"states_" + strings.ReplaceAll(string(fact), "-", "_"), Boolean})
		}
	}
	for _, k := range f.Entries {
		row := []any{k.Ref(), areasOf(s, k.Partnership), name(k.By), k.AsOf, stated(k.Year), k.ReviewBy, k.ListOnly, k.Level}
		for _, facts := range sets {
			for _, fact := range facts {
				row = append(row, k.States[fact])
			}
		}
		t.Add(row...)
	}
	return t
}

// Compare gives a row for each area and measure, and one for each area and kind of body.
func Compare(s landscape.Scope, list []*landscape.Portrait) *Table {
	t := &Table{Name: "compare", Columns: []Column{
		{"area", Text}, {"measure", Text}, {"type", Text}, {"n", Integer}, {"of", Integer},
	}}
	for _, p := range list {
		for i, m := range landscape.Measures {
			var n, of any = p.Values[i].N, nil
			if m.Share {
				of = p.Values[i].Of
			} else if p.Values[i].Of == landscape.NotArising {
				n = nil
			}
			t.Add(p.Area.ID, m.Name, nil, n, of)
		}
		for _, kind := range s.Register.Vocabulary.Types {
			if kind.ExistsIn(p.Area.Nation) {
				t.Add(p.Area.ID, "bodies-of-type", kind.ID, p.Sort.ByType[kind.ID], nil)
			}
		}
	}
	return t
}

// areasOf lists the areas of the scope in which a body lies.
func areasOf(s landscape.Scope, p *register.Partnership) string {
	var ids []register.ID
	here := map[*register.Area]bool{}
	for _, a := range s.Areas {
		here[a] = true
	}
	for _, a := range s.AreasOf(p) {
		if here[a] {
			ids = append(ids, a.ID)
		}
	}
	return spaced(ids)
}

// name gives a text in English, or in Welsh when there is no English.
func name(t register.Text) string {
	text, _ := t.In(register.English)
	return text
}
