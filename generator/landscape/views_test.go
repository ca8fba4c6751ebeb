package landscape

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

func eastmereScope(r *register.Register) Scope {
	return ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, today)
}

// In Eastmere police and council sit on three bodies, fire on two, charity and farm on one: 10 places.
func TestMatrix(t *testing.T) {
	r := eastmere()
	r.Partnerships[1].Seats[0].Role = register.Observer
	r.Partnerships[1].Seats = append(r.Partnerships[1].Seats,
		register.Seat{Organisation: "police", Role: register.StatutoryMember},
		register.Seat{Organisation: "farm", Until: register.Date{Precision: register.Year, Year: 2020}})
	r.Partnerships[2].Chairs = []register.Chair{{Organisation: "council", Role: register.ViceChair}, {Organisation: "council"}, {Organisation: "charity"}}
	r.Partnerships = append(r.Partnerships, &register.Partnership{ID: "silent", Home: "eastmere", Type: "other", Status: register.Active})
	m := MatrixOf(eastmereScope(r))
	var got []string
	for _, row := range m.Rows {
		got = append(got, fmt.Sprint(row.Organisation.ID, " ", len(row.Places)))
	}
	// The charity gains Reedham, whose chair it holds; the farm's second seat has ended.
	if want := "council 3, police 3, charity 2, fire 2, farm 1"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if m.Of != 5 || m.Unnamed != 1 || len(m.Partnerships) != 4 || m.Several(2) != 4 {
		t.Errorf("of %d, unnamed %d, columns %d, several %d; want 5, 1, 4, 4", m.Of, m.Unnamed, len(m.Partnerships), m.Several(2))
	}
	at := func(row int, id register.ID) Place {
		for _, p := range m.Rows[row].Places {
			if p.Partnership.ID == id {
				return p
			}
		}
		return Place{}
	}
	if p := at(1, "drugs"); p.Role != register.StatutoryMember {
		t.Errorf("of two seats the role is %q, want the stronger", p.Role)
	}
	if p := at(0, "reedham"); p.Role != register.Member || p.Chair != register.InTheChair {
		t.Errorf("the council in Reedham: %+v", p)
	}
	if p := at(2, "reedham"); p.Role != "" || p.Chair != register.InTheChair {
		t.Errorf("the charity in Reedham: %+v", p)
	}
}

// told writes the rows of subjects: "drugs 2: board works".
func told(rows []SubjectRow) string {
	var lines []string
	for _, r := range rows {
		line := fmt.Sprintf("%s %d:", r.Priority.ID, r.Working)
		for _, c := range r.Cells {
			line += fmt.Sprintf(" %s %s", c.Partnership.ID, c.Doing)
			if c.WorkedOut {
				line += "?"
			}
			for _, p := range c.By {
				line += "<" + string(p.ID)
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestSubjects(t *testing.T) {
	r := eastmere()
	reedham := r.Partnerships[2]
	r.Vocabulary.Types = append(r.Vocabulary.Types, &register.Type{ID: "panel", Counts: register.AsOversight})
	r.Partnerships = append(r.Partnerships,
		&register.Partnership{ID: "panel", Home: "eastmere", Type: "panel", Status: register.Active, Priorities: []register.ID{"flood"}},
		&register.Partnership{ID: "old", Home: "eastmere", Type: "other", Status: register.Closed, Priorities: []register.ID{"flood"}})
	// Reedham works on flood and reports to the board, which so hears of it; the board's own role in knives is
	// stated, and in drugs it works itself, so nothing is worked out there.
	reedham.Priorities = []register.ID{"drugs", "flood"}
	r.Partnerships[0].PriorityRoles = []register.PriorityRole{{Priority: "knives", Role: register.Decides}}
	want := "drugs 3: board works drugs works reedham works\nknives 1: board decides\nflood 2: board told?<reedham forum works panel oversees? reedham works"
	rows := SubjectsOf(eastmereScope(r))
	if got := told(rows); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !rows[0].Crowded() || rows[2].Crowded() {
		t.Error("three bodies that work on a subject make it crowded, two do not")
	}
	// What the board's own entry says holds, and no line adds to it.
	r.Partnerships[0].PriorityRoles = append(r.Partnerships[0].PriorityRoles, register.PriorityRole{Priority: "flood", Role: register.IsTold})
	if got := told(SubjectsOf(eastmereScope(r))); !strings.Contains(got, "flood 2: board told forum works") {
		t.Errorf("got\n%s", got)
	}
	r.Partnerships[0].PriorityRoles = nil
	// Who is told, by its own entry, neither works on it nor passes it on.
	reedham.PriorityRoles = []register.PriorityRole{{Priority: "flood", Role: register.IsTold}}
	if got := told(SubjectsOf(eastmereScope(r))); !strings.Contains(got, "flood 1: forum works panel oversees? reedham told") {
		t.Errorf("got\n%s", got)
	}
}

// written writes trees as "a(b(c) d)".
func written(nodes []Node) string {
	var parts []string
	for _, n := range nodes {
		s := string(n.Partnership.ID)
		for _, e := range n.Elsewhere {
			s += "^" + string(e.ID)
		}
		if len(n.Children) > 0 {
			s += "(" + written(n.Children) + ")"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

func TestLines(t *testing.T) {
	body := func(id register.ID, lines ...register.Relation) *register.Partnership {
		return &register.Partnership{ID: id, Home: "eastmere", Type: "other", Status: register.Active, Relations: lines}
	}
	to := func(id register.ID) register.Relation {
		return register.Relation{Relation: register.ReportsTo, Partnership: register.Ref{Home: "eastmere", ID: id}}
	}
	r := eastmere()
	gone := body("gone")
	gone.Status = register.Closed
	stopped := to("top")
	stopped.Until = register.Date{Precision: register.Year, Year: 2020}
	plan := body("plan")
	plan.Status = register.Proposed
	r.Partnerships = []*register.Partnership{
		body("a-top"), body("b-middle", to("a-top")),
		// It states both: it stands below the nearer alone.
		body("c-low", to("b-middle"), to("a-top")),
		body("d-cover", register.Relation{Relation: register.Covers, Partnership: register.Ref{Home: "eastmere", ID: "e-covered"}}), body("e-covered"),
		body("f-orphan", to("gone")), gone, body("g-named", register.Relation{Relation: register.SubgroupOf, Name: register.Text{EN: "Cabinet"}}),
		body("h-silent"), body("i-stopped", stopped),
		body("j-round", to("k-round")), body("k-round", to("j-round")), body("l-below", to("k-round")),
		// One line leads to an ended body, the other to a living one: no orphan.
		body("m-both", to("gone"), to("a-top")),
		// Nobody hears what goes to a body that is only proposed.
		body("n-planned", to("plan")), plan,
	}
	s := eastmereScope(r)
	l := LinesOf(s, s.Living())
	if got, want := written(l.Trees), "a-top(b-middle(c-low) m-both^gone) d-cover(e-covered)"; got != want {
		t.Errorf("trees %s, want %s", got, want)
	}
	var orphans []string
	for _, o := range l.Orphans {
		orphans = append(orphans, fmt.Sprint(o.Partnership.ID, " ", o.Above != nil, " ", o.Relation.Name.EN))
	}
	if got, want := strings.Join(orphans, ", "), "f-orphan true , g-named false Cabinet, n-planned true "; got != want {
		t.Errorf("orphans %s, want %s", got, want)
	}
	if len(l.Loops) != 1 || len(l.Loops[0]) != 2 || l.Loops[0][0].ID != "j-round" {
		t.Errorf("loops %v", l.Loops)
	}
	var silent []register.ID
	for _, p := range l.NotStated {
		silent = append(silent, p.ID)
	}
	if !slices.Equal(silent, []register.ID{"h-silent", "i-stopped"}) {
		t.Errorf("not stated: %v", silent)
	}
	// Of 14 living bodies 10 have a line: middle, low, covered, orphan, named, both of the circle, below, both and planned.
	if l.Of != 14 || l.Stated != 10 {
		t.Errorf("%d of %d state a line, want 10 of 14", l.Stated, l.Of)
	}
}

// TestTreesStaySmall puts ten layers of two boards above each other, of which each reports to both above: laid
// out along every way there would be over a thousand.
func TestTreesStaySmall(t *testing.T) {
	r := &register.Register{Areas: []*register.Area{{ID: "northmarsh"}}, Vocabulary: register.Vocabulary{Types: []*register.Type{{ID: "board", Counts: register.AsPartnership}}}}
	id := func(layer, i int) register.ID { return register.ID(fmt.Sprintf("board-%d-%d", layer, i)) }
	for layer := range 10 {
		for i := range 2 {
			p := &register.Partnership{ID: id(layer, i), Home: "northmarsh", Type: "board", Status: register.Active}
			for above := range 2 {
				if layer > 0 {
					p.Relations = append(p.Relations, register.Relation{Relation: register.ReportsTo, Partnership: register.Ref{Home: "northmarsh", ID: id(layer-1, above)}})
				}
			}
			r.Partnerships = append(r.Partnerships, p)
		}
	}
	s := ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, 20261122)
	n := 0
	var count func([]Node)
	count = func(nodes []Node) {
		for _, node := range nodes {
			n++
			count(node.Children)
		}
	}
	count(Trees(s, r.Partnerships))
	if n < 20 || n > 40 {
		t.Errorf("20 boards stand in %d places", n)
	}
}
