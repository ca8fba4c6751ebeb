// Command register checks a register of partnerships and makes its websites.
package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"partnershipregister/generator/register"
)

const help = `register makes websites from a register of partnerships.

Usage:

	register build [options]     check the content and publish the sites into public/
	register check [options]     check the content and say what is wrong, and how to mend it
	register help                show this text

Options of both:

	--content DIR     the folder of the content (default content)

Option of check:

	--unconfirmed     list instead each Welsh wording that a reader of Welsh still has to confirm

Options of build:

	--out DIR         the folder to publish into (default public)
	--themes DIR      the folder of the themes (default themes)
	--area ID         build one area alone, such as gwent
	--edition ID      build one edition alone, such as wales
	--as-at DATE      show the register as it is recorded to stand on a day, such as 2028-05-08
	--base-url URL    the address where the site will be published, such as
	                  https://example.github.io/register/ (default: address in register.toml)
	--repository URL  the repository that the links for editing lead to

Example:

	register build --area gwent --out /tmp/gwent

The exit code is 0 when all is well, 1 when the program or a theme is at fault, 2 when the command was
not understood, and 3 when the content has an error in it; the published site then stays as it was.
`

// Exit codes, as the help says.
const (
	fine     = 0
	fault    = 1
	misused  = 2
	problems = 3
)

// commands are everything that can be asked for.
var commands = map[string]func(args []string, today register.Day, out, errs io.Writer) int{
	"build":  build,
	"check":  checkContent,
	"schema": writeSchemas,
}

func main() {
	now := time.Now()
	today := register.Day(now.Year()*10000 + int(now.Month())*100 + now.Day())
	os.Exit(run(os.Args[1:], today, os.Stdout, os.Stderr))
}

// run carries out one command and gives the exit code.
func run(args []string, today register.Day, out, errs io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(errs, help)
		return misused
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		fmt.Fprint(out, help)
		return fine
	}
	for _, a := range args[1:] {
		if a == "-h" || a == "-help" || a == "--help" {
			fmt.Fprint(out, help)
			return fine
		}
	}
	command := commands[args[0]]
	if command == nil {
		fmt.Fprintf(errs, "register: there is no command %q; \"register help\" lists them\n", args[0])
		return misused
	}
	return command(args[1:], today, out, errs)
}
