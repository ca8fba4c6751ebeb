package publish

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
)

// An entry is a file or folder of the former tree that we did not make.
type entry struct {
	name string // slash-separated, below the target
	info fs.FileInfo
}

// madeByDesktops is what the desktops of macOS and Windows leave in folders that people look at.
// It is nobody's work, and is dropped.
var madeByDesktops = map[string]bool{".DS_Store": true, "Thumbs.db": true, "desktop.ini": true}

// carried looks through the target and gives what must be taken over into the new tree, folders
// before what they hold. It refuses a target that holds other files that we did not make. Tidy tells that the target
// is there, and that there is nothing in it that the new tree would drop or set right.
func (t target) carried() (list []entry, tidy bool, err error) {
	present, err := t.present()
	if err != nil || !present {
		return nil, false, err
	}
	owned, err := t.owned()
	if err != nil {
		return nil, false, err
	}
	tidy = true
	var carried []entry
	var strangers []string
	err = filepath.WalkDir(t.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(t.dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(relative)
		switch {
		case name == manifestName, name == noteName && !d.IsDir():
		case d.Type().IsRegular() && owned[name]:
		case d.IsDir() && (name == "." || owned[name+"/"]):
			info, err := d.Info()
			tidy = tidy && err == nil && (info.Mode() == fs.ModeDir|folderMode || runtime.GOOS == "windows")
			return err
		case strings.HasPrefix(name, "."):
			info, err := d.Info()
			if err != nil {
				return err
			}
			carried = append(carried, entry{name, info})
		case d.IsDir(): // with nothing in it, nothing is lost; else what is in it speaks for itself
			tidy = false
		case madeByDesktops[d.Name()]:
			tidy = false
		default:
			strangers = append(strangers, name)
		}
		return nil
	})
	if err != nil {
		return nil, false, t.failed("looking through it", err)
	}
	if len(strangers) > 0 {
		return nil, false, t.refusal(strangers, owned == nil)
	}
	return carried, tidy, nil
}

// refusal names the first few files that the next site would wipe out.
func (t target) refusal(strangers []string, unlisted bool) error {
	const few = 5
	var list []string
	for _, name := range strangers[:min(few, len(strangers))] {
		list = append(list, fmt.Sprintf("%q", name))
	}
	named := strings.Join(list, ", ")
	if more := len(strangers) - few; more > 0 {
		named += fmt.Sprintf(" and %d more", more)
	}
	remedy := "move or delete them, or publish into another folder"
	if unlisted {
		remedy = fmt.Sprintf("it has no %s, so this may be the wrong folder; publish into another one, or empty this one", manifestName)
	}
	return fmt.Errorf("publishing into %q would delete files that the register did not make: %s: %s", t.given, named, remedy)
}
