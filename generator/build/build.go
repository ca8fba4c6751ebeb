// Package build makes the published folder from the content: it names the stages in their order and
// hands each the result of the one before.
//
// It reads the content and the themes from file systems that it is given and writes nothing but the
// output folder, which it leaves as it was unless every page could be made.
package build

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
	"partnershipregister/generator/guide"
	"partnershipregister/generator/history"
	"partnershipregister/generator/language"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/publish"
	"partnershipregister/generator/register"
	"partnershipregister/generator/theme"
)

// Options say what to build.
type Options struct {
	// Content and Themes are the folders content/ and themes/.
	Content, Themes fs.FS
	// Out is the path of the output folder.
	Out string
	// Today is the day on which the content is checked. On is the day for which the register is shown;
	// AsAt tells that this was asked for.
	Today register.Day
	On    register.Day
	AsAt  bool
	// Only is an area or an edition to build alone. Empty builds everything.
	Only register.ID
	// Address and Repository replace those of register.toml when they are not empty.
	Address    string
	Repository string
	// Share is what to make of the whole; nothing else differs from a build of everything.
	Share Share
	// History is what the folder's history tells; nil when there is none at hand.
	History *history.Past
	// Program is the same for builds by the same program alone, such as a check sum of it. When it is not empty the
	// published folder is left alone where this build would only make it again.
	Program []byte
}

// A Share is one of several equal parts of a build, which machines make side by side: the second of four. The
// files of all shares together are those of the whole, and no two shares have a file in common. The zero
// Share is everything.
type Share struct{ Number, Of int }

// ErrTooMany tells that a build can't be cut into so many shares.
var ErrTooMany = errors.New("too many parts")

// Summary is what a build made.
type Summary struct {
	Areas         int
	Partnerships  int
	Organisations int
	Pages         int
	Written       publish.Summary
	// Identifiers is the text of identifiers.txt with everything that is published; empty when the folder was left alone.
	Identifiers []byte `json:"-"`
	// Standing tells that the folder was left alone: an earlier build made it from the same.
	Standing bool `json:"-"`
}

// bounds are the largest sizes in bytes of the whole output and of one of its files.
type bounds struct {
	site, file int64
	written    atomic.Int64
}

// keep gives a function that adds a file unless it breaks a bound.
func (b *bounds) keep(add func(name string, content []byte) error) func(string, []byte) error {
	const remedy = "where this is meant, raise the bound in content/register.toml"
	return func(name string, content []byte) error {
		size := int64(len(content))
		if size > b.file {
			return fmt.Errorf("%s would have %.1f MB, and no file may have more than %d (largest_file): %s", name, float64(size)/1e6, b.file/1e6, remedy)
		}
		if b.written.Add(size) > b.site {
			return fmt.Errorf("the site would have more than %d MB (largest_site): look which folder is so large, or build areas apart with --area; %s", b.site/1e6, remedy)
		}
		return add(name, content)
	}
}

// Check reads the content and gives every problem in it, placed and ordered.
func Check(contentFolder fs.FS, on register.Day) (*content.Content, []problem.Problem, error) {
	c, problems, err := content.Read(contentFolder)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the content: %w", err)
	}
	problems = append(problems, checked(c, problems, on)...)
	c.Positions.Place(problems)
	problem.Sort(problems)
	return c, problems, nil
}

// checked runs the checks. Where the vocabulary could not be read they would only repeat that, so they
// are not run.
func checked(c *content.Content, read []problem.Problem, on register.Day) []problem.Problem {
	if !vocabularyRead(c) {
		return nil
	}
	return readable(c, read, append(check.Register(c.Register, on), check.Words(wordLists(c))...))
}

func vocabularyRead(c *content.Content) bool {
	return !slices.ContainsFunc(c.Unread, func(file string) bool { return strings.HasPrefix(file, "vocabulary/") })
}

// readable leaves out what checks say of a file that could not be read, or of a date that is there and could not be.
// What reading found is given too.
func readable(c *content.Content, read, problems []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(problems, func(p problem.Problem) bool {
		return slices.Contains(c.Unread, p.File) || p.Check == "undated" &&
			slices.ContainsFunc(read, func(r problem.Problem) bool { return r.File == p.File && r.Field == "as_of" })
	})
}

// wordLists gives the word list of each language, English first.
func wordLists(c *content.Content) []check.WordList {
	var lists []check.WordList
	for _, l := range []register.Language{register.English, register.Welsh} {
		if len(c.Words[l]) == 0 {
			continue
		}
		list := check.WordList{File: "words/" + string(l) + ".toml"}
		phrases := make(map[string]language.Phrase, len(c.Words[l]))
		for key, p := range c.Words[l] {
			phrases[key] = language.Phrase{Zero: p.Zero, One: p.One, Two: p.Two, Few: p.Few, Many: p.Many, Other: p.Other}
			if p.Confidence == register.NeedsReview {
				list.Unconfirmed = append(list.Unconfirmed, key)
			}
		}
		slices.Sort(list.Unconfirmed)
		list.Words = language.NewWords(string(l), phrases)
		lists = append(lists, list)
	}
	return lists
}

// Unconfirmed lists the wordings of the content that a reader of Welsh still has to confirm.
func Unconfirmed(c *content.Content) []problem.Problem {
	help := check.WordList{File: "words/help.cy.toml"}
	for i, sentence := range c.Help {
		if sentence.Confidence == register.NeedsReview {
			help.Unconfirmed = append(help.Unconfirmed, fmt.Sprintf("sentences[%d].cy", i))
		}
	}
	problems := check.Unconfirmed(c.Register, append(wordLists(c), help))
	c.Positions.Place(problems)
	problem.Sort(problems)
	return problems
}

// Site checks the content and, when no error is in it, publishes the whole output. The problems are
// given in any case. With errors among them nothing is written and the summary is empty.
func Site(o Options) (Summary, []problem.Problem, error) {
	from := inputsOf(o)
	if summary, problems, ok := standing(o, from); ok {
		return summary, problems, nil
	}
	c, problems, err := Check(o.Content, o.Today)
	if err != nil {
		return Summary{}, nil, err
	}
	if errors, _, _ := problem.Count(problems); errors > 0 {
		return Summary{}, problems, nil
	}
	// The texts of the files are no longer needed.
	c.Positions = nil
	site, err := Prepare(c, o)
	if err != nil {
		return Summary{}, problems, err
	}
	bound := bounds{site: int64(cmp.Or(c.Register.Settings.LargestSite, 900)) * 1e6, file: int64(cmp.Or(c.Register.Settings.LargestFile, 20)) * 1e6}
	summary := Summary{Identifiers: content.WithIdentifiers(c.Register)}
	for _, part := range site.Parts {
		summary.Pages += len(part.Pages)
	}
	summary.Areas, summary.Partnerships, summary.Organisations = site.Shown()
	note := noteOf(o, from, said{summary, problems})
	summary.Written, err = publish.FolderNoting(o.Out, note, func(add func(string, []byte) error) error { return site.write(bound.keep(add)) })
	if err != nil {
		return Summary{}, problems, err
	}
	return summary, problems, nil
}

// A Prepared site knows all of its pages and files and can make each of them.
type Prepared struct {
	*page.Plan
	// sites find one page or file without the plan of the others.
	sites   *page.Sites
	Address string
	themes  map[string]*theme.Theme
	// first is whether the files that belong to no part of the plan are to be made.
	first bool
	words map[register.Language]*language.Words
}

// Prepare plans the pages and loads the themes.
func Prepare(c *content.Content, o Options) (*Prepared, error) {
	p, err := prepare(c, register.NewIndex(c.Register), o, kept{})
	if err != nil {
		return nil, err
	}
	p.Plan = p.sites.Plan()
	if o.Share.Of > len(p.Parts) {
		return nil, fmt.Errorf("%w: there are %d areas and editions to share", ErrTooMany, len(p.Parts))
	}
	if o.Share.Of > 1 {
		p.Parts = share(p.Parts, o.Share)
	}
	return p, nil
}

// kept is what may be used again when a site is prepared for the same words and themes as another.
type kept struct {
	themes map[string]*theme.Theme
	orders page.Orders
}

// prepare prepares a site of which nothing is planned yet.
func prepare(c *content.Content, x *register.Index, o Options, kept kept) (*Prepared, error) {
	settings := c.Register.Settings
	if o.Address == "" {
		o.Address = string(settings.Address)
	}
	if o.Repository == "" {
		o.Repository = string(settings.Repository)
	}
	words := map[register.Language]*language.Words{}
	var lists []*language.Words
	for _, l := range wordLists(c) {
		words[register.Language(l.Words.Code())] = l.Words
		lists = append(lists, l.Words)
	}
	past, err := past(o.History)
	if err != nil {
		return nil, err
	}
	sites, err := page.NewSites(page.Input{
		Index: x, Words: words, On: o.On, AsAt: o.AsAt, Orders: kept.orders,
		Address: o.Address, Repository: o.Repository, Branch: cmp.Or(settings.Branch, "main"), Only: o.Only, Past: past, Explain: explain(c, o.Content),
	})
	if err != nil {
		return nil, fmt.Errorf("planning the pages: %w", err)
	}
	p := &Prepared{sites: sites, Address: o.Address, themes: map[string]*theme.Theme{}, first: o.Share.Number <= 1, words: words}
	for _, name := range sites.Themes() {
		if p.themes[name] = kept.themes[name]; p.themes[name] != nil {
			continue
		}
		if p.themes[name], err = theme.Load(o.Themes, name, lists); err != nil {
			return nil, fmt.Errorf("loading the theme: %w", err)
		}
	}
	return p, nil
}

// share picks the parts of one share: the largest part goes to the share that has least so far, and so on. The
// order of the plan stays.
func share(parts []*page.Part, which Share) []*page.Part {
	size := func(p *page.Part) int { return len(p.Pages) + len(p.Bundles) }
	order := slices.Clone(parts)
	slices.SortStableFunc(order, func(a, b *page.Part) int { return cmp.Compare(size(b), size(a)) })
	given := make([]int, which.Of)
	mine := map[*page.Part]bool{}
	for _, p := range order {
		least := 0
		for i := range given {
			if given[i] < given[least] {
				least = i
			}
		}
		given[least] += max(size(p), 1)
		mine[p] = least == which.Number-1
	}
	return slices.DeleteFunc(slices.Clone(parts), func(p *page.Part) bool { return !mine[p] })
}

// explain gives what the page for editors says of each key, nil when there is no such page.
func explain(c *content.Content, folder fs.FS) func(kind, key string, l register.Language) string {
	if folder == nil {
		return nil
	}
	text, err := fs.ReadFile(folder, "README.md")
	if err != nil {
		return nil
	}
	g := guide.Read(text)
	welsh := map[string]string{}
	for _, s := range c.Help {
		welsh[s.EN] = s.CY
	}
	return func(kind, key string, l register.Language) string {
		said, err := g.Key(kind, key)
		if err != nil {
			return ""
		}
		if l == register.Welsh && welsh[said.What] != "" {
			return welsh[said.What]
		}
		return said.What
	}
}

// Render makes one page.
func (s *Prepared) Render(b *bytes.Buffer, p *page.Page) error {
	view, err := p.View()
	if err != nil {
		return err
	}
	if err := s.themes[p.Theme].Render(b, string(p.Language), p.Kind, view); err != nil {
		return fmt.Errorf("page %q: %w", p.Address, err)
	}
	return nil
}

// Words gives the word list of a language, nil when the content has none.
func (s *Prepared) Words(l register.Language) *language.Words { return s.words[l] }

// Style gives the style sheet of one of the themes.
func (s *Prepared) Style(theme string) []byte {
	if t := s.themes[theme]; t != nil {
		for _, a := range t.Assets() {
			if strings.HasSuffix(a.Name, ".css") {
				return a.Content
			}
		}
	}
	return nil
}

// write makes every file of the output.
func (s *Prepared) write(add func(name string, content []byte) error) error {
	if err := s.made(add); err != nil {
		return err
	}
	if !s.first {
		return nil
	}
	lists, err := s.lists(s.Pages)
	if err != nil {
		return err
	}
	for _, f := range append(s.assets(), lists...) {
		if err := add(f.Name, f.Content); err != nil {
			return err
		}
	}
	return nil
}

// made makes the pages and the bundles, several at once and part after part. The first error in that order is
// given, so that the same fault always gives the same message.
func (s *Prepared) made(add func(name string, content []byte) error) error {
	type job struct {
		make func(*bytes.Buffer) error
		err  error
		// left counts the part's jobs that are not done.
		left   *atomic.Int64
		forget func()
	}
	var jobs []*job
	for _, part := range s.Parts {
		left := &atomic.Int64{}
		left.Store(int64(len(part.Bundles) + len(part.Pages)))
		for _, one := range part.Bundles {
			jobs = append(jobs, &job{make: func(*bytes.Buffer) error { return makeBundle(one, add) }, left: left, forget: part.Forget})
		}
		for _, p := range part.Pages {
			jobs = append(jobs, &job{make: func(b *bytes.Buffer) error {
				b.Reset()
				if err := s.Render(b, p); err != nil {
					return err
				}
				return add(p.File(), b.Bytes())
			}, left: left, forget: part.Forget})
		}
	}
	next := make(chan *job)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			var b bytes.Buffer
			for j := range next {
				j.err = j.make(&b)
				if j.left.Add(-1) == 0 {
					j.forget()
				}
			}
		})
	}
	for _, j := range jobs {
		next <- j
	}
	close(next)
	group.Wait()
	for _, j := range jobs {
		if j.err != nil {
			return j.err
		}
	}
	return nil
}

func makeBundle(b page.Bundle, add func(name string, content []byte) error) error {
	var refused error
	err := b.Make(func(f page.File) error {
		if refused == nil {
			refused = add(f.Name, f.Content)
		}
		return refused
	})
	if err != nil && refused == nil {
		return fmt.Errorf("making the files of %s: %w", b.Folder, err)
	}
	return refused
}
