package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"partnershipregister/generator/register"
)

// A Calendar is meetings in the form that calendar programs subscribe to: iCalendar, RFC 5545.
//
// Nothing in it comes from the clock of the machine: the stamps are the dates of the facts, so that the same content
// gives the same bytes.
type Calendar struct {
	Name, Description Phrase
	// Language of the calendar as a whole.
	Language string
	// Address of the page that shows the same meetings.
	Address string
	// Events may stand in several calendars of one language; each is written out once.
	Events []*Event
}

// A Phrase is a text with its language.
type Phrase struct{ Text, Language string }

// An Event is one meeting on one day.
type Event struct {
	// UID names the meeting in every calendar, in every language and for ever.
	UID string
	// Day is an exact date. Begin and End are times on it in the United Kingdom; without a Begin the event lasts the day,
	// without an End it has no length.
	Day        register.Date
	Begin, End register.Clock
	Summary    Phrase
	// Place, Description and Address may be empty.
	Place       Phrase
	Description Phrase
	Address     string
	Cancelled   bool
	// Changed is the day on which the facts were last known to be true; 0 when no date is stated.
	Changed register.Day
	// text is the event as it was written in a calendar of the language.
	text     []byte
	language string
}

// london is the clock of the United Kingdom under the rules that hold since 1996. It stands in every calendar with times, because
// some programs take a time without a zone of its own for another country's; and in one without events, which may not hold
// nothing.
const london = `BEGIN:VTIMEZONE
TZID:Europe/London
X-LIC-LOCATION:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
END:VTIMEZONE
`

// ICS writes the calendar. Without events it is still whole, so that a subscription to it does not break.
func (c *Calendar) ICS() []byte {
	w := &calendarWriter{language: c.Language}
	w.line("BEGIN:VCALENDAR")
	w.line("VERSION:2.0")
	w.line("PRODID:-//Partnership register//Meetings//" + strings.ToUpper(c.Language))
	w.line("CALSCALE:GREGORIAN")
	w.line("METHOD:PUBLISH")
	// NAME, DESCRIPTION and REFRESH-INTERVAL are RFC 7986; the X- names are what most programs read.
	w.text("NAME", c.Name)
	w.text("X-WR-CALNAME", c.Name)
	w.text("DESCRIPTION", c.Description)
	w.line("X-WR-TIMEZONE:Europe/London")
	w.line("REFRESH-INTERVAL;VALUE=DURATION:P1D")
	w.line("X-PUBLISHED-TTL:P1D")
	w.address(c.Address)
	if len(c.Events) == 0 || slices.ContainsFunc(c.Events, func(e *Event) bool { return e.Begin != "" }) {
		for line := range strings.Lines(london) {
			w.line(strings.TrimSuffix(line, "\n"))
		}
	}
	size := len("END:VCALENDAR\r\n")
	for _, e := range c.Events {
		if e.text == nil || e.language != c.Language {
			one := &calendarWriter{language: c.Language}
			one.event(e)
			e.text, e.language = bytes.Clone(one.b.Bytes()), c.Language
		}
		size += len(e.text)
	}
	w.b.Grow(size)
	for _, e := range c.Events {
		w.b.Write(e.text)
	}
	w.line("END:VCALENDAR")
	return w.b.Bytes()
}

type calendarWriter struct {
	b        bytes.Buffer
	language string
}

func (w *calendarWriter) event(e *Event) {
	stamp := register.Day(19700101) // a calendar asks for some stamp
	if e.Changed != 0 {
		stamp = e.Changed
	}
	w.line("BEGIN:VEVENT")
	w.line("UID:" + escaped(e.UID))
	w.line(fmt.Sprintf("DTSTAMP:%08dT000000Z", stamp))
	if e.Changed != 0 {
		w.line(fmt.Sprintf("LAST-MODIFIED:%08dT000000Z", e.Changed))
	}
	day := e.Day.First()
	switch {
	case e.Begin == "":
		w.line(fmt.Sprintf("DTSTART;VALUE=DATE:%08d", day))
		next := time.Date(e.Day.Year, time.Month(e.Day.Month), e.Day.Day+1, 0, 0, 0, 0, time.UTC)
		w.line("DTEND;VALUE=DATE:" + next.Format("20060102"))
		w.line("TRANSP:TRANSPARENT") // nobody is known to be busy all day
	default:
		w.line(fmt.Sprintf("DTSTART;TZID=Europe/London:%08dT%s", day, clock(e.Begin)))
		if e.End != "" {
			w.line(fmt.Sprintf("DTEND;TZID=Europe/London:%08dT%s", day, clock(e.End)))
		}
	}
	w.text("SUMMARY", e.Summary)
	w.text("LOCATION", e.Place)
	w.text("DESCRIPTION", e.Description)
	w.address(e.Address)
	if e.Cancelled {
		w.line("STATUS:CANCELLED")
	} else {
		w.line("STATUS:CONFIRMED")
	}
	w.line("END:VEVENT")
}

// clock writes a time of day as calendars do: 140000.
func clock(c register.Clock) string { return strings.Replace(string(c), ":", "", 1) + "00" }

// text writes a property of words, with their language where that is not the calendar's.
func (w *calendarWriter) text(name string, p Phrase) {
	if p.Text == "" {
		return
	}
	// The names with X-WR- take no parameters.
	if p.Language != "" && p.Language != w.language && !strings.HasPrefix(name, "X-") {
		name += ";LANGUAGE=" + p.Language
	}
	w.line(name + ":" + escaped(p.Text))
}

func (w *calendarWriter) address(to string) {
	if to != "" {
		// A comma or semicolon may stand in an address as it is; only what ends a line may not.
		w.line("URL:" + strings.Map(printable, to))
	}
}

var (
	calendarLines   = strings.NewReplacer("\r\n", "\n", "\r", "\n")
	calendarEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)
)

// escaped writes the four characters that have a meaning of their own, and leaves out what no text may hold.
func escaped(s string) string {
	if plainText(s) {
		return s
	}
	s = calendarEscapes.Replace(calendarLines.Replace(s))
	return strings.Map(printable, strings.ToValidUTF8(s, ""))
}

// plainText tells whether a text can be written as it stands, as most can.
func plainText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '\\' || c == ';' || c == ',' {
			return false
		}
	}
	return true
}

func printable(r rune) rune {
	if unicode.IsControl(r) && r != '\t' {
		return -1
	}
	return r
}

// line writes a content line, cut into pieces of at most 75 octets, the space that begins a further piece among them. No
// piece ends inside a character.
func (w *calendarWriter) line(s string) {
	const most = 75
	room := most
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		w.b.WriteString(s[:cut])
		w.b.WriteString("\r\n ")
		s, room = s[cut:], most-1
	}
	w.b.WriteString(s)
	w.b.WriteString("\r\n")
}
