package report

import (
	"fmt"
	"strings"

	"partnershipregister/generator/problem"
)

// mostIssue is how many bytes the body of an issue has at most; GitHub takes no body with more than 65,536
// characters.
const mostIssue = 60_000

// An Issue is what is asked about the entries of one area, as an issue of the repository.
type Issue struct {
	// Area is the identifier of the area or edition.
	Area string `json:"area"`
	// Title stays the same from month to month, so that the issue of the month before is found by it.
	Title string `json:"title"`
	// Body is markdown, "" when nothing is asked.
	Body string `json:"body"`
	// Questions and Entries count what is asked and of how many partnerships.
	Questions int `json:"questions"`
	Entries   int `json:"entries"`
}

// Asked is an entry with what is asked about it.
type Asked struct {
	Name, File string
	// Questions have their lines.
	Questions []problem.Problem
}

// Lines gives the address at which a file of the repository is shown at a line.
type Lines func(file string, line int) string

// NewIssue writes what is asked about the entries of an area on a day, and which entries are known from a list
// alone.
func NewIssue(area, name string, entries, listed []Asked, day string, at Lines) Issue {
	issue := Issue{Area: area, Title: "Review: " + problem.OneLine(name), Entries: len(entries)}
	for _, e := range entries {
		issue.Questions += len(e.Questions)
	}
	if len(entries)+len(listed) == 0 {
		return issue
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- register: review of %s -->\n", area)
	b.WriteString("These questions come from the register itself: from what it records, and since when. Each needs somebody who looks or knows: a new date alone answers none. " +
		"Each link opens the file at the line; the pencil there lets you change it. What is answered is gone when this is written anew, once a month.\n\n")
	fmt.Fprintf(&b, "Asked on %s. Where that is more than two months ago, the schedule has stopped, as GitHub does after 60 days without a change: Actions, review, Enable workflow.\n", day)
	left := 0
	for _, e := range entries {
		var part strings.Builder
		fmt.Fprintf(&part, "\n### %s\n\n", plainMarkdown(problem.OneLine(e.Name)))
		for _, q := range e.Questions {
			fmt.Fprintf(&part, "- [ ] %s [Line %d](%s)<br>To answer, %s.\n", plainMarkdown(problem.OneLine(q.What)), max(q.Line, 1), at(q.File, max(q.Line, 1)),
				plainMarkdown(problem.OneLine(q.Remedy)))
		}
		if left > 0 || b.Len()+part.Len() > mostIssue {
			left += len(e.Questions)
			continue
		}
		b.WriteString(part.String())
	}
	if left > 0 {
		fmt.Fprintf(&b, "\nAnd %s; \"register reminders --area %s\" lists all.\n", counted(left, "more question"), area)
	}
	if len(listed) > 0 && left == 0 {
		b.WriteString("\n### Known only from an official list\n\nDoes each of these still meet, and who chairs it? Nothing else is recorded of them.\n\n")
		for i, e := range listed {
			line := fmt.Sprintf("- [%s](%s)\n", plainMarkdown(problem.OneLine(e.Name)), at(e.File, 1))
			if b.Len()+len(line) > mostIssue {
				fmt.Fprintf(&b, "\nAnd %d more.\n", len(listed)-i)
				break
			}
			b.WriteString(line)
		}
	}
	issue.Body = b.String()
	return issue
}
