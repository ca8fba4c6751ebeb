package main

import (
	"bufio"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestServe starts the command as people do, asks for a page, starts a second one on the same port, and
// interrupts the first.
func TestServe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a program can't be interrupted there as Ctrl+C does")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The test's program is the command when it is called by the command's name.
	command := filepath.Join(t.TempDir(), "register")
	if err := os.Symlink(program, command); err != nil {
		t.Fatal(err)
	}
	content := filepath.Join(t.TempDir(), "content")
	for to, from := range map[string]string{content: "testdata/register", filepath.Join(content, "words"): "../../content/words"} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	serve := func(address string) *exec.Cmd {
		return exec.Command(command, "serve", "--addr", address, "--content", content, "--themes", "../../themes", "--base-path", "some-repo")
	}
	one := serve("127.0.0.1:0")
	out, err := one.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := one.Start(); err != nil {
		t.Fatal(err)
	}
	defer one.Process.Kill()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimSpace(strings.TrimPrefix(line, "The sites are shown at "))
	if !strings.HasPrefix(address, "http://127.0.0.1:") || !strings.HasSuffix(address, "/some-repo/") {
		t.Fatalf("the first line is %q", line)
	}
	response, err := http.Get(address + "northmarsh/")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("the page is answered with %s", response.Status)
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(address, "http://"), "/")
	said, err := serve(host).CombinedOutput()
	if err == nil || !strings.HasPrefix(string(said), "register serve: another program listens on "+host+" already") || strings.Contains(string(said), "bind:") {
		t.Errorf("a second server on the port ends with %v and says %q", err, said)
	}
	if err := one.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := one.Wait(); err != nil {
		t.Errorf("interrupted, the server ends with %v", err)
	}
}

func TestFolderPath(t *testing.T) {
	for path, want := range map[string]string{"/": "/", "": "/", "repo": "/repo/", "/repo": "/repo/", "/a/b/": "/a/b/", "/.x_y~/": "/.x_y~/"} {
		if got, ok := folderPath(path); !ok || got != want {
			t.Errorf("%q becomes %q, %v", path, got, ok)
		}
	}
	for _, path := range []string{"..", "/a/../b/", "/a//b/", "/a b/", "/a?b/", "/é/", "https://example.org/", "/<x>/"} {
		if got, ok := folderPath(path); ok {
			t.Errorf("%q is taken for %q", path, got)
		}
	}
}

func TestShownHost(t *testing.T) {
	for _, c := range []struct {
		asked string
		at    net.TCPAddr
		want  string
	}{
		{"127.0.0.1", net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313}, "127.0.0.1:1313"},
		{"", net.TCPAddr{IP: net.IPv6zero, Port: 80}, "localhost:80"},
		{"0.0.0.0", net.TCPAddr{IP: net.IPv4zero, Port: 80}, "localhost:80"},
		{"::1", net.TCPAddr{IP: net.IPv6loopback, Port: 80}, "[::1]:80"},
	} {
		if got := shownHost(c.asked, &c.at); got != c.want {
			t.Errorf("%q at %v is shown as %s", c.asked, &c.at, got)
		}
	}
}
