package page

import (
	"fmt"
	"net/url"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// thing is an object in the vocabulary of schema.org (https://schema.org/docs/schemas.html).
type thing map[string]any

// graph puts what a page is about together with the way that leads to it.
func (m *maker) graph(f *Frame, main thing) any {
	things := []thing{main}
	if len(f.Breadcrumbs) > 0 {
		here, _ := url.Parse(m.absolute(m.page.Address))
		var steps []thing
		for i, l := range f.Breadcrumbs {
			step, err := here.Parse(l.Href)
			m.fail(err)
			if err == nil {
				steps = append(steps, thing{"@type": "ListItem", "position": i + 1, "name": l.Text, "item": step.String()})
			}
		}
		things = append(things, thing{"@type": "BreadcrumbList", "itemListElement": steps})
	}
	return thing{"@context": "https://schema.org", "@graph": things}
}

// pageData describes a page that is about nothing more particular. What its description is stands in the head of the page.
func (m *maker) pageData(f *Frame) any { return m.graph(f, webPage("WebPage", f)) }

func webPage(kind string, f *Frame) thing {
	return thing{"@type": kind, "url": f.Canonical, "name": f.Heading.Text, "inLanguage": f.Language}
}

// The things that pages are about have one identifier in all languages and on all pages that speak of them: the address of
// the page about them in the edition's first language, with a fragment. It is written as the way from the page that speaks of
// them, as JSON-LD allows (https://www.w3.org/TR/json-ld11/#inheriting-base-iri-from-html-s-base-element), and a thing that another page describes is
// named by it alone.

func (m *maker) id(address string) string { return m.identifier(address, "this") }

func (m *maker) identifier(address, fragment string) string {
	if address == m.page.Address && address != "" && !strings.HasSuffix(address, "/") {
		return "#" + fragment
	}
	way := strings.TrimSuffix(relative(m.page.Address, address), "index.html")
	if way == "" {
		way = "./"
	}
	return way + "#" + fragment
}

// partnershipID identifies a partnership. Its meetings and seats have the same with other fragments.
func (m *maker) partnershipID(p *register.Partnership, fragment string) string {
	first := m.dataSite()
	if home := m.plan.home(p, first); home != nil {
		first = home
	}
	return m.identifier(first.partnership(p), fragment)
}

// organisationID identifies an organisation by its page on the front door, or in the edition or area that is built alone.
func (m *maker) organisationID(o *register.Organisation) string {
	for _, s := range []*site{m.plan.frontDoor(), m.plan.editionSite(m.dataSite())} {
		if s != nil && s.holds(o.ID) {
			return m.id(s.organisation(o.ID))
		}
	}
	return m.id(m.dataSite().organisation(o.ID))
}

// areaThing names a police force area, by its identifier where the output holds its site.
func (m *maker) areaThing(a *register.Area) thing {
	if s := m.plan.areaSite(a.ID, m.dataSite()); s != nil {
		return thing{"@id": m.id(s.dataSite().root)}
	}
	return thing{"@type": "AdministrativeArea", "name": m.plain(a.Name), "identifier": string(a.Code)}
}

// partnershipData describes a partnership as an organisation with members. In other areas than its home its page is a copy, and
// says which page it is a copy of and no more.
func (m *maker) partnershipData(f *Frame, p *register.Partnership) any {
	if m.page.Canonical != m.page.Address {
		return m.pageData(f)
	}
	x := m.plan.index
	t := thing{
		"@type": "GovernmentOrganization",
		"@id":   m.partnershipID(p, "this"),
		"url":   m.absolute(m.page.Canonical),
		"name":  m.plain(p.Name),
	}
	if names := alternateNames(p.Name, m.plain(p.Name), p.ShortNames, p.ShortNamesCY); len(names) > 0 {
		t["alternateName"] = names
	}
	if !p.Purpose.Empty() {
		t["description"] = m.plain(p.Purpose)
	}
	if p.Website != "" {
		t["sameAs"] = string(p.Website)
	}
	if p.From.Precision == register.Exact || p.From.Precision == register.Month || p.From.Precision == register.Year {
		t["foundingDate"] = p.From.String()
	}
	if p.Until.Precision == register.Exact || p.Until.Precision == register.Month || p.Until.Precision == register.Year {
		t["dissolutionDate"] = p.Until.String()
	}
	var areas []thing
	for _, a := range x.AreasOf(p) {
		areas = append(areas, m.areaThing(a))
	}
	t["areaServed"] = areas
	var members []thing
	for i, anchor := range seatAnchors(p) {
		s := &p.Seats[i]
		if o := x.Organisations[s.Organisation]; o != nil && m.plan.On.In(s.From, s.Until) {
			role := thing{
				"@type":    "OrganizationRole",
				"@id":      m.partnershipID(p, anchor),
				"roleName": string(s.Capacity()),
				"member":   thing{"@id": m.organisationID(o)},
			}
			if !s.From.IsZero() && s.From.Precision != register.FinancialYear {
				role["startDate"] = s.From.String()
			}
			if !s.Until.IsZero() && s.Until.Precision != register.FinancialYear {
				role["endDate"] = s.Until.String()
			}
			members = append(members, role)
		}
	}
	if len(members) > 0 {
		t["member"] = members
	}
	if events := m.eventData(p); len(events) > 0 {
		t["event"] = events
	}
	for _, r := range p.Relations {
		if other := x.Partnerships[r.Partnership]; other != nil && r.Relation == register.SubgroupOf {
			if m.shows(other) || m.plan.home(other, m.site) != nil {
				t["parentOrganization"] = thing{"@id": m.partnershipID(other, "this")}
			}
		}
	}
	return m.graph(f, t)
}

// eventData describes the dated meetings of a partnership, and its rhythm where a number is stated.
func (m *maker) eventData(p *register.Partnership) []thing {
	name := m.say("meetings.title", "place", m.plain(p.Name))
	host := thing{"@id": m.partnershipID(p, "this")}
	var events []thing
	if every := frequency(p.MeetingsEachYear); every != "" {
		events = append(events, thing{
			"@type": "Event", "@id": m.partnershipID(p, "meetings"), "name": name, "organizer": host,
			"eventSchedule": thing{"@type": "Schedule", "repeatFrequency": every, "scheduleTimezone": "Europe/London"},
		})
	}
	for _, a := range landscape.Diary([]*register.Partnership{p}) {
		meeting := a.Meeting
		if meeting.Date.Precision != register.Exact {
			continue
		}
		e := thing{
			"@type": "Event", "@id": m.partnershipID(p, meetingAnchor(meeting)), "name": name, "organizer": host, "startDate": meeting.Date.String(),
		}
		if meeting.Status == register.MeetingCancelled {
			e["eventStatus"] = "https://schema.org/EventCancelled"
		}
		if meeting.Time != "" {
			e["startDate"] = landscape.Instant(meeting.Date, meeting.Time)
		}
		if meeting.UntilTime != "" {
			e["endDate"] = landscape.Instant(meeting.Date, meeting.UntilTime)
		}
		var where []thing
		if !meeting.Place.Empty() {
			where = append(where, thing{"@type": "Place", "name": m.plain(meeting.Place)})
		}
		if meeting.Online != "" {
			where = append(where, thing{"@type": "VirtualLocation", "url": string(meeting.Online)})
		}
		switch {
		case len(where) == 2:
			e["location"], e["eventAttendanceMode"] = where, "https://schema.org/MixedEventAttendanceMode"
		case meeting.Online != "":
			e["location"], e["eventAttendanceMode"] = where[0], "https://schema.org/OnlineEventAttendanceMode"
		case where != nil:
			e["location"] = where[0]
		}
		events = append(events, e)
	}
	return events
}

// frequency writes a number of meetings a year as the time from one to the next, for numbers that have one; "" for others.
func frequency(number int) string {
	switch {
	case number > 0 && 12%number == 0:
		return fmt.Sprintf("P%dM", 12/number)
	case number == 52:
		return "P1W"
	case number == 26:
		return "P2W"
	}
	return ""
}

// organisationData describes an organisation. An area's page about it is a copy, like a partnership's.
func (m *maker) organisationData(f *Frame, o *register.Organisation, sector *register.Sector) any {
	if m.page.Canonical != m.page.Address {
		return m.pageData(f)
	}
	t := thing{
		"@type": organisationType(sector),
		"@id":   m.organisationID(o),
		"url":   m.absolute(m.page.Canonical),
		"name":  m.plain(o.Name),
	}
	if names := alternateNames(o.Name, m.plain(o.Name), o.ShortNames, o.ShortNamesCY); len(names) > 0 {
		t["alternateName"] = names
	}
	if o.Website != "" {
		t["sameAs"] = string(o.Website)
	}
	if o.Code != "" {
		t["identifier"] = string(o.Code)
	}
	return m.graph(f, t)
}

// areaData describes a police force area.
func (m *maker) areaData(f *Frame, a *register.Area) any {
	t := m.areaThing(a)
	t["@type"], t["name"], t["identifier"] = "AdministrativeArea", m.plain(a.Name), string(a.Code)
	t["url"] = m.absolute(m.page.Canonical)
	return m.graph(f, t)
}

// councilData describes a council area and the list of the bodies that cover it.
func (m *maker) councilData(f *Frame, a *register.Area, authority *register.Authority, list []*register.Partnership) any {
	t := webPage("CollectionPage", f)
	t["mainEntity"] = thing{"@type": "ItemList", "numberOfItems": len(list)}
	t["about"] = thing{"@type": "AdministrativeArea", "@id": m.id(m.dataSite().at("authorities", string(authority.ID))), "name": m.plain(authority.Name),
		"identifier": string(authority.Code), "containedInPlace": m.areaThing(a)}
	return m.graph(f, t)
}

// listData describes a page that lists partnerships.
func (m *maker) listData(f *Frame, list []*register.Partnership) any {
	t := webPage("CollectionPage", f)
	t["mainEntity"] = thing{"@type": "ItemList", "numberOfItems": len(list)}
	return m.graph(f, t)
}

// frontData describes the register as a website.
func (m *maker) frontData(f *Frame) any {
	settings := &m.plan.index.Register.Settings
	return m.graph(f, thing{
		"@type":       "WebSite",
		"@id":         f.Canonical,
		"url":         f.Canonical,
		"name":        f.SiteName,
		"description": f.Description,
		"inLanguage":  f.Language,
		"license":     string(settings.LicenceURL),
		"publisher":   thing{"@type": "Organization", "name": m.plain(settings.Publisher)},
	})
}

func organisationType(s *register.Sector) string {
	switch {
	case s.ID == "charity":
		return "NGO"
	case s.PublicBody:
		return "GovernmentOrganization"
	}
	return "Organization"
}

func alternateNames(t register.Text, shown string, more ...[]string) []string {
	var names []string
	for _, name := range []string{t.EN, t.CY} {
		if name != "" && name != shown {
			names = append(names, name)
		}
	}
	for _, list := range more {
		names = append(names, list...)
	}
	return names
}

// datasetData describes the page of downloads as a dataset.
func (m *maker) datasetData(f *Frame) any {
	settings := &m.plan.index.Register.Settings
	var distribution []thing
	if m.wholeSite() == m.dataSite() {
		distribution = append(distribution, thing{
			"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": m.absolute(m.dataFolder() + "register.json"),
		})
	}
	for _, t := range m.findings.outlines() {
		distribution = append(distribution, thing{
			"@type": "DataDownload", "name": t.Name, "encodingFormat": "text/csv", "contentUrl": m.absolute(m.dataFolder() + t.Name + ".csv"),
		})
	}
	var places []thing
	for _, a := range m.findings.areas {
		places = append(places, m.areaThing(a))
	}
	return m.graph(f, thing{
		"@type": "Dataset", "@id": m.id(m.dataSite().at("data")), "url": f.Canonical, "name": f.Heading.Text, "description": f.Description,
		"inLanguage": f.Language, "license": settings.LicenceURL, "version": dataVersion, "isAccessibleForFree": true,
		"creator": thing{"@type": "Organization", "name": f.Publisher}, "spatialCoverage": places, "distribution": distribution,
	})
}
