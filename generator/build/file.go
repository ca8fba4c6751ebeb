package build

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"partnershipregister/generator/page"
)

// single is what a site keeps to make one file after the other when somebody asks for it.
type single struct {
	once   sync.Once
	pages  map[string]*page.Page
	others map[string][]byte
	// bundles make their files once, since many of them are made together.
	bundles []func() (map[string][]byte, error)
	err     error
}

// File makes one file of the output, the same bytes that a build would write. Found is false when the
// output has no file of the name. It may be asked by several goroutines at once.
func (s *Prepared) File(name string) (content []byte, found bool, err error) {
	s.single.once.Do(s.list)
	if s.single.err != nil {
		return nil, false, s.single.err
	}
	if p := s.single.pages[name]; p != nil {
		var b bytes.Buffer
		err := s.Render(&b, p)
		return b.Bytes(), true, err
	}
	if content, found = s.single.others[name]; found {
		return content, true, nil
	}
	// No bundle makes a page, so that a wrong address costs nothing.
	if strings.HasSuffix(name, ".html") {
		return nil, false, nil
	}
	for i, b := range s.Bundles {
		if !strings.HasPrefix(name, b.Folder) {
			continue
		}
		files, err := s.single.bundles[i]()
		if err != nil {
			return nil, true, err
		}
		if content, found = files[name]; found {
			return content, true, nil
		}
	}
	return nil, false, nil
}

// list finds the pages by the names of their files.
func (s *Prepared) list() {
	one := &s.single
	one.pages = make(map[string]*page.Page, len(s.Pages))
	for _, p := range s.Pages {
		one.pages[p.File()] = p
	}
	one.bundles = make([]func() (map[string][]byte, error), len(s.Bundles))
	for i, b := range s.Bundles {
		one.bundles[i] = sync.OnceValues(func() (map[string][]byte, error) {
			files := map[string][]byte{}
			err := makeBundle(b, func(name string, content []byte) error {
				files[name] = content
				return nil
			})
			return files, err
		})
	}
	var others []page.File
	others, one.err = s.others()
	one.others = map[string][]byte{}
	for _, f := range others {
		one.others[f.Name] = f.Content
	}
}

// others makes the files that are neither pages nor in bundles: the themes' assets, and what search
// engines and GitHub Pages look for.
func (s *Prepared) others() ([]page.File, error) {
	var files []page.File
	for _, t := range s.themes {
		for _, a := range t.Assets() {
			if f := (page.File{Name: a.Name, Content: a.Content}); !slices.ContainsFunc(files, func(g page.File) bool { return g.Name == f.Name }) {
				files = append(files, f)
			}
		}
	}
	var sitemap, robots bytes.Buffer
	if err := page.Sitemap(&sitemap, s.Address, s.Pages); err != nil {
		return nil, err
	}
	if err := page.Robots(&robots, s.Address); err != nil {
		return nil, err
	}
	return append(files, page.File{Name: "sitemap.xml", Content: sitemap.Bytes()}, page.File{Name: "robots.txt", Content: robots.Bytes()},
		page.File{Name: ".nojekyll"}), nil
}
