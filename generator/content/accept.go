package content

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"partnershipregister/generator/register"
)

// Identifier makes an identifier of a name: "Safer Gwent" becomes "safer-gwent". It gives "" when nothing is
// left of the name.
func Identifier(name string) string { return betterIdentifier(name) }

// separator stands between the entries of a list that is written as one text.
const separator = " | "

// ValueOf reads a value from a text as a person types it into a spreadsheet or at a terminal: a list with |
// between its entries, a sum with a sign and commas, a date in another form. The field is that of a kind of
// file, both as [Field] names them; for the Welsh of a text the key ends in _cy. What is not accepted gives
// a refusal.
func ValueOf(kind, field, text string) (any, *register.Refusal) {
	k := keyOfField(kind, field)
	if k == nil {
		return nil, &register.Refusal{What: fmt.Sprintf("%q is not a key of %s", field, fileWords[kind]), Remedy: "look up the right key in README.md", Value: text}
	}
	text = strings.TrimSpace(text)
	var value any = text
	switch k.form {
	case textsForm, valuesForm:
		list := []any{}
		for _, entry := range splitList(text) {
			list = append(list, k.typed(entry))
		}
		value = list
	case numberForm:
		number, err := strconv.ParseInt(strings.NewReplacer(",", "", "£", "", " ", "").Replace(text), 10, 64)
		if err != nil {
			return nil, &register.Refusal{What: fmt.Sprintf("%q is not a whole number", text), Remedy: "write it in figures alone", Value: text}
		}
		value = number
	case decimalForm:
		if !decimalNumber.MatchString(text) {
			return nil, &register.Refusal{What: fmt.Sprintf("%q is not a number with at most two decimals", text), Remedy: "write it in figures alone, with a point before the decimals, such as 1.5", Value: text}
		}
		number, _ := strconv.ParseFloat(text, 64)
		if value = number; number == math.Trunc(number) {
			value = int64(number)
		}
	case yesNoForm:
		switch strings.ToLower(text) {
		case "true", "yes":
			value = true
		case "false", "no":
			value = false
		default:
			return nil, &register.Refusal{What: fmt.Sprintf("%q is neither true nor false", text), Remedy: "write true or false", Value: text}
		}
	case valueForm:
		value = k.typed(text)
	case rowsForm, groupForm:
		return nil, &register.Refusal{What: fmt.Sprintf("%q is a list of rows", field), Remedy: "name a key inside a row, such as " + field + "[0]." + k.rows.keys[0].name, Value: text}
	}
	d := &decoder{kind: kind}
	into := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "V", Type: k.of.Field(k.field).Type}})).Elem().Field(0)
	d.set(k, value, into, k.name)
	if len(d.problems) > 0 {
		return nil, &register.Refusal{What: d.problems[0].What, Remedy: d.problems[0].Remedy, Value: text}
	}
	return value, nil
}

// typed puts a text that a type of the register does not accept into the form that it does, when that is plain.
func (k *key) typed(text string) any {
	if k.form == valueForm || k.form == valuesForm {
		switch k.typ {
		case reflect.TypeFor[register.Date]():
			return betterDate(text, text)
		case reflect.TypeFor[register.Clock]():
			return cmp.Or(betterClock(text), text)
		}
	}
	return text
}

// TextOf writes a value as [ValueOf] reads it.
func TextOf(value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case string:
		return value
	case []any:
		parts := make([]string, len(value))
		for i, entry := range value {
			parts[i] = strings.ReplaceAll(TextOf(entry), "|", `\|`)
		}
		return strings.Join(parts, separator)
	}
	return fmt.Sprint(value)
}

// splitList takes a list apart.
func splitList(text string) []string {
	var list []string
	for _, part := range strings.Split(strings.ReplaceAll(text, `\|`, "\x00"), "|") {
		if part = strings.TrimSpace(strings.ReplaceAll(part, "\x00", "|")); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func keyOfField(kind, field string) *key {
	for _, f := range fileShapes() {
		if f.kind != kind {
			continue
		}
		s := f.shape
		parts := strings.Split(field, ".")
		for i, name := range parts {
			k := s.byName[name]
			if k == nil || i < len(parts)-1 && k.rows == nil {
				return nil
			}
			if i == len(parts)-1 {
				return k
			}
			s = k.rows
		}
	}
	return nil
}
