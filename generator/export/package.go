package export

import (
	"bytes"
	"encoding/json"
	"slices"
)

// A Package is some tables that belong together, with what a program needs to read them: which columns
// name a row, and which lead to another table.
//
// A column has one meaning in all tables. So a column that is the key of one table leads there from
// every other.
type Package struct {
	// Name is an identifier: "kent".
	Name string
	// Title, Description and Version of the whole. The version is that of the tables' shape.
	Title, Description, Version string
	// Homepage is the absolute address of the page of the downloads.
	Homepage string
	// Licence of the content, with its name and address.
	Licence, LicenceURL string
	// Describe gives the meaning of a column in English, and Explain that of a table.
	Describe, Explain func(name string) string
	Tables            []*Table
}

// keys are the columns that name a row. A table that is missing here has no such columns.
var keys = map[string][]string{
	"partnerships":    {"partnership"},
	"organisations":   {"organisation"},
	"areas":           {"area"},
	"authorities":     {"authority"},
	"types":           {"type"},
	"priorities":      {"priority"},
	"sectors":         {"sector"},
	"member_kinds":    {"kind"},
	"evidence_levels": {"level"},
	"effects":         {"effect"},
	"evidence":        {"partnership", "evidence"},
	"seats":           {"partnership", "seat"},
	"chairs":          {"partnership", "chair"},
	"meetings":        {"partnership", "meeting"},
	"duties":          {"partnership", "duty"},
	"funding":         {"partnership", "sum"},
	"relations":       {"partnership", "line"},
	"documents":       {"partnership", "document"},
	"sources":         {"partnership", "source_number"},
	"counts":          {"partnership"},
	"load":            {"partnership"},
	"assumptions":     {"assumption"},
	"claims":          {"partnership", "evidence"},
	"money":           {"partnership", "sum"},
	"completeness":    {"partnership"},
	"shared_boards":   {"area", "other_area", "partnership"},

	"partnership_areas":       {"partnership", "area"},
	"partnership_authorities": {"partnership", "authority"},
	"partnership_types":       {"partnership", "type"},
	"partnership_priorities":  {"partnership", "priority"},
	"evidence_priorities":     {"partnership", "evidence", "priority"},
}

// leads are the tables to which a column leads, and the column there where it has another name.
var leads = map[string]struct{ table, column string }{
	"partnership":       {"partnerships", "partnership"},
	"organisation":      {"organisations", "organisation"},
	"force":             {"organisations", "organisation"},
	"council":           {"organisations", "organisation"},
	"area":              {"areas", "area"},
	"other_area":        {"areas", "area"},
	"other_partnership": {"partnerships", "partnership"},
	"passes_to":         {"organisations", "organisation"},
	"held_by":           {"organisations", "organisation"},
	"authority":         {"authorities", "authority"},
	"county":            {"authorities", "authority"},
	"type":              {"types", "type"},
	"priority":          {"priorities", "priority"},
	"parent_priority":   {"priorities", "priority"},
	"sector":            {"sectors", "sector"},
	"kind":              {"member_kinds", "kind"},
	"level":             {"evidence_levels", "level"},
	"effect":            {"effects", "effect"},
}

// Key gives the columns that together name a row of a table.
func (t *Table) Key() []string { return keys[t.Name] }

// Lead is a column whose values are found in a column of another table.
type Lead struct{ Column, Table, To string }

// Leads gives the columns of a table that lead to another, in the order of the columns.
func (t *Table) Leads() []Lead {
	var list []Lead
	for _, c := range t.Columns {
		to, ok := leads[c.Name]
		if ok && !(to.table == t.Name && to.column == c.Name) {
			list = append(list, Lead{c.Name, to.table, to.column})
		}
	}
	return list
}

// object is a JSON object, written with its names in the order of the alphabet.
type object map[string]any

// DataPackage writes the description of the tables as a Tabular Data Package
// (https://specs.frictionlessdata.io/tabular-data-package/), to stand as datapackage.json beside them. The encoding, the
// dialect of the files and what stands for a missing value are those that the standard takes for granted.
func (p *Package) DataPackage() ([]byte, error) {
	var resources []object
	for _, t := range p.Tables {
		var fields []object
		for _, c := range t.Columns {
			f := object{"name": c.Name, "description": p.Describe(c.Name)}
			switch c.Type {
			case Date:
				f["type"] = "string"
				f["constraints"] = object{"pattern": datePattern}
			case Address:
				f["type"], f["format"] = "string", "uri"
			default:
				f["type"] = string(c.Type)
			}
			if slices.Contains(t.Key(), c.Name) {
				constraints, _ := f["constraints"].(object)
				if constraints == nil {
					constraints = object{}
				}
				constraints["required"] = true
				f["constraints"] = constraints
			}
			fields = append(fields, f)
		}
		schema := object{"fields": fields}
		if key := t.Key(); key != nil {
			schema["primaryKey"] = key
		}
		var foreign []object
		for _, l := range t.Leads() {
			foreign = append(foreign, object{"fields": l.Column, "reference": object{"resource": l.Table, "fields": l.To}})
		}
		if foreign != nil {
			schema["foreignKeys"] = foreign
		}
		resources = append(resources, object{
			"name": t.Name, "path": t.Name + ".csv", "profile": "tabular-data-resource", "description": p.Explain(t.Name), "schema": schema,
		})
	}
	return compact(object{
		"profile": "tabular-data-package", "name": p.Name, "title": p.Title, "description": p.Description, "version": p.Version,
		"homepage": p.Homepage, "licenses": []object{{"title": p.Licence, "path": p.LicenceURL}}, "resources": resources,
	})
}

// datePattern is the form of a date that may be known to the year alone.
const datePattern = `\d{4}(-\d{2}(-\d{2})?|/\d{2})?`

// CSVW writes the description of the tables for the W3C's CSV on the Web
// (https://www.w3.org/TR/tabular-metadata/), to stand as csv-metadata.json beside them. What the columns mean is said
// in the other description.
func (p *Package) CSVW() ([]byte, error) {
	var tables []object
	for _, t := range p.Tables {
		var columns []object
		for _, c := range t.Columns {
			column := object{"name": c.Name, "titles": c.Name}
			switch c.Type {
			case Date:
				column["datatype"] = object{"base": "string", "format": datePattern}
			case Address:
				column["datatype"] = "anyURI"
			case Number:
				column["datatype"] = "decimal"
			case Text: // what is meant where nothing is said
			default:
				column["datatype"] = string(c.Type)
			}
			if slices.Contains(t.Key(), c.Name) {
				column["required"] = true
			}
			columns = append(columns, column)
		}
		schema := object{"columns": columns}
		if key := t.Key(); key != nil {
			schema["primaryKey"] = key
		}
		var foreign []object
		for _, l := range t.Leads() {
			foreign = append(foreign, object{"columnReference": l.Column, "reference": object{"resource": l.Table + ".csv", "columnReference": l.To}})
		}
		if foreign != nil {
			schema["foreignKeys"] = foreign
		}
		tables = append(tables, object{"url": t.Name + ".csv", "dc:description": p.Explain(t.Name), "tableSchema": schema})
	}
	return compact(object{
		"@context": []any{"http://www.w3.org/ns/csvw", object{"@language": "en"}},
		"dc:title": p.Title, "dc:description": p.Description, "dc:license": object{"@id": p.LicenceURL}, "tables": tables,
	})
}

func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
