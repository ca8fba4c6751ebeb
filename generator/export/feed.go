package export

import (
	"bytes"
	"encoding/xml"

	"partnershipregister/generator/register"
)

// A Feed is a list of news that programs look up from time to time: Atom, RFC 4287.
//
// What is new comes from the dates of the facts and never from the clock, so that the same content gives the same bytes.
type Feed struct {
	// ID names the feed for ever: a tag: address, see [Tag].
	ID       string
	Title    string
	Subtitle string
	Language string
	// Self is the absolute address of the feed, Address that of the page about the same things, and Others are the same feed in
	// other languages.
	Self, Address string
	Others        []FeedAddress
	// Author is who publishes the feed, Rights its licence.
	Author, Rights string
	// Updated is used where it is later than every entry's, so that a feed without entries has a date too.
	Updated register.Day
	// Entries may stand in several feeds of one language; each is written out once.
	Entries []*Entry
}

// A FeedAddress is an absolute address with its language.
type FeedAddress struct{ Language, Address string }

// An Entry is one piece of news.
type Entry struct {
	// ID names the entry for ever.
	ID    string
	Title Phrase
	// Summary is plain text. May be empty.
	Summary Phrase
	// Address is the absolute address of the page, and of the place on it.
	Address string
	// Updated is the day of the facts; 0 when no date is stated.
	Updated register.Day
	// text is the entry as it was written in a feed of the language.
	text     []byte
	language string
}

// Tag makes a name that stays although pages move: a tag: address, RFC 4151. The authority is a name of a website that
// belonged to the publisher at the beginning of 2026.
func Tag(authority, name string) string { return "tag:" + authority + ",2026:" + name }

// Atom writes the feed.
func (f *Feed) Atom() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<feed xmlns=\"http://www.w3.org/2005/Atom\"")
	attribute(&b, "xml:lang", f.Language)
	b.WriteString(">\n")
	updated, size := f.Updated, 1000
	for _, e := range f.Entries {
		updated = max(updated, e.Updated)
		if e.text == nil || e.language != f.Language {
			e.text, e.language = bytes.Clone(f.entry(e)), f.Language
		}
		size += len(e.text)
	}
	b.Grow(size)
	element(&b, "id", f.ID)
	element(&b, "title", f.Title)
	if f.Subtitle != "" {
		element(&b, "subtitle", f.Subtitle)
	}
	element(&b, "updated", instant(updated))
	b.WriteString("<author>")
	element(&b, "name", f.Author)
	b.WriteString("</author>\n")
	if f.Rights != "" {
		element(&b, "rights", f.Rights)
	}
	link(&b, "self", "application/atom+xml", "", f.Self)
	link(&b, "alternate", "text/html", f.Language, f.Address)
	for _, o := range f.Others {
		link(&b, "related", "application/atom+xml", o.Language, o.Address)
	}
	for _, e := range f.Entries {
		b.Write(e.text)
	}
	b.WriteString("</feed>\n")
	return b.Bytes()
}

// entry writes one entry. Its link says no more than it must: what it leads to is a page unless something else is said.
func (f *Feed) entry(e *Entry) []byte {
	var b bytes.Buffer
	b.WriteString("<entry>")
	element(&b, "id", e.ID)
	f.phrase(&b, "title", e.Title)
	element(&b, "updated", instant(e.Updated))
	link(&b, "", "", "", e.Address)
	if e.Summary.Text != "" {
		f.phrase(&b, "summary", e.Summary)
	}
	b.WriteString("</entry>\n")
	return b.Bytes()
}

// instant writes a day as feeds want it. The first day of 1970 stands for one that is not stated.
func instant(d register.Day) string {
	if d == 0 {
		d = 19700101
	}
	return d.String() + "T00:00:00Z"
}

func (f *Feed) phrase(b *bytes.Buffer, name string, p Phrase) {
	b.WriteString("<" + name)
	if p.Language != f.Language {
		attribute(b, "xml:lang", p.Language)
	}
	b.WriteByte('>')
	_ = xml.EscapeText(b, []byte(p.Text))
	b.WriteString("</" + name + ">")
}

func element(b *bytes.Buffer, name, text string) {
	b.WriteString("<" + name + ">")
	_ = xml.EscapeText(b, []byte(text))
	b.WriteString("</" + name + ">")
}

func link(b *bytes.Buffer, rel, kind, language, to string) {
	b.WriteString("<link")
	attribute(b, "rel", rel)
	attribute(b, "type", kind)
	attribute(b, "hreflang", language)
	attribute(b, "href", to)
	b.WriteString("/>")
}

// attribute writes an attribute unless it is empty.
func attribute(b *bytes.Buffer, name, value string) {
	if value == "" {
		return
	}
	b.WriteString(" " + name + "=\"")
	_ = xml.EscapeText(b, []byte(value))
	b.WriteByte('"')
}
