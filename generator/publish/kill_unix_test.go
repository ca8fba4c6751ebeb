//go:build unix

package publish

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The test binary runs itself as a child that publishes into the folder named last, in the way named
// first: children[os.Getenv(childKey)].
const childKey = "PUBLISH_TEST_CHILD"

var children = map[string]func(dir string) error{
	"one step":    func(dir string) error { return publishForEver(dir, ways["one step"]) },
	"two renames": func(dir string) error { return publishForEver(dir, ways["two renames"]) },
	"killed before the swap": func(dir string) error {
		return publishAndDie(dir, func(a, b string) error { return killSelf() })
	},
	"killed after the swap": func(dir string) error {
		return publishAndDie(dir, func(a, b string) error { return errors.Join(exchange(a, b), killSelf()) })
	},
	"killed between the renames": func(dir string) error {
		return publishAndDie(dir, func(a, b string) error {
			// What swap does next, cut short.
			former := filepath.Join(filepath.Dir(a), "former")
			return errors.Join(os.Rename(b, former), killSelf())
		})
	},
	"small files only": func(dir string) error {
		limit := unix.Rlimit{Cur: 100_000, Max: 100_000}
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			return err
		}
		_, err := Folder(dir, putting(map[string]string{"small": "fits", "big": strings.Repeat("x", 200_000)}))
		return err
	},
}

func TestMain(m *testing.M) {
	if child := children[os.Getenv(childKey)]; child != nil {
		if err := child(os.Args[1]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func killSelf() error {
	syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {} // the signal may take a moment
}

func publishForEver(dir string, on system) error {
	for i := 0; ; i++ {
		fmt.Println("publishing")
		if _, err := folder(dir, on, Note{}, putting(edition(i%2))); err != nil {
			return err
		}
	}
}

func publishAndDie(dir string, exchange func(a, b string) error) error {
	fmt.Println("publishing")
	_, err := folder(dir, system{exchange: exchange, link: os.Link}, Note{}, putting(edition(0)))
	return errors.Join(err, errors.New("still alive"))
}

// edition gives one of two large sites that have a third of their files in common.
func edition(which int) map[string]string {
	files := map[string]string{"index.html": fmt.Sprint("edition ", which)}
	for i := range 30 {
		files[fmt.Sprintf("area%d/common%d.html", i%5, i)] = strings.Repeat("common", 500)
		files[fmt.Sprintf("area%d/page%d.html", i%5, i)] = strings.Repeat(fmt.Sprint("page ", which), 400)
		files[fmt.Sprintf("edition%d/%d/%d.html", which, i%3, i)] = "only here"
	}
	if which == 0 {
		files["shape"] = "a file"
	} else {
		files["shape/index.html"] = "a folder"
	}
	return files
}

func TestKilledAtAnyMoment(t *testing.T) {
	// What the folder must look like: each edition with the dotfiles that were there.
	var editions [2]map[string]string
	for which := range editions {
		dir := filepath.Join(t.TempDir(), "public")
		addDotfiles(t, dir)
		if _, err := Folder(dir, putting(edition(which))); err != nil {
			t.Fatal(err)
		}
		editions[which] = look(t, dir)
	}
	oneStep := exchangeWorks(t)
	for _, test := range []struct {
		child string
		kills int
		whole bool // the folder is never missing, not even before the next run
	}{
		{"one step", 60, oneStep},
		{"two renames", 20, false},
		{"killed before the swap", 1, true},
		{"killed after the swap", 1, oneStep},
		{"killed between the renames", 1, false},
	} {
		t.Run(test.child, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			addDotfiles(t, dir)
			if _, err := Folder(dir, putting(edition(1))); err != nil {
				t.Fatal(err)
			}
			inTheMiddle := 0
			for range test.kills {
				runAndKill(t, test.child, dir)
				left, err := filepath.Glob(parent + "/.public.next-*")
				if err != nil {
					t.Fatal(err)
				}
				inTheMiddle += len(left)
				if test.whole {
					isOneOf(t, "killed", dir, editions[:])
				}
				// A run that changes nothing puts the former site back if the kill came between two renames.
				stop := errors.New("stop")
				if _, err := Folder(dir, func(func(string, []byte) error) error { return stop }); err != stop {
					t.Fatalf("next run: %v", err)
				}
				isOneOf(t, "tidied", dir, editions[:])
				alone(t, parent, "public")
				if _, err := Folder(dir, putting(edition(1))); err != nil {
					t.Fatalf("next run: %v", err)
				}
				isOneOf(t, "published again", dir, editions[1:])
				if t.Failed() {
					return
				}
			}
			t.Logf("%d of %d kills left a working folder", inTheMiddle, test.kills)
			if inTheMiddle == 0 {
				t.Error("no kill came in the middle of a run, so that this test shows nothing")
			}
		})
	}
}

func addDotfiles(t *testing.T, dir string) {
	write(t, dir+"/.gitignore", "*\n")
	write(t, dir+"/.git/objects/1", "by hand")
}

// runAndKill starts a child and kills it at a random moment after it began to publish.
func runAndKill(t *testing.T, name, dir string) {
	t.Helper()
	cmd := child(name, dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	if first := lines.Text(); first != "publishing" {
		t.Errorf("the child said %q", first)
	}
	time.Sleep(rand.N(40 * time.Millisecond))
	if !strings.HasPrefix(name, "killed") { // these kill themselves
		cmd.Process.Kill()
	}
	for lines.Scan() {
		if lines.Text() != "publishing" {
			t.Errorf("the child said %q", lines.Text())
		}
	}
	cmd.Wait()
	if status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != syscall.SIGKILL {
		t.Errorf("the child ended with %v", cmd.ProcessState)
	}
}

func child(name, dir string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], dir)
	cmd.Env = append(os.Environ(), childKey+"="+name)
	return cmd
}

// isOneOf fails the test unless the folder is exactly one of the editions.
func isOneOf(t *testing.T, when, dir string, editions []map[string]string) {
	t.Helper()
	if !exists(dir) {
		t.Errorf("%s: the folder is missing", when)
		return
	}
	got := look(t, dir)
	nearest := editions[0]
	if len(editions) > 1 && strings.Contains(got["index.html"], "edition 1") {
		nearest = editions[1]
	}
	same(t, when, got, nearest)
}

// exchangeWorks tells whether the file system of the tests can swap two folders in one step.
func exchangeWorks(t *testing.T) bool {
	dir := t.TempDir()
	os.Mkdir(dir+"/a", 0o755)
	os.Mkdir(dir+"/b", 0o755)
	return exchange(dir+"/a", dir+"/b") == nil
}

func TestAFullDisk(t *testing.T) {
	dir := published(t)
	before := look(t, filepath.Dir(dir))
	out, err := child("small files only", dir).CombinedOutput()
	if err == nil {
		t.Fatal("the child succeeded")
	}
	wants(t, errors.New(string(out)), dir, `writing "big"`, "file too large", "raise the limit", "is as it was")
	if strings.Contains(string(out), ".next-") {
		t.Errorf("the message %q speaks of the working folder, which nobody will find", out)
	}
	same(t, "all", look(t, filepath.Dir(dir)), before)
}

func TestModesDoNotDependOnTheUmask(t *testing.T) {
	want := look(t, published(t))
	defer unix.Umask(unix.Umask(0o077))
	same(t, "folder", look(t, published(t)), want)
}

func TestPipes(t *testing.T) {
	dir := published(t)
	if err := unix.Mkfifo(dir+"/.pipe", 0o600); err != nil {
		t.Skip(err)
	}
	want := look(t, dir)
	if _, err := Folder(dir, putting(site())); err != nil {
		t.Fatal(err)
	}
	same(t, "folder", look(t, dir), want)
	// Nobody writes into the pipe: a build that read it would wait for ever.
	next := site()
	next[".pipe"] = ""
	_, err := Folder(dir, putting(next))
	wants(t, err, `".pipe" was put there by hand`)
}
