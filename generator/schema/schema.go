// Package schema writes JSON Schemas of the content files, draft-07, so that editors of text complete keys,
// explain them and mark faults while somebody types.
//
// What may stand in a file comes from the definitions that read it, what a key means from the page for
// editors and its Welsh. A schema can't know identifiers or whether facts fit each other; the check does.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"partnershipregister/generator/content"
	"partnershipregister/generator/guide"
	"partnershipregister/generator/tree"
)

// A File is a kind of content file with a schema of its own.
type File struct {
	// Name of the schema, without its ending.
	Name string
	// Title says what the file is.
	Title string
	// Paths are patterns of the files in the content folder. Files of prose have facts in their header
	// alone, which editors of text do not look at; their schemas serve other programs.
	Paths []string
	// Kind of file as content.Fields names it; or Lists of rows, by their key, each with its kind.
	Kind  string
	Lists []List
}

// List is a list of rows in a file of vocabulary.
type List struct{ Key, Kind string }

// Files are all kinds of file.
var Files = []File{
	{Name: "partnership", Title: "A partnership", Paths: []string{"areas/*/partnerships/*/partnership.toml", "editions/*/partnerships/*/partnership.toml"}, Kind: "partnership"},
	{Name: "evidence", Title: "The header of a piece of evidence", Paths: []string{"areas/*/partnerships/*/evidence/*.md", "editions/*/partnerships/*/evidence/*.md"}, Kind: "evidence"},
	{Name: "organisation", Title: "An organisation", Paths: []string{"organisations/*.toml"}, Kind: "organisation"},
	{Name: "area", Title: "A police force area", Paths: []string{"areas/*/area.toml"}, Kind: "area"},
	{Name: "edition", Title: "An edition of the site", Paths: []string{"editions/*/edition.toml"}, Kind: "edition"},
	{Name: "article", Title: "The header of an article", Paths: []string{"editions/*/pages/*.md"}, Kind: "article"},
	{Name: "register", Title: "The settings of the register", Paths: []string{"register.toml"}, Kind: "register"},
	{Name: "partnership-types", Title: "The types of partnership", Paths: []string{"vocabulary/partnership-types.toml"}, Lists: []List{{"type", "type"}}},
	{Name: "priorities", Title: "The priorities", Paths: []string{"vocabulary/priorities.toml"}, Lists: []List{{"priority", "priority"}}},
	{Name: "sectors", Title: "The sectors", Paths: []string{"vocabulary/sectors.toml"}, Lists: []List{{"sector", "sector"}}},
	{Name: "member-kinds", Title: "The kinds of member", Paths: []string{"vocabulary/member-kinds.toml"}, Lists: []List{{"member_kind", "member-kind"}}},
	{Name: "evidence-levels", Title: "The levels and effects of evidence", Paths: []string{"vocabulary/evidence.toml"}, Lists: []List{{"level", "level"}, {"effect", "effect"}}},
	{Name: "assumptions", Title: "The planning assumptions", Paths: []string{"vocabulary/assumptions.toml"}, Lists: []List{{"assumption", "assumption"}}},
}

// All gives every schema, as files <name>.json, with the help of the guide. Sentences without a Welsh wording
// stand in English alone.
func All(g *guide.Guide, sentences []content.Sentence) (tree.Files, error) {
	w := writer{guide: g, welsh: map[string]string{}}
	for _, s := range sentences {
		w.welsh[s.EN] = s.CY
	}
	files := tree.Files{}
	for _, f := range Files {
		s, err := w.file(f)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		if err := e.Encode(s); err != nil {
			return nil, fmt.Errorf("writing the schema of %s: %w", f.Name, err)
		}
		files[f.Name+".json"] = b.Bytes()
	}
	return files, nil
}

// Welsh lists the sentences that want a Welsh wording, and those of the given ones that no key has.
func Welsh(g *guide.Guide, sentences []content.Sentence) (missing, unused []string, err error) {
	known, wanted := map[string]bool{}, map[string]bool{}
	for _, s := range sentences {
		known[s.EN] = true
	}
	for _, f := range content.Fields() {
		k, err := g.Key(f.File, f.Key)
		if err != nil {
			return nil, nil, err
		}
		if !known[k.What] && !wanted[k.What] {
			missing = append(missing, k.What)
		}
		wanted[k.What] = true
	}
	for _, s := range sentences {
		if !wanted[s.EN] {
			unused = append(unused, s.EN)
		}
	}
	return missing, unused, nil
}

// node is a schema. Its members are written in this order, so that the same content gives the same bytes.
type node struct {
	Schema               string     `json:"$schema,omitempty"`
	Title                string     `json:"title,omitempty"`
	Description          string     `json:"description,omitempty"`
	Type                 string     `json:"type,omitempty"`
	Const                any        `json:"const,omitempty"`
	Enum                 []string   `json:"enum,omitempty"`
	Pattern              string     `json:"pattern,omitempty"`
	MinLength            int        `json:"minLength,omitempty"`
	MaxLength            int        `json:"maxLength,omitempty"`
	Minimum              *float64   `json:"minimum,omitempty"`
	Maximum              *float64   `json:"maximum,omitempty"`
	MinItems             int        `json:"minItems,omitempty"`
	MaxItems             int        `json:"maxItems,omitempty"`
	Items                *node      `json:"items,omitempty"`
	Required             []string   `json:"required,omitempty"`
	Properties           properties `json:"properties,omitempty"`
	AdditionalProperties *bool      `json:"additionalProperties,omitempty"`
	AnyOf                []*node    `json:"anyOf,omitempty"`
	AllOf                []*node    `json:"allOf,omitempty"`
	Taplo                *taplo     `json:"x-taplo,omitempty"`
}

// taplo is what the editor extension of that name shows beside each value.
type taplo struct {
	Docs struct {
		Values []string `json:"enumValues"`
	} `json:"docs"`
}

// properties keep the order of the keys.
type properties []property

type property struct {
	name string
	node *node
}

// MarshalJSON writes the properties as an object, in their order.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, one := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(one.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(one.node); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

type writer struct {
	guide *guide.Guide
	welsh map[string]string
}

func (w *writer) file(f File) (*node, error) {
	n := &node{}
	if f.Kind != "" {
		var err error
		if n, err = w.object(f.Kind, "", content.Describe(f.Kind)); err != nil {
			return nil, err
		}
		if strings.HasSuffix(f.Paths[0], ".md") {
			n.Properties = append(n.Properties, property{"of", &node{Description: "The mark of the text that this one was translated from.", Type: "string", Pattern: "^[0-9a-f]{8}$"}})
		}
	} else {
		n.Type, n.AdditionalProperties = "object", new(bool)
		for _, list := range f.Lists {
			d := content.Describe(list.Kind)
			row, err := w.object(list.Kind, "", d)
			if err != nil {
				return nil, err
			}
			most := d.Keys[0].Most
			n.Properties = append(n.Properties, property{list.Key, &node{Type: "array", MinItems: 1, MaxItems: most, Items: row}})
		}
	}
	n.Schema, n.Title = "http://json-schema.org/draft-07/schema#", f.Title
	return n, nil
}

func (w *writer) object(kind, path string, d *content.Description) (*node, error) {
	n := &node{Type: "object", AdditionalProperties: new(bool)}
	yes := map[string]bool{}
	for _, k := range d.Keys {
		one, err := w.value(kind, path, k)
		if err != nil {
			return nil, err
		}
		yes[k.Name] = k.Kind == "yes or no"
		n.Properties = append(n.Properties, property{k.Name, one})
	}
	for _, names := range d.Needed {
		if len(names) == 1 {
			n.Required = append(n.Required, names[0])
			continue
		}
		any := &node{}
		for _, name := range names {
			one := &node{Required: []string{name}}
			if yes[name] {
				// A key that says no excuses nobody.
				one.Properties = properties{{name, &node{Const: true}}}
			}
			any.AnyOf = append(any.AnyOf, one)
		}
		n.AllOf = append(n.AllOf, any)
	}
	return n, nil
}

func (w *writer) value(kind, path string, k content.KeyDescription) (*node, error) {
	n := &node{}
	if k.Mark {
		n.Description = fmt.Sprintf("The mark of the text in the other language that %s was translated from; the check tells the right one.", strings.TrimSuffix(k.Name, "_of"))
	} else {
		help, err := w.help(kind, joined(path, k.Base))
		if err != nil {
			return nil, err
		}
		if n.Description = help; k.Welsh {
			n.Description = "Cymraeg / in Welsh: " + help
		}
	}
	text := &node{Type: "string", Enum: k.Choices, Pattern: k.Pattern}
	if len(k.Choices) == 0 {
		text.MaxLength = k.Longest
		if !k.MayBeEmpty {
			text.MinLength = 1
		}
	}
	if k.MayBeEmpty && text.Pattern != "" {
		text.Pattern = "^$|" + text.Pattern
	}
	if values, said := w.values(kind, joined(path, k.Base), k.Choices); said {
		text.Taplo = &taplo{}
		text.Taplo.Docs.Values = values
	}
	switch k.Kind {
	case "text":
		text.Description = n.Description
		return text, nil
	case "list":
		n.Type, n.MinItems, n.MaxItems, n.Items = "array", 1, k.Most, text
	case "number":
		n.Type, n.Minimum, n.Maximum = "integer", &k.Least, &k.Greatest
	case "decimal":
		// How many decimals there are is for the check: with multipleOf some programs refuse 0.07, because they
		// reckon in binary.
		n.Type, n.Minimum, n.Maximum = "number", &k.Least, &k.Greatest
	case "yes or no":
		n.Type = "boolean"
	case "rows", "group":
		row, err := w.object(kind, joined(path, k.Name), k.Rows)
		if err != nil {
			return nil, err
		}
		if k.Kind == "group" {
			row.Description = n.Description
			return row, nil
		}
		n.Type, n.MinItems, n.MaxItems, n.Items = "array", 1, k.Most, row
	}
	return n, nil
}

// help gives the sentence on a key, in both languages.
func (w *writer) help(kind, key string) (string, error) {
	k, err := w.guide.Key(kind, key)
	if err != nil {
		return "", err
	}
	if welsh := w.welsh[k.What]; welsh != "" {
		return k.What + "\n\n" + welsh, nil
	}
	return k.What, nil
}

// values gives the meaning of each of several values.
func (w *writer) values(kind, key string, choices []string) (meanings []string, said bool) {
	for _, c := range choices {
		meaning := w.guide.Value(kind, key, c)
		meanings = append(meanings, meaning)
		said = said || meaning != ""
	}
	return meanings, said
}

func joined(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
