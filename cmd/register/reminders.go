package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	builder "partnershipregister/generator/build"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/remind"
	"partnershipregister/generator/report"
)

// reminders writes what the entries ask those who keep them, an issue for each area.
func reminders(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("reminders", errs)
	area := flags.String("area", "", "")
	format := flags.String("format", "markdown", "")
	on := flags.String("on", "", "")
	repository := flags.String("repository", "", "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	if *format != "markdown" && *format != "json" {
		fmt.Fprintf(errs, "register reminders: there is no format %q; choose markdown or json\n", *format)
		return misused
	}
	if *on != "" {
		d, err := register.ParseDate(*on)
		if err != nil || d.Precision != register.Exact {
			fmt.Fprintf(errs, "register reminders: --on: %q is not a day; write it as 2028-05-08\n", *on)
			return misused
		}
		today = d.First()
	}
	c, found, err := builder.Check(o.Content, today)
	if err != nil {
		fmt.Fprintf(errs, "register reminders: %v\n", err)
		return fault
	}
	if failures, _, _ := problem.Count(found); failures > 0 {
		fmt.Fprintf(errs, "register reminders: the register has %s; \"register check\" shows them\n", counted(failures, "error"))
		return problems
	}
	settings := c.Register.Settings
	base := strings.TrimSuffix(cmp.Or(*repository, string(settings.Repository)), "/") + "/blob/" + cmp.Or(settings.Branch, "main") + "/content/"
	at := func(file string, line int) string { return fmt.Sprintf("%s%s?plain=1#L%d", base, file, line) }
	issues := []report.Issue{}
	for _, home := range remind.All(register.NewIndex(c.Register), today) {
		if *area != "" && string(home.ID) != *area {
			continue
		}
		var entries, listed []report.Asked
		for _, e := range home.Entries {
			c.Positions.Place(e.Questions)
			entries = append(entries, report.Asked{Name: e.Name, File: e.File, Questions: e.Questions})
		}
		for _, e := range home.Listed {
			listed = append(listed, report.Asked{Name: e.Name, File: e.File})
		}
		issues = append(issues, report.NewIssue(string(home.ID), home.Name, entries, listed, today.String(), at))
	}
	if *area != "" && len(issues) == 0 {
		fmt.Fprintf(errs, "register reminders: the register has no area and no edition %q\n", *area)
		return misused
	}
	if *format == "json" {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(issues); err != nil {
			fmt.Fprintf(errs, "register reminders: %v\n", err)
			return fault
		}
		return fine
	}
	for _, i := range issues {
		if i.Body != "" {
			fmt.Fprintf(out, "# %s\n\n%s\n", i.Title, i.Body)
		}
	}
	return fine
}
