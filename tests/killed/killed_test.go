//go:build unix

// Package killed_test kills the command "register build" at random moments and looks at what stands in the published
// folder: always one of two whole sites, never a mixture, and nothing that keeps the next build from working.
//
//	go test ./tests/killed -kills 500
package killed_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"partnershipregister/tests/synthetic"
)

var kills = flag.Int("kills", 10, "how many builds to kill")

func TestKilled(t *testing.T) {
	scratch := t.TempDir()
	command := filepath.Join(scratch, "register")
	if out, err := exec.Command("go", "build", "-o", command, "partnershipregister/cmd/register").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dir := filepath.Join(scratch, "site", "public")
	// Two registers with other names throughout, so that no page of one could pass for one of the other.
	var sites [2]map[string]string
	build := func(which int) *exec.Cmd {
		return exec.Command(command, "build", "--content", filepath.Join(scratch, fmt.Sprint(which), "content"), "--themes", filepath.Join(scratch, "themes"), "--out", dir)
	}
	// A copy, so that somebody may go on editing the themes meanwhile.
	if err := os.CopyFS(filepath.Join(scratch, "themes"), os.DirFS("../../themes")); err != nil {
		t.Fatal(err)
	}
	var takes time.Duration
	for which := range sites {
		if err := synthetic.Write(filepath.Join(scratch, fmt.Sprint(which), "content"), os.DirFS("../../content"), 1, 6, uint64(which+1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, which := range []int{0, 1, 0, 1} { // twice, so that each is known and the time is that of a build over another
		start := time.Now()
		if out, err := build(which).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		takes = time.Since(start)
		sites[which] = sums(t, dir)
	}
	if maps.Equal(sites[0], sites[1]) {
		t.Fatal("the two sites do not differ")
	}
	stands, published, working, missing := 1, 0, 0, 0
	for i := range *kills {
		cmd := build(1 - stands)
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &said, &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		after := rand.N(takes)
		if i%2 == 0 { // every other one while it writes, or just after
			for start := time.Now(); time.Since(start) < 10*takes; time.Sleep(200 * time.Microsecond) {
				if left(t, dir) > 0 {
					break
				}
			}
			after = rand.N(takes)
		}
		time.Sleep(after)
		cmd.Process.Signal(syscall.SIGKILL)
		err := cmd.Wait()
		if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() && err != nil {
			t.Fatalf("kill %d: the build failed by itself: %v\n%s", i, err, &said)
		}
		working += left(t, dir)
		if _, err := os.Stat(dir); err != nil {
			// A system that cannot swap two folders has a moment without either; a run that changes nothing
			// puts the former site back.
			missing++
			if out, err := build(stands).CombinedOutput(); err != nil {
				t.Fatalf("kill %d: the next build: %v\n%s", i, err, out)
			}
		}
		switch now := sums(t, dir); {
		case maps.Equal(now, sites[stands]):
		case maps.Equal(now, sites[1-stands]):
			stands = 1 - stands
			published++
		default:
			t.Fatalf("kill %d, %v after: the folder holds neither site, but %d files, of which %d are of the old one and %d of the new one",
				i, after, len(now), common(now, sites[stands]), common(now, sites[1-stands]))
		}
		if i%5 == 4 || i == *kills-1 {
			if out, err := build(1 - stands).CombinedOutput(); err != nil {
				t.Fatalf("after kill %d the next build fails: %v\n%s", i, err, out)
			}
			stands = 1 - stands
			if !maps.Equal(sums(t, dir), sites[stands]) {
				t.Fatalf("after kill %d the next build gives another site", i)
			}
			entries, err := os.ReadDir(filepath.Dir(dir))
			if err != nil || len(entries) != 1 {
				t.Fatalf("after kill %d and a build there stands beside the folder: %v %v", i, entries, err)
			}
		}
	}
	t.Logf("%d builds of %v were killed: %d had published, %d left a working folder, %d left no folder for the next run to restore", *kills, takes, published, working, missing)
	if working == 0 {
		t.Error("no kill came while a build was writing, so that this test shows too little")
	}
}

// left counts the working folders beside the site.
func left(t *testing.T, dir string) int {
	found, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".public.next-*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(found)
}

func common(a, b map[string]string) (n int) {
	for name, sum := range a {
		if b[name] == sum {
			n++
		}
	}
	return n
}

// sums gives all that stands in a folder, with the sum of each file. What a build notes for the next one tells of the
// folder's dates and is no part of the site.
func sums(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(path, dir)
		if name == "/.register-build" {
			return nil
		}
		found[name] = d.Type().String()
		if d.Type().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			found[name] = fmt.Sprintf("%x", sha256.Sum256(content))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
