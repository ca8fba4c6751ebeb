package check

import (
	"fmt"
	"slices"

	"partnershipregister/generator/register"
)

// authoritiesElsewhere finds council areas that lie in none of a partnership's police force areas.
func authoritiesElsewhere(s *subject) {
	for _, p := range s.Register.Partnerships {
		areas := s.AreasOf(p)
		if len(areas) == 0 {
			continue
		}
		for i, id := range p.Authorities {
			found := s.Authorities[id]
			if found.Authority == nil || slices.Contains(areas, found.Area) {
				continue
			}
			s.fail(place{p.File, "authorities"}.item(i),
				fmt.Sprintf("the council area %q lies in the police force area %s, which this partnership is not part of", id, name(found.Area.Name)),
				joinArea(found.Area))
		}
	}
	for _, a := range s.Register.Areas {
		for i, c := range a.CommunitySafetyAreas {
			for j, id := range c.Authorities {
				found := s.Authorities[id]
				if found.Authority == nil || found.Area == a {
					continue
				}
				s.fail(place{a.File, "community_safety_areas"}.item(i).key("authorities").item(j),
					fmt.Sprintf("the council area %q lies in another police force area, %s", id, name(found.Area.Name)),
					"move the community safety area to "+found.Area.File+", or name a council area of this file")
			}
		}
	}
}

// joinArea says how to widen a partnership to a further area.
func joinArea(a *register.Area) string {
	return fmt.Sprintf("take it out, or add %q to also_areas if the partnership works there too", a.ID)
}
