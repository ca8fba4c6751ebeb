package register

// Language is the code of a language that the register is written in.
type Language string

const (
	English Language = "en"
	Welsh   Language = "cy"
)

// UnmarshalText accepts "en" and "cy".
func (l *Language) UnmarshalText(b []byte) error {
	return oneOf((*string)(l), b, "a language of the register", "en", "cy")
}

// Other gives the other of the two languages.
func (l Language) Other() Language {
	if l == Welsh {
		return English
	}
	return Welsh
}

// Text is a short text in English, in Welsh, or in both. The key `name` holds the English and the key
// `name_cy` the Welsh.
type Text struct {
	EN, CY string
	// ENOf and CYOf are the marks of the other language's text from which each was translated, written
	// as `name_of` and `name_cy_of`. Empty when that was not recorded.
	ENOf, CYOf Mark
}

// In gives the text in one language, or in the other when the wanted one is missing, and says which
// it gave.
func (t Text) In(l Language) (text string, actual Language) {
	if l == Welsh && t.CY != "" || t.EN == "" && t.CY != "" {
		return t.CY, Welsh
	}
	if t.EN == "" {
		return "", l
	}
	return t.EN, English
}

// Only gives the text in one language, or "" when it is missing there.
func (t Text) Only(l Language) string {
	if l == Welsh {
		return t.CY
	}
	return t.EN
}

// Empty tells whether neither language has the text.
func (t Text) Empty() bool { return t.EN == "" && t.CY == "" }

// Texts is a list of short texts in each language: `subgroups` and `subgroups_cy`.
type Texts struct {
	EN, CY     []string
	ENOf, CYOf Mark
}

// In gives the list in one language, or in the other when the wanted one is empty.
func (t Texts) In(l Language) (list []string, actual Language) {
	if l == Welsh && len(t.CY) > 0 || len(t.EN) == 0 && len(t.CY) > 0 {
		return t.CY, Welsh
	}
	if len(t.EN) == 0 {
		return nil, l
	}
	return t.EN, English
}

// Empty tells whether neither language has an entry.
func (t Texts) Empty() bool { return len(t.EN) == 0 && len(t.CY) == 0 }
