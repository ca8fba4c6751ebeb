package content

import (
	"bytes"

	"github.com/pelletier/go-toml/v2/unstable"
)

// An outline says where each key and each value of a TOML text stands. BurntSushi's parser, which
// judges and reads the text, does not tell; so a second parser looks at it again, for places alone.
type outline struct {
	// spots are found by field path: `name`, `seats[3].organisation`, `areas[0]`. An element of a list
	// of rows has the place of its [[ or {.
	spots map[string]spot
	// order lists the paths as they first appear in the text.
	order []string
	// braces holds the paths of values written in { }.
	braces map[string]bool
	// twice are the paths of keys that stand twice, with the place of the later one.
	twice []twice
	lines *lines
}

// spot is where a key and its value begin and where the value ends, counted in bytes. A row under a line
// [[key]] ends where its last value ends.
type spot struct{ key, value, end int }

type twice struct {
	path   string
	offset int
}

// outlineOf goes as far as the text can be read.
func outlineOf(text []byte) (o *outline) {
	o = &outline{spots: map[string]spot{}, braces: map[string]bool{}}
	// A fault of the foreign parser must cost no more than exact places.
	defer func() { _ = recover() }()

	b := outliner{outline: o, text: text, rows: map[string]int{}}
	b.parser.Reset(text)
	for b.parser.NextExpression() {
		b.expression(b.parser.Expression())
	}
	return o
}

type outliner struct {
	*outline
	text   []byte
	parser unstable.Parser
	// table is the path of the [table] or [[row]] in which we are.
	table string
	// rows counts the elements of each list that is written with [[ ]].
	rows map[string]int
}

func (b *outliner) expression(n *unstable.Node) {
	switch n.Kind {
	case unstable.Table, unstable.ArrayTable:
		path, start := "", -1
		keys := n.Key()
		for keys.Next() {
			key := keys.Node()
			at := int(key.Raw.Offset)
			if start < 0 {
				start = b.openingBracket(at)
			}
			path = join(path, string(key.Data))
			list, last := n.Kind == unstable.ArrayTable, keys.IsLast()
			if last && list {
				if b.rows[path] == 0 {
					b.add(path, spot{at, start, b.headingEnd(at)})
				}
				b.rows[path]++
			} else if b.rows[path] == 0 {
				b.add(path, spot{at, start, b.headingEnd(at)})
			}
			if count := b.rows[path]; count > 0 {
				path = item(path, count-1)
				if last && list {
					b.add(path, spot{at, start, b.headingEnd(at)})
				}
			}
		}
		b.table = path
	case unstable.KeyValue:
		end := b.keyValue(b.table, n, int(n.Raw.Offset))
		for table := b.table; table != ""; table = parentPath(table) {
			b.endsAt(table, end)
		}
	}
}

// endsAt notes where the value of a path ends.
func (b *outliner) endsAt(path string, end int) {
	if s, known := b.spots[path]; known {
		s.end = end
		b.spots[path] = s
	}
}

// headingEnd gives the place behind the ] or ]] of a heading, from its first key.
func (b *outliner) headingEnd(at int) int {
	for at < len(b.text) && b.text[at] != ']' && b.text[at] != '\n' {
		at++
	}
	for at < len(b.text) && b.text[at] == ']' {
		at++
	}
	return at
}

// keyValue notes a line key = value, or such a pair in braces. It returns where the value ends.
func (b *outliner) keyValue(path string, n *unstable.Node, from int) (end int) {
	keys := n.Key()
	for keys.Next() {
		key := keys.Node()
		at := int(key.Raw.Offset)
		end = at + int(key.Raw.Length)
		path = join(path, string(key.Data))
		if !keys.IsLast() {
			if _, known := b.spots[path]; !known {
				b.add(path, spot{at, at, end})
			}
			continue
		}
		value := b.skip(end)
		if value < len(b.text) && b.text[value] == '=' {
			value = b.skip(value + 1)
		}
		if _, known := b.spots[path]; known {
			b.twice = append(b.twice, twice{path, at})
		}
		_, known := b.spots[path]
		b.add(path, spot{at, value, value})
		end = b.value(path, n.Value(), value)
		if !known {
			b.endsAt(path, end)
		}
	}
	return end
}

// value notes the entries of a list and the pairs in braces. It returns where the value ends.
func (b *outliner) value(path string, n *unstable.Node, start int) (end int) {
	switch n.Kind {
	case unstable.Array:
		end = start + 1
		entries := n.Children()
		for i := 0; entries.Next(); i++ {
			at := b.skip(end)
			b.add(item(path, i), spot{at, at, at})
			end = b.value(item(path, i), entries.Node(), at)
			b.endsAt(item(path, i), end)
		}
		return b.skip(end) + 1
	case unstable.InlineTable:
		b.braces[path] = true
		end = start + 1
		pairs := n.Children()
		for pairs.Next() {
			end = b.keyValue(path, pairs.Node(), end)
		}
		return b.skip(end) + 1
	}
	return int(n.Raw.Offset) + int(n.Raw.Length)
}

// add keeps the first place of a path.
func (b *outliner) add(path string, s spot) {
	if _, known := b.spots[path]; !known {
		b.spots[path] = s
		b.order = append(b.order, path)
	}
}

// skip goes over what may stand between two values: spaces, line breaks, commas and remarks.
func (b *outliner) skip(from int) int {
	for from < len(b.text) {
		switch b.text[from] {
		case ' ', '\t', '\r', '\n', ',':
			from++
		case '#':
			end := bytes.IndexByte(b.text[from:], '\n')
			if end < 0 {
				return len(b.text)
			}
			from += end
		default:
			return from
		}
	}
	return from
}

// openingBracket goes back from the first key of a heading to the [ or [[ before it.
func (b *outliner) openingBracket(at int) int {
	for at > 0 && (b.text[at-1] == ' ' || b.text[at-1] == '\t') {
		at--
	}
	for at > 0 && b.text[at-1] == '[' {
		at--
	}
	return at
}
