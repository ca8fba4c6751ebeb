package page

import (
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// CompareView sets the areas of an edition beside each other, measure by measure and kind by kind.
type CompareView struct {
	LandscapeFrame
	// Measures tell what each measure is.
	Measures []Fact
	// Areas are two tables, of what there is and of what there is against what was expected.
	Areas []*FindingTable
	Types *FindingTable
	// SideBySide leads to the page that names the bodies themselves; nil where there is none.
	SideBySide *Link
	Download   Link
}

func compareView(m *maker, f LandscapeFrame) any {
	v := &CompareView{LandscapeFrame: f, Download: m.download("compare")}
	v.AsOf = m.asOf(m.partnerships)
	v.sorts()
	portraits := m.portraitsByName()
	for _, measure := range landscape.Measures {
		v.Measures = append(v.Measures, Fact{m.say("measure." + measure.Name), Said{Text: m.say("measure-about." + measure.Name)}})
	}
	v.Areas = []*FindingTable{m.measures("stated", portraits, false), m.measures("expected", portraits, true)}
	v.Types = m.typesByArea(portraits)
	if m.bilingual() {
		l := m.linkTo("side-by-side.title", "side-by-side")
		v.SideBySide = &l
	}
	return v
}

// measures sets the areas beside each other by the measures of one sort.
func (m *maker) measures(id string, portraits []*landscape.Portrait, expected bool) *FindingTable {
	t := &FindingTable{ID: id, Caption: m.say("landscape-compare." + id), Sortable: true, Wide: true, Head: []FindingColumn{m.column("finding.area")}}
	most := make([]int, len(landscape.Measures))
	for i, measure := range landscape.Measures {
		if measure.Expected == expected {
			t.Head = append(t.Head, m.numbers("measure."+measure.Name))
		}
		for _, p := range portraits {
			most[i] = max(most[i], p.Values[i].N)
		}
	}
	for _, p := range portraits {
		row := FindingRow{ID: id + "-" + string(p.Area.ID), Head: m.findingLink(p.Area, "counts")}
		for i, measure := range landscape.Measures {
			value := p.Values[i]
			switch {
			case measure.Expected != expected:
			case measure.Share:
				row.Cells = append(row.Cells, m.shareCell(value.N, value.Of))
			case value.Of == landscape.NotArising:
				row.Cells = append(row.Cells, m.missingNumber("finding.not-arising"))
			default:
				row.Cells = append(row.Cells, m.numberCell(value.N, most[i]))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// typesByArea counts the bodies of each kind in each area. Kinds of a whole nation, and those of which no
// area has one, are left out.
func (m *maker) typesByArea(portraits []*landscape.Portrait) *FindingTable {
	t := &FindingTable{ID: "types", Caption: m.say("landscape-compare.types-caption"), Sortable: true, Wide: true, Turned: true, Head: []FindingColumn{m.column("finding.area")}}
	var kinds []*register.Type
	for _, kind := range m.plan.index.Register.Vocabulary.Types {
		for _, p := range portraits {
			if p.Sort.ByType[kind.ID] > 0 && kind.Geography != register.WholeNation {
				kinds = append(kinds, kind)
				break
			}
		}
	}
	sortByName(m.site, kinds, func(k *register.Type) register.Text { return k.Name })
	for _, kind := range kinds {
		t.Head = append(t.Head, FindingColumn{Said: m.said(kind.Name), Number: true})
	}
	for _, p := range portraits {
		row := FindingRow{ID: "types-" + string(p.Area.ID), Head: m.findingLink(p.Area, "counts")}
		for _, kind := range kinds {
			switch n := p.Sort.ByType[kind.ID]; {
			case n > 0:
				row.Cells = append(row.Cells, m.numberCell(n, 0))
			case !kind.ExistsIn(p.Area.Nation):
				row.Cells = append(row.Cells, m.missingNumber("landscape-compare.not-there"))
			default:
				row.Cells = append(row.Cells, FindingCell{Number: "0", Bar: -1, Missing: true})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
