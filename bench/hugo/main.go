// Command hugo writes the facts of a register as a site for Hugo, to compare the two generators with:
//
//	go run ./bench/hugo -content DIR/content -out DIR/site
//	hugo --source DIR/site --minify
//
// Pages are as ours: areas, partnerships, organisations, evidence, lists by priority, type, council and letter,
// meetings; Welsh areas twice. Everything that takes finding out (who sits where, which name belongs to an
// identifier, what leads back) is worked out here and written ready into the front matter, so that Hugo only
// has to read and render. That is in Hugo's favour.
package main

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"partnershipregister/generator/content"
	"partnershipregister/generator/register"
)

//go:embed all:site
var site embed.FS

func main() {
	from := flag.String("content", "", "the content folder to read")
	out := flag.String("out", "", "the folder to write the site into")
	flag.Parse()
	if *from == "" || *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "hugo:", err)
		os.Exit(1)
	}
}

func write(from, out string) error {
	c, problems, err := content.Read(os.DirFS(from))
	if err != nil {
		return err
	}
	if len(c.Unread) > 0 {
		return fmt.Errorf("%s can't be read: %d problems", c.Unread[0], len(problems))
	}
	files, err := fs.Sub(site, "site")
	if err != nil {
		return err
	}
	if err := os.CopyFS(out, files); err != nil {
		return err
	}
	w := &writer{out: filepath.Join(out, "content"), Index: register.NewIndex(c.Register)}
	w.national()
	for _, a := range c.Register.Areas {
		w.area(a, register.English, string(a.ID))
		if a.Nation == register.Wales {
			w.area(a, register.Welsh, "cymru/"+string(a.ID))
		}
	}
	return w.err
}

// link is a row that the templates show: text, where it leads, and what else is to be said of it.
type link map[string]any

func to(text, url string) link { return link{"text": text, "url": url} }

func (l link) with(key, value string) link {
	if value != "" {
		l[key] = value
	}
	return l
}

// A section is a heading with rows below it.
func section(head string, links []link) link { return link{"head": head, "links": links} }

// A fact is a name with any number of values; none shows as not stated.
func fact(name string, values ...link) link {
	values = slices.DeleteFunc(values, func(l link) bool { return l["text"] == "" })
	return link{"name": name, "values": values}
}

// writer writes the pages of a site, and of one area at a time.
type writer struct {
	*register.Index
	out string
	err error

	lang register.Language
	base string // "/ozzleford", "/cymru/ozzleford"
	here link   // the area, for its pages' navigation
}

func (w *writer) page(name, kind, title, about string, params link, prose string) {
	if w.err != nil {
		return
	}
	if w.here != nil {
		params["area"] = w.here
	}
	params["lang"] = string(cmp.Or(w.lang, register.English))
	head := map[string]any{"title": title, "description": about, "params": params}
	if kind != "" {
		head["type"] = kind
	}
	if kind == "area" {
		delete(head, "type")
		head["outputs"] = []string{"html", "rss"}
	}
	var b bytes.Buffer
	b.WriteString("+++\n")
	w.err = toml.NewEncoder(&b).Encode(head)
	b.WriteString("+++\n\n" + prose)
	file := filepath.Join(w.out, filepath.FromSlash(name))
	w.err = errors.Join(w.err, os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, b.Bytes(), 0o644))
}

// text gives a text in the language of the pages.
func (w *writer) text(t register.Text) string {
	s, _ := t.In(cmp.Or(w.lang, register.English))
	return s
}

func (w *writer) prose(p register.Prose) string {
	s, _ := p.In(w.lang)
	return s
}

func (w *writer) national() {
	byPriority, byType := groups{}, groups{}
	var areas []link
	for _, a := range w.Register.Areas {
		areas = append(areas, to(w.text(a.Name), "/"+string(a.ID)+"/index.html"))
	}
	for _, p := range w.Register.Partnerships {
		l := func() link { return to(w.text(p.Name), "/"+string(p.Home)+"/partnerships/"+string(p.ID)+".html") }
		byType.add(w.typeName(p.Type), l())
		for _, id := range p.Priorities {
			byPriority.add(w.priority(id), l())
		}
	}
	w.page("_index.md", "", "Find your area", "Every police force area of the register", link{"groups": []link{section("Areas", areas)}}, "")
	w.page("about.md", "", "About", "What this register is", link{}, "Everything in this register is invented, to measure with.\n")
	w.lists("priorities", "Priorities", "", byPriority)
	w.lists("types", "Kinds of partnership", "", byType)
}

func (w *writer) area(a *register.Area, lang register.Language, folder string) {
	w.lang, w.base = lang, "/"+folder
	w.here = to(w.text(a.Name), w.base)
	byPriority, byType, byPlace, byLetter, bySector, byMonth := groups{}, groups{}, groups{}, groups{}, groups{}, groups{}
	var all, organisations, evidence []link
	for _, p := range w.Register.Partnerships {
		if p.Home != a.ID {
			continue
		}
		name := w.text(p.Name)
		row := func() link { return w.partnershipLink(p).with("note", w.text(p.Purpose)) }
		all = append(all, row())
		byType.add(w.typeName(p.Type), row())
		byLetter.add(strings.ToUpper(name[:1]), row())
		for _, id := range p.Authorities {
			byPlace.add(w.text(w.Authorities[id].Authority.Name), row())
		}
		for _, id := range p.Priorities {
			byPriority.add(w.priority(id), row())
		}
		for _, m := range p.Meetings {
			day := m.Date.String()
			byMonth.add(day[:min(7, len(day))], w.partnershipLink(p).with("day", fullDay(day)).with("note", w.text(m.Place)))
		}
		for _, e := range p.Evidence {
			evidence = append(evidence, w.evidenceLink(p, e))
			w.evidence(folder, p, e)
		}
		w.partnership(folder, p)
	}
	for _, o := range w.Register.Organisations {
		if !slices.Contains(o.Areas, a.ID) {
			continue
		}
		row := func() link { return w.organisationLink(o.ID) }
		organisations = append(organisations, row())
		bySector.add(w.sector(o.Sector), row())
		w.organisation(folder, o)
	}
	var councils []link
	for _, c := range a.Authorities {
		councils = append(councils, w.organisationLink(c.Council).with("note", w.text(c.Name)+" "+string(c.Code)))
	}
	w.page(folder+"/_index.md", "area", w.text(a.Name), "Partnerships of "+w.text(a.Name), link{"groups": []link{
		section("Councils", councils), section("Kinds", byType.contents(w.base+"/types")), section("Priorities", byPriority.contents(w.base+"/priorities")),
	}}, "")
	w.page(folder+"/partnerships/_index.md", "", "Partnerships", "All of "+w.text(a.Name), link{"groups": []link{section("", all)}}, "")
	w.page(folder+"/organisations/_index.md", "", "Organisations", "All of "+w.text(a.Name), link{"groups": []link{section("", organisations)}}, "")
	w.page(folder+"/evidence/_index.md", "", "Evidence", "All of "+w.text(a.Name), link{"groups": []link{section("", evidence)}}, "")
	w.lists(folder+"/priorities", "Priorities", w.base, byPriority)
	w.lists(folder+"/types", "Kinds of partnership", w.base, byType)
	w.lists(folder+"/places", "Councils", w.base, byPlace)
	w.lists(folder+"/letters", "A to Z", w.base, byLetter)
	w.lists(folder+"/sectors", "Sectors", w.base, bySector)
	w.lists(folder+"/meetings", "Meetings", w.base, byMonth)
	w.here = nil
}

func (w *writer) partnership(folder string, p *register.Partnership) {
	var members, chairs, meetings, money, relations, evidence, sources, priorities, duties, papers, doubts, places []link
	for _, s := range p.Seats {
		members = append(members, w.who(s.Organisation, s.Kind).with("role", string(s.Capacity())).
			with("from", s.From.String()).with("until", s.Until.String()).with("note", w.text(s.Note)))
	}
	for _, c := range p.Chairs {
		l := to(w.text(c.Post), "")
		if c.Organisation != "" {
			l = to(w.text(c.Post), w.organisationURL(c.Organisation))
		}
		chairs = append(chairs, l.with("note", strings.TrimSpace(string(c.Role)+" "+string(c.Arrangement))))
	}
	for _, m := range p.Meetings {
		meetings = append(meetings, to(string(m.Status), string(cmp.Or(m.Minutes, m.Agenda))).with("day", fullDay(m.Date.String())).with("note", w.text(m.Place)))
	}
	for _, f := range p.Funding {
		l := to(w.text(f.Funder), "")
		if f.Organisation != "" {
			l = w.organisationLink(f.Organisation)
		}
		money = append(money, l.with("note", fmt.Sprintf("%s £%d %s %s", f.Exactness, f.Pounds, f.Year, w.text(f.For))))
	}
	for _, r := range p.Relations {
		if other := w.Partnerships[r.Partnership]; other != nil {
			relations = append(relations, w.partnershipLink(other).with("note", string(r.Relation)))
		} else {
			relations = append(relations, to(w.text(r.Name), "").with("note", string(r.Relation)))
		}
	}
	for _, r := range w.Incoming[p.Ref()] {
		relations = append(relations, w.partnershipLink(r.From).with("note", "the other end: "+string(r.Relation.Relation)))
	}
	for _, e := range p.Evidence {
		evidence = append(evidence, w.evidenceLink(p, e))
	}
	for _, id := range p.Priorities {
		priorities = append(priorities, to(w.priority(id), w.base+"/priorities/"+slug(w.priority(id))+".html"))
	}
	for _, d := range p.Duties {
		duties = append(duties, to(d.Act, string(d.URL)).with("note", d.Section))
	}
	for _, d := range p.Documents {
		papers = append(papers, to(w.text(d.Title), string(d.URL)).with("note", d.Date.String()))
	}
	for _, s := range p.Sources {
		sources = append(sources, to(s.Title, string(s.URL)).with("note", s.Date.String()))
	}
	for _, d := range p.Doubts.EN {
		doubts = append(doubts, to(d, ""))
	}
	for _, id := range p.Authorities {
		places = append(places, to(w.text(w.Authorities[id].Authority.Name), w.base+"/places/"+slug(w.text(w.Authorities[id].Authority.Name))+".html"))
	}
	meets := w.text(p.MeetingsStated)
	if p.MeetingsEachYear > 0 {
		meets = strings.TrimSpace(strconv.Itoa(p.MeetingsEachYear) + " a year " + meets)
	}
	w.page(folder+"/partnerships/"+string(p.ID)+".md", "partnership", w.text(p.Name), w.text(p.Purpose), link{
		"facts": []link{
			fact("Kind", to(w.typeName(p.Type), w.base+"/types/"+slug(w.typeName(p.Type))+".html")),
			fact("Status", to(string(p.Status), "").with("note", p.AsOf.String())),
			fact("Began", to(p.From.String(), "")),
			fact("Ended", to(p.Until.String(), "")),
			fact("Other names", to(strings.Join(p.ShortNames, ", "), "")),
			fact("Covers", places...),
			fact("Website", to(string(p.Website), string(p.Website))),
			fact("Contact", to(w.text(p.ContactPost), "")),
			fact("Chair", chairs...),
			fact("Meets", to(meets, "")),
			fact("Hours of a meeting", to(p.MeetingHours.String(), "")),
			fact("In public", to(string(p.MeetingsInPublic), "")),
			fact("Priorities", priorities...),
			fact("Law", duties...),
		},
		"members": members,
		"sections": []link{
			section("Meetings", meetings), section("Money", money), section("Relations", relations), section("Evidence", evidence),
			section("Documents", papers), section("Sources", sources), section("Doubts", doubts),
		},
	}, w.prose(p.About))
}

func (w *writer) organisation(folder string, o *register.Organisation) {
	var seats, oversees, sources, successors, meetings []link
	for _, s := range w.Seats[o.ID] {
		seats = append(seats, w.partnershipLink(s.Partnership).with("note", strings.TrimSpace(string(s.Seat.Capacity())+" "+s.Seat.From.String()+" "+s.Seat.Until.String())))
	}
	for _, p := range w.Boards[o.ID] {
		for _, m := range p.Meetings {
			if m.Status == register.MeetingPlanned {
				meetings = append(meetings, w.partnershipLink(p).with("day", fullDay(m.Date.String())))
			}
		}
	}
	for _, x := range w.Oversees[o.ID] {
		oversees = append(oversees, to(w.text(x.Area.Name), "/"+string(x.Area.ID)+"/index.html"))
	}
	for _, s := range o.Sources {
		sources = append(sources, to(s.Title, string(s.URL)).with("note", s.Date.String()))
	}
	for _, id := range o.Successors {
		successors = append(successors, w.organisationLink(id))
	}
	w.page(folder+"/organisations/"+string(o.ID)+".md", "organisation", w.text(o.Name), "Where "+w.text(o.Name)+" sits", link{
		"facts": []link{
			fact("Sector", to(w.sector(o.Sector), w.base+"/sectors/"+slug(w.sector(o.Sector))+".html")),
			fact("Website", to(string(o.Website), string(o.Website))),
			fact("Ended", to(o.Until.String(), "")),
			fact("Followed by", successors...),
			fact("Partnerships", to(strconv.Itoa(len(w.Boards[o.ID])), "")),
		},
		"sections": []link{section("Seats", seats), section("Meetings to come", meetings), section("Oversees", oversees), section("Sources", sources)},
	}, "")
}

func (w *writer) evidence(folder string, p *register.Partnership, e *register.Evidence) {
	var priorities, sources []link
	for _, id := range e.Priorities {
		priorities = append(priorities, to(w.priority(id), w.base+"/priorities/"+slug(w.priority(id))+".html"))
	}
	for _, s := range e.Sources {
		sources = append(sources, to(s.Title, string(s.URL)).with("note", s.Date.String()))
	}
	w.page(folder+"/evidence/"+string(p.ID)+"-"+string(e.ID)+".md", "evidence", w.text(e.Title), w.text(e.Title), link{
		"facts": []link{
			fact("Partnership", w.partnershipLink(p)),
			fact("Level", to(w.text(w.Levels[e.Level].Name), "")),
			fact("Effect", to(w.text(w.Effects[e.Effect].Name), "")),
			fact("Kind of study", to(string(e.Kind), "")),
			fact("Period", to(w.text(e.Period), "")),
			fact("Compared with", to(w.text(e.ComparedWith), "")),
			fact("Priorities", priorities...),
		},
		"sections": []link{section("Sources", sources)},
	}, w.prose(e.Finding))
}

// lists writes a page for each group and one that leads to them.
func (w *writer) lists(folder, title, base string, g groups) {
	at := "/" + folder
	if base != "" {
		at = base + "/" + folder[strings.LastIndex(folder, "/")+1:]
	}
	w.page(folder+"/_index.md", "", title, title, link{"groups": []link{section("", g.contents(at))}}, "")
	for _, name := range g.names() {
		w.page(folder+"/"+slug(name)+".md", "", name, title+": "+name, link{"groups": []link{section("", g[name])}}, "")
	}
}

// groups are rows by the name of what they have in common.
type groups map[string][]link

func (g groups) add(name string, l link) { g[name] = append(g[name], l) }

func (g groups) names() []string {
	var names []string
	for name := range g {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (g groups) contents(at string) []link {
	var list []link
	for _, name := range g.names() {
		list = append(list, to(name, at+"/"+slug(name)+".html").with("note", strconv.Itoa(len(g[name]))))
	}
	return list
}

func (w *writer) partnershipLink(p *register.Partnership) link {
	base := w.base
	if w.here == nil || base != "/"+string(p.Home) && base != "/cymru/"+string(p.Home) {
		base = "/" + string(p.Home)
	}
	return to(w.text(p.Name), base+"/partnerships/"+string(p.ID)+".html")
}

func (w *writer) evidenceLink(p *register.Partnership, e *register.Evidence) link {
	return to(w.text(e.Title), w.base+"/evidence/"+string(p.ID)+"-"+string(e.ID)+".html").with("note", w.text(w.Levels[e.Level].Name))
}

// who is an organisation, or a kind of body where none is named.
func (w *writer) who(organisation, kind register.ID) link {
	if organisation != "" {
		return w.organisationLink(organisation)
	}
	if k := w.MemberKinds[kind]; k != nil {
		return to(w.text(k.Name), "")
	}
	return to(string(kind), "")
}

func (w *writer) organisationLink(id register.ID) link {
	return to(w.text(w.Organisations[id].Name), w.organisationURL(id))
}

func (w *writer) organisationURL(id register.ID) string {
	return w.base + "/organisations/" + string(id) + ".html"
}

func (w *writer) typeName(id register.ID) string { return w.text(w.Types[id].Name) }
func (w *writer) priority(id register.ID) string { return w.text(w.Priorities[id].Name) }
func (w *writer) sector(id register.ID) string   { return w.text(w.Sectors[id].Name) }

// slug is how a name stands in an address.
func slug(name string) string { return content.Identifier(name) }

// fullDay leaves out a date that is not of one day, which Hugo could not set.
func fullDay(date string) string {
	if len(date) == len("2026-11-22") {
		return date
	}
	return ""
}
