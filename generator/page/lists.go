package page

import (
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// List shows partnerships, in groups: all of a site, those of a type, or those with a status.
type List struct {
	Frame
	// Count is "14 partnerships".
	Count string
	// New leads to the file of a partnership that is missing in an area's list. Nil elsewhere and without a repository.
	New *Link
	// Intro says what the list holds: the purpose of a type. May be empty.
	Intro Said
	// Facts about the type of the list. Empty elsewhere.
	Facts []Fact
	// Sources of what is said of the type. Empty elsewhere.
	Sources []Link
	// Ways are the other ways into the same list.
	Ways []Way
	// Groups hold the items; a single group has no heading.
	Groups []Group
}

// Way is a way into a list: by type, by status.
type Way struct {
	Heading string
	// Note says what the counts mean. May be empty.
	Note   string
	Anchor string
	Links  []Link
}

// Letters shows things by the letters of the alphabet.
type Letters struct {
	Frame
	Count string
	// Letters leads to the parts of this page or, where the list is cut into pages, to the pages.
	Letters []Link
	Groups  []Group
}

// longList is the number of things from which a list by letter is cut into a page a letter.
const longList = 300

// partnershipsPages plans the page of all partnerships: complete for an area, a way in for an edition.
func partnershipsPages(s *site) []*Page {
	page := s.page("partnerships", s.at("partnerships"), func(m *maker) any {
		counts := landscape.Count(m.plan.index, m.partnerships, m.plan.On)
		v := &List{Frame: m.frame(Said{Text: m.say("partnerships.title", "place", m.plain(m.covered()))},
			m.say("partnerships.description", "place", m.plain(m.covered())))}
		v.Count = m.count("count.partnerships", counts.Partnerships)
		v.Ways = m.ways(counts)
		v.AsOf = m.asOf(m.partnerships)
		if m.area != nil {
			v.Groups = m.byType(m.partnerships)
			v.New = m.newPartnership()
		} else {
			v.Ways = append(v.Ways, m.areaWay())
		}
		v.StructuredData = m.listData(&v.Frame, m.partnerships)
		return v
	})
	page.Subject = s.folder()
	if s.twin != nil {
		page.twins(s, s.twin.at("partnerships"))
	}
	return []*Page{page}
}

// facetPages plans a page for each type and each status that the site's partnerships have.
func facetPages(s *site) []*Page {
	var pages []*Page
	add := func(facet, id, subject string, heading func(m *maker) (Said, string), list []*register.Partnership, more func(*maker, *List)) {
		page := s.page("partnerships-by", s.at("partnerships", facet, id), func(m *maker) any {
			h, description := heading(m)
			v := &List{Frame: m.frame(h, description, m.linkTo("menu.partnerships", "partnerships"))}
			v.Count = m.count("count.bodies", len(list))
			v.AsOf = m.asOf(list)
			if m.area != nil {
				v.Groups = []Group{{Items: m.items(list, facet == "by-type")}}
			} else {
				v.Groups = m.byArea(list, facet == "by-type")
			}
			more(m, v)
			v.StructuredData = m.listData(&v.Frame, list)
			return v
		})
		page.Subject = subject
		if s.twin != nil {
			page.twins(s, s.twin.at("partnerships", facet, id))
		}
		pages = append(pages, page)
	}
	for _, t := range s.plan.index.Register.Vocabulary.Types {
		var list []*register.Partnership
		for _, p := range s.partnerships {
			if slices.Contains(p.Types(), t.ID) {
				list = append(list, p)
			}
		}
		if len(list) == 0 {
			continue
		}
		add("by-type", string(t.ID), "vocabulary/partnership-types.toml", func(m *maker) (Said, string) {
			return m.said(t.Name), m.say("partnerships.by-type-description", "type", m.plain(t.Name), "place", m.plain(m.covered()))
		}, list, func(m *maker, v *List) { m.typeFacts(v, t) })
	}
	for _, status := range register.Statuses {
		var list []*register.Partnership
		for _, p := range s.partnerships {
			if p.Status == status {
				list = append(list, p)
			}
		}
		if len(list) == 0 {
			continue
		}
		add("by-status", string(status), s.folder(), func(m *maker) (Said, string) {
			heading := m.say("partnerships.by-status", "status", m.say("status."+string(status)))
			return Said{Text: heading}, m.say("partnerships.by-status-description", "status", m.say("status."+string(status)), "place", m.plain(m.covered()))
		}, list, func(m *maker, v *List) { v.Intro = Said{Text: m.say("status-meaning." + string(status))} })
	}
	return pages
}

// typeFacts tells on a type's page what the law asks of such bodies.
func (m *maker) typeFacts(v *List, t *register.Type) {
	v.Lead = m.say("partnerships.by-type-lead")
	// A body may have the name of its kind, and titles are unique.
	v.Title = m.say("page.title", "page", m.say("partnerships.by-type-title", "type", v.Heading.Text), "site", v.SiteName)
	v.Intro = m.said(t.Purpose)
	add := func(label string, text Said) {
		if text.Text != "" {
			v.Facts = append(v.Facts, Fact{m.say(label), text})
		}
	}
	add("partnership.basis", Said{Text: m.basisOf(t)})
	if by := t.Asked(); by != "" && by != register.AskedByLaw {
		add("asked.by", Said{Text: m.say("asked." + string(by))})
	}
	add("partnership.law", inEnglish(t.Law, m.language))
	add("partnership.required", m.kindNames(t.Required(m.edition.Nation)))
	var subjects []string
	for _, id := range t.Priorities {
		subjects = append(subjects, m.plain(m.plan.index.Priorities[id].Name))
	}
	add("by-kind.fact", Said{Text: joinNames(subjects)})
	add("type.policing-body", m.said(t.PolicingBody))
	add("type.chair", m.said(t.TypicalChair))
	if t.Counts != register.AsPartnership {
		add("type.counts", Said{Text: m.say("counts-as." + string(t.Counts))})
	}
	if len(t.Publishes) > 0 {
		add("type.publishes", inEnglish(joinNames(t.Publishes), m.language))
	}
	add("type.quorum", inEnglish(t.Quorum, m.language))
	if t.LeastMeetings > 0 {
		add("type.least-meetings", Said{Text: m.count("count.meetings-a-year", t.LeastMeetings)})
	}
	if t.Sensitive {
		add("type.sensitive", Said{Text: m.say("type.sensitive-why")})
	}
	add("type.note", m.said(t.Note))
	for _, source := range t.Sources {
		v.Sources = append(v.Sources, outside(Said{Text: host(source)}, source))
	}
}

// basisOf says why bodies of a kind exist, and why in two-tier counties where that is another.
func (m *maker) basisOf(t *register.Type) string {
	basis := m.say("basis." + string(t.Basis))
	if t.BasisTwoTier == "" {
		return basis
	}
	return m.say("two-tier.basis", "basis", basis, "there", m.say("basis."+string(t.BasisTwoTier)))
}

// joinNames puts names that may hold commas and "and" into one text.
func joinNames(names []string) string { return strings.Join(names, "; ") }

// inEnglish marks a text that exists in English only.
func inEnglish(text string, page register.Language) Said { return marked(text, register.English, page) }

// letterPages plans the lists by letter of partnerships and of organisations for an edition, and of
// partnerships for an area.
func letterPages(s *site) []*Page {
	entries := make([]entry, len(s.partnerships))
	for i, p := range s.partnerships {
		entries[i] = entry{p.Name, func(m *maker) Item { return m.item(p, false) }}
	}
	return s.letters(lettered{
		kind: "a-to-z", path: []string{"partnerships", "a-to-z"}, subject: s.folder(),
		count: "count.bodies", title: "partnerships.a-to-z", crumb: "menu.partnerships", entries: entries,
		asOf: func(m *maker) string { return m.asOf(m.partnerships) },
	})
}

// entry is something that stands in a list by letter.
type entry struct {
	name register.Text
	item func(*maker) Item
}

// lettered is a list by letter before it is cut into pages.
type lettered struct {
	// kind of the pages, and path of the first.
	kind string
	path []string
	// subject is the content that the list is made from.
	subject string
	// count, title and crumb are keys of the word list: what is counted, the heading, and the name of
	// the list that path begins with.
	count, title, crumb string
	// entries in the order of their names.
	entries []entry
	asOf    func(*maker) string
}

// letterPart is the part of a list under one letter.
type letterPart struct {
	letter, anchor string
	entries        []entry
}

// parts cuts a list at each new letter.
func (l *lettered) parts(s *site) []letterPart {
	var parts []letterPart
	for _, e := range l.entries {
		text, _ := e.name.In(s.language)
		letter := s.order.Letter(text)
		if len(parts) == 0 || parts[len(parts)-1].letter != letter {
			parts = append(parts, letterPart{letter: letter, anchor: "letter-" + language.Slug(letter)})
		}
		last := &parts[len(parts)-1]
		last.entries = append(last.entries, e)
	}
	return parts
}

// letters plans the pages of a list by letter: one, or when the list is long a page for the letters
// and one for each of them.
func (s *site) letters(l lettered) []*Page {
	parts := l.parts(s)
	add := func(address string, view func(*maker) any) *Page {
		page := s.page(l.kind, address, view)
		page.Subject = l.subject
		return page
	}
	first := add(s.at(l.path...), func(m *maker) any { return m.lettersView(l, parts, -1) })
	if s.twin != nil {
		first.twins(s, s.twin.at(l.path...))
	}
	pages := []*Page{first}
	if len(l.entries) > longList {
		for i, part := range parts {
			pages = append(pages, add(s.at(append(slices.Clone(l.path), part.anchor)...), func(m *maker) any { return m.lettersView(l, parts, i) }))
		}
	}
	return pages
}

// lettersView shows the part of one letter, or with -1 the first page of the list.
func (m *maker) lettersView(l lettered, parts []letterPart, only int) *Letters {
	cut := len(l.entries) > longList
	heading, n := m.say(l.title), len(l.entries)
	var crumbs []Link
	if len(l.path) > 1 {
		crumbs = append(crumbs, m.linkTo(l.crumb, l.path[0]))
	}
	if only >= 0 {
		crumbs = append(crumbs, m.link(Said{Text: heading}, m.at(l.path...)))
		heading = m.say("letters.title", "title", heading, "letter", parts[only].letter)
		n = len(parts[only].entries)
	}
	v := &Letters{Frame: m.frame(Said{Text: heading}, m.say("letters.description", "title", heading, "place", m.plain(m.covered())), crumbs...)}
	v.Count = m.count(l.count, n)
	v.AsOf = l.asOf(m)
	for i, part := range parts {
		link := Link{Said: Said{Text: part.letter}, Href: "#" + part.anchor, Count: -1}
		if cut {
			link = m.link(link.Said, m.at(append(slices.Clone(l.path), part.anchor)...))
			link.Count = len(part.entries)
		}
		v.Letters = append(v.Letters, link)
		if cut && i != only {
			continue
		}
		g := Group{Heading: Said{Text: part.letter}, Anchor: part.anchor}
		for _, e := range part.entries {
			g.Items = append(g.Items, e.item(m))
		}
		v.Groups = append(v.Groups, g)
	}
	return v
}

// ways are the ways into a site's partnerships, with counts.
func (m *maker) ways(counts landscape.Counts) []Way {
	byType := Way{Heading: m.say("ways.by-type"), Note: m.say("ways.by-type-note"), Anchor: "by-type"}
	for _, t := range m.plan.index.Register.Vocabulary.Types {
		n := 0
		for _, p := range m.partnerships {
			if slices.Contains(p.Types(), t.ID) {
				n++
			}
		}
		if n > 0 {
			l := m.typeLink(t)
			l.Count = n
			byType.Links = append(byType.Links, l)
		}
	}
	slices.SortStableFunc(byType.Links, func(a, b Link) int { return b.Count - a.Count })
	byStatus := Way{Heading: m.say("ways.by-status"), Anchor: "by-status"}
	for _, status := range register.Statuses {
		if n := counts.ByStatus[status]; n > 0 {
			l := m.linkTo("status."+string(status), "partnerships", "by-status", string(status))
			l.Count = n
			byStatus.Links = append(byStatus.Links, l)
		}
	}
	others := Way{Heading: m.say("ways.others"), Anchor: "other-ways", Links: []Link{
		m.linkTo("partnerships.a-to-z", "partnerships", "a-to-z"),
		m.linkTo("ways.by-council", "authorities"),
		m.linkTo("ways.by-priority", "priorities"),
		m.linkTo("ways.by-organisation", "organisations"),
	}}
	return []Way{byType, byStatus, others}
}

// areaWay is the way by police force area, for an edition.
func (m *maker) areaWay() Way {
	w := Way{Heading: m.say("ways.by-area"), Anchor: "by-area"}
	for _, a := range m.site.areas {
		if s := m.plan.areaSite(a.ID, m.site); s != nil {
			l := m.link(m.said(a.Name), s.at("partnerships"))
			l.Count = landscape.Count(m.plan.index, s.partnerships, m.plan.On).Partnerships
			w.Links = append(w.Links, l)
		}
	}
	return w
}

// byType groups partnerships by their first type: those that count first, then those listed apart,
// each by the name of the type.
func (m *maker) byType(list []*register.Partnership) []Group {
	x := m.plan.index
	types := slices.Clone(x.Register.Vocabulary.Types)
	sortByName(m.site, types, func(t *register.Type) register.Text { return t.Name })
	slices.SortStableFunc(types, func(a, b *register.Type) int { return apart(a) - apart(b) })
	var groups []Group
	for _, t := range types {
		var of []*register.Partnership
		for _, p := range list {
			if p.Type == t.ID {
				of = append(of, p)
			}
		}
		if len(of) > 0 {
			g := Group{Heading: m.said(t.Name), Anchor: string(t.ID), Items: m.items(of, true)}
			groups = append(groups, g)
		}
	}
	return groups
}

func apart(t *register.Type) int {
	if t.Counts == register.AsPartnership {
		return 0
	}
	return 1
}

// byArea groups partnerships by their home, bodies of a whole nation first.
func (m *maker) byArea(list []*register.Partnership, sameType bool) []Group {
	var groups []Group
	add := func(heading Said, anchor string, home register.ID) {
		var of []*register.Partnership
		for _, p := range list {
			if p.Home == home {
				of = append(of, p)
			}
		}
		if len(of) > 0 {
			groups = append(groups, Group{Heading: heading, Anchor: anchor, Items: m.items(of, sameType)})
		}
	}
	for _, e := range m.plan.index.Register.Editions {
		add(Said{Text: m.say("lists.whole-nation", "nation", m.plain(e.Name))}, "all-"+string(e.ID), e.ID)
	}
	for _, a := range m.site.areas {
		add(m.said(a.Name), string(a.ID), a.ID)
	}
	return groups
}

// items gives the lines of a list. Where all are of the same type, the type is left out.
func (m *maker) items(list []*register.Partnership, sameType bool) []Item {
	var items []Item
	for _, p := range list {
		items = append(items, m.item(p, sameType))
	}
	return items
}

func (m *maker) item(p *register.Partnership, sameType bool) Item {
	x := m.plan.index
	item := Item{Link: m.partnershipLink(p), Where: m.where(p), partnership: p}
	if !sameType {
		item.Kind = m.said(x.Types[p.Type].Name)
	}
	if p.Status != register.Active && !(p.ListOnly && p.Status == register.Unknown) {
		item.Marks = append(item.Marks, m.status(p))
	}
	if p.ListOnly {
		item.Marks = append(item.Marks, m.say("mark.list-only"))
	}
	return item
}

// where says which places a partnership covers, shortly.
func (m *maker) where(p *register.Partnership) Said {
	x := m.plan.index
	var places []register.Text
	for _, id := range p.Authorities {
		if at := x.Authorities[id]; at.Authority != nil {
			places = append(places, at.Authority.Name)
		}
	}
	switch {
	case len(places) == 0 && !p.Place.Empty():
		return m.said(p.Place)
	case len(places) == 0 && x.Editions[p.Home] != nil:
		return m.said(x.Editions[p.Home].Name)
	case len(places) == 0:
		for _, a := range x.AreasOf(p) {
			places = append(places, a.Name)
		}
	case len(places) > 4:
		return Said{Text: m.count("count.councils", len(places))}
	}
	names, l := m.together(places)
	return marked(m.words.List(names), l, m.language)
}

// together gives several names in one language: the page's, or the other where one of them lacks that.
func (m *maker) together(texts []register.Text) ([]string, register.Language) {
	l := m.language
	for _, t := range texts {
		if t.Only(l) == "" {
			l = l.Other()
			break
		}
	}
	var names []string
	for _, t := range texts {
		name, _ := t.In(l)
		names = append(names, name)
	}
	return names, l
}
