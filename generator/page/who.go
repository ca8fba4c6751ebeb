package page

import (
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Who is where residents choose a council area and a subject, to see who decides about it. The answers stand on the pages of
// the council areas, so that there is no page for each pair of the two.
type Who struct {
	Frame
	Councils []CouncilsOf
	Subjects []WhoSubject
	// Gaps leads to the subjects that no body names.
	Gaps Link
}

// CouncilsOf is the council areas of one police force area. The heading leads to that area's own page of this kind; it is
// empty on that page itself.
type CouncilsOf struct {
	Heading  Link
	Councils []Link
}

// WhoSubject is a subject that can be chosen.
type WhoSubject struct {
	// Link leads to the subject's page; without Href when no body of the site names it.
	Link
	// ID is the end of the subject's anchor on the page of a council area.
	ID     string
	Bodies string
}

// SubjectHere is who has to do with one subject in a council area.
type SubjectHere struct {
	// Link leads to the subject's page, Parent names the wider subject that it is part of.
	Link
	Anchor string
	Parent *Link
	Count  string
	Roles  []RoleHere
}

// RoleHere is the bodies that do the same about a subject.
type RoleHere struct {
	// Doing is what they do: "Decides".
	Doing  string
	Bodies []BodyHere
}

// BodyHere leads to a body further down on the page of a council area.
type BodyHere struct {
	Link
	// Body is the id of its line there, Covers how it comes to cover the council area.
	Body, Covers string
}

// CardGroup is a part of the bodies that cover a council area.
type CardGroup struct {
	Heading Said
	Anchor  string
	Cards   []Card
}

// Card is a body with what residents ask of it.
type Card struct {
	Item
	Anchor string
	// Dates are the last meetings before the day of the plan and the next ones, as far as they have a day.
	Dates []MeetingItem
	// Papers, ways to Ask, and bodies to which it reports. Post is whom to ask.
	Papers, Ask, Reports []Link
	Post                 Said
	// Lacks names what is not stated. May be empty.
	Lacks string
}

// subjectAnchor is the place of a subject on the page of a council area.
func subjectAnchor(p *register.Priority) string { return "subject-" + string(p.ID) }

// bodyAnchor is the place of a body on the page of a council area. No identifier holds a full stop.
func (m *maker) bodyAnchor(p *register.Partnership) string {
	if m.isHome(p) {
		return "body-" + string(p.ID)
	}
	return "body-" + string(p.Home) + "." + string(p.ID)
}

// whoPages plans the page on which council area and subject are chosen.
func whoPages(s *site) []*Page {
	page := s.page("who", s.at("who-decides"), func(m *maker) any { return m.whoView() })
	page.Subject = s.folder()
	if s.twin != nil {
		page.twins(s, s.twin.at("who-decides"))
	}
	return []*Page{page}
}

// whoLink leads to that page.
func (m *maker) whoLink() Link { return m.linkTo("who.title", "who-decides") }

func (m *maker) whoView() *Who {
	v := &Who{Frame: m.frame(Said{Text: m.say("who.title")}, m.say("who.description", "place", m.plain(m.name())))}
	v.Scripts = []string{"who.js"}
	for _, a := range m.site.areas {
		of := CouncilsOf{Heading: Link{Count: -1}}
		if s := m.plan.areaSite(a.ID, m.site); s != m.site && s != nil {
			of.Heading = m.link(m.said(a.Name), s.at("who-decides"))
		}
		authorities := slices.Clone(a.Authorities)
		sortByName(m.site, authorities, func(x register.Authority) register.Text { return x.Name })
		for _, x := range authorities {
			of.Councils = append(of.Councils, m.authorityLink(x.ID))
		}
		v.Councils = append(v.Councils, of)
	}
	for _, p := range m.subjectsByName() {
		subject := WhoSubject{Link: m.priorityLink(p), ID: string(p.ID), Bodies: m.say("priorities.none")}
		if n := len(m.working(p.ID)); n > 0 {
			subject.Bodies = m.count("count.bodies", n)
		}
		v.Subjects = append(v.Subjects, subject)
	}
	v.Gaps = m.subjectGaps()
	v.AsOf = m.asOf(m.partnerships)
	return v
}

// subjectsByName gives the subjects of the vocabulary in the order of their names.
func (m *maker) subjectsByName() []*register.Priority {
	list := slices.Clone(m.plan.index.Register.Vocabulary.Priorities)
	sortByName(m.site, list, func(p *register.Priority) register.Text { return p.Name })
	return list
}

// subjectGaps leads to the subjects that no body of the site names.
func (m *maker) subjectGaps() Link {
	l := m.linkTo("who.gaps", "landscape", "gaps")
	if len(m.findings.gaps().Missing(landscape.SubjectsServed)) > 0 {
		l.Href += "#" + string(landscape.SubjectsServed)
	}
	return l
}

// answers fills in who decides about what in a council area.
func (m *maker) answers(v *Authority, authority *register.Authority) {
	found := landscape.AnswersFor(m.findings.scope, authority)
	byPriority := map[*register.Priority]landscape.Answer{}
	for _, a := range found.Subjects {
		byPriority[a.Priority] = a
	}
	for _, p := range m.subjectsByName() {
		answer := byPriority[p]
		here := SubjectHere{Link: m.priorityLink(p), Anchor: subjectAnchor(p), Count: m.count("count.bodies", len(answer.Bodies))}
		if len(answer.Bodies) == 0 {
			v.Nobody = append(v.Nobody, here)
			continue
		}
		if parent := m.plan.index.Priorities[p.Parent]; parent != nil {
			here.Parent = &Link{Said: m.said(parent.Name), Href: "#" + subjectAnchor(parent), Count: -1}
		}
		for _, doing := range landscape.Doings {
			role := RoleHere{Doing: m.say("who.doing-" + string(doing))}
			for _, b := range answer.Bodies {
				if b.Doing == doing {
					role.Bodies = append(role.Bodies, m.bodyHere(b.Cover))
				}
			}
			if role.Bodies != nil {
				m.sortBodies(role.Bodies)
				here.Roles = append(here.Roles, role)
			}
		}
		v.Subjects = append(v.Subjects, here)
	}
	for _, c := range found.Silent {
		v.Silent = append(v.Silent, m.bodyHere(c))
	}
	m.sortBodies(v.Silent)
	number := m.words.Number
	v.Known = m.say("who.known", "all", number(len(found.Bodies)), "roles", number(found.Roles),
		"works", number(len(found.Bodies)-found.Roles-len(found.Silent)), "silent", number(len(found.Silent)))
	v.Gaps, v.Choose = m.subjectGaps(), m.whoLink()
}

func (m *maker) bodyHere(c landscape.Cover) BodyHere {
	anchor := m.bodyAnchor(c.Partnership)
	covers := ""
	if key := "who.covers-" + string(c.Footprint); c.Footprint == landscape.CoversPlace {
		covers = m.say(key, "place", m.plain(c.Partnership.Place))
	} else {
		covers = m.say(key)
	}
	return BodyHere{Link{Said: m.said(c.Partnership.Name), Href: "#" + anchor, Count: -1}, anchor, covers}
}

func (m *maker) sortBodies(list []BodyHere) {
	slices.SortStableFunc(list, func(a, b BodyHere) int { return slices.Compare(m.order.Key(a.Text), m.order.Key(b.Text)) })
}

// A card shows this many of the meetings before the day of the plan, and of those after it.
const (
	pastDates = 2
	nextDates = 10
)

// cards adds to groups of bodies what residents ask of each.
func (m *maker) cards(groups []Group) []CardGroup {
	var list []CardGroup
	for _, g := range groups {
		of := CardGroup{Heading: g.Heading, Anchor: g.Anchor}
		for _, item := range g.Items {
			of.Cards = append(of.Cards, m.card(item))
		}
		list = append(list, of)
	}
	return list
}

func (m *maker) card(item Item) Card {
	p := item.partnership
	c := Card{Item: item, Anchor: m.bodyAnchor(p)}
	var lacks []string
	fact := func(label string, t Said) { c.Facts = append(c.Facts, Fact{m.say(label), t}) }
	chairs := slices.DeleteFunc(p.Leading(m.plan.On), func(c *register.Chair) bool { return c.Role == register.ViceChair })
	for _, chair := range chairs {
		fact("partnership.chair", m.said(chair.Post))
	}
	switch {
	case len(chairs) > 0:
	case !p.ChairNote.Empty():
		fact("partnership.chair", m.said(p.ChairNote))
	default:
		lacks = append(lacks, m.say("who.lacks-chair"))
	}
	switch {
	case p.MeetingsEachYear > 0:
		fact("partnership.meets", Said{Text: m.count("count.meetings-a-year", p.MeetingsEachYear)})
	case !p.MeetingsStated.Empty():
		fact("partnership.meets", m.said(p.MeetingsStated))
	default:
		lacks = append(lacks, m.say("who.lacks-rhythm"))
	}
	c.Dates = m.datesAround(p)
	if c.Dates == nil {
		lacks = append(lacks, m.say("who.lacks-dates"))
	}
	if p.MeetingsInPublic != "" {
		fact("meetings.public", Said{Text: m.say("in-public." + string(p.MeetingsInPublic))})
	} else {
		lacks = append(lacks, m.say("who.lacks-public"))
	}
	c.Papers = m.latestPapers(p)
	if c.Papers == nil {
		lacks = append(lacks, m.say("who.lacks-papers"))
	}
	c.Post = m.said(p.ContactPost)
	if p.ContactEmail != "" {
		c.Ask = append(c.Ask, Link{Said: Said{Text: string(p.ContactEmail)}, Href: "mailto:" + string(p.ContactEmail), Count: -1})
	}
	if p.Website != "" {
		c.Ask = append(c.Ask, outside(Said{Text: host(p.Website)}, p.Website))
	}
	if c.Ask == nil && c.Post.Text == "" {
		lacks = append(lacks, m.say("who.lacks-ask"))
	}
	for _, above := range landscape.Above(m.findings.scope, p) {
		c.Reports = append(c.Reports, m.partnershipLink(above))
	}
	c.Lacks = strings.Join(lacks, ", ")
	return c
}

// datesAround gives the meetings with a day that lie around the day of the plan.
func (m *maker) datesAround(p *register.Partnership) []MeetingItem {
	var past, next []MeetingItem
	for _, a := range landscape.Diary([]*register.Partnership{p}) {
		switch {
		case a.Meeting.Date.Precision != register.Exact:
		case a.Meeting.Date.First() < m.plan.On:
			past = append(past, m.meetingItem(a))
		case len(next) < nextDates:
			next = append(next, m.meetingItem(a))
		}
	}
	return append(past[max(0, len(past)-pastDates):], next...)
}

// latestPapers leads to the papers of the last two meetings that have any, the newest first, and to the body's documents.
func (m *maker) latestPapers(p *register.Partnership) []Link {
	var links []Link
	n := 0
	for _, a := range slices.Backward(landscape.Diary([]*register.Partnership{p})) {
		if papers := m.papers(a.Meeting); papers != nil && n < pastDates {
			links = append(links, papers...)
			n++
		}
	}
	if len(p.Documents) > 0 {
		l := m.partnershipLink(p)
		if l.Href != "" {
			l.Href += "#documents"
		}
		l.Said = Said{Text: m.say("partnership.documents")}
		links = append(links, l)
	}
	return links
}

// byCouncil leads from a subject to it on the pages of the area's council areas, each with the number of bodies there.
func (m *maker) byCouncil(p *register.Priority) []Link {
	if m.area == nil {
		return nil
	}
	authorities := slices.Clone(m.area.Authorities)
	sortByName(m.site, authorities, func(x register.Authority) register.Text { return x.Name })
	var links []Link
	for i := range authorities {
		l := m.authorityLink(authorities[i].ID)
		l.Href += "#" + subjectAnchor(p)
		l.Count = 0
		for _, answer := range landscape.AnswersFor(m.findings.scope, &authorities[i]).Subjects {
			if answer.Priority == p {
				l.Count = len(answer.Bodies)
			}
		}
		links = append(links, l)
	}
	return links
}
