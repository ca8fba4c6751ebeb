package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"partnershipregister/generator/register"
	"partnershipregister/generator/search"
)

// searchFolder is where the files lie that the site's search page looks things up in.
func (s *site) searchFolder() string { return s.root + "search/" }

// searchBundles plans these files.
func searchBundles(s *site) []Bundle {
	return []Bundle{{Folder: s.searchFolder(), Make: func(add func(File) error) error {
		corpus, err := searchCorpus(s)
		if err != nil {
			return err
		}
		for _, f := range search.Make(corpus) {
			if err := add(File{s.searchFolder() + f.Name, f.Content}); err != nil {
				return err
			}
		}
		return nil
	}}}
}

// searchCorpus lists what can be found on a site.
func searchCorpus(s *site) (search.Corpus, error) {
	f := finder{
		maker: &maker{site: s, page: &Page{Address: s.at("search"), Language: s.language, site: s}},
		items: map[any]*search.Item{},
	}
	// A thing is listed after those that it refers to.
	f.addAreas()
	f.addTypes()
	f.addPriorities()
	f.addOrganisations()
	f.addPartnerships()
	f.addPages()
	c := search.Corpus{Language: string(s.language), Items: f.list}
	c.Welsh = slices.ContainsFunc(s.areas, func(a *register.Area) bool { return a.Nation == register.Wales })
	for _, kind := range search.Kinds {
		c.Kinds = append(c.Kinds, search.Label{Key: string(kind), Label: f.say("search-kinds." + string(kind))})
	}
	for _, basis := range register.Bases {
		c.Laws = append(c.Laws, search.Label{Key: string(basis), Label: f.say("search-laws." + string(basis))})
	}
	for _, status := range register.Statuses {
		c.Statuses = append(c.Statuses, search.Label{Key: string(status), Label: f.say("status." + string(status))})
	}
	return c, f.err
}

// finder makes the items of a site's search.
type finder struct {
	*maker
	list []*search.Item
	// items finds the item of an area, an authority, a type, a priority, an organisation or a partnership.
	items map[any]*search.Item
}

// add lists an item. Of names in the other language only those are kept that people of the site may type.
func (f *finder) add(thing any, kind search.Kind, key, address string, name register.Text) *search.Item {
	item := &search.Item{Kind: kind, Key: key, Address: relative(f.page.Address, address), Name: f.text(name)}
	if other := f.other(name); other != item.Name.Text {
		item.Other = other
	}
	f.list = append(f.list, item)
	f.items[thing] = item
	return item
}

// text gives a text as pages show it.
func (f *finder) text(t register.Text) search.Text {
	said := f.said(t)
	return search.Text{Text: said.Text, Foreign: said.Lang != ""}
}

// both gives a text in both languages.
func (f *finder) both(t register.Text) []search.Text {
	var list []search.Text
	if text := f.text(t); text.Text != "" {
		list = append(list, text)
	}
	if other := f.other(t); other != "" {
		list = append(list, search.Text{Text: other, Foreign: true})
	}
	return list
}

// other gives the name in the other language, where that is another name and the site has to do with both.
func (f *finder) other(t register.Text) string {
	if !f.speaksWelsh() || t.EN == "" || t.CY == "" || t.EN == t.CY {
		return ""
	}
	return t.Only(f.language.Other())
}

// speaksWelsh tells whether Welsh names may be looked for.
func (f *finder) speaksWelsh() bool {
	return slices.ContainsFunc(f.site.areas, func(a *register.Area) bool { return a.Nation == register.Wales })
}

// shortNames gives short names of both languages.
func (f *finder) shortNames(en, cy []string) []search.Text {
	var list []search.Text
	add := func(names []string, l register.Language) {
		for _, n := range names {
			list = append(list, search.Text{Text: n, Foreign: l != f.language})
		}
	}
	lists := map[register.Language][]string{register.English: en, register.Welsh: cy}
	add(lists[f.language], f.language)
	if f.language == register.Welsh || f.speaksWelsh() {
		add(lists[f.language.Other()], f.language.Other())
	}
	return list
}

func (f *finder) label(key string) search.Text { return search.Text{Text: f.say(key)} }

func (f *finder) addAreas() {
	for _, a := range f.site.areas {
		if s := f.plan.areaSite(a.ID, f.site); s != nil {
			item := f.add(a, search.Area, string(a.ID), s.root, a.Name)
			item.Aliases = f.shortNames(a.ShortNames, nil)
			item.Label = f.label("search-kinds.area")
			item.Areas = []*search.Item{item}
		}
	}
	for _, p := range councilAreas(f.site) {
		if s := f.plan.areaSite(p.area.ID, f.site); s != nil {
			item := f.add(p.authority, search.Authority, string(p.authority.ID), s.at("authorities", string(p.authority.ID)), p.authority.Name)
			item.Aliases = f.shortNames(p.authority.ShortNames, nil)
			item.Label = f.label("authority-kind." + string(p.authority.Kind))
			item.Areas = f.areasOf([]*register.Area{p.area})
		}
	}
	for _, p := range councilAreas(f.site) {
		if item := f.items[p.authority]; item != nil && p.authority.County != "" {
			item.Within = f.items[f.plan.index.Authorities[p.authority.County].Authority]
		}
	}
}

// areasOf gives the items of those areas that the site is about.
func (f *finder) areasOf(areas []*register.Area) []*search.Item {
	var list []*search.Item
	for _, a := range areas {
		if item := f.items[a]; item != nil {
			list = append(list, item)
		}
	}
	return list
}

func (f *finder) placesOf(ids []register.ID) []*search.Item {
	var list []*search.Item
	for _, id := range ids {
		if item := f.items[f.plan.index.Authorities[id].Authority]; item != nil {
			list = append(list, item)
		}
	}
	return list
}

func (f *finder) prioritiesOf(ids []register.ID) []*search.Item {
	var list []*search.Item
	for _, id := range ids {
		if item := f.items[f.plan.index.Priorities[id]]; item != nil {
			list = append(list, item)
		}
	}
	return list
}

func (f *finder) addTypes() {
	for _, t := range f.plan.index.Register.Vocabulary.Types {
		if !slices.ContainsFunc(f.site.partnerships, func(p *register.Partnership) bool { return slices.Contains(p.Types(), t.ID) }) {
			continue
		}
		item := f.add(t, search.Type, string(t.ID), f.at("partnerships", "by-type", string(t.ID)), t.Name)
		item.Aliases = f.shortNames(t.ShortNames, t.ShortNamesCY)
		item.Label = f.label("search-kinds.type")
		item.Law = string(t.Basis)
		item.Description = f.shown(t.Purpose)
		item.Prose = append(f.prose(t.Purpose, t.PolicingBody, t.TypicalChair, t.Note), t.Law)
	}
}

func (f *finder) addPriorities() {
	for _, p := range f.plan.index.Register.Vocabulary.Priorities {
		if len(f.working(p.ID)) == 0 {
			continue
		}
		item := f.add(p, search.Priority, string(p.ID), f.at("priorities", string(p.ID)), p.Name)
		item.Aliases = f.shortNames(p.ShortNames, p.ShortNamesCY)
		item.Label = f.label("search-kinds.priority")
		item.Prose = f.prose(p.Note)
	}
}

func (f *finder) addOrganisations() {
	x := f.plan.index
	bodies := map[register.ID]*register.LocalPolicingBody{}
	councils := map[register.ID][]*search.Item{}
	for _, a := range f.site.areas {
		for i := range a.LocalPolicingBodies {
			bodies[a.LocalPolicingBodies[i].Organisation] = &a.LocalPolicingBodies[i]
		}
		for i := range a.Authorities {
			if place := f.items[&a.Authorities[i]]; place != nil {
				councils[a.Authorities[i].Council] = append(councils[a.Authorities[i].Council], place)
			}
		}
	}
	for _, o := range f.site.organisations {
		item := f.add(o, search.Organisation, string(o.ID), f.organisation(o.ID), o.Name)
		item.Aliases = f.shortNames(o.ShortNames, o.ShortNamesCY)
		if b := bodies[o.ID]; b != nil {
			item.Aliases = append(item.Aliases, f.both(b.Title)...)
			item.Aliases = append(item.Aliases, f.abbreviations(b.Kind)...)
		}
		item.Aliases = slices.DeleteFunc(item.Aliases, func(t search.Text) bool { return t.Text == item.Name.Text || t.Text == item.Other })
		item.Label = f.text(x.Sectors[o.Sector].Name)
		var areas []*register.Area
		for _, id := range o.Areas {
			areas = append(areas, x.Areas[id])
		}
		item.Areas = f.areasOf(areas)
		item.Places = councils[o.ID]
		item.Ended = o.EndedBy(f.plan.On)
	}
}

// abbreviations are those for the office of a local policing body, in the languages that people of the site use.
func (f *finder) abbreviations(kind register.PolicingBodyKind) []search.Text {
	var list []search.Text
	for _, l := range []register.Language{f.language, f.language.Other()} {
		if l == register.Welsh && !f.speaksWelsh() {
			continue
		}
		key := "search-abbreviations." + string(kind)
		if words := f.plan.Words[l]; words != nil && words.Has(key) {
			text, err := words.Say(key)
			f.fail(err)
			for _, abbreviation := range strings.Fields(text) {
				list = append(list, search.Text{Text: abbreviation, Foreign: l != f.language})
			}
		}
	}
	return list
}

func (f *finder) addPartnerships() {
	x, on := f.plan.index, f.plan.On
	for _, p := range f.site.partnerships {
		item := f.add(p, search.Partnership, string(p.ID), f.site.partnership(p), p.Name)
		item.Aliases = f.shortNames(p.ShortNames, p.ShortNamesCY)
		for _, former := range p.FormerNames {
			item.Former = append(item.Former, f.both(former.Name)...)
		}
		for _, id := range p.Types() {
			item.Types = append(item.Types, f.items[x.Types[id]])
		}
		item.Areas = f.areasOf(x.AreasOf(p))
		item.Places = f.placesOf(p.Authorities)
		for _, seat := range p.Seats {
			if o := f.items[x.Organisations[seat.Organisation]]; o != nil && on.In(seat.From, seat.Until) {
				item.Members = append(item.Members, o)
			}
		}
		for _, c := range p.Leading(on) {
			if cmp.Or(c.Role, register.InTheChair) == register.InTheChair {
				item.Chairs = append(item.Chairs, f.text(c.Post))
			}
		}
		item.Priorities = f.prioritiesOf(p.Priorities)
		item.Status = string(p.Status)
		item.Ended = p.EndedBy(on)
		item.Description = f.shown(p.Purpose)
		item.Prose = f.partnershipProse(p)
		for _, e := range p.Evidence {
			f.addEvidence(p, item, e)
		}
	}
}

func (f *finder) partnershipProse(p *register.Partnership) []string {
	prose := f.prose(p.Purpose, p.Place, p.TypeNote, p.ChairNote, p.SeatsNote, p.MeetingsStated, p.ContactPost)
	prose = append(prose, f.body(p.About))
	for _, list := range []register.Texts{p.PrioritiesStated, p.Subgroups} {
		texts, _ := list.In(f.language)
		prose = append(prose, texts...)
	}
	for _, d := range p.Duties {
		prose = append(prose, d.Act)
	}
	for _, d := range p.Documents {
		prose = append(prose, f.prose(d.Title)...)
	}
	for _, c := range p.Chairs {
		prose = append(prose, f.prose(c.Post)...)
	}
	for _, s := range p.Seats {
		prose = append(prose, f.prose(s.Note)...)
	}
	for _, g := range p.Funding {
		prose = append(prose, f.prose(g.For, g.Funder)...)
	}
	for _, r := range p.Relations {
		prose = append(prose, f.prose(r.Name, r.Note)...)
	}
	return prose
}

// addEvidence lists a claim with the partnership that it is about.
func (f *finder) addEvidence(p *register.Partnership, of *search.Item, e *register.Evidence) {
	item := f.add(e, search.Evidence, string(e.ID), f.site.partnership(p)+"#evidence-"+string(e.ID), e.Title)
	item.Label = f.label("search-kinds.evidence")
	item.Areas, item.Places = of.Areas, of.Places
	item.Priorities = f.prioritiesOf(e.Priorities)
	item.Ended = of.Ended
	item.Description = of.Name
	item.Prose = append(f.prose(p.Name, e.Period, e.ComparedWith, e.MeasuredBy), f.body(e.Finding))
}

// addPages lists the pages that belong to no single thing.
func (f *finder) addPages() {
	add := func(key string, name string, path ...string) {
		item := f.add(name+key, search.Page, key, f.at(path...), register.Text{})
		item.Name = search.Text{Text: name}
		item.Label = f.label("search-kinds.page")
	}
	add("landscape", f.say("menu.landscape"), "landscape")
	for _, v := range landscapeViews {
		if !v.editionOnly || f.area == nil {
			add(v.name, f.say("landscape-"+v.name+".menu"), "landscape", v.name)
		}
	}
	add("data", f.say("menu.data"), "data")
	for _, a := range f.edition.Articles {
		item := f.add(a, search.Page, string(a.ID), f.at(string(a.ID)), a.Title)
		item.Label = f.label("search-kinds.page")
		item.Description = f.shown(a.Description)
		item.Prose = []string{f.body(a.Body)}
	}
}

// prose gives texts as pages show them, without those that are not there.
func (f *finder) prose(texts ...register.Text) []string {
	var list []string
	for _, t := range texts {
		if text, _ := t.In(f.language); text != "" {
			list = append(list, text)
		}
	}
	return list
}

var linkTarget = regexp.MustCompile(`\]\([^)]*\)|<[^>]*>|https?://\S*`)

// body gives the words of a text in markdown.
func (f *finder) body(p register.Prose) string {
	markdown, _ := p.In(f.language)
	// Most texts have none, which is seen much faster.
	if !strings.Contains(markdown, "](") && !strings.Contains(markdown, "<") && !strings.Contains(markdown, "://") {
		return markdown
	}
	return linkTarget.ReplaceAllString(markdown, " ")
}

// shown gives a description for the list of results.
func (f *finder) shown(t register.Text) search.Text {
	text := f.text(t)
	text.Text = shorten(text.Text, 200)
	return text
}
