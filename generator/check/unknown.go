package check

import (
	"fmt"
	"slices"
	"sync"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// unknownIDs looks up every identifier that one thing gives for another.
func unknownIDs(s *subject) {
	l := newLookup(s)
	for _, p := range s.Register.Partnerships {
		if l.misses(func(at place) { l.partnership(at, p) }) {
			l.partnership(place{file: p.File}, p)
			for _, e := range p.Evidence {
				l.evidence(place{file: e.File}, e)
			}
		}
	}
	for _, o := range s.Register.Organisations {
		if l.misses(func(at place) { l.organisation(at, o) }) {
			l.organisation(place{file: o.File}, o)
		}
	}
	for _, a := range s.Register.Areas {
		l.area(a)
	}
	l.vocabulary(&s.Register.Vocabulary)
}

// misses tells whether anything would be reported. Almost always nothing is, and then no place is worked
// out: there are tens of thousands of them.
func (l *lookup) misses(look func(at place)) bool {
	l.missed = false
	look(nowhere)
	return l.missed
}

func (l *lookup) organisation(at place, o *register.Organisation) {
	l.one(at.key("sector"), o.Sector, l.sectors)
	l.one(at.key("kind"), o.Kind, l.memberKinds)
	l.all(at.key("areas"), o.Areas, l.areas)
	l.all(at.key("successors"), o.Successors, l.organisations)
}

func (l *lookup) partnership(at place, p *register.Partnership) {
	l.one(at.key("type"), p.Type, l.types)
	l.all(at.key("also_types"), p.AlsoTypes, l.types)
	l.all(at.key("also_areas"), p.AlsoAreas, l.areas)
	l.all(at.key("authorities"), p.Authorities, l.authorities)
	l.all(at.key("priorities"), p.Priorities, l.priorities)
	for i, r := range p.PriorityRoles {
		l.one(at.key("priority_roles").item(i).key("priority"), r.Priority, l.priorities)
	}
	for i, c := range p.Chairs {
		row := at.key("chairs").item(i)
		l.one(row.key("organisation"), c.Organisation, l.organisations)
		l.one(row.key("kind"), c.Kind, l.memberKinds)
		l.one(row.key("passes_to"), c.PassesTo, l.organisations)
	}
	for i, seat := range p.Seats {
		row := at.key("seats").item(i)
		l.one(row.key("organisation"), seat.Organisation, l.organisations)
		l.one(row.key("kind"), seat.Kind, l.memberKinds)
		l.one(row.key("passes_to"), seat.PassesTo, l.organisations)
	}
	for i, f := range p.Funding {
		row := at.key("funding").item(i)
		l.one(row.key("organisation"), f.Organisation, l.organisations)
		l.one(row.key("passes_to"), f.PassesTo, l.organisations)
	}
	for i, a := range p.Agreements {
		row := at.key("agreements").item(i)
		l.all(row.key("organisations"), a.Organisations, l.organisations)
		l.one(row.key("passes_to"), a.PassesTo, l.organisations)
	}
	for i, r := range p.Relations {
		l.ref(at.key("relations").item(i).key("partnership"), p, r.Partnership)
	}
	if at == nowhere {
		for _, e := range p.Evidence {
			l.evidence(at, e)
		}
	}
}

func (l *lookup) evidence(at place, e *register.Evidence) {
	l.one(at.key("level"), e.Level, l.levels)
	l.one(at.key("effect"), e.Effect, l.effects)
	l.all(at.key("priorities"), e.Priorities, l.priorities)
}

func (l *lookup) area(a *register.Area) {
	at := place{file: a.File}
	l.one(at.key("force"), a.Force, l.organisations)
	for i, b := range a.LocalPolicingBodies {
		l.one(at.key("local_policing_bodies").item(i).key("organisation"), b.Organisation, l.organisations)
	}
	for i, authority := range a.Authorities {
		row := at.key("authorities").item(i)
		l.one(row.key("council"), authority.Council, l.organisations)
		l.one(row.key("county"), authority.County, l.authorities)
	}
	for i, c := range a.CommunitySafetyAreas {
		l.all(at.key("community_safety_areas").item(i).key("authorities"), c.Authorities, l.authorities)
	}
}

func (l *lookup) vocabulary(v *register.Vocabulary) {
	for i, t := range v.Types {
		row := place{"vocabulary/partnership-types.toml", "type"}.item(i)
		l.all(row.key("required_members"), t.RequiredMembers, l.memberKinds)
		l.all(row.key("required_members_wales"), t.RequiredMembersWales, l.memberKinds)
		l.all(row.key("invited_members"), t.InvitedMembers, l.memberKinds)
		l.all(row.key("counterparts"), t.Counterparts, l.types)
		l.all(row.key("usual_members"), t.UsualMembers, l.memberKinds)
		l.all(row.key("priorities"), t.Priorities, l.priorities)
	}
	for i, p := range v.Priorities {
		l.one(place{"vocabulary/priorities.toml", "priority"}.item(i).key("parent"), p.Parent, l.priorities)
	}
	for i, k := range v.MemberKinds {
		row := place{"vocabulary/member-kinds.toml", "member_kind"}.item(i)
		l.one(row.key("sector"), k.Sector, l.sectors)
		l.all(row.key("includes"), k.Includes, l.memberKinds)
	}
}

// lookup knows which identifiers there are.
type lookup struct {
	*subject
	organisations, areas, authorities, types, priorities, sectors, memberKinds, levels, effects *things

	// refs lists all partnerships in order.
	refs func() []string
	// missed tells that something was not found nowhere.
	missed bool
	// guesses counts the searches for what was meant by an unknown identifier. A slip or two deserve one;
	// thousands are no slips, and would take minutes.
	guesses int
}

const maxGuesses = 500

// nearest is [problem.Nearest] as long as few were asked for.
func (l *lookup) nearest(word string, candidates []string) string {
	if l.guesses++; l.guesses > maxGuesses {
		return ""
	}
	return problem.Nearest(word, candidates)
}

// things are all that can be named in one place.
type things struct {
	// noun is what an editor calls one of them.
	noun string
	// has tells whether there is one, and ids lists all in order.
	has func(register.ID) bool
	ids func() []string
	// add says how to add one that is missing; %s stands for its identifier.
	add string
	// file is where all of them are listed, "" when each has a file of its own. A list that is empty,
	// because it is missing or could not be read, is reported once.
	file  string
	empty bool
	// incomplete is true when some may be missing because a file could not be read.
	incomplete bool
}

func newLookup(s *subject) *lookup {
	l := &lookup{
		subject:       s,
		organisations: thingsOf(s.Organisations, "organisation", "add the file organisations/%s.toml"),
		areas:         thingsOf(s.Areas, "police force area", "add the folder areas/%s with its area.toml"),
		authorities:   thingsOf(s.Authorities, "council area", "add %q under authorities in the area.toml of its area"),
		types:         listedIn("vocabulary/partnership-types.toml", "type of partnership", s.Types),
		priorities:    listedIn("vocabulary/priorities.toml", "priority", s.Priorities),
		sectors:       listedIn("vocabulary/sectors.toml", "sector", s.Sectors),
		memberKinds:   listedIn("vocabulary/member-kinds.toml", "kind of member", s.MemberKinds),
		levels:        listedIn("vocabulary/evidence.toml", "level of evidence", s.Levels),
		effects:       listedIn("vocabulary/evidence.toml", "effect", s.Effects),
	}
	l.refs = sync.OnceValue(func() []string {
		var refs []string
		for ref := range s.Partnerships {
			refs = append(refs, ref.String())
		}
		slices.Sort(refs)
		return refs
	})
	l.authorities.incomplete = s.someAreaUnread()
	return l
}

func thingsOf[T any](m map[register.ID]T, noun, add string) *things {
	return &things{
		noun: noun, add: add,
		has: func(id register.ID) bool {
			_, there := m[id]
			return there
		},
		ids: sync.OnceValue(func() []string {
			list := make([]string, 0, len(m))
			for id := range m {
				list = append(list, string(id))
			}
			slices.Sort(list)
			return list
		}),
	}
}

func listedIn[T any](file, noun string, m map[register.ID]T) *things {
	t := thingsOf(m, noun, "add %q to "+file)
	t.file = file
	return t
}

// all looks up each item of a list.
func (l *lookup) all(at place, list []register.ID, among *things) {
	for i, id := range list {
		l.one(at.item(i), id, among)
	}
}

// one looks up one identifier. An empty one was not given; whether it had to be is not asked here.
func (l *lookup) one(at place, id register.ID, among *things) {
	if id == "" {
		return
	}
	if among.has(id) || among.incomplete {
		return
	}
	if at == nowhere {
		l.missed = true
		return
	}
	if among.file != "" && len(among.ids()) == 0 {
		if !among.empty {
			l.fail(place{file: among.file}, fmt.Sprintf("not one %s is listed here, but other files name some", among.noun),
				"write the list in this file; if it is here, mend what keeps it from being read")
		}
		among.empty = true
		return
	}
	add := fmt.Sprintf(among.add, id)
	remedy := "use one that the register has, or " + add
	switch near := l.nearest(string(id), among.ids()); {
	case near != "":
		remedy = fmt.Sprintf("did you mean %q? If not, %s", near, add)
	case len(among.ids()) > 0 && len(among.ids()) <= 12:
		remedy = fmt.Sprintf("use %s, or %s", or(quoted(among.ids())), add)
	}
	l.fail(at, fmt.Sprintf("there is no %s %q", among.noun, id), remedy)
}

// ref looks up a partnership as it is named in the file of another.
func (l *lookup) ref(at place, from *register.Partnership, ref register.Ref) {
	if ref.ID == "" || l.Partnerships[ref] != nil {
		return
	}
	if at == nowhere {
		l.missed = true
		return
	}
	near := ""
	for _, other := range l.Register.Partnerships {
		if other.ID == ref.ID && near == "" {
			near = other.Ref().String()
		}
	}
	if near == "" {
		near = l.nearest(ref.String(), l.refs())
	}
	folder := fmt.Sprintf("add the folder areas/%s/partnerships/%s", ref.Home, ref.ID)
	if l.Editions[ref.Home] != nil {
		folder = fmt.Sprintf("add the folder editions/%s/partnerships/%s", ref.Home, ref.ID)
	}
	remedy := folder + ", or write name = \"…\" instead for a body that has no entry here"
	if near != "" {
		if home := string(from.Home) + "/"; len(near) > len(home) && near[:len(home)] == home {
			near = near[len(home):]
		}
		remedy = fmt.Sprintf("did you mean %q? If not, write name = \"…\" instead for a body that has no entry here", near)
	}
	l.fail(at, fmt.Sprintf("there is no partnership %q", ref), remedy)
}
