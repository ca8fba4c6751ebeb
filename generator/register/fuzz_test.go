package register_test

import (
	"encoding"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"partnershipregister/generator/register"
)

// FuzzValues reads any text as each sort of value: what is refused says why, and what is accepted is written as it was
// read, leads nowhere else and has nothing in it that can't be seen.
func FuzzValues(f *testing.F) {
	for _, seed := range []string{
		"", "2024", "2024-02-29", "2023-02-29", "1900-02-29", "2024/25", "1999/00", "2024/26", "2024-13", "0000-01-01", "2200-12-31", "٢٠٢٤", "2024-03-12T10:00",
		"safer-gwent", "gwent/safer-gwent", "a--b", "-a", "a-", "con", "con.toml", "nul/aux", "../etc", "a/../b", "a/b/c", "A", "ŵyl", "a\x00", strings.Repeat("a", 101),
		"https://www.example.org/a?b=c#d", "http://a.b", "https://аpple.example/", "https://a.example@b.example/", "javascript:alert(1)", "//a.example/", "https://a\u202e.example/",
		"https://a.example:99999999/", "https://[::1]/", "https://a.example/%zz", "HTTPS://A.EXAMPLE", "https://xn--80ak6aa92e.com/", "data:text/html,x", "https:a.example", "https://.example/",
		"office@example.org", "a@b@c.d", "@.", "a@b.c\nd", "09:30", "24:00", "9:30", "E06000023", "e06000023", "W06000022 ", "01234567", "0123456g", "active", "Active", "en",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		accepted := func(v any, written string) {
			if written != text {
				t.Errorf("%T reads %q and writes %q", v, text, written)
			}
			if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.IsSpace(r) }) {
				t.Errorf("%T accepts %q", v, text)
			}
		}
		var (
			id    register.ID
			ref   register.Ref
			date  register.Date
			clock register.Clock
			code  register.Code
			mark  register.Mark
			web   register.URL
			mail  register.Email
		)
		for _, v := range []encoding.TextUnmarshaler{&id, &ref, &date, &clock, &code, &mark, &web, &mail} {
			if err := v.UnmarshalText([]byte(text)); err != nil {
				var r *register.Refusal
				if !errors.As(err, &r) || r.What == "" || r.Remedy == "" {
					t.Errorf("%T refuses %q without a word: %v", v, text, err)
				}
				continue
			}
			switch v := v.(type) {
			case *register.ID:
				accepted(v, string(*v))
				if strings.ContainsAny(text, "/\\.:") || len(text) > 100 {
					t.Errorf("the identifier %q is no name of a file", text)
				}
			case *register.Ref:
				accepted(v, v.String())
				if strings.Contains(text, ".") || strings.Count(text, "/") > 1 {
					t.Errorf("the reference %q leads elsewhere", text)
				}
			case *register.Date:
				accepted(v, v.String())
				if v.First() > v.Last() || v.First() < 18000101 || v.IsZero() {
					t.Errorf("%q runs from %v to %v", text, v.First(), v.Last())
				}
			case *register.Clock:
				accepted(v, fmt.Sprintf("%02d:%02d", v.Minutes()/60, v.Minutes()%60))
			case *register.URL:
				accepted(v, string(*v))
				u, err := url.Parse(text)
				if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
					t.Errorf("the address %q is accepted", text)
				}
			case *register.Email:
				accepted(v, string(*v))
				if strings.Count(text, "@") != 1 || strings.ContainsAny(text, "?&%,;:<>\"") {
					t.Errorf("the e-mail address %q is accepted", text)
				}
			}
		}
	})
}
