package page

// A Bundle is some published files that are no pages and are made together: the downloads of a site,
// its search index.
type Bundle struct {
	// Folder below the root of the output in which the files lie, with a slash at the end: "kent/data/".
	Folder string
	// Make works the files out and hands each to add, so that never all of them are kept. It ends with the first error of
	// add. The same plan always gives the same files.
	Make func(add func(File) error) error
}

// Files gives all files of the bundle.
func (b Bundle) Files() ([]File, error) {
	var files []File
	err := b.Make(func(f File) error {
		files = append(files, f)
		return nil
	})
	return files, err
}

// A File is one file of a bundle.
type File struct {
	// Name is the path below the root of the output: "kent/data/seats.csv".
	Name    string
	Content []byte
}
