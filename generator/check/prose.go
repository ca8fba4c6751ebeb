package check

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode"

	"partnershipregister/generator/prose"
	"partnershipregister/generator/register"
)

// forbiddenLinks finds links in prose that lead to anything but a web page, an e-mail or a place on
// the same site, also where the markup is broken so that they would be shown as text.
func forbiddenLinks(s *subject) {
	s.prose(func(file, markdown string) {
		reported := map[int]bool{}
		fail := func(n int, address string) {
			reported[n] = true
			s.fail(line(file, n), fmt.Sprintf("a link to an address of this kind is not allowed: %s", address),
				"link to a web page (https://…) or an office's e-mail (mailto:…), or take out the link")
		}
		for _, f := range s.faults(markdown) {
			if f.Kind == prose.ForbiddenLink {
				fail(f.Line, f.What)
			}
		}
		for _, m := range target.FindAllStringSubmatchIndex(markdown, -1) {
			address := squeezed(markdown[m[2]:m[3]])
			if scheme, _, found := strings.Cut(address, ":"); found && forbiddenSchemes[scheme] {
				if n := 1 + strings.Count(markdown[:m[2]], "\n"); !reported[n] {
					fail(n, address)
				}
			}
		}
	})
}

// target is what stands where a link's address belongs, whether or not it is one.
var target = regexp.MustCompile(`\]\(\s*<?([^)]{1,200})`)

var forbiddenSchemes = map[string]bool{"javascript": true, "vbscript": true, "data": true, "file": true, "ftp": true}

// squeezed takes out of an address what a browser or a careless eye does not see.
func squeezed(address string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, address)
}

// notShown finds HTML and pictures in prose, which pages leave out. Of several tags on a line the first
// is told.
func notShown(s *subject) {
	s.prose(func(file, markdown string) {
		told := map[int]bool{}
		for _, f := range s.faults(markdown) {
			switch f.Kind {
			case prose.RawHTML:
				if told[f.Line] {
					continue
				}
				told[f.Line] = true
				s.warn(line(file, f.Line), "HTML is left out of pages: "+f.What, "write it in markdown, such as **bold** or [words](https://…), or take it out")
			case prose.Picture:
				s.warn(line(file, f.Line), "pictures are left out of pages: "+f.What, "say in words what the picture shows, and link to it if it is published elsewhere")
			}
		}
	})
}

// prose shows every text in markdown with its file.
func (s *subject) prose(visit func(file, markdown string)) {
	s.walk(func(_ place, v reflect.Value) {
		if v.Type() == reflect.TypeFor[register.Prose]() {
			p := v.Interface().(register.Prose)
			visit(p.FileEN, p.EN)
			visit(p.FileCY, p.CY)
		}
	})
}

// faults gives what a page leaves out of a text. Two checks ask for it.
func (s *subject) faults(markdown string) []prose.Fault { return s.proseFaults()[markdown] }

// faultsOf gives what pages leave out of all texts of a register.
func (s *subject) faultsOf() map[string][]prose.Fault {
	var texts []string
	s.prose(func(_, markdown string) { texts = append(texts, markdown) })
	lists := make([][]prose.Fault, len(texts))
	sideBySide(len(texts), func(i int) { lists[i] = prose.Faults(texts[i]) })
	faults := map[string][]prose.Fault{}
	for i, list := range lists {
		if len(list) > 0 {
			faults[texts[i]] = list
		}
	}
	return faults
}
