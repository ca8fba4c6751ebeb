package page

import (
	"slices"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Priorities lists the subjects that partnerships work on, with how many work on each.
type Priorities struct {
	Frame
	Rows []PriorityRow
	// Gaps leads to the subjects of which none is recorded, Choose to who decides about a subject in a council area.
	Gaps, Choose Link
}

// PriorityRow is one subject of the list.
type PriorityRow struct {
	// Link leads to the subject's page; without Href when no partnership of the site works on it.
	Link
	// Bodies is "3 bodies" or "none recorded".
	Bodies string
	// Mission is true when the Safer Streets mission names the subject.
	Mission bool
	Parent  *Said
}

// Priority shows every room in which a subject is discussed.
type Priority struct {
	Frame
	Count string
	// Mission says what the Safer Streets mission has to do with it. May be empty.
	Mission  string
	Parent   *Link
	Children []Link
	Groups   []Group
	// Subscribe leads to the feed of the meetings of these bodies; nil when there are none.
	Subscribe *Subscribe
	// News leads to the feed of changes; nil when there is nothing to tell.
	News *Link
	// Claims are the pieces of evidence about the subject.
	Claims []ClaimRow
	// Councils lead to who decides about the subject in each council area; empty for an edition. Choose leads to where both are
	// chosen.
	Councils []Link
	Choose   Link
}

// ClaimRow leads to a claim on a partnership's page.
type ClaimRow struct {
	Claim       Link
	Partnership Link
	Level       string
	Effect      Said
}

// prioritiesPages plans the list of subjects.
func prioritiesPages(s *site) []*Page {
	page := s.page("priorities", s.at("priorities"), func(m *maker) any {
		v := &Priorities{Frame: m.frame(Said{Text: m.say("priorities.title")}, m.say("priorities.description", "place", m.plain(m.covered())))}
		for _, p := range m.subjectsByName() {
			row := PriorityRow{Link: Link{Said: m.said(p.Name), Count: -1}, Mission: p.SaferStreets, Bodies: m.say("priorities.none")}
			if n := len(m.working(p.ID)); n > 0 {
				row.Link = m.link(m.said(p.Name), m.at("priorities", string(p.ID)))
				row.Bodies = m.count("count.bodies", n)
			}
			if parent := m.plan.index.Priorities[p.Parent]; parent != nil {
				name := m.said(parent.Name)
				row.Parent = &name
			}
			v.Rows = append(v.Rows, row)
		}
		v.Gaps, v.Choose = m.subjectGaps(), m.whoLink()
		v.AsOf = m.asOf(m.partnerships)
		return v
	})
	page.Subject = "vocabulary/priorities.toml"
	if s.twin != nil {
		page.twins(s, s.twin.at("priorities"))
	}
	return []*Page{page}
}

// working lists the site's partnerships that work on a subject.
func (s *site) working(id register.ID) []*register.Partnership {
	var list []*register.Partnership
	for _, p := range s.partnerships {
		if slices.Contains(p.Priorities, id) {
			list = append(list, p)
		}
	}
	return list
}

// priorityPages plans a page for each subject that a partnership of the site works on.
func priorityPages(s *site) []*Page {
	var pages []*Page
	for _, p := range s.plan.index.Register.Vocabulary.Priorities {
		list := s.working(p.ID)
		if len(list) == 0 {
			continue
		}
		page := s.page("priority", s.at("priorities", string(p.ID)), func(m *maker) any { return m.priorityView(p, list) })
		page.Subject = "vocabulary/priorities.toml"
		if s.twin != nil {
			page.twins(s, s.twin.at("priorities", string(p.ID)))
		}
		pages = append(pages, page)
	}
	return pages
}

// priorityLink leads to the page of a priority where the site has one.
func (m *maker) priorityLink(p *register.Priority) Link {
	if len(m.working(p.ID)) == 0 {
		return Link{Said: m.said(p.Name), Count: -1}
	}
	return m.link(m.said(p.Name), m.at("priorities", string(p.ID)))
}

func (m *maker) priorityView(p *register.Priority, list []*register.Partnership) *Priority {
	x := m.plan.index
	name := m.said(p.Name)
	v := &Priority{Frame: m.frame(name, m.say("priority.description", "priority", name.Text, "place", m.plain(m.covered())),
		m.linkTo("menu.priorities", "priorities"))}
	v.Lead = m.say("priority.lead")
	v.Count = m.count("priority.count", len(list))
	switch {
	case p.MissionTarget:
		v.Mission = m.say("priority.mission-target")
	case p.SaferStreets:
		v.Mission = m.say("priority.mission")
	}
	if parent := x.Priorities[p.Parent]; parent != nil {
		l := m.priorityLink(parent)
		v.Parent = &l
	}
	for _, child := range x.Register.Vocabulary.Priorities {
		if child.Parent == p.ID {
			v.Children = append(v.Children, m.priorityLink(child))
		}
	}
	if m.area != nil {
		v.Groups = m.byType(list)
	} else {
		v.Groups = m.byArea(list, false)
	}
	for _, partnership := range m.partnerships {
		for _, e := range partnership.Evidence {
			if slices.Contains(e.Priorities, p.ID) {
				row := m.evidenceRow(e, "evidence-"+string(e.ID))
				claim := m.partnershipLink(partnership)
				if claim.Href != "" {
					claim.Href += "#" + row.Anchor
				}
				claim.Said = row.Title
				v.Claims = append(v.Claims, ClaimRow{claim, m.partnershipLink(partnership), row.Level, row.Effect})
			}
		}
	}
	v.Councils, v.Choose = m.byCouncil(p), m.whoLink()
	v.Subscribe = m.subscribe(m.site, m.at("priorities", string(p.ID)), false, len(landscape.Diary(list)) > 0)
	v.addFeeds(v.Subscribe)
	v.News = m.newsLink(&v.Frame, p.ID, v.Heading.Text)
	v.AsOf = m.asOf(list)
	v.StructuredData = m.listData(&v.Frame, list)
	return v
}
