package content

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
)

// A Reader reads one folder again and again. It keeps what it took apart in memory, so that after a change
// only the files that changed are read; the register is put together anew each time. It is for one goroutine
// at a time, what it gives is for any number, as long as nobody changes it.
type Reader struct {
	fsys fs.FS
	// files are those in their right place, problems are about the others.
	files    *arrangement
	problems []problem.Problem
	// sources are what the files hold, in the same order; nil where that is not known.
	sources []*source
	// content and told are what the last reading gave.
	content *Content
	told    []problem.Problem
}

// NewReader makes a reader that has read nothing.
func NewReader(fsys fs.FS) *Reader { return &Reader{fsys: fsys} }

// Read reads everything.
func (r *Reader) Read() (*Content, []problem.Problem, error) {
	r.files = nil
	return r.Again(nil)
}

// Again reads the files that may have changed, and puts the register together. Paths may be of files and
// folders, of what is new, what went, and what is the same after all; everything else must be as it was. When
// nothing of the register changed, the same content comes again.
func (r *Reader) Again(changed []string) (*Content, []problem.Problem, error) {
	if slices.Contains(changed, ".") {
		r.files = nil
	}
	if r.files == nil || r.moved(changed) {
		if err := r.find(changed); err != nil {
			r.files = nil
			return nil, nil, err
		}
	} else {
		if r.content != nil && !slices.ContainsFunc(changed, func(name string) bool { return r.files.place(name) >= 0 }) {
			// Editors leave files of their own beside those of the register, and take them away again.
			return r.content, slices.Clone(r.told), nil
		}
		r.sources = slices.Clone(r.sources)
		for _, name := range changed {
			if i := r.files.place(name); i >= 0 {
				r.sources[i] = nil
			}
		}
	}
	r.content = nil
	return r.put()
}

// moved tells whether another list of files is needed: unless each file that was there is there still, and
// what came has gone again.
func (r *Reader) moved(changed []string) bool {
	for _, name := range changed {
		info, err := fs.Lstat(r.fsys, name)
		switch known := r.files.place(name) >= 0; {
		case known && (err != nil || !info.Mode().IsRegular()):
			return true
		case !known && err == nil && !leftover(path.Base(name)):
			return true
		case !known && err != nil && len(r.problems) > 0:
			// What stood in the wrong place may have gone.
			return true
		case !known && err != nil && slices.ContainsFunc(r.files.files, func(f found) bool { return within(f.path, name) }):
			return true
		}
	}
	return false
}

// find lists the files, and keeps what is known of those that are as they were.
func (r *Reader) find(changed []string) error {
	files, problems, err := find(r.fsys)
	if err != nil {
		return err
	}
	now := arrange(files)
	sources := make([]*source, len(files))
	if r.files != nil {
		for i, f := range files {
			at := r.files.place(f.path)
			if at >= 0 && r.files.files[at] == f && !slices.ContainsFunc(changed, func(name string) bool { return f.path == name || within(f.path, name) }) {
				sources[i] = r.sources[at]
			}
		}
	}
	r.files, r.problems, r.sources = now, problems, sources
	return nil
}

// put takes the files apart that are not known, and puts all together.
func (r *Reader) put() (*Content, []problem.Problem, error) {
	var missing []int
	room := int64(maxBytes)
	for i, s := range r.sources {
		if s == nil {
			missing = append(missing, i)
		} else {
			room -= int64(len(s.text))
		}
	}
	files := make([]found, len(missing))
	for i, at := range missing {
		files[i] = r.files.files[at]
	}
	loaded, err := load(r.fsys, files, room)
	if err == errTooMuch {
		r.files = nil
		s := &source{found: found{path: layout.main}, unread: true}
		s.report(problem.Error, "too-many", 1, 1, fmt.Sprintf("the files of the content folder have more than %d MiB together", maxBytes>>20), "look for a folder that was copied here by mistake")
		content, problems := assemble(arrange([]found{s.found}), []*source{s})
		return content, problems, nil
	}
	if err != nil {
		r.files = nil
		return nil, nil, err
	}
	for i, at := range missing {
		r.sources[at] = loaded[i]
	}
	content, more := assemble(r.files, r.sources)
	problems := append(append([]problem.Problem{}, r.problems...), more...)
	content.Positions.Place(problems)
	problem.Sort(problems)
	r.content, r.told = content, slices.Clone(problems)
	return content, problems, nil
}

// within tells whether a path lies below a folder.
func within(path, folder string) bool { return strings.HasPrefix(path, folder+"/") }
