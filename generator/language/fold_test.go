package language_test

import (
	"regexp"
	"strings"
	"testing"

	"partnershipregister/generator/language"
)

type folds struct{ Vectors [][3]string }

func TestFold(t *testing.T) {
	for _, v := range testdata[folds](t, "fold.json").Vectors {
		if got := language.Fold(v[0]); got != v[1] {
			t.Errorf("Fold(%q) = %q, want %q", v[0], got, v[1])
		}
		if got := language.Slug(v[0]); got != v[2] {
			t.Errorf("Slug(%q) = %q, want %q", v[0], got, v[2])
		}
	}
}

var (
	slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	foldForm = regexp.MustCompile(`^([a-z0-9]+( [a-z0-9]+)*)?$`)
)

func FuzzFold(f *testing.F) {
	for _, seed := range append([]string{"Tŷ'r Cyffredin", "A&E", "&&", "æ & Æ", "ﬁ", "ŉ", "\xff\xfe", "－－", "İ", "a\u0301\u200d"}, tricky...) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fold, slug := language.Fold(s), language.Slug(s)
		if !foldForm.MatchString(fold) || language.Fold(fold) != fold {
			t.Errorf("Fold(%q) = %q", s, fold)
		}
		if !slugForm.MatchString(slug) || language.Slug(slug) != slug {
			t.Errorf("Slug(%q) = %q", s, slug)
		}
		if fold != "" && strings.ReplaceAll(fold, " ", "-") != slug {
			t.Errorf("%q folds to %q, but its slug is %q", s, fold, slug)
		}
	})
}
