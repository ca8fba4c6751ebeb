package page

import (
	"fmt"
	"maps"
	"slices"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// CountsView counts the bodies of a place in several ways.
type CountsView struct {
	LandscapeFrame
	Figures []Figure
	Tables  []*FindingTable
	// Apart counts the bodies that are no partnerships.
	Apart *FindingTable
	// Areas sets the areas of an edition beside the total; nil for an area.
	Areas    *FindingTable
	Download Link
}

func countsView(m *maker, f LandscapeFrame) any {
	s := m.findings.sorted()
	number := m.words.Number
	v := &CountsView{LandscapeFrame: f, Download: m.download("counts")}
	v.AsOf = m.asOf(m.partnerships)
	apart := 0
	for _, n := range s.Apart {
		apart += n
	}
	v.Figures = []Figure{
		{Number: number(s.Partnerships), Label: m.say("figure.partnerships"), Working: m.say("figure.partnerships-working")},
		{Number: number(apart), Label: m.count("figure-count.apart", apart), Working: m.say("landscape-counts.apart-working")},
		{Number: number(s.Ended), Label: m.count("figure-count.ended", s.Ended), Working: m.say("landscape-counts.ended-working", "later", number(s.ToCome))},
	}
	if s.Proposed > 0 {
		v.Figures = append(v.Figures, Figure{Number: number(s.Proposed), Label: m.count("planned.figure", s.Proposed), Working: m.say("planned.figure-working"),
			Href: m.link(Said{}, m.at("partnerships", "by-status", string(register.Proposed))).Href})
	}
	if m.area == nil {
		v.Figures = append(v.Figures, Figure{Number: number(s.Shared), Label: m.count("figure-count.shared", s.Shared), Working: m.say("landscape-counts.shared-working", "all", number(s.Partnerships))})
	}
	of := s.Partnerships
	var groups []tally
	for _, b := range []register.Basis{register.ByStatute, register.BehindDuty, register.ByGuidance, register.ByChoice, register.Planned} {
		if n := s.ByBasis[b]; n > 0 {
			groups = append(groups, tally{id: string(b), name: plainName(m.say("basis." + string(b))), n: n})
		}
	}
	v.Tables = append(v.Tables, m.tallied("by-law", "landscape-counts.by-law", "landscape-counts.law", of, groups))
	groups = nil
	for _, p := range landscape.Positions {
		groups = append(groups, tally{id: string(p), name: plainName(m.say("position." + string(p))), n: s.ByPosition[p]})
	}
	v.Tables = append(v.Tables, m.tallied("by-seat", "landscape-counts.by-seat", "landscape-counts.seat", of, groups))
	groups = nil
	for _, id := range ranked(s.ByKind) {
		t := m.plan.index.Types[id]
		groups = append(groups, tally{id: string(id), name: m.typeLink(t), about: Said{Text: m.basisOf(t)}, n: s.ByKind[id]})
	}
	v.Tables = append(v.Tables, m.tallied("by-type", "landscape-counts.by-type", "landscape-counts.type", of, groups))
	groups = nil
	for _, status := range register.Statuses {
		if n := s.ByState[status]; n > 0 {
			name := m.link(Said{Text: m.say("status." + string(status))}, m.at("partnerships", "by-status", string(status)))
			groups = append(groups, tally{id: string(status), name: name, n: n})
		}
	}
	v.Tables = append(v.Tables, m.tallied("by-status", "landscape-counts.by-status", "landscape-counts.status", of, groups))
	v.Tables = append(v.Tables, m.tallied("by-year", "landscape-counts.by-year", "landscape-counts.year", of, m.years(s.ByYear, "landscape-counts.year-not-stated")))

	groups = nil
	for _, c := range []register.Counting{register.AsOversight, register.AsCaseConference, register.AsCollaboration, register.AsNetwork, register.AsGovernance} {
		if n := s.Apart[c]; n > 0 {
			groups = append(groups, tally{id: string(c), name: plainName(m.say("apart." + string(c))), n: n})
		}
	}
	if len(groups) > 0 {
		v.Apart = m.tallied("apart", "landscape-counts.apart-caption", "landscape-counts.apart-kind", apart, groups)
	}
	if m.area == nil {
		v.Areas = m.countsByArea(s)
		v.sorts()
	}
	return v
}

// years gives the groups of a count by year, the earliest first and what is not stated last.
func (m *maker) years(byYear map[int]int, notStated string) []tally {
	var groups []tally
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		if year != 0 {
			groups = append(groups, tally{id: fmt.Sprint(year), name: plainName(fmt.Sprint(year)), n: byYear[year]})
		}
	}
	return append(groups, tally{id: "not-stated", name: plainName(m.say(notStated)), n: byYear[0]})
}

// countsByArea shows that the areas' totals, less what is counted again, are the whole.
func (m *maker) countsByArea(s landscape.Sort) *FindingTable {
	t := &FindingTable{ID: "by-area", Sortable: true, Head: []FindingColumn{m.column("finding.area"), m.numbers("measure.partnerships"), m.numbers("measure.statute"), m.numbers("measure.policing-body-chairs"), m.numbers("landscape-counts.apart")}}
	most := 0
	for _, p := range m.findings.portraits() {
		most = max(most, p.Sort.Partnerships)
	}
	sum := 0
	for _, p := range m.portraitsByName() {
		sum += p.Sort.Partnerships
		apart := 0
		for _, n := range p.Sort.Apart {
			apart += n
		}
		t.Rows = append(t.Rows, FindingRow{ID: "by-area-" + string(p.Area.ID), Head: m.findingLink(p.Area, "counts"), Cells: []FindingCell{
			m.numberCell(p.Sort.Partnerships, most), m.numberCell(p.Sort.ByBasis[register.ByStatute], 0), m.numberCell(p.Sort.ByPosition[landscape.InTheChair], 0), m.numberCell(apart, 0)}})
	}
	t.Caption = m.say("landscape-counts.by-area", "sum", m.words.Number(sum), "again", m.words.Number(s.Again), "alone", m.words.Number(s.Partnerships-sum+s.Again), "all", m.words.Number(s.Partnerships))
	return t
}
