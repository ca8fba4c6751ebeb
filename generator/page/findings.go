package page

import (
	"cmp"
	"slices"
	"sync"

	"partnershipregister/generator/export"
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// findings are what package landscape works out about a site. Each is worked out when a page or a download
// first asks for it and kept until [findings.forget]; the sites of one place share them in every language.
type findings struct {
	// forgets are the kept results' own.
	forgets []func()
	scope   landscape.Scope
	// areas are those of the site and any others in which its partnerships lie, and organisations those that
	// the site shows and the bodies of these areas, both ordered by identifier. So the downloads name
	// nothing that they do not hold.
	areas         []*register.Area
	organisations []*register.Organisation
	// place is the area or edition that the site is about.
	place register.ID
	// outlined are the outlines of the site's downloads, made with the first of them.
	outlined struct {
		sync.Mutex
		list []*export.Table
	}
	// edition is whether the site is an edition's.
	edition bool
	counts  func() landscape.Counts

	sorted    func() landscape.Sort
	gaps      func() landscape.Gaps
	proof     func() landscape.Proof
	handovers func() landscape.Handovers
	freshness func() landscape.Freshness
	pairs     func() []landscape.AreaPair
	// portraits are the same of each area, for an edition's pages.
	portraits func() []*landscape.Portrait
	load      func() *landscape.Load
	// whatIf are the options of each candidate, one list a candidate.
	whatIf func() [][]landscape.WhatIf
	// overlap is which partnerships are alike, matrix who sits where, subjects who does what about each
	// subject.
	overlap  func() *landscape.Overlap
	matrix   func() *landscape.Matrix
	subjects func() []landscape.SubjectRow
	// answers are who decides about what, by council area.
	answers func() map[register.ID]landscape.Answers
}

// newFindings prepares the findings of a site that knows what it shows.
func newFindings(s *site) *findings {
	f := &findings{scope: landscape.ScopeOf(s.plan.index, s.areas, s.partnerships, s.plan.On), place: s.edition.ID, edition: s.area == nil}
	if s.area != nil {
		f.place = s.area.ID
	}
	f.gather(s)
	f.counts = keep(f, func() landscape.Counts {
		return landscape.Count(f.scope.Index, f.scope.Partnerships, f.scope.On)
	})
	f.sorted = once(f, landscape.SortOf)
	f.gaps = once(f, landscape.GapsOf)
	f.proof = once(f, landscape.ProofOf)
	f.handovers = keep(f, func() landscape.Handovers {
		if s.area == nil {
			return landscape.HandoversOf(f.scope)
		}
		return s.plan.handovers().In(f.scope, s.area)
	})
	f.freshness = once(f, landscape.FreshnessOf)
	f.pairs = once(f, landscape.PairsOf)
	f.portraits = once(f, landscape.Compare)
	f.load = keep(f, func() *landscape.Load { return landscape.LoadOf(f.scope) })
	f.whatIf = keep(f, func() [][]landscape.WhatIf {
		var lists [][]landscape.WhatIf
		for _, c := range landscape.Candidates(f.overlap(), f.load(), 5) {
			lists = append(lists, f.load().WhatIf(f.scope, c))
		}
		return lists
	})
	f.overlap = keep(f, func() *landscape.Overlap {
		homes := []register.ID{}
		for _, a := range s.areas {
			homes = append(homes, a.ID)
		}
		for _, e := range s.plan.index.Register.Editions {
			if s.area == nil && (s.edition.FrontDoor || s.edition == e) {
				homes = append(homes, e.ID)
			}
		}
		return s.plan.overlap().For(homes...)
	})
	f.matrix = keep(f, func() *landscape.Matrix { m := landscape.MatrixOf(f.scope); return &m })
	f.subjects = keep(f, func() []landscape.SubjectRow { return landscape.SubjectsOf(f.scope) })
	f.answers = keep(f, func() map[register.ID]landscape.Answers {
		found := map[register.ID]landscape.Answers{}
		for _, a := range s.areas {
			for i := range a.Authorities {
				found[a.Authorities[i].ID] = landscape.AnswersFor(f.scope, &a.Authorities[i])
			}
		}
		return found
	})
	return f
}

// eachTable makes the site's downloads, one after the other, so that none has to be kept.
func (f *findings) eachTable(visit func(*export.Table) error) error {
	var list []*export.Table
	for _, d := range downloads {
		if d.editionOnly && !f.edition {
			continue
		}
		t := d.table(f)
		list = append(list, t.Outline())
		if err := visit(t); err != nil {
			return err
		}
	}
	f.outlined.Lock()
	f.outlined.list = list
	f.outlined.Unlock()
	return nil
}

// outlines gives the site's downloads without their rows.
func (f *findings) outlines() []*export.Table {
	f.outlined.Lock()
	list := f.outlined.list
	f.outlined.Unlock()
	if list == nil {
		_ = f.eachTable(func(*export.Table) error { return nil })
		return f.outlines()
	}
	return list
}

// once works something out about the scope when it is first asked for.
func once[T any](f *findings, of func(landscape.Scope) T) func() T {
	return keep(f, func() T { return of(f.scope) })
}

// keep works something out when it is first asked for, and again when it was forgotten.
func keep[T any](f *findings, of func() T) func() T {
	var lock sync.Mutex
	var kept *T
	f.forgets = append(f.forgets, func() {
		lock.Lock()
		defer lock.Unlock()
		kept = nil
	})
	return func() T {
		lock.Lock()
		defer lock.Unlock()
		if kept == nil {
			result := of()
			kept = &result
		}
		return *kept
	}
}

// forget lets go of what was worked out, so that a build needs no more memory than the places that it is at.
// Whoever asks again gets the same again.
func (f *findings) forget() {
	for _, forget := range f.forgets {
		forget()
	}
}

// gather finds the areas and organisations that the downloads hold.
func (f *findings) gather(s *site) {
	x := f.scope.Index
	shown := map[register.ID]bool{}
	add := func(id register.ID) {
		if o := x.Organisations[id]; o != nil && !shown[id] {
			shown[id] = true
			f.organisations = append(f.organisations, o)
		}
	}
	for _, o := range s.organisations {
		add(o.ID)
	}
	lies := map[*register.Area]bool{}
	for _, a := range f.scope.Areas {
		lies[a] = true
	}
	for _, p := range f.scope.Partnerships {
		for _, a := range x.AreasOf(p) {
			lies[a] = true
		}
		// Who holds the seat of a body that has ended.
		for _, seat := range p.Seats {
			add(x.Holder(seat.Organisation, f.scope.On))
		}
	}
	for _, a := range x.Register.Areas {
		if !lies[a] {
			continue
		}
		f.areas = append(f.areas, a)
		add(a.Force)
		for _, b := range a.LocalPolicingBodies {
			add(b.Organisation)
		}
		for _, authority := range a.Authorities {
			add(authority.Council)
		}
	}
	slices.SortFunc(f.organisations, func(a, b *register.Organisation) int { return cmp.Compare(a.ID, b.ID) })
}

func (f *findings) vocabulary() *register.Vocabulary { return &f.scope.Index.Register.Vocabulary }

// placedGaps gives the gaps of the place and, for an edition, of each of its areas.
func (f *findings) placedGaps() []export.PlacedGaps {
	places := []export.PlacedGaps{{Place: f.place, Gaps: f.gaps()}}
	if len(f.scope.Areas) == 1 && f.scope.Areas[0].ID == f.place {
		return places
	}
	for _, p := range f.portraits() {
		places = append(places, export.PlacedGaps{Place: p.Area.ID, Gaps: p.Gaps})
	}
	return places
}

// A FindingTable is a table of a landscape page. Its pictures stand in the cells whose number they draw.
type FindingTable struct {
	// ID is the caption's id and begins those of the rows.
	ID      string
	Caption string
	Head    []FindingColumn
	Rows    []FindingRow
	// Sortable lets the script sort.js put buttons into the headers.
	Sortable bool
	// Wide tables keep their first column in sight.
	Wide bool
	// Turned tables have so many columns that their heads are written downwards.
	Turned bool
}

// FindingColumn is the head of a column; one of numbers is set to the right.
type FindingColumn struct {
	Said
	Number bool
}

// FindingRow is a line of a table.
type FindingRow struct {
	ID    string
	Head  Link
	About Said
	Cells []FindingCell
}

// FindingCell is a number, a text, links, or nothing known.
type FindingCell struct {
	// Number is formatted, "12" or "12 of 40", or says that there is none. Empty for cells of other columns.
	Number string
	// Bar is a share of 0 to 100 to draw below the number; -1 for none.
	Bar  int
	Text Said
	// About is a smaller line below. May be empty.
	About Said
	Links []Link
	// Lines are several things in one cell, each with what else is to say of it.
	Lines []FindingLine
	// Missing marks what is not stated or not recorded.
	Missing bool
}

// FindingLine is one of several things in a cell.
type FindingLine struct {
	Said
	// About are smaller lines below.
	About []Said
	Links []Link
	// Missing marks what is not stated or not decided.
	Missing bool
}

// sorts loads the script for tables that can be sorted.
func (f *Frame) sorts() { f.Scripts = append(f.Scripts, "sort.js") }

func (m *maker) column(key string) FindingColumn {
	return FindingColumn{Said: Said{Text: m.say(key)}}
}

func (m *maker) numbers(key string) FindingColumn {
	return FindingColumn{Said: Said{Text: m.say(key)}, Number: true}
}

// number is a cell with a number and, when of is above 0, a picture of its share.
func (m *maker) numberCell(n, of int) FindingCell {
	return FindingCell{Number: m.words.Number(n), Bar: share(n, of)}
}

// shareCell is a cell that says "12 of 40"; nothing is known of none.
func (m *maker) shareCell(n, of int) FindingCell {
	if of == 0 {
		return m.missingNumber("finding.nothing")
	}
	return FindingCell{Number: m.say("finding.of", "n", m.words.Number(n), "of", m.words.Number(of)), Bar: share(n, of)}
}

func (m *maker) missingCell(key string) FindingCell {
	return FindingCell{Text: Said{Text: m.say(key)}, Bar: -1, Missing: true}
}

// missingNumber says in a column of numbers that nothing is known, or that the question does not arise.
func (m *maker) missingNumber(key string) FindingCell {
	return FindingCell{Number: m.say(key), Bar: -1, Missing: true}
}

func textCell(s Said) FindingCell { return FindingCell{Text: s, Bar: -1} }

func linksCell(links []Link) FindingCell { return FindingCell{Links: links, Bar: -1} }

// tallied fills a table with a line for each group: its name, its number, the share of the whole as a
// picture.
func (m *maker) tallied(id, caption, what string, of int, groups []tally) *FindingTable {
	t := &FindingTable{ID: id, Caption: m.say(caption, "of", m.words.Number(of)), Head: []FindingColumn{m.column(what), m.numbers("finding.number")}}
	for _, g := range groups {
		t.Rows = append(t.Rows, FindingRow{ID: id + "-" + g.id, Head: g.name, About: g.about, Cells: []FindingCell{m.numberCell(g.n, of)}})
	}
	return t
}

// tally is one group of a count.
type tally struct {
	id    string
	name  Link
	about Said
	n     int
}

// plainName is a name without a link.
func plainName(text string) Link { return Link{Said: Said{Text: text}, Count: -1} }

// findingLink leads to a page of the landscape of an area's site, where that is part of the output.
func (m *maker) findingLink(a *register.Area, view string) Link {
	l := Link{Said: m.said(a.Name), Count: -1}
	if s := m.plan.areaSite(a.ID, m.site); s != nil {
		l = m.link(l.Said, s.at("landscape", view))
	}
	return l
}

// portraitsByName gives the areas of the site with their findings, in the order of their names.
func (m *maker) portraitsByName() []*landscape.Portrait {
	byArea := map[*register.Area]*landscape.Portrait{}
	for _, p := range m.findings.portraits() {
		byArea[p.Area] = p
	}
	var list []*landscape.Portrait
	for _, a := range m.site.areas {
		list = append(list, byArea[a])
	}
	return list
}
