package export

import (
	"strconv"

	"partnershipregister/generator/register"
)

// Popolo writes areas, organisations, partnerships, chairs and seats in the form of the Popolo standard
// (https://www.popoloproject.com/specs/), without people: an organisation is a member of another, and a
// post belongs to one. A date that is no year, month or day, such as a financial year, is left out.
func Popolo(x *register.Index, areas []*register.Area, organisations []*register.Organisation, partnerships []*register.Partnership) []byte {
	var w popolo
	w.begin(`{"areas":[`)
	for _, a := range areas {
		w.object("id", areaID(a.ID), "name", name(a.Name), "identifier", string(a.Code), "classification", "police force area")
	}
	w.begin("],\n\"organizations\":[")
	for _, o := range organisations {
		w.object("id", organisationID(o.ID), "name", name(o.Name), "classification", name(x.Sectors[o.Sector].Name),
			"founding_date", dated(o.From), "dissolution_date", dated(o.Until))
		w.more(o.Name, o.ShortNames, o.ShortNamesCY, o.Website)
	}
	for _, p := range partnerships {
		var area, parent string
		if x.Areas[p.Home] != nil {
			area = areaID(p.Home)
		}
		for _, r := range p.Relations {
			if above := x.Partnerships[r.Partnership]; above != nil && r.Relation == register.SubgroupOf && r.Until.IsZero() {
				parent = partnershipID(above)
			}
		}
		w.object("id", partnershipID(p), "name", name(p.Name), "classification", name(x.Types[p.Type].Name),
			"founding_date", dated(p.From), "dissolution_date", dated(p.Until), "area_id", area, "parent_id", parent)
		w.more(p.Name, p.ShortNames, p.ShortNamesCY, p.Website)
	}
	w.begin("],\n\"posts\":[")
	for _, p := range partnerships {
		for i := range p.Chairs {
			c := &p.Chairs[i]
			w.object("id", chairID(p, i), "label", name(c.Post), "role", string(chairRole(c)), "organization_id", partnershipID(p),
				"start_date", dated(c.From), "end_date", dated(c.Until))
		}
	}
	w.begin("],\n\"memberships\":[")
	for _, p := range partnerships {
		for i := range p.Chairs {
			if c := &p.Chairs[i]; c.Organisation != "" {
				w.object("member_id", organisationID(c.Organisation), "organization_id", partnershipID(p), "post_id", chairID(p, i), "role", string(chairRole(c)),
					"start_date", dated(c.From), "end_date", dated(c.Until))
			}
		}
		for i := range p.Seats {
			s := &p.Seats[i]
			var member, label string
			if s.Organisation != "" {
				member = organisationID(s.Organisation)
			} else {
				label = name(x.MemberKinds[s.Kind].Name)
			}
			w.object("member_id", member, "label", label, "organization_id", partnershipID(p), "role", string(s.Capacity()),
				"start_date", dated(s.From), "end_date", dated(s.Until))
		}
	}
	return append(w.b, "]}\n"...)
}

// popolo writes lists of objects, each on a line of its own.
type popolo struct {
	b    []byte
	some bool
}

func (w *popolo) begin(list string) {
	w.b = append(w.b, list...)
	w.some = false
}

// object writes an object of pairs of a name and a text, without those that are empty.
func (w *popolo) object(pairs ...string) {
	if w.some {
		w.b = append(w.b, ',')
	}
	w.some = true
	w.b = append(w.b, "\n{"...)
	for i := 0; i+1 < len(pairs); i += 2 {
		w.b = member(w.b, pairs[i], pairs[i+1])
	}
	w.b = append(w.b, '}')
}

// more adds other names and the website to the object before.
func (w *popolo) more(name register.Text, short, shortCY []string, website register.URL) {
	w.b = w.b[:len(w.b)-1]
	names := 0
	add := func(name, note string) {
		if names++; names == 1 {
			w.b = append(w.b, `,"other_names":[{`...)
		} else {
			w.b = append(w.b, ",{"...)
		}
		w.b = append(member(member(w.b, "name", name), "note", note), '}')
	}
	if name.CY != "" && name.EN != "" {
		add(name.CY, "cy")
	}
	for _, list := range [][]string{short, shortCY} {
		for _, s := range list {
			add(s, "")
		}
	}
	if names > 0 {
		w.b = append(w.b, ']')
	}
	if website != "" {
		w.b = append(member(append(w.b, `,"links":[{`...), "url", string(website)), "}]"...)
	}
	w.b = append(w.b, '}')
}

func areaID(id register.ID) string                 { return "area/" + string(id) }
func organisationID(id register.ID) string         { return "organisation/" + string(id) }
func partnershipID(p *register.Partnership) string { return "partnership/" + p.Ref().String() }

func chairID(p *register.Partnership, i int) string {
	return partnershipID(p) + "/chair/" + strconv.Itoa(i+1)
}

func chairRole(c *register.Chair) register.ChairRole {
	if c.Role == "" {
		return register.InTheChair
	}
	return c.Role
}

// dated gives a date as Popolo has it, "" for one that is none there.
func dated(d register.Date) string {
	if d.Precision == register.FinancialYear {
		return ""
	}
	return d.String()
}
