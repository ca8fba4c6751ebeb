package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Overlap shows which partnerships of a site are alike, with the reasons, as questions.
type Overlap struct {
	LandscapeFrame
	Figures []Figure
	// Parts are the findings by what is asked about them; those without findings are left out.
	Parts []OverlapPart
	// Groups are the findings that hang together, three bodies or more, drawn.
	Groups []OverlapGroup
	// Repeated are types that one area has many times over; on an edition's page all areas together
	// stand in Types instead.
	Repeated []RepeatedType
	Types    []RepeatedRow
	// Areas tell of each area what was compared. Empty for an area.
	Areas []OverlapArea
	// Kept are pairs that were looked at and kept apart.
	Kept []KeptPair
	// Weights, Places and Limits are how it is worked out.
	Weights, Places []Weight
	Limits          []string
	Downloads       []Link
}

// OverlapPart is the findings of one sort.
type OverlapPart struct {
	Heading, Intro, Anchor string
	// Count is how many there are. The page of a whole edition may show fewer; Shown then says so.
	Count string
	Shown string
	Pairs []OverlapPair
}

// pairsShown is how many findings of one sort stand on the page of a whole edition, the most alike first. The areas'
// own pages and the table to download have them all.
const pairsShown = 50

// OverlapPair is one finding.
type OverlapPair struct {
	Anchor string
	A, B   Link
	// Area is set on an edition's page.
	Area *Link
	// Reasons make one sentence.
	Reasons []OverlapReason
	// Question is what to ask; Doubt which of the two may no longer exist. Doubt may be empty.
	Question string
	Doubt    []Link
	// Beside is what the register says of how the two work beside each other. May be empty.
	Beside Said
	// Members are the organisations on both.
	Members []SharedMember
	// Notes are what the register remarks on what sort of body each is.
	Notes []NamedFact
	// Facts are dates and meetings; Working says how alike the two are and from how much.
	Facts   []NamedFact
	Working string
}

// NamedFact is what is said of a body.
type NamedFact struct{ Name, Text Said }

// OverlapReason is a part of a sentence: words, and names that may be in another language.
type OverlapReason struct {
	Text  string
	Names Said
	// Last is true for the last part of the sentence.
	Last bool
}

// SharedMember is an organisation that sits on two partnerships, with its roles there.
type SharedMember struct {
	Link
	A, B string
}

// OverlapGroup is bodies that findings connect.
type OverlapGroup struct {
	Anchor string
	Nodes  []GroupNode
	Lines  []GroupLine
	// Width and Height of the picture.
	Width, Height int
}

// GroupNode is a body as a numbered circle of the picture and a row of the table.
type GroupNode struct {
	Link
	Number, X, Y int
	// With are the numbers of the bodies that it is connected with.
	With string
}

// GroupLine is a line between two circles; Class is one of the widths "w1" to "w3".
type GroupLine struct {
	X1, Y1, X2, Y2 int
	Class          string
}

// RepeatedType is one type with its bodies in an area.
type RepeatedType struct {
	Anchor string
	Type   Link
	// Count is "12 bodies for 11 places", ListOnly how many only a list names, "" when none.
	Count, ListOnly string
	Law             Said
	// PolicingBody is what the law says of the local policing body there, which may allow to combine.
	PolicingBody Said
	Links        []Link
	// OnePlace are those that cover exactly the same council areas.
	OnePlace [][]Link
	Over     []OverRow
}

// OverRow is a body above some of them; Count is "11 of 12".
type OverRow struct {
	Link
	Count string
}

// RepeatedRow is one type over all areas.
type RepeatedRow struct {
	Type Link
	// Areas have it many times over; Bodies are theirs together, for so many Places.
	Areas, Bodies, Places string
	// Most is the area with most places, MostCount how many.
	Most      Link
	MostCount string
}

// OverlapArea is what one area's comparison gave; the numbers are formatted.
type OverlapArea struct {
	Link
	Compared, Enough, Findings, Repeated string
}

// KeptPair is two bodies that were kept apart.
type KeptPair struct {
	A, B Link
	Why  Said
	When string
}

// Weight is a name with a number of the method.
type Weight struct{ Name, Number, Note string }

func overlapView(m *maker, f LandscapeFrame) any {
	o := m.findings.overlap()
	v := &Overlap{LandscapeFrame: f}
	v.AsOf = m.asOf(m.partnerships)
	found := o.Findings()
	number := m.words.Number
	foundWorking := m.say("landscape-overlap.found-working", "threshold", hundredths(landscape.OverlapThreshold))
	if said := m.pairsByLaw(o); said != "" {
		foundWorking += ". " + said
	}
	v.Figures = []Figure{
		m.figure("figure-count.compared", o.Compared.Pairs, m.say("landscape-overlap.enough", "enough", number(o.Compared.Enough), "all", number(o.Compared.Pairs))),
		m.figure("figure-count.found", len(found), foundWorking),
		m.repeatedFigure(o),
	}
	sorts := []OverlapPart{{Anchor: "alike"}, {Anchor: "people"}, {Anchor: "doubtful"}}
	counts := make([]int, len(sorts))
	for _, p := range found {
		sort := 0
		switch {
		case len(p.Doubtful) > 0:
			sort = 2
		case !p.SameMatter():
			sort = 1
		}
		counts[sort]++
		if m.area != nil || counts[sort] <= pairsShown {
			sorts[sort].Pairs = append(sorts[sort].Pairs, m.overlapPair(p))
		}
	}
	for i, part := range sorts {
		part.Count = number(counts[i])
		if counts[i] > len(part.Pairs) {
			part.Shown = m.say("likeness.shown", "n", number(len(part.Pairs)), "of", part.Count)
		}
		if len(part.Pairs) > 0 {
			part.Heading, part.Intro = m.say("landscape-overlap."+part.Anchor), m.say("landscape-overlap."+part.Anchor+"-intro")
			v.Parts = append(v.Parts, part)
		}
	}
	v.Groups = m.overlapGroups(o)
	if m.area != nil {
		for _, r := range o.Repeated {
			v.Repeated = append(v.Repeated, m.repeatedType(r))
		}
	} else {
		v.Types = m.repeatedRows(o)
		v.Areas = m.overlapAreas(o)
	}
	for _, k := range o.KeptApart {
		v.Kept = append(v.Kept, KeptPair{m.partnershipLink(k.A), m.partnershipLink(k.B), m.said(k.Relation.Note), m.span(k.Relation.From, k.Relation.Until)})
	}
	for _, w := range landscape.OverlapWeights {
		v.Weights = append(v.Weights, Weight{m.say("landscape-overlap.part-" + string(w.Respect)), hundredths(w.Weight), m.say("landscape-overlap.part-" + string(w.Respect) + "-how")})
	}
	for _, p := range landscape.PlaceFactors {
		v.Places = append(v.Places, Weight{m.say("landscape-overlap.place-" + string(p.Placing)), hundredths(p.Factor), ""})
	}
	v.Limits = []string{
		m.say("landscape-overlap.limit-score", "threshold", hundredths(landscape.OverlapThreshold), "known", hundredths(landscape.OverlapKnown)),
		m.say("landscape-overlap.limit-members", "members", number(landscape.MembersAlone)),
		m.say("likeness.limit-inside", "members", number(landscape.MembersListed)),
		m.say("landscape-overlap.limit-ties"),
		m.say("landscape-overlap.limit-levels"),
		m.say("landscape-overlap.limit-repeated", "least", number(landscape.LeastRepeats)),
	}
	v.Downloads = []Link{m.download("overlap"), m.download("pairs_compared"), m.download("repeated_types")}
	return v
}

// repeatedFigure counts the kinds of body that stand for several places, each once, and says for how many places
// they stand.
func (m *maker) repeatedFigure(o *landscape.Overlap) Figure {
	kinds, areas := map[*register.Type]bool{}, map[*register.Area]bool{}
	places, bodies := 0, 0
	for _, r := range o.Repeated {
		kinds[r.Type], areas[r.Area] = true, true
		places += r.Places
		bodies += len(r.Partnerships)
	}
	working := m.say("repeated.working", "bodies", m.count("count.bodies", bodies), "places", m.count("count.places", places))
	switch {
	case len(kinds) == 0:
		working = m.say("landscape-overlap.repeated-working", "least", m.words.Number(landscape.LeastRepeats))
	case m.area == nil:
		working += m.say("repeated.areas-working", "areas", m.words.Number(len(areas)), "of", m.words.Number(len(m.areas)))
	}
	return m.figure("figure-count.repeated", len(kinds), working)
}

// hundredths writes a number between 0 and 1 in hundredths: 0.25 is "25".
func hundredths(f float64) string { return fmt.Sprint(int(math.Round(100 * f))) }

// overlapPair puts a finding into words.
func (m *maker) overlapPair(p *landscape.Pair) OverlapPair {
	v := OverlapPair{Anchor: overlapAnchor(p), A: m.partnershipLink(p.A), B: m.partnershipLink(p.B), Reasons: m.overlapReasons(p)}
	if m.area == nil && p.Area != nil {
		v.Area = &m.areaLinks([]*register.Area{p.Area})[0]
	}
	switch {
	case len(p.Doubtful) > 0:
		v.Question = m.say("landscape-overlap.ask-doubtful")
		for _, d := range p.Doubtful {
			v.Doubt = append(v.Doubt, m.partnershipLink(d))
		}
	case p.EachByLaw(m.plan.index):
		v.Question = m.say("landscape-overlap.ask-statute")
	case p.SameMatter():
		v.Question = m.say("landscape-overlap.ask-alike")
	default:
		v.Question = m.say("landscape-overlap.ask-people")
	}
	if p.Beside != nil {
		v.Beside = m.said(p.Beside.Note)
	}
	matrix := m.findings.matrix()
	role := func(id register.ID, on *register.Partnership) string {
		for i := range matrix.Rows {
			if matrix.Rows[i].Organisation.ID == id {
				return m.placeWords(matrix.Rows[i].At(on))
			}
		}
		return ""
	}
	for _, id := range p.Members {
		v.Members = append(v.Members, SharedMember{m.organisationLink(id), role(id, p.A), role(id, p.B)})
	}
	for _, one := range []*register.Partnership{p.A, p.B} {
		said := m.say("landscape-overlap.undated")
		if !one.AsOf.IsZero() {
			said = m.say("page.as-of", "date", m.date(one.AsOf))
		}
		said += "; " + m.meetingsOf(one)
		v.Facts = append(v.Facts, NamedFact{m.said(one.Name), Said{Text: said}})
		if !one.TypeNote.Empty() {
			v.Notes = append(v.Notes, NamedFact{m.said(one.Name), m.said(one.TypeNote)})
		}
	}
	v.Working = m.say("landscape-overlap.working", "score", hundredths(p.Score), "known", hundredths(p.Known))
	return v
}

func overlapAnchor(p *landscape.Pair) string {
	a := string(p.A.ID) + "-" + string(p.B.ID)
	if p.Area != nil {
		a = string(p.Area.ID) + "-" + a
	}
	return a
}

// meetingsOf says how often a body meets and how many seats are taken there in a year.
func (m *maker) meetingsOf(p *register.Partnership) string {
	switch n := landscape.Attendances(m.plan.index, p, m.plan.On); {
	case n > 0:
		return m.say("landscape-overlap.meetings", "meetings", m.count("count.meetings-a-year", p.MeetingsEachYear), "attendances", m.words.Number(n))
	case p.MeetingsEachYear > 0:
		return m.count("count.meetings-a-year", p.MeetingsEachYear)
	}
	return m.say("landscape-overlap.meetings-unknown")
}

// overlapReasons makes the parts of the sentence that says why two bodies are alike. The first begins
// with a capital letter.
func (m *maker) overlapReasons(p *landscape.Pair) []OverlapReason {
	var list []OverlapReason
	add := func(text string, names ...register.Text) {
		r := OverlapReason{Text: text}
		if len(names) > 0 {
			said, l := m.together(names)
			r.Names = marked(m.words.List(said), l, m.language)
		}
		list = append(list, r)
	}
	key := func(k landscape.ReasonKind) string { return "landscape-overlap.why-" + string(k) }
	x := m.plan.index
	for _, r := range p.Reasons() {
		var names []register.Text
		switch r.Kind {
		case landscape.SharedMembers:
			text := m.say(key(r.Kind), "n", m.words.Number(r.N), "of", m.words.Number(r.Of))
			if r.N == 1 {
				text = m.say("landscape-overlap.why-member", "of", m.words.Number(r.Of))
			}
			if r.ByLaw > 0 {
				text += " " + m.say("landscape-overlap.why-by-law", "n", m.words.Number(r.ByLaw))
			}
			if p.Policed {
				text += m.say("likeness.policed")
			}
			add(text)
		case landscape.SharedPriorities:
			for _, id := range r.IDs {
				names = append(names, x.Priorities[id].Name)
			}
			add(m.say(key(r.Kind)), names...)
		case landscape.SharedTypes:
			for _, id := range r.IDs {
				names = append(names, x.Types[id].Name)
			}
			add(m.say(key(r.Kind)), names...)
		case landscape.SharedActs:
			for _, act := range r.Acts {
				names = append(names, register.Text{EN: act})
			}
			add(m.say(key(r.Kind)), names...)
		case landscape.SharedAbove:
			for _, other := range r.Above {
				names = append(names, other.Name)
			}
			add(m.say(key(r.Kind)), names...)
		case landscape.SharedWording:
			add(m.say(key(r.Kind)))
		case landscape.SharedPlace:
			m.overlapPlace(p, r, add)
		}
	}
	list[0].Text = capital(list[0].Text)
	list[len(list)-1].Last = true
	return list
}

// overlapPlace says how the places of two bodies lie to each other.
func (m *maker) overlapPlace(p *landscape.Pair, r landscape.Reason, add func(string, ...register.Text)) {
	var places []register.Text
	for _, id := range r.IDs {
		places = append(places, m.plan.index.Authorities[id].Authority.Name)
	}
	switch {
	case r.Placing == landscape.PlaceUnknown:
		add(m.say("landscape-overlap.why-place-unknown"))
	case r.Placing == landscape.ApartPlaces:
		add(m.say("landscape-overlap.why-place-apart"))
	case r.Inner != nil:
		add(m.say("landscape-overlap.why-place-inside"), r.Inner.Name)
	case r.Whole && p.Area != nil:
		add(m.say("landscape-overlap.why-place"), p.Area.Name)
	case r.Whole:
		add(m.say("landscape-overlap.why-place"), m.plan.index.Editions[p.A.Home].Name)
	default:
		add(m.say("landscape-overlap.why-place"), places...)
	}
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// overlapGroups draws the bodies that findings connect, where there are three or more: as circles on a
// ring, in the order of their numbers.
func (m *maker) overlapGroups(o *landscape.Overlap) []OverlapGroup {
	var groups []OverlapGroup
	found := o.Findings()
	for _, bodies := range o.Groups() {
		if len(bodies) < 3 {
			continue
		}
		g := OverlapGroup{Anchor: fmt.Sprint("group-", len(groups)+1)}
		const circle = 14
		ring := max(50, 12*len(bodies))
		g.Width, g.Height = 2*(ring+2*circle), 2*(ring+2*circle)
		with := make([][]string, len(bodies))
		for i, p := range bodies {
			angle := 2*math.Pi*float64(i)/float64(len(bodies)) - math.Pi/2
			g.Nodes = append(g.Nodes, GroupNode{Link: m.partnershipLink(p), Number: i + 1,
				X: g.Width/2 + int(math.Round(float64(ring)*math.Cos(angle))), Y: g.Height/2 + int(math.Round(float64(ring)*math.Sin(angle)))})
		}
		for _, p := range found {
			i, j := slices.Index(bodies, p.A), slices.Index(bodies, p.B)
			if i < 0 || j < 0 {
				continue
			}
			with[i], with[j] = append(with[i], fmt.Sprint(j+1)), append(with[j], fmt.Sprint(i+1))
			a, b := g.Nodes[i], g.Nodes[j]
			g.Lines = append(g.Lines, GroupLine{a.X, a.Y, b.X, b.Y, fmt.Sprint("w", 1+min(2, int(p.Score*4)-1))})
		}
		for i := range g.Nodes {
			g.Nodes[i].With = m.words.List(with[i])
		}
		groups = append(groups, g)
	}
	return groups
}

// repeatedType shows one type that an area has many times over.
func (m *maker) repeatedType(r landscape.Repeated) RepeatedType {
	v := RepeatedType{Anchor: string(r.Type.ID), Type: m.typeLink(r.Type), Count: m.bodiesForPlaces(&r),
		Law: inEnglish(r.Type.Law, m.language), PolicingBody: m.said(r.Type.PolicingBody)}
	listed := 0
	links := func(list []*register.Partnership) []Link {
		list = slices.Clone(list)
		sortByName(m.site, list, func(p *register.Partnership) register.Text { return p.Name })
		var links []Link
		for _, p := range list {
			links = append(links, m.partnershipLink(p))
		}
		return links
	}
	for _, p := range r.Partnerships {
		if p.ListOnly {
			listed++
		}
	}
	if listed > 0 {
		v.ListOnly = m.say("landscape-overlap.list-only", "n", m.words.Number(listed), "of", m.words.Number(len(r.Partnerships)))
	}
	v.Links = links(r.Partnerships)
	for _, g := range r.OnePlace {
		v.OnePlace = append(v.OnePlace, links(g))
	}
	for _, o := range r.Over {
		v.Over = append(v.Over, OverRow{m.partnershipLink(o.Partnership), m.say("landscape-overlap.some-of", "n", m.words.Number(o.N), "of", m.words.Number(len(r.Partnerships)))})
	}
	return v
}

// bodiesForPlaces says how many bodies of one kind an area has, and for how many different places.
func (m *maker) bodiesForPlaces(r *landscape.Repeated) string {
	return m.say("repeated.count", "bodies", m.count("count.bodies", len(r.Partnerships)), "places", m.count("count.places", r.Places))
}

// repeatedRows adds up repeated types over areas, those for most places first.
func (m *maker) repeatedRows(o *landscape.Overlap) []RepeatedRow {
	type sum struct {
		kind                  *register.Type
		areas, bodies, places int
		most                  landscape.Repeated
	}
	var sums []sum
	for _, r := range o.Repeated {
		i := slices.IndexFunc(sums, func(s sum) bool { return s.kind == r.Type })
		if i < 0 {
			i = len(sums)
			sums = append(sums, sum{kind: r.Type, most: r})
		}
		sums[i].areas++
		sums[i].bodies += len(r.Partnerships)
		sums[i].places += r.Places
	}
	slices.SortStableFunc(sums, func(a, b sum) int { return cmp.Compare(b.places, a.places) })
	var rows []RepeatedRow
	for _, s := range sums {
		row := RepeatedRow{Type: m.typeLink(s.kind), Areas: m.words.Number(s.areas), Bodies: m.words.Number(s.bodies), Places: m.words.Number(s.places), MostCount: m.words.Number(s.most.Places)}
		row.Most = m.landscapeLink(s.most.Area, "overlap")
		rows = append(rows, row)
	}
	return rows
}

// landscapeLink leads to a view of an area's landscape, or is its bare name where that is not part of the
// output.
func (m *maker) landscapeLink(a *register.Area, view string) Link {
	if s := m.plan.areaSite(a.ID, m.site); s != nil {
		return m.link(m.said(a.Name), s.at("landscape", view))
	}
	return Link{Said: m.said(a.Name), Count: -1}
}

// overlapAreas tells of each area what its comparison gave.
func (m *maker) overlapAreas(o *landscape.Overlap) []OverlapArea {
	found := o.Findings()
	var rows []OverlapArea
	for _, a := range m.site.areas {
		row := OverlapArea{Link: m.landscapeLink(a, "overlap")}
		in := o.In[a.ID]
		findings, repeated := 0, 0
		for _, p := range found {
			if p.Area == a {
				findings++
			}
		}
		for _, r := range o.Repeated {
			if r.Area == a {
				repeated++
			}
		}
		row.Compared, row.Enough = m.words.Number(in.Pairs), m.words.Number(in.Enough)
		row.Findings, row.Repeated = m.words.Number(findings), m.words.Number(repeated)
		rows = append(rows, row)
	}
	return rows
}
