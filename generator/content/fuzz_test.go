package content

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// shipped gives a few files of the content of this repository, of every kind, as seeds.
func shipped(f *testing.F, ending string) (texts []string) {
	f.Helper()
	kinds := map[string]int{}
	err := filepath.WalkDir("../../content", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ending) {
			return err
		}
		kind := filepath.Base(filepath.Dir(path)) + d.Name()[:1]
		if kinds[kind]++; kinds[kind] > 1 || len(kinds) > 60 {
			return nil
		}
		text, err := os.ReadFile(path)
		if len(text) < 8000 {
			texts = append(texts, string(text))
		}
		return err
	})
	if err != nil || len(texts) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	return texts
}

// FuzzValueOf reads any text as each key takes it: it is refused with words, or written as it is read again.
func FuzzValueOf(f *testing.F) {
	for _, seed := range []string{"active", "12/03/2024", "March 2024", "2.30 pm", "a | b", `a \| b`, "£38,000", "TRUE", "1.50", "-0", "1e9", "NaN", "0x10", "1_000", "99999999999999999999", "\\", "|", "\x00", "https://a.example/"} {
		f.Add(seed)
	}
	fields := Fields()
	f.Fuzz(func(t *testing.T, text string) {
		for _, field := range fields {
			value, r := ValueOf(field.File, field.Key, text)
			if r != nil {
				if r.What == "" || r.Remedy == "" {
					t.Errorf("%s of %s refuses %q without a word", field.Key, field.File, text)
				}
				continue
			}
			written := TextOf(value)
			again, r := ValueOf(field.File, field.Key, written)
			if r != nil || !reflect.DeepEqual(value, again) {
				t.Errorf("%s of %s: %q is %v, written as %q and read as %v (%v)", field.Key, field.File, text, value, written, again, r)
			}
		}
	})
}

// FuzzMarks looks at any prose: what is refused has a place in the text and a way out of it.
func FuzzMarks(f *testing.F) {
	for _, text := range shipped(f, ".md") {
		f.Add(text, 1)
	}
	for _, seed := range []string{"> ", "- ", "1. ", "*a_ ", "[a](", "|a", "|\n", "`", "    ", "\t- a\n", "[a]: <b b>\n\n[a] ", "---\n", "* * *\n", "\n"} {
		f.Add(seed, 3000)
	}
	f.Fuzz(func(t *testing.T, part string, times int) {
		if len(part) == 0 || times < 1 || len(part)*times > 100_000 {
			return
		}
		text := strings.Repeat(part, times)
		if f := tooManyMarks(text); f != nil && (f.offset < 0 || f.offset >= len(text) || f.what == "" || f.remedy == "") {
			t.Errorf("%q %d times: %+v", part, times, f)
		}
	})
}
