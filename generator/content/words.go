package content

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// forms is the shape of a phrase with plural forms.
type forms struct {
	Zero       string              `toml:"zero"`
	One        string              `toml:"one"`
	Two        string              `toml:"two"`
	Few        string              `toml:"few"`
	Many       string              `toml:"many"`
	Other      string              `toml:"other"`
	Confidence register.Confidence `toml:"confidence"`
}

// isWordKey tells whether a name is words of small letters and figures with a hyphen or underscore between each two.
func isWordKey(name string) bool {
	between := true
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			between = false
		case between || c != '_' && c != '-':
			return false
		default:
			between = true
		}
	}
	return !between
}

// words reads a file of words: groups [partnership] with phrases chair = "Chair". A phrase with
// plural forms is written in braces, or as a group all of whose keys are names of forms.
func (d *decoder) words(tree map[string]any, braces map[string]bool) map[string]Phrase {
	phrases := map[string]Phrase{}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		group, ok := tree[name].(map[string]any)
		switch {
		case !ok:
			d.fail("wrong-type", name, fmt.Sprintf("the phrase %s stands outside any group", quote(name)), "move it below a line such as [partnership]")
		case !d.wordKey(name, name):
		default:
			d.group(group, name, phrases, braces)
		}
	}
	return phrases
}

func (d *decoder) group(group map[string]any, path string, into map[string]Phrase, braces map[string]bool) {
	for _, name := range slices.Sorted(maps.Keys(group)) {
		at := join(path, name)
		if !d.wordKey(name, at) {
			continue
		}
		switch value := group[name].(type) {
		case string:
			k := &key{name: name, form: textForm}
			if text, ok := d.text(k, value, at); ok {
				into[at] = Phrase{Other: text}
			}
		case map[string]any:
			if braces[at] || allForms(value) {
				d.phrase(value, at, into)
			} else {
				d.group(value, at, into, braces)
			}
		default:
			d.fail("wrong-type", at, fmt.Sprintf("%s should be a text, but this is %s", quote(name), sortOf(value)),
				fmt.Sprintf(`write %s = "…", or with plural forms %s = { one = "…", other = "…" }`, name, name))
		}
	}
}

func (d *decoder) phrase(value map[string]any, path string, into map[string]Phrase) {
	var f forms
	d.fields(value, reflect.ValueOf(&f).Elem(), path, shapeFor[forms]())
	if _, ok := value["other"]; !ok {
		d.fail("missing-key", path, `"other" is missing`, `add the form for all other numbers: other = "…"`)
	}
	if f.Other != "" {
		into[path] = Phrase(f)
	}
}

func allForms(group map[string]any) bool {
	for name := range group {
		if shapeFor[forms]().byName[name] == nil {
			return false
		}
	}
	return len(group) > 0
}

func (d *decoder) wordKey(name, path string) bool {
	if isWordKey(name) {
		return true
	}
	remedy := "write it with letters a to z, figures and underscores"
	if guess := strings.ReplaceAll(betterIdentifier(name), "-", "_"); guess != "" {
		remedy = fmt.Sprintf("did you mean %q?", guess)
	}
	d.fail("unknown-key", path, fmt.Sprintf("%s can't be the name of a phrase or group", quote(name)), remedy)
	d.problems[len(d.problems)-1].AtKey = true
	return false
}
