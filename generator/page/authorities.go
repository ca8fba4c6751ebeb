package page

import (
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Authority shows which partnerships cover one council area.
type Authority struct {
	Frame
	OtherName Said
	Code      string
	Council   *Link
	County    *Link
	Districts []Link
	Count     string
	// Subjects are those that a living body names or that have such a part, Nobody the others, and Silent leads to the bodies
	// that name none. Known says from how many bodies that is known.
	Subjects, Nobody []SubjectHere
	Silent           []Link
	Known            string
	// Gaps leads to what is not recorded, Choose to the page on which other council areas are chosen.
	Gaps, Choose Link
	// Here are the bodies that name this council area or its county; Wide those of the whole force
	// area, of several or of the nation. Ended ones are among them.
	Here, Wide []Card
}

// placed is a council area with the police force area that it lies in.
type placed struct {
	area      *register.Area
	authority *register.Authority
}

// councilAreas lists the site's council areas in the order of their names.
func councilAreas(s *site) []placed {
	var places []placed
	for _, a := range s.areas {
		for i := range a.Authorities {
			places = append(places, placed{a, &a.Authorities[i]})
		}
	}
	sortByName(s, places, func(p placed) register.Text { return p.authority.Name })
	return places
}

// councils is the list of council areas by letter.
func councils(s *site) lettered {
	l := lettered{
		kind: "authorities", path: []string{"authorities"}, subject: "areas/",
		count: "count.councils", title: "authorities.title", crumb: "menu.councils",
		asOf: func(m *maker) string {
			return asOf(m, m.site.areas, func(a *register.Area) register.Date { return a.AsOf })
		},
	}
	if s.area != nil {
		l.subject = s.area.File
	}
	for _, p := range councilAreas(s) {
		l.entries = append(l.entries, entry{p.authority.Name, func(m *maker) Item {
			item := Item{Link: m.authorityLink(p.authority.ID), Kind: Said{Text: m.say("authority-kind." + string(p.authority.Kind))}}
			if s.area == nil {
				item.Where = m.said(p.area.Name)
			}
			return item
		}})
	}
	return l
}

// authorityPages plans the list of council areas and, in an area's site, a page for each.
func authorityPages(s *site) []*Page {
	list := s.letters(councils(s))
	if s.area == nil {
		return list
	}
	for _, p := range councilAreas(s) {
		page := s.page("authority", s.at("authorities", string(p.authority.ID)), func(m *maker) any { return m.authorityView(p.area, p.authority) })
		page.Subject = p.area.File
		if s.twin != nil {
			page.twins(s, s.twin.at("authorities", string(p.authority.ID)))
		}
		list = append(list, page)
	}
	return list
}

func (m *maker) authorityView(a *register.Area, authority *register.Authority) *Authority {
	name := m.said(authority.Name)
	v := &Authority{Frame: m.frame(Said{Text: m.say("authority.title", "council", name.Text)}, m.say("authority.description", "council", name.Text), m.linkTo("menu.councils", "authorities"))}
	v.Lead = m.say("authority-kind." + string(authority.Kind))
	v.OtherName = otherName(authority.Name, name, m.language)
	v.Code = string(authority.Code)
	council := m.organisationLink(authority.Council)
	v.Council = &council
	if authority.County != "" {
		l := m.authorityLink(authority.County)
		v.County = &l
	}
	for i := range a.Authorities {
		if a.Authorities[i].County == authority.ID {
			v.Districts = append(v.Districts, m.authorityLink(a.Authorities[i].ID))
		}
	}
	m.answers(v, authority)
	covers := landscape.CoverOf(m.findings.scope, authority)
	sortByName(m.site, covers, func(c landscape.Cover) register.Text { return c.Partnership.Name })
	var all []*register.Partnership
	ended, proposed := 0, 0
	for _, c := range covers {
		all = append(all, c.Partnership)
		near := c.Footprint == landscape.CoversCouncil || c.Footprint == landscape.CoversCounty
		card := m.card(c, near)
		if near {
			v.Here = append(v.Here, card)
		} else {
			v.Wide = append(v.Wide, card)
		}
		if card.Dates != nil {
			v.Scripts = []string{"who.js"}
		}
		switch {
		case c.Partnership.EndedBy(m.plan.On):
			ended++
		case c.Partnership.Status == register.Proposed:
			proposed++
		}
	}
	v.Count = m.count("count.bodies", len(all))
	if ended > 0 {
		v.Count += ", " + m.count("council.ended", ended)
	}
	if proposed > 0 {
		v.Count += ", " + m.count("council.proposed", proposed)
	}
	v.AsOf = m.asOf(all)
	v.StructuredData = m.councilData(&v.Frame, a, authority, all)
	return v
}
