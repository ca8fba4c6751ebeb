// Package remind asks what a register's files can't answer by themselves and a new date would not answer
// either: is the chair recorded since May 2023 still right, which meetings have been held since the last one
// recorded?
//
// In go a register and a day, out come questions, each at the place in a file where the answer goes. The same
// register and day give the same questions. How they reach anybody is left to others.
package remind

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/language"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// An Entry is a partnership of which something is asked.
type Entry struct {
	// Home is the area, or the edition, whose folder holds it.
	Home register.ID
	Name string
	File string
	// Questions are notices: What asks, Remedy says how the answer is written. They have no line yet.
	Questions []problem.Problem
}

// A Home is an area or an edition with its entries of which something is asked.
type Home struct {
	ID      register.ID
	Name    string
	Entries []Entry
	// Listed are entries of which nothing is known but a line in an official list; their files and names.
	Listed []Entry
}

// facts are what is asked about once what is recorded of it is older than a number of months. A review that
// compared the fact makes it new again.
var facts = []struct {
	name   register.Fact
	months int
	ask    func(a *asker, p *register.Partnership)
}{
	{"chair", 12, (*asker).chair},
	{"meetings", 12, (*asker).meetings},
	{"funding", 12, (*asker).funding},
	{"members", 24, (*asker).members},
	{"status", 12, (*asker).status},
}

// mostDoubts is how many doubts of one entry are asked at a time.
const mostDoubts = 3

// All gives what is to be asked on a day, by the home of the entries, ordered by identifier. Homes of which nothing
// is asked are there too, so that an earlier question can be seen to be answered. Bodies that have ended are
// asked nothing.
func All(x *register.Index, on register.Day) []Home {
	homes := map[register.ID]*Home{}
	for _, a := range x.Register.Areas {
		homes[a.ID] = &Home{ID: a.ID, Name: english(a.Name)}
	}
	for _, e := range x.Register.Editions {
		if homes[e.ID] == nil {
			homes[e.ID] = &Home{ID: e.ID, Name: english(e.Name)}
		}
	}
	for _, p := range x.Register.Partnerships {
		h := homes[p.Home]
		if h == nil || p.EndedBy(on) {
			continue
		}
		e := Entry{Home: p.Home, Name: english(p.Name), File: p.File}
		if p.ListOnly {
			h.Listed = append(h.Listed, e)
			continue
		}
		a := &asker{Index: x, on: on, words: language.NewWords("en", nil), file: p.File}
		for _, f := range facts {
			a.fact, a.line = f.name, monthsBefore(on, f.months)
			f.ask(a, p)
		}
		a.doubts(p)
		if e.Questions = a.asked; len(e.Questions) > 0 {
			h.Entries = append(h.Entries, e)
		}
	}
	var list []Home
	for _, h := range homes {
		byName := func(a, b Entry) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.File, b.File)) }
		slices.SortFunc(h.Entries, byName)
		slices.SortFunc(h.Listed, byName)
		list = append(list, *h)
	}
	slices.SortFunc(list, func(a, b Home) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// asker gathers the questions about one entry.
type asker struct {
	*register.Index
	on    register.Day
	words *language.Words
	file  string
	fact  register.Fact
	// line is the day before which what is recorded of the fact is old.
	line  register.Day
	asked []problem.Problem
}

func (a *asker) ask(field, what, answer string) {
	a.asked = append(a.asked, problem.Problem{
		Severity: problem.Notice, Check: "question", File: a.file, Field: field, What: what, Remedy: answer, Mender: problem.Editor,
	})
}

// confirm is the end of an answer to whether something is still right.
func (a *asker) confirm() string {
	return fmt.Sprintf("if it is still right, note that you compared it: checked = [%q] and the day as reviewed", string(a.fact))
}

// old tells whether what was recorded at a date wants asking: it is from before the line, or the entry was to
// be looked at again since. A date that is not stated is old.
func (a *asker) old(p *register.Partnership, recorded register.Date) bool {
	at := recorded.Last()
	if slices.Contains(p.Checked, a.fact) {
		at = max(at, p.Reviewed.Last())
	}
	return at < a.line || a.on.After(p.ReviewBy) && at <= p.ReviewBy.Last()
}

func (a *asker) chair(p *register.Partnership) {
	last, present := -1, false
	for i, c := range p.Chairs {
		switch {
		case a.on.In(c.From, c.Until):
			present = true
			recorded := or(c.AsOf, p.AsOf)
			if c.Role == register.ViceChair || !a.old(p, recorded) {
				continue
			}
			since := a.recorded(recorded)
			if !c.From.IsZero() {
				since = " since " + a.said(c.From)
			}
			a.ask(fmt.Sprintf("chairs[%d]", i), fmt.Sprintf("Chair recorded%s as “%s”: still right?", since, a.post(c)),
				"write who chairs now, and give the former chair its until; "+a.confirm())
		case a.on.After(c.Until):
			last = i
		}
	}
	if !present && last >= 0 {
		a.ask(fmt.Sprintf("chairs[%d]", last), fmt.Sprintf("The last chair recorded is “%s”, until %s: who chairs now?", a.post(p.Chairs[last]), a.said(p.Chairs[last].Until)),
			"add a line for the present chair, with its from")
	}
}

func (a *asker) post(c register.Chair) string {
	post := english(c.Post)
	if o := a.Organisations[c.Organisation]; o != nil {
		post += ", " + english(o.Name)
	}
	return post
}

func (a *asker) meetings(p *register.Partnership) {
	last, planned, first := -1, 0, -1
	for i, m := range p.Meetings {
		past := a.on.After(m.Date)
		switch {
		case m.Status == register.MeetingPlanned && past:
			planned++
			if first < 0 || m.Date.First() < p.Meetings[first].Date.First() {
				first = i
			}
		case m.Status == register.MeetingHeld || m.Status == register.MeetingInquorate:
			if last < 0 || m.Date.Last() > p.Meetings[last].Date.Last() {
				last = i
			}
		}
	}
	switch {
	case planned == 1:
		a.ask(fmt.Sprintf("meetings[%d]", first), fmt.Sprintf("A meeting was planned for %s: was it held?", a.said(p.Meetings[first].Date)),
			"set its status to held, cancelled or inquorate, with the address of the minutes where there is one")
	case planned > 1:
		a.ask(fmt.Sprintf("meetings[%d]", first), fmt.Sprintf("%d meetings were planned for days now past, the first for %s: were they held?", planned, a.said(p.Meetings[first].Date)),
			"set the status of each to held, cancelled or inquorate, with the address of the minutes where there is one")
	case last >= 0 && a.old(p, p.Meetings[last].Date):
		a.ask(fmt.Sprintf("meetings[%d]", last), fmt.Sprintf("Last meeting recorded %s: which have been held since?", a.said(p.Meetings[last].Date)),
			"add a line for each; if there was none, note that you compared it: checked = [\"meetings\"] and the day as reviewed")
	}
}

func (a *asker) funding(p *register.Partnership) {
	last := -1
	end := func(i int) register.Day { return max(p.Funding[i].Year.Last(), p.Funding[i].UntilYear.Last()) }
	for i := range p.Funding {
		if last < 0 || end(i) > end(last) {
			last = i
		}
	}
	if last < 0 || end(last) == 0 {
		return
	}
	newest := p.Funding[last].Year
	if !p.Funding[last].UntilYear.IsZero() {
		newest = p.Funding[last].UntilYear
	}
	if a.old(p, newest) {
		a.ask(fmt.Sprintf("funding[%d]", last), fmt.Sprintf("The newest money recorded is that of %s: what has come since?", a.said(newest)),
			"add a line for each sum and year; if there was none, note that you compared it: checked = [\"funding\"] and the day as reviewed")
	}
}

func (a *asker) members(p *register.Partnership) {
	var oldest register.Date
	old := 0
	for _, s := range p.Seats {
		recorded := or(s.AsOf, p.AsOf)
		if !a.on.In(s.From, s.Until) || !a.old(p, recorded) {
			continue
		}
		if old == 0 || recorded.Last() < oldest.Last() {
			oldest = recorded
		}
		old++
	}
	if old > 0 {
		seats := fmt.Sprintf("%d seats are", old)
		if old == 1 {
			seats = "One seat is"
		}
		a.ask("seats", fmt.Sprintf("%s recorded%s: who has joined or left since?", seats, a.recorded(oldest)),
			"give each that left its until, and add a line for each that joined; "+a.confirm())
	}
}

func (a *asker) status(p *register.Partnership) {
	switch {
	case p.Status == register.Proposed && (a.on.After(p.From) || p.From.IsZero() && a.old(p, p.AsOf)):
		a.ask("status", fmt.Sprintf("Proposed%s: has it begun?", a.recorded(p.AsOf)), "set the status to active, with its from, or to closed if nothing came of it")
	case p.Status == register.Unknown && a.old(p, p.AsOf):
		a.ask("status", fmt.Sprintf("Whether it still meets was not known%s: does it?", a.recorded(p.AsOf)), "set the status to active, dormant or closed")
	case p.Status == register.Dormant && a.old(p, p.AsOf):
		a.ask("status", fmt.Sprintf("Recorded%s as not meeting: has it begun again, or ended?", a.recorded(p.AsOf)), "set the status to active or closed; "+a.confirm())
	}
}

func (a *asker) doubts(p *register.Partnership) {
	list, _ := p.Doubts.In(register.English)
	for i, d := range list {
		if i == mostDoubts {
			break
		}
		a.ask(fmt.Sprintf("doubts[%d]", i), fmt.Sprintf("An editor was not sure: “%s” Can you settle it?", strings.TrimSpace(d)), "write the answer where it belongs, and take the doubt out")
	}
}

// recorded says at which date something was recorded: " in May 2023", "" when that is not stated.
func (a *asker) recorded(d register.Date) string {
	switch d.Precision {
	case register.NoDate:
		return " without a date"
	case register.Exact:
		return " on " + a.said(d)
	}
	return " in " + a.said(d)
}

// said writes a date in words.
func (a *asker) said(d register.Date) string {
	switch d.Precision {
	case register.Exact:
		return a.words.Day(d.Year, d.Month, d.Day)
	case register.Month:
		return a.words.Month(d.Year, d.Month)
	}
	return d.String()
}

func or(d, otherwise register.Date) register.Date {
	if d.IsZero() {
		return otherwise
	}
	return d
}

func english(t register.Text) string {
	s, _ := t.In(register.English)
	return s
}

// monthsBefore gives the day a number of months before another. Where the month is too short it gives a day that the
// calendar does not have, which compares well all the same.
func monthsBefore(on register.Day, months int) register.Day {
	n := int(on)/10000*12 + int(on)/100%100 - 1 - months
	return register.Day(n/12*10000 + (n%12+1)*100 + int(on)%100)
}
