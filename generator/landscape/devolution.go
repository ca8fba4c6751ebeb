package landscape

import "partnershipregister/generator/register"

// Mix is how many seats of a partnership are held by bodies that answer to the Senedd and Welsh
// Ministers, by bodies that answer to the UK Parliament and Government, and by others, which are
// charities, business and residents. It goes by the sector of the organisation or, for a seat known by
// kind, of the kind.
type Mix struct {
	Devolved, Reserved, Other int
	// Invited are the devolved bodies that sit there only by invitation.
	Invited []*register.Seat
}

// Both tells whether both sides sit at the table.
func (m Mix) Both() bool { return m.Devolved > 0 && m.Reserved > 0 }

// MixOf counts the seats that are held on a day.
func MixOf(x *register.Index, p *register.Partnership, on register.Day) Mix {
	var m Mix
	for _, s := range x.Sitting(p, on) {
		switch sector := sectorOf(x, s); {
		case sector == nil:
		case !sector.PublicBody:
			m.Other++
		case sector.Devolved:
			m.Devolved++
			if s.Role == register.InvitedParticipant {
				m.Invited = append(m.Invited, s)
			}
		default:
			m.Reserved++
		}
	}
	return m
}

func sectorOf(x *register.Index, s *register.Seat) *register.Sector {
	if o := x.Organisations[s.Organisation]; o != nil {
		return x.Sectors[o.Sector]
	}
	if k := x.MemberKinds[s.Kind]; k != nil {
		return x.Sectors[k.Sector]
	}
	return nil
}

// Tier is how wide a partnership reaches.
type Tier int

const (
	National Tier = iota // the whole nation
	Regional             // a force area, or several council areas
	Local                // one council area
)

// TierOf gives how wide a partnership reaches: by its home, then by the council areas that it names.
// One that names none covers its whole force area.
func TierOf(x *register.Index, p *register.Partnership) Tier {
	switch {
	case x.Editions[p.Home] != nil:
		return National
	case len(p.Authorities) == 1 && len(p.AlsoAreas) == 0:
		return Local
	}
	return Regional
}
