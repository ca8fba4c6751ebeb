package check

import (
	"fmt"
	"slices"

	"partnershipregister/generator/register"
)

// priorityRoles finds subjects with two roles, and roles of one who works on a subject that the
// partnership does not list.
func priorityRoles(s *subject) {
	for _, p := range s.Register.Partnerships {
		for i, r := range p.PriorityRoles {
			at := place{p.File, "priority_roles"}.item(i).key("priority")
			first := slices.IndexFunc(p.PriorityRoles, func(o register.PriorityRole) bool { return o.Priority == r.Priority })
			switch {
			case r.Priority == "":
			case first < i:
				s.fail(at, fmt.Sprintf("%q already has a role, in row %d", r.Priority, first+1), "keep one of the two rows")
			case r.Role != register.IsTold && r.Role != "" && !slices.Contains(p.Priorities, r.Priority):
				s.warn(at, fmt.Sprintf("the role in %q is %q, but that is not among the priorities of the partnership", r.Priority, r.Role),
					fmt.Sprintf("add %q to priorities, or write role = \"told\"", r.Priority))
			}
		}
	}
}
