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
	Roles  []RoleHere
	// Parts lead to the subjects that are part of it and that bodies name.
	Parts []Link
}

// RoleHere is the bodies that do the same about a subject.
type RoleHere struct {
	// Doing is what they do: "Decides". It is empty where the page says it once for all subjects.
	Doing string
	// Bodies lead to them further down on the page.
	Bodies []Link
}

// Card is a body with what residents ask of it. What it lacks is not stated; the page says so once for all.
type Card struct {
	// Link leads to its page. About are its type, where the name does not say it, how it comes to cover the council area and how
	// it stands.
	Link
	About  []Said
	Anchor string
	// Facts are what is stated: who chairs, how often it meets, what it works on.
	Facts []Fact
	// Dates are the last meeting before the day of the plan and the next ones, as far as they have a day, those of one status
	// together.
	Dates []DatesOf
	// Papers, ways to Ask, and bodies to which it reports, of bodies of the council area alone. Post is whom to ask.
	Papers, Ask, Reports []Link
	Post                 Said
	// Bare is true where nothing of all this is stated.
	Bare bool
}

// DatesOf is the days of meetings with the same status.
type DatesOf struct {
	Status    string
	Cancelled bool
	Days      []MeetingItem
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
	v := &Who{Frame: m.frame(Said{Text: m.say("who.title")}, m.say("who.description", "place", m.plain(m.covered())))}
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
	found := m.findings.answers()[authority.ID]
	byPriority := map[*register.Priority]landscape.Answer{}
	parts := map[register.ID][]Link{}
	for _, a := range found.Subjects {
		byPriority[a.Priority] = a
	}
	subjects := m.subjectsByName()
	for _, p := range subjects {
		if n := len(byPriority[p].Bodies); n > 0 && p.Parent != "" {
			parts[p.Parent] = append(parts[p.Parent], Link{Said: m.said(p.Name), Href: "#" + subjectAnchor(p), Count: n})
		}
	}
	for _, p := range subjects {
		answer := byPriority[p]
		here := SubjectHere{Link: m.priorityLink(p), Anchor: subjectAnchor(p), Parts: parts[p.ID]}
		if len(answer.Bodies) == 0 && here.Parts == nil {
			v.Nobody = append(v.Nobody, here)
			continue
		}
		if parent := m.plan.index.Priorities[p.Parent]; parent != nil {
			here.Parent = &Link{Said: m.said(parent.Name), Href: "#" + subjectAnchor(parent), Count: -1}
		}
		for _, doing := range landscape.Doings {
			role := RoleHere{}
			if found.Roles > 0 || doing == landscape.StandsByKind {
				role.Doing = m.say("who.doing-" + string(doing))
			}
			for _, b := range answer.Bodies {
				if b.Doing == doing {
					role.Bodies = append(role.Bodies, m.bodyHere(b.Cover))
				}
			}
			if role.Bodies != nil {
				m.sortLinks(role.Bodies)
				here.Roles = append(here.Roles, role)
			}
		}
		v.Subjects = append(v.Subjects, here)
	}
	for _, c := range found.Silent {
		v.Silent = append(v.Silent, m.bodyHere(c))
	}
	m.sortLinks(v.Silent)
	number := m.words.Number
	known := []string{"all", number(len(found.Bodies)), "works", m.count("naming.works", len(found.Bodies)-found.Roles-len(found.Silent)), "silent", m.count("naming.silent", len(found.Silent))}
	if found.Roles > 0 {
		v.Known = m.say("who.known", append(known, "roles", number(found.Roles))...)
	} else {
		v.Known = m.say("council.known", known...)
	}
	v.Gaps, v.Choose = m.subjectGaps(), m.whoLink()
}

// bodyHere leads to a body further down on the page of a council area.
func (m *maker) bodyHere(c landscape.Cover) Link {
	return Link{Said: m.said(c.Partnership.Name), Href: "#" + m.bodyAnchor(c.Partnership), Count: -1}
}

func (m *maker) sortLinks(list []Link) {
	slices.SortStableFunc(list, func(a, b Link) int { return slices.Compare(m.order.Key(a.Text), m.order.Key(b.Text)) })
}

// A card shows this many of the meetings before the day of the plan, and of those after it.
const (
	pastDates = 1
	nextDates = 10
)

// card tells of a body what residents ask; of a body of the council area it says all that is known, of others what tells whether
// to look further.
func (m *maker) card(cover landscape.Cover, near bool) Card {
	p := cover.Partnership
	c := Card{Link: m.partnershipLink(p), Anchor: m.bodyAnchor(p)}
	for _, id := range p.Types() {
		if kind := m.said(m.plan.index.Types[id].Name); !strings.Contains(strings.ToLower(c.Text), strings.ToLower(kind.Text)) {
			c.About = append(c.About, kind)
		}
	}
	switch f := cover.Footprint; f {
	case landscape.CoversCouncil, landscape.CoversArea: // the heading says so
	case landscape.CoversPlace:
		c.About = append(c.About, Said{Text: m.say("who.covers-place", "place", m.plain(p.Place))})
	default:
		c.About = append(c.About, Said{Text: m.say("who.covers-" + string(f))})
	}
	for _, mark := range m.item(p, true).Marks {
		c.About = append(c.About, Said{Text: mark})
	}
	fact := func(label string, t Said) { c.Facts = append(c.Facts, Fact{label, t}) }
	words := m.labels(p.EndedBy(m.plan.On))
	chairs := slices.DeleteFunc(p.Leading(m.plan.On), func(c *register.Chair) bool { return c.Role == register.ViceChair })
	for _, chair := range chairs {
		fact(words.Chair, m.said(chair.Post))
	}
	if len(chairs) == 0 && !p.ChairNote.Empty() {
		fact(words.Chair, m.said(p.ChairNote))
	}
	switch {
	case p.MeetingsEachYear > 0:
		fact(words.Meets, Said{Text: m.count("count.meetings-a-year", p.MeetingsEachYear)})
	case !p.MeetingsStated.Empty():
		fact(words.Meets, m.said(p.MeetingsStated))
	}
	of := map[landscape.Doing][]string{}
	for _, subject := range m.subjectsByName() {
		if doing := landscape.DoingAbout(p, subject.ID); doing != "" {
			of[doing] = append(of[doing], m.plain(subject.Name))
		}
	}
	for _, doing := range landscape.Doings {
		if of[doing] != nil {
			fact(m.say("council.doing-"+string(doing)), Said{Text: joinNames(of[doing])})
		}
	}
	c.Dates = m.datesAround(p)
	if p.MeetingsInPublic != "" && !p.EndedBy(m.plan.On) {
		fact(m.say("meetings.public"), Said{Text: m.say("in-public." + string(p.MeetingsInPublic))})
	}
	if near {
		c.Papers = m.latestPapers(p)
		c.Post = m.said(p.ContactPost)
		if p.ContactEmail != "" {
			c.Ask = append(c.Ask, Link{Said: Said{Text: string(p.ContactEmail)}, Href: "mailto:" + string(p.ContactEmail), Count: -1})
		}
		if p.Website != "" {
			c.Ask = append(c.Ask, outside(Said{Text: host(p.Website)}, p.Website))
		}
		for _, above := range landscape.Above(m.findings.scope, p) {
			c.Reports = append(c.Reports, m.partnershipLink(above))
		}
	}
	c.Bare = c.Facts == nil && c.Dates == nil && c.Papers == nil && c.Ask == nil && c.Reports == nil && c.Post.Text == ""
	return c
}

// datesAround gives the meetings with a day that lie around the day of the plan.
func (m *maker) datesAround(p *register.Partnership) []DatesOf {
	var past, next []landscape.Appointment
	for _, a := range landscape.Diary([]*register.Partnership{p}) {
		switch {
		case a.Meeting.Date.Precision != register.Exact:
		case a.Meeting.Date.First() < m.plan.On:
			past = append(past, a)
		case len(next) < nextDates:
			next = append(next, a)
		}
	}
	var dates []DatesOf
	for _, a := range append(past[max(0, len(past)-pastDates):], next...) {
		item := m.meetingItem(a)
		if n := len(dates); n == 0 || dates[n-1].Status != item.Status {
			dates = append(dates, DatesOf{Status: item.Status, Cancelled: item.Cancelled})
		}
		last := &dates[len(dates)-1]
		last.Days = append(last.Days, item)
	}
	return dates
}

// latestPapers leads to the papers of the last meeting that has any, and to the body's documents.
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
		for _, answer := range m.findings.answers()[authorities[i].ID].Subjects {
			if answer.Priority == p {
				for _, b := range answer.Bodies {
					if b.Doing != landscape.StandsByKind {
						l.Count++
					}
				}
			}
		}
		links = append(links, l)
	}
	return links
}
