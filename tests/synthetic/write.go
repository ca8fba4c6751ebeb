package synthetic

import (
	"strconv"
	"strings"
	"unicode"
)

// toml writes the keys of a file one after the other. What is empty is left out.
type toml struct{ strings.Builder }

func (b *toml) raw(key, value string) { b.WriteString(key + " = " + value + "\n") }
func (b *toml) blank()                { b.WriteString("\n") }

// text writes a text in one language or in both.
func (b *toml) text(key, en, cy string) {
	b.raw(key, strconv.Quote(en))
	if cy != "" {
		b.raw(key+"_cy", strconv.Quote(cy))
	}
}

func (b *toml) rows(key string, rows []string) {
	if len(rows) > 0 {
		b.raw(key, "[\n  "+strings.Join(rows, ",\n  ")+",\n]")
	}
}

// row writes keys and texts in braces; fields leaves the braces out. An empty text is left out with its key.
func row(keysAndTexts ...string) string { return "{ " + fields(keysAndTexts...) + " }" }

func fields(keysAndTexts ...string) string {
	var list []string
	for i := 0; i < len(keysAndTexts); i += 2 {
		if keysAndTexts[i+1] != "" {
			list = append(list, keysAndTexts[i]+" = "+strconv.Quote(keysAndTexts[i+1]))
		}
	}
	return strings.Join(list, ", ")
}

func quoted(texts []string) string {
	var list []string
	for _, t := range texts {
		list = append(list, strconv.Quote(t))
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// initials is what a body is called in short.
func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(name) {
		if r := []rune(word)[0]; unicode.IsUpper(r) || len(word) > 3 {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
