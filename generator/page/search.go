package page

import (
	_ "embed"

	"partnershipregister/generator/landscape"
)

// Search is the page that searches a site. Without JavaScript it shows the ways into the register that
// always work; with it a script shows what it finds in the site's index.
type Search struct {
	Frame
	// Worker is the script that lets the page be opened without a network.
	Worker string
	// Said are the words that the script needs, by key. Counted phrases have all their forms.
	Said map[string]any
	Ways []Way
	// Wider leads to the search of the whole register, or of the edition; nil where there is nothing wider.
	Wider *Link
	// Who leads to who decides about a subject in a council area.
	Who Link
}

// searchFacets are what results can be filtered by, in the order of the page, as the engine names them.
// Each has its name in the phrase "search.facet-<name>".
var searchFacets = []string{"kind", "type", "area", "priority", "member", "chair", "law", "status"}

// searchReasons are the fields in which the engine finds words outside a name. Each has the phrase
// "search.why-<name>".
var searchReasons = []string{"alias", "former", "initials", "type", "area", "place", "wide", "law", "member", "chair", "priority", "text"}

// searchPhrases are the words that the script says: plain ones with places to fill, and counted ones.
var (
	searchPhrases = []string{"found-none", "found-none-filtered", "corrected", "instead", "partial", "tier-2", "narrow", "loading", "no-index", "no-leaf"}
	searchCounts  = []string{"found", "found-for", "more"}
)

// searchPages plans the page that searches a site.
func searchPages(s *site) []*Page {
	page := s.page("search", s.at("search"), func(m *maker) any { return m.searchView() })
	if s.twin != nil {
		page.twins(s, s.twin.at("search"))
	}
	return []*Page{page}
}

func (m *maker) searchView() *Search {
	v := &Search{Frame: m.frame(Said{Text: m.say("search.title")}, m.say("search.description", "place", m.plain(m.covered())))}
	v.Scripts = []string{"search.js"}
	v.Preload = relative(m.page.Address, m.searchFolder()+"names.json")
	v.Worker = relative(m.page.Address, searchWorkerFile)
	v.Who = m.whoLink()
	for _, s := range []*site{m.plan.frontDoor(), m.plan.editionSite(m.site)} {
		if s != nil && s != m.site && v.Wider == nil {
			l := m.link(Said{Text: m.say("search-more.wider", "register", m.plain(s.name()))}, s.at("search"))
			v.Wider = &l
		}
	}
	v.Said = map[string]any{}
	forms := func(keys []string, prefix string, into map[string]any, counted bool) {
		for _, key := range keys {
			f, err := m.words.Forms("search." + prefix + key)
			m.fail(err)
			if into[key] = f["other"]; counted {
				into[key] = f
			}
		}
	}
	forms(searchPhrases, "", v.Said, false)
	forms(searchCounts, "", v.Said, true)
	v.Said["without"] = m.say("search-more.without", "words", "{words}")
	why := map[string]any{}
	forms(searchReasons, "why-", why, false)
	v.Said["why"] = why
	var facets [][2]string
	for _, facet := range searchFacets {
		facets = append(facets, [2]string{facet, m.say("search.facet-" + facet)})
	}
	v.Said["facets"] = facets

	ways := m.ways(landscape.Count(m.plan.index, m.partnerships, m.plan.On))
	// The short list of lists comes first.
	last := len(ways) - 1
	v.Ways = append([]Way{ways[last]}, ways[:last]...)
	if m.area == nil {
		v.Ways = append(v.Ways, m.areaWay())
	}
	return v
}

// searchWorkerFile lies at the root of the output, since a service worker serves what lies below its own
// folder. The page asks it to serve nothing but itself.
const searchWorkerFile = "search-worker.js"

//go:embed search-worker.js
var searchWorker []byte

// searchWorkerBundles plans the one service worker of an output.
func searchWorkerBundles(s *site) []Bundle {
	if s != s.plan.sites[0] {
		return nil
	}
	return []Bundle{{Make: func(add func(File) error) error { return add(File{searchWorkerFile, searchWorker}) }}}
}
