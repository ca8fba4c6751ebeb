package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"partnershipregister/generator/register"
)

// Record writes an entry of the register, given as a pointer to one of the types of package register,
// as JSON. The names are those of the content files, in the same order; a text in Welsh has the ending
// _cy there too. What is not stated is left out. More are further members that stand before the entry's
// own, as pairs of a name and a value.
func Record(entry any, more ...any) ([]byte, error) {
	var b bytes.Buffer
	if err := record(&b, reflect.ValueOf(entry).Elem(), more); err != nil {
		return nil, fmt.Errorf("writing a record: %w", err)
	}
	return b.Bytes(), nil
}

// members writes the members of an object and minds the commas.
type members struct {
	b    *bytes.Buffer
	some bool
}

func (m *members) name(name string) error {
	if m.some {
		m.b.WriteByte(',')
	}
	m.some = true
	err := plain(m.b, name)
	m.b.WriteByte(':')
	return err
}

func (m *members) add(name string, v any) error {
	if err := m.name(name); err != nil {
		return err
	}
	return plain(m.b, v)
}

// plain writes a value that is not of the register's own types. Letters such as < stay as they are:
// the files are read by programs, not put into pages.
func plain(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder ends with a line break
	return nil
}

func record(b *bytes.Buffer, v reflect.Value, more []any) error {
	b.WriteByte('{')
	m := members{b: b}
	for i := 0; i+1 < len(more); i += 2 {
		if err := m.add(more[i].(string), more[i+1]); err != nil {
			return err
		}
	}
	for i := range v.NumField() {
		name := v.Type().Field(i).Tag.Get("toml")
		if name == "" || name == "-" {
			continue
		}
		if err := member(&m, name, v.Field(i)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	b.WriteByte('}')
	return nil
}

// member writes one field, unless it is empty.
func member(m *members, name string, v reflect.Value) error {
	switch x := v.Interface().(type) {
	case register.Text:
		return pair(m, name, x.EN, x.CY, x.EN != "", x.CY != "")
	case register.Texts:
		return pair(m, name, x.EN, x.CY, len(x.EN) > 0, len(x.CY) > 0)
	case register.Date:
		if x.IsZero() {
			return nil
		}
		return m.add(name, x.String())
	case register.Ref:
		if x.ID == "" {
			return nil
		}
		return m.add(name, x.String())
	}
	if v.IsZero() {
		return nil
	}
	if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.Struct {
		return m.add(name, v.Interface())
	}
	if err := m.name(name); err != nil {
		return err
	}
	m.b.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			m.b.WriteByte(',')
		}
		if err := record(m.b, v.Index(i), nil); err != nil {
			return err
		}
	}
	m.b.WriteByte(']')
	return nil
}

func pair(m *members, name string, en, cy any, hasEN, hasCY bool) error {
	if hasEN {
		if err := m.add(name, en); err != nil {
			return err
		}
	}
	if hasCY {
		return m.add(name+"_cy", cy)
	}
	return nil
}

// Partnership writes a partnership with its claims of evidence and its prose, as markdown.
func Partnership(p *register.Partnership, address string) ([]byte, error) {
	more := []any{"partnership", p.Ref().String(), "page", address}
	if p.About.EN != "" {
		more = append(more, "about", p.About.EN)
	}
	if p.About.CY != "" {
		more = append(more, "about_cy", p.About.CY)
	}
	var claims []json.RawMessage
	for _, e := range p.Evidence {
		finding := []any{"evidence", e.ID}
		if e.Finding.EN != "" {
			finding = append(finding, "finding", e.Finding.EN)
		}
		if e.Finding.CY != "" {
			finding = append(finding, "finding_cy", e.Finding.CY)
		}
		b, err := Record(e, finding...)
		if err != nil {
			return nil, err
		}
		claims = append(claims, b)
	}
	if claims != nil {
		more = append(more, "evidence", claims)
	}
	return Record(p, more...)
}
