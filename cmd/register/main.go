// Command register checks a register of partnerships and makes its websites.
package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"partnershipregister/generator/register"
)

const help = `register makes websites from a register of partnerships, and helps to keep its files right.

Usage:

	register build [options]     check the content and publish the sites into public/
	register check [options]     check the content and say what is wrong, and how to mend it
	register serve [options]     show the sites in a browser, and every change as soon as it is saved
	register changes BASE [HEAD] say in plain words what changes in the register from one revision to another, or to
	                             the folder as it is, what that does to the figures, and what to ask about it
	register new SORT [options]  write the file of a new partnership, organisation or piece of evidence, or
	                             add a chair or a meeting; asks for what it has to know
	register review ID --checked FACTS
	                             note that facts of a partnership were compared with their sources
	register set ID KEY VALUE    write one fact of an entry
	register export --csv TABLE  write a table for a spreadsheet
	register import FILE.csv     take over what was changed in such a table
	register preview REVISION [options]
	                             write one file that shows the pages that the changes since then alter, before
	                             and after
	register schema [options]    write the schemas with which text editors complete and check the files
	register comment FILE        write what a check has left as a comment for its pull request
	register reminders           ask what only those who keep the entries can answer, an issue for each area
	register codeowners          write who is asked to look at changes of which files, from the custodians
	register help                show this text

Options of all:

	--content DIR     the folder of the content (default content)

Options of check:

	--format FORMAT   text, github (annotations for a workflow), json or sarif (default text)
	--summary FILE    write the full list as markdown too; with --format github the summary of the
	                  workflow's step when there is one
	--changed-since REV
	                  report only what changed files have and what the change causes elsewhere; REV is a
	                  branch, a tag or a commit of Git
	--unconfirmed     list instead each Welsh wording that a reader of Welsh still has to confirm

Options of changes:

	BASE, HEAD        a branch, a tag or a commit of Git; what the one has beyond the point where it left the other
	--format FORMAT   text, markdown (for a comment on a pull request) or json (default text)
	--full FILE       write the whole list too; otherwise at most 50 changes are told
	--language CODE   the language to tell it in: en or cy (default en)

Options of build:

	--out DIR         the folder to publish into (default public)
	--themes DIR      the folder of the themes (default themes)
	--area ID         build one area alone, such as gwent
	--edition ID      build one edition alone, such as wales
	--as-at DATE      show the register as it is recorded to stand on a day, such as 2028-05-08
	--part N/M        make the second of four parts (2/4), for machines that build side by side; the
	                  folders of all parts put together are the whole
	--base-url URL    the address where the site will be published, such as
	                  https://example.github.io/register/ (default: address in register.toml)
	--repository URL  the repository that the links for editing lead to
	--record-identifiers
	                  write content/identifiers.txt, the list of everything that has had an address;
	                  the check then refuses that any of it goes

Options of serve, beside --themes, --area, --edition, --as-at, --base-url and --repository of build:

	--addr HOST:PORT  where to listen (default 127.0.0.1:1313); other addresses than this machine's own
	                  let everybody in the network see the sites
	--base-path PATH  the folder below which the sites are shown, such as /repo-name/ (default: as in the
	                  address of the site)
	--poll            look at all files every second, for drives in a network

Options of new, review, set and import:

	--dry-run         say what would be written, and write nothing

Options of new:

	--name, --area …  the answers to the questions, by the names of the keys with hyphens for underscores;
	                  --area for the area of a partnership, --partnership for that of evidence, a chair or a meeting,
	                  --source and --url for where it was read, --finding for the text of evidence
	--id ID           the name of its folder or file (default: made of its name)
	--ask             ask even when nobody sits at a terminal

Options of review:

	--checked FACTS   what was compared, such as chair,members; content/README.md lists them under "checked"
	--on DATE         the day of the review (default today)

Option of set:

	--remove          take the fact out

Options of preview:

	--out FILE        the file to write (default preview.html)
	--themes DIR      the folder of the themes (default themes)
	--area ID         look at the pages of one area alone

Options of export, import and schema:

	--csv TABLE       export: partnerships, organisations, or rows such as chairs, seats, meetings, funding
	--out FILE        export: the file to write (default: to the terminal)
	--table TABLE     import: which table it is (default: told from its columns)
	--out DIR         schema: the folder to write into (default schema)

Option of comment:

	--run URL         the run of the check, which keeps the whole text and the preview

Options of codeowners:

	--custodians FILE the names on GitHub of the posts (default .github/custodians.txt)
	--out FILE        the file to write, .github/CODEOWNERS (default: to the terminal)

Options of reminders:

	--area ID         ask about the entries of one area or edition alone
	--on DATE         the day on which it is asked (default today)
	--format FORMAT   markdown or json (default markdown)
	--repository URL  the repository that the links lead to (default: repository in register.toml)

Examples:

	register build --area gwent --out /tmp/gwent
	register serve --base-path /repo-name/
	register new meeting --partnership gwent/safer-gwent --date 2027-03-09 --status planned
	register review gwent/safer-gwent --checked chair,members

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
	"build":      build,
	"check":      checkContent,
	"export":     export,
	"import":     importTable,
	"new":        create,
	"review":     review,
	"schema":     writeSchemas,
	"serve":      serve,
	"set":        set,
	"changes":    changes,
	"codeowners": codeowners,
	"comment":    comment,
	"reminders":  reminders,
	"preview":    previewChange,
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
	command := commands[args[0]]
	if command == nil {
		fmt.Fprintf(errs, "register: there is no command %q; \"register help\" lists them\n", args[0])
		return misused
	}
	for _, a := range args[1:] {
		if a == "-h" || a == "-help" || a == "--help" {
			fmt.Fprint(out, helpOf(args[0]))
			return fine
		}
	}
	return command(args[1:], today, out, errs)
}
