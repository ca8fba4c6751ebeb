package synthetic

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// partnership makes the nth of the area up.
func (m *maker) partnership(n int) {
	t, at, local := m.kind(n)
	name, cy := m.name(t, at, n)
	id := language.Slug(name)
	folder := "areas/" + m.home.id + "/partnerships/" + id + "/"
	listed := m.IntN(7) == 0
	ended := !listed && n > councils+4 && m.IntN(20) == 0
	from := 1998 + m.IntN(24)
	meets := m.chance(5)

	var b toml
	b.text("name", name, cy)
	if m.chance(3) {
		b.raw("short_names", quoted([]string{initials(name)}))
	}
	if m.IntN(8) == 0 {
		b.rows("former_names", []string{row("name", at.en+" "+pick(m, nouns)+" Forum", "until", strconv.Itoa(from+1))})
	}
	b.raw("type", strconv.Quote(string(t.ID)))
	if !listed {
		topic := m.priority()
		b.text("purpose", fmt.Sprintf("Brings the bodies that answer for %s together to work on %s and on %s, and to %s.", at.en, lower(topic.Name.EN), lower(m.priority().Name.EN), pick(m, aims)),
			m.welsh("Yn dwyn cyrff cyhoeddus "+at.cy+" ynghyd. Y prif bwnc: "+topic.Name.CY+"."))
	}
	b.blank()
	switch {
	case listed:
		b.raw("status", `"unknown"`)
		b.raw("as_of", `"2025-04-01"`)
		b.raw("known_only_from_list", "true")
	case ended:
		b.raw("status", `"closed"`)
		b.raw("as_of", `"2025-06"`)
		b.raw("from", strconv.Quote(strconv.Itoa(from)))
		b.raw("until", `"2025-03-31"`)
	case meets:
		// Later than the last meeting that is written as held.
		b.raw("status", `"active"`)
		b.raw("as_of", strconv.Quote(fmt.Sprintf("2026-%02d", 10+m.IntN(2))))
		b.raw("from", strconv.Quote(strconv.Itoa(from)))
	default:
		b.raw("status", `"active"`)
		b.raw("as_of", strconv.Quote(fmt.Sprintf("%d-%02d", 2023+m.IntN(3), 1+m.IntN(12))))
		b.raw("from", strconv.Quote(strconv.Itoa(from)))
	}
	b.blank()
	if local >= 0 {
		b.raw("authorities", quoted([]string{at.id}))
		// The first community safety partnership of a council covers its area of the official list.
		if t.ID == csp && n < councils && !(m.nation == register.England && m.number%3 == 2 && local == 0) {
			b.raw("codes", quoted([]string{m.safetyCode(local)}))
		}
	}
	if !listed {
		m.facts(&b, t, at, from, ended, meets)
	}
	m.relations(&b, n, id, ended)
	sources := []string{m.source(name+": terms of reference", "2025-0"+strconv.Itoa(1+m.IntN(9)))}
	for range m.IntN(3) {
		sources = append(sources, m.source(pick(m, papers)+" "+strconv.Itoa(1+m.IntN(400)), "2026-0"+strconv.Itoa(1+m.IntN(9))))
	}
	b.rows("sources", slices.Compact(sources))
	if m.IntN(9) == 0 {
		b.raw("doubts", quoted([]string{"Two papers name different numbers of members."}))
	}
	m.file(folder+"partnership.toml", b.String())

	if !listed && m.chance(5) {
		m.file(folder+"about.md", m.prose(at, 3+m.IntN(5)))
		if m.nation == register.Wales && m.chance(5) {
			m.file(folder+"about.cy.md", m.welshProse(at))
		}
	}
	if !listed {
		for i := range m.IntN(2) + m.IntN(2) - m.IntN(2) {
			m.evidence(folder, at, i)
		}
	}
	m.made = append(m.made, made{id: id, typ: string(t.ID), ended: ended})
}

const csp = "community-safety-partnership"

// kind says what the nth partnership of an area is and where: the community safety partnerships first, then a
// round of the kinds that cover the whole area, then the kinds of councils, in turn. Local is the number of its
// council, below 0 when it covers the area.
func (m *maker) kind(n int) (t *register.Type, at place, local int) {
	var wide, near []*register.Type
	for _, t := range m.vocabulary.Types {
		switch {
		case !t.ExistsIn(m.nation) || t.Geography == "nation" || t.Basis == register.Planned:
		case t.ID == csp || t.ID == "other":
			if t.ID == csp && n < councils {
				return t, m.councils[n], n
			}
		case t.Geography == "local-authority":
			near = append(near, t)
		default:
			wide = append(wide, t)
		}
	}
	if n -= councils; n < len(wide) {
		return wide[n], m.home, -1
	}
	n -= len(wide)
	local = n % councils
	return near[n/councils%len(near)], m.councils[local], local
}

// name makes a name up that the area does not have yet.
func (m *maker) name(t *register.Type, at place, n int) (en, cy string) {
	kind := plainKind(t.Name.EN)
	en = at.en + " " + kind
	if t.ID == csp && m.chance(5) {
		en = "Safer " + at.en + " Partnership"
	} else if m.chance(2) {
		en = at.en + " " + pick(m, nouns) + " and " + pick(m, nouns) + " Board"
	}
	for i := 2; m.taken[language.Slug(en)]; i++ {
		en = fmt.Sprintf("%s %s %s Group", at.en, kind, numbers[(n+i)%len(numbers)])
		if i > len(numbers) {
			en += " " + strconv.Itoa(n)
		}
	}
	m.taken[language.Slug(en)] = true
	if m.nation == register.Wales && t.Name.CY != "" && strings.HasSuffix(en, kind) {
		cy = plainKind(t.Name.CY) + " " + at.cy
	}
	return en, cy
}

// plainKind takes out of a type's name what no body is called by.
func plainKind(name string) string {
	switch name {
	case "County or regional community safety board":
		return "Community Safety Board"
	case "CONTEST or Prevent board":
		return "CONTEST board"
	}
	name, _, _ = strings.Cut(name, " (")
	name, _, _ = strings.Cut(name, " or ")
	return name
}

// facts writes what an office knows of its partnership.
func (m *maker) facts(b *toml, t *register.Type, at place, from int, ended, meets bool) {
	if m.chance(6) {
		b.raw("website", strconv.Quote("https://"+at.id+".example/"+string(t.ID)))
	}
	if m.chance(5) {
		b.text("contact_post", "Partnership manager", m.welsh("Rheolwr partneriaeth"))
		b.raw("contact_email", strconv.Quote("partnerships@"+at.id+".example"))
	}
	if m.chance(6) {
		since := from + m.IntN(2026-from)
		rows := []string{row("post", "Leader of "+at.en+" Council", "organisation", m.councils[0].id+"-council", "from", strconv.Itoa(since))}
		if since > from+1 {
			rows = append([]string{row("post", "Chief Constable", "organisation", m.home.id+"-police", "from", strconv.Itoa(from), "until", strconv.Itoa(since-1))}, rows...)
		}
		if m.chance(3) {
			rows = append(rows, row("post", "Director of public health", "post_cy", m.welsh("Cyfarwyddwr iechyd y cyhoedd"), "organisation", m.councils[0].id+"-council", "role", "vice-chair"))
		}
		b.rows("chairs", rows)
	}
	m.seats(b, t, from)
	if m.chance(5) {
		b.raw("meetings_each_year", strconv.Itoa(pick(m, []int{2, 3, 4, 4, 4, 6, 6, 12})))
		b.raw("meetings_in_public", strconv.Quote(pick(m, []string{"yes", "no", "no", "some"})))
	}
	if meets {
		m.meetings(b, at, ended)
	}
	topics := some(m, m.vocabulary.Priorities, m.IntN(5))
	if len(topics) > 0 {
		b.raw("priorities", quoted(idsOf(topics)))
	}
	if m.chance(3) {
		b.raw("priorities_stated", quoted([]string{"Calmer evenings in " + at.en, upper(pick(m, aims))}))
	}
	if t.Basis == register.ByStatute {
		b.rows("duties", []string{row("act", "Crime and Disorder Act 1998", "section", "section 6", "note", "As its terms of reference say")})
	}
	if m.chance(3) {
		var rows []string
		for year := 2023; year < 2024+m.IntN(3); year++ {
			rows = append(rows, fmt.Sprintf("{ pounds = %d, %s }", 500*(1+m.IntN(900)),
				fields("exactness", pick(m, []string{"about", "under", ""}), "year", fmt.Sprintf("%d/%02d", year, year%100+1), "organisation", m.home.id+"-policing-body", "for", upper(pick(m, aims)))))
		}
		b.rows("funding", rows)
	}
	if m.chance(3) {
		b.raw("subgroups", quoted([]string{pick(m, nouns) + " working group", "Delivery group for " + at.en}))
	}
	if m.chance(4) {
		b.rows("documents", []string{row("title", "Plan for "+at.en+" "+strconv.Itoa(2022+m.IntN(5)), "url", "https://"+at.id+".example/plan", "date", "2025-04")})
	}
}

// seats fills the seats that the law wants, then others up to a usual number.
func (m *maker) seats(b *toml, t *register.Type, from int) {
	var living []body
	for _, o := range m.bodies {
		if !o.ended {
			living = append(living, o)
		}
	}
	var rows []string
	sits := map[string]bool{}
	seat := func(o body, role string, more ...string) {
		if !sits[o.id] {
			sits[o.id] = true
			rows = append(rows, row(append([]string{"organisation", o.id, "role", role}, more...)...))
		}
	}
	role := "member"
	if t.Basis == register.ByStatute || t.Basis == register.BehindDuty {
		role = "statutory-member"
	}
	for _, kind := range t.Required(m.nation) {
		if i := slices.IndexFunc(living, func(o body) bool { return o.kind == string(kind) }); i >= 0 && m.chance(9) {
			seat(living[i], role, "from", strconv.Itoa(from))
		}
	}
	for _, o := range some(m, living, 4+m.IntN(6)) {
		switch m.IntN(8) {
		case 0:
			seat(o, "observer")
		case 1:
			seat(o, "invited-participant", "note", "When its own subjects are on the table")
		case 2:
			seat(o, "member", "from", strconv.Itoa(from), "until", strconv.Itoa(min(from+2+m.IntN(5), 2024)))
		default:
			seat(o, "member")
		}
	}
	for _, kind := range some(m, m.vocabulary.MemberKinds, m.IntN(3)) {
		rows = append(rows, row("kind", string(kind.ID)))
	}
	b.rows("seats", rows)
}

func (m *maker) meetings(b *toml, at place, ended bool) {
	var rows []string
	hall, welsh := "Town hall, "+at.en, m.welsh("Neuadd y dref, "+at.cy)
	day := 1 + m.IntN(28)
	if ended {
		rows = append(rows, row("date", fmt.Sprintf("2025-01-%02d", day), "status", "held", "place", hall, "place_cy", welsh))
	} else {
		for _, month := range []string{"2025-12", "2026-03", "2026-06", "2026-09"} {
			status := "held"
			if m.IntN(12) == 0 {
				status = "cancelled"
			}
			date := fmt.Sprintf("%s-%02d", month, day)
			rows = append(rows, row("date", date, "status", status, "place", hall, "place_cy", welsh, "minutes", "https://"+at.id+".example/minutes-"+date))
		}
		for _, month := range []string{"2026-12", "2027-03"} {
			rows = append(rows, row("date", fmt.Sprintf("%s-%02d", month, day), "status", "planned", "place", hall, "place_cy", welsh))
		}
	}
	b.rows("meetings", rows)
}

// relations ties a partnership to earlier ones only, so that no line leads in a circle.
func (m *maker) relations(b *toml, n int, id string, ended bool) {
	if n == 0 || ended {
		return
	}
	var rows []string
	to := map[string]bool{}
	for _, r := range []string{"reports-to", "works-beside", "works-beside", "covers"} {
		other := m.made[m.IntN(n)]
		if to[other.id] || other.ended || !m.chance(4) || r == "covers" && n > councils+6 {
			continue
		}
		to[other.id] = true
		rows = append(rows, row("relation", r, "partnership", other.id))
	}
	if m.IntN(6) == 0 {
		rows = append(rows, row("relation", "reports-to", "name", "Cabinet of "+m.councils[0].en+" Council"))
	}
	b.rows("relations", rows)
}

func (m *maker) evidence(folder string, at place, n int) {
	topic := m.priority()
	activity := pick(m, activities)
	title := upper(activity) + " in " + at.en + " " + strconv.Itoa(2015+m.IntN(11))
	id := language.Slug(title)
	if n > 0 {
		id += "-" + strconv.Itoa(n+1)
	}
	var b toml
	b.text("title", title, "")
	b.raw("level", strconv.Quote(string(pick(m, m.vocabulary.EvidenceLevels).ID)))
	b.raw("effect", strconv.Quote(string(pick(m, m.vocabulary.Effects).ID)))
	b.raw("kind", strconv.Quote(pick(m, []string{"trial", "evaluation", "review", "inspection", "needs-assessment", "activity-count", "outcome-figure", "consultation"})))
	b.raw("priorities", quoted([]string{string(topic.ID)}))
	b.raw("period", `"April 2023 to March 2025"`)
	if m.chance(4) {
		b.raw("compared_with", strconv.Quote("The same months in "+m.councils[m.IntN(councils)].en))
	}
	b.rows("sources", []string{m.source("Report on "+lower(topic.Name.EN)+" "+strconv.Itoa(1+m.IntN(300)), "2025-1"+strconv.Itoa(m.IntN(3)))})
	m.file(folder+"evidence/"+id+".md", "+++\n"+b.String()+"+++\n\n"+m.prose(at, 1+m.IntN(3)))
	if m.nation == register.Wales && m.chance(3) {
		m.file(folder+"evidence/"+id+".cy.md", "+++\ntitle = "+strconv.Quote("Gwaith yn "+at.cy)+"\n+++\n\n"+m.welshProse(at))
	}
}

func (m *maker) priority() *register.Priority { return pick(m, m.vocabulary.Priorities) }

// prose makes paragraphs up, with a heading and a list now and then.
func (m *maker) prose(at place, paragraphs int) string {
	var b strings.Builder
	for i := range paragraphs {
		if i > 0 && m.chance(3) {
			b.WriteString("## " + upper(pick(m, aims)) + "\n\n")
		}
		var sentences []string
		for range 2 + m.IntN(4) {
			sentences = append(sentences, fmt.Sprintf(pick(m, sentenceForms), pick(m, activities), m.councils[m.IntN(councils)].en, 2+m.IntN(900), lower(m.priority().Name.EN), pick(m, aims)))
		}
		b.WriteString(strings.Join(sentences, " ") + "\n\n")
		if m.IntN(5) == 0 {
			for range 3 {
				b.WriteString("- " + pick(m, activities) + " for " + at.en + "\n")
			}
			b.WriteString("\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (m *maker) welshProse(at place) string {
	topic := m.priority().Name.CY
	return fmt.Sprintf("Mae'r grŵp yn cyfarfod bob tymor. Lle: %s. Pwnc: %s. Cymerodd %d o bobl ran.\n", at.cy, topic, 2+m.IntN(900))
}

func idsOf(list []*register.Priority) []string {
	var ids []string
	for _, p := range list {
		ids = append(ids, string(p.ID))
	}
	return ids
}
