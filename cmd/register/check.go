package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	builder "partnershipregister/generator/build"
	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
	"partnershipregister/generator/history"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/report"
	"partnershipregister/generator/tree"
)

// most is how many bytes of one content file are taken into memory: more than any may have.
const most = 2 << 20

// checkContent reads the content and reports every problem in it.
func checkContent(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("check", errs)
	unconfirmed := flags.Bool("unconfirmed", false, "")
	format := flags.String("format", "text", "")
	summary := flags.String("summary", "", "")
	since := flags.String("changed-since", "", "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	at := slices.IndexFunc(report.Formats, func(f report.Format) bool { return f.Name == *format })
	if at < 0 {
		var names []string
		for _, f := range report.Formats {
			names = append(names, f.Name)
		}
		fmt.Fprintf(errs, "register check: there is no format %q; choose one of %s\n", *format, strings.Join(names, ", "))
		return misused
	}
	folder := flags.Lookup("content").Value.String()
	c, found, err := builder.Check(o.Content, o.Today)
	if err != nil {
		fmt.Fprintf(errs, "register check: %v\n", err)
		return fault
	}
	if *unconfirmed {
		found = builder.Unconfirmed(c)
	}
	compare := false
	flags.Visit(func(f *flag.Flag) { compare = compare || f.Name == "changed-since" })
	if compare {
		if found, err = caused(found, o.Content, folder, *since, *unconfirmed, today); err != nil {
			fmt.Fprintf(errs, "register check: --changed-since: %v\n", err)
			return misused
		}
	}
	prefix := filepath.ToSlash(filepath.Clean(folder))
	if filepath.IsAbs(folder) || strings.HasPrefix(prefix, "..") || prefix == "." {
		prefix = filepath.Base(prefix)
	}
	if err := report.Formats[at].Write(out, found, prefix, rules()); err != nil {
		fmt.Fprintf(errs, "register check: %v\n", err)
		return fault
	}
	mode := os.O_TRUNC
	if step := os.Getenv("GITHUB_STEP_SUMMARY"); *summary == "" && *format == "github" && step != "" {
		// GitHub gathers there what all commands of a step have to say.
		*summary, mode = step, os.O_APPEND
	}
	if *summary != "" {
		if err := writeSummary(*summary, mode, found, prefix); err != nil {
			fmt.Fprintf(errs, "register check: writing the summary: %v\n", err)
			return fault
		}
	}
	if errors, _, _ := problem.Count(found); errors > 0 {
		return problems
	}
	return fine
}

// caused keeps the problems that the changes since a revision answer for.
func caused(found []problem.Problem, now fs.FS, folder, revision string, unconfirmed bool, today register.Day) ([]problem.Problem, error) {
	older, err := history.Since(folder, revision, most)
	if err != nil {
		return nil, err
	}
	files, err := tree.Read(now, most)
	if err != nil {
		return nil, err
	}
	c, before, err := builder.Check(older.FS(), today)
	if err != nil {
		return nil, err
	}
	if unconfirmed {
		before = builder.Unconfirmed(c)
	}
	return report.Caused(before, found, older.Differing(files)), nil
}

// rules lists every sort of problem that can be found.
func rules() []report.Rule {
	var list []report.Rule
	for _, r := range content.Rules() {
		list = append(list, report.Rule(r))
	}
	for _, c := range check.All() {
		list = append(list, report.Rule{Name: c.Name, Summary: c.Summary})
	}
	return append(list, report.Rule{Name: "words", Summary: "a word list that lacks a phrase or a form, or has one too many"},
		report.Rule{Name: "unconfirmed", Summary: "a Welsh wording that nobody has confirmed"})
}

func writeSummary(name string, mode int, found []problem.Problem, folder string) error {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|mode, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := report.Summary(file, found, folder); err != nil {
		return err
	}
	return file.Close()
}

// showProblems prints the problems that are at least so grave.
func showProblems(w io.Writer, found []problem.Problem, least problem.Severity) {
	for _, p := range found {
		if p.Severity >= least {
			fmt.Fprintln(w, p)
		}
	}
}
