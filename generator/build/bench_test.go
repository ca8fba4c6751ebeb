package build

import (
	"bytes"
	"io/fs"
	"os"
	"testing"

	"partnershipregister/generator/content"
	"partnershipregister/generator/register"
)

// shipped gives the folders of the shipped register.
func shipped(b *testing.B) (contents, themes fs.FS) {
	b.Helper()
	return os.DirFS("../../content"), os.DirFS("../../themes")
}

const benchDay = register.Day(20261122)

// BenchmarkRead reads the shipped content.
func BenchmarkRead(b *testing.B) {
	contents, _ := shipped(b)
	for b.Loop() {
		if _, _, err := content.Read(contents); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck reads and checks it.
func BenchmarkCheck(b *testing.B) {
	contents, _ := shipped(b)
	for b.Loop() {
		if _, _, err := Check(contents, benchDay); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPrepare plans the pages of one area and of all and loads the themes.
func BenchmarkPrepare(b *testing.B) {
	contents, themes := shipped(b)
	c, _, err := Check(contents, benchDay)
	if err != nil {
		b.Fatal(err)
	}
	for _, only := range []register.ID{"kent", ""} {
		b.Run("only="+string(only), func(b *testing.B) {
			for b.Loop() {
				if _, err := Prepare(c, Options{Themes: themes, Today: benchDay, On: benchDay, Only: only}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRender makes every page, one after another, without writing.
func BenchmarkRender(b *testing.B) {
	contents, themes := shipped(b)
	c, _, err := Check(contents, benchDay)
	if err != nil {
		b.Fatal(err)
	}
	for _, only := range []register.ID{"kent", ""} {
		b.Run("only="+string(only), func(b *testing.B) {
			p, err := Prepare(c, Options{Themes: themes, Today: benchDay, On: benchDay, Only: only})
			if err != nil {
				b.Fatal(err)
			}
			var buffer bytes.Buffer
			for b.Loop() {
				for _, one := range p.Pages {
					buffer.Reset()
					if err := p.Render(&buffer, one); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(len(p.Pages)), "pages")
		})
	}
}
