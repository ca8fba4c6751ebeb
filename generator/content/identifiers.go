package content

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// identifiersHead stands at the top of identifiers.txt.
const identifiersHead = `# What has had an address on the published site. "register build --record-identifiers" writes this file.
# No line is ever taken out: see "Rename, merge, split or end a partnership" in README.md.
`

// identifiers takes up identifiers.txt: a kind and an identifier a line, "partnership kent/safer-kent".
func (s *source) identifiers() {
	for i, line := range strings.Split(string(s.text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, name, _ := strings.Cut(line, " ")
		if !slices.Contains(register.PublishedKinds, kind) || !identifier(name) {
			if len(s.problems) == maxProblems {
				s.report(problem.Error, "too-many", i+1, 1, fmt.Sprintf("this file has more than %d problems", maxProblems), "put right those that are shown; then the others will be told")
				return
			}
			s.report(problem.Error, "syntax", i+1, 1, fmt.Sprintf("%q does not name anything published", short(line)),
				"take back what was changed in this file by hand; \"register build --record-identifiers\" writes it")
			continue
		}
		s.published = append(s.published, register.Published{Kind: kind, Name: name, Line: i + 1})
	}
}

// identifier tells whether a name is made of identifiers with slashes between.
func identifier(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if new(register.ID).UnmarshalText([]byte(part)) != nil {
			return false
		}
	}
	return true
}

// IdentifiersFile is the name of the file that [WithIdentifiers] writes.
const IdentifiersFile = "identifiers.txt"

// WithIdentifiers gives identifiers.txt with everything that stands in it already and everything that the
// register holds now.
func WithIdentifiers(r *register.Register) []byte {
	lines := map[string][]string{}
	for _, p := range slices.Concat(r.Published, register.Identifiers(r)) {
		lines[p.Kind] = append(lines[p.Kind], p.String())
	}
	var b strings.Builder
	b.WriteString(identifiersHead)
	for _, kind := range register.PublishedKinds {
		slices.Sort(lines[kind])
		for _, line := range slices.Compact(lines[kind]) {
			b.WriteString(line + "\n")
		}
	}
	return []byte(b.String())
}
