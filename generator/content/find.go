package content

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// found is a file in its right place.
type found struct {
	path string
	kind kind
	// owner is the identifier of the area or edition around the file, partnership that of the
	// partnership, id that of the file itself. Each is empty where there is none.
	owner, partnership, id register.ID
	// language of a file of words or prose.
	language register.Language
}

// finder walks the content folder along its layout.
type finder struct {
	fsys     fs.FS
	files    []found
	problems []problem.Problem
	seen     int
}

// find lists the files that are in their right place, in the order of their paths.
func find(fsys fs.FS) ([]found, []problem.Problem, error) {
	f := &finder{fsys: fsys}
	err := f.folder(layout, ".", found{})
	if f.seen > maxFiles {
		return nil, f.problems, err
	}
	slices.SortFunc(f.files, func(a, b found) int { return strings.Compare(a.path, b.path) })
	return f.files, f.problems, err
}

func (f *finder) folder(may *folder, dir string, at found) error {
	entries, err := fs.ReadDir(f.fsys, dir)
	if err != nil {
		return fmt.Errorf("reading folder %q: %w", dir, err)
	}
	spelled := map[string][]string{}
	for _, entry := range entries {
		if name := entry.Name(); !leftover(name) {
			spelled[strings.ToLower(name)] = append(spelled[strings.ToLower(name)], name)
		}
	}
	hasMain := may.main == ""
	for _, entry := range entries {
		name := entry.Name()
		if leftover(name) {
			continue
		}
		if f.seen++; f.seen > maxFiles {
			if f.seen == maxFiles+1 {
				f.report("too-many", path.Join(dir, name), fmt.Sprintf("the content folder holds more than %s files and folders", thousands(maxFiles)),
					"look for a folder that was copied here by mistake")
			}
			return nil
		}
		here := path.Join(dir, name)
		mode := entry.Type()
		switch twins := spelled[strings.ToLower(name)]; {
		case len(twins) > 1 && !keeps(name, twins):
			f.report("bad-name", here, fmt.Sprintf("two names here differ only in capital letters: %s", strings.Join(twins, " and ")),
				"keep one of the two; many computers can't tell them apart")
			continue
		case mode&fs.ModeSymlink != 0:
			f.report("not-a-plain-file", here, "this is a link to another place, not a file", "put the file itself here")
			hasMain = hasMain || name == may.main
			continue
		case !mode.IsDir() && !mode.IsRegular():
			f.report("not-a-plain-file", here, "this is not an ordinary file", "take it away, or put an ordinary file here")
			continue
		case mode.IsDir():
			if err := f.subfolder(may, here, name, at); err != nil {
				return err
			}
			continue
		}
		meant := f.file(may, dir, here, name, at)
		hasMain = hasMain || meant == may.main
	}
	if !hasMain && f.seen <= maxFiles {
		what, remedy := "this file is missing", "add it; README.md says what it must hold"
		if dir != "." {
			remedy = fmt.Sprintf("add it, or take the folder %s away; README.md says what the file must hold", path.Base(dir))
		}
		f.report("missing-file", path.Join(dir, may.main), what, remedy)
	}
	return nil
}

// file takes up a file, or says why it can't. It returns the name that the file was meant to have.
func (f *finder) file(may *folder, dir, here, name string, at found) (meant string) {
	at.path = here
	if k, ok := may.files[name]; ok {
		at.kind, at.language = k, languageOf(name)
		if k != ignored {
			f.files = append(f.files, at)
		}
		return name
	}
	stem, fits := strings.CutSuffix(name, may.ending)
	if may.ending == "" || !fits {
		return f.misplaced(may, dir, here, name)
	}
	at.kind, at.language = may.each, register.English
	if may.ending == ".md" {
		if welsh, ok := strings.CutSuffix(stem, ".cy"); ok {
			stem, at.language = welsh, register.Welsh
		} else if english, ok := strings.CutSuffix(stem, ".en"); ok {
			f.report("bad-name", here, "the English file has no language in its name", "rename it to "+short(english)+".md")
			return name
		} else if at := strings.LastIndexByte(stem, '.'); at > 0 && len(stem)-at == 3 {
			f.report("bad-name", here, "texts are in English or in Welsh alone", fmt.Sprintf("the English file is %s.md, the Welsh one %s.cy.md", short(stem[:at]), short(stem[:at])))
			return name
		}
	}
	if !f.identifier(&at.id, here, stem, "file", strings.TrimPrefix(name, stem)) {
		return name
	}
	f.files = append(f.files, at)
	return name
}

func (f *finder) subfolder(may *folder, here, name string, at found) error {
	if sub := may.folders[name]; sub != nil {
		return f.folder(sub, here, at)
	}
	if may.anyFolder == nil {
		f.misplacedFolder(may, here, name)
		return nil
	}
	id := &at.owner
	if at.owner != "" {
		id = &at.partnership
	}
	if !f.identifier(id, here, name, "folder", "") {
		return nil
	}
	return f.folder(may.anyFolder, here, at)
}

// identifier reads a name as an identifier, or reports that it is none.
func (f *finder) identifier(id *register.ID, here, name, what, ending string) bool {
	err := id.UnmarshalText([]byte(name))
	if err == nil {
		return true
	}
	r := refusalOf(err, name)
	remedy := "rename the " + what + ": " + r.Remedy
	if better := betterIdentifier(name); better != "" && better != name {
		remedy = fmt.Sprintf("rename the %s to %s%s", what, better, ending)
	}
	f.report("bad-name", here, "the name of this "+what+" will not do: "+shortened(r), remedy)
	return false
}

// misplaced reports a file in the wrong place. It returns the name that the file was meant to have,
// so that the file is not called missing too.
func (f *finder) misplaced(may *folder, dir, here, name string) (meant string) {
	fixed := slices.Sorted(maps.Keys(may.files))
	for _, right := range fixed {
		if strings.EqualFold(name, right) {
			f.wrongPlace(here, "the capital letters of this name are not as they must be", "rename it to "+right)
			return right
		}
	}
	lower := strings.ToLower(name)
	ending := path.Ext(name)
	if home, known := homes[lower]; known {
		f.wrongPlace(here, "this file is in the wrong place", fmt.Sprintf("move it into %s", home))
		return ""
	}
	var stems []string
	for _, right := range fixed {
		if path.Ext(right) == ending {
			stems = append(stems, strings.TrimSuffix(right, ending))
		}
	}
	if near := problem.Nearest(strings.TrimSuffix(lower, ending), stems); near != "" {
		f.wrongPlace(here, "no file of this name belongs here", fmt.Sprintf("did you mean %s%s? Then rename it", near, ending))
		return near + ending
	}
	remedy := "take it away; this folder holds " + may.holds()
	inPartnership := may.files["partnership.toml"] != ignored
	switch {
	case ending == ".md" && inPartnership:
		remedy = fmt.Sprintf("evidence goes into %s/evidence/, and what the partnership is about into about.md", dir)
	case may.ending != "" && strings.EqualFold(ending, may.ending):
		remedy = "rename it to " + short(lower)
	case ending == ".md" && may.files["edition.toml"] != ignored:
		remedy = fmt.Sprintf("articles go into %s/pages/", dir)
	case ending == ".md" && may.each == organisationFile:
		remedy = "an organisation is a file of facts: rename it to " + short(strings.TrimSuffix(name, ending)) + ".toml and write its facts as in the others"
	case ending == ".md":
		remedy = "articles go into editions/<edition>/pages/, evidence into areas/<area>/partnerships/<partnership>/evidence/"
	case ending == ".toml" && may.each == evidenceText:
		remedy = "evidence is a text with a header: rename it to " + short(strings.TrimSuffix(name, ending)) + ".md and put its facts between two lines of +++"
	case ending == ".toml" && (dir == "." || dir == "areas"):
		remedy = "an organisation goes into organisations/, the facts of an area into areas/<area>/area.toml, those of a partnership into areas/<area>/partnerships/<partnership>/partnership.toml"
	case ending != ".toml" && ending != ".md":
		remedy = "take it away; only files that end in .toml and .md belong here, and papers are linked to where they are published"
	}
	f.wrongPlace(here, "this file is in the wrong place", remedy)
	return ""
}

func (f *finder) misplacedFolder(may *folder, here, name string) {
	names := slices.Sorted(maps.Keys(may.folders))
	remedy := "take it away; this folder holds " + may.holds()
	if near := problem.Nearest(strings.ToLower(name), names); near != "" {
		remedy = fmt.Sprintf("did you mean %s? Then rename it", near)
	} else if home, known := homes[strings.ToLower(name)]; known {
		remedy = fmt.Sprintf("move it into %s", home)
	} else if may.folders["partnerships"] != nil {
		remedy = fmt.Sprintf("the folder of a partnership goes into %s/partnerships/", path.Dir(here))
	} else if may == layout {
		remedy = "the folder of an area goes into areas/; anything else, take away"
	}
	f.wrongPlace(here, "this folder is in the wrong place", remedy)
}

// holds says what may stand in a folder.
func (may *folder) holds() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(may.files)) {
		if may.files[name] != ignored {
			parts = append(parts, name)
		}
	}
	if may.ending != "" {
		parts = append(parts, "files named <identifier>"+may.ending)
	}
	for _, name := range slices.Sorted(maps.Keys(may.folders)) {
		parts = append(parts, name+"/")
	}
	if may.anyFolder != nil {
		parts = append(parts, "folders named by their identifiers")
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return strings.Join(parts, "")
}

func (f *finder) wrongPlace(file, what, remedy string) { f.report("wrong-place", file, what, remedy) }

func (f *finder) report(check, file, what, remedy string) {
	if len(f.problems) > maxMisplaced {
		return
	}
	if len(f.problems) == maxMisplaced {
		check, what, remedy = "too-many", fmt.Sprintf("more than %s files and folders are in a wrong place or have a wrong name", thousands(maxMisplaced)),
			"look for a folder that was copied here by mistake"
	}
	f.problems = append(f.problems, problem.Problem{
		Severity: problem.Error, Check: check, File: file, Line: 1, Column: 1, What: what, Remedy: remedy, Mender: menderOf(file),
	})
}

// leftover tells whether a file is one that editors and computers leave behind, or one that begins
// with a dot.
func leftover(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "~$") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.HasSuffix(lower, ".swp") || strings.HasSuffix(lower, ".swo") ||
		lower == "thumbs.db" || lower == "desktop.ini"
}

// keeps tells which of several names that differ only in capital letters is the good one: the one in
// small letters, else the first.
func keeps(name string, twins []string) bool {
	if lower := strings.ToLower(name); slices.Contains(twins, lower) {
		return name == lower
	}
	return name == twins[0]
}

// languageOf reads the language from a file's name: en.toml, cy.toml, about.cy.md.
func languageOf(name string) register.Language {
	if name == "cy.toml" || strings.HasSuffix(name, ".cy.md") {
		return register.Welsh
	}
	return register.English
}

// menderOf says who looks after a file.
func menderOf(file string) problem.Mender {
	switch {
	case file == "words/cy.toml" || file == "words/help.cy.toml" || strings.HasSuffix(file, ".cy.md"):
		return problem.Translator
	case strings.HasPrefix(file, "words/"):
		return problem.ThemeAuthor
	}
	return problem.Editor
}
