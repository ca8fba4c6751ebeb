// Command write writes a made-up register to measure with:
//
//	go run ./tests/synthetic/write -areas 43 -partnerships 80 -out DIR
//	go run ./cmd/register build --content DIR/content --out DIR/public
//
// It is run from the root of the repository, whose content folder lends the vocabulary, the words and the
// editions.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"partnershipregister/tests/synthetic"
)

func main() {
	areas := flag.Int("areas", 43, "how many police force areas")
	partnerships := flag.Int("partnerships", 80, "how many partnerships each of them has")
	seed := flag.Uint64("seed", 1, "another number gives other names and figures")
	out := flag.String("out", "", "the folder in which to write the folder content")
	base := flag.String("base", "content", "the content folder that lends vocabulary, words and editions")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := synthetic.Write(filepath.Join(*out, "content"), os.DirFS(*base), *areas, *partnerships, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
}
