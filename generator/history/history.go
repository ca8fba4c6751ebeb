// Package history reads older states of a folder from its Git repository. It is the one door to git: it
// runs that program, only to read, and hands out files in memory.
package history

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"partnershipregister/generator/tree"
)

// Since gives the files of a folder as they were where the history of a revision and that of the folder's
// present revision part: what the folder has beyond that is its own change. Of each file at most the given
// number of bytes is read. The errors are words for whoever named the revision.
func Since(folder, revision string, most int64) (tree.Files, error) {
	base, err := parting(folder, revision, "HEAD")
	if err != nil {
		return nil, err
	}
	return at(folder, base, most)
}

// Between gives the files of a folder as they were where the histories of two revisions part, and as they are in the
// second: what a branch has changed, whatever happened beside it. It is like Since in all else.
func Between(folder, revision, later string, most int64) (before, after tree.Files, err error) {
	base, err := parting(folder, revision, later)
	if err != nil {
		return nil, nil, err
	}
	if before, err = at(folder, base, most); err != nil {
		return nil, nil, err
	}
	head, err := commitOf(folder, later)
	if err != nil {
		return nil, nil, err
	}
	after, err = at(folder, head, most)
	return before, after, err
}

// parting finds the commit from which two revisions went apart.
func parting(folder, revision, later string) (string, error) {
	if err := ready(folder); err != nil {
		return "", err
	}
	commit, err := commitOf(folder, revision)
	if err != nil {
		return "", err
	}
	head, err := commitOf(folder, later)
	if err != nil {
		return "", err
	}
	base, err := git(folder, nil, "merge-base", commit, head)
	if err != nil {
		than := "the present one"
		if later != "HEAD" {
			than = fmt.Sprintf("%q", later)
		}
		return "", fmt.Errorf("the revision %q and %s have no common past here%s", revision, than, shallow(folder))
	}
	return strings.TrimSpace(string(base)), nil
}

// ready tells what stands in the way of reading a folder's history.
func ready(folder string) error {
	if _, err := exec.LookPath("git"); err != nil {
		return errors.New("the program git is not here; install it, or do without the history")
	}
	if _, err := git(folder, nil, "rev-parse", "--git-dir"); err != nil {
		return fmt.Errorf("the folder %q is in no Git repository", folder)
	}
	return nil
}

// commitOf finds the commit that a revision names.
func commitOf(folder, revision string) (string, error) {
	commit, err := git(folder, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil || revision == "" {
		return "", fmt.Errorf("there is no revision %q here; write a branch such as origin/main, a tag or the number of a commit%s", revision, shallow(folder))
	}
	return strings.TrimSpace(string(commit)), nil
}

// shallow says so where the repository was fetched without its past.
func shallow(folder string) string {
	if !isShallow(folder) {
		return ""
	}
	return "; this copy of the repository has only a part of its history: fetch all of it with \"git fetch --unshallow\", " +
		"in a workflow with fetch-depth: 0"
}

func isShallow(folder string) bool {
	out, err := git(folder, nil, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// at reads the files of a folder in one commit.
func at(folder, commit string, most int64) (tree.Files, error) {
	list, err := objects(folder, commit)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, object := range list {
		wanted[object] = true
	}
	delete(wanted, "link")
	contents, err := read(folder, slices.Sorted(maps.Keys(wanted)), most)
	if err != nil {
		return nil, err
	}
	files := tree.Files{}
	for name, object := range list {
		files[name] = contents[object]
	}
	return files, nil
}

// objects lists the files of a folder in one commit with the numbers of their contents, "link" for what is no plain file.
func objects(folder, commit string) (map[string]string, error) {
	list, err := git(folder, nil, "ls-tree", "-r", "-z", commit, ".")
	if err != nil {
		return nil, fmt.Errorf("listing the files of %s: %w", commit, err)
	}
	return listed(list), nil
}

// listed takes apart what git lists: the number of the content of each file by its name.
func listed(list []byte) map[string]string {
	files := map[string]string{}
	for _, line := range strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		about, name, found := strings.Cut(line, "\t")
		words := strings.Fields(about)
		if found && len(words) == 3 {
			files[name] = object(words[0], words[2])
		}
	}
	return files
}

// read gives the contents of objects, of each at most so many bytes.
func read(folder string, numbers []string, most int64) (map[string][]byte, error) {
	out, err := git(folder, strings.NewReader(strings.Join(numbers, "\n")+"\n"), "cat-file", "--batch")
	if err != nil {
		return nil, fmt.Errorf("reading files of the history: %w", err)
	}
	return contentsOf(numbers, out, most)
}

// contentsOf takes apart what git answers, object after object.
func contentsOf(numbers []string, out []byte, most int64) (map[string][]byte, error) {
	contents := make(map[string][]byte, len(numbers))
	answers := bufio.NewReader(bytes.NewReader(out))
	for _, number := range numbers {
		head, err := answers.ReadString('\n')
		words := strings.Fields(head)
		if err != nil || len(words) != 3 {
			return nil, fmt.Errorf("reading %s of the history: git answers %q", number, head)
		}
		size, err := strconv.ParseInt(words[2], 10, 64)
		if err != nil || size < 0 || size > int64(len(out)) {
			return nil, fmt.Errorf("reading %s of the history: git answers %q", number, head)
		}
		content := make([]byte, min(size, most))
		if _, err := io.ReadFull(answers, content); err != nil {
			return nil, fmt.Errorf("reading %s of the history: %w", number, err)
		}
		if _, err := io.CopyN(io.Discard, answers, size-int64(len(content))+1); err != nil {
			return nil, fmt.Errorf("reading %s of the history: %w", number, err)
		}
		contents[number] = content
	}
	return contents, nil
}

// git runs the program in a folder and gives what it prints.
func git(folder string, input io.Reader, args ...string) ([]byte, error) {
	c := exec.Command("git", append([]string{"-C", folder, "-c", "core.quotepath=false", "--no-optional-locks"}, args...)...)
	var out, errs bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = input, &out, &errs
	if err := c.Run(); err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(errs.String()), "\n")
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, first)
	}
	return out.Bytes(), nil
}
