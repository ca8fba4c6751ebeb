package landscape

import (
	"fmt"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

// answered writes what was found for a council area: "drugs: board decides, reedham told".
func answered(found Answers) string {
	var lines []string
	for _, a := range found.Subjects {
		var parts []string
		for _, b := range a.Bodies {
			parts = append(parts, fmt.Sprint(b.Partnership.ID, " ", b.Doing))
		}
		lines = append(lines, string(a.Priority.ID)+": "+strings.Join(parts, ", "))
	}
	return strings.Join(lines, "\n")
}

// Reedham and Saltby are districts of the county Eastmereshire. The board and the drugs board cover the whole force area,
// the forum the county, the group Saltby alone; the council of the nation has its home in the edition.
func TestAnswers(t *testing.T) {
	r := eastmere()
	a := r.Areas[0]
	a.Authorities = append(a.Authorities, register.Authority{ID: "eastmereshire", Kind: register.County})
	a.Authorities[0].County, a.Authorities[1].County = "eastmereshire", "eastmereshire"
	r.Areas = append(r.Areas, &register.Area{ID: "westmere", Nation: register.England})
	r.Editions = []*register.Edition{{ID: "nation", Nation: register.England}}
	board, drugs, reedham, forum := r.Partnerships[0], r.Partnerships[1], r.Partnerships[2], r.Partnerships[3]
	board.PriorityRoles = []register.PriorityRole{{Priority: "drugs", Role: register.IsTold}}
	reedham.PriorityRoles = []register.PriorityRole{{Priority: "drugs", Role: register.Decides}, {Priority: "flood", Role: register.Oversees}}
	drugs.AlsoAreas = []register.ID{"westmere"}
	forum.Authorities = []register.ID{"eastmereshire"}
	add := func(p *register.Partnership) {
		p.Home, p.Type = "eastmere", "other"
		r.Partnerships = append(r.Partnerships, p)
	}
	add(&register.Partnership{ID: "group", Status: register.Active, Authorities: []register.ID{"saltby"}, Priorities: []register.ID{"drugs"}})
	add(&register.Partnership{ID: "past", Status: register.Closed, Priorities: []register.ID{"flood"}})
	add(&register.Partnership{ID: "plan", Status: register.Proposed, Priorities: []register.ID{"flood"}})
	add(&register.Partnership{ID: "quiet", Status: register.Unknown})
	add(&register.Partnership{ID: "code", Status: register.Closed, Codes: []register.Code{"E22000009", "E48000009"}})
	add(&register.Partnership{ID: "words", Status: register.Closed, Place: register.Text{EN: "The east"}})
	a.CommunitySafetyAreas = []register.CommunitySafetyArea{{Code: "E22000008", Authorities: []register.ID{"reedham"}}, {Code: "E22000009", Authorities: []register.ID{"saltby"}}}
	add(&register.Partnership{ID: "wide", Status: register.Closed, AlsoAreas: []register.ID{"westmere"}, Place: register.Text{EN: "The east and the west"}})
	// Both codes are the whole police force area; both districts are the county.
	add(&register.Partnership{ID: "codes", Status: register.Closed, Codes: []register.Code{"E22000008", "E22000009"}})
	add(&register.Partnership{ID: "both", Status: register.Closed, Authorities: []register.ID{"reedham", "saltby"}})
	r.Partnerships = append(r.Partnerships, &register.Partnership{ID: "whole", Home: "nation", Type: "other", Status: register.Active, Priorities: []register.ID{"knives"}})
	elsewhere := &register.Partnership{ID: "far", Home: "westmere", Type: "other", Status: register.Active, Priorities: []register.ID{"knives"}}
	r.Partnerships = append(r.Partnerships, elsewhere)
	s := eastmereScope(r)
	for _, test := range []struct {
		council              int
		want, covers, silent string
		// bodies are those that exist on the day, roles those of them that state one.
		bodies, roles int
	}{
		{0, "drugs: reedham decides, board told, drugs works\nknives: board works, whole works\nflood: reedham oversees, forum works",
			"board area, both council, codes area, drugs several, forum county, past area, plan area, quiet area, reedham council, wide several, words place, whole nation", "quiet", 6, 2},
		{1, "drugs: board told, drugs works, group works\nknives: board works, whole works\nflood: forum works",
			"board area, both council, code council, codes area, drugs several, forum county, group council, past area, plan area, quiet area, wide several, words place, whole nation", "quiet", 6, 1},
		// What covers one district does not cover the county.
		{2, "drugs: board told, drugs works\nknives: board works, whole works\nflood: forum works",
			"board area, both council, codes area, drugs several, forum council, past area, plan area, quiet area, wide several, words place, whole nation", "quiet", 5, 1},
	} {
		council := &a.Authorities[test.council]
		found := AnswersFor(s, council)
		if got := answered(found); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", council.ID, got, test.want)
		}
		var covers, silent []string
		for _, c := range CoverOf(s, council) {
			covers = append(covers, fmt.Sprint(c.Partnership.ID, " ", c.Footprint))
		}
		for _, c := range found.Silent {
			silent = append(silent, string(c.Partnership.ID))
		}
		if got := strings.Join(covers, ", "); got != test.covers {
			t.Errorf("%s is covered by %s, want %s", council.ID, got, test.covers)
		}
		if got := strings.Join(silent, ", "); got != test.silent || found.Roles != test.roles || len(found.Bodies) != test.bodies {
			t.Errorf("%s: silent %s, %d roles, %d bodies", council.ID, got, found.Roles, len(found.Bodies))
		}
	}
	// A body that states a role in one subject alone is not silent about it, and says nothing of others.
	if doing := DoingAbout(reedham, "knives"); doing != "" {
		t.Errorf("Reedham is said to %s", doing)
	}
}
