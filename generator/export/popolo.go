package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"partnershipregister/generator/register"
)

// Popolo writes areas, organisations, partnerships, chairs and seats in the form of the Popolo standard
// (https://www.popoloproject.com/specs/), without people: an organisation is a member of another, and a
// post belongs to one. A date that is no year, month or day, such as a financial year, is left out.
func Popolo(x *register.Index, areas []*register.Area, organisations []*register.Organisation, partnerships []*register.Partnership) ([]byte, error) {
	var whole struct {
		Areas         []object `json:"areas"`
		Organizations []object `json:"organizations"`
		Posts         []object `json:"posts"`
		Memberships   []object `json:"memberships"`
	}
	for _, a := range areas {
		whole.Areas = append(whole.Areas, object{"id": areaID(a.ID), "name": name(a.Name), "identifier": string(a.Code), "classification": "police force area"})
	}
	for _, o := range organisations {
		t := object{"id": organisationID(o.ID), "name": name(o.Name), "classification": name(x.Sectors[o.Sector].Name)}
		names(t, o.Name, o.ShortNames, o.ShortNamesCY)
		dates(t, "founding_date", o.From, "dissolution_date", o.Until)
		links(t, o.Website)
		whole.Organizations = append(whole.Organizations, t)
	}
	for _, p := range partnerships {
		id := partnershipID(p)
		t := object{"id": id, "name": name(p.Name), "classification": name(x.Types[p.Type].Name)}
		names(t, p.Name, p.ShortNames, p.ShortNamesCY)
		dates(t, "founding_date", p.From, "dissolution_date", p.Until)
		links(t, p.Website)
		if x.Areas[p.Home] != nil {
			t["area_id"] = areaID(p.Home)
		}
		for _, r := range p.Relations {
			if parent := x.Partnerships[r.Partnership]; parent != nil && r.Relation == register.SubgroupOf && r.Until.IsZero() {
				t["parent_id"] = partnershipID(parent)
			}
		}
		whole.Organizations = append(whole.Organizations, t)
		for i := range p.Chairs {
			c := &p.Chairs[i]
			role := c.Role
			if role == "" {
				role = register.InTheChair
			}
			post := object{"id": fmt.Sprintf("%s/chair/%d", id, i+1), "label": name(c.Post), "role": string(role), "organization_id": id}
			dates(post, "start_date", c.From, "end_date", c.Until)
			whole.Posts = append(whole.Posts, post)
			if c.Organisation != "" {
				m := object{"member_id": organisationID(c.Organisation), "organization_id": id, "post_id": post["id"], "role": string(role)}
				dates(m, "start_date", c.From, "end_date", c.Until)
				whole.Memberships = append(whole.Memberships, m)
			}
		}
		for i := range p.Seats {
			s := &p.Seats[i]
			m := object{"id": fmt.Sprintf("%s/seat/%d", id, i+1), "organization_id": id, "role": string(s.Capacity())}
			if s.Organisation != "" {
				m["member_id"] = organisationID(s.Organisation)
			} else {
				m["label"] = name(x.MemberKinds[s.Kind].Name)
			}
			dates(m, "start_date", s.From, "end_date", s.Until)
			whole.Memberships = append(whole.Memberships, m)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(whole)
	return b.Bytes(), err
}

func areaID(id register.ID) string                 { return "area/" + string(id) }
func organisationID(id register.ID) string         { return "organisation/" + string(id) }
func partnershipID(p *register.Partnership) string { return "partnership/" + p.Ref().String() }

func names(t object, name register.Text, short, shortCY []string) {
	var list []object
	if name.CY != "" && name.EN != "" {
		list = append(list, object{"name": name.CY, "note": "cy"})
	}
	for _, s := range append(append([]string(nil), short...), shortCY...) {
		list = append(list, object{"name": s})
	}
	if list != nil {
		t["other_names"] = list
	}
}

func dates(t object, from string, begun register.Date, until string, ended register.Date) {
	for key, d := range map[string]register.Date{from: begun, until: ended} {
		if !d.IsZero() && d.Precision != register.FinancialYear {
			t[key] = d.String()
		}
	}
}

func links(t object, website register.URL) {
	if website != "" {
		t["links"] = []object{{"url": string(website)}}
	}
}
