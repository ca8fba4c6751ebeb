package check

import (
	"fmt"
	"strings"

	"partnershipregister/generator/register"
)

// These words stand in addresses where an identifier can stand too.
var (
	// below the list of partnerships
	partnershipWords = wordSet("by-type by-status a-to-z yn-ol-math yn-ol-statws a-i-y")
	// below the first page of an edition
	editionWords = wordSet("index assets partnerships organisations priorities authorities outline side-by-side devolution translation landscape search data meetings updates " +
		"partneriaethau sefydliadau blaenoriaethau awdurdodau amlinelliad ochr-yn-ochr datganoli cyfieithu tirwedd chwilio cyfarfodydd newidiadau")
)

func wordSet(words string) map[register.ID]bool {
	set := map[register.ID]bool{}
	for _, w := range strings.Fields(words) {
		set[register.ID(w)] = true
	}
	return set
}

// reservedIDs finds identifiers whose page would lie at the address of another page.
func reservedIDs(s *subject) {
	const remedy = "rename the folder; add a word, such as %q"
	for _, p := range s.Register.Partnerships {
		for i, former := range p.FormerIDs {
			if partnershipWords[former.ID] || s.Areas[former.ID] != nil || s.Editions[former.ID] != nil {
				s.fail(place{p.File, "former_ids"}.item(i), fmt.Sprintf("no partnership can have had the identifier %q, because another page has that address", former.ID), "take it out")
			}
		}
		at := place{file: p.File}
		longer := fmt.Sprintf(remedy, p.ID+"-partnership")
		switch {
		case partnershipWords[p.ID]:
			s.fail(at, fmt.Sprintf("a partnership can't have the identifier %q, because a list of partnerships has that address", p.ID), longer)
		case s.Areas[p.ID] != nil:
			s.fail(at, fmt.Sprintf("a partnership can't have the identifier %q, because a police force area has it", p.ID), longer)
		case s.Editions[p.ID] != nil:
			s.fail(at, fmt.Sprintf("a partnership can't have the identifier %q, because an edition has it", p.ID), longer)
		}
	}
	for _, o := range s.Register.Organisations {
		for i, former := range o.FormerIDs {
			if strings.HasPrefix(string(former), "letter-") {
				s.fail(place{o.File, "former_ids"}.item(i), fmt.Sprintf("no organisation can have had the identifier %q, because lists by letter have such addresses", former), "take it out")
			}
		}
		if strings.HasPrefix(string(o.ID), "letter-") {
			s.fail(place{file: o.File}, fmt.Sprintf("an organisation can't have the identifier %q, because lists by letter have such addresses", o.ID),
				"rename the file, so that it does not begin with \"letter-\"")
		}
	}
	folders := map[string]bool{}
	for _, e := range s.Register.Editions {
		for _, l := range e.Languages {
			first, _, _ := strings.Cut(e.Paths.In(l), "/")
			folders[first] = true
		}
	}
	for _, a := range s.Register.Areas {
		if editionWords[a.ID] || folders[string(a.ID)] {
			s.fail(place{file: a.File}, fmt.Sprintf("an area can't have the identifier %q, because other pages have that address", a.ID),
				fmt.Sprintf(remedy, a.ID+"-area"))
		}
	}
	for _, e := range s.Register.Editions {
		for _, article := range e.Articles {
			if editionWords[article.ID] || folders[string(article.ID)] || s.Areas[article.ID] != nil {
				s.fail(place{file: article.File}, fmt.Sprintf("an article can't have the identifier %q, because other pages have that address", article.ID),
					fmt.Sprintf("rename the file; add a word, such as %q", article.ID+"-article"))
			}
		}
	}
}

// officesInIDs finds identifiers made with an abbreviation of the office of commissioner. Addresses
// stay for ever, but the office passes to others.
func officesInIDs(s *subject) {
	see := func(file string, id register.ID) {
		for _, word := range strings.Split(string(id), "-") {
			switch word {
			case "pcc", "pccs", "opcc", "opccs", "pfcc", "opfcc", "mopac":
				s.fail(place{file: file}, fmt.Sprintf("the identifier %q holds %q, the name of an office that will not last as long as the address", id, word),
					"rename it; write \"local-policing-body\" for whoever holds the office")
			}
		}
	}
	for _, p := range s.Register.Partnerships {
		see(p.File, p.ID)
		for _, e := range p.Evidence {
			see(e.File, e.ID)
		}
	}
	for _, o := range s.Register.Organisations {
		see(o.File, o.ID)
	}
	for _, a := range s.Register.Areas {
		see(a.File, a.ID)
	}
}
