package page

import (
	"encoding/json"
	"slices"

	"partnershipregister/generator/register"
)

// Moved stands at an address that a page had before, and leads on.
type Moved struct {
	Frame
	To Link
}

// movedPages plans a page for every former address of the site's pages. GitHub Pages has no redirects of its own.
func movedPages(s *site) []*Page {
	var pages []*Page
	add := func(from, to string, name register.Text) {
		page := s.page("moved", from, func(m *maker) any {
			v := &Moved{Frame: m.frame(Said{Text: m.say("moved.title")}, m.say("moved.title"))}
			v.To = m.link(m.said(name), to)
			v.MovedTo = v.To.Href
			v.Title = m.say("page.title", "page", m.say("moved.from", "name", v.To.Text, "address", from), "site", v.SiteName)
			v.Edit, v.Report, v.Guide = nil, nil, nil
			return v
		})
		page.Hidden, page.Canonical = true, to
		pages = append(pages, page)
	}
	x := s.plan.index
	for _, p := range x.Register.Partnerships {
		for _, former := range p.FormerIDs {
			old := &register.Partnership{ID: former.ID, Home: former.Home}
			switch to := s.plan.home(p, s); {
			case s.area != nil && s.shows(p) || s.isHome(p):
				add(s.partnership(old), s.partnership(p), p.Name)
			case s.isHome(old) && to != nil:
				add(s.partnership(old), to.partnership(p), p.Name)
			}
		}
	}
	for _, o := range s.organisations {
		for _, former := range o.FormerIDs {
			add(s.organisation(former), s.organisation(o.ID), o.Name)
		}
	}
	return pages
}

// redirects writes the former addresses with those that took their place, for a host that can send readers
// on by itself.
func redirects(pages []*Page) Bundle {
	return Bundle{Make: func(add func(File) error) error {
		list := map[string]string{}
		for _, p := range pages {
			if p.Kind == "moved" {
				list[p.Address] = p.Canonical
			}
		}
		b, err := json.MarshalIndent(list, "", " ")
		if err != nil {
			return err
		}
		return add(File{"redirects.json", append(b, '\n')})
	}}
}

// formerAnchors are ids that links to a claim may still have.
func formerAnchors(e *register.Evidence) []string {
	var list []string
	for _, id := range e.FormerIDs {
		list = append(list, "evidence-"+string(id))
	}
	return slices.Clip(list)
}
