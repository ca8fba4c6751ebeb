package search

import "testing"

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "a", "a b": "a b", " a b": "a b", "a b ": "a b", "a  b": "a b", "a\nb": "a b", "a\u00a0b": "a b", "a\t b": "a b", " ": "", "ŵ y": "ŵ y", "a \u2028 b": "a b",
	} {
		if got := line(text); got != want {
			t.Errorf("line(%q) = %q, want %q", text, got, want)
		}
	}
}
