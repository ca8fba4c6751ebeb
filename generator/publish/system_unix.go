//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// diskFull is the system's errors for a disk without room.
var diskFull = []error{unix.ENOSPC, unix.EDQUOT}

// lockFile holds a lock on the file at path, which it makes, until unlock is called or the process
// ends. It answers errLocked at once when it is held already.
func lockFile(path string) (unlock func(), err error) {
	for {
		f, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, fileMode)
		if err != nil {
			return nil, err
		}
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
			f.Close()
			if errors.Is(err, unix.EWOULDBLOCK) {
				return nil, errLocked
			}
			if errors.Is(err, unix.EINTR) {
				continue
			}
			return nil, err
		}
		held, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, err
		}
		// The last holder removes the file. Whoever opened it before that holds a lock on nothing.
		if named, err := os.Stat(path); err != nil || !os.SameFile(held, named) {
			f.Close()
			continue
		}
		return func() { os.Remove(path); f.Close() }, nil
	}
}

// syncFolder has the system write a folder's entries to the disk.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
