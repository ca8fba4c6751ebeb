package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestTasks plays everyday tasks through, each as an officer does it: the edit, what the check says of it, the
// summary of the change, the pages that come of it. Each script of testdata/tasks begins in a repository with the
// register of testdata/register and testdata/office, on a branch of its own.
func TestTasks(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/tasks",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			content := filepath.Join(env.WorkDir, "content")
			shipped := filepath.Join("..", "..", "content", "words")
			err := errors.Join(
				add(filepath.Join("testdata", "office"), content),
				add(filepath.Join("testdata", "register"), content),
				add(filepath.Join("..", "..", "themes"), filepath.Join(env.WorkDir, "themes")),
			)
			for _, name := range []string{"en.toml", "cy.toml"} {
				text, e := os.ReadFile(filepath.Join(shipped, name))
				err = errors.Join(err, e, addFile(filepath.Join(content, "words", name), text))
			}
			for _, command := range []string{"init -q -b main", "add content", "-c user.name=A -c user.email=a@example.org commit -q -m before", "checkout -q -b edit"} {
				git := exec.Command("git", strings.Fields(command)...)
				git.Dir = env.WorkDir
				err = errors.Join(err, git.Run())
			}
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"edits": edits,
		},
	})
}

// edits puts a text in the place of another, once, as somebody does in an editor: edits file was now. Both texts are
// files of the script.
func edits(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 3 {
		ts.Fatalf("usage: edits file was now")
	}
	name, text, was, now := ts.MkAbs(args[0]), ts.ReadFile(args[0]), ts.ReadFile(args[1]), ts.ReadFile(args[2])
	if strings.Count(text, was) != 1 {
		ts.Fatalf("%s: %d places read as %s does", args[0], strings.Count(text, was), args[1])
	}
	ts.Check(os.WriteFile(name, []byte(strings.Replace(text, was, now, 1)), 0o644))
}
