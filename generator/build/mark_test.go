package build

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnershipregister/generator/history"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/publish"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

func sample() Options {
	return Options{
		Content: fstest.MapFS{"register.toml": {Data: []byte("a")}, "areas/northmarsh/area.toml": {Data: []byte("b")}, ".git/index": {Data: []byte("c")}},
		Themes:  fstest.MapFS{"default/layout.html": {Data: []byte("d")}},
		Today:   20261122, On: 20261122, Program: []byte("p"),
		History: &history.Past{Days: []history.Day{{Year: 2026, Month: 11, Day: 2, Commits: 1, Last: "f", Time: time.Unix(1, 0), After: tree.Files{"x": []byte("y")}}}},
	}
}

// TestEveryInputHasItsMark changes one input at a time. A field of Options that is new has to be added here.
func TestEveryInputHasItsMark(t *testing.T) {
	past := func(change func(p *history.Past)) func(*Options) {
		return func(o *Options) { change(o.History) }
	}
	day := func(change func(d *history.Day)) func(*Options) {
		return func(o *Options) { change(&o.History.Days[0]) }
	}
	file := func(change func(files fstest.MapFS)) func(*Options) {
		return func(o *Options) { change(o.Content.(fstest.MapFS)) }
	}
	fields := map[string][]func(*Options){
		"Content": {
			file(func(f fstest.MapFS) { f["register.toml"].Data = []byte("A") }),
			file(func(f fstest.MapFS) { f["register.toml"].Data = nil }),
			file(func(f fstest.MapFS) { f["README.md"] = &fstest.MapFile{} }),
			file(func(f fstest.MapFS) { f["areas/empty"] = &fstest.MapFile{Mode: fs.ModeDir} }),
			file(func(f fstest.MapFS) { delete(f, "register.toml") }),
			file(func(f fstest.MapFS) { f["Register.toml"] = f["register.toml"]; delete(f, "register.toml") }),
			file(func(f fstest.MapFS) {
				f["register.toml"], f["areas/northmarsh/area.toml"] = f["areas/northmarsh/area.toml"], f["register.toml"]
			}),
		},
		"Themes":     {func(o *Options) { o.Themes.(fstest.MapFS)["default/layout.html"].Data = []byte("D") }, func(o *Options) { o.Themes.(fstest.MapFS)["default/.x"] = &fstest.MapFile{} }},
		"Out":        nil,
		"Today":      {func(o *Options) { o.Today++ }},
		"On":         {func(o *Options) { o.On++ }},
		"AsAt":       {func(o *Options) { o.AsAt = true }},
		"Only":       {func(o *Options) { o.Only = "northmarsh" }},
		"Address":    {func(o *Options) { o.Address = "https://example.org/" }},
		"Repository": {func(o *Options) { o.Repository = "https://example.org/" }},
		"Share":      {func(o *Options) { o.Share = Share{1, 2} }, func(o *Options) { o.Share = Share{2, 1} }, func(o *Options) { o.Share = Share{2, 2} }},
		"Program":    {func(o *Options) { o.Program = []byte("q") }},
		"History": {
			func(o *Options) { o.History = nil },
			past(func(p *history.Past) { p.Days = nil }),
			past(func(p *history.Past) { p.Older++ }),
			past(func(p *history.Past) { p.Cut = true }),
			day(func(d *history.Day) { d.Day++ }),
			day(func(d *history.Day) { d.Beginning = true }),
			day(func(d *history.Day) { d.Time = time.Unix(2, 0) }),
			day(func(d *history.Day) { d.Before, d.After = d.After, d.Before }),
			day(func(d *history.Day) { d.After["x"] = []byte("z") }),
			day(func(d *history.Day) { d.After["x"] = nil }),
			day(func(d *history.Day) { d.After["x"] = []byte{} }),
			day(func(d *history.Day) { d.After["z"] = d.After["x"] }),
		},
	}
	same := inputsOf(sample())
	if same != inputsOf(sample()) || same.mark == (publish.Mark{}) {
		t.Fatal("the same inputs have two marks, or none")
	}
	seen := map[publish.Mark]string{same.mark: "as it was"}
	all := reflect.TypeFor[Options]()
	for i := range all.NumField() {
		name := all.Field(i).Name
		changes, known := fields[name]
		if !known {
			t.Errorf("nobody says how %s changes the mark", name)
		}
		for _, change := range changes {
			o := sample()
			change(&o)
			mark := inputsOf(o).mark
			if before, twice := seen[mark]; twice {
				t.Errorf("a change of %s has the mark of: %s", name, before)
			}
			seen[mark] = name
		}
	}
	for _, of := range []reflect.Type{reflect.TypeFor[history.Past](), reflect.TypeFor[history.Day](), reflect.TypeFor[Share]()} {
		if want := map[string]int{"Past": 3, "Day": 9, "Share": 2}[of.Name()]; of.NumField() != want {
			t.Errorf("%s has %d fields, and the mark is made of %d", of, of.NumField(), want)
		}
	}
}

func TestInputsThatAreNone(t *testing.T) {
	o := sample()
	delete(o.Content.(fstest.MapFS), ".git/index")
	if inputsOf(o) != inputsOf(sample()) {
		t.Error("a name that begins with a dot counts")
	}
	// A file that was written anew meanwhile can't be trusted, though it has the same bytes.
	o.Content.(fstest.MapFS)["register.toml"].ModTime = time.Unix(5, 0)
	if again := inputsOf(o); again.mark != inputsOf(sample()).mark || again == inputsOf(sample()) {
		t.Error("the date of a file counts for the mark, or does not for the moment")
	}
	for name, spoil := range map[string]func(o *Options){
		"no program": func(o *Options) { o.Program = nil },
		"a link":     func(o *Options) { o.Content.(fstest.MapFS)["x"] = &fstest.MapFile{Mode: fs.ModeSymlink} },
		"a pipe":     func(o *Options) { o.Themes.(fstest.MapFS)["x"] = &fstest.MapFile{Mode: fs.ModeNamedPipe} },
		"no folder":  func(o *Options) { o.Themes = os.DirFS("/nowhere/at/all") },
	} {
		o := sample()
		spoil(&o)
		if inputsOf(o) != (inputs{}) {
			t.Errorf("%s: there is a mark", name)
		}
	}
}

// small is a register that builds at once, with one notice: an entry without a date.
func small(t *testing.T) (o Options) {
	t.Helper()
	content := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(content, os.DirFS("../../cmd/register/testdata/register")); err != nil {
		t.Fatal(err)
	}
	words, err := os.ReadFile("../../content/words/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	put(t, content+"/words/en.toml", string(words))
	entry := content + "/areas/northmarsh/partnerships/safer-reedham/partnership.toml"
	text, err := os.ReadFile(entry)
	if err != nil {
		t.Fatal(err)
	}
	put(t, entry, strings.Replace(string(text), "as_of = \"2025-06-01\"\n", "", 1))
	return Options{Content: os.DirFS(content), Themes: os.DirFS("../../themes"), Today: 20261122, On: 20261122, Out: filepath.Join(filepath.Dir(content), "public"), Program: []byte("p")}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func made(t *testing.T, o Options) (Summary, []problem.Problem) {
	t.Helper()
	s, problems, err := Site(o)
	if err != nil {
		t.Fatal(err)
	}
	return s, problems
}

func TestASecondBuildLeavesTheFolderAlone(t *testing.T) {
	o := small(t)
	content := filepath.Join(filepath.Dir(o.Out), "content")
	first, problems := made(t, o)
	if first.Standing || first.Pages == 0 || len(problems) != 1 {
		t.Fatalf("%+v, %v", first, problems)
	}
	second, again := made(t, o)
	if !second.Standing {
		t.Fatal("the second build made everything again")
	}
	full := o
	full.Program = nil
	third, told := made(t, full)
	second.Standing, third.Identifiers = false, nil
	if !reflect.DeepEqual(second, third) || !reflect.DeepEqual(again, told) {
		t.Errorf("it says %+v and %v, a full build %+v and %v", second, again, third, told)
	}
	name := content + "/areas"
	var area string
	entries, err := os.ReadDir(name)
	if err != nil {
		t.Fatal(err)
	}
	area = entries[0].Name()
	for _, c := range []struct {
		what   string
		change func(o *Options)
	}{
		{"another day", func(o *Options) { o.Today, o.On = 20261123, 20261123 }},
		{"another day to show", func(o *Options) { o.On, o.AsAt = 20280508, true }},
		{"one area", func(o *Options) { o.Only = register.ID(area) }},
		{"a part", func(o *Options) { o.Share = Share{1, 2} }},
		{"another program", func(o *Options) { o.Program = []byte("q") }},
		{"content", func(*Options) { put(t, content+"/README.md", "# Keys\n") }},
		{"the same content again", func(*Options) { os.Remove(content + "/README.md") }},
	} {
		other := o
		c.change(&other)
		if s, _ := made(t, other); s.Standing {
			t.Errorf("%s: the folder was left alone", c.what)
		}
		if s, _ := made(t, other); !s.Standing {
			t.Errorf("%s: a second build made everything again", c.what)
		}
	}
	// Content with an error publishes nothing, whatever was noted; then all is as it was.
	put(t, content+"/areas/nonsense.toml", "x")
	if s, problems := made(t, o); s.Standing || s.Pages > 0 || len(problems) == 0 {
		t.Errorf("with an error: %+v", s)
	}
	if err := os.Remove(content + "/areas/nonsense.toml"); err != nil {
		t.Fatal(err)
	}
	if s, _ := made(t, o); !s.Standing {
		t.Error("after the error was mended everything was made again")
	}
}

// A file that changes while a build reads is in nobody's mark.
func TestContentThatChangesMeanwhile(t *testing.T) {
	o := small(t)
	made(t, o)
	content := filepath.Join(filepath.Dir(o.Out), "content")
	file := content + "/register.toml"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// The third opening of the file is that of the second look: two were for the mark and the reading.
	o.Content = changing{o.Content, map[string]int{}, func(name string, times int) {
		if name == "register.toml" && times == 2 {
			put(t, file, strings.Replace(string(text), "\n", "\n# meanwhile\n", 1))
		}
	}}
	o.Today, o.On = 20261201, 20261201
	made(t, o)
	put(t, file, string(text))
	o.Content = os.DirFS(content)
	if s, _ := made(t, o); s.Standing {
		t.Error("the folder was left alone, though it was made from other content")
	}
}

// changing calls a function before a file is opened for the nth time.
type changing struct {
	fs.FS
	times map[string]int
	then  func(name string, times int)
}

func (c changing) Open(name string) (fs.File, error) {
	if name == "register.toml" {
		c.times[name]++
		c.then(name, c.times[name])
	}
	return c.FS.Open(name)
}

// TestWhatANoteMayNotSay spoils what the note of a folder says, as somebody could who may write there.
func TestWhatANoteMayNotSay(t *testing.T) {
	o := small(t)
	made(t, o)
	name := o.Out + "/.register-build"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var note map[string]any
	if err := json.Unmarshal(text, &note); err != nil {
		t.Fatal(err)
	}
	for what, said := range map[string]any{
		"an error":           map[string]any{"Problems": []any{map[string]any{"Severity": 2}}},
		"no severity":        map[string]any{"Problems": []any{map[string]any{"Severity": 7}}},
		"a negative one":     map[string]any{"Problems": []any{map[string]any{"Severity": -1}}},
		"a terminal's codes": map[string]any{"Summary": map[string]any{"Written": map[string]any{"LargestName": "\x1b[2J"}}},
		"a text":             "x",
		"a list":             []any{1},
	} {
		other := maps.Clone(note)
		other["said"] = said
		text, err := json.Marshal(other)
		if err != nil {
			t.Fatal(err)
		}
		put(t, name, string(text))
		if s, problems := made(t, o); s.Standing {
			t.Errorf("%s: the build says %+v and %v", what, s, problems)
		}
	}
}
