package check

import (
	"reflect"
	"slices"
	"strings"
	"sync"

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
	for _, list := range s.values() {
		for _, found := range list {
			visit(found.at, found.v)
		}
	}
}

// values lists every value of a register that is not empty. Values that stand for one thing (dates,
// references, prose) are listed whole; a text in two languages is listed as its two halves.
func values(r *register.Register) [][]value {
	type branch struct {
		of any
		at place
	}
	branches := []branch{{&r.Settings, place{file: settingsFile}}}
	for _, list := range vocabulary {
		branches = append(branches, branch{list.list(&r.Vocabulary), place{list.file, list.key}})
	}
	branches = append(branches, branch{r.Editions, place{}}, branch{r.Areas, place{}})
	for some := range slices.Chunk(r.Organisations, 500) {
		branches = append(branches, branch{some, place{}})
	}
	for some := range slices.Chunk(r.Partnerships, 50) {
		branches = append(branches, branch{some, place{}})
	}
	lists := make([][]value, len(branches))
	var scratch sync.Pool // the lists are as long as they are, without room to grow
	sideBySide(len(branches), func(i int) {
		buffer, _ := scratch.Get().(*[]value)
		if buffer == nil {
			buffer = &[]value{}
		}
		list := (*buffer)[:0]
		walk(reflect.ValueOf(branches[i].of), branches[i].at, func(at place, v reflect.Value) { list = append(list, value{at, v}) })
		lists[i] = slices.Clone(list)
		*buffer = list
		scratch.Put(buffer)
	})
	return lists
}

func walk(v reflect.Value, at place, visit func(place, reflect.Value)) {
	if v.IsZero() {
		return
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice:
		visit(at, v)
		for i := range v.Len() {
			walk(v.Index(i), at.item(i), visit)
		}
		return
	case reflect.Struct:
	default:
		visit(at, v)
		return
	}
	switch v.Type() {
	case reflect.TypeFor[register.Text](), reflect.TypeFor[register.Texts]():
		walk(v.FieldByName("EN"), at, visit)
		walk(v.FieldByName("CY"), place{at.file, at.field + "_cy"}, visit)
		return
	}
	form := formOf(v.Type())
	if form.file >= 0 {
		if file := v.Field(form.file).String(); file != "" {
			at = place{file: file}
		}
	}
	visit(at, v)
	for i, key := range form.keys {
		switch field := v.Field(i); {
		case form.whole || field.IsZero():
		case key != "-":
			walk(field, at.key(key), visit)
		case field.Kind() != reflect.String:
			// Prose and the files below this one say themselves where they stand.
			walk(field, at, visit)
		}
	}
}

// form is what is to be known of a type of the register.
type form struct {
	// keys are those of its fields, "-" for those that are not written in the file.
	keys []string
	// file is the field that names the thing's own file, from and until those of the dates between which it
	// holds, asOf that of the date of its facts; -1 where there is none.
	file, from, until, asOf int
	// whole tells that its values stand for one thing and are not taken apart.
	whole bool
}

// forms are those that were asked for, by type.
var forms sync.Map

func formOf(t reflect.Type) *form {
	if known, ok := forms.Load(t); ok {
		return known.(*form)
	}
	f := &form{file: -1, from: -1, until: -1, asOf: -1}
	switch t {
	case reflect.TypeFor[register.Date](), reflect.TypeFor[register.Ref](), reflect.TypeFor[register.Prose](), reflect.TypeFor[register.Decimal]():
		f.whole = true
	}
	for i := range t.NumField() {
		field := t.Field(i)
		key, _, _ := strings.Cut(field.Tag.Get("toml"), ",")
		f.keys = append(f.keys, key)
		switch date := field.Type == reflect.TypeFor[register.Date](); {
		case field.Name == "File" && field.Type.Kind() == reflect.String:
			f.file = i
		case field.Name == "From" && date:
			f.from = i
		case field.Name == "Until" && date:
			f.until = i
		case field.Name == "AsOf" && date:
			f.asOf = i
		}
	}
	forms.Store(t, f)
	return f
}

// date gives a date of a table, not stated when the table has none of that name.
func date(v reflect.Value, field func(*form) int) register.Date {
	if v.Kind() == reflect.Struct {
		if i := field(formOf(v.Type())); i >= 0 && !v.Field(i).IsZero() {
			return v.Field(i).Interface().(register.Date)
		}
	}
	return register.Date{}
}

// texts shows every text that a page can show as words: strings, e-mail addresses and the lines of
// prose, in each language.
func (s *subject) texts(visit func(at place, text string)) {
	s.walk(func(at place, v reflect.Value) {
		switch v.Type() {
		case reflect.TypeFor[string](), reflect.TypeFor[register.Email]():
			visit(at, v.String())
		case reflect.TypeFor[register.Prose]():
			v := v.Interface().(register.Prose)
			for n, text := range strings.Split(v.EN, "\n") {
				visit(line(v.FileEN, n+1), text)
			}
			for n, text := range strings.Split(v.CY, "\n") {
				visit(line(v.FileCY, n+1), text)
			}
		}
	})
}
