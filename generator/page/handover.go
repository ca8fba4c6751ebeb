package page

import (
	"cmp"
	"fmt"
	"slices"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// HandoverView shows what ties partnerships to the local policing body, and what becomes of it when the
// role ends.
type HandoverView struct {
	LandscapeFrame
	// Ends says of each role when it ends, or that nothing says so.
	Ends    []string
	Figures []Figure
	// Areas has a line for each area of an edition; nil for an area.
	Areas *FindingTable
	// Open are the ties for which something has to happen, Over those that are over by then or whose
	// role does not end. Laws tell what the law says of the role on each kind of partnership.
	Open, Over, Laws *FindingTable
	// Pairs are areas that sit on the same boards, of an edition.
	Pairs     *FindingTable
	Download  Link
	PairsFile *Link
}

func handoverView(m *maker, f LandscapeFrame) any {
	h := m.findings.handovers()
	c := h.Counts(nil)
	number := m.words.Number
	v := &HandoverView{LandscapeFrame: f, Download: m.download("handover")}
	v.AsOf = m.asOf(m.partnerships)
	v.sorts()
	if m.area != nil {
		for _, e := range h.Ends {
			v.Ends = append(v.Ends, m.ending(e))
		}
	} else {
		v.Areas = m.handoverByArea(h)
	}
	for _, kind := range landscape.TieKinds {
		v.Figures = append(v.Figures, Figure{Number: number(c.ByKind[kind]), Label: m.count("tie-count."+string(kind), c.ByKind[kind])})
	}
	if h.Ending() {
		v.Figures = append(v.Figures,
			Figure{Number: number(c.ByHandover[register.ToBeDecided]), Label: m.say("landscape-handover.undecided"), Working: m.say("landscape-handover.undecided-working", "all", number(c.Open))},
			Figure{Number: number(c.RunsPast), Label: m.count("figure-count.past", c.RunsPast), Working: m.say("landscape-handover.past-working")})
	}
	v.Open = m.tieTable("to-hand-over", "landscape-handover.open-caption", h, func(t landscape.Tie) bool { return t.Handover != "" })
	v.Over = m.tieTable("over", "landscape-handover.over-caption", h, func(t landscape.Tie) bool { return t.Handover == "" })
	v.Laws = m.tieLaws(h)
	if m.area == nil {
		v.Pairs = m.pairs()
		file := m.download("shared_boards")
		v.PairsFile = &file
	}
	return v
}

// ending says what is known of the end of a role.
func (m *maker) ending(e landscape.Ending) string {
	switch {
	case e.Body == nil:
		return m.say("landscape-handover.no-body", "area", m.plain(e.Area.Name))
	case e.End.IsZero():
		return m.say("landscape-handover.no-end", "title", m.plain(e.Body.Title))
	case e.Announced:
		return m.endAnnounced(e.Body)
	}
	return m.say("landscape-handover.ends", "title", m.plain(e.Body.Title), "date", m.date(e.End))
}

// handoverByArea sets the areas of an edition beside each other.
func (m *maker) handoverByArea(h landscape.Handovers) *FindingTable {
	t := &FindingTable{ID: "handover-by-area", Caption: m.say("landscape-handover.by-area"), Sortable: true, Wide: true, Head: []FindingColumn{m.column("finding.area"), m.column("landscape-handover.role-ends")}}
	for _, kind := range landscape.TieKinds {
		t.Head = append(t.Head, m.numbers("tie-kind."+string(kind)))
	}
	t.Head = append(t.Head, m.numbers("handover."+string(register.PassesOn)), m.numbers("handover."+string(register.Lapses)), m.numbers("handover."+string(register.ToBeDecided)))
	line := func(id string, head Link, end FindingCell, c landscape.TieCount, open bool) {
		row := FindingRow{ID: "handover-by-area-" + id, Head: head, Cells: []FindingCell{end}}
		for _, kind := range landscape.TieKinds {
			row.Cells = append(row.Cells, m.numberCell(c.ByKind[kind], 0))
		}
		for _, what := range register.Handovers {
			if open {
				row.Cells = append(row.Cells, m.numberCell(c.ByHandover[what], 0))
			} else {
				row.Cells = append(row.Cells, m.missingNumber("finding.not-arising"))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	ends := map[*register.Area]landscape.Ending{}
	for _, e := range h.Ends {
		ends[e.Area] = e
	}
	for _, a := range m.site.areas {
		e := ends[a]
		end := m.missingCell("landscape-handover.nothing-ends")
		if !e.End.IsZero() {
			end = textCell(Said{Text: m.date(e.End)})
			if e.Announced {
				end.About = Said{Text: m.say("landscape-handover.announced")}
			}
		}
		line(string(a.ID), m.findingLink(a, "handover"), end, h.Counts(a), !e.End.IsZero())
	}
	// Ties of several areas at once stand in none of their lines.
	several := landscape.Handovers{}
	for _, tie := range h.Ties {
		if tie.Area == nil {
			several.Ties = append(several.Ties, tie)
		}
	}
	if len(several.Ties) > 0 {
		line("several", plainName(m.say("landscape-handover.several")), textCell(Said{}), several.Counts(nil), true)
	}
	line("whole", plainName(m.say("finding.whole", "place", m.plain(m.edition.Name))), textCell(Said{}), h.Counts(nil), true)
	return t
}

// tieTable lists some ties; nil when there is none.
func (m *maker) tieTable(id, caption string, h landscape.Handovers, among func(landscape.Tie) bool) *FindingTable {
	t := &FindingTable{ID: id, Caption: m.say(caption), Sortable: true, Head: []FindingColumn{m.column("landscape-gaps.partnership"), m.column("landscape-handover.what"), m.column("landscape-handover.tied-by"), m.column("landscape-handover.until"), m.column("landscape-handover.happens")}}
	for i, tie := range h.Ties {
		if !among(tie) {
			continue
		}
		p := tie.Partnership
		row := FindingRow{ID: fmt.Sprint(id, "-", i+1), Head: m.partnershipLink(p)}
		if m.area == nil {
			row.About = Said{Text: m.say("landscape-handover.several")}
			if tie.Area != nil {
				row.About = m.said(tie.Area.Name)
			}
		}
		law := "landscape-handover.no-law"
		switch {
		case tie.Required:
			law = "landscape-handover.required"
		case !tie.Type.PolicingBody.Empty():
			law = "landscape-handover.law-speaks"
		}
		tied := FindingCell{Links: []Link{{Said: Said{Text: m.say("basis." + string(tie.Type.Basis))}, Href: relative(m.page.Address, m.at("landscape", "handover")) + "#law-" + string(tie.Type.ID), Count: -1}}, Bar: -1, About: Said{Text: m.say(law)}}
		until := m.missingCell("fact.not-stated")
		if !tie.Until.IsZero() {
			until = textCell(Said{Text: m.date(tie.Until)})
			if !tie.End.IsZero() {
				until.About = Said{Text: m.say("reach."+string(tie.Reach), "date", m.date(tie.End))}
			}
		}
		row.Cells = []FindingCell{m.tieWhat(tie), tied, until, m.tieFate(tie)}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// tieWhat names a seat, chair, grant or agreement.
func (m *maker) tieWhat(t landscape.Tie) FindingCell {
	c := textCell(Said{Text: m.say("tie." + string(t.Kind))})
	switch t.Kind {
	case landscape.TiedChair:
		c.Text.Text = m.say("chair-role." + string(cmp.Or(t.Chair.Role, register.InTheChair)))
		c.About = m.said(t.Chair.Post)
	case landscape.TiedSeat:
		c.About = Said{Text: m.say("role." + string(t.Seat.Capacity()))}
	case landscape.TiedGrant:
		money := m.fundingRow(t.Funding)
		c.Text.Text = m.say("landscape-handover.grant", "amount", money.Amount)
		c.About = money.For
	case landscape.TiedAgreement:
		c.About = m.said(t.Agreement.Title)
	}
	return c
}

// tieFate says what becomes of a tie.
func (m *maker) tieFate(t landscape.Tie) FindingCell {
	var c FindingCell
	switch {
	case t.Handover == register.ToBeDecided:
		c = m.missingCell("handover." + string(t.Handover))
	case t.Handover != "":
		c = textCell(Said{Text: m.say("handover." + string(t.Handover))})
	case t.Reach == landscape.EndsBefore:
		return textCell(Said{Text: m.say("landscape-handover.over")})
	default:
		return textCell(Said{Text: m.say("landscape-handover.stays")})
	}
	if m.plan.index.Organisations[t.PassesTo] != nil {
		c.Links = []Link{m.organisationLink(t.PassesTo)}
	}
	return c
}

// tieLaws has a line for each kind of partnership with a tie: what the law says of the role there.
func (m *maker) tieLaws(h landscape.Handovers) *FindingTable {
	t := &FindingTable{ID: "laws", Caption: m.say("landscape-handover.laws-caption"), Head: []FindingColumn{m.column("landscape-gaps.kind"), m.column("landscape-gaps.law"), m.column("type.policing-body"), m.numbers("landscape-handover.ties")}}
	n := map[register.ID]int{}
	for _, tie := range h.Ties {
		n[tie.Type.ID]++
	}
	for _, id := range ranked(n) {
		kind := m.plan.index.Types[id]
		says, law := textCell(m.said(kind.PolicingBody)), textCell(inEnglish(kind.Law, m.language))
		if kind.PolicingBody.Empty() {
			says = m.missingCell("landscape-handover.no-law")
		}
		if kind.Law == "" {
			law = m.missingCell("fact.not-stated")
		}
		law.About = Said{Text: m.say("basis." + string(kind.Basis))}
		t.Rows = append(t.Rows, FindingRow{ID: "law-" + string(id), Head: m.kindLink(kind), Cells: []FindingCell{law, says, m.numberCell(n[id], 0)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// pairs has a line for each two areas that sit on the same boards; nil when none do.
func (m *maker) pairs() *FindingTable {
	t := &FindingTable{ID: "pairs", Caption: m.say("landscape-handover.pairs-caption"), Sortable: true, Head: []FindingColumn{m.column("landscape-handover.pair"), m.numbers("landscape-handover.policing-bodies"), m.numbers("landscape-handover.forces"), m.column("landscape-handover.boards")}}
	pairs := slices.Clone(m.findings.pairs())
	slices.SortStableFunc(pairs, func(a, b landscape.AreaPair) int { return cmp.Compare(len(b.Boards), len(a.Boards)) })
	for _, p := range pairs {
		bodies, forces := 0, 0
		var boards []Link
		for _, b := range p.Boards {
			if b.PolicingBodies {
				bodies++
			}
			if b.Forces {
				forces++
			}
			boards = append(boards, m.partnershipLink(b.Partnership))
		}
		t.Rows = append(t.Rows, FindingRow{ID: "pair-" + string(p.One.ID) + "-" + string(p.Other.ID),
			Head:  plainName(m.say("landscape-handover.two", "one", m.plain(p.One.Name), "other", m.plain(p.Other.Name))),
			Cells: []FindingCell{m.numberCell(bodies, 0), m.numberCell(forces, 0), linksCell(boards)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}
