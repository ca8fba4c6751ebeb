// Package report writes problems for those who read them: text for a person at a terminal, annotations and
// a summary for GitHub, JSON and SARIF for programs.
//
// In go problems that have their places, out comes text on an io.Writer. What the problems say comes from
// strangers' files; nothing in it can become a command, a link or a mark of the form that it is written in.
// One file a format.
package report

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"

	"partnershipregister/generator/problem"
)

// A Rule is a sort of problem, for the formats that list them.
type Rule struct {
	// Name in kebab-case, as in [problem.Problem.Check].
	Name string
	// Summary says what is found.
	Summary string
}

// A Format is a way to write problems.
type Format struct {
	Name string
	// Write writes problems. Their files get the folder of the content before them, "" for none.
	Write func(w io.Writer, problems []problem.Problem, folder string, rules []Rule) error
}

// Formats are all formats, the usual one first.
var Formats = []Format{
	{"text", Text},
	{"github", GitHub},
	{"json", JSON},
	{"sarif", SARIF},
}

// Text writes each problem in two lines, and then how many there are. The files are named as they lie in
// the content folder.
func Text(w io.Writer, problems []problem.Problem, _ string, _ []Rule) error {
	for _, p := range problems {
		if _, err := fmt.Fprintln(w, p); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, Counts(problems))
	return err
}

// Counts says how many problems there are: "2 errors, 1 warning, 0 notices".
func Counts(problems []problem.Problem) string {
	errors, warnings, notices := problem.Count(problems)
	return fmt.Sprintf("%s, %s, %s", counted(errors, "error"), counted(warnings, "warning"), counted(notices, "notice"))
}

func counted(n int, noun string) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n != 1 {
		noun += "s"
	}
	return s + " " + noun
}

// group is problems that say the same in several places.
type group struct {
	problem.Problem
	places []problem.Problem
}

// ranked puts the gravest problems first and joins those that say the same. Otherwise their order stays.
func ranked(problems []problem.Problem) []group {
	type text struct {
		severity     problem.Severity
		what, remedy string
	}
	at := map[text]int{}
	var groups []group
	for _, p := range problems {
		k := text{p.Severity, p.What, p.Remedy}
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k] = i
			groups = append(groups, group{Problem: p})
		}
		groups[i].places = append(groups[i].places, p)
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(b.Severity, a.Severity) })
	return groups
}

// instruction gives the remedy with who can carry it out.
func instruction(p problem.Problem) string {
	switch {
	case p.Remedy == "":
		return ""
	case p.Mender == "":
		return problem.OneLine(p.Remedy)
	}
	return fmt.Sprintf("%s (%s)", problem.OneLine(p.Remedy), p.Mender)
}

func located(folder, file string) string { return path.Join(folder, file) }

// Caused gives the problems that a change answers for: those in files that it touches, and those elsewhere
// that were not there before.
func Caused(before, now []problem.Problem, touched []string) []problem.Problem {
	type text struct {
		severity    problem.Severity
		check, file string
		what        string
	}
	known := map[text]int{}
	for _, p := range before {
		known[text{p.Severity, p.Check, p.File, p.What}]++
	}
	var caused []problem.Problem
	for _, p := range now {
		k := text{p.Severity, p.Check, p.File, p.What}
		known[k]--
		if known[k] < 0 || slices.Contains(touched, p.File) {
			caused = append(caused, p)
		}
	}
	return caused
}
