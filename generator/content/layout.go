package content

import "strings"

// kind is a kind of file.
type kind int

const (
	ignored kind = iota
	settingsFile
	typesFile
	prioritiesFile
	sectorsFile
	memberKindsFile
	evidenceScaleFile
	assumptionsFile
	organisationFile
	wordsFile
	helpFile
	areaFile
	editionFile
	partnershipFile
	aboutFile
	evidenceText
	articleText
	identifiersFile
)

// folder says what may stand in a folder.
type folder struct {
	// files are the files with a fixed name.
	files map[string]kind
	// ending and each allow a file for every identifier: "<id>.toml".
	ending string
	each   kind
	// folders are the folders with a fixed name.
	folders map[string]*folder
	// anyFolder allows a folder for every identifier.
	anyFolder *folder
	// main is the file without which the folder says nothing.
	main string
}

// layout is what may stand in the content folder. Markdown files <name>.md may have a Welsh one,
// <name>.cy.md, beside them.
var layout = &folder{
	main:  "register.toml",
	files: map[string]kind{"register.toml": settingsFile, "README.md": ignored, "identifiers.txt": identifiersFile},
	folders: map[string]*folder{
		"vocabulary": {files: map[string]kind{
			"partnership-types.toml": typesFile,
			"priorities.toml":        prioritiesFile,
			"sectors.toml":           sectorsFile,
			"member-kinds.toml":      memberKindsFile,
			"evidence.toml":          evidenceScaleFile,
			"assumptions.toml":       assumptionsFile,
		}},
		"organisations": {ending: ".toml", each: organisationFile},
		"words":         {files: map[string]kind{"en.toml": wordsFile, "cy.toml": wordsFile, "help.cy.toml": helpFile}},
		"areas": {anyFolder: &folder{
			main:    "area.toml",
			files:   map[string]kind{"area.toml": areaFile},
			folders: map[string]*folder{"partnerships": partnershipsFolder},
		}},
		"editions": {anyFolder: &folder{
			main:  "edition.toml",
			files: map[string]kind{"edition.toml": editionFile},
			folders: map[string]*folder{
				"pages":        {ending: ".md", each: articleText},
				"partnerships": partnershipsFolder,
			},
		}},
	},
}

var partnershipsFolder = &folder{anyFolder: &folder{
	main:    "partnership.toml",
	files:   map[string]kind{"partnership.toml": partnershipFile, "about.md": aboutFile, "about.cy.md": aboutFile},
	folders: map[string]*folder{"evidence": {ending: ".md", each: evidenceText}},
}}

// homes tells where files and folders of a fixed name go.
var homes = map[string]string{
	"register.toml":          "the content folder itself",
	"identifiers.txt":        "the content folder itself",
	"partnership-types.toml": "vocabulary/",
	"priorities.toml":        "vocabulary/",
	"sectors.toml":           "vocabulary/",
	"member-kinds.toml":      "vocabulary/",
	"evidence.toml":          "vocabulary/",
	"assumptions.toml":       "vocabulary/",
	"en.toml":                "words/",
	"cy.toml":                "words/",
	"help.cy.toml":           "words/",
	"area.toml":              "areas/<area>/",
	"edition.toml":           "editions/<edition>/",
	"partnership.toml":       "areas/<area>/partnerships/<partnership>/",
	"about.md":               "areas/<area>/partnerships/<partnership>/",
	"about.cy.md":            "areas/<area>/partnerships/<partnership>/",
	"vocabulary":             "the content folder itself",
	"organisations":          "the content folder itself",
	"words":                  "the content folder itself",
	"areas":                  "the content folder itself",
	"editions":               "the content folder itself",
	"partnerships":           "areas/<area>/",
	"evidence":               "areas/<area>/partnerships/<partnership>/",
	"pages":                  "editions/<edition>/",
}

// EntryOf gives the entry that a file belongs to, by the path of its folder or, where it is one file, of that: a partnership with
// its texts and evidence, an edition with its articles. It is "" for files that are no part of the register's facts, such as
// word lists.
func EntryOf(name string) string {
	parts := strings.Split(name, "/")
	switch {
	case len(parts) > 4 && (parts[0] == "areas" || parts[0] == "editions") && parts[2] == "partnerships":
		return strings.Join(parts[:4], "/")
	case len(parts) > 2 && parts[0] == "editions":
		return strings.Join(parts[:2], "/")
	case len(parts) == 3 && parts[0] == "areas" && parts[2] == "area.toml", len(parts) == 2 && (parts[0] == "organisations" || parts[0] == "vocabulary") && strings.HasSuffix(name, ".toml"), name == "register.toml":
		return name
	}
	return ""
}
