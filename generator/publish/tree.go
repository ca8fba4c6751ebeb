package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// The modes of all that is published, whatever the umask.
const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// A tree is the new site while it is made.
type tree struct {
	target target
	root   string // where the new tree stands

	adding sync.WaitGroup // calls of add under way

	mu     sync.Mutex // guards all below
	closed bool
	failed error // the first failure of add
	names  names
	files  []file
}

// A file is one published file.
type file struct {
	name      string
	size      int64
	sum       [sha256.Size]byte
	unchanged bool
}

func newTree(t target, root string) *tree {
	return &tree{target: t, root: root, names: names{}}
}

// close waits for the calls of add that are under way, refuses further ones, and tells the first
// failure: a site from which a file is missing is not published, even if nobody looked at the error.
func (t *tree) close() error {
	t.mu.Lock()
	t.closed = true
	t.mu.Unlock()
	t.adding.Wait()
	return t.failed
}

// add adds one file.
func (t *tree) add(name string, content []byte) error {
	t.mu.Lock()
	if t.closed || t.failed != nil {
		defer t.mu.Unlock()
		if t.failed != nil {
			return t.failed
		}
		return fmt.Errorf("publishing into %q: %q was added too late, after the last file", t.target.given, name)
	}
	err := t.claim(name)
	t.adding.Add(1)
	t.mu.Unlock()
	defer t.adding.Done()

	added := file{name: name, size: int64(len(content))}
	if err == nil {
		added.sum = sha256.Sum256(content)
		added.unchanged, err = t.put(name, content)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if err != nil {
		if t.failed == nil {
			t.failed = err
		}
		return err
	}
	t.files = append(t.files, added)
	return nil
}

// claim checks the name and keeps it from being used twice. The mutex must be held.
func (t *tree) claim(name string) error {
	if err := checkName(name); err != nil {
		return fmt.Errorf("publishing into %q: %w", t.target.given, err)
	}
	if err := t.names.claim(name); err != nil {
		return fmt.Errorf("publishing into %q: %w", t.target.given, err)
	}
	return nil
}

// put makes the file. A file that was there before with the same bytes is linked, which spares the
// disk; any that cannot be linked is written.
func (t *tree) put(name string, content []byte) (unchanged bool, err error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return false, t.target.failed(fmt.Sprintf("writing %q", name), fmt.Errorf("this system cannot have a file of that name"))
	}
	if err := t.makeFolders(path.Dir(name)); err != nil {
		return false, t.target.failed(fmt.Sprintf("making the folder of %q", name), err)
	}
	old, here := filepath.Join(t.target.dir, local), filepath.Join(t.root, local)
	info, err := os.Lstat(old)
	if err == nil && info.Mode().IsRegular() && info.Size() == int64(len(content)) {
		before, err := os.ReadFile(old)
		unchanged = err == nil && bytes.Equal(before, content)
	}
	if unchanged && (info.Mode() == fileMode || runtime.GOOS == "windows") && t.target.system.tie(old, here) == nil {
		return true, nil
	}
	if err := t.target.system.writeFile(here, content); err != nil {
		return false, t.target.failed(fmt.Sprintf("writing %q", name), err)
	}
	return unchanged, nil
}

// carry takes files and folders that are not ours from the former tree into the new one.
func (t *tree) carry(entries []entry) error {
	var folders []entry
	for _, e := range entries {
		if e.info.Mode().IsRegular() && t.holds(e) {
			continue // put there by hand and now published with the same bytes: ours from now on
		}
		if err := t.names.clash(e.name, e.info.IsDir()); err != nil {
			return fmt.Errorf("publishing into %q: %q was put there by hand, and the build makes its own: %w: move or delete the one in the folder", t.target.given, e.name, err)
		}
		if e.info.IsDir() {
			folders = append(folders, e)
		}
		if err := t.carryOne(e); err != nil {
			return t.target.failed(fmt.Sprintf("carrying %q over", e.name), err)
		}
	}
	// Modes last, since a folder may be closed to writing.
	for _, e := range folders {
		if t.names.has(e.name) {
			continue // the build's own folder too
		}
		if err := t.target.system.chmod(filepath.Join(t.root, filepath.FromSlash(e.name)), e.info.Mode()); err != nil {
			return t.target.failed(fmt.Sprintf("carrying %q over", e.name), err)
		}
	}
	return nil
}

// holds tells whether the new tree has a file of the same name and bytes as one of the former tree.
func (t *tree) holds(e entry) bool {
	if !t.names.has(e.name) {
		return false
	}
	i := slices.IndexFunc(t.files, func(f file) bool { return f.name == e.name })
	if i < 0 {
		return false
	}
	content, err := os.ReadFile(filepath.Join(t.target.dir, filepath.FromSlash(e.name)))
	return err == nil && sha256.Sum256(content) == t.files[i].sum
}

func (t *tree) carryOne(e entry) error {
	if err := t.makeFolders(path.Dir(e.name)); err != nil {
		return err
	}
	old, here := filepath.Join(t.target.dir, filepath.FromSlash(e.name)), filepath.Join(t.root, filepath.FromSlash(e.name))
	switch {
	case e.info.IsDir():
		return t.makeFolders(e.name)
	case e.info.Mode()&fs.ModeSymlink != 0:
		to, err := os.Readlink(old)
		if err != nil {
			return err
		}
		return t.target.system.symlink(to, here)
	}
	err := t.target.system.tie(old, here)
	if err == nil || !e.info.Mode().IsRegular() {
		return err
	}
	content, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	if err := t.target.system.writeFile(here, content); err != nil {
		return err
	}
	if err := t.target.system.chmod(here, e.info.Mode()); err != nil {
		return err
	}
	return t.target.system.chtimes(here, e.info.ModTime())
}

// makeFolders makes the folder and those above it where they are missing. Several goroutines may make
// the same one.
func (t *tree) makeFolders(name string) error {
	if name == "." {
		return nil
	}
	here := filepath.Join(t.root, filepath.FromSlash(name))
	err := t.target.system.makeFolder(here)
	if errors.Is(err, fs.ErrNotExist) {
		if err := t.makeFolders(path.Dir(name)); err != nil {
			return err
		}
		err = t.target.system.makeFolder(here)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}
