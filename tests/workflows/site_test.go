package workflows_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"partnershipregister/generator/report"
)

// The workflow of an office with a repository of its own calls ours with what ours asks for.
func TestAnOfficeCanCallTheSite(t *testing.T) {
	for _, caller := range []string{"../../docs/own-site.yml", folder + "/publish.yml"} {
		var w, site workflow
		for name, to := range map[string]*workflow{caller: &w, folder + "/site.yml": &site} {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := yaml.Unmarshal(b, to); err != nil {
				t.Fatal(err)
			}
		}
		j := w.Jobs["site"]
		if j == nil || !strings.HasSuffix(strings.SplitN(j.Uses, "@", 2)[0], ".github/workflows/site.yml") {
			t.Fatalf("%s does not call site.yml", caller)
		}
		inputs := site.On.(map[string]any)["workflow_call"].(map[string]any)["inputs"].(map[string]any)
		for name := range j.With {
			if inputs[name] == nil {
				t.Errorf("%s hands over %q, which site.yml does not know", caller, name)
			}
		}
		// A called workflow gets no right that its caller does not have.
		given := j.Permissions.(map[string]any)
		for name, called := range site.Jobs {
			for what, level := range called.Permissions.(map[string]any) {
				if have := given[what]; have != level && have != "write" {
					t.Errorf("%s gives %s: %v, and the job %s of site.yml needs %v", caller, what, have, name, level)
				}
			}
		}
	}
}

// An office's repository publishes its area alone, under its own address, with links for editing that lead to
// the register; and only when something differs from what is published.
func TestASiteOfOnesOwn(t *testing.T) {
	const address = "https://northmarsh-office.github.io/partnerships"
	dir := made(t)
	m := newMachine(t, "site.yml", "build", dir, map[string]string{
		"inputs.area": "northmarsh", "inputs.edition": "", "inputs.always": "false", "steps.pages.outputs.base_url": address,
		"github.server_url": "https://github.com", "inputs.register || github.repository": "northlands-office/register", "github.run_id": "42",
	})
	m.must("Build")
	home := m.read("site/index.html")
	if !strings.Contains(home, address+"/") || !strings.Contains(home, "https://github.com/northlands-office/register/edit/main/content/areas/northmarsh/") {
		t.Error("the first page does not know its address or the register")
	}
	if _, err := os.Stat(filepath.Join(dir, "site", "northmarsh")); err == nil {
		t.Error("the area does not lie at the root")
	}
	compare := func(curl string) string {
		t.Helper()
		m.tool("curl", curl)
		if err := os.WriteFile(m.output, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		m.must("compare")
		return m.read(m.output)
	}
	if got := compare("exit 22"); got != "changed=true\n" {
		t.Errorf("before the first time: %q", got)
	}
	version := m.read("site/site-version.txt")
	if len(version) != 65 {
		t.Errorf("the version is %q", version)
	}
	for _, own := range []string{".register-manifest", ".register-build"} {
		if _, err := os.Stat(filepath.Join(dir, "site", own)); err == nil {
			t.Errorf("%s would be published", own)
		}
	}
	// The same content gives the same version, in another folder too.
	other := made(t)
	again := func() {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(dir, "site")); err != nil {
			t.Fatal(err)
		}
		m.must("Build")
	}
	m.dir, dir = other, other
	again()
	if got := compare("case \"$*\" in *" + address + "/site-version.txt*) echo " + strings.TrimSpace(version) + ";; *) exit 22;; esac"); got != "changed=false\n" {
		t.Errorf("nothing changed, but %q", got)
	}
	again()
	m.values = maps.Clone(m.values)
	m.values["inputs.always"] = "true"
	if got := compare("echo " + version); got != "changed=true\n" {
		t.Errorf("run by hand: %q", got)
	}
	m.values["inputs.always"] = "false"
	edit(t, filepath.Join(dir, reedham), "Writes and carries out", "Makes and carries out")
	again()
	if got := compare("echo " + version); got != "changed=true\n" {
		t.Errorf("after an edit: %q", got)
	}
	// An edit elsewhere does not touch this area's site.
	edit(t, filepath.Join(dir, reedham), "Makes and carries out", "Writes and carries out")
	edit(t, filepath.Join(dir, "content/areas/eastvale/partnerships/safer-vale/partnership.toml"), "as_of = \"2025-04-01\"", "as_of = \"2025-07-01\"")
	again()
	if got := compare("echo " + version); got != "changed=false\n" {
		t.Errorf("after an edit elsewhere: %q", got)
	}
}

// A form's fields are those that pages fill in, and each has what GitHub asks of it.
func TestForms(t *testing.T) {
	for name, want := range map[string][]string{
		"mistake.yml":         {"page", "source", "what"},
		"new-partnership.yml": {"area", "meetings", "members", "name", "purpose", "source"},
	} {
		b, err := os.ReadFile("../../.github/ISSUE_TEMPLATE/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var form struct {
			Name, Description string
			Body              []struct {
				Type, ID   string
				Attributes struct{ Label, Value string }
			}
		}
		if err := yaml.Unmarshal(b, &form); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, field := range form.Body {
			switch {
			case field.Type == "markdown" && field.Attributes.Value != "":
			case (field.Type == "input" || field.Type == "textarea") && field.Attributes.Label != "":
				got = append(got, field.ID)
			default:
				t.Errorf("%s: a field %+v", name, field)
			}
		}
		slices.Sort(got)
		if form.Name == "" || form.Description == "" || !slices.Equal(got, want) {
			t.Errorf("%s: %q has the fields %q", name, form.Name, got)
		}
	}
}

// What one workflow calls by name is there in the other.
func TestNamesAgree(t *testing.T) {
	read := func(name string) (w workflow) {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(b, &w); err != nil {
			t.Fatal(err)
		}
		return w
	}
	comment, changes := read("comment.yml"), read("changes.yml")
	after := keys(comment.On.(map[string]any)["workflow_run"].(map[string]any)["workflows"])
	if !slices.Equal(after, []string{changes.Name}) {
		t.Errorf("comment.yml runs after %q, and changes.yml is named %q", after, changes.Name)
	}
	for _, s := range comment.Jobs["post"].Steps {
		if mark, given := s.Env["MARK"]; given && mark != report.CommentMark {
			t.Errorf("comment.yml looks for %q, and comments begin with %q", mark, report.CommentMark)
		}
	}
	// What a job takes was left by a job before it.
	for taker, givers := range map[*job][]*job{
		comment.Jobs["text"]:              {changes.Jobs["changes"]},
		comment.Jobs["post"]:              {comment.Jobs["text"]},
		read("review.yml").Jobs["issues"]: {read("review.yml").Jobs["questions"]},
	} {
		var left []string
		for _, g := range givers {
			for _, s := range g.Steps {
				if strings.HasPrefix(s.Uses, "actions/upload-artifact@") && s.With["name"] != nil {
					left = append(left, s.With["name"].(string))
				}
			}
		}
		for _, s := range taker.Steps {
			if strings.HasPrefix(s.Uses, "actions/download-artifact@") && !slices.Contains(left, s.With["name"].(string)) {
				t.Errorf("%v is taken, and only %q is left", s.With["name"], left)
			}
		}
	}
}

// Every command and option in a script of a workflow is one that the help explains.
func TestCommandsAreKnown(t *testing.T) {
	help, err := exec.Command(command(t), "help").Output()
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(folder + "/*.yml")
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`go run \./cmd/register ([a-z]+)(.*)|options\+=\((--[a-z-]+)`)
	option := regexp.MustCompile(`--[a-z-]+`)
	commands := 0
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(b), -1) {
			if m[1] != "" {
				commands++
				if !strings.Contains(string(help), "\tregister "+m[1]+" ") {
					t.Errorf("%s: there is no command %q", filepath.Base(name), m[1])
				}
			}
			for _, o := range option.FindAllString(m[2]+m[3], -1) {
				if !regexp.MustCompile(`(?m)^\t` + o + `\b|, ` + o + `\b`).Match(help) {
					t.Errorf("%s: there is no option %q", filepath.Base(name), o)
				}
			}
		}
	}
	if commands < 7 {
		t.Errorf("only %d commands are found", commands)
	}
}
