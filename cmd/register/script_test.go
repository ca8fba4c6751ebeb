package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the command printed into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"register": main})
}

// TestScripts runs the command as people do: each script of testdata/script begins in a folder with the
// sound register of testdata/register, the shipped themes and the shipped English words, and spoils
// what it wants to see go wrong.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			words, err := os.ReadFile(filepath.Join("..", "..", "content", "words", "en.toml"))
			if err != nil {
				return err
			}
			// Files of the script itself are there already and stay.
			return errors.Join(
				add(filepath.Join("testdata", "register"), filepath.Join(env.WorkDir, "content")),
				add(filepath.Join("..", "..", "themes"), filepath.Join(env.WorkDir, "themes")),
				addFile(filepath.Join(env.WorkDir, "content", "words", "en.toml"), words),
			)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"unchanged": unchanged,
			"together":  together,
		},
	})
}

// exits runs a command and wants an exit code: exits 3 register check.
func exits(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: exits code command [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != want {
		ts.Fatalf("the exit code is %d, not %d", code, want)
	}
}

// unchanged wants a folder to hold the same files with the same bytes as another: unchanged public before.
func unchanged(ts *testscript.TestScript, negated bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: unchanged folder copy")
	}
	now, before := files(ts, args[0]), files(ts, args[1])
	same := len(now) == len(before)
	for name, content := range before {
		other, there := now[name]
		same = same && there && content == other
	}
	if same == negated {
		ts.Fatalf("%s (%d files) and %s (%d files): the same is %v", args[0], len(now), args[1], len(before), same)
	}
}

// together puts published folders into one. Each has a list of its files, which become one list: together joined
// first second.
func together(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: together folder part...")
	}
	const list = ".register-manifest"
	var head string
	var lines []string
	made := map[string]string{}
	for _, part := range args[1:] {
		for name, content := range files(ts, part) {
			if name == list {
				all := strings.SplitAfter(strings.TrimSuffix(content, "\n"), "\n")
				head, lines = all[0], append(lines, all[1:]...)
				lines[len(lines)-1] += "\n"
				continue
			}
			if _, twice := made[name]; twice {
				ts.Fatalf("%s is made in two parts", name)
			}
			made[name] = content
		}
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[66:], b[66:]) })
	made[list] = head + strings.Join(lines, "")
	for name, content := range made {
		ts.Check(addFile(filepath.Join(ts.MkAbs(args[0]), name), []byte(content)))
	}
}

func files(ts *testscript.TestScript, dir string) map[string]string {
	dir = ts.MkAbs(dir)
	m := map[string]string{}
	ts.Check(filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if relative, _ := filepath.Rel(dir, name); relative != ".register-build" { // no part of a site, and differs
			m[relative] = string(b)
		}
		return err
	}))
	if len(m) == 0 {
		ts.Fatalf("%s holds no file", dir)
	}
	return m
}

// add copies a folder into another, and leaves the files that are there.
func add(from, to string) error {
	return filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		return addFile(filepath.Join(to, relative), b)
	})
}

func addFile(name string, content []byte) error {
	if _, err := os.Stat(name); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}
