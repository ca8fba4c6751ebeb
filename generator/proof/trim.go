package proof

import "slices"

// folding are the elements that are left out where nothing in them differs, with what stands for a run of them.
var folding = map[string]string{
	"section": `<p class="same">…</p>`,
	"article": `<p class="same">…</p>`,
	"li":      `<li class="same">…</li>`,
	"tr":      `<tr><td class="same">…</td></tr>`,
}

// trimmed leaves out of a page what does not differ, as far as it stands in parts that can be told apart: sections,
// entries of lists and rows of tables. Neighbours of what differs stay.
func trimmed(tokens []token) []token {
	out := make([]token, 0, len(tokens))
	for i := 0; i < len(tokens); {
		t := tokens[i]
		if t.closing || folding[t.tag] == "" {
			out = append(out, t)
			i++
			continue
		}
		// A run of siblings of one kind, with the white space between them.
		var ends []int
		starts := []int{i}
		for at := i; ; {
			at = end(tokens, at)
			ends = append(ends, at)
			next := at
			for next < len(tokens) && tokens[next].text == " " {
				next++
			}
			if next >= len(tokens) || tokens[next].closing || tokens[next].tag != t.tag {
				break
			}
			starts = append(starts, next)
			at = next
		}
		keep := make([]bool, len(starts))
		for k := range starts {
			keep[k] = slices.ContainsFunc(tokens[starts[k]:ends[k]], func(t token) bool { return t.changed })
		}
		folded := false
		for k := range starts {
			one := tokens[starts[k]:ends[k]]
			near := t.tag != "section" && t.tag != "article" && (k > 0 && keep[k-1] || k+1 < len(keep) && keep[k+1])
			head := t.tag == "tr" && slices.ContainsFunc(one, func(t token) bool { return t.tag == "td" }) == false
			switch {
			case keep[k]:
				out = append(out, one[0])
				out = append(out, trimmed(one[1:])...)
				folded = false
			case near || head:
				out = append(out, one...)
				folded = false
			case !folded:
				out = append(out, token{text: folding[t.tag]})
				folded = true
			}
		}
		i = ends[len(ends)-1]
	}
	return out
}

// end gives where an element that begins at a token has ended.
func end(tokens []token, at int) int {
	depth := 0
	for i := at; i < len(tokens); i++ {
		switch t := tokens[i]; {
		case t.tag != tokens[at].tag || t.alone:
		case t.closing:
			if depth--; depth == 0 {
				return i + 1
			}
		default:
			depth++
		}
	}
	return len(tokens)
}
