package content

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// maxProblems is how many problems of one file are told in one run.
const maxProblems = 100

// decoder fills one value of the register from the facts of one file and collects what is wrong.
type decoder struct {
	file string
	// kind names the kind of file as [Fields] does; a file of vocabulary has lists instead.
	kind     string
	lists    []vocabularyList
	problems []problem.Problem
	// elsewhere are keys that another file gives: those of the Welsh half of a text.
	elsewhere map[string]bool
}

// decode fills into, a pointer to a struct of the register.
func (d *decoder) decode(tree map[string]any, into any) {
	v := reflect.ValueOf(into).Elem()
	d.fields(tree, v, "", shapeOf(v.Type()))
}

func (d *decoder) fields(tree map[string]any, into reflect.Value, path string, s *shape) {
	meant := map[string]bool{}
	var room [48]string // spares most tables the heap
	names := room[:0]
	for name := range tree {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if k := s.byName[name]; k != nil {
			d.set(k, tree[name], into.Field(k.field), join(path, name))
		} else {
			meant[d.unknown(name, path, s)] = true
		}
	}
	for _, wanted := range required[s.typ] {
		given := false
		for name := range strings.SplitSeq(wanted, "|") {
			_, welsh := tree[name+"_cy"]
			given = given || says(tree[name], s.byName[name]) || welsh && s.byName[name].bilingual ||
				meant[name] || path == "" && d.elsewhere[name]
		}
		if !given {
			d.missing(wanted, path, s)
		}
	}
}

// says tells whether a value counts as given: known_only_from_list = false excuses no one, nor does an
// empty text, unless it is reported for being empty.
func says(value any, k *key) bool {
	text, isText := value.(string)
	return value != nil && value != false && (!isText || k.required || strings.TrimSpace(text) != "")
}

// set fills one field.
func (d *decoder) set(k *key, value any, into reflect.Value, path string) {
	switch k.form {
	case textForm:
		written, ok := value.(string)
		if !ok {
			d.wrong(k, value, path)
			return
		}
		if written, ok = d.text(k, written, path); ok {
			k.half(into).SetString(written)
		}
	case textsForm:
		list, ok := d.list(k, value, path)
		if !ok {
			return
		}
		texts := reflect.MakeSlice(reflect.TypeFor[[]string](), 0, len(list))
		for i, entry := range list {
			if written, ok := entry.(string); !ok {
				d.wrongEntry(k, entry, item(path, i))
			} else if written, ok = d.text(k, written, item(path, i)); ok {
				texts = reflect.Append(texts, reflect.ValueOf(written))
			}
		}
		k.half(into).Set(texts)
	case valueForm:
		if written, ok := d.written(k, value, path); ok {
			d.value(k, written, k.half(into), path)
		}
	case valuesForm:
		list, ok := d.list(k, value, path)
		if !ok {
			return
		}
		values := reflect.MakeSlice(into.Type(), 0, len(list))
		for i, entry := range list {
			one := reflect.New(k.typ).Elem()
			if written, ok := entry.(string); !ok {
				d.wrongEntry(k, entry, item(path, i))
			} else if d.value(k, written, one, item(path, i)) {
				values = reflect.Append(values, one)
			}
		}
		into.Set(values)
	case numberForm:
		d.number(k, value, into, path)
	case decimalForm:
		d.decimal(k, value, into, path)
	case yesNoForm:
		yes, ok := value.(bool)
		if !ok {
			d.wrong(k, value, path)
			return
		}
		into.SetBool(yes)
	case groupForm:
		group, ok := value.(map[string]any)
		if !ok {
			d.wrong(k, value, path)
			return
		}
		d.fields(group, into, path, k.rows)
	case rowsForm:
		d.rows(k, value, into, path)
	}
}

// half gives the part of a field that a key fills: of a bilingual text the half of its language.
func (k *key) half(field reflect.Value) reflect.Value {
	switch {
	case !k.bilingual:
		return field
	case k.mark && k.welsh:
		return field.FieldByName("CYOf")
	case k.mark:
		return field.FieldByName("ENOf")
	case k.welsh:
		return field.FieldByName("CY")
	}
	return field.FieldByName("EN")
}

func (d *decoder) rows(k *key, value any, into reflect.Value, path string) {
	rows, ok := rowsOf(value)
	if !ok {
		d.wrong(k, value, path)
		return
	}
	if len(rows) == 0 {
		d.emptyList(k, path)
		return
	}
	if len(rows) > k.most() {
		d.tooMany(k, path)
		return
	}
	list := reflect.MakeSlice(into.Type(), len(rows), len(rows))
	for i, row := range rows {
		element := list.Index(i)
		if element.Kind() == reflect.Pointer {
			element.Set(reflect.New(element.Type().Elem()))
			element = element.Elem()
		}
		d.fields(row, element, item(path, i), k.rows)
	}
	into.Set(list)
}

// rowsOf reads rows in either way of writing them: [[seats]], or seats = [{ … }, { … }].
func rowsOf(value any) ([]map[string]any, bool) {
	switch value := value.(type) {
	case []map[string]any:
		return value, true
	case []any:
		rows := make([]map[string]any, len(value))
		for i, entry := range value {
			row, ok := entry.(map[string]any)
			if !ok {
				return nil, false
			}
			rows[i] = row
		}
		return rows, true
	}
	return nil, false
}

func (d *decoder) list(k *key, value any, path string) ([]any, bool) {
	list, ok := value.([]any)
	if !ok {
		d.wrong(k, value, path)
		return nil, false
	}
	switch {
	case len(list) == 0:
		d.emptyList(k, path)
		return nil, false
	case len(list) > k.most():
		d.tooMany(k, path)
		return nil, false
	}
	return list, true
}

func (d *decoder) number(k *key, value any, into reflect.Value, path string) {
	number, ok := value.(int64)
	if !ok {
		d.wrong(k, value, path)
		return
	}
	least, most := int64(0), int64(maxNumber)
	if r, ok := ranges[k.name]; ok {
		least, most = r.least, r.most
	}
	if number < least || number > most || number > math.MaxInt {
		remedy := fmt.Sprintf("write a whole number from %d to %d", least, most)
		if number == 0 && !k.required {
			remedy = "take the line out if the number is not known; otherwise " + remedy
		}
		d.fail("out-of-range", path, fmt.Sprintf("%d is out of range for %s", number, quote(k.name)), remedy)
		return
	}
	into.SetInt(number)
}

// decimal reads a number that may have two decimals.
func (d *decoder) decimal(k *key, value any, into reflect.Value, path string) {
	var number float64
	switch value := value.(type) {
	case int64:
		number = float64(value)
	case float64:
		number = value
	default:
		d.wrong(k, value, path)
		return
	}
	number += 0 // takes the sign off -0
	least, most := 0, maxDecimal
	if r, ok := decimals[k.name]; ok {
		least, most = r.least, r.most
	}
	low, high := register.NewDecimal(least), register.NewDecimal(most)
	hundredths := math.Round(number * 100)
	switch {
	case math.IsNaN(number) || hundredths < float64(least) || hundredths > float64(most):
		d.fail("out-of-range", path, fmt.Sprintf("%v is out of range for %s", value, quote(k.name)), fmt.Sprintf("write a number from %s to %s", low, high))
		return
	case strconv.FormatFloat(number, 'f', -1, 64) != register.NewDecimal(int(hundredths)).String():
		d.fail("bad-value", path, fmt.Sprintf("%v has more than two decimals", value), fmt.Sprintf("round it: %s = %s", k.name, register.NewDecimal(int(hundredths))))
		return
	}
	into.Set(reflect.ValueOf(register.NewDecimal(int(hundredths))))
}

// written gives what was written for a value that is read from a text. A date may stand without
// quotation marks when it has year, month and day, and so may a time of day.
func (d *decoder) written(k *key, value any, path string) (string, bool) {
	switch value := value.(type) {
	case string:
		return value, true
	case time.Time:
		if k.typ == reflect.TypeFor[register.Date]() {
			if written, ok := dateText(value); ok {
				return written, true
			}
		}
		if k.typ == reflect.TypeFor[register.Clock]() {
			if written, ok := clockText(value); ok {
				return written, true
			}
		}
	}
	d.wrong(k, value, path)
	return "", false
}

// value lets a type of the register read itself.
func (d *decoder) value(k *key, written string, into reflect.Value, path string) bool {
	if written == "" {
		d.empty(k, path)
		return false
	}
	if utf8.RuneCountInString(written) > maxTextLength {
		d.tooLong(k, path)
		return false
	}
	err := into.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(written))
	if err == nil {
		return true
	}
	r := refusalOf(err, written)
	remedy := r.Remedy
	if guess := better(k.typ, written, r.Allowed); guess != "" {
		remedy = fmt.Sprintf("did you mean %s? Otherwise %s", strconv.Quote(guess), r.Remedy)
	}
	d.fail("bad-value", path, shortened(r), remedy)
	return false
}

// text looks at a plain text and gives it as it stands.
func (d *decoder) text(k *key, written, path string) (string, bool) {
	if written == "" {
		if mayBeEmpty[withoutNumbers(path)] {
			return "", true
		}
		d.empty(k, path)
		return "", false
	}
	if utf8.RuneCountInString(written) > maxTextLength {
		d.tooLong(k, path)
		return "", false
	}
	for i, r := range written {
		if plain(r) {
			continue
		}
		if odd := oddCharacter(r); odd != "" {
			remedy := "delete it; often it is easiest to type the text anew"
			if r == '\n' {
				remedy = "write the text on one line; longer texts go into a markdown file"
			}
			after := ""
			if i > 0 {
				after = ", after " + quote(lastWords(written[:i]))
			}
			d.fail("odd-character", path, fmt.Sprintf("%s stands in %s%s (U+%04X)", odd, quote(k.name), after, r), remedy)
			return "", false
		}
	}
	first, _ := utf8.DecodeRuneInString(written)
	last, _ := utf8.DecodeLastRuneInString(written)
	if unicode.IsSpace(first) || unicode.IsSpace(last) {
		if strings.TrimSpace(written) == "" {
			d.empty(k, path)
			return "", false
		}
		where := "begins"
		if !unicode.IsSpace(first) {
			where = "ends"
		}
		d.report(problem.Warning, "stray-space", path, fmt.Sprintf("%s %s with a space", quote(k.name), where), "take the space out, inside the quotation marks")
	}
	if folderNames[withoutNumbers(path)] {
		var id register.ID
		if err := id.UnmarshalText([]byte(written)); err != nil {
			d.fail("bad-value", path, fmt.Sprintf("%s is not the name of a folder that may be used here", quote(written)),
				"write the name of one folder: lower-case letters a to z, figures and single hyphens, beginning with a letter")
			return "", false
		}
	}
	return written, true
}

// lastWords gives the end of a text, to find a place by.
func lastWords(s string) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-20):])
}

func (d *decoder) empty(k *key, path string) {
	switch {
	case strings.HasSuffix(path, "]"):
		d.report(problem.Warning, "empty-text", path, fmt.Sprintf("an entry of %s is empty", quote(k.name)), "take the entry out")
	case k.required:
		d.fail("empty-text", path, fmt.Sprintf("%s is empty, but it is needed", quote(k.name)), "write "+k.example())
	case d.kind == "words":
		d.report(problem.Warning, "empty-text", path, fmt.Sprintf("%s is empty", quote(k.name)), "write the phrase, or take it out")
	default:
		d.report(problem.Warning, "empty-text", path, fmt.Sprintf("%s is empty", quote(k.name)), "take it out; what is left out is shown as not stated")
	}
}

func (d *decoder) emptyList(k *key, path string) {
	if k.required {
		d.fail("empty-text", path, fmt.Sprintf("%s is a list with nothing in it, but it is needed", quote(k.name)), "write "+k.example())
		return
	}
	d.report(problem.Warning, "empty-text", path, fmt.Sprintf("%s is a list with nothing in it", quote(k.name)), "take it out; what is left out is shown as not stated")
}

func (d *decoder) tooLong(k *key, path string) {
	remedy := "shorten it"
	if k.form == textForm || k.form == textsForm {
		remedy = "shorten it; longer texts go into a markdown file"
	}
	d.fail("too-long", path, fmt.Sprintf("%s is longer than %s characters", quote(k.name), thousands(maxTextLength)), remedy)
}

func (d *decoder) tooMany(k *key, path string) {
	d.fail("too-many", path, fmt.Sprintf("%s has more than %s entries", quote(k.name), thousands(int64(k.most()))), "look whether something was pasted in by mistake")
}

func (d *decoder) missing(wanted, path string, s *shape) {
	names := strings.Split(wanted, "|")
	if wanted == purposeUnlessListed {
		d.fail("missing-key", path, `"purpose" is missing`, `write in one or two sentences what the partnership is for: purpose = "…"; or, if nothing but an official list names it, known_only_from_list = true`)
		return
	}
	if len(names) == 2 {
		d.fail("missing-key", path, fmt.Sprintf("%q or %q is missing", names[0], names[1]),
			fmt.Sprintf("add a line %s, or %s", s.byName[names[0]].example(), s.byName[names[1]].example()))
		return
	}
	d.fail("missing-key", path, fmt.Sprintf("%q is missing", wanted), "add "+s.byName[wanted].example())
}

func (d *decoder) fail(check, path, what, remedy string) {
	d.report(problem.Error, check, path, what, remedy)
}

func (d *decoder) report(severity problem.Severity, check, path, what, remedy string) {
	if len(d.problems) > maxProblems {
		return
	}
	if len(d.problems) == maxProblems {
		severity, check, path = problem.Error, "too-many", ""
		what, remedy = fmt.Sprintf("this file has more than %d problems", maxProblems), "put right those that are shown; then the others will be told"
	}
	d.problems = append(d.problems, problem.Problem{
		Severity: severity, Check: check, File: d.file, Field: path, What: what, Remedy: remedy, Mender: menderOf(d.file),
	})
}
