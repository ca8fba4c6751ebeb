package check

import (
	"reflect"
	"strings"

	"partnershipregister/generator/register"
)

// settingsFile is where the settings of the register stand.
const settingsFile = "register.toml"

// vocabulary says where each list of the vocabulary is written.
var vocabulary = []struct {
	file, key string
	list      func(*register.Vocabulary) any
}{
	{"vocabulary/partnership-types.toml", "type", func(v *register.Vocabulary) any { return v.Types }},
	{"vocabulary/priorities.toml", "priority", func(v *register.Vocabulary) any { return v.Priorities }},
	{"vocabulary/sectors.toml", "sector", func(v *register.Vocabulary) any { return v.Sectors }},
	{"vocabulary/member-kinds.toml", "member_kind", func(v *register.Vocabulary) any { return v.MemberKinds }},
	{"vocabulary/evidence.toml", "level", func(v *register.Vocabulary) any { return v.EvidenceLevels }},
	{"vocabulary/evidence.toml", "effect", func(v *register.Vocabulary) any { return v.Effects }},
	{"vocabulary/assumptions.toml", "assumption", func(v *register.Vocabulary) any { return v.Assumptions }},
}

// value is one value of the register: a text, a list, a row, a whole file.
type value struct {
	at place
	v  reflect.Value
}

// walk shows every value of the register that is not empty, with its place, so that a check which
// concerns a form of value also covers fields that are added later.
func (s *subject) walk(visit func(at place, v reflect.Value)) {
	if s.values == nil {
		s.values = values(s.Register)
	}
	for _, found := range s.values {
		visit(found.at, found.v)
	}
}

// values lists every value of a register that is not empty. Values that stand for one thing (dates,
// references, prose) are listed whole; a text in two languages is listed as its two halves.
func values(r *register.Register) []value {
	var list []value
	visit := func(at place, v reflect.Value) { list = append(list, value{at, v}) }
	walk(reflect.ValueOf(&r.Settings), place{file: settingsFile}, visit)
	for _, list := range vocabulary {
		walk(reflect.ValueOf(list.list(&r.Vocabulary)), place{list.file, list.key}, visit)
	}
	walk(reflect.ValueOf(r.Editions), place{}, visit)
	walk(reflect.ValueOf(r.Areas), place{}, visit)
	walk(reflect.ValueOf(r.Organisations), place{}, visit)
	walk(reflect.ValueOf(r.Partnerships), place{}, visit)
	return list
}

func walk(v reflect.Value, at place, visit func(place, reflect.Value)) {
	if v.IsZero() {
		return
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch both := v.Interface().(type) {
	case register.Text:
		walk(reflect.ValueOf(both.EN), at, visit)
		walk(reflect.ValueOf(both.CY), place{at.file, at.field + "_cy"}, visit)
		return
	case register.Texts:
		walk(reflect.ValueOf(both.EN), at, visit)
		walk(reflect.ValueOf(both.CY), place{at.file, at.field + "_cy"}, visit)
		return
	}
	if file := fileOf(v); file != "" {
		at = place{file: file}
	}
	visit(at, v)
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), at.item(i), visit)
		}
	case reflect.Struct:
		switch v.Interface().(type) {
		case register.Date, register.Ref, register.Prose, register.Decimal:
			return
		}
		for i := range v.NumField() {
			key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("toml"), ",")
			switch {
			case key != "-":
				walk(v.Field(i), at.key(key), visit)
			case v.Field(i).Kind() != reflect.String:
				// Prose and the files below this one say themselves where they stand.
				walk(v.Field(i), at, visit)
			}
		}
	}
}

// fileOf gives the file of a thing that has one of its own.
func fileOf(v reflect.Value) string {
	if v.Kind() != reflect.Struct {
		return ""
	}
	if f := v.FieldByName("File"); f.IsValid() && f.Kind() == reflect.String {
		return f.String()
	}
	return ""
}

// texts shows every text that a page can show as words: strings, e-mail addresses and the lines of
// prose, in each language.
func (s *subject) texts(visit func(at place, text string)) {
	s.walk(func(at place, v reflect.Value) {
		switch v := v.Interface().(type) {
		case string:
			visit(at, v)
		case register.Email:
			visit(at, string(v))
		case register.Prose:
			for n, text := range strings.Split(v.EN, "\n") {
				visit(line(v.FileEN, n+1), text)
			}
			for n, text := range strings.Split(v.CY, "\n") {
				visit(line(v.FileCY, n+1), text)
			}
		}
	})
}
