package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"partnershipregister/generator/edit"
	"partnershipregister/generator/guide"
	"partnershipregister/generator/register"
)

// create writes the file of a new thing, and asks for what it has to know.
func create(args []string, today register.Day, out, errs io.Writer) int {
	return createFrom(os.Stdin, terminal(os.Stdin), args, today, out, errs)
}

// terminal tells whether a person types into a file.
func terminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func createFrom(in io.Reader, interactive bool, args []string, today register.Day, out, errs io.Writer) int {
	names, args := words(args)
	var s *edit.Sort
	if len(names) == 1 {
		s = edit.SortOf(names[0])
	}
	if s == nil {
		fmt.Fprint(errs, "register new: say what to add: register new partnership, organisation, evidence, chair or meeting\n")
		return misused
	}
	flags, read := newFlags("new "+s.Name, errs)
	id := flags.String("id", "", "")
	ask := flags.Bool("ask", false, "")
	dryRun := flags.Bool("dry-run", false, "")
	given := map[string]*string{}
	for _, q := range s.Questions {
		given[q.Key] = flags.String(strings.ReplaceAll(q.Key, "_", "-"), "", "")
	}
	for _, key := range s.Keys() {
		given[key] = flags.String(strings.ReplaceAll(key, "_", "-"), "", "")
	}
	o, code := read(args, today)
	if code != fine {
		return code
	}
	f, code := open("new "+s.Name, flags, o, errs)
	if code != fine {
		return code
	}
	f.dryRun = *dryRun
	answers := map[string]string{}
	for _, q := range s.Questions {
		if *given[q.Key] == "" {
			continue
		}
		answer, refusal := f.Accept(s, q.Key, *given[q.Key])
		if refusal != nil {
			return f.refuse(errs, refusal)
		}
		answers[q.Key] = answer
	}
	for _, key := range s.Keys() {
		if *given[key] == "" {
			continue
		}
		answer, refusal := f.Accept(s, key, *given[key])
		if refusal != nil {
			return f.refuse(errs, refusal)
		}
		answers[key] = answer
	}
	var missing []edit.Question
	for _, q := range s.Questions {
		if q.Needed && answers[q.Key] == "" {
			missing = append(missing, q)
		}
	}
	if len(missing) > 0 && !interactive && !*ask {
		fmt.Fprintf(errs, "register new %s: some things have to be known first; add these options:\n", s.Name)
		for _, q := range missing {
			fmt.Fprintf(errs, "\t--%s \"…\"  %s\n", strings.ReplaceAll(q.Key, "_", "-"), q.Ask)
		}
		return misused
	}
	if len(missing) > 0 {
		lines := bufio.NewScanner(in)
		for _, q := range s.Questions {
			if answers[q.Key] != "" {
				continue
			}
			for {
				fmt.Fprintf(out, "%s\n> ", q.Ask)
				if !lines.Scan() {
					fmt.Fprintf(errs, "\nregister new %s: the answers end here; nothing was written\n", s.Name)
					return misused
				}
				answer := strings.TrimSpace(lines.Text())
				if answer == "" && q.Needed {
					fmt.Fprintln(out, "This has to be known.")
					continue
				}
				if answer == "" {
					break
				}
				accepted, refusal := f.Accept(s, q.Key, answer)
				if refusal != nil {
					fmt.Fprintf(out, "%s\n\t%s\n", refusal.What, refusal.Remedy)
					continue
				}
				answers[q.Key] = accepted
				break
			}
		}
	}
	var g *guide.Guide
	if page, err := fs.ReadFile(o.Content, "README.md"); err == nil {
		g = guide.Read(page)
	}
	r, err := f.New(s, answers, *id, g)
	if err != nil {
		return f.refuse(errs, err)
	}
	return f.save(r, out, errs)
}
