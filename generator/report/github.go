package report

import (
	"fmt"
	"io"
	"strings"

	"partnershipregister/generator/problem"
)

// mostAnnotations is how many annotations of each severity GitHub shows for one step.
const mostAnnotations = 10

// GitHub writes workflow commands, which GitHub shows as annotations at the lines of a change: the gravest
// first, what is said several times once. Where there are more than it would show, the last one says how
// many are left to the summary.
func GitHub(w io.Writer, problems []problem.Problem, folder string, _ []Rule) error {
	var b strings.Builder
	groups := ranked(problems)
	for _, severity := range []problem.Severity{problem.Error, problem.Warning, problem.Notice} {
		var mine []group
		for _, g := range groups {
			if g.Severity == severity {
				mine = append(mine, g)
			}
		}
		left := 0
		if len(mine) > mostAnnotations {
			for _, g := range mine[mostAnnotations-1:] {
				left += len(g.places)
			}
			mine = mine[:mostAnnotations-1]
		}
		for _, g := range mine {
			message := instruction(g.Problem)
			if message == "" {
				message = problem.OneLine(g.What)
			}
			if others := len(g.places) - 1; others > 0 {
				message += fmt.Sprintf("\nThe same in %s, such as %s", counted(others, "more place"), located(folder, problem.OneLine(g.places[1].File)))
			}
			fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", severity, property(located(folder, problem.OneLine(g.File))), max(g.Line, 1), max(g.Column, 1),
				property(problem.OneLine(g.What)), data(message))
		}
		if left > 0 {
			fmt.Fprintf(&b, "::%s title=%s::%s\n", severity, property(fmt.Sprintf("and %d more", left)), data(fmt.Sprintf("and %d more, see the summary", left)))
		}
	}
	b.WriteString(Counts(problems) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// data escapes the message of a workflow command.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes the value of a property of a workflow command.
func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
