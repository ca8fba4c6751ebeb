package meetings_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnershipregister/generator/build"
)

// days gives what a list of updates says: a line for each sentence, with its day or entry before it.
func days(p *html.Node) []string {
	var list []string
	for _, dl := range elements(p, "dl") {
		if attribute(dl, "class") != "updates" {
			continue
		}
		for _, div := range elements(dl, "div") {
			about := text(elements(div, "dt")[0])
			for _, li := range elements(div, "li") {
				list = append(list, about+": "+text(li))
			}
		}
	}
	return list
}

func TestUpdates(t *testing.T) {
	files := site(t)
	for name, want := range map[string][]string{
		"northmarsh/updates.html":                   {"Northmarsh Safety Board; east, west: Status was Dormant, is now Active"},
		"northmarsh/partnerships/safety-board.html": {"5 November 2026: Status was Dormant, is now Active", "1 October 2026: New in the register (kind: County board)"},
		"cymru/newidiadau.html":                     {"Bwrdd y Genedl Gyfan: Statws – gynt: Segur; yn awr: Ar waith"},
		"cymru/glasfryn/newidiadau.html":            {"Bwrdd y Genedl Gyfan: Statws – gynt: Segur; yn awr: Ar waith"},
		"wales/glasfryn/updates.html":               {"Board for the Whole Nation: Status was Dormant, is now Active"},
	} {
		got := days(page(t, files, name))
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s says\n\t%s\nwant\n\t%s", name, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		}
	}
	if p := text(page(t, files, "northmarsh/updates.html")); !strings.Contains(p, "2 partnerships are new in the register") || !strings.Contains(p, "1 October 2026") {
		t.Errorf("the beginning is not told: %s", p)
	}
}

// Without a history the pages say so, and the addresses of their feeds are there.
func TestNoHistory(t *testing.T) {
	out := t.TempDir() + "/public"
	if _, _, err := build.Site(build.Options{Content: content(t), Themes: os.DirFS("../../themes"), Out: out, Today: today, On: today, Only: "northmarsh", Address: address}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"updates.html": "a copy of the register without its history", "updates.atom": "/changes</id>"} {
		b, err := os.ReadFile(out + "/" + name)
		if err != nil || !bytes.Contains(b, []byte(want)) {
			t.Errorf("%s: %v\n%s", name, err, b)
		}
		if name == "updates.atom" {
			for _, fault := range atomFaults(b) {
				t.Error(fault)
			}
		}
	}
	if b, err := os.ReadFile(out + "/partnerships/safety-board.html"); err != nil || bytes.Contains(b, []byte(`id="history"`)) {
		t.Errorf("the page of a partnership speaks of its history: %v", err)
	}
}
