package page

import (
	"html/template"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"partnershipregister/generator/export"
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// A Subscribe is the ways to be told of meetings.
type Subscribe struct {
	// Calendar is the file. Webcal opens it in the reader's calendar program, which then looks it up from time to time; it is
	// empty where the output has no address that such programs could use.
	Calendar *Link
	Webcal   template.URL
	Feed     *Link
}

// FeedLink tells programs of a calendar or feed about the same things as the page.
type FeedLink struct{ Type, Title, Href string }

// addFeeds makes a page tell of its calendar and feed.
func (f *Frame) addFeeds(s *Subscribe) {
	if s == nil {
		return
	}
	if s.Calendar != nil {
		f.Feeds = append(f.Feeds, FeedLink{"text/calendar", f.Heading.Text, s.Calendar.Href})
	}
	if s.Feed != nil {
		f.Feeds = append(f.Feeds, FeedLink{"application/atom+xml", f.Heading.Text, s.Feed.Href})
	}
}

// Calendars and feeds lie beside the page about the same things, under its name with another ending.

func calendarOf(page string) string { return strings.TrimSuffix(page, ".html") + ".ics" }

// feedOf says in the name what the feed tells of, so that a feed about other news of the same thing can lie there too. The feed
// of a page of meetings needs no such word.
func (s *site) feedOf(page string) string {
	name := strings.TrimSuffix(page, ".html")
	if page != s.at("meetings") {
		name += ".meetings"
	}
	return name + ".atom"
}

// subscribe leads to the calendar and the feed beside a page of a site.
func (m *maker) subscribe(s *site, page string, calendar, feed bool) *Subscribe {
	if !calendar && !feed {
		return nil
	}
	v := &Subscribe{}
	if calendar {
		l := m.link(Said{Text: m.say("calendar.file")}, calendarOf(page))
		v.Calendar = &l
		v.Webcal = webcal(m.absolute(calendarOf(page)))
	}
	if feed {
		l := m.link(Said{Text: m.say("calendar.feed")}, s.feedOf(page))
		v.Feed = &l
	}
	return v
}

// plainWebcal is what an address must look like to be handed to a page unseen: a host, and a path of plain letters.
var plainWebcal = regexp.MustCompile(`^webcal://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)+$`)

// webcal gives the address under which calendar programs subscribe to a file, "" when there is none. Templates refuse the
// scheme, so the whole address is vetted here.
func webcal(address string) template.URL {
	for _, scheme := range []string{"https://", "http://"} {
		if rest, ok := strings.CutPrefix(address, scheme); ok && plainWebcal.MatchString("webcal://"+rest) {
			return template.URL("webcal://" + rest)
		}
	}
	return ""
}

// hasDay tells whether a calendar has anything to show of a diary.
func hasDay(diary []landscape.Appointment) bool {
	return slices.ContainsFunc(diary, func(a landscape.Appointment) bool { return a.Meeting.Date.Precision == register.Exact })
}

// partnershipSubscribe leads to the calendar and feed of a partnership, which lie in its home.
func (m *maker) partnershipSubscribe(p *register.Partnership) *Subscribe {
	home := m.plan.home(p, m.site)
	if home == nil || len(p.Meetings) == 0 {
		return nil
	}
	return m.subscribe(home, home.partnership(p), hasDay(landscape.Diary([]*register.Partnership{p})), true)
}

// canonical is the site whose page of an organisation lists all of its seats.
func (s *site) canonical() *site {
	if home := s.plan.editionSite(s); home != nil {
		return home.gathered()
	}
	return s
}

// organisationSubscribe leads to the calendar of an organisation's meetings in all areas.
func (m *maker) organisationSubscribe(o *register.Organisation) *Subscribe {
	home := m.canonical()
	return m.subscribe(home, home.organisation(o.ID), hasDay(landscape.DiaryOf(home.boards(o), o, false)), false)
}

// id names what the site is about, in every language.
func (s *site) id() string {
	if s.area != nil {
		return string(s.area.ID)
	}
	return string(s.edition.ID)
}

// calendarBundles plans the site's calendars and feeds.
func calendarBundles(s *site) []Bundle { return []Bundle{{Folder: s.root, Make: s.calendarFiles}} }

// calendarFiles makes them. An area's calendars and its feed are always there, so that a subscription keeps working when
// nothing is planned; others when there is something to tell.
func (s *site) calendarFiles(add func(File) error) error {
	m := &maker{site: s, page: &Page{Address: s.at("meetings")}}
	events := map[*register.Meeting]*export.Event{}
	calendar := func(page, name, about string, diary []landscape.Appointment) {
		c := &export.Calendar{
			Name: export.Phrase{Text: name}, Description: export.Phrase{Text: about}, Language: string(s.language), Address: m.absolute(page),
		}
		for _, a := range diary {
			if a.Meeting.Date.Precision != register.Exact {
				continue
			}
			if events[a.Meeting] == nil {
				events[a.Meeting] = m.event(a)
			}
			c.Events = append(c.Events, events[a.Meeting])
		}
		m.fail(add(File{calendarOf(page), c.ICS()}))
	}
	// Subject names what the feed is about, in every build and language; at gives its page in a site.
	entries := map[*register.Meeting]*export.Entry{}
	feed := func(subject string, at func(*site) string, name, about string, asOf register.Day, diary []landscape.Appointment) {
		f := m.feed(subject, at, name, diary, entries)
		f.Subtitle, f.Updated = about, asOf
		m.fail(add(File{s.feedOf(at(s)), f.Atom()}))
	}
	about, feedAbout := m.say("calendar.about"), m.say("calendar.feed-about")
	place := m.plain(s.name())
	if list := s.meeting(); s.area != nil || len(list) > 0 {
		at := func(s *site) string { return s.at("meetings") }
		name := m.say("meetings.title", "place", place)
		calendar(at(s), name, about, s.diary())
		feed(s.id(), at, name, feedAbout, newestOf(list).First(), s.diary())
	}
	if s.area != nil {
		calendar(s.at("meetings", "diary"), m.say("diary.title", "place", place), about, s.holderDiary())
	}
	for _, p := range s.partnerships {
		diary := landscape.Diary([]*register.Partnership{p})
		if !s.isHome(p) || len(diary) == 0 {
			continue
		}
		at := func(s *site) string { return s.partnership(p) }
		name := m.say("meetings.title", "place", m.plain(p.Name))
		if hasDay(diary) {
			calendar(at(s), name, about, diary)
		}
		feed(p.Ref().String(), at, name, feedAbout, 0, diary)
	}
	if s.canonical() == s {
		about := m.say("calendar-of.organisation")
		for _, o := range s.organisations {
			if diary := landscape.DiaryOf(s.boards(o), o, false); hasDay(diary) {
				calendar(s.organisation(o.ID), m.say("meetings.title", "place", m.plain(o.Name)), about, notHeld(diary))
			}
		}
	}
	for _, p := range s.plan.index.Register.Vocabulary.Priorities {
		working := s.working(p.ID)
		if diary := landscape.Diary(working); len(diary) > 0 {
			at := func(s *site) string { return s.at("priorities", string(p.ID)) }
			feed(s.id()+"/priorities/"+string(p.ID), at, m.say("meetings.subject-title", "subject", m.plain(p.Name), "place", place), m.say("calendar-of.priority-feed"),
				newestOf(working).First(), notHeld(diary))
		}
	}
	return m.err
}

// notHeld leaves out the meetings that are recorded as held. An organisation's calendar tells it where to go, and a priority's feed
// of what is planned; what became of a meeting is told by its partnership and its area, once for all members and priorities.
func notHeld(diary []landscape.Appointment) []landscape.Appointment {
	return slices.DeleteFunc(diary, func(a landscape.Appointment) bool {
		return a.Meeting.Status == register.MeetingHeld || a.Meeting.Status == register.MeetingInquorate
	})
}

// phrase gives a text with its language.
func (m *maker) phrase(s Said) export.Phrase {
	language := s.Lang
	if language == "" {
		language = string(m.language)
	}
	return export.Phrase{Text: s.Text, Language: language}
}

// meetingAddress is the full address of a meeting on its partnership's page.
func (m *maker) meetingAddress(a landscape.Appointment) string {
	page := m.site.partnership(a.Partnership)
	if home := m.plan.home(a.Partnership, m.site); home != nil {
		page = home.partnership(a.Partnership)
	}
	return m.absolute(page) + "#" + meetingAnchor(a.Meeting)
}

// event puts a meeting into a calendar.
func (m *maker) event(a landscape.Appointment) *export.Event {
	meeting := a.Meeting
	e := &export.Event{
		UID: meeting.Key() + "." + string(a.Partnership.ID) + "." + string(a.Partnership.Home) + "@" + m.plan.authority(),
		Day: meeting.Date, Begin: meeting.Time, End: meeting.UntilTime, Cancelled: meeting.Status == register.MeetingCancelled,
		Summary: m.phrase(m.said(a.Partnership.Name)), Place: m.phrase(m.said(meeting.Place)), Address: m.meetingAddress(a), Changed: changed(a.Partnership),
	}
	if e.Cancelled {
		// Not every program shows what the status says.
		e.Summary.Text = m.say("calendar.cancelled", "name", e.Summary.Text)
	}
	if e.Place.Text == "" && meeting.Online != "" {
		e.Place = export.Phrase{Text: string(meeting.Online)}
	}
	lines := m.tell(meeting)
	if meeting.Status != register.MeetingPlanned { // which calendars take for granted
		lines = append([]string{m.say("meeting-status." + string(meeting.Status))}, lines...)
	}
	e.Description = export.Phrase{Text: strings.Join(lines, "\n"), Language: string(m.language)}
	return e
}

// tell says in plain lines what else is known of a meeting than its date and status.
func (m *maker) tell(meeting *register.Meeting) []string {
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(m.open(meeting))
	add(m.plain(meeting.Note))
	for _, l := range m.papers(meeting) {
		lines = append(lines, l.Text+": "+l.Href)
	}
	return lines
}

// mostEntries is how many meetings a feed holds: those with the latest dates.
const mostEntries = 100

// feed puts meetings into a feed, the latest first. Entries are those made before, for other feeds of the site.
func (m *maker) feed(subject string, at func(*site) string, name string, diary []landscape.Appointment, entries map[*register.Meeting]*export.Entry) *export.Feed {
	settings := &m.plan.index.Register.Settings
	f := &export.Feed{
		ID: m.tag(subject + "/meetings"), Title: name, Language: string(m.language),
		Self: m.absolute(m.feedOf(at(m.site))), Address: m.absolute(at(m.site)),
		Author: m.plain(settings.Publisher), Rights: m.plain(settings.Licence),
	}
	if twin := m.twin; twin != nil {
		f.Others = append(f.Others, export.FeedAddress{Language: string(twin.language), Address: m.absolute(twin.feedOf(at(twin)))})
	}
	for _, a := range slices.Backward(diary) {
		if len(f.Entries) == mostEntries {
			break
		}
		if entries[a.Meeting] == nil {
			entries[a.Meeting] = m.entry(a)
		}
		f.Entries = append(f.Entries, entries[a.Meeting])
	}
	return f
}

// entry puts a meeting into feeds. What became of it stands in the title.
func (m *maker) entry(a landscape.Appointment) *export.Entry {
	lines := m.tell(a.Meeting)
	if place := m.plain(a.Meeting.Place); place != "" {
		lines = append(lines, place)
	}
	return &export.Entry{
		ID: m.tag(a.Partnership.Ref().String() + "/meetings/" + a.Meeting.Key()),
		Title: export.Phrase{Language: string(m.language), Text: m.say("calendar.entry", "name", m.plain(a.Partnership.Name), "when", m.when(a.Meeting),
			"status", m.say("meeting-status."+string(a.Meeting.Status)))},
		Summary: export.Phrase{Text: strings.Join(lines, "\n"), Language: string(m.language)},
		Address: m.meetingAddress(a), Updated: changed(a.Partnership),
	}
}

// changed is the day on which an entry's facts were last known to be true: its own date or that of its newest source, 0 when
// none is stated. Of a month or year it is the first day.
func changed(p *register.Partnership) register.Day {
	if !p.AsOf.IsZero() {
		return p.AsOf.First()
	}
	var newest register.Day
	for _, s := range p.Sources {
		newest = max(newest, s.Date.First())
	}
	return newest
}

// authority is the name of the website in identifiers that last. It comes from the register's settings, so that a build for
// another address, for a trial, makes no other identifiers.
func (pl *planner) authority() string {
	for _, address := range []string{string(pl.index.Register.Settings.Address), pl.Address} {
		if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
			return u.Hostname()
		}
	}
	return "register.invalid"
}
