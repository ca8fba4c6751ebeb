// Package history reads older states of a folder from its Git repository. It is the one door to git: it
// runs that program, only to read, and hands out files in memory.
package history

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"

	"partnershipregister/generator/tree"
)

// Since gives the files of a folder as they were where the history of a revision and that of the folder's
// present revision part: what the folder has beyond that is its own change. Of each file at most the given
// number of bytes is read. The errors are words for whoever named the revision.
func Since(folder, revision string, most int64) (tree.Files, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("the program git is not here; install it, or check everything")
	}
	if _, err := git(folder, nil, "rev-parse", "--git-dir"); err != nil {
		return nil, fmt.Errorf("the folder %q is in no Git repository", folder)
	}
	shallow := ""
	if out, err := git(folder, nil, "rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(out)) == "true" {
		shallow = "; this copy of the repository has only a part of its history: fetch all of it with \"git fetch --unshallow\", " +
			"in a workflow with fetch-depth: 0"
	}
	commit, err := git(folder, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil || revision == "" {
		return nil, fmt.Errorf("there is no revision %q here; write a branch such as origin/main, a tag or the number of a commit%s", revision, shallow)
	}
	base, err := git(folder, nil, "merge-base", strings.TrimSpace(string(commit)), "HEAD")
	if err != nil {
		return nil, fmt.Errorf("the revision %q and the present one have no common past here%s", revision, shallow)
	}
	return at(folder, strings.TrimSpace(string(base)), most)
}

// at reads the files of a folder in one commit.
func at(folder, commit string, most int64) (tree.Files, error) {
	list, err := git(folder, nil, "ls-tree", "-r", "-z", commit, ".")
	if err != nil {
		return nil, fmt.Errorf("listing the files of %s: %w", commit, err)
	}
	files := tree.Files{}
	names, wanted := blobs(list, files)
	out, err := git(folder, wanted, "cat-file", "--batch")
	if err != nil {
		return nil, fmt.Errorf("reading the files of %s: %w", commit, err)
	}
	if err := contents(out, names, most, files); err != nil {
		return nil, fmt.Errorf("reading the files of %s: %w", commit, err)
	}
	return files, nil
}

// blobs takes apart what git lists: the names of the files, and what to ask for their contents. Links and the like go
// into files as what they are.
func blobs(list []byte, files tree.Files) (names []string, wanted *bytes.Buffer) {
	wanted = &bytes.Buffer{}
	for _, line := range strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		about, name, found := strings.Cut(line, "\t")
		words := strings.Fields(about)
		if !found || len(words) != 3 {
			continue
		}
		if words[0] == "120000" || words[1] != "blob" {
			files[name] = nil
			continue
		}
		names = append(names, name)
		wanted.WriteString(words[2] + "\n")
	}
	return names, wanted
}

// contents takes apart what git answers, file after file, of each at most the given number of bytes.
func contents(out []byte, names []string, most int64, files tree.Files) error {
	answers := bufio.NewReader(bytes.NewReader(out))
	for _, name := range names {
		head, err := answers.ReadString('\n')
		words := strings.Fields(head)
		if err != nil || len(words) != 3 {
			return fmt.Errorf("%q: git answers %q", name, head)
		}
		size, err := strconv.ParseInt(words[2], 10, 64)
		if err != nil || size < 0 || size > int64(len(out)) {
			return fmt.Errorf("%q: git answers %q", name, head)
		}
		content := make([]byte, min(size, most))
		if _, err := io.ReadFull(answers, content); err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
		if _, err := io.CopyN(io.Discard, answers, size-int64(len(content))+1); err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
		files[name] = content
	}
	return nil
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
