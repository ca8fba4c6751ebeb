package page

import (
	"cmp"
	"slices"

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

// Headlines are what stands out: in the partnerships themselves, and in how much the register can tell of
// them. Where most are known from a list alone the second comes first.
type Headlines struct {
	Lists []HeadlineList
}

// HeadlineList is headlines of one sort.
type HeadlineList struct {
	Heading, Anchor string
	Lines           []Headline
}

// headlines gives what stands out, in the order in which a reader would ask. What there is none of is left out, unless
// that is itself the finding.
func (m *maker) headlines() Headlines {
	matters := HeadlineList{Heading: m.say("headline.matters"), Anchor: "stands-out"}
	trust := HeadlineList{Heading: m.say("headline.trust"), Anchor: "trust"}
	number := m.words.Number
	line := func(list *HeadlineList, n int, key, working, view string, names ...Link) {
		list.Lines = append(list.Lines, Headline{Number: number(n), Text: m.count("headline."+key, n), Names: names, Working: working, More: m.linkTo("landscape-"+view+".menu", "landscape", view)})
	}
	o := m.findings.overlap()
	switch {
	case len(o.Repeated) > 0 && m.area != nil:
		r := o.Repeated[0]
		working := m.say("headline.repeated-working")
		if len(r.Partnerships) > r.Places {
			working = m.say("repeated.headline-more", "bodies", m.count("count.bodies", len(r.Partnerships))) + " " + working
		}
		line(&matters, r.Places, "repeated", working, "overlap", m.typeLink(r.Type))
	case len(o.Repeated) > 0:
		// The type with most areas that have it many times over.
		areas := map[*register.Type]int{}
		for _, r := range o.Repeated {
			areas[r.Type]++
		}
		most := o.Repeated[0].Type
		for _, t := range m.plan.index.Register.Vocabulary.Types {
			if areas[t] > areas[most] {
				most = t
			}
		}
		line(&matters, areas[most], "repeated-areas", m.say("headline.repeated-areas-working", "kinds", number(len(areas)), "of", number(len(m.areas))), "overlap", m.typeLink(most))
	}
	if found := o.Findings(); len(found) > 0 {
		byLaw := o.EachByLaw(m.plan.index)
		first := found[0]
		working := m.say("headline.alike-working", "compared", number(o.Compared.Enough), "of", number(o.Compared.Pairs))
		switch {
		case byLaw == len(found):
			working = m.pairsByLaw(o) + " " + working
		case byLaw > 0:
			first = found[slices.IndexFunc(found, func(p *landscape.Pair) bool { return !p.EachByLaw(m.plan.index) })]
			working = m.pairsByLaw(o) + " " + m.say("pair-law.named") + " " + working
		}
		line(&matters, len(found), "alike", working, "overlap", m.partnershipLink(first.A), m.partnershipLink(first.B))
	}
	if h := m.findings.handovers(); h.Ending() {
		if c := h.Counts(nil); c.ByHandover[register.ToBeDecided] > 0 {
			line(&matters, c.ByHandover[register.ToBeDecided], "handover", m.say("handed.headline-working", "bodies", number(c.UndecidedBodies), "open", number(c.Open)), "handover")
		}
	}
	l := m.findings.load().Total
	if l.Known > 0 {
		line(&matters, l.Attendances, "load", m.say("headline.load-working", "known", number(l.Known), "of", number(l.Of)), "load")
	}
	p := m.findings.proof()
	if p.With > 0 {
		line(&matters, p.With, "evidence", m.say("headline.evidence-working", "of", number(p.Of), "judged", number(p.Judged)), "evidence")
	}

	f := m.findings.freshness()
	if f.ListOnly > 0 {
		line(&trust, f.ListOnly, "listed", m.say("headline.listed-working", "of", number(len(f.Entries))), "freshness")
	}
	if c := m.findings.gaps().ByLaw(); c.N > 0 {
		line(&trust, c.Of-c.N, "gaps", m.askedByLaw("headline.gaps-working"), "gaps")
	}
	line(&trust, l.Of-l.Known, "unknown-load", m.say("headline.listed-working", "of", number(l.Of)), "load")
	if p.With == 0 {
		line(&trust, 0, "evidence", m.say("headline.evidence-working", "of", number(p.Of), "judged", number(p.Judged)), "evidence")
	}
	if 2*f.ListOnly > len(f.Entries) || len(matters.Lines) == 0 {
		if len(matters.Lines) == 0 {
			return Headlines{[]HeadlineList{trust}}
		}
		return Headlines{[]HeadlineList{trust, matters}}
	}
	return Headlines{[]HeadlineList{matters, trust}}
}

// pairsByLaw says in how many of the pairs to ask about the law asks for each of the two, so that neither can do the
// work of the other. It is empty where there are none.
func (m *maker) pairsByLaw(o *landscape.Overlap) string {
	all, byLaw := len(o.Findings()), o.EachByLaw(m.plan.index)
	switch byLaw {
	case 0:
		return ""
	case all:
		return m.count("pair-law.all", all)
	}
	return m.count("pair-law.some", byLaw)
}

// BoardPack is what a board needs on paper: the headlines, and the largest of each finding.
type BoardPack struct {
	LandscapeFrame
	Headlines Headlines
	// Pairs are the strongest overlaps, Repeated the types with most bodies in one area.
	Pairs    []OverlapPair
	Repeated *FindingTable
	Loads    *FindingTable
	Gaps     *FindingTable
	Ends     []string
	Handover *FindingTable
	// Verdict and Paid are sentences about evidence, Claims counts what is claimed by strength; nil where nothing is.
	Verdict, Paid string
	Claims        *FindingTable
	Levels        *FindingTable
	// Undated says how many entries have no date, and how many are known from a list alone.
	Undated string
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
		v.Repeated = &FindingTable{ID: "repeated", Caption: m.say("landscape-board-pack.repeated"), Head: []FindingColumn{m.column("landscape-gaps.kind"), m.numbers("repeated.places"), m.numbers("landscape-overlap.bodies")}}
		if m.area == nil {
			v.Repeated.Head = []FindingColumn{m.column("landscape-gaps.kind"), m.column("finding.area"), m.numbers("repeated.places"), m.numbers("landscape-overlap.bodies")}
		}
		for _, r := range o.Repeated[:min(len(o.Repeated), packed)] {
			row := FindingRow{ID: "repeated-" + string(r.Area.ID) + "-" + string(r.Type.ID), Head: m.typeLink(r.Type)}
			if m.area == nil {
				row.Cells = append(row.Cells, linksCell(m.areaLinks([]*register.Area{r.Area})))
			}
			row.Cells = append(row.Cells, m.numberCell(r.Places, 0), m.numberCell(len(r.Partnerships), 0))
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
		v.Handover = m.heldByBody(h)
	} else {
		v.Handover = m.mostToDecide(h)
	}
	proof := m.findings.proof()
	v.Verdict = m.verdict(proof)
	v.Paid = m.say("landscape-evidence.paid-of", "of", number(len(proof.Paid)), "with", number(len(proof.Paid)-len(proof.PaidOnly)), "n", number(len(proof.PaidOnly)))
	if len(proof.Claims) > 0 {
		v.Claims = m.claimsByLevel(proof)
		v.Claims.Rows = slices.DeleteFunc(v.Claims.Rows, func(r FindingRow) bool { return r.Head.Href == "" })
		for i := range v.Claims.Rows {
			v.Claims.Rows[i].Head.Href = ""
		}
	}
	fresh := m.findings.freshness()
	v.Levels = &FindingTable{ID: "levels", Caption: m.say("landscape-freshness.rules-caption", "of", number(len(fresh.Entries))), Head: []FindingColumn{m.column("landscape-freshness.level"), m.column("landscape-freshness.asks"), m.numbers("finding.number")}}
	for level, n := range fresh.ByLevel {
		asks := textCell(Said{Text: m.say("landscape-freshness.level-0")})
		if level > 0 {
			asks = textCell(m.factNames(landscape.Rules[level]))
		}
		v.Levels.Rows = append(v.Levels.Rows, FindingRow{ID: "level-" + number(level), Head: plainName(m.say("landscape-freshness.level-n", "n", number(level))), Cells: []FindingCell{asks, m.numberCell(n, len(fresh.Entries))}})
	}
	v.Undated = m.say("board-pack.undated", "undated", number(fresh.Undated), "listed", number(fresh.ListOnly), "of", number(len(fresh.Entries)))
	return v
}

// heldByBody has a line for each body with what is to be handed over there. It is nil where nothing is.
func (m *maker) heldByBody(h landscape.Handovers) *FindingTable {
	t := &FindingTable{ID: "to-hand-over", Caption: m.say("landscape-handover.open-caption"),
		Head: []FindingColumn{m.column("landscape-gaps.partnership"), m.column("landscape-handover.what"), m.column("landscape-handover.happens")}}
	for _, ties := range tiesByBody(h, func(t landscape.Tie) bool { return t.Open() }) {
		p := ties[0].Partnership
		held := FindingCell{Bar: -1}
		for _, tie := range ties {
			held.Lines = append(held.Lines, m.tieLine(tie))
		}
		t.Rows = append(t.Rows, FindingRow{ID: "to-hand-over-" + string(p.Home) + "-" + string(p.ID), Head: m.partnershipLink(p), Cells: []FindingCell{held, m.tieFates(ties)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// mostToDecide has a line for each of the areas with most to be decided, and one for the whole.
func (m *maker) mostToDecide(h landscape.Handovers) *FindingTable {
	t := &FindingTable{ID: "handover-most", Caption: m.say("board-pack.handover"),
		Head: []FindingColumn{m.column("finding.area"), m.numbers("handover." + string(register.ToBeDecided)), m.numbers("board-pack.open")}}
	line := func(id string, head Link, c landscape.TieCount) {
		t.Rows = append(t.Rows, FindingRow{ID: "handover-most-" + id, Head: head, Cells: []FindingCell{m.numberCell(c.ByHandover[register.ToBeDecided], 0), m.numberCell(c.Open, 0)}})
	}
	areas := slices.Clone(m.site.areas)
	slices.SortStableFunc(areas, func(a, b *register.Area) int {
		return cmp.Compare(h.Counts(b).ByHandover[register.ToBeDecided], h.Counts(a).ByHandover[register.ToBeDecided])
	})
	for _, a := range areas[:min(len(areas), packed)] {
		line(string(a.ID), m.findingLink(a, "handover"), h.Counts(a))
	}
	line("whole", plainName(m.say("finding.whole", "place", m.plain(m.edition.Name))), h.Counts(nil))
	return t
}
