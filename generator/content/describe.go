package content

import (
	"reflect"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// A Description is what may stand in one kind of file or in one row, for programs that describe it to
// others. It comes from the same definitions that reading uses.
type Description struct {
	// Keys in the order in which files have them, with those for Welsh.
	Keys []KeyDescription
	// Needed are sets of keys of which one has to be there.
	Needed [][]string
}

// KeyDescription is one key.
type KeyDescription struct {
	Name string
	// Base is the key's name without the endings for Welsh and for the mark of a translation.
	Base string
	// Welsh tells that the key takes the Welsh of Base, Mark that it takes the mark of a text.
	Welsh, Mark bool
	// Form of the value as [Field] has it.
	Form string
	// Kind is the plain kind of value: "text", "list", "number" for a whole one, "decimal", "yes or no",
	// "rows" or "group".
	Kind string
	// Choices are the values that are accepted, when there are only so many.
	Choices []string
	// Pattern is a regular expression that each text fits, "" for any. Not all that fits is accepted.
	Pattern string
	// Longest is how many characters a text may have, Most how many entries a list, MayBeEmpty whether a
	// text may be empty.
	Longest, Most int
	MayBeEmpty    bool
	// Least and Greatest bound a number. A decimal has at most two decimals.
	Least, Greatest float64
	// Rows describes a row or group.
	Rows *Description
	// Example is a line as it could stand in a file.
	Example string
	// Block numbers the blocks of lines in which files have the keys.
	Block int
}

// Describe gives what may stand in a kind of file, named as [Field] does, nil for others.
func Describe(kind string) *Description {
	for _, f := range fileShapes() {
		if f.kind == kind {
			return describe(f.shape, "")
		}
	}
	return nil
}

func describe(s *shape, path string) *Description {
	d := &Description{}
	for _, k := range s.keys {
		one := KeyDescription{
			Name: k.name, Base: k.base(), Welsh: k.welsh, Mark: k.mark, Form: k.formWord(), Choices: slices.Clone(k.choices), Example: k.example(), Block: k.block,
			Longest: maxTextLength, Most: k.most(), MayBeEmpty: mayBeEmpty[join(path, k.name)],
		}
		if k.mark {
			one.Base = strings.TrimSuffix(strings.TrimSuffix(k.name, "_of"), "_cy")
		}
		if v, known := valueWords[k.typ]; known {
			one.Pattern, one.Longest = v.pattern, v.longest
		} else if folderNames[join(path, k.name)] {
			v := valueWords[reflect.TypeFor[register.ID]()]
			one.Pattern, one.Longest = v.pattern, v.longest
		}
		switch k.form {
		case textForm, valueForm:
			one.Kind = "text"
		case textsForm, valuesForm:
			one.Kind = "list"
		case numberForm:
			one.Kind, one.Least, one.Greatest = "number", 0, maxNumber
			if r, bounded := ranges[k.name]; bounded {
				one.Least, one.Greatest = float64(r.least), float64(r.most)
			}
		case decimalForm:
			one.Kind, one.Least, one.Greatest = "decimal", 0, maxDecimal/100.0
			if r, bounded := decimals[k.name]; bounded {
				one.Least, one.Greatest = float64(r.least)/100, float64(r.most)/100
			}
		case yesNoForm:
			one.Kind = "yes or no"
		case rowsForm, groupForm:
			one.Kind = "rows"
			if k.form == groupForm {
				one.Kind = "group"
			}
			one.Rows = describe(k.rows, join(path, k.name))
		}
		d.Keys = append(d.Keys, one)
	}
	for _, wanted := range required[s.typ] {
		var names []string
		for _, name := range strings.Split(wanted, "|") {
			names = append(names, name)
			if s.byName[name].bilingual {
				names = append(names, name+"_cy")
			}
		}
		d.Needed = append(d.Needed, names)
	}
	return d
}
