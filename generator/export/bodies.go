package export

import (
	"strings"

	"partnershipregister/generator/register"
)

// Organisations gives a row for each organisation.
func Organisations(list []*register.Organisation) *Table {
	t := &Table{Name: "organisations", Columns: []Column{
		{"organisation", Text}, {"name", Text}, {"name_cy", Text}, {"sector", Text}, {"kind", Text}, {"code", Text}, {"website", Address},
		{"from", Date}, {"until", Date}, {"as_of", Date},
	}}
	for _, o := range list {
		t.Add(o.ID, o.Name.EN, o.Name.CY, o.Sector, o.Kind, o.Code, o.Website, o.From, o.Until, o.AsOf)
	}
	return t
}

// Areas gives a row for each police force area.
func Areas(list []*register.Area) *Table {
	t := &Table{Name: "areas", Columns: []Column{
		{"area", Text}, {"name", Text}, {"name_cy", Text}, {"code", Text}, {"nation", Text}, {"region", Text}, {"force", Text}, {"as_of", Date},
	}}
	for _, a := range list {
		t.Add(a.ID, a.Name.EN, a.Name.CY, a.Code, a.Nation, a.Region.EN, a.Force, a.AsOf)
	}
	return t
}

// PolicingBodies gives a row for each body that oversees, oversaw or will oversee a force.
func PolicingBodies(list []*register.Area) *Table {
	t := &Table{Name: "policing_bodies", Columns: []Column{
		{"area", Text}, {"organisation", Text}, {"title", Text}, {"title_cy", Text}, {"body_kind", Text}, {"from", Date}, {"until", Date}, {"end_announced", Date},
	}}
	for _, a := range list {
		for _, b := range a.LocalPolicingBodies {
			t.Add(a.ID, b.Organisation, b.Title.EN, b.Title.CY, b.Kind, b.From, b.Until, b.EndAnnounced)
		}
	}
	return t
}

// Authorities gives a row for each council area.
func Authorities(list []*register.Area) *Table {
	t := &Table{Name: "authorities", Columns: []Column{
		{"authority", Text}, {"area", Text}, {"name", Text}, {"name_cy", Text}, {"code", Text}, {"authority_kind", Text}, {"county", Text}, {"council", Text},
	}}
	for _, a := range list {
		for _, c := range a.Authorities {
			t.Add(c.ID, a.ID, c.Name.EN, c.Name.CY, c.Code, c.Kind, c.County, c.Council)
		}
	}
	return t
}

// Types gives a row for each kind of partnership.
func Types(v *register.Vocabulary) *Table {
	t := &Table{Name: "types", Columns: []Column{
		{"type", Text}, {"name", Text}, {"name_cy", Text}, {"counts_as", Text}, {"basis", Text}, {"nations", Text}, {"geography", Text}, {"law", Text}, {"least_meetings_each_year", Integer}, {"asked_by", Text}, {"priorities", Text},
	}}
	for _, k := range v.Types {
		var least any
		if k.LeastMeetings > 0 {
			least = k.LeastMeetings
		}
		var nations []string
		for _, n := range k.Nations {
			nations = append(nations, string(n))
		}
		t.Add(k.ID, k.Name.EN, k.Name.CY, k.Counts, k.Basis, strings.Join(nations, ";"), k.Geography, k.Law, least, k.Asked(), spaced(k.Priorities))
	}
	return t
}

// Priorities gives a row for each subject.
func Priorities(v *register.Vocabulary) *Table {
	t := &Table{Name: "priorities", Columns: []Column{
		{"priority", Text}, {"name", Text}, {"name_cy", Text}, {"parent_priority", Text}, {"safer_streets", Boolean}, {"mission_target", Boolean},
	}}
	for _, p := range v.Priorities {
		t.Add(p.ID, p.Name.EN, p.Name.CY, p.Parent, p.SaferStreets, p.MissionTarget)
	}
	return t
}

// Sectors gives a row for each part of public life.
func Sectors(v *register.Vocabulary) *Table {
	t := &Table{Name: "sectors", Columns: []Column{{"sector", Text}, {"name", Text}, {"name_cy", Text}, {"public_body", Boolean}, {"devolved", Boolean}}}
	for _, s := range v.Sectors {
		t.Add(s.ID, s.Name.EN, s.Name.CY, s.PublicBody, s.Devolved)
	}
	return t
}

// MemberKinds gives a row for each kind of body that holds seats.
func MemberKinds(v *register.Vocabulary) *Table {
	t := &Table{Name: "member_kinds", Columns: []Column{{"kind", Text}, {"name", Text}, {"name_cy", Text}, {"sector", Text}}}
	for _, k := range v.MemberKinds {
		t.Add(k.ID, k.Name.EN, k.Name.CY, k.Sector)
	}
	return t
}

// EvidenceLevels gives a row for each step of the scale of evidence.
func EvidenceLevels(v *register.Vocabulary) *Table {
	t := &Table{Name: "evidence_levels", Columns: []Column{{"level", Integer}, {"name", Text}, {"name_cy", Text}, {"may_say_works", Boolean}}}
	for _, l := range v.EvidenceLevels {
		t.Add(l.Level, l.Name.EN, l.Name.CY, l.MaySayWorks)
	}
	return t
}

// Effects gives a row for each way in which evidence can point.
func Effects(v *register.Vocabulary) *Table {
	t := &Table{Name: "effects", Columns: []Column{{"effect", Text}, {"name", Text}, {"name_cy", Text}}}
	for _, e := range v.Effects {
		t.Add(e.ID, e.Name.EN, e.Name.CY)
	}
	return t
}
