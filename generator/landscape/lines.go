package landscape

import (
	"slices"

	"partnershipregister/generator/register"
)

// Above gives the partnerships of the register that stand directly above one on the day of the scope: those to which
// it reports, those of which it is a group, and those that say that they cover it. Ended ones are among them.
func Above(s Scope, p *register.Partnership) []*register.Partnership {
	var above []*register.Partnership
	add := func(other *register.Partnership) {
		if other != nil && other != p && !slices.Contains(above, other) {
			above = append(above, other)
		}
	}
	for i := range p.Relations {
		if r := &p.Relations[i]; Upward(s, r) {
			add(s.Index.Partnerships[r.Partnership])
		}
	}
	for _, in := range s.Incoming[p.Ref()] {
		if in.Relation.Relation == register.Covers && s.On.In(in.Relation.From, in.Relation.Until) {
			add(in.From)
		}
	}
	return above
}

// allAbove gives all that stand above a partnership, directly or through others.
func allAbove(s Scope, p *register.Partnership) map[*register.Partnership]bool {
	all := map[*register.Partnership]bool{}
	queue := Above(s, p)
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		if next != p && !all[next] {
			all[next] = true
			queue = append(queue, Above(s, next)...)
		}
	}
	return all
}

// Upward tells whether a relation is a reporting line that holds on the day.
func Upward(s Scope, r *register.Relation) bool {
	return (r.Relation == register.ReportsTo || r.Relation == register.SubgroupOf) && s.On.In(r.From, r.Until)
}

// A Node is a body of a list with those of the list that stand directly below it.
type Node struct {
	Partnership *register.Partnership
	// Elsewhere are bodies above it that are not in the list.
	Elsewhere []*register.Partnership
	Children  []Node
}

// Trees puts the bodies of a list under those of the list that stand above them. The roots and the children
// keep the order of the list. A body with several above it stands under each, but where one of these stands above
// another only under the nearer; what stands below it is told the first time alone. Bodies in a circle have no root and are left out: [LoopsOf] names them.
func Trees(s Scope, list []*register.Partnership) []Node {
	in := map[*register.Partnership]bool{}
	for _, p := range list {
		in[p] = true
	}
	below := map[*register.Partnership][]*register.Partnership{}
	elsewhere := map[*register.Partnership][]*register.Partnership{}
	var tops []*register.Partnership
	for _, p := range list {
		top := true
		above := Above(s, p)
		for _, other := range above {
			switch nearer := slices.ContainsFunc(above, func(n *register.Partnership) bool {
				return n != other && in[n] && allAbove(s, n)[other] && !allAbove(s, other)[n]
			}); {
			case !in[other]:
				elsewhere[p] = append(elsewhere[p], other)
			case !nearer:
				below[other] = append(below[other], p)
				top = false
			}
		}
		if top {
			tops = append(tops, p)
		}
	}
	// What stands below a body is laid out once. Otherwise layers of bodies with two parents each would double
	// with every layer, and a circle below a root would not end.
	laid := map[*register.Partnership]bool{}
	var node func(p *register.Partnership) Node
	node = func(p *register.Partnership) Node {
		n := Node{Partnership: p, Elsewhere: elsewhere[p]}
		if laid[p] {
			return n
		}
		laid[p] = true
		for _, child := range below[p] {
			n.Children = append(n.Children, node(child))
		}
		return n
	}
	var roots []Node
	for _, p := range tops {
		roots = append(roots, node(p))
	}
	return roots
}

// statesLine tells whether an entry states to whom the body reports, or another says that it covers it.
func statesLine(s Scope, p *register.Partnership) bool {
	return len(Above(s, p)) > 0 || slices.ContainsFunc(p.Relations, func(r register.Relation) bool { return Upward(s, &r) })
}

// Lines is who reports to whom among the living bodies of a scope.
type Lines struct {
	// Trees are the bodies with others below them, and all these. Order as in the list given.
	Trees []Node
	// Loops are circles of bodies that stand above each other. Checks refuse them; here they would hide
	// bodies.
	Loops [][]*register.Partnership
	// Orphans state a line, and nothing at its upper end is a living body of the register.
	Orphans []Orphan
	// Tops state no line and have others below them, NotStated state none and have nobody below them.
	Tops, NotStated []*register.Partnership
	// Of is how many bodies there are, Stated how many of them state a line or are covered by another. Stated,
	// Tops and NotStated add up to Of.
	Of, Stated int
}

// Orphan is a body whose line leads nowhere.
type Orphan struct {
	Partnership *register.Partnership
	Relation    *register.Relation
	// Above is the body above it, which has ended or is only proposed; nil when the register has no entry for it.
	Above *register.Partnership
}

// LinesOf works out the lines of some living bodies, which may be any part of the scope.
func LinesOf(s Scope, list []*register.Partnership) Lines {
	l := Lines{Of: len(list), Loops: LoopsOf(s, list)}
	for _, n := range Trees(s, list) {
		if len(n.Children) > 0 {
			l.Trees = append(l.Trees, n)
		}
	}
	hasBelow := map[*register.Partnership]bool{}
	for _, p := range list {
		for _, other := range Above(s, p) {
			hasBelow[other] = true
		}
	}
	for _, p := range list {
		above := Above(s, p)
		living := slices.ContainsFunc(above, func(o *register.Partnership) bool { return o.LivesOn(s.On) })
		var orphans []Orphan
		for i := range p.Relations {
			r := &p.Relations[i]
			if !Upward(s, r) {
				continue
			}
			if other := s.Index.Partnerships[r.Partnership]; other == nil || other.EndedBy(s.On) || other.ProposedOn(s.On) {
				orphans = append(orphans, Orphan{p, r, other})
			}
		}
		switch {
		case statesLine(s, p):
			l.Stated++
			if !living {
				l.Orphans = append(l.Orphans, orphans...)
			}
		case hasBelow[p]:
			l.Tops = append(l.Tops, p)
		default:
			l.NotStated = append(l.NotStated, p)
		}
	}
	return l
}

// LoopsOf finds the bodies of a list that stand above themselves, each circle once and from the body that
// comes first in the list.
func LoopsOf(s Scope, list []*register.Partnership) [][]*register.Partnership {
	in := map[*register.Partnership]bool{}
	for _, p := range list {
		in[p] = true
	}
	told := map[*register.Partnership]bool{}
	var loops [][]*register.Partnership
	for _, start := range list {
		if told[start] {
			continue
		}
		// The way back to the start, by the shortest way upwards.
		before := map[*register.Partnership]*register.Partnership{}
		queue := []*register.Partnership{start}
		var last *register.Partnership
		for len(queue) > 0 && last == nil {
			p := queue[0]
			queue = queue[1:]
			for _, other := range Above(s, p) {
				if other == start {
					last = p
					break
				}
				if _, seen := before[other]; !seen && in[other] {
					before[other] = p
					queue = append(queue, other)
				}
			}
		}
		if last == nil {
			continue
		}
		var loop []*register.Partnership
		for p := last; p != nil && p != start; p = before[p] {
			loop = append(loop, p)
		}
		loop = append(loop, start)
		slices.Reverse(loop)
		for _, p := range loop {
			told[p] = true
		}
		loops = append(loops, loop)
	}
	return loops
}
