package preview

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"partnershipregister/generator/build"
)

const (
	// quiet is how long nothing may change before a change counts as finished: editors write in steps.
	quiet = 12 * time.Millisecond
	// longest is how long changes that do not end may put off a reading.
	longest = 250 * time.Millisecond
	// every is the time between two looks at all files, where the system does not tell of changes.
	every = time.Second
)

// watch finds out what changes below the folders of the content and the themes.
//
// Systems watch folders, not trees. So each folder is watched from the moment before it is listed for the
// first time: noting gives file systems that see to that. A new folder is seen in the one around it, is
// listed when the register is read again, and so is watched.
type watch struct {
	roots   []*root
	told    func(string)
	batches chan build.Changes

	mu sync.Mutex
	// notify is nil when all files are looked at instead.
	notify  *fsnotify.Watcher
	watched map[string]bool
	// failed is closed when the system can't watch any more.
	failed chan struct{}
	once   sync.Once
}

// root is one of the folders with all that is below it.
type root struct {
	path    string
	fsys    fs.FS
	content bool
	// seen is what the last look at all files found.
	seen map[string]seen
}

// seen is by what a file is known again.
type seen struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

func newWatch(o Options) *watch {
	w := &watch{
		told:    o.Told,
		roots:   []*root{{path: o.Content, fsys: o.Build.Content, content: true}, {path: o.Themes, fsys: o.Build.Themes}},
		batches: make(chan build.Changes),
		watched: map[string]bool{},
		failed:  make(chan struct{}),
	}
	if !o.Poll {
		var err error
		if w.notify, err = fsnotify.NewWatcher(); err != nil {
			w.fail(err)
		}
	}
	if o.Poll {
		w.once.Do(func() { close(w.failed) })
	}
	return w
}

// fail goes over to looking at all files, and says why.
func (w *watch) fail(err error) {
	w.once.Do(func() {
		why := err.Error()
		switch {
		case errors.Is(err, syscall.ENOSPC):
			why = "the system's limit for watched folders is reached (fs.inotify.max_user_watches; \"sudo sysctl fs.inotify.max_user_watches=524288\" raises it)"
		case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
			why = "the system's limit for open files or watches is reached"
		}
		w.told("The system can't tell what changes: " + why + ".\nAll files are looked at every second instead; changes show a little later.")
		close(w.failed)
	})
}

// start gives what changes, as often as somebody takes it, until the context ends.
func (w *watch) start(ctx context.Context) <-chan build.Changes {
	changes := make(chan change)
	go w.gather(ctx, changes)
	go func() {
		if w.notify != nil {
			w.listen(ctx, changes)
		}
		select {
		case <-w.failed:
			w.poll(ctx, changes)
		case <-ctx.Done():
		}
	}()
	return w.batches
}

func (w *watch) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

// change is one thing that may have changed. Without a root it is everything.
type change struct {
	root *root
	path string // below the root, with slashes
}

// gather puts changes together, until none comes for a while or the first of them has waited long enough.
func (w *watch) gather(ctx context.Context, changes <-chan change) {
	var pending *gathered
	var settled, latest <-chan time.Time
	var ready chan<- build.Changes
	var batch build.Changes
	for {
		select {
		case <-ctx.Done():
			return
		case c := <-changes:
			if pending == nil {
				pending = &gathered{content: map[string]bool{}}
				latest = time.After(longest)
			}
			pending.add(c)
			settled = time.After(quiet)
			if ready != nil {
				batch = pending.batch()
			}
			continue
		case <-settled:
		case <-latest:
		case ready <- batch:
			pending, ready, settled, latest = nil, nil, nil, nil
			continue
		}
		batch, ready, settled, latest = pending.batch(), w.batches, nil, nil
	}
}

// gathered are changes that wait to be read.
type gathered struct {
	all, themes bool
	content     map[string]bool
}

func (g *gathered) add(c change) {
	switch {
	case c.root == nil:
		g.all = true
	case c.root.content:
		g.content[c.path] = true
	default:
		g.themes = true
	}
}

func (g *gathered) batch() build.Changes {
	b := build.Changes{All: g.all, Themes: g.themes}
	b.Content = slices.Sorted(maps.Keys(g.content))
	return b
}

// listen passes on what the system tells.
func (w *watch) listen(ctx context.Context, changes chan<- change) {
	send := func(c change) {
		select {
		case changes <- c:
		case <-ctx.Done():
		}
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.failed:
			w.notify.Close()
			return
		case e, open := <-w.notify.Events:
			if !open {
				return
			}
			if e.Op == fsnotify.Chmod {
				continue
			}
			w.forget(e)
			w.await(ctx, e, send)
			if c, ok := w.placed(e.Name); ok {
				send(c)
			}
		case err, open := <-w.notify.Errors:
			if !open {
				return
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				// More happened than the system could tell.
				send(change{})
				continue
			}
			w.fail(err)
		}
	}
}

// forget lets a folder that went, or has another name now, be watched anew when it is listed again. So are
// the folders below it.
func (w *watch) forget(e fsnotify.Event) {
	if !e.Has(fsnotify.Remove) && !e.Has(fsnotify.Rename) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.watched[e.Name] {
		return
	}
	below := e.Name + string(filepath.Separator)
	for name := range w.watched {
		if name == e.Name || strings.HasPrefix(name, below) {
			_ = w.notify.Remove(name)
			delete(w.watched, name)
		}
	}
}

// await waits for a whole folder of content or themes that was moved away until there is one again.
func (w *watch) await(ctx context.Context, e fsnotify.Event, send func(change)) {
	for _, r := range w.roots {
		if filepath.Clean(r.path) != e.Name || !e.Has(fsnotify.Remove) && !e.Has(fsnotify.Rename) {
			continue
		}
		go func() {
			for {
				select {
				case <-ctx.Done():
					return
				case <-time.After(every / 4):
				}
				if _, err := fs.Stat(r.fsys, "."); err == nil {
					send(change{})
					return
				}
			}
		}()
	}
}

// placed gives the place of a path below the folders that are watched.
func (w *watch) placed(name string) (change, bool) {
	for _, r := range w.roots {
		if below, err := filepath.Rel(r.path, name); err == nil && filepath.IsLocal(below) {
			return change{r, filepath.ToSlash(below)}, true
		}
	}
	return change{}, false
}

// add watches one folder.
func (w *watch) add(folder string) {
	if w.notify == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case <-w.failed:
		return
	default:
	}
	if w.watched[folder] {
		return
	}
	switch err := w.notify.Add(folder); {
	case err == nil:
		w.watched[folder] = true
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, fsnotify.ErrClosed):
		// It went in the meantime; the folder around it tells.
	default:
		w.fail(err)
	}
}

// noting gives a file system of which each folder is watched from the moment before it is first listed.
func (w *watch) noting(path string, fsys fs.FS) fs.FS { return &noted{FS: fsys, path: path, watch: w} }

type noted struct {
	fs.FS
	path  string
	watch *watch
}

func (n *noted) ReadDir(name string) ([]fs.DirEntry, error) {
	n.watch.add(filepath.Join(n.path, filepath.FromSlash(name)))
	return fs.ReadDir(n.FS, name)
}

// poll looks at all files again and again. What changed before the first look is not known, so everything
// is read once more.
func (w *watch) poll(ctx context.Context, changes chan<- change) {
	send := func(c change) bool {
		select {
		case changes <- c:
			return true
		case <-ctx.Done():
			return false
		}
	}
	for _, r := range w.roots {
		r.seen = r.look()
	}
	if !send(change{}) {
		return
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(every):
		}
		for _, r := range w.roots {
			before, now := r.seen, r.look()
			r.seen = now
			for name, file := range now {
				if file != before[name] && !send(change{r, name}) {
					return
				}
			}
			for name := range before {
				if _, there := now[name]; !there && !send(change{r, name}) {
					return
				}
			}
		}
	}
}

// look notes the size and the time of every file and folder.
func (r *root) look() map[string]seen {
	all := map[string]seen{}
	_ = fs.WalkDir(r.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		if d.IsDir() {
			// Its entries are looked at one by one.
			all[name] = seen{mode: info.Mode()}
			return nil
		}
		all[name] = seen{info.Size(), info.ModTime(), info.Mode()}
		return nil
	})
	return all
}
