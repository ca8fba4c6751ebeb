package content

// brackets is what a first look at a TOML text finds, before it is parsed: what was opened and not
// closed, and whether anything is nested so deeply that parsing it would take for ever.
type brackets struct {
	// tooDeep is the place where nesting passes its limit, -1 when it does not.
	tooDeep int
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
	found := brackets{tooDeep: -1, quote: -1}
	steps := 0
	inKey := true
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
			i = end - 1
		case '[', '{':
			found.open = append(found.open, i)
			steps = 0
			inKey = inKey || c == '{'
		case ']', '}':
			if n := len(found.open); n > 0 {
				found.open = found.open[:n-1]
			}
			inKey = false
		case '\n', '=', ',':
			steps = 0
			n := len(found.open)
			inKey = c == '\n' && (n == 0 || inKey) || c == ',' && n > 0 && text[found.open[n-1]] == '{'
		case '.':
			steps++
			found.dotted = found.dotted || inKey
		}
		if len(found.open) > maxNesting || steps > maxKeySteps {
			found.tooDeep = i
			return found
		}
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
