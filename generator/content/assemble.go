package content

import (
	"cmp"
	"maps"
	"path"
	"reflect"
	"slices"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// assembler puts files together into a register.
type assembler struct {
	*Content
	problems     []problem.Problem
	editions     map[register.ID]*register.Edition
	partnerships map[register.Ref]*register.Partnership
	// texts are the articles and evidence whose English and Welsh files have to meet, by the path of
	// the English file.
	texts map[string]*pair
}

// pair is a text in its two languages; one may be missing.
type pair struct{ english, welsh *source }

// first gives the file that the text is known by.
func (t *pair) first() *source {
	if t.english != nil {
		return t.english
	}
	return t.welsh
}

func assemble(sources []*source) (*Content, []problem.Problem) {
	a := &assembler{
		Content: &Content{
			Register:  &register.Register{},
			Words:     map[register.Language]map[string]Phrase{},
			Positions: &Positions{files: map[string]*placed{}},
		},
		editions:     map[register.ID]*register.Edition{},
		partnerships: map[register.Ref]*register.Partnership{},
		texts:        map[string]*pair{},
	}
	for _, s := range sources {
		// A copy, so that the rest of what was read of the file is not kept with it.
		at := s.placed
		a.Positions.files[s.path] = &at
		a.problems = append(a.problems, s.problems...)
		if s.tree == nil && s.kind != aboutFile && s.kind != identifiersFile {
			a.Unread = append(a.Unread, s.path)
		}
		a.facts(s)
	}
	// Prose follows when all that it belongs to is there.
	for _, s := range sources {
		switch s.kind {
		case aboutFile:
			if p := a.partnerships[register.Ref{Home: s.owner, ID: s.partnership}]; p != nil {
				s.into(&p.About, a.mark(s))
			}
		case evidenceText, articleText:
			name := path.Join(path.Dir(s.path), string(s.id)+".md")
			if a.texts[name] == nil {
				a.texts[name] = &pair{}
			}
			if s.language == register.Welsh {
				a.texts[name].welsh = s
			} else {
				a.texts[name].english = s
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a.texts)) {
		if t := a.texts[name]; t.first().kind == evidenceText {
			a.evidence(t)
		} else {
			a.article(t)
		}
	}
	a.sort()
	return a.Content, a.problems
}

// facts takes up a file that holds nothing but facts.
func (a *assembler) facts(s *source) {
	r := a.Register
	switch s.kind {
	case identifiersFile:
		r.Published = s.published
	case settingsFile:
		a.decode(s, "register", &r.Settings)
	case organisationFile:
		o := &register.Organisation{ID: s.id, File: s.path}
		a.decode(s, "organisation", o)
		r.Organisations = append(r.Organisations, o)
	case areaFile:
		area := &register.Area{ID: s.owner, File: s.path}
		a.decode(s, "area", area)
		r.Areas = append(r.Areas, area)
	case editionFile:
		e := &register.Edition{ID: s.owner, File: s.path}
		a.decode(s, "edition", e)
		r.Editions = append(r.Editions, e)
		a.editions[e.ID] = e
	case partnershipFile:
		p := &register.Partnership{ID: s.partnership, Home: s.owner, File: s.path}
		a.decode(s, "partnership", p)
		for i := range p.Relations {
			if ref := &p.Relations[i].Partnership; ref.ID != "" && ref.Home == "" {
				ref.Home = p.Home
			}
		}
		for i := range p.FormerIDs {
			if p.FormerIDs[i].Home == "" {
				p.FormerIDs[i].Home = p.Home
			}
		}
		r.Partnerships = append(r.Partnerships, p)
		a.partnerships[p.Ref()] = p
	case wordsFile:
		if s.tree != nil {
			d := &decoder{file: s.path, kind: "words"}
			a.Words[s.language] = d.words(s.tree, outlineOf(s.header).braces)
			a.problems = append(a.problems, d.problems...)
		}
	case helpFile:
		var f struct {
			Sentences []Sentence `toml:"sentences"`
		}
		a.decode(s, "help", &f)
		a.Help = f.Sentences
	default:
		if v := vocabularyOf(s.kind); v != nil && s.tree != nil {
			d := &decoder{file: s.path, lists: v.lists}
			d.decode(s.tree, v.into)
			v.keep(&r.Vocabulary)
			a.problems = append(a.problems, d.problems...)
		}
	}
}

func (a *assembler) decode(s *source, kind string, into any) {
	if s.tree == nil {
		return
	}
	d := &decoder{file: s.path, kind: kind}
	d.decode(s.tree, into)
	a.problems = append(a.problems, d.problems...)
}

// into puts the prose of a file where it belongs, with the mark of the text that it was made from.
func (s *source) into(p *register.Prose, of register.Mark) {
	if s.prose == "" {
		return
	}
	if s.language == register.Welsh {
		p.CY, p.FileCY, p.CYOf = s.prose, s.path, of
	} else {
		p.EN, p.FileEN, p.ENOf = s.prose, s.path, of
	}
}

// mark takes the key `of` out of a header: it says from which wording of the other language the prose
// below was made.
func (a *assembler) mark(s *source) register.Mark {
	value, found := s.tree["of"]
	if !found {
		return ""
	}
	delete(s.tree, "of")
	var of register.Mark
	d := &decoder{file: s.path}
	d.set(&key{name: "of", form: valueForm, typ: reflect.TypeFor[register.Mark]()}, value, reflect.ValueOf(&of).Elem(), "of")
	a.problems = append(a.problems, d.problems...)
	return of
}

func (a *assembler) evidence(t *pair) {
	if t.english == nil {
		a.problems = append(a.problems, noFacts(t.welsh.path))
	}
	first := t.first()
	e := &register.Evidence{ID: first.id, File: first.path}
	a.text(t, "evidence", e, &e.Finding)
	if p := a.partnerships[register.Ref{Home: first.owner, ID: first.partnership}]; p != nil && first.tree != nil {
		p.Evidence = append(p.Evidence, e)
	}
}

func (a *assembler) article(t *pair) {
	first := t.first()
	article := &register.Article{ID: first.id, File: first.path}
	a.text(t, "article", article, &article.Body)
	if e := a.editions[first.owner]; e != nil && first.tree != nil {
		e.Articles = append(e.Articles, article)
	}
}

// text takes up a text in its two languages: the header into a struct of the register, the rest as
// prose.
func (a *assembler) text(t *pair, kind string, into any, prose *register.Prose) {
	readable := true
	if s := t.english; s != nil {
		of := a.mark(s)
		d := &decoder{file: s.path, kind: kind}
		if t.welsh != nil {
			d.elsewhere = texts(t.welsh.tree)
		}
		if s.tree != nil {
			d.decode(s.tree, into)
		}
		readable = s.tree != nil
		s.into(prose, of)
		a.problems = append(a.problems, d.problems...)
	}
	if s := t.welsh; s != nil {
		of := a.mark(s)
		d := &decoder{file: s.path, kind: kind}
		d.welsh(s.tree, into)
		if t.english == nil && kind == "article" && s.tree != nil && !texts(s.tree)["title"] {
			d.fail("missing-key", "", `"title" is missing`, `add title = "…"`)
		}
		readable = readable && s.tree != nil
		s.into(prose, of)
		a.problems = append(a.problems, d.problems...)
	}
	if first := t.first(); readable && prose.Empty() {
		a.problems = append(a.problems, problem.Problem{
			Severity: problem.Error, Check: "empty-text", File: first.path, Line: first.body, Column: 1, Mender: menderOf(first.path),
			What: "there is no text below the header", Remedy: "write the text below the second line of +++",
		})
	}
}

// sort puts everything in the order of its identifier. Rows keep the order of their files.
func (a *assembler) sort() {
	r := a.Register
	slices.SortFunc(r.Editions, func(x, y *register.Edition) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(r.Areas, func(x, y *register.Area) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(r.Organisations, func(x, y *register.Organisation) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(r.Partnerships, func(x, y *register.Partnership) int {
		return cmp.Or(cmp.Compare(x.Home, y.Home), cmp.Compare(x.ID, y.ID))
	})
	for _, e := range r.Editions {
		slices.SortFunc(e.Articles, func(x, y *register.Article) int { return cmp.Compare(x.ID, y.ID) })
	}
	for _, p := range r.Partnerships {
		slices.SortFunc(p.Evidence, func(x, y *register.Evidence) int { return cmp.Compare(x.ID, y.ID) })
	}
}
