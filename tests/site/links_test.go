package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			var faults []string
			inside := 0
			for _, name := range slices.Sorted(maps.Keys(o.pages)) {
				p := o.pages[name]
				for _, l := range p.links {
					u, err := url.Parse(l.to)
					if err != nil || u.Scheme != "" || u.Host != "" {
						continue // another rule judges these
					}
					inside++
					file, fragment, fault := p.resolve(l.to)
					target := o.pages[file]
					switch {
					case fault != "":
						faults = append(faults, fmt.Sprintf("%s: %s=%q %s", name, l.where, l.to, fault))
					case fragment != "" && target != nil && !target.ids[fragment]:
						faults = append(faults, fmt.Sprintf("%s: %s=%q leads to a place that is not on %s", name, l.where, l.to, file))
					case u.RawQuery != "" && !strings.HasPrefix(file, "assets/"):
						faults = append(faults, fmt.Sprintf("%s: %s=%q asks a page a question", name, l.where, l.to))
					}
				}
			}
			if len(faults) > 0 {
				t.Errorf("%d links are broken\n%s", len(faults), firstOf(faults))
			}
			if inside < 10*len(o.pages) {
				t.Errorf("only %d links were found on %d pages", inside, len(o.pages))
			}
			t.Logf("%d pages, %d links inside the site", len(o.pages), inside)
		})
	}
}

// TestEveryPageCanBeReached follows links from the first page, and from a search index to the files that it names.
func TestEveryPageCanBeReached(t *testing.T) {
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			seen := map[string]bool{"index.html": true}
			queue := []string{"index.html"}
			for len(queue) > 0 {
				file := queue[0]
				p := o.pages[file]
				queue = queue[1:]
				if p == nil {
					if path.Base(file) == "names.json" {
						for _, leaf := range named(t, read(t, o, file)) {
							seen[path.Join(path.Dir(file), leaf)] = true
						}
					}
					continue
				}
				for _, l := range p.links {
					if strings.Contains(l.to, "://") {
						continue
					}
					if file, _, fault := p.resolve(l.to); fault == "" && !seen[file] {
						seen[file] = true
						queue = append(queue, file)
					}
				}
			}
			var lost []string
			for _, name := range slices.Sorted(maps.Keys(o.files)) {
				root := !strings.Contains(name, "/") // 404.html, robots.txt and the like are found by their names
				if !seen[name] && !root {
					lost = append(lost, name)
				}
			}
			if len(lost) > 0 {
				t.Errorf("no link leads to %d files\n%s", len(lost), firstOf(lost))
			}
		})
	}
}

// named gives the files beside a search index that it names: strings that are names of JSON files.
func named(t *testing.T, index []byte) []string {
	t.Helper()
	var list []string
	tokens := json.NewDecoder(bytes.NewReader(index))
	for {
		token, err := tokens.Token()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := token.(string); ok && strings.HasSuffix(s, ".json") && path.Base(s) == s {
			list = append(list, s)
		}
	}
}

func TestLanguagesPointAtEachOther(t *testing.T) {
	for _, kind := range []buildKind{whole, welsh, edition} {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			var faults []string
			inTwo := 0
			for _, name := range slices.Sorted(maps.Keys(o.pages)) {
				p := o.pages[name]
				if len(p.alternates) == 0 {
					if strings.HasPrefix(name, "cymru/") && !strings.Contains(name, "/letter-") && !strings.Contains(name, "/llythyren-") {
						faults = append(faults, name+": does not say where it stands in English")
					}
					continue
				}
				inTwo++
				if p.alternates[p.language] != p.address() {
					faults = append(faults, fmt.Sprintf("%s: says that in its own language it stands at %q", name, p.alternates[p.language]))
				}
				for language, address := range p.alternates {
					file, fault := o.absolute(address)
					twin := o.pages[file]
					switch {
					case fault != "":
						faults = append(faults, fmt.Sprintf("%s: hreflang %s %q %s", name, language, address, fault))
					case twin == nil:
						faults = append(faults, fmt.Sprintf("%s: hreflang %s leads to no page, %s", name, language, file))
					case !maps.Equal(twin.alternates, p.alternates):
						faults = append(faults, fmt.Sprintf("%s: hreflang %s leads to a page that does not lead back, %s", name, language, file))
					case language != "x-default" && twin.language != language:
						faults = append(faults, fmt.Sprintf("%s: hreflang %s leads to a page in %s, %s", name, language, twin.language, file))
					}
				}
			}
			if len(faults) > 0 {
				t.Errorf("%d faults\n%s", len(faults), firstOf(faults))
			}
			if inTwo == 0 {
				t.Error("no page exists in two languages")
			}
		})
	}
}

func TestTitlesAreUniqueWithinASite(t *testing.T) {
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			sites := sitesOf(shippedRegister(t), kind)
			seen := map[string]string{}
			var faults []string
			for _, name := range slices.Sorted(maps.Keys(o.pages)) {
				p := o.pages[name]
				key := siteOf(sites, name).root + "\n" + p.title
				if first, taken := seen[key]; taken {
					faults = append(faults, fmt.Sprintf("%s and %s have the title %q", first, name, p.title))
				}
				seen[key] = name
			}
			if len(faults) > 0 {
				t.Errorf("%d titles stand twice\n%s", len(faults), firstOf(faults))
			}
		})
	}
}
