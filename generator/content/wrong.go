package content

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"partnershipregister/generator/register"
)

var (
	plainNumber   = regexp.MustCompile(`^[0-9]{1,15}$`)
	decimalNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,5})(\.[0-9]{1,2})?$`)
)

// wrong reports a value of another sort than the key takes: what was found, what is wanted, and the
// line to write, as far as possible with what the editor wrote.
func (d *decoder) wrong(k *key, value any, path string) {
	d.fail("wrong-type", path, fmt.Sprintf("%s should be %s, but this is %s", quote(k.name), k.wanted(), sortOf(value)), k.instead(value))
}

// wrongEntry does the same for one entry of a list.
func (d *decoder) wrongEntry(k *key, value any, path string) {
	remedy := "write each entry in quotation marks: " + k.example()
	if plain, ok := plainText(value); ok {
		remedy = fmt.Sprintf("put it in quotation marks: %s", strconv.Quote(short(plain)))
	}
	d.fail("wrong-type", path, fmt.Sprintf("each entry of %s should be a text, but this is %s", quote(k.name), sortOf(value)), remedy)
}

// wanted says what a key takes.
func (k *key) wanted() string {
	switch k.form {
	case textForm:
		return "a text"
	case valueForm:
		return article(k.word())
	case textsForm, valuesForm:
		return "a list of texts"
	case numberForm:
		return "a whole number"
	case decimalForm:
		return "a number"
	case yesNoForm:
		return "true or false"
	case groupForm:
		return "several lines under a heading of their own"
	}
	return "one or more entries with lines of their own"
}

// example gives a line as it could stand in the file.
func (k *key) example() string {
	switch k.form {
	case textsForm:
		return k.name + ` = ["…", "…"]`
	case valueForm:
		return k.name + " = " + k.exampleValue()
	case valuesForm:
		return k.name + " = [" + k.exampleValue() + "]"
	case numberForm:
		if k.name == "pounds" {
			return "pounds = 5000"
		}
		return k.name + " = 4"
	case decimalForm:
		return k.name + " = 1.5"
	case yesNoForm:
		return k.name + " = true"
	case groupForm:
		return fmt.Sprintf("a line [%s] and below it %s", k.name, k.rows.keys[0].example())
	case rowsForm:
		return fmt.Sprintf("a line [[%s]] and below it %s", k.name, k.rows.keys[0].example())
	}
	return k.name + ` = "…"`
}

func (k *key) exampleValue() string {
	if len(k.choices) > 0 {
		return strconv.Quote(k.choices[0])
	}
	if v, ok := valueWords[k.typ]; ok {
		return strconv.Quote(v.example)
	}
	return `"…"`
}

// valueWords gives for each type of the register that reads itself its name, an example, and a pattern with
// the most characters for programs that can do no better: all that the type accepts fits them.
var valueWords = map[reflect.Type]struct {
	word, example, pattern string
	longest                int
}{
	reflect.TypeFor[register.ID]():    {"identifier", "…", `^` + idPattern + `$`, 100},
	reflect.TypeFor[register.Ref]():   {"partnership", "northmarsh/safer-northmarsh", `^(` + idPattern + `/)?` + idPattern + `$`, 201},
	reflect.TypeFor[register.Date]():  {"date", "2024-03-12", `^(1[89][0-9]{2}|2[01][0-9]{2}|2200)(/[0-9]{2}|-(0[1-9]|1[0-2])|` + dayPattern + `)?$`, 10},
	reflect.TypeFor[register.URL]():   {"address", "https://www.example.org/", "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>\"`\\\\]+$", 2000},
	reflect.TypeFor[register.Email](): {"e-mail address", "office@example.org", `^[A-Za-z0-9._+-]+@[A-Za-z0-9._+-]*\.[A-Za-z0-9._+-]*$`, 254},
	reflect.TypeFor[register.Code]():  {"official code", "E06000023", `^[EWK][0-9]{8}$`, 9},
	reflect.TypeFor[register.Mark]():  {"mark of a text", "00000000", `^[0-9a-f]{8}$`, 8},
	reflect.TypeFor[register.Clock](): {"time of day", "14:00", `^([01][0-9]|2[0-3]):[0-5][0-9]$`, 5},
}

const (
	idPattern  = `[a-z][a-z0-9]*(-[a-z0-9]+)*`
	dayPattern = `-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|[12][0-9])`
)

// word names the sort of value in the editors' words.
func (k *key) word() string {
	if v, ok := valueWords[k.typ]; ok {
		return v.word
	}
	return "choice"
}

func article(word string) string {
	switch {
	case word == "choice":
		return "one of a few words"
	case strings.ContainsRune("aeiou", rune(word[0])):
		return "an " + word
	}
	return "a " + word
}

// sortOf names what was found.
func sortOf(value any) string {
	switch value := value.(type) {
	case string:
		return "a text"
	case int64:
		return "a number"
	case float64:
		return "a number with a decimal point"
	case bool:
		return "true or false"
	case time.Time:
		switch value.Location().String() {
		case "date-local":
			return "a date"
		case "time-local":
			if _, ok := clockText(value); !ok {
				return "a time with seconds"
			}
			return "a time of day"
		}
		return "a date with a time of day"
	case []any, []map[string]any:
		return "a list"
	case map[string]any:
		return "a group of several keys"
	}
	return "something else"
}

// plainText gives what the editor most likely typed, for a single value.
func plainText(value any) (string, bool) {
	switch value := value.(type) {
	case string:
		return value, true
	case int64:
		return strconv.FormatInt(value, 10), true
	case bool:
		return strconv.FormatBool(value), true
	case time.Time:
		if text, ok := dateText(value); ok {
			return text, true
		}
	}
	return "", false
}

// instead tells what to write in place of a value of the wrong sort.
func (k *key) instead(value any) string {
	plain, single := plainText(value)
	if list, ok := value.([]any); ok && len(list) == 1 {
		plain, _ = list[0].(string)
	}
	if k.typ == reflect.TypeFor[register.Clock]() {
		if t, ok := value.(time.Time); ok {
			plain = t.Format("15:04")
		}
		if plain = betterClock(plain); plain != "" {
			return fmt.Sprintf("write hours and minutes in quotation marks: %s = %q", k.name, plain)
		}
	}
	quoted := strconv.Quote(short(plain))
	switch k.form {
	case textForm, valueForm:
		switch value := value.(type) {
		case []any:
			if plain != "" {
				return fmt.Sprintf("take the square brackets away: %s = %s", k.name, quoted)
			}
			return "write one text only: " + k.example()
		case time.Time:
			if !single {
				return "write it in quotation marks, a date without the time of day: " + k.example()
			}
		case float64:
			return "put it in quotation marks: " + k.example()
		case int64:
			if k.form == valueForm && k.typ == reflect.TypeFor[register.Date]() && (value < 1800 || value > 2200) {
				return fmt.Sprintf("write the date in quotation marks: %s = %q", k.name, betterDate(plain, "2024-03-12"))
			}
		}
		if single {
			return fmt.Sprintf("put it in quotation marks: %s = %s", k.name, quoted)
		}
		return "write it on one line: " + k.example()
	case textsForm, valuesForm:
		if single && plain != "" {
			return fmt.Sprintf("put it in square brackets: %s = [%s]", k.name, quoted)
		}
		return "write " + k.example()
	case numberForm:
		if text, ok := value.(string); ok && plainNumber.MatchString(strings.NewReplacer(",", "", "£", "", " ", "").Replace(text)) {
			return fmt.Sprintf("write it without quotation marks: %s = %s", k.name, strings.TrimLeft(strings.NewReplacer(",", "", "£", "", " ", "").Replace(text), "0"))
		}
		if number, ok := value.(float64); ok && number >= 0 && number < 1e15 {
			return fmt.Sprintf("write it without the decimal point: %s = %.0f", k.name, number)
		}
		return fmt.Sprintf("write it in figures, without quotation marks: %s", k.example())
	case decimalForm:
		if text, ok := value.(string); ok && decimalNumber.MatchString(text) {
			return fmt.Sprintf("write it without quotation marks: %s = %s", k.name, text)
		}
		return fmt.Sprintf("write it in figures, without quotation marks: %s", k.example())
	case yesNoForm:
		answer := "true"
		switch strings.ToLower(plain) {
		case "false", "no", "0", "n":
			answer = "false"
		}
		return fmt.Sprintf("write true or false, without quotation marks: %s = %s", k.name, answer)
	case groupForm:
		if _, ok := value.([]map[string]any); ok {
			return fmt.Sprintf("write [%s], with one square bracket on each side", k.name)
		}
		return "write " + k.example()
	}
	if _, ok := value.(map[string]any); ok {
		return fmt.Sprintf("write [[%s]], with two square brackets on each side, on the line above each entry", k.name)
	}
	return "write for each entry " + k.example()
}
