// Package publish makes a folder hold exactly the files that it is given, as a whole or not at all.
//
// In go a folder's path and a function that adds files; out comes the folder, or an error that says
// what to do while the folder stays as it was. Whatever happens, a killed process included, the
// folder holds the former site or the new one and never a mixture. Which files there are and what
// stands in them is for the callers to decide.
//
// Files with the bytes that they had are linked, not written; a run that would change nothing leaves the folder alone.
//
// A run makes the new tree in a staging folder beside the target and swaps the two in one step. So a
// server that works inside the folder (rather than by its path) keeps showing the former site, and
// the folder that holds the target must be writable. For a target named public, one may see beside it:
//
//	.public.lock            held by the run that is under way
//	.public.next-N          the staging folder of one run
//	    made-by-register    marks it as ours
//	    site                the new tree; after the swap, the former one on its way out
//	    former              the former tree, between the two renames of systems without a swap
//
// All of it is gone when a run ends. What a killed run leaves, the next one puts right.
//
// A run may leave a note, .register-build, by which the next one sees that it would only make the same again
// ([Standing]). Unlike the list it differs from one disk to another, and must not be published.
//
// A published file that somebody edited is replaced. A file that somebody added is not: Folder
// refuses, naming it. What is ours stands in the folder's own list, .register-manifest. Files and
// folders with a leading dot at the root (.git, .gitignore) are carried over when they are not ours.
package publish

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Summary tells what was published. The list of the folder's files and the carried files do not count.
type Summary struct {
	Files int
	Bytes int64
	// Unchanged is how many of the files were there before with the same bytes.
	Unchanged int
	// LargestName is the largest file, the first by name of several equally large. It is empty when
	// nothing was published.
	LargestName  string
	LargestBytes int64
}

// Folder publishes into dir, which may be missing or empty. It calls write with a function that adds
// one file; when write returns nil, the new content replaces the old as a whole. When write fails or
// panics, when any file could not be added, or when the folder must not be replaced, dir stays as it
// was. An error of write is returned as it is.
//
// The function add may be called from several goroutines, until write returns. A name is a
// slash-separated path below dir. The content is not kept after add returns.
func Folder(dir string, write func(add func(name string, content []byte) error) error) (Summary, error) {
	return folder(dir, disk, Note{}, write)
}

// FolderNoting is Folder, and leaves a note.
func FolderNoting(dir string, note Note, write func(add func(name string, content []byte) error) error) (Summary, error) {
	return folder(dir, disk, note, write)
}

// folder is FolderNoting on a system that tests choose.
func folder(dir string, on system, note Note, write func(add func(name string, content []byte) error) error) (summary Summary, err error) {
	at, err := targetAt(dir, on)
	if err != nil {
		return Summary{}, err
	}
	removeParents, err := at.makeParents()
	if err != nil {
		return Summary{}, err
	}
	defer removeParents()
	unlock, err := at.lock()
	if err != nil {
		return Summary{}, err
	}
	defer unlock()
	if err := at.tidy(); err != nil {
		return Summary{}, err
	}
	// A folder that must not be replaced is refused before the work and, because somebody may add a
	// file meanwhile, again after it.
	if _, _, err := at.carried(); err != nil {
		return Summary{}, err
	}
	next, err := at.stage()
	if err != nil {
		return Summary{}, err
	}
	defer func() {
		if left := at.remove(next); left != nil && err == nil {
			err = fmt.Errorf("the site is published, but: %w", at.leftover(next, left))
		} else if left != nil {
			err = errors.Join(err, at.leftover(next, left))
		}
	}()
	made := newTree(at, next.site())
	defer made.close()

	if err := write(made.add); err != nil {
		return Summary{}, err
	}
	if err := made.close(); err != nil {
		return Summary{}, err
	}
	carried, tidy, err := at.carried()
	if err != nil {
		return Summary{}, err
	}
	slices.SortFunc(made.files, func(a, b file) int { return cmp.Compare(a.name, b.name) })
	list := manifest(made.files)
	if before := made.before(list); tidy && before != nil {
		return summarise(made.files), made.noteBeside(next, note, before)
	}
	if err := made.link(); err != nil {
		return Summary{}, err
	}
	if err := made.carry(carried); err != nil {
		return Summary{}, err
	}
	if err := on.writeFile(filepath.Join(next.site(), manifestName), list); err != nil {
		return Summary{}, at.failed("writing the list of files", err)
	}
	if err := made.note(next, note); err != nil {
		return Summary{}, at.failed("noting what it was made from", err)
	}
	// A killed process loses nothing that it has handed to the system; only a power cut could. Syncing
	// thousands of files one by one would take longer than the build, and there is no need: the next
	// run compares bytes, not dates, and so puts right what a power cut spoiled (or, where the list of
	// files was spoiled too, says what to do).
	if err := on.sync(next.site()); err != nil {
		return Summary{}, at.failed("syncing the new tree", err)
	}
	if err := at.swap(next); err != nil {
		return Summary{}, err
	}
	return summarise(made.files), nil
}

// summarise counts files that are sorted by name.
func summarise(files []file) Summary {
	s := Summary{Files: len(files)}
	for _, f := range files {
		s.Bytes += f.size
		if f.unchanged {
			s.Unchanged++
		}
		if f.size > s.LargestBytes || s.LargestName == "" {
			s.LargestName, s.LargestBytes = f.name, f.size
		}
	}
	return s
}

// exists tells whether there is anything at a path, a dangling link included.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
