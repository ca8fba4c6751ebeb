package page

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"partnershipregister/generator/change"
	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// site is one website of the output in one language: an area's, or an edition's own pages.
type site struct {
	plan     *planner
	edition  *register.Edition
	area     *register.Area // nil for an edition's own pages
	language register.Language
	// root is the address of the site's first page: "", "kent/", "cymru/gwent/".
	root  string
	words *language.Words
	order *language.Order
	// areas are the police force areas that the site is about, in the order of their names.
	areas []*register.Area
	// partnerships are all that the site shows, in the order of their names.
	partnerships []*register.Partnership
	// place is where each of them stands in that order.
	place map[*register.Partnership]int
	// organisations are all that the site shows, in the order of their names.
	organisations []*register.Organisation
	// lists tells which organisations these are.
	lists map[register.ID]bool
	// findings are what is worked out about all of these.
	findings *findings
	// changed are the days on which something changed that the site shows, the latest first.
	changed func() []change.Day
	// twin is the same site in the other language, nil when there is none; first is it when it is the one of
	// the edition's first language.
	twin, first *site
	once        sync.Once
}

// segments are the words of addresses, English and Welsh. Addresses never change, so these stand here
// and not in the word lists.
var segments = map[string][2]string{
	"partnerships":  {"partnerships", "partneriaethau"},
	"by-type":       {"by-type", "yn-ol-math"},
	"by-status":     {"by-status", "yn-ol-statws"},
	"a-to-z":        {"a-to-z", "a-i-y"},
	"authorities":   {"authorities", "awdurdodau"},
	"organisations": {"organisations", "sefydliadau"},
	"priorities":    {"priorities", "blaenoriaethau"},
	"about":         {"about", "ynghylch"},
	"accessibility": {"accessibility", "hygyrchedd"},
	"method":        {"method", "dull"},
	"outline":       {"outline", "amlinelliad"},
	"side-by-side":  {"side-by-side", "ochr-yn-ochr"},
	"devolution":    {"devolution", "datganoli"},
	"translation":   {"translation", "cyfieithu"},
	"landscape":     {"landscape", "tirwedd"},
	"counts":        {"counts", "cyfrif"},
	"load":          {"load", "llwyth"},
	"overlap":       {"overlap", "gorgyffwrdd"},
	"what-if":       {"what-if", "beth-petai"},
	"seats":         {"seats", "seddi"},
	"lines":         {"lines", "llinellau"},
	"subjects":      {"subjects", "pynciau"},
	"gaps":          {"gaps", "bylchau"},
	"evidence":      {"evidence", "tystiolaeth"},
	"handover":      {"handover", "trosglwyddo"},
	"freshness":     {"freshness", "cyfredol"},
	"compare":       {"compare", "cymharu"},
	"board-pack":    {"board-pack", "pecyn-bwrdd"},
	"search":        {"search", "chwilio"},
	"data":          {"data", "data"},
	"meetings":      {"meetings", "cyfarfodydd"},
	"diary":         {"diary", "dyddiadur"},
	"who-decides":   {"who-decides", "pwy-syn-penderfynu"},
	"updates":       {"updates", "newidiadau"},
}

// at gives the address of a page of the site from the words of its path: "kent/partnerships/x.html".
// Words that are no segments, such as identifiers, stay as they are. Pages are files and not folders, so
// that a page has one address alone, whether a server shows it or it is opened from a disk.
func (s *site) at(path ...string) string {
	if len(path) == 0 {
		return s.root
	}
	words := make([]string, len(path))
	for i, part := range path {
		if both, ok := segments[part]; ok {
			part = both[0]
			if s.language == register.Welsh {
				part = both[1]
			}
		}
		words[i] = part
	}
	return s.root + strings.Join(words, "/") + ".html"
}

// partnership gives the address of a partnership's page inside the site: below partnerships/ by its
// identifier, and by its home's as well when it lives elsewhere.
func (s *site) partnership(p *register.Partnership) string {
	if s.isHome(p) {
		return s.at("partnerships", string(p.ID))
	}
	if s.area == nil {
		if home := s.plan.home(p, s); home != nil {
			return home.partnership(p)
		}
	}
	return s.at("partnerships", string(p.Home), string(p.ID))
}

// isHome tells whether the site is the one that the partnership's folder belongs to.
func (s *site) isHome(p *register.Partnership) bool {
	return s.area != nil && s.area.ID == p.Home || s.area == nil && s.edition.ID == p.Home
}

// organisation gives the address of an organisation's page inside the site.
func (s *site) organisation(id register.ID) string { return s.at("organisations", string(id)) }

// gathered gives the site when it knows what it shows. Whoever reads the areas, partnerships or organisations
// of another site than the one of the page has to ask for this first.
func (s *site) gathered() *site {
	s.once.Do(func() {
		s.gather()
		if s.first != nil {
			s.findings = s.first.gathered().findings
		} else {
			s.findings = newFindings(s)
		}
	})
	return s
}

// gather finds out which areas, partnerships and organisations the site shows.
func (s *site) gather() {
	x := s.plan.index
	s.areas = []*register.Area{s.area}
	if s.area == nil {
		s.areas = slices.Clone(s.plan.areas[s.edition.ID])
		sortByName(s, s.areas, func(a *register.Area) register.Text { return a.Name })
	}
	if s.area != nil {
		s.partnerships = slices.Clone(s.plan.lying()[s.area])
	} else {
		for _, p := range x.Register.Partnerships {
			if s.wants(p) {
				s.partnerships = append(s.partnerships, p)
			}
		}
	}
	s.lists = map[register.ID]bool{}
	add := func(id register.ID) {
		if o := x.Organisations[id]; o != nil && !s.lists[id] {
			s.lists[id] = true
			s.organisations = append(s.organisations, o)
		}
	}
	for _, p := range s.partnerships {
		for _, seat := range p.Seats {
			add(seat.Organisation)
		}
		for _, chair := range p.Chairs {
			add(chair.Organisation)
		}
		for _, f := range p.Funding {
			add(f.Organisation)
		}
	}
	for _, a := range s.areas {
		add(a.Force)
		for _, b := range a.LocalPolicingBodies {
			add(b.Organisation)
		}
		for _, authority := range a.Authorities {
			add(authority.Council)
		}
	}
	for _, o := range x.Register.Organisations {
		for _, a := range s.areas {
			if slices.Contains(o.Areas, a.ID) {
				add(o.ID)
			}
		}
		if s.area == nil && len(o.Areas) == 0 && (s.edition.FrontDoor || slices.Contains(o.Nations, s.edition.Nation)) {
			add(o.ID)
		}
	}
	sortByName(s, s.partnerships, func(p *register.Partnership) register.Text { return p.Name })
	s.place = make(map[*register.Partnership]int, len(s.partnerships))
	for i, p := range s.partnerships {
		s.place[p] = i
	}
	sortByName(s, s.organisations, func(o *register.Organisation) register.Text { return o.Name })
}

// shows tells whether a partnership stands in the site's lists.
func (s *site) shows(p *register.Partnership) bool {
	_, shown := s.gathered().place[p]
	return shown
}

// holds tells whether the site has a page of an organisation.
func (s *site) holds(o register.ID) bool { return s.gathered().lists[o] }

// boards gives the site's partnerships with which an organisation has to do, in the order of their names.
func (s *site) boards(o *register.Organisation) []*register.Partnership {
	list := slices.DeleteFunc(slices.Clone(s.plan.index.Boards[o.ID]), func(p *register.Partnership) bool { return !s.shows(p) })
	slices.SortFunc(list, func(a, b *register.Partnership) int { return cmp.Compare(s.place[a], s.place[b]) })
	return list
}

// wants tells whether a partnership belongs into the site's lists.
func (s *site) wants(p *register.Partnership) bool {
	for _, a := range s.plan.index.AreasOf(p) {
		if slices.Contains(s.areas, a) {
			return true
		}
	}
	return s.isHome(p)
}

// sortByName orders things by their names in the site's language and alphabet.
func sortByName[T any](s *site, list []T, name func(T) register.Text) {
	type keyed struct {
		key   []byte
		thing T
	}
	ordered := make([]keyed, len(list))
	for i, thing := range list {
		text, _ := name(thing).In(s.language)
		ordered[i] = keyed{s.order.Key(text), thing}
	}
	slices.SortStableFunc(ordered, func(a, b keyed) int { return slices.Compare(a.key, b.key) })
	for i := range ordered {
		list[i] = ordered[i].thing
	}
}

// relative gives the address of one page as a link on another writes it. The first page of a site, a
// folder's, is named by its file, so that links lead on when the site is opened from a disk.
func relative(from, to string) string {
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	dir := from[:strings.LastIndexByte(from, '/')+1]
	common := 0
	for i := 0; i < len(dir) && i < len(to) && dir[i] == to[i]; i++ {
		if dir[i] == '/' {
			common = i + 1
		}
	}
	return strings.Repeat("../", strings.Count(dir[common:], "/")) + to[common:]
}

// up gives the way from a page to the root of the output: "../../", or "" at the root.
func up(from string) string { return strings.Repeat("../", strings.Count(from, "/")) }
