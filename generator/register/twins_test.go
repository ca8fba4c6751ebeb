package register

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Seats and chairs are given up, passed on and become one by the same rules, written twice because a seat and a chair have
// little else in common. Chairs with the facts of some seats must end with the same holders, on the same grounds, for as long.
func TestChairsPassOnAsSeatsDo(t *testing.T) {
	date := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	moving := 0
	for seed := range uint64(2000) {
		draw := rand.New(rand.NewPCG(seed, 0))
		pick := func(list ...string) string { return list[draw.IntN(len(list))] }
		r := &Register{
			Areas: []*Area{
				{ID: "eastmere", LocalPolicingBodies: []LocalPolicingBody{{Organisation: "commissioner", EndAnnounced: date(pick("2028-05", "2028-05-07", "2030"))}}},
				{ID: "westmere", LocalPolicingBodies: []LocalPolicingBody{{Organisation: "mayor", EndAnnounced: date("2028-05")}}},
			},
			Organisations: []*Organisation{{ID: "commissioner"}, {ID: "mayor"}, {ID: "council"}, {ID: "police"},
				{ID: "old-council", Until: date("2023"), Successors: []ID{"council"}}, {ID: "older-council", Ended: true, Successors: []ID{"old-council"}}, {ID: "gone", Ended: true}},
		}
		p := &Partnership{ID: "board", Home: "eastmere", AlsoAreas: []ID{"westmere"}, Status: Active}
		for range 1 + draw.IntN(6) {
			seat := Seat{Organisation: ID(pick("commissioner", "mayor", "council", "police", "old-council", "older-council", "gone", ""))}
			if seat.Organisation == "" {
				seat.Kind = ID(pick("local-policing-body", "health"))
			}
			if draw.IntN(4) == 0 {
				seat.From = date(pick("2019", "2025-04", "2029"))
			}
			if draw.IntN(4) == 0 {
				seat.Until = date(pick("2020", "2028-05", "2031-03-31"))
			}
			if draw.IntN(2) == 0 {
				seat.Handover, seat.PassesTo = PassesOn, ID(pick("council", "police", "mayor", "old-council"))
			}
			p.Seats = append(p.Seats, seat)
			p.Chairs = append(p.Chairs, Chair{Organisation: seat.Organisation, Kind: seat.Kind, From: seat.From, Until: seat.Until, Handover: seat.Handover, PassesTo: seat.PassesTo})
		}
		r.Partnerships = []*Partnership{p}
		for _, on := range []Day{20261122, 20280601, 20320101} {
			x := NewIndex(r).On(on)
			after := x.Register.Partnerships[0]
			var seats, chairs string
			for _, s := range x.Sitting(after, on) {
				seats += fmt.Sprintln(s.Organisation, s.Kind, s.From, s.Until, s.Grounds.Others(), s.Grounds.Own())
				moving += len(s.Grounds.Others())
			}
			for _, c := range x.Leading(after, on) {
				chairs += fmt.Sprintln(c.Organisation, c.Kind, c.From, c.Until, c.Grounds.Others(), c.Grounds.Own())
			}
			for _, s := range x.Vacant[p.Ref()].Seats {
				seats += fmt.Sprintln("vacant", s.Organisation, s.Kind, s.From)
			}
			for _, c := range x.Vacant[p.Ref()].Chairs {
				chairs += fmt.Sprintln("vacant", c.Organisation, c.Kind, c.From)
			}
			if seats != chairs {
				t.Fatalf("seed %d on %s, of %+v\nseats\n%schairs\n%s", seed, on, p.Seats, seats, chairs)
			}
		}
	}
	if moving < 1000 {
		t.Errorf("only %d places passed on", moving)
	}
}
