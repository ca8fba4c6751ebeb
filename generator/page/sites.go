package page

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Sites are the sites of an output, each of which is planned when something of it is asked for. They may be
// asked by several goroutines at once.
type Sites struct {
	plans []*sitePlan
	whole func() *Plan
	// redirects are a bundle of the whole output.
	redirects keptBundle
}

// sitePlan is what one site has.
type sitePlan struct {
	site    *site
	once    sync.Once
	pages   []*Page
	bundles []Bundle
	// byFile finds a page by its file, kept the files of bundles that were asked for.
	byFile map[string]*Page
	kept   []keptBundle
}

// keptBundle is a bundle that makes its files once.
type keptBundle struct {
	folder string
	files  func() (map[string][]byte, error)
}

// NewSites finds out which sites an output has. An error means that the input asks for something that is not
// there.
func NewSites(in Input) (*Sites, error) {
	pl := &planner{Input: in, index: in.Index.On(in.On), areas: map[register.ID][]*register.Area{}}
	whole := sync.OnceValue(func() landscape.Scope {
		areas := pl.index.Register.Areas
		if a := pl.index.Areas[in.Only]; a != nil {
			areas = []*register.Area{a} // no other site asks
		}
		return landscape.ScopeOf(pl.index, areas, pl.index.Register.Partnerships, in.On)
	})
	pl.overlap = sync.OnceValue(func() *landscape.Overlap { return landscape.OverlapsOf(whole()) })
	pl.handovers = sync.OnceValue(func() landscape.Handovers { return landscape.HandoversOf(whole()) })
	pl.formers = sync.OnceValue(func() map[register.ID][]*register.Organisation {
		formers := map[register.ID][]*register.Organisation{}
		for _, o := range pl.index.Register.Organisations {
			if o.EndedBy(pl.On) {
				if heir := pl.index.Holder(o.ID, pl.On); heir != o.ID {
					formers[heir] = append(formers[heir], o)
				}
			}
		}
		return formers
	})
	pl.lying = sync.OnceValue(func() map[*register.Area][]*register.Partnership {
		lying := map[*register.Area][]*register.Partnership{}
		for _, p := range pl.index.Register.Partnerships {
			for _, a := range pl.index.AreasOf(p) {
				if list := lying[a]; len(list) == 0 || list[len(list)-1] != p {
					lying[a] = append(list, p)
				}
			}
		}
		return lying
	})
	address, err := url.Parse(in.Address)
	if err != nil || address.Path == "" || address.Path[len(address.Path)-1] != '/' {
		return nil, fmt.Errorf("the address %q does not end with a slash", in.Address)
	}
	pl.base = address.Path
	if err := pl.makeSites(); err != nil {
		return nil, err
	}
	s := &Sites{}
	for _, one := range pl.sites {
		s.plans = append(s.plans, &sitePlan{site: one})
	}
	s.whole = sync.OnceValue(func() *Plan {
		plan := &Plan{}
		parts := map[*findings]*Part{}
		for _, one := range s.plans {
			one.plan()
			part := parts[one.site.findings]
			if part == nil {
				part = &Part{forget: one.site.findings.forget}
				parts[one.site.findings] = part
				plan.Parts = append(plan.Parts, part)
			}
			part.Pages, part.Bundles = append(part.Pages, one.pages...), append(part.Bundles, one.bundles...)
			plan.Pages, plan.Bundles = append(plan.Pages, one.pages...), append(plan.Bundles, one.bundles...)
		}
		moved := []Bundle{redirects(plan.Pages)}
		plan.Bundles = append(plan.Bundles, moved...)
		plan.Parts = append(plan.Parts, &Part{Bundles: moved})
		return plan
	})
	s.redirects = kept(Bundle{Make: func(add func(File) error) error { return redirects(s.Plan().Pages).Make(add) }})
	return s, nil
}

// Plan gives everything that the sites have together.
func (s *Sites) Plan() *Plan { return s.whole() }

// Themes are the names of the themes that pages are made with, each once.
func (s *Sites) Themes() []string {
	var names []string
	for _, one := range s.plans {
		if !slices.Contains(names, one.site.edition.Theme) {
			names = append(names, one.site.edition.Theme)
		}
	}
	return names
}

// Page finds the page of a file, nil when the output has none. Sites in whose folder the file does not lie
// are planned only when no other has it.
func (s *Sites) Page(file string) *Page {
	for _, one := range s.near(file) {
		one.plan()
		if p := one.byFile[file]; p != nil {
			return p
		}
	}
	return nil
}

// File finds a file that is no page.
func (s *Sites) File(name string) (content []byte, found bool, err error) {
	bundles := []keptBundle{s.redirects}
	for _, one := range s.near(name) {
		if strings.HasPrefix(name, one.site.root) {
			one.plan()
			bundles = slices.Concat(one.kept, bundles)
		}
	}
	slices.SortStableFunc(bundles, func(a, b keptBundle) int { return cmp.Compare(len(b.folder), len(a.folder)) })
	for _, b := range bundles {
		if !strings.HasPrefix(name, b.folder) {
			continue
		}
		files, err := b.files()
		if err != nil {
			return nil, true, err
		}
		if content, found := files[name]; found {
			return content, true, nil
		}
	}
	return nil, false, nil
}

// near gives all sites, those first in whose folders a file lies, the innermost before the others.
func (s *Sites) near(file string) []*sitePlan {
	plans := slices.Clone(s.plans)
	depth := func(p *sitePlan) int {
		if strings.HasPrefix(file, p.site.root) {
			return len(p.site.root)
		}
		return -1
	}
	slices.SortStableFunc(plans, func(a, b *sitePlan) int { return cmp.Compare(depth(b), depth(a)) })
	return plans
}

// plan plans the site's pages and files, once.
func (p *sitePlan) plan() {
	p.once.Do(func() {
		p.site.gathered()
		for _, kind := range kinds {
			p.pages = append(p.pages, kind(p.site)...)
		}
		for _, bundle := range bundles {
			p.bundles = append(p.bundles, bundle(p.site)...)
		}
		p.byFile = make(map[string]*Page, len(p.pages))
		for _, page := range p.pages {
			p.byFile[page.File()] = page
		}
		for _, b := range p.bundles {
			p.kept = append(p.kept, kept(b))
		}
	})
}

func kept(b Bundle) keptBundle {
	return keptBundle{b.Folder, sync.OnceValues(func() (map[string][]byte, error) {
		list, err := b.Files()
		if err != nil {
			return nil, fmt.Errorf("making the files of %s: %w", b.Folder, err)
		}
		files := make(map[string][]byte, len(list))
		for _, f := range list {
			files[f.Name] = f.Content
		}
		return files, nil
	})}
}
