package remind

import (
	"fmt"
	"slices"
	"testing"

	"partnershipregister/generator/register"
)

const today = register.Day(20261122)

func date(t *testing.T, s string) register.Date {
	t.Helper()
	if s == "" {
		return register.Date{}
	}
	d, err := register.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// fresh is a partnership of a made-up place of which nothing is asked.
func fresh(t *testing.T) *register.Partnership {
	return &register.Partnership{
		ID: "safer-reedham", Home: "northmarsh", File: "areas/northmarsh/partnerships/safer-reedham/partnership.toml",
		Name: register.Text{EN: "Safer Reedham"}, Status: register.Active, AsOf: date(t, "2026-06"),
		Chairs:   []register.Chair{{Post: register.Text{EN: "Leader"}, Organisation: "reedham-council", From: date(t, "2023-05")}},
		Seats:    []register.Seat{{Organisation: "reedham-council"}, {Kind: "health"}},
		Meetings: []register.Meeting{{Date: date(t, "2026-01-20"), Status: register.MeetingHeld}, {Date: date(t, "2026-12-01"), Status: register.MeetingPlanned}},
		Funding:  []register.Funding{{Pounds: 1, Year: date(t, "2025/26")}},
	}
}

func asked(p *register.Partnership) []string {
	x := register.NewIndex(&register.Register{
		Areas:         []*register.Area{{ID: "northmarsh", Name: register.Text{EN: "Northmarsh"}}},
		Organisations: []*register.Organisation{{ID: "reedham-council", Name: register.Text{EN: "Reedham Council"}}},
		Partnerships:  []*register.Partnership{p},
	})
	var list []string
	for _, h := range All(x, today) {
		for _, e := range h.Entries {
			for _, q := range e.Questions {
				list = append(list, fmt.Sprintf("%s: %s", q.Field, q.What))
			}
		}
		for range h.Listed {
			list = append(list, "listed")
		}
	}
	return list
}

func TestQuestions(t *testing.T) {
	at := func(s string) register.Date { return date(t, s) }
	cases := map[string]struct {
		spoil func(p *register.Partnership)
		want  []string
	}{
		"nothing": {func(p *register.Partnership) {}, nil},
		// Twelve months before 22 November 2026 is 22 November 2025: the day before that is old, the day itself is not.
		"a chair of long ago": {func(p *register.Partnership) { p.Chairs[0].AsOf = at("2025-11-21") },
			[]string{"chairs[0]: Chair recorded since May 2023 as “Leader, Reedham Council”: still right?"}},
		"a chair of a year ago": {func(p *register.Partnership) { p.Chairs[0].AsOf = at("2025-11-22") }, nil},
		"a chair without a beginning": {func(p *register.Partnership) {
			p.Chairs[0] = register.Chair{Post: register.Text{EN: "Mayor"}, AsOf: at("2024")}
		}, []string{"chairs[0]: Chair recorded in 2024 as “Mayor”: still right?"}},
		"an old chair that was compared": {func(p *register.Partnership) {
			p.Chairs[0].AsOf, p.Reviewed, p.Checked = at("2022"), at("2026-03-01"), []register.Fact{"chair"}
		}, nil},
		"an old chair, and something else was compared": {func(p *register.Partnership) {
			p.Chairs[0].AsOf, p.Reviewed, p.Checked = at("2022"), at("2026-03-01"), []register.Fact{"members"}
		}, []string{"chairs[0]: Chair recorded since May 2023 as “Leader, Reedham Council”: still right?"}},
		"an old vice-chair": {func(p *register.Partnership) {
			p.Chairs = append(p.Chairs, register.Chair{Post: register.Text{EN: "Deputy"}, Role: register.ViceChair, AsOf: at("2020")})
		}, nil},
		"a chair that ended": {func(p *register.Partnership) { p.Chairs[0].Until = at("2026-05-07") },
			[]string{"chairs[0]: The last chair recorded is “Leader, Reedham Council”, until 7 May 2026: who chairs now?"}},
		"a chair with a successor": {func(p *register.Partnership) {
			p.Chairs[0].Until = at("2026-05-07")
			p.Chairs = append(p.Chairs, register.Chair{Post: register.Text{EN: "Mayor"}, From: at("2026-05-08")})
		}, nil},
		"no chair at all": {func(p *register.Partnership) { p.Chairs = nil }, nil},
		"an old meeting": {func(p *register.Partnership) { p.Meetings[0].Date = at("2025-07-23") },
			[]string{"meetings[0]: Last meeting recorded 23 July 2025: which have been held since?"}},
		"a meeting that was planned": {func(p *register.Partnership) { p.Meetings[1].Date = at("2026-11-21") },
			[]string{"meetings[1]: A meeting was planned for 21 November 2026: was it held?"}},
		"a meeting that is planned for today": {func(p *register.Partnership) { p.Meetings[1].Date = at("2026-11-22") }, nil},
		"meetings that were planned": {func(p *register.Partnership) {
			p.Meetings[1].Date = at("2026-11-21")
			p.Meetings = append(p.Meetings, register.Meeting{Date: at("2026-03"), Status: register.MeetingPlanned})
		}, []string{"meetings[2]: 2 meetings were planned for days now past, the first for March 2026: were they held?"}},
		"a meeting that was cancelled": {func(p *register.Partnership) {
			p.Meetings = []register.Meeting{{Date: at("2020-01-01"), Status: register.MeetingCancelled}}
		}, nil},
		// 2023/24 ended on 31 March 2024.
		"old money": {func(p *register.Partnership) { p.Funding[0].Year = at("2023/24") },
			[]string{"funding[0]: The newest money recorded is that of 2023/24: what has come since?"}},
		"old money for years to come": {func(p *register.Partnership) {
			p.Funding[0].Year, p.Funding[0].UntilYear = at("2023/24"), at("2026/27")
		}, nil},
		"money without a year": {func(p *register.Partnership) { p.Funding[0].Year = register.Date{} }, nil},
		// Members are asked about after two years.
		"members of long ago": {func(p *register.Partnership) { p.Seats[0].AsOf, p.Seats[1].AsOf = at("2024-11-21"), at("2023") },
			[]string{"seats: 2 seats are recorded in 2023: who has joined or left since?"}},
		"members of two years ago": {func(p *register.Partnership) { p.Seats[0].AsOf = at("2024-11-22") }, nil},
		"a member that left":       {func(p *register.Partnership) { p.Seats[0].AsOf, p.Seats[0].Until = at("2020"), at("2022") }, nil},
		"proposed":                 {func(p *register.Partnership) { p.Status, p.From = register.Proposed, at("2026-10") }, []string{"status: Proposed in June 2026: has it begun?"}},
		"proposed for later":       {func(p *register.Partnership) { p.Status, p.From = register.Proposed, at("2027") }, nil},
		"not known whether active": {func(p *register.Partnership) {
			p.Status, p.AsOf, p.Chairs, p.Seats = register.Unknown, at("2024"), nil, nil
		}, []string{"status: Whether it still meets was not known in 2024: does it?"}},
		"closed": {func(p *register.Partnership) { p.Status, p.AsOf = register.Closed, at("2010") }, nil},
		"a review that was due": {func(p *register.Partnership) { p.ReviewBy = at("2026-09") }, []string{
			"chairs[0]: Chair recorded since May 2023 as “Leader, Reedham Council”: still right?",
			"meetings[0]: Last meeting recorded 20 January 2026: which have been held since?",
			"funding[0]: The newest money recorded is that of 2025/26: what has come since?",
			"seats: 2 seats are recorded in June 2026: who has joined or left since?",
		}},
		"a review to come": {func(p *register.Partnership) { p.ReviewBy = at("2026-11-22") }, nil},
		"a doubt":          {func(p *register.Partnership) { p.Doubts.EN = []string{"Two pages differ."} }, []string{"doubts[0]: An editor was not sure: “Two pages differ.” Can you settle it?"}},
		"many doubts":      {func(p *register.Partnership) { p.Doubts.EN = []string{"A.", "B.", "C.", "D."} }, []string{"doubts[0]: An editor was not sure: “A.” Can you settle it?", "doubts[1]: An editor was not sure: “B.” Can you settle it?", "doubts[2]: An editor was not sure: “C.” Can you settle it?"}},
		"an undated entry": {func(p *register.Partnership) { p.AsOf = register.Date{} }, []string{
			"chairs[0]: Chair recorded since May 2023 as “Leader, Reedham Council”: still right?",
			"seats: 2 seats are recorded without a date: who has joined or left since?",
		}},
		"a line of a list": {func(p *register.Partnership) { p.ListOnly, p.AsOf = true, at("2015") }, []string{"listed"}},
	}
	for name, c := range cases {
		p := fresh(t)
		c.spoil(p)
		if got := asked(p); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestMonthsBefore(t *testing.T) {
	for _, c := range []struct {
		on     register.Day
		months int
		want   register.Day
	}{{20261122, 12, 20251122}, {20260131, 1, 20251231}, {20260115, 24, 20240115}, {20261231, 1, 20261131}, {20261222, 12, 20251222}} {
		if got := monthsBefore(c.on, c.months); got != c.want {
			t.Errorf("%d months before %s: %s", c.months, c.on, got)
		}
	}
}
