package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	builder "partnershipregister/generator/build"
	"partnershipregister/generator/content"
	"partnershipregister/generator/edit"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/report"
	"partnershipregister/generator/tree"
)

// opened is a content folder that a command changes.
type opened struct {
	*edit.Folder
	name   string
	dir    string
	found  []problem.Problem
	today  register.Day
	dryRun bool
}

// open reads a content folder with its problems. The code is that of the command when it can't.
func open(name string, flags *flag.FlagSet, o builder.Options, errs io.Writer) (*opened, int) {
	f := &opened{name: name, dir: flags.Lookup("content").Value.String(), today: o.Today}
	files, err := tree.Read(o.Content, most)
	if err != nil {
		return nil, f.fault(errs, err)
	}
	c, found, err := builder.Check(o.Content, o.Today)
	if err != nil {
		return nil, f.fault(errs, err)
	}
	f.found, f.Folder = found, &edit.Folder{Index: register.NewIndex(c.Register), Files: files}
	return f, fine
}

func (f *opened) fault(errs io.Writer, err error) int {
	fmt.Fprintf(errs, "register %s: %v\n", f.name, err)
	return fault
}

// refuse says why a command was not carried out. A refusal gets its remedy on a line of its own.
func (f *opened) refuse(errs io.Writer, err error) int {
	var r *register.Refusal
	switch {
	case errors.As(err, &r):
		fmt.Fprintf(errs, "register %s: %s\n\t%s\n", f.name, r.What, r.Remedy)
	case errors.Is(err, content.ErrBroken):
		fmt.Fprintf(errs, "register %s: %v\n\t\"register check\" says where\n", f.name, err)
	default:
		fmt.Fprintf(errs, "register %s: %v\n", f.name, err)
	}
	return misused
}

// save checks what a change would make of the register, and writes it unless it would bring new errors.
func (f *opened) save(r *edit.Result, out, errs io.Writer) int {
	_, after, err := builder.Check(f.Files.With(r.Files).FS(), f.today)
	if err != nil {
		return f.fault(errs, err)
	}
	caused := report.Caused(f.found, after, nil)
	if failures, _, _ := problem.Count(caused); failures > 0 {
		showProblems(errs, caused, problem.Error)
		fmt.Fprintf(errs, "register %s: nothing was written, because the register would have %s more\n", f.name, counted(failures, "error"))
		return problems
	}
	for _, line := range r.Done {
		fmt.Fprintln(out, line)
	}
	for _, line := range r.Look {
		fmt.Fprintf(out, "Look: %s\n", line)
	}
	if f.dryRun {
		fmt.Fprintf(out, "Nothing was written: %s would change.\n", counted(len(r.Files), "file"))
		return fine
	}
	for _, name := range slices.Sorted(maps.Keys(r.Files)) {
		if err := replace(filepath.Join(f.dir, filepath.FromSlash(name)), r.Files[name], f.Files[name] == nil); err != nil {
			return f.fault(errs, err)
		}
	}
	showProblems(out, caused, problem.Warning)
	for _, line := range r.Next {
		fmt.Fprintf(out, "Next: %s\n", line)
	}
	return fine
}

// replace writes a file as a whole or not at all. A new one takes the place of none.
func replace(name string, text []byte, isNew bool) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		if isNew {
			return fmt.Errorf("%s is there already", name)
		}
		mode = info.Mode().Perm()
	}
	beside, err := os.CreateTemp(filepath.Dir(name), ".register-*")
	if err != nil {
		return err
	}
	defer os.Remove(beside.Name())
	_, err = beside.Write(text)
	if err = errors.Join(err, beside.Chmod(mode), beside.Close()); err != nil {
		return err
	}
	return os.Rename(beside.Name(), name)
}

// words takes the arguments before the first option.
func words(args []string) (before, options []string) {
	for i, a := range args {
		if strings.HasPrefix(a, "-") && a != "-" {
			return args[:i], args[i:]
		}
	}
	return args, nil
}

// review notes that facts of a partnership were compared with their sources.
func review(args []string, today register.Day, out, errs io.Writer) int {
	ids, args := words(args)
	flags, read := newFlags("review", errs)
	checked := flags.String("checked", "", "")
	day := flags.String("on", today.String(), "")
	dryRun := flags.Bool("dry-run", false, "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	if len(ids) != 1 || *checked == "" {
		fmt.Fprint(errs, "register review: name one partnership and what you compared with its sources, such as\n"+
			"\tregister review gwent/gwent-public-services-board --checked chair,members\n")
		return misused
	}
	f, code := open("review", flags, o, errs)
	if code != fine {
		return code
	}
	f.dryRun = *dryRun
	on, err := register.ParseDate(*day)
	if err != nil {
		return f.refuse(errs, err)
	}
	t, err := f.Find(ids[0])
	if err != nil {
		return f.refuse(errs, err)
	}
	r, err := f.Review(t, strings.FieldsFunc(*checked, func(r rune) bool { return r == ',' || r == ' ' }), on)
	if err != nil {
		return f.refuse(errs, err)
	}
	return f.save(r, out, errs)
}

// set writes one fact of an entry.
func set(args []string, today register.Day, out, errs io.Writer) int {
	// A value may begin with a hyphen, so that the first three words are taken as they are.
	given := args[:min(len(args), 3)]
	rest := args[len(given):]
	if before, options := words(given); len(options) > 0 && len(before) < 2 || len(before) == 2 && strings.HasPrefix(given[len(given)-1], "--") {
		given, rest = before, slices.Concat(options, rest)
	}
	flags, read := newFlags("set", errs)
	remove := flags.Bool("remove", false, "")
	dryRun := flags.Bool("dry-run", false, "")
	o, code := read(rest, today)
	if code != fine {
		return code
	}
	if *remove && len(given) != 2 || !*remove && (len(given) != 3 || given[2] == "") {
		fmt.Fprint(errs, "register set: name an entry, a key and its value; a list has | between its entries:\n"+
			"\tregister set gwent/safer-gwent website https://www.example.org/\n"+
			"\tregister set gwent/safer-gwent chairs[0].until 2026-11-30\n"+
			"\tregister set gwent/safer-gwent website --remove\n")
		return misused
	}
	f, code := open("set", flags, o, errs)
	if code != fine {
		return code
	}
	f.dryRun = *dryRun
	t, err := f.Find(given[0])
	if err != nil {
		return f.refuse(errs, err)
	}
	value := ""
	if !*remove {
		value = given[2]
	}
	r, err := f.Set(t, given[1], value)
	if err != nil {
		return f.refuse(errs, err)
	}
	return f.save(r, out, errs)
}

// export writes a table for a spreadsheet.
func export(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("export", errs)
	name := flags.String("csv", "", "")
	target := flags.String("out", "", "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	if *name == "" {
		fmt.Fprintf(errs, "register export: name a table, such as --csv partnerships; there are %s\n", strings.Join(edit.Tables(), ", "))
		return misused
	}
	f, code := open("export", flags, o, errs)
	if code != fine {
		return code
	}
	var b strings.Builder
	if err := f.Export(&b, *name); err != nil {
		return f.refuse(errs, err)
	}
	if *target == "" {
		if _, err := io.WriteString(out, b.String()); err != nil {
			return f.fault(errs, err)
		}
		return fine
	}
	if err := os.WriteFile(*target, []byte(b.String()), 0o644); err != nil {
		return f.fault(errs, err)
	}
	fmt.Fprintf(out, "Wrote the table %s into %s. Change cells, keep the columns entry and base, save it as \"CSV UTF-8\",\n"+
		"and see what it would change: register import %s --dry-run\n", *name, *target, *target)
	return fine
}

// importTable takes the changes of a table over into the register.
func importTable(args []string, today register.Day, out, errs io.Writer) int {
	names, args := words(args)
	flags, read := newFlags("import", errs)
	name := flags.String("table", "", "")
	dryRun := flags.Bool("dry-run", false, "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	if len(names) != 1 {
		fmt.Fprint(errs, "register import: name the file of one table, such as register import partnerships.csv --dry-run\n")
		return misused
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		fmt.Fprintf(errs, "register import: there is no file %q that can be read\n", names[0])
		return misused
	}
	f, code := open("import", flags, o, errs)
	if code != fine {
		return code
	}
	f.dryRun = *dryRun
	if *name == "" {
		*name = edit.TableOf(data)
	}
	r, faults, err := f.Import(*name, data)
	if err != nil {
		return f.refuse(errs, err)
	}
	for _, x := range faults {
		fmt.Fprintf(errs, "%s: line %d, column %s: %s\n\t%s\n", names[0], x.Line, x.Column, x.What, x.Remedy)
	}
	if len(faults) > 0 {
		fmt.Fprintf(errs, "register import: nothing was written, because of %s in the table\n", counted(len(faults), "fault"))
		return problems
	}
	if len(r.Files) == 0 {
		fmt.Fprintln(out, "The table says nothing that the register does not say already.")
		return fine
	}
	if !f.dryRun {
		r.Next = append(r.Next, "Look whether all is well: register check.")
	}
	return f.save(r, out, errs)
}
