// Package docs_test holds content/README.md, the page that editors look things up in, to what the
// program reads: every key of every kind of file stands there as it is, and every example is read.
package docs_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
)

const (
	forEditors = "../../content/README.md"
	frontPage  = "../../README.md"
)

// needed begins the explanation of a key that can't be left out.
const needed = "**Needed.**"

var (
	code     = regexp.MustCompile("`([^`]*)`")
	onlyCode = regexp.MustCompile("^(`[^`]+` ?)+$")
	link     = regexp.MustCompile(`\]\(([^)]+)\)`)
)

// Every key stands in the table of its kind of file, with the Welsh key where there is one, marked when
// it is needed, with each value that it may have; and nothing stands there that is not read.
func TestKeys(t *testing.T) {
	g := readGuide(t)
	known := map[key]content.Field{}
	for _, f := range content.Fields() {
		k := key{f.File, f.Key}
		known[k] = f
		e, documented := g.entries[k]
		if !documented {
			t.Errorf("the key %s of %s has no row", f.Key, f.File)
			continue
		}
		if e.welsh != f.Welsh {
			t.Errorf("line %d: %s: the row says that there is a Welsh key: %t, but that is %t", e.line, f.Key, e.welsh, f.Welsh)
		}
		if strings.HasPrefix(e.what, needed) != f.Required {
			t.Errorf("line %d: %s is needed: %t; the row must begin with %q exactly then", e.line, f.Key, f.Required, needed)
		}
		if e.what == "" || e.what == needed {
			t.Errorf("line %d: %s is not explained", e.line, f.Key)
		}
	}
	for k, e := range g.entries {
		if _, ok := known[k]; !ok {
			t.Errorf("line %d: there is no key %s in %s", e.line, k.name, k.kind)
		}
	}
	for k, f := range known {
		values, listed := g.values[k]
		if !listed {
			for _, m := range code.FindAllStringSubmatch(g.entries[k].what, -1) {
				values = append(values, m[1])
			}
		}
		for _, c := range f.Choices {
			if !slices.Contains(values, c) {
				t.Errorf("the value %q of %s in %s is not explained", c, k.name, k.kind)
			}
		}
		for _, v := range values {
			if (listed || len(f.Choices) > 0) && !slices.Contains(f.Choices, v) {
				t.Errorf("%s in %s can't be %q", k.name, k.kind, v)
			}
		}
	}
	for k := range g.values {
		if _, ok := known[k]; !ok {
			t.Errorf("values are listed for %s in %s, where there is no such key", k.name, k.kind)
		}
	}
}

// Every check stands in the list of rules, with its own summary and in its own order.
func TestChecks(t *testing.T) {
	var want, got []string
	for _, c := range check.All() {
		want = append(want, "`"+c.Name+"` "+c.Summary)
	}
	for _, row := range readGuide(t).rules {
		got = append(got, strings.Join(row, " "))
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("the list of rules lacks %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("the list of rules has %s, which is not a check", line)
		}
	}
	if !t.Failed() && !slices.Equal(got, want) {
		t.Error("the list of rules has not the order of the checks")
	}
}

// Links inside the page lead to headings, those to other files lead to files.
func TestLinks(t *testing.T) {
	page := readPage(t, forEditors)
	anchors := map[string]bool{}
	for _, h := range page.headings {
		a := anchor(h.text)
		if anchors[a] {
			t.Errorf("line %d: a second heading has the address #%s", h.line, a)
		}
		anchors[a] = true
	}
	links := link.FindAllStringSubmatch(page.outsideBlocks, -1)
	if len(links) < 20 {
		t.Errorf("only %d links were found", len(links))
	}
	for _, m := range links {
		to := m[1]
		switch {
		case strings.HasPrefix(to, "https://"):
		case strings.HasPrefix(to, "#"):
			if !anchors[to[1:]] {
				t.Errorf("the link %s leads to no heading", to)
			}
		default:
			if _, err := os.Stat("../../content/" + to); err != nil {
				t.Errorf("the link %s leads to no file", to)
			}
		}
	}
}

// anchor gives the address that GitHub makes of a heading.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
			return r
		}
		return -1
	}, strings.ToLower(heading))
}
