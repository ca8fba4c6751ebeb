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

	folders sync.Map // those of the new tree that are known to be there, by name

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
	// kept is the file of the former tree that is to be linked into the new one; nil for a file that was written.
	kept fs.FileInfo
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
		added.unchanged, added.kept, err = t.put(name, content)
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

// put makes the file, unless it was there before with the same bytes. Such a file is kept: when all are, there is
// nothing to do, and otherwise [tree.link] links them, which spares the disk.
func (t *tree) put(name string, content []byte) (unchanged bool, kept fs.FileInfo, err error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return false, nil, t.target.failed(fmt.Sprintf("writing %q", name), fmt.Errorf("this system cannot have a file of that name"))
	}
	old, here := filepath.Join(t.target.dir, local), filepath.Join(t.root, local)
	info, err := os.Lstat(old)
	if err == nil && info.Mode().IsRegular() && info.Size() == int64(len(content)) {
		before, err := os.ReadFile(old)
		unchanged = err == nil && bytes.Equal(before, content)
	}
	if unchanged && (info.Mode() == fileMode || runtime.GOOS == "windows") {
		return true, info, nil
	}
	return unchanged, nil, t.write(name, here, content)
}

func (t *tree) write(name, here string, content []byte) error {
	if err := t.makeFolders(path.Dir(name)); err != nil {
		return t.target.failed(fmt.Sprintf("making the folder of %q", name), err)
	}
	if err := t.target.system.writeFile(here, content); err != nil {
		return t.target.failed(fmt.Sprintf("writing %q", name), err)
	}
	return nil
}

// link links the kept files into the new tree, several at once; any that cannot be linked is copied.
func (t *tree) link() error {
	next := make(chan *file)
	errs := make(chan error, 1)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for f := range next {
				if err := t.linkOne(f); err != nil {
					select {
					case errs <- err:
					default: // the first is enough
					}
				}
			}
		})
	}
	for i := range t.files {
		if f := &t.files[i]; f.kept != nil && len(errs) == 0 {
			next <- f
		}
	}
	close(next)
	workers.Wait()
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}

func (t *tree) linkOne(f *file) error {
	if err := t.makeFolders(path.Dir(f.name)); err != nil {
		return t.target.failed(fmt.Sprintf("making the folder of %q", f.name), err)
	}
	old, here := filepath.Join(t.target.dir, filepath.FromSlash(f.name)), filepath.Join(t.root, filepath.FromSlash(f.name))
	now, err := os.Lstat(old)
	if err == nil && os.SameFile(now, f.kept) && now.ModTime().Equal(f.kept.ModTime()) && now.Size() == f.size && t.target.system.tie(old, here) == nil {
		return nil
	}
	content, err := os.ReadFile(old)
	if err != nil || sha256.Sum256(content) != f.sum {
		return fmt.Errorf("publishing into %q: %q was changed there while the build ran: build again; the folder is as it was", t.target.given, f.name)
	}
	f.kept = nil
	return t.write(f.name, here, content)
}

// before gives the file of the target's list when the tree is, with its list, what stands there already, else nil.
func (t *tree) before(list []byte) fs.FileInfo {
	for _, f := range t.files {
		if f.kept == nil {
			return nil
		}
	}
	name := filepath.Join(t.target.dir, manifestName)
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Mode() != fileMode && runtime.GOOS != "windows" {
		return nil
	}
	if before, err := os.ReadFile(name); err != nil || !bytes.Equal(before, list) {
		return nil
	}
	return info
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
	if _, there := t.folders.Load(name); there {
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
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	t.folders.Store(name, true)
	return nil
}
