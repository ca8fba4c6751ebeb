package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A system is the one way in which this package changes the disk. Tests give one that lacks what not every
// system can do, or one that refuses a change as a full or broken disk would.
type system struct {
	exchange func(a, b string) error // swaps two folders in one step; where it fails, two renames do
	link     func(old, new string) error
	// refuse is asked before every change; an error is what the change fails with. Nil refuses nothing.
	refuse func(change, path string) error
}

var disk = system{exchange: exchange, link: os.Link}

func (s system) asked(change, path string) error {
	if s.refuse == nil {
		return nil
	}
	if err := s.refuse(change, path); err != nil {
		return &fs.PathError{Op: change, Path: path, Err: err}
	}
	return nil
}

func (s system) swap(a, b string) error {
	if err := s.asked("exchange", b); err != nil {
		return err
	}
	return s.exchange(a, b)
}

func (s system) tie(old, new string) error {
	if err := s.asked("link", new); err != nil {
		return err
	}
	return s.link(old, new)
}

func (s system) rename(old, new string) error {
	if err := s.asked("rename", new); err != nil {
		return err
	}
	return os.Rename(old, new)
}

func (s system) symlink(to, path string) error {
	if err := s.asked("symlink", path); err != nil {
		return err
	}
	return os.Symlink(to, path)
}

func (s system) makeTemp(parent, pattern string) (string, error) {
	if err := s.asked("mkdir", filepath.Join(parent, pattern)); err != nil {
		return "", err
	}
	return os.MkdirTemp(parent, pattern)
}

// makeAll makes a folder and those above it.
func (s system) makeAll(path string) error {
	if err := s.asked("mkdir", path); err != nil {
		return err
	}
	return os.MkdirAll(path, folderMode)
}

func (s system) makeFolder(path string) error {
	if err := s.asked("mkdir", path); err != nil {
		return err
	}
	if err := os.Mkdir(path, folderMode); err != nil {
		return err
	}
	return s.chmod(path, folderMode) // past the umask
}

func (s system) chmod(path string, mode fs.FileMode) error {
	if err := s.asked("chmod", path); err != nil {
		return err
	}
	return os.Chmod(path, mode)
}

func (s system) chtimes(path string, t time.Time) error {
	if err := s.asked("chtimes", path); err != nil {
		return err
	}
	return os.Chtimes(path, t, t)
}

// writeFile writes a file that is not there yet.
func (s system) writeFile(path string, content []byte) error {
	if err := s.asked("create", path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	if err = s.asked("write", path); err != nil {
		f.Write(content[:len(content)/2]) // so far a full disk gets
	} else {
		_, err = f.Write(content)
	}
	if err == nil {
		err = errors.Join(s.asked("chmod", path), f.Chmod(fileMode)) // past the umask
	}
	return errors.Join(err, s.asked("close", path), f.Close())
}

// sync has the system write a folder's entries to the disk.
func (s system) sync(path string) error {
	if err := s.asked("sync", path); err != nil {
		return err
	}
	return syncFolder(path)
}

func (s system) lock(path string) (unlock func(), err error) {
	if err := s.asked("lock", path); err != nil {
		return nil, err
	}
	return lockFile(path)
}

// remove removes a file or an empty folder.
func (s system) remove(path string) error {
	if err := s.asked("remove", path); err != nil {
		return err
	}
	return os.Remove(path)
}

// removeAll is os.RemoveAll that also empties folders that their owner may not write.
func (s system) removeAll(path string) error {
	if err := s.asked("remove", path); err != nil {
		return err
	}
	err := os.RemoveAll(path)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		// Folders alone: a file here may be another name of a file in the published tree. The walk
		// calls this for a folder before it reads it.
		if d != nil && d.IsDir() && err == nil {
			os.Chmod(p, 0o700)
		}
		return nil
	})
	return os.RemoveAll(path)
}
