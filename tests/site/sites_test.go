package site_test

import (
	"strings"

	"partnershipregister/generator/register"
)

// A site is one website of an output: an area's, or an edition's own pages, in one language.
type site struct {
	root     string // "", "kent/", "cymru/gwent/"
	language register.Language
	edition  *register.Edition
	area     *register.Area // nil for an edition's own pages
}

// words are the parts of addresses in English and Welsh. Addresses that are published stay, so a change
// here breaks somebody's links.
var words = map[string]string{
	"partnerships": "partneriaethau", "by-type": "yn-ol-math", "by-status": "yn-ol-statws", "a-to-z": "a-i-y",
	"authorities": "awdurdodau", "organisations": "sefydliadau", "priorities": "blaenoriaethau",
	"about": "ynghylch", "accessibility": "hygyrchedd", "method": "dull",
}

// at gives the file of a page of the site.
func (s site) at(path ...string) string {
	var b strings.Builder
	b.WriteString(s.root)
	for _, part := range path {
		if word, ok := words[part]; ok && s.language == register.Welsh {
			part = word
		}
		b.WriteString(part + "/")
	}
	if len(path) == 0 {
		return s.root + "index.html"
	}
	return strings.TrimSuffix(b.String(), "/") + ".html"
}

// sitesOf tells which sites a build makes, and where.
func sitesOf(x *register.Index, kind buildKind) []site {
	var sites []site
	for _, e := range x.Register.Editions {
		area := x.Areas[kind.only]
		if area != nil && area.Nation != e.Nation || area == nil && kind.only != "" && kind.only != e.ID {
			continue
		}
		for i, l := range e.Languages {
			root := e.Paths.In(l)
			if kind.only != "" && i == 0 {
				root = "" // what is built alone begins at the root
			}
			if root != "" {
				root += "/"
			}
			if area != nil {
				sites = append(sites, site{root, l, e, area})
				continue
			}
			sites = append(sites, site{root, l, e, nil})
			for _, a := range x.Register.Areas {
				if a.Nation == e.Nation {
					sites = append(sites, site{root + string(a.ID) + "/", l, e, a})
				}
			}
		}
	}
	return sites
}

// siteOf finds the site to which a file belongs: the one with the longest root.
func siteOf(sites []site, file string) site {
	var found site
	for _, s := range sites {
		if strings.HasPrefix(file, s.root) && len(s.root) >= len(found.root) {
			found = s
		}
	}
	return found
}
