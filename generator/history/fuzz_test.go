package history

import (
	"maps"
	"slices"
	"testing"
)

// FuzzAnswers takes any text for what git lists and answers: nothing is read beyond the end, and no content is longer than asked.
func FuzzAnswers(f *testing.F) {
	f.Add("100644 blob 1111\ta.toml\x00120000 blob 2222\tlink\x00160000 commit 3333\tmodule\x00", "1111 blob 3\nabc\n")
	f.Add("100644 blob 1\ta\x00", "1 blob 99999999999999999999\nabc\n")
	f.Add("100644 blob 1\ta\x00", "1 blob -1\nabc\n")
	f.Add("100644 blob 1\ta\x00", "1 missing\n")
	f.Add("100644 blob 1\ta\x00100644 blob 2\ta\x00", "1 blob 9000000000000000000\n")
	f.Fuzz(func(t *testing.T, list, answers string) {
		const most = 100
		numbers := slices.Sorted(maps.Values(listed([]byte(list))))
		contents, err := contentsOf(numbers, []byte(answers), most)
		for number, content := range contents {
			if len(content) > most {
				t.Errorf("%q has %d bytes", number, len(content))
			}
		}
		for _, number := range numbers {
			if _, there := contents[number]; !there && err == nil {
				t.Errorf("%q was not read, and no error says so", number)
			}
		}
	})
}
