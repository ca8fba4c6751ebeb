package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"partnershipregister/generator/register"
	"partnershipregister/generator/report"
)

// comment writes the text that a check has left as a comment for its pull request.
func comment(args []string, _ register.Day, out, errs io.Writer) int {
	flags := flag.NewFlagSet("comment", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() { fmt.Fprintf(errs, "\"register help\" lists the options.\n") }
	run := flags.String("run", "", "")
	if err := flags.Parse(args); err != nil {
		return misused
	}
	if flags.NArg() != 1 {
		fmt.Fprintf(errs, "register comment: name one file, behind the options: register comment --run ADDRESS changes.md\n")
		return misused
	}
	file, err := os.Open(flags.Arg(0))
	if err != nil {
		fmt.Fprintf(errs, "register comment: %v\n", err)
		return misused
	}
	defer file.Close()
	// A comment shows less than this; what a stranger's run has left may be of any size.
	text, err := io.ReadAll(io.LimitReader(file, most))
	if err != nil {
		fmt.Fprintf(errs, "register comment: %v\n", err)
		return misused
	}
	if err := report.Comment(out, string(text), *run); err != nil {
		fmt.Fprintf(errs, "register comment: %v\n", err)
		return misused
	}
	return fine
}
