package page

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Home is the first page of an area's site: what is here, how much of it is known, the largest gaps,
// and the ways in.
type Home struct {
	Frame
	// Facts are the force, who oversees it, and the official code.
	Facts []HomeFact
	// EndAnnounced says that the office is to end. May be empty.
	EndAnnounced string
	Figures      []Figure
	Gaps         []Gap
	Ways         []Way
	// Councils are the council areas, Priorities the most frequent subjects.
	Councils   []Link
	Priorities []Link
	// Who leads to who decides about a subject in a council area.
	Who Link
	// Views lead to the pages that look at the area, and at its edition, as a whole. May be empty.
	Views []Link
	// Add leads to a new file for a partnership; nil without a repository.
	Add     *Link
	Sources []DocumentRow
	Doubts  []Said
}

// HomeFact is a label with a text or a link.
type HomeFact struct {
	Label string
	Link
}

// Gap is something that the register lacks here.
type Gap struct {
	// What is lacking, as a finished sentence.
	What string
	// Why it matters, or where to find more. May be empty.
	Why string
	// Things that are lacking, where they can be named.
	Things []Link
	// Share is how much is lacking, 0 to 100; -1 when it can't be said.
	Share int
}

// homePages plans an area's first page.
func homePages(s *site) []*Page {
	if s.area == nil {
		return nil
	}
	page := s.page("home", s.root, func(m *maker) any { return m.homeView(m.area) })
	page.Subject = s.area.File
	if s.twin != nil {
		page.twins(s, s.twin.root)
	}
	return []*Page{page}
}

func (m *maker) homeView(a *register.Area) *Home {
	name := m.said(a.Name)
	v := &Home{Frame: m.frame(Said{Text: m.say("home.title", "place", name.Text)}, m.say("home.description", "place", name.Text))}
	v.Lead = m.say("home.lead")
	v.AsOf = m.asOf(m.partnerships)
	force := m.organisationLink(a.Force)
	v.Facts = append(v.Facts, HomeFact{m.say("home.force"), force})
	overseer := Link{Said: Said{Text: m.say("fact.not-stated")}, Count: -1}
	if b := a.PolicingBodyOn(m.plan.On); b != nil {
		v.EndAnnounced = m.endAnnounced(b)
		if !b.GoneBy(m.plan.On) {
			overseer = m.organisationLink(b.Organisation)
			overseer.Said = m.said(b.Title)
		}
	}
	v.Facts = append(v.Facts, HomeFact{m.say("home.policing-body"), overseer})
	if !a.Region.Empty() {
		v.Facts = append(v.Facts, HomeFact{m.say("home.region"), Link{Said: m.said(a.Region), Count: -1}})
	}
	v.Facts = append(v.Facts, HomeFact{m.say("home.code"), Link{Said: Said{Text: string(a.Code)}, Count: -1}})

	counts := landscape.Count(m.plan.index, m.partnerships, m.plan.On)
	v.Figures = m.figures(counts)
	v.Gaps = m.gaps(m.findings.gaps())
	v.Ways = m.ways(counts)
	authorities := slices.Clone(a.Authorities)
	sortByName(m.site, authorities, func(x register.Authority) register.Text { return x.Name })
	for _, authority := range authorities {
		v.Councils = append(v.Councils, m.authorityLink(authority.ID))
	}
	v.Priorities = m.topPriorities(8)
	v.Who = m.whoLink()
	v.Add = m.newPartnership()
	v.Views = m.views()
	v.Sources = m.sources(a.Sources)
	v.Doubts = m.list(a.Doubts)
	v.StructuredData = m.areaData(&v.Frame, a)
	return v
}

// endAnnounced says that the government has announced the end of an office; "" when it has not.
func (m *maker) endAnnounced(b *register.LocalPolicingBody) string {
	if b.EndAnnounced.IsZero() {
		return ""
	}
	return m.say("home.end-announced", "title", m.plain(b.Title), "date", m.date(b.EndAnnounced))
}

// figures are the honest counts of a set of partnerships.
func (m *maker) figures(c landscape.Counts) []Figure {
	number := func(n int) string { return m.words.Number(n) }
	figures := []Figure{
		{Number: number(c.Partnerships), Label: m.say("figure.partnerships"), Working: m.say("figure.partnerships-working"), Href: m.linkTo("menu.partnerships", "partnerships").Href},
		{Number: number(c.ByBasis[register.ByStatute]), Label: m.say("figure.statute"), Working: m.say("figure.of", "all", number(c.Partnerships))},
		{Number: number(c.Described), Label: m.say("figure.described"), Working: m.say("figure.described-working", "all", number(c.Partnerships), "listed", number(c.Partnerships-c.Described))},
	}
	for _, s := range c.Stated {
		if s.Fact == "chair" {
			figures = append(figures, Figure{Number: number(s.N), Label: m.count("figure-count.chair", s.N), Working: m.say("figure.of", "all", number(s.Of))})
		}
	}
	others := c.Ended + c.ToCome + c.Proposed
	for _, n := range c.Apart {
		others += n
	}
	if others > 0 {
		figures = append(figures, Figure{Number: number(others), Label: m.count("figure-count.others", others), Working: m.say("figure.apart-working")})
	}
	return figures
}

// gaps puts what is missing into sentences: entries, kinds of body and codes, then facts, the rarest
// first.
func (m *maker) gaps(g landscape.Gaps) []Gap {
	var gaps []Gap
	if g.ListOnly > 0 {
		gaps = append(gaps, Gap{
			What:  m.say("gap.list-only", "n", m.words.Number(g.ListOnly), "of", m.words.Number(g.Of)),
			Why:   m.say("gap.list-only-why"),
			Share: share(g.ListOnly, g.Of),
		})
	}
	for _, asked := range []struct {
		kind      landscape.GapKind
		what, why string
	}{
		{landscape.RequiredBodies, "gap.types", "gap.types-why"},
		{landscape.RequiredByGuidance, "asked.kinds-guidance", "asked.guidance-why"},
		{landscape.RequiredLater, "asked.kinds-later", "asked.later-why"},
	} {
		types := g.Types(asked.kind)
		if len(types) == 0 {
			continue
		}
		gap := Gap{What: m.count(asked.what, len(types)), Why: m.say(asked.why), Share: -1}
		for _, t := range types {
			gap.Things = append(gap.Things, Link{Said: m.said(t.Name), Count: -1})
		}
		gaps = append(gaps, gap)
	}
	if codes := g.Missing(landscape.SafetyAreas); len(codes) > 0 {
		gap := Gap{What: m.count("gap.codes", len(codes)), Share: -1}
		for _, e := range codes {
			gap.Things = append(gap.Things, Link{Said: inEnglish(e.SafetyArea.Name, m.language), Count: -1})
		}
		gaps = append(gaps, gap)
	}
	for _, f := range g.Facts {
		if f.N < f.Of && !slices.Contains(landscape.Narrower, f.Fact) {
			gaps = append(gaps, Gap{
				What:  m.say("gap."+string(f.Fact), "n", m.words.Number(f.Of-f.N), "of", m.words.Number(f.Of)),
				Share: share(f.Of-f.N, f.Of),
			})
		}
	}
	return gaps
}

func share(n, of int) int {
	if of == 0 {
		return -1
	}
	return n * 100 / of
}

// topPriorities links to the subjects that most partnerships of the site work on.
func (m *maker) topPriorities(most int) []Link {
	tally := map[register.ID]int{}
	for _, p := range m.partnerships {
		for _, id := range p.Priorities {
			tally[id]++
		}
	}
	var links []Link
	for i, id := range ranked(tally) {
		if i == most {
			break
		}
		l := m.link(m.said(m.plan.index.Priorities[id].Name), m.at("priorities", string(id)))
		l.Count = tally[id]
		links = append(links, l)
	}
	return links
}

// Front is the first page of an edition; of the front door, the way to every area.
type Front struct {
	Frame
	Intro string
	// Editions lead from the front door to the other editions, in each of their languages.
	Editions []Link
	// Alone says that this build leaves out other editions' areas. May be empty.
	Alone string
	// Figures are for the whole edition, shared bodies counted once.
	Figures []Figure
	// Map draws the areas as tiles; nil when no area has a place on it.
	Map *TileMap
	// Regions hold all areas under the names of their regions.
	Regions []Region
	// Whole are the bodies of the whole nation.
	Whole []Group
	// Who leads to who decides about a subject in a council area.
	Who Link
	// Views lead to the pages that look at the edition as a whole. May be empty.
	Views []Link
	Ways  []Way
	// Letters lead into the list of councils.
	Letters []Link
	// Councils is the link to that list.
	Councils Link
}

// Region is the areas of one region.
type Region struct {
	Name   Said
	Anchor string
	Areas  []AreaRow
}

// AreaRow is one area in a list.
type AreaRow struct {
	Link
	// OtherName is the area's name in the other language.
	OtherName Said
	Force     string
	// Partnerships is "14 partnerships"; Described is "3 described".
	Partnerships string
	Described    string
}

// TileMap is a picture of the areas, each a tile near where it lies. Units are of the SVG's view box.
type TileMap struct {
	Width, Height int
	Tiles         []Tile
}

// Tile is one area of the picture.
type Tile struct {
	Link
	X, Y, Size int
	// Short is the few letters on the tile.
	Short string
	// Strength is 0 to 4, by the number of partnerships described.
	Strength int
	Label    string
}

// frontPages plans the first page of an edition.
func frontPages(s *site) []*Page {
	if s.area != nil {
		return nil
	}
	page := s.page("front", s.root, func(m *maker) any { return m.frontView() })
	page.Subject = s.edition.File
	if s.twin != nil {
		page.twins(s, s.twin.root)
	}
	return []*Page{page}
}

// Tiles are this far apart and this large in the picture.
const (
	tileStep = 50
	tileSize = 46
)

func (m *maker) frontView() *Front {
	x := m.plan.index
	title := m.say("front.title", "place", m.plain(m.edition.Name))
	v := &Front{Frame: m.frame(Said{Text: title}, m.say("front.description", "place", m.plain(m.edition.Name)))}
	v.Intro = m.say("front.intro")
	for _, s := range m.plan.sites {
		if m.edition.FrontDoor && s.area == nil && s.edition != m.edition {
			text := saidIn(s.edition.Name, s.language)
			v.Editions = append(v.Editions, m.link(marked(text.Text, s.language, m.language), s.root))
		}
	}
	counts := landscape.Count(x, m.partnerships, m.plan.On)
	if m.edition.FrontDoor && len(m.site.areas) < len(x.Register.Areas) {
		v.Alone = m.say("front.alone")
	}
	v.Figures = append([]Figure{{Number: m.words.Number(len(m.site.areas)), Label: m.say("figure.areas"), Href: "#areas"}}, m.figures(counts)...)
	v.Figures = append(v.Figures, Figure{Number: m.words.Number(len(m.organisations)), Label: m.say("figure.organisations"), Href: m.linkTo("menu.organisations", "organisations").Href})
	v.AsOf = m.asOf(m.partnerships)
	v.Map = m.tileMap()
	regions := map[register.Text]int{}
	for _, a := range m.site.areas {
		at, seen := regions[a.Region]
		if !seen {
			at = len(v.Regions)
			regions[a.Region] = at
			v.Regions = append(v.Regions, Region{Name: m.said(a.Region), Anchor: fmt.Sprint("region-", at+1)})
		}
		v.Regions[at].Areas = append(v.Regions[at].Areas, m.areaRow(a))
	}
	slices.SortStableFunc(v.Regions, func(a, b Region) int { return slices.Compare(m.order.Key(a.Name.Text), m.order.Key(b.Name.Text)) })
	var whole []*register.Partnership
	for _, p := range m.partnerships {
		if m.isHome(p) {
			whole = append(whole, p)
		}
	}
	if len(whole) > 0 {
		v.Whole = []Group{{Items: m.items(whole, false)}}
	}
	v.Views = m.views()
	v.Ways = m.ways(counts)
	v.Councils = m.linkTo("authorities.title", "authorities")
	v.Who = m.whoLink()
	all := councils(m.site)
	v.Letters = m.lettersView(all, all.parts(m.site), -1).Letters
	for i := range v.Letters {
		if strings.HasPrefix(v.Letters[i].Href, "#") {
			v.Letters[i].Href = v.Councils.Href + v.Letters[i].Href
		}
	}
	v.StructuredData = m.frontData(&v.Frame)
	return v
}

func (m *maker) areaRow(a *register.Area) AreaRow {
	row := AreaRow{Link: m.areaLinks([]*register.Area{a})[0]}
	row.OtherName = otherName(a.Name, row.Said, m.language)
	row.Force = m.plain(m.plan.index.Organisations[a.Force].Name)
	if s := m.plan.areaSite(a.ID, m.site); s != nil {
		counts := landscape.Count(m.plan.index, s.partnerships, m.plan.On)
		row.Partnerships = m.count("count.partnerships", counts.Partnerships)
		row.Described = m.count("count.described", counts.Described)
	}
	return row
}

// views leads to the pages of an edition of two languages that look at it as a whole.
func (m *maker) views() []Link {
	if !m.bilingual() {
		return nil
	}
	var links []Link
	if whole := m.plan.editionSite(m.site); whole != nil {
		for _, kind := range []string{"outline", "side-by-side", "devolution"} {
			links = append(links, m.link(Said{Text: m.say(kind + ".title")}, whole.at(kind)))
		}
	}
	return append(links, m.linkTo("translation.title", "translation"))
}

// tileMap lays out the areas that have a place on the map.
func (m *maker) tileMap() *TileMap {
	t := &TileMap{}
	left, right, top := 1<<30, 0, 1<<30
	for _, a := range m.site.areas {
		if a.TileColumn > 0 && a.TileRow > 0 {
			left, right, top = min(left, a.TileColumn), max(right, a.TileColumn), min(top, a.TileRow)
		}
	}
	for _, a := range m.site.areas {
		if a.TileColumn < 1 || a.TileRow < 1 {
			continue
		}
		row := m.areaRow(a)
		tile := Tile{Link: row.Link, X: (a.TileColumn - left) * tileStep, Y: (a.TileRow - top) * tileStep, Size: tileSize, Short: m.plain(a.TileLabel),
			Label: m.say("front.tile", "place", row.Text, "partnerships", row.Partnerships)}
		if s := m.plan.areaSite(a.ID, m.site); s != nil {
			tile.Strength = strength(landscape.Count(m.plan.index, s.partnerships, m.plan.On).Described)
		}
		t.Tiles = append(t.Tiles, tile)
		t.Height = max(t.Height, tile.Y+tileSize)
	}
	if len(t.Tiles) == 0 {
		return nil
	}
	t.Width = (right-left)*tileStep + tileSize
	return t
}

// strength sorts numbers of described partnerships into five shades.
func strength(n int) int {
	for shade, most := range []int{0, 1, 4, 8} {
		if n <= most {
			return shade
		}
	}
	return 4
}
