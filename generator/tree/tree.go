// Package tree holds a folder of files in memory: one that was read from another place, such as an older
// revision, or one with changes that nobody has written yet.
//
// In goes a map of paths to contents, out comes an fs.FS. It reads and writes no disk of its own accord.
package tree

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Files are the contents of files by their paths, which have slashes and no leading one. A file whose
// content is nil stands for a link or another thing that is no plain file.
type Files map[string][]byte

// Read takes a folder into memory, of each file at most the given number of bytes. Names that begin with a
// dot are left out.
func Read(fsys fs.FS, most int64) (Files, error) {
	files := Files{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			files[name] = nil
			return nil
		}
		file, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		content, err := io.ReadAll(io.LimitReader(file, most))
		files[name] = append([]byte{}, content...)
		return err
	})
	return files, err
}

// With gives a copy in which some files are new or have another content.
func (f Files) With(changed Files) Files {
	with := maps.Clone(f)
	maps.Copy(with, changed)
	return with
}

// Differing lists the paths whose content differs from that of other files, or that only one of the two has.
func (f Files) Differing(other Files) []string {
	differ := map[string]bool{}
	for name, content := range f {
		if theirs, there := other[name]; !there || !bytes.Equal(content, theirs) || (content == nil) != (theirs == nil) {
			differ[name] = true
		}
	}
	for name := range other {
		if _, there := f[name]; !there {
			differ[name] = true
		}
	}
	return slices.Sorted(maps.Keys(differ))
}

// FS gives the files as a file system.
func (f Files) FS() fs.FS {
	s := folders{files: f, entries: map[string][]fs.DirEntry{".": nil}}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		s.enter(name, entry{name: path.Base(name), size: int64(len(f[name])), mode: modeOf(f[name])})
	}
	for _, entries := range s.entries {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return s
}

func modeOf(content []byte) fs.FileMode {
	if content == nil {
		return fs.ModeSymlink | 0o444
	}
	return 0o444
}

type folders struct {
	files   Files
	entries map[string][]fs.DirEntry
}

// enter notes a file or folder in the folder around it, and that in the one around it.
func (s folders) enter(name string, e entry) {
	dir := path.Dir(name)
	if _, known := s.entries[dir]; !known {
		s.entries[dir] = nil
		s.enter(dir, entry{name: path.Base(dir), mode: fs.ModeDir | 0o555})
	}
	s.entries[dir] = append(s.entries[dir], e)
}

// Open opens a file or a folder.
func (s folders) Open(name string) (fs.File, error) {
	if content, there := s.files[name]; there && fs.ValidPath(name) {
		return &file{entry{path.Base(name), int64(len(content)), modeOf(content)}, bytes.NewReader(content)}, nil
	}
	if entries, there := s.entries[name]; there {
		return &folder{entry{name: path.Base(name), mode: fs.ModeDir | 0o555}, entries}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// entry is what is known of a file or folder without its content.
type entry struct {
	name string
	size int64
	mode fs.FileMode
}

func (e entry) Name() string               { return e.name }
func (e entry) IsDir() bool                { return e.mode.IsDir() }
func (e entry) Type() fs.FileMode          { return e.mode.Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (e entry) Size() int64                { return e.size }
func (e entry) Mode() fs.FileMode          { return e.mode }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) Sys() any                   { return nil }

type file struct {
	entry
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f *file) Close() error               { return nil }
func (f *file) Size() int64                { return f.entry.size }

type folder struct {
	entry
	left []fs.DirEntry
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f *folder) Close() error               { return nil }
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: errors.New("is a folder")}
}

// ReadDir gives the next entries, all that are left when n is not above 0.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.left) {
		if n > 0 && len(f.left) == 0 {
			return nil, io.EOF
		}
		n = len(f.left)
	}
	some := f.left[:n]
	f.left = f.left[n:]
	return slices.Clone(some), nil
}
