package problem

import (
	"slices"
	"testing"
)

func TestString(t *testing.T) {
	for name, test := range map[string]struct {
		problem Problem
		want    string
	}{
		"whole": {
			Problem{Severity: Error, File: "areas/northmarsh/area.toml", Line: 3, Column: 8, What: "there is no force \"northmash-police\"", Remedy: "did you mean \"northmarsh-police\"?", Mender: Editor},
			"areas/northmarsh/area.toml:3:8: error: there is no force \"northmash-police\"\n\tdid you mean \"northmarsh-police\"? (editor)",
		},
		"no place":  {Problem{Severity: Notice, File: "a.toml", What: "odd"}, "a.toml:1:1: notice: odd"},
		"hostile":   {Problem{Severity: Warning, File: "a\n::error::.toml", Line: 1, Column: 1, What: "x\x1b[31m\u202ey\r\n::set-output", Mender: Editor}, "a\\u000a::error::.toml:1:1: warning: x\\u001b[31m\\u202ey\\u000d\\u000a::set-output"},
		"no mender": {Problem{File: "a.toml", Line: 2, Column: 1, What: "odd", Remedy: "mend it"}, "a.toml:2:1: notice: odd\n\tmend it"},
	} {
		if got := test.problem.String(); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestSort(t *testing.T) {
	want := []Problem{
		{File: "a", Line: 1, Column: 2, Severity: Error, What: "x"},
		{File: "a", Line: 1, Column: 2, Severity: Notice, What: "a"},
		{File: "a", Line: 1, Column: 2, Severity: Notice, What: "b"},
		{File: "a", Line: 2, Column: 1},
		{File: "b", Line: 1, Column: 1},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if e, w, n := Count(got); e != 1 || w != 0 || n != 4 {
		t.Errorf("%d errors, %d warnings, %d notices", e, w, n)
	}
}

func TestNearest(t *testing.T) {
	words := []string{"chairs", "seats", "status", "sources", "documents", "priorities"}
	for word, want := range map[string]string{
		"chair": "chairs", "saets": "seats", "staus": "status", "sorces": "sources", "docs": "", "prioritys": "priorities", "xyzzy": "", "": "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	if got := Nearest("ab", []string{"ac", "aa"}); got != "aa" {
		t.Errorf("of two equally near %q won", got)
	}
}
