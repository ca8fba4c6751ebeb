package preview

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"partnershipregister/generator/build"
	"partnershipregister/generator/problem"
)

// keeper keeps what is shown up to date with the files.
type keeper struct {
	Options
	live  *build.Live
	watch *watch
	// run tells this run of the server from others, so that a page of an earlier one is loaded anew.
	run string

	// updates counts those that were begun.
	updates atomic.Int64

	mu  sync.Mutex
	now state
	// news is closed and replaced when the state changes.
	news chan struct{}
}

// state is what the server has to show at one moment.
type state struct {
	// read is false until the files were read for the first time.
	read bool
	// version counts the sites that were made, from 1; 0 as long as there is none.
	version int
	// number changes with everything else.
	number int
	// site is the newest that could be made, before the one before it. Each may be nil.
	site, before *build.Prepared
	// faults are what the panel shows.
	faults []Fault
}

// A Fault is an entry of the panel.
type Fault struct {
	// Place is "content/areas/kent/area.toml:12:8". Empty for a fault of the program.
	Place string `json:"place"`
	// What is wrong, and how to put it right.
	What   string `json:"what"`
	Remedy string `json:"remedy"`
}

// rest is how long the checks wait that a page does not wait for.
const rest = 400 * time.Millisecond

// mostFaults is how many faults the panel shows.
const mostFaults = 20

func newKeeper(o Options) *keeper {
	var b [4]byte
	// It never fails.
	_, _ = rand.Read(b[:])
	k := &keeper{Options: o, run: hex.EncodeToString(b[:]), news: make(chan struct{})}
	k.watch = newWatch(o)
	k.Build.Content = k.watch.noting(o.Content, o.Build.Content)
	k.Build.Themes = k.watch.noting(o.Themes, o.Build.Themes)
	k.live = build.NewLive(k.Build, o.BasePath)
	return k
}

// keep reads the files, and again whenever they change, until the context ends.
func (k *keeper) keep(ctx context.Context) {
	batches := k.watch.start(ctx)
	defer k.watch.close()
	changed := build.Changes{All: true}
	for {
		k.update(ctx, changed)
		select {
		case <-ctx.Done():
			return
		case changed = <-batches:
		}
	}
}

// update reads what changed and shows it, unless an error stands in the way.
func (k *keeper) update(ctx context.Context, changed build.Changes) {
	r, err := k.reading(changed)
	if r.Same {
		return
	}
	number := k.updates.Add(1)
	faults := k.faults(r.Problems)
	if err != nil {
		faults = append(faults, Fault{What: err.Error()})
	}
	version := k.change(func(s *state) bool {
		if r.Site != nil && err == nil {
			s.site, s.before = r.Site, s.site
			s.version++
		}
		s.read, s.faults = true, faults
		return true
	})
	k.tell(r.Problems, err)
	if r.Rest == nil || err != nil || r.Site == nil {
		return
	}
	go k.rest(ctx, r, version, func() bool { return ctx.Err() != nil || k.updates.Load() != number })
}

// rest looks over what is in sight by now, once it has been so for a moment: the browser needs the machine first.
func (k *keeper) rest(ctx context.Context, r build.Reading, version int, stale func() bool) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(rest):
	}
	if stale() {
		return
	}
	all := r.Rest(stale)
	if stale() {
		return
	}
	faults := k.faults(all)
	if len(faults) == 0 {
		return
	}
	current := false
	k.change(func(s *state) bool {
		if current = s.version == version && len(s.faults) == 0; current {
			s.faults = faults
		}
		return current
	})
	if current {
		k.tell(all, nil)
	}
}

// reading keeps a fault of the program in one reading from ending the server.
func (k *keeper) reading(changed build.Changes) (r build.Reading, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			r, err = build.Reading{}, fmt.Errorf("the program has a fault: %v", fault)
		}
	}()
	return k.live.Read(changed)
}

// change changes the state and tells everybody who waits for news, unless there was nothing to change. It
// gives the version after the change.
func (k *keeper) change(how func(*state) bool) int {
	k.mu.Lock()
	defer k.mu.Unlock()
	if how(&k.now) {
		k.now.number++
		close(k.news)
		k.news = make(chan struct{})
	}
	return k.now.version
}

// state gives what there is to show, and what is closed when that changes.
func (k *keeper) state() (state, <-chan struct{}) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.now, k.news
}

// awaited gives what there is to show as soon as the files were read.
func (k *keeper) awaited(ctx context.Context) (state, error) {
	for {
		s, news := k.state()
		if s.read {
			return s, nil
		}
		select {
		case <-news:
		case <-ctx.Done():
			return s, ctx.Err()
		}
	}
}

// faults are the errors among problems.
func (k *keeper) faults(problems []problem.Problem) []Fault {
	var list []Fault
	folder := problem.OneLine(filepath.ToSlash(k.Content))
	for _, p := range problems {
		if p.Severity == problem.Error {
			list = append(list, Fault{
				Place: fmt.Sprintf("%s/%s:%d:%d", folder, problem.OneLine(p.File), p.Line, p.Column),
				What:  problem.OneLine(p.What), Remedy: problem.OneLine(p.Remedy),
			})
		}
	}
	return list
}

// tell says in the terminal what stands in the way.
func (k *keeper) tell(problems []problem.Problem, err error) {
	var b strings.Builder
	n := 0
	for _, p := range problems {
		if p.Severity != problem.Error {
			continue
		}
		if n++; n <= mostFaults {
			fmt.Fprintln(&b, p)
		}
	}
	if n > mostFaults {
		fmt.Fprintf(&b, "and %d more errors; \"register check\" shows all\n", n-mostFaults)
	}
	if err != nil {
		fmt.Fprintln(&b, err)
	}
	if b.Len() > 0 {
		k.Told(strings.TrimSuffix(b.String(), "\n"))
	}
}

// base gives the path below which the sites are shown.
func (s state) base() string {
	if s.site != nil {
		if u, err := url.Parse(s.site.Address); err == nil && u.Path != "" {
			return u.Path
		}
	}
	return "/"
}
