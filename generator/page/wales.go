package page

import (
	"slices"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// The pages of this file belong to an edition of two languages and two sets of powers. They are planned
// for the edition's own site, and the page of translations for its areas too.

// Outline shows who stands above whom: the nation first, then what spans several council areas, then
// what serves one.
type Outline struct {
	Frame
	Levels []OutlineLevel
}

// OutlineLevel is the bodies of one width.
type OutlineLevel struct {
	Heading string
	Anchor  string
	Intro   string
	Nodes   []OutlineNode
}

// OutlineNode is a body with those of the same width that report to it.
type OutlineNode struct {
	Item
	// Reports are the bodies of another width to which it reports.
	Reports  []Link
	Children []OutlineNode
}

// SideBySide sets an edition's areas beside each other, one line a kind of body.
type SideBySide struct {
	Frame
	Areas []Link
	Rows  []SideRow
}

// SideRow is one kind of body in every area.
type SideRow struct {
	Type Link
	// Basis is why such bodies exist.
	Basis string
	// Cells have the order of the areas; an empty one means that none is recorded.
	Cells [][]Link
}

// Devolution shows where bodies that answer to Wales and bodies that answer to Westminster meet.
type Devolution struct {
	Frame
	Figures []Figure
	// Both are the partnerships at which both sides sit, Invited those at which a devolved body sits by
	// invitation only.
	Both    []MixRow
	Invited []MixRow
	// Counterparts are kinds of the edition's nation beside those of the other that do similar work.
	Counterparts []CounterpartRow
	// Here are the kinds that exist in this nation alone, There those of the other.
	Here, There []Link
}

// MixRow is a partnership with how its seats are divided.
type MixRow struct {
	Partnership Link
	Where       Said
	// Devolved, Reserved and Other are numbers of seats.
	Devolved, Reserved, Other string
	// Bodies are the devolved bodies that are invited.
	Bodies []Link
}

// CounterpartRow sets two kinds beside each other, fact by fact.
type CounterpartRow struct {
	Heading Said
	Anchor  string
	// Names are the two kinds; Facts compare them.
	Here, There Link
	Facts       []CompareFact
	Note        Said
}

// CompareFact is one fact about both kinds.
type CompareFact struct {
	Label       string
	Here, There Said
}

// Translation shows which texts exist in one language only or are out of step.
type Translation struct {
	Frame
	Figures []Figure
	// Areas and Keys are the debt by area and by sort of text.
	Areas []DebtRow
	Keys  []DebtRow
	// Entries are the entries that want a translator.
	Entries []DebtEntry
}

// DebtRow is a part of the debt; the numbers are formatted.
type DebtRow struct {
	Link
	// Code is set instead of a text for the key of a content file.
	Code                              string
	EnglishOnly, WelshOnly, OutOfStep string
	Whole                             string
}

// DebtEntry is one entry with the keys that want a translator.
type DebtEntry struct {
	Link
	Edit                              *Link
	EnglishOnly, WelshOnly, OutOfStep []string
}

// bilingual tells whether the site belongs to an edition of two languages.
func (s *site) bilingual() bool { return len(s.edition.Languages) > 1 }

// walesPages plans the pages of an edition of two languages.
func walesPages(s *site) []*Page {
	if !s.bilingual() {
		return nil
	}
	add := func(kind string, fill func(*maker) any) *Page {
		page := s.page(kind, s.at(kind), fill)
		page.Subject = s.folder()
		if s.twin != nil {
			page.twins(s, s.twin.at(kind))
		}
		return page
	}
	pages := []*Page{add("translation", func(m *maker) any { return m.translationView() })}
	if s.area == nil {
		pages = append(pages,
			add("outline", func(m *maker) any { return m.outlineView() }),
			add("side-by-side", func(m *maker) any { return m.sideBySideView() }),
			add("devolution", func(m *maker) any { return m.devolutionView() }),
		)
	}
	return pages
}

// frameOf makes the frame of a page whose heading and description are phrases under its kind.
func (m *maker) frameOf(kind string) Frame {
	place := m.plain(m.name())
	f := m.frame(Said{Text: m.say(kind + ".title")}, m.say(kind+".description", "place", place))
	f.AsOf = m.asOf(m.partnerships)
	return f
}

func (m *maker) outlineView() *Outline {
	v := &Outline{Frame: m.frameOf("outline")}
	tiers := map[landscape.Tier][]*register.Partnership{}
	for _, p := range m.partnerships {
		if p.LivesOn(m.plan.On) {
			tier := landscape.TierOf(m.plan.index, p)
			tiers[tier] = append(tiers[tier], p)
		}
	}
	for tier, key := range []string{"national", "regional", "local"} {
		list := tiers[landscape.Tier(tier)]
		level := OutlineLevel{Heading: m.say("outline." + key), Anchor: key, Intro: m.say("outline." + key + "-intro")}
		for _, n := range landscape.Trees(m.findings.scope, list) {
			level.Nodes = append(level.Nodes, m.outlineNode(n))
		}
		v.Levels = append(v.Levels, level)
	}
	return v
}

func (m *maker) sideBySideView() *SideBySide {
	x := m.plan.index
	v := &SideBySide{Frame: m.frameOf("side-by-side"), Areas: m.areaLinks(m.site.areas)}
	types := slices.Clone(x.Register.Vocabulary.Types)
	sortByName(m.site, types, func(t *register.Type) register.Text { return t.Name })
	for _, t := range types {
		row := SideRow{Type: m.typeLink(t), Basis: m.say("basis." + string(t.Basis)), Cells: make([][]Link, len(m.site.areas))}
		found := t.Basis == register.ByStatute && t.Counts == register.AsPartnership && t.ExistsIn(m.edition.Nation)
		if found {
			row.Type.Href = ""
		}
		for _, p := range m.partnerships {
			if !p.LivesOn(m.plan.On) || !slices.Contains(p.Types(), t.ID) || x.Editions[p.Home] != nil {
				continue
			}
			for i, a := range m.site.areas {
				if slices.Contains(x.AreasOf(p), a) {
					row.Cells[i] = append(row.Cells[i], m.partnershipLink(p))
					row.Type = m.typeLink(t)
					found = true
				}
			}
		}
		if found {
			v.Rows = append(v.Rows, row)
		}
	}
	return v
}

func (m *maker) devolutionView() *Devolution {
	x := m.plan.index
	v := &Devolution{Frame: m.frameOf("devolution")}
	looked := 0
	for _, p := range m.partnerships {
		mix := landscape.MixOf(x, p, m.plan.On)
		if !p.LivesOn(m.plan.On) || mix.Devolved+mix.Reserved+mix.Other == 0 {
			continue
		}
		looked++
		row := m.mixRow(p, mix)
		if mix.Both() {
			v.Both = append(v.Both, row)
		}
		if len(mix.Invited) > 0 {
			v.Invited = append(v.Invited, row)
		}
	}
	all := landscape.Count(x, m.partnerships, m.plan.On).Partnerships
	v.Figures = []Figure{
		{Number: m.words.Number(looked), Label: m.say("devolution.looked"), Working: m.say("figure.of", "all", m.words.Number(all))},
		{Number: m.words.Number(len(v.Both)), Label: m.count("figure-count.both", len(v.Both)), Working: m.say("figure.of", "all", m.words.Number(looked))},
		{Number: m.words.Number(len(v.Invited)), Label: m.count("figure-count.invited", len(v.Invited)), Working: m.say("figure.of", "all", m.words.Number(looked))},
	}
	other := register.England
	if m.edition.Nation == register.England {
		other = register.Wales
	}
	for _, t := range x.Register.Vocabulary.Types {
		switch here, there := t.ExistsIn(m.edition.Nation), t.ExistsIn(other); {
		case here && !there:
			v.Here = append(v.Here, m.kindLink(t))
		case there && !here:
			v.There = append(v.There, m.kindLink(t))
		}
		if !t.ExistsIn(m.edition.Nation) {
			continue
		}
		for _, id := range t.Counterparts {
			v.Counterparts = append(v.Counterparts, m.counterpart(t, x.Types[id], other))
		}
	}
	return v
}

// kindLink leads to the page of a kind where the site has a body of it.
func (m *maker) kindLink(t *register.Type) Link {
	for _, p := range m.partnerships {
		if slices.Contains(p.Types(), t.ID) {
			return m.typeLink(t)
		}
	}
	return Link{Said: m.said(t.Name), Count: -1}
}

func (m *maker) mixRow(p *register.Partnership, mix landscape.Mix) MixRow {
	row := MixRow{Partnership: m.partnershipLink(p), Where: m.where(p),
		Devolved: m.words.Number(mix.Devolved), Reserved: m.words.Number(mix.Reserved), Other: m.words.Number(mix.Other)}
	for _, s := range mix.Invited {
		if m.plan.index.Organisations[s.Organisation] != nil {
			row.Bodies = append(row.Bodies, m.organisationLink(s.Organisation))
		} else if k := m.plan.index.MemberKinds[s.Kind]; k != nil {
			row.Bodies = append(row.Bodies, Link{Said: m.said(k.Name), Count: -1})
		}
	}
	return row
}

// counterpart compares a kind of this nation with one of the other.
func (m *maker) counterpart(here, there *register.Type, other register.Nation) CounterpartRow {
	row := CounterpartRow{Here: m.kindLink(here), There: m.kindLink(there), Note: m.said(here.CounterpartNote),
		Heading: m.said(here.Name), Anchor: string(here.ID) + "-" + string(there.ID)}
	add := func(label string, a, b Said) {
		if a.Text == "" && b.Text == "" {
			return
		}
		for _, s := range []*Said{&a, &b} {
			if s.Text == "" {
				*s = Said{Text: m.say("fact.not-stated")}
			}
		}
		row.Facts = append(row.Facts, CompareFact{m.say(label), a, b})
	}
	add("partnership.basis", Said{Text: m.say("basis." + string(here.Basis))}, Said{Text: m.say("basis." + string(there.Basis))})
	add("partnership.law", inEnglish(here.Law, m.language), inEnglish(there.Law, m.language))
	add("partnership.required", m.kindNames(here.Required(m.edition.Nation)), m.kindNames(there.Required(other)))
	add("type.geography", Said{Text: m.say("geography." + string(here.Geography))}, Said{Text: m.say("geography." + string(there.Geography))})
	add("type.policing-body", m.said(here.PolicingBody), m.said(there.PolicingBody))
	if here.Devolution != "" {
		add("type.power", Said{Text: m.say("devolution." + string(here.Devolution))}, Said{Text: m.say("devolution.not-devolved")})
	}
	return row
}

// kindNames lists kinds of member.
func (m *maker) kindNames(ids []register.ID) Said {
	var kinds []register.Text
	for _, id := range ids {
		kinds = append(kinds, m.plan.index.MemberKinds[id].Name)
	}
	names, l := m.together(kinds)
	return marked(joinNames(names), l, m.language)
}

func (m *maker) translationView() *Translation {
	v := &Translation{Frame: m.frameOf("translation")}
	number := m.words.Number
	debt := landscape.DebtOf(m.partnerships)
	of := m.say("translation.of", "all", number(debt.Whole))
	v.Figures = []Figure{
		{Number: number(debt.EnglishOnly), Label: m.say("translation.english-only"), Working: of},
		{Number: number(debt.WelshOnly), Label: m.say("translation.welsh-only"), Working: of},
		{Number: number(debt.OutOfStep), Label: m.say("translation.out-of-step"), Working: of},
	}
	row := func(d landscape.Debt) DebtRow {
		return DebtRow{EnglishOnly: number(d.EnglishOnly), WelshOnly: number(d.WelshOnly), OutOfStep: number(d.OutOfStep), Whole: number(d.Whole)}
	}
	if m.area == nil {
		var whole []*register.Partnership
		for _, p := range m.partnerships {
			if m.isHome(p) {
				whole = append(whole, p)
			}
		}
		r := row(landscape.DebtOf(whole))
		r.Link = Link{Said: Said{Text: m.say("lists.whole-nation", "nation", m.plain(m.edition.Name))}, Count: -1}
		v.Areas = append(v.Areas, r)
		for _, a := range m.site.areas {
			var of []*register.Partnership
			for _, p := range m.partnerships {
				if p.Home == a.ID {
					of = append(of, p)
				}
			}
			r := row(landscape.DebtOf(of))
			r.Link = Link{Said: m.said(a.Name), Count: -1}
			if s := m.plan.areaSite(a.ID, m.site); s != nil {
				r.Link = m.link(m.said(a.Name), s.at("translation"))
			}
			v.Areas = append(v.Areas, r)
		}
	}
	for _, k := range debt.ByKey() {
		r := row(k.Debt)
		r.Code = k.Key
		v.Keys = append(v.Keys, r)
	}
	for _, p := range m.partnerships {
		d := landscape.DebtOf([]*register.Partnership{p})
		if d.Owing() == 0 {
			continue
		}
		e := DebtEntry{Link: m.partnershipLink(p), Edit: m.editLink(p.File)}
		for _, b := range d.Texts {
			switch b.Pairing {
			case register.EnglishOnly:
				e.EnglishOnly = append(e.EnglishOnly, b.Key)
			case register.WelshOnly:
				e.WelshOnly = append(e.WelshOnly, b.Key)
			default:
				e.OutOfStep = append(e.OutOfStep, b.Key)
			}
		}
		for _, keys := range []*[]string{&e.EnglishOnly, &e.WelshOnly, &e.OutOfStep} {
			slices.Sort(*keys)
			*keys = slices.Compact(*keys)
		}
		v.Entries = append(v.Entries, e)
	}
	return v
}
