// Package preview_test compares what the local server shows of the shipped register with what a build
// publishes.
package preview_test

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/preview"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

const (
	on    register.Day = 20261122
	below              = "/some-repo/"
)

// TestShowsWhatABuildWrites asks for every file of the output. The server plans one site after the other, in
// the order in which they are asked for; here that is none in particular.
func TestShowsWhatABuildWrites(t *testing.T) {
	scratch := t.TempDir()
	// Copies, so that somebody may go on editing meanwhile.
	content, themes, out := filepath.Join(scratch, "content"), filepath.Join(scratch, "themes"), filepath.Join(scratch, "public")
	for to, from := range map[string]string{content: "../../content", themes: "../../themes"} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	o := build.Options{Content: os.DirFS(content), Themes: os.DirFS(themes), Today: on, On: on}

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- preview.Serve(ctx, listener, preview.Options{
			Build: o, BasePath: below, Content: content, Themes: themes, Told: func(message string) { t.Error(message) },
		})
	}()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()

	built := o
	built.Out, built.Address = out, origin(t, o)+below
	_, problems, err := build.Site(built)
	if err != nil {
		t.Fatal(err)
	}
	if errors, _, _ := problem.Count(problems); errors > 0 {
		t.Fatalf("the content has %d errors; \"register check\" shows them", errors)
	}

	var files []string
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		// The list of the build's own files belongs to the folder, not to the site.
		if err == nil && !d.IsDir() && name != ".register-manifest" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 5000 {
		t.Fatalf("the output has only %d files", len(files))
	}
	var next atomic.Int64
	var differ atomic.Int64
	var group sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files) && differ.Load() < 10; i = int(next.Add(1)) - 1 {
				// A stride that meets all of them, but jumps from site to site.
				name := files[i*7919%len(files)]
				want, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
				if err != nil {
					t.Error(err)
					return
				}
				if !same(t, "http://"+listener.Addr().String()+below+name, want) {
					differ.Add(1)
				}
			}
		})
	}
	group.Wait()
	for _, name := range []string{"nothing.html", "kent/nothing.html", "kent/partnerships/nothing.json", "wales/nothing.csv", "assets/default/nothing.css"} {
		response, err := http.Get("http://" + listener.Addr().String() + below + name)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("%s, which no build writes, gets %s", name, response.Status)
		}
	}
}

func same(t *testing.T, address string, want []byte) bool {
	response, err := http.Get(address)
	if err != nil {
		t.Error(err)
		return false
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		t.Error(err)
	case response.StatusCode != http.StatusOK:
		t.Errorf("%s gets %s", address, response.Status)
	case !bytes.Equal(got, want):
		at := 0
		for at < len(got) && at < len(want) && got[at] == want[at] {
			at++
		}
		t.Errorf("%s: the server shows other bytes than the build writes:\n%s\n%s", address, got[max(0, at-80):min(len(got), at+200)], want[max(0, at-80):min(len(want), at+200)])
	default:
		return true
	}
	return false
}

// origin gives the address of the register without its path.
func origin(t *testing.T, o build.Options) string {
	c, _, err := build.Check(o.Content, on)
	if err != nil {
		t.Fatal(err)
	}
	scheme, rest, _ := strings.Cut(string(c.Register.Settings.Address), "://")
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host
}
