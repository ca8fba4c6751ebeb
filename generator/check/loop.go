package check

import (
	"cmp"
	"slices"
	"strings"

	"partnershipregister/generator/register"
)

// loops finds lines that lead back to where they began: reporting lines, wider priorities, successors
// of organisations. Each loop is told once, at the member that comes first.
func loops(s *subject) {
	s.reportingLoops()
	s.priorityLoops()
	s.successorLoops()
}

func (s *subject) reportingLoops() {
	lines := map[register.Ref][]register.Ref{}
	for _, p := range s.Register.Partnerships {
		if s.ended(p) {
			continue
		}
		for _, r := range p.Relations {
			if other := s.Partnerships[r.Partnership]; other != nil && other != p && s.upward(&r) && !s.ended(other) {
				lines[p.Ref()] = append(lines[p.Ref()], r.Partnership)
			}
		}
	}
	for _, loop := range findLoops(lines, func(a, b register.Ref) int { return strings.Compare(a.String(), b.String()) }) {
		p := s.Partnerships[loop[0]]
		for i, r := range p.Relations {
			if r.Partnership == loop[1] && s.upward(&r) {
				s.fail(place{p.File, "relations"}.item(i).key("partnership"), "reporting lines lead in a circle: "+chain(loop),
					`take out the line that is wrong, or add until = "…" if it has ended`)
				break
			}
		}
	}
}

// upward tells whether a relation is a reporting line that holds on the day of the check.
func (s *subject) upward(r *register.Relation) bool {
	return (r.Relation == register.ReportsTo || r.Relation == register.SubgroupOf) && s.on.In(r.From, r.Until)
}

func (s *subject) priorityLoops() {
	parents := map[register.ID][]register.ID{}
	for _, p := range s.Register.Vocabulary.Priorities {
		if p.Parent != "" {
			parents[p.ID] = []register.ID{p.Parent}
		}
	}
	for _, loop := range findLoops(parents, cmp.Compare[register.ID]) {
		i := slices.IndexFunc(s.Register.Vocabulary.Priorities, func(p *register.Priority) bool { return p.ID == loop[0] })
		s.fail(place{"vocabulary/priorities.toml", "priority"}.item(i).key("parent"), "wider priorities lead in a circle: "+chain(loop),
			"take out parent at the widest of them")
	}
}

func (s *subject) successorLoops() {
	successors := map[register.ID][]register.ID{}
	for _, o := range s.Register.Organisations {
		successors[o.ID] = o.Successors
	}
	for _, loop := range findLoops(successors, cmp.Compare[register.ID]) {
		o := s.Organisations[loop[0]]
		s.fail(place{o.File, "successors"}.item(slices.Index(o.Successors, loop[1])), "successors of organisations lead in a circle: "+chain(loop),
			"take out the successor that is wrong")
	}
}

// chain writes a loop as its members with arrows.
func chain[K interface{ ~string | register.Ref }](loop []K) string {
	words := make([]string, len(loop))
	for i, member := range loop {
		switch member := any(member).(type) {
		case register.Ref:
			words[i] = member.String()
		case register.ID:
			words[i] = string(member)
		}
	}
	return strings.Join(words, " → ")
}

// findLoops gives loops as their members, the first one again at the end. Every loop begins with the
// member that comes first in order; of several loops that leave it by the same line the shortest is
// given, so that their number stays small while each mended line brings the rest to light.
func findLoops[K comparable](lines map[K][]K, order func(a, b K) int) [][]K {
	var found [][]K
	starts := make([]K, 0, len(lines))
	for node := range lines {
		starts = append(starts, node)
	}
	slices.SortFunc(starts, order)
	for _, start := range starts {
		next := slices.Clone(lines[start])
		slices.SortFunc(next, order)
		for _, second := range slices.Compact(next) {
			if path := wayBack(lines, order, start, second); path != nil {
				found = append(found, append([]K{start}, path...))
			}
		}
	}
	return found
}

// wayBack gives the shortest way from one node to start that meets no node before start in the order,
// nil when there is none.
func wayBack[K comparable](lines map[K][]K, order func(a, b K) int, start, from K) []K {
	if order(from, start) < 0 {
		return nil
	}
	before := map[K]K{}
	seen := map[K]bool{from: true}
	for queue := []K{from}; len(queue) > 0; queue = queue[1:] {
		node := queue[0]
		if node == start {
			path := []K{start}
			for node != from {
				node = before[node]
				path = append(path, node)
			}
			slices.Reverse(path)
			return path
		}
		next := slices.Clone(lines[node])
		slices.SortFunc(next, order)
		for _, n := range next {
			if !seen[n] && order(n, start) >= 0 {
				seen[n], before[n] = true, node
				queue = append(queue, n)
			}
		}
	}
	return nil
}
