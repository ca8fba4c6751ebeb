package page

import (
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

func TestRelative(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"", "", "./"},
		{"", "kent/", "kent/"},
		{"kent/", "", "../"},
		{"kent/", "kent/", "./"},
		{"kent/partnerships/a/", "kent/partnerships/b/", "../b/"},
		{"kent/partnerships/a/", "kent/", "../../"},
		{"kent/partnerships/a/", "kentish/", "../../../kentish/"},
		{"kent/partnerships/", "kent/partnerships/a/", "a/"},
		{"404.html", "kent/", "kent/"},
	} {
		if got := relative(test.from, test.to); got != test.want {
			t.Errorf("from %q to %q: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

// FuzzRelative follows each link as a browser does and must arrive.
func FuzzRelative(f *testing.F) {
	f.Add("kent/partnerships/a/", "kent/b/")
	f.Add("", "x/")
	f.Add("a/b/c/", "")
	f.Fuzz(func(t *testing.T, from, to string) {
		clean := func(s string) string {
			var parts []string
			for _, p := range strings.Split(s, "/") {
				if new(register.ID).UnmarshalText([]byte(p)) == nil {
					parts = append(parts, p)
				}
			}
			if len(parts) == 0 {
				return ""
			}
			return strings.Join(parts, "/") + "/"
		}
		from, to = clean(from), clean(to)
		at := strings.Split(strings.TrimSuffix(from, "/"), "/")
		if from == "" {
			at = nil
		}
		for _, step := range strings.Split(strings.TrimSuffix(relative(from, to), "/"), "/") {
			switch step {
			case ".", "":
			case "..":
				if len(at) == 0 {
					t.Fatalf("from %q to %q: the link leaves the site", from, to)
				}
				at = at[:len(at)-1]
			default:
				at = append(at[:len(at):len(at)], step)
			}
		}
		if got := strings.Join(at, "/"); got != strings.TrimSuffix(to, "/") {
			t.Fatalf("from %q to %q: the link leads to %q", from, to, got)
		}
	})
}

func TestShorten(t *testing.T) {
	if got := shorten("Brings the bodies together, and more.", 28); got != "Brings the bodies together…" {
		t.Error(got)
	}
	if got := shorten("Short.", 27); got != "Short." {
		t.Error(got)
	}
}
