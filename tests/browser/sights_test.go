package browser_test

import (
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/page"
	"partnershipregister/generator/register"
)

// A sight is a page that is looked at.
type sight struct {
	name    string
	address string // below the root of the output
}

// sights chooses pages: one at least of each kind, in both languages where a kind is rich, and of
// partnerships one about which much is known, one that only a list names, and one that ended.
func sights(t *testing.T, w *world) []sight {
	t.Helper()
	area := w.areaOf(w.richest(func(p *register.Partnership) bool { return w.index.Nation(p) == register.England }))
	welsh := w.richest(func(p *register.Partnership) bool {
		return w.index.Nation(p) == register.Wales && w.index.Areas[p.Home] != nil
	})
	list := []sight{
		{"front", ""},
		{"front of Wales", "wales/"},
		{"front of Wales in Welsh", "cymru/"},
		{"home", area},
		{"partnerships", area + "partnerships.html"},
		{"partnerships of all areas", "partnerships.html"},
		{"partnerships by type", "partnerships/by-type/community-safety-partnership.html"},
		{"a to z", "partnerships/a-to-z.html"},
		{"a to z of an area", area + "partnerships/a-to-z.html"},
		{"partnership", w.richestPage(func(*register.Partnership) bool { return true })},
		{"partnership in Welsh", "cymru/" + string(welsh.Home) + "/partneriaethau/" + string(welsh.ID) + ".html"},
		{"partnership from a list", w.richestPage(func(p *register.Partnership) bool { return p.ListOnly })},
		{"partnership that ended", w.richestPage(func(p *register.Partnership) bool { return p.Status.Ended() })},
		{"organisations", "organisations.html"},
		{"organisation", "organisations/" + w.busiest() + ".html"},
		{"priorities", area + "priorities.html"},
		{"priority", "priorities/" + w.weightiest() + ".html"},
		{"councils", area + "authorities.html"},
		{"who decides", "who-decides.html"},
		{"who decides in an area", area + "who-decides.html"},
		{"who decides in Welsh", "cymru/gwent/pwy-syn-penderfynu.html"},
		{"council", area + "authorities/" + string(w.index.Areas[register.ID(strings.TrimSuffix(area, "/"))].Authorities[0].ID) + ".html"},
		{"article", "about.html"},
		{"article with figures", "method.html"},
		{"article in Welsh", "cymru/hygyrchedd.html"},
		{"home in Welsh", "cymru/gwent/"},
		{"partnerships in Welsh", "cymru/gwent/partneriaethau.html"},
		{"partnerships by type in Welsh", "cymru/partneriaethau/yn-ol-math/community-safety-partnership.html"},
		{"a to z in Welsh", "cymru/partneriaethau/a-i-y.html"},
		{"organisations in Welsh", "cymru/sefydliadau.html"},
		{"organisation in Welsh", "cymru/sefydliadau/gwent-police.html"},
		{"priorities in Welsh", "cymru/blaenoriaethau.html"},
		{"priority in Welsh", "cymru/blaenoriaethau/serious-violence.html"},
		{"councils in Welsh", "cymru/awdurdodau.html"},
		{"council in Welsh", "cymru/gwent/awdurdodau/newport.html"},
		{"updates", "updates.html"},
		{"updates of an area", area + "updates.html"},
		{"updates in Welsh", "cymru/gwent/newidiadau.html"},
		{"outline", w.first("outline", register.English)},
		{"outline in Welsh", w.first("outline", register.Welsh)},
		{"side by side", w.first("side-by-side", register.English)},
		{"side by side in Welsh", w.first("side-by-side", register.Welsh)},
		{"devolution", w.first("devolution", register.English)},
		{"devolution in Welsh", w.first("devolution", register.Welsh)},
		{"translation", w.first("translation", register.English)},
		{"translation in Welsh", w.first("translation", register.Welsh)},
		{"landscape", w.first("landscape", register.English)},
		{"landscape in Welsh", w.first("landscape", register.Welsh)},
		{"landscape of an area", area + "landscape.html"},
		{"board pack", w.first("landscape-board-pack", register.English)},
		{"board pack of an area", area + "landscape/board-pack.html"},
		{"board pack in Welsh", "cymru/gwent/tirwedd/pecyn-bwrdd.html"},
		{"counts", "landscape/counts.html"},
		{"counts of an area", area + "landscape/counts.html"},
		{"counts in Welsh", "cymru/tirwedd/cyfrif.html"},
		{"gaps", "landscape/gaps.html"},
		{"gaps of an area", area + "landscape/gaps.html"},
		{"gaps in Welsh", "cymru/gwent/tirwedd/bylchau.html"},
		{"evidence", "landscape/evidence.html"},
		{"evidence of an area", area + "landscape/evidence.html"},
		{"evidence in Welsh", "cymru/tirwedd/tystiolaeth.html"},
		{"handover", "landscape/handover.html"},
		{"handover of an area", area + "landscape/handover.html"},
		{"handover in Welsh", "cymru/gwent/tirwedd/trosglwyddo.html"},
		{"freshness", "landscape/freshness.html"},
		{"freshness of an area", area + "landscape/freshness.html"},
		{"freshness in Welsh", "cymru/gwent/tirwedd/cyfredol.html"},
		{"areas compared", "landscape/compare.html"},
		{"areas compared in Welsh", "cymru/tirwedd/cymharu.html"},
		{"load", w.first("landscape-load", register.English)},
		{"load of an area", "wales/gwent/landscape/load.html"},
		{"load in Welsh", w.first("landscape-load", register.Welsh)},
		{"what if", w.first("landscape-what-if", register.English)},
		{"what if in Wales", "wales/landscape/what-if.html"},
		{"what if in Welsh", w.first("landscape-what-if", register.Welsh)},
		{"overlap", w.first("landscape-overlap", register.English)},
		{"overlap of an area", area + "landscape/overlap.html"},
		{"overlap in Welsh", w.first("landscape-overlap", register.Welsh)},
		{"seats", w.first("landscape-seats", register.English)},
		{"seats of an area", area + "landscape/seats.html"},
		{"seats in Welsh", w.first("landscape-seats", register.Welsh)},
		{"lines", w.first("landscape-lines", register.English)},
		{"lines of an area", area + "landscape/lines.html"},
		{"lines in Welsh", w.first("landscape-lines", register.Welsh)},
		{"subjects", w.first("landscape-subjects", register.English)},
		{"subjects of an area", area + "landscape/subjects.html"},
		{"subjects in Welsh", w.first("landscape-subjects", register.Welsh)},
		{"overlap of a Welsh area in Welsh", "cymru/gwent/tirwedd/gorgyffwrdd.html"},
		{"seats of a Welsh area in Welsh", "cymru/gwent/tirwedd/seddi.html"},
		{"data", w.first("data", register.English)},
		{"data in Welsh", w.first("data", register.Welsh)},
		{"search", w.first("search", register.English)},
		{"search in Welsh", w.first("search", register.Welsh)},
		{"meetings", "kent/meetings.html"},
		{"meetings where none is stated", "cumbria/meetings.html"},
		{"meetings in Welsh", "cymru/gwent/cyfarfodydd.html"},
		{"meetings by area", "meetings.html"},
		{"meetings by area in Welsh", "cymru/cyfarfodydd.html"},
		{"diary", "kent/meetings/diary.html"},
		{"diary in Welsh", "cymru/gwent/cyfarfodydd/dyddiadur.html"},
		{"not found", "404.html"},
	}
	kinds := map[string]string{}
	for _, p := range w.plan {
		kinds[p.Address] = p.Kind
	}
	seen := map[string]bool{}
	for _, s := range list {
		if kinds[s.address] == "" {
			t.Fatalf("%s: the plan has no page %q", s.name, s.address)
		}
		seen[kinds[s.address]] = true
	}
	for _, p := range w.plan {
		if !seen[p.Kind] {
			t.Errorf("no page of the kind %q is looked at: add one to the list, such as %q", p.Kind, p.Address)
			seen[p.Kind] = true
		}
	}
	return list
}

// first finds the first page of a kind in a language. Where there is none it gives an address that is none.
func (w *world) first(kind string, l register.Language) string {
	for _, p := range w.plan {
		if p.Kind == kind && p.Language == l {
			return p.Address
		}
	}
	return "no page of the kind " + kind
}

// richest finds the partnership with the most facts among some.
func (w *world) richest(among func(*register.Partnership) bool) *register.Partnership {
	var found *register.Partnership
	most := -1
	for _, p := range w.index.Register.Partnerships {
		facts := len(p.Seats) + 2*len(p.Chairs) + 3*len(p.Funding) + 3*len(p.Relations) + 3*len(p.Meetings) + len(p.Documents) + 10*len(p.Evidence) + len(p.Priorities) + len(p.Doubts.EN)
		if among(p) && facts > most {
			found, most = p, facts
		}
	}
	return found
}

// richestPage gives the address of that partnership's page in the language in which it is planned first.
func (w *world) richestPage(among func(*register.Partnership) bool) string {
	p := w.richest(among)
	i := slices.IndexFunc(w.plan, func(candidate *page.Page) bool {
		return candidate.Kind == "partnership" && candidate.Subject == p.File && candidate.Canonical == candidate.Address
	})
	return w.plan[i].Address
}

// areaOf gives the root of the site of an English partnership's area.
func (w *world) areaOf(p *register.Partnership) string { return string(p.Home) + "/" }

// busiest finds the organisation with the most seats.
func (w *world) busiest() string {
	var found *register.Organisation
	for _, o := range w.index.Register.Organisations {
		if found == nil || len(w.index.Seats[o.ID]) > len(w.index.Seats[found.ID]) {
			found = o
		}
	}
	return string(found.ID)
}

// weightiest finds the priority that most partnerships have.
func (w *world) weightiest() string {
	tally := map[register.ID]int{}
	for _, p := range w.index.Register.Partnerships {
		for _, id := range p.Priorities {
			tally[id]++
		}
	}
	var found register.ID
	for _, p := range w.index.Register.Vocabulary.Priorities {
		if tally[p.ID] > tally[found] {
			found = p.ID
		}
	}
	return string(found)
}
