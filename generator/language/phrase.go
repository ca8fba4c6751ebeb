package language

import (
	"fmt"
	"slices"
	"strings"
)

// form is one of the six plural categories of CLDR.
type form int

const (
	zero form = iota
	one
	two
	few
	many
	other
)

// String gives the category's name in CLDR and in word lists.
func (f form) String() string {
	return [...]string{"zero", "one", "two", "few", "many", "other"}[f]
}

// phrase is a Phrase cut into parts once, so that saying it is quick.
type phrase struct {
	// forms has no parts for a form that is empty.
	forms [other + 1][]part
	// names are those of the placeholders of all forms, sorted.
	names []string
	// counted tells whether a form besides other is given.
	counted bool
	// faults are braces that are no placeholders.
	faults []string
}

// part is a run of text or, if it is a hole, the name of a placeholder.
type part struct {
	text string
	hole bool
}

func (p *phrase) given(f form) bool { return len(p.forms[f]) > 0 }

func parsePhrase(written Phrase) *phrase {
	p := &phrase{}
	texts := [...]string{written.Zero, written.One, written.Two, written.Few, written.Many, written.Other}
	for i, text := range texts {
		parts, err := parseForm(text)
		if err != nil {
			p.faults = append(p.faults, fmt.Sprintf("the form %q has %v", form(i), err))
			// The text stays as it is, so that the form does not count as missing too.
			parts = []part{{text: text}}
		}
		p.forms[i] = parts
		p.counted = p.counted || form(i) != other && text != ""
		for _, part := range parts {
			if part.hole {
				p.names = append(p.names, part.text)
			}
		}
	}
	slices.Sort(p.names)
	p.names = slices.Compact(p.names)
	return p
}

func parseForm(text string) ([]part, error) {
	var parts []part
	for text != "" {
		open := strings.IndexAny(text, "{}")
		if open < 0 {
			return append(parts, part{text: text}), nil
		}
		if text[open] == '}' {
			return nil, fmt.Errorf("a closing brace without an opening one")
		}
		if open > 0 {
			parts = append(parts, part{text: text[:open]})
		}
		name, rest, closed := strings.Cut(text[open+1:], "}")
		if !closed {
			return nil, fmt.Errorf("an opening brace without a closing one")
		}
		if !isPlaceholder(name) {
			return nil, fmt.Errorf("{%s}, which is not the name of a placeholder", name)
		}
		parts = append(parts, part{text: name, hole: true})
		text = rest
	}
	return parts, nil
}

func isPlaceholder(name string) bool {
	for i := range len(name) {
		c := name[i]
		if !(c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '_')) {
			return false
		}
	}
	return name != ""
}
