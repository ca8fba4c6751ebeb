package page

import (
	"cmp"
	"slices"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Subjects shows what each body does about each subject.
type Subjects struct {
	LandscapeFrame
	Figures []Figure
	// Columns are the bodies, numbered from 1, and Rows the subjects, those with most bodies first. Empty
	// for an edition.
	Columns []SeatColumn
	Rows    []SubjectLine
	// Key explains the signs of the table. Brackets tells whether any role is worked out.
	Key      []SubjectSign
	Brackets bool
	// Roles are the roles that a body has in any subject, as the heads of the columns of Totals. Undecided tells
	// that deciding is not among them.
	Roles     []string
	Undecided bool
	// Totals are an edition's subjects in numbers, Areas its areas. Empty for an area.
	Totals    []SubjectTotal
	Areas     []SubjectArea
	Downloads []Link
}

// SubjectSign is a sign with the role that it stands for.
type SubjectSign struct{ Sign, Role string }

// SubjectLine is one subject of the table.
type SubjectLine struct {
	Link
	// Crowded is true when many bodies decide or work on it; Count says how many do.
	Crowded bool
	Count   string
	// Cells have the order of the columns.
	Cells []SubjectCell
}

// SubjectCell is what one body does about a subject. Sign is a sign of the key, Words say it in full;
// both are empty when nothing is known.
type SubjectCell struct {
	Sign, Words string
	// Through are the bodies that report here, where that is how it was worked out.
	Through []Link
}

// SubjectTotal is one subject over all areas; the numbers are formatted.
type SubjectTotal struct {
	Link
	// Roles is how many bodies have each role of the view's Roles.
	Roles []string
	// Areas in which a body decides or works on it, Crowded those in which many do.
	Areas, Crowded string
}

// SubjectArea is one area in numbers.
type SubjectArea struct {
	Link
	Stated, Subjects, Crowded string
	// Most is the subject with most bodies, MostCount how many. Empty when none is stated.
	Most      Link
	MostCount string
}

// subjectSigns stand for what a body does; they are the same in both languages, and the page explains them.
// Worked out ones have brackets.
var subjectSigns = []struct {
	doing landscape.Doing
	sign  string
}{
	{landscape.StandsToDecide, "D"}, {landscape.StandsWorking, "W"}, {landscape.StandsToOversee, "O"}, {landscape.StandsTold, "T"},
}

func subjectsView(m *maker, f LandscapeFrame) any {
	s := m.findings.scope
	rows := m.findings.subjects()
	v := &Subjects{LandscapeFrame: f}
	v.AsOf = m.asOf(m.partnerships)
	number := m.words.Number
	stated, all := statedSubjects(s)
	crowded := 0
	for i := range rows {
		if rows[i].Crowded() {
			crowded++
		}
	}
	v.Figures = []Figure{
		{Number: number(len(rows)), Label: m.count("figure-count.subjects", len(rows)), Working: m.say("landscape-subjects.from", "stated", number(stated), "all", number(all))},
		{Number: number(all - stated), Label: m.count("figure-count.no-subject", all-stated), Working: m.say("figure.of", "all", number(all))},
	}
	v.Downloads = []Link{m.download("subjects")}
	found := map[landscape.Doing]bool{}
	for _, r := range rows {
		for _, c := range r.Cells {
			found[c.Doing] = true
			v.Brackets = v.Brackets || c.WorkedOut
		}
	}
	for _, s := range subjectSigns {
		if found[s.doing] {
			role := m.say("landscape-subjects." + string(s.doing))
			v.Key = append(v.Key, SubjectSign{s.sign, role})
			v.Roles = append(v.Roles, role)
		}
	}
	v.Undecided = len(rows) > 0 && !found[landscape.StandsToDecide]
	if m.area == nil {
		m.subjectTotals(v, rows, found)
		return v
	}
	v.Figures = append(v.Figures, Figure{Number: number(crowded), Label: m.count("figure-count.crowded", crowded), Working: m.say("landscape-subjects.crowded-working", "from", number(landscape.CrowdedFrom))})
	var bodies []*register.Partnership
	for _, p := range m.partnerships {
		if slices.ContainsFunc(rows, func(r landscape.SubjectRow) bool { return r.Cell(p) != nil }) {
			bodies = append(bodies, p)
		}
	}
	for i, p := range bodies {
		l := m.partnershipLink(p)
		v.Columns = append(v.Columns, SeatColumn{l, i + 1, number(i+1) + ": " + l.Text})
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b landscape.SubjectRow) int { return cmp.Compare(b.Working, a.Working) })
	for i := range rows {
		r := &rows[i]
		line := SubjectLine{Link: m.subjectLink(r.Priority), Crowded: r.Crowded(), Count: m.count("count.bodies", r.Working)}
		for _, p := range bodies {
			line.Cells = append(line.Cells, m.subjectCell(r.Cell(p)))
		}
		v.Rows = append(v.Rows, line)
	}
	return v
}

// statedSubjects counts the living partnerships that state a subject, and all of them.
func statedSubjects(s landscape.Scope) (stated, all int) {
	for _, p := range s.Living() {
		all++
		if len(p.Priorities) > 0 {
			stated++
		}
	}
	return stated, all
}

// subjectLink leads to the page of a subject where a body of the site works on it.
func (m *maker) subjectLink(p *register.Priority) Link {
	if len(m.working(p.ID)) == 0 {
		return Link{Said: m.said(p.Name), Count: -1}
	}
	return m.link(m.said(p.Name), m.at("priorities", string(p.ID)))
}

func (m *maker) subjectCell(c *landscape.SubjectCell) SubjectCell {
	if c == nil {
		return SubjectCell{}
	}
	cell := SubjectCell{Words: m.say("landscape-subjects." + string(c.Doing))}
	for _, s := range subjectSigns {
		if s.doing == c.Doing {
			cell.Sign = s.sign
		}
	}
	if c.WorkedOut {
		cell.Sign = "(" + cell.Sign + ")"
		cell.Words = m.say("landscape-subjects.worked-out", "role", cell.Words)
	}
	for _, p := range c.By {
		cell.Through = append(cell.Through, m.partnershipLink(p))
	}
	return cell
}

// subjectTotals fills in an edition's page.
func (m *maker) subjectTotals(v *Subjects, rows []landscape.SubjectRow, found map[landscape.Doing]bool) {
	number := m.words.Number
	areas, crowded := map[*register.Priority]int{}, map[*register.Priority]int{}
	for _, a := range m.site.areas {
		s := m.findings.scope.In(a)
		stated, all := statedSubjects(s)
		own := landscape.SubjectsOf(s)
		row := SubjectArea{Link: m.landscapeLink(a, "subjects"), Stated: m.say("landscape-subjects.some-of", "n", number(stated), "of", number(all)), Subjects: number(len(own))}
		here := 0
		var most *landscape.SubjectRow
		for i := range own {
			r := &own[i]
			if r.Working > 0 {
				areas[r.Priority]++
			}
			if r.Crowded() {
				crowded[r.Priority]++
				here++
			}
			if r.Working > 1 && (most == nil || r.Working > most.Working) {
				most = r
			}
		}
		row.Crowded = number(here)
		if most != nil {
			row.Most, row.MostCount = m.subjectLink(most.Priority), number(most.Working)
		}
		v.Areas = append(v.Areas, row)
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b landscape.SubjectRow) int { return cmp.Compare(b.Working, a.Working) })
	for i := range rows {
		n := map[landscape.Doing]int{}
		for _, c := range rows[i].Cells {
			n[c.Doing]++
		}
		p := rows[i].Priority
		var roles []string
		for _, s := range subjectSigns {
			if found[s.doing] {
				roles = append(roles, number(n[s.doing]))
			}
		}
		v.Totals = append(v.Totals, SubjectTotal{m.subjectLink(p), roles, number(areas[p]), number(crowded[p])})
	}
}
