// Package editing_test follows the ways from a page to the files behind it, and what comes of them: that links
// for editing open files that are there, that links to new files begin sound ones, and what a letter about a
// mistake holds.
package editing_test

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"partnershipregister/generator/build"
	"partnershipregister/generator/content"
	"partnershipregister/generator/page"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

const (
	on         register.Day = 20261122
	repository              = "https://github.example/office/register"
)

var own, themes = os.DirFS("../../content"), os.DirFS("../../themes")

// prepared plans the sites of the shipped content, of which a test may change files.
func prepared(t *testing.T, only register.ID, repository string, change func(*content.Content)) *build.Prepared {
	t.Helper()
	c, _, err := build.Check(own, on)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(c)
	}
	if repository == "" {
		c.Register.Settings.Repository = ""
	}
	p, err := build.Prepare(c, build.Options{Content: own, Themes: themes, Today: on, On: on, Only: only, Address: "https://register.example/", Repository: repository})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func rendered(t *testing.T, s *build.Prepared, p *page.Page) *html.Node {
	t.Helper()
	var b bytes.Buffer
	if err := s.Render(&b, p); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// links gives the addresses of links that begin in some way.
func links(doc *html.Node, prefix string) []string {
	var list []string
	for n := range doc.Descendants() {
		if to := attribute(n, "href"); n.Type == html.ElementNode && n.Data == "a" && strings.HasPrefix(to, prefix) {
			list = append(list, to)
		}
	}
	return list
}

// kinds of site: an English area, a Welsh one, an edition of two languages with its areas.
var some = []register.ID{"kent", "wales"}

// Every page has a link for editing, and all of them open files or folders of the content.
func TestLinksForEditing(t *testing.T) {
	without := map[string]bool{"not-found": true, "moved": true}
	kinds, seen := map[string]int{}, map[string]bool{}
	for _, only := range some {
		s := prepared(t, only, repository, nil)
		for _, p := range s.Pages {
			doc := rendered(t, s, p)
			edits := append(links(doc, repository+"/edit/main/content/"), links(doc, repository+"/tree/main/content/")...)
			if len(edits) == 0 && !without[p.Kind] {
				t.Errorf("%s: no link for editing", p.Address)
			}
			for _, to := range edits {
				_, file, _ := strings.Cut(to, "/main/content/")
				info, err := fs.Stat(own, file)
				if err != nil || info.IsDir() != strings.Contains(to, "/tree/") {
					t.Errorf("%s: %s: opens nothing", p.Address, to)
				}
			}
			if p.Subject != "" && !strings.HasSuffix(p.Subject, "/") && !slices.Contains(edits, repository+"/edit/main/content/"+p.Subject) {
				t.Errorf("%s: no link to %s", p.Address, p.Subject)
			}
			if p.Kind == "article" && (p.Language == register.Welsh) != strings.HasSuffix(p.Subject, ".cy.md") {
				t.Errorf("%s: the text is edited in %s", p.Address, p.Subject)
			}
			newFiles(t, p, doc, kinds, seen)
		}
	}
	if kinds["partnership"] == 0 || kinds["partnerships"] != 1+2*4 || kinds["home"] != 1+2*4 {
		t.Errorf("links to new files: %v", kinds)
	}
}

// A partnership's page leads to where facts that are not stated are written: once below the facts and once beside the parts
// of which nothing is stated. The address is not repeated at each of them, and the page of a body that has ended asks for none.
func TestNotStated(t *testing.T) {
	for _, with := range []string{repository, ""} {
		s := prepared(t, "merseyside", with, nil)
		found, parts, ended := 0, 0, 0
		for _, p := range s.Pages {
			if p.Kind != "partnership" {
				continue
			}
			doc := rendered(t, s, p)
			lists := 0
			var words []string
			for n := range doc.Descendants() {
				if n.Type != html.ElementNode {
					continue
				}
				words = append(words, strings.Fields(attribute(n, "class"))...)
				if attribute(n, "aria-labelledby") == "missing" {
					lists++
					to := links(n, "https://github.example")
					switch folder := repository + "/new/main/content/" + path.Dir(p.Subject) + "?"; {
					case slices.Contains(ends, p.Address) || with == "":
						if len(to) > 0 {
							t.Errorf("%s: what is missing leads to %q", p.Address, to)
						}
					case len(to) == 0 || to[0] != repository+"/edit/main/content/"+p.Subject || len(to) > 1 && !strings.HasPrefix(to[1], folder):
						t.Errorf("%s: what is missing leads to %q", p.Address, to)
					}
				}
			}
			if slices.Contains(words, "not-stated") {
				found++
			}
			parts += lists
			if slices.Contains(ends, p.Address) {
				ended++
				if n := len(links(doc, repository+"/new/")); n > 0 {
					t.Errorf("%s: a body that has ended, and %d links to what could be added", p.Address, n)
				}
			}
			want := 2 + lists // below the facts and at the foot
			if slices.Contains(ends, p.Address) {
				want = 2
			}
			// An entry that is known from a list alone has one more.
			all := links(doc, repository+"/edit/main/content/"+p.Subject)
			if with == "" && len(links(doc, "https://github.example")) > 0 {
				t.Errorf("%s: without a repository it links to it", p.Address)
			} else if with != "" && (len(all) < 2 || len(all) > want+1) {
				t.Errorf("%s: %d links to its file", p.Address, len(all))
			}
		}
		if found == 0 || parts == 0 || ended != len(ends) {
			t.Fatalf("pages with facts that are not stated: %d, with parts that are not: %d, of bodies that have ended: %d", found, parts, ended)
		}
	}
}

// ends are the pages of Merseyside's bodies that have ended.
var ends = []string{"partnerships/merseyside-community-safety-partnership.html"}

// newFiles looks at the links of a page to new files: they stay short enough for servers, and name a folder that is
// there and a file that the check refuses until it has a name.
func newFiles(t *testing.T, p *page.Page, doc *html.Node, kinds map[string]int, seen map[string]bool) {
	t.Helper()
	for _, to := range links(doc, repository+"/new/") {
		u, err := url.Parse(to)
		if err != nil || len(to) > 6000 {
			t.Fatalf("%s: %d bytes: %v", p.Address, len(to), err)
		}
		_, folder, _ := strings.Cut(u.Path, "/main/content/")
		if info, err := fs.Stat(own, folder); err != nil || !info.IsDir() {
			t.Errorf("%s: %s: no such folder", p.Address, folder)
		}
		text, name := u.Query().Get("value"), u.Query().Get("filename")
		if kinds[p.Kind]++; seen[text] {
			continue
		}
		seen[text] = true
		if got := filled(t, folder+"/"+name, text); len(got) > 0 {
			t.Errorf("%s: %s, filled in:\n%s\n%s", p.Address, name, got, text)
		}
	}
}

// filled fills in the outline of a file as somebody would, first as it is, and gives what the check finds in the end.
func filled(t *testing.T, name, text string) string {
	t.Helper()
	problems := func(name, text string) string {
		files := fstest.MapFS{}
		err := fs.WalkDir(own, ".", func(n string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && (strings.HasPrefix(n, "vocabulary/") || strings.HasPrefix(n, path.Dir(path.Dir(name))+"/partnership.toml")) {
				b, err := fs.ReadFile(own, n)
				files[n] = &fstest.MapFile{Data: b}
				return err
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
		_, found, err := content.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, p := range found {
			if strings.HasPrefix(p.File, path.Dir(path.Dir(name))+"/") && p.Severity == problem.Error && (p.File == name || strings.Contains(name, p.File)) {
				list = append(list, p.What)
			}
		}
		return strings.Join(list, "\n")
	}
	if problems(name, text) == "" {
		t.Errorf("%s is accepted without a word in it:\n%s", name, text)
	}
	for key, value := range map[string]string{"name": "Safer Reedham", "title": "Lights", "type": "other", "purpose": "Cuts crime.", "status": "active",
		"level": "compared", "effect": "better", "kind": "evaluation", "url": "https://reedham.example/"} {
		text = strings.ReplaceAll(text, key+` = ""`, key+` = "`+value+`"`)
	}
	if strings.HasSuffix(name, ".md") {
		text += "Thefts fell from 40 to 28.\n"
	}
	base := path.Base(name)
	if strings.HasSuffix(name, ".md") {
		return problems(path.Join(path.Dir(name), "lights.md"), text)
	}
	return problems(path.Join(path.Dir(path.Dir(name)), "safer-reedham", base), text)
}

// A mistake is reported by e-mail where an office gives an address, else in a form.
func TestReport(t *testing.T) {
	report := func(s *build.Prepared, address string) *url.URL {
		for _, p := range s.Pages {
			if p.Address != address {
				continue
			}
			doc := rendered(t, s, p)
			for _, to := range append(links(doc, "mailto:report"), links(doc, repository+"/issues/new?")...) {
				if u, err := url.Parse(to); err == nil && u.RawQuery != "" {
					return u
				}
			}
		}
		return nil
	}
	page := ""
	s := prepared(t, "kent", repository, nil)
	for _, p := range s.Pages {
		if p.Kind == "partnership" {
			page = p.Address
			break
		}
	}
	form := report(s, page)
	if form == nil || form.Query().Get("template") != "mistake.yml" || form.Query().Get("page") != "https://register.example/"+page {
		t.Errorf("the form: %v", form)
	}
	office := func(c *content.Content) {
		for _, a := range c.Register.Areas {
			if a.ID == "kent" {
				a.Contact = "report+area@office.example"
			}
		}
		c.Register.Settings.Contact = "report@register.example"
	}
	letter := report(prepared(t, "kent", "", office), page)
	if letter == nil || letter.Opaque != "report+area@office.example" || !strings.Contains(letter.Query().Get("body"), "https://register.example/"+page) ||
		letter.Query().Get("subject") == "" || strings.Contains(letter.RawQuery, "+") {
		t.Errorf("the letter: %v", letter)
	}
	if letter = report(prepared(t, "gwent", "", office), "partnerships.html"); letter == nil || letter.Opaque != "report@register.example" {
		t.Errorf("the letter about an area without an address: %v", letter)
	}
	if none := report(prepared(t, "gwent", "", nil), "partnerships.html"); none != nil {
		t.Errorf("nobody takes mistakes, and yet: %v", none)
	}
}
