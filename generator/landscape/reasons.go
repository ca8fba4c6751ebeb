package landscape

import "partnershipregister/generator/register"

// ReasonKind is one sort of likeness between two partnerships.
type ReasonKind string

const (
	SharedMembers    ReasonKind = "members"    // N of Of organisations are on both, ByLaw of them because the law asks at both
	SharedPriorities ReasonKind = "priorities" // IDs are subjects
	SharedTypes      ReasonKind = "types"      // IDs are types
	SharedActs       ReasonKind = "acts"       // Acts are named for both
	SharedAbove      ReasonKind = "above"      // both report to Above
	SharedWording    ReasonKind = "wording"    // the purposes are worded alike
	SharedPlace      ReasonKind = "place"      // how the places lie: Placing, IDs, Whole and Inner as in Pair
)

// A Reason is one thing that two partnerships have in common, for a page to put into a sentence.
type Reason struct {
	Kind         ReasonKind
	N, Of, ByLaw int
	IDs          []register.ID
	Acts         []string
	Above        []*register.Partnership
	Placing      Placing
	Whole        bool
	Inner        *register.Partnership
}

// Reasons gives what the two have in common, the place last: "9 of 11 members are the same; both work on
// serious violence; both cover Bristol".
func (p *Pair) Reasons() []Reason {
	var list []Reason
	if len(p.Members) > 0 {
		list = append(list, Reason{Kind: SharedMembers, N: len(p.Members), Of: p.OfMembers, ByLaw: p.ByLaw})
	}
	if len(p.Priorities) > 0 {
		list = append(list, Reason{Kind: SharedPriorities, IDs: p.Priorities})
	}
	if len(p.Types) > 0 {
		list = append(list, Reason{Kind: SharedTypes, IDs: p.Types})
	} else if len(p.Acts) > 0 {
		list = append(list, Reason{Kind: SharedActs, Acts: p.Acts})
	}
	if len(p.Above) > 0 {
		list = append(list, Reason{Kind: SharedAbove, Above: p.Above})
	}
	if p.alikeInWords() {
		list = append(list, Reason{Kind: SharedWording})
	}
	return append(list, Reason{Kind: SharedPlace, Placing: p.Placing, IDs: p.Place, Whole: p.Whole, Inner: p.Inner})
}
