package page

import (
	"path"
	"strings"
	"testing"

	"partnershipregister/generator/register"
)

func TestRelative(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"", "", "index.html"},
		{"", "kent/", "kent/index.html"},
		{"kent/", "", "../index.html"},
		{"kent/", "kent/", "index.html"},
		{"kent/partnerships/a.html", "kent/partnerships/b.html", "b.html"},
		{"kent/partnerships/a.html", "kent/", "../index.html"},
		{"kent/partnerships/a.html", "kentish/", "../../kentish/index.html"},
		{"kent/partnerships.html", "kent/partnerships/a.html", "partnerships/a.html"},
		{"kent/partnerships/a.html", "kent/partnerships.html", "../partnerships.html"},
		{"404.html", "kent/", "kent/index.html"},
	} {
		if got := relative(test.from, test.to); got != test.want {
			t.Errorf("from %q to %q: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

// FuzzRelative follows each link as a browser does and must arrive.
func FuzzRelative(f *testing.F) {
	f.Add("kent/partnerships/a", "kent/b", true)
	f.Add("", "x", false)
	f.Add("a/b/c", "", true)
	f.Fuzz(func(t *testing.T, from, to string, folder bool) {
		clean := func(s string) string {
			var parts []string
			for _, p := range strings.Split(s, "/") {
				if new(register.ID).UnmarshalText([]byte(p)) == nil {
					parts = append(parts, p)
				}
			}
			switch {
			case len(parts) == 0:
				return ""
			case folder:
				return strings.Join(parts, "/") + "/"
			}
			return strings.Join(parts, "/") + ".html"
		}
		from, to = clean(from), clean(to)
		file := (&Page{Address: to}).File()
		if got := path.Join("/", path.Dir("/"+from+"x"), relative(from, to)); got != "/"+file {
			t.Fatalf("from %q to %q: the link leads to %q, not %q", from, to, got, file)
		}
		if got := path.Join("/", path.Dir("/"+from+"x"), up(from)); got != "/" {
			t.Fatalf("up from %q leads to %q", from, got)
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
