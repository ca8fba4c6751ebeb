package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/language"
	"partnershipregister/generator/prose"
	"partnershipregister/generator/register"
)

// maker makes the view of one page. It keeps the first fault, so that views can be written without a
// check at each word.
type maker struct {
	*site
	page *Page
	err  error
	// foreign is true when the page shows a text of the register in another language than its own.
	foreign bool
}

// say gives a phrase of the word list. Values are pairs of a placeholder's name and its text.
func (m *maker) say(key string, values ...string) string {
	s, err := m.words.Say(key, values...)
	m.fail(err)
	return s
}

// count gives a counted phrase: "3 partnerships".
func (m *maker) count(key string, n int, values ...string) string {
	s, err := m.words.Count(key, n, values...)
	m.fail(err)
	return s
}

// figure is a number with a label that fits it.
func (m *maker) figure(label string, n int, working string) Figure {
	return Figure{Number: m.words.Number(n), Label: m.count(label, n), Working: working}
}

func (m *maker) fail(err error) {
	if m.err == nil && err != nil {
		m.err = err
	}
}

// said gives a text of the register in the language of the page, or marked with its own.
func (m *maker) said(t register.Text) Said {
	s := saidIn(t, m.language)
	if s.Lang != "" {
		m.foreign = true
	}
	return s
}

func saidIn(t register.Text, l register.Language) Said {
	text, actual := t.In(l)
	return marked(text, actual, l)
}

// marked gives a text with a mark of its language where that is not the page's.
func marked(text string, actual, page register.Language) Said {
	if actual == page || text == "" {
		return Said{Text: text}
	}
	return Said{Text: text, Lang: string(actual)}
}

// list gives a list of texts like said.
func (m *maker) list(t register.Texts) []Said {
	texts, actual := t.In(m.language)
	var list []Said
	for _, text := range texts {
		list = append(list, marked(text, actual, m.language))
	}
	if actual != m.language && len(texts) > 0 {
		m.foreign = true
	}
	return list
}

// plain gives the bare text of a name, for titles and attributes.
func (m *maker) plain(t register.Text) string { return m.said(t).Text }

// rendered turns prose into HTML.
func (m *maker) rendered(p register.Prose, below int, prefix string) *Rendered {
	if p.Empty() {
		return nil
	}
	markdown, actual := p.In(m.language)
	if actual != m.language {
		m.foreign = true
	}
	html, err := prose.HTML(markdown, below, prefix)
	m.fail(err)
	return &Rendered{HTML: html, Lang: marked("x", actual, m.language).Lang}
}

// link makes a link from this page to another of the output.
func (m *maker) link(text Said, address string) Link {
	return Link{Said: text, Href: relative(m.page.Address, address), Current: address == m.page.Address, Count: -1}
}

// linkTo makes a link with words of the word list.
func (m *maker) linkTo(key string, path ...string) Link {
	return m.link(Said{Text: m.say(key)}, m.at(path...))
}

// outside makes a link to another website.
func outside(text Said, address register.URL) Link {
	return Link{Said: text, Href: string(address), Count: -1}
}

// date gives a date as exactly as it is known: "12 March 2024", "2024/25". It is "" when not stated.
func (m *maker) date(d register.Date) string { return dateIn(m.words, d) }

func dateIn(w *language.Words, d register.Date) string {
	switch d.Precision {
	case register.Exact:
		return w.Day(d.Year, d.Month, d.Day)
	case register.Month:
		return w.Month(d.Year, d.Month)
	case register.Year:
		return fmt.Sprint(d.Year)
	case register.FinancialYear:
		return w.FinancialYear(d.Year)
	}
	return ""
}

// span gives "from … until …" as far as it is stated.
func (m *maker) span(from, until register.Date) string {
	switch {
	case from.IsZero() && until.IsZero():
		return ""
	case until.IsZero():
		return m.say("date.from", "date", m.date(from))
	case from.IsZero():
		return m.say("date.until", "date", m.date(until))
	}
	return m.say("date.from-until", "from", m.date(from), "until", m.date(until))
}

// absolute gives the full address of a page.
func (m *maker) absolute(address string) string { return m.plan.Address + address }

// frame fills in what every page shows. Subject is the content file behind the page; heading is the
// h1 and, with the site's name, the title.
func (m *maker) frame(heading Said, description string, crumbs ...Link) Frame {
	p := m.page
	settings := &m.plan.index.Register.Settings
	f := Frame{
		Kind:        p.Kind,
		Language:    string(m.language),
		Heading:     heading,
		Description: shorten(description, 200),
		Canonical:   m.absolute(p.Canonical),
		Root:        up(p.Address),
		SiteName:    m.siteName(),
		Publisher:   m.plain(settings.Publisher),
		Licence:     outside(m.said(settings.Licence), settings.LicenceURL),
		Index:       !p.Hidden,
	}
	// The words that a licence asks for stand as they are in every language: they are no text of the page.
	foreign := m.foreign
	f.Attributions = m.list(settings.Attributions)
	m.foreign = foreign
	f.Home = m.link(Said{Text: m.siteName()}, m.root)
	f.Title = m.say("page.title", "page", heading.Text, "site", f.SiteName)
	if p.Address == m.root {
		f.Title = f.SiteName
	}
	if front := m.upper(); front != nil {
		l := m.link(m.said(front.name()), front.root)
		f.Register = &l
		f.Breadcrumbs = append(f.Breadcrumbs, l)
	}
	if p.Address != m.root {
		home := m.link(Said{Text: m.say("menu.home")}, m.root)
		if m.area != nil {
			home.Said = m.said(m.area.Name)
		}
		f.Breadcrumbs = append(f.Breadcrumbs, home)
	}
	f.Breadcrumbs = append(f.Breadcrumbs, crumbs...)
	for _, t := range p.Twins {
		f.Alternates = append(f.Alternates, Alternate{string(t.Language), m.absolute(t.Address)})
		if t.Language != m.language {
			l := m.link(Said{Text: m.say("language.other"), Lang: string(t.Language)}, t.Address)
			f.OtherLanguage = &l
		}
	}
	f.Menu = m.menu()
	if search := m.linkTo("search.button", "search"); !search.Current {
		f.Search = &search
	}
	f.Footer = append(f.Footer, m.linkTo("updates.menu", "updates"), m.linkTo("menu.data", "data"))
	for _, a := range m.edition.Articles {
		title, language := a.Title.In(m.language)
		f.Footer = append(f.Footer, m.link(marked(title, language, m.language), m.at(string(a.ID))))
	}
	if m.plan.AsAt {
		on := m.plan.On
		f.AsAt = m.say("page.as-at", "date", m.words.Day(int(on)/10000, int(on)/100%100, int(on)%100))
	}
	if m.language == register.Welsh {
		f.Unreviewed = m.say("language.unreviewed")
	}
	f.Edit = m.editLink(cmp.Or(p.Subject, m.folder()))
	f.Report = m.reportLink(heading)
	if m.plan.Repository != "" {
		f.Guide = &Link{Said: Said{Text: m.say("page.guide")}, Href: m.plan.Repository + "/blob/" + m.plan.Branch + "/CONTRIBUTING.md", Count: -1}
	}
	f.Contact = string(m.contact())
	f.StructuredData = m.pageData(&f)
	return f
}

// upper is the site above this one: an edition's for an area's, the front door for an edition's.
func (s *site) upper() *site {
	if s.area != nil {
		return s.plan.editionSite(s)
	}
	if front := s.plan.frontDoor(); front != s {
		return front
	}
	return nil
}

// name is what the site is about.
func (s *site) name() register.Text {
	switch {
	case s.area != nil:
		return s.area.Name
	case s.edition.FrontDoor:
		return s.plan.index.Register.Settings.Name
	}
	return s.edition.Name
}

// covered is the name of the place that the site covers, for sentences of what is in it. The name of the front door's site is no place.
func (s *site) covered() register.Text {
	if s.area != nil {
		return s.area.Name
	}
	return s.edition.Name
}

// siteName is the name in the header and in titles.
func (m *maker) siteName() string {
	if m.area == nil && m.edition.FrontDoor {
		return m.plain(m.name())
	}
	return m.say("site.name", "place", m.plain(m.name()))
}

// menu gives the site's main links, with the part marked that the page is in.
func (m *maker) menu() []Link {
	var links []Link
	add := func(key string, path ...string) {
		l := m.linkTo(key, path...)
		l.Current = l.Current || len(path) > 0 && strings.HasPrefix(m.page.Address, strings.TrimSuffix(m.at(path...), ".html")+"/")
		links = append(links, l)
	}
	add("menu.home")
	add("menu.partnerships", "partnerships")
	add("menu.organisations", "organisations")
	add("menu.priorities", "priorities")
	add("menu.meetings", "meetings")
	add("menu.councils", "authorities")
	add("menu.landscape", "landscape")
	return links
}

// shorten cuts a text at a word, for descriptions.
func shorten(s string, most int) string {
	if len([]rune(s)) <= most {
		return s
	}
	cut := string([]rune(s)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,.;:") + "…"
}

// asOf says when the facts about several entries were true, as far as they say so themselves.
func asOf[T any](m *maker, list []T, date func(T) register.Date) string {
	var newest, oldest register.Date
	for _, entry := range list {
		d := date(entry)
		if d.IsZero() {
			continue
		}
		if newest.IsZero() || d.Last() > newest.Last() {
			newest = d
		}
		if oldest.IsZero() || d.First() < oldest.First() {
			oldest = d
		}
	}
	switch {
	case newest.IsZero():
		return ""
	case newest == oldest:
		return m.say("page.as-of", "date", m.date(newest))
	}
	return m.say("page.as-of-range", "from", m.date(oldest), "until", m.date(newest))
}

// asOf says when the facts about several partnerships were true.
func (m *maker) asOf(list []*register.Partnership) string {
	return asOf(m, list, func(p *register.Partnership) register.Date { return p.AsOf })
}

// ranked gives the keys of a tally, the most frequent first and equals by name.
func ranked[K cmp.Ordered](tally map[K]int) []K {
	keys := make([]K, 0, len(tally))
	for k := range tally {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int { return cmp.Or(cmp.Compare(tally[b], tally[a]), cmp.Compare(a, b)) })
	return keys
}
