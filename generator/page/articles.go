package page

import "partnershipregister/generator/register"

// Article is a page of prose.
type Article struct {
	Frame
	Body *Rendered
	// Note says that the text exists in the other language only. May be empty.
	Note string
}

// NotFound is the page for addresses that do not exist. It stands for all sites of the output, so it
// speaks every language of the output.
type NotFound struct {
	Frame
	Versions []NotFoundVersion
}

// NotFoundVersion is what the page says in one language.
type NotFoundVersion struct {
	Lang    string
	Heading string
	Text    string
	Links   []Link
}

// articlePages plans the prose pages of the site's edition. Each area's site has its own, so that it
// is complete when it is published alone.
func articlePages(s *site) []*Page {
	var pages []*Page
	for _, a := range s.edition.Articles {
		page := s.page("article", s.at(string(a.ID)), func(m *maker) any { return m.articleView(a) })
		page.Subject = fileOf(a.Body, s.language, a.File)
		if upper := s.plan.editionSite(s); upper != nil {
			page.Canonical = upper.at(string(a.ID))
		}
		if s.twin != nil {
			page.twins(s, s.twin.at(string(a.ID)))
		}
		pages = append(pages, page)
	}
	return pages
}

func (m *maker) articleView(a *register.Article) *Article {
	v := &Article{Frame: m.frame(m.said(a.Title), m.plain(a.Description))}
	v.Body = m.rendered(a.Body, 0, "")
	if v.Body != nil && v.Body.Lang != "" {
		v.Note = m.say("language.only-other")
	}
	if !a.AsOf.IsZero() {
		v.AsOf = m.say("page.as-of", "date", m.date(a.AsOf))
	}
	return v
}

// notFoundPages plans the one page for addresses that do not exist, in the first site of the output.
func notFoundPages(s *site) []*Page {
	if s != s.plan.sites[0] {
		return nil
	}
	page := s.page("not-found", "404.html", func(m *maker) any { return m.notFoundView() })
	page.Hidden = true
	return []*Page{page}
}

func (m *maker) notFoundView() *NotFound {
	v := &NotFound{Frame: m.frame(Said{Text: m.say("not-found.title")}, m.say("not-found.text"))}
	// The server shows this page at any depth, so every link must begin at the root of the host.
	absolute := func(l *Link) { l.Href = m.plan.base + l.Href }
	v.Root = m.plan.base
	for _, list := range [][]Link{v.Menu, v.Footer, v.Breadcrumbs} {
		for i := range list {
			absolute(&list[i])
		}
	}
	absolute(&v.Home)
	for _, l := range []*Link{v.Register, v.OtherLanguage, v.Search} {
		if l != nil {
			absolute(l)
		}
	}
	v.Report, v.Edit, v.Guide = nil, nil, nil
	seen := map[register.Language]bool{}
	for _, s := range m.plan.sites {
		if seen[s.language] {
			continue
		}
		seen[s.language] = true
		in := &maker{site: s, page: m.page}
		version := NotFoundVersion{Heading: in.say("not-found.title"), Text: in.say("not-found.text")}
		if s.language != m.language {
			version.Lang = string(s.language)
		}
		for _, l := range []Link{in.linkTo("menu.home"), in.linkTo("partnerships.a-to-z", "partnerships", "a-to-z"), in.linkTo("menu.organisations", "organisations"), in.linkTo("authorities.title", "authorities")} {
			absolute(&l)
			version.Links = append(version.Links, l)
		}
		m.fail(in.err)
		v.Versions = append(v.Versions, version)
	}
	return v
}
