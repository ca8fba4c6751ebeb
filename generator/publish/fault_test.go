package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// inOrder is putting from one goroutine, so that the changes of the disk come in the same order each time.
func inOrder(files map[string]string) func(func(string, []byte) error) error {
	return func(add func(string, []byte) error) error {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if err := add(name, []byte(files[name])); err != nil {
				return err
			}
		}
		return nil
	}
}

// faults are what a disk says, and what our message must then tell people to do.
var faults = []struct {
	err    syscall.Errno
	remedy string
}{
	{syscall.ENOSPC, "free some space on the disk"},
	{syscall.EACCES, "writable for you"},
	{syscall.EROFS, "publish into a folder on another one"},
	{syscall.EIO, "put that right"},
}

// lived makes a folder into which a site was published, with dotfiles that somebody put there, beside a working
// folder that a killed run left.
func lived(t *testing.T) (dir string) {
	dir = filepath.Join(t.TempDir(), "public")
	if _, err := FolderNoting(dir, note('a'), putting(site())); err != nil {
		t.Fatal(err)
	}
	write(t, dir+"/.gitignore", "*\n")
	write(t, dir+"/.git/refs/heads/topic", "1")
	if err := os.Symlink("../nowhere", dir+"/.git/link"); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	write(t, filepath.Dir(dir)+"/.public.next-12/"+markerName, "")
	write(t, filepath.Dir(dir)+"/.public.next-12/site/half", "half")
	return dir
}

// TestEachChangeOfTheDiskFailsOnce refuses each change that a run makes in turn, once alone and once with all that come
// after it. Whatever fails, the former site stands whole, or the new one does, and the next run works.
func TestEachChangeOfTheDiskFailsOnce(t *testing.T) {
	next := site()
	next["index.html"] = "new front door"
	next["westmoor/index.html"] = "a new folder"
	delete(next, "eastvale/index.html")
	site := func(dir string) map[string]string {
		seen := look(t, dir)
		delete(seen, noteName) // holds dates
		return seen
	}
	for way, on := range ways {
		for _, lasts := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, lasting %v", way, lasts), func(t *testing.T) {
				dir := lived(t)
				former := site(dir)
				var all []string
				var lock sync.Mutex
				on.refuse = func(change, path string) error {
					lock.Lock()
					defer lock.Unlock()
					all = append(all, change)
					return nil
				}
				if _, err := folder(dir, on, note('b'), inOrder(next)); err != nil {
					t.Fatal(err)
				}
				after := site(dir)
				kinds := map[string]int{}
				for _, change := range all {
					kinds[change]++
				}
				t.Logf("%d changes: %v", len(all), kinds)
				for _, change := range []string{"lock", "mkdir", "create", "write", "close", "chmod", "link", "symlink", "exchange", "rename", "sync", "remove"} {
					if kinds[change] == 0 && !(change == "rename" && way == "one step") {
						t.Errorf("no %s is among the changes, so that none was refused", change)
					}
				}
				stood, replaced := 0, 0
				for n := range all {
					fault := faults[n%len(faults)]
					dir := lived(t)
					i := -1
					on.refuse = func(change, path string) error {
						lock.Lock()
						defer lock.Unlock()
						if i++; i == n || lasts && i > n {
							return fault.err
						}
						return nil
					}
					_, err := folder(dir, on, note('b'), inOrder(next))
					name := fmt.Sprintf("%s as change %d (%s)", fault.err, n, all[n])
					if !exists(dir) {
						// Without a swap, a disk that breaks between two renames leaves the former site aside.
						wants(t, err, "the former site is whole in", "the next build puts it back")
						if way == "one step" || !lasts {
							t.Fatalf("%s: the folder is missing", name)
						}
						stop := errors.New("stop")
						if _, err := Folder(dir, func(func(string, []byte) error) error { return stop }); err != stop {
							t.Fatalf("%s: next run: %v", name, err)
						}
					}
					now := site(dir)
					switch {
					case maps.Equal(now, former) && err != nil:
						stood++
						if _, ok := Standing(dir, mark('b')); ok {
							t.Errorf("%s: the former site is said to be the new one", name)
						}
						message := err.Error()
						if !strings.Contains(message, dir) || !strings.Contains(message, fault.remedy) && !strings.Contains(message, "delete it yourself") && !strings.Contains(message, "move it yourself") && !strings.Contains(message, "then build again") {
							t.Errorf("%s: the message does not say what to do: %s", name, message)
						}
					case maps.Equal(now, after):
						replaced++
						if err != nil && !strings.Contains(err.Error(), "the site is published, but") {
							t.Errorf("%s: the new site stands, but the message is: %v", name, err)
						}
						if _, ok := Standing(dir, mark('a')); ok {
							t.Errorf("%s: the new site is said to be the former one", name)
						}
					default:
						t.Errorf("%s: neither site stands (error: %v)", name, err)
						same(t, "from the former one", now, former)
					}
					if _, err := Folder(dir, inOrder(next)); err != nil {
						t.Errorf("%s: next run: %v", name, err)
					}
					same(t, name+", next run", site(dir), after)
					alone(t, filepath.Dir(dir), "public")
					if t.Failed() {
						return
					}
				}
				t.Logf("the former site stood %d times, the new one %d times", stood, replaced)
				if stood == 0 || replaced == 0 {
					t.Error("one of the two never stood, so that this test shows too little")
				}
			})
		}
	}
}

// TestAClockThatJumps publishes over files that are older or newer than now: bytes count, dates do not.
func TestAClockThatJumps(t *testing.T) {
	for _, at := range []time.Time{time.Unix(0, 0), time.Date(2090, 1, 1, 0, 0, 0, 0, time.UTC)} {
		dir := published(t)
		write(t, dir+"/.gitignore", "*\n")
		write(t, filepath.Dir(dir)+"/.public.next-3/"+markerName, "")
		for _, path := range []string{dir, dir + "/index.html", dir + "/eastvale/index.html", dir + "/" + manifestName, dir + "/.gitignore", filepath.Dir(dir) + "/.public.next-3"} {
			if err := os.Chtimes(path, at, at); err != nil {
				t.Fatal(err)
			}
		}
		next := site()
		next["index.html"] = "FRONT DOOR" // as long as before
		if _, err := Folder(dir, inOrder(next)); err != nil {
			t.Fatal(err)
		}
		if got := look(t, dir); got["index.html"] != "-rw-r--r-- FRONT DOOR" || got["eastvale/index.html"] != "-rw-r--r-- Eastvale" || got[".gitignore"] != "-rw-r--r-- *\n" {
			t.Errorf("with files of %v the folder holds %v", at, got)
		}
		alone(t, filepath.Dir(dir), "public")
	}
}
