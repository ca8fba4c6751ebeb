package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Partnership shows one partnership: what it is for, who leads it, who sits on it, where it reports,
// the law behind it, and how far each of these is known.
type Partnership struct {
	Frame
	// OtherName is the name in the other language; empty when there is none.
	OtherName  Said
	ShortNames []string
	Former     []Dated
	// Type is the kind of body, with a link to all of that kind; Also its further legal roles.
	Type     Link
	Also     []Link
	TypeNote Said
	// Apart says why the body is not counted as a partnership. Empty when it is.
	Apart string
	// ListOnly is true while only an official list names the body.
	ListOnly bool
	// Status is a finished phrase such as "Active in March 2024"; Ended is true for former bodies.
	Status string
	Ended  bool
	// Fates say what became of a body that has ended. Empty for others.
	Fates []Fate
	// Labels head what the page tells.
	Labels PartnershipLabels
	// Life is "from 2013 until June 2019". May be empty.
	Life    string
	Purpose Said
	// TypePurpose is what bodies of the type are for, shown where the entry has no purpose of its own.
	TypePurpose Said
	About       *Rendered
	// EditAbout leads to the file of About, NewEvidence to a new file for a claim. Nil without a repository.
	EditAbout, NewEvidence *Link

	// Chairs are those of the day; Earlier those who led before or whom an older source names, and
	// Later those who are still to come.
	Chairs, EarlierChairs, LaterChairs []ChairRow
	ChairNote                          Said
	// VacantChairs and VacantSeats were held by local policing bodies whose role has ended.
	VacantChairs, VacantSeats []VacancyRow

	// Seats are grouped by role. SeatCount is "14 organisations and 3 kinds of body".
	Seats []SeatGroup
	// PastSeats have ended, LaterSeats are still to come.
	PastSeats, LaterSeats []SeatRow
	SeatCount             string
	SeatsNote             Said
	// Mix says how the seats are divided between devolved, reserved and other bodies, in an edition to
	// which this matters. May be empty.
	Mix string
	// Required are the kinds of body that the law of the type names.
	Required []Said

	Relations []RelationGroup
	Subgroups []Said
	// Above are the lines upwards: to whom the body reports, of what it is a part or, failing that, who covers its work.
	Above []LineUp

	// Basis is "Required by statute"; Law is what stands behind the type.
	Basis  string
	Law    Said
	Duties []DutyRow

	// Rhythm is "4 meetings a year"; Stated is the source's own words; Public is a finished phrase.
	Rhythm string
	// Effort says what one meeting takes, one finished phrase for each figure that the entry states.
	Effort   []string
	Stated   Said
	Public   string
	Meetings []MeetingRow
	// Subscribe leads to the calendar and feed of the meetings; nil when there are none.
	Subscribe *Subscribe

	Priorities []Link
	// Own are the partnership's own priorities in its own words.
	Own []Said

	Funding    []FundingRow
	Agreements []AgreementRow
	Evidence   []EvidenceRow

	Areas       []Link
	Authorities []Link
	Place       Said
	Codes       []string
	Website     *Link
	ContactPost Said
	Email       string
	// Custodian is the post that keeps the entry right, ReviewBy when it is to be reviewed. May be empty.
	Custodian Said
	ReviewBy  string

	Documents []DocumentRow
	Sources   []DocumentRow
	Doubts    []Said
	// Missing are the parts of which nothing is stated. They have no section of their own.
	Missing []Missing
	// History is what changed in the entry; nil when nothing is known of that.
	History *History
	// Undated is true when the entry says of no date that its facts were true then.
	Undated bool
}

// PartnershipLabels are the words for what a page tells of a body. Of one that has ended they tell what was.
type PartnershipLabels struct {
	Chair, Meets, ReportsTo, Covers, Members, RequiredWhy, Relations, Priorities string
}

// Fate is one thing that became of a body.
type Fate struct {
	// Became is "It was merged into", Heir the body that followed, When a finished phrase. When may be empty.
	Became string
	Heir   Link
	When   string
}

// LineUp is a line to a body above.
type LineUp struct {
	Link
	// About says what sort of line it is, where it is no report, and how long it held. May be empty.
	About string
	// Before stands before the link instead. May be empty.
	Before string
}

// Missing is a part of a partnership's page of which nothing is stated. Anchor is the id of the section that it would have; it
// may be empty.
type Missing struct {
	Anchor, Text string
}

// Dated is a text with the time that it held.
type Dated struct {
	Said
	When string
}

// ChairRow is one chair or vice-chair.
type ChairRow struct {
	Post Said
	// Organisation of the post; nil when not stated.
	Organisation *Link
	// Role is "Chair" or "Vice-chair"; Arrangement is "jointly". May be empty.
	Role        string
	Arrangement string
	When        string
}

// SeatGroup is the seats of one role.
type SeatGroup struct {
	Role string
	Rows []SeatRow
}

// SeatRow is one seat.
type SeatRow struct {
	// Name of the organisation, with Href, or of the kind of body, without.
	Name Link
	// Anchor is the id of the seat on the page: "seat-kent-police".
	Anchor string
	// Sector of the organisation or kind.
	Sector Said
	// Unnamed is true for a seat known by kind only.
	Unnamed bool
	When    string
	Note    Said
}

// RelationGroup is the lines of one kind: "Reports to", "Covers".
type RelationGroup struct {
	Heading string
	Rows    []RelationRow
}

// RelationRow is one line to another body.
type RelationRow struct {
	// Other is the body, without Href when the register has no entry for it.
	Other Link
	When  string
	Note  Said
}

// DutyRow is a law that the sources name.
type DutyRow struct {
	Act     Said
	Section Said
	URL     string
	Note    Said
}

// MeetingRow is one meeting.
type MeetingRow struct {
	MeetingItem
	// Anchor is the row's id.
	Anchor string
}

// FundingRow is one sum.
type FundingRow struct {
	// Amount is "about £38,000".
	Amount string
	Year   string
	// From who the money comes, or is given by.
	Funder Link
	For    Said
	// Out is true for money that the partnership gives; Part for money that another row counts.
	Out  bool
	Part bool
}

// EvidenceRow is one claim.
type EvidenceRow struct {
	Title  Said
	Anchor string
	// Former are anchors that the claim had before.
	Former []string
	// Level is "2 of 5: Monitored", Step the level in hundredths of the highest, Meaning what it says.
	Level   string
	Step    int
	Meaning Said
	Effect  Said
	Finding *Rendered
	// Facts are the period, the comparison and who measured.
	Facts   []Fact
	Sources []DocumentRow
	Edit    *Link
}

// Fact is a label with its text.
type Fact struct {
	Label string
	Text  Said
}

// DocumentRow is a document or a source. Href is empty when no address is known.
type DocumentRow struct {
	Title Said
	Href  string
	Host  string
	Date  string
}

// partnershipPages plans a page for each partnership that the site shows. A body that lives elsewhere
// gets a copy in an area's site, with the home's page as its canonical address.
func partnershipPages(s *site) []*Page {
	var pages []*Page
	for _, p := range s.partnerships {
		if s.area == nil && !s.isHome(p) && s.plan.home(p, s) != nil {
			continue
		}
		page := s.page("partnership", s.partnership(p), func(m *maker) any { return m.partnershipView(p) })
		page.Subject = p.File
		if home := s.plan.home(p, s); home != nil {
			page.Canonical = home.partnership(p)
		}
		if s.twin != nil {
			page.twins(s, s.twin.partnership(p))
		}
		pages = append(pages, page)
	}
	return pages
}

// page makes a page of the site with its canonical address its own.
func (s *site) page(kind, address string, fill func(*maker) any) *Page {
	return &Page{Kind: kind, Address: address, Canonical: address, Theme: s.edition.Theme, Language: s.language, site: s, fill: fill}
}

// twins records the page's address in the other language, in the order of the edition's languages.
func (p *Page) twins(s *site, other string) {
	for _, l := range s.edition.Languages {
		address := p.Address
		if l != p.Language {
			address = other
		}
		p.Twins = append(p.Twins, Twin{l, address})
	}
}

func (m *maker) partnershipView(p *register.Partnership) *Partnership {
	x := m.plan.index
	on := m.plan.On
	kind := x.Types[p.Type]
	name := m.said(p.Name)
	description := m.plain(p.Purpose)
	if description == "" {
		description = m.say("partnership.description", "name", name.Text, "type", m.plain(kind.Name))
	}
	v := &Partnership{Frame: m.frame(name, description, m.linkTo("menu.partnerships", "partnerships"))}
	v.Record = m.recordLink(p)
	v.OtherName = otherName(p.Name, name, m.language)
	v.ShortNames = append(slices.Clone(p.ShortNames), p.ShortNamesCY...)
	for _, f := range p.FormerNames {
		v.Former = append(v.Former, Dated{m.said(f.Name), m.span(register.Date{}, f.Until)})
	}
	v.Type = m.typeLink(kind)
	for _, id := range p.AlsoTypes {
		v.Also = append(v.Also, m.typeLink(x.Types[id]))
	}
	v.TypeNote = m.said(p.TypeNote)
	if kind.Counts != register.AsPartnership {
		v.Apart = m.say("counts-as." + string(kind.Counts))
	}
	if p.ProposedOn(on) {
		v.Apart = m.say("planned.notice")
	}
	v.ListOnly = p.ListOnly
	v.Ended = p.EndedBy(m.plan.On)
	v.Status = m.status(p)
	v.Labels = m.labels(v.Ended)
	if v.Ended {
		m.fates(v, p)
	}
	v.Life = m.span(p.From, p.Until)
	v.Purpose = m.said(p.Purpose)
	v.TypePurpose = m.said(kind.Purpose)
	if v.About = m.rendered(p.About, 1, ""); v.About != nil {
		if v.EditAbout = m.editLink(fileOf(p.About, m.language, cmp.Or(p.About.FileEN, p.About.FileCY))); v.EditAbout != nil {
			v.EditAbout.Text = m.say("editing.edit-about")
		}
	}
	if !v.Ended {
		v.NewEvidence = m.newEvidence(p)
	}
	v.Undated = p.AsOf.IsZero()
	if !v.Undated {
		v.AsOf = m.say("page.as-of", "date", m.date(p.AsOf))
	}

	leading := p.Leading(on)
	for i := range p.Chairs {
		c := &p.Chairs[i]
		row := m.chairRow(c)
		switch {
		case on.Before(c.From):
			v.LaterChairs = append(v.LaterChairs, row)
		case slices.Contains(leading, c):
			v.Chairs = append(v.Chairs, row)
		default:
			v.EarlierChairs = append(v.EarlierChairs, row)
		}
	}
	v.ChairNote = m.said(p.ChairNote)
	v.VacantChairs, v.VacantSeats = m.vacancies(p)
	m.seats(v, p)

	v.Relations = m.relations(p)
	v.Above = m.linesUp(p)
	v.Subgroups = m.list(p.Subgroups)

	v.Basis = m.say("basis." + string(x.Basis(p, kind)))
	v.Law = inEnglish(kind.Law, m.language)
	for _, d := range p.Duties {
		v.Duties = append(v.Duties, DutyRow{inEnglish(d.Act, m.language), inEnglish(d.Section, m.language), string(d.URL), m.said(d.Note)})
	}

	if p.MeetingsEachYear > 0 {
		v.Rhythm = m.count("count.meetings-a-year", p.MeetingsEachYear)
	}
	v.Effort = m.effort(p)
	v.Stated = m.said(p.MeetingsStated)
	if p.MeetingsInPublic != "" {
		in := "in-public."
		if v.Ended {
			in = "was-in-public."
		}
		v.Public = m.say(in + string(p.MeetingsInPublic))
	}
	for _, a := range landscape.Diary([]*register.Partnership{p}) {
		v.Meetings = append(v.Meetings, MeetingRow{m.meetingItem(a), meetingAnchor(a.Meeting)})
	}
	if v.Subscribe = m.partnershipSubscribe(p); v.Meetings != nil {
		v.addFeeds(v.Subscribe)
		v.Scripts = append(v.Scripts, "meetings.js")
	}

	for _, id := range p.Priorities {
		v.Priorities = append(v.Priorities, m.link(m.said(x.Priorities[id].Name), m.at("priorities", string(id))))
	}
	v.Own = m.list(p.PrioritiesStated)
	for i := range p.Funding {
		v.Funding = append(v.Funding, m.fundingRow(&p.Funding[i]))
	}
	v.Agreements = m.agreements(p)
	for _, e := range p.Evidence {
		v.Evidence = append(v.Evidence, m.evidenceRow(e, "evidence-"+string(e.ID)))
	}

	v.Areas = m.areaLinks(x.AreasOf(p))
	for _, id := range p.Authorities {
		v.Authorities = append(v.Authorities, m.authorityLink(id))
	}
	v.Place = m.said(p.Place)
	for _, c := range p.Codes {
		v.Codes = append(v.Codes, string(c))
	}
	if p.Website != "" {
		l := outside(Said{Text: host(p.Website)}, p.Website)
		v.Website = &l
	}
	v.ContactPost = m.said(p.ContactPost)
	v.Email = string(p.ContactEmail)
	v.Custodian = m.said(m.findings.scope.Custodian(p))
	if !p.ReviewBy.IsZero() {
		v.ReviewBy = m.say("landscape-freshness.review-by", "date", m.date(p.ReviewBy))
	}
	for _, d := range p.Documents {
		v.Documents = append(v.Documents, DocumentRow{m.said(d.Title), string(d.URL), host(d.URL), m.date(d.Date)})
	}
	v.Sources = m.sources(p.Sources)
	v.Doubts = m.list(p.Doubts)
	if v.History = m.history(p); v.History != nil && v.History.Feed != nil {
		v.Feeds = append(v.Feeds, FeedLink{"application/atom+xml", m.say("updates.title", "place", v.Heading.Text), v.History.Feed.Href})
	}
	v.Missing = m.missing(v)
	v.StructuredData = m.partnershipData(&v.Frame, p)
	return v
}

// labels gives the words for what a page tells of a body.
func (m *maker) labels(ended bool) PartnershipLabels {
	if ended {
		return PartnershipLabels{m.say("was.chair"), m.say("was.meets"), m.say("was.reports-to"), m.say("was.covers"), m.say("was.members"), m.say("was.required-why"), m.say("was.relations"), m.say("was.priorities")}
	}
	return PartnershipLabels{m.say("partnership.chair"), m.say("partnership.meets"), m.say("relation.reports-to"), m.say("partnership.covers"), m.say("partnership.members"), m.say("partnership.required-why"), m.say("partnership.relations"), m.say("partnership.priorities")}
}

// becoming are the ways in which bodies follow others, the closest first.
var becoming = []register.RelationKind{register.RenamedFrom, register.MergedFrom, register.SplitFrom, register.Replaces}

// fates fills in what became of a body that has ended.
func (m *maker) fates(v *Partnership, p *register.Partnership) {
	for _, kind := range becoming {
		for _, in := range m.plan.index.Incoming[p.Ref()] {
			if r := in.Relation; r.Relation == kind {
				v.Fates = append(v.Fates, Fate{m.say("became." + string(kind)), m.partnershipLink(in.From), m.span(r.From, r.Until)})
			}
		}
	}
}

// status says how a body stands. Of one that others took over it says in what way, where that is recorded: a new name is no other
// body.
func (m *maker) status(p *register.Partnership) string {
	if p.Status == register.Superseded {
		for _, in := range m.plan.index.Incoming[p.Ref()] {
			if kind := in.Relation.Relation; kind == register.RenamedFrom || kind == register.MergedFrom {
				return m.say("was.status-" + string(kind))
			}
		}
	}
	return m.say("status." + string(p.Status))
}

// linesUp gives the lines to bodies above.
func (m *maker) linesUp(p *register.Partnership) []LineUp {
	var list []LineUp
	part := m.say("relation.sub-group-of")
	ended := p.EndedBy(m.plan.On)
	if ended {
		part = m.say("was-relation.sub-group-of")
	}
	for _, kind := range []register.RelationKind{register.ReportsTo, register.SubgroupOf} {
		for i := range p.Relations {
			r := &p.Relations[i]
			// A line that a living body has no more stands among its relations.
			if r.Relation != kind || !ended && m.plan.On.After(r.Until) {
				continue
			}
			line := LineUp{Link: m.relationEnd(r), About: m.span(r.From, r.Until)}
			if kind == register.SubgroupOf {
				line.About = strings.TrimSuffix(part+"; "+line.About, "; ")
			}
			list = append(list, line)
		}
	}
	if list != nil {
		return list
	}
	for _, in := range m.plan.index.Incoming[p.Ref()] {
		if r := in.Relation; r.Relation == register.Covers && (ended || !m.plan.On.After(r.Until)) {
			list = append(list, LineUp{Link: m.partnershipLink(in.From), About: m.span(r.From, r.Until), Before: m.say("relation-reverse.covers")})
		}
	}
	return list
}

// missing gives the parts of a page of which nothing is stated, in the order of the page.
func (m *maker) missing(v *Partnership) []Missing {
	var list []Missing
	add := func(anchor, text string, stated bool) {
		if !stated {
			list = append(list, Missing{anchor, text})
		}
	}
	add("members", v.Labels.Members, v.HasMembers())
	if !v.ListOnly {
		add("", m.say("lean.duties"), v.Duties != nil)
		add("meetings", m.say("partnership.meetings"), v.HasMeetings())
		add("priorities", v.Labels.Priorities, v.HasPriorities())
		add("money", m.say("partnership.money"), v.HasMoney())
		add("evidence", m.say("partnership.evidence"), v.Evidence != nil)
	}
	return list
}

// HasMembers tells whether there is something to say of who sits on the body, be it what the law asks for.
func (v *Partnership) HasMembers() bool {
	return v.Seats != nil || v.PastSeats != nil || v.LaterSeats != nil || v.VacantSeats != nil || v.Required != nil || v.SeatsNote.Text != "" || v.Mix != ""
}

// HasMeetings tells whether there is something to say of the body's meetings.
func (v *Partnership) HasMeetings() bool {
	return v.Rhythm != "" || v.Stated.Text != "" || v.Public != "" || v.Effort != nil || v.Meetings != nil
}

// HasPriorities tells whether there is something to say of what the body works on.
func (v *Partnership) HasPriorities() bool { return v.Own != nil || v.Priorities != nil }

// HasMoney tells whether there is something to say of the body's money.
func (v *Partnership) HasMoney() bool { return v.Funding != nil || v.Agreements != nil }

func (m *maker) chairRow(c *register.Chair) ChairRow {
	row := ChairRow{Post: m.said(c.Post), Role: m.say("chair-role." + string(cmp.Or(c.Role, register.InTheChair)))}
	if o := m.plan.index.Organisations[c.Organisation]; o != nil {
		l := m.link(m.said(o.Name), m.organisation(o.ID))
		row.Organisation = &l
	}
	if c.Arrangement != "" {
		row.Arrangement = m.say("arrangement." + string(c.Arrangement))
	}
	row.When = m.span(c.From, c.Until)
	if row.When == "" {
		row.When = m.inPlaceOf(c.Grounds)
	}
	if row.When == "" && !c.AsOf.IsZero() {
		row.When = m.say("date.stated", "date", m.date(c.AsOf))
	}
	return row
}

// seats fills in who sits on the partnership on the day of the plan, who sat there before and who will.
// seatAnchors gives the id of each seat on the partnership's page. It is made from who holds the seat, so
// that it stays when others come or go; a second seat of the same holder has a number, which no
// identifier can end with.
func seatAnchors(p *register.Partnership) []string {
	anchors := make([]string, len(p.Seats))
	held := map[register.ID]int{}
	for i, s := range p.Seats {
		holder := cmp.Or(s.Organisation, s.Kind)
		anchors[i] = "seat-" + string(holder)
		if held[holder]++; held[holder] > 1 {
			anchors[i] += fmt.Sprintf(".%d", held[holder])
		}
	}
	return anchors
}

func (m *maker) seats(v *Partnership, p *register.Partnership) {
	x := m.plan.index
	groups := map[register.Role][]SeatRow{}
	named, kinds := 0, 0
	seen := map[register.ID]bool{}
	anchors := seatAnchors(p)
	for i := range p.Seats {
		s := &p.Seats[i]
		row := SeatRow{When: m.span(s.From, s.Until), Note: m.said(s.Note)}
		row.Anchor = anchors[i]
		if row.When == "" && !s.AsOf.IsZero() {
			row.When = m.say("date.stated", "date", m.date(s.AsOf))
		}
		if o := x.Organisations[s.Organisation]; o != nil {
			row.Name = m.link(m.said(o.Name), m.organisation(o.ID))
			row.Sector = m.said(x.Sectors[o.Sector].Name)
			if o.EndedBy(m.plan.On) && row.Note.Text == "" {
				row.Note = Said{Text: m.organisationEnd(o)}
				if holder := x.Organisations[x.Holder(o.ID, m.plan.On)]; holder != nil {
					row.Note.Text = m.say("ended.counted", "ended", row.Note.Text, "name", m.plain(holder.Name))
				} else {
					row.Note.Text = m.say("ended.not-counted", "ended", row.Note.Text)
				}
			} else if place := m.inPlaceOf(s.Grounds); place != "" {
				row.Note = Said{Text: place}
			}
		} else if k := x.MemberKinds[s.Kind]; k != nil {
			row.Name = Link{Said: m.said(k.Name), Count: -1}
			row.Sector = m.said(x.Sectors[k.Sector].Name)
			row.Unnamed = true
		}
		if m.plan.On.Before(s.From) {
			v.LaterSeats = append(v.LaterSeats, row)
			continue
		}
		if m.plan.On.After(s.Until) {
			v.PastSeats = append(v.PastSeats, row)
			continue
		}
		if row.Unnamed {
			kinds++
		} else if holder := x.Holder(s.Organisation, m.plan.On); holder != "" && !seen[holder] {
			seen[holder] = true
			named++
		}
		role := s.Capacity()
		groups[role] = append(groups[role], row)
	}
	for _, role := range register.Roles {
		if rows := groups[role]; len(rows) > 0 {
			v.Seats = append(v.Seats, SeatGroup{m.say("roles." + string(role)), rows})
		}
	}
	switch {
	case named > 0 && kinds > 0:
		v.SeatCount = m.say("partnership.seats-both",
			"named", m.count("count.organisations", named), "kinds", m.count("count.kinds", kinds))
	case named > 0:
		v.SeatCount = m.count("count.organisations", named)
	case kinds > 0:
		v.SeatCount = m.count("count.kinds", kinds)
	}
	v.SeatsNote = m.said(p.SeatsNote)
	if mix := landscape.MixOf(x, p, m.plan.On); m.bilingual() && mix.Devolved+mix.Reserved+mix.Other > 0 {
		v.Mix = m.say("devolution.mix", "devolved", m.words.Number(mix.Devolved), "reserved", m.words.Number(mix.Reserved), "other", m.words.Number(mix.Other))
	}
	for _, id := range x.Types[p.Type].Required(x.Nation(p)) {
		v.Required = append(v.Required, m.said(x.MemberKinds[id].Name))
	}
}

// relations gives the lines to other bodies, from both ends: those that hold, then those that have ended.
func (m *maker) relations(p *register.Partnership) []RelationGroup {
	ended := p.EndedBy(m.plan.On)
	past := m.relationsThat(p, "was-relation.", "was-relation-reverse.", func(r *register.Relation) bool { return ended || m.plan.On.After(r.Until) })
	if ended {
		return past
	}
	return append(m.relationsThat(p, "relation.", "relation-reverse.", func(r *register.Relation) bool { return !m.plan.On.After(r.Until) }), past...)
}

func (m *maker) relationsThat(p *register.Partnership, outward, inward string, among func(*register.Relation) bool) []RelationGroup {
	x := m.plan.index
	var groups []RelationGroup
	for _, kind := range register.RelationKinds {
		out := RelationGroup{Heading: m.say(outward + string(kind))}
		in := RelationGroup{Heading: m.say(inward + string(kind))}
		for i := range p.Relations {
			r := &p.Relations[i]
			if r.Relation != kind || !among(r) {
				continue
			}
			out.Rows = append(out.Rows, RelationRow{m.relationEnd(r), m.span(r.From, r.Until), m.said(r.Note)})
		}
		for _, incoming := range x.Incoming[p.Ref()] {
			if r := incoming.Relation; r.Relation == kind && among(r) {
				in.Rows = append(in.Rows, RelationRow{m.partnershipLink(incoming.From), m.span(r.From, r.Until), m.said(r.Note)})
			}
		}
		if in.Heading == out.Heading {
			out.Rows, in.Rows = append(out.Rows, in.Rows...), nil
		}
		if len(out.Rows) > 0 {
			groups = append(groups, out)
		}
		if len(in.Rows) > 0 {
			groups = append(groups, in)
		}
	}
	return groups
}

// relationEnd leads to the body at the other end of a line.
func (m *maker) relationEnd(r *register.Relation) Link {
	if other := m.plan.index.Partnerships[r.Partnership]; other != nil {
		return m.partnershipLink(other)
	}
	return Link{Said: m.said(r.Name), Count: -1}
}

func (m *maker) fundingRow(f *register.Funding) FundingRow {
	row := FundingRow{Amount: m.words.Pounds(f.Pounds), Year: m.date(f.Year), For: m.said(f.For), Out: f.Direction == "out", Part: f.PartOf}
	if f.Exactness != "" {
		row.Amount = m.say("exactness."+string(f.Exactness), "amount", row.Amount)
	}
	if !f.UntilYear.IsZero() {
		row.Year = m.say("date.from-until", "from", row.Year, "until", m.date(f.UntilYear))
	}
	row.Funder = Link{Said: m.said(f.Funder), Count: -1}
	if o := m.plan.index.Organisations[f.Organisation]; o != nil {
		row.Funder = m.link(m.said(o.Name), m.organisation(o.ID))
	}
	return row
}

// evidenceRow shows a claim; the anchor begins the ids inside it.
func (m *maker) evidenceRow(e *register.Evidence, anchor string) EvidenceRow {
	x := m.plan.index
	level := x.Levels[e.Level]
	row := EvidenceRow{
		Title:   m.said(e.Title),
		Anchor:  anchor,
		Former:  formerAnchors(e),
		Level:   m.level(level),
		Step:    level.Level * 20,
		Meaning: m.said(level.Meaning),
		Effect:  m.said(x.Effects[e.Effect].Name),
		Finding: m.rendered(e.Finding, 3, anchor+"-"),
		Sources: m.sources(e.Sources),
		Edit:    m.editLink(fileOf(e.Finding, m.language, e.File)),
	}
	add := func(label string, t register.Text) {
		if !t.Empty() {
			row.Facts = append(row.Facts, Fact{m.say(label), m.said(t)})
		}
	}
	row.Facts = append(row.Facts, Fact{m.say("evidence.kind"), Said{Text: m.say("evidence-kind." + string(e.Kind))}})
	add("evidence.period", e.Period)
	add("evidence.compared-with", e.ComparedWith)
	add("evidence.measured-by", e.MeasuredBy)
	return row
}

func (m *maker) sources(list []register.Source) []DocumentRow {
	var rows []DocumentRow
	for _, s := range list {
		rows = append(rows, DocumentRow{inEnglish(s.Title, m.language), string(s.URL), host(s.URL), m.date(s.Date)})
	}
	return rows
}

// partnershipLink leads to a partnership's page, in this site if it is shown here, else in its home.
func (m *maker) partnershipLink(p *register.Partnership) Link {
	if m.shows(p) {
		return m.link(m.said(p.Name), m.site.partnership(p))
	}
	if home := m.plan.home(p, m.site); home != nil {
		return m.link(m.said(p.Name), home.partnership(p))
	}
	return Link{Said: m.said(p.Name), Count: -1}
}

func (m *maker) typeLink(t *register.Type) Link {
	return m.link(m.said(t.Name), m.at("partnerships", "by-type", string(t.ID)))
}

// areaLinks leads to the sites of areas; the site's own area has its first page.
func (m *maker) areaLinks(areas []*register.Area) []Link {
	var links []Link
	for _, a := range areas {
		l := Link{Said: m.said(a.Name), Count: -1}
		if s := m.plan.areaSite(a.ID, m.site); s != nil {
			l = m.link(l.Said, s.root)
		}
		links = append(links, l)
	}
	return links
}

// authorityLink leads to the page of a council area, in this site or in that of its own area.
func (m *maker) authorityLink(id register.ID) Link {
	at := m.plan.index.Authorities[id]
	name := m.said(at.Authority.Name)
	if m.area == at.Area {
		return m.link(name, m.at("authorities", string(id)))
	}
	if s := m.plan.areaSite(at.Area.ID, m.site); s != nil {
		return m.link(name, s.at("authorities", string(id)))
	}
	return Link{Said: name, Count: -1}
}

// otherName gives the name in the language that is not shown, empty when there is none or it is the
// same.
func otherName(t register.Text, shown Said, page register.Language) Said {
	for _, l := range []register.Language{register.English, register.Welsh} {
		if text := t.Only(l); text != "" && text != shown.Text {
			return marked(text, l, page)
		}
	}
	return Said{}
}
