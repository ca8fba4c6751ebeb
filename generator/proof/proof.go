// Package proof makes one HTML file that shows what a change of the content does to the pages, before and after,
// for those who are to agree to the change.
//
// In go two prepared sites, out comes a file that needs no other: the pages that differ, with the places marked
// that do, and a list of them at its top. It holds no script, and nothing in it leads anywhere.
package proof

import (
	"bytes"
	"cmp"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"

	"partnershipregister/generator/build"
	"partnershipregister/generator/page"
)

// A Change is a page that is other than before.
type Change struct {
	Address, Kind, Language string
	Title                   string
	// Subject tells that the file is among the changed ones that the page is about.
	Subject bool
	// Places is how many parts of the page differ.
	Places int

	before, after []token
	style         []byte
}

// New tells that the page was not there before, Gone that it is there no more.
func (c *Change) New() bool  { return c.before == nil }
func (c *Change) Gone() bool { return c.after == nil }

// Changes are what a change does to the pages.
type Changes struct {
	// Pages that differ in what they show, those first that the changed files are about, and those of the landscape,
	// which change with every entry, last.
	Pages []*Change
	// Around is how many more pages differ only in what surrounds their matter, such as the date of the facts or the
	// data for search engines.
	Around int
	// Unknown tells that there was nothing to compare with.
	Unknown bool
}

// Compare makes every page of two sites and keeps what differs. Files are the content files that changed.
func Compare(before, after *build.Prepared, files []string) (*Changes, error) {
	type pair struct{ before, after *page.Page }
	pairs := map[string]*pair{}
	var order []string
	for i, s := range []*build.Prepared{before, after} {
		for _, p := range s.Pages {
			at := pairs[p.Address]
			if at == nil {
				at = &pair{}
				pairs[p.Address] = at
				order = append(order, p.Address)
			}
			if i == 0 {
				at.before = p
			} else {
				at.after = p
			}
		}
	}
	// With the same words, what a page shows decides how it looks.
	sameWords := !slices.ContainsFunc(files, func(name string) bool { return strings.HasPrefix(name, "words/") })
	changes := make([]*Change, len(order))
	around := make([]bool, len(order))
	errs := make([]error, len(order))
	next := make(chan int)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			var was, is bytes.Buffer
			for i := range next {
				two := pairs[order[i]]
				if sameWords && two.before != nil && two.after != nil {
					same, err := alike(two.before, two.after)
					if errs[i] = err; same || err != nil {
						continue
					}
				}
				was.Reset()
				is.Reset()
				if two.before != nil {
					errs[i] = before.Render(&was, two.before)
				}
				if two.after != nil && errs[i] == nil {
					errs[i] = after.Render(&is, two.after)
				}
				if errs[i] == nil && !bytes.Equal(was.Bytes(), is.Bytes()) {
					changes[i], around[i] = changed(was.Bytes(), is.Bytes())
				}
				if c := changes[i]; c != nil {
					p := cmp.Or(two.after, two.before)
					c.Address, c.Kind, c.Language, c.Subject = p.Address, p.Kind, string(p.Language), slices.Contains(files, p.Subject)
					c.style = after.Style(p.Theme)
				}
			}
		})
	}
	for i := range order {
		next <- i
	}
	close(next)
	group.Wait()
	if err := cmp.Or(errs...); err != nil {
		return nil, err
	}
	all := &Changes{}
	for i, c := range changes {
		if c != nil {
			all.Pages = append(all.Pages, c)
		}
		if around[i] {
			all.Around++
		}
	}
	slices.SortStableFunc(all.Pages, func(a, b *Change) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Address, b.Address))
	})
	return all, nil
}

// alike tells whether two pages show the same, which is found out sooner than by making them.
func alike(a, b *page.Page) (bool, error) {
	if a.Kind != b.Kind || a.Theme != b.Theme || a.Language != b.Language {
		return false, nil
	}
	was, err := a.View()
	if err != nil {
		return false, err
	}
	is, err := b.View()
	return err == nil && reflect.DeepEqual(was, is), err
}

// rank orders pages by how much a reader of the change wants to see them.
func (c *Change) rank() int {
	switch {
	case c.Subject && c.Kind == "partnership":
		return 0
	case c.Subject, c.New() || c.Gone():
		return 1
	case c.Kind == "partnership" || c.Kind == "organisation":
		return 2
	case strings.HasPrefix(c.Kind, "landscape"):
		return 4
	}
	return 3
}

// changed compares two states of a page, of which one may be empty. It is nil when both show the same, and tells
// whether something around that differs.
func changed(was, is []byte) (c *Change, around bool) {
	c = &Change{}
	titleOf := func(b []byte) string {
		_, rest, _ := bytes.Cut(b, []byte("<title>"))
		title, _, _ := bytes.Cut(rest, []byte("</title>"))
		return string(title)
	}
	if len(was) > 0 {
		c.before = matter(was)
		c.Title = titleOf(was)
	}
	if len(is) > 0 {
		c.after = matter(is)
		c.Title = titleOf(is)
	}
	if c.before == nil || c.after == nil {
		return c, false
	}
	if slices.Equal(c.before, c.after) {
		return nil, true
	}
	c.Places = mark(c.before, c.after)
	if c.Places == 0 {
		return nil, true
	}
	return c, false
}
