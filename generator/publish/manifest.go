package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// manifestName is the file in a published folder that lists what we made there. `sha256sum --check`
// reads it, so that anybody can see which published files were edited since.
const manifestName = ".register-manifest"

const manifestHead = "# The files that the register published here. The next build replaces these, and no others.\n"

// manifest gives the list of files that are sorted by name.
func manifest(files []file) []byte {
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", f.sum, f.name)
	}
	return b.Bytes()
}

// owned reads the target's list of files. Each of their folders is in the result with a slash at its end.
func (t target) owned() (map[string]bool, error) {
	content, err := os.ReadFile(filepath.Join(t.dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, t.failed("reading its list of files", err)
	}
	if owned, ok := listed(content); ok {
		return owned, nil
	}
	return nil, fmt.Errorf("publishing into %q: its list of files, %s, is damaged, so that ours cannot be told from yours: take out of the folder what you want to keep, delete the rest, then build again", t.given, manifestName)
}

// listed takes the list of files apart. It refuses one with anything in it that we do not write.
func listed(content []byte) (owned map[string]bool, ok bool) {
	lines, headed := strings.CutPrefix(string(content), manifestHead)
	if !headed {
		return nil, false
	}
	owned = map[string]bool{}
	for line := range strings.Lines(lines) {
		sum, name, cut := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if _, err := hex.DecodeString(sum); err != nil || !cut || len(sum) != 2*sha256.Size || checkName(name) != nil {
			return nil, false
		}
		owned[name] = true
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			owned[folder+"/"] = true
		}
	}
	return owned, true
}
