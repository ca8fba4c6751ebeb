package publish

import (
	"crypto/sha256"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// FuzzList reads any text as the list of published files: what is accepted is what we write, and leads nowhere else.
func FuzzList(f *testing.F) {
	good := string(manifest([]file{{name: "a/b.html", sum: sha256.Sum256(nil)}, {name: "ŵ"}}))
	for _, seed := range []string{"", good, strings.Replace(good, "a/b", "../b", 1), strings.ReplaceAll(good, "\n", "\r\n"), good[:len(good)-3], manifestHead, good + good, strings.Replace(good, "  ", " ", 1)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		owned, ok := listed([]byte(text))
		if !ok {
			return
		}
		var files []string
		for name := range owned {
			folder := strings.HasSuffix(name, "/")
			if clean := strings.TrimSuffix(name, "/"); path.Clean(clean) != clean || strings.HasPrefix(clean, "..") || path.IsAbs(clean) {
				t.Errorf("%q leads elsewhere", name)
			}
			if !folder {
				files = append(files, name)
			}
		}
		var list []file
		for _, name := range slices.Sorted(slices.Values(files)) {
			list = append(list, file{name: name})
		}
		if again, ok := listed(manifest(list)); !ok || !maps.Equal(owned, again) {
			t.Errorf("%v is written and read as %v", owned, again)
		}
	})
}
