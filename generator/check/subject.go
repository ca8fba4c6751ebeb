package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/prose"
	"partnershipregister/generator/register"
)

// subject is what a check reads and reports to.
type subject struct {
	*register.Index
	// on is the day on which the register is looked at.
	on register.Day
	// check is the name of the check that is running.
	check    string
	problems []problem.Problem
	// told counts, by check and file, the errors and warnings, so that one file does not fill the screen. What
	// goes beyond is not kept; beyond tells whether the last one was not.
	told   map[[2]string]int
	beyond bool
	// shared is the same for all checks of a run.
	*shared
}

// shared is what several checks ask for, worked out when one first does.
type shared struct {
	// values are all values of the register that are not empty, with their places.
	values func() [][]value
	// proseFaults are what pages leave out of texts, by text.
	proseFaults func() map[string][]prose.Fault
	// names are the words of names.
	names func() map[string]bool
}

// place is where something stands: a file of the content folder and a key path in it, "" for the
// whole file.
type place struct{ file, field string }

// nowhere is a place without a file, at which nothing is reported. Places inside it are no others.
var nowhere place

// key gives the place of a key inside a table.
func (w place) key(key string) place {
	if w == nowhere {
		return nowhere
	}
	if w.field == "" {
		return place{w.file, key}
	}
	return place{w.file, w.field + "." + key}
}

// item gives the place of an item of a list.
func (w place) item(i int) place {
	if w == nowhere {
		return nowhere
	}
	return place{w.file, w.field + "[" + strconv.Itoa(i) + "]"}
}

// line gives the place of a line of prose.
func line(file string, n int) place { return place{file, fmt.Sprintf("line:%d", n)} }

func (s *subject) fail(at place, what, remedy string) { s.report(problem.Error, at, what, remedy) }
func (s *subject) warn(at place, what, remedy string) { s.report(problem.Warning, at, what, remedy) }
func (s *subject) note(at place, what, remedy string) { s.report(problem.Notice, at, what, remedy) }

// maxTold is how many errors and warnings of one check are told of one file in one run.
const maxTold = 200

func (s *subject) report(severity problem.Severity, at place, what, remedy string) {
	s.beyond = false
	if severity > problem.Notice {
		if s.told == nil {
			s.told = map[[2]string]int{}
		}
		sort := [2]string{s.check, at.file}
		s.told[sort]++
		if s.told[sort] == maxTold+1 {
			at.field, what, remedy = "", fmt.Sprintf("this file has more than %d problems of this sort", maxTold), "put right those that are shown; then the others will be told"
		}
		if s.beyond = s.told[sort] > maxTold+1; s.beyond {
			return
		}
	}
	s.problems = append(s.problems, problem.Problem{
		Severity: severity, Check: s.check, File: at.file, Field: at.field, What: what, Remedy: remedy, Mender: problem.Editor,
	})
}

// atKey makes the last problem point at the key instead of the value, for keys that should go.
func (s *subject) atKey() {
	if !s.beyond {
		s.problems[len(s.problems)-1].AtKey = true
	}
}

// unread tells whether the file of a thing could not be read: it has no name then, which reading
// reports. What such a thing lacks may well stand in the file, so nobody is told that it is missing.
func unread(name register.Text) bool { return name.Empty() }

// someAreaUnread tells whether council areas and codes may be missing because an area was not read.
func (s *subject) someAreaUnread() bool {
	return slices.ContainsFunc(s.Register.Areas, func(a *register.Area) bool { return unread(a.Name) })
}

// name gives a text in English, or in Welsh when there is no English.
func name(t register.Text) string {
	text, _ := t.In(register.English)
	return text
}

// when puts a date into a sentence: "on 2024-03-12", "in 2024-03".
func when(d register.Date) string {
	if d.Precision == register.Exact {
		return "on " + d.String()
	}
	return "in " + d.String()
}

// or puts words into a sentence: "a", "a or b", "a, b or c".
func or(words []string) string { return listed(words, " or ") }

// and puts words into a sentence: "a", "a and b", "a, b and c".
func and(words []string) string { return listed(words, " and ") }

func listed(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + last + words[len(words)-1]
}

// quoted puts identifiers in quotation marks.
func quoted[T ~string](ids []T) []string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = `"` + string(id) + `"`
	}
	return words
}
