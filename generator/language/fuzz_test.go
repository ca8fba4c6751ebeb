package language

import (
	"slices"
	"strings"
	"testing"
)

// FuzzPhrase says any phrase: what is no placeholder is a fault, and a phrase without faults holds the values and nothing in braces.
func FuzzPhrase(f *testing.F) {
	for _, seed := range []string{"{n} seats", "{name} meets {n} times", "{}", "{", "}", "{{n}}", "{a b}", "a{n}{n}b", "{n", "n}", "", "{N}", "{ŵ}"} {
		f.Add(seed, "one seat", 2)
	}
	f.Fuzz(func(t *testing.T, other, one string, n int) {
		for _, code := range Codes() {
			w := NewWords(code, map[string]Phrase{"x": {One: one, Other: other}})
			faults := w.Faults("x")
			names := w.Placeholders("x")
			var values []string
			for _, name := range names {
				if name != "n" {
					values = append(values, name, "VALUE")
				}
			}
			if n < 0 {
				n = -(n + 1)
			}
			if !slices.Contains(names, "n") && !w.Counts("x") {
				said, err := w.Say("x", values...)
				if err == nil && len(faults) == 0 && strings.ContainsAny(said, "{}") {
					t.Errorf("%s: %q is said as %q", code, other, said)
				}
				continue
			}
			said, err := w.Count("x", n, values...)
			if err != nil && len(faults) == 0 && other != "" && strings.Contains(other, "{n}") && strings.Contains(one, "{n}") {
				t.Errorf("%s: counting %d by %q, %q fails: %v", code, n, one, other, err)
			}
			if err == nil && len(faults) == 0 && strings.ContainsAny(said, "{}") {
				t.Errorf("%s: %d by %q, %q is said as %q", code, n, one, other, said)
			}
		}
	})
}

// FuzzList joins any words: all of them are in the list, in their order.
func FuzzList(f *testing.F) {
	f.Add("Iechyd", "Addysg", "ŵyn")
	f.Add("", "y", "w")
	f.Add("\xff", "{a}", "1")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		for _, code := range Codes() {
			w := NewWords(code, nil)
			for _, items := range [][]string{nil, {a}, {a, b}, {a, b, c}} {
				list := w.List(items)
				at := 0
				for _, item := range items {
					i := strings.Index(list[at:], item)
					if i < 0 {
						t.Fatalf("%s: %q is not in %q", code, item, list)
					}
					at += i + len(item)
				}
			}
			if w.Number(len(a)*1234) == "" {
				t.Error("a number is written as nothing")
			}
		}
	})
}
