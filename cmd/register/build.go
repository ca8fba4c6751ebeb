package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	builder "partnershipregister/generator/build"
	"partnershipregister/generator/content"
	"partnershipregister/generator/history"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// mostCommits is how far back a build looks in the history of the content.
const mostCommits = 2000

// build checks the content and publishes the sites.
func build(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("build", errs)
	target := flags.String("out", "public", "")
	themes := flags.String("themes", "themes", "")
	asAt := flags.String("as-at", "", "")
	area := flags.String("area", "", "")
	edition := flags.String("edition", "", "")
	address := flags.String("base-url", "", "")
	repository := flags.String("repository", "", "")
	record := flags.Bool("record-identifiers", false, "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	only := *area
	if *edition != "" {
		only = *edition
	}
	if *area != "" && *edition != "" {
		fmt.Fprintln(errs, "register build: --area and --edition can't be given together; choose one")
		return misused
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if only == "" && (given["area"] || given["edition"]) {
		fmt.Fprintln(errs, "register build: --area and --edition want a name, such as --area gwent")
		return misused
	}
	if *asAt != "" {
		d, err := register.ParseDate(*asAt)
		if err != nil || d.Precision != register.Exact {
			fmt.Fprintf(errs, "register build: --as-at: %q is not a day; write it as 2028-05-08\n", *asAt)
			return misused
		}
		o.On, o.AsAt = d.First(), true
	}
	if *repository != "" {
		var u register.URL
		if err := u.UnmarshalText([]byte(*repository)); err != nil {
			fmt.Fprintf(errs, "register build: --repository: %v\n", err)
			return misused
		}
	}
	if *address != "" {
		var u register.URL
		if err := u.UnmarshalText([]byte(*address)); err != nil {
			fmt.Fprintf(errs, "register build: --base-url: %v\n", err)
			return misused
		}
		if strings.ContainsAny(*address, "?#") {
			fmt.Fprintf(errs, "register build: --base-url: %q has a ? or # in it; write the address of the site's first page\n", *address)
			return misused
		}
		*address = strings.TrimSuffix(*address, "/") + "/"
	}
	start := time.Now()
	o.Themes, o.Out, o.Only = os.DirFS(*themes), *target, register.ID(only)
	o.Address, o.Repository = *address, strings.TrimSuffix(*repository, "/")
	past, why := history.Log(flags.Lookup("content").Value.String(), content.EntryOf, mostCommits, most)
	o.History = past
	summary, found, err := builder.Site(o)
	showProblems(errs, found, problem.Warning)
	if err != nil {
		if errors.Is(err, page.ErrUnknown) {
			fmt.Fprintf(errs, "register build: the register has no area and no edition %q\n", only)
			return misused
		}
		fmt.Fprintf(errs, "register build: %v\n", err)
		return fault
	}
	failures, warnings, notices := problem.Count(found)
	if failures > 0 {
		fmt.Fprintf(errs, "Nothing was published: %s. %s stays as it was.\n", counted(failures, "error"), *target)
		return problems
	}
	if *record {
		path := filepath.Join(flags.Lookup("content").Value.String(), content.IdentifiersFile)
		if err := os.WriteFile(path, summary.Identifiers, 0o644); err != nil {
			fmt.Fprintf(errs, "register build: the site is published, but %s could not be written: %v\n", path, err)
			return fault
		}
	}
	fmt.Fprintf(out, "Published %s into %s in %.1f s\n", counted(summary.Pages, "page"), *target, time.Since(start).Seconds())
	fmt.Fprintf(out, "  %s, %s, %s\n", counted(summary.Areas, "area"), counted(summary.Partnerships, "partnership"), counted(summary.Organisations, "organisation"))
	fmt.Fprintf(out, "  %s, %s in all; the largest is %s with %s\n", counted(summary.Written.Files, "file"), size(summary.Written.Bytes),
		summary.Written.LargestName, size(summary.Written.LargestBytes))
	if why != nil {
		fmt.Fprintf(out, "  without a history of changes: %v\n", why)
	}
	fmt.Fprintf(out, "  %s, %s, %s", counted(failures, "error"), counted(warnings, "warning"), counted(notices, "notice"))
	if warnings+notices > 0 {
		fmt.Fprint(out, " (\"register check\" shows all)")
	}
	fmt.Fprintln(out)
	return fine
}

// newFlags makes the options that both commands have. The second result reads the arguments.
func newFlags(name string, errs io.Writer) (*flag.FlagSet, func([]string, register.Day) (builder.Options, int)) {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() { fmt.Fprintf(errs, "\"register help\" lists the options.\n") }
	content := flags.String("content", "content", "")
	return flags, func(args []string, today register.Day) (builder.Options, int) {
		if err := flags.Parse(args); err != nil {
			return builder.Options{}, misused
		}
		if flags.NArg() > 0 {
			fmt.Fprintf(errs, "register %s: %q is not an option; \"register help\" lists them\n", name, flags.Arg(0))
			return builder.Options{}, misused
		}
		o := builder.Options{Today: today, On: today}
		if info, err := os.Stat(*content); err != nil || !info.IsDir() {
			fmt.Fprintf(errs, "register %s: there is no folder %q here; run the command in the repository's first folder, or name the folder with --content\n", name, *content)
			return builder.Options{}, misused
		}
		o.Content = os.DirFS(*content)
		return o, fine
	}
}

// counted gives a number with its noun: "1 page", "4,812 pages".
func counted(n int, noun string) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n != 1 {
		noun += "s"
	}
	return s + " " + noun
}

// size gives a number of bytes as people say it.
func size(n int64) string {
	switch {
	case n < 10_000:
		return fmt.Sprintf("%d bytes", n)
	case n < 10_000_000:
		return fmt.Sprintf("%d KB", n/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
