package edit

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"partnershipregister/generator/content"
	"partnershipregister/generator/guide"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// A Question is something that has to be known before a file can be written.
type Question struct {
	// Key is the answer's name: a key of the file, or one of those that say where it goes.
	Key string
	// Ask is the question as a person reads it.
	Ask string
	// Needed tells that there is no file without an answer.
	Needed bool
}

// A Sort is a sort of thing that can be added.
type Sort struct {
	Name string
	// Kind of the file as content.Fields names it. Rows is the list of the file of which the thing is a row, "" for a
	// thing with a file of its own.
	Kind, Rows string
	Questions  []Question
}

// Sorts are the things that can be added.
var Sorts = []Sort{
	{"partnership", "partnership", "", []Question{
		{Key: "area", Ask: "In which police force area does it work? Its identifier or name, such as gwent; for a body of all Wales write wales", Needed: true},
		{Key: "name", Ask: "What is it called, as it writes its name itself?", Needed: true},
		{Key: "type", Ask: "What kind of body is it? An identifier or name from vocabulary/partnership-types.toml, such as community-safety-partnership", Needed: true},
		{Key: "purpose", Ask: "What is it for, in one or two sentences?", Needed: true},
		{Key: "status", Ask: "How do things stand: active, proposed, dormant, superseded, closed, or unknown when the source does not say?", Needed: true},
		{Key: "as_of", Ask: "On which day was this true? The date of your newest source, such as 2026-11 or 2026-11-02; nothing if you do not know"},
		{Key: "source", Ask: "Where did you read it? The title of the page or paper", Needed: true},
		{Key: "url", Ask: "The address of that page; nothing if it is not on the web"},
	}},
	{"organisation", "organisation", "", []Question{
		{Key: "name", Ask: "What is it called, as it writes its name itself?", Needed: true},
		{Key: "sector", Ask: "To which part of public life does it belong? An identifier or name from vocabulary/sectors.toml, such as local-government", Needed: true},
		{Key: "kind", Ask: "What kind of body is it? An identifier or name from vocabulary/member-kinds.toml; nothing if none fits"},
		{Key: "website", Ask: "The address of its site; nothing if you do not know"},
	}},
	{"evidence", "evidence", "", []Question{
		{Key: "partnership", Ask: "Whose work is it about? The partnership, such as gwent/safer-gwent", Needed: true},
		{Key: "title", Ask: "What was done, and what was found out about it, in one line?", Needed: true},
		{Key: "level", Ask: "How strong is the evidence? An identifier or name from vocabulary/evidence.toml, such as compared", Needed: true},
		{Key: "effect", Ask: "Which way does it point? An identifier or name from vocabulary/evidence.toml, such as reduces-harm", Needed: true},
		{Key: "kind", Ask: "What sort of study is it: trial, evaluation, review, inspection, needs-assessment, activity-count, outcome-figure or consultation?", Needed: true},
		{Key: "source", Ask: "Who published the finding? The title of the page or paper", Needed: true},
		{Key: "url", Ask: "The address of that page; nothing if it is not on the web"},
		{Key: "finding", Ask: "What was found, in a sentence or two, with its figures?", Needed: true},
	}},
	{"chair", "partnership", "chairs", []Question{
		{Key: "partnership", Ask: "Whose chair has changed? The partnership, such as gwent/safer-gwent", Needed: true},
		{Key: "post", Ask: "Which post chairs it now, such as Leader of the council? Never a person's name", Needed: true},
		{Key: "organisation", Ask: "To which organisation does the post belong? Its identifier or name; nothing if you do not know"},
		{Key: "from", Ask: "Since when, such as 2026-05-13 or 2026-05? The chair before then gets the day or month before as the last; nothing if you do not know"},
		{Key: "source", Ask: "Where did you read it? The title of the page or paper; nothing if it stands among the sources already"},
		{Key: "url", Ask: "The address of that page; nothing if it is not on the web"},
	}},
	{"meeting", "partnership", "meetings", []Question{
		{Key: "partnership", Ask: "Which partnership meets? Such as gwent/safer-gwent", Needed: true},
		{Key: "date", Ask: "When? The day as 2026-09-15, or the month as 2026-09", Needed: true},
		{Key: "time", Ask: "At what time does it begin, such as 14:00? Nothing if you do not know"},
		{Key: "status", Ask: "What became of it: planned, held, cancelled or inquorate?", Needed: true},
		{Key: "place", Ask: "Where? Nothing if you do not know"},
		{Key: "papers", Ask: "The address of agenda and papers; nothing if there are none"},
		{Key: "minutes", Ask: "The address of the minutes; nothing if there are none"},
	}},
}

// SortOf finds a sort by its name, nil when there is none.
func SortOf(name string) *Sort {
	for i := range Sorts {
		if Sorts[i].Name == name {
			return &Sorts[i]
		}
	}
	return nil
}

// Keys lists the further keys that can be given for a thing of the sort, beyond its questions.
func (s *Sort) Keys() []string {
	var keys []string
	d := content.Describe(s.Kind)
	if s.Rows != "" {
		i := slices.IndexFunc(d.Keys, func(k content.KeyDescription) bool { return k.Name == s.Rows })
		d = d.Keys[i].Rows
	}
	for _, k := range d.Keys {
		if k.Kind == "rows" || k.Kind == "group" || k.Mark || k.Name == "id" {
			continue
		}
		if !slices.ContainsFunc(s.Questions, func(q Question) bool { return q.Key == k.Name }) {
			keys = append(keys, k.Name)
		}
	}
	return keys
}

// Accept turns an answer into the form in which it is written, or refuses it.
func (f *Folder) Accept(s *Sort, key, answer string) (string, *register.Refusal) {
	x := f.Index
	switch {
	case key == "area":
		options := map[string]string{}
		for id, a := range x.Areas {
			options[string(id)] = named(a.Name, id)
		}
		for id, e := range x.Editions {
			options[string(id)] = named(e.Name, id)
		}
		return choice("police force area", answer, options)
	case key == "partnership":
		t, err := f.Find(answer)
		if err == nil && t.Kind != "partnership" {
			err = fmt.Errorf("%q is no partnership", answer)
		}
		if err != nil {
			what, remedy, _ := strings.Cut(err.Error(), "; ")
			return "", &register.Refusal{What: what, Remedy: remedy, Value: answer}
		}
		return t.File, nil
	case key == "source" || key == "finding":
		return strings.TrimSpace(answer), nil
	case key == "url":
		var u register.URL
		if err := u.UnmarshalText([]byte(strings.TrimSpace(answer))); err != nil {
			r, _ := err.(*register.Refusal)
			return "", r
		}
		return string(u), nil
	case s.Name == "partnership" && key == "type":
		return choice("type of partnership", answer, names(x.Types, func(t *register.Type) register.Text { return t.Name }))
	case s.Kind == "organisation" && key == "sector":
		return choice("sector", answer, names(x.Sectors, func(t *register.Sector) register.Text { return t.Name }))
	case s.Kind == "organisation" && key == "kind":
		return choice("kind of member", answer, names(x.MemberKinds, func(t *register.MemberKind) register.Text { return t.Name }))
	case s.Kind == "evidence" && key == "level":
		return choice("level of evidence", answer, names(x.Levels, func(t *register.EvidenceLevel) register.Text { return t.Name }))
	case s.Kind == "evidence" && key == "effect":
		return choice("effect", answer, names(x.Effects, func(t *register.Effect) register.Text { return t.Name }))
	case s.Name == "chair" && key == "organisation":
		return choice("organisation", answer, names(x.Organisations, func(o *register.Organisation) register.Text { return o.Name }))
	case s.Rows != "":
		key = s.Rows + "." + key
	}
	value, refusal := content.ValueOf(s.Kind, key, answer)
	return content.TextOf(value), refusal
}

func names[T any](m map[register.ID]T, name func(T) register.Text) map[string]string {
	options := map[string]string{}
	for id, v := range m {
		options[string(id)] = named(name(v), id)
	}
	return options
}

// New makes a thing of a sort from answers that [Folder.Accept] gave. The identifier is made of the name when
// none is given. The guide, which may be nil, explains keys in the file.
func (f *Folder) New(s *Sort, answers map[string]string, id string, g *guide.Guide) (*Result, error) {
	r := &Result{Files: tree.Files{}}
	if s.Rows != "" {
		return r, f.newThing(r, s, answers, id)
	}
	name := answers["name"]
	if name == "" {
		name = answers["title"]
	}
	if id == "" {
		if id = content.Identifier(name); id == "" {
			return nil, fmt.Errorf("no identifier can be made of the name %q; give one with --id, such as --id safer-gwent", name)
		}
	}
	var check register.ID
	if err := check.UnmarshalText([]byte(id)); err != nil {
		return nil, err
	}
	file := ""
	switch s.Name {
	case "partnership":
		home := "areas"
		if f.Areas[register.ID(answers["area"])] == nil {
			home = "editions"
		}
		file = path.Join(home, answers["area"], "partnerships", id, "partnership.toml")
		r.Look = f.sameBody(name, register.ID(answers["area"]))
		r.Next = append(r.Next, "Fill in what else you know: take the # away from a line, and write. What you do not know, leave out.",
			"Members without a file of their own want one: register new organisation.")
	case "organisation":
		file = path.Join("organisations", id+".toml")
		r.Look = f.sameOrganisation(name)
		r.Next = append(r.Next, fmt.Sprintf("Name it in seats, chairs and funding by its identifier: organisation = %q.", id))
	case "evidence":
		file = path.Join(path.Dir(answers["partnership"]), "evidence", id+".md")
		r.Next = append(r.Next, "Write more about the finding below the second line of +++, if there is more to say.")
	}
	if _, there := f.Files[file]; there {
		return nil, fmt.Errorf("the file %s is there already; change that, or give another identifier with --id", file)
	}
	for other := range f.Files {
		if strings.EqualFold(other, file) {
			return nil, fmt.Errorf("the file %s differs from it only in capital letters", other)
		}
	}
	r.Files[file] = []byte(fileText(s, answers, g))
	r.Done = append(r.Done, "Wrote "+file)
	r.Next = append(r.Next, "Look whether all is well: register check.")
	return r, nil
}

// newThing adds a row to a partnership's file.
func (f *Folder) newThing(r *Result, s *Sort, answers map[string]string, id string) error {
	row := content.Row{}
	for key, v := range answers {
		if key != "partnership" && key != "source" && key != "url" && v != "" {
			row[key] = v
		}
	}
	if id != "" {
		accepted, refusal := f.Accept(s, "id", id)
		if refusal != nil {
			return refusal
		}
		row["id"] = accepted
	}
	file := answers["partnership"]
	add := content.Change{Path: s.Rows, Add: true, Value: row}
	if s.Name == "meeting" {
		r.Done = append(r.Done, fmt.Sprintf("Added the meeting of %s to %s", answers["date"], file))
		r.Next = append(r.Next, "Put right what has changed since the meeting before, such as the chair, in the same file.")
		return f.patch(r, file, add)
	}
	r.Done = append(r.Done, fmt.Sprintf("Added the chair %s to %s", shown(answers["post"]), file))
	changes := []content.Change{add}
	if end, err := f.endOfChair(r, file, answers); err != nil {
		return err
	} else if end.Path != "" {
		changes = append([]content.Change{end}, add)
	}
	if answers["source"] != "" {
		source := content.Row{"title": answers["source"]}
		if answers["url"] != "" {
			source["url"] = answers["url"]
		}
		changes = append(changes, content.Change{Path: "sources", Add: true, Value: source})
	} else {
		r.Next = append(r.Next, "Say under sources where this was read, if it does not stand there already.")
	}
	return f.patch(r, file, changes...)
}

// endOfChair ends the chair of today when another takes over. The change has no path when that is not clear.
func (f *Folder) endOfChair(r *Result, file string, answers map[string]string) (content.Change, error) {
	facts, err := content.Facts(file, f.Files[file])
	if err != nil {
		return content.Change{}, err
	}
	list, _ := facts["chairs"].([]any)
	at := chairOf(facts)
	if answers["role"] == string(register.ViceChair) || answers["until"] != "" || at < 0 && len(list) == 0 {
		return content.Change{}, nil
	}
	if at < 0 {
		r.Look = append(r.Look, "the file names no chair of today, or several: if one of them no longer chairs, write until into that row")
		return content.Change{}, nil
	}
	row, _ := list[at].(map[string]any)
	post := content.TextOf(row["post"])
	last := before(answers["from"])
	if last == "" {
		r.Look = append(r.Look, fmt.Sprintf("%s has no end: if that post no longer chairs, write until into its row", shown(post)))
		return content.Change{}, nil
	}
	r.Done = append(r.Done, fmt.Sprintf("The chair before, %s, ended on %s", shown(post), last))
	return content.Change{Path: fmt.Sprintf("chairs[%d].until", at), Value: last}, nil
}

// before gives the day before a day, the month before a month or the year before a year, "" for other dates.
func before(date string) string {
	d, err := register.ParseDate(date)
	if err != nil {
		return ""
	}
	t := time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
	switch d.Precision {
	case register.Exact:
		return t.AddDate(0, 0, -1).Format("2006-01-02")
	case register.Month:
		return t.AddDate(0, -1, 0).Format("2006-01")
	case register.Year:
		return t.AddDate(-1, 0, 0).Format("2006")
	}
	return ""
}

// headings names the part of README.md that explains each kind.
var headings = map[string]string{"partnership": "Partnership", "organisation": "Organisation", "evidence": "Evidence"}

// fileText writes a file with the answers, and a note for every other key.
func fileText(s *Sort, answers map[string]string, g *guide.Guide) string {
	head := fmt.Sprintf("Every key is explained in content/README.md under %q. To use a line that begins with #, take the # away\n"+
		"and write your own words; lines that you do not need can go. The Welsh of a text goes below it, under the\nsame key with the ending _cy.", headings[s.Kind])
	return lay(s, answers, head, true, func(key string) string {
		if g != nil {
			if said, err := g.Key(s.Kind, key); err == nil {
				return said.What
			}
		}
		return ""
	})
}

// Outline is the text of a new file of a sort for somebody who fills it in by hand: as [Folder.New] writes it, but
// with no more keys than the sort asks for. What is needed stands open, the rest as notes. Head begins the file;
// explain says what a key is for, "" where nothing is said. The sort is one with a file of its own.
func Outline(s *Sort, head string, explain func(key string) string) string {
	return lay(s, nil, head, false, explain)
}

// Example is how a list of rows with one thing of a sort is written in a file.
func Example(sort string) string {
	list := SortOf(sort).Rows
	var cells []string
	for _, k := range content.Describe(SortOf(sort).Kind).Keys {
		if k.Name != list {
			continue
		}
		for _, q := range SortOf(sort).Questions {
			if i := slices.IndexFunc(k.Rows.Keys, func(k content.KeyDescription) bool { return k.Name == q.Key }); i >= 0 && len(cells) < 4 {
				cells = append(cells, k.Rows.Keys[i].Example)
			}
		}
	}
	return list + " = [\n  { " + strings.Join(cells, ", ") + " },\n]"
}

// lay lays out a file with the answers. With all, every other key stands as a note, otherwise those that are asked
// for, with empty places for what is needed.
func lay(s *Sort, answers map[string]string, head string, all bool, explain func(key string) string) string {
	var b strings.Builder
	for line := range strings.Lines(head + "\n") {
		b.WriteString("# " + line)
	}
	block := -1
	for _, k := range content.Describe(s.Kind).Keys {
		answer, source := answers[k.Name], ""
		at := slices.IndexFunc(s.Questions, func(q Question) bool { return q.Key == k.Name || q.Key == "source" && k.Name == "sources" })
		open := !all && at >= 0 && s.Questions[at].Needed
		if (k.Welsh || k.Mark || !all && at < 0) && answer == "" {
			continue
		}
		if k.Block != block {
			b.WriteString("\n")
			block = k.Block
		}
		if k.Name == "sources" {
			source = answers["source"]
		}
		note := explain(k.Name)
		if !all && k.Choices != nil {
			note = strings.TrimSpace(note + " " + strings.Join(k.Choices, ", "))
		}
		if note = strings.ReplaceAll(note, "`", ""); note != "" {
			note = "  # " + note
		}
		switch {
		case source != "":
			b.WriteString("sources = [\n  { title = " + content.Quoted(source))
			if answers["url"] != "" {
				b.WriteString(", url = " + content.Quoted(answers["url"]))
			}
			b.WriteString(" },\n]\n")
		case k.Name == "sources" && open:
			b.WriteString("sources = [" + note + "\n  { title = \"\", url = \"\" },\n]\n")
		case answer != "":
			value, _ := content.ValueOf(s.Kind, k.Name, answer)
			b.WriteString(k.Name + " = " + written(value) + "\n")
		case open:
			b.WriteString(k.Name + " = \"\"" + note + "\n")
		default:
			example := k.Example
			if k.Kind == "rows" {
				example = k.Name + " = [{ " + k.Rows.Keys[0].Example + " }]"
			}
			b.WriteString("# " + example + note + "\n")
		}
	}
	if s.Kind == "evidence" {
		return "+++\n" + b.String() + "+++\n\n" + answers["finding"] + "\n"
	}
	return b.String()
}

func written(value any) string {
	switch value := value.(type) {
	case string:
		return content.Quoted(value)
	case []any:
		parts := make([]string, len(value))
		for i, v := range value {
			parts[i] = written(v)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(value)
}

// sameBody looks for partnerships that may be the same body under this or a similar name.
func (f *Folder) sameBody(name string, home register.ID) []string {
	var look []string
	for _, p := range f.Register.Partnerships {
		names := slices.Concat([]string{p.Name.EN, p.Name.CY}, p.ShortNames, p.ShortNamesCY)
		for _, n := range p.FormerNames {
			names = append(names, n.Name.EN, n.Name.CY)
		}
		if like := alike(name, names, p.Home == home); like != "" {
			look = append(look, fmt.Sprintf("there is already %s (%s): is it the same body? Then add to that file, and take the new one away", shown(like), p.File))
		}
	}
	return look
}

func (f *Folder) sameOrganisation(name string) []string {
	var look []string
	for _, o := range f.Register.Organisations {
		if like := alike(name, slices.Concat([]string{o.Name.EN, o.Name.CY}, o.ShortNames, o.ShortNamesCY), true); like != "" {
			look = append(look, fmt.Sprintf("there is already %s (%s): is it the same body? Then use that one, and take the new file away", shown(like), o.File))
		}
	}
	return look
}

// filler are words that do not tell one body from another.
var filler = strings.Fields("the of and for a board partnership group forum council y yr a ac o bwrdd partneriaeth grwp cyngor")

// alike gives the first of some names that may be of the same body: the same name but for words that do not
// tell bodies apart, their order and, where wanted, a few letters.
func alike(name string, names []string, letters bool) string {
	mine := key(name)
	for _, n := range names {
		theirs := key(n)
		switch {
		case n == "" || theirs == "":
		case mine == theirs, letters && len(mine) > 8 && problem.Nearest(mine, []string{theirs}) != "" && closeBy(mine, theirs):
			return n
		}
	}
	return ""
}

// closeBy tells whether two names differ by so little that it may be a slip.
func closeBy(a, b string) bool {
	common := 0
	for common < len(a) && common < len(b) && a[common] == b[common] {
		common++
	}
	end := 0
	for end < len(a)-common && end < len(b)-common && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return max(len(a), len(b))-common-end <= 2
}

func key(name string) string {
	words := map[string]bool{}
	for _, w := range strings.Split(content.Identifier(name), "-") {
		if !slices.Contains(filler, w) {
			words[w] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(words)), " ")
}
