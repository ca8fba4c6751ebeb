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

func TestOutdated(t *testing.T) {
	date := func(s string) register.Date {
		d, err := register.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	p := &register.Partnership{Chairs: []register.Chair{
		{AsOf: date("2018")},
		{AsOf: date("2025")},
		{AsOf: date("2018"), Arrangement: "rotating"},
		{},
		{AsOf: date("2030"), From: date("2029")},
	}}
	newest := newestChair(p, 20261122)
	if newest.String() != "2025" {
		t.Fatalf("the newest chair is of %s", newest)
	}
	for i, want := range []bool{true, false, false, false} {
		if got := outdated(&p.Chairs[i], newest); got != want {
			t.Errorf("chair %d: outdated %t", i, got)
		}
	}
}
