package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"partnershipregister/generator/edit"
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Meetings shows when the bodies of an area, or those of an edition as a whole, meet: every dated meeting, by year and
// month, and what each body says about how often it meets.
//
// Nothing here depends on the day on which it is read. What comes next is found by a script in the reader's browser.
type Meetings struct {
	Frame
	// Count says how many meetings have a date. Empty when none has.
	Count     string
	Subscribe *Subscribe
	// Diary leads to the diary of the local policing body; nil for an edition.
	Diary *Link
	Years []MeetingYear
	// Earlier are the pages of earlier years.
	Earlier []Link
	// RhythmCount says how many bodies state how often they meet.
	RhythmCount string
	// Rhythms are the bodies that state anything about their meetings, Silent those that state nothing. SomePublic and SomeDated
	// tell whether any of Rhythms says whether people may come, and has dated meetings.
	Rhythms               []RhythmRow
	Silent                []Link
	SomePublic, SomeDated bool
	// NewMeeting is how a meeting is written in a file. Empty without a repository.
	NewMeeting string
	// Areas are those of an edition, AreaTotal what they come to, each body counted once.
	Areas     []AreaMeetings
	AreaTotal *AreaMeetings
}

// MeetingsOfYear shows the meetings of one earlier year, where all years together would be too many for a page.
type MeetingsOfYear struct {
	Frame
	Years   []MeetingYear
	Earlier []Link
}

// MeetingYear is the meetings of one calendar year.
type MeetingYear struct {
	Year   string
	Anchor string
	// Count is "14 meetings", with what became of all or most of them.
	Count string
	// Months are the heads of the columns, Rows the bodies. There are none in a year of so few meetings that its list says it all.
	Months []MonthHead
	Rows   []YearRow
	Strip  []StripDay
	// Key is true for the first table of a page, which says how to read them all.
	Key bool
	// StripWidth is the number of days of the year, StripHeight the most meetings of one of them, but never less than 3, so that
	// a year of single meetings looks like one.
	StripWidth, StripHeight int
	// Lists are the meetings by month. Those whose month is not stated come last.
	Lists []MeetingMonth
}

// MonthHead is the head of a column: "Mar", "March 2024".
type MonthHead struct{ Short, Long string }

// YearRow is one body's meetings in a year, a cell for each month.
type YearRow struct {
	Link
	Cells [][]YearMark
}

// YearMark is one meeting in the table of a year.
type YearMark struct {
	// Text is the day of the month, or asks for it when no day is stated; Label the whole date with what became of the meeting.
	Text, Label, Href string
	Cancelled         bool
}

// StripDay is a day with meetings in the picture of a year. Units are days across, and meetings upwards.
type StripDay struct{ X, Y, Height int }

// MeetingMonth is the meetings of a month.
type MeetingMonth struct {
	Heading string
	Items   []MeetingItem
}

// MeetingItem is one meeting in a list.
type MeetingItem struct {
	// Link leads from the body's name to the meeting on its page.
	Link
	// When is the date as exactly as it is known, with the weekday and times where they are stated. Datetime is the same for
	// programs; empty where they have no form for it.
	When, Datetime string
	// Times are "14:00 to 16:00"; empty when not stated.
	Times string
	// Status is what became of it. Empty in a list that says so of all its meetings at once.
	Status      string
	Cancelled   bool
	Place, Note Said
	// Public is a finished phrase. May be empty.
	Public string
	// Papers are agenda, papers, minutes and where to take part, as far as there are any.
	Papers []Link
}

// RhythmRow is what one body says about its meetings.
type RhythmRow struct {
	Link
	Type Said
	// Number is "4 meetings a year"; Words are the source's; Public is a finished phrase. Each may be empty.
	Number string
	Words  Said
	Public string
	// Dated is the number of dated meetings, "" when there are none.
	Dated string
	// Add leads to the file in which a meeting is written; nil without a repository.
	Add *Link
}

// AreaMeetings is how much the bodies of one area say about their meetings.
type AreaMeetings struct {
	Link
	Bodies, Number, Words, Dates, Nothing, Dated, Meetings string
}

// fewMeetings is how many a page holds in any case. When there are more, it keeps to this year and the years around it,
// and each earlier year has a page of its own.
const fewMeetings = 150

// meetingsPages plans the page of a site's meetings and those of earlier years.
func meetingsPages(s *site) []*Page {
	kind := "meetings"
	if s.area == nil {
		kind = "meetings-areas"
	}
	page := s.page(kind, s.at("meetings"), func(m *maker) any { return m.meetingsView() })
	page.Subject = s.folder()
	if s.twin != nil {
		page.twins(s, s.twin.at("meetings"))
	}
	pages := []*Page{page}
	_, earlier := s.recent(s.diary())
	for _, year := range byYear(earlier) {
		name := strconv.Itoa(year[0].Meeting.Date.Year)
		page := s.page("meetings-year", s.at("meetings", name), func(m *maker) any {
			place := m.plain(m.name())
			v := &MeetingsOfYear{Frame: m.frame(Said{Text: m.say("meetings.year-title", "place", place, "year", name)},
				m.say("meetings.description", "place", place), m.linkTo("menu.meetings", "meetings"))}
			v.Years = m.yearsAtAGlance(year)
			v.Earlier = m.earlier()
			return v
		})
		page.Subject = s.folder()
		if s.twin != nil {
			page.twins(s, s.twin.at("meetings", name))
		}
		pages = append(pages, page)
	}
	return pages
}

// meeting are the bodies whose meetings the site shows: an area's all, an edition's own those of its whole nation.
func (s *site) meeting() []*register.Partnership {
	if s.area != nil {
		return s.partnerships
	}
	var list []*register.Partnership
	for _, p := range s.partnerships {
		if s.isHome(p) {
			list = append(list, p)
		}
	}
	return list
}

func (s *site) diary() []landscape.Appointment { return landscape.Diary(s.meeting()) }

// recent divides a diary into what a page shows and earlier years.
func (s *site) recent(diary []landscape.Appointment) (shown, earlier []landscape.Appointment) {
	if len(diary) <= fewMeetings {
		return diary, nil
	}
	last := diary[len(diary)-1].Meeting.Date.Year
	from := min(last, int(s.plan.On)/10000-1)
	at := slices.IndexFunc(diary, func(a landscape.Appointment) bool { return a.Meeting.Date.Year >= from })
	return diary[at:], diary[:at]
}

// byYear cuts a diary into calendar years, the earliest first. A financial year belongs to the year in which it begins.
func byYear(diary []landscape.Appointment) [][]landscape.Appointment {
	var years [][]landscape.Appointment
	for i, a := range diary {
		if i == 0 || a.Meeting.Date.Year != diary[i-1].Meeting.Date.Year {
			years = append(years, nil)
		}
		years[len(years)-1] = append(years[len(years)-1], a)
	}
	return years
}

func (m *maker) meetingsView() *Meetings {
	place := m.plain(m.name())
	v := &Meetings{Frame: m.frame(Said{Text: m.say("meetings.title", "place", place)}, m.say("meetings.description", "place", place))}
	list := m.meeting()
	diary := m.diary()
	if len(list) > 0 {
		v.Subscribe = m.subscribe(m.site, m.at("meetings"), true, true)
		v.addFeeds(v.Subscribe)
	}
	rhythm := landscape.RhythmOf(list, m.plan.On)
	if len(diary) > 0 {
		v.Count = m.say("meetings.count", "meetings", m.words.Number(rhythm.Meetings), "dated", m.words.Number(rhythm.Dated), "all", m.words.Number(len(list)))
		v.Scripts = append(v.Scripts, "meetings.js")
	}
	shown, _ := m.recent(diary)
	v.Years = m.yearsAtAGlance(shown)
	v.Earlier = m.earlier()
	if len(list) > 0 {
		v.RhythmCount = m.rhythmCount(rhythm)
		if m.plan.Repository != "" {
			v.NewMeeting = edit.Example("meeting")
		}
		for _, p := range list {
			if !p.LivesOn(m.plan.On) {
				continue
			}
			row := m.rhythmRow(p)
			if row.Number == "" && row.Words.Text == "" && row.Public == "" && row.Dated == "" {
				v.Silent = append(v.Silent, row.Link)
				continue
			}
			v.SomePublic = v.SomePublic || row.Public != ""
			v.SomeDated = v.SomeDated || row.Dated != ""
			v.Rhythms = append(v.Rhythms, row)
		}
	}
	if m.area != nil {
		l := m.linkTo("diary.link", "meetings", "diary")
		v.Diary = &l
	} else {
		v.Areas, v.AreaTotal = m.areaMeetings()
	}
	v.AsOf = m.asOf(m.partnerships)
	return v
}

func (m *maker) rhythmCount(r landscape.Rhythm) string {
	number := m.words.Number
	return m.say("meetings.rhythm-count", "all", number(r.Of), "number", number(r.Number), "words", number(r.Words), "dates", number(r.Dates), "nothing", number(r.Nothing))
}

// earlier leads to the pages of earlier years, the newest first.
func (m *maker) earlier() []Link {
	_, earlier := m.recent(m.diary())
	var links []Link
	for _, year := range slices.Backward(byYear(earlier)) {
		name := strconv.Itoa(year[0].Meeting.Date.Year)
		l := m.link(Said{Text: name}, m.at("meetings", name))
		l.Count = len(year)
		links = append(links, l)
	}
	return links
}

func (m *maker) rhythmRow(p *register.Partnership) RhythmRow {
	row := RhythmRow{Link: m.partnershipLink(p), Type: m.said(m.plan.index.Types[p.Type].Name), Words: m.said(p.MeetingsStated)}
	if p.MeetingsEachYear > 0 {
		row.Number = m.count("count.meetings-a-year", p.MeetingsEachYear)
	}
	if p.MeetingsInPublic != "" {
		row.Public = m.say("in-public." + string(p.MeetingsInPublic))
	}
	if len(p.Meetings) > 0 {
		row.Dated = m.words.Number(len(p.Meetings))
	}
	if row.Add = m.editLink(p.File); row.Add != nil {
		row.Add.Text = m.say("editing.new-meeting")
	}
	return row
}

// areaMeetings counts for each area of an edition, and for all of them with each body once.
func (m *maker) areaMeetings() (rows []AreaMeetings, total *AreaMeetings) {
	row := func(l Link, list []*register.Partnership) AreaMeetings {
		r := landscape.RhythmOf(list, m.plan.On)
		number := m.words.Number
		return AreaMeetings{l, number(r.Of), number(r.Number), number(r.Words), number(r.Dates), number(r.Nothing), number(r.Dated), number(r.Meetings)}
	}
	for _, a := range m.site.areas {
		name := m.said(a.Name)
		if s := m.plan.areaSite(a.ID, m.site); s != nil {
			rows = append(rows, row(m.link(name, s.at("meetings")), s.partnerships))
		}
	}
	t := row(Link{Said: Said{Text: m.say("meetings.all")}, Count: -1}, m.partnerships)
	return rows, &t
}

// yearsAtAGlance lays out a diary year by year, the newest first.
func (m *maker) yearsAtAGlance(diary []landscape.Appointment) []MeetingYear {
	var years []MeetingYear
	explained := false
	for _, list := range slices.Backward(byYear(diary)) {
		year := m.year(list)
		year.Key = !explained && len(year.Rows) > 0
		explained = explained || year.Key
		years = append(years, year)
	}
	return years
}

// fewForATable is the number of meetings from which a year gets a table and a picture.
const fewForATable = 3

func (m *maker) year(list []landscape.Appointment) MeetingYear {
	year := list[0].Meeting.Date.Year
	v := MeetingYear{Year: strconv.Itoa(year), Anchor: "y" + strconv.Itoa(year), Count: m.count("meetings.n", len(list))}
	v.StripWidth = landscape.DayOfYear(register.Date{Precision: register.Exact, Year: year, Month: 12, Day: 31})
	for month := 1; month <= 12; month++ {
		v.Months = append(v.Months, MonthHead{m.words.MonthShort(month), m.words.Month(year, month)})
	}
	rows := map[*register.Partnership]int{}
	lists := make([][]MeetingItem, 13) // the last for meetings whose month is not stated
	days := map[int]int{}
	var order []int
	usual, all := usualStatus(list)
	status := m.say("meeting-status." + string(usual))
	if all {
		v.Count = m.say("meetings-year.all", "count", v.Count, "status", status)
	} else {
		v.Count = m.say("meetings-year.most", "count", v.Count, "status", status)
	}
	for _, a := range list {
		date := a.Meeting.Date
		item := m.meetingItem(a)
		listed := item
		if a.Meeting.Status == usual {
			listed.Status = ""
		}
		if date.Precision != register.Month && date.Precision != register.Exact {
			lists[12] = append(lists[12], listed)
			continue
		}
		lists[date.Month-1] = append(lists[date.Month-1], listed)
		at, seen := rows[a.Partnership]
		if !seen {
			at = len(v.Rows)
			rows[a.Partnership] = at
			v.Rows = append(v.Rows, YearRow{Link: m.partnershipLink(a.Partnership), Cells: make([][]YearMark, 12)})
		}
		cell := &v.Rows[at].Cells[date.Month-1]
		mark := YearMark{Text: m.say("meetings.some-day"), Href: item.Href, Cancelled: item.Cancelled}
		if date.Precision == register.Exact {
			mark.Text = strconv.Itoa(date.Day)
			if !item.Cancelled {
				day := landscape.DayOfYear(date)
				if days[day]++; days[day] == 1 {
					order = append(order, day)
				}
			}
		}
		// What is seen stands in the label too, for people who say aloud what they want to follow.
		mark.Label = m.say("meetings.mark", "text", mark.Text, "when", item.When, "status", item.Status)
		*cell = append(*cell, mark)
	}
	slices.SortStableFunc(v.Rows, func(a, b YearRow) int { return slices.Compare(m.order.Key(a.Text), m.order.Key(b.Text)) })
	v.StripHeight = 3
	for _, n := range days {
		v.StripHeight = max(v.StripHeight, n)
	}
	if len(list) < fewForATable {
		v.Rows, order = nil, nil
	}
	for _, day := range order {
		v.Strip = append(v.Strip, StripDay{X: day - 1, Y: v.StripHeight - days[day], Height: days[day]})
	}
	for i, items := range lists {
		heading := m.say("meetings.no-month")
		if i < 12 {
			heading = m.words.Month(year, i+1)
		}
		if len(items) > 0 {
			v.Lists = append(v.Lists, MeetingMonth{heading, items})
		}
	}
	return v
}

// usualStatus gives what became of most meetings of a list, the status that comes first in the list among equals, and tells
// whether it became of all.
func usualStatus(list []landscape.Appointment) (usual register.MeetingStatus, all bool) {
	count := map[register.MeetingStatus]int{}
	for _, a := range list {
		count[a.Meeting.Status]++
	}
	for _, a := range list {
		if count[a.Meeting.Status] > count[usual] {
			usual = a.Meeting.Status
		}
	}
	return usual, count[usual] == len(list)
}

func (m *maker) meetingItem(a landscape.Appointment) MeetingItem {
	meeting := a.Meeting
	item := MeetingItem{
		Link: m.partnershipLink(a.Partnership), When: m.when(meeting), Times: m.times(meeting), Datetime: datetime(meeting), Status: m.say("meeting-status." + string(meeting.Status)),
		Cancelled: meeting.Status == register.MeetingCancelled, Place: m.said(meeting.Place), Note: m.said(meeting.Note), Public: m.open(meeting),
	}
	if item.Href != "" {
		item.Href += "#" + meetingAnchor(meeting)
	}
	item.Papers = m.papers(meeting)
	return item
}

// papers leads to what there is to read, and to where people take part.
func (m *maker) papers(meeting *register.Meeting) []Link {
	date := m.date(meeting.Date)
	var links []Link
	for _, p := range []struct {
		key string
		to  register.URL
	}{{"meetings.agenda-of", meeting.Agenda}, {"meeting.papers-of", meeting.Papers}, {"meeting.minutes-of", meeting.Minutes}, {"meetings.online-of", meeting.Online}} {
		if p.to != "" {
			links = append(links, outside(Said{Text: m.say(p.key, "date", date)}, p.to))
		}
	}
	return links
}

// open says whether people may come to a meeting, where that is stated of this one.
func (m *maker) open(meeting *register.Meeting) string {
	if meeting.InPublic == "" {
		return ""
	}
	return m.say("meetings.public-" + string(meeting.InPublic))
}

// when gives a meeting's date with the weekday and the times, as far as they are stated.
func (m *maker) when(meeting *register.Meeting) string {
	date := m.date(meeting.Date)
	if meeting.Date.Precision != register.Exact {
		return date
	}
	date = m.words.Weekday(landscape.Weekday(meeting.Date)) + " " + date
	if times := m.times(meeting); times != "" {
		return m.say("meetings.when", "day", date, "times", times)
	}
	return date
}

// times gives a meeting's beginning and end, as far as they are stated.
func (m *maker) times(meeting *register.Meeting) string {
	if meeting.Time == "" || meeting.UntilTime == "" {
		return string(meeting.Time)
	}
	return m.say("meetings.times", "from", string(meeting.Time), "until", string(meeting.UntilTime))
}

// datetime gives a meeting's date in the form of a time element: 2026-09-15, 2026-09, 2026. There is none for financial years.
func datetime(meeting *register.Meeting) string {
	if meeting.Date.Precision == register.FinancialYear {
		return ""
	}
	return meeting.Date.String()
}

// meetingAnchor names a meeting on its partnership's page.
func meetingAnchor(meeting *register.Meeting) string {
	return "meeting-" + anchorLetters.Replace(meeting.Key())
}

var anchorLetters = strings.NewReplacer("/", "_", ".", "-")

// Diary shows the meetings at which an area's local policing body has a place, with the days and weeks in which they crowd.
type Diary struct {
	Frame
	// Holder is the organisation, nil when nobody holds the office on the day of the plan.
	Holder *Link
	// Count says how many meetings there are and on how many bodies the holder sits.
	Count     string
	Subscribe *Subscribe
	Clashes   []ClashRow
	Weeks     []WeekRow
	Years     []MeetingYear
	// Earlier says that earlier meetings are left out. May be empty.
	Earlier string
	// All leads to the meetings of the area.
	All Link
}

// ClashRow is a day with meetings of several bodies.
type ClashRow struct {
	When, Datetime string
	Overlap        string
	Meetings       []MeetingItem
}

// WeekRow is a week with many meetings.
type WeekRow struct {
	When   string
	Number string
	// Hours is "5 hours, from 2 of 3"; empty when no meeting states both times.
	Hours    string
	Meetings []Link
}

// diaryPages plans the diary of an area's local policing body.
func diaryPages(s *site) []*Page {
	if s.area == nil {
		return nil
	}
	page := s.page("diary", s.at("meetings", "diary"), func(m *maker) any { return m.diaryView() })
	page.Subject = s.area.File
	if s.twin != nil {
		page.twins(s, s.twin.at("meetings", "diary"))
	}
	return []*Page{page}
}

// holder gives the organisation that oversees the area's force on the day of the plan, as far as that is known.
func (s *site) holder() (*register.Organisation, *register.LocalPolicingBody) {
	b := s.area.PolicingBodyOn(s.plan.On)
	if b == nil || s.plan.On.After(b.EndAnnounced) {
		return nil, nil
	}
	return s.plan.index.Organisations[b.Organisation], b
}

// holderDiary gives the meetings at which the area's local policing body has a place.
func (s *site) holderDiary() []landscape.Appointment {
	o, _ := s.holder()
	if o == nil {
		return nil
	}
	return landscape.DiaryOf(s.partnerships, o, true)
}

func (m *maker) diaryView() *Diary {
	place := m.plain(m.name())
	v := &Diary{Frame: m.frame(Said{Text: m.say("diary.title", "place", place)}, m.say("diary.description", "place", place), m.linkTo("menu.meetings", "meetings"))}
	v.All = m.linkTo("diary.all", "meetings")
	v.Subscribe = m.subscribe(m.site, m.at("meetings", "diary"), true, false)
	v.addFeeds(v.Subscribe)
	o, body := m.holder()
	if o == nil {
		return v
	}
	holder := m.organisationLink(o.ID)
	holder.Said = m.said(body.Title)
	v.Holder = &holder
	diary := m.holderDiary()
	if len(diary) == 0 {
		return v
	}
	bodies := map[*register.Partnership]bool{}
	for _, a := range diary {
		bodies[a.Partnership] = true
	}
	v.Count = m.say("diary.count", "meetings", m.words.Number(len(diary)), "bodies", m.words.Number(len(bodies)))
	v.Scripts = append(v.Scripts, "meetings.js")
	shown, earlier := m.recent(diary)
	if len(earlier) > 0 {
		v.Earlier = m.count("diary.earlier", len(earlier))
	}
	v.Years = m.yearsAtAGlance(shown)
	for _, c := range landscape.Clashes(shown) {
		row := ClashRow{When: m.words.Weekday(landscape.Weekday(c.Day)) + " " + m.date(c.Day), Datetime: c.Day.String(), Overlap: m.say("diary.overlap-" + string(c.Collision))}
		for _, a := range c.Meetings {
			row.Meetings = append(row.Meetings, m.meetingItem(a))
		}
		v.Clashes = append(v.Clashes, row)
	}
	for _, w := range landscape.HeavyWeeks(shown) {
		row := WeekRow{When: m.span(w.From, w.Until), Number: m.words.Number(len(w.Meetings))}
		if w.Timed > 0 {
			row.Hours = m.say("diary.hours", "hours", m.minutes(w.Minutes), "n", m.words.Number(w.Timed), "of", m.words.Number(len(w.Meetings)))
		}
		for _, a := range w.Meetings {
			item := m.meetingItem(a)
			row.Meetings = append(row.Meetings, item.Link)
		}
		v.Weeks = append(v.Weeks, row)
	}
	v.AsOf = m.asOf(m.partnerships)
	return v
}

// minutes writes minutes as hours: "2:30".
func (m *maker) minutes(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }
