package landscape

import (
	"cmp"
	"slices"

	"partnershipregister/generator/register"
)

// Matrix is who sits where.
type Matrix struct {
	// Partnerships are those with a named organisation, in the order of home and identifier. Unnamed is
	// how many living partnerships name none, Of how many there are.
	Partnerships []*register.Partnership
	Unnamed, Of  int
	// Rows are the organisations, those on most partnerships first, equals by identifier.
	Rows []MatrixRow
}

// MatrixRow is one organisation.
type MatrixRow struct {
	Organisation *register.Organisation
	// Places are the partnerships on which it sits or whose chair it holds, in the order of the matrix.
	Places []Place
}

// A Place is an organisation's place on a partnership.
type Place struct {
	Partnership *register.Partnership
	// Role of the seat; empty when the organisation has the chair alone. Of several seats the role that
	// comes first in register.Roles.
	Role register.Role
	// Chair is the strongest post that the organisation holds there; empty when none.
	Chair register.ChairRole
}

// At gives the organisation's place on a partnership, nil when it has none.
func (r *MatrixRow) At(p *register.Partnership) *Place {
	for i := range r.Places {
		if r.Places[i].Partnership == p {
			return &r.Places[i]
		}
	}
	return nil
}

// Several counts the organisations that sit on at least so many partnerships.
func (m *Matrix) Several(least int) int {
	n := 0
	for _, r := range m.Rows {
		if len(r.Places) >= least {
			n++
		}
	}
	return n
}

// MatrixOf gives the seats and chairs of the living partnerships of a scope, as they stand on its day.
func MatrixOf(s Scope) Matrix {
	var m Matrix
	at := map[register.ID]int{}
	for _, p := range s.Living() {
		m.Of++
		places := map[register.ID]*Place{}
		var order []register.ID
		place := func(id register.ID) *Place {
			if places[id] == nil {
				places[id] = &Place{Partnership: p}
				order = append(order, id)
			}
			return places[id]
		}
		for _, seat := range s.Sitting(p, s.On) {
			if s.Organisations[seat.Organisation] == nil {
				continue
			}
			here := place(seat.Organisation)
			if here.Role == "" || slices.Index(register.Roles, seat.Capacity()) < slices.Index(register.Roles, here.Role) {
				here.Role = seat.Capacity()
			}
		}
		for _, chair := range s.Leading(p, s.On) {
			if s.Organisations[chair.Organisation] == nil {
				continue
			}
			if here := place(chair.Organisation); chair.Role == register.ViceChair && here.Chair == "" {
				here.Chair = register.ViceChair
			} else if chair.Role != register.ViceChair {
				here.Chair = register.InTheChair
			}
		}
		if len(order) == 0 {
			m.Unnamed++
			continue
		}
		m.Partnerships = append(m.Partnerships, p)
		for _, id := range order {
			i, seen := at[id]
			if !seen {
				i = len(m.Rows)
				at[id] = i
				m.Rows = append(m.Rows, MatrixRow{Organisation: s.Organisations[id]})
			}
			m.Rows[i].Places = append(m.Rows[i].Places, *places[id])
		}
	}
	slices.SortFunc(m.Rows, func(a, b MatrixRow) int {
		return cmp.Or(cmp.Compare(len(b.Places), len(a.Places)), cmp.Compare(a.Organisation.ID, b.Organisation.ID))
	})
	return m
}
