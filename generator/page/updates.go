package page

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/change"
	"partnershipregister/generator/export"
	"partnershipregister/generator/register"
)

// Updates says what changed in the part of the register that a site shows, day by day.
type Updates struct {
	Frame
	// None says why there is nothing to tell. Empty when there is.
	None string
	// Since says how far back the list goes. May be empty.
	Since string
	Feed  *Link
	Days  []UpdateDay
	// Left says how many more entries changed that are not told here. May be empty.
	Left string
}

// UpdateDay is what changed on one day.
type UpdateDay struct {
	// When is the day, Datetime the same for programs, Anchor its id.
	When, Datetime, Anchor string
	// Sums are finished phrases about many entries at once.
	Sums    []string
	Entries []UpdateEntry
}

// UpdateEntry is what changed in one entry.
type UpdateEntry struct {
	Link
	// Where is the area in which it lies, where the page is about several. May be empty.
	Where     Said
	Sentences []UpdateSentence
}

// UpdateSentence is one change, cut where its language changes.
type UpdateSentence []Said

// History is what changed in one entry.
type History struct {
	Days []UpdateOn
	// Left says how many earlier days are not told. May be empty.
	Left string
	Feed *Link
}

// UpdateOn is what changed in an entry on one day.
type UpdateOn struct {
	When, Datetime string
	Sentences      []UpdateSentence
}

const (
	// mostUpdates is how many entries a page of updates tells of, the latest first.
	mostUpdates = 150
	// mostNew is how many entries of one kind that are new on one day are named.
	mostNew = 12
	// mostDays is how many days the page of one entry tells of.
	mostDays = 5
)

// updatesPages plans the page of what changed.
func updatesPages(s *site) []*Page {
	page := s.page("updates", s.at("updates"), func(m *maker) any { return m.updatesView() })
	if s.twin != nil {
		page.twins(s, s.twin.at("updates"))
	}
	return []*Page{page}
}

// updates gives the days on which something changed that the site shows, the latest first.
func (s *site) updates() []change.Day {
	if s.plan.Past == nil {
		return nil
	}
	var days []change.Day
	for _, d := range s.plan.Past.Days {
		d.Entries = slices.DeleteFunc(slices.Clone(d.Entries), func(e *change.Entry) bool { return !s.concerns(e) })
		if len(d.Entries) > 0 {
			days = append(days, d)
		}
	}
	return days
}

// concerns tells whether an entry belongs to what the site shows.
func (s *site) concerns(e *change.Entry) bool {
	if p := e.Partnership(); p != nil {
		if s.shows(p) {
			return true
		}
		now := s.plan.present(p)
		return now != nil && s.shows(now)
	}
	if a := e.Area(); a != nil {
		return slices.ContainsFunc(s.areas, func(other *register.Area) bool { return other.ID == a.ID })
	}
	if o := e.Organisation(); o != nil {
		return s.holds(o.ID) || s.area == nil && s.edition.FrontDoor
	}
	if e.Kind == change.Edition {
		return s.area == nil && e.ID == string(s.edition.ID)
	}
	return s.area == nil
}

// present gives a partnership of the past as it is now, under whatever identifier; nil when it is gone.
func (pl *planner) present(p *register.Partnership) *register.Partnership {
	if now := pl.index.Partnerships[p.Ref()]; now != nil {
		return now
	}
	for _, now := range pl.index.Register.Partnerships {
		if slices.Contains(now.FormerIDs, p.Ref()) {
			return now
		}
	}
	return nil
}

// teller puts changes into the words of the page.
func (m *maker) teller() *change.Teller {
	return change.NewTeller(m.words, m.language, m.plan.index)
}

func (m *maker) updatesView() *Updates {
	place := m.plain(m.name())
	v := &Updates{Frame: m.frame(Said{Text: m.say("updates.title", "place", place)}, m.say("updates.description", "place", place))}
	feed := m.link(Said{Text: m.say("updates.feed")}, m.newsOf(m.at("updates")))
	v.Feed = &feed
	v.Feeds = append(v.Feeds, FeedLink{"application/atom+xml", v.Heading.Text, feed.Href})
	past := m.plan.Past
	days := m.changed()
	switch {
	case past == nil:
		v.None = m.say("updates.no-history")
		return v
	case len(days) == 0:
		v.None = m.say("updates.none")
	}
	v.Since = m.since()
	t := m.teller()
	shown, left := 0, 0
	for _, d := range days {
		day := UpdateDay{When: m.day(d.On), Datetime: d.On.String(), Anchor: "on-" + d.On.String()}
		entries, fresh := m.told(d)
		day.Sums = m.sums(d, fresh)
		for _, e := range entries {
			if shown == mostUpdates {
				left++
				continue
			}
			shown++
			day.Entries = append(day.Entries, m.updateEntry(t, e))
		}
		if len(day.Sums)+len(day.Entries) > 0 {
			v.Days = append(v.Days, day)
		}
	}
	if left > 0 {
		v.Left = m.count("updates.left", left)
	}
	m.fail(t.Err())
	return v
}

// since says how far back the history goes.
func (m *maker) since() string {
	past := m.plan.Past
	switch {
	case past.Older > 0:
		return m.count("updates.older", past.Older)
	case past.Cut && len(past.Days) > 0:
		first := past.Days[len(past.Days)-1].On
		return m.say("updates.cut", "date", m.day(first))
	case past.Cut:
		return m.say("updates.cut-whole")
	}
	return ""
}

func (m *maker) day(d register.Day) string {
	return m.words.Day(int(d)/10000, int(d)/100%100, int(d)%100)
}

// told gives the entries of a day that are told one by one, and of the others how many are new: many of one kind, and
// everything on the day on which the register began.
func (s *site) told(d change.Day) (list []*change.Entry, fresh map[change.Kind]int) {
	fresh = map[change.Kind]int{}
	isNew := func(e *change.Entry) bool {
		return len(e.Changes) == 1 && e.Changes[0].Sort == change.Added && e.Changes[0].Fact == ""
	}
	for _, e := range d.Entries {
		if isNew(e) {
			fresh[e.Kind]++
		}
	}
	for kind, n := range fresh {
		if n <= mostNew && !d.Beginning {
			delete(fresh, kind)
		}
	}
	for _, e := range d.Entries {
		if !isNew(e) || fresh[e.Kind] == 0 {
			list = append(list, e)
		}
	}
	return list, fresh
}

// sums says how much is new, of what most people look for.
func (m *maker) sums(d change.Day, fresh map[change.Kind]int) []string {
	var list []string
	for _, kind := range []change.Kind{change.Partnership, change.Area, change.Organisation} {
		if fresh[kind] > 0 && (kind != change.Area || m.area == nil) {
			list = append(list, m.count("updates.new-"+string(kind), fresh[kind]))
		}
	}
	return list
}

// about gives the changes of the partnerships that work on a subject, the latest first.
func (s *site) about(priority register.ID) []datedEntry {
	var news []datedEntry
	for _, d := range s.changed() {
		list, _ := s.told(d)
		for _, e := range list {
			if p := e.Partnership(); p != nil {
				if now := s.plan.present(p); now != nil && s.shows(now) && slices.Contains(now.Priorities, priority) {
					news = append(news, datedEntry{d.On, e})
				}
			}
		}
	}
	return news
}

// newsLink leads to the feed of changes beside the page of a subject; nil when it has nothing to tell.
func (m *maker) newsLink(v *Frame, priority register.ID, title string) *Link {
	if len(m.about(priority)) == 0 {
		return nil
	}
	l := m.link(Said{Text: m.say("updates.feed")}, m.newsOf(m.at("priorities", string(priority))))
	v.Feeds = append(v.Feeds, FeedLink{"application/atom+xml", m.say("updates.title", "place", title), l.Href})
	return &l
}

func (m *maker) updateEntry(t *change.Teller, e *change.Entry) UpdateEntry {
	row := UpdateEntry{Link: m.entryLink(t, e), Sentences: m.sentences(t, e)}
	if p := e.Partnership(); p != nil && m.area == nil {
		if a := m.plan.index.Areas[p.Home]; a != nil {
			row.Where = m.said(a.Name)
		}
	}
	return row
}

// sentences says what changed in an entry.
func (m *maker) sentences(t *change.Teller, e *change.Entry) []UpdateSentence {
	var list []UpdateSentence
	for _, s := range t.Sentences(e) {
		var one UpdateSentence
		for _, span := range s {
			m.foreign = m.foreign || span.Lang != ""
			one = append(one, Said{Text: span.Text, Lang: span.Lang})
		}
		list = append(list, one)
	}
	return list
}

// entryLink leads to the page of an entry, by its present name where it is still there.
func (m *maker) entryLink(t *change.Teller, e *change.Entry) Link {
	x := m.plan.index
	if p := e.Partnership(); p != nil {
		if now := m.plan.present(p); now != nil {
			return m.partnershipLink(now)
		}
		return Link{Said: m.said(p.Name), Count: -1}
	}
	if a := e.Area(); a != nil {
		if s := m.plan.areaSite(a.ID, m.site); s != nil && x.Areas[a.ID] != nil {
			return m.link(m.said(a.Name), s.root)
		}
		return Link{Said: m.said(a.Name), Count: -1}
	}
	if o := e.Organisation(); o != nil {
		if x.Organisations[o.ID] != nil {
			return m.organisationLink(o.ID)
		}
		return Link{Said: m.said(o.Name), Count: -1}
	}
	name := t.Name(e)
	if len(name) == 1 {
		return Link{Said: Said{Text: name[0].Text, Lang: name[0].Lang}, Count: -1}
	}
	return Link{Said: Said{Text: name.String()}, Count: -1}
}

// A dated entry is an entry with the day on which it changed.
type datedEntry struct {
	on    register.Day
	entry *change.Entry
}

// pastOf gives the changes of a partnership, the latest first, under whatever identifiers it had.
func (pl *planner) pastOf(p *register.Partnership) []datedEntry {
	if pl.Past == nil {
		return nil
	}
	names := map[string]bool{p.Ref().String(): true}
	for _, ref := range p.FormerIDs {
		names[ref.String()] = true
	}
	var list []datedEntry
	for _, d := range pl.Past.Days {
		for _, e := range d.Entries {
			if e.Kind != change.Partnership || !names[e.ID] {
				continue
			}
			list = append(list, datedEntry{d.On, e})
			for _, c := range e.Changes {
				if c.Sort == change.Renamed {
					names[fmt.Sprint(c.Was)] = true
				}
			}
		}
	}
	return list
}

// history says what changed in a partnership, nil when nothing is known of that.
func (m *maker) history(p *register.Partnership) *History {
	past := m.plan.pastOf(p)
	if len(past) == 0 {
		return nil
	}
	v := &History{}
	t := m.teller()
	for i, d := range past {
		if i == mostDays {
			v.Left = m.count("updates.left-days", len(past)-i)
			break
		}
		v.Days = append(v.Days, UpdateOn{m.day(d.on), d.on.String(), m.sentences(t, d.entry)})
	}
	m.fail(t.Err())
	if home := m.plan.home(p, m.site); home != nil {
		l := m.link(Said{Text: m.say("updates.feed")}, home.newsOf(home.partnership(p)))
		v.Feed = &l
	}
	return v
}

// newsOf gives the address of the feed of changes beside a page.
func (s *site) newsOf(page string) string {
	name := strings.TrimSuffix(page, ".html")
	if page != s.at("updates") {
		name += ".updates"
	}
	return name + ".atom"
}

// updatesBundles plans the site's feeds of changes.
func updatesBundles(s *site) []Bundle { return []Bundle{{Folder: s.root, Make: s.updateFeeds}} }

// updateFeeds makes them. The site's own is always there, so that a subscription keeps working.
func (s *site) updateFeeds(add func(File) error) error {
	m := &maker{site: s, page: &Page{Address: s.at("updates")}}
	t := m.teller()
	// Subject names what the feed is about, in every build and language; at gives its page in a site.
	feed := func(subject, title string, at func(*site) string, asOf register.Day, entries []*export.Entry) {
		settings := &m.plan.index.Register.Settings
		f := &export.Feed{
			ID: m.tag(subject + "/changes"), Title: title, Subtitle: m.say("updates.feed-about"), Language: string(m.language),
			Self: m.absolute(s.newsOf(at(s))), Address: m.absolute(at(s)), Author: m.plain(settings.Publisher), Rights: m.plain(settings.Licence),
			Updated: asOf, Entries: entries[:min(len(entries), mostEntries)],
		}
		if twin := s.twin; twin != nil {
			f.Others = append(f.Others, export.FeedAddress{Language: string(twin.language), Address: m.absolute(twin.newsOf(at(twin)))})
		}
		m.fail(add(File{s.newsOf(at(s)), f.Atom()}))
	}
	place := m.plain(s.name())
	var all []*export.Entry
	for _, d := range s.changed() {
		list, fresh := s.told(d)
		for _, e := range list {
			all = append(all, m.news(t, d.On, e))
		}
		if sums := m.sums(d, fresh); len(sums) > 0 {
			all = append(all, &export.Entry{
				ID: m.tag(s.id() + "/changes/" + d.On.String()), Title: export.Phrase{Text: m.say("updates.title", "place", place), Language: string(m.language)},
				Summary: export.Phrase{Text: strings.Join(sums, "\n"), Language: string(m.language)},
				Address: m.absolute(s.at("updates")) + "#on-" + d.On.String(), Updated: d.On,
			})
		}
	}
	asOf := newestOf(s.partnerships).First()
	feed(s.id(), m.say("updates.title", "place", place), func(s *site) string { return s.at("updates") }, asOf, all)
	for _, p := range s.partnerships {
		if !s.isHome(p) {
			continue
		}
		var entries []*export.Entry
		for _, d := range m.plan.pastOf(p) {
			entries = append(entries, m.news(t, d.on, d.entry))
		}
		if len(entries) > 0 {
			feed(p.Ref().String(), m.say("updates.title", "place", m.plain(p.Name)), func(s *site) string { return s.partnership(p) }, 0, entries)
		}
	}
	for _, p := range s.plan.index.Register.Vocabulary.Priorities {
		var entries []*export.Entry
		for _, d := range s.about(p.ID) {
			entries = append(entries, m.news(t, d.on, d.entry))
		}
		if len(entries) > 0 {
			feed(s.id()+"/priorities/"+string(p.ID), m.say("updates.subject-title", "subject", m.plain(p.Name), "place", place),
				func(s *site) string { return s.at("priorities", string(p.ID)) }, 0, entries)
		}
	}
	m.fail(t.Err())
	return m.err
}

// tag names something in a feed for ever, in the language of the site.
func (m *maker) tag(name string) string {
	return export.Tag(m.plan.authority(), string(m.language)+"/"+name)
}

// news puts an entry's changes of a day into a feed.
func (m *maker) news(t *change.Teller, on register.Day, e *change.Entry) *export.Entry {
	var lines []string
	for _, s := range t.Sentences(e) {
		lines = append(lines, s.String())
	}
	name := e.ID
	if e.Kind != change.Partnership {
		name = string(e.Kind) + "/" + e.ID
	}
	address := m.absolute(m.at("updates")) + "#on-" + on.String()
	if p := e.Partnership(); p != nil && m.plan.present(p) != nil {
		now := m.plan.present(p)
		if home := m.plan.home(now, m.site); home != nil {
			address = m.absolute(home.partnership(now)) + "#history"
		}
	}
	return &export.Entry{
		ID:    m.tag(name + "/changes/" + on.String()),
		Title: export.Phrase{Text: t.Name(e).String() + ": " + lines[0], Language: string(m.language)}, Summary: export.Phrase{Text: strings.Join(lines, "\n"), Language: string(m.language)},
		Address: address, Updated: on,
	}
}
