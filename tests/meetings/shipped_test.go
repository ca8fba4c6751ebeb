package meetings_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"partnershipregister/generator/build"
)

// TestShipped reads every calendar and every feed of the shipped register.
func TestShipped(t *testing.T) {
	folder := os.DirFS("../../content")
	c, _, err := build.Check(folder, today)
	if err != nil {
		t.Fatal(err)
	}
	prepared, err := build.Prepare(c, build.Options{Themes: os.DirFS("../../themes"), Today: today, On: today, Address: address})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, b := range prepared.Bundles {
		made, err := b.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range made {
			files[f.Name] = f.Content
		}
	}
	events, feeds, entries := 0, 0, 0
	seen := map[string]string{}
	for name, c := range calendars(t, files) {
		here := map[string]bool{}
		for _, e := range c.Events() {
			events++
			uid, _ := e.Props.Text("UID")
			if here[uid] || uid == "" {
				t.Errorf("%s: the event %q stands twice", name, uid)
			}
			here[uid] = true
			begin, end := e.Props.Get("DTSTART"), e.Props.Get("DTEND")
			if begin == nil || end != nil && end.Value < begin.Value {
				t.Errorf("%s: %s ends before it begins", name, uid)
			}
		}
		for line := range strings.SplitSeq(string(files[name]), "\r\n") {
			if len(line) > 75 || strings.Contains(line, "\n") {
				t.Errorf("%s: the line %q", name, line)
			}
		}
	}
	for name, b := range files {
		if !strings.HasSuffix(name, ".atom") {
			continue
		}
		feeds++
		for _, f := range atomFaults(b) {
			t.Errorf("%s: %s", name, f)
		}
		feed, err := readXML(b)
		if err != nil {
			continue
		}
		id := feed.all("id")[0].text
		if seen[id] != "" {
			t.Errorf("%s and %s are both called %s", name, seen[id], id)
		}
		seen[id] = name
		entries += len(feed.all("entry"))
		if !bytes.HasPrefix(b, []byte(`<?xml version="1.0" encoding="UTF-8"?>`)) {
			t.Errorf("%s does not say what it is written in", name)
		}
	}
	if events < 50 || feeds < 50 || entries < 50 {
		t.Errorf("%d events, %d feeds with %d entries were read", events, feeds, entries)
	}
	t.Logf("%d events, %d feeds with %d entries", events, feeds, entries)
}
