package site_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/register"
	"partnershipregister/tests/synthetic"
)

// TestALargeRegisterIsCutIntoPages builds a made-up register with more claims and likenesses than one page may show.
func TestALargeRegisterIsCutIntoPages(t *testing.T) {
	const on register.Day = 20261122
	content, err := synthetic.Files(os.DirFS("../../content"), 6, 80, 1)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if _, _, err := build.Site(build.Options{Content: content, Themes: os.DirFS("../../themes"), Out: out, Today: on, On: on}); err != nil {
		t.Fatal(err)
	}
	pages := map[string][]byte{}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") {
			pages[name], err = fs.ReadFile(os.DirFS(out), name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range pages {
		if n := packed(t, b); n > mostOfAPage {
			t.Errorf("%s has %d bytes packed, more than %d", name, n, mostOfAPage)
		}
	}
	const evidence = "landscape/evidence.html"
	counted := regexp.MustCompile(`<tr id="level-[^"]*"><th scope="row"><a href="([^"#]*)#(level-\d)">`).FindAllSubmatch(pages[evidence], -1)
	if len(counted) == 0 {
		t.Errorf("%s counts no claims by area", evidence)
	}
	for _, m := range counted {
		file := path.Join(path.Dir(evidence), string(m[1]))
		if !bytes.Contains(pages[file], []byte(` id="`+string(m[2])+`"`)) {
			t.Errorf("%s leads to %s of %s, which is not there", evidence, m[2], file)
		}
	}
	if n := bytes.Count(pages["landscape/overlap.html"], []byte(`<article class="claim"`)); n > 150 {
		t.Errorf("the page of all areas shows %d likenesses", n)
	}
	if !bytes.Contains(pages["landscape/overlap.html"], []byte("that are most alike of ")) {
		t.Error("the page of all areas does not say that it shows only some")
	}
}
