package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"partnershipregister/generator/problem"
)

func written(t *testing.T, f func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var one = problem.Problem{Severity: problem.Error, Check: "unknown-id", File: "areas/a/area.toml", Field: "force", Line: 6, Column: 9,
	What: `there is no organisation "x"`, Remedy: `did you mean "y"?`, Mender: problem.Editor}

func TestGitHub(t *testing.T) {
	second := one
	second.File, second.Line = "areas/b/area.toml", 0
	warning := problem.Problem{Severity: problem.Warning, Check: "w", File: "x.toml", Line: 1, Column: 2, What: "odd"}
	got := written(t, func(b *bytes.Buffer) error {
		return GitHub(b, []problem.Problem{warning, one, second}, "content", nil)
	})
	want := `::error file=content/areas/a/area.toml,line=6,col=9,title=there is no organisation "x"::did you mean "y"? (editor)%0AThe same in 1 more place, such as content/areas/b/area.toml
::warning file=content/x.toml,line=1,col=2,title=odd::odd
2 errors, 1 warning, 0 notices
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Of thirteen errors, the first nine are shown, and the tenth says how many are left.
func TestGitHubShowsTen(t *testing.T) {
	var problems []problem.Problem
	for i := range 13 {
		p := one
		p.What = fmt.Sprintf("fault %d", i)
		problems = append(problems, p)
		n := p
		n.Severity = problem.Notice
		if i < 10 {
			problems = append(problems, n)
		}
	}
	problems = append(problems, problems[len(problems)-1])
	got := written(t, func(b *bytes.Buffer) error { return GitHub(b, problems, "content", nil) })
	if n := strings.Count(got, "::error "); n != 10 {
		t.Errorf("%d errors are shown", n)
	}
	if n := strings.Count(got, "::notice "); n != 10 {
		t.Errorf("%d notices are shown", n)
	}
	// 14 errors in 13 texts: nine are shown, five are left.
	if !strings.Contains(got, "::error title=and 5 more::and 5 more, see the summary\n") {
		t.Errorf("the last error does not say how many are left:\n%s", got)
	}
	if strings.Contains(got, "::notice title=and") {
		t.Errorf("ten notices need no last line")
	}
}

// A hostile text of a file can't begin a command, a property or a line of its own.
func TestNothingIsInjected(t *testing.T) {
	hostile := "x\r\n::error::stolen\n::add-mask::a,b:c%0A::set-output name=a::b\u2028##[add-path]/tmp <img src=x onerror=alert(1)> [a](https://evil.example) @team `code` #1 <!-- \x1b[31m"
	p := problem.Problem{Severity: problem.Error, Check: "c", File: "a,line=9::" + hostile, Line: 1, Column: 1, What: hostile, Remedy: hostile}
	github := written(t, func(b *bytes.Buffer) error { return GitHub(b, []problem.Problem{p, p}, "content", nil) })
	lines := strings.Split(strings.TrimSuffix(github, "\n"), "\n")
	if len(lines) != 2 || !regexp.MustCompile(`^::error file=[^,:]*,line=1,col=1,title=[^,:]*::[^\r\n]*$`).MatchString(lines[0]) {
		t.Errorf("the annotations are\n%s", github)
	}
	summary := written(t, func(b *bytes.Buffer) error { return Summary(b, []problem.Problem{p}, "content") })
	for _, line := range strings.Split(summary, "\n") {
		// What stands between ` ` is code and needs no escape.
		line = regexp.MustCompile("(^|[^\\\\])`[^`]*`").ReplaceAllString(line, "")
		line = strings.NewReplacer("<br>", "", "**", "", "- ", "", "## ", "", "# ", "").Replace(line)
		if regexp.MustCompile("(^|[^\\\\])[`*_\\[\\]<>@]|://|<!--").MatchString(line) {
			t.Errorf("the summary has a mark in %q", line)
		}
	}
	if strings.ContainsAny(github+summary, "\x1b\u2028\r") {
		t.Error("a control character is left")
	}
}

func TestSummary(t *testing.T) {
	second := one
	second.File = "areas/b/area.toml"
	got := written(t, func(b *bytes.Buffer) error { return Summary(b, []problem.Problem{one, second}, "content") })
	want := "## What the check found\n\n2 errors, 0 warnings, 0 notices.\n\n### Errors: mend these first, nothing is published before\n\n" +
		"- **there is no organisation \"x\"**<br>did you mean \"y\"? \\(editor\\)\n" +
		"  - `content/areas/a/area.toml`, line 6\n  - `content/areas/b/area.toml`, line 6\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := written(t, func(b *bytes.Buffer) error { return Summary(b, nil, "content") }); !strings.Contains(got, "Nothing") {
		t.Errorf("without problems: %s", got)
	}
	many := make([]problem.Problem, 20_000)
	for i := range many {
		many[i] = one
		many[i].What = fmt.Sprintf("fault %d", i)
	}
	if got := written(t, func(b *bytes.Buffer) error { return Summary(b, many, "content") }); len(got) > 1<<20 || !regexp.MustCompile(`\nAnd \d+ more; `).MatchString(got) {
		t.Errorf("the summary of 20,000 problems has %d bytes", len(got))
	}
}

func TestJSON(t *testing.T) {
	got := written(t, func(b *bytes.Buffer) error { return JSON(b, []problem.Problem{one}, "content", nil) })
	want := `{
  "version": 1,
  "counts": {
    "error": 1,
    "warning": 0,
    "notice": 0
  },
  "problems": [
    {
      "severity": "error",
      "check": "unknown-id",
      "file": "content/areas/a/area.toml",
      "line": 6,
      "column": 9,
      "what": "there is no organisation \"x\"",
      "remedy": "did you mean \"y\"?",
      "mender": "editor"
    }
  ]
}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := written(t, func(b *bytes.Buffer) error { return JSON(b, nil, "", nil) }); !strings.Contains(got, `"problems": []`) {
		t.Errorf("without problems the list is not empty: %s", got)
	}
}

// The members that the SARIF 2.1.0 standard requires (sections 3.13, 3.14, 3.18, 3.19, 3.27, 3.49) are there
// with the values that it allows, and each result leads to its rule.
func TestSARIF(t *testing.T) {
	odd := one
	odd.Check, odd.File, odd.Severity, odd.Line, odd.Column = "unheard-of", "a b/ŵ%:x.toml", problem.Notice, 0, 0
	text := written(t, func(b *bytes.Buffer) error {
		return SARIF(b, []problem.Problem{one, odd}, "content", []Rule{{"first", "a first thing"}, {"unknown-id", "an identifier that is not there"}})
	})
	var log map[string]any
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	if log["version"] != "2.1.0" {
		t.Errorf("the version is %v", log["version"])
	}
	runs := log["runs"].([]any)
	run := runs[0].(map[string]any)
	driver := run["tool"].(map[string]any)["driver"].(map[string]any)
	if driver["name"] == "" || len(runs) != 1 {
		t.Errorf("the tool has no name, or there are %d runs", len(runs))
	}
	rules := driver["rules"].([]any)
	seen := map[string]bool{}
	for _, r := range rules {
		r := r.(map[string]any)
		id := r["id"].(string)
		if seen[id] || id == "" || r["shortDescription"].(map[string]any)["text"] == "" || r["help"].(map[string]any)["text"] == "" {
			t.Errorf("the rule %v is listed twice or lacks a text", r)
		}
		seen[id] = true
	}
	if kind := run["columnKind"]; kind != "unicodeCodePoints" && kind != "utf16CodeUnits" {
		t.Errorf("the kind of column is %v", kind)
	}
	results := run["results"].([]any)
	if len(results) != 2 || len(rules) != 3 {
		t.Fatalf("%d results and %d rules", len(results), len(rules))
	}
	address := regexp.MustCompile(`^[A-Za-z0-9._~!$&'()*+,;=@/-]([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*$`)
	for _, r := range results {
		r := r.(map[string]any)
		rule := rules[int(r["ruleIndex"].(float64))].(map[string]any)
		if rule["id"] != r["ruleId"] {
			t.Errorf("the result of %v leads to the rule %v", r["ruleId"], rule["id"])
		}
		if level := r["level"]; level != "error" && level != "warning" && level != "note" {
			t.Errorf("the level is %v", level)
		}
		if r["message"].(map[string]any)["text"] == "" {
			t.Error("a message is empty")
		}
		place := r["locations"].([]any)[0].(map[string]any)["physicalLocation"].(map[string]any)
		region := place["region"].(map[string]any)
		if region["startLine"].(float64) < 1 || region["startColumn"].(float64) < 1 {
			t.Errorf("the region is %v", region)
		}
		if uri := place["artifactLocation"].(map[string]any)["uri"].(string); !address.MatchString(uri) || !strings.HasPrefix(uri, "content/") {
			t.Errorf("the address is %q", uri)
		}
	}
	if !strings.Contains(text, `"uri": "content/a%20b/%C5%B5%25:x.toml"`) {
		t.Errorf("the address of an odd file is not escaped:\n%s", text)
	}
}

func TestCaused(t *testing.T) {
	old := problem.Problem{Check: "c", File: "old.toml", What: "old"}
	oldMoved, touched, elsewhere := old, old, old
	oldMoved.Line = 7
	touched.File = "touched.toml"
	elsewhere.What = "new"
	got := Caused([]problem.Problem{old, touched}, []problem.Problem{oldMoved, touched, elsewhere, old}, []string{"touched.toml"})
	// The old problem is there twice now: once more than before.
	if len(got) != 3 || got[0] != touched || got[1] != elsewhere || got[2] != old {
		t.Errorf("got %v", got)
	}
}
