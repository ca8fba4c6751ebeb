package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"partnershipregister/generator/briefing"
	builder "partnershipregister/generator/build"
	"partnershipregister/generator/content"
	"partnershipregister/generator/history"
	"partnershipregister/generator/language"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// mostChanges is how many changes are printed where the full list is not asked for.
const mostChanges = 50

// changes says in words what differs between two states of the content.
func changes(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("changes", errs)
	format := flags.String("format", "text", "")
	full := flags.String("full", "", "")
	spoken := flags.String("language", "en", "")
	args, revisions := apart(args)
	o, code := read(args, today)
	if code != fine {
		return code
	}
	if len(revisions) == 0 || len(revisions) > 2 {
		fmt.Fprintf(errs, "register changes: name what to compare with, such as: register changes origin/main\n")
		return misused
	}
	at := slices.IndexFunc(briefing.Formats, func(f briefing.Format) bool { return f.Name == *format })
	if at < 0 {
		fmt.Fprintf(errs, "register changes: there is no format %q; choose one of text, markdown, json\n", *format)
		return misused
	}
	folder := flags.Lookup("content").Value.String()
	working, err := tree.Read(o.Content, most)
	if err != nil {
		fmt.Fprintf(errs, "register changes: %v\n", err)
		return fault
	}
	var before tree.Files
	after := working
	if len(revisions) == 1 {
		before, err = history.Since(folder, revisions[0], most)
	} else {
		before, after, err = history.Between(folder, revisions[0], revisions[1], most)
	}
	if err != nil {
		fmt.Fprintf(errs, "register changes: %v\n", err)
		return misused
	}
	b, err := brief(before, after, working, register.Language(*spoken), today)
	if err != nil {
		fmt.Fprintf(errs, "register changes: %v\n", err)
		return fault
	}
	write := briefing.Formats[at].Write
	if *full != "" {
		if err := writeFile(*full, func(w io.Writer) error { return write(w, b, 0) }); err != nil {
			fmt.Fprintf(errs, "register changes: writing the full list: %v\n", err)
			return fault
		}
	}
	if err := write(out, b, mostChanges); err != nil {
		fmt.Fprintf(errs, "register changes: %v\n", err)
		return fault
	}
	if left := b.Changes() - mostChanges; left > 0 && *full == "" && *format == "text" {
		fmt.Fprintf(errs, "register changes: \"--full FILE\" writes all %s into a file\n", counted(b.Changes(), "change"))
	}
	return fine
}

// apart takes the revisions out of the arguments, which may stand before or behind the options. Every option of the
// command has a value.
func apart(args []string) (options, revisions []string) {
	for i := 0; i < len(args); i++ {
		switch {
		case !strings.HasPrefix(args[i], "-"):
			revisions = append(revisions, args[i])
		case strings.Contains(args[i], "=") || i+1 == len(args):
			options = append(options, args[i])
		default:
			options = append(options, args[i], args[i+1])
			i++
		}
	}
	return options, revisions
}

// brief compares two states of the content folder. The words are those of the working folder, which belong to this program;
// where a change has broken them, those of another state.
func brief(before, after, working tree.Files, l register.Language, today register.Day) (*briefing.Briefing, error) {
	was, flawed, err := builder.Check(before.FS(), today)
	if err != nil {
		return nil, err
	}
	is, flawedNow, err := builder.Check(after.FS(), today)
	if err != nil {
		return nil, err
	}
	own, _, err := builder.Check(working.FS(), today)
	if err != nil {
		return nil, err
	}
	in := briefing.Input{Before: side(was, flawed), After: side(is, flawedNow), Untold: untold(was, flawed, is, flawedNow), On: today, Language: l}
	var first error
	for _, c := range []*content.Content{own, is, was} {
		phrases := map[string]language.Phrase{}
		for key, p := range c.Words[l] {
			phrases[key] = language.Phrase{Zero: p.Zero, One: p.One, Two: p.Two, Few: p.Few, Many: p.Many, Other: p.Other}
		}
		in.Words = language.NewWords(string(l), phrases)
		b, err := briefing.Of(in)
		if err == nil {
			return b, nil
		}
		if first == nil {
			first = fmt.Errorf("the words to say it are missing: %w", err)
		}
	}
	return nil, first
}

// side is one state with its errors.
func side(c *content.Content, found []problem.Problem) briefing.Side {
	s := briefing.Side{Register: c.Register, Phrases: map[register.Language]map[string]string{}}
	for _, p := range found {
		if p.Severity == problem.Error {
			s.Flawed = append(s.Flawed, fmt.Sprintf("%s:%d: %s", p.File, max(p.Line, 1), p.What))
		}
	}
	s.Flawed = slices.Compact(s.Flawed)
	for l, words := range c.Words {
		s.Phrases[l] = map[string]string{}
		for key, p := range words {
			s.Phrases[l][key] = strings.Join([]string{p.Zero, p.One, p.Two, p.Few, p.Many, p.Other}, "\x00")
		}
	}
	return s
}

// untold finds which facts could not be read on one side or the other, and so can't be compared.
func untold(was *content.Content, before []problem.Problem, is *content.Content, after []problem.Problem) func(file, fact string) bool {
	reading := map[string]bool{}
	for _, r := range content.Rules() {
		reading[r.Name] = true
	}
	lost := map[[2]string]bool{}
	note := func(c *content.Content, found []problem.Problem) {
		for _, file := range c.Unread {
			lost[factOf(file, "")] = true
		}
		for _, p := range found {
			if p.Severity == problem.Error && reading[p.Check] {
				key, _, _ := strings.Cut(p.Field, ".")
				key, _, _ = strings.Cut(key, "[")
				lost[factOf(p.File, key)] = true
			}
		}
	}
	note(was, before)
	note(is, after)
	return func(file, fact string) bool { return lost[[2]string{file, fact}] || lost[[2]string{file, ""}] }
}

// factOf gives the entry's file and the fact that a content file or a key in it is about.
func factOf(file, key string) [2]string {
	dir, name := path.Split(file)
	switch {
	case path.Base(dir) == "evidence":
		return [2]string{path.Join(dir, "..", "partnership.toml"), "evidence"}
	case path.Base(dir) == "pages":
		return [2]string{path.Join(dir, "..", "edition.toml"), "pages"}
	case name == "about.md" || name == "about.cy.md":
		return [2]string{path.Join(dir, "partnership.toml"), "about"}
	case path.Base(dir) == "vocabulary":
		return [2]string{file, ""}
	}
	return [2]string{file, strings.TrimSuffix(key, "_cy")}
}

func writeFile(name string, write func(io.Writer) error) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := write(file); err != nil {
		return err
	}
	return file.Close()
}
