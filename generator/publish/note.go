package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// noteName is the file in a published folder by which a later run sees that the folder still is what it would make. It is
// no part of the site and stands in no list: it tells of this folder on this disk alone.
const noteName = ".register-build"

// maxNote is how many bytes such a file may have.
const maxNote = 64 << 20

// A Note is what a run leaves for the next one in the published folder.
type Note struct {
	// Mark is that of the run. With the zero mark nothing is noted.
	Mark Mark
	// Said gives what [Standing] is to hand out, as JSON.
	Said func(Summary) ([]byte, error)
}

// A Mark stands for everything that a run is made from; two runs with the same mark publish the same files. The zero
// mark stands for nothing.
type Mark [sha256.Size]byte

// noted is what the file holds.
type noted struct {
	About string `json:"about"`
	// Mark is that of the run, Folder the one that [listing.sum] gives of the folder; both in hexadecimal figures.
	Mark   string `json:"mark"`
	Folder string `json:"folder"`
	// Root are those of our files and folders at the root whose names begin with a dot.
	Root []string        `json:"root"`
	Said json.RawMessage `json:"said"`
}

const aboutNote = "What this folder was made from, for the next build, which leaves it alone when nothing has changed. It is no part of the site."

// Standing gives what the run that published into dir said, when that run had the mark and nothing in the folder has
// changed since: the names, sizes, dates and modes of all that was published. In any doubt ok is false.
func Standing(dir string, mark Mark) (said []byte, ok bool) {
	at, err := targetAt(dir, disk)
	if err != nil || mark == (Mark{}) {
		return nil, false
	}
	if there, err := at.present(); err != nil || !there {
		return nil, false
	}
	// As in any run: nobody else publishes meanwhile, and what a killed run left is put right.
	unlock, err := at.lock()
	if err != nil {
		return nil, false
	}
	defer unlock()
	if at.tidy() != nil {
		return nil, false
	}
	note, ok := at.note()
	if !ok || note.Mark != hex.EncodeToString(mark[:]) {
		return nil, false
	}
	now, err := at.listing(note.Root)
	if err != nil || note.Folder != now.sum() {
		return nil, false
	}
	return note.Said, true
}

// note reads the target's note.
func (t target) note() (n noted, ok bool) {
	name := filepath.Join(t.dir, noteName)
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxNote {
		return noted{}, false
	}
	f, err := os.Open(name)
	if err != nil {
		return noted{}, false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxNote))
	if err != nil {
		return noted{}, false
	}
	return n, json.Unmarshal(text, &n) == nil
}

// noteOf writes the note of a run.
func noteOf(mark Mark, l listing, said []byte) ([]byte, error) {
	n := noted{About: aboutNote, Mark: hex.EncodeToString(mark[:]), Folder: l.sum(), Root: []string{}, Said: said}
	for _, line := range l {
		if name, _, _ := strings.Cut(line, "\x00"); strings.HasPrefix(name, ".") && !strings.Contains(name, "/") {
			n.Root = append(n.Root, name)
		}
	}
	slices.Sort(n.Root)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(n)
	return b.Bytes(), err
}

// A listing has a line for each file and folder of ours in a tree, in no order.
type listing []string

// line tells all of a file or folder that changes when somebody touches it. A folder's own date doesn't: what comes into
// it or goes has or lacks a line.
func line(name string, info fs.FileInfo) string {
	b := make([]byte, 0, len(name)+48)
	b = append(append(b, name...), 0)
	b = append(strconv.AppendUint(b, uint64(info.Mode()), 10), ' ')
	if info.Mode().IsRegular() {
		b = append(strconv.AppendInt(b, info.Size(), 10), ' ')
		b = strconv.AppendInt(b, info.ModTime().UnixNano(), 10)
	}
	return string(b)
}

// sum gives one mark of all lines, in hexadecimal figures.
func (l listing) sum() string {
	slices.Sort(l)
	h := sha256.New()
	var b []byte
	for _, line := range l {
		b = append(append(b[:0], line...), '\n')
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil))
}

var errOddFile = errors.New("there is something that is neither a file nor a folder")

// listing looks through the target. Of what begins with a dot at its root only the named is ours.
func (t target) listing(root []string) (listing, error) {
	info, err := os.Lstat(t.dir)
	if err != nil {
		return nil, err
	}
	list := listing{line(".", info)}
	var failed error
	var mu sync.Mutex // guards both
	var group sync.WaitGroup
	turn := make(chan bool, runtime.GOMAXPROCS(0))
	var visit func(folder string)
	visit = func(folder string) {
		turn <- true
		lines, folders, err := t.entries(folder, root)
		<-turn
		mu.Lock()
		list, failed = append(list, lines...), errors.Join(failed, err)
		mu.Unlock()
		for _, f := range folders {
			group.Go(func() { visit(f) })
		}
	}
	visit("")
	group.Wait()
	return list, failed
}

// entries gives the lines of what stands in one folder, and the names of the folders in it with a slash at their ends.
func (t target) entries(folder string, root []string) (lines listing, folders []string, err error) {
	entries, err := os.ReadDir(filepath.Join(t.dir, filepath.FromSlash(folder)))
	for _, e := range entries {
		name := folder + e.Name()
		if folder == "" && strings.HasPrefix(name, ".") && !slices.Contains(root, name) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, nil, err
		}
		switch {
		case info.IsDir():
			folders = append(folders, name+"/")
		case !info.Mode().IsRegular():
			return nil, nil, errOddFile
		}
		lines = append(lines, line(name, info))
	}
	return lines, folders, err
}

// listing is what [target.listing] gives when the tree is the target's and nobody has touched it. Files that were kept
// count as they were when they were compared, so that a later edit shows.
func (t *tree) listing(root string) (listing, error) {
	info, err := os.Lstat(root)
	if err != nil {
		return nil, err
	}
	list := listing{line(".", info)}
	for _, n := range t.names {
		if n.folder {
			list = append(list, line(n.name, info)) // all folders have one mode
		}
	}
	for _, f := range t.files {
		info := f.kept
		if info == nil {
			if info, err = os.Lstat(filepath.Join(root, filepath.FromSlash(f.name))); err != nil {
				return nil, err
			}
		}
		list = append(list, line(f.name, info))
	}
	return list, nil
}

// note writes the note of a new tree into it.
func (t *tree) note(next staging, note Note) error {
	info, err := os.Lstat(filepath.Join(next.site(), manifestName))
	if err != nil {
		return err
	}
	text, err := t.noted(note, next.site(), info)
	if err != nil || text == nil {
		return err
	}
	return t.target.system.writeFile(filepath.Join(next.site(), noteName), text)
}

// noteBeside puts the note of a tree that stands already in the place of the former one.
func (t *tree) noteBeside(next staging, note Note, list fs.FileInfo) error {
	text, err := t.noted(note, t.target.dir, list)
	if err == nil && text != nil {
		name := filepath.Join(t.target.dir, noteName)
		if before, err := os.ReadFile(name); err == nil && bytes.Equal(before, text) {
			return nil
		}
		here := filepath.Join(string(next), noteName)
		if err = t.target.system.writeFile(here, text); err == nil {
			err = t.target.system.rename(here, name)
		}
	}
	if err != nil {
		return t.target.failed("noting what it was made from", err)
	}
	return nil
}

// noted writes the note of the tree that stands at root, with the file of its list. It gives nil when there is nothing to note.
func (t *tree) noted(note Note, root string, list fs.FileInfo) ([]byte, error) {
	if note.Mark == (Mark{}) {
		return nil, nil
	}
	said, err := note.Said(summarise(t.files))
	if err != nil {
		return nil, err
	}
	l, err := t.listing(root)
	if err != nil {
		return nil, err
	}
	return noteOf(note.Mark, append(l, line(manifestName, list)), said)
}
