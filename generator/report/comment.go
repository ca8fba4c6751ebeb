package report

import (
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CommentMark begins every comment, so that the next one finds the one it is to replace.
const CommentMark = "<!-- register: what the change does -->"

const (
	// mostComment is how many bytes of a text stand in a comment; GitHub takes no comment with more than
	// 65,536 characters.
	mostComment = 48 << 10
	// mostLine is how many bytes one line of it may have.
	mostLine = 2000
)

// Comment writes a text as a comment for a pull request. The text was made in a run that the author of
// the pull request may have changed as they liked, so nothing is believed of it: no mention, no reference,
// no link, no picture, no HTML and no fence in it survives, and it ends after a bound. Headings, lists,
// tables and emphasis stay. The address of the run, where the whole text lies, may be empty; it comes
// from the workflow and must be one on GitHub.
func Comment(w io.Writer, untrusted string, run string) error {
	var b strings.Builder
	b.WriteString(CommentMark + "\n## What this change does to the register\n\n")
	text, cut := short(tame(untrusted))
	if strings.TrimSpace(text) == "" {
		text = "The check has left no text. Its run says why.\n"
	}
	if run != "" && !runAddress.MatchString(run) {
		return fmt.Errorf("%q is not the address of a run of a workflow", run)
	}
	b.WriteString("Made from the files of this change by a machine, and looked at by nobody yet.")
	if run != "" {
		fmt.Fprintf(&b, " [The run](%s) keeps the whole list and a preview of the pages.", run)
	}
	if cut {
		b.WriteString(" Only the beginning of the list stands here.")
	}
	b.WriteString("\n\n---\n\n")
	b.WriteString(text)
	_, err := io.WriteString(w, b.String())
	return err
}

var runAddress = regexp.MustCompile(`^https://[a-z0-9.-]+/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+/actions/runs/[0-9]+$`)

// gap is a character without width. Put into a mark it breaks it, in running text and in code alike, where
// an escape or an entity would be shown in the one or take effect in the other.
const gap = "\u200b"

// marks are what does something in a comment.
var marks = regexp.MustCompile("(?i)" + strings.Join([]string{
	"[@#<&$]",     // mentions and e-mail addresses, references, HTML, entities, formulas
	`gh-`,         // references
	`:/`, `www\.`, // addresses
	`\][(:\[]`,       // links, pictures, definitions
	"`{3,}", "~{3,}", // fences, and the diagrams in them
}, "|"))

// broken puts gaps into a mark.
func broken(mark string) string {
	switch mark[0] {
	case '`', '~':
		return strings.Join(strings.Split(mark, ""), gap)
	case '@', '#', '<', '&', '$':
		return mark + gap
	}
	return mark[:1] + gap + mark[1:]
}

var (
	heading = regexp.MustCompile(`^#{1,4} `)
	escape  = regexp.MustCompile(`\\([@#<&:$])`)
)

// tame takes from a text in markdown everything that reaches beyond it.
func tame(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	var b strings.Builder
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n")
		if len(line) > mostLine {
			line = cutAt(line, mostLine) + " …"
		}
		mark := heading.FindString(line)
		line = line[len(mark):]
		if mark != "" {
			// Below the heading of the comment.
			mark = "###" + strings.TrimPrefix(strings.TrimPrefix(mark, "#"), "#")
		}
		// What was escaped by our own writers comes out as itself first, or it would be shown escaped twice.
		line = escape.ReplaceAllString(html.UnescapeString(line), "$1")
		line = strings.Map(visible, line)
		line = strings.ReplaceAll(line, "<br>", " — ")
		b.WriteString(mark + marks.ReplaceAllStringFunc(line, broken) + "\n")
	}
	return b.String()
}

// visible takes out characters that turn the direction of text, hide parts of it or end its line.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// short keeps the beginning of a text, up to the end of a line.
func short(s string) (kept string, cut bool) {
	if len(s) <= mostComment {
		return s, false
	}
	s = cutAt(s, mostComment)
	if end := strings.LastIndexByte(s, '\n'); end > 0 {
		s = s[:end+1]
	}
	return s, true
}

func cutAt(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
