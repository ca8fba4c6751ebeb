package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
)

// file is a file of a theme, with the path to name in messages.
type file struct {
	// path to name in messages: "themes/default/layout.html".
	path string
	// theme whose own file it is.
	theme   string
	content []byte
}

// collect reads the files of a theme and, where it has none of its own, of those that it extends.
func collect(themes fs.FS, name string) (map[string]file, error) {
	files := map[string]file{}
	var seen []string
	for name != "" {
		if slices.Contains(seen, name) {
			return nil, fmt.Errorf("the themes %s extend each other in a ring", strings.Join(seen, ", "))
		}
		seen = append(seen, name)
		header, err := fs.ReadFile(themes, path.Join(name, "theme.toml"))
		if err != nil {
			return nil, fmt.Errorf("there is no file themes/%s/theme.toml: write it with one line, name = %q", name, name)
		}
		settings, err := readSettings(header)
		if err != nil {
			return nil, fmt.Errorf("themes/%s/theme.toml: %w", name, err)
		}
		folder, err := fs.Sub(themes, name)
		if err != nil {
			return nil, fmt.Errorf("opening: %w", err)
		}
		err = fs.WalkDir(folder, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(path.Base(p), ".") {
				return err
			}
			if _, own := files[p]; own || p == "theme.toml" {
				return nil
			}
			content, err := fs.ReadFile(folder, p)
			files[p] = file{"themes/" + name + "/" + p, name, content}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("reading: %w", err)
		}
		name = settings.extends
	}
	return files, nil
}

// join takes the assets out of the files of a theme and makes one style or script of each folder named
// like one. It belongs to the theme when any of its files does, else to the theme that it comes from.
func join(files map[string]file, name string) map[string]file {
	assets := map[string]file{}
	for _, key := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasPrefix(key, "assets/") {
			continue
		}
		f := files[key]
		folder := path.Dir(key)
		if ext := path.Ext(folder); ext != ".css" && ext != ".js" {
			assets[key] = f
			continue
		}
		whole, begun := assets[folder]
		if !begun {
			whole = file{path: path.Dir(f.path), theme: f.theme}
		}
		if f.theme == name {
			whole.theme = name
		}
		whole.content = append(append(whole.content[:len(whole.content):len(whole.content)], f.content...), '\n')
		assets[folder] = whole
	}
	return assets
}

// settings are what theme.toml says.
type settings struct{ name, extends string }

// readSettings reads theme.toml: lines of key = "value" with the keys name and extends.
func readSettings(b []byte) (settings, error) {
	var s settings
	for i, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, found := strings.Cut(line, "=")
		value = strings.TrimSpace(value)
		if !found || len(value) < 2 || value[0] != '"' || value[len(value)-1] != '"' {
			return s, fmt.Errorf("line %d: write key = \"value\"", i+1)
		}
		value = value[1 : len(value)-1]
		switch strings.TrimSpace(key) {
		case "name":
			s.name = value
		case "extends":
			s.extends = value
		default:
			return s, fmt.Errorf("line %d: the key %q is not known; the keys are name and extends", i+1, strings.TrimSpace(key))
		}
	}
	return s, nil
}

// newAsset makes a file's content small, where that is safe, and works out its hash. It is published
// below the name of the theme whose file it is, so that themes can stand side by side.
func newAsset(small *minify.M, name string, f file) (Asset, error) {
	content := f.content
	kinds := map[string]string{".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
	if kind := kinds[path.Ext(name)]; kind != "" {
		b, err := small.Bytes(kind, bytes.Clone(content))
		if err != nil {
			return Asset{}, fmt.Errorf("making it smaller: %w", err)
		}
		content = b
	}
	sum := sha256.Sum256(content)
	return Asset{Name: "assets/" + f.theme + strings.TrimPrefix(name, "assets"), short: strings.TrimPrefix(name, "assets/"), Content: content, Hash: hex.EncodeToString(sum[:4])}, nil
}
