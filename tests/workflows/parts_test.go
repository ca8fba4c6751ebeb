package workflows_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Our own register, built in two parts by the steps of the workflow and put together by them, is to the byte the one
// that is built as a whole; and the workflow sees when a part is missing or comes twice.
func TestPartsAreTheWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole register is built twice")
	}
	dir := t.TempDir()
	for _, name := range []string{"content", "themes"} {
		full, err := filepath.Abs(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(full, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	values := map[string]string{
		"steps.pages.outputs.base_url": "https://northlands-office.github.io/register", "github.server_url": "https://github.com",
		"github.repository": "northlands-office/register", "inputs.register || github.repository": "northlands-office/register",
		"inputs.area": "", "inputs.edition": "", "inputs.always": "true", "github.run_id": "1", "strategy.job-total": "2",
	}
	whole := newMachine(t, "site.yml", "build", dir, values)
	whole.must("Build")
	whole.must("compare")
	want := whole.read("site/site-version.txt")

	joined := t.TempDir()
	var lists []string
	for number := 1; number <= 2; number++ {
		values["matrix.part"] = fmt.Sprint(number)
		m := newMachine(t, "parts.yml", "build", dir, values)
		m.must("Build a part")
		if err := os.CopyFS(joined, os.DirFS(filepath.Join(dir, "part"))); err != nil {
			t.Fatalf("the parts have a file in common: %v", err)
		}
		lists = append(lists, m.read(fmt.Sprintf("part/lists/%d", number)))
		if err := os.RemoveAll(filepath.Join(dir, "part")); err != nil {
			t.Fatal(err)
		}
	}
	m := newMachine(t, "parts.yml", "join", joined, nil)
	const look = "Look that nothing is missing or there twice"
	m.must(look)
	if got := m.read("site/site-version.txt"); got != want {
		t.Errorf("the parts together have the check sum %s, the whole %s", got, want)
	}
	t.Logf("%d and %d files", strings.Count(lists[0], "\n")-1, strings.Count(lists[1], "\n")-1)

	remove := func(name string) {
		t.Helper()
		if err := os.Remove(filepath.Join(joined, name)); err != nil {
			t.Fatal(err)
		}
	}
	if printed, code := m.step(look); code == 0 {
		t.Errorf("a file of no list is not seen:\n%s", printed)
	}
	remove("site/site-version.txt")
	m.must(look)
	remove("site/site-version.txt")
	if err := os.WriteFile(filepath.Join(joined, "lists", "3"), []byte(lists[1]), 0o644); err != nil {
		t.Fatal(err)
	}
	if printed, code := m.step(look); code == 0 || !strings.Contains(printed, "Made in two parts") {
		t.Errorf("a part that comes twice is not seen:\n%s", printed)
	}
	remove("lists/3")
	remove("site/index.html")
	if printed, code := m.step(look); code == 0 || !strings.Contains(printed, "index.html") {
		t.Errorf("a missing file is not seen:\n%s", printed)
	}
}
