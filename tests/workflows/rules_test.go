// Package workflows_test holds the workflows to rules of safety, and carries out their steps as a machine of
// GitHub would, for a change from a fork, without a token and with a home that can't be written.
package workflows_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const folder = "../../.github/workflows"

// A workflow is what the rules look at.
type workflow struct {
	Name        string
	On          any
	Permissions any
	Concurrency any
	Env         map[string]string
	Jobs        map[string]*job
}

type job struct {
	Uses        string
	If          string
	Needs       any
	Permissions any
	Secrets     any
	RunsOn      any `yaml:"runs-on"`
	Timeout     int `yaml:"timeout-minutes"`
	Env         map[string]string
	Outputs     map[string]string
	With        map[string]any
	Strategy    any
	Steps       []*step
}

type step struct {
	ID, Name, If, Uses, Run string
	Env                     map[string]string
	With                    map[string]any
}

// triggers are the events on which a workflow of ours may run. Those that hand the rights of this repository
// to what a stranger sent are not among them.
var triggers = []string{"push", "pull_request", "schedule", "workflow_call", "workflow_dispatch", "workflow_run"}

// grants are the rights that a job may ask for, with what the job must do to need them.
var grants = map[string]func(j *job) bool{
	"contents: read":       func(j *job) bool { return j.takes("actions/checkout@") || j.Uses != "" },
	"actions: read":        func(j *job) bool { return j.takes("actions/download-artifact@") },
	"pages: read":          func(j *job) bool { return j.takes("actions/configure-pages@") },
	"pages: write":         func(j *job) bool { return j.takes("actions/deploy-pages@") || strings.HasPrefix(j.Uses, "./") },
	"id-token: write":      func(j *job) bool { return j.takes("actions/deploy-pages@") || strings.HasPrefix(j.Uses, "./") },
	"issues: write":        func(j *job) bool { return j.says("gh api") && !j.programs() },
	"pull-requests: write": func(j *job) bool { return j.says("gh api") && !j.programs() },
}

var (
	pinned     = regexp.MustCompile(`^[A-Za-z0-9-]+/[A-Za-z0-9-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$`)
	usesLine   = regexp.MustCompile(`(?m)^[ -]*uses:[ ]*(.*?)[ ]*$`)
	expression = regexp.MustCompile(`\$\{\{`)
)

func (j *job) takes(action string) bool {
	return slices.ContainsFunc(j.Steps, func(s *step) bool { return strings.HasPrefix(s.Uses, action) })
}

func (j *job) says(words string) bool {
	return slices.ContainsFunc(j.Steps, func(s *step) bool { return strings.Contains(s.Run, words) })
}

// programs tells whether a job runs programs of a repository.
func (j *job) programs() bool {
	return j.takes("actions/checkout@") || j.says("go run") || j.says("./")
}

// faults lists the rules that a workflow breaks.
func faults(source []byte) []string {
	var w workflow
	if err := yaml.Unmarshal(source, &w); err != nil {
		return []string{"it can't be read: " + err.Error()}
	}
	var list []string
	fault := func(form string, args ...any) { list = append(list, fmt.Sprintf(form, args...)) }
	on := keys(w.On)
	for _, trigger := range on {
		if !slices.Contains(triggers, trigger) {
			fault("it runs on %s", trigger)
		}
	}
	if rights, given := w.Permissions.(map[string]any); !given || len(rights) > 0 {
		fault("it does not begin with no rights: permissions: {}")
	}
	if w.Concurrency == nil && !slices.Equal(on, []string{"workflow_call"}) {
		fault("two runs of it could be under way at once: it has no concurrency")
	}
	for _, m := range usesLine.FindAllStringSubmatch(string(source), -1) {
		if !pinned.MatchString(m[1]) && !strings.HasPrefix(m[1], "./") {
			fault("%s is not pinned to a commit, with its version behind it", m[1])
		}
	}
	if strings.Contains(string(source), "secrets.") || strings.Contains(string(source), "inherit") {
		fault("it takes a secret")
	}
	for name, j := range w.Jobs {
		rights, given := j.Permissions.(map[string]any)
		if !given {
			fault("the job %s does not say which rights it needs", name)
		}
		writes := false
		for what, level := range rights {
			right := fmt.Sprintf("%s: %v", what, level)
			needed := grants[right]
			switch {
			case needed == nil:
				fault("the job %s takes the right %q", name, right)
			case !needed(j):
				fault("the job %s does nothing that needs the right %q, or too much beside it", name, right)
			}
			writes = writes || level == "write"
		}
		if writes && slices.Contains(on, "pull_request") {
			fault("the job %s may write, and runs for pull requests", name)
		}
		if len(j.Steps) > 0 && j.Timeout == 0 {
			fault("the job %s has no end: timeout-minutes", name)
		}
		if j.RunsOn != nil && j.RunsOn != "ubuntu-24.04" {
			fault("the job %s runs on %v", name, j.RunsOn)
		}
		for _, s := range j.Steps {
			if expression.MatchString(s.Run) {
				fault("the job %s puts an expression into a script; hand it over in env: %s", name, s.Run)
			}
			for _, word := range []string{"GITHUB_ENV", "GITHUB_PATH", "set-env", "eval "} {
				if strings.Contains(s.Run, word) {
					fault("the job %s uses %s in a script", name, strings.TrimSpace(word))
				}
			}
			switch {
			case strings.HasPrefix(s.Uses, "actions/checkout@"):
				if s.With["persist-credentials"] != false {
					fault("the job %s leaves its token behind in the checkout: persist-credentials: false", name)
				}
				if slices.Contains(on, "workflow_run") {
					if s.With["ref"] != nil || s.With["repository"] != nil {
						fault("the job %s could check out what a stranger sent", name)
					}
					if writes {
						fault("the job %s runs programs and may write", name)
					}
				}
			case strings.HasPrefix(s.Uses, "actions/setup-go@"):
				// A cache that a pull request can fill has no place where something is published or written.
				if !slices.Contains(on, "pull_request") && s.With["cache"] != false {
					fault("the job %s takes a cache: cache: false", name)
				}
			case strings.HasPrefix(s.Uses, "actions/github-script@"):
				fault("the job %s has a script inside the workflow", name)
			}
		}
	}
	slices.Sort(list)
	return list
}

// keys lists the names of a list or a table, or the one word.
func keys(v any) []string {
	var list []string
	switch v := v.(type) {
	case string:
		list = []string{v}
	case []any:
		for _, x := range v {
			list = append(list, fmt.Sprint(x))
		}
	case map[string]any:
		for k := range v {
			list = append(list, k)
		}
	}
	slices.Sort(list)
	return list
}

func TestWorkflowsAreSafe(t *testing.T) {
	names, err := filepath.Glob(folder + "/*")
	if err != nil || len(names) < 5 {
		t.Fatalf("%d workflows are found: %v", len(names), err)
	}
	for _, name := range names {
		if filepath.Ext(name) != ".yml" {
			t.Errorf("%s is no workflow", name)
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults(source) {
			t.Errorf("%s: %s", filepath.Base(name), f)
		}
	}
}

// Each rule finds what it is for: the files of testdata each break one, and say in their first line which.
func TestTheRulesCanFail(t *testing.T) {
	names, err := filepath.Glob("testdata/*.yml")
	if err != nil || len(names) < 15 {
		t.Fatalf("%d spoilt workflows are found: %v", len(names), err)
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(source), "\n")
		want := strings.TrimPrefix(first, "# ")
		got := faults(source)
		if want == "sound" {
			if len(got) > 0 {
				t.Errorf("%s: it is sound, but %q", name, got)
			}
		} else if len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%s: want %q and nothing else, got %q", name, want, got)
		}
	}
}
