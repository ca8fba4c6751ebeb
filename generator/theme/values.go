package theme

import (
	"cmp"
	"reflect"
	"sync/atomic"
)

// along compiles the way from a value through its fields: .Partnership.Name.
func along(from value, names []string) value {
	for _, name := range names {
		f, before := &field{name: name}, from
		from = func(r *run, dot reflect.Value) (reflect.Value, error) {
			v, err := before(r, dot)
			if err != nil {
				return v, err
			}
			return f.of(v)
		}
	}
	return from
}

// A field is one name in a template after a dot. Values that come by are nearly always of the same type, so where
// that type has the field is remembered.
type field struct {
	name  string
	found atomic.Pointer[place]
}

// A place is where values of a type have a field.
type place struct {
	typ reflect.Type
	// addressed is whether the value has an address, so that the methods of its pointers count.
	addressed bool
	// index leads to the field of a struct, through those that it embeds; nil when there is none that templates may
	// see, or when a method has the name.
	index []int
	// method is the number of the method that has the name and wants nothing, -1 when there is none.
	method int
}

// of gives the field of a value, of what it points to, or of a bag.
func (f *field) of(v reflect.Value) (reflect.Value, error) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.Type() == bagType {
			return v.Interface().(*bag).get(f.name)
		}
		if v.IsNil() {
			return v, errLeft
		}
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return v, errLeft
	}
	at := f.found.Load()
	if at == nil || at.typ != v.Type() || at.addressed != v.CanAddr() {
		at = placeOf(v, f.name)
		f.found.Store(at)
	}
	switch {
	case at.method >= 0 && at.addressed:
		return opened(v.Addr().Method(at.method).Call(nil)[0]), nil
	case at.method >= 0:
		return opened(v.Method(at.method).Call(nil)[0]), nil
	case len(at.index) == 0:
		return v, errLeft
	}
	for i, n := range at.index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, errLeft
			}
			v = v.Elem()
		}
		v = v.Field(n)
	}
	return opened(v), nil
}

func placeOf(v reflect.Value, name string) *place {
	at := &place{typ: v.Type(), addressed: v.CanAddr(), method: -1}
	asked := at.typ
	if at.addressed {
		asked = reflect.PointerTo(asked)
	}
	if m, ok := asked.MethodByName(name); ok {
		if m.Type.NumIn() == 1 && m.Type.NumOut() == 1 {
			at.method = m.Index
		}
		return at
	}
	if f, ok := at.typ.FieldByName(name); ok && f.IsExported() {
		at.index = f.Index
	}
	return at
}

// opened gives what an interface holds.
func opened(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface && !v.IsNil() {
		return v.Elem()
	}
	return v
}

// A bag holds what {{args}} put together.
type bag struct {
	names  []string
	values []reflect.Value
}

var bagType = reflect.TypeFor[*bag]()

func (b *bag) get(name string) (reflect.Value, error) {
	for i := len(b.names) - 1; i >= 0; i-- {
		if b.names[i] == name {
			return b.values[i], nil
		}
	}
	return reflect.Value{}, errLeft
}

// named compiles args "Name" .Name "Count" 3.
func named(args []value) value {
	if len(args) == 0 || len(args)%2 != 0 {
		return leftValue
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) {
		b := &bag{names: make([]string, 0, len(args)/2), values: make([]reflect.Value, 0, len(args)/2)}
		for i := 0; i < len(args); i += 2 {
			name, err := args[i](r, dot)
			if err != nil {
				return name, err
			}
			v, err := args[i+1](r, dot)
			if err != nil {
				return v, err
			}
			if name.Kind() != reflect.String || !v.IsValid() {
				return v, errLeft
			}
			b.names, b.values = append(b.names, name.String()), append(b.values, v)
		}
		return reflect.ValueOf(b), nil
	}
}

// truth is what if and with ask: whether a value is neither zero nor empty.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Interface:
		return !v.IsNil() && truth(v.Elem())
	case reflect.Pointer, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

var yes, no = reflect.ValueOf(true), reflect.ValueOf(false)

func boolean(b bool) reflect.Value {
	if b {
		return yes
	}
	return no
}

// one compiles a function of one value.
func one(args []value, f func(reflect.Value) (reflect.Value, error)) value {
	if len(args) != 1 {
		return leftValue
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) {
		v, err := args[0](r, dot)
		if err != nil {
			return v, err
		}
		return f(v)
	}
}

// two compiles a function of two values.
func two(args []value, f func(a, b reflect.Value) (reflect.Value, error)) value {
	if len(args) != 2 {
		return leftValue
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) {
		a, err := args[0](r, dot)
		if err != nil {
			return a, err
		}
		b, err := args[1](r, dot)
		if err != nil {
			return b, err
		}
		return f(a, b)
	}
}

func length(v reflect.Value) (reflect.Value, error) {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return reflect.ValueOf(v.Len()), nil
	}
	return v, errLeft
}

// compared compiles a comparison of two texts, numbers or truths.
func compared(name string, args []value) value {
	return two(args, func(a, b reflect.Value) (reflect.Value, error) {
		var order int
		switch {
		case a.Kind() == reflect.String && b.Kind() == reflect.String:
			order = cmp.Compare(a.String(), b.String())
		case a.CanInt() && b.CanInt():
			order = cmp.Compare(a.Int(), b.Int())
		case a.Kind() == reflect.Bool && b.Kind() == reflect.Bool && (name == "eq" || name == "ne"):
			if a.Bool() != b.Bool() {
				order = 1
			}
		default:
			return a, errLeft
		}
		switch name {
		case "eq":
			return boolean(order == 0), nil
		case "ne":
			return boolean(order != 0), nil
		case "lt":
			return boolean(order < 0), nil
		case "le":
			return boolean(order <= 0), nil
		case "gt":
			return boolean(order > 0), nil
		}
		return boolean(order >= 0), nil
	})
}

// indexed compiles index .List 0.
func indexed(args []value) value {
	return two(args, func(list, at reflect.Value) (reflect.Value, error) {
		if list.Kind() != reflect.Slice || !at.CanInt() || at.Int() < 0 || at.Int() >= int64(list.Len()) {
			return list, errLeft
		}
		return opened(list.Index(int(at.Int()))), nil
	})
}
