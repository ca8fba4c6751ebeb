package content

import (
	"fmt"
	"strings"
)

// tooManyMarks finds what makes a markdown text expensive to read out of all proportion to its length, before
// anything reads it: marks that open something and never close it make a reader look through the rest of the
// paragraph each time, a quotation in a quotation in a quotation through the whole text, and a short row of a
// wide table is filled up to the full width. It gives nil for an ordinary text; the limits stand far above
// what a page of prose has.
func tooManyMarks(prose string) *fault {
	var block, text marks
	at, lines, cells := 0, 0, 0 // cells are those of the blocks before
	definition := 0             // bytes of the longest block that may say what a reference [1] leads to
	for line := range strings.Lines(prose) {
		indent, depth := beginning(line)
		if depth > maxNesting || indent > 4*maxNesting {
			return &fault{at, "quotations or lists stand inside each other more often than anything in a register needs", "write it as plain paragraphs, or as one list"}
		}
		if strings.TrimSpace(line) == "" {
			cells += block.columns * block.rows
			block = marks{}
		}
		// Where a reference or a line of a heading lies inside a paragraph makes no difference here: a block
		// ends at an empty line and is thus at least as long as what is read as one.
		here := count(line)
		block.add(here)
		text.add(here)
		if here.word > maxWord {
			return &fault{at, fmt.Sprintf("something without a space in it is longer than %s characters", thousands(maxWord)), "shorten the address, or take out what was pasted in by mistake"}
		}
		if block.opening > maxBlockMarks || text.opening > maxMarks {
			return &fault{at, fmt.Sprintf("up to here there are more marks such as * _ ` [ and < than a text should have: %s in one paragraph, or %s in all", thousands(maxBlockMarks), thousands(maxMarks)),
				"take out marks that mean nothing, or shorten the text and link to the full paper"}
		}
		if here.columns > maxColumns || cells+block.columns*block.rows > maxCells {
			return &fault{at, fmt.Sprintf("a table has more than %d columns, or the tables up to here more than %s cells", maxColumns, thousands(maxCells)), "link to where the whole table is published"}
		}
		block.bytes += len(line)
		if block.defines = block.defines || strings.Contains(line, "]:"); block.defines {
			definition = max(definition, block.bytes)
		}
		if definition*text.opening > maxRepeated {
			return &fault{at, "an address or title that references such as [1] lead to is too long for how often they do", "write the address in the text, in round brackets after the words, and shorten it"}
		}
		if lines++; lines > maxLines {
			return &fault{at, fmt.Sprintf("this text has more than %s lines", thousands(maxLines)), "shorten it, and link to the full paper"}
		}
		at += len(line)
	}
	return nil
}

// Limits of one markdown text.
const (
	maxWord       = 2_500  // bytes without a space
	maxBlockMarks = 1_000  // marks that may open something, without an empty line between
	maxMarks      = 10_000 // the same in the whole text
	maxLines      = 10_000
	maxColumns    = 50     // of a table
	maxCells      = 20_000 // of all tables
	// maxRepeated bounds the bytes of what references lead to, times how many there can be: each gets a copy.
	maxRepeated = 5_000_000
)

// marks counts what costs time.
type marks struct {
	opening, word int
	// columns is that of the widest line, rows how many lines there are.
	columns, rows int
	bytes         int
	// defines tells whether it may say what references lead to.
	defines bool
}

func (m *marks) add(line marks) {
	m.opening += line.opening
	m.columns = max(m.columns, line.columns)
	m.rows += line.rows
}

func count(line string) marks {
	m := marks{rows: 1}
	word, column := 0, 0
	for i := range len(line) {
		word++
		switch line[i] {
		case '*', '_', '`', '~', '[', '<':
			m.opening++
		case '|':
			column++
		case ' ', '\t', '\n':
			word = 0
		}
		m.word = max(m.word, word)
	}
	m.columns = column
	return m
}

// beginning gives how far a line is indented, and how many marks of quotations and lists it begins with.
func beginning(line string) (indent, depth int) {
	line = strings.TrimRight(line, "\n")
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>' || c == '-' || c == '+' || c == '*' || c == ':':
			depth++
		case c >= '0' && c <= '9':
		case (c == '.' || c == ')') && i > 0 && line[i-1] >= '0' && line[i-1] <= '9':
			depth++
		default:
			return indent, depth
		}
	}
	// Nothing but marks: a rule (---), the line below the head of a table, or the line below a heading.
	if rule := strings.TrimSpace(line); strings.Trim(rule, "- ") == "" || strings.Trim(rule, "* ") == "" || strings.Trim(rule, "*-_: |") == "" && strings.Contains(rule, "|") {
		depth = 0
	}
	return indent, depth
}
