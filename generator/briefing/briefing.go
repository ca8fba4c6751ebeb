// Package briefing puts together what a reviewer of a change to the register is told: what changes, what that
// does to the figures, and what to ask. Two registers go in; a document in plain text, markdown or JSON comes out.
//
// What differs is found by package change and the figures by package landscape. Every word comes from the word
// list.
package briefing

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"partnershipregister/generator/change"
	"partnershipregister/generator/landscape"
	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// A Side is one state of the register.
type Side struct {
	Register *register.Register
	// Flawed are the errors that keep the figures from being worked out, as finished lines. Facts that could not be read are
	// named by [Input.Untold] too.
	Flawed []string
	// Phrases are the words of pages, by language and key.
	Phrases map[register.Language]map[string]string
}

// Input is what a briefing is made from.
type Input struct {
	Before, After Side
	// Untold tells which facts could not be read on one of the sides; see [change.Between].
	Untold func(file, fact string) bool
	// On is the day for which figures are worked out.
	On       register.Day
	Words    *language.Words
	Language register.Language
}

// A Briefing is what a reviewer is told.
type Briefing struct {
	// Entries are what changed, with the sentences that say how.
	Entries []Entry
	// Effects are finished sentences about figures, Unknown why there are none. Phrases tells of the words of pages.
	Effects   []change.Sentence
	Questions []Question
	// FlawedBefore and FlawedAfter are errors on either side.
	FlawedBefore, FlawedAfter []string

	say   func(key string, values ...string) string
	count func(key string, n int, values ...string) string
}

// An Entry is a part of the register of which something changed.
type Entry struct {
	*change.Entry
	Name      change.Sentence
	Where     []change.Sentence
	Sentences []change.Sentence
}

// A Question is what to ask, about what.
type Question struct {
	Key string
	// About names the entry. Empty when the question is about none.
	About change.Sentence
	change.Sentence
}

// Changes counts the sentences.
func (b *Briefing) Changes() int {
	n := 0
	for _, e := range b.Entries {
		n += len(e.Sentences)
	}
	return n
}

// Of makes a briefing. An error means that the word list lacks a phrase.
func Of(in Input) (*Briefing, error) {
	before, after := register.NewIndex(in.Before.Register), register.NewIndex(in.After.Register)
	entries := change.Between(in.Before.Register, in.After.Register, in.Untold)
	t := change.NewTeller(in.Words, in.Language, after, before)
	var err error
	b := &Briefing{FlawedBefore: in.Before.Flawed, FlawedAfter: in.After.Flawed}
	b.say = func(key string, values ...string) string {
		s, e := in.Words.Say(key, values...)
		if err == nil {
			err = e
		}
		return s
	}
	b.count = func(key string, n int, values ...string) string {
		s, e := in.Words.Count(key, n, values...)
		if err == nil {
			err = e
		}
		return s
	}
	named := func(name register.Text) change.Sentence {
		s, l := name.In(in.Language)
		if l == in.Language {
			return change.Sentence{{Text: s}}
		}
		return change.Sentence{{Text: s, Lang: string(l)}}
	}
	for _, e := range entries {
		one := Entry{Entry: e, Name: t.Name(e), Sentences: t.Sentences(e)}
		if p := e.Partnership(); p != nil {
			x := after
			if e.Is == nil {
				x = before
			}
			for _, a := range x.AreasOf(p) {
				if x.Editions[p.Home] == nil {
					one.Where = append(one.Where, named(a.Name))
				}
			}
		}
		b.Entries = append(b.Entries, one)
	}
	for _, q := range change.Questions(entries, in.Before.Register, in.After.Register) {
		one := Question{Key: q.Key, Sentence: t.Ask(q)}
		if q.About != nil {
			one.About = t.Name(q.About)
		}
		b.Questions = append(b.Questions, one)
	}
	if len(in.Before.Flawed)+len(in.After.Flawed) == 0 {
		b.effects(in, entries, before, after)
	}
	b.redirects(entries)
	b.phrases(in)
	if err == nil {
		err = t.Err()
	}
	return b, err
}

func (b *Briefing) effect(key string, values ...string) {
	b.Effects = append(b.Effects, change.Sentence{{Text: b.say("change-effect."+key, values...)}})
}

// effects compares the figures about the areas in which something changed.
func (b *Briefing) effects(in Input, entries []*change.Entry, before, after *register.Index) {
	was, is, some := scopes(entries, before.On(in.On), after.On(in.On), in.On)
	if !some {
		return
	}
	number := in.Words.Number
	from, to := landscape.LoadOf(was).Total, landscape.LoadOf(is).Total
	if from.Round != to.Round {
		b.effect("seats", "was", number(from.Round), "is", number(to.Round))
	}
	if from.Of != to.Of {
		b.effect("partnerships", "was", number(from.Of), "is", number(to.Of))
	}
	if from.Attendances != to.Attendances || from.Known != to.Known {
		known := func(s landscape.Sum) string {
			if s.Known == 0 {
				return b.say("change-effect.unknown")
			}
			return number(s.Attendances)
		}
		b.effect("attendances", "was", known(from), "is", known(to), "known", number(from.Known), "of", number(from.Of),
			"now_known", number(to.Known), "now_of", number(to.Of))
	}
	if from.Hours != to.Hours && from.Hours.Known && to.Hours.Known {
		b.effect("hours", "low", number(from.Hours.Low.Rounded()), "high", number(from.Hours.High.Rounded()),
			"now_low", number(to.Hours.Low.Rounded()), "now_high", number(to.Hours.High.Rounded()))
	}
	name := func(t register.Text) string { s, _ := t.In(in.Language); return s }
	alike := func(s landscape.Scope) (keys, texts, looked []string) {
		for _, p := range landscape.OverlapsOf(s).Findings() {
			keys = append(keys, p.A.Ref().String()+" "+p.B.Ref().String())
			texts = append(texts, in.Words.List([]string{name(p.A.Name), name(p.B.Name)}))
		}
		return keys, texts, nil
	}
	missing := func(s landscape.Scope) (keys, texts, looked []string) {
		for _, e := range landscape.GapsOf(s).Expected {
			key, what := gap(e, name)
			looked = append(looked, key)
			if e.Found == landscape.Unrecorded {
				keys = append(keys, key)
				texts = append(texts, b.say("gap-kind."+string(e.Kind))+": "+what)
			}
		}
		return keys, texts, looked
	}
	b.differing("overlap", was, is, alike)
	b.differing("gap", was, is, missing)
	owing, owed := landscape.DebtOf(was.Partnerships).Owing(), landscape.DebtOf(is.Partnerships).Owing()
	if welsh := slices.ContainsFunc(is.Areas, func(a *register.Area) bool { return a.Nation == register.Wales }); welsh && owing != owed {
		b.effect("translation", "was", number(owing), "is", number(owed))
	}
}

// mostOfOneSort is how many effects of one sort are named.
const mostOfOneSort = 8

// differing tells of findings that come and go. Find gives a key and a text for each, and the keys of all that was looked
// for where what is not looked for any more is told apart from what was found.
func (b *Briefing) differing(sort string, was, is landscape.Scope, find func(landscape.Scope) (keys, texts, looked []string)) {
	before, from, _ := find(was)
	after, to, looked := find(is)
	tell := func(key string, keys, texts []string, said func(k string) bool) {
		n := 0
		seen := map[string]bool{}
		for i, k := range keys {
			if !said(k) || seen[k] {
				continue
			}
			seen[k] = true
			if n++; n <= mostOfOneSort {
				b.effect(key, "what", texts[i])
			}
		}
		if n > mostOfOneSort {
			b.Effects = append(b.Effects, change.Sentence{{Text: b.count("change-effect."+key+"-more", n-mostOfOneSort)}})
		}
	}
	unseen := func(k string) bool { return looked != nil && !slices.Contains(looked, k) }
	tell(sort+"-appears", after, to, func(k string) bool { return !slices.Contains(before, k) })
	tell(sort+"-goes", before, from, func(k string) bool { return !slices.Contains(after, k) && !unseen(k) })
	if looked != nil {
		tell(sort+"-unseen", before, from, unseen)
	}
}

// gap names what was looked for, for programs and for people.
func gap(e landscape.Expected, name func(register.Text) string) (key, what string) {
	key = string(e.Kind)
	var parts []string
	add := func(id, text string) {
		key += "|" + id
		parts = append(parts, text)
	}
	if e.SafetyArea != nil {
		add(string(e.SafetyArea.Code), e.SafetyArea.Name)
	}
	if e.Member != nil {
		add(string(e.Member.ID), name(e.Member.Name))
	} else if e.Type != nil {
		add(string(e.Type.ID), name(e.Type.Name))
	}
	if e.Priority != nil {
		add(string(e.Priority.ID), name(e.Priority.Name))
	}
	if e.Partnership != nil {
		add(e.Partnership.Ref().String(), name(e.Partnership.Name))
	}
	if e.Authority != nil {
		add(string(e.Authority.ID), name(e.Authority.Name))
	}
	if e.Area != nil {
		add(string(e.Area.ID), name(e.Area.Name))
	}
	return key, strings.Join(parts, ", ")
}

// scopes gives the areas in which something changed, as they were and as they are. It is false where the change touches no
// partnership, area or organisation. What is true of many areas is looked at in the whole register.
func scopes(entries []*change.Entry, before, after *register.Index, on register.Day) (was, is landscape.Scope, some bool) {
	touched := map[register.ID]bool{}
	whole := false
	for _, e := range entries {
		switch {
		case e.Partnership() != nil:
			for _, x := range []*register.Index{before, after} {
				p := x.Partnerships[e.Partnership().Ref()]
				if p == nil {
					continue
				}
				for _, a := range x.AreasOf(p) {
					touched[a.ID] = true
				}
			}
		case e.Area() != nil:
			touched[e.Area().ID] = true
		case e.Organisation() != nil:
			for _, x := range []*register.Index{before, after} {
				for _, s := range x.Seats[e.Organisation().ID] {
					for _, a := range x.AreasOf(s.Partnership) {
						touched[a.ID] = true
					}
				}
			}
		default:
			whole = true
		}
	}
	of := func(x *register.Index) landscape.Scope {
		var areas []*register.Area
		for _, a := range x.Register.Areas {
			if whole || touched[a.ID] {
				areas = append(areas, a)
			}
		}
		var list []*register.Partnership
		for _, p := range x.Register.Partnerships {
			if slices.ContainsFunc(x.AreasOf(p), func(a *register.Area) bool { return slices.Contains(areas, a) }) {
				list = append(list, p)
			}
		}
		return landscape.ScopeOf(x, areas, list, on)
	}
	return of(before), of(after), whole || len(touched) > 0
}

// redirects tells which former addresses lead on now.
func (b *Briefing) redirects(entries []*change.Entry) {
	for _, e := range entries {
		for _, c := range e.Changes {
			if c.Sort == change.Renamed {
				b.effect("redirect", "was", fmt.Sprint(c.Was), "is", fmt.Sprint(c.Is))
			}
		}
	}
}

// phrases tells how many of the pages' own phrases differ, and names some that are worded anew: those a reader may want to look at.
func (b *Briefing) phrases(in Input) {
	added, gone, reworded := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, l := range []register.Language{register.English, register.Welsh} {
		was, is := in.Before.Phrases[l], in.After.Phrases[l]
		for key, text := range is {
			if other, there := was[key]; !there {
				added[key] = true
			} else if other != text {
				reworded[key] = true
			}
		}
		for key := range was {
			if _, there := is[key]; !there {
				gone[key] = true
			}
		}
	}
	number := func(of map[string]bool) string { return in.Words.Number(len(of)) }
	if len(added)+len(gone)+len(reworded) > 0 {
		b.effect("phrases", "added", number(added), "gone", number(gone), "reworded", number(reworded))
	}
	if names := slices.Sorted(maps.Keys(reworded)); len(names) > mostOfOneSort {
		b.effect("phrases-some", "names", strings.Join(names[:mostOfOneSort], ", "), "more", in.Words.Number(len(names)-mostOfOneSort))
	} else if len(names) > 0 {
		b.effect("phrases-all", "names", strings.Join(names, ", "))
	}
}
