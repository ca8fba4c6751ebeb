package hostile_test

import (
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnershipregister/generator/problem"
)

const (
	kib = 1 << 10
	mib = 1 << 20
)

// mostAllocated bounds what all of reading and checking may allocate beyond what it does for the good register.
const mostAllocated = 150 * mib

// to repeats a text up to a length in bytes.
func to(length int, s string) string { return strings.Repeat(s, length/len(s)) }

// numbered repeats a text with a number in it up to a length.
func numbered(length int, format string) string {
	var b strings.Builder
	for i := 0; b.Len()+len(format)+8 < length; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// facts are put above the first heading of a partnership's file. The line counts from where they begin.
var facts = []struct {
	name, text string
	check      string
	line       int
	words      string
}{
	{name: "a file of 100 MB", text: to(100*mib, "a = 1\n"), check: "too-long", words: "larger than 1 MiB"},
	{name: "a million numbers", text: "short_names = [" + strings.Repeat("1,", 500_000) + "1]\n", check: "syntax", line: 1, words: "more than 50,000 facts"},
	{name: "many empty texts", text: "short_names = [" + to(900*kib, `"",`) + "]\n", check: "syntax", line: 1, words: "more than 50,000 facts"},
	{name: "many braces", text: "documents = [" + to(900*kib, "{},") + "]\n", check: "syntax", line: 1, words: "more than 50,000 facts"},
	{name: "many keys", text: numbered(900*kib, "a%d=1\n"), check: "syntax", words: "more than 50,000 facts"},
	{name: "many headings", text: numbered(900*kib, "[a%d]\n"), check: "syntax", words: "more than 50,000 facts"},
	{name: "many rows", text: to(900*kib, "[[seats]]\n"), check: "syntax", words: "more than 50,000 facts"},
	{name: "many keys with dots", text: numbered(900*kib, "a.b.c.d.e.f.g.h.i%d=1\n"), check: "syntax", words: "more than 50,000 facts"},
	{name: "many quotation marks that are not closed", text: to(900*kib, "a = '\n"), check: "syntax", words: "more than 50,000 facts"},
	{name: "2,001 short names", text: "short_names = [" + strings.Repeat(`"a",`, 2001) + "]\n", check: "too-many", line: 1, words: "more than 2,000 entries"},
	{name: "51 former identifiers", text: "former_ids = [" + numbered(2000, `"earlier-name-%05d",    `) + "]\n", check: "too-many", line: 1, words: "more than 50 entries"},
	{name: "a million former identifiers", text: "former_ids = [" + numbered(1_000_000, `"a%d",`) + "]\n", check: "syntax", line: 1, words: "more than 50,000 facts"},
	{name: "a long heading above many keys", text: "[" + strings.Repeat("a", 300*kib) + "]\n" + numbered(600*kib, "a%d=1\n"), check: "syntax", line: 1, words: "longer than 500 characters"},
	{name: "a long heading in quotation marks", text: "[\"" + strings.Repeat("a", 300*kib) + "\"]\n" + numbered(600*kib, "a%d=1\n"), check: "syntax", line: 1, words: "longer than 500 characters"},
	{name: "a long key with dots", text: strings.Repeat("a", 300*kib) + ".b = 1\n", check: "syntax", line: 1, words: "longer than 500 characters"},
	{name: "a long key in braces", text: "a = { b = 1, " + strings.Repeat("a", 300*kib) + " = 1 }\n", check: "syntax", line: 1, words: "longer than 500 characters"},
	{name: "a long number", text: "meetings_each_year = " + strings.Repeat("9", 900*kib) + "\n", check: "syntax", line: 1, words: "longer than 500 characters"},
	{name: "a long number with underscores", text: "meetings_each_year = " + to(900*kib, "1_") + "1\n", check: "syntax", line: 1, words: "longer than 500 characters"},
	{name: "a long text", text: "purpose = \"" + strings.Repeat("a", 900*kib) + "\"\n", check: "too-long", line: 1, words: "longer than 5,000 characters"},
	{name: "a long text of escapes", text: "purpose = \"" + to(900*kib, `\u0041`) + "\"\n", check: "too-long", line: 1, words: "longer than 5,000 characters"},
	{name: "a long text that is not closed", text: "purpose = \"" + strings.Repeat("a", 900*kib) + "\n", check: "syntax", line: 1, words: "no quotation mark at its end"},
	{name: "a long address", text: "website = \"https://www.example.org/" + strings.Repeat("a", 3000) + "\"\n", check: "bad-value", line: 1, words: "longer than 2,000 characters"},
	{name: "a long identifier", text: "former_ids = [\"" + strings.Repeat("a", 101) + "\"]\n", check: "bad-value", line: 1, words: "does not name a partnership"},
	{name: "lists in lists", text: "short_names = " + strings.Repeat("[", 200*kib) + strings.Repeat("]", 200*kib) + "\n", check: "syntax", line: 1, words: "brackets stand inside brackets"},
	{name: "braces in braces", text: "a = " + strings.Repeat("{a=", 100*kib) + "1" + strings.Repeat("}", 100*kib) + "\n", check: "syntax", line: 1, words: "brackets stand inside brackets"},
	{name: "headings below headings", text: "[" + strings.Repeat("a.", 200*kib) + "a]\n", check: "syntax", line: 1, words: "dots in a key"},
	{name: "501 seats", text: strings.Repeat("[[seats]]\nkind = \"police-force\"\nrole = \"member\"\n", 501), check: "too-many", line: 1, words: "more than 500 entries"},
	{name: "many unknown organisations", text: numbered(30*kib, "[[seats]]\norganisation = \"no-such-organisation-by-that-name-%d\"\nrole = \"member\"\n"), check: "unknown-id", line: 2, words: "no-such-organisation"},
}

func TestFactsBeyondAllMeasure(t *testing.T) {
	for _, c := range facts {
		t.Run(c.name, func(t *testing.T) {
			files := good(t)
			name := partnership(t, files)
			text, line := above(string(files[name].Data), c.text)
			switch {
			case c.line > 0:
				line += c.line - 1
			case c.check == "too-long":
				line = 1
			default:
				line = 0
			}
			put(files, name, text)
			says(t, cheap(t, files), c.check, name, line, c.words)
		})
	}
}

// texts are the prose of a partnership.
var texts = []struct {
	name, text, words string
	line              int
}{
	{name: "more than a page", text: to(mib-1, "word "), words: "longer than 200 KiB", line: 1},
	{name: "a text of 100 MB", text: to(100*mib, "word "), words: "larger than 1 MiB", line: 1},
	{name: "many lines", text: to(60*kib, "a\n"), words: "more than 10,000 lines", line: 10_001},
	{name: "many headings", text: to(60*kib, "# a\n"), words: "more than 10,000 lines", line: 10_001},
	{name: "many definitions", text: to(60*kib, "a\n: b\n"), words: "more than 10,000 lines", line: 10_001},
	{name: "quotations in quotations", text: "First.\n\n" + to(190*kib, ">"), words: "quotations or lists stand inside each other", line: 3},
	{name: "quotations in quotations, spaced", text: to(190*kib, "> "), words: "quotations or lists stand inside each other", line: 1},
	{name: "quotations in quotations on many lines", text: to(190*kib, strings.Repeat("> ", 50)+"a\n"), words: "quotations or lists stand inside each other", line: 1},
	{name: "lists in lists on one line", text: to(190*kib, "- ") + "a", words: "quotations or lists stand inside each other", line: 1},
	{name: "numbered lists in lists", text: to(190*kib, "1. "), words: "quotations or lists stand inside each other", line: 1},
	{name: "lists in quotations in lists", text: to(190*kib, "> - "), words: "quotations or lists stand inside each other", line: 1},
	{name: "definitions in definitions", text: "a\n" + to(190*kib, ": "), words: "quotations or lists stand inside each other", line: 2},
	{name: "lists in lists below each other", text: deeper(300), words: "quotations or lists stand inside each other", line: 33},
	{name: "emphasis that never ends", text: to(190*kib, "*a_ "), words: "more marks", line: 1},
	{name: "emphasis inside emphasis", text: to(90*kib, "*a **a ") + to(90*kib, "a** a*"), words: "more marks", line: 1},
	{name: "emphasis in many paragraphs", text: to(190*kib, to(900, "*a ")+"\n\n"), words: "more marks", line: 67},
	{name: "words struck out that never end", text: to(190*kib, "~~a ~b "), words: "more marks", line: 1},
	{name: "brackets that never close", text: to(190*kib, "[ "), words: "more marks", line: 1},
	{name: "brackets inside brackets", text: to(90*kib, "[ ") + to(90*kib, "] "), words: "more marks", line: 1},
	{name: "links that never close", text: to(190*kib, "[a]( "), words: "more marks", line: 1},
	{name: "pictures in pictures", text: to(190*kib, "![ []() "), words: "more marks", line: 1},
	{name: "code of every length", text: ticks(600), words: "more marks", line: 1},
	{name: "remarks that never end", text: to(190*kib, "<!-- a "), words: "more marks", line: 1},
	{name: "processing that never ends", text: "a " + to(190*kib, "<? "), words: "more marks", line: 1},
	{name: "brackets without a space", text: to(190*kib, "["), words: "something without a space", line: 1},
	{name: "many references", text: numbered(190*kib, "[a%d]: /b\n"), words: "references such as [1]"},
	{name: "one long address for many references", text: "[a]: <" + to(90*kib, "b ") + ">\n\n" + to(9*kib, to(900, "[a] ")+"\n\n"), words: "references such as [1]", line: 3},
	{name: "one long title for many references", text: "[a]: /b '" + to(90*kib, "b\n") + "'\n\n" + to(9*kib, to(900, "[a] ")+"\n\n"), words: "more than 10,000 lines", line: 10_001},
	{name: "a wide table", text: to(1000, "|a ") + "|\n" + to(1000, "|- ") + "|\n", words: "a table has more than 50 columns", line: 1},
	{name: "a long table of short rows", text: to(98, "|a") + "|\n" + to(98, "|-") + "|\n" + to(2*kib, "|\n"), words: "20,000 cells", line: 401},
	{name: "many tables of short rows", text: to(20*kib, to(98, "|a")+"|\n"+to(98, "|-")+"|\n"+to(200, "|\n")+"\n"), words: "20,000 cells"},
}

func deeper(lines int) string {
	var b strings.Builder
	for i := range lines {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}

func ticks(most int) string {
	var b strings.Builder
	for i := range most {
		b.WriteString("e " + strings.Repeat("`", i))
	}
	return b.String()
}

func TestProseBeyondAllMeasure(t *testing.T) {
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) {
			files := good(t)
			name := about(partnership(t, files))
			put(files, name, c.text)
			check := "too-many"
			if strings.Contains(c.words, "KiB") || strings.Contains(c.words, "MiB") {
				check = "too-long"
			}
			says(t, cheap(t, files), check, name, c.line, c.words)
		})
	}
}

// What is just within the limits is read, and is still cheap.
func TestProseJustWithinMeasure(t *testing.T) {
	for _, mark := range []string{"*a_ ", "~~a ~b ", "[ ", "[a]( ", "[a](<b ", "![ []() ", "<!-- a ", "a <? ", "<a b='", "`a ``b ", "**a __b ", "[a][b] ", "] [a ", "&amp; *a ", "\\* _a ", "**a*** "} {
		t.Run(mark, func(t *testing.T) {
			paragraph, each := mark, strings.Count(mark, "*")+strings.Count(mark, "_")+strings.Count(mark, "`")+strings.Count(mark, "~")+strings.Count(mark, "[")+strings.Count(mark, "<")
			paragraph = strings.Repeat(mark, 1000/each) + "\n\n"
			files := good(t)
			name := about(partnership(t, files))
			put(files, name, strings.Repeat(paragraph, 9))
			for _, p := range cheap(t, files) {
				if p.File == name && p.Check == "too-many" {
					t.Errorf("refused: %s", p)
				}
			}
		})
	}
}

// Long lists, rules and an ordinary table are not taken for an attack.
func TestOrdinaryProseIsWithinMeasure(t *testing.T) {
	files := good(t)
	name := about(partnership(t, files))
	put(files, name, "Heading\n-------\n\n"+strings.Repeat("- [A paper](https://www.example.org/paper) of *March*\n", 150)+"\n"+strings.Repeat("-", 80)+"\n\n* * * * * * * * * * * * * * * * * * *\n\n"+
		"Seats:\n\n| body | role | since | until |\n|:-----|:-----|------:|-------|\n"+strings.Repeat("| *Council* | [member](https://www.example.org/) | 2019 | |\n", 200)+
		"\n1. One\n    - Two\n        - Three\n\n          Code:\n\n              four\n")
	for _, p := range found(t, files) {
		if p.File == name {
			t.Errorf("refused: %s", p)
		}
	}
}

func TestFilesBeyondAllMeasure(t *testing.T) {
	t.Run("a list of identifiers", func(t *testing.T) {
		files := good(t)
		put(files, "identifiers.txt", to(mib, "x\n"))
		problems := cheap(t, files)
		says(t, problems, "syntax", "identifiers.txt", 1, `"x" does not name anything`)
		says(t, problems, "too-many", "identifiers.txt", 101, "more than 100 problems")
	})
	t.Run("words", func(t *testing.T) {
		files := good(t)
		put(files, "words/en.toml", string(files["words/en.toml"].Data)+numbered(900*kib, "\n[x%d]\na=\"b\"\n"))
		says(t, cheap(t, files), "syntax", "words/en.toml", 0, "more than 50,000 facts")
	})
	t.Run("many files in wrong places", func(t *testing.T) {
		files := good(t)
		for i := range 5000 {
			put(files, fmt.Sprintf("organisations/file-%d.docx", i), "")
		}
		problems := cheap(t, files)
		says(t, problems, "wrong-place", "organisations/file-0.docx", 1, "wrong place")
		if len(problems) > 1100 {
			t.Errorf("%d problems are told", len(problems))
		}
	})
	t.Run("300 MiB", func(t *testing.T) {
		if testing.Short() {
			t.Skip("reads 300 MiB")
		}
		files := good(t)
		long := &fstest.MapFile{Data: []byte(to(2*mib, "# nothing but remarks\n"))}
		for i := range 310 {
			files[fmt.Sprintf("organisations/long-%d.toml", i)] = long
		}
		says(t, found(t, files), "too-many", "register.toml", 1, "more than 300 MiB together")
	})
	t.Run("300,000 files", func(t *testing.T) {
		says(t, found(t, crowded{good(t), 300_000}), "too-many", "", 0, "more than 250,000 files and folders")
	})
	t.Run("100,000 files", func(t *testing.T) {
		if testing.Short() {
			t.Skip("reads 100,000 files")
		}
		for _, p := range found(t, crowded{good(t), 100_000}) {
			if p.Severity == problem.Error {
				t.Fatal(p)
			}
		}
	})
}

// crowded is a register with many more files in the folder of organisations, which need no place in memory.
type crowded struct {
	fstest.MapFS
	more int
}

func (c crowded) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := c.MapFS.ReadDir(name)
	if err != nil || name != "organisations" {
		return entries, err
	}
	for i := range c.more {
		entries = append(entries, file(fmt.Sprintf("body-%d.toml", 100_000+i)))
	}
	return entries, nil
}

func (c crowded) Open(name string) (fs.File, error) {
	if number, ok := strings.CutPrefix(name, "organisations/body-"); ok {
		return &opened{file(name), strings.NewReader(fmt.Sprintf("name = \"Body %s\"\nsector = \"local-government\"\n", number))}, nil
	}
	return c.MapFS.Open(name)
}

type file string

func (f file) Name() string               { return string(f) }
func (f file) IsDir() bool                { return false }
func (f file) Type() fs.FileMode          { return 0 }
func (f file) Mode() fs.FileMode          { return 0o644 }
func (f file) Info() (fs.FileInfo, error) { return f, nil }
func (f file) Size() int64                { return 0 }
func (f file) ModTime() time.Time         { return time.Time{} }
func (f file) Sys() any                   { return nil }

type opened struct {
	file
	io.Reader
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.file, nil }
func (o *opened) Close() error               { return nil }

// cheap is found, and fails the test when that allocates much.
func cheap(t *testing.T, files fs.FS) []problem.Problem {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	problems := found(t, files)
	t.Logf("took %v", time.Since(start).Round(time.Millisecond))
	runtime.ReadMemStats(&after)
	allocated := after.TotalAlloc - before.TotalAlloc
	t.Logf("allocated %d MB", allocated/1e6)
	if allocated > mostAllocated {
		t.Errorf("%d MB were allocated, more than %d", allocated/1e6, mostAllocated/1_000_000)
	}
	return problems
}
