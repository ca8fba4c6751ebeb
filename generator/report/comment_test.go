package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// asGitHub renders markdown as freely as GitHub does at most: with tables and bare addresses, and with raw HTML.
var asGitHub = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))

// dangers are what no comment may show, as they would stand in its HTML.
var dangers = map[string]*regexp.Regexp{
	"a link or a picture":   regexp.MustCompile(`(?i)<(a|img|script|style|iframe|details|input type="t|svg|h1)\b`),
	"a mention":             regexp.MustCompile(`@[\pL\pN]`),
	"a reference":           regexp.MustCompile(`(?i)#[0-9]|gh-[0-9]`),
	"a comment or a tag":    regexp.MustCompile(`<!--|<\?|<!`),
	"an address":            regexp.MustCompile(`(?i)https?://|ftp://|www\.`),
	"a block of code":       regexp.MustCompile(`<pre><code class="language-`),
	"a formula":             regexp.MustCompile(`\$[^\x{200b}]`),
	"a control character":   regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x{202a}-\x{202e}\x{2066}-\x{2069}]`),
	"an entity for a mark":  regexp.MustCompile(`&amp;(#|commat|num|lt)[^\x{200b}]`),
	"a second mark of ours": regexp.MustCompile(regexp.QuoteMeta(CommentMark)),
}

// shown gives the part of a comment that came from the text, as HTML.
func shown(t *testing.T, untrusted string) string {
	t.Helper()
	got := written(t, func(b *bytes.Buffer) error { return Comment(b, untrusted, "") })
	ours, theirs, found := strings.Cut(got, "\n\n---\n\n")
	if !found || !strings.HasPrefix(ours, CommentMark+"\n") {
		t.Fatalf("the comment begins %q", ours)
	}
	var b bytes.Buffer
	if err := asGitHub.Convert([]byte(theirs), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func check(t *testing.T, untrusted string) {
	t.Helper()
	html := shown(t, untrusted)
	for what, form := range dangers {
		if found := form.FindString(html); found != "" {
			t.Errorf("%q becomes %s, %q, in\n%s", untrusted, what, found, html)
		}
	}
}

var hostile = []string{
	"@alice and @org/team, a@b.example",
	`\@alice \#12 \<b>`,
	"&#64;alice &commat;bob &#x40;carol &amp;#64;dave &amp;amp;#64;erin",
	"#12, org/repo#12, GH-12, gh-13, &#35;12, &num;12",
	"# One\n## Two\n###### Six\n####### Seven",
	"[click](https://evil.example) ![x](https://evil.example/x.png) [a][b]\n\n[b]: https://evil.example\n[b]:\n  //evil.example",
	"[a]\n(https://evil.example) <https://evil.example> <a@b.example> https://evil.example www.evil.example WWW.evil.example Http://evil.example ftp://evil.example mailto:a@b.example",
	"[a](javascript:alert(1)) [a](//evil.example) [a](<x>) [a](  /x)",
	"<script>alert(1)</script>\n<img src=x>\n<details>\n<!-- hidden\n\n-->",
	"&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x&#62;",
	"```mermaid\ngraph TD\n```\n~~~math\nx\n~~~\n`````go\n    ```\n",
	"`` ` `` `@alice` `<b>` `#12` ` `` ` ```",
	"$\\href{x}{y}$ $$x$$ `$x$` $`x`$",
	"a\u202eb\u2066c\x00d\x1be\rf\u2028g\u0085h",
	"ht\u00adtps://evil.example @\u200dalice <\u200bscript>",
	"&#10;&#13;# heading&#10;```x",
	"a&NewLine;<b",
	CommentMark,
	"- [ ] task\n- [x] task\n\n| a | b |\n|---|---|\n| @alice | #12 |\n",
	"\xff\xfe@alice\xc3",
	"[^1]\n\n[^1]: note",
	"x](y) ][ ]:",
}

func TestNothingInACommentReachesBeyondIt(t *testing.T) {
	for _, text := range hostile {
		check(t, text)
		check(t, "- **"+text+"**\n  - "+text)
		check(t, "`"+text+"`")
	}
}

// Each danger is found where a text is not tamed.
func TestTheDangersCanBeFound(t *testing.T) {
	var b bytes.Buffer
	for _, text := range hostile {
		if err := asGitHub.Convert([]byte(text), &b); err != nil {
			t.Fatal(err)
		}
	}
	for what, form := range dangers {
		if !form.MatchString(b.String()) {
			t.Errorf("%s is not found in the texts themselves", what)
		}
	}
}

func FuzzComment(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

// What our own commands write is shown as they meant it.
func TestACommentKeepsItsForm(t *testing.T) {
	got := written(t, func(b *bytes.Buffer) error {
		return Comment(b, "## Northmarsh\n\n- **Safer Reedham**: chair was \\#1 &#64;home, is now `leader`<br>two meetings added\n", "https://github.com/example/register/actions/runs/42")
	})
	want := CommentMark + "\n## What this change does to the register\n\n" +
		"Made from the files of this change by a machine, and looked at by nobody yet. " +
		"[The run](https://github.com/example/register/actions/runs/42) keeps the whole list and a preview of the pages.\n\n---\n\n" +
		"### Northmarsh\n\n- **Safer Reedham**: chair was #\u200b1 @\u200bhome, is now `leader` — two meetings added\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := written(t, func(b *bytes.Buffer) error { return Comment(b, " \n", "") }); !strings.Contains(got, "has left no text") {
		t.Errorf("without a text: %s", got)
	}
	for _, run := range []string{"javascript:x", "https://github.com/a/b/actions/runs/1)[x](y", "https://github.com/a/b", "x"} {
		if err := Comment(&bytes.Buffer{}, "x", run); err == nil {
			t.Errorf("%q is taken for the address of a run", run)
		}
	}
}

func TestALongCommentIsCut(t *testing.T) {
	for name, text := range map[string]string{
		"many lines":  strings.Repeat("- ŵ @alice\n", 20_000),
		"one line":    strings.Repeat("ŵ", 200_000),
		"nested":      strings.Repeat(">", 100_000),
		"many breaks": strings.Repeat("@", 100_000),
	} {
		got := written(t, func(b *bytes.Buffer) error { return Comment(b, text, "") })
		if n := utf8.RuneCountInString(got); n > 65_536 || !utf8.ValidString(got) {
			t.Errorf("%s: the comment has %d characters", name, n)
		}
		if many := strings.Contains(got, "Only the beginning"); many != (name == "many lines") {
			t.Errorf("%s: the comment says that it was cut: %v", name, many)
		}
	}
}
