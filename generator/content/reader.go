package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"partnershipregister/generator/problem"
)

// A Reader reads one folder again and again. It keeps what it took apart in memory, so that after a change
// only the files that changed are read; the register is put together anew each time. It is for one goroutine
// at a time, what it gives is for any number, as long as nobody changes it.
type Reader struct {
	fsys fs.FS
	// files are those in their right place, problems are about the others.
	files    []found
	problems []problem.Problem
	// sources are what the files hold, by path.
	sources map[string]*source
}

// NewReader makes a reader that has read nothing.
func NewReader(fsys fs.FS) *Reader { return &Reader{fsys: fsys} }

// Read reads everything.
func (r *Reader) Read() (*Content, []problem.Problem, error) {
	r.sources = map[string]*source{}
	if err := r.find(); err != nil {
		return nil, nil, err
	}
	return r.put()
}

// Again reads the files that may have changed, and puts the register together. Paths may be of files and
// folders, of what is new, what went, and what is the same after all; everything else must be as it was.
func (r *Reader) Again(changed []string) (*Content, []problem.Problem, error) {
	if r.sources == nil {
		return r.Read()
	}
	moved := false
	for _, name := range changed {
		info, err := fs.Lstat(r.fsys, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, fmt.Errorf("reading %q: %w", name, err)
		}
		there := err == nil
		known := r.sources[name] != nil
		// Another list of files is needed unless a file that was there is there, or what came has gone again.
		moved = moved || known && !(there && info.Mode().IsRegular()) || !known && there && !leftover(path.Base(name))
		if !known && !there {
			// It may have been a folder.
			for other := range r.sources {
				if within(other, name) {
					moved = true
					break
				}
			}
		}
		delete(r.sources, name)
	}
	if moved {
		if err := r.find(); err != nil {
			r.sources = nil
			return nil, nil, err
		}
	}
	return r.put()
}

func within(file, folder string) bool {
	return len(file) > len(folder) && file[len(folder)] == '/' && file[:len(folder)] == folder
}

// find lists the files, and lets go of those that went.
func (r *Reader) find() error {
	var err error
	if r.files, r.problems, err = find(r.fsys); err != nil {
		return err
	}
	stay := make(map[string]*source, len(r.files))
	for _, f := range r.files {
		if s := r.sources[f.path]; s != nil && s.found == f {
			stay[f.path] = s
		}
	}
	r.sources = stay
	return nil
}

// put takes the files apart that are not known, and puts all together.
func (r *Reader) put() (*Content, []problem.Problem, error) {
	var missing []found
	for _, f := range r.files {
		if r.sources[f.path] == nil {
			missing = append(missing, f)
		}
	}
	loaded, err := load(r.fsys, missing)
	if err != nil {
		r.sources = nil
		return nil, nil, err
	}
	for _, s := range loaded {
		r.sources[s.path] = s
	}
	sources := make([]*source, len(r.files))
	for i, f := range r.files {
		sources[i] = r.sources[f.path]
	}
	content, more := assemble(sources)
	problems := append(append([]problem.Problem{}, r.problems...), more...)
	content.Positions.Place(problems)
	problem.Sort(problems)
	return content, problems, nil
}
