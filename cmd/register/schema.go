package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"partnershipregister/generator/content"
	"partnershipregister/generator/guide"
	"partnershipregister/generator/register"
	"partnershipregister/generator/schema"
)

// writeSchemas writes the JSON Schemas of the content files.
func writeSchemas(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("schema", errs)
	target := flags.String("out", "schema", "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	page, err := fs.ReadFile(o.Content, "README.md")
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(errs, "register schema: README.md is missing in the content folder; the schemas take from it what each key means\n")
		return misused
	}
	c, _, err := content.Read(o.Content)
	if err != nil {
		fmt.Fprintf(errs, "register schema: %v\n", err)
		return fault
	}
	files, err := schema.All(guide.Read(page), c.Help)
	if err == nil {
		err = os.MkdirAll(*target, 0o755)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err == nil {
			err = os.WriteFile(filepath.Join(*target, name), files[name], 0o644)
		}
	}
	if err != nil {
		fmt.Fprintf(errs, "register schema: %v\n", err)
		return fault
	}
	fmt.Fprintf(out, "Wrote %s into %s\n", counted(len(files), "schema"), *target)
	return fine
}
