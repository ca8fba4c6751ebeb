package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"partnershipregister/generator/content"
	"partnershipregister/generator/register"
	"partnershipregister/generator/report"
)

// codeowners writes who is asked to look at changes of which files.
func codeowners(args []string, today register.Day, out, errs io.Writer) int {
	flags, read := newFlags("codeowners", errs)
	custodians := flags.String("custodians", filepath.Join(".github", "custodians.txt"), "")
	target := flags.String("out", "", "")
	o, code := read(args, today)
	if code != fine {
		return code
	}
	list, err := os.ReadFile(*custodians)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(errs, "register codeowners: %v\n", err)
		return fault
	}
	names, err := report.Custodians(string(list))
	if err != nil {
		fmt.Fprintf(errs, "register codeowners: %s: %v\n", *custodians, err)
		return misused
	}
	c, _, err := content.Read(o.Content)
	if err != nil {
		fmt.Fprintf(errs, "register codeowners: %v\n", err)
		return fault
	}
	var b bytes.Buffer
	err = report.CodeOwners(&b, c.Register, names, filepath.Base(filepath.Clean(flags.Lookup("content").Value.String())))
	switch {
	case err != nil:
	case *target == "":
		_, err = out.Write(b.Bytes())
	default:
		err = os.WriteFile(*target, b.Bytes(), 0o644)
	}
	if err != nil {
		fmt.Fprintf(errs, "register codeowners: %v\n", err)
		return fault
	}
	return fine
}
