package landscape

import (
	"fmt"
	"slices"
	"testing"

	"partnershipregister/generator/register"
)

// planned is saltmere with one more body, which its sources only propose: a board of both areas for all of Saltmere's codes, with
// a chair, seats, meetings, money, subjects and a claim, so that it would change every figure if it counted.
func planned() *register.Register {
	r := saltmere()
	p := *r.Partnerships[0]
	p.ID, p.Type, p.AlsoTypes, p.Status, p.From = "proposal", "board", []register.ID{"forum", "adults"}, register.Proposed, register.Date{}
	p.AlsoAreas = []register.ID{"fenland"}
	p.Codes = []register.Code{"E22000001", "E22000002", "E22000003"}
	p.Authorities, p.Relations = nil, nil
	p.Priorities = []register.ID{"fraud", "knives"}
	p.Chairs = []register.Chair{{Post: en("Commissioner"), Organisation: "commissioner"}}
	p.Seats = []register.Seat{{Organisation: "commissioner"}, {Organisation: "mayor"}, {Organisation: "saltmere-police"}, {Organisation: "fenland-police"}}
	p.MeetingsEachYear = 12
	p.Meetings = []register.Meeting{{Date: date("2026-12-01"), Status: register.MeetingPlanned}}
	r.Partnerships = append(r.Partnerships, &p)
	return r
}

// A body that is only proposed is told apart and moves no other figure: every finding is that of the register without it.
func TestProposedCountsNowhere(t *testing.T) {
	findings := func(r *register.Register) map[string]string {
		x := register.NewIndex(r)
		found := map[string]string{}
		add := func(where, what string, value any) { found[where+", "+what] = fmt.Sprintf("%+v", value) }
		whole := ScopeOf(x, x.Register.Areas, x.Register.Partnerships, today)
		for _, s := range []Scope{whole, whole.In(whole.Areas[0]), whole.In(whole.Areas[1])} {
			where := fmt.Sprint(len(s.Areas), " areas from ", s.Areas[0].ID)
			sorted := SortOf(s)
			add(where, "counts", []any{sorted.Partnerships, sorted.Apart, sorted.Ended, sorted.ToCome, sorted.Described, sorted.ByType, sorted.ByBasis, sorted.Stated,
				sorted.ByPosition, sorted.ByYear, sorted.ByKind, sorted.ByState, sorted.Shared, sorted.Again})
			l := LoadOf(s)
			add(where, "load", []any{len(l.Rows), l.Total, l.KindOnly, l.Shared, len(l.Organisations), len(l.Priorities)})
			o := OverlapsOf(s)
			add(where, "overlap", []any{len(o.Pairs), len(o.Repeated), o.In, len(Candidates(o, l, 10))})
			m := MatrixOf(s)
			add(where, "seats", []any{len(m.Partnerships), m.Unnamed, m.Of, len(m.Rows)})
			lines := LinesOf(s, s.Living())
			add(where, "lines", []any{lines.Of, lines.Stated, len(lines.Tops), len(lines.NotStated)})
			h := HandoversOf(s)
			add(where, "handover", []any{h.Counts(nil), len(h.Ties), len(PairsOf(s))})
			g := GapsOf(s)
			add(where, "gaps", []any{g.ListOnly, g.Of, g.Counts(), g.Facts, g.WithSeats, g.WithPriorities})
			p := ProofOf(s)
			add(where, "evidence", []any{len(p.Claims), p.ByLevel, p.Works, p.Judged, p.Of, p.With, len(p.Paid), len(p.PaidOnly)})
			f := FreshnessOf(s)
			add(where, "freshness", []any{len(f.Entries), f.ByLevel, f.ByYear, f.States, f.Median, len(f.Custodians)})
			add(where, "subjects", len(SubjectsOf(s)))
			for _, row := range SubjectsOf(s) {
				add(where, "subject "+string(row.Priority.ID), []int{len(row.Cells), row.Working})
			}
			rhythm := RhythmOf(s.Partnerships, today)
			add(where, "rhythm", []int{rhythm.Of, rhythm.Number, rhythm.Words, rhythm.Dates, rhythm.Nothing})
			for _, portrait := range Compare(s) {
				add(where, "compare "+string(portrait.Area.ID), portrait.Values)
			}
		}
		return found
	}
	with, without := findings(planned()), findings(saltmere())
	if len(with) < 30 {
		t.Fatalf("only %d findings were compared", len(with))
	}
	for what, want := range without {
		if with[what] != want {
			t.Errorf("%s\nwith a proposed body     %s\nwithout %s", what, with[what], want)
		}
	}
}

// It stands apart from what has a beginning to come: nobody has said that it will begin, and a day in its entry on which it should
// have begun does not say that it did.
func TestProposedStandsApart(t *testing.T) {
	for _, from := range []string{"", "2020", "2030"} {
		r := planned()
		p := r.Partnerships[len(r.Partnerships)-1]
		if from != "" {
			p.From = date(from)
		}
		x := register.NewIndex(r)
		s := ScopeOf(x, r.Areas, r.Partnerships, today)
		sorted := SortOf(s)
		// The other is "new", which is to begin in 2030.
		if got := s.StandingOf(p); got != IsProposed || sorted.Proposed != 2 || sorted.ToCome != 0 || p.LivesOn(today) {
			t.Errorf("from %q: stands as %q, %d proposed, %d to come, lives: %t", from, got, sorted.Proposed, sorted.ToCome, p.LivesOn(today))
		}
		if i := slices.IndexFunc(sorted.Bodies, func(b Sorted) bool { return b.Partnership == p }); i < 0 || sorted.Bodies[i].Standing != IsProposed {
			t.Errorf("from %q: the download does not tell it apart", from)
		}
	}
	// What came to nothing has ended, and is not proposed any more.
	r := planned()
	p := r.Partnerships[len(r.Partnerships)-1]
	p.Until = date("2025")
	s := ScopeOf(register.NewIndex(r), r.Areas, r.Partnerships, today)
	if got := s.StandingOf(p); got != HasEnded {
		t.Errorf("a proposal that lapsed in 2025 stands as %q", got)
	}
}
