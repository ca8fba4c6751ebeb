package content

import (
	"cmp"
	"path"
	"reflect"
	"slices"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// assembler puts files together into a register.
type assembler struct {
	*Content
	problems []problem.Problem
	// partnerships and editions are those made of the file in that place of the list, nil for other files.
	partnerships []*register.Partnership
	editions     []*register.Edition
}

// arrangement is what belongs together in a list of files, so that it has to be found out only when files
// come or go.
type arrangement struct {
	files []found
	// at gives the place of a path in the list.
	at map[string]int
	// home gives for each file with prose the place of the facts that it belongs to, -1 where there are none.
	home []int
	// texts are the articles and evidence, by the path of the English file; -1 stands for a missing file.
	texts []struct{ english, welsh int }
}

func arrange(files []found) *arrangement {
	a := &arrangement{files: files, at: make(map[string]int, len(files)), home: make([]int, len(files))}
	for i, f := range files {
		a.at[f.path] = i
	}
	pairs := map[string]int{}
	for i, f := range files {
		a.home[i] = -1
		switch f.kind {
		case aboutFile:
			a.home[i] = a.place(path.Join(path.Dir(f.path), "partnership.toml"))
		case evidenceText:
			a.home[i] = a.place(path.Join(path.Dir(path.Dir(f.path)), "partnership.toml"))
		case articleText:
			a.home[i] = a.place(path.Join(path.Dir(path.Dir(f.path)), "edition.toml"))
		}
		if f.kind != evidenceText && f.kind != articleText {
			continue
		}
		name := path.Join(path.Dir(f.path), string(f.id)+".md")
		at, begun := pairs[name]
		if !begun {
			at = len(a.texts)
			pairs[name] = at
			a.texts = append(a.texts, struct{ english, welsh int }{-1, -1})
		}
		if f.language == register.Welsh {
			a.texts[at].welsh = i
		} else {
			a.texts[at].english = i
		}
	}
	return a
}

func (a *arrangement) place(path string) int {
	if i, there := a.at[path]; there {
		return i
	}
	return -1
}

// pair is a text in its two languages; one may be missing.
type pair struct {
	english, welsh *source
	// made is what the two are together, and problems what is wrong with them as a pair.
	made     any
	problems []problem.Problem
}

// first gives the file that the text is known by.
func (t *pair) first() *source {
	if t.english != nil {
		return t.english
	}
	return t.welsh
}

// assemble puts sources together, one for each file of the arrangement. It leaves them as they are, so that
// it can be done again with most of them the same.
func assemble(files *arrangement, sources []*source) (*Content, []problem.Problem) {
	a := &assembler{
		Content: &Content{
			Register:  &register.Register{},
			Words:     map[register.Language]map[string]Phrase{},
			Positions: &Positions{at: files.at, files: sources},
		},
		partnerships: make([]*register.Partnership, len(sources)),
		editions:     make([]*register.Edition, len(sources)),
	}
	for i, s := range sources {
		a.problems = append(a.problems, s.problems...)
		if s.unread {
			a.Unread = append(a.Unread, s.path)
		}
		a.facts(i, s)
	}
	// Prose follows when all that it belongs to is there.
	for i, s := range sources {
		if home := files.home[i]; s.kind == aboutFile && home >= 0 {
			s.into(&a.partnerships[home].About)
		}
	}
	texts := make([]*pair, len(files.texts))
	sideBySide(len(texts), func(i int) {
		t := &pair{}
		if at := files.texts[i].english; at >= 0 {
			t.english = sources[at]
		}
		if at := files.texts[i].welsh; at >= 0 {
			t.welsh = sources[at]
		}
		first := t.first()
		if known := first.pair; known == nil || known.english != t.english || known.welsh != t.welsh {
			t.make()
			first.pair = t
		}
		texts[i] = first.pair
	})
	for i, t := range texts {
		a.problems = append(a.problems, t.problems...)
		home := files.home[max(files.texts[i].english, files.texts[i].welsh)]
		if t.first().tree == nil || home < 0 {
			continue
		}
		switch made := t.made.(type) {
		case *register.Evidence:
			a.partnerships[home].Evidence = append(a.partnerships[home].Evidence, made)
		case *register.Article:
			a.editions[home].Articles = append(a.editions[home].Articles, made)
		}
	}
	a.sort()
	return a.Content, a.problems
}

// helpTexts is the shape of words/help.cy.toml.
type helpTexts struct {
	Sentences []Sentence `toml:"sentences"`
}

// make turns the facts of a file into what they are in the register.
func (s *source) make() {
	switch s.kind {
	case settingsFile:
		s.fill("register", &register.Settings{})
	case organisationFile:
		s.fill("organisation", &register.Organisation{ID: s.id, File: s.path})
	case areaFile:
		s.fill("area", &register.Area{ID: s.owner, File: s.path})
	case editionFile:
		s.fill("edition", &register.Edition{ID: s.owner, File: s.path})
	case partnershipFile:
		p := &register.Partnership{ID: s.partnership, Home: s.owner, File: s.path}
		s.fill("partnership", p)
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
	case wordsFile:
		if s.tree != nil {
			d := &decoder{file: s.path, kind: "words"}
			braces, plain := plainBraces(string(s.header))
			if !plain {
				braces = outlineOf(s.header).braces
			}
			s.made = d.words(s.tree, braces)
			s.problems = append(s.problems, d.problems...)
		}
	case helpFile:
		s.fill("help", &helpTexts{})
	default:
		if v := vocabularyOf(s.kind); v != nil && s.tree != nil {
			d := &decoder{file: s.path, lists: v.lists}
			d.decode(s.tree, v.into)
			s.made = v
			s.problems = append(s.problems, d.problems...)
		}
	}
}

func (s *source) fill(kind string, into any) {
	s.made = into
	if s.tree == nil {
		return
	}
	d := &decoder{file: s.path, kind: kind}
	d.decode(s.tree, into)
	s.problems = append(s.problems, d.problems...)
}

// facts takes up a file that holds nothing but facts. What gets prose or lists from other files is copied,
// so that what was made of the file stays as it is.
func (a *assembler) facts(i int, s *source) {
	r := a.Register
	if s.kind == identifiersFile {
		r.Published = s.published
	}
	switch made := s.made.(type) {
	case *register.Settings:
		r.Settings = *made
	case *register.Organisation:
		r.Organisations = append(r.Organisations, made)
	case *register.Area:
		r.Areas = append(r.Areas, made)
	case *register.Edition:
		e := *made
		r.Editions = append(r.Editions, &e)
		a.editions[i] = &e
	case *register.Partnership:
		p := *made
		r.Partnerships = append(r.Partnerships, &p)
		a.partnerships[i] = &p
	case map[string]Phrase:
		a.Words[s.language] = made
	case *helpTexts:
		a.Help = made.Sentences
	case *vocabularyFile:
		made.keep(&r.Vocabulary)
	}
}

// into puts the prose of a file where it belongs, with the mark of the text that it was made from.
func (s *source) into(p *register.Prose) {
	if s.prose == "" {
		return
	}
	if s.language == register.Welsh {
		p.CY, p.FileCY, p.CYOf = s.prose, s.path, s.of
	} else {
		p.EN, p.FileEN, p.ENOf = s.prose, s.path, s.of
	}
}

// takeMark takes the key `of` out of a header: it says from which wording of the other language the prose
// below was made.
func (s *source) takeMark() {
	value, found := s.tree["of"]
	if !found {
		return
	}
	delete(s.tree, "of")
	d := &decoder{file: s.path}
	d.set(&key{name: "of", form: valueForm, typ: reflect.TypeFor[register.Mark]()}, value, reflect.ValueOf(&s.of).Elem(), "of")
	s.problems = append(s.problems, d.problems...)
}

// make turns a text in its two languages into what it is in the register.
func (t *pair) make() {
	first := t.first()
	if first.kind == evidenceText {
		if t.english == nil {
			t.problems = append(t.problems, noFacts(t.welsh.path))
		}
		e := &register.Evidence{ID: first.id, File: first.path}
		t.text("evidence", e, &e.Finding)
		t.made = e
		return
	}
	article := &register.Article{ID: first.id, File: first.path}
	t.text("article", article, &article.Body)
	t.made = article
}

// text takes up both languages: the header into a struct of the register, the rest as prose.
func (t *pair) text(kind string, into any, prose *register.Prose) {
	readable := true
	if s := t.english; s != nil {
		d := &decoder{file: s.path, kind: kind}
		if t.welsh != nil {
			d.elsewhere = texts(t.welsh.tree)
		}
		if s.tree != nil {
			d.decode(s.tree, into)
		}
		readable = s.tree != nil
		s.into(prose)
		t.problems = append(t.problems, d.problems...)
	}
	if s := t.welsh; s != nil {
		d := &decoder{file: s.path, kind: kind}
		d.welsh(s.tree, into)
		if t.english == nil && kind == "article" && s.tree != nil && !texts(s.tree)["title"] {
			d.fail("missing-key", "", `"title" is missing`, `add title = "…"`)
		}
		readable = readable && s.tree != nil
		s.into(prose)
		t.problems = append(t.problems, d.problems...)
	}
	if first := t.first(); readable && prose.Empty() {
		t.problems = append(t.problems, problem.Problem{
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
