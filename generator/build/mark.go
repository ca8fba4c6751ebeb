package build

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"

	"partnershipregister/generator/history"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/publish"
	"partnershipregister/generator/tree"
)

// said is what a build said, noted in the published folder for the next one.
type said struct {
	Summary  Summary
	Problems []problem.Problem
}

// standing gives what the build that made the published folder said, when a build now would only make the same again.
func standing(o Options, now inputs) (Summary, []problem.Problem, bool) {
	text, ok := publish.Standing(o.Out, now.mark)
	if !ok {
		return Summary{}, nil, false
	}
	var s said
	// The note lies in a folder that others may write into: what no build says is not believed.
	if json.Unmarshal(text, &s) != nil || strings.ContainsFunc(s.Summary.Written.LargestName, unicode.IsControl) ||
		slices.ContainsFunc(s.Problems, func(p problem.Problem) bool { return p.Severity != problem.Notice && p.Severity != problem.Warning }) {
		return Summary{}, nil, false
	}
	s.Summary.Standing = true
	s.Summary.Written.Unchanged = s.Summary.Written.Files
	return s.Summary, s.Problems, true
}

// inputs stand for everything that a build is made from.
type inputs struct {
	// mark is the same for the same bytes; the zero mark where there is something that can't be told.
	mark publish.Mark
	// moment differs also when a file was written anew with the same bytes.
	moment [sha256.Size]byte
}

// inputsOf looks at all that a build reads. Whatever comes into a build must come in here too; a field of Options that
// does not is told by a test.
func inputsOf(o Options) inputs {
	if len(o.Program) == 0 {
		return inputs{}
	}
	f := fields{mark: sha256.New(), moment: sha256.New()}
	f.text(o.Program)
	for _, n := range []int{int(o.Today), int(o.On), yes(o.AsAt), o.Share.Number, o.Share.Of} {
		f.number(int64(n))
	}
	for _, s := range []string{string(o.Only), o.Address, o.Repository} {
		f.text([]byte(s))
	}
	f.history(o.History)
	// Names that begin with a dot are nothing to the content, as for its reader.
	if f.folder(o.Content, func(name string) bool { return strings.HasPrefix(name, ".") }) != nil ||
		f.folder(o.Themes, func(string) bool { return false }) != nil {
		return inputs{}
	}
	return inputs{publish.Mark(f.mark.Sum(nil)), [sha256.Size]byte(f.moment.Sum(nil))}
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fields takes values in, each with its length before it, so that no two lists of values look the same.
type fields struct{ mark, moment hash.Hash }

func (f fields) number(n int64) { binary.Write(f.mark, binary.BigEndian, n) }

func (f fields) text(b []byte) {
	f.number(int64(len(b)))
	f.mark.Write(b)
}

func (f fields) history(past *history.Past) {
	if past == nil {
		f.number(-1)
		return
	}
	files := func(files tree.Files) {
		f.number(int64(len(files)))
		for _, name := range slices.Sorted(maps.Keys(files)) {
			f.text([]byte(name))
			f.number(int64(yes(files[name] == nil)))
			f.text(files[name])
		}
	}
	f.number(int64(len(past.Days)))
	f.number(int64(past.Older))
	f.number(int64(yes(past.Cut)))
	for _, d := range past.Days {
		for _, n := range []int{d.Year, d.Month, d.Day, d.Commits, yes(d.Beginning)} {
			f.number(int64(n))
		}
		f.text([]byte(d.Last))
		f.number(d.Time.UnixNano())
		files(d.Before)
		files(d.After)
	}
}

// What a folder may hold at most to be looked at here; with more, or with what is no plain file, it can't be told
// whether anything changed.
const (
	mostFiles = 300_000
	mostBytes = 1 << 30
)

var errTooMuch = errors.New("too much to look at")

// folder takes in the names and the bytes of all files, but for what is to be left out.
func (f fields) folder(fsys fs.FS, out func(name string) bool) error {
	type file struct {
		name   string
		sum    [sha256.Size]byte
		moment int64
		err    error
	}
	var files []*file
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && out(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !d.IsDir() && !d.Type().IsRegular() || len(files) > mostFiles:
			return errTooMuch
		case d.IsDir():
			name += "/" // an empty folder counts too
		}
		files = append(files, &file{name: name})
		return nil
	})
	if err != nil {
		return err
	}
	var next, bytes atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			h, buffer := sha256.New(), make([]byte, 64<<10)
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				if !strings.HasSuffix(files[i].name, "/") {
					h.Reset()
					files[i].moment, files[i].err = digest(fsys, files[i].name, h, buffer, &bytes)
					h.Sum(files[i].sum[:0])
				}
			}
		})
	}
	workers.Wait()
	f.number(int64(len(files)))
	for _, one := range files {
		if one.err != nil {
			return one.err
		}
		f.text([]byte(one.name))
		f.mark.Write(one.sum[:])
		binary.Write(f.moment, binary.BigEndian, one.moment)
	}
	return nil
}

// digest takes in the bytes of a file and gives its date.
func digest(fsys fs.FS, name string, h hash.Hash, buffer []byte, bytes *atomic.Int64) (moment int64, err error) {
	file, err := fsys.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, errTooMuch
	}
	for {
		n, err := file.Read(buffer)
		h.Write(buffer[:n])
		if bytes.Add(int64(n)) > mostBytes {
			return 0, errTooMuch
		}
		if err == io.EOF {
			return info.ModTime().UnixNano(), nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// noteOf is what a build notes: nothing when what it was made from changed while it was read, for then nobody knows what
// it was made from.
func noteOf(o Options, before inputs, s said) publish.Note {
	if before.mark == (publish.Mark{}) || inputsOf(o) != before {
		return publish.Note{}
	}
	return publish.Note{Mark: before.mark, Said: func(written publish.Summary) ([]byte, error) {
		s.Summary.Written = written
		return json.Marshal(s)
	}}
}
