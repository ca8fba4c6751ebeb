package content

import (
	"sort"
	"unicode/utf8"
)

// lines turns a place in a text, counted in bytes, into a line and a column in characters.
type lines struct {
	text   []byte
	starts []int
}

func newLines(text []byte) *lines {
	l := &lines{text: text, starts: []int{0}}
	for i, c := range text {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	// An editor shows no line after the line break that ends a file.
	if last := len(l.starts) - 1; last > 0 && l.starts[last] == len(text) {
		l.starts = l.starts[:last]
	}
	return l
}

// at gives the line and column of a place. A place beyond the last line is taken for its end.
func (l *lines) at(offset int) (line, column int) {
	end := len(l.text)
	if end > 0 && l.text[end-1] == '\n' {
		end--
	}
	offset = max(0, min(offset, end))
	i := sort.SearchInts(l.starts, offset+1) - 1
	return i + 1, utf8.RuneCount(l.text[l.starts[i]:offset]) + 1
}

// line gives the text of the line around a place, and where it starts.
func (l *lines) line(offset int) (text string, start int) {
	offset = max(0, min(offset, len(l.text)))
	i := sort.SearchInts(l.starts, offset+1) - 1
	end := len(l.text)
	if i+1 < len(l.starts) {
		end = l.starts[i+1]
	}
	if end > l.starts[i] && l.text[end-1] == '\n' {
		end--
	}
	return string(l.text[l.starts[i]:end]), l.starts[i]
}
