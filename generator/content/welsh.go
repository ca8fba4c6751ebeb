package content

import (
	"fmt"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
)

// welsh fills the Welsh halves of the texts of into, a pointer to a struct of the register, from the
// header of a file <id>.cy.md. There the plain keys are the Welsh texts; facts stand in <id>.md.
func (d *decoder) welsh(tree map[string]any, into any) {
	v := reflect.ValueOf(into).Elem()
	s := shapeOf(v.Type())
	english := strings.TrimSuffix(path.Base(d.file), ".cy.md") + ".md"
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		k := s.byName[name]
		switch {
		case k == nil:
			d.unknown(name, "", s)
		case k.mark && !k.welsh:
			// Here title_of says from which English the Welsh title was made.
			d.set(s.byName[strings.TrimSuffix(name, "_of")+"_cy_of"], tree[name], v.Field(k.field), name)
		case k.welsh:
			d.fail("welsh-header", name, fmt.Sprintf("in a Welsh file a key has no ending _cy: %s", quote(name)), fmt.Sprintf("write %s = \"…\"", k.base()))
			d.problems[len(d.problems)-1].AtKey = true
		case !k.bilingual:
			d.fail("welsh-header", name, fmt.Sprintf("%s is the same in both languages", quote(name)),
				fmt.Sprintf("take it out here; facts stand in %s, and this file has only the Welsh of its texts", english))
			d.problems[len(d.problems)-1].AtKey = true
		default:
			sibling := *s.byName[name+"_cy"]
			sibling.name, sibling.required = name, false
			if field := v.Field(k.field); sibling.half(field).IsZero() {
				d.set(&sibling, tree[name], field, name)
			} else {
				d.fail("welsh-header", name, fmt.Sprintf("the Welsh of %s is given twice, here and in %s", quote(name), english),
					fmt.Sprintf("take %s_cy out of %s", name, english))
			}
		}
	}
}

// texts lists the keys of a Welsh header, for the question whether a text is there in either language.
func texts(tree map[string]any) map[string]bool {
	given := map[string]bool{}
	for name, value := range tree {
		given[name] = value != ""
	}
	return given
}

// noFacts reports a Welsh file of evidence that stands alone.
func noFacts(file string) problem.Problem {
	english := strings.TrimSuffix(path.Base(file), ".cy.md") + ".md"
	return problem.Problem{
		Severity: problem.Error, Check: "missing-file", File: file, Line: 1, Column: 1, Mender: problem.Editor,
		What:   fmt.Sprintf("there is no %s beside this file, so the facts of this evidence are missing", english),
		Remedy: fmt.Sprintf("add %s with a header that has level, effect, kind and sources; its text may stay empty", english),
	}
}
