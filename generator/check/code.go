package check

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// communitySafety is the type whose areas have an official list, part of each area's file.
const communitySafety register.ID = "community-safety-partnership"

// owner is what an official code stands for.
type owner struct {
	area *register.Area
	what string
	// safety is true for codes of the official list of community safety areas.
	safety bool
}

// owners gives for each code of an area's file what it stands for; of two the first.
func (s *subject) owners() map[register.Code]owner {
	owners := map[register.Code]owner{}
	add := func(code register.Code, o owner) {
		if _, taken := owners[code]; !taken {
			owners[code] = o
		}
	}
	for _, a := range s.Register.Areas {
		add(a.Code, owner{area: a, what: name(a.Name)})
		for _, authority := range a.Authorities {
			add(authority.Code, owner{area: a, what: name(authority.Name)})
		}
		for _, c := range a.CommunitySafetyAreas {
			add(c.Code, owner{area: a, what: c.Name, safety: true})
		}
	}
	return owners
}

// codesElsewhere finds codes of partnerships that belong to another area, and codes of community
// safety partnerships that are not in the official list. Other bodies have lists that the register
// does not hold, so their unknown codes are accepted.
func codesElsewhere(s *subject) {
	owners := s.owners()
	incomplete := s.someAreaUnread()
	for _, p := range s.Register.Partnerships {
		areas := s.AreasOf(p)
		if len(areas) == 0 {
			continue
		}
		isSafety := slices.Contains(p.Types(), communitySafety)
		for i, code := range p.Codes {
			at := place{p.File, "codes"}.item(i)
			known, found := owners[code]
			listed := strings.HasPrefix(string(code), "E22") || strings.HasPrefix(string(code), "W14")
			switch {
			case found && !slices.Contains(areas, known.area):
				s.fail(at, fmt.Sprintf("the code %s is that of %s in the police force area %s, which this partnership is not part of", code, known.what, name(known.area.Name)),
					joinArea(known.area))
			case found && !known.safety && isSafety:
				s.fail(at, fmt.Sprintf("the code %s is that of %s itself, not of a community safety area", code, known.what), safetyCodes(areas))
			case !found && !incomplete && (listed || isSafety):
				s.fail(at, fmt.Sprintf("the code %s is in no area's list of community safety areas", code), safetyCodes(areas))
			}
		}
	}
}

// safetyCodes says where the codes of community safety areas stand.
func safetyCodes(areas []*register.Area) string {
	if len(areas) > 4 {
		return "use a code that stands under community_safety_areas in the area.toml of its area"
	}
	files := make([]string, len(areas))
	for i, a := range areas {
		files[i] = a.File
	}
	return "use a code that stands under community_safety_areas in " + or(files)
}

// codesCoveredTwice finds community safety areas for which two partnerships of one type are working,
// unless a relation tells how the two go together.
func codesCoveredTwice(s *subject) {
	owners := s.owners()
	first := map[register.Code][]*register.Partnership{}
	for _, p := range s.Register.Partnerships {
		if s.ended(p) {
			continue
		}
		for i, code := range p.Codes {
			if !owners[code].safety || !slices.Contains(s.AreasOf(p), owners[code].area) {
				continue
			}
			for _, other := range first[code] {
				if other != p && shareType(p, other) && !related(p, other) && !related(other, p) {
					s.warn(place{p.File, "codes"}.item(i),
						fmt.Sprintf("%s covers %s (%s) too", name(other.Name), owners[code].what, code),
						`take the code out of one of the two, or add a relation that says how they go together, such as relation = "covers"`)
					break
				}
			}
			first[code] = append(first[code], p)
		}
	}
}

func related(from, to *register.Partnership) bool {
	return slices.ContainsFunc(from.Relations, func(r register.Relation) bool { return r.Partnership == to.Ref() })
}

func shareType(a, b *register.Partnership) bool {
	return slices.ContainsFunc(a.Types(), func(id register.ID) bool { return slices.Contains(b.Types(), id) })
}
