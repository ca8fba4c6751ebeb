package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// large is a site of as many folders and files as a national register has for one area in ten, or the files of the
// folder named by PUBLISH_BENCH_SITE.
func large(b *testing.B) map[string][]byte {
	files := map[string][]byte{}
	if dir := os.Getenv("PUBLISH_BENCH_SITE"); dir != "" {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			name, _ := filepath.Rel(dir, path)
			if err != nil || !d.Type().IsRegular() || name == manifestName {
				return err
			}
			files[filepath.ToSlash(name)], err = os.ReadFile(path)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		return files
	}
	for i := range 3500 {
		files[fmt.Sprintf("area-%d/kind-%d/page-%d.html", i%4, i%7, i)] = []byte(strings.Repeat(fmt.Sprintf("Page %d. ", i), 2000))
	}
	return files
}

// BenchmarkFolder publishes a site into a new folder, over itself, and over itself with every file changed.
func BenchmarkFolder(b *testing.B) {
	files := large(b)
	var size int64
	changed := map[string][]byte{}
	for name, content := range files {
		size += int64(len(content))
		changed[name] = append([]byte("x"), content...)
	}
	publish := func(b *testing.B, dir string, files map[string][]byte) {
		b.Helper()
		if _, err := Folder(dir, func(add func(string, []byte) error) error {
			for name, content := range files {
				if err := add(name, content); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("new", func(b *testing.B) {
		b.SetBytes(size)
		for i := 0; b.Loop(); i++ {
			dir := filepath.Join(b.TempDir(), "public")
			publish(b, dir, files)
			b.StopTimer()
			os.RemoveAll(dir)
			b.StartTimer()
		}
	})
	for name, next := range map[string]map[string][]byte{"unchanged": files, "changed": changed} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			dir := filepath.Join(b.TempDir(), "public")
			publish(b, dir, files)
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 {
					publish(b, dir, next)
				} else {
					publish(b, dir, files)
				}
			}
		})
	}
}
