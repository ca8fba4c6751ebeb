package content

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

func TestFields(t *testing.T) {
	fields := Fields()
	find := func(file, key string) Field {
		for _, f := range fields {
			if f.File == file && f.Key == key {
				return f
			}
		}
		t.Errorf("%s has no key %s", file, key)
		return Field{}
	}
	for _, want := range []Field{
		{File: "register", Key: "name", Form: "text", Welsh: true, Required: true},
		{File: "register", Key: "contact", Form: "e-mail address"},
		{File: "edition", Key: "paths", Form: "group", Required: true},
		{File: "edition", Key: "paths.cy", Form: "text"},
		{File: "edition", Key: "front_door", Form: "yes or no"},
		{File: "edition", Key: "languages", Form: "list of choices", Required: true, Choices: []string{"en", "cy"}},
		{File: "area", Key: "code", Form: "official code", Required: true},
		{File: "area", Key: "authorities.id", Form: "identifier", Required: true},
		{File: "organisation", Key: "website", Form: "address"},
		{File: "organisation", Key: "successors", Form: "list of identifiers"},
		{File: "partnership", Key: "seats", Form: "rows"},
		{File: "partnership", Key: "seats.organisation", Form: "identifier"},
		{File: "partnership", Key: "seats.note", Form: "text", Welsh: true},
		{File: "partnership", Key: "doubts", Form: "list of texts", Welsh: true},
		{File: "partnership", Key: "short_names_cy", Form: "list of texts"},
		{File: "partnership", Key: "as_of", Form: "date"},
		{File: "partnership", Key: "funding.pounds", Form: "number", Required: true},
		{File: "partnership", Key: "relations.partnership", Form: "partnership"},
		{File: "partnership", Key: "meetings_in_public", Form: "choice", Choices: []string{"yes", "no", "some"}},
		{File: "partnership", Key: "meetings.time", Form: "time of day"},
		{File: "evidence", Key: "level", Form: "identifier", Required: true},
		{File: "article", Key: "description", Form: "text", Welsh: true},
		{File: "type", Key: "sources", Form: "list of addresses"},
		{File: "priority", Key: "parent", Form: "identifier"},
		{File: "sector", Key: "public_body", Form: "yes or no"},
		{File: "member-kind", Key: "sector", Form: "identifier", Required: true},
		{File: "level", Key: "level", Form: "number", Required: true},
		{File: "effect", Key: "name", Form: "text", Welsh: true, Required: true},
	} {
		if got := find(want.File, want.Key); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	seen := map[[2]string]bool{}
	for _, f := range fields {
		if seen[[2]string{f.File, f.Key}] {
			t.Errorf("%s %s is listed twice", f.File, f.Key)
		}
		seen[[2]string{f.File, f.Key}] = true
		if f.Form == "choice" && len(f.Choices) == 0 {
			t.Errorf("%s %s has no choices", f.File, f.Key)
		}
		if fileWords[f.File] == "" {
			t.Errorf("no words say where the keys of %q stand", f.File)
		}
	}
}

// The register's types say in their comments which keys are required; the table says the same.
func TestRequired(t *testing.T) {
	files, err := parser.ParseDir(token.NewFileSet(), "../register", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]reflect.Type{}
	for typ, wanted := range required {
		types[typ.Name()] = typ
		for _, names := range wanted {
			for _, name := range strings.Split(names, "|") {
				if shapeOf(typ).byName[name] == nil {
					t.Errorf("%s has no key %s", typ, name)
				}
			}
		}
	}
	tag := regexp.MustCompile(`toml:"([a-z_]+)"`)
	found := 0
	ast.Inspect(files["register"], func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		object, ok := spec.Type.(*ast.StructType)
		if !ok {
			return true
		}
		for _, field := range object.Fields.List {
			if field.Tag == nil || !regexp.MustCompile(`(^|\. )Required\.`).MatchString(strings.Join(strings.Fields(field.Doc.Text()), " ")) {
				continue
			}
			if key := tag.FindStringSubmatch(field.Tag.Value); key != nil {
				found++
				if !slices.Contains(required[types[spec.Name.Name]], key[1]) {
					t.Errorf("%s.%s is required, but not in the table", spec.Name, key[1])
				}
			}
		}
		return true
	})
	if found < 20 {
		t.Errorf("only %d required keys were found in the comments", found)
	}
}

// Each date that people write has its better form.
func TestBetter(t *testing.T) {
	date := reflect.TypeFor[register.Date]()
	for _, c := range [][2]string{
		{"1/2/2024", "2024-02-01"}, {"01.02.2024", "2024-02-01"}, {"2024-3-5", "2024-03-05"}, {"2024/03/05", "2024-03-05"}, {"20240305", "2024-03-05"},
		{"2024-25", "2024/25"}, {"2024/2025", "2024/25"}, {"2024–25", "2024/25"}, {"3/2024", "2024-03"}, {"March 2024", "2024-03"},
		{"5 March 2024", "2024-03-05"}, {"5 Mar 2024", "2024-03-05"}, {"30/30/2024", ""}, {"2024-27", ""}, {"spring", ""}, {"", ""}, {" 2024 ", "2024"},
	} {
		if got := better(date, c[0], nil); got != c[1] {
			t.Errorf("for the date %q the better form is %q, want %q", c[0], got, c[1])
		}
	}
	id := reflect.TypeFor[register.ID]()
	for _, c := range [][2]string{
		{"Safer Gwent", "safer-gwent"}, {"Ynys Môn & Gŵyr", "ynys-mon-and-gwyr"}, {"St Helen's_board", "st-helens-board"}, {"con", ""}, {"101", ""}, {"—", ""},
	} {
		if got := better(id, c[0], nil); got != c[1] {
			t.Errorf("for the identifier %q the better form is %q, want %q", c[0], got, c[1])
		}
	}
}
