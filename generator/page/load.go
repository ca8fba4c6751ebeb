package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// LandscapeLoad shows what meetings take: attendances, which need no assumption, and hours, which do.
type LandscapeLoad struct {
	LandscapeFrame
	// Coverage says on how many partnerships everything below rests.
	Coverage string
	// Partial says how many lists of members may be partial, Left how many seats were held by bodies that have ended. May be
	// empty.
	Partial, Left string
	// Total and Round are the headline: attendances with their hours, and the seats of one round of meetings.
	Total LoadFigure
	Round Figure
	// Law is how many of the attendances fall on meetings that the law asks for.
	Law Figure
	// Cost says what the hours cost, or why no cost is shown.
	Cost string
	// Assumptions are the figures that the hours are worked out with, Others those that are shown for
	// comparison.
	Assumptions, Others []AssumptionRow
	// Largest are the partnerships that take most; empty when none is known.
	Largest []LoadLine
	Bases   []LoadLine
	// Organisations are those with most seats. Rest says how many more there are. May be empty.
	Organisations []LoadLine
	Rest          string
	Priorities    []LoadLine
	// Areas are shown for an edition.
	Areas []LoadLine
	// Unknown are the partnerships that are in no sum, and why: for an area.
	Unknown []UnknownLoad
	// Downloads are the tables from which all can be worked out again.
	Downloads []Link
	// Script holds the words for the script.
	Script LoadWords
}

// LoadFigure is a number of attendances and the hours that they take.
type LoadFigure struct {
	// Attendances is formatted, "Not stated" when no partnership is known.
	Attendances string
	// Hours is "24 to 96", or "Not stated".
	Hours string
	// Parts tell a script how to work the hours out anew: for each sort of attendance their number and
	// the inputs that entries state, in hundredths, with bars between them. Empty when not known.
	Parts string
	// Known says on how many partnerships the figure rests: "from 3 of 12".
	Known string
}

// LoadLine is one line of a table.
type LoadLine struct {
	Link
	LoadFigure
	// Where says which places a partnership covers. May be empty.
	Where Said
	// Partial tells that a partnership's list of members may be partial.
	Partial bool
	// Meetings and Seats are what the attendances are the product of, Law how many attendances fall on
	// meetings that the law asks for. Formatted, each may be empty where the table does not show it.
	Meetings, Seats, Law string
	// Share is the part of the largest line, 0 to 100: of the attendances of single partnerships, else of
	// the seats of one round, which more entries state.
	Share int
}

// AssumptionRow is one assumption.
type AssumptionRow struct {
	// ID is the identifier, which marks the row for the script.
	ID        string
	Name      Said
	Low, High string
	Unit      string
	Meaning   Said
	Limits    Said
	// Published tells whether there are sources; else Chosen says why the register chose the figure.
	Published bool
	Chosen    Said
	AsOf      string
	Sources   []DocumentRow
}

// UnknownLoad is a partnership whose load is not known.
type UnknownLoad struct {
	Link
	// Why says what is missing.
	Why string
	// Add leads to the file. Nil without a repository.
	Add *Link
}

// LoadWords are what a script says; names in braces are filled in by it.
type LoadWords struct{ Range, NotStated, Own, Published, Invalid, Reset, Cost string }

// mostLines is how many lines a table of the landscape shows on a page of many.
const mostLines = 20

func (m *maker) loadView(f LandscapeFrame) *LandscapeLoad {
	l := m.findings.load()
	number := m.words.Number
	v := &LandscapeLoad{LandscapeFrame: f}
	v.Scripts = append(v.Scripts, "load.js")
	v.AsOf = m.asOf(m.partnerships)
	if stated := []string{"all", number(l.Total.Of), "meetings", number(l.Total.Meetings), "seats", number(l.Total.Seats)}; l.Total.Known == 0 {
		v.Coverage = m.say("load.no-coverage", stated...)
	} else {
		v.Coverage = m.say("load.coverage", append(stated, "known", number(l.Total.Known))...)
	}
	if n := l.Total.Partial; n > 0 {
		v.Partial = m.say("load-partial.of", "partial", number(n), "known", number(l.Total.Known))
	}
	if n := l.Total.Left; n > 0 {
		v.Left = m.count("load-partial.left", n)
	}
	v.Total = m.loadFigure(&l.Total)
	v.Round = Figure{Number: m.known(l.Total.Round, l.Total.Seats), Label: m.count("figure-count.round", l.Total.Round), Working: m.from(l.Total.Seats, l.Total.Of)}
	v.Law = Figure{Number: m.known(l.Total.Fixed, l.Total.Known), Label: m.count("figure-count.by-law", l.Total.Fixed), Working: m.say("load.by-law-working", "all", number(l.Total.Attendances))}
	if l.Total.Known == 0 {
		v.Law.Working = m.from(0, l.Total.Of)
	}
	v.Cost = m.loadCost(l)
	for _, a := range m.plan.index.Register.Vocabulary.Assumptions {
		if row := m.assumptionRow(a); a.ID == register.SecretariatDays {
			v.Others = append(v.Others, row)
		} else {
			v.Assumptions = append(v.Assumptions, row)
		}
	}
	most := func(lines []LoadLine, sums []*landscape.Sum) {
		largest := 0
		for _, s := range sums {
			largest = max(largest, s.Round)
		}
		for i, s := range sums {
			lines[i].LoadFigure = m.loadFigure(s)
			lines[i].Seats = m.known(s.Round, s.Seats)
			lines[i].Law = m.known(s.Fixed, s.Known)
			lines[i].Share = part(s.Round, largest)
			lines[i].Known = m.say("load.of", "known", number(s.Known), "all", number(s.Of))
		}
	}
	for _, r := range l.Top(mostLines) {
		line := LoadLine{Link: m.partnershipLink(r.Partnership), Where: m.where(r.Partnership), Meetings: number(r.Meetings), Seats: number(r.Seats), Partial: r.Partial, Share: part(r.Attendances(), l.Top(1)[0].Attendances())}
		line.Attendances = number(r.Attendances())
		line.Hours = m.hours(r.Hours())
		line.Parts = parts([]landscape.Part{{Length: r.Length, Preparation: r.Preparation, Travel: r.Travel, People: r.People, Attendances: r.Attendances()}})
		v.Largest = append(v.Largest, line)
	}
	var sums []*landscape.Sum
	for i := range l.Bases {
		v.Bases = append(v.Bases, LoadLine{Link: Link{Said: Said{Text: m.say("basis." + string(l.Bases[i].Basis))}, Count: -1}})
		sums = append(sums, &l.Bases[i].Sum)
	}
	most(v.Bases, sums)

	sums = nil
	organisations := l.Organisations[:min(len(l.Organisations), mostLines)]
	for i := range organisations {
		v.Organisations = append(v.Organisations, LoadLine{Link: m.organisationLink(organisations[i].Organisation.ID)})
		sums = append(sums, &organisations[i].Sum)
	}
	if l.KindOnly.Of > 0 {
		v.Organisations = append(v.Organisations, LoadLine{Link: Link{Said: Said{Text: m.say("load.kind-only")}, Count: -1}})
		sums = append(sums, &l.KindOnly)
	}
	most(v.Organisations, sums)
	if n := len(l.Organisations) - len(organisations); n > 0 {
		v.Rest = m.count("load.more-organisations", n)
	}

	sums = nil
	for i := range l.Priorities {
		p := l.Priorities[i].Priority
		v.Priorities = append(v.Priorities, LoadLine{Link: m.link(m.said(p.Name), m.at("priorities", string(p.ID)))})
		sums = append(sums, &l.Priorities[i].Sum)
	}
	if l.NoPriority.Of > 0 {
		v.Priorities = append(v.Priorities, LoadLine{Link: Link{Said: Said{Text: m.say("load.no-priority")}, Count: -1}})
		sums = append(sums, &l.NoPriority)
	}
	most(v.Priorities, sums)

	if m.area == nil {
		sums = nil
		for i := range l.Areas {
			a := l.Areas[i].Area
			line := LoadLine{Link: Link{Said: m.said(a.Name), Count: -1}}
			if s := m.plan.areaSite(a.ID, m.site); s != nil {
				line.Link = m.link(m.said(a.Name), s.at("landscape", "load"))
			}
			v.Areas = append(v.Areas, line)
			sums = append(sums, &l.Areas[i].Sum)
		}
		v.Areas = append(v.Areas, LoadLine{Link: Link{Said: Said{Text: m.say("load.shared")}, Count: -1}})
		most(v.Areas, append(sums, &l.Shared))
	} else {
		for _, p := range m.partnerships {
			i := slices.IndexFunc(l.Rows, func(r *landscape.LoadRow) bool { return r.Partnership == p })
			if i < 0 || l.Rows[i].Known() {
				continue
			}
			why := "load.no-meetings-no-seats"
			switch r := l.Rows[i]; {
			case r.Meetings > 0:
				why = "load.no-seats"
			case r.Seats > 0:
				why = "load.no-meetings"
			}
			v.Unknown = append(v.Unknown, UnknownLoad{Link: m.partnershipLink(p), Why: m.say(why), Add: m.editLink(p.File)})
		}
	}
	v.Downloads = []Link{m.download("load"), m.download("seats"), m.download("assumptions")}
	v.Script = LoadWords{
		Range: m.say("load.range", "low", "{low}", "high", "{high}"), NotStated: m.say("fact.not-stated"), Own: m.say("load.own"), Published: m.say("load.published-range"),
		Invalid: m.say("load.invalid"), Reset: m.say("load.reset"), Cost: m.say("load.own-cost", "low", "{low}", "high", "{high}"),
	}
	return v
}

// loadFigure shows a sum.
func (m *maker) loadFigure(s *landscape.Sum) LoadFigure {
	f := LoadFigure{Attendances: m.say("fact.not-stated"), Hours: m.say("fact.not-stated"), Known: m.from(s.Known, s.Of)}
	if s.Known > 0 {
		f.Attendances = m.words.Number(s.Attendances)
		f.Hours = m.hours(s.Hours)
		f.Parts = parts(s.Parts)
	}
	return f
}

// known shows a number that rests on so many entries, which is not stated when there are none.
func (m *maker) known(n, entries int) string {
	if entries == 0 {
		return m.say("fact.not-stated")
	}
	return m.words.Number(n)
}

// from says on how many partnerships of how many a figure rests.
func (m *maker) from(known, all int) string {
	return m.say("load.from", "known", m.words.Number(known), "all", m.words.Number(all))
}

// hours shows whole hours: "24 to 96".
func (m *maker) hours(r landscape.Range) string {
	switch {
	case !r.Known:
		return m.say("fact.not-stated")
	case r.Low.Rounded() == r.High.Rounded():
		return m.words.Number(r.Low.Rounded())
	}
	return m.say("load.range", "low", m.words.Number(r.Low.Rounded()), "high", m.words.Number(r.High.Rounded()))
}

// parts writes the parts of a sum for a script: "16|||| 9|200||0|".
func parts(list []landscape.Part) string {
	stated := func(in landscape.Input) string {
		if in.Origin == landscape.FromEntry {
			return strconv.Itoa(in.Low)
		}
		return ""
	}
	var b []string
	for _, p := range list {
		b = append(b, fmt.Sprintf("%d|%s|%s|%s|%s", p.Attendances, stated(p.Length), stated(p.Preparation), stated(p.Travel), stated(p.People)))
	}
	return strings.Join(b, " ")
}

// part is a number as a share of the largest, from 0 to 100 and at least 1 when there is any.
func part(n, largest int) int {
	if n == 0 || largest == 0 {
		return 0
	}
	return max(1, n*100/largest)
}

// effort says what an entry itself states of the time that one meeting takes.
func (m *maker) effort(p *register.Partnership) []string {
	var list []string
	for _, fact := range []struct {
		key    string
		stated register.Decimal
	}{{"meeting", p.MeetingHours}, {"preparation", p.PreparationHours}, {"travel", p.TravelHours}, {"people", p.PeopleASeat}} {
		if fact.stated.Stated {
			list = append(list, m.say("effort."+fact.key, "figure", fact.stated.String()))
		}
	}
	return list
}

// loadCost says what the hours cost that rest on no choice of the register, or why no cost is shown.
func (m *maker) loadCost(l *landscape.Load) string {
	low, high, known := l.Total.Pounds(l.Planning.Price)
	if !known {
		return m.say("load.no-cost")
	}
	cost := m.words.Pounds(low)
	if low != high {
		cost = m.say("load.range", "low", cost, "high", m.words.Pounds(high))
	}
	return m.say("load.cost", "cost", cost, "known", m.words.Number(l.Total.Sourced), "all", m.words.Number(l.Total.Of))
}

func (m *maker) assumptionRow(a *register.Assumption) AssumptionRow {
	row := AssumptionRow{
		ID: string(a.ID), Name: m.said(a.Name), Low: a.Low.String(), High: a.High.String(), Unit: m.say("assumption-unit." + string(a.Unit)),
		Meaning: m.said(a.Meaning), Limits: m.said(a.Limits), Published: a.Published(), Chosen: m.said(a.Chosen), AsOf: m.date(a.AsOf),
	}
	for _, s := range a.Sources {
		row.Sources = append(row.Sources, DocumentRow{inEnglish(s.Title, m.language), string(s.URL), host(s.URL), m.date(s.Date)})
	}
	return row
}
