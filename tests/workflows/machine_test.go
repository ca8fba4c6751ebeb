package workflows_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.yaml.in/yaml/v3"
)

// A machine carries out steps of a workflow in a folder, as one of GitHub's would: the script with bash, the
// environment of the job and of the step and nothing of ours, no token, a home that is not there to write into.
type machine struct {
	t    *testing.T
	job  *job
	dir  string
	home string
	bin  string
	// values are what expressions come to.
	values map[string]string
	// Summary and output are what the steps have left for GitHub.
	summary, output string
}

func newMachine(t *testing.T, file, name, dir string, values map[string]string) *machine {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the workflows run on Linux")
	}
	source, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil {
		t.Fatal(err)
	}
	var w workflow
	if err := yaml.Unmarshal(source, &w); err != nil {
		t.Fatal(err)
	}
	if w.Jobs[name] == nil {
		t.Fatalf("%s has no job %s", file, name)
	}
	away := t.TempDir()
	m := &machine{t: t, job: w.Jobs[name], dir: dir, values: values,
		home: filepath.Join(away, "home"), bin: filepath.Join(away, "bin"),
		summary: filepath.Join(away, "summary"), output: filepath.Join(away, "output")}
	for _, err := range []error{os.Mkdir(m.home, 0o555), os.Mkdir(m.bin, 0o755), os.WriteFile(m.summary, nil, 0o644), os.WriteFile(m.output, nil, 0o644)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	// Building the command anew for each folder would take most of the time.
	m.tool("go", `if [ "$1 $2" = "run ./cmd/register" ]; then shift 2; exec "`+command(t)+`" "$@"; fi; echo "not expected: go $*" >&2; exit 99`)
	return m
}

// tool puts a program of a few lines of shell before those of the system.
func (m *machine) tool(name, script string) {
	m.t.Helper()
	if err := os.WriteFile(filepath.Join(m.bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		m.t.Fatal(err)
	}
}

var inExpression = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)

// step carries out the step of a name or identifier and gives what it printed and its exit code.
func (m *machine) step(name string) (printed string, code int) {
	m.t.Helper()
	at := slices.IndexFunc(m.job.Steps, func(s *step) bool { return s.Name == name || s.ID == name })
	if at < 0 || m.job.Steps[at].Run == "" {
		m.t.Fatalf("there is no step %q with a script", name)
	}
	s := m.job.Steps[at]
	c := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
	c.Dir = m.dir
	c.Env = []string{"PATH=" + m.bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + m.home, "CI=true", "GITHUB_ACTIONS=true",
		"GITHUB_STEP_SUMMARY=" + m.summary, "GITHUB_OUTPUT=" + m.output}
	env := maps.Clone(m.job.Env)
	if env == nil {
		env = map[string]string{}
	}
	maps.Copy(env, s.Env)
	for _, key := range slices.Sorted(maps.Keys(env)) {
		c.Env = append(c.Env, key+"="+inExpression.ReplaceAllStringFunc(env[key], func(e string) string {
			what := inExpression.FindStringSubmatch(e)[1]
			value, known := m.values[what]
			if !known {
				m.t.Fatalf("the step %q asks for %s", name, what)
			}
			return value
		}))
	}
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		m.t.Fatal(err)
	}
	if left, err := os.ReadDir(m.home); err != nil || len(left) > 0 {
		m.t.Errorf("the step %q has written into the home: %v %v", name, left, err)
	}
	return string(out), code
}

// must carries out a step that has to succeed.
func (m *machine) must(name string) string {
	m.t.Helper()
	printed, code := m.step(name)
	if code != 0 {
		m.t.Fatalf("the step %q ends with %d:\n%s", name, code, printed)
	}
	return printed
}

func (m *machine) read(name string) string {
	m.t.Helper()
	if !filepath.IsAbs(name) {
		name = filepath.Join(m.dir, name)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		m.t.Fatal(err)
	}
	return string(b)
}

var built struct {
	once sync.Once
	path string
	err  error
}

// command gives the path of the command, built once.
func command(t *testing.T) string {
	t.Helper()
	built.once.Do(func() {
		dir, err := os.MkdirTemp("", "register-")
		if err != nil {
			built.err = err
			return
		}
		built.path = filepath.Join(dir, "register")
		if out, err := exec.Command("go", "build", "-o", built.path, "../../cmd/register").CombinedOutput(); err != nil {
			built.err = errors.New(string(out))
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return built.path
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built.path != "" {
		os.RemoveAll(filepath.Dir(built.path))
	}
	os.Exit(code)
}

// made writes a repository with the made-up register of the command's tests and gives its folder.
func made(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{
		"../../cmd/register/testdata/register": "content",
		"../../themes":                         "themes",
		"../../content/words/en.toml":          "content/words/en.toml",
		"../../content/README.md":              "content/README.md",
	} {
		err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			relative, err := filepath.Rel(from, name)
			if err != nil {
				return err
			}
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			target := filepath.Join(dir, to, relative)
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return err
			}
			return os.WriteFile(target, b, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	git(t, dir, "init", "--quiet", "--initial-branch=main")
	commit(t, dir, "Begin")
	return dir
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command("git", append([]string{"-c", "user.name=Editor", "-c", "user.email=editor@northlands.example", "-c", "commit.gpgsign=false",
		"-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"}, args...)...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "GIT_TERMINAL_PROMPT=0",
		"GIT_AUTHOR_DATE=2026-11-20T12:00:00Z", "GIT_COMMITTER_DATE=2026-11-20T12:00:00Z")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func commit(t *testing.T, dir, message string) {
	t.Helper()
	git(t, dir, "add", "--all")
	git(t, dir, "commit", "--quiet", "--message", message)
}
