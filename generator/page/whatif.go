package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// LandscapeWhatIf shows what would change if some partnerships met together, less often, with fewer seats or
// not at all.
type LandscapeWhatIf struct {
	LandscapeFrame
	// Candidates are the partnerships that are asked about. May be empty.
	Candidates []WhatIfCandidate
	// Rest says how many more the download holds. May be empty.
	Rest string
	// Left are groups of which too few have members recorded to work anything out, with how many have; on an
	// edition's page LeftOut counts them instead. May be empty.
	Left     []Link
	LeftOut  string
	Download Link
	// Method leads to the assumptions.
	Method Link
	Script WhatIfWords
}

// WhatIfCandidate is one partnership or several with what each option would change.
type WhatIfCandidate struct {
	Heading Said
	Anchor  string
	// Partnerships are named where there are several.
	Partnerships []Link
	// One is the link to a single partnership. Nil where there are several.
	One *Link
	// Why says why it is asked about: many of one kind, or one of the largest loads.
	Why string
	// Named are the kinds of member that the law names for each, where all are of one kind. May be empty.
	Named Said
	// Known says how many state what is needed, as a sentence.
	Known string
	// Refs are the identifiers of the partnerships with a space between two, for a script that keeps one
	// from being counted twice.
	Refs string
	Rows []WhatIfRow
}

// WhatIfRow is one option.
type WhatIfRow struct {
	Option string
	// Means says what the option is.
	Means string
	// Seats, Attendances and Hours show before and after, "Not stated" where not known.
	Seats, Attendances, Hours Change
	// Saved are the hours that fall away, "Not stated" where not known.
	Saved string
	// AtMost says why the figures after are the most. Empty where they are exact.
	AtMost string
	// Figures are for a script: attendances before and after, then hours before from low to high and after
	// from low to high in ten-thousandths, then 1 where the figures after are the most and else 0, with a space between two. Empty where not known.
	Figures string
	// Laws are what stands in the way or must be looked at first, as finished sentences.
	Laws []WhatIfLaw
	// Losing are those with fewer seats: "9 become 1". Rest says how many more there are. May be empty.
	Losing []WhatIfLosing
	Rest   string
	// Nobody is said where none is named.
	Nobody string
}

// Change is a figure before and after.
type Change struct{ Before, After string }

// WhatIfLaw is a law that an option meets.
type WhatIfLaw struct {
	Text string
	Type Said
	// Law is the Acts and sections. May be empty.
	Law Said
}

// WhatIfLosing is who would hold fewer seats.
type WhatIfLosing struct {
	Link
	Change string
}

// WhatIfWords are what a script says; names in braces are filled in by it.
type WhatIfWords struct{ Choose, Closed, Range, Taken, Fewer, More string }

// mostCandidates is how many candidates an edition's page shows; an area's shows all.
const mostCandidates = 12

func (m *maker) whatIfView(f LandscapeFrame) *LandscapeWhatIf {
	v := &LandscapeWhatIf{LandscapeFrame: f, Download: m.download("what_if"), Method: m.linkTo("landscape-load.menu", "landscape", "load")}
	v.Method.Href += "#assumptions"
	v.Scripts = append(v.Scripts, "what-if.js")
	v.AsOf = m.asOf(m.partnerships)
	var lists [][]landscape.WhatIf
	left := 0
	for _, options := range m.findings.whatIf() {
		if options[0].EnoughSeated() {
			lists = append(lists, options)
			continue
		}
		left++
		if m.area != nil {
			heading, _ := m.groupHeading(options[0].Candidate)
			heading.Text = m.say("what-if-left.group", "name", heading.Text, "n", m.words.Number(options[0].Seated), "of", m.words.Number(len(options[0].Partnerships)))
			v.Left = append(v.Left, Link{Said: heading, Count: -1})
		}
	}
	if m.area == nil && left > 0 {
		v.LeftOut = m.count("what-if-left.count", left)
	}
	if m.area == nil && len(lists) > mostCandidates {
		// Those come first of which most is known, then those that sit most people down.
		slices.SortStableFunc(lists, func(a, b []landscape.WhatIf) int {
			return cmp.Or(cmp.Compare(b[0].Known, a[0].Known), cmp.Compare(b[0].Before.Seats, a[0].Before.Seats))
		})
		v.Rest = m.count("what-if.more", len(lists)-mostCandidates)
		lists = lists[:mostCandidates]
	}
	for i, options := range lists {
		c := m.whatIfCandidate(options)
		c.Anchor = "candidate-" + strconv.Itoa(i+1)
		v.Candidates = append(v.Candidates, c)
	}
	v.Script = WhatIfWords{
		Choose: m.say("what-if.choose", "option", "{option}", "name", "{name}"), Closed: m.say("what-if-left.no-box"), Range: m.say("load.range", "low", "{low}", "high", "{high}"),
		Taken: m.say("what-if.taken"), Fewer: m.say("at-most.or-fewer", "n", "{n}"), More: m.say("at-most.or-more", "n", "{n}"),
	}
	return v
}

func (m *maker) whatIfCandidate(options []landscape.WhatIf) WhatIfCandidate {
	first := options[0]
	list := first.Partnerships
	var c WhatIfCandidate
	var refs []string
	for _, p := range list {
		refs = append(refs, p.Ref().String())
	}
	c.Refs = strings.Join(refs, " ")
	if len(list) == 1 {
		l := m.partnershipLink(list[0])
		c.Heading, c.One, c.Why = l.Said, &l, m.say("what-if.largest")
	} else {
		for _, p := range list {
			c.Partnerships = append(c.Partnerships, m.partnershipLink(p))
		}
		c.Heading, c.Why = m.groupHeading(first.Candidate)
	}
	if t := m.plan.index.Types[list[0].Type]; t != nil && !slices.ContainsFunc(list, func(p *register.Partnership) bool { return p.Type != t.ID }) {
		if kinds := t.Required(m.plan.index.Nation(list[0])); len(kinds) > 0 {
			c.Named = m.kindNames(kinds)
		}
	}
	c.Known = m.say("what-if.known", "seats", m.words.Number(first.Seated), "known", m.words.Number(first.Known), "all", m.words.Number(len(list)))
	for i := range options {
		c.Rows = append(c.Rows, m.whatIfRow(&options[i]))
	}
	return c
}

// groupHeading names several partnerships: by their kind where all of that kind in the area are meant, with
// their area on an edition's page, else by their names.
func (m *maker) groupHeading(c landscape.Candidate) (heading Said, why string) {
	list := c.Partnerships
	if c.Repeated == nil {
		names := make([]register.Text, len(list))
		for i, p := range list {
			names[i] = p.Name
		}
		texts, l := m.together(names)
		return marked(m.words.List(texts), l, m.language), m.say("what-if.several")
	}
	name := m.said(c.Repeated.Type.Name)
	count := m.bodiesForPlaces(c.Repeated)
	if m.area == nil {
		name.Text = m.say("what-if-left.kind-in", "kind", name.Text, "place", m.plain(c.Repeated.Area.Name), "count", count)
	} else {
		name.Text = m.say("what-if-left.kind", "kind", name.Text, "count", count)
	}
	return name, m.say("what-if.repeated")
}

func (m *maker) whatIfRow(w *landscape.WhatIf) WhatIfRow {
	missing := m.say("fact.not-stated")
	number := m.words.Number
	row := WhatIfRow{
		Option: m.say("what-if.option-" + string(w.Option)), Means: m.say("what-if.means-" + string(w.Option)),
		Seats: Change{missing, missing}, Attendances: Change{missing, missing}, Hours: Change{missing, missing}, Saved: missing, Nobody: m.say("what-if.nobody"),
	}
	after := func(figure string) string {
		if w.AtMost {
			return m.say("at-most.or-fewer", "n", figure)
		}
		return figure
	}
	if w.AtMost {
		row.AtMost = m.say("at-most.why")
	}
	switch {
	case w.Option == landscape.WrittenReport:
		row.Nobody = m.say("what-if.nobody-meets")
	case w.Before.Seats == 0:
		row.Nobody = missing
	case w.AtMost:
		row.Nobody = m.say("at-most.nobody")
	case w.Seated < len(w.Partnerships):
		row.Nobody = m.say("what-if.nobody-recorded")
	}
	if w.Before.Seats > 0 {
		row.Seats = Change{number(w.Before.Seats), after(number(w.After.Seats))}
	}
	if w.Complete() {
		row.Attendances = Change{number(w.Before.Attendances), after(number(w.After.Attendances))}
		row.Hours = Change{m.hours(w.Before.Hours), m.hours(w.After.Hours)}
		row.Saved = m.hours(w.Saved())
		if w.Saved().Known {
			row.Hours.After = after(row.Hours.After)
			atMost := int64(0)
			if w.AtMost {
				atMost, row.Saved = 1, m.say("at-most.or-more", "n", row.Saved)
			}
			row.Figures = joinInts(int64(w.Before.Attendances), int64(w.After.Attendances),
				int64(w.Before.Hours.Low), int64(w.Before.Hours.High), int64(w.After.Hours.Low), int64(w.After.Hours.High), atMost)
		}
	}
	for _, o := range w.Laws {
		law := WhatIfLaw{Type: m.said(o.Type.Name), Law: inEnglish(o.Type.Law, m.language)}
		switch o.Why {
		case landscape.FewerThanLaw:
			law.Text = m.count("what-if.law-fewer", o.Least)
		case landscape.MemberNamed:
			names := make([]register.Text, len(o.Kinds))
			for i, k := range o.Kinds {
				names[i] = k.Name
			}
			texts, _ := m.together(names)
			law.Text = m.say("what-if.law-member", "kinds", strings.Join(texts, "; "))
		default:
			law.Text = m.say("what-if.law-" + string(o.Why))
		}
		row.Laws = append(row.Laws, law)
	}
	for i, h := range w.Losing {
		if i == mostLosing && len(w.Losing) > mostLosing+1 {
			row.Rest = m.count("what-if.more-losing", len(w.Losing)-i)
			break
		}
		losing := WhatIfLosing{Change: m.say("what-if.become", "before", number(h.Before), "after", number(h.After))}
		switch {
		case h.Organisation != nil:
			losing.Link = m.organisationLink(h.Organisation.ID)
		default:
			losing.Link = Link{Said: m.said(h.Sector.Name), Count: -1}
		}
		row.Losing = append(row.Losing, losing)
	}
	return row
}

// mostLosing is how many holders of seats one row names.
const mostLosing = 6

func joinInts(numbers ...int64) string {
	var b []string
	for _, n := range numbers {
		b = append(b, strconv.FormatInt(n, 10))
	}
	return strings.Join(b, " ")
}
