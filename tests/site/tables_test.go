package site_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnershipregister/generator/register"
)

// TestTablesEqualPages holds the tables of facts against the page of each partnership, row by row and in the same order.
func TestTablesEqualPages(t *testing.T) {
	o := built(t, whole)
	x := shippedRegister(t)
	tables := map[string]map[string][]map[string]string{} // by name and partnership
	total := map[string]int{}
	for _, name := range []string{"seats", "chairs", "meetings", "duties", "funding", "relations", "documents", "sources", "evidence", "partnership_priorities", "partnership_authorities", "partnership_types", "partnership_areas"} {
		tables[name] = map[string][]map[string]string{}
		rows := rowsOf(t, o, "data/"+name+".csv")
		total[name] = len(rows)
		for _, r := range rows {
			tables[name][r["partnership"]] = append(tables[name][r["partnership"]], r)
		}
	}
	shown := map[string]int{}
	for _, r := range rowsOf(t, o, "data/partnerships.csv") {
		home, id, _ := strings.Cut(r["partnership"], "/")
		file := "partnerships/" + id + ".html"
		if x.Areas[register.ID(home)] != nil {
			file = home + "/" + file
		}
		if p := x.Partnerships[register.Ref{Home: register.ID(home), ID: register.ID(id)}]; p == nil {
			t.Errorf("the table has a partnership %s", r["partnership"])
			continue
		} else if x.Nation(p) == register.Wales {
			file = "wales/" + file
		}
		c := &facts{t: t, file: file, shown: shown, doc: parsed(t, o, file), table: func(name string) []map[string]string { return tables[name][r["partnership"]] }}
		c.partnership(r)
	}
	for name, n := range total {
		if shown[name] != n {
			t.Errorf("%s has %d rows; %d were found on pages", name, n, shown[name])
		}
	}
	t.Logf("rows found on pages: %v", shown)
}

func parsed(t *testing.T, o *output, file string) *html.Node {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(o.dir, file))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// facts is one partnership's page beside its rows.
type facts struct {
	t     *testing.T
	file  string
	doc   *html.Node
	table func(name string) []map[string]string
	shown map[string]int
}

// same wants what a page says, in its order, to be what the rows of a table say.
func (c *facts) same(table string, page []string, of func(row map[string]string) string) {
	c.t.Helper()
	var rows []string
	for _, r := range c.table(table) {
		rows = append(rows, of(r))
	}
	if !slices.Equal(page, rows) {
		c.t.Errorf("%s: %s: the page has\n%q, the table\n%q", c.file, table, page, rows)
	}
	c.shown[table] += len(page)
}

// section gives the part of the page under a heading, nil when there is none.
func (c *facts) section(id string) *html.Node {
	for _, s := range elements(c.doc, "section") {
		if attribute(s, "aria-labelledby") == id {
			return s
		}
	}
	return nil
}

// within gives elements of a section that may not be there.
func inside(n *html.Node, name string) []*html.Node {
	if n == nil {
		return nil
	}
	return elements(n, name)
}

// leading gives the last parts of the links of a page that lead below a folder: "drugs" of "../priorities/drugs.html".
func leading(file string, n *html.Node, folder string) []string {
	var ids []string
	for _, a := range inside(n, "a") {
		u, err := url.Parse(attribute(a, "href"))
		if err != nil || u.IsAbs() {
			continue
		}
		if dir, last := path.Split(path.Join(path.Dir("/"+file), u.Path)); strings.HasSuffix(dir, "/"+folder+"/") {
			ids = append(ids, strings.TrimSuffix(last, ".html"))
		}
	}
	return ids
}

func (c *facts) partnership(r map[string]string) {
	name := r["name"]
	if name == "" {
		name = r["name_cy"]
	}
	if h := elements(c.doc, "h1"); len(h) != 1 || text(h[0]) != spaced(name) {
		c.t.Errorf("%s: the page is about %q, the table about %q", c.file, text(h[0]), name)
	}
	var head, summary *html.Node
	for _, e := range elements(c.doc, "header") {
		if attribute(e, "class") == "title" {
			head = e
		}
	}
	for _, e := range elements(c.doc, "dl") {
		if strings.Contains(attribute(e, "class"), "summary") {
			summary = e
		}
	}
	c.same("partnership_types", leading(c.file, head, "by-type"), func(r map[string]string) string { return r["type"] })
	// Areas are linked by the first page of their sites: a file index.html in a folder of their name.
	places := leading(c.file, summary, "authorities")
	c.same("partnership_authorities", places, func(r map[string]string) string { return r["authority"] })
	c.shown["partnership_areas"] += c.areas(summary)
	for _, website := range []string{r["website"]} {
		if website != "" && !slices.ContainsFunc(elements(summary, "a"), func(a *html.Node) bool { return attribute(a, "href") == website }) {
			c.t.Errorf("%s: the website %s is not on the page", c.file, website)
		}
	}
	said := text(c.doc)
	if n := r["meetings_each_year"]; n != "" && !strings.Contains(said, n+" meeting") {
		c.t.Errorf("%s: %s meetings a year are not on the page", c.file, n)
	}
	if s := r["meetings_stated"]; s != "" && !strings.Contains(said, spaced(s)) {
		c.t.Errorf("%s: %q is not on the page", c.file, s)
	}
	chairs := text(summary)
	for _, chair := range c.table("chairs") {
		post := chair["post"]
		if post == "" {
			post = chair["post_cy"]
		}
		if strings.Contains(chairs, spaced(post)) {
			c.shown["chairs"]++
		} else {
			c.t.Errorf("%s: the chair %q is not on the page", c.file, post)
		}
	}

	// Seats stand in the groups of their roles, so they are compared by their identifiers.
	var seats, rows []string
	for _, li := range elements(c.doc, "li") {
		if id, ok := strings.CutPrefix(attribute(li, "id"), "seat-"); ok {
			holder, _, _ := strings.Cut(id, ".")
			seats = append(seats, holder)
		}
	}
	for _, s := range c.table("seats") {
		rows = append(rows, s["organisation"]+s["kind"])
	}
	slices.Sort(seats)
	slices.Sort(rows)
	if !slices.Equal(seats, rows) {
		c.t.Errorf("%s: the page has the seats %q, the table %q", c.file, seats, rows)
	}
	c.shown["seats"] += len(seats)

	var meetings []string
	for _, tr := range elements(c.doc, "tr") {
		if id, ok := strings.CutPrefix(attribute(tr, "id"), "meeting-"); ok {
			meetings = append(meetings, id+" "+text(elements(tr, "td")[0]))
		}
	}
	statuses := map[string]string{"planned": "Planned", "held": "Held", "cancelled": "Cancelled", "inquorate": "Too few members came"}
	var dated []string
	for _, m := range c.table("meetings") {
		id := strings.NewReplacer("/", "_", ".", "-").Replace(m["date"])
		if m["meeting_id"] != "" {
			id += "-" + m["meeting_id"]
		}
		dated = append(dated, id+" "+statuses[m["meeting_status"]])
	}
	slices.Sort(dated) // the page has them by date
	byDate := slices.Clone(meetings)
	slices.Sort(byDate)
	if !slices.EqualFunc(byDate, dated, strings.HasPrefix) {
		c.t.Errorf("%s: the page has the meetings %q, the table %q", c.file, byDate, dated)
	}
	c.shown["meetings"] += len(meetings)

	var duties []string
	for _, ul := range inside(c.section("law"), "ul") {
		for _, li := range elements(ul, "li") {
			duties = append(duties, text(li))
		}
	}
	c.same("duties", duties, func(r map[string]string) string {
		line := r["act"]
		if r["section"] != "" {
			line += ", " + r["section"]
		}
		return spaced(strings.TrimSpace(line + " " + r["note"]))
	})

	var sums []string
	for _, td := range inside(c.section("money"), "td") {
		if attribute(td, "class") == "sum" {
			digits := strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return r
				}
				return -1
			}, text(td))
			sums = append(sums, digits)
		}
	}
	c.same("funding", sums, func(r map[string]string) string { return r["pounds"] })

	titles := func(id string) []string {
		var list []string
		for _, ul := range inside(c.section(id), "ul") {
			if attribute(ul, "class") != "documents" {
				continue
			}
			for _, li := range elements(ul, "li") {
				line := text(li)
				if links := elements(li, "a"); len(links) > 0 {
					line = text(links[0]) + " " + readable(attribute(links[0], "href"))
				} else if about := elements(li, "span"); len(about) > 0 {
					line = strings.TrimSpace(strings.TrimSuffix(line, text(about[len(about)-1])))
				}
				list = append(list, line)
			}
		}
		return list
	}
	document := func(r map[string]string) string {
		title := r["title"]
		if title == "" {
			title = r["title_cy"]
		}
		return strings.TrimSpace(spaced(title) + " " + readable(r["url"]))
	}
	c.same("documents", titles("documents"), document)
	c.same("sources", titles("sources"), document)

	var claims []string
	for _, a := range elements(c.doc, "article") {
		for _, h := range elements(a, "h3") {
			if id, ok := strings.CutPrefix(attribute(h, "id"), "evidence-"); ok {
				claims = append(claims, id+" "+text(h))
			}
		}
	}
	c.same("evidence", claims, func(r map[string]string) string {
		title := r["title"]
		if title == "" {
			title = r["title_cy"]
		}
		_, id, ok := strings.Cut(r["evidence"], "#")
		if !ok {
			id = r["evidence"][strings.LastIndexByte(r["evidence"], '/')+1:]
		}
		return id + " " + spaced(title)
	})
	c.same("partnership_priorities", leading(c.file, c.section("priorities"), "priorities"), func(r map[string]string) string { return r["priority"] })

	// The page has the lines from both ends; those of the table are the outgoing ones.
	lines := len(inside(c.section("relations"), "li"))
	out := c.table("relations")
	if lines < len(out) {
		c.t.Errorf("%s: the page has %d lines to others, the table %d", c.file, lines, len(out))
	}
	if s := c.section("relations"); s != nil {
		says := text(s)
		for _, r := range out {
			if r["to_name"] != "" && !strings.Contains(says, spaced(r["to_name"])) {
				c.t.Errorf("%s: the line to %q is not on the page", c.file, r["to_name"])
			}
			home, id, _ := strings.Cut(r["to_partnership"], "/")
			if id != "" && !slices.Contains(leading(c.file, s, "partnerships"), id) && !slices.Contains(leading(c.file, s, home), id) {
				c.t.Errorf("%s: the line to %s is not on the page", c.file, r["to_partnership"])
			}
		}
	}
	c.shown["relations"] += len(out)
}

// areas counts the links to police force areas, which must be those of the table.
func (c *facts) areas(summary *html.Node) int {
	rows := c.table("partnership_areas")
	found := 0
	for _, r := range rows {
		if slices.ContainsFunc(elements(summary, "a"), func(a *html.Node) bool {
			to := path.Join(path.Dir("/"+c.file), attribute(a, "href"))
			return path.Base(to) == "index.html" && path.Base(path.Dir(to)) == r["area"]
		}) {
			found++
		} else {
			c.t.Errorf("%s: the area %s is not on the page", c.file, r["area"])
		}
	}
	return found
}

// readable gives an address without the signs that stand for others, which pages and tables write in their own ways.
func readable(address string) string {
	if s, err := url.PathUnescape(address); err == nil {
		return s
	}
	return address
}

// spaced gives a text as a page's text is read: with single spaces.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestListsEqualTables holds the tables of councils, organisations, priorities and areas against the pages about each, and
// the tables of who sits where and who works on what against the squares of their pages.
func TestListsEqualTables(t *testing.T) {
	o := built(t, whole)
	for _, r := range rowsOf(t, o, "data/organisations.csv") {
		doc := parsed(t, o, "organisations/"+r["organisation"]+".html")
		name := r["name"]
		if name == "" {
			name = r["name_cy"]
		}
		if got := text(elements(doc, "h1")[0]); got != spaced(name) {
			t.Errorf("the page of %s is about %q, the table about %q", r["organisation"], got, name)
		}
		if said := text(doc); r["code"] != "" && !strings.Contains(said, r["code"]) {
			t.Errorf("the page of %s does not have the code %s", r["organisation"], r["code"])
		}
	}
	for _, edition := range []string{"", "wales/"} {
		for _, r := range rowsOf(t, o, edition+"data/authorities.csv") {
			if edition == "" && strings.HasPrefix(r["code"], "W") {
				continue
			}
			doc := parsed(t, o, edition+r["area"]+"/authorities/"+r["authority"]+".html")
			said := text(doc)
			if !strings.Contains(text(elements(doc, "h1")[0]), spaced(r["name"])) || !strings.Contains(said, r["code"]) {
				t.Errorf("the page of %s is not about %s with the code %s", r["authority"], r["name"], r["code"])
			}
			file := edition + r["area"] + "/authorities/" + r["authority"] + ".html"
			if !slices.Contains(leading(file, doc, "organisations"), r["council"]) || r["county"] != "" && !slices.Contains(leading(file, doc, "authorities"), r["county"]) {
				t.Errorf("the page of %s does not lead to its council %s and county %s", r["authority"], r["council"], r["county"])
			}
		}
		rows := rowsOf(t, o, edition+"data/priorities.csv")
		if n := len(elements(parsed(t, o, edition+"priorities.html"), "tr")) - 1; n != len(rows) || n == 0 {
			t.Errorf("%spriorities.html has %d subjects, the table %d", edition, n, len(rows))
		}
		areas := rowsOf(t, o, edition+"data/areas.csv")
		for _, r := range areas {
			root := edition
			if strings.HasPrefix(r["code"], "W") {
				root = "wales/"
			}
			said := text(parsed(t, o, root+r["area"]+"/index.html"))
			if !strings.Contains(said, r["code"]) {
				t.Errorf("the first page of %s does not have the code %s", r["area"], r["code"])
			}
			for _, b := range having(asRows(rowsOf(t, o, edition+"data/policing_bodies.csv")), "area", r["area"]) {
				if b["until"] == "" && !strings.Contains(said, spaced(b["title"])) {
					t.Errorf("the first page of %s does not name %q", r["area"], b["title"])
				}
			}
		}
	}
	for _, root := range []string{"surrey/", "lincolnshire/", "avon-and-somerset/", "kent/", "wales/gwent/"} {
		squares := func(file string) int {
			n := 0
			for _, table := range elements(parsed(t, o, root+file), "table") {
				if attribute(table, "class") != "signs" {
					continue
				}
				for _, td := range elements(table, "td") {
					if attribute(td, "class") != "n" && text(td) != "" {
						n++
					}
				}
			}
			return n
		}
		if n, rows := squares("landscape/subjects.html"), rowsOf(t, o, root+"data/subjects.csv"); n != len(rows) {
			t.Errorf("%s: the page of subjects has %d filled squares, the table %d rows", root, n, len(rows))
		}
		// Organisations with one place have a list of their own.
		seats := parsed(t, o, root+"landscape/seats.html")
		single := 0
		for _, s := range elements(seats, "section") {
			if attribute(s, "aria-labelledby") == "single" {
				single = len(elements(s, "li"))
			}
		}
		if n, rows := squares("landscape/seats.html")+single, rowsOf(t, o, root+"data/places.csv"); n != len(rows) || n == 0 {
			t.Errorf("%s: the page of seats has %d places, the table %d rows", root, n, len(rows))
		}
	}
}

func asRows(list []map[string]string) []row {
	var rows []row
	for _, r := range list {
		rows = append(rows, r)
	}
	return rows
}

// TestWhoDecidesFromDownloads works out who has to do with each subject in each council area of some sites from the tables, and
// holds the pages of the council areas to it.
func TestWhoDecidesFromDownloads(t *testing.T) {
	o := built(t, whole)
	x := shippedRegister(t)
	compared := 0
	for _, root := range []string{"kent/", "avon-and-somerset/", "lincolnshire/", "thames-valley/", "lancashire/", "wales/gwent/"} {
		area := path.Base(root)
		named := map[string][]string{}
		for _, r := range rowsOf(t, o, root+"data/partnership_authorities.csv") {
			named[r["partnership"]] = append(named[r["partnership"]], r["authority"])
		}
		subjects := map[string][]string{}
		for _, r := range rowsOf(t, o, root+"data/partnership_priorities.csv") {
			subjects[r["partnership"]] = append(subjects[r["partnership"]], r["priority"])
		}
		// The subjects that the kinds of a body give it, beside those that its entry names.
		given, byKind := map[string][]string{}, map[string][]string{}
		for _, r := range rowsOf(t, o, root+"data/types.csv") {
			given[r["type"]] = strings.Fields(r["priorities"])
		}
		for _, r := range rowsOf(t, o, root+"data/partnership_types.csv") {
			for _, s := range given[r["type"]] {
				if ref := r["partnership"]; !slices.Contains(subjects[ref], s) && !slices.Contains(byKind[ref], s) {
					byKind[ref] = append(byKind[ref], s)
				}
			}
		}
		for _, council := range rowsOf(t, o, root+"data/authorities.csv") {
			if council["area"] != area {
				continue
			}
			doc := parsed(t, o, root+"authorities/"+council["authority"]+".html")
			want, got := map[string]int{}, map[string]int{}
			bodies, silent := 0, 0
			for _, p := range rowsOf(t, o, root+"data/partnerships.csv") {
				ref := p["partnership"]
				there := len(named[ref]) == 0 || slices.Contains(named[ref], council["authority"]) || council["county"] != "" && slices.Contains(named[ref], council["county"])
				home, id, _ := strings.Cut(ref, "/")
				if entry := x.Partnerships[register.Ref{Home: register.ID(home), ID: register.ID(id)}]; !there || !entry.LivesOn(on) {
					continue
				}
				bodies++
				if len(subjects[ref]) == 0 {
					silent++
				}
				for _, s := range slices.Concat(subjects[ref], byKind[ref]) {
					want[s]++
				}
			}
			for _, tr := range elements(doc, "tr") {
				if id, ok := strings.CutPrefix(attribute(tr, "id"), "subject-"); ok {
					if n := len(elements(tr, "li")); n > 0 { // else a part of it alone is named
						got[id] = n
					}
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s%s: the page has %v, the tables %v", root, council["authority"], got, want)
			}
			if !strings.Contains(text(doc), "cover this council area: "+strconv.Itoa(bodies)+".") || !strings.Contains(text(doc), strconv.Itoa(silent)+map[bool]string{true: " names no subject", false: " name no subject"}[silent == 1]) {
				t.Errorf("%s%s: the page does not say %d bodies, %d silent", root, council["authority"], bodies, silent)
			}
			compared++
		}
	}
	if compared < 40 {
		t.Errorf("only %d council areas were compared", compared)
	}
}
