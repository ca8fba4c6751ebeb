package page

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"partnershipregister/generator/change"
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// Input is what a plan is made from.
type Input struct {
	Index *register.Index
	Words map[register.Language]*language.Words
	// On is the day for which seats, chairs and names are chosen.
	On register.Day
	// AsAt is true when that day was asked for, so that pages say so.
	AsAt bool
	// Address is the absolute address at which the output will be published, with the trailing slash.
	Address string
	// Repository and Branch are where the content is edited; an empty Repository leaves out the links
	// for editing.
	Repository string
	Branch     string
	// Explain says in a language what a key of a kind of content file is for, "" when nothing is said of it. May
	// be nil.
	Explain func(kind, key string, l register.Language) string
	// Only is the identifier of an area or an edition that is to be built alone, at the root of the
	// output. Empty builds everything.
	Only register.ID
	// Orders may be given to one plan after the other, so that the same names are put in order more quickly.
	Orders Orders
	// Past is what changed in the register day by day, nil when no history is at hand.
	Past *change.Past
}

// Orders are the alphabetical orders of languages.
type Orders map[register.Language]*language.Order

// planner holds what all pages of one plan share.
type planner struct {
	Input
	// index is that of the register as it stands on the day of the plan.
	index *register.Index
	sites []*site
	// areas are those that each edition's own pages are about.
	areas map[register.ID][]*register.Area
	// lying lists the partnerships that lie in each area.
	lying func() map[*register.Area][]*register.Partnership
	// formers lists for each organisation those that have ended and that it took over from, in order.
	formers func() map[register.ID][]*register.Organisation
	// overlap is which partnerships of the whole register are alike; each site shows its part.
	overlap func() *landscape.Overlap
	// handovers are what the local policing bodies of the whole register hold; each area shows its part.
	handovers func() landscape.Handovers
	// base is the path part of Address: "/" or "/repository/".
	base string
}

// A Plan is everything that an output will hold, apart from the themes' assets.
type Plan struct {
	// Pages have the order of their sites.
	Pages []*Page
	// Bundles are the files that are no pages.
	Bundles []Bundle
	// Parts are the same pages and bundles, by the place that they are about.
	Parts []*Part
}

// A Part is all pages and bundles about one area or edition, in every language. What is worked out for one of
// them serves the others, so it saves time and memory to make them together.
type Part struct {
	Pages   []*Page
	Bundles []Bundle
	forget  func()
}

// Forget lets go of what was worked out for the part. Its pages can still be made, only not as fast.
func (p *Part) Forget() {
	if p.forget != nil {
		p.forget()
	}
}

// ErrUnknown tells that there is no area and no edition of the identifier that was asked for.
var ErrUnknown = errors.New("not in the register")

// Shown counts the areas, partnerships and organisations that the pages are about, each once.
func (plan *Plan) Shown() (areas, partnerships, organisations int) {
	seen := map[any]bool{}
	count := func(thing any, n *int) {
		if !seen[thing] {
			seen[thing] = true
			*n++
		}
	}
	for _, p := range plan.Pages {
		if seen[p.site] {
			continue
		}
		seen[p.site] = true
		for _, a := range p.site.areas {
			count(a, &areas)
		}
		for _, x := range p.site.partnerships {
			count(x, &partnerships)
		}
		for _, o := range p.site.organisations {
			count(o, &organisations)
		}
	}
	return areas, partnerships, organisations
}

// kinds are the functions that plan a site's pages, one for each kind of page.
var kinds = []func(*site) []*Page{
	frontPages,
	homePages,
	partnershipsPages,
	facetPages,
	letterPages,
	partnershipPages,
	organisationsPages,
	organisationPages,
	prioritiesPages,
	priorityPages,
	meetingsPages,
	diaryPages,
	authorityPages,
	whoPages,
	landscapePages,
	dataPages,
	updatesPages,
	searchPages,
	walesPages,
	articlePages,
	notFoundPages,
	movedPages,
}

// bundles are the functions that plan a site's files that are no pages, one for each kind of bundle.
var bundles = []func(*site) []Bundle{
	dataBundles,
	searchWorkerBundles,
	searchBundles,
	calendarBundles,
	updatesBundles,
}

// makeSites decides which sites the output holds and where they lie.
func (pl *planner) makeSites() error {
	for _, e := range pl.index.Register.Editions {
		var areas []*register.Area
		for _, a := range pl.index.Register.Areas {
			if a.Nation == e.Nation || e.FrontDoor && pl.Only == "" {
				areas = append(areas, a)
			}
		}
		pl.areas[e.ID] = areas
	}
	orders := pl.Orders
	if orders == nil {
		orders = Orders{}
	}
	area := pl.index.Areas[pl.Only]
	if pl.Only != "" && area == nil && pl.index.Editions[pl.Only] == nil {
		return fmt.Errorf("area or edition %q: %w", pl.Only, ErrUnknown)
	}
	for _, e := range pl.index.Register.Editions {
		if area != nil && e.Nation != area.Nation || area == nil && pl.Only != "" && pl.Only != e.ID {
			continue
		}
		var previous []*site
		for i, l := range e.Languages {
			words := pl.Words[l]
			if words == nil {
				return fmt.Errorf("edition %q: there is no word list for the language %q", e.ID, l)
			}
			if orders[l] == nil {
				orders[l] = language.Sorting(string(l))
			}
			root := pl.root(e, l, i)
			at := len(pl.sites)
			add := func(s *site) {
				s.plan, s.edition, s.language, s.words = pl, e, l, words
				s.order = orders[l]
				s.changed = sync.OnceValue(s.updates)
				pl.sites = append(pl.sites, s)
			}
			if area != nil {
				add(&site{area: area, root: root})
			} else {
				add(&site{root: root})
				for _, a := range pl.areas[e.ID] {
					if a.Nation == e.Nation {
						add(&site{area: a, root: root + string(a.ID) + "/"})
					}
				}
			}
			current := pl.sites[at:]
			for j := range previous {
				previous[j].twin, current[j].twin = current[j], previous[j]
				current[j].first = previous[j]
			}
			previous = slices.Clone(current)
		}
	}
	return nil
}

// root gives the folder of an edition's language. A build of one edition or area puts its first
// language at the root of the output and the others into folders of their own.
func (pl *planner) root(e *register.Edition, l register.Language, i int) string {
	path := e.Paths.In(l)
	if pl.Only != "" && i == 0 {
		path = ""
	}
	if path == "" {
		return ""
	}
	return path + "/"
}

// home finds the site in which a partnership's page lives, in the language of the site that asks
// where that exists. It is nil when that site is not part of the output.
func (pl *planner) home(p *register.Partnership, asking *site) *site {
	var found *site
	for _, s := range pl.sites {
		if s.isHome(p) && (found == nil || s.language == asking.language && found.language != asking.language) {
			found = s
		}
	}
	return found
}

// areaSite finds the site of an area, like home. It has gathered what it shows.
func (pl *planner) areaSite(id register.ID, asking *site) *site {
	var found *site
	for _, s := range pl.sites {
		if s.area != nil && s.area.ID == id && (found == nil || s.language == asking.language && found.language != asking.language) {
			found = s
		}
	}
	if found != nil {
		found.gathered()
	}
	return found
}

// editionSite finds the site of an edition's own pages in the language of the site that asks.
func (pl *planner) editionSite(asking *site) *site {
	for _, s := range pl.sites {
		if s.area == nil && s.edition == asking.edition && s.language == asking.language {
			return s
		}
	}
	return nil
}

// frontDoor finds the front door, in the language of the site that asks where that exists.
func (pl *planner) frontDoor() *site {
	for _, s := range pl.sites {
		if s.area == nil && s.edition.FrontDoor {
			return s
		}
	}
	return nil
}
