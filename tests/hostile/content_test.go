package hostile_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnershipregister/generator/build"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/report"
	"partnershipregister/tests/synthetic"
)

// values are facts that are refused, or kept with a warning.
var values = []struct{ name, text, check, words string }{
	// Unicode tricks: text that is shown otherwise than it is stored.
	{"a turn of direction", "purpose = \"Keeps \u202eelpoep\u202c safe.\"", "odd-character", "turns the direction of writing"},
	{"an isolate", "purpose = \"Keeps \u2066people\u2069 safe.\"", "odd-character", "turns the direction of writing"},
	{"a mark of direction", "purpose = \"Keeps\u200f people safe.\"", "odd-character", "turns the direction of writing"},
	{"a space of no width", "purpose = \"Keeps pe\u200bople safe.\"", "odd-character", "can't be seen"},
	{"a joiner", "purpose = \"Keeps pe\u200dople safe.\"", "odd-character", "can't be seen"},
	{"a byte order mark inside", "purpose = \"Keeps \ufeffpeople safe.\"", "odd-character", "can't be seen"},
	{"a soft hyphen", "purpose = \"Keeps peo\u00adple safe.\"", "odd-character", "can't be seen"},
	{"letters that are only tags", "purpose = \"Keeps people safe.\U000e0041\U000e0042\"", "odd-character", "can't be seen"},
	{"a letter of private use", "purpose = \"Keeps \ue000 safe.\"", "odd-character", "has no meaning"},
	{"no character", "purpose = \"Keeps \ufdd0 safe.\"", "odd-character", "has no meaning"},
	{"a character that was damaged", "purpose = \"Keeps \ufffd safe.\"", "odd-character", "damaged"},
	{"a line break", "purpose = \"Keeps\u2028safe.\"", "odd-character", "line break"},
	{"a nought", "purpose = \"Keeps\\u0000safe.\"", "odd-character", "control character"},
	{"a nought as it is", "purpose = \"Keeps\x00safe.\"", "syntax", "can't be seen"},
	{"an escape for a terminal", "purpose = \"Keeps \\u001b[31m safe.\"", "odd-character", "control character"},
	{"a bell", "purpose = \"Keeps\x07safe.\"", "syntax", "can't be seen"},
	{"another control", "purpose = \"Keeps\u0085safe.\"", "odd-character", "control character"},
	{"an odd space before a key", "\u00a0purpose = \"x\"", "syntax", "a space of an odd kind"},

	// Addresses.
	{"javascript", "website = \"javascript:alert(1)\"", "bad-value", "may link to"},
	{"javascript in capitals", "website = \"JaVaScRiPt://example.org/%0aalert(1)\"", "bad-value", "may link to"},
	{"data", "website = \"data:text/html,<script>alert(1)</script>\"", "bad-value", "no address may have"},
	{"data, plain", "website = \"data:text/html,x\"", "bad-value", "may link to"},
	{"another host in the same way", "website = \"//example.org/\"", "bad-value", "may link to"},
	{"a file", "website = \"file:///etc/passwd\"", "bad-value", "may link to"},
	{"a user name that looks like a host", "website = \"https://www.gov.uk@example.org/\"", "bad-value", "user name"},
	{"a host of letters that look like others", "website = \"https://www.gоv.uk/\"", "bad-value", "only looks like an English one"},
	{"a host with a hidden character", "website = \"https://www.gov\u200b.uk/\"", "bad-value", "no address may have"},
	{"a host turned round", "website = \"https://ku.vog.www\u202e/\"", "bad-value", "no address may have"},
	{"a host with a wide stop", "website = \"https://www。example。org/\"", "bad-value", "website"},
	{"a backslash for a slash", "website = \"https:\\\\\\\\example.org\\\\x\"", "bad-value", "no address may have"},
	{"a quotation mark", "website = \"https://example.org/\\\" onclick=x\"", "bad-value", "no address may have"},
	{"a tab inside", "website = \"https://exa\\tmple.org/\"", "bad-value", "no address may have"},
	{"no host", "website = \"https:///x\"", "bad-value", "no name of a website"},
	{"a port that is none", "website = \"https://example.org:x/\"", "bad-value", "not a web address"},
	{"an e-mail with headers", "contact_email = \"office@example.org?bcc=x@example.org\"", "bad-value", "not an e-mail address"},

	// Identifiers.
	{"a path", "type = \"../../etc/passwd\"", "bad-value", "not an identifier"},
	{"a path in a reference", "former_ids = [\"../secret\"]", "bad-value", "does not name a partnership"},
	{"a path in an area", "also_areas = [\"a/../../b\"]", "bad-value", "not an identifier"},
	{"a name of Windows", "type = \"con\"", "bad-value", "Windows does not allow"},
	{"a name of Windows among areas", "also_areas = [\"lpt1\"]", "bad-value", "Windows does not allow"},
	{"a name of Windows before", "former_ids = [\"nul\"]", "bad-value", "Windows does not allow"},
	{"a name of Windows with an ending", "type = \"aux.html\"", "bad-value", "not an identifier"},
	{"capital letters", "type = \"Forum\"", "bad-value", "not an identifier"},
	{"a nought in an identifier", "type = \"forum\\u0000\"", "bad-value", "not an identifier"},
	{"letters that look like others", "type = \"fоrum\"", "bad-value", "not an identifier"},
	{"a wide letter", "type = \"ｆorum\"", "bad-value", "not an identifier"},
	{"markup", "type = \"<script>\"", "bad-value", "not an identifier"},

	// Dates.
	{"a day that is none", "as_of = 2024-02-30", "syntax", "is not a date"},
	{"a leap day that is none", "as_of = \"1900-02-29\"", "bad-value", "no such day"},
	{"a month that is none", "as_of = \"2024-13\"", "bad-value", "no such month"},
	{"the year nought", "as_of = \"0000-01-01\"", "bad-value", "out of range"},
	{"the year nought without quotation marks", "as_of = 0000-01-01", "", "date"},
	{"a year far ahead", "as_of = 9999-12-31", "bad-value", "out of range"},
	{"a year of five figures", "as_of = 12024-01-01", "syntax", ""},
	{"a time with a zone", "as_of = 2024-03-12T00:00:00+14:00", "wrong-type", "date"},
	{"a time of a leap second", "as_of = 2016-12-31T23:59:60Z", "", ""},
	{"a time with a space", "as_of = 2024-03-12 10:00:00", "wrong-type", "date"},
	{"a time of day", "as_of = 25:00:00", "syntax", ""},
	{"figures of another script", "as_of = \"٢٠٢٤\"", "bad-value", "not a date"},
	{"wide figures", "as_of = \"２０２４\"", "bad-value", "not a date"},
	{"a date in a line of its own zone", "as_of = 2024-03-12Z", "syntax", ""},

	// Numbers.
	{"more than there is", "meetings_each_year = 9223372036854775808", "syntax", "too large"},
	{"minus", "meetings_each_year = -1", "out-of-range", "out of range"},
	{"endless", "meeting_hours = inf", "out-of-range", "out of range"},
	{"none", "meeting_hours = nan", "out-of-range", "out of range"},
	{"in sixteens", "meetings_each_year = 0xffffffff", "out-of-range", "out of range"},
}

func TestHostileValues(t *testing.T) {
	for _, c := range values {
		t.Run(c.name, func(t *testing.T) {
			files := good(t)
			name := partnership(t, files)
			key, _, _ := strings.Cut(strings.TrimSpace(strings.TrimLeft(c.text, "\u00a0")), " ")
			text := withoutKey(string(files[name].Data), key)
			text, line := above(text, c.text+"\n")
			put(files, name, text)
			problems := found(t, files)
			if c.check != "" {
				says(t, problems, c.check, name, line, c.words)
				return
			}
			if !slices.ContainsFunc(problems, func(p problem.Problem) bool {
				return p.File == name && p.Line == line && p.Severity == problem.Error && p.Remedy != "" && strings.Contains(p.What, c.words)
			}) {
				t.Errorf("nothing is said of line %d:\n%s", line, shown(problems))
			}
		})
	}
}

// withoutKey takes a line out.
func withoutKey(text, key string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, key+" ") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// names of files and folders that will not do.
var fileNames = []struct{ name, check, words string }{
	{"organisations/con.toml", "bad-name", "Windows does not allow"},
	{"organisations/nul.toml", "bad-name", "Windows does not allow"},
	{"organisations/com1.toml", "bad-name", "Windows does not allow"},
	{"organisations/aux.copy.toml", "bad-name", "not an identifier"},
	{"areas/prn/area.toml", "bad-name", "Windows does not allow"},
	{"organisations/Council.toml", "bad-name", "not an identifier"},
	{"organisations/a\u202eb.toml", "bad-name", "not an identifier"},
	{"organisations/a\nb.toml", "bad-name", "not an identifier"},
	{"organisations/a b.toml", "bad-name", "not an identifier"},
	{"organisations/cоuncil.toml", "bad-name", "not an identifier"},
	{"organisations/" + strings.Repeat("a", 101) + ".toml", "bad-name", "not an identifier"},
	{"organisations/-rf.toml", "bad-name", "not an identifier"},
	{"organisations/picture.svg", "wrong-place", "wrong place"},
	{"index.html", "wrong-place", "wrong place"},
	{"::error::x.toml", "wrong-place", "wrong place"},
	{"areas/::add-mask::x/area.toml", "bad-name", "not an identifier"},
}

func TestHostileNames(t *testing.T) {
	for _, c := range fileNames {
		t.Run(c.name, func(t *testing.T) {
			files := good(t)
			put(files, c.name, "name = \"x\"\n")
			problems := found(t, files)
			place := c.name
			if c.check == "bad-name" && strings.Count(place, "/") > 1 {
				place = place[:strings.LastIndex(place, "/")]
			}
			says(t, problems, c.check, place, 1, c.words)
			obeyed(t, problems)
		})
	}
	t.Run("names that differ in capitals alone", func(t *testing.T) {
		files := good(t)
		put(files, "organisations/northmarsh.toml", "name = \"x\"\nsector = \"police\"\n")
		put(files, "organisations/Northmarsh.toml", "name = \"y\"\nsector = \"police\"\n")
		says(t, found(t, files), "bad-name", "organisations/Northmarsh.toml", 1, "differ only in capital letters")
	})
	t.Run("a link", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.CopyFS(dir, good(t)); err != nil {
			t.Fatal(err)
		}
		for from, to := range map[string]string{"organisations/link.toml": "/etc/passwd", "areas/link": "../..", "words/link": "/"} {
			if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
				t.Skip(err)
			}
		}
		problems := found(t, os.DirFS(dir))
		for _, from := range []string{"organisations/link.toml", "areas/link", "words/link"} {
			says(t, problems, "not-a-plain-file", from, 1, "a link to another place")
		}
	})
}

// obeyed fails the test if GitHub would find a command in a report that we did not mean.
func obeyed(t *testing.T, problems []problem.Problem) {
	t.Helper()
	for _, format := range report.Formats {
		var b bytes.Buffer
		if err := format.Write(&b, problems, "content", nil); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.FieldsFunc(b.String(), func(r rune) bool { return r == '\n' || r == '\r' }) {
			line = strings.TrimSpace(line)
			ours := format.Name == "github" && (strings.HasPrefix(line, "::error ") || strings.HasPrefix(line, "::warning ") || strings.HasPrefix(line, "::notice "))
			if strings.HasPrefix(line, "::") && !ours || strings.Contains(line, "##[") {
				t.Errorf("%s: a command: %q", format.Name, line)
			}
		}
	}
}

// links stand in prose.
var links = []struct{ name, text, words string }{
	{"javascript", "[a](javascript:alert(1))", "javascript:alert(1)"},
	{"javascript in entities", "[a](&#106;avascript:alert(1))", "not allowed"},
	{"javascript with a tab", "[a](java&#9;script:alert(1))", "not allowed"},
	{"javascript in angles", "[a](<javascript:alert(1)>)", "not allowed"},
	{"javascript by reference", "[a][b]\n\n[b]: javascript:alert(1)", "not allowed"},
	{"javascript alone", "<javascript:alert(1)>", "not allowed"},
	{"vbscript", "[a](VBScript:x)", "not allowed"},
	{"data", "[a](data:text/html;base64,AAAA)", "not allowed"},
	{"a picture in data", "[a](data:image/svg+xml,<svg/onload=alert(1)>)", "not allowed"},
	{"another host", "[a](//example.org/)", "not allowed"},
	{"another host with a backslash", "[a](/\\\\example.org/)", "not allowed"},
	{"a user name", "[a](https://www.gov.uk@example.org/)", "not allowed"},
	{"a file", "[a](file:///etc/passwd)", "not allowed"},
	{"letters that look like others", "[a](https://www.gоv.uk/)", "not allowed"},
	{"letters that look like others, as percentages", "[a](https://www.g%D0%BEv.uk/)", "not allowed"},
}

func TestHostileLinks(t *testing.T) {
	for _, c := range links {
		t.Run(c.name, func(t *testing.T) {
			files := good(t)
			name := about(partnership(t, files))
			put(files, name, "First line.\n\n"+c.text+"\n")
			problems := found(t, files)
			if !slices.ContainsFunc(problems, func(p problem.Problem) bool {
				return p.Check == "forbidden-link" && p.File == name && p.Line >= 3 && strings.Contains(p.What, c.words) && p.Remedy != ""
			}) {
				t.Errorf("no link is refused:\n%s", shown(problems))
			}
		})
	}
}

// marked is text that would be markup, a formula or a command somewhere, and is good text all the same.
const marked = `<script>alert(1)</script><svg/onload=alert(2)>"'><img src=x onerror=alert(3)> </title></textarea>{{.}} ${x} =1+1 ::error::x ##[add-mask]x %0A`

// TestHostileTextsArePublishedAsText builds a site whose texts are full of markup. Nothing of it becomes an element, an
// attribute, a formula, a calendar's line or a command.
func TestHostileTextsArePublishedAsText(t *testing.T) {
	files := good(t)
	name := partnership(t, files)
	text := withoutKey(withoutKey(string(files[name].Data), "name"), "purpose")
	quoted := strings.ReplaceAll(marked, `"`, `\"`)
	text, _ = above(text, "name = \"= "+quoted+"\"\npurpose = \"@"+quoted+"\"\n")
	put(files, name, text+"\n[[documents]]\ntitle = \"+"+quoted+"\"\nurl = \"https://www.example.org/%3Cscript%3E'onclick=x\"\n")
	put(files, about(name), "Text with <b onclick=\"alert(1)\">markup</b> and ![a picture](https://example.org/x.svg).\n\n<script>alert(4)</script>\n\n<svg><script>alert(5)</script></svg>\n\n# "+marked+"\n\n| "+strings.ReplaceAll(marked, "|", "")+" |\n|---|\n| `"+marked+"` |\n")
	for _, p := range found(t, files) {
		if p.Severity == problem.Error {
			t.Fatal(p)
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	if _, _, err := build.Site(build.Options{Content: files, Themes: os.DirFS("../../themes"), Out: out, Today: synthetic.AsAt, On: synthetic.AsAt}); err != nil {
		t.Fatal(err)
	}
	pages, tables, seen := 0, 0, 0
	err := fs.WalkDir(os.DirFS(out), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(os.DirFS(out), path)
		if bytes.Contains(content, []byte("alert(1)")) {
			seen++
		}
		switch filepath.Ext(path) {
		case ".html":
			pages++
			lookThrough(t, path, content)
		case ".csv":
			tables++
			rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Errorf("%s: %v", path, err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.Contains(cell, "alert") && strings.ContainsRune("=+-@", rune(cell[0])) {
						t.Errorf("%s: a formula: %q", path, cell)
					}
				}
			}
		case ".ics":
			for _, line := range strings.Split(strings.ReplaceAll(string(content), "\r\n ", ""), "\r\n") {
				if key, _, _ := strings.Cut(line, ":"); strings.ContainsAny(key, "<>'{}") {
					t.Errorf("%s: an odd line: %q", path, line)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages, %d tables, %d files with the text", pages, tables, seen)
	if pages == 0 || tables == 0 || seen < 5 {
		t.Error("the text is hardly anywhere, so that this test shows too little")
	}
}

// lookThrough fails the test if a page holds what no page of ours does.
func lookThrough(t *testing.T, path string, content []byte) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "iframe", "object", "embed", "img", "base":
			t.Errorf("%s: an element %s", path, n.Data)
		case "script":
			if n.FirstChild != nil && !strings.Contains(attribute(n, "type"), "json") {
				t.Errorf("%s: a script: %s", path, n.FirstChild.Data)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.ContainsAny(a.Key, "<\"'") {
				t.Errorf("%s: the attribute %s of %s", path, a.Key, n.Data)
			}
			if a.Key == "href" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
				t.Errorf("%s: a link to %s", path, a.Val)
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestHostileTextsInReports prints problems whose every part is hostile.
func TestHostileTextsInReports(t *testing.T) {
	for _, text := range []string{"::error::x", "##[stop-commands]x", "a%0A::add-mask::b", "a\\n::set-env name=X::y", marked} {
		files := good(t)
		name := partnership(t, files)
		with, _ := above(string(files[name].Data), "\""+strings.ReplaceAll(text, `"`, `\"`)+"\" = 1\nstatus_cy = \""+strings.ReplaceAll(text, `"`, `\"`)+"\"\n")
		put(files, name, with)
		put(files, about(name), "[a](javascript:"+text+")\n\n<b "+text+">\n")
		problems := found(t, files)
		if len(problems) == 0 {
			t.Fatalf("nothing is wrong with %q", text)
		}
		obeyed(t, problems)
	}
}
