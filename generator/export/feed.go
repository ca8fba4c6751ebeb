package export

import (
	"bytes"
	"encoding/xml"
	"fmt"

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
	Entries []Entry
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
}

// Tag makes a name that stays although pages move: a tag: address, RFC 4151. The authority is a name of a website that
// belonged to the publisher at the beginning of 2026.
func Tag(authority, name string) string { return "tag:" + authority + ",2026:" + name }

// Atom writes the feed.
func (f *Feed) Atom() ([]byte, error) {
	whole := atomFeed{
		Language: f.Language, ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Author: f.Author, Rights: f.Rights,
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: f.Self},
			{Rel: "alternate", Type: "text/html", Language: f.Language, Href: f.Address},
		},
	}
	for _, o := range f.Others {
		whole.Links = append(whole.Links, atomLink{Rel: "related", Type: "application/atom+xml", Language: o.Language, Href: o.Address})
	}
	updated := f.Updated
	for _, e := range f.Entries {
		updated = max(updated, e.Updated)
		one := atomEntry{
			ID: e.ID, Updated: instant(e.Updated), Title: f.phrase(e.Title),
			Link: atomLink{Rel: "alternate", Type: "text/html", Href: e.Address},
		}
		if e.Summary.Text != "" {
			summary := f.phrase(e.Summary)
			one.Summary = &summary
		}
		whole.Entries = append(whole.Entries, one)
	}
	whole.Updated = instant(updated)
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(whole); err != nil {
		return nil, fmt.Errorf("writing the feed %s: %w", f.ID, err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// instant writes a day as feeds want it. The first day of 1970 stands for one that is not stated.
func instant(d register.Day) string {
	if d == 0 {
		d = 19700101
	}
	return d.String() + "T00:00:00Z"
}

func (f *Feed) phrase(p Phrase) atomText {
	if p.Language == f.Language {
		p.Language = ""
	}
	return atomText{p.Language, p.Text}
}

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Rights   string      `xml:"rights,omitempty"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr"`
	Language string `xml:"hreflang,attr,omitempty"`
	Href     string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string    `xml:"id"`
	Title   atomText  `xml:"title"`
	Updated string    `xml:"updated"`
	Link    atomLink  `xml:"link"`
	Summary *atomText `xml:"summary"`
}

type atomText struct {
	Language string `xml:"xml:lang,attr,omitempty"`
	Text     string `xml:",chardata"`
}
