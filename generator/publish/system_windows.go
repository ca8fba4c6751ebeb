package publish

import (
	"errors"

	"golang.org/x/sys/windows"
)

// diskFull is the system's errors for a disk without room.
var diskFull = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}

// lockFile holds the file at path, which it makes, open for itself alone until unlock is called or
// the process ends; the system then removes the file. It answers errLocked at once when it is held already.
func lockFile(path string) (unlock func(), err error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.DELETE, 0, nil, windows.OPEN_ALWAYS,
		windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return func() { windows.CloseHandle(h) }, nil
}

// syncFolder does nothing: Windows cannot sync a folder and writes its entries by a journal.
func syncFolder(string) error { return nil }
