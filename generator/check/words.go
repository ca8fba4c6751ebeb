package check

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"partnershipregister/generator/language"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// A WordList is the phrases of one language as they were read.
type WordList struct {
	// File is the path below the content folder: "words/cy.toml".
	File  string
	Words *language.Words
	// Unconfirmed are the keys of the phrases that are marked as our own wording, in order.
	Unconfirmed []string
}

// Words checks the word lists against each other. The first is the one that the others must match:
// the same phrases, with the same places for names and numbers, counted where it counts.
func Words(lists []WordList) []problem.Problem {
	var problems []problem.Problem
	report := func(severity problem.Severity, l WordList, key, what, remedy string) {
		mender := problem.ThemeAuthor
		if len(lists) > 0 && l.File != lists[0].File {
			mender = problem.Translator
		}
		problems = append(problems, problem.Problem{Severity: severity, Check: "words", File: l.File, Field: key, What: what, Remedy: remedy, Mender: mender})
	}
	for i, l := range lists {
		for _, key := range l.Words.Keys() {
			for _, fault := range l.Words.Faults(key) {
				report(problem.Error, l, key, fmt.Sprintf("the phrase %q can't be used: %s", key, fault), "write the phrase again as the others in this file are written")
			}
		}
		if n := len(l.Unconfirmed); n > 0 {
			report(problem.Notice, l, "", fmt.Sprintf("%d phrases in this file have not been confirmed", n),
				"have them checked by a reader of the language; `register check --unconfirmed` lists them")
		}
		if i == 0 {
			continue
		}
		first := lists[0]
		for _, key := range first.Words.Keys() {
			if !l.Words.Has(key) {
				group, rest, _ := strings.Cut(key, ".")
				report(problem.Error, l, group, fmt.Sprintf("the phrase %q is missing, which %s has", key, first.File),
					fmt.Sprintf("write %s = \"…\" under [%s]", rest, group))
				continue
			}
			if a, b := first.Words.Placeholders(key), l.Words.Placeholders(key); !slices.Equal(a, b) {
				report(problem.Error, l, key, fmt.Sprintf("the phrase %q has the places %s, but in %s it has %s", key, braces(b), first.File, braces(a)),
					"use the same names in { } in both languages")
			}
			if first.Words.Counts(key) != l.Words.Counts(key) {
				report(problem.Error, l, key, fmt.Sprintf("the phrase %q changes with a number in one language and not in the other", key),
					"write it in the same way in both, with a form for each number")
			}
		}
		for _, key := range l.Words.Keys() {
			if !first.Words.Has(key) {
				report(problem.Warning, l, key, fmt.Sprintf("no page uses the phrase %q", key), fmt.Sprintf("take it out, or add it to %s", first.File))
			}
		}
	}
	return problems
}

// Unconfirmed lists every wording that a reader of Welsh still has to confirm: the phrases of the word
// lists and the names of the vocabulary.
func Unconfirmed(r *register.Register, lists []WordList) []problem.Problem {
	var problems []problem.Problem
	report := func(file, field, what, remedy string) {
		problems = append(problems, problem.Problem{
			Severity: problem.Notice, Check: "unconfirmed", File: file, Field: field, What: what, Remedy: remedy, Mender: problem.Translator,
		})
	}
	for _, l := range lists {
		for _, key := range l.Unconfirmed {
			report(l.File, key, fmt.Sprintf("the phrase %q has not been confirmed", key), `when it is right, take out confidence = "needs-review"`)
		}
	}
	for _, list := range vocabulary {
		rows := reflect.ValueOf(list.list(&r.Vocabulary))
		for i := range rows.Len() {
			row := rows.Index(i).Elem()
			if row.FieldByName("WelshName").Interface() == register.NeedsReview {
				name := row.FieldByName("Name").Interface().(register.Text)
				report(list.file, fmt.Sprintf("%s[%d].name_cy", list.key, i), fmt.Sprintf("the Welsh name %q of %q has not been confirmed", name.CY, name.EN),
					`when it is right, write name_cy_confidence = "standard"`)
			}
		}
	}
	return problems
}

// braces writes the names of places as they stand in a phrase: "{n} and {place}".
func braces(names []string) string {
	if len(names) == 0 {
		return "no { }"
	}
	var list []string
	for _, n := range names {
		list = append(list, "{"+n+"}")
	}
	return and(list)
}
