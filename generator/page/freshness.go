package page

import (
	"fmt"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// FreshnessView tells of when facts are, how complete entries are, and who keeps them right.
type FreshnessView struct {
	LandscapeFrame
	Figures []Figure
	// Rules are the levels of completeness with what each asks for and how many entries have it.
	Rules *FindingTable
	// States counts the entries that state each fact, Years by the year of the facts.
	States, Years *FindingTable
	// Areas has a line for each area of an edition, Entries one for each entry of an area.
	Areas, Entries *FindingTable
	Custodians     *FindingTable
	// Reviews say by when an entry is to be reviewed, the first first.
	Reviews  []Item
	Download Link
}

func freshnessView(m *maker, f LandscapeFrame) any {
	fresh := m.findings.freshness()
	number := m.words.Number
	all := len(fresh.Entries)
	v := &FreshnessView{LandscapeFrame: f, Download: m.download("completeness")}
	v.AsOf = m.asOf(m.partnerships)
	v.sorts()
	v.Figures = []Figure{
		{Number: number(all), Label: m.say("figure.partnerships"), Working: m.say("figure.partnerships-working")},
		{Number: number(fresh.ListOnly), Label: m.say("landscape-freshness.list-only"), Working: m.say("figure.of", "all", number(all))},
		{Number: number(fresh.Undated), Label: m.say("landscape-freshness.undated"), Working: m.say("figure.of", "all", number(all))},
	}
	if fresh.Median != 0 {
		v.Figures = append(v.Figures, Figure{Number: fmt.Sprint(fresh.Median), Label: m.say("landscape-freshness.median"), Working: m.say("landscape-freshness.median-working", "n", number(all-fresh.Undated))})
	}
	v.Rules = &FindingTable{ID: "levels", Caption: m.say("landscape-freshness.rules-caption", "of", number(all)), Head: []FindingColumn{m.column("landscape-freshness.level"), m.column("landscape-freshness.asks"), m.numbers("finding.number")}}
	v.States = &FindingTable{ID: "states", Caption: m.say("landscape-freshness.states-caption", "of", number(all)), Head: []FindingColumn{m.column("landscape-freshness.fact"), m.column("landscape-freshness.wanted-for"), m.numbers("finding.number")}}
	for level, facts := range landscape.Rules {
		name := m.say("landscape-freshness.level-n", "n", fmt.Sprint(level))
		asks := textCell(Said{Text: m.say("landscape-freshness.level-0")})
		if level > 0 {
			asks = textCell(m.factNames(facts))
			asks.About = Said{Text: m.say("landscape-freshness.and-below")}
			if level == 1 {
				asks.About = Said{}
			}
		}
		v.Rules.Rows = append(v.Rules.Rows, FindingRow{ID: fmt.Sprint("levels-", level), Head: plainName(name), Cells: []FindingCell{asks, m.numberCell(fresh.ByLevel[level], all)}})
		for _, fact := range facts {
			v.States.Rows = append(v.States.Rows, FindingRow{ID: "states-" + string(fact), Head: plainName(m.say("fact-name." + string(fact))), Cells: []FindingCell{textCell(Said{Text: name}), m.numberCell(fresh.States[fact], all)}})
		}
	}
	for _, fact := range landscape.Narrower {
		wanted := m.say("facts-narrower.wanted")
		if fact == landscape.MembersOneByOne {
			wanted = m.say("members-listed.wanted")
		}
		v.States.Rows = append(v.States.Rows, FindingRow{ID: "states-" + string(fact), Head: plainName(m.say("fact-name." + string(fact))), Cells: []FindingCell{textCell(Said{Text: wanted}), m.numberCell(fresh.States[fact], all)}})
	}
	v.Years = m.tallied("by-year", "landscape-freshness.by-year", "landscape-freshness.year", all, m.years(fresh.ByYear, "landscape-freshness.undated-year"))
	if m.area == nil {
		v.Areas = m.freshnessByArea(fresh)
	} else {
		v.Entries = m.freshnessByEntry(fresh)
	}
	v.Custodians = m.custodians(fresh)
	for _, a := range fresh.AreaReviews {
		v.Reviews = append(v.Reviews, Item{Link: m.areaLinks([]*register.Area{a})[0], Kind: Said{Text: m.say("landscape-freshness.review-by", "date", m.date(a.ReviewBy))}})
	}
	for _, k := range fresh.Reviews {
		v.Reviews = append(v.Reviews, Item{Link: m.partnershipLink(k.Partnership), Kind: Said{Text: m.say("landscape-freshness.review-by", "date", m.date(k.ReviewBy))}})
	}
	return v
}

// factNames lists facts.
func (m *maker) factNames(facts []landscape.Fact) Said {
	var names []string
	for _, f := range facts {
		names = append(names, m.say("fact-name."+string(f)))
	}
	return Said{Text: joinNames(names)}
}

// freshnessByArea sets the areas of an edition beside each other, in the order of their names.
func (m *maker) freshnessByArea(whole landscape.Freshness) *FindingTable {
	t := &FindingTable{ID: "freshness-by-area", Caption: m.say("landscape-freshness.by-area"), Sortable: true, Wide: true, Head: []FindingColumn{m.column("finding.area"), m.numbers("measure.partnerships")}}
	for level := range landscape.Rules {
		t.Head = append(t.Head, FindingColumn{Said: Said{Text: m.say("landscape-freshness.level-n", "n", fmt.Sprint(level))}, Number: true})
	}
	t.Head = append(t.Head, m.numbers("landscape-freshness.undated-year"), m.numbers("landscape-freshness.median"))
	line := func(id string, head Link, f landscape.Freshness) {
		row := FindingRow{ID: "freshness-by-area-" + id, Head: head, Cells: []FindingCell{m.numberCell(len(f.Entries), 0)}}
		for level := range landscape.Rules {
			row.Cells = append(row.Cells, m.numberCell(f.ByLevel[level], len(f.Entries)))
		}
		row.Cells = append(row.Cells, m.numberCell(f.Undated, 0))
		if f.Median != 0 {
			row.Cells = append(row.Cells, FindingCell{Number: fmt.Sprint(f.Median), Bar: -1})
		} else {
			row.Cells = append(row.Cells, m.missingNumber("landscape-freshness.undated-year"))
		}
		t.Rows = append(t.Rows, row)
	}
	for _, p := range m.portraitsByName() {
		line(string(p.Area.ID), m.findingLink(p.Area, "freshness"), p.Freshness)
	}
	line("whole", plainName(m.say("finding.whole", "place", m.plain(m.edition.Name))), whole)
	return t
}

// freshnessByEntry has a line for each entry, with what it would have to state for the next level.
func (m *maker) freshnessByEntry(f landscape.Freshness) *FindingTable {
	t := &FindingTable{ID: "entries", Caption: m.say("landscape-freshness.entries-caption"), Sortable: true, Head: []FindingColumn{m.column("landscape-gaps.partnership"), m.numbers("landscape-freshness.level"), m.column("freshness-more.next"), m.column("landscape-freshness.facts-of")}}
	kept := map[*register.Partnership]landscape.Kept{}
	for _, k := range f.Entries {
		kept[k.Partnership] = k
	}
	for _, p := range m.partnerships {
		k, living := kept[p]
		if !living {
			continue
		}
		var next []landscape.Fact
		if k.Level+1 < landscape.Levels {
			for _, fact := range landscape.Rules[k.Level+1] {
				if !k.States[fact] {
					next = append(next, fact)
				}
			}
		}
		wanted := textCell(m.factNames(next))
		switch {
		case k.ListOnly:
			wanted = textCell(Said{Text: m.say("freshness-more.all")})
		case len(next) == 0:
			wanted = textCell(Said{Text: m.say("freshness-more.top")})
		}
		of := m.missingCell("landscape-freshness.undated-year")
		if !p.AsOf.IsZero() {
			of = textCell(Said{Text: m.date(p.AsOf)})
		}
		t.Rows = append(t.Rows, FindingRow{ID: "entry-" + string(p.Home) + "-" + string(p.ID), Head: m.partnershipLink(p), Cells: []FindingCell{m.numberCell(k.Level, landscape.Levels-1), wanted, of}})
	}
	return t
}

// custodians has a line for each post that keeps entries right, and one for entries without.
func (m *maker) custodians(f landscape.Freshness) *FindingTable {
	t := &FindingTable{ID: "custodians", Caption: m.say("landscape-freshness.custodians-caption"), Head: []FindingColumn{m.column("landscape-freshness.custodian"), m.numbers("finding.entries"), m.column("landscape-freshness.facts-of"), m.numbers("landscape-freshness.undated-year")}}
	for i, c := range f.Custodians {
		head := Link{Said: m.said(c.Post), Count: -1}
		if c.Post.Empty() {
			head = plainName(m.say("landscape-freshness.no-custodian"))
		}
		years := m.missingCell("landscape-freshness.undated-year")
		switch {
		case c.Oldest == 0:
		case c.Oldest == c.Newest:
			years = textCell(Said{Text: fmt.Sprint(c.Oldest)})
		default:
			years = textCell(Said{Text: m.say("landscape-freshness.years", "from", fmt.Sprint(c.Oldest), "until", fmt.Sprint(c.Newest))})
		}
		t.Rows = append(t.Rows, FindingRow{ID: fmt.Sprint("custodian-", i+1), Head: head, Cells: []FindingCell{m.numberCell(c.Entries, len(f.Entries)), years, m.numberCell(c.Undated, 0)}})
	}
	return t
}
