package meetings_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnershipregister/generator/build"
)

func page(t *testing.T, files map[string][]byte, name string) *html.Node {
	t.Helper()
	if files[name] == nil {
		t.Fatalf("there is no page %s", name)
	}
	n, err := html.Parse(bytes.NewReader(files[name]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func elements(n *html.Node, name string) []*html.Node {
	var list []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			list = append(list, d)
		}
	}
	return list
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// rows gives the text of the cells of the table with a caption's id.
func rows(t *testing.T, p *html.Node, caption string) [][]string {
	t.Helper()
	for _, table := range elements(p, "table") {
		for _, c := range elements(table, "caption") {
			if attribute(c, "id") != caption {
				continue
			}
			var all [][]string
			for _, row := range elements(table, "tr")[1:] {
				var cells []string
				for c := range row.ChildNodes() {
					if c.Type == html.ElementNode {
						cells = append(cells, text(c))
					}
				}
				all = append(all, cells)
			}
			return all
		}
	}
	t.Fatalf("there is no table %s", caption)
	return nil
}

// TestYear looks at the table of a year and at the list of its months.
func TestYear(t *testing.T) {
	p := page(t, site(t), "northmarsh/meetings.html")
	got := fmt.Sprint(rows(t, p, "y2027-table"))
	// 28 March, 1 July, 2 September (cancelled), some day of November, and two on 2 December.
	want := "[[Northmarsh Safety Board; east, west   28    1  2  day? 2 2]]"
	if got != want {
		t.Errorf("the year is %s, want %s", got, want)
	}
	var months []string
	for _, h := range elements(p, "h3") {
		months = append(months, text(h))
	}
	if got := strings.Join(months, ", "); got != "March 2027, July 2027, September 2027, November 2027, December 2027, Nothing is stated about their meetings 1" {
		t.Errorf("the headings are %s", got)
	}
	// The day in September is struck through in the table and in the list, and takes no part in what comes next. The picture
	// has a line for each of the other days: three, for two meetings are on one.
	struck, waiting := len(elements(p, "s")), 0
	for _, li := range elements(p, "li") {
		for _, a := range li.Attr {
			if a.Key == "data-meeting" {
				waiting++
			}
		}
	}
	if struck != 2 || waiting != 5 {
		t.Errorf("%d struck through, %d to choose from; want 2 and 5", struck, waiting)
	}
	lines := 0
	for _, r := range elements(p, "rect") {
		if attribute(r, "class") == "part" {
			lines++
		}
	}
	if lines != 3 {
		t.Errorf("the picture has %d lines, want 3", lines)
	}
}

// TestEarlierYears wants a page for each year that the page of many meetings leaves out.
func TestEarlierYears(t *testing.T) {
	files := content(t)
	var b strings.Builder
	b.WriteString(safer)
	for year := 2012; year < 2028; year++ {
		for month := 1; month <= 12; month++ {
			fmt.Fprintf(&b, "[[meetings]]\ndate = \"%d-%02d-05\"\nstatus = %q\n", year, month, map[bool]string{true: "held", false: "cancelled"}[year < 2026])
		}
	}
	put(files, "areas/northmarsh/partnerships/safer-reedham/partnership.toml", b.String())
	out := made(t, files, "northmarsh", address)
	recent := page(t, out, "meetings.html")
	var years []string
	for _, h := range elements(recent, "h2") {
		if id := attribute(h, "id"); strings.HasPrefix(id, "y2") {
			years = append(years, text(h))
		}
	}
	if got := strings.Join(years, " "); got != "2027 2026 2025" {
		t.Errorf("the page of meetings shows %s", got)
	}
	for year := 2012; year < 2028; year++ {
		name := fmt.Sprintf("meetings/%d.html", year)
		if there, want := out[name] != nil, year < 2025; there != want {
			t.Errorf("%s is there: %t", name, there)
		} else if want && len(rows(t, page(t, out, name), fmt.Sprintf("y%d-table", year))) != 1 {
			t.Errorf("%s has not one row", name)
		}
	}
}

const safer = `name = "Safer Reedham"
type = "community-safety-partnership"
purpose = "Writes and carries out one plan against crime in Reedham."
status = "active"
as_of = "2026-01"
codes = ["E22000901"]
sources = [{ title = "Annual report", url = "https://reedham.northmarsh.gov.uk/safer", date = "2025" }]
`

// TestDiary gives the council two boards that meet on the same days.
func TestDiary(t *testing.T) {
	files := content(t)
	put(files, "areas/northmarsh/partnerships/safer-reedham/partnership.toml", safer+`
seats = [{ kind = "council" }]
meetings_each_year = 4
meetings = [
  { date = "2027-07-01", time = "15:30", until_time = "17:00", status = "planned" },
  { date = "2027-09-02", time = "14:00", status = "planned" },
  { date = "2027-11-29", status = "planned" },
  { date = "2027-12-02", time = "19:00", status = "planned" },
]
`)
	p := page(t, made(t, files, "northmarsh", address), "meetings/diary.html")
	// On 1 July the two overlap from 15:30 to 16:00; on 2 September the board's is cancelled; on 2 December one of three has no time.
	clashes := rows(t, p, "clashes-table")
	if len(clashes) != 2 || clashes[0][0] != "Thursday 1 July 2027" || clashes[0][2] != "Yes, their times overlap" ||
		clashes[1][0] != "Thursday 2 December 2027" || clashes[1][2] != "Not all times are stated" {
		t.Errorf("the clashes are %q", clashes)
	}
	// Monday 29 November and three on Thursday 2 December. None of them states both times.
	weeks := rows(t, p, "weeks-table")
	if len(weeks) != 1 || weeks[0][0] != "29 November 2027 to 5 December 2027" || weeks[0][1] != "4" || weeks[0][2] != "Not stated" {
		t.Errorf("the heavy weeks are %q", weeks)
	}
}

// TestNothingStated takes every meeting away: the pages say so, and the area's calendar and feed stay.
func TestNothingStated(t *testing.T) {
	files := content(t)
	board := files["areas/northmarsh/partnerships/safety-board/partnership.toml"].Data
	head, _, _ := bytes.Cut(board, []byte("meetings = ["))
	put(files, "areas/northmarsh/partnerships/safety-board/partnership.toml", string(head))
	out := made(t, files, "northmarsh", address)
	for name, want := range map[string]string{
		"meetings.html":       "No dates of meetings are stated here.",
		"meetings/diary.html": "No dates of meetings are stated for partnerships on which it sits.",
	} {
		p := page(t, out, name)
		if !strings.Contains(text(p), want) {
			t.Errorf("%s does not say %q", name, want)
		}
		for _, s := range elements(p, "script") {
			if attribute(s, "src") != "" {
				t.Errorf("%s loads a script", name)
			}
		}
	}
	for name, c := range calendars(t, out) {
		if len(c.Events()) > 0 || name != "meetings.ics" && name != "meetings/diary.ics" {
			t.Errorf("%s has %d events", name, len(c.Events()))
		}
	}
	if faults := atomFaults(out["meetings.atom"]); len(faults) > 0 {
		t.Errorf("the empty feed: %s", faults)
	}
	for name := range out {
		if strings.HasSuffix(name, ".meetings.atom") {
			t.Errorf("there is a feed %s, which has nothing to tell", name)
		}
	}
}

// TestSubscribing follows the links to calendars and feeds.
func TestSubscribing(t *testing.T) {
	files := site(t)
	for name, want := range map[string][]string{
		"northmarsh/meetings.html":                         {"webcal://register.northmarsh.gov.uk/parts/northmarsh/meetings.ics", "meetings.ics", "meetings.atom"},
		"northmarsh/meetings/diary.html":                   {"webcal://register.northmarsh.gov.uk/parts/northmarsh/meetings/diary.ics", "diary.ics"},
		"northmarsh/partnerships/safety-board.html":        {"webcal://register.northmarsh.gov.uk/parts/northmarsh/partnerships/safety-board.ics", "safety-board.ics", "safety-board.meetings.atom"},
		"northmarsh/organisations/northmarsh-council.html": {"webcal://register.northmarsh.gov.uk/parts/organisations/northmarsh-council.ics", "../../organisations/northmarsh-council.ics"},
		"northmarsh/priorities/violence.html":              {"violence.meetings.atom"},
		"cymru/glasfryn/cyfarfodydd.html":                  {"webcal://register.northmarsh.gov.uk/parts/cymru/glasfryn/cyfarfodydd.ics", "cyfarfodydd.ics", "cyfarfodydd.atom"},
		"northmarsh/partnerships/safer-reedham.html":       nil,
	} {
		p := page(t, files, name)
		var visible, told []string
		for _, a := range elements(p, "a") {
			if to := attribute(a, "href"); strings.HasSuffix(to, ".ics") || strings.HasSuffix(to, ".atom") && !strings.HasSuffix(to, ".updates.atom") {
				visible = append(visible, to)
			}
		}
		for _, l := range elements(p, "link") {
			if kind, to := attribute(l, "type"), attribute(l, "href"); kind == "text/calendar" || kind == "application/atom+xml" && !strings.HasSuffix(to, ".updates.atom") {
				told = append(told, to)
			}
		}
		if fmt.Sprint(visible) != fmt.Sprint(want) {
			t.Errorf("%s links to %q, want %q", name, visible, want)
		}
		if len(want) > 0 && strings.HasPrefix(want[0], "webcal:") {
			want = want[1:]
		}
		if fmt.Sprint(told) != fmt.Sprint(want) {
			t.Errorf("%s tells programs of %q, want %q", name, told, want)
		}
	}
	// An address that no calendar program could use gets no such link.
	for _, s := range []string{"https://register.example/a b/", "https://register.example/?x=/", "https://user@register.example/"} {
		out := made(t, content(t), "northmarsh", s)
		if bytes.Contains(out["meetings.html"], []byte("webcal")) || bytes.Contains(out["meetings.html"], []byte("ZgotmplZ")) {
			t.Errorf("at the address %q there is a link for subscribing", s)
		}
	}
}

// TestEvents reads the structured data of a partnership.
func TestEvents(t *testing.T) {
	files := site(t)
	events := func(name string) []map[string]any {
		var data struct {
			Graph []struct {
				Event []map[string]any `json:"event"`
			} `json:"@graph"`
		}
		for _, s := range elements(page(t, files, name), "script") {
			if attribute(s, "type") == "application/ld+json" {
				if err := json.Unmarshal([]byte(s.FirstChild.Data), &data); err != nil {
					t.Fatal(err)
				}
			}
		}
		return data.Graph[0].Event
	}
	var got []string
	for _, e := range events("northmarsh/partnerships/safety-board.html") {
		got = append(got, fmt.Sprint(e["startDate"], " ", e["endDate"], " ", strings.TrimPrefix(fmt.Sprint(e["eventStatus"]), "https://schema.org/Event")))
	}
	want := []string{"2027-03-28T00:30:00+00:00 2027-03-28T03:30:00+01:00 <nil>", "2027-07-01T14:00:00+01:00 2027-07-01T16:00:00+01:00 <nil>",
		"2027-09-02T14:00:00+01:00 <nil> Cancelled", "2027-12-02 <nil> <nil>", "2027-12-02T18:00:00+00:00 <nil> <nil>"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the events are\n%q, want\n%q", got, want)
	}
	for name, want := range map[string]string{"services": "<nil>", "justice": "P3M", "violence": "P1M"} {
		var every any
		for _, e := range events("wales/glasfryn/partnerships/" + name + "-board.html") {
			if s, ok := e["eventSchedule"].(map[string]any); ok {
				every = s["repeatFrequency"]
			}
		}
		// Five a year have no even distance.
		if fmt.Sprint(every) != want {
			t.Errorf("%s repeats every %v, want %s", name, every, want)
		}
	}
	online := events("wales/partnerships/wales-board.html")[1]
	if online["eventAttendanceMode"] != "https://schema.org/OnlineEventAttendanceMode" {
		t.Errorf("the meeting online is %v", online)
	}
}

// TestTwins compares the pages of this test in both languages.
func TestTwins(t *testing.T) {
	files := site(t)
	shape := func(name string) string {
		p := page(t, files, name)
		var b strings.Builder
		for _, e := range []string{"h2", "h3", "table", "tr", "td", "li", "time", "s", "rect", "a"} {
			fmt.Fprint(&b, e, len(elements(elements(p, "main")[0], e)), " ")
		}
		return b.String()
	}
	for english, welsh := range map[string]string{
		"wales/meetings.html": "cymru/cyfarfodydd.html", "wales/glasfryn/meetings.html": "cymru/glasfryn/cyfarfodydd.html",
		"wales/glasfryn/meetings/diary.html": "cymru/glasfryn/cyfarfodydd/dyddiadur.html", "wales/organisations/northmarsh-police.html": "cymru/sefydliadau/northmarsh-police.html",
	} {
		if a, b := shape(english), strings.Replace(shape(welsh), "a0", "a0", 1); a != b {
			t.Errorf("%s is %s\n%s is %s", english, a, welsh, b)
		}
	}
	welsh := string(files["cymru/glasfryn/cyfarfodydd.html"])
	for _, want := range []string{"Dydd Iau 1 Ionawr 2026: 09:00 – 10:30", "Neuadd y Sir, Bryn Du", "3 chyfarfod y flwyddyn"} {
		if !strings.Contains(welsh, want) {
			t.Errorf("the Welsh page does not say %q", want)
		}
	}
}

// TestManyMeetings has five boards of 2,000 meetings each, as many as a file may hold, and one with a meeting more.
func TestManyMeetings(t *testing.T) {
	files := content(t)
	rows := func(n int) string {
		var b strings.Builder
		b.WriteString(strings.Replace(safer, `codes = ["E22000901"]`, `seats = [{ organisation = "northmarsh-police" }]`, 1))
		b.WriteString("meetings = [\n")
		for i := range n {
			fmt.Fprintf(&b, "{ date = \"%d-%02d-%02d\", status = \"planned\", id = \"n-%d\" },\n", 2027+i/1000, i/28%12+1, i%28+1, i)
		}
		b.WriteString("]\n")
		return b.String()
	}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		text := strings.Replace(rows(2000), "Safer Reedham", "Board "+name, 1)
		put(files, "areas/northmarsh/partnerships/board-"+name+"/partnership.toml", text)
	}
	out := made(t, files, "northmarsh", address)
	all := calendars(t, out)
	// 10,000 and the five of the Safety Board.
	if n := len(all["meetings.ics"].Events()); n != 10_005 {
		t.Errorf("the calendar of the area has %d events", n)
	}
	if n := len(all["organisations/northmarsh-police.ics"].Events()); n != 10_000 {
		t.Errorf("the calendar of the police has %d events", n)
	}
	put(files, "areas/northmarsh/partnerships/board-e/partnership.toml", rows(2001))
	_, problems, err := build.Check(files, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Check == "too-many" && strings.Contains(p.What, `"meetings" has more than 2,000 entries`) {
			return
		}
	}
	t.Errorf("2,001 meetings were taken: %v", problems)
}
