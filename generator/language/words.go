package language

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Phrase is one entry of a word list: Other alone for plain phrases, the other five where the number
// changes the words. A placeholder is a name in braces, such as {n} or {name}: a letter from a to z, then
// such letters, figures and low lines. Braces mean nothing else.
type Phrase struct{ Zero, One, Two, Few, Many, Other string }

// Words are all phrases of one language, by key such as "partnership.chair". They never change and may
// be used by several goroutines at once.
type Words struct {
	rules   rules
	known   bool
	phrases map[string]*phrase
}

// NewWords makes the word list of one language from its phrases. The code is one of Codes: with any other,
// Say and Count give an error and the other methods write as in English.
func NewWords(code string, phrases map[string]Phrase) *Words {
	w := &Words{phrases: make(map[string]*phrase, len(phrases))}
	w.rules, w.known = rulesOf(code)
	w.rules.code = code
	for key, p := range phrases {
		w.phrases[key] = parsePhrase(p)
	}
	return w
}

// Code gives the language's code as it was given to NewWords.
func (w *Words) Code() string { return w.rules.code }

// Has tells whether there is a phrase of this key.
func (w *Words) Has(key string) bool { return w.phrases[key] != nil }

// Keys gives the keys of all phrases, sorted.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.phrases)) }

// Placeholders gives the names of the placeholders in all forms of a phrase, sorted, each once; nil when
// there are none or no such phrase.
func (w *Words) Placeholders(key string) []string {
	if p := w.phrases[key]; p != nil {
		return slices.Clone(p.names)
	}
	return nil
}

// Counts tells whether a phrase changes with a number: Count says such a phrase, Say does not.
func (w *Words) Counts(key string) bool {
	p := w.phrases[key]
	return p != nil && p.counted
}

// Faults tells what a writer has to mend in a phrase, one sentence a fault, none when it is good: a
// missing form, a form that the language never uses, a brace that is no placeholder.
func (w *Words) Faults(key string) []string {
	p := w.phrases[key]
	if p == nil {
		return []string{fmt.Sprintf("there is no phrase %q", key)}
	}
	faults := slices.Clone(p.faults)
	for f := zero; f <= other; f++ {
		needed := f == other || p.counted && slices.Contains(w.rules.categories, f)
		switch {
		case needed && !p.given(f):
			faults = append(faults, fmt.Sprintf("the form %q is missing", f))
		case p.given(f) && !slices.Contains(w.rules.categories, f):
			faults = append(faults, fmt.Sprintf("the form %q is never used in this language", f))
		}
	}
	return faults
}

// Say gives a plain phrase with its placeholders filled. Values are pairs of a placeholder's name and
// its value: "name", "Gwent". A missing phrase, one that counts, a missing value and one that no
// placeholder asks for are errors.
func (w *Words) Say(key string, values ...string) (string, error) {
	p, err := w.phrase(key, values)
	if err != nil {
		return "", err
	}
	if p.counted {
		return "", w.fail(key, "it changes with a number: count it")
	}
	return w.fill(key, p.forms[other], "", values)
}

// Count gives a phrase in the form that the number n asks for by the plural rules of CLDR, with {n} as
// Number writes it. A form that is empty gives way to Other. Values are pairs as for Say, without n, and
// the same things are errors, but for a value that another form of the phrase asks for.
func (w *Words) Count(key string, n int, values ...string) (string, error) {
	for i := 0; i < len(values); i += 2 {
		if values[i] == "n" {
			return "", w.fail(key, `the value "n" is the number itself`)
		}
	}
	p, err := w.phrase(key, values)
	if err != nil {
		return "", err
	}
	size := uint(n)
	if n < 0 {
		size = -size
	}
	f := w.rules.category(size)
	if !p.given(f) {
		f = other
	}
	return w.fill(key, p.forms[f], w.Number(n), values)
}

// Forms gives a phrase as it was written, by the categories of CLDR that it has a form for, for a program
// that counts by itself: {"one": "{n} result", "other": "{n} results"}.
func (w *Words) Forms(key string) (map[string]string, error) {
	p := w.phrases[key]
	switch {
	case p == nil:
		return nil, w.fail(key, "there is no such phrase")
	case len(p.faults) > 0:
		return nil, w.fail(key, p.faults[0])
	}
	forms := map[string]string{}
	for f := zero; f <= other; f++ {
		if !p.given(f) {
			continue
		}
		for _, part := range p.forms[f] {
			text := part.text
			if part.hole {
				text = "{" + text + "}"
			}
			forms[f.String()] += text
		}
	}
	return forms, nil
}

// phrase finds a phrase that can be said with these values.
func (w *Words) phrase(key string, values []string) (*phrase, error) {
	p := w.phrases[key]
	switch {
	case !w.known:
		return nil, fmt.Errorf("no rules for the language %q, only for %s", w.rules.code, strings.Join(Codes(), ", "))
	case p == nil:
		return nil, w.fail(key, "there is no such phrase")
	case len(p.faults) > 0:
		return nil, w.fail(key, p.faults[0])
	case !p.given(other):
		return nil, w.fail(key, "it is empty")
	case len(values)%2 != 0:
		return nil, w.fail(key, "values come in pairs of name and value")
	}
	for i := 0; i < len(values); i += 2 {
		if !slices.Contains(p.names, values[i]) {
			return nil, w.fail(key, fmt.Sprintf("no placeholder {%s} for the value %q", values[i], values[i+1]))
		}
		for j := 0; j < i; j += 2 {
			if values[j] == values[i] {
				return nil, w.fail(key, fmt.Sprintf("two values for {%s}", values[i]))
			}
		}
	}
	return p, nil
}

// fill writes out one form of a phrase. The number stands for {n} unless it is empty.
func (w *Words) fill(key string, parts []part, number string, values []string) (string, error) {
	if len(parts) == 1 && !parts[0].hole {
		return parts[0].text, nil
	}
	var b strings.Builder
	for _, part := range parts {
		text := part.text
		if part.hole {
			value, found := valueOf(part.text, number, values)
			if !found {
				return "", w.fail(key, fmt.Sprintf("no value for {%s}", part.text))
			}
			text = value
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

func valueOf(name, number string, values []string) (value string, found bool) {
	if name == "n" && number != "" {
		return number, true
	}
	for i := 0; i < len(values); i += 2 {
		if values[i] == name {
			return values[i+1], true
		}
	}
	return "", false
}

func (w *Words) fail(key, why string) error {
	return fmt.Errorf("phrase %q in %q: %s", key, w.rules.code, why)
}
