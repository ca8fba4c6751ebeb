package search_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"

	"partnershipregister/generator/build"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/search"
)

// The engine that these tests run is the file that is published.
const engineFile = "default/assets/search.js/1-engine.js"

var engineSource = sync.OnceValue(func() string {
	b, err := os.ReadFile("../../themes/" + engineFile)
	if err != nil {
		panic(err)
	}
	return string(b)
})

// An engine is the engine of the theme with one site's files.
type engine struct {
	t      testing.TB
	files  map[string][]byte
	vm     *goja.Runtime
	object *goja.Object
	items  map[int]item
	// all makes each search fetch what it asks for, also what it says is for later.
	all bool
	// forms is filled in by formsOf.
	forms map[string][]int
}

func (e *engine) lang() string { return e.object.Get("lang").String() }

// item is what the engine says of an item.
type item struct {
	ID          int
	Kind        string
	Key         string
	Href        string
	Name        string
	Lang        string
	Other       *struct{ Text, Lang string }
	Type, Area  *struct{ Label, Lang, Key string }
	Law, Status *struct{ Label, Lang, Key string }
	Ended       bool
	Description *struct{ Text, Lang string }
}

type answer struct {
	Total        int
	Results      []result
	Corrected    *struct{ From, To string }
	Partial      bool
	Missing      []string
	Needs, Later []string
	// names of the results.
	names []string
}

type result struct {
	ID    int
	Kind  string
	Tier  int
	Score float64
	Why   []struct{ Field, Text, Lang string }
	Marks [][2]int
}

type query struct {
	Words   string              `json:"words"`
	Filters map[string][]string `json:"filters,omitempty"`
	Limit   int                 `json:"limit,omitempty"`
	Exact   bool                `json:"exact,omitempty"`
}

func newEngine(t testing.TB, files []search.File) *engine {
	t.Helper()
	return engineOf(t, engineSource(), files)
}

func engineOf(t testing.TB, source string, files []search.File) *engine {
	t.Helper()
	e := &engine{t: t, files: map[string][]byte{}, items: map[int]item{}, vm: goja.New(), all: true}
	for _, f := range files {
		e.files[f.Name] = f.Content
	}
	if _, err := e.vm.RunString(source); err != nil {
		t.Fatalf("the engine does not run: %v", err)
	}
	made, err := e.call(e.vm.GlobalObject(), "makeEngine", e.json(e.files["names.json"]))
	if err != nil {
		t.Fatalf("making the engine: %v", err)
	}
	e.object = made.ToObject(e.vm)
	return e
}

// json gives the engine a value as it would read it from a file.
func (e *engine) json(b []byte) goja.Value {
	parsed, err := e.call(e.vm.Get("JSON").ToObject(e.vm), "parse", e.vm.ToValue(string(b)))
	if err != nil {
		e.t.Fatalf("reading %.80s: %v", b, err)
	}
	return parsed
}

func (e *engine) call(on *goja.Object, name string, arguments ...goja.Value) (goja.Value, error) {
	f, ok := goja.AssertFunction(on.Get(name))
	if !ok {
		e.t.Fatalf("there is no function %s", name)
	}
	return f(on, arguments...)
}

// ask calls a function of the engine with a value and reads what it gives.
func (e *engine) ask(name string, with, into any) {
	e.t.Helper()
	b, err := json.Marshal(with)
	if err != nil {
		e.t.Fatal(err)
	}
	e.askValue(name, e.json(b), into)
}

func (e *engine) askValue(name string, with goja.Value, into any) {
	e.t.Helper()
	v, err := e.call(e.object, name, with)
	if err != nil {
		e.t.Fatalf("%s(%.80v): %v", name, with, err)
	}
	s, err := e.call(e.vm.Get("JSON").ToObject(e.vm), "stringify", v)
	if err != nil {
		e.t.Fatalf("%s(%.80v): %v", name, with, err)
	}
	if err := json.Unmarshal([]byte(s.String()), into); err != nil {
		e.t.Fatalf("%s(%.80v): %v", name, with, err)
	}
}

// search asks, fetches the files that the answer wants, and asks again until nothing is missing.
func (e *engine) search(q query) answer {
	e.t.Helper()
	for range 20 {
		var a answer
		e.ask("search", q, &a)
		wanted := a.Needs
		if e.all {
			wanted = append(wanted, a.Later...)
		}
		if len(wanted) == 0 {
			for _, r := range a.Results {
				a.names = append(a.names, e.item(r.ID).Name)
			}
			return a
		}
		for _, name := range wanted {
			e.fetch(name)
		}
	}
	e.t.Fatalf("%q: the engine asks for files again and again", q.Words)
	return answer{}
}

func (e *engine) fetch(name string) {
	e.t.Helper()
	content, ok := e.files[name]
	if !ok {
		e.t.Fatalf("the engine asks for %q, which is not there", name)
	}
	if _, err := e.call(e.object, "add", e.vm.ToValue(name), e.json(content)); err != nil {
		e.t.Fatal(err)
	}
}

func (e *engine) item(id int) item {
	i, known := e.items[id]
	if !known {
		e.askValue("item", e.vm.ToValue(id), &i)
		e.items[id] = i
	}
	return i
}

// size is the number of items, all of whose names have been fetched.
func (e *engine) size() int {
	e.t.Helper()
	for name := range e.files {
		if strings.HasPrefix(name, "more-") {
			e.fetch(name)
		}
	}
	return int(e.object.Get("size").ToInteger())
}

// prepared is the site made from the real content.
var prepared = sync.OnceValues(func() (*build.Prepared, error) {
	const day = 20261122
	c, problems, err := build.Check(os.DirFS("../../content"), day)
	if err != nil {
		return nil, err
	}
	if errors, _, _ := problem.Count(problems); errors > 0 {
		return nil, fs.ErrInvalid
	}
	return build.Prepare(c, build.Options{Themes: os.DirFS("../../themes"), On: day})
})

// sites are those whose search the tests look at, by the names that the list of queries has for them.
var sites = map[string]string{"all": "search/", "wales": "wales/search/", "cymru": "cymru/search/"}

// published gives the files of the search of a site.
func published(t testing.TB, site string) []search.File {
	t.Helper()
	p, err := prepared()
	if err != nil {
		t.Fatalf("the content can't be used: %v", err)
	}
	folder, named := sites[site]
	if !named {
		folder = site + "/search/"
	}
	for _, prefix := range []string{"", "wales/"} {
		i := slices.IndexFunc(p.Bundles, func(b page.Bundle) bool { return b.Folder == prefix+folder && !isWorker(b) })
		if i < 0 {
			continue
		}
		made, err := p.Bundles[i].Files()
		if err != nil {
			t.Fatal(err)
		}
		var files []search.File
		for _, f := range made {
			files = append(files, search.File{Name: strings.TrimPrefix(f.Name, prefix+folder), Content: f.Content})
		}
		return files
	}
	t.Fatalf("there is no site %q", site)
	return nil
}

func isWorker(b page.Bundle) bool {
	files, err := b.Files()
	return err != nil || len(files) == 0 || !bytes.HasPrefix(files[0].Content, []byte("{"))
}
