package page

import (
	"cmp"
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
	// Open has a line for each body with something to hand over, Beside one for each in which the local policing body takes
	// part without a seat, Over one for each with ties that are over by then or whose role does not end. Laws tell what the law says of the role on each kind of partnership.
	Open, Beside, Over, Laws *FindingTable
	// Past has a line for each body with a grant or agreement that is over on the day.
	Past *FindingTable
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
	v.Figures = append(v.Figures, Figure{Number: number(c.Bodies), Label: m.count("handed.bodies", c.Bodies), Working: m.count("handed.places", c.N)})
	for _, kind := range landscape.TieKinds {
		if n := c.ByKind[kind]; n > 0 || kind != landscape.TiedVice && kind != landscape.TakesPart {
			figure := Figure{Number: number(n), Label: m.count("tie-count."+string(kind), n)}
			var places []string
			for _, where := range []landscape.Where{landscape.OnPartnerships, landscape.OnOthers, landscape.OutsideScope} {
				if n := c.ByWhere[kind][where]; n > 0 {
					places = append(places, m.say("held-where."+string(where), "n", number(n)))
				}
			}
			if kind == landscape.TiedChair && c.Joint > 0 {
				places = append(places, m.say("handed.joint", "n", number(c.Joint)))
			}
			figure.Working = joinNames(places)
			v.Figures = append(v.Figures, figure)
		}
	}
	if c.Shared > 0 {
		v.Figures = append(v.Figures, Figure{Number: number(c.Shared), Label: m.say("handover-row.shared"), Working: m.say("handover-row.shared-working")})
	}
	if h.Ending() {
		v.Figures = append(v.Figures,
			Figure{Number: number(c.ByHandover[register.ToBeDecided]), Label: m.say("landscape-handover.undecided"), Working: m.say("handed.undecided-working", "bodies", number(c.UndecidedBodies), "all", number(c.Open))},
			Figure{Number: number(c.RunsPast), Label: m.count("figure-count.past", c.RunsPast), Working: m.say("landscape-handover.past-working")})
	}
	v.Open = m.tieTable("to-hand-over", "landscape-handover.open-caption", h, func(t landscape.Tie) bool { return t.Open() })
	v.Beside = m.besideTable(h)
	v.Over = m.tieTable("over", "landscape-handover.over-caption", h, func(t landscape.Tie) bool { return t.Handover == "" && !t.Past })
	v.Past = m.tieTable("past", "handed.past-caption", h, func(t landscape.Tie) bool { return t.Past })
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

// handoverByArea sets the areas of an edition beside each other. What several share has a line of its own, so that the lines
// add up to the whole.
func (m *maker) handoverByArea(h landscape.Handovers) *FindingTable {
	whole := h.Counts(nil)
	var kinds []landscape.TieKind
	for _, kind := range landscape.TieKinds {
		if kind != landscape.TiedVice || whole.ByKind[kind] > 0 {
			kinds = append(kinds, kind)
		}
	}
	t := &FindingTable{ID: "handover-by-area", Caption: m.say("landscape-handover.by-area"), Sortable: true, Wide: true, Head: []FindingColumn{m.column("finding.area"), m.column("landscape-handover.role-ends")}}
	for _, kind := range kinds {
		t.Head = append(t.Head, m.numbers("tie-kind."+string(kind)))
	}
	t.Head = append(t.Head, m.numbers("handover."+string(register.PassesOn)), m.numbers("handover."+string(register.Lapses)), m.numbers("handover."+string(register.ToBeDecided)))
	line := func(id string, head Link, end FindingCell, c landscape.TieCount, open bool) {
		row := FindingRow{ID: "handover-by-area-" + id, Head: head, Cells: []FindingCell{end}}
		for _, kind := range kinds {
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
	if shared := h.SharedPlaces(); len(shared.Ties) > 0 {
		line("several", plainName(m.say("landscape-handover.several")), textCell(Said{}), shared.Counts(nil), h.Ending())
	}
	line("whole", plainName(m.say("finding.whole", "place", m.plain(m.edition.Name))), textCell(Said{}), whole, true)
	return t
}

// tieTable has a line for each body with some of the ties; nil when there is none. It says in one column all that is held, so
// that it has room on a telephone. Bodies in which the local policing body only takes part are not among them.
func (m *maker) tieTable(id, caption string, h landscape.Handovers, among func(landscape.Tie) bool) *FindingTable {
	t := &FindingTable{ID: id, Caption: m.say(caption), Sortable: true, Head: []FindingColumn{m.column("landscape-gaps.partnership"), m.column("held.what"), m.column("landscape-handover.happens")}}
	for _, ties := range tiesByBody(h, func(t landscape.Tie) bool { return t.Kind != landscape.TakesPart && among(t) }) {
		p := ties[0].Partnership
		row := FindingRow{ID: id + "-" + string(p.Home) + "-" + string(p.ID), Head: m.partnershipLink(p)}
		if ties[0].Where == landscape.OnOthers {
			row.About = Said{Text: m.say("handover-row.apart")}
		}
		cell := m.tiedBy(ties)
		for _, kind := range landscape.TieKinds {
			for _, tie := range ties {
				if tie.Kind == kind {
					cell.Lines = append(cell.Lines, m.tieLine(tie))
				}
			}
		}
		row.Cells = append(row.Cells, cell, m.tieFates(ties))
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// besideTable has a line for each body in which the local policing body takes part without a seat; nil when there is none.
func (m *maker) besideTable(h landscape.Handovers) *FindingTable {
	t := &FindingTable{ID: "beside", Caption: m.say("handover-row.beside-caption"), Sortable: true, Head: []FindingColumn{m.column("landscape-gaps.partnership"),
		m.column("held.takes-part"), m.column("landscape-handover.happens")}}
	for _, ties := range tiesByBody(h, func(t landscape.Tie) bool { return t.Kind == landscape.TakesPart }) {
		p := ties[0].Partnership
		row := FindingRow{ID: "beside-" + string(p.Home) + "-" + string(p.ID), Head: m.partnershipLink(p)}
		cell := m.tiedBy(ties)
		for _, tie := range ties {
			cell.Lines = append(cell.Lines, m.tieLine(tie))
		}
		row.Cells = []FindingCell{cell, m.tieFates(ties)}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// tiesByBody gives some ties, those of one body together, in their order.
func tiesByBody(h landscape.Handovers, among func(landscape.Tie) bool) [][]landscape.Tie {
	var list [][]landscape.Tie
	for _, tie := range h.Ties {
		switch n := len(list); {
		case !among(tie):
		case n > 0 && list[n-1][0].Partnership == tie.Partnership:
			list[n-1] = append(list[n-1], tie)
		default:
			list = append(list, []landscape.Tie{tie})
		}
	}
	return list
}

// tiedBy says what ties a body to the local policing body, for a cell that goes on to say what is held.
func (m *maker) tiedBy(ties []landscape.Tie) FindingCell {
	tie := ties[0]
	for _, t := range ties {
		if t.Required || t.Invited {
			tie = t
		}
	}
	law := "landscape-handover.no-law"
	switch {
	case tie.Required:
		law = "landscape-handover.required"
	case !tie.Type.PolicingBody.Empty():
		law = "landscape-handover.law-speaks"
	}
	return FindingCell{Links: []Link{{Said: Said{Text: m.say("basis." + string(tie.Basis))}, Href: relative(m.page.Address, m.at("landscape", "handover")) + "#law-" + string(tie.Type.ID), Count: -1}},
		Bar: -1, About: Said{Text: m.say(law)}}
}

// tieLine names a seat, chair, grant or agreement, with what is to say of it alone.
func (m *maker) tieLine(t landscape.Tie) FindingLine {
	var l FindingLine
	about := func(s Said) {
		if s.Text != "" {
			l.About = append(l.About, s)
		}
	}
	switch t.Kind {
	case landscape.TiedChair, landscape.TiedVice:
		l.Text = m.say("chair-role." + string(cmp.Or(t.Chair.Role, register.InTheChair)))
		about(m.said(t.Chair.Post))
		if t.Chair.Arrangement == register.Jointly {
			about(Said{Text: m.say("handed.jointly")})
		} else if t.Chair.Arrangement != "" && t.Sharing != landscape.HeldInTurn {
			about(Said{Text: m.say("arrangement." + string(t.Chair.Arrangement))})
		}
		if !t.Chair.AsOf.IsZero() {
			about(Said{Text: m.say("date.stated", "date", m.date(t.Chair.AsOf))})
		}
		about(m.said(t.Partnership.ChairNote))
		about(Said{Text: m.inPlaceOf(t.Chair.Grounds)})
	case landscape.TiedSeat:
		l.Text = m.say("held.seat", "role", m.say("role."+string(t.Seat.Capacity())))
		about(Said{Text: m.inPlaceOf(t.Seat.Grounds)})
	case landscape.TakesPart:
		l.Text = m.say("role." + string(t.Seat.Capacity()))
		about(Said{Text: m.inPlaceOf(t.Seat.Grounds)})
	case landscape.TiedGrant:
		money := m.fundingRow(t.Funding)
		l.Text = m.say("landscape-handover.grant", "amount", money.Amount)
		about(money.For)
	case landscape.TiedAgreement:
		l.Text = m.say("tie.agreement")
		about(m.said(t.Agreement.Title))
	}
	var others []string
	for _, a := range t.Holders {
		if a != m.area {
			others = append(others, m.plain(a.Name))
		}
	}
	switch names := joinNames(others); {
	case t.Sharing == landscape.HeldInTurn && m.area != nil:
		about(Said{Text: m.say("handover-row.in-turn-with", "areas", names)})
	case t.Sharing == landscape.HeldInTurn:
		about(Said{Text: m.say("handover-row.in-turn", "areas", names)})
	case t.Sharing == landscape.HeldByOne && m.area != nil:
		about(Said{Text: m.say("handover-row.one-of-with", "areas", names)})
	case t.Sharing == landscape.HeldByOne:
		about(Said{Text: m.say("handover-row.one-of", "areas", names)})
	case m.area == nil:
		about(Said{Text: names})
	}
	// Where several have a chair, what the editors are not sure of may be who.
	if doubts := m.list(t.Partnership.Doubts); t.Chair != nil && (t.Sharing != "" || t.Chair.Arrangement == register.Jointly) && len(doubts) > 0 {
		about(Said{Text: m.say("handed.doubt")})
		for _, doubt := range doubts {
			about(doubt)
		}
	}
	if t.Invited {
		about(Said{Text: m.say("handover-row.question")})
	}
	if t.Kind == landscape.TiedGrant && t.Until.IsZero() {
		about(Said{Text: m.say("handed.undated")})
	}
	if !t.Until.IsZero() {
		until := m.say("date.until", "date", m.date(t.Until))
		if t.Kind == landscape.TiedGrant {
			until = m.date(t.Until)
		}
		about(Said{Text: until})
		if !t.End.IsZero() {
			about(Said{Text: m.say("reach."+string(t.Reach), "date", m.date(t.End))})
		}
	}
	return l
}

// tieFates says what becomes of the ties of one body, once where it is the same of all.
func (m *maker) tieFates(ties []landscape.Tie) FindingCell {
	type fate struct {
		key string
		to  register.ID
		sit bool
	}
	var order []fate
	of := map[fate][]string{}
	for _, t := range ties {
		f := fate{"landscape-handover.stays", "", false}
		switch {
		case t.Handover != "":
			f = fate{"handover." + string(t.Handover), t.PassesTo, t.HeirSits}
		case t.Reach == landscape.EndsBefore:
			f.key = "landscape-handover.over"
		}
		// Who is only invited holds nothing, so that nobody has to decide.
		if t.Kind == landscape.TakesPart && (t.Handover == "" || t.Handover == register.ToBeDecided) {
			f = fate{"handed.nothing", "", false}
		} else if t.Past {
			f = fate{"handed.past-nothing", "", false}
		}
		if of[f] == nil {
			order = append(order, f)
		}
		if what := m.say("tie." + string(t.Kind)); !slices.Contains(of[f], what) {
			of[f] = append(of[f], what)
		}
	}
	c := FindingCell{Bar: -1}
	for _, f := range order {
		l := FindingLine{Said: Said{Text: m.say(f.key)}, Missing: f.key == "handover."+string(register.ToBeDecided)}
		if len(order) > 1 {
			l.About = []Said{{Text: joinNames(of[f])}}
		}
		if m.plan.index.Organisations[f.to] != nil {
			l.Links = []Link{m.organisationLink(f.to)}
		}
		if f.sit {
			l.About = append(l.About, Said{Text: m.say("handover-row.heir-sits")})
		}
		c.Lines = append(c.Lines, l)
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
		law.About = Said{Text: m.basisOf(kind)}
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
