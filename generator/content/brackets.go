package content

import "fmt"

// brackets is what a first look at a TOML text finds, before it is parsed: what was opened and not
// closed, and whether anything is so deep, so long or so many that parsing it would take for ever.
type brackets struct {
	// beyond is what passes a limit, nil when nothing does.
	beyond *fault
	// open lists the places of the brackets that are open where the look ended.
	open []int
	// quote is the place of the quotation marks that are open where the look ended, -1 when none are.
	quote int
	// dotted tells that a key is written with dots.
	dotted bool
}

// lookAt reads a text up to a place. A text in single quotation marks ends at the end of its line,
// closed or not, so that one missing mark does not turn the rest of the file inside out.
func lookAt(text []byte, until int) brackets {
	found := brackets{quote: -1}
	steps, facts := 0, 0
	// A key or a bare value may be so long, a text in quotation marks not if it is a key. The parsers join
	// the keys around each fact, so that one long key would be copied for every line of the file.
	word, wordAt, value := 0, 0, false
	for i := 0; i < until && i < len(text); i++ {
		switch c := text[i]; c {
		case '#':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case '"', '\'':
			end, closed := endOfText(text, i)
			if !closed && end >= until || closed && end > until {
				found.quote = i
				return found
			}
			if !value {
				word += end - i
			}
			i = end - 1
		case '[', '{':
			found.open = append(found.open, i)
			steps, word = 0, 0
			facts++
			value = value && c == '['
		case ']', '}':
			if n := len(found.open); n > 0 {
				found.open = found.open[:n-1]
			}
			word = 0
			value = value || c == '}'
		case '\n', '=', ',':
			steps, word = 0, 0
			open := len(found.open)
			switch {
			case c == '=':
				value = true
			case c == '\n':
				value = value && open > 0
			default:
				value = open > 0 && text[found.open[open-1]] == '['
			}
			if c != '\n' {
				facts++
			}
		case '.':
			steps++
			word++
			found.dotted = found.dotted || !value
			facts++ // each step of a key is a group
		case ' ', '\t':
		default:
			word++
		}
		if word == 0 {
			wordAt = i + 1
		}
		switch {
		case len(found.open) > maxNesting || steps > maxKeySteps:
			found.beyond = &fault{i, "brackets stand inside brackets, or dots in a key, more often than anything in a register needs",
				"write the entries as the other files of this kind do"}
		case word > maxKeyBytes:
			found.beyond = &fault{wordAt, fmt.Sprintf("a key, or a value without quotation marks, is longer than %d characters", maxKeyBytes),
				"look whether a quotation mark or a = is missing; keys are short, such as name"}
		case facts > maxFacts:
			found.beyond = &fault{i, fmt.Sprintf("this file states more than %s facts", thousands(maxFacts)),
				"look for something that was pasted in by mistake, or spread it over several files"}
		default:
			continue
		}
		return found
	}
	return found
}

// endOfText gives the place after the text that begins with a quotation mark at start.
func endOfText(text []byte, start int) (end int, closed bool) {
	mark := text[start]
	long := start+2 < len(text) && text[start+1] == mark && text[start+2] == mark
	i := start + 1
	if long {
		i = start + 3
	}
	for i < len(text) {
		switch c := text[i]; {
		case c == '\\' && mark == '"':
			i++
		case c == '\n' && !long:
			return i, false
		case c == mark && !long:
			return i + 1, true
		case c == mark && i+2 < len(text) && text[i+1] == mark && text[i+2] == mark:
			i += 3
			// Up to two marks may belong to the text itself.
			for n := 0; n < 2 && i < len(text) && text[i] == mark; n++ {
				i++
			}
			return i, true
		}
		i++
	}
	return len(text), false
}
