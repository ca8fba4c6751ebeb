package publish

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
)

// checkName refuses a name that some system or tool on the way to a reader cannot take, or that would
// lead out of the folder.
func checkName(name string) error {
	refuse := func(why string) error {
		return fmt.Errorf("a page or file has the name %q, which cannot be published: %s", name, why)
	}
	if name == "" || name == "." {
		return refuse("it names no file")
	}
	if strings.HasPrefix(name, "/") {
		return refuse("leave out the leading slash")
	}
	if strings.ContainsFunc(name, unicode.IsControl) {
		return refuse("it has a control character")
	}
	// Windows takes none of these, nor does the upload of an artifact on GitHub.
	if i := strings.IndexAny(name, `\:*?"<>|`); i >= 0 {
		return refuse(fmt.Sprintf("leave out the %q", name[i]))
	}
	if !fs.ValidPath(name) {
		return refuse(`it must be UTF-8, without "." or ".." or empty parts between its slashes`)
	}
	first, _, _ := strings.Cut(name, "/")
	switch fold(first) {
	case fold(manifestName):
		return refuse("the list of published files has that name")
	case fold(noteName):
		return refuse("the note for the next build has that name")
	}
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > 255 {
			return refuse(fmt.Sprintf("a part of it has %d bytes, and file systems take 255: shorten it", len(part)))
		}
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return refuse("a part of it ends in a dot or a space, which Windows drops")
		}
	}
	return nil
}

// names is the paths that a tree has, files and folders, each under its folded form. A site must come
// out the same on systems that tell upper from lower case and on those that do not.
type names map[string]claimed

type claimed struct {
	name   string
	folder bool
}

// claim takes the name for a file, and the names of the folders above it.
func (n names) claim(name string) error {
	if err := n.clash(name, false); err != nil {
		return err
	}
	for folder := path.Dir(name); folder != "." && !n.has(folder); folder = path.Dir(folder) {
		n[fold(folder)] = claimed{folder, true}
	}
	n[fold(name)] = claimed{name, false}
	return nil
}

// clash tells why a file or folder of that name cannot stand beside what the tree has.
func (n names) clash(name string, folder bool) error {
	for p := name; p != "."; p = path.Dir(p) {
		wantFolder := folder || p != name
		had, taken := n[fold(p)]
		switch {
		case !taken:
		case had.name != p:
			return fmt.Errorf("the names %q and %q differ only in upper and lower case, which not every system tells apart: rename one", had.name, p)
		case !had.folder && wantFolder:
			return fmt.Errorf("%q cannot be both a file and a folder: rename one", p)
		case had.folder && !wantFolder:
			return fmt.Errorf("%q cannot be both a folder and a file: rename one", p)
		case !wantFolder:
			return fmt.Errorf("the name %q is there twice: rename one", p)
		}
	}
	return nil
}

// has tells whether the tree has a file or folder of exactly that name.
func (n names) has(name string) bool { return n[fold(name)].name == name }

// fold gives one form to all names that differ only in upper and lower case.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, name)
}
