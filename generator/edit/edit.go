// Package edit makes changes to the files of a register for people who do not write TOML: new files, single
// facts, reviews, tables from a spreadsheet.
//
// In goes a register that was read, with the texts of its files; out come the texts of the files that are
// new or other than before, and words for what was done. Nothing is written here, and whether the register
// is still sound afterwards is for the checks to say.
package edit

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// A Folder is a register with the texts of its files.
type Folder struct {
	*register.Index
	Files tree.Files
}

// A Result is what a change comes to.
type Result struct {
	// Files are those to write.
	Files tree.Files
	// Done says what changes, a sentence each.
	Done []string
	// Look says what the editor should look at.
	Look []string
	// Next says what there is to do now.
	Next []string
}

// A Target is an entry whose facts can be changed.
type Target struct {
	// Kind of file as content.Fields names it.
	Kind string
	File string
	// Name of the entry, for sentences.
	Name string
}

// Find finds an entry by its identifier: a partnership as "gwent/safer-gwent", or without the area when there
// is only one of that name; an organisation or an area.
func (f *Folder) Find(id string) (Target, error) {
	var found []Target
	var all, refs []string
	id = strings.TrimSuffix(strings.TrimSpace(id), "/")
	for _, p := range f.Register.Partnerships {
		if id == p.Ref().String() || id == p.File || id == string(p.ID) {
			found = append(found, Target{"partnership", p.File, named(p.Name, p.ID)})
			refs = append(refs, p.Ref().String())
		}
		all = append(all, p.Ref().String(), string(p.ID))
	}
	for _, o := range f.Register.Organisations {
		if id == string(o.ID) || id == o.File {
			found = append(found, Target{"organisation", o.File, named(o.Name, o.ID)})
			refs = append(refs, o.File)
		}
		all = append(all, string(o.ID))
	}
	for _, a := range f.Register.Areas {
		if id == string(a.ID) || id == a.File {
			found = append(found, Target{"area", a.File, named(a.Name, a.ID)})
			refs = append(refs, a.File)
		}
		all = append(all, string(a.ID))
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		if near := problem.Nearest(id, all); near != "" {
			return Target{}, fmt.Errorf("the register has no entry %q; did you mean %s?", id, near)
		}
		return Target{}, fmt.Errorf("the register has no entry %q; give the name of its folder or file, such as gwent/safer-gwent", id)
	}
	return Target{}, fmt.Errorf("%q can be several entries: write %s", id, strings.Join(refs, ", or "))
}

func named(t register.Text, id register.ID) string {
	if name, _ := t.In(register.English); name != "" {
		return name
	}
	return string(id)
}

// Set writes one fact of an entry, or takes it out when the text is empty. The key can lead into a row:
// "chairs[0].until".
func (f *Folder) Set(t Target, key, text string) (*Result, error) {
	facts, err := content.Facts(t.File, f.Files[t.File])
	if err != nil {
		return nil, err
	}
	old := valueAt(facts, key)
	change := content.Change{Path: key}
	if text != "" {
		value, refusal := content.ValueOf(t.Kind, withoutNumbers(key), text)
		if refusal != nil {
			return nil, refusal
		}
		change.Value = plain(value)
	}
	r := &Result{Files: tree.Files{}}
	if content.TextOf(change.Value) == content.TextOf(old) {
		r.Done = append(r.Done, fmt.Sprintf("%s: %s is %s already", t.Name, key, shown(content.TextOf(old))))
		return r, nil
	}
	r.Done = append(r.Done, t.Name+": "+changed(key, content.TextOf(old), content.TextOf(change.Value)))
	return r, f.patch(r, t.File, change)
}

// Review notes that facts of a partnership were compared with their sources.
func (f *Folder) Review(t Target, checked []string, on register.Date) (*Result, error) {
	if t.Kind != "partnership" {
		return nil, fmt.Errorf("%s is no partnership; only these are reviewed", t.File)
	}
	if len(checked) == 0 {
		return nil, fmt.Errorf("say what you compared with the sources")
	}
	value, refusal := content.ValueOf(t.Kind, "checked", strings.Join(checked, "|"))
	if refusal != nil {
		return nil, refusal
	}
	r := &Result{Files: tree.Files{}, Done: []string{fmt.Sprintf("%s: reviewed on %s; checked: %s", t.Name, on, strings.Join(checked, ", "))}}
	return r, f.patch(r, t.File, content.Change{Path: "reviewed", Value: on.String()}, content.Change{Path: "checked", Value: plain(value)})
}

// patch makes changes in a file and takes it up.
func (f *Folder) patch(r *Result, file string, changes ...content.Change) error {
	text := f.Files[file]
	if now, there := r.Files[file]; there {
		text = now
	}
	text, err := content.Patch(file, text, changes...)
	if err != nil {
		return err
	}
	r.Files[file] = text
	return nil
}

// plain gives a list as the texts that it holds.
func plain(value any) any {
	list, isList := value.([]any)
	if !isList {
		if n, isNumber := value.(int64); isNumber {
			return int(n)
		}
		return value
	}
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i], _ = v.(string)
	}
	return texts
}

// changed says what becomes of a fact.
func changed(key, old, now string) string {
	switch {
	case old == "":
		return fmt.Sprintf("%s is new: %s", key, shown(now))
	case now == "":
		return fmt.Sprintf("%s is taken out; it was %s", key, shown(old))
	}
	return fmt.Sprintf("%s was %s, is now %s", key, shown(old), shown(now))
}

// shown shortens a value for a sentence.
func shown(text string) string {
	if runes := []rune(text); len(runes) > 80 {
		text = string(runes[:80]) + "…"
	}
	return "“" + text + "”"
}

func withoutNumbers(path string) string {
	var b strings.Builder
	inside := false
	for _, r := range path {
		inside = r == '[' || inside && r != ']'
		if !inside && r != ']' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// valueAt finds the value of a path such as chairs[0].post, nil when it is not there.
func valueAt(facts any, path string) any {
	for _, part := range strings.Split(path, ".") {
		name, rest, _ := strings.Cut(part, "[")
		m, _ := facts.(map[string]any)
		facts = m[name]
		for rest != "" {
			number, after, _ := strings.Cut(rest, "]")
			n := -1
			if _, err := fmt.Sscanf(number, "%d", &n); err != nil {
				return nil
			}
			list, _ := facts.([]any)
			if n < 0 || n >= len(list) {
				return nil
			}
			facts, rest = list[n], strings.TrimPrefix(after, "[")
		}
	}
	return facts
}

// choice finds what somebody means who names one of several things by its identifier or by its name.
func choice(what, given string, options map[string]string) (string, *register.Refusal) {
	given = strings.TrimSpace(given)
	var names []string
	for id, name := range options {
		if given == id || strings.EqualFold(given, name) {
			return id, nil
		}
		names = append(names, id, name)
	}
	slices.Sort(names)
	r := &register.Refusal{What: fmt.Sprintf("there is no %s %q", what, given), Remedy: "look up its identifier in the register", Value: given}
	if near := problem.Nearest(strings.ToLower(given), lowered(names)); near != "" {
		r.Remedy = fmt.Sprintf("did you mean %s?", near)
		for id, name := range options {
			if near == strings.ToLower(name) {
				r.Remedy = fmt.Sprintf("did you mean %s?", id)
			}
		}
	} else if len(options) <= 12 {
		var ids []string
		for id := range options {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		r.Remedy = "write one of: " + strings.Join(ids, ", ")
	}
	return "", r
}

func lowered(names []string) []string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = strings.ToLower(n)
	}
	return list
}
