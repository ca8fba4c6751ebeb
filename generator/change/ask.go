package change

import (
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// A Question is something that a reviewer should ask about a change. None of them says that the change is wrong.
type Question struct {
	// Key names the question: "chair-unsourced".
	Key string
	// About is the entry, nil for what is asked of the register as a whole.
	About *Entry
	// Name is the identifier that vanished. May be empty.
	Name string
	// Fact or row that is asked about, as it is now. May be nil.
	Change *Change
}

// questions are all that may be asked of one entry, in the order in which they are asked.
var questions = []func(e *Entry, after *register.Index) []Question{
	onlyReviewed,
	chairUnsourced,
	undated,
	endedWithout,
	sumsOdd,
	membersTaken,
	evidenceRaised,
	sourcesTaken,
	welshUnchanged,
}

// Questions gives what to ask about the entries of [Between], entry by entry, and then which identifiers of the earlier
// register nothing answers to any more.
func Questions(entries []*Entry, before, after *register.Register) []Question {
	x := register.NewIndex(after)
	var list []Question
	for _, e := range entries {
		for _, ask := range questions {
			list = append(list, ask(e, x)...)
		}
	}
	for _, p := range Vanished(before, after) {
		list = append(list, Question{Key: "vanished", Name: p.String()})
	}
	return list
}

// Vanished lists what the earlier register had or knew as published, and nothing in the later one answers to.
func Vanished(before, after *register.Register) []register.Published {
	answers := map[string]bool{}
	for _, p := range append(register.Identifiers(after), register.FormerIdentifiers(after)...) {
		answers[p.String()] = true
	}
	var list []register.Published
	for _, p := range slices.Concat(register.Identifiers(before), register.FormerIdentifiers(before), before.Published) {
		if !answers[p.String()] {
			answers[p.String()] = true
			list = append(list, p)
		}
	}
	return list
}

// has tells whether one of the facts changed.
func (e *Entry) has(facts ...string) bool {
	return slices.ContainsFunc(e.Changes, func(c Change) bool { return slices.Contains(facts, c.Fact) })
}

// changed tells whether the entry is in both registers.
func (e *Entry) changed() bool { return e.Was != nil && e.Is != nil }

// onlyReviewed: the day of a review moved, and it does not say what was looked at anew.
func onlyReviewed(e *Entry, _ *register.Index) []Question {
	others := slices.ContainsFunc(e.Changes, func(c Change) bool { return c.Fact != "reviewed" && c.Fact != "review_by" })
	if !e.changed() || !e.has("reviewed") || others {
		return nil
	}
	return []Question{{Key: "only-reviewed", About: e}}
}

// dated are the facts by which an entry says since when and from where it knows something.
var dated = []string{"as_of", "sources", "reviewed", "checked", "documents"}

func chairUnsourced(e *Entry, _ *register.Index) []Question {
	if !e.changed() || e.has(dated...) {
		return nil
	}
	for i, c := range e.Changes {
		if c.Fact != "chairs" || c.Sort != Added && c.Sort != Replaced && c.Sort != Removed {
			continue
		}
		if is, ok := c.Is.(register.Chair); ok && !is.AsOf.IsZero() {
			continue
		}
		return []Question{{Key: "chair-unsourced", About: e, Change: &e.Changes[i]}}
	}
	return nil
}

// undated: facts changed that somebody must have read somewhere.
func undated(e *Entry, x *register.Index) []Question {
	read := []string{"name", "type", "also_types", "purpose", "status", "from", "until", "seats", "meetings_each_year", "meetings_stated", "meeting_hours",
		"funding", "relations", "duties", "priorities", "contact_post", "authorities", "also_areas"}
	if e.Partnership() == nil || !e.changed() || !e.has(read...) || e.has(dated...) || len(chairUnsourced(e, x)) > 0 {
		return nil
	}
	for _, c := range e.Changes {
		if q, ok := c.Is.(Quote); !slices.Contains(read, c.Fact) || ok && q.Language == register.Welsh || c.Sort == OutOfStep || c.Sort == BackInStep {
			continue
		}
		return []Question{{Key: "undated", About: e}}
	}
	return nil
}

// endedWithout: a body ended and its entry does not say when, or nothing says who took over.
func endedWithout(e *Entry, x *register.Index) []Question {
	p, ok := e.Is.(*register.Partnership)
	if !ok || !p.Status.Ended() {
		return nil
	}
	if was, there := e.Was.(*register.Partnership); there && was.Status.Ended() {
		return nil
	}
	var list []Question
	if p.Until.IsZero() {
		list = append(list, Question{Key: "ended-undated", About: e})
	}
	taken := slices.ContainsFunc(x.Incoming[p.Ref()], func(in register.Incoming) bool {
		switch in.Relation.Relation {
		case register.Replaces, register.MergedFrom, register.SplitFrom, register.RenamedFrom:
			return true
		}
		return false
	})
	if p.Status == register.Superseded && !taken {
		list = append(list, Question{Key: "no-successor", About: e})
	}
	return list
}

// sumsOdd: a sum grew or shrank so much that a nought may be wrong.
func sumsOdd(e *Entry, _ *register.Index) []Question {
	for i, c := range e.Changes {
		was, ok := c.Was.(register.Funding)
		is, both := c.Is.(register.Funding)
		if ok && both && was.Pounds > 0 && is.Pounds > 0 && (is.Pounds >= 10*was.Pounds || was.Pounds >= 10*is.Pounds) {
			return []Question{{Key: "sum-odd", About: e, Change: &e.Changes[i]}}
		}
	}
	return nil
}

// membersTaken: seats were taken out where a last day would keep them on record.
func membersTaken(e *Entry, _ *register.Index) []Question {
	for i, c := range e.Changes {
		if e.changed() && c.Fact == "seats" && c.Sort == Removed {
			return []Question{{Key: "member-taken", About: e, Change: &e.Changes[i]}}
		}
	}
	return nil
}

func evidenceRaised(e *Entry, _ *register.Index) []Question {
	for i, c := range e.Changes {
		if c.Fact != "evidence" || c.Sort != Altered {
			continue
		}
		of := func(fact string) bool {
			return slices.ContainsFunc(c.Parts, func(p Change) bool { return p.Fact == fact })
		}
		if of("level") && !of("sources") {
			return []Question{{Key: "level-unsourced", About: e, Change: &e.Changes[i]}}
		}
	}
	return nil
}

func sourcesTaken(e *Entry, _ *register.Index) []Question {
	for i, c := range e.Changes {
		if e.changed() && c.Fact == "sources" && c.Sort == Removed && !slices.ContainsFunc(e.Changes, func(c Change) bool { return c.Fact == "sources" && c.Sort != Removed }) {
			return []Question{{Key: "source-taken", About: e, Change: &e.Changes[i]}}
		}
	}
	return nil
}

// welshUnchanged: an English text changed, the Welsh beside it did not, and no mark tells that it has fallen behind.
func welshUnchanged(e *Entry, _ *register.Index) []Question {
	if !e.changed() || e.Partnership() == nil && e.Area() == nil && e.Organisation() == nil {
		return nil
	}
	var english, welsh []string
	var walk func(list []Change)
	walk = func(list []Change) {
		for _, c := range list {
			if q, ok := c.Is.(Quote); ok && !c.Item && c.Was != nil {
				if q.Language == register.English {
					english = append(english, words(q.Text))
				} else {
					welsh = append(welsh, words(q.Text))
				}
			}
			walk(c.Parts)
		}
	}
	walk(e.Changes)
	for _, b := range register.Bilinguals(e.Is) {
		if b.Pairing == register.Paired && b.CY != "" && slices.Contains(english, words(b.EN)) && !slices.Contains(welsh, words(b.CY)) {
			return []Question{{Key: "welsh-unchanged", About: e}}
		}
	}
	return nil
}

// Ask puts a question into words.
func (t *Teller) Ask(q Question) Sentence {
	values := []string{}
	switch q.Key {
	case "vanished":
		kind, name, _ := strings.Cut(q.Name, " ")
		values = append(values, "kind", t.say("change-published."+kind), "name", name)
	case "sum-odd":
		was, is := q.Change.Was.(register.Funding), q.Change.Is.(register.Funding)
		values = append(values, "was", t.words.Pounds(was.Pounds), "is", t.words.Pounds(is.Pounds))
	case "member-taken", "source-taken":
		values = append(values, "item", masked(t.short(q.Change.Fact, q.Change.Was)))
	case "level-unsourced":
		values = append(values, "item", t.short(q.Change.Fact, q.Change.Is))
	}
	return t.cut(t.say("change-ask."+q.Key, values...))
}
