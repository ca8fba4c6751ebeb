package export

import (
	"fmt"
	"reflect"
	"strconv"
	"sync"
	"unicode/utf8"

	"partnershipregister/generator/register"
)

// AppendRecord writes an entry of the register, given as a pointer to one of the types of package register,
// as JSON. The names are those of the content files, in the same order; a text in Welsh has the ending
// _cy there too. What is not stated is left out. More are further members that stand before the entry's
// own, as pairs of a name and a text.
func AppendRecord(b []byte, entry any, more ...string) []byte {
	return appendRecord(b, reflect.ValueOf(entry).Elem(), more)
}

// AppendPartnership writes a partnership with its claims of evidence and its prose, as markdown.
func AppendPartnership(b []byte, p *register.Partnership, address string) []byte {
	b = append(b, '{')
	for _, one := range [][2]string{{"partnership", p.Ref().String()}, {"page", address}, {"about", p.About.EN}, {"about_cy", p.About.CY}} {
		b = member(b, one[0], one[1])
	}
	for i, e := range p.Evidence {
		if i == 0 {
			b = append(b, `,"evidence":[`...)
		} else {
			b = append(b, ',')
		}
		b = AppendRecord(b, e, "evidence", string(e.ID), "finding", e.Finding.EN, "finding_cy", e.Finding.CY)
	}
	if len(p.Evidence) > 0 {
		b = append(b, ']')
	}
	return append(appendFields(b, reflect.ValueOf(p).Elem()), '}')
}

func appendRecord(b []byte, v reflect.Value, more []string) []byte {
	b = append(b, '{')
	for i := 0; i+1 < len(more); i += 2 {
		b = member(b, more[i], more[i+1])
	}
	return append(appendFields(b, v), '}')
}

// member writes a member of an object that is a text, unless that is empty.
func member(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	return appendString(append(appendString(comma(b), name), ':'), text)
}

// comma parts a member from the one before.
func comma(b []byte) []byte {
	if b[len(b)-1] == '{' {
		return b
	}
	return append(b, ',')
}

// field is a field of an entry that has a name in the content files.
type field struct {
	index int
	name  string
}

// fields are those of each type that was met.
var fields sync.Map

func fieldsOf(t reflect.Type) []field {
	if list, ok := fields.Load(t); ok {
		return list.([]field)
	}
	var list []field
	for i := range t.NumField() {
		if name := t.Field(i).Tag.Get("toml"); name != "" && name != "-" {
			list = append(list, field{i, name})
		}
	}
	fields.Store(t, list)
	return list
}

func appendFields(b []byte, v reflect.Value) []byte {
	for _, f := range fieldsOf(v.Type()) {
		value := v.Field(f.index)
		if value.IsZero() {
			continue
		}
		switch x := value.Addr().Interface().(type) {
		case *register.Text:
			b = member(member(b, f.name, x.EN), f.name+"_cy", x.CY)
		case *register.Texts:
			if len(x.EN) > 0 {
				b = appendValue(append(appendString(comma(b), f.name), ':'), reflect.ValueOf(x.EN))
			}
			if len(x.CY) > 0 {
				b = appendValue(append(appendString(comma(b), f.name+"_cy"), ':'), reflect.ValueOf(x.CY))
			}
		default:
			b = appendValue(append(appendString(comma(b), f.name), ':'), value)
		}
	}
	return b
}

// appendValue writes a value. The types of package register are built of these kinds alone.
func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return appendString(b, v.String())
	case reflect.Int:
		return strconv.AppendInt(b, v.Int(), 10)
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Slice:
		b = append(b, '[')
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendValue(b, v.Index(i))
		}
		return append(b, ']')
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case register.Date:
			return appendString(b, x.String())
		case register.Ref:
			return appendString(b, x.String())
		case register.Decimal:
			return append(b, x.String()...)
		}
		return appendRecord(b, v, nil)
	}
	panic(fmt.Sprintf("a record holds a %s", v.Type()))
}

const hexadecimal = "0123456789abcdef"

// appendString writes a text as JSON. Letters such as < stay as they are: the files are read by programs, not put into pages.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' {
				i++
				continue
			}
			b = append(b, s[from:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', hexadecimal[c>>4], hexadecimal[c&15])
			}
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			b = append(append(b, s[from:i]...), "\ufffd"...)
			from = i + 1
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}
