package content

import (
	"slices"
	"sync"

	"partnershipregister/generator/register"
)

// Field is one key that an editor can write.
type Field struct {
	// File is the kind of file or list: "register", "edition", "area", "organisation", "partnership",
	// "evidence", "article", "type", "priority", "sector", "member-kind", "level", "effect" or
	// "assumption".
	File string
	// Key as it is written; a key inside a row has the row's key before it: "seats.organisation".
	Key string
	// Form says in a few words what is written there: "text", "list of texts", "identifier", "list of
	// identifiers", "date", "address", "e-mail address", "official code", "partnership", "choice",
	// "list of choices", "number", "yes or no", "rows" for [[key]], "group" for [key].
	Form string
	// Welsh tells whether the same key with the ending _cy takes the Welsh text.
	Welsh bool
	// Required tells whether the key can't be left out. Where one of two keys is needed, neither is
	// marked.
	Required bool
	// Choices are the values that are accepted, when there are only so many.
	Choices []string
}

// fileShapes lists the kinds of file and list with the shape of each.
func fileShapes() []fileShape {
	return []fileShape{
		{"register", shapeFor[register.Settings]()},
		{"edition", shapeFor[register.Edition]()},
		{"area", shapeFor[register.Area]()},
		{"organisation", shapeFor[register.Organisation]()},
		{"partnership", shapeFor[register.Partnership]()},
		{"evidence", shapeFor[register.Evidence]()},
		{"article", shapeFor[register.Article]()},
		{"type", shapeFor[register.Type]()},
		{"priority", shapeFor[register.Priority]()},
		{"sector", shapeFor[register.Sector]()},
		{"member-kind", shapeFor[register.MemberKind]()},
		{"level", shapeFor[register.EvidenceLevel]()},
		{"effect", shapeFor[register.Effect]()},
		{"assumption", shapeFor[register.Assumption]()},
	}
}

type fileShape struct {
	kind  string
	shape *shape
}

// Fields lists every key of every kind of file, in the order of the register's types.
func Fields() []Field { return slices.Clone(allFields()) }

var allFields = sync.OnceValue(func() []Field {
	var fields []Field
	for _, f := range fileShapes() {
		fields = appendFields(fields, f.kind, "", f.shape)
	}
	return fields
})

func appendFields(fields []Field, file, path string, s *shape) []Field {
	for _, k := range s.keys {
		if k.welsh || k.mark {
			continue
		}
		fields = append(fields, Field{
			File: file, Key: join(path, k.name), Form: k.formWord(), Welsh: k.bilingual, Required: k.required, Choices: slices.Clone(k.choices),
		})
		if k.rows != nil {
			fields = appendFields(fields, file, join(path, k.name), k.rows)
		}
	}
	return fields
}

func (k *key) formWord() string {
	switch k.form {
	case textForm:
		return "text"
	case textsForm:
		return "list of texts"
	case valueForm:
		return k.word()
	case valuesForm:
		return "list of " + plural(k.word())
	case numberForm, decimalForm:
		return "number"
	case yesNoForm:
		return "yes or no"
	case groupForm:
		return "group"
	}
	return "rows"
}

func plural(word string) string {
	if word == "address" || word == "e-mail address" {
		return word + "es"
	}
	return word + "s"
}
