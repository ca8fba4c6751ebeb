package problem

import (
	"slices"
	"strings"
	"testing"
)

// FuzzNearest compares the search for the nearest word with one that counts all changes to the end.
func FuzzNearest(f *testing.F) {
	f.Add("seats", "seat\nstate\nsaets")
	f.Add("comunity-safety-partnership", "community-safety-partnership\nsafeguarding-board")
	f.Add("ab", "ba\nabc\n\nb")
	f.Add("ŵyl", "wyl\nŷwl")
	f.Fuzz(func(t *testing.T, word, list string) {
		if len(word) > 100 || len(list) > 500 {
			return
		}
		candidates := strings.Split(list, "\n")
		best, least := "", len([]rune(word))/3+2
		for _, c := range slices.Sorted(slices.Values(candidates)) {
			if n := edits(word, c, 1<<30); n < least {
				best, least = c, n
			}
		}
		if got := Nearest(word, candidates); got != best {
			t.Errorf("near %q of %q is %q, want %q", word, candidates, got, best)
		}
	})
}

// FuzzOneLine prints any text: it stays on its line, and nobody who reads the output as commands finds one.
func FuzzOneLine(f *testing.F) {
	for _, seed := range []string{"plain", "a\nb", "a\r\n::error::x", "::add-mask::x", "  ::stop-commands::x", "##[add-mask]x", "\u202eabc", "\u2028", "\x1b[31m", "\xff", "#\u200b#["} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range []Problem{{File: text, What: text, Remedy: text, Mender: Editor}, {File: "a", What: text}, {File: "a", What: "b", Remedy: text}} {
			shown := p.String()
			want := 1
			if p.Remedy != "" {
				want = 2
			}
			lines := strings.FieldsFunc(shown, func(r rune) bool {
				return r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029 || r == '\v' || r == '\f'
			})
			if len(lines) != want {
				t.Errorf("%q is printed on %d lines: %q", text, len(lines), shown)
			}
			for _, line := range lines {
				if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
					t.Errorf("%q is printed as a command: %q", text, shown)
				}
			}
			if strings.ContainsAny(shown, "\x1b\x00\u202e\u2066\u200f") {
				t.Errorf("%q is printed with what a terminal would obey: %q", text, shown)
			}
		}
	})
}
