//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
	"partnershipregister/generator/register"
	"partnershipregister/tests/synthetic"
)

// Benchmarks of the stages and of the whole, each in the order of the line, on two made-up areas of 80
// partnerships in memory:
//
//	go test ./bench -run '^$' -bench . -benchtime 3x

func made(b *testing.B) fs.FS {
	b.Helper()
	files, err := synthetic.Files(os.DirFS("../content"), 2, 80, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	return files
}

func read(b *testing.B, files fs.FS) *content.Content {
	b.Helper()
	c, _, err := content.Read(files)
	if err != nil {
		b.Fatal(err)
	}
	return c
}

func options(files fs.FS) build.Options {
	return build.Options{Content: files, Themes: os.DirFS("../themes"), Today: synthetic.AsAt, On: synthetic.AsAt}
}

func BenchmarkRead(b *testing.B) {
	files := made(b)
	for b.Loop() {
		read(b, files)
	}
}

func BenchmarkCheck(b *testing.B) {
	c := read(b, made(b))
	for b.Loop() {
		check.Register(c.Register, synthetic.AsAt)
	}
}

func BenchmarkIndex(b *testing.B) {
	c := read(b, made(b))
	for b.Loop() {
		register.NewIndex(c.Register)
	}
}

func BenchmarkPlan(b *testing.B) {
	files := made(b)
	c := read(b, files)
	for b.Loop() {
		if _, err := build.Prepare(c, options(files)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRender makes every page with what it shows, the landscape's findings among it, and writes none.
func BenchmarkRender(b *testing.B) {
	files := made(b)
	site, err := build.Prepare(read(b, files), options(files))
	if err != nil {
		b.Fatal(err)
	}
	var page bytes.Buffer
	for b.Loop() {
		pages := 0
		for _, part := range site.Parts {
			for _, p := range part.Pages {
				page.Reset()
				if err := site.Render(&page, p); err != nil {
					b.Fatal(err)
				}
				pages++
			}
		}
		b.ReportMetric(float64(pages), "pages/op")
	}
}

// BenchmarkSite builds into a new folder each time.
func BenchmarkSite(b *testing.B) {
	o := options(made(b))
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		o.Out = filepath.Join(dir, strconv.Itoa(i))
		if _, _, err := build.Site(o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSiteAgain builds into a folder that holds the same already.
func BenchmarkSiteAgain(b *testing.B) {
	o := options(made(b))
	o.Out = filepath.Join(b.TempDir(), "public")
	if _, _, err := build.Site(o); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := build.Site(o); err != nil {
			b.Fatal(err)
		}
	}
}
