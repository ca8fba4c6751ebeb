package page

import (
	"cmp"

	"partnershipregister/generator/register"
)

// VacancyRow is a place that a local policing body held until its role ended.
type VacancyRow struct {
	// Name of the body or of its post.
	Name Link
	// Role is "Chair" or "Member"; Until is a finished phrase.
	Role  string
	Until string
	// Fate is "Still to be decided" or "Passes on"; To is who takes it, nil when nobody is named.
	Fate string
	To   *Link
}

// AgreementRow is what organisations have agreed in writing.
type AgreementRow struct {
	Title   Said
	Href    string
	Parties []Link
	When    string
	// PastEnd says that it runs on after the role of a local policing body that made it. May be empty.
	PastEnd string
}

// vacancies gives the places that local policing bodies have left on a partnership: chairs, then seats.
func (m *maker) vacancies(p *register.Partnership) (chairs, seats []VacancyRow) {
	v := m.plan.index.Vacant[p.Ref()]
	row := func(organisation, kind register.ID, handover register.Handover, to register.ID) VacancyRow {
		var r VacancyRow
		if m.plan.index.Organisations[organisation] != nil {
			r.Name = m.organisationLink(organisation)
		} else if k := m.plan.index.MemberKinds[kind]; k != nil {
			r.Name = Link{Said: m.said(k.Name), Count: -1}
		}
		if end, announced := register.EndOf(m.plan.index.Roles(p, organisation, kind)); announced {
			r.Until = m.say("vacancy.announced", "date", m.date(end))
		} else {
			r.Until = m.say("date.until", "date", m.date(end))
		}
		r.Fate = m.say("handover." + string(cmp.Or(handover, register.ToBeDecided)))
		if m.plan.index.Organisations[to] != nil {
			l := m.organisationLink(to)
			r.To = &l
		}
		return r
	}
	for _, c := range v.Chairs {
		r := row(c.Organisation, c.Kind, c.Handover, c.PassesTo)
		r.Role = m.say("chair-role." + string(cmp.Or(c.Role, register.InTheChair)))
		chairs = append(chairs, r)
	}
	for _, s := range v.Seats {
		r := row(s.Organisation, s.Kind, s.Handover, s.PassesTo)
		r.Role = m.say("role." + string(s.Capacity()))
		seats = append(seats, r)
	}
	return chairs, seats
}

func (m *maker) agreements(p *register.Partnership) []AgreementRow {
	var rows []AgreementRow
	for _, a := range p.Agreements {
		row := AgreementRow{Title: m.said(a.Title), Href: string(a.URL), When: m.span(a.From, a.Until)}
		for _, id := range a.Organisations {
			row.Parties = append(row.Parties, m.organisationLink(id))
			if end, _ := register.EndOf(m.plan.index.Roles(p, id, "")); !end.IsZero() && !a.Until.IsZero() && a.Until.Last() >= end.First() {
				row.PastEnd = m.say("agreement.past-end", "date", m.date(end))
			}
		}
		rows = append(rows, row)
	}
	return rows
}
