package register

import "strings"

// A Published is the identifier of something that has had an address on the published site: a line of
// identifiers.txt. Addresses are promised for ever, so what is named there must still be in the
// register, or something else must say that it took the identifier's place.
type Published struct {
	// Kind is "area", "authority", "organisation", "partnership" or "evidence".
	Kind string
	// Name is the identifier: "kent", "kent/safer-kent", "kent/safer-kent/street-lights".
	Name string
	// Line in the file, from 1.
	Line int
}

// PublishedKinds lists the kinds in the order of the file.
var PublishedKinds = []string{"area", "authority", "organisation", "partnership", "evidence"}

// String gives the line of the file: "partnership kent/safer-kent".
func (p Published) String() string { return p.Kind + " " + p.Name }

// Identifiers gives everything in the register that has an address, kind by kind, each kind in its order
// in the register.
func Identifiers(r *Register) []Published {
	var list []Published
	add := func(kind string, name ...string) {
		list = append(list, Published{Kind: kind, Name: strings.Join(name, "/")})
	}
	for _, a := range r.Areas {
		add("area", string(a.ID))
	}
	for _, a := range r.Areas {
		for _, authority := range a.Authorities {
			add("authority", string(authority.ID))
		}
	}
	for _, o := range r.Organisations {
		add("organisation", string(o.ID))
	}
	for _, p := range r.Partnerships {
		add("partnership", p.Ref().String())
	}
	for _, p := range r.Partnerships {
		for _, e := range p.Evidence {
			add("evidence", p.Ref().String(), string(e.ID))
		}
	}
	return list
}

// FormerIdentifiers gives the identifiers that entries say they had before, under the same forms.
func FormerIdentifiers(r *Register) []Published {
	var list []Published
	for _, o := range r.Organisations {
		for _, id := range o.FormerIDs {
			list = append(list, Published{Kind: "organisation", Name: string(id)})
		}
	}
	for _, p := range r.Partnerships {
		for _, ref := range p.FormerIDs {
			list = append(list, Published{Kind: "partnership", Name: ref.String()})
			// The claims came along with their partnership.
			for _, e := range p.Evidence {
				for _, id := range append([]ID{e.ID}, e.FormerIDs...) {
					list = append(list, Published{Kind: "evidence", Name: ref.String() + "/" + string(id)})
				}
			}
		}
		for _, e := range p.Evidence {
			for _, id := range e.FormerIDs {
				list = append(list, Published{Kind: "evidence", Name: p.Ref().String() + "/" + string(id)})
			}
		}
	}
	return list
}
