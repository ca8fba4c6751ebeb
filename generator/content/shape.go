package content

import (
	"encoding"
	"errors"
	"reflect"
	"strings"
	"sync"

	"partnershipregister/generator/register"
)

// A shape is what may stand in one kind of file, or in one row of a list: the keys of a register type.
type shape struct {
	typ reflect.Type
	// keys have the order of the type's fields.
	keys   []*key
	byName map[string]*key
}

// key is one key that an editor may write.
type key struct {
	name string
	// field is the number of the field in the type of.
	field int
	of    reflect.Type
	form  form
	// welsh marks the sibling of a bilingual text that takes the Welsh, name_cy; bilingual marks both.
	welsh, bilingual bool
	// mark is true for name_of and name_cy_of, which say from which wording a translation was made.
	mark bool
	// typ is the type of a value, or of the entries of a list of values.
	typ reflect.Type
	// rows is the shape of a row or group.
	rows *shape
	// choices are the values accepted, when there are only so many.
	choices []string
	// required says whether the key alone is asked for.
	required bool
	// block numbers the blocks in which the keys of a file are written, with an empty line between; a key
	// whose field is tagged layout:"block" begins one.
	block int
}

// form is how a key is written.
type form int

const (
	textForm    form = iota // name = "…"
	textsForm               // short_names = ["…", "…"]
	valueForm               // as text, but of a type that refuses bad values
	valuesForm              // a list of such
	numberForm              // pounds = 5000
	decimalForm             // meeting_hours = 1.5
	yesNoForm               // sensitive = true
	rowsForm                // [[seats]]
	groupForm               // [paths]
)

var shapes sync.Map // of reflect.Type to *shape

func shapeFor[T any]() *shape { return shapeOf(reflect.TypeFor[T]()) }

// shapeOf works out the shape of a type from its fields and their tags.
func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	s := &shape{typ: t, byName: map[string]*key{}}
	block := 0
	for i := range t.NumField() {
		field := t.Field(i)
		name := field.Tag.Get("toml")
		if name == "" || name == "-" {
			continue
		}
		if field.Tag.Get("layout") == "block" {
			block++
		}
		k := keyOf(field.Type)
		k.name, k.field, k.of, k.block = name, i, t, block
		s.keys = append(s.keys, k)
		if k.bilingual {
			sibling := *k
			sibling.name, sibling.welsh = name+"_cy", true
			s.keys = append(s.keys, &sibling)
			for _, welsh := range []bool{false, true} {
				mark := &key{field: i, form: valueForm, typ: reflect.TypeFor[register.Mark](), bilingual: true, welsh: welsh, mark: true, block: block, of: t}
				mark.name = name + "_of"
				if welsh {
					mark.name = name + "_cy_of"
				}
				s.keys = append(s.keys, mark)
			}
		}
	}
	for _, k := range s.keys {
		s.byName[k.name] = k
	}
	for _, name := range required[t] {
		if k := s.byName[name]; k != nil {
			k.required = true
		}
	}
	shapes.Store(t, s)
	return s
}

func keyOf(t reflect.Type) *key {
	switch {
	case t == reflect.TypeFor[register.Text]():
		return &key{form: textForm, bilingual: true}
	case t == reflect.TypeFor[register.Texts]():
		return &key{form: textsForm, bilingual: true}
	case refuses(t):
		return &key{form: valueForm, typ: t, choices: choicesOf(t)}
	case t.Kind() == reflect.String:
		return &key{form: textForm}
	case t.Kind() == reflect.Int:
		return &key{form: numberForm}
	case t.Kind() == reflect.Bool:
		return &key{form: yesNoForm}
	case t == reflect.TypeFor[register.Decimal]():
		return &key{form: decimalForm}
	case t.Kind() == reflect.Struct:
		return &key{form: groupForm, rows: shapeOf(t)}
	case t.Kind() == reflect.Slice:
		element := t.Elem()
		switch base := deref(element); {
		case refuses(element):
			return &key{form: valuesForm, typ: element, choices: choicesOf(element)}
		case element.Kind() == reflect.String:
			return &key{form: textsForm}
		case base.Kind() == reflect.Struct:
			return &key{form: rowsForm, rows: shapeOf(base)}
		}
	}
	// The types are ours: one that this package can't read is a fault of the program.
	panic("content: no form for fields of type " + t.String())
}

// refuses tells whether a type reads itself from a text.
func refuses(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

func deref(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// choicesOf asks a type for the values that it accepts, by giving it one that none does.
func choicesOf(t reflect.Type) []string {
	err := reflect.New(t).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte("\x00"))
	var r *register.Refusal
	if errors.As(err, &r) {
		return r.Allowed
	}
	return nil
}

// names lists the keys of a shape, without those that mark a translation.
func (s *shape) names() []string {
	var names []string
	for _, k := range s.keys {
		if !k.mark {
			names = append(names, k.name)
		}
	}
	return names
}

// base gives the key's name without the ending for Welsh.
func (k *key) base() string {
	if k.welsh {
		return strings.TrimSuffix(k.name, "_cy")
	}
	return k.name
}
