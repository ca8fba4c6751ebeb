package page

import (
	"slices"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Lines shows who reports to whom.
type Lines struct {
	LandscapeFrame
	Figures []Figure
	// Nodes are the bodies with others below them. Empty for an edition.
	Nodes []OutlineNode
	// Orphans state a line that leads nowhere, Loops are circles.
	Orphans []OrphanRow
	Loops   [][]Link
	// NotStated are the bodies that say nothing of a line, those described first; Listed is how many more only a
	// list names. Empty for an edition.
	NotStated []Item
	Listed    string
	// Areas are an edition's areas in numbers. Empty for an area.
	Areas []LinesArea
	// Outline leads to the edition's outline of all bodies, nil when there is none.
	Outline   *Link
	Downloads []Link
}

// OrphanRow is a body whose line leads nowhere.
type OrphanRow struct {
	Partnership Link
	// Area is set on an edition's page.
	Area *Link
	// Above is what it reports to; Why says that this ended, or that the register has no entry for it.
	Above Link
	Why   string
	Note  Said
}

// LinesArea is one area in numbers.
type LinesArea struct {
	Link
	Stated, Tops, Orphans, NotStated string
}

func linesView(m *maker, f LandscapeFrame) any {
	s := m.findings.scope
	v := &Lines{LandscapeFrame: f}
	v.AsOf = m.asOf(m.partnerships)
	number := m.words.Number
	lines := landscape.LinesOf(s, m.livingByName())
	of := m.say("figure.of", "all", number(lines.Of))
	v.Figures = []Figure{
		{Number: number(lines.Stated), Label: m.count("figure-count.line", lines.Stated), Working: of},
		{Number: number(len(lines.Tops)), Label: m.count("figure-count.tops", len(lines.Tops)), Working: of},
		{Number: number(len(lines.NotStated)), Label: m.count("figure-count.no-line", len(lines.NotStated)), Working: of},
		{Number: number(len(lines.Orphans)), Label: m.count("figure-count.orphans", len(lines.Orphans)), Working: m.say("landscape-lines.orphans-working")},
	}
	for _, o := range lines.Orphans {
		row := OrphanRow{Partnership: m.partnershipLink(o.Partnership), Note: m.said(o.Relation.Note)}
		if a := m.plan.index.Areas[o.Partnership.Home]; m.area == nil && a != nil {
			l := m.landscapeLink(a, "lines")
			row.Area = &l
		}
		switch {
		case o.Above == nil:
			row.Above, row.Why = Link{Said: m.said(o.Relation.Name), Count: -1}, m.say("landscape-lines.no-entry")
		case o.Above.EndedBy(s.On):
			row.Above, row.Why = m.partnershipLink(o.Above), m.say("landscape-lines.ended")
		default:
			row.Above, row.Why = m.partnershipLink(o.Above), m.say("planned.above")
		}
		v.Orphans = append(v.Orphans, row)
	}
	for _, loop := range lines.Loops {
		var links []Link
		for _, p := range loop {
			links = append(links, m.partnershipLink(p))
		}
		v.Loops = append(v.Loops, links)
	}
	v.Downloads = []Link{m.download("lines")}
	if m.area == nil {
		for _, a := range m.site.areas {
			own := s.In(a)
			l := landscape.LinesOf(own, own.Living())
			v.Areas = append(v.Areas, LinesArea{m.landscapeLink(a, "lines"), m.say("landscape-lines.some-of", "n", number(l.Stated), "of", number(l.Of)), number(len(l.Tops)), number(len(l.Orphans)), number(len(l.NotStated))})
		}
		if m.bilingual() {
			l := m.linkTo("outline.title", "outline")
			v.Outline = &l
		}
		return v
	}
	for _, n := range lines.Trees {
		v.Nodes = append(v.Nodes, m.outlineNode(n))
	}
	listed := 0
	for _, p := range lines.NotStated {
		if p.ListOnly {
			listed++
		} else {
			v.NotStated = append(v.NotStated, m.item(p, false))
		}
	}
	if listed > 0 {
		v.Listed = m.say("landscape-lines.listed", "n", number(listed))
	}
	return v
}

// livingByName gives the living partnerships of the site in the order of their names.
func (m *maker) livingByName() []*register.Partnership {
	living := map[*register.Partnership]bool{}
	for _, p := range m.findings.scope.Living() {
		living[p] = true
	}
	return slices.DeleteFunc(slices.Clone(m.partnerships), func(p *register.Partnership) bool { return !living[p] })
}

// outlineNode shows a body and those below it.
func (m *maker) outlineNode(n landscape.Node) OutlineNode {
	node := OutlineNode{Item: m.item(n.Partnership, false)}
	for _, other := range n.Elsewhere {
		node.Reports = append(node.Reports, m.partnershipLink(other))
	}
	for _, child := range n.Children {
		node.Children = append(node.Children, m.outlineNode(child))
	}
	return node
}
