package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
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
	sites := newSiteFlags("build", flags, errs)
	record := flags.Bool("record-identifiers", false, "")
	part := flags.String("part", "", "")
	o, code := read(args, today)
	if code == fine {
		code = sites.into(&o)
	}
	if code != fine {
		return code
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if given["part"] {
		form := regexp.MustCompile(`^([1-9][0-9]{0,3})/([1-9][0-9]{0,3})$`).FindStringSubmatch(*part)
		if form != nil {
			o.Share.Number, _ = strconv.Atoi(form[1])
			o.Share.Of, _ = strconv.Atoi(form[2])
		}
		if form == nil || o.Share.Number > o.Share.Of {
			fmt.Fprintf(errs, "register build: --part: %q is not a part; write the second of four as 2/4\n", *part)
			return misused
		}
	}
	start := time.Now()
	o.Out = *target
	past, why := history.Log(flags.Lookup("content").Value.String(), content.EntryOf, mostCommits, most)
	o.History = past
	if !*record { // for which everything has to be read
		o.Program = ownSum()
	}
	summary, found, err := builder.Site(o)
	showProblems(errs, found, problem.Warning)
	if err != nil {
		if errors.Is(err, page.ErrUnknown) {
			fmt.Fprintf(errs, "register build: the register has no area and no edition %q\n", o.Only)
			return misused
		}
		if errors.Is(err, builder.ErrTooMany) {
			fmt.Fprintf(errs, "register build: --part: %v\n", err)
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
	if summary.Standing {
		fmt.Fprintf(out, "  nothing has changed since the last build, which left the folder just so\n")
	}
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

// ownSum gives a check sum of this program, nil where the program can't be read.
func ownSum() []byte {
	name, err := os.Executable()
	if err != nil {
		return nil
	}
	if runtime.GOOS == "linux" {
		name = "/proc/self/exe" // the one that runs, even when another has taken its name
	}
	file, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return nil
	}
	return h.Sum(nil)
}

// siteFlags are the options that say which sites are made, and how.
type siteFlags struct {
	name                                             string
	flags                                            *flag.FlagSet
	errs                                             io.Writer
	themes, asAt, area, edition, address, repository *string
}

func newSiteFlags(name string, flags *flag.FlagSet, errs io.Writer) siteFlags {
	return siteFlags{
		name: name, flags: flags, errs: errs,
		themes:     flags.String("themes", "themes", ""),
		asAt:       flags.String("as-at", "", ""),
		area:       flags.String("area", "", ""),
		edition:    flags.String("edition", "", ""),
		address:    flags.String("base-url", "", ""),
		repository: flags.String("repository", "", ""),
	}
}

// into puts them into the options of a build, or says what is wrong with them.
func (s siteFlags) into(o *builder.Options) int {
	wrong := func(format string, values ...any) int {
		fmt.Fprintf(s.errs, "register "+s.name+": "+format+"\n", values...)
		return misused
	}
	only := *s.area
	if *s.edition != "" {
		only = *s.edition
	}
	if *s.area != "" && *s.edition != "" {
		return wrong("--area and --edition can't be given together; choose one")
	}
	given := map[string]bool{}
	s.flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if only == "" && (given["area"] || given["edition"]) {
		return wrong("--area and --edition want a name, such as --area gwent")
	}
	if *s.asAt != "" {
		d, err := register.ParseDate(*s.asAt)
		if err != nil || d.Precision != register.Exact {
			return wrong("--as-at: %q is not a day; write it as 2028-05-08", *s.asAt)
		}
		o.On, o.AsAt = d.First(), true
	}
	if *s.repository != "" {
		var u register.URL
		if err := u.UnmarshalText([]byte(*s.repository)); err != nil {
			return wrong("--repository: %v", err)
		}
	}
	if *s.address != "" {
		var u register.URL
		if err := u.UnmarshalText([]byte(*s.address)); err != nil {
			return wrong("--base-url: %v", err)
		}
		if strings.ContainsAny(*s.address, "?#") {
			return wrong("--base-url: %q has a ? or # in it; write the address of the site's first page", *s.address)
		}
		*s.address = strings.TrimSuffix(*s.address, "/") + "/"
	}
	o.Themes, o.Only = os.DirFS(*s.themes), register.ID(only)
	o.Address, o.Repository = *s.address, strings.TrimSuffix(*s.repository, "/")
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
