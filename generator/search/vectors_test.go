package search_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/search"
)

// TestUpdateVectors writes the vectors from every word of the register's names in both languages, where asked to.
func TestUpdateVectors(t *testing.T) {
	if !*search.Update {
		t.Skip("only with -update")
	}
	var texts []string
	for _, site := range []string{"all", "cymru"} {
		e := newEngine(t, published(t, site))
		for _, name := range namesOf(e) {
			texts = append(texts, strings.Fields(name)...)
		}
		for _, alias := range aliasesOf(e) {
			texts = append(texts, strings.Fields(alias)...)
		}
		for _, w := range welshWords(e) {
			texts = append(texts, mutated(w)...)
		}
	}
	slices.Sort(texts)
	texts = append(search.Hostile, slices.Compact(texts)...)
	var b bytes.Buffer
	b.WriteString("[")
	for i, text := range texts {
		var line bytes.Buffer
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(search.VectorOf(text)); err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n" + strings.TrimSpace(line.String()))
	}
	b.WriteString("\n]\n")
	if err := os.WriteFile("testdata/vectors.json", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
