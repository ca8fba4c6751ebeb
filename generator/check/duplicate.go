package check

import (
	"fmt"
	"reflect"
	"strings"

	"partnershipregister/generator/register"
)

// duplicateIDs finds identifiers that are written twice in a list. Names of files and folders can't be
// the same; areas and editions share the first place of a reference, so those two are compared.
func duplicateIDs(s *subject) {
	for _, list := range vocabulary {
		rows := reflect.ValueOf(list.list(&s.Register.Vocabulary))
		first := map[register.ID]int{}
		for i := range rows.Len() {
			id, _ := rows.Index(i).Elem().FieldByName("ID").Interface().(register.ID)
			if j, taken := first[id]; taken && id != "" {
				s.fail(place{list.file, list.key}.item(i).key("id"),
					fmt.Sprintf("the identifier %q is used twice in this file, in entries %d and %d", id, j+1, i+1),
					"give each its own identifier, or take out the one that is too many")
				continue
			}
			first[id] = i
		}
	}
	authorities := map[register.ID]*register.Area{}
	for _, a := range s.Register.Areas {
		if e := s.Editions[a.ID]; e != nil {
			s.fail(place{file: a.File}, fmt.Sprintf("the identifier %q names an area and an edition", a.ID),
				"rename the folder of the area or of the edition")
		}
		for i, authority := range a.Authorities {
			at := place{a.File, "authorities"}.item(i).key("id")
			switch other := authorities[authority.ID]; {
			case authority.ID == "":
			case other == a:
				s.fail(at, fmt.Sprintf("the council area %q is written twice in this file", authority.ID), "take out one of the two")
			case other != nil:
				s.fail(at, fmt.Sprintf("the council area %q is already in the police force area %s", authority.ID, name(other.Name)),
					"a council area lies in one police force area: take it out here or in "+other.File)
			default:
				authorities[authority.ID] = a
			}
		}
	}
}

// duplicateCodes finds official codes that two areas share.
func duplicateCodes(s *subject) {
	first := map[register.Code]string{}
	see := func(at place, code register.Code, what string) {
		switch other := first[code]; {
		case code == "":
		case other != "":
			s.fail(at, fmt.Sprintf("the code %s is also the code of %s", code, other), "look the code up again in the source and correct the wrong one")
		default:
			first[code] = what
		}
	}
	for _, a := range s.Register.Areas {
		at := place{file: a.File}
		see(at.key("code"), a.Code, "the police force area "+name(a.Name))
		for i, authority := range a.Authorities {
			see(at.key("authorities").item(i).key("code"), authority.Code, "the council area "+name(authority.Name))
		}
		for i, c := range a.CommunitySafetyAreas {
			see(at.key("community_safety_areas").item(i).key("code"), c.Code, "the community safety area "+c.Name)
		}
	}
}

// duplicateNames finds partnerships of one home, and organisations of one time, that a reader can't
// tell apart.
func duplicateNames(s *subject) {
	type named struct {
		home register.ID
		name string
	}
	key := func(home register.ID, text string) named {
		return named{home, strings.ToLower(strings.Join(strings.Fields(text), " "))}
	}
	for _, half := range []struct {
		key  string
		text func(register.Text) string
	}{
		{"name", func(t register.Text) string { return t.EN }},
		{"name_cy", func(t register.Text) string { return t.CY }},
	} {
		partnerships := map[named]*register.Partnership{}
		for _, p := range s.Register.Partnerships {
			k := key(p.Home, half.text(p.Name))
			switch other := partnerships[k]; {
			case k.name == "":
			case other != nil:
				s.fail(place{p.File, half.key}, fmt.Sprintf("the partnership %q has the same name: %s", other.ID, half.text(p.Name)),
					"write what tells the two apart, such as the place or the years; or take out one entry if both are the same body")
			default:
				partnerships[k] = p
			}
		}
		organisations := map[named]*register.Organisation{}
		for _, o := range s.Register.Organisations {
			k := key("", half.text(o.Name))
			switch other := organisations[k]; {
			case k.name == "":
			case other != nil && !apart(o.From, o.Until, other.From, other.Until):
				s.warn(place{o.File, half.key}, fmt.Sprintf("the organisation %q has the same name: %s", other.ID, half.text(o.Name)),
					"if both are the same body, keep one file and use its identifier everywhere; if not, write what tells the two apart")
			default:
				organisations[k] = o
			}
		}
	}
}

// repeatedValues finds values that stand twice in one list of identifiers, codes or names, and further
// types or areas that repeat the first.
func repeatedValues(s *subject) {
	s.walk(func(at place, v reflect.Value) {
		if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.String {
			return
		}
		if v.Len() < 2 {
			return
		}
		first := make(map[string]bool, v.Len())
		for i := range v.Len() {
			value := v.Index(i).String()
			if first[value] {
				s.fail(at.item(i), fmt.Sprintf("%q is already in this list", value), "take it out here")
			}
			first[value] = true
		}
	})
	for _, p := range s.Register.Partnerships {
		at := place{file: p.File}
		for i, id := range p.AlsoTypes {
			if id == p.Type {
				s.fail(at.key("also_types").item(i), fmt.Sprintf("%q is already the type of this partnership", id), "take it out of also_types")
			}
		}
		for i, id := range p.AlsoAreas {
			if id == p.Home {
				s.fail(at.key("also_areas").item(i), fmt.Sprintf("the partnership is in %q already, because its folder is there", id), "take it out of also_areas")
			}
		}
	}
}
