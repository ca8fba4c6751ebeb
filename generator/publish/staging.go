package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A staging is the path of the folder, beside the target, in which one run makes its tree. Only a
// staging folder with the marker in it is ever emptied.
type staging string

const markerName = "made-by-register"

const markerText = `A build of the register makes a site here and then moves it to the folder of the
same name. If no build is running, this was left by one that was stopped; the next build removes it.
`

func (s staging) site() string   { return filepath.Join(string(s), "site") }
func (s staging) former() string { return filepath.Join(string(s), "former") }
func (s staging) marker() string { return filepath.Join(string(s), markerName) }

// stage makes an empty staging folder.
func (t target) stage() (staging, error) {
	const doing = "making a folder beside it"
	dir, err := t.system.makeTemp(t.parent, t.stagingPrefix()+"*")
	if err != nil {
		return "", t.failed(doing, err)
	}
	s := staging(dir)
	err = t.system.writeFile(s.marker(), []byte(markerText))
	if err == nil {
		err = t.system.makeFolder(s.site())
	}
	if err != nil {
		return "", errors.Join(t.failed(doing, err), t.remove(s))
	}
	return s, nil
}

// tidy removes what killed runs left, and puts the former site back if one was killed between its two
// renames. The lock must be held: it shows that no living run uses what is found.
func (t target) tidy() error {
	entries, err := os.ReadDir(t.parent)
	if err != nil {
		return t.failed("looking beside it", err)
	}
	for _, entry := range entries {
		number, ours := strings.CutPrefix(entry.Name(), t.stagingPrefix())
		// Digits alone: the staging folder of a target named "public.next-1" is not one of "public".
		if !ours || number == "" || strings.Trim(number, "0123456789") != "" || !entry.IsDir() {
			continue
		}
		s := staging(filepath.Join(t.parent, entry.Name()))
		if !exists(s.marker()) {
			t.system.remove(string(s)) // killed before it was marked if it is empty; otherwise not ours
			continue
		}
		if exists(s.former()) {
			if err := t.restore(s); err != nil {
				return err
			}
		}
		if err := t.remove(s); err != nil {
			return t.leftover(s, err)
		}
	}
	return nil
}

// restore decides what becomes of the former tree of a run that was killed between its two renames,
// or just after them.
func (t target) restore(s staging) error {
	if !exists(t.dir) {
		if err := t.system.rename(s.former(), t.dir); err != nil {
			return fmt.Errorf("publishing into %q: an earlier build was stopped, and putting the former site back from %q failed: %w: move it yourself, then build again", t.given, s.former(), cause(err))
		}
		return nil
	}
	if exists(s.site()) {
		return fmt.Errorf("publishing into %q: an earlier build was stopped and left the former site in %q, and somebody has made %q since: delete the one that you do not need, then build again", t.given, s.former(), t.given)
	}
	return t.discardFormer(s)
}

// discardFormer gives the former tree the name of a tree that is never put back, so that it may be
// removed bit by bit.
func (t target) discardFormer(s staging) error {
	if err := t.system.rename(s.former(), s.site()); err != nil {
		return fmt.Errorf("the site is published, but the former one could not be renamed: %w: delete %q", cause(err), string(s))
	}
	return nil
}

// remove removes the staging folder, the marker after what it marks. It keeps a former tree that may
// have to be put back.
func (t target) remove(s staging) error {
	if exists(s.former()) {
		return nil
	}
	for _, path := range []string{s.site(), s.marker(), string(s)} {
		if err := t.system.removeAll(path); err != nil {
			return err
		}
	}
	return nil
}

func (t target) stagingPrefix() string { return "." + t.name + ".next-" }

// leftover is the error of a staging folder that could not be removed.
func (t target) leftover(s staging, err error) error {
	return fmt.Errorf("publishing into %q: the working folder %q could not be removed: %w: delete it yourself", t.given, string(s), cause(err))
}
