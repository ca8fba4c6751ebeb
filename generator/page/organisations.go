package page

import (
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Organisation shows one body: what it is, and every seat that it holds among the site's partnerships.
type Organisation struct {
	Frame
	OtherName  Said
	ShortNames []string
	Sector     Said
	// MemberKind is what it counts as where the law lists members; empty when not stated.
	MemberKind Said
	Life       string
	Successors []Link
	Website    *Link
	Code       string
	Areas      []Link
	// Governs is the council area that the body governs, Polices the force area that it polices, Oversees that
	// which it oversees. Nil when it does not.
	Governs  *Link
	Polices  *Link
	Oversees *Link
	// EndAnnounced says that the office is to end. May be empty.
	EndAnnounced string
	// SeatCount is "Seats on 14 partnerships".
	SeatCount string
	Seats     []SittingRow
	// Past seats have ended, Later ones are still to come.
	Past   []SittingRow
	Later  []SittingRow
	Chairs []SittingRow
	Funded []SittingRow
	// Diary is the dated meetings of the bodies on which it sits, DiaryCount says how many there are and how many of them
	// are shown. Empty when there are none.
	Diary      []MeetingItem
	DiaryCount string
	// Subscribe leads to the calendar of its meetings in all areas; nil when there are none.
	Subscribe *Subscribe
	// Elsewhere leads to the page that lists the seats in all areas; nil when this one does.
	Elsewhere *Link
	Sources   []DocumentRow
	Doubts    []Said
}

// SittingRow is a place that an organisation has.
type SittingRow struct {
	Partnership Link
	Type        Said
	Where       Said
	Role        Said
	When        string
	// Standing says that the partnership is only proposed; empty otherwise.
	Standing string
}

// organisationsPages plans the list of organisations, by letter.
func organisationsPages(s *site) []*Page {
	x := s.plan.index
	entries := make([]entry, len(s.organisations))
	for i, o := range s.organisations {
		entries[i] = entry{o.Name, func(m *maker) Item {
			item := Item{Link: m.link(m.said(o.Name), m.organisation(o.ID)), Kind: m.said(x.Sectors[o.Sector].Name)}
			if n := len(m.sittings(o)); n > 0 {
				item.Marks = append(item.Marks, m.count("count.seats", n))
			}
			if o.EndedBy(m.plan.On) {
				item.Marks = append(item.Marks, m.organisationEnd(o))
			}
			return item
		}}
	}
	return s.letters(lettered{
		kind: "organisations", path: []string{"organisations"}, subject: "organisations/",
		count: "count.organisations", title: "organisations.title", crumb: "menu.organisations", entries: entries,
		asOf: func(m *maker) string {
			return asOf(m, m.organisations, func(o *register.Organisation) register.Date { return o.AsOf })
		},
	})
}

// organisationPages plans a page for each organisation of the site.
func organisationPages(s *site) []*Page {
	var pages []*Page
	for _, o := range s.organisations {
		page := s.page("organisation", s.organisation(o.ID), func(m *maker) any { return m.organisationView(o) })
		page.Subject = o.File
		if front := s.plan.editionSite(s); front != nil {
			page.Canonical = front.organisation(o.ID)
		}
		if s.twin != nil {
			page.twins(s, s.twin.organisation(o.ID))
		}
		pages = append(pages, page)
	}
	return pages
}

// organisationEnd says of a body that has ended when it did.
func (m *maker) organisationEnd(o *register.Organisation) string {
	if o.Until.IsZero() {
		return m.say("ended.unknown")
	}
	return m.say("organisation.ended", "date", m.date(o.Until))
}

// inPlaceOf says in whose place a seat or chair is held; "" where it is held in the holder's own right alone.
func (m *maker) inPlaceOf(g *register.Grounds) string {
	var names []string
	for _, id := range g.Others() {
		if o := m.plan.index.Organisations[id]; o != nil {
			names = append(names, m.plain(o.Name))
		} else if k := m.plan.index.MemberKinds[id]; k != nil {
			names = append(names, m.plain(k.Name))
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case g.Own():
		return m.say("ended.own-and-place", "names", joinNames(names))
	}
	return m.say("ended.place", "names", joinNames(names))
}

// sittings gives the seats that an organisation holds on the site's partnerships on the day of the plan.
func (m *maker) sittings(o *register.Organisation) []register.Sitting {
	var list []register.Sitting
	if o.EndedBy(m.plan.On) {
		return nil
	}
	for _, s := range m.plan.index.Seats[o.ID] {
		if m.shows(s.Partnership) && m.plan.On.In(s.Seat.From, s.Seat.Until) && s.Partnership.LivesOn(m.plan.On) {
			list = append(list, s)
		}
	}
	return append(list, m.takenSittings(o, list)...)
}

// takenSittings gives the seats that an organisation holds on the day of the plan because it took over from bodies that
// have ended, on partnerships where none of its own was given.
func (m *maker) takenSittings(o *register.Organisation, own []register.Sitting) []register.Sitting {
	x := m.plan.index
	on := map[*register.Partnership]bool{}
	for _, s := range own {
		on[s.Partnership] = true
	}
	var list []register.Sitting
	for _, former := range m.plan.formers()[o.ID] {
		for _, s := range x.Seats[former.ID] {
			if m.shows(s.Partnership) && m.plan.On.In(s.Seat.From, s.Seat.Until) && s.Partnership.LivesOn(m.plan.On) && !on[s.Partnership] {
				on[s.Partnership] = true
				list = append(list, s)
			}
		}
	}
	return list
}

func (m *maker) organisationView(o *register.Organisation) *Organisation {
	x := m.plan.index
	name := m.said(o.Name)
	v := &Organisation{Frame: m.frame(name, m.say("organisation.description", "name", name.Text, "place", m.plain(m.covered())),
		m.linkTo("menu.organisations", "organisations"))}
	sector := x.Sectors[o.Sector]
	v.Sector = m.said(sector.Name)
	v.OtherName = otherName(o.Name, name, m.language)
	v.ShortNames = append(append([]string{}, o.ShortNames...), o.ShortNamesCY...)
	if k := x.MemberKinds[o.Kind]; k != nil {
		v.MemberKind = m.said(k.Name)
	}
	v.Life = m.span(o.From, o.Until)
	if o.Ended && o.Until.IsZero() {
		v.Life = m.organisationEnd(o)
	}
	for _, id := range o.Successors {
		v.Successors = append(v.Successors, m.organisationLink(id))
	}
	if o.Website != "" {
		l := outside(Said{Text: host(o.Website)}, o.Website)
		v.Website = &l
	}
	v.Code = string(o.Code)
	if !o.AsOf.IsZero() {
		v.AsOf = m.say("page.as-of", "date", m.date(o.AsOf))
	}
	var serves []*register.Area
	for _, id := range o.Areas {
		serves = append(serves, x.Areas[id])
	}
	v.Areas = m.areaLinks(serves)
	for _, a := range x.Register.Areas {
		if a.Force == o.ID {
			v.Polices = &m.areaLinks([]*register.Area{a})[0]
		}
		for _, b := range a.LocalPolicingBodies {
			if b.Organisation == o.ID {
				v.Oversees = &m.areaLinks([]*register.Area{a})[0]
				v.EndAnnounced = m.endAnnounced(&b)
			}
		}
		for _, authority := range a.Authorities {
			if authority.Council == o.ID {
				l := m.authorityLink(authority.ID)
				v.Governs = &l
			}
		}
	}
	on := map[*register.Partnership]bool{}
	for _, sitting := range x.Seats[o.ID] {
		if !m.shows(sitting.Partnership) {
			continue
		}
		row := m.sittingRow(sitting.Partnership)
		row.Role.Text = m.say("role." + string(sitting.Seat.Capacity()))
		row.When = m.span(sitting.Seat.From, sitting.Seat.Until)
		ended := o.EndedBy(m.plan.On) || sitting.Partnership.EndedBy(m.plan.On) || m.plan.On.After(sitting.Seat.Until)
		switch {
		case ended:
			v.Past = append(v.Past, row)
		case m.plan.On.Before(sitting.Seat.From) || !sitting.Partnership.LivesOn(m.plan.On):
			v.Later = append(v.Later, row)
		default:
			v.Seats = append(v.Seats, row)
			on[sitting.Partnership] = true
		}
	}
	for _, sitting := range m.sittings(o) {
		if sitting.Seat.Organisation != o.ID {
			row := m.sittingRow(sitting.Partnership)
			row.Role.Text = m.say("role." + string(sitting.Seat.Capacity()))
			row.When = m.inPlaceOf(&register.Grounds{TakenFrom: []register.ID{sitting.Seat.Organisation}})
			v.Seats = append(v.Seats, row)
			on[sitting.Partnership] = true
		}
	}
	v.SeatCount = m.count("organisation.seats-on", len(on))
	for _, p := range m.boards(o) {
		// What the body held until its role ended stands with what it held before.
		left := x.Vacant[p.Ref()]
		end, _ := register.EndOf(x.Oversees[o.ID])
		for _, seat := range left.Seats {
			if seat.Organisation == o.ID {
				row := m.sittingRow(p)
				row.Role.Text = m.say("role." + string(seat.Capacity()))
				row.When = m.span(seat.From, end)
				v.Past = append(v.Past, row)
			}
		}
		for _, c := range left.Chairs {
			if c.Organisation == o.ID {
				row := m.sittingRow(p)
				row.Role, row.When = m.said(c.Post), m.span(c.From, end)
				v.Chairs = append(v.Chairs, row)
			}
		}
		for _, c := range p.Chairs {
			if c.Organisation == o.ID {
				row := m.sittingRow(p)
				row.Role = m.said(c.Post)
				row.When = m.span(c.From, c.Until)
				v.Chairs = append(v.Chairs, row)
			}
		}
		for i := range p.Funding {
			if f := &p.Funding[i]; f.Organisation == o.ID && f.Direction != "out" {
				row := m.sittingRow(p)
				money := m.fundingRow(f)
				row.Role.Text, row.When = money.Amount, money.Year
				v.Funded = append(v.Funded, row)
			}
		}
	}
	if home := m.plan.editionSite(m.site); home != nil && home != m.site {
		l := m.link(Said{Text: m.say("organisation.elsewhere")}, home.organisation(o.ID))
		v.Elsewhere = &l
	}
	m.organisationDiary(v, o)
	v.Sources = m.sources(o.Sources)
	v.Doubts = m.list(o.Doubts)
	v.StructuredData = m.organisationData(&v.Frame, o, sector)
	return v
}

// The page of an organisation lists so many meetings from the day of the plan on, and so many before; its calendar
// has all.
const mostToCome, mostHeld = 40, 6

// organisationDiary fills in the meetings at which an organisation has a place.
func (m *maker) organisationDiary(v *Organisation, o *register.Organisation) {
	diary := landscape.DiaryOf(m.boards(o), o, false)
	at := slices.IndexFunc(diary, func(a landscape.Appointment) bool { return a.Meeting.Date.Last() >= m.plan.On })
	if at < 0 {
		at = len(diary)
	}
	shown := diary[max(0, at-mostHeld):min(len(diary), at+mostToCome)]
	for _, a := range shown {
		// Place and papers stand behind the link, on the page of the partnership.
		item := m.meetingItem(a)
		item.Place, item.Note, item.Papers = Said{}, Said{}, nil
		v.Diary = append(v.Diary, item)
	}
	if len(diary) > 0 {
		v.DiaryCount = m.say("diary.shown", "shown", m.words.Number(len(shown)), "all", m.words.Number(len(diary)))
		v.Scripts = append(v.Scripts, "meetings.js")
	}
	v.Subscribe = m.organisationSubscribe(o)
	v.addFeeds(v.Subscribe)
}

func (m *maker) sittingRow(p *register.Partnership) SittingRow {
	row := SittingRow{Partnership: m.partnershipLink(p), Type: m.said(m.plan.index.Types[p.Type].Name), Where: m.where(p)}
	if p.ProposedOn(m.plan.On) {
		row.Standing = m.say("planned.only")
	}
	return row
}

// organisationLink leads to an organisation's page in this site or in its edition's.
func (m *maker) organisationLink(id register.ID) Link {
	o := m.plan.index.Organisations[id]
	for _, s := range []*site{m.site, m.plan.editionSite(m.site), m.plan.frontDoor()} {
		if s != nil && s.holds(id) {
			return m.link(m.said(o.Name), s.organisation(id))
		}
	}
	return Link{Said: m.said(o.Name), Count: -1}
}

// host gives the name of the website in an address.
func host(u register.URL) string {
	_, rest, _ := strings.Cut(string(u), "://")
	name, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(name, "www.")
}
