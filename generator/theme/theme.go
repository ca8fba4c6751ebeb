// Package theme turns views of pages into HTML with the templates of one theme.
//
// A theme is a folder:
//
//	theme.toml        its name, and the theme that it extends
//	layout.html       what every page has around its own matter; says {{template "main" .}}
//	pages/<kind>.html the matter of one kind of page
//	parts/<name>.html pieces, used as {{template "parts/<name>" .}}
//	assets/           files that are published as they are, in assets/
//	assets/<name>.css/  a folder whose files are joined, in the order of their names, into one style
//	assets/<name>.js/   the same for a script, which pages load as a module
//
// A theme that extends another takes every file that it does not have itself from there. The template
// of a kind of page is found by that kind's name and in no other way.
//
// The fixed text of templates is made smaller, and fixed phrases become such text, when a theme is loaded, so that nothing has to be done
// for each page.
package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"

	"partnershipregister/generator/language"
)

// A Theme is ready to render pages in every language of the register. It may be used by several
// goroutines at once.
type Theme struct {
	name  string
	files map[string]file
	words map[string]*language.Words    // by language
	sets  map[string]*template.Template // by language
	// compiled are the same templates, made quick.
	compiled map[string]*compiled
	assets   []Asset
}

// An Asset is a file that is published as it is.
type Asset struct {
	// Name is the path below the root of the output: "assets/default/site.css".
	Name    string
	Content []byte
	// Hash changes when the content does. Pages ask for the asset with it, so that a browser never
	// shows a new page with an old style.
	Hash string
	// short is the name that templates use: "site.css".
	short string
}

// Load reads the theme of a name from the folder of all themes. The themes that it extends are read
// too. An error names the file that is at fault or that has to be written.
func Load(themes fs.FS, name string, words []*language.Words) (*Theme, error) {
	files, err := collect(themes, name)
	if err != nil {
		return nil, fmt.Errorf("theme %q: %w", name, err)
	}
	t := &Theme{name: name, files: files, words: map[string]*language.Words{}, sets: map[string]*template.Template{}, compiled: map[string]*compiled{}}
	small := minifier()
	joined := join(files, name)
	for _, key := range slices.Sorted(maps.Keys(joined)) {
		asset, err := newAsset(small, key, joined[key])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", joined[key].path, err)
		}
		t.assets = append(t.assets, asset)
	}
	// The languages have nothing to do with each other but the theme's files.
	loaded := make([]spokenSet, len(words))
	var group sync.WaitGroup
	for i, w := range words {
		group.Go(func() { loaded[i] = t.load(small, w) })
	}
	group.Wait()
	for i, w := range words {
		if loaded[i].err != nil {
			return nil, loaded[i].err
		}
		t.words[w.Code()], t.sets[w.Code()], t.compiled[w.Code()] = w, loaded[i].set, loaded[i].compiled
	}
	return t, nil
}

// A spokenSet is the templates of one language, or what is wrong with them.
type spokenSet struct {
	set      *template.Template
	compiled *compiled
	err      error
}

// load makes the templates of one language.
func (t *Theme) load(small *minify.M, w *language.Words) spokenSet {
	set, err := t.parse(w, func(b []byte) (string, error) { return minified(small, b) })
	if err == nil {
		err = speak(set, w)
	}
	if err != nil {
		// The lines of the smaller text are not those of the file.
		exact, again := t.parse(w, asWritten)
		if again == nil {
			again = speak(exact, w)
		}
		if again != nil {
			err = again
		}
		return spokenSet{err: err}
	}
	return spokenSet{set, compile(set, t.functions(w)), nil}
}

// Assets gives the theme's files, ordered by name.
func (t *Theme) Assets() []Asset { return t.assets }

// Render writes one page behind what the buffer holds. The view is a pointer to the struct of the page's kind.
func (t *Theme) Render(b *bytes.Buffer, language, kind string, view any) error {
	if set := t.compiled[language]; set != nil {
		before := b.Len()
		if set.render(b, layoutOf(kind), view) == nil {
			return nil
		}
		b.Truncate(before)
	}
	return t.renderExactly(b, language, kind, view)
}

// renderExactly writes a page as html/template does it, more slowly.
func (t *Theme) renderExactly(b *bytes.Buffer, language, kind string, view any) error {
	set := t.sets[language]
	if set == nil || set.Lookup(layoutOf(kind)) == nil {
		return fmt.Errorf("theme %q has no template for pages of the kind %q: write themes/%s/pages/%s.html", t.name, kind, t.name, kind)
	}
	err := set.ExecuteTemplate(b, layoutOf(kind), view)
	if err == nil {
		return nil
	}
	// The lines of the smaller text are not those of the file: find the fault again in the text as written.
	if set, again := t.parse(t.words[language], asWritten); again == nil {
		if exact := set.ExecuteTemplate(io.Discard, layoutOf(kind), view); exact != nil {
			return exact
		}
	}
	return err
}

// asWritten leaves the text of a template as it is.
func asWritten(content []byte) (string, error) { return string(content), nil }

// parse makes the templates of one language from the texts that the function text gives: the parts, the
// pages' own matter, and for each kind of page a layout that holds that matter. All are one set, so that
// a part is read once however many kinds use it.
func (t *Theme) parse(w *language.Words, text func([]byte) (string, error)) (*template.Template, error) {
	set := template.New("").Option("missingkey=error").Funcs(t.functions(w))
	// Each template is parsed under its file's path, which messages then name, and used under its name.
	read := func(key string) (*parse.Tree, error) {
		f := t.files[key]
		content, err := text(f.content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.path, err)
		}
		parsed, err := set.New(f.path).Parse(content)
		if err != nil {
			return nil, err
		}
		if parsed.Tree == nil {
			return nil, fmt.Errorf("%s: the file is empty", f.path)
		}
		return parsed.Tree, checkWords(parsed.Tree, f.path, w)
	}
	if _, ok := t.files["layout.html"]; !ok {
		return nil, fmt.Errorf("theme %q has no layout: write themes/%s/layout.html", t.name, t.name)
	}
	layout, err := read("layout.html")
	if err != nil {
		return nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(t.files)) {
		name, ok := strings.CutSuffix(key, ".html")
		folder := path.Dir(key)
		if !ok || folder != "parts" && folder != "pages" {
			continue
		}
		tree, err := read(key)
		if err == nil {
			_, err = set.AddParseTree(name, tree)
		}
		if err == nil && folder == "pages" {
			_, err = set.AddParseTree(layoutOf(path.Base(name)), layoutWith(layout, name))
		}
		if err != nil {
			return nil, err
		}
	}
	return set, nil
}

// layoutOf names the template of a whole page of a kind.
func layoutOf(kind string) string { return "layout of " + kind }

// layoutWith gives the layout with a template in the place of its "main".
func layoutWith(layout *parse.Tree, main string) *parse.Tree {
	layout = layout.Copy()
	eachNode(layout.Root, func(n parse.Node) {
		if n, ok := n.(*parse.TemplateNode); ok && n.Name == "main" {
			n.Name = main
		}
	})
	return layout
}

// minifier makes HTML, CSS, scripts and SVG smaller without changing what they mean or how they read.
func minifier() *minify.M {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true,
		TemplateDelims: html.GoTemplateDelims,
	})
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	return m
}

func minified(small *minify.M, content []byte) (string, error) {
	// The library changes the bytes that it is given.
	b, err := small.Bytes("text/html", bytes.Clone(content))
	return string(b), err
}
