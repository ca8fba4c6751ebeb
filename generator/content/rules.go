package content

// A Rule is a sort of problem that reading finds.
type Rule struct {
	// Name in kebab-case. It stands in every problem of the sort.
	Name string
	// Summary says what is found.
	Summary string
}

// Rules lists every sort of problem that reading finds.
func Rules() []Rule {
	return []Rule{
		{"wrong-place", "a file or folder where none of its name belongs"},
		{"bad-name", "a name of a file or folder that is no identifier"},
		{"not-a-plain-file", "a link or the like in place of a file"},
		{"missing-file", "a folder without the file that it is for"},
		{"encoding", "a file that is not saved as UTF-8"},
		{"syntax", "a line that is not written as the form asks"},
		{"header", "a text whose header is missing, open or too much"},
		{"unknown-key", "a key that is not known where it stands"},
		{"missing-key", "a key that is needed"},
		{"wrong-type", "a value of another sort than its key takes"},
		{"bad-value", "a value that its key does not accept"},
		{"out-of-range", "a number that can't be"},
		{"empty-text", "a text or list with nothing in it"},
		{"odd-character", "a character that can't be seen or has no meaning"},
		{"stray-space", "a text that begins or ends with a space"},
		{"too-long", "a text or file that is longer than any should be"},
		{"too-many", "more files, entries or problems than can be"},
		{"welsh-header", "facts in the header of a Welsh text"},
	}
}
