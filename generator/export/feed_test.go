package export

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
)

func TestFeed(t *testing.T) {
	f := &Feed{
		ID: Tag("register.example", "en/northmarsh/meetings"), Title: "Meetings: <Northmarsh> & \"more\"", Language: "en", Self: "https://register.example/a.atom", Address: "https://register.example/a.html",
		Others: []FeedAddress{{"cy", "https://register.example/cy.atom"}}, Author: "Office", Rights: "Licence", Updated: 20250101,
		Entries: []*Entry{
			{ID: Tag("register.example", "1"), Title: Phrase{"Bwrdd ŵ 🏛️ ]]> &", "cy"}, Summary: Phrase{"a\nb\x00<script>", "en"}, Address: "https://register.example/a.html#x", Updated: 20260102},
			{ID: Tag("register.example", "2"), Title: Phrase{"Second", "en"}, Address: "https://register.example/a.html#y"},
		},
	}
	b := f.Atom()
	var got struct {
		XMLName xml.Name
		Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		ID      string `xml:"http://www.w3.org/2005/Atom id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Author  string `xml:"author>name"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entries []struct {
			ID    string `xml:"id"`
			Title struct {
				Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
				Text string `xml:",chardata"`
			} `xml:"title"`
			Updated string  `xml:"updated"`
			Summary *string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b, &got); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	if got.XMLName.Space != "http://www.w3.org/2005/Atom" || got.XMLName.Local != "feed" || got.Lang != "en" || got.ID != "tag:register.example,2026:en/northmarsh/meetings" || got.Title != f.Title || got.Author != "Office" || len(got.Links) != 3 {
		t.Errorf("the feed reads back as %+v", got)
	}
	// The newest of the entries, which is newer than the feed's own day.
	if got.Updated != "2026-01-02T00:00:00Z" || got.Entries[0].Updated != got.Updated || got.Entries[1].Updated != "1970-01-01T00:00:00Z" {
		t.Errorf("updated %s, entries %s and %s", got.Updated, got.Entries[0].Updated, got.Entries[1].Updated)
	}
	if e := got.Entries[0]; e.Title.Lang != "cy" || e.Title.Text != f.Entries[0].Title.Text || *e.Summary != "a\nb\uFFFD<script>" {
		t.Errorf("the entry reads back as %+v, %q", e, *e.Summary)
	}
	if e := got.Entries[1]; e.Title.Lang != "" || e.Summary != nil {
		t.Errorf("the second entry reads back as %+v", e)
	}
	if again := f.Atom(); !bytes.Equal(b, again) {
		t.Error("written twice, the feed differs")
	}
	empty := (&Feed{ID: "tag:x,2026:y", Title: "x", Updated: 20250101}).Atom()
	if !strings.Contains(string(empty), "<updated>2025-01-01T00:00:00Z</updated>") {
		t.Errorf("an empty feed:\n%s", empty)
	}
}
