package build

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"slices"

	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// A Live register is read anew whenever its files change. It is for one goroutine at a time; the sites
// that it makes are for any number.
type Live struct {
	options Options
	path    string
	reader  *content.Reader
	// kept holds the themes that were loaded for words, as long as neither changes.
	kept kept
	// last is the content of the last reading that went well.
	last  *content.Content
	words map[register.Language]map[string]content.Phrase
}

// NewLive makes a register that was not read yet. The options are those of a build; nothing is written. The
// path, such as "/repo-name/", replaces that of the address when it is not empty.
func NewLive(o Options, path string) *Live {
	return &Live{options: o, path: path, reader: content.NewReader(o.Content), kept: kept{orders: page.Orders{}}}
}

// Changes say what may differ since the last reading. A path that did not change after all does no harm.
type Changes struct {
	// All asks for everything to be read again.
	All bool
	// Content are the paths of files and folders below the content folder.
	Content []string
	// Themes is true when anything below the themes' folder changed.
	Themes bool
}

// A Reading is what the files say at one moment.
type Reading struct {
	// Same tells that nothing changed since the last reading, so that the rest is empty.
	Same bool
	// Site makes every file of the output; nil when an error stands in the way.
	Site *Prepared
	// Problems are what was found without delay: everything about the form of files, and what the checks find
	// without which pages could not be made. They are placed and ordered.
	Problems []problem.Problem
	// Rest runs the other checks and gives all problems. It may take a second, and may be called by another
	// goroutine. When stop tells that nobody needs the answer any more, it ends early and what it gives is not
	// complete. It is nil when there is nothing left to check.
	Rest func(stop func() bool) []problem.Problem
}

// Read reads what changed, all of it the first time. With errors among the problems no site is made. The
// error is a fault of a theme, of the program or of the file system.
func (l *Live) Read(changed Changes) (Reading, error) {
	again := l.reader.Read
	if !changed.All {
		again = func() (*content.Content, []problem.Problem, error) { return l.reader.Again(changed.Content) }
	}
	c, problems, err := again()
	if changed.All || changed.Themes {
		l.kept.themes = nil
	}
	same := c == l.last && !changed.Themes
	l.last = nil
	if err != nil {
		return Reading{}, fmt.Errorf("reading the content: %w", err)
	}
	if same {
		l.last = c
		return Reading{Same: true}, nil
	}
	if !vocabularyRead(c) {
		return Reading{Problems: problems}, nil
	}
	read := slices.Clone(problems)
	place := func(more []problem.Problem) []problem.Problem {
		all := append(slices.Clone(read), readable(c, read, more)...)
		c.Positions.Place(all)
		problem.Sort(all)
		return all
	}
	x := register.NewIndex(c.Register)
	first := check.First(x, l.options.Today)
	r := Reading{Problems: place(first), Rest: func(stop func() bool) []problem.Problem {
		rest := append(check.Rest(x, l.options.Today, stop), check.Words(wordLists(c))...)
		return place(append(slices.Clone(first), rest...))
	}}
	if errors, _, _ := problem.Count(r.Problems); errors > 0 {
		return r, nil
	}
	o := l.options
	o.Address = l.address(c)
	if !sameWords(l.words, c.Words) {
		l.words, l.kept.themes = c.Words, nil
	}
	r.Site, err = prepare(c, x, o, l.kept)
	if err == nil {
		l.last = c
		l.kept.themes = r.Site.themes
	}
	return r, err
}

// sameWords tells whether two readings took their words from the same reading of the files.
func sameWords(a, b map[register.Language]map[string]content.Phrase) bool {
	return maps.EqualFunc(a, b, func(x, y map[string]content.Phrase) bool {
		return reflect.ValueOf(x).Pointer() == reflect.ValueOf(y).Pointer()
	})
}

// address gives the address at which a build would publish.
func (l *Live) address(c *content.Content) string {
	address := cmp.Or(l.options.Address, string(c.Register.Settings.Address))
	if u, err := url.Parse(address); err == nil && l.path != "" {
		u.Path, u.RawPath = l.path, ""
		return u.String()
	}
	return address
}
