package search

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"
)

// Numbers are written as characters, because hosts compress text and not every host anything else: n is the character
// of code 35 + n, stepping over \, the control characters from 127 and the surrogates. Numbers from most take two
// characters. No number is written with a character below 35, so these can stand between them.
const most = 50_000

func appendNumber(b *strings.Builder, n int) {
	if n >= most {
		appendCode(b, most+n/most)
		n %= most
	}
	appendCode(b, n)
}

func appendCode(b *strings.Builder, n int) {
	n += 35
	if n >= '\\' {
		n++
	}
	if n >= 127 {
		n += 33
	}
	if n >= 0xD800 {
		n += 0x800
	}
	b.WriteRune(rune(n))
}

// numbers writes a list as it stands.
func numbers(list []int) string {
	var b strings.Builder
	for _, n := range list {
		appendNumber(&b, n)
	}
	return b.String()
}

// ascending writes an ascending list by the steps between its numbers.
func ascending(list []int) string {
	var b strings.Builder
	for i, n := range list {
		if i > 0 {
			n -= list[i-1]
		}
		appendNumber(&b, n)
	}
	return b.String()
}

// A column holds something about each of several items that follow each other: the position of the first, and the
// values, one after the other with a sign between. Empty values at both ends are left out.
type column []any

const (
	betweenTexts   = "\n"
	betweenNumbers = "!"
)

func newColumn(items []*Item, between string, value func(*Item) string) column {
	values := make([]string, len(items))
	first, last := -1, -1
	for i, item := range items {
		if values[i] = value(item); values[i] != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return nil
	}
	return column{items[first].id, strings.Join(values[first:last+1], between)}
}

// marked lists the positions of the items for which something holds.
func marked(items []*Item, holds func(*Item) bool) string {
	var ids []int
	for _, item := range items {
		if holds(item) {
			ids = append(ids, item.id)
		}
	}
	return ascending(ids)
}

// encode writes a file. The values are plain, so that nothing can go wrong.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// line makes a text fit into a column.
func line(s string) string {
	for i, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}
