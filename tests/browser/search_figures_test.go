package browser_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var figures = flag.Bool("figures", false, "measure how quick the search is and what it loads")

// TestSearchFigures measures and judges nothing:
//
//	go test ./tests/browser -run TestSearchFigures -figures -v
//
// Bytes are those of the files packed with gzip, as a server sends them. A keystroke is the time from the event until what
// is found has been laid out, with the processor slowed down four times; counting is the same for the counts of the filters.
func TestSearchFigures(t *testing.T) {
	if !*figures {
		t.Skip("-figures was not asked for")
	}
	w := open(t)
	for _, site := range []struct{ name, page string }{
		{"one area", kent}, {"all areas", "search.html"}, {"Wales, in Welsh", "cymru/chwilio.html"},
	} {
		t.Run(site.name, func(t *testing.T) {
			h := w.newHost(t)
			b := w.newTab(t)
			b.do(t, wide(1280), chromedp.Navigate(h.root+site.page+"?q=safe"))
			until(t, b, lines+" > 0")
			h.Lock()
			sum := 0
			for _, file := range h.asked {
				content, err := os.ReadFile(filepath.Join(w.folder, filepath.FromSlash(file)))
				if err != nil {
					continue
				}
				size := zipped(t, content)
				t.Logf("%6d bytes  %s", size, file)
				if strings.HasSuffix(file, "search.js") || strings.Contains(file, "search/") {
					sum += size
				}
			}
			h.Unlock()
			t.Logf("%6d bytes of script and index to the first result", sum)

			b.do(t, chromedp.Navigate(h.root+site.page), send(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}))
			until(t, b, `!document.getElementById("filters").hidden`)
			measured := ask[struct {
				Keys   []float64 `json:"keys"`
				Counts []float64 `json:"counts"`
			}](t, b, `(async () => {
				const box = document.getElementById("q"), filters = document.getElementById("filters");
				const keys = [], counts = [], time = work => { const from = performance.now(); work(); document.body.offsetHeight; return performance.now() - from; };
				filters.open = true;
				for (const d of document.querySelectorAll(".facet")) d.open = true;
				for (const words of ["community safety partnership", "violence reduction", "brsitol", "safer leeds", "barnardos", "nghaerdydd", "csp", "police and crime commissioner", "domestic abuse", "medwya council"])
					for (let n = 1; n <= words.length; n++) {
						box.value = words.slice(0, n);
						keys.push(time(() => box.dispatchEvent(new Event("input"))));
						if (n % 3 == 0) counts.push(time(() => filters.ontoggle()));
						await new Promise(done => setTimeout(done, 30));
					}
				return {keys, counts};
			})()`)
			for _, m := range []struct {
				what string
				all  []float64
			}{{"keystroke", measured.Keys}, {"counting", measured.Counts}} {
				slices.Sort(m.all)
				at := func(share float64) float64 { return m.all[int(share*float64(len(m.all)-1))] }
				t.Logf("%-9s p50 %5.1f ms, p95 %5.1f ms, most %5.1f ms, of %d", m.what, at(.5), at(.95), at(1), len(m.all))
			}
		})
	}
}

func zipped(t *testing.T, content []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
