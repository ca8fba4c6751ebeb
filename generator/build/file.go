package build

import (
	"bytes"
	"slices"
	"strings"

	"partnershipregister/generator/page"
)

// File makes one file of the output, the same bytes that a build would write. Found is false when the
// output has no file of the name. It may be asked by several goroutines at once.
func (s *Prepared) File(name string) (content []byte, found bool, err error) {
	// Pages are the only files of this name, and all of them have it.
	if strings.HasSuffix(name, ".html") {
		p := s.sites.Page(name)
		if p == nil {
			return nil, false, nil
		}
		var b bytes.Buffer
		err := s.Render(&b, p)
		return b.Bytes(), true, err
	}
	for _, f := range s.assets() {
		if f.Name == name {
			return f.Content, true, nil
		}
	}
	if slices.Contains([]string{"sitemap.xml", "robots.txt", ".nojekyll"}, name) {
		list, err := s.lists(s.sites.Plan().Pages)
		for _, f := range list {
			if f.Name == name {
				return f.Content, true, err
			}
		}
		return nil, true, err
	}
	return s.sites.File(name)
}

// assets are the files of the themes.
func (s *Prepared) assets() []page.File {
	var files []page.File
	for _, name := range s.sites.Themes() {
		for _, a := range s.themes[name].Assets() {
			if !slices.ContainsFunc(files, func(f page.File) bool { return f.Name == a.Name }) {
				files = append(files, page.File{Name: a.Name, Content: a.Content})
			}
		}
	}
	return files
}

// lists are what search engines and GitHub Pages look for.
func (s *Prepared) lists(pages []*page.Page) ([]page.File, error) {
	var sitemap, robots bytes.Buffer
	if err := page.Sitemap(&sitemap, s.Address, pages); err != nil {
		return nil, err
	}
	if err := page.Robots(&robots, s.Address); err != nil {
		return nil, err
	}
	return []page.File{{Name: "sitemap.xml", Content: sitemap.Bytes()}, {Name: "robots.txt", Content: robots.Bytes()}, {Name: ".nojekyll"}}, nil
}
