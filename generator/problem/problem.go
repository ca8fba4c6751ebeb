// Package problem says what is wrong with somebody's content: where it stands, what is wrong, how to
// put it right, and who can. A problem is a fault in a file that a person wrote; a fault of the theme
// or of the program is an error instead.
//
// The package reads nothing and prints nothing but its own line form.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Severity tells how much a problem matters.
type Severity int

const (
	// Notice is something worth knowing that nobody has to mend.
	Notice Severity = iota
	// Warning is something that should be mended; the site is still built.
	Warning
	// Error stops a build: a page would be wrong or could not be made.
	Error
)

// String gives the word that is printed: "notice", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"notice", "warning", "error"}[s]
}

// Mender is who can put a problem right.
type Mender string

const (
	Editor      Mender = "editor"       // edits the register's facts
	Translator  Mender = "translator"   // writes the other language
	ThemeAuthor Mender = "theme author" // edits words or templates
)

// A Problem is one fault in one file.
type Problem struct {
	Severity Severity
	// Check names the check that found it, in kebab-case: "unknown-key".
	Check string
	// File is the path below the content folder, with forward slashes.
	File string
	// Field is the key path inside the file, such as `seats[2].organisation`, counted from 0. It is
	// empty when the problem is with the file as a whole.
	Field string
	// AtKey asks for the position of the key, not of its value.
	AtKey bool
	// Line and Column count from 1, the column in characters. Both are 0 until the position is known.
	Line, Column int
	// What is wrong, as a sentence without a full stop, in the editor's words.
	What string
	// Remedy is how to put it right, as an instruction without a full stop.
	Remedy string
	// Mender is who can put it right.
	Mender Mender
}

// String gives the form that `register check` prints: the position and what is wrong on the first
// line, how to put it right on the second, and in brackets who can.
func (p Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s: %s", OneLine(p.File), max(p.Line, 1), max(p.Column, 1), p.Severity, OneLine(p.What))
	if p.Remedy != "" {
		fmt.Fprintf(&b, "\n\t%s", OneLine(p.Remedy))
		if p.Mender != "" {
			fmt.Fprintf(&b, " (%s)", p.Mender)
		}
	}
	return b.String()
}

// OneLine keeps text from a hostile file on the line where it is printed: control characters, line
// breaks and the marks that turn the direction of text are shown as escapes. So is what a line would begin
// with, or hold, that GitHub takes for a command to a workflow: :: and ##[.
func OneLine(s string) string {
	if rest := strings.TrimLeftFunc(s, unicode.IsSpace); strings.HasPrefix(rest, ":") { // a file's name is followed by a colon
		s = s[:len(s)-len(rest)] + `\u003a` + rest[1:]
	}
	s = strings.ReplaceAll(s, "##[", `\u0023#[`)
	clean := func(r rune) bool {
		return r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 ||
			r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0xfeff
	}
	if !strings.ContainsFunc(s, clean) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if clean(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Sort puts problems in the order of their files, lines and columns; within one place the gravest
// first, then by text, so that the same content always gives the same list.
func Sort(problems []Problem) {
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.What, b.What),
		)
	})
}

// Count tells how many problems of each severity there are.
func Count(problems []Problem) (errors, warnings, notices int) {
	for _, p := range problems {
		switch p.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		default:
			notices++
		}
	}
	return errors, warnings, notices
}
