// Package theme turns views of pages into HTML with the templates of one theme.
//
// A theme is a folder:
//
//	theme.toml        its name, and the theme that it extends
//	layout.html       what every page has around its own matter; says {{template "main" .}}
//	pages/<kind>.html the matter of one kind of page
//	parts/<name>.html pieces, used as {{template "parts/<name>" .}}
//	assets/           files that are published as they are, in assets/
//
// A theme that extends another takes every file that it does not have itself from there. The template
// of a kind of page is found by that kind's name and in no other way.
//
// The fixed text of templates is made smaller when a theme is loaded, so that nothing has to be done
// for each page.
package theme

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/svg"

	"partnershipregister/generator/language"
)

// A Theme is ready to render pages in every language of the register. It may be used by several
// goroutines at once.
type Theme struct {
	name   string
	pages  map[string]map[string]*template.Template // by language, then by kind
	assets []Asset
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
	t := &Theme{name: name, pages: map[string]map[string]*template.Template{}}
	small := minifier()
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasPrefix(file, "assets/") {
			continue
		}
		asset, err := newAsset(small, file, files[file])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", files[file].path, err)
		}
		t.assets = append(t.assets, asset)
	}
	for _, w := range words {
		if t.pages[w.Code()], err = t.parse(files, small, w); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Assets gives the theme's files, ordered by name.
func (t *Theme) Assets() []Asset { return t.assets }

// Render writes one page. The view is a pointer to the struct of the page's kind.
func (t *Theme) Render(w io.Writer, language, kind string, view any) error {
	page := t.pages[language][kind]
	if page == nil {
		return fmt.Errorf("theme %q has no template for pages of the kind %q: write themes/%s/pages/%s.html", t.name, kind, t.name, kind)
	}
	return page.ExecuteTemplate(w, "layout", view)
}

// Kinds gives the kinds of page for which the theme has a template, sorted.
func (t *Theme) Kinds() []string {
	for _, pages := range t.pages {
		return slices.Sorted(maps.Keys(pages))
	}
	return nil
}

// parse makes the templates of one language.
func (t *Theme) parse(files map[string]file, small *minify.M, w *language.Words) (map[string]*template.Template, error) {
	shared := template.New("").Option("missingkey=error").Funcs(t.functions(w))
	add := func(set *template.Template, name, file string) error {
		text, err := minified(small, files[file].content)
		if err != nil {
			return fmt.Errorf("%s: %w", files[file].path, err)
		}
		tree, err := set.New(name).Parse(text)
		if err != nil {
			return fmt.Errorf("%s: %w", files[file].path, err)
		}
		return checkWords(tree.Tree, files[file].path, w)
	}
	if _, ok := files["layout.html"]; !ok {
		return nil, fmt.Errorf("theme %q has no layout: write themes/%s/layout.html", t.name, t.name)
	}
	if err := add(shared, "layout", "layout.html"); err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(files))
	for _, file := range names {
		if part, ok := strings.CutSuffix(file, ".html"); ok && strings.HasPrefix(file, "parts/") {
			if err := add(shared, part, file); err != nil {
				return nil, err
			}
		}
	}
	pages := map[string]*template.Template{}
	for _, file := range names {
		kind, ok := strings.CutSuffix(file, ".html")
		if !ok || path.Dir(file) != "pages" {
			continue
		}
		set, err := shared.Clone()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", files[file].path, err)
		}
		if err := add(set, "main", file); err != nil {
			return nil, err
		}
		pages[path.Base(kind)] = set
	}
	return pages, nil
}

// minifier makes HTML, CSS and SVG smaller without changing what they mean or how they read.
func minifier() *minify.M {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true,
		TemplateDelims: html.GoTemplateDelims,
	})
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	return m
}

func minified(small *minify.M, content []byte) (string, error) {
	b, err := small.Bytes("text/html", content)
	return string(b), err
}
