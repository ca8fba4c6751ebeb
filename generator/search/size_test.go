package search_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// TestSize holds the files to what a page may cost. Bytes are compressed as hosts do it; the compressor of Go is within a
// few in a hundred of theirs.
func TestSize(t *testing.T) {
	for _, test := range []struct {
		site  string
		names int
		// files is the most that the site may have.
		files int
	}{
		{"kent", 12_000, 4}, {"west-yorkshire", 12_000, 4}, {"gwent", 12_000, 4}, {"wales", 18_000, 6}, {"cymru", 18_000, 6}, {"all", 75_000, 150},
	} {
		files := published(t, test.site)
		sizes := map[string]int{}
		for _, f := range files {
			name, _, _ := strings.Cut(strings.TrimSuffix(f.Name, ".json"), "-")
			sizes[name] += gzipped(f.Content)
		}
		t.Logf("%-15s %d files, compressed: %v", test.site, len(files), sizes)
		if sizes["names"] > test.names || len(files) > test.files {
			t.Errorf("%s: %d bytes of names in %d files, at most %d in %d are wanted", test.site, sizes["names"], len(files), test.names, test.files)
		}
	}
}

func gzipped(b []byte) int {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err)
	}
	if _, err := w.Write(b); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Len()
}
