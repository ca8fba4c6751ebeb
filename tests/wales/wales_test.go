// Package wales_test holds the Wales edition to what it promises: two languages page for page, no
// English words of the interface on a Welsh page, and the area's choice about untranslated texts.
package wales_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"partnershipregister/generator/build"
	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

const today = register.Day(20261122)

// edition is the Wales edition alone, built once from the real content.
var edition = sync.OnceValues(func() (map[string]*html.Node, error) {
	return pagesOf(os.DirFS("../../content"))
})

// pagesOf builds the Wales edition from a content folder and reads its pages, by address.
func pagesOf(folder fs.FS) (map[string]*html.Node, error) {
	out, err := os.MkdirTemp("", "wales")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(out)
	_, problems, err := build.Site(build.Options{
		Content: folder, Themes: os.DirFS("../../themes"), Out: filepath.Join(out, "site"), Today: today, On: today, Only: "wales",
	})
	if err != nil {
		return nil, err
	}
	if n, _, _ := problem.Count(problems); n > 0 {
		return nil, os.ErrInvalid
	}
	pages := map[string]*html.Node{}
	site := os.DirFS(filepath.Join(out, "site"))
	err = fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" || name == "404.html" {
			return err
		}
		f, err := site.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		pages[name], err = html.Parse(f)
		return err
	})
	return pages, err
}

func pages(t *testing.T) map[string]*html.Node {
	t.Helper()
	pages, err := edition()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func elements(n *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && slices.Contains(names, d.Data) {
			list = append(list, d)
		}
	}
	return list
}

func language(page *html.Node) string { return attribute(elements(page, "html")[0], "lang") }

// twin gives the address to which a page's link for the other language leads.
func twin(address string, page *html.Node) (to string, link *html.Node) {
	for _, a := range elements(page, "a") {
		if attribute(a, "hreflang") != "" {
			return path.Join(path.Dir(address), attribute(a, "href")), a
		}
	}
	return "", nil
}

// TestTwins finds for each page its twin, which must lead back and have the same shape.
func TestTwins(t *testing.T) {
	all := pages(t)
	english, welsh := 0, 0
	for address, page := range all {
		switch language(page) {
		case "en":
			english++
		case "cy":
			welsh++
		}
		to, link := twin(address, page)
		if link == nil {
			t.Errorf("%q has no link to the other language", address)
			continue
		}
		other := all[to]
		if other == nil {
			t.Errorf("%q: the other language would be at %q, where there is no page", address, to)
			continue
		}
		if back, _ := twin(to, other); back != address {
			t.Errorf("%q leads to %q, which leads back to %q", address, to, back)
		}
		if language(page) == language(other) || attribute(link, "lang") != language(other) || attribute(link, "hreflang") != language(other) {
			t.Errorf("%q: the link's language does not match its page", address)
		}
		if want := map[string]string{"en": "English", "cy": "Cymraeg"}[language(other)]; text(link) != want {
			t.Errorf("%q: the other language is called %q", address, text(link))
		}
		if a, b := shape(page), shape(other); a != b {
			t.Errorf("%q and %q differ in shape:\n%s\n%s", address, to, a, b)
		}
	}
	if english != welsh || english < 200 {
		t.Errorf("%d English and %d Welsh pages", english, welsh)
	}
}

// shape tells how many headings, tables, rows and entries of lists a page has. Lists by letter are
// left out, for the alphabets differ.
func shape(page *html.Node) string {
	body := elements(page, "body")[0]
	var b strings.Builder
	for _, name := range []string{"h1", "h2", "h3", "h4", "table", "tr", "th", "td", "li", "dt", "dd", "nav", "section", "svg", "form"} {
		if strings.HasPrefix(attribute(body, "class"), "a-to-z") || attribute(body, "class") == "organisations" || attribute(body, "class") == "authorities" || attribute(body, "class") == "front" {
			if name != "h1" && name != "table" && name != "form" {
				continue
			}
		}
		b.WriteString(name + "=" + strings.Repeat("|", len(elements(body, name))) + " ")
	}
	return b.String()
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// sameInBoth are the phrases that are rightly the same in English and Welsh.
var sameInBoth = map[string]bool{"change-fact.agenda": true, "change-fact.sector": true, "change-entry.sector": true}

// onlyValues are phrases without a word of their own, such as "{page} – {site}".
var onlyValues = regexp.MustCompile(`^(\{[a-z-]+\}|[^\pL{}])*$`)

// TestNoEnglishWords looks for phrases of the English word list on Welsh pages, outside of text that is
// marked as English.
func TestNoEnglishWords(t *testing.T) {
	c, _, err := content.Read(os.DirFS("../../content"))
	if err != nil {
		t.Fatal(err)
	}
	english := map[string]string{}
	for key, p := range c.Words[register.English] {
		welsh := c.Words[register.Welsh][key]
		for _, form := range []string{p.One, p.Other} {
			if len(form) > 3 && !strings.Contains(form, "{") {
				english[form] = key
			}
			if form == welsh.Other && !sameInBoth[key] && !onlyValues.MatchString(form) {
				t.Errorf("the phrase %q is the same in both languages: %q", key, form)
			}
		}
	}
	for _, phrase := range []string{"Cymraeg", "English"} {
		delete(english, phrase)
	}
	// A word may be English in one phrase and Welsh in another.
	for _, p := range c.Words[register.Welsh] {
		delete(english, p.Other)
	}
	found := map[string]bool{}
	report := func(address, phrase string) {
		if key := english[phrase]; key != "" && !found[phrase] {
			found[phrase] = true
			t.Errorf("%q says %q (%s)", address, phrase, key)
		}
	}
	for address, page := range pages(t) {
		if language(page) != "cy" {
			continue
		}
		var walk func(n *html.Node)
		walk = func(n *html.Node) {
			// Code holds the names of keys, tables and files, which are the same in every language.
			if n.Type == html.ElementNode && (attribute(n, "lang") == "en" || n.Data == "script" || n.Data == "code") {
				return
			}
			if n.Type == html.TextNode {
				report(address, strings.Trim(strings.Join(strings.Fields(n.Data), " "), ".:;,"))
				report(address, strings.Join(strings.Fields(n.Data), " "))
			}
			for _, key := range []string{"aria-label", "title", "alt", "placeholder", "content"} {
				// A type of Open Graph is a word of its vocabulary.
				if attribute(n, "property") != "og:type" {
					report(address, attribute(n, key))
				}
			}
			for child := range n.ChildNodes() {
				walk(child)
			}
		}
		walk(page)
	}
	if len(english) < 200 {
		t.Errorf("only %d English phrases were looked for", len(english))
	}
}

// TestWelshText looks at single things of Welsh pages: dates, counted words and letters.
func TestWelshText(t *testing.T) {
	all := pages(t)
	for address, want := range map[string][]string{
		"cymru/index.html": {"Partneriaethau cyhoeddus Cymru", "Gogledd Cymru", "De Cymru"},
		"cymru/gwent/partneriaethau/gwent-public-services-board.html": {"Bwrdd Gwasanaethau Cyhoeddus Gwent", "2021"},
		"cymru/gwent/awdurdodau.html":                                 {"Casnewydd", "Sir Fynwy"},
	} {
		page := all[address]
		if page == nil {
			t.Errorf("there is no page %q", address)
			continue
		}
		for _, phrase := range want {
			if !strings.Contains(text(page), phrase) {
				t.Errorf("%q does not say %q", address, phrase)
			}
		}
	}
}

// TestWelshOrder looks at the A to Z of council areas: Caerdydd and Caerffili before Castell-nedd,
// Rhondda after every other R, and each in the place of its Welsh letter.
func TestWelshOrder(t *testing.T) {
	page := pages(t)["cymru/awdurdodau.html"]
	var names []string
	for _, li := range elements(page, "li") {
		if a := elements(li, "a"); len(a) > 0 && strings.Contains(attribute(a[0], "href"), "/awdurdodau/") {
			names = append(names, text(a[0]))
		}
	}
	want := []string{"Abertawe", "Blaenau Gwent", "Bro Morgannwg", "Caerdydd", "Caerffili", "Casnewydd", "Castell-nedd Port Talbot", "Ceredigion", "Conwy",
		"Gwynedd", "Merthyr Tudful", "Pen-y-bont ar Ogwr", "Powys", "Rhondda Cynon Taf", "Sir Benfro", "Sir Ddinbych", "Sir Fynwy", "Sir Gaerfyrddin", "Sir y Fflint", "Torfaen", "Wrecsam", "Ynys Môn"}
	letters := map[string]bool{}
	for _, h := range elements(page, "h2") {
		letters[attribute(h, "id")] = true
	}
	if !letters["letter-rh"] || letters["letter-r"] {
		t.Errorf("Rhondda Cynon Taf does not stand under RH: %v", letters)
	}
	if !slices.Equal(names, want) {
		t.Errorf("got  %v\nwant %v", names, want)
	}
}

// changed is the real content with one line added to an area.
func changed(t *testing.T, area, line string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	source := os.DirFS("../../content")
	err := fs.WalkDir(source, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(source, name)
		files[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	name := "areas/" + area + "/area.toml"
	files[name].Data = append(files[name].Data, []byte("\n"+line+"\n")...)
	return files
}

// TestStop has an area choose that untranslated texts stop the build.
func TestStop(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	_, problems, err := build.Site(build.Options{
		Content: changed(t, "gwent", `untranslated = "stop"`), Themes: os.DirFS("../../themes"), Out: out, Today: today, On: today,
	})
	if err != nil {
		t.Fatal(err)
	}
	errors, _, _ := problem.Count(problems)
	if errors == 0 {
		t.Error("the build was not stopped")
	}
	for _, p := range problems {
		if p.Severity == problem.Error && (p.Check != "untranslated" || !strings.HasPrefix(p.File, "areas/gwent/") || p.Mender != problem.Translator) {
			t.Errorf("another error: %s", p)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was published")
	}
}

// TestBanner has an area choose a banner, which must stand on just those of its pages that show text
// in the other language.
func TestBanner(t *testing.T) {
	all, err := pagesOf(changed(t, "gwent", `untranslated = "banner"`))
	if err != nil {
		t.Fatal(err)
	}
	banners, plain := 0, 0
	for address, page := range all {
		var banner, note bool
		for _, p := range elements(page, "p") {
			if strings.Contains(text(p), "yn Saesneg yn unig.") || strings.Contains(text(p), "is in Welsh only.") {
				banner = banner || attribute(p, "class") == "notice"
				note = note || attribute(p, "class") == "one-language"
			}
		}
		gwent := strings.HasPrefix(address, "gwent/") || strings.HasPrefix(address, "cymru/gwent/")
		switch {
		case banner && !gwent:
			t.Errorf("%q has a banner and is not Gwent's", address)
		case note && gwent:
			t.Errorf("%q has a note where Gwent wants a banner", address)
		case banner:
			banners++
		case gwent:
			plain++
		}
	}
	if banners < 20 || plain < 20 {
		t.Errorf("%d pages with the banner and %d without; both should be many", banners, plain)
	}
}
