package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

// The register that we ship holds at least so much. Lower a number only when something truly ended.
const (
	leastAreas        = 43
	leastAuthorities  = 318
	leastDescribed    = 132 // partnerships of which more is known than an official list tells
	leastPartnerships = 450
)

func TestTheShippedRegisterIsWhole(t *testing.T) {
	x := shippedRegister(t)
	authorities, described := 0, 0
	for _, a := range x.Register.Areas {
		for _, c := range a.Authorities {
			if c.Kind != register.County {
				authorities++
			}
		}
	}
	for _, p := range x.Register.Partnerships {
		if !p.ListOnly {
			described++
		}
	}
	for _, c := range []struct {
		what    string
		n, want int
	}{
		{"areas", len(x.Register.Areas), leastAreas},
		{"authorities", authorities, leastAuthorities},
		{"described partnerships", described, leastDescribed},
		{"partnerships", len(x.Register.Partnerships), leastPartnerships},
	} {
		t.Logf("%d %s", c.n, c.what)
		if c.n < c.want {
			t.Errorf("the content has %d %s, fewer than %d", c.n, c.what, c.want)
		}
	}
}

// TestNothingOfTheContentIsMissing counts what was built against what the content holds.
func TestNothingOfTheContentIsMissing(t *testing.T) {
	x := shippedRegister(t)
	for _, kind := range everyBuild {
		t.Run(kind.name, func(t *testing.T) {
			c := counting{o: built(t, kind), x: x, sites: sitesOf(x, kind)}
			if len(c.sites) == 0 {
				t.Fatal("there is no site")
			}
			for _, s := range c.sites {
				c.site(s)
			}
			if len(c.faults) > 0 {
				t.Errorf("%d things are missing\n%s", len(c.faults), firstOf(c.faults))
			}
			t.Logf("%d sites with %d partnerships, %d organisations and %d authorities, each language counted", len(c.sites), c.partnerships, c.organisations, c.authorities)
			if c.partnerships == 0 || c.organisations == 0 || c.authorities == 0 {
				t.Error("one of these was not looked for")
			}
		})
	}
}

// counting goes through the sites of one output.
type counting struct {
	o      *output
	x      *register.Index
	sites  []site
	faults []string

	partnerships, organisations, authorities int
}

func (c *counting) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// page finds a page and wants its heading to hold a name.
func (c *counting) page(file string, name register.Text, l register.Language) *page {
	p := c.o.pages[file]
	if p == nil {
		c.fault("%s is missing", file)
		return nil
	}
	want, _ := name.In(l)
	if !strings.Contains(p.heading, strings.Join(strings.Fields(want), " ")) {
		c.fault("%s has the heading %q and not %q", file, p.heading, want)
	}
	return p
}

func (c *counting) site(s site) {
	if s.area != nil {
		c.page(s.at(), s.area.Name, s.language)
	} else {
		c.page(s.at(), register.Text{}, s.language)
	}
	for _, a := range s.edition.Articles {
		c.page(s.at(string(a.ID)), a.Title, s.language)
	}
	c.partnershipsOf(s)
	c.organisationsOf(s)
	for _, a := range c.x.Register.Areas {
		if s.area != nil && a != s.area || s.area == nil && !c.covers(s, a) {
			continue
		}
		if s.area == nil {
			home := c.areaSite(a, s.language)
			if home == nil || !c.leads(s.at(), home.at()) {
				c.fault("%s does not lead to the site of %s", s.at(), a.ID)
			}
			continue
		}
		for i := range a.Authorities {
			c.authorities++
			file := s.at("authorities", string(a.Authorities[i].ID))
			c.page(file, a.Authorities[i].Name, s.language)
			if !c.leads(s.at("authorities"), file) {
				c.fault("%s does not lead to %s", s.at("authorities"), file)
			}
		}
	}
}

// partnershipsOf wants a page for each partnership of the site, and each in the lists where it belongs.
func (c *counting) partnershipsOf(s site) {
	for _, p := range c.x.Register.Partnerships {
		home := s.area != nil && p.Home == s.area.ID || s.area == nil && p.Home == s.edition.ID
		here := home || s.area != nil && slices.Contains(c.x.AreasOf(p), s.area)
		if !here {
			continue
		}
		c.partnerships++
		file := s.at("partnerships", string(p.ID))
		if !home {
			file = s.at("partnerships", string(p.Home), string(p.ID))
		}
		c.page(file, p.Name, s.language)
		lists := []string{s.at("partnerships", "by-type", string(p.Type)), s.at("partnerships", "by-status", string(p.Status))}
		if s.area != nil {
			lists = append(lists, s.at("partnerships"))
		}
		for _, also := range p.AlsoTypes {
			lists = append(lists, s.at("partnerships", "by-type", string(also)))
		}
		for _, priority := range p.Priorities {
			lists = append(lists, s.at("priorities", string(priority)))
		}
		for _, id := range p.Authorities {
			if at := c.x.Authorities[id]; s.area != nil && at.Area == s.area {
				lists = append(lists, s.at("authorities", string(id)))
			}
		}
		for _, seat := range p.Seats {
			if seat.Organisation != "" {
				lists = append(lists, s.at("organisations", string(seat.Organisation)))
			}
		}
		for _, list := range lists {
			if !c.leads(list, file) {
				c.fault("%s does not lead to %s", list, file)
			}
		}
		if !c.leads(s.at("partnerships", "a-to-z"), file) && !c.leadsByLetter(s.at("partnerships", "a-to-z"), file) {
			c.fault("%s does not lead to %s", s.at("partnerships", "a-to-z"), file)
		}
	}
}

// organisationsOf wants a page for each organisation that an area of the edition knows, and at the
// front door for every one.
func (c *counting) organisationsOf(s site) {
	for _, o := range c.x.Register.Organisations {
		var belongs bool
		switch {
		case s.area != nil:
			belongs = slices.Contains(o.Areas, s.area.ID)
		case s.edition.FrontDoor && c.o.only == "":
			belongs = true
		default:
			for _, a := range c.x.Register.Areas {
				belongs = belongs || a.Nation == s.edition.Nation && slices.Contains(o.Areas, a.ID)
			}
		}
		if !belongs {
			continue
		}
		c.organisations++
		file := s.at("organisations", string(o.ID))
		c.page(file, o.Name, s.language)
		if list := s.at("organisations"); !c.leads(list, file) && !c.leadsByLetter(list, file) {
			c.fault("%s does not lead to %s", list, file)
		}
	}
}

// covers tells whether an edition's own pages are about an area.
func (c *counting) covers(s site, a *register.Area) bool {
	return a.Nation == s.edition.Nation || s.edition.FrontDoor && c.o.only == ""
}

// areaSite finds an area's site, in a language if it has it.
func (c *counting) areaSite(a *register.Area, l register.Language) *site {
	var found *site
	for i := range c.sites {
		if s := &c.sites[i]; s.area == a && (found == nil || s.language == l) {
			found = s
		}
	}
	return found
}

// leads tells whether a page has a link to a file.
func (c *counting) leads(from, to string) bool {
	p := c.o.pages[from]
	if p == nil {
		return false
	}
	return p.targets()[to]
}

// leadsByLetter tells whether a page of a list that is cut by letters has a link to a file.
func (c *counting) leadsByLetter(from, to string) bool {
	p := c.o.pages[from]
	if p == nil {
		return false
	}
	for letter := range p.targets() {
		if strings.HasPrefix(letter, strings.TrimSuffix(from, ".html")+"/letter-") && c.leads(letter, to) {
			return true
		}
	}
	return false
}

// targets gives the files of the output to which the page has links.
func (p *page) targets() map[string]bool {
	if p.leadsTo == nil {
		p.leadsTo = map[string]bool{}
		for _, l := range p.links {
			if l.where == "a href" && !strings.Contains(l.to, "://") {
				if file, _, fault := p.resolve(l.to); fault == "" {
					p.leadsTo[file] = true
				}
			}
		}
	}
	return p.leadsTo
}
