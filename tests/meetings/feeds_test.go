package meetings_test

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"
)

// element is any element of an XML file.
type element struct {
	name, space, text string
	attributes        map[string]string
	children          []*element
}

func (e *element) all(name string) []*element {
	var list []*element
	for _, c := range e.children {
		if c.name == name {
			list = append(list, c)
		}
	}
	return list
}

func readXML(b []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, space: token.Name.Space, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			last.children = append(last.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
	if len(root.children) != 1 {
		return nil, fmt.Errorf("%d elements at the root", len(root.children))
	}
	return root.children[0], nil
}

// atomElements are what may stand in a feed and in an entry, and whether more than once.
var atomElements = map[string]map[string]bool{
	"feed": {"author": true, "category": true, "contributor": true, "generator": false, "icon": false, "id": false, "link": true, "logo": false,
		"rights": false, "subtitle": false, "title": false, "updated": false, "entry": true},
	"entry": {"author": true, "category": true, "content": false, "contributor": true, "id": false, "link": true, "published": false, "rights": false,
		"source": false, "summary": false, "title": false, "updated": false},
}

// atomFaults holds a file to what RFC 4287 asks for.
func atomFaults(b []byte) []string {
	feed, err := readXML(b)
	if err != nil {
		return []string{err.Error()}
	}
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if feed.name != "feed" || feed.space != "http://www.w3.org/2005/Atom" {
		fault("the root is %s of %q", feed.name, feed.space)
	}
	ids := map[string]bool{}
	one := func(e *element, name string) string {
		list := e.all(name)
		if len(list) != 1 || strings.TrimSpace(list[0].text) == "" {
			fault("%s has %d %s", e.name, len(list), name)
			return ""
		}
		return list[0].text
	}
	links := func(e *element, wanted ...string) {
		rels := map[string]int{}
		for _, l := range e.all("link") {
			// A link that does not say what it is leads to the same thing in another form (RFC 4287, 4.2.7.2).
			rels[cmp.Or(l.attributes["rel"], "alternate")]++
			if u, err := url.Parse(l.attributes["href"]); err != nil || !u.IsAbs() {
				fault("a link to %q", l.attributes["href"])
			}
		}
		for _, rel := range wanted {
			if rels[rel] != 1 {
				fault("%s has %d links %s", e.name, rels[rel], rel)
			}
		}
	}
	common := func(e *element) {
		id := one(e, "id")
		if u, err := url.Parse(id); err != nil || u.Scheme != "tag" || ids[id] {
			fault("the id %q", id)
		}
		ids[id] = true
		one(e, "title")
		if !strings.HasSuffix(one(e, "updated"), "Z") {
			fault("updated is in no time of Greenwich")
		}
		if _, err := time.Parse(time.RFC3339, one(e, "updated")); err != nil {
			fault("%v", err)
		}
	}
	common(feed)
	links(feed, "self", "alternate")
	for _, a := range feed.all("author") {
		one(a, "name")
	}
	if len(feed.all("author")) != 1 {
		fault("the feed has no author")
	}
	newest := feed.all("updated")[0].text
	if newest > today.String()+"T23:59:59Z" {
		fault("the feed was updated on %s, after the day of the build", newest)
	}
	for _, e := range feed.all("entry") {
		common(e)
		links(e, "alternate")
		for _, u := range e.all("updated") {
			if u.text > newest { // both end with Z
				fault("an entry was updated on %s, after the whole feed on %s", u.text, newest)
			}
		}
	}
	for _, e := range append(feed.all("entry"), feed) {
		for _, c := range e.children {
			often, known := atomElements[e.name][c.name]
			if !known || c.space != feed.space || !often && len(e.all(c.name)) > 1 {
				fault("%s in %s", c.name, e.name)
			}
			if kind := c.attributes["type"]; c.name != "link" && kind != "" && kind != "text" {
				fault("%s is of the type %s", c.name, kind)
			}
		}
	}
	return faults
}

func TestFeeds(t *testing.T) {
	files := site(t)
	n := 0
	names := map[string]string{}
	for name, b := range files {
		if !strings.HasSuffix(name, ".atom") {
			continue
		}
		n++
		for _, f := range atomFaults(b) {
			t.Errorf("%s: %s", name, f)
		}
		feed, err := readXML(b)
		if err != nil {
			t.Fatal(err)
		}
		id := feed.all("id")[0].text
		if names[id] != "" {
			t.Errorf("%s and %s are both called %s", name, names[id], id)
		}
		names[id] = name
		want := "en"
		if strings.HasPrefix(name, "cymru/") {
			want = "cy"
		}
		if got := feed.attributes["lang"]; got != want {
			t.Errorf("%s is in %q", name, got)
		}
		for _, l := range append(feed.all("link"), links(feed)...) {
			to, ours := strings.CutPrefix(l.attributes["href"], address)
			page, anchor, _ := strings.Cut(to, "#")
			if files[page] == nil || !ours || anchor != "" && !bytes.Contains(files[page], []byte(`id="`+anchor+`"`)) {
				t.Errorf("%s leads to %s, which is not there", name, l.attributes["href"])
			}
		}
	}
	if n < 30 {
		t.Errorf("%d feeds were read", n)
	}
	for name, want := range map[string]int{
		"northmarsh/partnerships/safety-board.meetings.atom": 6,
		"northmarsh/meetings.atom":                           6,
		"northmarsh/priorities/violence.meetings.atom":       6,
		// A change and the beginning: of the board, and of its area.
		"northmarsh/partnerships/safety-board.updates.atom": 2,
		"northmarsh/updates.atom":                           2,
		"cymru/partneriaethau/wales-board.updates.atom":     2,
		"cymru/glasfryn/newidiadau.atom":                    2,
		// More than a feed holds.
		"wales/glasfryn/meetings.atom":    100,
		"cymru/glasfryn/cyfarfodydd.atom": 100,
	} {
		feed, err := readXML(files[name])
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := len(feed.all("entry")); got != want {
			t.Errorf("%s has %d entries, want %d", name, got, want)
		}
	}
}

func links(feed *element) []*element {
	var list []*element
	for _, e := range feed.all("entry") {
		list = append(list, e.all("link")...)
	}
	return list
}

// TestFeedFaultsAreFound spoils a feed in each way that the test above looks for.
func TestFeedFaultsAreFound(t *testing.T) {
	good := string(site(t)["northmarsh/meetings.atom"])
	if faults := atomFaults([]byte(good)); len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, change := range [][2]string{
		{"</feed>", ""}, {"http://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom"}, {"<id>tag:", "<id>"}, {"T00:00:00Z", ""}, {"2027-12-02.evening</id>", "2027-12-02</id>"},
		{`rel="self"`, `rel="me"`}, {"<author>", "<writer>"}, {`href="https://register`, `href="register`}, {"<title>", "<name>"}, {"&amp;", "&"},
		{"<updated>20", "<updated>21"}, {"<updated>2026", "<updated>1999"}, {"<author>", "<about>x</about><author>"}, {"<link ", "<generator>a</generator><generator>b</generator><link "}, {"<title>", `<title type="html">`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good || len(atomFaults([]byte(bad))) == 0 {
			t.Errorf("%q for %q was not found out", change[1], change[0])
		}
	}
}
