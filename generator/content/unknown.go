package content

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
)

// unknown reports a key that is not known where it stands. It tells what was probably meant: a key of
// nearly the same name, or the same key in another place. It returns the key of nearly the same name.
func (d *decoder) unknown(name, path string, s *shape) (meant string) {
	if len(d.problems) > maxProblems {
		return ""
	}
	what := fmt.Sprintf("%s is not a key that is known here", quote(name))
	remedy, meant := d.remedyUnknown(name, path, s)
	d.fail("unknown-key", join(path, name), what, remedy)
	if last := len(d.problems) - 1; d.problems[last].Check == "unknown-key" {
		d.problems[last].AtKey = true
	}
	return meant
}

func (d *decoder) remedyUnknown(name, path string, s *shape) (remedy, meant string) {
	if base, ok := strings.CutSuffix(name, "_cy"); ok {
		if k := s.byName[base]; k != nil {
			return fmt.Sprintf("%q is the same in both languages; take this line out", base), ""
		}
	}
	if place := d.sameFile(name, path); place != "" {
		return place, ""
	}
	near := problem.Nearest(strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(name)), s.names())
	other := d.otherFile(name, path)
	switch {
	case near != "" && other != "":
		return fmt.Sprintf("did you mean %q? Otherwise: %s", near, other), near
	case near != "":
		return fmt.Sprintf("did you mean %q?", near), near
	case other != "":
		return other, ""
	case len(s.keys) <= 12:
		return "the keys known here are " + strings.Join(s.names(), ", "), ""
	}
	return "take the line out, or look up the right key in README.md", ""
}

// sameFile finds a key at another level of the same kind of file.
func (d *decoder) sameFile(name, path string) string {
	within := withoutNumbers(path)
	for _, list := range d.lists {
		if within == "" && hasField(list.kind, name) {
			return fmt.Sprintf("%q belongs below a line [[%s]]", name, list.key)
		}
	}
	kind, root := d.kindAt(within)
	level := strings.TrimPrefix(strings.TrimPrefix(within, root), ".")
	for _, f := range allFields() {
		list, last := "", f.Key
		if i := strings.LastIndexByte(f.Key, '.'); i >= 0 {
			list, last = f.Key[:i], f.Key[i+1:]
		}
		switch {
		case f.File != kind || list == level || last != name && !(f.Welsh && last+"_cy" == name):
			continue
		case list == "":
			return fmt.Sprintf("%q is not part of %s; move the line up, above the first line that begins with [", name, quote(lastKey(within)))
		}
		return fmt.Sprintf("%q belongs below a line [[%s]]", name, list)
	}
	return ""
}

func hasField(kind, name string) bool {
	return slices.ContainsFunc(allFields(), func(f Field) bool {
		return f.File == kind && (f.Key == name || f.Welsh && f.Key+"_cy" == name)
	})
}

// kindAt gives the kind of file, or of list in a file of vocabulary, and the path of that list.
func (d *decoder) kindAt(within string) (kind, root string) {
	for _, list := range d.lists {
		if within == list.key || strings.HasPrefix(within, list.key+".") {
			return list.kind, list.key
		}
	}
	return d.kind, ""
}

// otherFile finds a key in other kinds of file.
func (d *decoder) otherFile(name, path string) string {
	var places []string
	kind, _ := d.kindAt(withoutNumbers(path))
	for _, f := range allFields() {
		if f.File == kind || f.Key != name && !(f.Welsh && f.Key+"_cy" == name) {
			continue
		}
		places = append(places, fileWords[f.File])
	}
	if len(places) == 0 || len(places) > 3 {
		return ""
	}
	return fmt.Sprintf("%q is a key of %s", name, strings.Join(places, ", and of "))
}

// fileWords says where the keys of each kind of file stand.
var fileWords = map[string]string{
	"register":     "register.toml",
	"edition":      "edition.toml",
	"area":         "area.toml",
	"organisation": "an organisation's file",
	"partnership":  "partnership.toml",
	"evidence":     "the header of a file of evidence",
	"article":      "the header of an article",
	"type":         "vocabulary/partnership-types.toml",
	"priority":     "vocabulary/priorities.toml",
	"sector":       "vocabulary/sectors.toml",
	"member-kind":  "vocabulary/member-kinds.toml",
	"level":        "vocabulary/evidence.toml, below [[level]]",
	"effect":       "vocabulary/evidence.toml, below [[effect]]",
	"assumption":   "vocabulary/assumptions.toml",
}
