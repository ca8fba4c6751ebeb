package export

import (
	"encoding/json"
	"testing"

	"partnershipregister/generator/register"
)

func TestAppendPartnership(t *testing.T) {
	p := &register.Partnership{
		ID: "board", Home: "northmarsh", Name: register.Text{EN: "Board \"A\" <ŵ>\n\x01\u2028", CY: "Bwrdd"}, FormerIDs: []register.Ref{{Home: "northmarsh", ID: "old"}},
		From: register.Date{Precision: register.FinancialYear, Year: 2024}, MeetingHours: register.NewDecimal(150), MeetingsEachYear: 4, ListOnly: true,
		Priorities: []register.ID{"a", "b"}, Subgroups: register.Texts{EN: []string{"One", "Two"}, CY: []string{"Un"}}, About: register.Prose{EN: "# About"},
		Seats:    []register.Seat{{Organisation: "trust", From: exact(2024, 3, 1)}, {Kind: "health", Note: register.Text{CY: "Nodyn"}}},
		Evidence: []*register.Evidence{{ID: "claim", Level: "two", Finding: register.Prose{CY: "Canfyddiad"}}, {ID: "other"}},
	}
	got := string(AppendPartnership(nil, p, "https://register.example/board.html"))
	want := `{"partnership":"northmarsh/board","page":"https://register.example/board.html","about":"# About",` +
		`"evidence":[{"evidence":"claim","finding_cy":"Canfyddiad","level":"two"},{"evidence":"other"}],` +
		`"name":"Board \"A\" <ŵ>\n\u0001` + "\u2028" + `","name_cy":"Bwrdd","former_ids":["northmarsh/old"],"from":"2024/25","known_only_from_list":true,` +
		`"seats":[{"organisation":"trust","from":"2024-03-01"},{"kind":"health","note_cy":"Nodyn"}],"meetings_each_year":4,"meeting_hours":1.5,` +
		`"priorities":["a","b"],"subgroups":["One","Two"],"subgroups_cy":["Un"]}`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !json.Valid([]byte(got)) {
		t.Error("it is no JSON")
	}
}

// FuzzAppendString writes any text and reads the same, but for what is no UTF-8.
func FuzzAppendString(f *testing.F) {
	for _, seed := range []string{"", "plain", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "ŵ 🏛️ \u2028", "\xff\xfe", "a\xc5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		b := appendString(nil, s)
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatalf("%q is written as %s: %v", s, b, err)
		}
		// The decoder writes one sign for each wrong byte, as the writer does.
		if want := string([]rune(s)); got != want {
			t.Errorf("%q is read as %q", s, got)
		}
	})
}
