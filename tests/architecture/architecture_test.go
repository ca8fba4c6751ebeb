// Package architecture_test holds the table of the generator's packages and keeps the code to it: who
// may import whom, who may bring in an outside module, and who may touch the world.
package architecture_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "partnershipregister"

// rows are the packages below generator/, lowest first. A package imports only from rows above its
// own, and from its own row only what beside names.
var rows = [][]string{
	{"problem", "register", "language", "prose", "tree", "history", "guide"},
	{"content", "check", "landscape", "report", "change", "remind"},
	{"export", "search", "schema", "edit", "briefing"},
	{"page"},
	{"theme", "publish"},
	{"build"},
	{"preview", "proof"},
}

// beside are the imports inside a row.
var beside = map[string][]string{
	"history": {"tree"},
	"prose":   {"language"}, // ids of headings are made as all our slugs are
}

// testsOnly are outside modules that no package of the generator or of cmd may import.
var testsOnly = []string{
	"golang.org/x/net",
	"github.com/chromedp/chromedp",
	"github.com/chromedp/cdproto",
	"github.com/rogpeppe/go-internal",
	"github.com/santhosh-tekuri/jsonschema",
	"github.com/dop251/goja",
	"github.com/emersion/go-ical",
	"github.com/piprate/json-gold",
	"go.yaml.in/yaml/v3",
}

// onFiles are the packages that may use package os: they read or write files by path.
var onFiles = []string{"publish"}

// cmdOnly are the ways to print, to exit, to read the environment and to ask for the time, which are
// for cmd alone.
var cmdOnly = map[string][]string{
	"fmt":  {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
	"os":   {"Exit", "Getenv", "LookupEnv", "Environ", "ExpandEnv", "Args", "Stdin", "Stdout", "Stderr"},
	"log":  {"*"},
	"flag": {"*"},
	"time": {"Now", "Since", "Until"},
}

// A folder is the Go files of one folder of the repository.
type folder struct {
	name  string      // below the root: "generator/page"
	files []*ast.File // without tests
}

func TestImportsLeadDownwards(t *testing.T) {
	row := map[string]int{}
	for i, names := range rows {
		for _, name := range names {
			row[name] = i
		}
	}
	seen := map[string]bool{}
	for _, f := range read(t, "generator") {
		name := strings.TrimPrefix(f.name, "generator/")
		seen[name] = true
		at, known := row[name]
		if !known {
			t.Errorf("%s does not stand in the table of packages: give it a row", f.name)
			continue
		}
		for _, imported := range imports(f.files) {
			below, ours := strings.CutPrefix(imported, module+"/generator/")
			switch {
			case strings.HasPrefix(imported, module+"/") && !ours:
				t.Errorf("%s imports %s, which is not part of the generator", f.name, imported)
			case ours && row[below] >= at && !slices.Contains(beside[name], below):
				t.Errorf("%s imports %s, which does not stand in a row above its own", f.name, imported)
			}
		}
	}
	for name := range row {
		if !seen[name] {
			t.Errorf("the table names generator/%s, which is not there", name)
		}
	}
}

func TestEachModuleHasOneImporter(t *testing.T) {
	modules := required(t)
	importers := map[string][]string{}
	for _, f := range append(read(t, "generator"), read(t, "cmd")...) {
		for _, imported := range imports(f.files) {
			m := moduleOf(imported, modules)
			switch {
			case m == "":
			case slices.Contains(testsOnly, m):
				t.Errorf("%s imports %s, which is for tests only", f.name, imported)
			case strings.HasPrefix(f.name, "cmd"):
				t.Errorf("%s imports %s: leave that to a package of the generator", f.name, imported)
			case !slices.Contains(importers[m], f.name):
				importers[m] = append(importers[m], f.name)
			}
		}
	}
	for m, names := range importers {
		if len(names) > 1 {
			t.Errorf("%s is imported by %s: give it one door", m, strings.Join(names, " and "))
		}
	}
}

func TestOnlyCmdTouchesTheWorld(t *testing.T) {
	for _, f := range read(t, "generator") {
		if slices.Contains(imports(f.files), "os") && !slices.Contains(onFiles, path.Base(f.name)) {
			t.Errorf("%s imports os: read from an fs.FS and write to an io.Writer", f.name)
		}
		for _, file := range f.files {
			for _, use := range worldly(file) {
				t.Errorf("%s uses %s: leave that to cmd", f.name, use)
			}
		}
	}
}

func TestEachPackageSaysWhatItIsFor(t *testing.T) {
	for _, f := range append(read(t, "generator"), read(t, "cmd")...) {
		var comments []string
		for _, file := range f.files {
			if file.Doc != nil {
				comments = append(comments, file.Doc.Text())
			}
		}
		want := "Package " + path.Base(f.name) + " "
		if strings.HasPrefix(f.name, "cmd/") {
			want = "Command " + path.Base(f.name) + " "
		}
		if len(comments) != 1 || !strings.HasPrefix(comments[0], want) {
			t.Errorf("%s has %d package comments, where one must begin %q", f.name, len(comments), want)
		}
	}
}

// TestTheChecksCanFail gives the checks above a file that breaks every rule.
func TestTheChecksCanFail(t *testing.T) {
	const source = `package p

import (
	"fmt"
	clock "time"
	"os"
	"log"
)

func init() {}

func f() { fmt.Println(clock.Now(), os.Getenv("X")); log.Fatal(); println(); fmt.Sprint(os.ErrExist) }
`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := worldly(file)
	want := []string{"func init", "fmt.Println", "time.Now", "os.Getenv", "log.Fatal", "println"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if got := moduleOf("golang.org/x/net/html", []string{"golang.org/x/text", "golang.org/x/net"}); got != "golang.org/x/net" {
		t.Errorf("the module of golang.org/x/net/html is %q", got)
	}
	if got := moduleOf("go/ast", required(t)); got != "" {
		t.Errorf("the module of go/ast is %q", got)
	}
}

// read parses the Go files below a folder of the repository, in whatever system they are meant for.
func read(t *testing.T, below string) []*folder {
	t.Helper()
	root := os.DirFS("../..")
	folders := map[string]*folder{}
	var list []*folder
	set := token.NewFileSet()
	err := fs.WalkDir(root, below, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(set, filepath.FromSlash(name), source, parser.ParseComments)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if folders[dir] == nil {
			folders[dir] = &folder{name: dir}
			list = append(list, folders[dir])
		}
		folders[dir].files = append(folders[dir].files, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatalf("there is no Go file below %s", below)
	}
	return list
}

func imports(files []*ast.File) []string {
	var list []string
	for _, file := range files {
		for _, spec := range file.Imports {
			if p, err := strconv.Unquote(spec.Path.Value); err == nil && !slices.Contains(list, p) {
				list = append(list, p)
			}
		}
	}
	slices.Sort(list)
	return list
}

// worldly lists what a file uses of cmdOnly, and what runs or prints without being asked.
func worldly(file *ast.File) []string {
	names := map[string]string{} // the name in this file, and the package
	for _, spec := range file.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		name := path.Base(p)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = p
	}
	var uses []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Name.Name == "init" && n.Recv == nil {
				uses = append(uses, "func init")
			}
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "print" || f.Name == "println") {
				uses = append(uses, f.Name)
			}
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			if !ok {
				break
			}
			p := names[x.Name]
			if forbidden := cmdOnly[p]; slices.Contains(forbidden, n.Sel.Name) || slices.Contains(forbidden, "*") {
				uses = append(uses, fmt.Sprintf("%s.%s", p, n.Sel.Name))
			}
		}
		return true
	})
	return uses
}

// required lists the modules that go.mod names.
func required(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	inside := false
	for line := range strings.Lines(string(b)) {
		words := strings.Fields(line)
		switch {
		case len(words) == 2 && words[0] == "require" && words[1] == "(":
			inside = true
		case len(words) > 0 && words[0] == ")":
			inside = false
		case len(words) > 2 && words[0] == "require":
			list = append(list, words[1])
		case len(words) > 1 && inside:
			list = append(list, words[0])
		}
	}
	if len(list) == 0 {
		t.Fatal("go.mod requires no module")
	}
	return list
}

// moduleOf gives the module that a package belongs to, "" for one of ours or of the standard library.
func moduleOf(imported string, modules []string) string {
	for _, m := range modules {
		if imported == m || strings.HasPrefix(imported, m+"/") {
			return m
		}
	}
	return ""
}
