package site_test

import (
	"bytes"
	"compress/gzip"
	"maps"
	"slices"
	"strings"
	"testing"
)

// How much may travel, packed with gzip as servers do.
const (
	mostOfAPage        = 100_000
	mostOfTheStyle     = 6_000
	mostOfAPartnership = 14_000 // the median page with all that it loads: about one round trip
	// mostOfMost is what 95 of 100 of these pages stay below.
	mostOfMost = 20_000
)

func TestPagesAreLight(t *testing.T) {
	o := built(t, whole)
	assets := map[string]int{}
	for name := range o.files {
		if strings.HasPrefix(name, "assets/") {
			assets[name] = packed(t, read(t, o, name))
			t.Logf("%s: %d bytes packed", name, assets[name])
			if strings.HasSuffix(name, ".css") && assets[name] > mostOfTheStyle {
				t.Errorf("%s has %d bytes packed, more than %d", name, assets[name], mostOfTheStyle)
			}
		}
	}
	type size struct {
		file       string
		bytes, zip int
	}
	var pages []size
	var partnerships []size
	for _, name := range slices.Sorted(maps.Keys(o.pages)) {
		b := read(t, o, name)
		s := size{name, len(b), packed(t, b)}
		pages = append(pages, s)
		if s.zip > mostOfAPage {
			t.Errorf("%s has %d bytes packed, more than %d", name, s.zip, mostOfAPage)
		}
		if p := o.pages[name]; p.kind == "partnership" {
			all := s.zip
			loaded := map[string]bool{}
			for _, to := range p.assets {
				file, _, fault := p.resolve(to)
				if fault == "" && !loaded[file] {
					loaded[file] = true
					all += assets[file]
				}
			}
			partnerships = append(partnerships, size{name, len(b), all})
		}
	}
	slices.SortStableFunc(pages, func(a, b size) int { return b.zip - a.zip })
	for _, s := range pages[:min(5, len(pages))] {
		t.Logf("heavy: %s with %d bytes, %d packed", s.file, s.bytes, s.zip)
	}
	if len(partnerships) == 0 {
		t.Fatal("no page is of the kind partnership")
	}
	slices.SortStableFunc(partnerships, func(a, b size) int { return a.zip - b.zip })
	last := len(partnerships) - 1
	median, most := partnerships[last/2], partnerships[last*95/100]
	t.Logf("a partnership with all that it loads, packed: median %d, 95 of 100 at most %d, largest %d (%s), of %d pages",
		median.zip, most.zip, partnerships[last].zip, partnerships[last].file, len(partnerships))
	if median.zip > mostOfAPartnership {
		t.Errorf("the median partnership with all that it loads, %s, has %d bytes packed, more than %d", median.file, median.zip, mostOfAPartnership)
	}
	if most.zip > mostOfMost {
		t.Errorf("5 of 100 partnerships with all that they load have more than %d bytes packed, first %s with %d; the largest is %s with %d",
			mostOfMost, most.file, most.zip, partnerships[last].file, partnerships[last].zip)
	}
}

func packed(t *testing.T, content []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, 6)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
