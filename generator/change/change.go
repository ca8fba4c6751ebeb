// Package change compares two states of a register and says what differs: which facts of which partnership,
// organisation or area, in the register's own words and not in those of its files.
//
// Two registers go in, and a list of entries with their changes comes out. [Teller] puts a change into a
// sentence of a language, by its word list. Where the two states come from, and what a change does to the
// figures about the register, is left to others.
//
// What means the same is no change: rows and keys in another order, other white space, a value that is
// written out where leaving it out means the same.
package change

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// Sort is what became of a fact or an entry.
type Sort string

const (
	Added   Sort = "added"
	Removed Sort = "removed"
	// Altered is a fact that has another value.
	Altered Sort = "altered"
	// Replaced is a chair who was followed by another.
	Replaced Sort = "replaced"
	// Renamed is an entry with another identifier that answers for the former one.
	Renamed Sort = "renamed"
	// OutOfStep is a text that has changed in one language while the translation has stayed; BackInStep one whose
	// translation has followed.
	OutOfStep  Sort = "out-of-step"
	BackInStep Sort = "back-in-step"
)

// Kind is a sort of entry.
type Kind string

const (
	Settings     Kind = "settings"
	Type         Kind = "type"
	Priority     Kind = "priority"
	Sector       Kind = "sector"
	MemberKind   Kind = "member-kind"
	Level        Kind = "level"
	Effect       Kind = "effect"
	Assumption   Kind = "assumption"
	Edition      Kind = "edition"
	Area         Kind = "area"
	Organisation Kind = "organisation"
	Partnership  Kind = "partnership"
)

// Kinds lists them in the order of a list of changes: what most people look for stands first.
var Kinds = []Kind{Partnership, Area, Organisation, Edition, Settings, Type, Priority, Sector, MemberKind, Level, Effect, Assumption}

// An Entry is one thing of the register of which something changed.
type Entry struct {
	Kind Kind
	// ID is the identifier: "kent/safer-kent" of a partnership, "" of the settings. Of a renamed entry it is the new one.
	ID string
	// Name is the present one, or the last of what is gone.
	Name register.Text
	// File is the content file, below the content folder.
	File string
	// Was and Is are pointers to the entry in its type of package register; nil where it is not there.
	Was, Is any
	// Changes have the order of the entry's facts. There is always one.
	Changes []Change
}

// A Change is one difference.
type Change struct {
	Sort Sort
	// Fact is the key under which the fact is written, "" for the entry as a whole. Prose has the names "about", "finding" and
	// "body", claims "evidence", and articles "pages".
	Fact string
	// Item is true where the fact is a list, and Was and Is one item of it.
	Item bool
	// Was and Is are values of the types of package register, or a [Quote] where the fact is a text. Was is nil where the fact was
	// added, Is where it was removed.
	Was, Is any
	// Parts are what changed inside an item that was altered.
	Parts []Change
}

// A Quote is a text in one of the languages.
type Quote struct {
	Text     string
	Language register.Language
}

// Partnership gives the entry as a partnership, the present state where there is one; nil when it is something else.
func (e *Entry) Partnership() *register.Partnership { return latest[register.Partnership](e) }

// Area gives the entry as an area, like Partnership.
func (e *Entry) Area() *register.Area { return latest[register.Area](e) }

// Organisation gives the entry as an organisation, like Partnership.
func (e *Entry) Organisation() *register.Organisation { return latest[register.Organisation](e) }

func latest[T any](e *Entry) *T {
	if p, ok := e.Is.(*T); ok && p != nil {
		return p
	}
	p, _ := e.Was.(*T)
	return p
}

// Between lists what differs from one register to a later one, in the order of [Kinds] and identifiers. What an entry says
// of facts for which untold gives true is left out; it is asked with the entry's file and the key of the fact, "" for all of
// the entry. It may be nil.
func Between(before, after *register.Register, untold func(file, fact string) bool) []*Entry {
	c := &comparison{untold: untold, organisations: map[register.ID]register.ID{}, partnerships: map[register.Ref]register.Ref{}}
	c.renamed(before, after)
	var list []*Entry
	for _, kind := range Kinds {
		list = append(list, c.entries(kind, thingsOf(before, kind), thingsOf(after, kind))...)
	}
	return list
}

// thing is an entry before it is compared.
type thing struct {
	id, file string
	name     register.Text
	value    any
}

// thingsOf gives the entries of one kind.
func thingsOf(r *register.Register, kind Kind) []thing {
	v := &r.Vocabulary
	switch kind {
	case Settings:
		if reflect.ValueOf(r.Settings).IsZero() {
			return nil
		}
		return []thing{{"", "register.toml", r.Settings.Name, &r.Settings}}
	case Edition:
		return things(r.Editions, func(e *register.Edition) thing { return thing{string(e.ID), e.File, e.Name, e} })
	case Area:
		return things(r.Areas, func(a *register.Area) thing { return thing{string(a.ID), a.File, a.Name, a} })
	case Organisation:
		return things(r.Organisations, func(o *register.Organisation) thing { return thing{string(o.ID), o.File, o.Name, o} })
	case Partnership:
		return things(r.Partnerships, func(p *register.Partnership) thing { return thing{p.Ref().String(), p.File, p.Name, p} })
	case Type:
		return things(v.Types, func(t *register.Type) thing {
			return thing{string(t.ID), "vocabulary/partnership-types.toml", t.Name, t}
		})
	case Priority:
		return things(v.Priorities, func(p *register.Priority) thing {
			return thing{string(p.ID), "vocabulary/priorities.toml", p.Name, p}
		})
	case Sector:
		return things(v.Sectors, func(s *register.Sector) thing { return thing{string(s.ID), "vocabulary/sectors.toml", s.Name, s} })
	case MemberKind:
		return things(v.MemberKinds, func(k *register.MemberKind) thing {
			return thing{string(k.ID), "vocabulary/member-kinds.toml", k.Name, k}
		})
	case Level:
		return things(v.EvidenceLevels, func(l *register.EvidenceLevel) thing {
			return thing{string(l.ID), "vocabulary/evidence.toml", l.Name, l}
		})
	case Effect:
		return things(v.Effects, func(e *register.Effect) thing { return thing{string(e.ID), "vocabulary/evidence.toml", e.Name, e} })
	case Assumption:
		return things(v.Assumptions, func(a *register.Assumption) thing {
			return thing{string(a.ID), "vocabulary/assumptions.toml", a.Name, a}
		})
	}
	return nil
}

func things[T any](list []T, of func(T) thing) []thing {
	var all []thing
	for _, one := range list {
		all = append(all, of(one))
	}
	return all
}

// comparison knows which identifiers were given up for others.
type comparison struct {
	untold        func(file, fact string) bool
	organisations map[register.ID]register.ID
	partnerships  map[register.Ref]register.Ref
}

// renamed finds the entries of the earlier register that go on under another identifier.
func (c *comparison) renamed(before, after *register.Register) {
	has := func(r *register.Register, kind Kind) map[string]bool {
		m := map[string]bool{}
		for _, t := range thingsOf(r, kind) {
			m[t.id] = true
		}
		return m
	}
	was, is := has(before, Organisation), has(after, Organisation)
	for _, o := range after.Organisations {
		for _, id := range o.FormerIDs {
			if was[string(id)] && !is[string(id)] && !was[string(o.ID)] {
				c.organisations[id] = o.ID
			}
		}
	}
	was, is = has(before, Partnership), has(after, Partnership)
	for _, p := range after.Partnerships {
		for _, ref := range p.FormerIDs {
			if was[ref.String()] && !is[ref.String()] && !was[p.Ref().String()] {
				c.partnerships[ref] = p.Ref()
			}
		}
	}
}

// entries compares the entries of one kind.
func (c *comparison) entries(kind Kind, before, after []thing) []*Entry {
	was := map[string]thing{}
	for _, t := range before {
		// Of two with one identifier the first counts, as everywhere.
		if id := c.present(kind, t.id); was[id].value == nil {
			was[id] = t
		}
	}
	var list []*Entry
	seen := map[string]bool{}
	add := func(e *Entry, from, to *thing) {
		if c.untold != nil && (from != nil && c.untold(from.file, "") || to != nil && c.untold(to.file, "")) {
			return
		}
		if c.untold != nil {
			e.Changes = slices.DeleteFunc(e.Changes, func(one Change) bool {
				return from != nil && c.untold(from.file, one.Fact) || to != nil && c.untold(to.file, one.Fact)
			})
		}
		if len(e.Changes) > 0 {
			list = append(list, e)
		}
	}
	for _, t := range after {
		if seen[t.id] {
			continue
		}
		seen[t.id] = true
		old, there := was[t.id]
		e := &Entry{Kind: kind, ID: t.id, Name: t.name, File: t.file, Is: t.value}
		if !there {
			e.Changes = []Change{{Sort: Added}}
			add(e, nil, &t)
			continue
		}
		e.Was = old.value
		if old.id != t.id {
			e.Changes = append(e.Changes, Change{Sort: Renamed, Was: old.id, Is: t.id})
		}
		for _, one := range c.facts(reflect.ValueOf(old.value).Elem(), reflect.ValueOf(t.value).Elem()) {
			// That the former identifier is noted goes without saying.
			if old.id == t.id || one.Fact != "former_ids" || one.Sort != Added || fmt.Sprint(one.Is) != old.id {
				e.Changes = append(e.Changes, one)
			}
		}
		add(e, &old, &t)
	}
	for _, t := range before {
		if id := c.present(kind, t.id); !seen[id] {
			seen[id] = true
			add(&Entry{Kind: kind, ID: t.id, Name: t.name, File: t.file, Was: t.value, Changes: []Change{{Sort: Removed}}}, &t, nil)
		}
	}
	slices.SortStableFunc(list, func(a, b *Entry) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// present gives the identifier under which an entry of the earlier register goes on.
func (c *comparison) present(kind Kind, id string) string {
	switch kind {
	case Organisation:
		if to, there := c.organisations[register.ID(id)]; there {
			return string(to)
		}
	case Partnership:
		home, name, _ := strings.Cut(id, "/")
		if to, there := c.partnerships[register.Ref{Home: register.ID(home), ID: register.ID(name)}]; there {
			return to.String()
		}
	}
	return id
}

// unwritten are the fields that are not under a key of the same file but belong to the entry, with the names of their facts.
var unwritten = map[string]string{"About": "about", "Evidence": "evidence", "Articles": "pages", "Finding": "finding", "Body": "body"}

// factOf gives the name of the fact that a field holds, "" when it holds none.
func factOf(f reflect.StructField) string {
	switch key := f.Tag.Get("toml"); key {
	case "-":
		return unwritten[f.Name]
	case "id":
		return ""
	default:
		return key
	}
}

// facts compares two structs of one type, field by field.
func (c *comparison) facts(was, is reflect.Value) []Change {
	var list []Change
	for i := range is.NumField() {
		fact := factOf(is.Type().Field(i))
		if fact == "" {
			continue
		}
		a, b := was.Field(i), is.Field(i)
		if b.Kind() == reflect.Slice {
			list = append(list, c.items(fact, a, b)...)
			continue
		}
		switch from := a.Interface().(type) {
		case register.Text:
			list = append(list, texts(fact, from, b.Interface().(register.Text))...)
		case register.Prose:
			to := b.Interface().(register.Prose)
			list = append(list, texts(fact, register.Text{EN: from.EN, CY: from.CY, ENOf: from.ENOf, CYOf: from.CYOf},
				register.Text{EN: to.EN, CY: to.CY, ENOf: to.ENOf, CYOf: to.CYOf})...)
		case register.Texts:
			list = append(list, c.sentences(fact, from, b.Interface().(register.Texts))...)
		default:
			if c.normal(fact, a, true) == c.normal(fact, b, false) {
				continue
			}
			one := Change{Sort: Altered, Fact: fact, Was: a.Interface(), Is: b.Interface()}
			if a.IsZero() {
				one.Sort, one.Was = Added, nil
			} else if b.IsZero() {
				one.Sort, one.Is = Removed, nil
			}
			list = append(list, one)
		}
	}
	return list
}

// texts compares a text in both languages.
func texts(fact string, was, is register.Text) []Change {
	var list []Change
	for _, l := range []register.Language{register.English, register.Welsh} {
		a, b := was.Only(l), is.Only(l)
		if words(a) == words(b) {
			continue
		}
		one := Change{Sort: Altered, Fact: fact, Was: Quote{a, l}, Is: Quote{b, l}}
		if a == "" {
			one.Sort, one.Was = Added, nil
		} else if b == "" {
			one.Sort, one.Is = Removed, nil
		}
		list = append(list, one)
	}
	return append(list, stepped(fact, was.Pairing(), is.Pairing())...)
}

// stepped tells whether a translation fell behind or followed.
func stepped(fact string, was, is register.Pairing) []Change {
	behind := func(p register.Pairing) bool { return p == register.WelshOlder || p == register.EnglishOlder }
	switch {
	case behind(is) && is != was:
		return []Change{{Sort: OutOfStep, Fact: fact, Is: is}}
	case behind(was) && is == register.Paired:
		return []Change{{Sort: BackInStep, Fact: fact, Is: is}}
	}
	return nil
}

// sentences compares lists of texts, which may stand in any order.
func (c *comparison) sentences(fact string, was, is register.Texts) []Change {
	var list []Change
	for l, both := range map[register.Language][2][]string{register.English: {was.EN, is.EN}, register.Welsh: {was.CY, is.CY}} {
		left := map[string]int{}
		for _, s := range both[0] {
			left[words(s)]++
		}
		for _, s := range both[1] {
			if left[words(s)]--; left[words(s)] < 0 {
				list = append(list, Change{Sort: Added, Fact: fact, Item: true, Is: Quote{s, l}})
			}
		}
		for _, s := range both[0] {
			if left[words(s)] > 0 {
				left[words(s)]--
				list = append(list, Change{Sort: Removed, Fact: fact, Item: true, Was: Quote{s, l}})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Change) int { return cmp.Compare(languageOf(b), languageOf(a)) })
	return append(list, stepped(fact, was.Pairing(), is.Pairing())...)
}

// languageOf gives the language of what a change quotes, "" when it quotes nothing.
func languageOf(c Change) register.Language {
	for _, v := range []any{c.Is, c.Was} {
		if q, ok := v.(Quote); ok {
			return q.Language
		}
	}
	return ""
}

// words gives a text with its white space made even, which means nothing.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }
