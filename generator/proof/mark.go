package proof

import (
	"slices"
	"strings"
)

// blocks are the elements at which a new part of a page begins.
var blocks = strings.Fields("p li tr dt dd h1 h2 h3 h4 h5 h6 div section article header nav table caption thead tbody th td ul ol dl svg pre blockquote details summary figure")

// A part is a piece of a page from the beginning of a block to the next.
type part struct {
	// at is the token with which it begins.
	at int
	// text is what a reader gets of it.
	text string
}

// parts cuts tokens into parts that say something.
func parts(tokens []token) []part {
	var list []part
	at := -1
	var b strings.Builder
	end := func() {
		if text := strings.Join(strings.Fields(b.String()), " "); text != "" && at >= 0 {
			list = append(list, part{at, text})
		}
		b.Reset()
	}
	for i, t := range tokens {
		switch {
		case t.tag == "":
			b.WriteString(t.text)
		case slices.Contains(blocks, t.tag):
			end()
			if !t.closing {
				at = i
			}
		case t.tag == "a" || t.tag == "mark":
		default:
			// Pictures are told apart by their shapes.
			b.WriteString(" " + t.text)
		}
	}
	end()
	return list
}

// mark marks the parts of two states of a page that the other does not have, and counts those of the state that
// has more of them.
func mark(before, after []token) int {
	a, b := parts(before), parts(after)
	first := 0
	for first < len(a) && first < len(b) && a[first].text == b[first].text {
		first++
	}
	last := 0
	for last < len(a)-first && last < len(b)-first && a[len(a)-1-last].text == b[len(b)-1-last].text {
		last++
	}
	a, b = a[first:len(a)-last], b[first:len(b)-last]
	keepA, keepB := common(a, b)
	flag := func(tokens []token, list []part, keep []bool) int {
		n := 0
		for i, p := range list {
			if !keep[i] {
				tokens[p.at].changed = true
				n++
			}
		}
		return n
	}
	return max(flag(before, a, keepA), flag(after, b, keepB))
}

// mostCells bounds the table with which the longest common run of parts is found.
const mostCells = 4_000_000

// common finds the parts that two lists share in the same order; in very long lists, in any order.
func common(a, b []part) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	if len(a)*len(b) > mostCells {
		left := map[string][]int{}
		for i, p := range a {
			left[p.text] = append(left[p.text], i)
		}
		for i, p := range b {
			if at := left[p.text]; len(at) > 0 {
				inA[at[0]], inB[i] = true, true
				left[p.text] = at[1:]
			}
		}
		return inA, inB
	}
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].text == b[j].text {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].text == b[j].text:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}
