package site_test

import (
	"fmt"
	"maps"
	"net/url"
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

// TestEveryPageCanBeReached follows links from the first page.
func TestEveryPageCanBeReached(t *testing.T) {
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			o := built(t, kind)
			seen := map[string]bool{"index.html": true}
			queue := []string{"index.html"}
			for len(queue) > 0 {
				p := o.pages[queue[0]]
				queue = queue[1:]
				if p == nil {
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
