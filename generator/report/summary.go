package report

import (
	"fmt"
	"io"
	"strings"

	"partnershipregister/generator/problem"
)

// mostSummary is how many bytes of a summary are written; GitHub takes no step's summary beyond 1 MiB.
const mostSummary = 900 << 10

// Summary writes every problem as markdown, the gravest first, what is said several times with all its
// places.
func Summary(w io.Writer, problems []problem.Problem, folder string) error {
	var b strings.Builder
	b.WriteString("## What the check found\n\n")
	if len(problems) == 0 {
		b.WriteString("Nothing to complain about.\n")
	} else {
		fmt.Fprintf(&b, "%s.\n", Counts(problems))
	}
	headings := map[problem.Severity]string{
		problem.Error:   "Errors: mend these first, nothing is published before",
		problem.Warning: "Warnings: these should be mended",
		problem.Notice:  "Notices: worth knowing",
	}
	groups := ranked(problems)
	for i, g := range groups {
		if i == 0 || groups[i-1].Severity != g.Severity {
			fmt.Fprintf(&b, "\n### %s\n\n", headings[g.Severity])
		}
		fmt.Fprintf(&b, "- **%s**", plainMarkdown(problem.OneLine(g.What)))
		if to := instruction(g.Problem); to != "" {
			fmt.Fprintf(&b, "<br>%s", plainMarkdown(to))
		}
		b.WriteString("\n")
		for _, p := range g.places {
			fmt.Fprintf(&b, "  - %s, line %d\n", codeMarkdown(located(folder, problem.OneLine(p.File))), max(p.Line, 1))
		}
		if b.Len() > mostSummary {
			left := 0
			for _, g := range groups[i+1:] {
				left += len(g.places)
			}
			fmt.Fprintf(&b, "\nAnd %d more; \"register check\" lists all.\n", left)
			break
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// plainMarkdown writes a text so that nothing in it is a mark, a link, a mention or HTML.
func plainMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&' || r == '<' || r == '>' || r == '@' || r == '#':
			fmt.Fprintf(&b, "&#%d;", r)
			if r == '@' || r == '#' {
				// GitHub looks for mentions and references in what the entities stand for.
				b.WriteString(gap)
			}
		case strings.ContainsRune("\\`*_{}[]()!|~", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == ':':
			// A scheme followed by :// would become a link.
			b.WriteString("&#58;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// codeMarkdown writes a text as code.
func codeMarkdown(s string) string { return "`" + strings.ReplaceAll(s, "`", "'") + "`" }
