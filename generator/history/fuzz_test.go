package history

import (
	"strings"
	"testing"

	"partnershipregister/generator/tree"
)

// FuzzAnswers takes any text for what git lists and answers: nothing is read beyond the end, and no file is longer than asked.
func FuzzAnswers(f *testing.F) {
	f.Add("100644 blob 1111\ta.toml\x00120000 blob 2222\tlink\x00160000 commit 3333\tmodule\x00", "1111 blob 3\nabc\n")
	f.Add("100644 blob 1\ta\x00", "1 blob 99999999999999999999\nabc\n")
	f.Add("100644 blob 1\ta\x00", "1 blob -1\nabc\n")
	f.Add("100644 blob 1\ta\x00", "1 missing\n")
	f.Add("100644 blob 1\ta\x00100644 blob 1\ta\x00", "1 blob 9000000000000000000\n")
	f.Fuzz(func(t *testing.T, list, answers string) {
		const most = 100
		files := tree.Files{}
		names, wanted := blobs([]byte(list), files)
		if strings.Count(wanted.String(), "\n") != len(names) {
			t.Errorf("%d names, but %q is asked for", len(names), wanted)
		}
		err := contents([]byte(answers), names, most, files)
		for name, content := range files {
			if len(content) > most {
				t.Errorf("%q has %d bytes", name, len(content))
			}
		}
		for _, name := range names {
			if _, there := files[name]; !there && err == nil {
				t.Errorf("%q was not read, and no error says so", name)
			}
		}
	})
}
