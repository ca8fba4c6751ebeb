// Package content reads a register from a folder of files, strictly: what it does not know it refuses,
// and it says everything that is wrong in one run, with the file, the line, and how to put it right.
//
// In goes an fs.FS laid out as the table in layout.go says. Out come the register, the words of the
// templates, and a way to turn field paths into lines and columns. Whether facts fit each other
// (unknown identifiers, impossible dates, missing sources) is left to package check; what the words
// mean is left to package language.
//
// Two parsers of TOML have their door here. BurntSushi's judges and reads every text; that of
// pelletier is asked where things stand.
package content

import (
	"io/fs"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// Content is what a content folder says. It is complete as far as the files could be read; what has a
// problem of severity error may be missing from it.
type Content struct {
	// Register is never nil.
	Register *register.Register
	// Words are the phrases of words/<language>.toml under keys such as "partnership.chair". A
	// language without a file has no entry.
	Words map[register.Language]map[string]Phrase
	// Help are the sentences that explain keys to editors, with their Welsh.
	Help []Sentence
	// Positions finds lines and columns in the files that were read.
	Positions *Positions
	// Unread are the files whose facts could not be read at all, in order. An area, organisation,
	// edition or partnership among them is in the register with its identifier alone, so that what
	// refers to it is not wrong too.
	Unread []string
}

// Phrase is what a template says in one language, in as many plural forms as the language has. A
// phrase without plural forms has Other alone; Other is never empty.
type Phrase struct {
	Zero, One, Two, Few, Many, Other string
	// Confidence is how far a wording can be trusted, empty when the file does not say.
	Confidence register.Confidence
}

// A Sentence explains a key: a row of words/help.cy.toml.
type Sentence struct {
	// EN as it stands in README.md, and CY. Both are there unless the file has a fault.
	EN string `toml:"en"`
	CY string `toml:"cy"`
	// Confidence is how far the Welsh can be trusted, empty when the file does not say.
	Confidence register.Confidence `toml:"confidence"`
}

// Read reads a register. Problems are faults of the content, placed and sorted; the error is a fault
// of the file system itself.
func Read(fsys fs.FS) (*Content, []problem.Problem, error) { return NewReader(fsys).Read() }
