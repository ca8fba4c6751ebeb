package theme_test

import (
	"bytes"
	"io/fs"
	"os"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/language"
	"partnershipregister/generator/page"
	"partnershipregister/generator/register"
	"partnershipregister/generator/theme"
	"partnershipregister/tests/synthetic"
)

const on register.Day = 20261122

// TestEveryPageBothWays makes every page of the shipped register, and of a made-up one that has what the shipped one
// lacks, with the compiled templates and with html/template alone.
func TestEveryPageBothWays(t *testing.T) {
	madeUp, err := synthetic.Files(os.DirFS("../../content"), 2, 12, 1)
	if err != nil {
		t.Fatal(err)
	}
	for name, folder := range map[string]fs.FS{"shipped": os.DirFS("../../content"), "made up": madeUp} {
		t.Run(name, func(t *testing.T) { bothWays(t, folder) })
	}
}

func bothWays(t *testing.T, folder fs.FS) {
	o := build.Options{Content: folder, Themes: os.DirFS("../../themes"), Today: on, On: on}
	c, _, err := build.Check(folder, on)
	if err != nil {
		t.Fatal(err)
	}
	site, err := build.Prepare(c, o)
	if err != nil {
		t.Fatal(err)
	}
	words := []*language.Words{site.Words(register.English), site.Words(register.Welsh)}
	themes := map[string]*theme.Theme{}
	of := func(p *page.Page) *theme.Theme {
		if themes[p.Theme] == nil {
			if themes[p.Theme], err = theme.Load(o.Themes, p.Theme, words); err != nil {
				t.Fatal(err)
			}
		}
		return themes[p.Theme]
	}
	var quick, exact bytes.Buffer
	told := 0
	for _, p := range site.Pages {
		view, err := p.View()
		if err != nil {
			t.Fatal(err)
		}
		quick.Reset()
		exact.Reset()
		if err := of(p).RenderExactly(&exact, string(p.Language), p.Kind, view); err != nil {
			t.Fatal(err)
		}
		if err := of(p).RenderCompiled(&quick, string(p.Language), p.Kind, view); err != nil {
			t.Errorf("%s: left to html/template after %d of %d bytes, at %q", p.Address, quick.Len(), exact.Len(), tail(quick.Bytes()))
			told++
		} else if !bytes.Equal(quick.Bytes(), exact.Bytes()) {
			at := 0
			for at < min(quick.Len(), exact.Len()) && quick.Bytes()[at] == exact.Bytes()[at] {
				at++
			}
			t.Errorf("%s: differs behind %q", p.Address, tail(exact.Bytes()[:at]))
			told++
		}
		if told == 10 {
			t.Fatal("and perhaps more")
		}
	}
}

func tail(b []byte) []byte { return b[max(0, len(b)-120):] }
