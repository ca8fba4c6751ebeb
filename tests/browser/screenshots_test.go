package browser_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var screenshots = flag.String("screenshots", "", "save pictures of the pages into this folder")

// TestScreenshots saves a picture of each page for people to look at:
//
//	go test ./tests/browser -run TestScreenshots -screenshots DIR
func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("no folder was named with -screenshots")
	}
	w := open(t)
	if err := os.MkdirAll(*screenshots, 0o755); err != nil {
		t.Fatal(err)
	}
	share(t, w, sights(t, w), func(t *testing.T, b *tab, s sight) {
		b.do(t, chromedp.Navigate(w.root+s.address))
		for _, width := range []int64{360, 768, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				b.do(t, wide(width), inScheme(scheme))
				ctx, cancel := context.WithTimeout(b, longest)
				picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
				cancel()
				if err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprintf("%s-%d-%s.png", strings.ReplaceAll(s.name, " ", "-"), width, scheme)
				if err := os.WriteFile(filepath.Join(*screenshots, name), picture, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
