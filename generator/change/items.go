package change

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// items compares two lists whose order means nothing. Rows that are the same in every word fall away; of the others those with
// one identity were altered, and the rest came or went.
func (c *comparison) items(fact string, was, is reflect.Value) []Change {
	type row struct {
		value any
		form  string
		of    reflect.Value
	}
	rows := func(list reflect.Value, earlier bool) []row {
		var all []row
		for i := range list.Len() {
			v := reflect.Indirect(list.Index(i))
			all = append(all, row{list.Index(i).Interface(), c.normal(fact, v, earlier), v})
		}
		return all
	}
	before, after := rows(was, true), rows(is, false)
	// take pairs rows of one key and takes them out of both lists.
	take := func(key func(row, bool) string, paired func(a, b row)) {
		for i := 0; i < len(before); i++ {
			name := key(before[i], true)
			j := slices.IndexFunc(after, func(r row) bool { return name != "" && key(r, false) == name })
			if j < 0 {
				continue
			}
			paired(before[i], after[j])
			before, after = slices.Delete(before, i, i+1), slices.Delete(after, j, j+1)
			i--
		}
	}
	var list []Change
	take(func(r row, _ bool) string { return r.form }, func(row, row) {})
	if is.Type().Elem().Kind() != reflect.String {
		for _, identity := range identities {
			take(func(r row, earlier bool) string { return identity(c, r.value, earlier) }, func(a, b row) {
				if parts := c.facts(a.of, b.of); len(parts) > 0 {
					list = append(list, Change{Sort: Altered, Fact: fact, Item: true, Was: a.value, Is: b.value, Parts: parts})
				}
			})
		}
	}
	for _, r := range after {
		list = append(list, Change{Sort: Added, Fact: fact, Item: true, Is: r.value})
	}
	for _, r := range before {
		list = append(list, Change{Sort: Removed, Fact: fact, Item: true, Was: r.value})
	}
	if fact == "chairs" {
		list = succeeded(list)
	}
	return list
}

// identities give the name by which a row is known again although some of it has changed, the strictest first; "" where it has
// none. A row of the earlier register is named as it would be in the later one.
var identities = []func(c *comparison, row any, earlier bool) string{
	func(c *comparison, row any, earlier bool) string {
		holder := func(organisation, kind register.ID) string {
			return string(c.organisation(organisation, earlier)) + "|" + string(kind)
		}
		switch r := row.(type) {
		case register.Chair:
			return fmt.Sprint(chairRole(r), "|", holder(r.Organisation, r.Kind), "|", words(r.Post.EN+r.Post.CY), "|", r.From)
		case register.Seat:
			return fmt.Sprint(holder(r.Organisation, r.Kind), "|", r.Capacity(), "|", r.From)
		case register.Meeting:
			return r.Key()
		case register.Funding:
			return fmt.Sprint(r.Year, "|", r.UntilYear, "|", c.organisation(r.Organisation, earlier), "|", words(r.Funder.EN+r.Funder.CY), "|", r.Direction == "out", "|", words(r.For.EN))
		case register.Relation:
			return fmt.Sprint(r.Relation, "|", c.partnership(r.Partnership, earlier), "|", words(r.Name.EN+r.Name.CY))
		case register.Document:
			if r.URL != "" {
				return string(r.URL)
			}
			return words(r.Title.EN + r.Title.CY)
		case register.Source:
			if r.URL != "" {
				return string(r.URL) + "|" + words(r.Title)
			}
			return words(r.Title)
		case register.Duty:
			return r.Act + "|" + r.Section
		case register.Agreement:
			return words(r.Title.EN + r.Title.CY)
		case register.FormerName:
			return words(r.Name.EN + r.Name.CY)
		case register.PriorityRole:
			return string(r.Priority)
		case register.LocalPolicingBody:
			return fmt.Sprint(c.organisation(r.Organisation, earlier), "|", r.From)
		case register.Authority:
			return string(r.ID)
		case register.CommunitySafetyArea:
			return string(r.Code)
		case *register.Evidence:
			return string(r.ID)
		case *register.Article:
			return string(r.ID)
		}
		return ""
	},
	// What follows is tried on the rows that are left.
	func(c *comparison, row any, earlier bool) string {
		switch r := row.(type) {
		case register.Chair:
			return fmt.Sprint(chairRole(r), "|", words(r.Post.EN))
		case register.Seat:
			return fmt.Sprint(c.organisation(r.Organisation, earlier), "|", r.Kind)
		case register.Meeting:
			return string(r.ID)
		case register.Funding:
			return fmt.Sprint(r.Year, "|", c.organisation(r.Organisation, earlier), "|", words(r.Funder.EN), "|", r.Direction == "out")
		case register.Source:
			return string(r.URL)
		case register.LocalPolicingBody:
			return string(c.organisation(r.Organisation, earlier))
		case register.Duty:
			return r.Act
		case *register.Evidence:
			if len(r.FormerIDs) > 0 && !earlier {
				return string(r.FormerIDs[len(r.FormerIDs)-1])
			}
			return string(r.ID)
		}
		return ""
	},
	func(_ *comparison, row any, _ bool) string {
		if m, ok := row.(register.Meeting); ok {
			return m.Date.String()
		}
		return ""
	},
}

// succeeded joins a chair who came with the one of the same role who went, or whose last day became known.
func succeeded(list []Change) []Change {
	for i := range list {
		if list[i].Sort != Added {
			continue
		}
		role := chairRole(list[i].Is.(register.Chair))
		others := false
		for j, one := range list {
			others = others || j != i && one.Sort == Added && chairRole(one.Is.(register.Chair)) == role
		}
		var went []int
		for j, one := range list {
			gone := one.Sort == Removed
			ended := one.Sort == Altered && len(one.Parts) == 1 && one.Parts[0].Fact == "until" && one.Parts[0].Is != nil
			if (gone || ended) && chairRole(one.Was.(register.Chair)) == role {
				went = append(went, j)
			}
		}
		if others || len(went) != 1 {
			continue
		}
		old := list[went[0]]
		if old.Sort == Altered {
			// The later state tells the last day.
			old.Was = old.Is
		}
		list[i] = Change{Sort: Replaced, Fact: "chairs", Item: true, Was: old.Was, Is: list[i].Is}
		return succeeded(slices.Delete(list, went[0], went[0]+1))
	}
	return list
}

func chairRole(c register.Chair) register.ChairRole {
	if c.Role == "" {
		return register.InTheChair
	}
	return c.Role
}

// organisation gives the present identifier of an organisation that the earlier register names.
func (c *comparison) organisation(id register.ID, earlier bool) register.ID {
	if to, there := c.organisations[id]; there && earlier {
		return to
	}
	return id
}

func (c *comparison) partnership(ref register.Ref, earlier bool) register.Ref {
	if to, there := c.partnerships[ref]; there && earlier {
		return to
	}
	return ref
}

// ofOrganisations are the facts that name organisations.
var ofOrganisations = []string{"organisation", "organisations", "passes_to", "council", "force", "successors"}

// normal writes a value so that what means the same is written the same.
func (c *comparison) normal(fact string, v reflect.Value, earlier bool) string {
	switch t := v.Interface().(type) {
	case register.Text:
		return fmt.Sprintf("%q %q %d", words(t.EN), words(t.CY), t.Pairing())
	case register.Texts:
		return fmt.Sprintf("%q %q %d", sorted(t.EN), sorted(t.CY), t.Pairing())
	case register.Prose:
		return fmt.Sprintf("%q %q %d", words(t.EN), words(t.CY), t.Pairing())
	case register.Ref:
		return c.partnership(t, earlier).String()
	case register.ID:
		if slices.Contains(ofOrganisations, fact) {
			return string(c.organisation(t, earlier))
		}
		return string(t)
	case register.ChairRole:
		return string(chairRole(register.Chair{Role: t}))
	case register.Role:
		return string((&register.Seat{Role: t}).Capacity())
	case register.Handover:
		return orElse(t, register.ToBeDecided)
	case register.Direction:
		return orElse(t, "in")
	case register.Untranslated:
		return orElse(t, register.NoteUntranslated)
	}
	switch v.Kind() {
	case reflect.Pointer:
		return c.normal(fact, v.Elem(), earlier)
	case reflect.Slice:
		var list []string
		for i := range v.Len() {
			list = append(list, c.normal(fact, v.Index(i), earlier))
		}
		slices.Sort(list)
		return fmt.Sprintf("%q", list)
	case reflect.Struct:
		var b strings.Builder
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name := f.Tag.Get("toml")
			if name == "-" && unwritten[f.Name] == "" && f.Name != "ID" {
				continue
			}
			fmt.Fprintf(&b, "%s %s;", f.Name, c.normal(name, v.Field(i), earlier))
		}
		return b.String()
	case reflect.String:
		return words(v.String())
	}
	return fmt.Sprint(v.Interface())
}

func orElse[T ~string](value, unsaid T) string {
	if value == "" {
		return string(unsaid)
	}
	return string(value)
}

func sorted(list []string) []string {
	var even []string
	for _, s := range list {
		even = append(even, words(s))
	}
	slices.Sort(even)
	return even
}
