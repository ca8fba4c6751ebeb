package register

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strings"
)

// Mark is a short fingerprint of a text: the first eight figures of the SHA-256 of its words, in
// hexadecimal. It stands beside a translation and tells from which wording that was made. White space
// does not count, so that lines can be broken anew.
type Mark string

// MarkOf gives the mark of a text.
func MarkOf(text string) Mark {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return Mark(hex.EncodeToString(sum[:4]))
}

// UnmarshalText accepts eight hexadecimal figures.
func (m *Mark) UnmarshalText(b []byte) error {
	ok := len(b) == 8
	for _, c := range b {
		ok = ok && (c >= '0' && c <= '9' || c >= 'a' && c <= 'f')
	}
	if !ok {
		return &Refusal{
			What:   fmt.Sprintf("%q is not the mark of a text", b),
			Remedy: "take the line out, or write the eight letters and figures that `register check` gives",
			Value:  string(b),
		}
	}
	*m = Mark(b)
	return nil
}

// Pairing is how the two languages of a text stand to each other.
type Pairing int

const (
	NoText       Pairing = iota // in neither language
	EnglishOnly                 // no Welsh
	WelshOnly                   // no English
	Paired                      // both, and nothing says that they differ
	WelshOlder                  // the English has changed since the Welsh was made from it
	EnglishOlder                // the Welsh has changed since the English was made from it
)

// Pairing tells how the text's languages stand to each other.
func (t Text) Pairing() Pairing { return pairing(t.EN, t.CY, t.ENOf, t.CYOf) }

// Pairing tells how the lists' languages stand to each other.
func (t Texts) Pairing() Pairing {
	return pairing(strings.Join(t.EN, "\n"), strings.Join(t.CY, "\n"), t.ENOf, t.CYOf)
}

// Pairing tells how the prose's languages stand to each other.
func (p Prose) Pairing() Pairing { return pairing(p.EN, p.CY, p.ENOf, p.CYOf) }

func pairing(en, cy string, enOf, cyOf Mark) Pairing {
	switch {
	case en == "" && cy == "":
		return NoText
	case cy == "":
		return EnglishOnly
	case en == "":
		return WelshOnly
	case cyOf != "" && cyOf != MarkOf(en):
		return WelshOlder
	case enOf != "" && enOf != MarkOf(cy):
		return EnglishOlder
	}
	return Paired
}

// A Bilingual is a text of an entry that ought to be there in both languages.
type Bilingual struct {
	// File and Field are where the text stands; Field is empty for the prose of a markdown file.
	File, Field string
	// Key is the field without numbers: "chairs.post".
	Key     string
	Pairing Pairing
	// EN and CY are the text.
	EN, CY string
}

// Bilinguals lists the texts of an entry, given as a pointer to one of the types of this package with
// a field File, in the order of its fields. Texts in neither language are left out.
func Bilinguals(entry any) []Bilingual {
	v := reflect.ValueOf(entry).Elem()
	var list []Bilingual
	bilinguals(v, v.FieldByName("File").String(), "", "", &list)
	return list
}

func bilinguals(v reflect.Value, file, field, key string, list *[]Bilingual) {
	add := func(p Pairing, en, cy string) {
		if p != NoText {
			*list = append(*list, Bilingual{File: file, Field: field, Key: key, Pairing: p, EN: en, CY: cy})
		}
	}
	switch t := v.Interface().(type) {
	case Text:
		add(t.Pairing(), t.EN, t.CY)
		return
	case Texts:
		add(t.Pairing(), strings.Join(t.EN, "\n"), strings.Join(t.CY, "\n"))
		return
	case Prose:
		if file = t.FileEN; file == "" {
			file = t.FileCY
		}
		field, key = "", key+".text"
		add(t.Pairing(), t.EN, t.CY)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if own := v.Elem().FieldByName("File"); own.IsValid() {
			file, field = own.String(), ""
		}
		bilinguals(v.Elem(), file, field, key, list)
	case reflect.Slice:
		for i := range v.Len() {
			bilinguals(v.Index(i), file, fmt.Sprintf("%s[%d]", field, i), key, list)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name := f.Tag.Get("toml")
			if f.Tag.Get("translate") == "no" {
				continue
			}
			if name == "" || name == "-" {
				// Prose and entries in files of their own carry no key.
				if f.Type != reflect.TypeFor[Prose]() && f.Type != reflect.TypeFor[[]*Evidence]() && f.Type != reflect.TypeFor[[]*Article]() {
					continue
				}
				name = strings.ToLower(f.Name)
			}
			bilinguals(v.Field(i), file, joined(field, name), joined(key, name), list)
		}
	}
}

func joined(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
