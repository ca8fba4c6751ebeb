package check

import (
	"strings"
	"testing"

	"partnershipregister/generator/language"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

func TestWords(t *testing.T) {
	english := map[string]language.Phrase{
		"board.title": {Other: "The board of {place}"},
		"board.count": {One: "{n} board", Other: "{n} boards"},
	}
	for name, test := range map[string]struct {
		welsh map[string]language.Phrase
		want  string
	}{
		"fine": {map[string]language.Phrase{
			"board.title": {Other: "Y bwrdd: {place}"},
			"board.count": {Zero: "dim byrddau", One: "{n} bwrdd", Two: "{n} fwrdd", Few: "{n} bwrdd", Many: "{n} bwrdd", Other: "{n} bwrdd"},
		}, ""},
		"missing": {map[string]language.Phrase{
			"board.count": {Zero: "dim byrddau", One: "{n} bwrdd", Two: "{n} fwrdd", Few: "{n} bwrdd", Many: "{n} bwrdd", Other: "{n} bwrdd"},
		}, `error board: the phrase "board.title" is missing, which words/en.toml has`},
		"other place": {map[string]language.Phrase{
			"board.title": {Other: "Y bwrdd: {area}"},
			"board.count": {Zero: "dim byrddau", One: "{n} bwrdd", Two: "{n} fwrdd", Few: "{n} bwrdd", Many: "{n} bwrdd", Other: "{n} bwrdd"},
		}, `error board.title: the phrase "board.title" has the places {area}, but in words/en.toml it has {place}`},
		"not counted": {map[string]language.Phrase{
			"board.title": {Other: "Y bwrdd: {place}"},
			"board.count": {Other: "{n} bwrdd"},
		}, `error board.count: the phrase "board.count" changes with a number in one language and not in the other`},
		"unused": {map[string]language.Phrase{
			"board.title": {Other: "Y bwrdd: {place}"},
			"board.old":   {Other: "Hen"},
			"board.count": {Zero: "dim byrddau", One: "{n} bwrdd", Two: "{n} fwrdd", Few: "{n} bwrdd", Many: "{n} bwrdd", Other: "{n} bwrdd"},
		}, `warning board.old: no page uses the phrase "board.old"`},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range Words([]WordList{
				{File: "words/en.toml", Words: language.NewWords("en", english)},
				{File: "words/cy.toml", Words: language.NewWords("cy", test.welsh)},
			}) {
				got = append(got, p.Severity.String()+" "+p.Field+": "+p.What)
				if p.File != "words/cy.toml" || p.Mender != problem.Translator || p.Remedy == "" {
					t.Errorf("the problem is for %s in %s: %q", p.Mender, p.File, p.Remedy)
				}
			}
			if strings.Join(got, "\n") != test.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), test.want)
			}
		})
	}
}

func TestUnconfirmed(t *testing.T) {
	p := validParts()
	p.vocab.Types[1].WelshName = register.NeedsReview
	p.vocab.Types[1].Name.CY = "Bwrdd Sirol"
	var got []string
	for _, found := range Unconfirmed(p.Register, []WordList{{File: "words/cy.toml", Unconfirmed: []string{"a.b", "a.c"}}}) {
		got = append(got, found.File+" "+found.Field+": "+found.What)
	}
	want := []string{
		`words/cy.toml a.b: the phrase "a.b" has not been confirmed`,
		`words/cy.toml a.c: the phrase "a.c" has not been confirmed`,
		`vocabulary/partnership-types.toml type[1].name_cy: the Welsh name "Bwrdd Sirol" of "` + p.vocab.Types[1].Name.EN + `" has not been confirmed`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
