package meetings_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/problem"
)

const board = "areas/northmarsh/partnerships/safety-board/partnership.toml"

// spoil puts something else for a piece of the Safety Board's entry.
func spoil(t *testing.T, old, new string) map[string]string {
	t.Helper()
	files := content(t)
	text := string(files[board].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("the entry has no %q", old)
	}
	return map[string]string{board: strings.Replace(text, old, new, 1)}
}

// many writes n different seats.
func many(n int) string {
	var b strings.Builder
	b.WriteString("seats = [")
	for i := range n {
		fmt.Fprintf(&b, "{ kind = \"council\", note = \"Seat %d\" }, ", i+1)
	}
	b.WriteString("]\n")
	return b.String()
}

// TestMalformedContent wants a problem that an editor understands for what no calendar, feed or table could say.
func TestMalformedContent(t *testing.T) {
	const first = `{ date = "2027-03-28", time = "00:30", until_time = "03:30"`
	const seats = `seats = [{ organisation = "northmarsh-council" }, { organisation = "reed-trust", until = "2027-01-31" }]` + "\n"
	for _, test := range []struct {
		name, old, new string
		line           int // of the file, 0 where the problem is that of the whole
		want           string
	}{
		{"31 February", "2027-03-28", "2027-02-31", 10, "there is no such day"},
		{"month 13", "2027-11", "2027-13", 13, `"2027-13" is not a date`},
		{"25 o’clock", `"14:00", until_time = "16:00"`, `"25:00", until_time = "16:00"`, 11, `"25:00" is not a time`},
		{"end before start", `"14:00", until_time = "16:00"`, `"16:00", until_time = "14:00"`, 11, "ends"},
		{"end without start", first, `{ date = "2027-03-28", until_time = "03:30"`, 10, "does not say when it begins"},
		{"a life that ends before it begins", `as_of = "2026-01"`, "as_of = \"2026-01\"\nfrom = \"2020\"\nuntil = \"2019\"", 0, "before"},
		{"a seat that ends before it begins", `"reed-trust", until`, `"reed-trust", from = "2028", until`, 8, "before"},
		{"a negative number of meetings", `as_of = "2026-01"`, "as_of = \"2026-01\"\nmeetings_each_year = -4", 6, "meetings_each_year"},
		{"1,000 members", seats, many(1_000), 8, `"seats" has more than`},
		{"10,000 members", seats, many(10_000), 8, "more than 50,000 facts"},
		{"a line break in a place", "Neuadd y Dref", `Neuadd\ny Dref`, 11, "a line break stands in \"place\""},
		{"a sign that turns the text round", "Neuadd y Dref", `Neuadd\u202ey Dref`, 11, "U+202E"},
		{"a control character", "Neuadd y Dref", `Neuadd\u0001y Dref`, 11, "character"},
		{"an address that runs a script", "https://board.northmarsh.gov.uk/agenda?x=1&y=2", "javascript:alert(1)", 14, "address"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := content(t)
			for name, text := range spoil(t, test.old, test.new) {
				put(files, name, text)
			}
			_, problems, err := build.Check(files, today)
			if err != nil {
				t.Fatal(err)
			}
			var near []string
			for _, p := range problems {
				if p.File != board || p.Severity == problem.Notice {
					continue
				}
				if strings.Contains(p.What, test.want) && (test.line == 0 || p.Line == test.line) && p.Remedy != "" {
					return
				}
				near = append(near, p.String())
			}
			t.Errorf("no problem at line %d says %q:\n%s", test.line, test.want, strings.Join(near, "\n"))
		})
	}
}

// TestOddContent has texts that are right and that careless writers of files trip over, and reads them back from everything that
// is published of them.
func TestOddContent(t *testing.T) {
	const place = "Line one, \"quoted\"; back\\slash\\n 🏛️👩🏽 <b>&amp;]]> ŵŷ"
	quoted, _ := json.Marshal(place)
	files := content(t)
	for name, text := range spoil(t, `place = "Neuadd y Dref 🏛️, Saltby; the room with the long name that has to be folded, ŵŷâêîôû ŵŷâêîôû ŵŷâêîôû ŵŷâêîôû"`, "place = "+string(quoted)) {
		put(files, name, strings.Replace(text, `name = "Northmarsh Safety Board; east, west"`, `name = "=SUM(A1:A9), Board"`, 1))
	}
	_, problems, err := build.Check(files, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == problem.Error {
			t.Fatal(p)
		}
	}
	out := made(t, files, "northmarsh", address)
	calendar := calendars(t, out)["partnerships/safety-board.ics"]
	if got, _ := event(t, calendar, "2027-07-01.safety-board.northmarsh@register.northmarsh.gov.uk").Props.Text("LOCATION"); got != place {
		t.Errorf("the calendar has the place %q", got)
	}
	for name, b := range out {
		if strings.HasSuffix(name, ".atom") {
			for _, f := range atomFaults(b) {
				t.Errorf("%s: %s", name, f)
			}
		}
		if strings.HasSuffix(name, ".json") && !json.Valid(b) {
			t.Errorf("%s is no JSON", name)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out["data/meetings.csv"], []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range rows {
		for _, cell := range r {
			found = found || cell == place
		}
	}
	if !found {
		t.Error("the table of meetings does not hold the place as it was written")
	}
	if names := string(out["data/partnerships.csv"]); !strings.Contains(names, `"'=SUM(A1:A9), Board"`) {
		t.Error("a name that begins like a formula is not made harmless")
	}
	if html := string(out["partnerships/safety-board.html"]); regexp.MustCompile(`<b>&|<b>&amp;`).MatchString(html) || !strings.Contains(html, "&lt;b&gt;") {
		t.Error("the page takes the place for HTML")
	}
}
