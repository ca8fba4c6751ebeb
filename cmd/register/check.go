package main

import (
	"fmt"
	"io"

	builder "partnershipregister/generator/build"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// check reads the content and prints every problem in it.
func check(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("check", errs)
	unconfirmed := flags.Bool("unconfirmed", false, "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	c, found, err := builder.Check(o.Content, o.Today)
	if err != nil {
		fmt.Fprintf(errs, "register check: %v\n", err)
		return fault
	}
	if *unconfirmed {
		found = builder.Unconfirmed(c)
	}
	report(out, found, problem.Notice)
	errors, warnings, notices := problem.Count(found)
	fmt.Fprintf(out, "%s, %s, %s\n", counted(errors, "error"), counted(warnings, "warning"), counted(notices, "notice"))
	if errors > 0 {
		return problems
	}
	return fine
}

// report prints the problems that are at least so grave.
func report(w io.Writer, found []problem.Problem, least problem.Severity) {
	for _, p := range found {
		if p.Severity >= least {
			fmt.Fprintln(w, p)
		}
	}
}
