package export

import (
	"maps"
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// Overlap gives a row for each pair of partnerships with a score of landscape.OverlapFloor or more, the strongest
// first. score = place_factor × Σ(part × part_weight) / Σ(part_weight) over the parts that are not empty, and known is
// that second sum. Lists are separated by spaces, those of Acts by semicolons.
func Overlap(x *register.Index, o *landscape.Overlap, on register.Day) *Table {
	t := &Table{Name: "overlap", Columns: []Column{
		{"scope", Text}, {"partnership", Text}, {"other_partnership", Text}, {"score", Number}, {"compared", Number}, {"finding", Boolean}, {"each_by_law", Boolean}, {"same_matter", Boolean}, {"bond", Text},
		{"placing", Text}, {"place_factor", Number},
	}}
	for _, w := range landscape.OverlapWeights {
		t.Columns = append(t.Columns, Column{string(w.Respect) + "_likeness", Number}, Column{string(w.Respect) + "_weight", Number})
	}
	t.Columns = append(t.Columns, Column{"members_both", Number}, Column{"members_either", Number},
		Column{"organisations_on_both", Text}, Column{"organisations_on_either", Integer}, Column{"policing_body_on_both", Boolean}, Column{"required_on_both", Integer}, Column{"kinds_on_both", Text},
		Column{"priorities_of_both", Text}, Column{"types_of_both", Text}, Column{"acts_of_both", Text}, Column{"reporting_to", Text},
		Column{"status_unknown", Text}, Column{"attendances", Integer}, Column{"attendances_other", Integer})
	for _, p := range o.Pairs {
		row := []any{p.Where(), p.A.Ref(), p.B.Ref(), p.Score, p.Known, p.Finding(), p.EachByLaw(x), p.SameMatter(), p.Bond, p.Placing, landscape.PlaceFactor(p.Placing)}
		for _, w := range landscape.OverlapWeights {
			if s := p.Respect(w.Respect); s != nil {
				row = append(row, s.Score, s.Weight)
			} else {
				row = append(row, nil, nil)
			}
		}
		var both, either any
		if p.Respect(landscape.MembersPart) != nil {
			both, either = p.MembersBoth, p.MembersEither
		}
		row = append(row, both, either, spaced(p.Members), stated(p.OfMembers), p.Policed, p.ByLaw, spaced(p.Kinds), spaced(p.Priorities), spaced(p.Types),
			strings.Join(p.Acts, "; "), spacedRefs(p.Above), spacedRefs(p.Doubtful), stated(landscape.Attendances(x, p.A, on)), stated(landscape.Attendances(x, p.B, on)))
		t.Add(row...)
	}
	return t
}

// PairsCompared gives a row for each area and each whole nation, with how many pairs were compared there: [Overlap] lists
// only those that are alike.
func PairsCompared(o *landscape.Overlap) *Table {
	t := &Table{Name: "pairs_compared", Columns: []Column{{"scope", Text}, {"pairs_compared", Integer}, {"pairs_judged", Integer}, {"pairs_found", Integer}}}
	found := map[register.ID]int{}
	for _, p := range o.Findings() {
		found[p.Where()]++
	}
	for _, id := range slices.Sorted(maps.Keys(o.In)) {
		t.Add(id, o.In[id].Pairs, o.In[id].Enough, found[id])
	}
	return t
}

// RepeatedTypes gives a row for each partnership of a type that its area has many times over.
func RepeatedTypes(o *landscape.Overlap) *Table {
	t := &Table{Name: "repeated_types", Columns: []Column{{"area", Text}, {"type", Text}, {"bodies", Integer}, {"places", Integer}, {"partnership", Text}, {"same_place_as", Text}, {"known_only_from_list", Boolean}}}
	for _, r := range o.Repeated {
		for _, p := range r.Partnerships {
			var same []*register.Partnership
			for _, g := range r.OnePlace {
				in := false
				var others []*register.Partnership
				for _, other := range g {
					if other == p {
						in = true
					} else {
						others = append(others, other)
					}
				}
				if in {
					same = others
				}
			}
			t.Add(r.Area.ID, r.Type.ID, len(r.Partnerships), r.Places, p.Ref(), spacedRefs(same), p.ListOnly)
		}
	}
	return t
}

func spaced[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, id := range list {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}

func spacedRefs(list []*register.Partnership) string {
	words := make([]string, len(list))
	for i, p := range list {
		words[i] = p.Ref().String()
	}
	return strings.Join(words, " ")
}

// stated gives a number, or nothing for 0 where that means not stated.
func stated(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
