package page

import (
	"fmt"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// WorksView shows every claim about what an activity did, and where there is money and no claim.
type WorksView struct {
	LandscapeFrame
	Figures []Figure
	// Verdict says in one sentence whether anything may be said to work.
	Verdict string
	// Levels counts claims by strength and effect, Priorities by priority and strength.
	Levels     *FindingTable
	Priorities *FindingTable
	// Strengths hold the claims, the strongest first.
	Strengths []ClaimGroup
	// Others are the claims of bodies that have ended, are to come or are counted apart; OthersOf says how many there are.
	Others   ClaimGroup
	OthersOf string
	// Paid have money recorded and no claim; PaidOf says of how many with money.
	Paid     *FindingTable
	PaidOf   string
	Download Link
	Funding  Link
}

// ClaimGroup is the claims of one level.
type ClaimGroup struct {
	Heading string
	Anchor  string
	Meaning Said
	Claims  []WorksClaim
	// Areas count the claims by area where they are too many for one page; the areas' own pages have them. Nil elsewhere.
	Areas *FindingTable
}

// claimsShown is how many claims of one level stand in full on the page of a whole edition.
const claimsShown = 30

// WorksClaim is a claim with the partnership that made it.
type WorksClaim struct {
	EvidenceRow
	Partnership Link
	Where       Said
	// Works is true where the page may say so.
	Works bool
}

func worksView(m *maker, f LandscapeFrame) any {
	p := m.findings.proof()
	number := m.words.Number
	v := &WorksView{LandscapeFrame: f, Download: m.download("claims"), Funding: m.download("money")}
	v.AsOf = m.asOf(m.partnerships)
	v.sorts()
	n := len(p.Claims)
	v.Figures = []Figure{
		{Number: number(n), Label: m.count("figure-count.claims", n), Working: m.say("landscape-evidence.claims-working", "with", number(p.With), "of", number(p.Of))},
		{Number: number(p.Judged), Label: m.say("landscape-evidence.judged"), Working: m.say("landscape-evidence.judged-working", "all", number(n))},
		{Number: number(p.Works), Label: m.count("figure-count.works", p.Works), Working: m.say("landscape-evidence.judged-working", "all", number(n))},
		{Number: number(len(p.PaidOnly)), Label: m.count("figure-count.paid", len(p.PaidOnly)), Working: m.say("landscape-evidence.paid-working", "all", number(len(p.Paid)))},
	}
	v.Verdict = m.verdict(p)
	if n > 0 {
		v.Levels = m.claimsByLevel(p)
	}
	v.Priorities = m.claimsByPriority(p)
	if n := len(p.Others); n > 0 {
		v.Others = m.claimGroup("others", p.Others)
		v.OthersOf = m.count("claims-apart.of", n)
	}
	for first := 0; first < n; {
		level, past := p.Claims[first].Level, first
		for past < n && p.Claims[past].Level == level {
			past++
		}
		group := m.claimGroup(fmt.Sprint("level-", level.Level), p.Claims[first:past])
		group.Heading, group.Meaning = m.level(level), m.said(level.Meaning)
		v.Strengths = append(v.Strengths, group)
		first = past
	}
	v.PaidOf = m.say("landscape-evidence.paid-of", "of", number(len(p.Paid)), "with", number(len(p.Paid)-len(p.PaidOnly)), "n", number(len(p.PaidOnly)))
	if len(p.PaidOnly) > 0 {
		v.Paid = &FindingTable{ID: "paid-table", Caption: m.say("landscape-evidence.paid-caption"), Head: []FindingColumn{m.column("landscape-gaps.partnership"), m.column("landscape-evidence.money")}}
		for _, body := range p.PaidOnly {
			row := FindingRow{ID: "paid-" + string(body.Home) + "-" + string(body.ID), Head: m.partnershipLink(body), About: m.where(body)}
			var sums []Link
			for i := range body.Funding {
				money := m.fundingRow(&body.Funding[i])
				text := money.Amount
				if money.Year != "" {
					text += " (" + money.Year + ")"
				}
				sums = append(sums, plainName(text))
			}
			row.Cells = []FindingCell{linksCell(sums)}
			v.Paid.Rows = append(v.Paid.Rows, row)
		}
	}
	return v
}

// claimGroup shows claims in full, or, where there are too many, how many each area's own page has.
func (m *maker) claimGroup(anchor string, claims []landscape.Claim) ClaimGroup {
	g := ClaimGroup{Anchor: anchor}
	elsewhere := map[*register.Area]int{}
	for _, c := range claims {
		areas := m.plan.index.AreasOf(c.Partnership)
		if m.area == nil && len(claims) > claimsShown && len(areas) > 0 {
			for _, a := range areas {
				elsewhere[a]++
			}
			continue
		}
		row := m.evidenceRow(c.Evidence, string(c.Partnership.Home)+"-"+string(c.Partnership.ID)+"-"+string(c.ID))
		g.Claims = append(g.Claims, WorksClaim{EvidenceRow: row, Partnership: m.partnershipLink(c.Partnership), Where: m.where(c.Partnership), Works: c.Works()})
	}
	if len(elsewhere) == 0 {
		return g
	}
	g.Areas = &FindingTable{ID: anchor + "-areas", Caption: m.say("claims-apart.by-area"), Head: []FindingColumn{m.column("translation.area"), m.numbers("landscape-evidence.claims-column")}}
	for _, a := range m.site.areas {
		if elsewhere[a] == 0 {
			continue
		}
		l := m.landscapeLink(a, "evidence")
		if l.Href != "" {
			l.Href += "#" + anchor
		}
		g.Areas.Rows = append(g.Areas.Rows, FindingRow{ID: anchor + "-" + string(a.ID), Head: l, Cells: []FindingCell{m.numberCell(elsewhere[a], len(claims))}})
	}
	return g
}

// verdict says what the claims together let a page say.
func (m *maker) verdict(p landscape.Proof) string {
	switch {
	case len(p.Claims) == 0:
		return m.say("landscape-evidence.verdict-nothing")
	case p.Judged == 0:
		return m.say("landscape-evidence.verdict-weak")
	case p.Works == 0:
		return m.say("landscape-evidence.verdict-none-works")
	}
	return m.say("landscape-evidence.verdict-some-work")
}

// level names a step of the scale: "2 of 5: Monitored".
func (m *maker) level(l *register.EvidenceLevel) string {
	return m.say("evidence.level", "level", fmt.Sprint(l.Level), "name", m.plain(l.Name))
}

// claimsByLevel has a line for each step of the scale, the highest first, and a column for each effect.
func (m *maker) claimsByLevel(p landscape.Proof) *FindingTable {
	vocabulary := &m.plan.index.Register.Vocabulary
	t := &FindingTable{ID: "by-level", Caption: m.say("landscape-evidence.by-level", "of", m.words.Number(len(p.Claims))), Head: []FindingColumn{m.column("landscape-evidence.strength"), m.numbers("finding.number")}}
	for _, e := range vocabulary.Effects {
		t.Head = append(t.Head, FindingColumn{Said: m.said(e.Name), Number: true})
	}
	for i := len(vocabulary.EvidenceLevels) - 1; i >= 0; i-- {
		l := vocabulary.EvidenceLevels[i]
		may := "landscape-evidence.may-not-say"
		if l.MaySayWorks {
			may = "landscape-evidence.may-say"
		}
		row := FindingRow{ID: "by-level-" + string(l.ID), Head: plainName(m.level(l)), About: Said{Text: m.say(may)}, Cells: []FindingCell{m.numberCell(p.ByLevel[l.Level], len(p.Claims))}}
		if p.ByLevel[l.Level] > 0 {
			row.Head.Href = fmt.Sprint("#level-", l.Level)
		}
		for _, e := range vocabulary.Effects {
			n := 0
			for _, c := range p.Claims {
				if c.Level == l && c.Effect == e {
					n++
				}
			}
			row.Cells = append(row.Cells, m.numberCell(n, 0))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// claimsByPriority has a line for each priority that a partnership or a claim names.
func (m *maker) claimsByPriority(p landscape.Proof) *FindingTable {
	t := &FindingTable{ID: "by-priority", Caption: m.say("landscape-evidence.by-priority"), Sortable: true, Wide: true,
		Head: []FindingColumn{m.column("landscape-evidence.priority"), m.numbers("measure.partnerships"), m.numbers("landscape-evidence.claims-column")}}
	for level := landscape.Levels - 1; level >= 0; level-- {
		t.Head = append(t.Head, FindingColumn{Said: Said{Text: m.say("landscape-evidence.level", "level", fmt.Sprint(level))}, Number: true})
	}
	most := 0
	for _, f := range p.ByPriority {
		most = max(most, f.Partnerships)
	}
	for _, f := range p.ByPriority {
		row := FindingRow{ID: "by-priority-not-stated", Head: plainName(m.say("landscape-evidence.no-priority"))}
		if f.Priority != nil {
			row.ID, row.Head = "by-priority-"+string(f.Priority.ID), m.priorityLink(f.Priority)
		}
		row.Cells = append(row.Cells, m.numberCell(f.Partnerships, most))
		if f.N == 0 {
			row.Cells = append(row.Cells, FindingCell{Number: "0", Text: Said{Text: m.say("landscape-evidence.no-evidence")}, Bar: -1, Missing: true})
		} else {
			row.Cells = append(row.Cells, m.numberCell(f.N, 0))
		}
		for level := landscape.Levels - 1; level >= 0; level-- {
			row.Cells = append(row.Cells, m.numberCell(f.ByLevel[level], 0))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
