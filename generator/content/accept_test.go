package content

import (
	"reflect"
	"testing"
)

func TestValueOf(t *testing.T) {
	for _, c := range []struct {
		kind, field, text string
		want              any
	}{
		{"partnership", "status", " active ", "active"},
		{"partnership", "name_cy", "Bwrdd", "Bwrdd"},
		{"partnership", "as_of", "12/03/2024", "2024-03-12"},
		{"partnership", "chairs.from", "March 2024", "2024-03"},
		{"partnership", "priorities", "drugs| knife-crime", []any{"drugs", "knife-crime"}},
		{"partnership", "doubts", `Is it a \| b?`, []any{"Is it a | b?"}},
		{"partnership", "known_only_from_list", "TRUE", true},
		{"partnership", "funding.pounds", "£38,000", int64(38000)},
		{"partnership", "meeting_hours", "1.50", 1.5},
		{"partnership", "travel_hours", "0", int64(0)},
		{"partnership", "meetings.time", "2.30 pm", "14:30"},
		{"partnership", "meetings.until_time", "16:00", "16:00"},
		{"organisation", "website", "https://a.example/", "https://a.example/"},
	} {
		got, r := ValueOf(c.kind, c.field, c.text)
		if r != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s of %s from %q: %v (%v), want %v", c.field, c.kind, c.text, got, r, c.want)
		}
		if again, r := ValueOf(c.kind, c.field, TextOf(got)); r != nil || !reflect.DeepEqual(again, got) {
			t.Errorf("%s of %s: %v is written as %q and read as %v", c.field, c.kind, got, TextOf(got), again)
		}
	}
	for _, c := range [][3]string{{"partnership", "status", "open"}, {"partnership", "as_of", "soon"}, {"partnership", "nam", "x"}, {"partnership", "chairs", "x"},
		{"partnership", "meetings_each_year", "400"}, {"partnership", "meetings_each_year", "often"}, {"partnership", "known_only_from_list", "perhaps"},
		{"partnership", "meeting_hours", "1,5"}, {"partnership", "meeting_hours", "25"}, {"partnership", "meeting_hours", "NaN"}, {"partnership", "meetings.time", "25:00"},
		{"partnership", "website", "reedham"}, {"partnership", "name", "a\u200bb"}, {"partnership", "chairs.post.x", "x"}} {
		if got, r := ValueOf(c[0], c[1], c[2]); r == nil || r.What == "" || r.Remedy == "" {
			t.Errorf("%s of %s: %q gives %v without a word", c[1], c[0], c[2], got)
		}
	}
}
