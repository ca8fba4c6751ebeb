package page

import (
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Headline is one thing that stands out in the landscape: a number, what it counts, from how many, and
// where all of it is shown.
type Headline struct {
	// Number is formatted.
	Number string
	// Text is what is counted, as the rest of a sentence that begins with the number.
	Text string
	// Names are the bodies that it is about above all. May be empty.
	Names []Link
	// Working says from what the number was counted, or what to bear in mind.
	Working string
	More    Link
}

// headlines gives what stands out, in the order in which a reader would ask: what could be joined, what must be
// handed over, what is missing, and how much the register can tell at all. A number of 0 stands only where it
// is itself the finding.
func (m *maker) headlines() []Headline {
	var list []Headline
	number := m.words.Number
	add := func(n int, text, working, view string, names ...Link) {
		list = append(list, Headline{Number: number(n), Text: text, Names: names, Working: working, More: m.linkTo("landscape-"+view+".menu", "landscape", view)})
	}
	o := m.findings.overlap()
	switch {
	case len(o.Repeated) > 0 && m.area != nil:
		r := o.Repeated[0]
		add(len(r.Partnerships), m.say("headline.repeated"), m.say("headline.repeated-working"), "overlap", m.typeLink(r.Type))
	case len(o.Repeated) > 0:
		add(len(o.Repeated), m.say("headline.repeated-areas"), m.say("headline.repeated-working"), "overlap")
	}
	if pairs := o.Findings(); len(pairs) > 0 {
		add(len(pairs), m.say("headline.alike"), m.say("headline.alike-working", "compared", number(o.Compared.Enough), "of", number(o.Compared.Pairs)), "overlap",
			m.partnershipLink(pairs[0].A), m.partnershipLink(pairs[0].B))
	}
	if h := m.findings.handovers(); h.Ending() {
		c := h.Counts(nil)
		add(c.ByHandover[register.ToBeDecided], m.say("headline.handover"), m.say("headline.handover-working", "open", number(c.Open)), "handover")
	}
	for _, c := range m.findings.gaps().Counts() {
		if c.Kind == landscape.RequiredBodies && c.N > 0 {
			add(c.N, m.say("headline.gaps"), m.say("headline.gaps-working", "of", number(c.Of)), "gaps")
		}
	}
	l := m.findings.load().Total
	working := m.say("headline.load-none", "of", number(l.Of))
	if l.Known > 0 {
		working = m.say("headline.load-working", "of", number(l.Of), "attendances", number(l.Attendances))
	}
	add(l.Known, m.say("headline.load"), working, "load")
	f := m.findings.freshness()
	add(f.ListOnly, m.say("headline.listed"), m.say("headline.listed-working", "of", number(len(f.Entries))), "freshness")
	p := m.findings.proof()
	add(p.With, m.say("headline.evidence"), m.say("headline.evidence-working", "of", number(p.Of), "claims", number(len(p.Claims)), "judged", number(p.Judged)), "evidence")
	return list
}

// BoardPack is what a board needs on paper: the headlines, and the largest of each finding.
type BoardPack struct {
	LandscapeFrame
	Headlines []Headline
	// Pairs are the strongest overlaps, Repeated the types with most bodies in one area.
	Pairs    []OverlapPair
	Repeated *FindingTable
	Loads    *FindingTable
	Gaps     *FindingTable
	Ends     []string
	Handover *FindingTable
	Levels   *FindingTable
}

// packed is how many lines of a finding a board gets.
const packed = 5

func boardPackView(m *maker, f LandscapeFrame) any {
	number := m.words.Number
	v := &BoardPack{LandscapeFrame: f, Headlines: m.headlines()}
	v.AsOf = m.asOf(m.partnerships)
	o := m.findings.overlap()
	pairs := o.Findings()
	for _, p := range pairs[:min(len(pairs), packed)] {
		v.Pairs = append(v.Pairs, m.overlapPair(p))
	}
	if len(o.Repeated) > 0 {
		v.Repeated = &FindingTable{ID: "repeated", Caption: m.say("landscape-board-pack.repeated"), Head: []FindingColumn{m.column("landscape-gaps.kind"), m.numbers("finding.number")}}
		if m.area == nil {
			v.Repeated.Head = []FindingColumn{m.column("landscape-gaps.kind"), m.column("finding.area"), m.numbers("finding.number")}
		}
		for _, r := range o.Repeated[:min(len(o.Repeated), packed)] {
			row := FindingRow{ID: "repeated-" + string(r.Area.ID) + "-" + string(r.Type.ID), Head: m.typeLink(r.Type)}
			if m.area == nil {
				row.Cells = append(row.Cells, linksCell(m.areaLinks([]*register.Area{r.Area})))
			}
			row.Cells = append(row.Cells, m.numberCell(len(r.Partnerships), 0))
			v.Repeated.Rows = append(v.Repeated.Rows, row)
		}
	}
	load := m.findings.load()
	if top := load.Top(packed); len(top) > 0 {
		v.Loads = &FindingTable{ID: "loads", Caption: m.say("load.largest-caption"), Head: []FindingColumn{m.column("organisation.partnership"), m.numbers("load.meetings"), m.numbers("load.seats"), m.numbers("load.attendances"), m.numbers("load.hours")}}
		for _, r := range top {
			v.Loads.Rows = append(v.Loads.Rows, FindingRow{ID: "load-" + string(r.Partnership.Home) + "-" + string(r.Partnership.ID), Head: m.partnershipLink(r.Partnership), Cells: []FindingCell{
				m.numberCell(r.Meetings, 0), m.numberCell(r.Seats, 0), m.numberCell(r.Attendances(), 0), {Number: m.hours(r.Hours()), Bar: -1},
			}})
		}
	}
	v.Gaps = &FindingTable{ID: "gap-kinds", Caption: m.say("landscape-board-pack.gaps"), Head: []FindingColumn{m.column("landscape-board-pack.looked-for"), m.numbers("landscape-gaps.not-recorded")}}
	for _, c := range m.findings.gaps().Counts() {
		if c.Of > 0 {
			v.Gaps.Rows = append(v.Gaps.Rows, FindingRow{ID: "gap-" + string(c.Kind), Head: plainName(m.say("gap-kind." + string(c.Kind))), Cells: []FindingCell{m.shareCell(c.N, c.Of)}})
		}
	}
	h := m.findings.handovers()
	if m.area != nil {
		for _, e := range h.Ends {
			v.Ends = append(v.Ends, m.ending(e))
		}
		v.Handover = m.tieTable("to-hand-over", "landscape-handover.open-caption", h, func(t landscape.Tie) bool { return t.Handover != "" })
	} else {
		v.Handover = m.handoverByArea(h)
	}
	fresh := m.findings.freshness()
	v.Levels = &FindingTable{ID: "levels", Caption: m.say("landscape-freshness.rules-caption", "of", number(len(fresh.Entries))), Head: []FindingColumn{m.column("landscape-freshness.level"), m.numbers("finding.number")}}
	for level, n := range fresh.ByLevel {
		v.Levels.Rows = append(v.Levels.Rows, FindingRow{ID: "level-" + number(level), Head: plainName(m.say("landscape-freshness.level-n", "n", number(level))), Cells: []FindingCell{m.numberCell(n, len(fresh.Entries))}})
	}
	return v
}
