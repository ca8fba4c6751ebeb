package page

// The landscape is what the register shows as a whole: a first page with the findings that weigh most,
// and a page for each view of landscapeViews.

// landscapeViews are the views behind the first page, in the order of their menu. The name gives the
// kind of page ("landscape-load"), the address ("landscape/load") and the keys of its words
// ("landscape-load.title").
var landscapeViews = []struct {
	name string
	// editionOnly views are shown for an edition's own pages and not for an area's.
	editionOnly bool
	fill        func(*maker, LandscapeFrame) any
}{
	{"counts", false, countsView},
	{"load", false, func(m *maker, f LandscapeFrame) any { return m.loadView(f) }},
	{"overlap", false, overlapView},
	{"what-if", false, func(m *maker, f LandscapeFrame) any { return m.whatIfView(f) }},
	{"seats", false, seatsView},
	{"lines", false, linesView},
	{"subjects", false, subjectsView},
	{"gaps", false, gapsView},
	{"evidence", false, worksView},
	{"handover", false, handoverView},
	{"freshness", false, freshnessView},
	{"compare", true, compareView},
	{"board-pack", false, boardPackView},
}

// Landscape is the first page: what stands out, and the ways to each view.
type Landscape struct {
	LandscapeFrame
	Headlines Headlines
	// Ways are the views, each with what it tells.
	Ways []LandscapeWay
}

// LandscapeWay leads to a view.
type LandscapeWay struct {
	Link
	About string
}

// LandscapeFrame is what every page of the landscape shows around its own matter.
type LandscapeFrame struct {
	Frame
	// Views are the links to all pages of the landscape.
	Views []Link
}

// landscapePages plans the first page of the landscape and its views.
func landscapePages(s *site) []*Page {
	first := s.page("landscape", s.at("landscape"), func(m *maker) any {
		v := &Landscape{LandscapeFrame: m.landscapeFrame("landscape"), Headlines: m.headlines()}
		v.AsOf = m.asOf(m.partnerships)
		for _, l := range v.Views {
			v.Ways = append(v.Ways, LandscapeWay{Link: l})
		}
		for i, name := range m.landscapeNames() {
			v.Ways[i].About = m.say("landscape-about." + name)
		}
		v.Views = nil
		return v
	})
	if s.twin != nil {
		first.twins(s, s.twin.at("landscape"))
	}
	pages := []*Page{first}
	for _, v := range landscapeViews {
		if v.editionOnly && s.area != nil {
			continue
		}
		p := s.page("landscape-"+v.name, s.at("landscape", v.name), func(m *maker) any {
			return v.fill(m, m.landscapeFrame("landscape-"+v.name))
		})
		if s.twin != nil {
			p.twins(s, s.twin.at("landscape", v.name))
		}
		pages = append(pages, p)
	}
	return pages
}

// landscapeFrame fills in the frame of one of the landscape's pages.
func (m *maker) landscapeFrame(kind string) LandscapeFrame {
	place := m.plain(m.edition.Name)
	if m.area != nil {
		place = m.plain(m.area.Name)
	}
	var crumbs []Link
	if kind != "landscape" {
		crumbs = append(crumbs, m.linkTo("menu.landscape", "landscape"))
	}
	f := LandscapeFrame{Frame: m.frame(Said{Text: m.say(kind+".title", "place", place)}, m.say(kind+".description", "place", place), crumbs...)}
	f.Views = append(f.Views, m.linkTo("menu.landscape", "landscape"))
	for _, name := range m.landscapeNames() {
		f.Views = append(f.Views, m.linkTo("landscape-"+name+".menu", "landscape", name))
	}
	if kind == "landscape" {
		f.Views = f.Views[1:]
	}
	return f
}

// landscapeNames are the names of the views that the site has.
func (s *site) landscapeNames() []string {
	var names []string
	for _, v := range landscapeViews {
		if !v.editionOnly || s.area == nil {
			names = append(names, v.name)
		}
	}
	return names
}
