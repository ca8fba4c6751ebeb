package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// failed is the error of something that the system refused before the swap.
func (t target) failed(doing string, err error) error {
	return fmt.Errorf("publishing into %q: %s: %w: %s; the folder is as it was", t.given, doing, cause(err), remedy(err))
}

// cause takes the path off a system's error. It lies in the staging folder, and means nothing to a reader.
func cause(err error) error {
	var onPath *fs.PathError
	var onLink *os.LinkError
	switch {
	case errors.As(err, &onPath):
		return onPath.Err
	case errors.As(err, &onLink):
		return onLink.Err
	}
	return err
}

// remedy tells what to do about a system's error.
func remedy(err error) string {
	for _, full := range diskFull {
		if errors.Is(err, full) {
			return "free some space on the disk, then build again"
		}
	}
	switch {
	case errors.Is(err, syscall.EFBIG):
		return "the system limits the size of a file; raise the limit (ulimit -f), then build again"
	case errors.Is(err, syscall.EROFS):
		return "the disk cannot be written; publish into a folder on another one"
	case errors.Is(err, fs.ErrPermission):
		return "make the folder and the one above it writable for you, or publish into another folder"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "shorten the name, or publish into a folder with a shorter path"
	case errors.Is(err, syscall.EBUSY):
		return "the folder is a disk or mount of its own, or in use; publish into a new folder inside it"
	case errors.Is(err, syscall.EXDEV):
		return "the folder cannot be moved within its file system; delete it, or publish into a new folder"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "too many files are open; close other programs or raise the limit (ulimit -n), then build again"
	}
	return "put that right, or publish into another folder, then build again"
}
