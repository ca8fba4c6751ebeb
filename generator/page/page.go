// Package page decides which pages a register has, at which addresses, and what each of them shows.
//
// [NewSites] takes a register and finds its sites; [Sites.Plan] gives every page, and every other file, of them. A page knows its address and
// its kind; what it shows is worked out when [Page.View] is called, so that a plan of many thousand
// pages is small and a single page can be made alone. Views hold ready values: texts in the page's
// language, finished links, formatted dates and numbers. Turning a view into HTML is left to package
// theme.
//
// Each kind of page has a file of its own with its view's type and the function that fills it, and one
// line in the function kinds of plan.go.
package page

import (
	"fmt"
	"html/template"

	"partnershipregister/generator/register"
)

// A Page is one page of one site.
type Page struct {
	// Kind names the template: "partnership".
	Kind string
	// Address is the page's place below the root of the output: "" for the first page, "kent/" for the
	// first page of a site in a folder, else a file such as "kent/partnerships.html". It never begins
	// with a slash.
	Address string
	// Theme is the theme of the edition that the page belongs to.
	Theme string
	// Language of the page.
	Language register.Language
	// Canonical is the address under which search engines should know the page; it is another page's
	// address when this page is a copy for the readers of a second area.
	Canonical string
	// Subject is the content file that the page is about, or the folder, with a slash at its end; "" for a page
	// about all that its site holds.
	Subject string
	// Twins are the addresses of the same page in each language, this one included. Empty when the
	// page exists in one language.
	Twins []Twin
	// Hidden keeps the page out of the sitemap.
	Hidden bool

	site *site
	fill func(*maker) any
}

// A Twin is a page's address in one language.
type Twin struct {
	Language register.Language
	Address  string
}

// File gives the path of the page's file below the root of the output.
func (p *Page) File() string {
	if p.Address == "" || p.Address[len(p.Address)-1] == '/' {
		return p.Address + "index.html"
	}
	return p.Address
}

// View works out what the page shows. The result is a pointer to the struct of the page's kind. An
// error is a fault of the program or a missing word, never of a single entry.
func (p *Page) View() (any, error) {
	m := &maker{site: p.site, page: p}
	view := p.fill(m)
	if framed, ok := view.(interface{ oneLanguage(*maker) }); ok {
		framed.oneLanguage(m)
	}
	if m.err != nil {
		return nil, fmt.Errorf("page %q: %w", p.Address, m.err)
	}
	return view, nil
}

// Said is a text with its language. Lang is empty when the text is in the language of the page, else
// the code to put into a lang attribute.
type Said struct {
	Text string
	Lang string
}

// Link is a link to another page. Href is relative to the page that shows it, or an absolute address
// of another site.
type Link struct {
	Said
	Href string
	// Current is true when the link leads to the page itself or, in a menu, to the part that it is in.
	Current bool
	// Count is the number of things behind the link, -1 when it is not shown.
	Count int
}

// Worded gives the text itself, also of what embeds one.
func (s Said) Worded() Said { return s }

// Linked gives the link itself, also of what embeds one.
func (l Link) Linked() Link { return l }

// Frame is what every page shows around its own matter.
type Frame struct {
	// Kind of page, for the class of the body.
	Kind string
	// Language code of the page.
	Language string
	// Title is the text of the title element, unique within the site.
	Title string
	// Heading is the h1.
	Heading Said
	// Lead is a line above the heading that says what sort of thing this is. May be empty.
	Lead        string
	Description string
	// Canonical and the Alternates are absolute addresses.
	Canonical  string
	Alternates []Alternate
	// Root is the relative address of the output's root: "../../". Assets lie below it. On the page
	// for addresses that do not exist it is absolute.
	Root string
	// SiteName is the name in the header, and Home the link behind it.
	SiteName string
	Home     Link
	// Register is the link to the front door when the site is one area's, nil elsewhere.
	Register *Link
	// OtherLanguage leads to the same page in the other language; nil in a site of one language.
	OtherLanguage *Link
	Menu          []Link
	// Search is where the form in the header leads; nil on the page that has a form of its own.
	Search *Link
	// Breadcrumbs lead from the front to the page above this one.
	Breadcrumbs []Link
	// AsOf says when the facts on the page were true, as a finished phrase. May be empty.
	AsOf string
	// Edit leads to the file or folder behind the page in the repository. Report takes up a mistake: in a
	// letter to the office that gives an address, else in a form of the repository.
	Edit   *Link
	Report *Link
	// Contact is the e-mail address of the area's office or of the publisher. May be empty.
	Contact string
	// Record is the page's facts as data; nil on pages that are not about one entry.
	Record *Link
	// Feeds are calendars and feeds about what the page is about.
	Feeds []FeedLink
	// Guide explains how to edit. Nil without a repository.
	Guide *Link
	// Footer links: about, accessibility, method.
	Footer []Link
	// Publisher, Licence and Attributions of the content.
	Publisher    string
	Licence      Link
	Attributions []Said
	// Scripts are the theme's scripts that improve the page: "search.js". Every page works without.
	Scripts []string
	// Preload is a file that the scripts ask for as soon as they run. May be empty.
	Preload string
	// StructuredData is the page in the vocabulary of schema.org, for a script element of the type
	// application/ld+json.
	StructuredData any
	// MovedTo is the address to which the browser is sent on. Empty but for former addresses.
	MovedTo string
	// AsAt is a notice that the register is shown as it will stand on another day. May be empty.
	AsAt string
	// OneLanguage is a notice that texts on the page exist in the other language only; Banner is true
	// where the area wants it to stand out. May be empty.
	OneLanguage string
	Banner      bool
	// Unreviewed is a notice that the wording of the language has not been checked. May be empty.
	Unreviewed string
	// Index is false on pages that search engines should leave out.
	Index bool
}

// oneLanguage says of a finished view that it shows texts in the other language.
func (f *Frame) oneLanguage(m *maker) {
	if !m.foreign || !m.bilingual() {
		return
	}
	f.OneLanguage = m.say("language.some-other")
	f.Banner = m.area != nil && m.area.Untranslated == register.BannerUntranslated
}

// Alternate is a page's absolute address in one language.
type Alternate struct {
	Language string
	Href     string
}

// Figure is a number with what it counts and how it was come by.
type Figure struct {
	// Number is formatted: "1,234".
	Number string
	// Label is what is counted: "partnerships".
	Label string
	// Working says from what the number was counted. May be empty.
	Working string
	// Href leads to the things counted. May be empty.
	Href string
}

// Rendered is prose that has become HTML.
type Rendered struct {
	HTML template.HTML
	// Lang is set when the prose is not in the language of the page.
	Lang string
}

// Group is a part of a long list under a heading.
type Group struct {
	Heading Said
	// Anchor is the heading's id.
	Anchor string
	Items  []Item
}

// Item is one line of a list of partnerships or organisations.
type Item struct {
	Link
	// Kind is the type of a partnership, or the sector of an organisation.
	Kind Said
	// Where says which places it covers. May be empty.
	Where Said
	// Marks are short remarks, such as "ended" or "known only from an official list".
	Marks []string
	// Facts tell who chairs it and how often it meets, where a list says so. May be empty.
	Facts []Fact

	partnership *register.Partnership
}
