package content

import (
	"cmp"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// refusalOf turns what a type of the register says of a bad value into a refusal.
func refusalOf(err error, value string) *register.Refusal {
	var r *register.Refusal
	if errors.As(err, &r) {
		return r
	}
	return &register.Refusal{What: fmt.Sprintf("%q is not accepted here", value), Remedy: "look up what may stand here", Value: value}
}

// shortened says what is wrong with a value without repeating a long value in full.
func shortened(r *register.Refusal) string {
	return strings.Replace(r.What, strconv.Quote(r.Value), strconv.Quote(short(r.Value)), 1)
}

// better finds a value that the type accepts and that was probably meant, "" when there is none.
func better(t reflect.Type, written string, allowed []string) string {
	var guess string
	trimmed := strings.Map(func(r rune) rune {
		if oddCharacter(r) != "" {
			return -1
		}
		return r
	}, strings.TrimSpace(written))
	switch {
	case len(written) > 300:
		return ""
	case len(allowed) > 0:
		plain := betterIdentifier(written)
		if plain == "" {
			plain = strings.ToLower(trimmed)
		}
		return problem.Nearest(plain, allowed)
	case t == reflect.TypeFor[register.ID]():
		guess = betterIdentifier(written)
	case t == reflect.TypeFor[register.Ref]():
		home, id, found := strings.Cut(written, "/")
		if guess = betterIdentifier(home); found {
			guess += "/" + betterIdentifier(id)
		}
	case t == reflect.TypeFor[register.Date]():
		guess = betterDate(trimmed, "")
	case t == reflect.TypeFor[register.Clock]():
		guess = betterClock(trimmed)
	case t == reflect.TypeFor[register.URL]():
		guess = strings.TrimPrefix(strings.TrimSuffix(trimmed, ">"), "<")
		if strings.HasPrefix(guess, "www.") {
			guess = "https://" + guess
		}
	case t == reflect.TypeFor[register.Email]():
		guess = strings.TrimPrefix(trimmed, "mailto:")
	case t == reflect.TypeFor[register.Code]():
		guess = strings.ToUpper(trimmed)
	}
	if guess == "" || guess == written || reflect.New(t).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(guess)) != nil {
		return ""
	}
	return guess
}

// betterIdentifier makes an identifier of a name: "Safer Gwent" becomes "safer-gwent". It gives ""
// when nothing is left.
func betterIdentifier(name string) string {
	if len(name) > 300 {
		return ""
	}
	words := strings.FieldsFunc(plainLetters.Replace(strings.ToLower(name)), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	id := strings.Join(words, "-")
	var check register.ID
	if check.UnmarshalText([]byte(id)) != nil {
		return ""
	}
	return id
}

// plainLetters takes the accents of Welsh and its neighbours off small letters.
var plainLetters = strings.NewReplacer("'", "", "’", "", "&", " and ",
	"á", "a", "à", "a", "â", "a", "ä", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "í", "i", "ì", "i", "î", "i", "ï", "i",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ẃ", "w", "ẁ", "w", "ŵ", "w", "ẅ", "w",
	"ý", "y", "ỳ", "y", "ŷ", "y", "ÿ", "y", "ç", "c", "ñ", "n")

var (
	dayFirst   = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	yearFirst  = regexp.MustCompile(`^(\d{4})(?:[/.-](\d{1,2})[/.-](\d{1,2})|(\d\d)(\d\d))$`)
	twoYears   = regexp.MustCompile(`^(\d{4}) ?[/–-] ?(?:\d{2})?(\d{2})$`)
	monthFirst = regexp.MustCompile(`^(\d{1,2})[/.-](\d{4})$`)
	inWords    = []string{"2 January 2006", "2 Jan 2006", "January 2, 2006", "Monday 2 January 2006", "02 January 2006"}
	monthWords = []string{"January 2006", "Jan 2006"}
)

// betterDate finds the form in which a date written in another way would be accepted; where there is
// none it gives the fallback. Days come before months, as they do in England and Wales.
func betterDate(written, fallback string) string {
	guess := written
	if m := dayFirst.FindStringSubmatch(written); m != nil {
		guess = m[3] + "-" + twoFigures(m[2]) + "-" + twoFigures(m[1])
	} else if m := yearFirst.FindStringSubmatch(written); m != nil {
		guess = m[1] + "-" + twoFigures(m[2]+m[4]) + "-" + twoFigures(m[3]+m[5])
	} else if m := twoYears.FindStringSubmatch(written); m != nil {
		guess = m[1] + "/" + m[2]
	} else if m := monthFirst.FindStringSubmatch(written); m != nil {
		guess = m[2] + "-" + twoFigures(m[1])
	}
	for _, form := range inWords {
		if t, err := time.Parse(form, written); err == nil {
			guess = t.Format("2006-01-02")
		}
	}
	for _, form := range monthWords {
		if t, err := time.Parse(form, written); err == nil {
			guess = t.Format("2006-01")
		}
	}
	if _, err := register.ParseDate(guess); err != nil {
		return fallback
	}
	return guess
}

var clock = regexp.MustCompile(`^(\d{1,2})(?:[:.]?([0-5]\d))? ?([ap]\.?m\.?)?$`)

// betterClock finds the form in which a time written in another way would be accepted: "2.30 pm" becomes 14:30. A
// bare "2" could be day or night, so it has none.
func betterClock(written string) string {
	m := clock.FindStringSubmatch(strings.ToLower(written))
	if m == nil || m[2] == "" && m[3] == "" {
		return ""
	}
	hour, _ := strconv.Atoi(m[1])
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return ""
		}
		hour %= 12
		if m[3][0] == 'p' {
			hour += 12
		}
	}
	return fmt.Sprintf("%02d:%s", hour, cmp.Or(m[2], "00"))
}

func twoFigures(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// dateText gives a date that was written without quotation marks in the form in which the register
// reads it. It refuses what has a time of day.
func dateText(t time.Time) (text string, ok bool) {
	return t.Format("2006-01-02"), t.Location().String() == "date-local"
}

// clockText gives a time of day that was written without quotation marks in the form in which the register
// reads it. It refuses seconds.
func clockText(t time.Time) (text string, ok bool) {
	return t.Format("15:04"), t.Location().String() == "time-local" && t.Second() == 0 && t.Nanosecond() == 0
}

// thousands writes a number with commas.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
