// Package linked_test expands the structured data of every page of the shipped register with a JSON-LD library that is not
// ours, and looks at whether what the pages say of each other joins up.
package linked_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/piprate/json-gold/ld"

	"partnershipregister/generator/build"
	"partnershipregister/generator/register"
)

const (
	today   = register.Day(20261122)
	address = "https://register.example/parts/"
	schema  = "https://schema.org/"
)

// context stands for the one that https://schema.org hands out, as far as the pages use it: nothing is fetched. Terms that lead
// to things or pages are those of https://schema.org/docs/jsonldcontext.json.
var context = func() map[string]any {
	terms := map[string]any{"@vocab": schema}
	for _, term := range []string{"url", "sameAs", "license", "item", "contentUrl", "eventStatus", "eventAttendanceMode"} {
		terms[term] = map[string]any{"@id": schema + term, "@type": "@id"}
	}
	return map[string]any{"@context": terms}
}()

type local struct{}

func (local) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if address != "https://schema.org" {
		return nil, errors.New("the context " + address + " is not known")
	}
	return &ld.RemoteDocument{DocumentURL: address, Document: context}, nil
}

// properties are those of https://schema.org that a thing of each type may have. An OrganizationRole stands between two
// things and repeats the property that leads to it.
var properties = func() map[string][]string {
	thing := []string{"name", "alternateName", "description", "url", "sameAs", "identifier"}
	work := append(slices.Clone(thing), "inLanguage", "license", "publisher", "creator", "mainEntity", "about", "version", "isAccessibleForFree")
	organisation := append(slices.Clone(thing), "foundingDate", "dissolutionDate", "areaServed", "member", "event", "parentOrganization")
	return map[string][]string{
		"WebPage": work, "CollectionPage": work, "WebSite": work,
		"Dataset":        append(slices.Clone(work), "distribution", "spatialCoverage"),
		"DataDownload":   append(slices.Clone(work), "encodingFormat", "contentUrl"),
		"ItemList":       append(slices.Clone(thing), "itemListElement", "numberOfItems"),
		"BreadcrumbList": append(slices.Clone(thing), "itemListElement", "numberOfItems"),
		"ListItem":       append(slices.Clone(thing), "position", "item"),
		"Organization":   organisation, "GovernmentOrganization": organisation, "NGO": organisation,
		"OrganizationRole":   append(slices.Clone(thing), "roleName", "startDate", "endDate", "member"),
		"AdministrativeArea": append(slices.Clone(thing), "containedInPlace"),
		"Event":              append(slices.Clone(thing), "organizer", "eventSchedule", "startDate", "endDate", "eventStatus", "eventAttendanceMode", "location"),
		"Schedule":           append(slices.Clone(thing), "repeatFrequency", "scheduleTimezone"),
		"Place":              thing,
		"VirtualLocation":    thing,
	}
}()

// wanted are the types of what a property may lead to.
var wanted = map[string][]string{
	"member": {"OrganizationRole", "Organization", "GovernmentOrganization", "NGO"}, "organizer": {"GovernmentOrganization"}, "parentOrganization": {"GovernmentOrganization"},
	"areaServed": {"AdministrativeArea"}, "containedInPlace": {"AdministrativeArea"}, "spatialCoverage": {"AdministrativeArea"}, "about": {"AdministrativeArea"},
	"event": {"Event"}, "eventSchedule": {"Schedule"}, "location": {"Place", "VirtualLocation"}, "distribution": {"DataDownload"},
	"itemListElement": {"ListItem"}, "mainEntity": {"ItemList"}, "publisher": {"Organization"}, "creator": {"Organization"},
}

// nameless are the types whose things are known by something else than a name.
var nameless = []string{"OrganizationRole", "Schedule", "ItemList", "BreadcrumbList", "DataDownload", "VirtualLocation"}

// node is a thing as one page tells of it.
type node struct {
	types  []string
	values map[string][]any
}

// faults expands what each page says, by the page's file, and holds all of it together.
func faults(pages map[string][]byte) []string {
	var list []string
	fault := func(page, format string, args ...any) { list = append(list, page+": "+fmt.Sprintf(format, args...)) }
	processor := ld.NewJsonLdProcessor()
	graphs := map[string]map[string]*node{} // by page and identifier
	for _, page := range slices.Sorted(maps.Keys(pages)) {
		var doc any
		if err := json.Unmarshal(pages[page], &doc); err != nil {
			fault(page, "%v", err)
			continue
		}
		// Identifiers are the ways from the page to what they stand for.
		options := ld.NewJsonLdOptions(address + strings.TrimSuffix(page, "index.html"))
		options.DocumentLoader = local{}
		flat, err := processor.Flatten(doc, nil, options)
		if err != nil {
			fault(page, "%v", err)
			continue
		}
		graph := map[string]*node{}
		graphs[page] = graph
		for _, one := range flat.([]any) {
			n := &node{values: map[string][]any{}}
			for key, value := range one.(map[string]any) {
				switch values, _ := value.([]any); key {
				case "@id":
				case "@type":
					for _, v := range values {
						n.types = append(n.types, strings.TrimPrefix(v.(string), schema))
					}
				default:
					n.values[strings.TrimPrefix(key, schema)] = values
				}
			}
			slices.Sort(n.types)
			graph[one.(map[string]any)["@id"].(string)] = n
		}
	}
	// home is where the page is that a thing has its identifier from.
	home := func(id string) (file string, ours bool) {
		file, ours = strings.CutPrefix(id, address)
		if file, _, _ = strings.Cut(file, "#"); file == "" || strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		return file, ours
	}
	// described finds a thing as the page tells of it or, where that only names it, as its own page does.
	described := func(page, id string) *node {
		n := graphs[page][id]
		if file, ours := home(id); ours && (n == nil || len(n.types) == 0) {
			return graphs[file][id]
		}
		return n
	}
	for _, page := range slices.Sorted(maps.Keys(graphs)) {
		for _, id := range slices.Sorted(maps.Keys(graphs[page])) {
			n := graphs[page][id]
			if len(n.types) == 0 {
				fault(page, "%s has no type", id)
				continue
			}
			if len(n.types) != 1 || properties[n.types[0]] == nil {
				fault(page, "%s is %s", id, n.types)
				continue
			}
			kind := n.types[0]
			if !slices.Contains(nameless, kind) && n.text("name") == "" {
				fault(page, "%s, a thing of the type %s, has no name", id, kind)
			}
			for key, values := range n.values {
				if !slices.Contains(properties[kind], key) {
					fault(page, "%s, a thing of the type %s, has a %s", id, kind, key)
				}
				for _, v := range values {
					v := v.(map[string]any)
					to, leads := v["@id"].(string)
					switch types := wanted[key]; {
					case strings.HasSuffix(to, "#this") && described(page, to) == nil:
						fault(page, "%s is named and not described", to)
					case types != nil && !leads:
						fault(page, "the %s of %s is %v and no thing", key, id, v)
					case types != nil && (described(page, to) == nil || !slices.ContainsFunc(described(page, to).types, func(t string) bool { return slices.Contains(types, t) })):
						fault(page, "the %s of %s is %s, which is none of %s", key, id, to, types)
					case leads && to == "", !leads && fmt.Sprint(v["@value"]) == "":
						fault(page, "the %s of %s is empty", key, id)
					}
				}
			}
			for _, pair := range [][2]string{{"foundingDate", "dissolutionDate"}, {"startDate", "endDate"}} {
				from, until := n.text(pair[0]), n.text(pair[1])
				for _, date := range []string{from, until} {
					if date != "" && !isDate(date) {
						fault(page, "%s has the date %q", id, date)
					}
				}
				if from != "" && until != "" && until[:min(len(from), len(until), 10)] < from[:min(len(from), len(until), 10)] {
					fault(page, "%s ends on %s, before it begins on %s", id, until, from)
				}
			}
			if s := n.text("repeatFrequency"); s != "" && !regexp.MustCompile(`^P[1-9][0-9]?[WM]$`).MatchString(s) {
				fault(page, "%s repeats every %q", id, s)
			}
			// What has an identifier here has a page of its own, which says of it the same.
			file, ours := home(id)
			if !ours {
				if !strings.HasPrefix(id, "_:") {
					fault(page, "%s lies outside the register", id)
				}
				continue
			}
			there := graphs[file][id]
			switch {
			case graphs[file] == nil:
				fault(page, "%s stands for a page that is not there", id)
			case there == nil || strings.HasSuffix(id, "#this") && there.text("url") == "" && kind != "AdministrativeArea":
				fault(page, "%s is not described on its own page", id)
			case !slices.Equal(there.types, n.types):
				fault(page, "%s is %s here and %s on its own page", id, n.types, there.types)
			case language(page) == language(file) && there.text("name") != n.text("name"):
				fault(page, "%s is called %q here and %q on its own page", id, n.text("name"), there.text("name"))
			}
		}
	}
	return list
}

func (n *node) text(key string) string {
	for _, v := range n.values[key] {
		v := v.(map[string]any)
		if id, ok := v["@id"].(string); ok {
			return id
		}
		return fmt.Sprint(v["@value"])
	}
	return ""
}

func language(page string) string {
	if strings.HasPrefix(page, "cymru/") {
		return "cy"
	}
	return "en"
}

// isDate tells whether a text is a date that exists, as exactly as it is known, or a time with its distance from Greenwich.
func isDate(s string) bool {
	for _, form := range []string{"2006", "2006-01", "2006-01-02", time.RFC3339} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

var structured = regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>(.*?)</script>`)

// shipped builds the register and gives the structured data of its pages.
func shipped(t *testing.T) map[string][]byte {
	t.Helper()
	out := t.TempDir() + "/public"
	_, _, err := build.Site(build.Options{Content: os.DirFS("../../content"), Themes: os.DirFS("../../themes"), Out: out, Today: today, On: today, Address: address})
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string][]byte{}
	root := os.DirFS(out)
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		b, err := fs.ReadFile(root, name)
		if m := structured.FindSubmatch(b); m != nil {
			pages[name] = bytes.Clone(m[1])
		} else if !bytes.Contains(b, []byte(`http-equiv=refresh`)) && !bytes.Contains(b, []byte(`http-equiv="refresh"`)) && name != "404.html" {
			t.Errorf("%s has no structured data", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestEveryPage(t *testing.T) {
	pages := shipped(t)
	list := faults(pages)
	for _, f := range list[:min(20, len(list))] {
		t.Error(f)
	}
	if len(list) > 20 {
		t.Errorf("and %d more", len(list)-20)
	}
	all := ""
	for _, page := range []string{"kent/partnerships/kent-community-safety-partnership.html", "data.html", "kent/authorities/ashford.html", "index.html"} {
		all += string(pages[page])
	}
	for _, want := range []string{`"GovernmentOrganization"`, `"OrganizationRole"`, `"Event"`, `"Dataset"`, `"DataDownload"`, `"AdministrativeArea"`, `"WebSite"`} {
		if !strings.Contains(all, want) {
			t.Errorf("no page speaks of a thing of the type %s", want)
		}
	}
	t.Logf("%d pages", len(pages))
}

// TestFaultsAreFound spoils a small set of pages in each way that the test above looks for.
func TestFaultsAreFound(t *testing.T) {
	board := `{"@context":"https://schema.org","@graph":[{"@type":"GovernmentOrganization","@id":"https://register.example/parts/board.html#this","url":"https://register.example/parts/board.html","name":"Board",` +
		`"foundingDate":"2013-04","dissolutionDate":"2019-06-30","member":[{"@type":"OrganizationRole","@id":"https://register.example/parts/board.html#seat-trust","roleName":"member","startDate":"2014",` +
		`"member":{"@type":"NGO","@id":"https://register.example/parts/trust.html#this","name":"Trust"}}],` +
		`"event":{"@type":"Event","@id":"https://register.example/parts/board.html#meetings","name":"Meetings","eventSchedule":{"@type":"Schedule","repeatFrequency":"P3M"}}}]}`
	trust := `{"@context":"https://schema.org","@graph":[{"@type":"NGO","@id":"https://register.example/parts/trust.html#this","url":"https://register.example/parts/trust.html","name":"Trust"}]}`
	look := func(board, trust string) []string {
		return faults(map[string][]byte{"board.html": []byte(board), "trust.html": []byte(trust)})
	}
	if list := look(board, trust); len(list) > 0 {
		t.Fatalf("sound pages have faults: %q", list)
	}
	named := strings.Replace(board, `{"@type":"NGO","@id":"https://register.example/parts/trust.html#this","name":"Trust"}`, `{"@id":"trust.html#this"}`, 1)
	if list := look(named, trust); len(list) > 0 {
		t.Fatalf("a page that only names what another describes has faults: %q", list)
	}
	for _, test := range []struct{ old, new, want string }{
		{"https://schema.org", "https://schema.example", "is not known"},
		{`"NGO"`, `"Charity"`, "is [Charity]"},
		{`"NGO"`, `"Place"`, "none of"},
		{"trust.html#this", "other.html#this", "not there"},
		{"trust.html#this", "board.html#trust", "is not described"},
		{`"name":"Trust"`, `"name":"The Trust"`, "on its own page"},
		{`"name":"Trust"`, `"name":""`, "no name"},
		{`{"@type":"NGO","@id":"https://register.example/parts/trust.html#this","name":"Trust"}`, `"Trust"`, "no thing"},
		{`{"@type":"NGO","@id":"https://register.example/parts/trust.html#this","name":"Trust"}`, `{"@id":"other.html#this"}`, "named and not described"},
		{`{"@type":"NGO","@id":"https://register.example/parts/trust.html#this","name":"Trust"}`, `{"@id":"board.html#meetings"}`, "none of"},
		{`"P3M"`, `"quarterly"`, "repeats"},
		{"2013-04", "2013-13", "has the date"},
		{"2019-06-30", "2019-02-30", "has the date"},
		{"2019-06-30", "2012", "before it begins"},
		{"foundingDate", "founded", "has a founded"},
		{"https://register.example/parts/trust.html#this", "https://elsewhere.example/#this", "outside the register"},
		{`"roleName":"member"`, `"roleName":""`, "is empty"},
		{`{"@context"`, `{{"@context"`, "invalid character"},
	} {
		list := look(strings.Replace(board, test.old, test.new, 1), trust)
		if test.old == "trust.html#this" && strings.HasPrefix(test.new, "board") {
			list = look(board, strings.Replace(trust, test.old, "trust.html#that", 1))
		}
		if !slices.ContainsFunc(list, func(f string) bool { return strings.Contains(f, test.want) }) {
			t.Errorf("%q for %q: found %q, want %q", test.new, test.old, list, test.want)
		}
	}
}
