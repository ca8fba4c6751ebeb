package page

import (
	"slices"

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
	// Here are the bodies that name this council area or its county; Wide those of the whole force
	// area, of several or of the nation.
	Here []Group
	Wide []Group
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

// leaders adds to a line of a list who chairs the body and how often it meets.
func (m *maker) leaders(item *Item) {
	p := item.partnership
	chair := Said{Text: m.say("fact.not-stated")}
	if leading := p.Leading(m.plan.On); len(leading) > 0 {
		chair = m.said(leading[0].Post)
	}
	if chair.Text == m.say("fact.not-stated") && !p.ChairNote.Empty() {
		chair = m.said(p.ChairNote)
	}
	meets := Said{Text: m.say("fact.not-stated")}
	if p.MeetingsEachYear > 0 {
		meets.Text = m.count("count.meetings-a-year", p.MeetingsEachYear)
	} else if !p.MeetingsStated.Empty() {
		meets = m.said(p.MeetingsStated)
	}
	item.Facts = []Fact{{m.say("partnership.chair"), chair}, {m.say("partnership.meets"), meets}}
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
	var here, wide []*register.Partnership
	for _, p := range m.partnerships {
		switch {
		case slices.Contains(p.Authorities, authority.ID) || authority.County != "" && slices.Contains(p.Authorities, authority.County):
			here = append(here, p)
		case len(p.Authorities) == 0:
			wide = append(wide, p)
		}
	}
	v.Here, v.Wide = m.byType(here), m.byType(wide)
	for _, groups := range [][]Group{v.Here, v.Wide} {
		for _, g := range groups {
			for i := range g.Items {
				m.leaders(&g.Items[i])
			}
		}
	}
	for i := range v.Wide {
		v.Wide[i].Anchor = "wide-" + v.Wide[i].Anchor
	}
	all := append(slices.Clone(here), wide...)
	v.Count = m.count("count.bodies", len(all))
	v.AsOf = m.asOf(all)
	v.StructuredData = m.listData(&v.Frame, all)
	return v
}
