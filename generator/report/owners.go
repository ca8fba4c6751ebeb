package report

import (
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// Everything is the post that stands in a list of custodians for whoever looks at changes of all other files.
const Everything = "*"

var owner = regexp.MustCompile(`^(@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._-]+)?|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+)$`)

// Custodians reads who stands on GitHub for each post that keeps entries right: lines such as
// "Partnerships manager = @office/partnerships". Empty lines and those that begin with # say nothing.
func Custodians(list string) (map[string][]string, error) {
	names := map[string][]string{}
	number := 0
	for line := range strings.Lines(list) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		post, who, found := strings.Cut(line, "=")
		post = strings.TrimSpace(post)
		if !found || post == "" || len(strings.Fields(who)) == 0 {
			return nil, fmt.Errorf("line %d: write a post, an equals sign and names: Partnerships manager = @office/partnerships", number)
		}
		if _, twice := names[post]; twice {
			return nil, fmt.Errorf("line %d: the post %q has a line already", number, post)
		}
		for _, name := range strings.Fields(who) {
			if !owner.MatchString(name) {
				return nil, fmt.Errorf("line %d: %q is not the name of a person or team on GitHub, such as @office/partnerships, nor an e-mail address", number, name)
			}
			names[post] = append(names[post], name)
		}
	}
	return names, nil
}

// CodeOwners writes the file by which GitHub asks those who keep an area, or an entry, to look at changes of
// it. The folder is that of the content, as it lies in the repository. A post for whom nobody is named stands in a note.
func CodeOwners(w io.Writer, r *register.Register, custodians map[string][]string, folder string) error {
	var b strings.Builder
	b.WriteString("# Who is asked to look at a change of which files. Written by \"register codeowners\" from the custodians in\n" +
		"# the content and the names in .github/custodians.txt: change those. Of several lines the last that fits counts.\n")
	if who := custodians[Everything]; len(who) > 0 {
		fmt.Fprintf(&b, "\n* %s\n", strings.Join(who, " "))
	}
	unknown := map[string]int{}
	keeps := func(post register.Text, file string) {
		name, _ := post.In(register.English)
		name = problem.OneLine(strings.TrimSpace(name))
		if name == "" {
			return
		}
		who := custodians[name]
		if len(who) == 0 {
			unknown[name]++
			return
		}
		// Identifiers have no character that means anything here.
		fmt.Fprintf(&b, "/%s/ %s\n", path.Join(folder, path.Dir(file)), strings.Join(who, " "))
	}
	// Areas come first, because the line of an entry is to count before that of its area.
	b.WriteString("\n")
	for _, a := range r.Areas {
		keeps(a.Custodian, a.File)
	}
	for _, p := range r.Partnerships {
		keeps(p.Custodian, p.File)
	}
	if len(unknown) > 0 {
		b.WriteString("\n# Posts without a name on GitHub, and what they keep:\n")
		for _, post := range slices.Sorted(maps.Keys(unknown)) {
			fmt.Fprintf(&b, "# %s: %s\n", post, counted(unknown[post], "folder"))
		}
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}
