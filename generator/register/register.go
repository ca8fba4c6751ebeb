// Package register holds the subject: what a register of partnerships says, as plain types.
//
// The types are the shape of the content files too. A `toml` tag gives the key under which a field is
// written; a field tagged "-" is filled in by the reader from where the file stands. The tag layout:"block"
// marks a field with which a block of lines begins, after an empty line. Each type that
// refuses bad values does so in UnmarshalText, with a [Refusal] that tells an editor what to write.
//
// The package imports nothing of ours, reads no files and writes none.
package register

// A Register is everything under content/, read.
type Register struct {
	Settings   Settings
	Vocabulary Vocabulary
	// Editions, areas, organisations and partnerships are ordered by identifier.
	Editions      []*Edition
	Areas         []*Area
	Organisations []*Organisation
	Partnerships  []*Partnership
	// Published are the identifiers of identifiers.txt, in the order of its lines; empty before the register was
	// first published.
	Published []Published
}

// Settings is register.toml: what is true of the register as a whole.
type Settings struct {
	// Name of the register, as the front door shows it. Required.
	Name Text `toml:"name"`
	// Publisher is who answers for the register. Required.
	Publisher Text `toml:"publisher"`
	// Address is where the site is published, with the trailing slash. Links between pages never use
	// it; canonical addresses, the sitemap and shared links do. A build can be told another.
	Address URL `toml:"address"`
	// Repository is the web address of the repository that holds content/, without a trailing slash.
	// Links for editing are made from it. A build can be told another.
	Repository URL `toml:"repository"`
	// Branch that edits go to; "main" when empty.
	Branch string `toml:"branch"`
	// Licence of the content, and its address.
	Licence    Text `toml:"licence"`
	LicenceURL URL  `toml:"licence_url"`
	// Attributions that the sources of the content ask for, one sentence each.
	Attributions Texts `toml:"attributions"`
	// LargestSite and LargestFile are bounds in megabytes for what a build may publish; 900 and 20 when not stated.
	// GitHub Pages takes sites of up to 1 GB.
	LargestSite int `toml:"largest_site"`
	LargestFile int `toml:"largest_file"`
	// Contact is an e-mail address of the publisher for people without a GitHub account. May be empty.
	Contact Email `toml:"contact"`
}

// An Edition is a separately publishable whole with its own languages, theme and addresses.
type Edition struct {
	// ID is the name of the edition's folder.
	ID   ID     `toml:"-"`
	File string `toml:"-"`

	Name Text `toml:"name"`
	// Nation whose areas belong to the edition: "england" or "wales".
	Nation Nation `toml:"nation"`
	// Languages in the order of precedence: "en", "cy".
	Languages []Language `toml:"languages"`
	// Theme is the name of a folder under themes/.
	Theme string `toml:"theme"`
	// Paths gives for each language the folder at the root of the output in which the edition lies.
	// An empty path is the root itself.
	Paths Paths `toml:"paths"`
	// FrontDoor marks the edition whose first page is the front door to all areas.
	FrontDoor bool `toml:"front_door"`
	// Articles are the edition's prose pages, ordered by identifier.
	Articles []*Article `toml:"-"`
}

// Paths are the folders of an edition's languages.
type Paths struct {
	EN string `toml:"en"`
	CY string `toml:"cy"`
}

// In gives the path of one language.
func (p Paths) In(l Language) string {
	if l == Welsh {
		return p.CY
	}
	return p.EN
}

// An Article is a prose page of an edition: pages/<id>.md, in Welsh pages/<id>.cy.md.
type Article struct {
	ID          ID     `toml:"-"`
	File        string `toml:"-"`
	Title       Text   `toml:"title"`
	Description Text   `toml:"description"`
	// AsOf is the day on which the text was last true.
	AsOf Date `toml:"as_of"`
	// Body is markdown.
	Body Prose `toml:"-"`
}

// Prose is markdown in each language, with the files that it came from.
type Prose struct {
	EN, CY         string
	FileEN, FileCY string
	// ENOf and CYOf are marks as in [Text], written as `of` in the file's header.
	ENOf, CYOf Mark
}

// In gives the prose in one language, or in the other when the wanted one is missing.
func (p Prose) In(l Language) (markdown string, actual Language) {
	return Text{EN: p.EN, CY: p.CY}.In(l)
}

// Empty tells whether there is no prose in either language.
func (p Prose) Empty() bool { return p.EN == "" && p.CY == "" }
