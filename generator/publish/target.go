package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A target is the folder to publish into.
type target struct {
	given        string // as the caller wrote it, for messages
	dir          string // absolute
	parent, name string
	system       system
}

// targetAt gives the folder to publish into. The file system's root and the empty path are refused.
func targetAt(dir string, on system) (target, error) {
	if dir == "" {
		return target{}, errors.New("no folder to publish into was named: name one")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return target{}, fmt.Errorf("finding the folder %q: %w", dir, err)
	}
	if filepath.Dir(abs) == abs {
		return target{}, fmt.Errorf("%q is the root of the file system: name a folder below it", dir)
	}
	return target{given: dir, dir: abs, parent: filepath.Dir(abs), name: filepath.Base(abs), system: on}, nil
}

// makeParents makes the folders above the target. The function that it returns removes those of them
// that are still empty.
func (t target) makeParents() (remove func(), err error) {
	var missing []string
	for p := t.parent; !exists(p) && filepath.Dir(p) != p; p = filepath.Dir(p) {
		missing = append(missing, p)
	}
	remove = func() {
		for _, p := range missing {
			t.system.remove(p) // fails, as it should, when the folder is not empty
		}
	}
	if err := t.system.makeAll(t.parent); err != nil {
		remove()
		return nil, t.failed("making the folder above it", err)
	}
	return remove, nil
}

// present tells whether the target is there. It refuses what is not a folder.
func (t target) present() (bool, error) {
	info, err := os.Lstat(t.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, t.failed("looking at it", err)
	case info.Mode()&fs.ModeSymlink != 0:
		// Swapping would replace the link and leave the folder behind it as it is.
		to, _ := os.Readlink(t.dir)
		return false, fmt.Errorf("publishing into %q: it is a symbolic link to %q: publish into that folder, or put a real folder in the place of the link", t.given, to)
	case !info.IsDir():
		return false, fmt.Errorf("publishing into %q: it is a file, not a folder: move or delete it, or publish into another folder", t.given)
	}
	return true, nil
}

// lock keeps other runs away from the target until unlock is called or the process ends, however it ends.
func (t target) lock() (unlock func(), err error) {
	path := filepath.Join(t.parent, "."+t.name+".lock")
	unlock, err = t.system.lock(path)
	if errors.Is(err, errLocked) {
		return nil, fmt.Errorf("publishing into %q: another build is publishing there: wait until it has ended (or stop it), then build again", t.given)
	}
	if err != nil {
		return nil, t.failed("locking it", err)
	}
	return unlock, nil
}

// errLocked is lockFile's answer when another run holds the lock.
var errLocked = errors.New("locked by another run")

// swap puts the staged site in the target's place.
func (t target) swap(next staging) error {
	const doing = "putting the new site in place"
	present, err := t.present()
	if err != nil {
		return err
	}
	if !present {
		if err := t.system.rename(next.site(), t.dir); err != nil {
			return t.failed(doing, err)
		}
		return nil
	}
	if t.system.swap(next.site(), t.dir) == nil {
		return nil
	}
	// This system or file system has no exchange. Between the two renames the target is missing and
	// the former tree is whole under a name that says so: tidy puts it back if we are killed here.
	if err := t.system.rename(t.dir, next.former()); err != nil {
		return t.failed(doing, err)
	}
	if err := t.system.rename(next.site(), t.dir); err != nil {
		if back := t.system.rename(next.former(), t.dir); back != nil {
			return fmt.Errorf("publishing into %q: %s: %w: the former site is whole in %q and the next build puts it back; %s",
				t.given, doing, cause(err), next.former(), remedy(err))
		}
		return t.failed(doing, err)
	}
	return t.discardFormer(next)
}
