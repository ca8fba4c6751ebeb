package site_test

import (
	"encoding/xml"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSitemapListsExactlyTheCanonicalPages(t *testing.T) {
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			var sitemap struct {
				XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
				URLs    []struct {
					Loc   string `xml:"loc"`
					Links []struct {
						Rel      string `xml:"rel,attr"`
						Language string `xml:"hreflang,attr"`
						Href     string `xml:"href,attr"`
					} `xml:"http://www.w3.org/1999/xhtml link"`
				} `xml:"url"`
			}
			if err := xml.Unmarshal(read(t, o, "sitemap.xml"), &sitemap); err != nil {
				t.Fatal(err)
			}
			listed := map[string]string{}
			for _, u := range sitemap.URLs {
				if listed[u.Loc] != "" {
					t.Errorf("%s is listed twice", u.Loc)
				}
				listed[u.Loc] = "listed"
				file, fault := o.absolute(u.Loc)
				p := o.pages[file]
				if fault != "" || p == nil {
					t.Errorf("%s is listed and %s", u.Loc, fault)
					continue
				}
				languages := map[string]string{}
				for _, l := range u.Links {
					languages[l.Language] = l.Href
				}
				if !maps.Equal(languages, p.alternates) {
					t.Errorf("%s is listed with the languages %v; its page names %v", u.Loc, languages, p.alternates)
				}
			}
			wanted := map[string]string{}
			for _, p := range o.pages {
				if !p.hidden && p.canonical == p.address() {
					wanted[p.address()] = "listed"
				}
			}
			if d := differences(wanted, listed); len(d) > 0 {
				t.Errorf("pages and sitemap differ:\n%s", firstOf(d))
			}
			if len(sitemap.URLs) > 50_000 || len(read(t, o, "sitemap.xml")) > 50<<20 {
				t.Error("the sitemap is larger than search engines read")
			}
		})
	}
}

// TestCopiesNameALivingOriginal holds pages that are copies for a second area.
func TestCopiesNameALivingOriginal(t *testing.T) {
	o := built(t, whole)
	copies := 0
	for _, p := range o.pages {
		if p.canonical == p.address() || p.file == "404.html" {
			continue
		}
		copies++
		file, _ := o.absolute(p.canonical)
		switch original := o.pages[file]; {
		case original == nil:
			t.Errorf("%s is a copy of nothing, %s", p.file, p.canonical)
		case original.canonical != original.address():
			t.Errorf("%s is a copy of %s, which is a copy itself", p.file, file)
		case original.heading != p.heading || original.kind != p.kind:
			t.Errorf("%s is about %q and its original about %q", p.file, p.heading, original.heading)
		}
	}
	if copies == 0 {
		t.Error("there is no copy")
	}
}

func TestFilesThatServersAskFor(t *testing.T) {
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			want := "User-agent: *\nAllow: /\nSitemap: " + o.address + "sitemap.xml\n"
			if got := string(read(t, o, "robots.txt")); got != want {
				t.Errorf("robots.txt says %q, want %q", got, want)
			}
			if got := read(t, o, ".nojekyll"); len(got) > 0 {
				t.Errorf(".nojekyll says %q", got)
			}
			missing := o.pages["404.html"]
			if missing == nil {
				t.Fatal("there is no 404.html")
			}
			if !missing.hidden {
				t.Error("404.html is open to search engines")
			}
			for _, name := range slices.Sorted(maps.Keys(o.pages)) {
				p := o.pages[name]
				if !slices.ContainsFunc(p.assets, func(to string) bool { return strings.Contains(to, "favicon") }) {
					t.Errorf("%s has no favicon", name)
					break
				}
			}
		})
	}
}

func read(t *testing.T, o *output, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(o.dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
