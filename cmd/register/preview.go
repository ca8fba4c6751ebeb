package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	builder "partnershipregister/generator/build"
	"partnershipregister/generator/history"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/proof"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// mostOfPreview is how many bytes of pages a preview holds, so that the whole has less than 5 MB: small enough to be attached to a pull request.
const mostOfPreview = 4_700_000

// previewChange writes one file with the pages that a change makes other than before.
func previewChange(args []string, today register.Day, out, errs io.Writer) int {
	revisions, args := words(args)
	flags, read := newFlags("preview", errs)
	target := flags.String("out", "preview.html", "")
	themes := flags.String("themes", "themes", "")
	area := flags.String("area", "", "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	if len(revisions) != 1 {
		fmt.Fprint(errs, "register preview: name the revision to compare with, such as register preview origin/main\n")
		return misused
	}
	fail := func(err error) int {
		fmt.Fprintf(errs, "register preview: %v\n", err)
		return fault
	}
	older, err := history.Since(flags.Lookup("content").Value.String(), revisions[0], most)
	if err != nil {
		fmt.Fprintf(errs, "register preview: %v\n", err)
		return misused
	}
	files, err := tree.Read(o.Content, most)
	if err != nil {
		return fail(err)
	}
	o.Themes, o.Only = os.DirFS(*themes), register.ID(*area)
	now, code := prepare(o, errs)
	if now == nil {
		return code
	}
	changed := older.Differing(files)
	var b bytes.Buffer
	o.Content = older.FS()
	var faults bytes.Buffer
	before, _ := prepare(o, &faults)
	if before == nil {
		// The change may be in the themes, for which the older words are too few.
		words := tree.Files{}
		for name, text := range files {
			if strings.HasPrefix(name, "words/") {
				words[name] = text
			}
		}
		o.Content = older.With(words).FS()
		before, _ = prepare(o, &faults)
	}
	if before == nil {
		// The change may be the one that mends it.
		err = (&proof.Changes{Unknown: true}).Write(&b, now.Words(register.English), mostOfPreview)
		fmt.Fprintf(out, "There is nothing to compare with: the register at %s has errors of its own.\n", revisions[0])
	} else {
		var changes *proof.Changes
		if changes, err = proof.Compare(before, now, changed); err != nil {
			return fail(err)
		}
		if err = changes.Write(&b, now.Words(register.English), mostOfPreview); err != nil {
			return fail(err)
		}
		if len(changes.Pages) == 0 {
			fmt.Fprintln(out, "The change leaves every page as it is.")
		} else {
			fmt.Fprintf(out, "Wrote %s, before and after, into %s (%s).\n", counted(len(changes.Pages), "changed page"), *target, size(int64(b.Len())))
		}
	}
	if err == nil {
		err = os.WriteFile(*target, b.Bytes(), 0o644)
	}
	if err != nil {
		return fail(err)
	}
	return fine
}

// prepare plans the sites of a content without errors.
func prepare(o builder.Options, errs io.Writer) (*builder.Prepared, int) {
	c, found, err := builder.Check(o.Content, o.Today)
	if err != nil {
		fmt.Fprintf(errs, "register preview: %v\n", err)
		return nil, fault
	}
	if failures, _, _ := problem.Count(found); failures > 0 {
		showProblems(errs, found, problem.Error)
		fmt.Fprintf(errs, "register preview: there are no pages to show, because of %s\n", counted(failures, "error"))
		return nil, problems
	}
	p, err := builder.Prepare(c, o)
	if errors.Is(err, page.ErrUnknown) {
		fmt.Fprintf(errs, "register preview: the register has no area %q\n", o.Only)
		return nil, misused
	}
	if err != nil {
		fmt.Fprintf(errs, "register preview: %v\n", err)
		return nil, fault
	}
	return p, fine
}
