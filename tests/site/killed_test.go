package site_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"partnershipregister/generator/build"
)

// childKey names the folder into which the test binary, started as a child, builds the Wales edition.
// addressKey names the address for which it does, scratchKey the folder of the copies that it builds from.
const (
	childKey   = "REGISTER_TEST_BUILD_INTO"
	addressKey = "REGISTER_TEST_BUILD_FOR"
	scratchKey = "REGISTER_TEST_BUILD_FROM"
)

// timedKills is how many builds are killed at some moment, swapKills how many just after the new site has
// taken the place of the old one.
const (
	timedKills = 9
	swapKills  = 3
)

func child(dir string) int {
	fmt.Println("building")
	_, _, err := build.Site(options(buildKind{"child", os.Getenv(addressKey), edition.only}, dir))
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("built")
	return 0
}

// TestAKilledBuildLeavesTheOldSiteOrTheNew builds over a site for another address and kills the build at
// any moment.
func TestAKilledBuildLeavesTheOldSiteOrTheNew(t *testing.T) {
	// An edition is large enough to be caught at work, and leaves time for many kills.
	addresses := []string{belowARoot, atRoot}
	other := filepath.Join(t.TempDir(), "other")
	publish(t, buildKind{"the edition at another address", addresses[1], edition.only}, other)
	sites := []map[string]string{sums(t, built(t, edition).dir), sums(t, other)}
	if len(differences(sites[0], sites[1])) == 0 {
		t.Fatal("the two sites do not differ")
	}
	dir := filepath.Join(t.TempDir(), "public")
	ends := func(address int) {
		t.Helper()
		if !runChild(t, dir, addresses[address], nil) {
			t.Fatal("a build that nobody killed did not end")
		}
		if d := differences(sites[address], sums(t, dir)); len(d) > 0 {
			t.Fatalf("a build that nobody killed differs:\n%s", firstOf(d))
		}
	}
	ends(0)
	start := time.Now()
	ends(1)
	takes := time.Since(start)
	stands, killed, swapped := 1, 0, 0
	for i := range timedKills + swapKills {
		// One moment in each part of the time that a build takes, so that all of it is tried.
		after := takes*time.Duration(i)/timedKills + rand.N(takes/timedKills+1)
		moment, name := afterAWhile(after), fmt.Sprintf("after %v", after)
		if i >= timedKills {
			moment, name = whenSwapped(dir), "just after the swap"
		}
		if done := runChild(t, dir, addresses[1-stands], moment); !done {
			killed++
		}
		if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
			// A system that cannot swap two folders has a moment without either; the next run, even one
			// that fails, puts the former site back.
			o := options(buildKind{"failing", addresses[0], edition.only}, dir)
			o.Themes = replaced{o.Themes, mapOf(map[string]string{"default/pages/not-found.html": "{{.NoSuchField}}"})}
			if _, _, err := build.Site(o); err == nil {
				t.Fatal("a build with a broken theme succeeded")
			}
		}
		now := sums(t, dir)
		old, fresh := differences(sites[stands], now), differences(sites[1-stands], now)
		switch {
		case len(old) == 0:
		case len(fresh) == 0:
			stands = 1 - stands
			swapped++
		default:
			t.Fatalf("a build killed %s left neither site; from the old one it differs by\n%s\nfrom the new one by\n%s", name, firstOf(old), firstOf(fresh))
		}
	}
	t.Logf("%d of %d builds were killed, %d had published", killed, timedKills+swapKills, swapped)
	if killed == 0 || swapped == 0 {
		t.Error("no build was killed before the swap, or none after it, so that this test shows too little")
	}
	ends(0) // and clears away what the killed ones left
	left, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".public.next-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("working folders are left: %q %v", left, err)
	}
}

// runChild starts a build and kills it when moment returns, or lets it end when moment is nil. It tells
// whether the build ended by itself. Moment returns early when done is closed.
func runChild(t *testing.T, dir, address string, moment func(done <-chan struct{})) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childKey+"="+dir, addressKey+"="+address, scratchKey+"="+scratch)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	first, _ := lines.ReadString('\n')
	done := make(chan struct{})
	var watch sync.WaitGroup
	if moment != nil {
		watch.Go(func() {
			moment(done)
			cmd.Process.Kill()
		})
	}
	rest, _ := io.ReadAll(lines)
	close(done)
	watch.Wait()
	err = cmd.Wait()
	if first == "building\n" && string(rest) == "built\n" {
		return true
	}
	if cmd.ProcessState.Exited() {
		t.Fatalf("the child ended by itself: %v\n%s%s", err, first, rest)
	}
	return false
}

func afterAWhile(d time.Duration) func(<-chan struct{}) {
	return func(done <-chan struct{}) {
		select {
		case <-time.After(d):
		case <-done:
		}
	}
}

// whenSwapped waits until another folder stands in the place of dir.
func whenSwapped(dir string) func(<-chan struct{}) {
	before, _ := os.Stat(dir)
	return func(done <-chan struct{}) {
		for {
			if now, err := os.Stat(dir); err == nil && !os.SameFile(before, now) {
				return
			}
			select {
			case <-time.After(time.Millisecond):
			case <-done:
				return
			}
		}
	}
}
