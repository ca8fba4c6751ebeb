package check

import (
	"fmt"

	"partnershipregister/generator/register"
)

var nationNames = map[register.Nation]string{register.England: "England", register.Wales: "Wales"}

// typesInNation finds types of partnership in a nation where they do not exist.
func typesInNation(s *subject) {
	for _, p := range s.Register.Partnerships {
		at := place{file: p.File}
		home := s.Nation(p)
		for i, id := range p.Types() {
			field := at.key("type")
			if i > 0 {
				field = at.key("also_types").item(i - 1)
			}
			t := s.Types[id]
			switch {
			case t == nil || len(t.Nations) == 0:
				continue
			case home != "" && !t.ExistsIn(home):
				s.fail(field, fmt.Sprintf("there is no %s in %s", name(t.Name), nationNames[home]),
					fmt.Sprintf("choose a type of vocabulary/partnership-types.toml that has %q in its nations", home))
				continue
			}
			for j, also := range p.AlsoAreas {
				if a := s.Areas[also]; a != nil && !t.ExistsIn(a.Nation) {
					s.fail(at.key("also_areas").item(j),
						fmt.Sprintf("%s is in %s, where there is no %s", name(a.Name), nationNames[a.Nation], name(t.Name)),
						fmt.Sprintf("take out the area, or choose a type that has %q in its nations", a.Nation))
				}
			}
		}
	}
}
