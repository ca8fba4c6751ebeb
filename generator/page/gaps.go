package page

import (
	"cmp"
	"slices"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// GapsView sets what the law and the vocabulary let one expect against what the register holds.
type GapsView struct {
	LandscapeFrame
	Figures []Figure
	// Areas has a line for each area of an edition; nil for an area.
	Areas *FindingTable
	// SafetyAreas are lines of the official list that no entry covers; SafetyAreasOf is "1 of 5".
	SafetyAreas   []Link
	SafetyAreasOf string
	// Bodies are the kinds that law in force wants, Later those of which the law is not in force and Guided those that rest on
	// guidance; nil where there is none. ByLaw counts what law in force wants.
	Bodies, Later, Guided *FindingTable
	ByLaw                 string
	// Members are the kinds of member that the law names.
	Members *FindingTable
	// MembersFrom says from how many partnerships that is known.
	MembersFrom string
	// Subjects are priorities that no partnership names.
	Subjects []Item
	// ByKind are those that no entry names and the kind of a partnership gives it; Unnamed is true where no entry names any.
	ByKind       []Link
	Unnamed      bool
	SubjectsFrom string
	// Silent are partnerships on which no seat of a charity, business or residents is recorded.
	Silent     []Link
	SilentFrom string
	Download   Link
}

func gapsView(m *maker, f LandscapeFrame) any {
	g := m.findings.gaps()
	number := m.words.Number
	v := &GapsView{LandscapeFrame: f, Download: m.download("gaps")}
	v.AsOf = m.asOf(m.partnerships)
	for _, c := range g.Counts() {
		if c.Of > 0 {
			v.Figures = append(v.Figures, Figure{Number: number(c.N), Label: m.count("gap-count."+string(c.Kind), c.N), Working: m.say("gap-kind."+string(c.Kind)+"-of", "of", number(c.Of)), Href: "#" + string(c.Kind)})
		}
		if c.Kind == landscape.SafetyAreas {
			v.SafetyAreasOf = m.say("landscape-gaps.safety-areas-of", "n", number(c.N), "of", number(c.Of))
		}
	}
	for _, e := range g.Missing(landscape.SafetyAreas) {
		l := Link{Said: inEnglish(e.SafetyArea.Name, m.language), Count: -1}
		if len(e.SafetyArea.Authorities) == 1 {
			l = m.authorityLink(e.SafetyArea.Authorities[0])
		}
		v.SafetyAreas = append(v.SafetyAreas, l)
	}
	v.ByLaw = m.askedByLaw("asked.by-law")
	v.Bodies = m.requiredBodies(g, landscape.RequiredBodies, "landscape-gaps.bodies-caption")
	v.Guided = m.requiredBodies(g, landscape.RequiredByGuidance, "asked.guidance-caption")
	v.Later = m.requiredBodies(g, landscape.RequiredLater, "asked.later-caption")
	if m.area != nil {
		v.Members = m.membersByPartnership(g)
	} else {
		v.Members = m.membersByKind(g)
		v.Areas = m.gapsByArea(g)
		v.sorts()
	}
	v.MembersFrom = m.say("landscape-gaps.from-seats", "n", number(g.WithSeats), "of", number(g.Of))
	for _, e := range g.Missing(landscape.SubjectsServed) {
		item := Item{Link: m.priorityLink(e.Priority)}
		if e.Priority.MissionTarget {
			item.Marks = append(item.Marks, m.say("landscape-gaps.mission-target"))
		} else if e.Priority.SaferStreets {
			item.Marks = append(item.Marks, m.say("landscape-gaps.safer-streets"))
		}
		v.Subjects = append(v.Subjects, item)
	}
	for _, p := range g.ServedByKind {
		v.ByKind = append(v.ByKind, m.priorityLink(p))
	}
	v.Unnamed = g.WithPriorities == 0
	v.SubjectsFrom = m.say("landscape-gaps.from-priorities", "n", number(g.WithPriorities), "of", number(g.Of))
	for _, e := range g.Missing(landscape.Voices) {
		v.Silent = append(v.Silent, m.partnershipLink(e.Partnership))
	}
	v.SilentFrom = m.say("members-listed.none")
	if g.WithLists > 0 {
		v.SilentFrom = m.say("landscape-gaps.from-voices", "n", number(len(v.Silent)), "of", number(g.WithLists)) + " " + m.say("landscape-gaps.voices-why")
	}
	v.SilentFrom += " " + m.say("members-listed.what")
	return v
}

// askedByLaw says of how many bodies that law in force asks for how many are not recorded.
func (m *maker) askedByLaw(key string) string {
	g := m.findings.gaps()
	c := g.ByLaw()
	listed := 0
	for _, of := range g.Counts() {
		if of.Kind == landscape.SafetyAreas {
			listed = of.Of
		}
	}
	return m.say(key, "n", m.words.Number(c.N), "of", m.words.Number(c.Of), "listed", m.words.Number(listed), "others", m.words.Number(c.Of-listed))
}

// requiredBodies has a line for each kind of body that is wanted here, by what asks for it; nil where there is none.
func (m *maker) requiredBodies(g landscape.Gaps, by landscape.GapKind, caption string) *FindingTable {
	t := &FindingTable{ID: string(by) + "-table", Caption: m.say(caption),
		Head: []FindingColumn{m.column("landscape-gaps.kind"), m.column("landscape-gaps.law"), m.numbers("landscape-gaps.recorded"), m.column("landscape-gaps.not-recorded-for")}}
	for _, kind := range m.plan.index.Register.Vocabulary.Types {
		n, of, inPart := 0, 0, 0
		var missing, underDuty []Link
		var part *landscape.Expected
		for i, e := range g.Expected {
			if e.Kind != by || e.Type != kind {
				continue
			}
			of++
			switch {
			case e.Found == landscape.ByDuty:
				n++
				if l := m.partnershipLink(e.Partnership); !slices.Contains(underDuty, l) {
					underDuty = append(underDuty, l)
				}
			case e.Found == landscape.Recorded:
				n++
			case e.Found == landscape.InPart:
				inPart++
				part = &g.Expected[i]
			case e.Authority != nil && m.area != nil:
				missing = append(missing, m.authorityLink(e.Authority.ID))
			}
		}
		if of == 0 {
			continue
		}
		row := FindingRow{ID: "required-body-" + string(kind.ID), Head: m.kindLink(kind),
			Cells: []FindingCell{textCell(inEnglish(kind.Law, m.language)), m.shareCell(n, of)}}
		switch {
		case n == of:
			row.Cells = append(row.Cells, textCell(Said{Text: m.say("landscape-gaps.all-recorded")}))
		case m.area == nil && kind.Geography == register.CouncilArea:
			row.Cells = append(row.Cells, FindingCell{Text: Said{Text: m.count("landscape-gaps.for-councils", of-n)}, Bar: -1, Missing: true})
		case m.area == nil:
			cell := FindingCell{Text: Said{Text: m.count("landscape-gaps.for-areas", of-n)}, Bar: -1, Missing: true}
			if inPart > 0 {
				cell.About = Said{Text: m.say("in-part.of-areas", "n", m.words.Number(inPart))}
			}
			row.Cells = append(row.Cells, cell)
		case part != nil:
			row.Cells = append(row.Cells, FindingCell{Text: Said{Text: m.say("in-part.of-councils", "n", m.words.Number(part.Councils-part.Covered), "of", m.words.Number(part.Councils))}, Bar: -1, Missing: true})
		case len(missing) > 0:
			row.Cells = append(row.Cells, linksCell(missing))
		default:
			row.Cells = append(row.Cells, m.missingCell("landscape-gaps.for-this-area"))
		}
		if underDuty != nil {
			last := &row.Cells[len(row.Cells)-1]
			line := FindingLine{Said: Said{Text: m.say("in-part.under-duty")}, Links: underDuty}
			if m.area == nil {
				line = FindingLine{Said: Said{Text: m.count("in-part.under-duties", len(underDuty))}}
			}
			last.Lines = append(last.Lines, line)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// membersByPartnership has a line for each partnership of which a required member is not recorded.
func (m *maker) membersByPartnership(g landscape.Gaps) *FindingTable {
	t := &FindingTable{ID: "required-members-table", Caption: m.say("landscape-gaps.members-caption"),
		Head: []FindingColumn{m.column("landscape-gaps.partnership"), m.numbers("landscape-gaps.recorded"), m.column("landscape-gaps.not-recorded"), m.column("landscape-gaps.similar")}}
	for _, p := range m.partnerships {
		n, of := 0, 0
		var missing, similar []Link
		for _, e := range g.Expected {
			if e.Kind != landscape.RequiredMembers || e.Partnership != p {
				continue
			}
			of++
			name := Link{Said: m.said(e.Member.Name), Count: -1}
			switch e.Found {
			case landscape.Recorded:
				n++
			case landscape.Similar:
				similar = append(similar, name)
			default:
				missing = append(missing, name)
			}
		}
		if n == of {
			continue
		}
		t.Rows = append(t.Rows, FindingRow{ID: "members-" + string(p.Home) + "-" + string(p.ID), Head: m.partnershipLink(p), About: m.said(m.plan.index.Types[p.Type].Name),
			Cells: []FindingCell{m.shareCell(n, of), m.namesCell(missing), m.namesCell(similar)}})
	}
	return t
}

func (m *maker) namesCell(links []Link) FindingCell {
	if len(links) == 0 {
		return textCell(Said{Text: m.say("finding.none")})
	}
	return linksCell(links)
}

// membersByKind has a line for each kind of body and kind of member that its law names.
func (m *maker) membersByKind(g landscape.Gaps) *FindingTable {
	t := &FindingTable{ID: "required-members-table", Caption: m.say("landscape-gaps.members-by-kind-caption"), Sortable: true,
		Head: []FindingColumn{m.column("landscape-gaps.kind"), m.column("landscape-gaps.member"), m.numbers("landscape-gaps.recorded"), m.numbers("landscape-gaps.similar"), m.numbers("landscape-gaps.not-recorded")}}
	type key struct {
		t *register.Type
		k *register.MemberKind
	}
	tallies := map[key]map[landscape.Found]int{}
	var keys []key
	for _, e := range g.Expected {
		if e.Kind == landscape.RequiredMembers {
			k := key{e.Type, e.Member}
			if tallies[k] == nil {
				tallies[k] = map[landscape.Found]int{}
				keys = append(keys, k)
			}
			tallies[k][e.Found]++
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(tallies[b][landscape.Unrecorded], tallies[a][landscape.Unrecorded]), cmp.Compare(a.t.ID, b.t.ID), cmp.Compare(a.k.ID, b.k.ID))
	})
	for _, k := range keys {
		n := tallies[k]
		of := n[landscape.Recorded] + n[landscape.Similar] + n[landscape.Unrecorded]
		t.Rows = append(t.Rows, FindingRow{ID: "members-" + string(k.t.ID) + "-" + string(k.k.ID), Head: m.kindLink(k.t), Cells: []FindingCell{
			textCell(m.said(k.k.Name)), m.shareCell(n[landscape.Recorded], of), m.numberCell(n[landscape.Similar], 0), m.numberCell(n[landscape.Unrecorded], of)}})
	}
	return t
}

// gapsByArea sets the areas of an edition beside each other; the last line is the whole, where what lies in
// several areas is looked at once.
func (m *maker) gapsByArea(whole landscape.Gaps) *FindingTable {
	t := &FindingTable{ID: "gaps-by-area", Caption: m.say("landscape-gaps.by-area"), Sortable: true, Wide: true, Head: []FindingColumn{m.column("finding.area")}}
	// What is looked for in none of the areas has no column.
	columns := map[landscape.GapKind]bool{}
	for _, c := range whole.Counts() {
		if c.Of > 0 {
			columns[c.Kind] = true
			t.Head = append(t.Head, m.numbers("gap-kind."+string(c.Kind)))
		}
	}
	line := func(id string, head Link, g landscape.Gaps) {
		row := FindingRow{ID: "gaps-by-area-" + id, Head: head}
		for _, c := range g.Counts() {
			if columns[c.Kind] {
				row.Cells = append(row.Cells, m.shareCell(c.N, c.Of))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, p := range m.portraitsByName() {
		line(string(p.Area.ID), m.findingLink(p.Area, "gaps"), p.Gaps)
	}
	line("whole", plainName(m.say("finding.whole", "place", m.plain(m.edition.Name))), whole)
	return t
}
