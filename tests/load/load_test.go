// Package load_test works out every figure of the pages about meetings anew, from the tables that a site
// offers for download and from nothing else, and compares it with what the pages show.
package load_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// on is the day for which the register is built.
const on register.Day = 20261122

// sites are looked at: English areas with and without a known load, a Welsh area, both editions. The
// tables of a place lie beside its pages.
var sites = []string{"thames-valley/", "merseyside/", "kent/", "wales/gwent/", "wales/north-wales/", "", "wales/"}

var prepared = sync.OnceValues(func() (*build.Prepared, error) {
	c, problems, err := build.Check(os.DirFS("../../content"), on)
	if err != nil {
		return nil, err
	}
	if errors, _, _ := problem.Count(problems); errors > 0 {
		return nil, fmt.Errorf("the content has %d errors", errors)
	}
	return build.Prepare(c, build.Options{Themes: os.DirFS("../../themes"), Today: on, On: on, Address: "https://register.example/"})
})

// table is a download read back: a map for each row.
type table []map[string]string

// tables are the downloads of one site.
type tables struct{ load, seats, whatIf, assumptions, organisations, kinds table }

func read(t *testing.T, p *build.Prepared, site string) tables {
	t.Helper()
	byName := map[string]table{}
	for _, b := range p.Bundles {
		if b.Folder != site+"data/" {
			continue
		}
		files, err := b.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasSuffix(f.Name, ".csv") {
				continue
			}
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(f.Content), "\ufeff"))).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			var read table
			for _, row := range rows[1:] {
				m := map[string]string{}
				for i, name := range rows[0] {
					m[name] = row[i]
				}
				read = append(read, m)
			}
			byName[strings.TrimSuffix(strings.TrimPrefix(f.Name, site+"data/"), ".csv")] = read
		}
	}
	ts := tables{byName["load"], byName["seats"], byName["what_if"], byName["assumptions"], byName["organisations"], byName["member_kinds"]}
	if len(ts.load) == 0 || len(ts.seats) == 0 || len(ts.assumptions) == 0 {
		t.Fatalf("%q: %d rows of load, %d of seats, %d of assumptions", site, len(ts.load), len(ts.seats), len(ts.assumptions))
	}
	return ts
}

// view makes the view of a site's page.
func view[T any](t *testing.T, p *build.Prepared, address string) T {
	t.Helper()
	i := slices.IndexFunc(p.Pages, func(p *page.Page) bool { return p.Address == address })
	if i < 0 {
		t.Fatalf("there is no page %q", address)
	}
	v, err := p.Pages[i].View()
	if err != nil {
		t.Fatal(err)
	}
	return v.(T)
}

func (m table) where(name, value string) table {
	var rows table
	for _, row := range m {
		if row[name] == value {
			rows = append(rows, row)
		}
	}
	return rows
}

func number(t *testing.T, cell string) float64 {
	t.Helper()
	if cell == "" {
		return 0
	}
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// sum is a figure worked out here.
type sum struct {
	of, known, round, attendances, law int
	low, high                          float64
}

// each works out the hours of one seat at one meeting from the inputs of a row.
func each(t *testing.T, row map[string]string) (low, high float64) {
	of := func(end string) float64 {
		return number(t, row["people_a_seat_"+end]) *
			(number(t, row["meeting_hours_"+end]) + number(t, row["preparation_hours_"+end]) + number(t, row["travel_hours_"+end]))
	}
	return of("low"), of("high")
}

func (s *sum) add(t *testing.T, row map[string]string, seats int) {
	s.of++
	s.round += seats
	meetings := int(number(t, row["meetings_each_year"]))
	if meetings == 0 || seats == 0 {
		return
	}
	s.known++
	low, high := each(t, row)
	s.attendances += meetings * seats
	s.law += int(number(t, row["meetings_by_law"])) * seats
	s.low += low * float64(meetings*seats)
	s.high += high * float64(meetings*seats)
}

const notStated = "Not stated"

// group writes a whole number with commas.
func group(n int) string {
	if n < 0 {
		return "-" + group(-n)
	}
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return group(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

func hours(low, high float64) string {
	round := func(h float64) int { return int(math.Floor(h + .5)) }
	if round(low) == round(high) {
		return group(round(low))
	}
	return group(round(low)) + " to " + group(round(high))
}

// shown gives a sum as a line of a table shows it.
func (s sum) shown() string {
	if s.known == 0 {
		return notStated + " / " + notStated
	}
	return group(s.attendances) + " / " + hours(s.low, s.high)
}

func shown(f page.LoadFigure) string { return f.Attendances + " / " + f.Hours }

// counts tells which seats count, by the rule that the page states.
func counts(t *testing.T, seat map[string]string) bool {
	t.Helper()
	date := func(s string) register.Date {
		if s == "" {
			return register.Date{}
		}
		d, err := register.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	member := slices.Contains([]string{"statutory-member", "member", "co-opted-member"}, seat["role"]) && on.In(date(seat["from"]), date(seat["until"]))
	// What a body that exists holds itself counts for it; what it took over is one with that, or counts instead.
	if own := seat["held_by"] == seat["organisation"]; own && member != (seat["counted"] == "true") || !member && seat["counted"] == "true" {
		t.Errorf("seat %s of %s is a member's today: %t; counted: %s", seat["seat"], seat["partnership"], member, seat["counted"])
	}
	return seat["counted"] == "true"
}

// TestLoadFromDownloads works out the page of the load.
func TestLoadFromDownloads(t *testing.T) {
	p, err := prepared()
	if err != nil {
		t.Fatal(err)
	}
	for _, site := range sites {
		t.Run("/"+site, func(t *testing.T) {
			ts := read(t, p, site)
			v := view[*page.LandscapeLoad](t, p, site+"landscape/load.html")
			rows := map[string]map[string]string{}
			var total sum
			bases, priorities, areas := map[string]*sum{}, map[string]*sum{}, map[string]*sum{}
			into := func(m map[string]*sum, key string, row map[string]string, seats int) {
				if m[key] == nil {
					m[key] = &sum{}
				}
				m[key].add(t, row, seats)
			}
			for _, row := range ts.load {
				rows[row["partnership"]] = row
				seats := 0
				for _, seat := range ts.seats.where("partnership", row["partnership"]) {
					if counts(t, seat) {
						seats++
					}
				}
				if got := int(number(t, row["seats_counted"])); got != seats {
					t.Errorf("%s has %d seats in one table, %d in the other", row["partnership"], got, seats)
				}
				total.add(t, row, seats)
				into(bases, row["basis"], row, seats)
				into(areas, row["areas"], row, seats)
				for _, priority := range strings.Fields(row["priorities"]) {
					into(priorities, priority, row, seats)
				}
				if row["priorities"] == "" {
					into(priorities, "", row, seats)
				}
			}
			if got, want := shown(v.Total), total.shown(); got != want {
				t.Errorf("the total is %s, worked out %s", got, want)
			}
			for _, c := range [][2]string{
				{v.Total.Known, fmt.Sprintf("from %d of %d", total.known, total.of)}, {v.Round.Number, group(total.round)}, {v.Law.Number, group(total.law)},
			} {
				if c[0] != c[1] && !(c[0] == notStated && c[1] == "0") {
					t.Errorf("shown %q, worked out %q", c[0], c[1])
				}
			}
			known := table{}
			for _, row := range ts.load {
				if row["attendances"] != "" {
					known = append(known, row)
				}
			}
			slices.SortStableFunc(known, func(a, b map[string]string) int {
				return int(number(t, b["attendances"]) - number(t, a["attendances"]))
			})
			if len(v.Largest) != min(20, len(known)) {
				t.Fatalf("%d of %d known partnerships are shown", len(v.Largest), len(known))
			}
			for i, line := range v.Largest {
				want := sum{}
				want.add(t, known[i], int(number(t, known[i]["seats_counted"])))
				if shown(line.LoadFigure) != want.shown() || line.Hours != hours(number(t, known[i]["hours_low"]), number(t, known[i]["hours_high"])) {
					t.Errorf("%s takes %s, worked out %s", line.Text, shown(line.LoadFigure), want.shown())
				}
			}
			compare(t, "basis", v.Bases, bases)
			compare(t, "priority", v.Priorities, priorities)
			if site == "" || site == "wales/" {
				alone := map[string]*sum{}
				shared := &sum{}
				for key, s := range areas {
					if strings.Contains(key, " ") {
						shared.of, shared.known, shared.round = shared.of+s.of, shared.known+s.known, shared.round+s.round
						shared.attendances, shared.law = shared.attendances+s.attendances, shared.law+s.law
						shared.low, shared.high = shared.low+s.low, shared.high+s.high
					} else {
						alone[key] = s
					}
				}
				alone["shared"] = shared
				compare(t, "area", v.Areas, alone)
			}
			organisations := map[string]*sum{}
			for ref, row := range rows {
				held := map[string]int{}
				for _, seat := range ts.seats.where("partnership", ref) {
					if counts(t, seat) {
						held[seat["held_by"]]++
					}
				}
				for o, n := range held {
					into(organisations, o, row, n)
				}
			}
			if kind := organisations[""]; kind != nil {
				last := v.Organisations[len(v.Organisations)-1]
				if shown(last.LoadFigure) != kind.shown() || last.Seats != group(kind.round) {
					t.Errorf("members known by kind: %s, worked out %s", shown(last.LoadFigure), kind.shown())
				}
				delete(organisations, "")
				v.Organisations = v.Organisations[:len(v.Organisations)-1]
			}
			if len(v.Organisations) != min(20, len(organisations)) {
				t.Errorf("%d of %d organisations are shown", len(v.Organisations), len(organisations))
			}
			for _, line := range v.Organisations {
				id := strings.TrimSuffix(line.Href[strings.LastIndexByte(line.Href, '/')+1:], ".html")
				if s := organisations[id]; s == nil || shown(line.LoadFigure) != s.shown() || line.Seats != group(s.round) || line.Known != fmt.Sprintf("%d of %d", s.known, s.of) {
					t.Errorf("%s: %s from %s, worked out %+v", line.Text, shown(line.LoadFigure), line.Known, s)
				}
			}
			for _, a := range v.Assumptions {
				rows := ts.assumptions.where("assumption", a.ID)
				if len(rows) != 1 || rows[0]["low"] != a.Low || rows[0]["high"] != a.High || rows[0]["published"] != fmt.Sprint(a.Published) {
					t.Errorf("the assumption %s is %s to %s, in the table %v", a.ID, a.Low, a.High, rows)
				}
				if column, found := strings.CutSuffix(a.ID, "an-hour"); !found || column == "" {
					name := strings.ReplaceAll(a.ID, "-", "_")
					for _, row := range ts.load {
						if row[name+"_from"] != "entry" && (row[name+"_low"] != a.Low || row[name+"_high"] != a.High) {
							t.Errorf("%s is reckoned with %s to %s %s", row["partnership"], row[name+"_low"], row[name+"_high"], name)
						}
					}
				}
			}
		})
	}
}

// compare sets the lines of a table beside sums: every line must be one of them, and there are no more.
func compare(t *testing.T, what string, lines []page.LoadLine, sums map[string]*sum) {
	t.Helper()
	write := func(known, seats, law, figure string) string {
		return fmt.Sprintf("%s; %s seats; %s by law; %s", known, seats, law, figure)
	}
	var got, want []string
	for _, line := range lines {
		got = append(got, write(line.Known, line.Seats, line.Law, shown(line.LoadFigure)))
	}
	for _, s := range sums {
		seats, law := group(s.round), group(s.law)
		if s.round == 0 {
			seats = notStated
		}
		if s.known == 0 {
			law = notStated
		}
		want = append(want, write(fmt.Sprintf("%s of %s", group(s.known), group(s.of)), seats, law, s.shown()))
	}
	// An area in which nothing lies alone has a line too.
	for len(want) < len(got) && what == "area" {
		want = append(want, write("0 of 0", notStated, notStated, notStated+" / "+notStated))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("by %s:\n%s\nworked out\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestWhatIfFromDownloads works out the page of what would change.
func TestWhatIfFromDownloads(t *testing.T) {
	p, err := prepared()
	if err != nil {
		t.Fatal(err)
	}
	compared := map[string]int{}
	for _, site := range sites {
		t.Run("/"+site, func(t *testing.T) {
			ts := read(t, p, site)
			v := view[*page.LandscapeWhatIf](t, p, site+"landscape/what-if.html")
			for _, c := range v.Candidates {
				rows := ts.whatIf.where("partnerships", c.Refs)
				if len(rows) != len(c.Rows) {
					t.Fatalf("%s: %d rows, in the table %d", c.Heading.Text, len(c.Rows), len(rows))
				}
				for i, row := range c.Rows {
					name := c.Heading.Text + ", " + row.Option
					cells := rows[i]
					change := func(what string, got page.Change, before, after string) {
						if before == "" {
							before, after = notStated, notStated
						}
						if got.Before != before || got.After != after {
							t.Errorf("%s: %s %v, in the table %q and %q", name, what, got, before, after)
						}
					}
					grouped := func(cell string) string {
						if cell == "" {
							return ""
						}
						return group(int(number(t, cell)))
					}
					most := func(figure, words string) string {
						if figure != "" && cells["at_most"] == "true" {
							return figure + " or " + words
						}
						return figure
					}
					change("seats", row.Seats, grouped(cells["seats_before"]), most(grouped(cells["seats_after"]), "fewer"))
					change("attendances", row.Attendances, grouped(cells["attendances_before"]), most(grouped(cells["attendances_after"]), "fewer"))
					if cells["option"] == "together" {
						compared["together"]++
						together(t, name, ts, cells)
					}
					if cells["hours_low_before"] == "" {
						change("hours", row.Hours, "", "")
						continue
					}
					lowBefore, highBefore := number(t, cells["hours_low_before"]), number(t, cells["hours_high_before"])
					lowAfter, highAfter := number(t, cells["hours_low_after"]), number(t, cells["hours_high_after"])
					change("hours", row.Hours, hours(lowBefore, highBefore), most(hours(lowAfter, highAfter), "fewer"))
					if saved := most(hours(lowBefore-lowAfter, highBefore-highAfter), "more"); row.Saved != saved {
						t.Errorf("%s saves %s, worked out %s", name, row.Saved, saved)
					}
					compared[cells["option"]]++
					again(t, name, ts, cells)
				}
			}
			// Groups of which fewer than half have members recorded are not shown; an edition shows twelve at most.
			enough := map[string]bool{}
			for _, row := range ts.whatIf {
				if 2*number(t, row["with_seats"]) >= number(t, row["count"]) {
					enough[row["partnerships"]] = true
				}
			}
			if n := len(v.Candidates); n != len(enough) && n != 12 {
				t.Errorf("%d candidates, in the table %d with enough recorded", n, len(enough))
			}
		})
	}
	for _, option := range []string{"together", "half", "one-for-three", "report"} {
		if compared[option] == 0 {
			t.Errorf("nothing of the option %q was compared", option)
		}
	}
}

// together works out the seats of a joint meeting from the table of seats: each organisation's on the partnership
// where it has most, and all that are known by kind. Where two of these may be of one body the figures are the most.
func together(t *testing.T, name string, ts tables, cells map[string]string) {
	t.Helper()
	most, all, kinds, mayMeet := map[string]int{}, 0, 0, false
	kindOf := func(seat map[string]string) string {
		if rows := ts.organisations.where("organisation", seat["held_by"]); len(rows) > 0 {
			return rows[0]["kind"]
		}
		return seat["kind"]
	}
	for _, ref := range strings.Fields(cells["partnerships"]) {
		held := map[string]int{}
		for _, seat := range ts.seats.where("partnership", ref) {
			if counts(t, seat) {
				all++
				if seat["held_by"] != "" {
					held[seat["held_by"]]++
					most[seat["held_by"]] = max(most[seat["held_by"]], held[seat["held_by"]])
					continue
				}
				kinds++
				for _, other := range ts.seats {
					mayMeet = mayMeet || other["partnership"] != ref && slices.Contains(strings.Fields(cells["partnerships"]), other["partnership"]) && counts(t, other) && kindOf(other) == seat["kind"]
				}
			}
		}
	}
	after := kinds
	for _, n := range most {
		after += n
	}
	if all != int(number(t, cells["seats_before"])) || after != int(number(t, cells["seats_after"])) {
		t.Errorf("%s: %d and %d seats, in the table %s and %s", name, all, after, cells["seats_before"], cells["seats_after"])
	}
	// A narrower kind may be one of a wider, which this table does not tell.
	if mayMeet && cells["at_most"] != "true" {
		t.Errorf("%s: a seat known by kind may be another's, and the table has %q", name, cells["at_most"])
	}
}

// again works out a row of the table of options from the table of the load.
// seatsForThree works out how many seats a partnership would keep when the bodies of a sector with three or more
// seats sent one for each three.
func seatsForThree(t *testing.T, ts tables, ref string, counted int) int {
	t.Helper()
	sectors := map[string]int{}
	seats := 0
	for _, seat := range ts.seats.where("partnership", ref) {
		if !counts(t, seat) {
			continue
		}
		seats++
		for _, holder := range append(ts.organisations.where("organisation", seat["held_by"]), ts.kinds.where("kind", seat["kind"])...) {
			sectors[holder["sector"]]++
		}
	}
	if seats != counted {
		t.Errorf("%s: %d seats, counted %d", ref, seats, counted)
	}
	for _, n := range sectors {
		if n >= 3 {
			seats -= n - (n+2)/3
		}
	}
	return seats
}

func again(t *testing.T, name string, ts tables, cells map[string]string) {
	t.Helper()
	var before, after sum
	for _, ref := range strings.Fields(cells["partnerships"]) {
		row := ts.load.where("partnership", ref)[0]
		seats, meetings := int(number(t, row["seats_counted"])), int(number(t, row["meetings_each_year"]))
		before.add(t, row, seats)
		low, high := each(t, row)
		switch cells["option"] {
		case "half":
			n := (meetings + 1) / 2 * seats
			after.attendances += n
			after.low += low * float64(n)
			after.high += high * float64(n)
		case "one-for-three":
			n := seatsForThree(t, ts, ref, seats) * meetings
			after.attendances += n
			after.low += low * float64(n)
			after.high += high * float64(n)
		case "report":
			n := float64(meetings * seats)
			after.low += number(t, row["people_a_seat_low"]) * number(t, row["preparation_hours_low"]) * n
			after.high += number(t, row["people_a_seat_high"]) * number(t, row["preparation_hours_high"]) * n
		default:
			return
		}
	}
	if before.attendances != int(number(t, cells["attendances_before"])) || after.attendances != int(number(t, cells["attendances_after"])) {
		t.Errorf("%s: attendances %d and %d, in the table %s and %s", name, before.attendances, after.attendances, cells["attendances_before"], cells["attendances_after"])
	}
	for _, c := range []struct {
		worked float64
		cell   string
	}{{before.low, "hours_low_before"}, {before.high, "hours_high_before"}, {after.low, "hours_low_after"}, {after.high, "hours_high_after"}} {
		if math.Abs(c.worked-number(t, cells[c.cell])) > 1e-6 {
			t.Errorf("%s: %s is %s, worked out %g", name, c.cell, cells[c.cell], c.worked)
		}
	}
}
