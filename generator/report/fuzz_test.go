package report

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"partnershipregister/generator/problem"
)

var command = regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]*,line=\d+,col=\d+,)?title=[^,:]*::`)

// FuzzFormats puts any text into each part of a problem: GitHub finds the commands that we write and no other, programs
// find JSON, and a reader of the summary no link, no picture and nobody's name.
func FuzzFormats(f *testing.F) {
	f.Add("areas/a.toml", "\"x\" is not a key", "did you mean \"y\"?")
	f.Add("::error::x\n", "a\n::add-mask::b", "::stop-commands::x\r\n")
	f.Add("a,line=1::b", "%0A::error::x", "##[group]x")
	f.Add("<img src=x>", "[a](javascript:b) @someone #1 https://a.example", "`a` **b** <script>\n# x")
	f.Add("a\x00b", "\u202e", "\xff\xfe")
	f.Fuzz(func(t *testing.T, file, what, remedy string) {
		problems := []problem.Problem{
			{Severity: problem.Error, Check: "a", File: file, What: what, Remedy: remedy, Line: 1, Column: 2, Mender: problem.Editor},
			{Severity: problem.Warning, Check: "a", File: "b", What: "b" + what, Remedy: remedy},
			{Severity: problem.Notice, Check: "b", File: "c" + file, What: "c" + what, Remedy: ""},
		}
		write := func(name string) string {
			for _, format := range Formats {
				if format.Name == name {
					var b bytes.Buffer
					if err := format.Write(&b, problems, "content", []Rule{{Name: "a"}, {Name: "b"}}); err != nil {
						t.Fatal(err)
					}
					return b.String()
				}
			}
			t.Fatal("no format " + name)
			return ""
		}
		lines := strings.FieldsFunc(write("github"), func(r rune) bool { return r == '\n' || r == '\r' })
		if len(lines) != 4 || lines[3] != "1 error, 1 warning, 1 notice" {
			t.Errorf("%d lines instead of three commands and one: %q", len(lines), lines)
		}
		for _, line := range lines[:min(3, len(lines))] {
			if !command.MatchString(line) {
				t.Errorf("not our command: %q", line)
			}
		}
		for _, line := range strings.FieldsFunc(write("text"), func(r rune) bool { return r == '\n' || r == '\r' }) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
				t.Errorf("a command: %q", line)
			}
		}
		for _, name := range []string{"json", "sarif"} {
			if text := write(name); !json.Valid([]byte(text)) {
				t.Errorf("%s is not JSON: %s", name, text)
			}
		}
		var b bytes.Buffer
		if err := Summary(&b, problems, "content"); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			line = strings.ReplaceAll(line, "<br>", "")
			if at := strings.Index(line, "`"); at >= 0 && strings.HasPrefix(line, "  - `") {
				inside, rest, _ := strings.Cut(line[at+1:], "`")
				if inside == "" || strings.Contains(rest, "`") {
					t.Errorf("the code has another end: %q", line)
				}
				continue
			}
			unescaped := regexp.MustCompile(`\\.|&#\d+;`).ReplaceAllString(line, "")
			if strings.HasPrefix(line, "- **") {
				unescaped = strings.Replace(strings.Replace(unescaped, "- **", "", 1), "**", "", 1)
			}
			if strings.HasPrefix(line, "#") {
				continue
			}
			if strings.ContainsAny(unescaped, "<>@[]`*_|~") || strings.Contains(unescaped, "://") {
				t.Errorf("marks in the summary: %q", line)
			}
		}
	})
}
