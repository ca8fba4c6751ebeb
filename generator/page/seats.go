package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/landscape"
	"partnershipregister/generator/register"
)

// SeatsMatrix shows which organisations sit on which partnerships.
type SeatsMatrix struct {
	LandscapeFrame
	Figures []Figure
	// Key explains the letters of the table and the shapes of the picture, those that occur.
	Key []SeatMark
	// Columns are the partnerships, numbered from 1. Empty for an edition.
	Columns []SeatColumn
	// Rows are the organisations with two or more seats, those with most first; Single those with one.
	Rows   []SeatsRow
	Single []SingleSeat
	// Picture draws the rows; nil where there are none.
	Picture *SeatsPicture
	// Busiest are an edition's organisations with most seats, Areas its areas. Empty for an area.
	Busiest []BusyRow
	Areas   []SeatsArea
	// Shown says how many organisations Busiest has of how many.
	Shown     string
	Downloads []Link
}

// SeatMark is a capacity with the letter and the shape that stand for it.
type SeatMark struct {
	Letter, Shape, Text string
}

// SeatColumn is one partnership of the table.
type SeatColumn struct {
	Link
	Number int
	// Label is "3: Safer Gwent".
	Label string
}

// SeatsRow is one organisation of the table.
type SeatsRow struct {
	Link
	Count string
	// Cells have the order of the columns; an empty one means that no seat is recorded.
	Cells []SeatCell
}

// SeatCell is a place on a partnership.
type SeatCell struct {
	// Letters are those of the key: "S", "M P". Words say the same in full.
	Letters, Words string
}

// SingleSeat is an organisation with one seat.
type SingleSeat struct {
	Organisation, Partnership Link
	Role                      string
}

// SeatsPicture is the table as a picture.
type SeatsPicture struct {
	Width, Height int
	Lines         []GroupLine
	Labels        []PictureLabel
	Marks         []PictureMark
}

// PictureLabel is a text of a picture; Class is "end" when it ends at X, "middle" when X is its middle.
type PictureLabel struct {
	X, Y        int
	Text, Class string
}

// PictureMark is one shape of a picture: "square", "ring", "cross", "dot" or "diamond".
type PictureMark struct {
	X, Y  int
	Shape string
}

// BusyRow is an organisation with many seats.
type BusyRow struct {
	Link
	Sector Said
	Seats  string
	Areas  string
	Chairs string
	Share  int
}

// SeatsArea is one area's seats in numbers.
type SeatsArea struct {
	Link
	Organisations, Several, Named string
	// Most is the organisation with most seats there, MostCount how many. Empty when none is named.
	Most      Link
	MostCount string
}

// seatShapes are the letters and shapes of capacities. They are signs and the same in both languages.
var seatShapes = []struct {
	role          register.Role
	letter, shape string
}{
	{register.StatutoryMember, "S", "square"},
	{register.Member, "M", "dot"},
	{register.CoOptedMember, "C", "dot"},
	{register.CoOperatingBody, "D", "ring"},
	{register.InvitedParticipant, "I", "ring"},
	{register.Observer, "O", "cross"},
}

// The post in the chair stands beside the role, with a letter of its own: who presides, and who stands in. Letters
// are used and not signs, because a checker can judge the contrast of letters alone.
const (
	chairLetter = "P"
	viceLetter  = "V"
	chairShape  = "diamond"
)

// mostBusy is how many organisations an edition's page names.
const mostBusy = 40

func seatsView(m *maker, f LandscapeFrame) any {
	matrix := m.findings.matrix()
	v := &SeatsMatrix{LandscapeFrame: f}
	v.AsOf = m.asOf(m.partnerships)
	number := m.words.Number
	named := matrix.Of - matrix.Unnamed
	from := m.say("landscape-seats.from", "named", number(named), "all", number(matrix.Of))
	places := 0
	for _, r := range matrix.Rows {
		places += len(r.Places)
	}
	v.Figures = []Figure{
		{Number: number(len(matrix.Rows)), Label: m.count("figure-count.named", len(matrix.Rows)), Working: from},
		{Number: number(places), Label: m.count("figure-count.places", places), Working: from},
		{Number: number(matrix.Several(2)), Label: m.count("figure-count.several", matrix.Several(2)), Working: from},
	}
	v.Downloads = []Link{m.download("places"), m.download("seats")}
	if m.area == nil {
		m.busiest(v, matrix)
		return v
	}
	m.seatKey(v, matrix)
	partnerships := slices.Clone(matrix.Partnerships)
	sortByName(m.site, partnerships, func(p *register.Partnership) register.Text { return p.Name })
	for i, p := range partnerships {
		l := m.partnershipLink(p)
		v.Columns = append(v.Columns, SeatColumn{l, i + 1, fmt.Sprintf("%d: %s", i+1, l.Text)})
	}
	for _, r := range m.seatsRows(matrix) {
		if len(r.Places) == 1 {
			v.Single = append(v.Single, SingleSeat{m.organisationLink(r.Organisation.ID), m.partnershipLink(r.Places[0].Partnership), m.placeWords(&r.Places[0])})
			continue
		}
		row := SeatsRow{Link: m.organisationLink(r.Organisation.ID), Count: number(len(r.Places))}
		for _, p := range partnerships {
			row.Cells = append(row.Cells, m.seatCell(r.At(p)))
		}
		v.Rows = append(v.Rows, row)
	}
	v.Picture = m.seatsPicture(matrix, partnerships)
	return v
}

// seatsRows gives the rows of a matrix, equals in the order of their names.
func (m *maker) seatsRows(matrix *landscape.Matrix) []landscape.MatrixRow {
	rows := slices.Clone(matrix.Rows)
	sortByName(m.site, rows, func(r landscape.MatrixRow) register.Text { return r.Organisation.Name })
	slices.SortStableFunc(rows, func(a, b landscape.MatrixRow) int { return cmp.Compare(len(b.Places), len(a.Places)) })
	return rows
}

// placeWords says in what capacity an organisation sits: "Member; chair". It is "" for no place.
func (m *maker) placeWords(p *landscape.Place) string {
	if p == nil {
		return ""
	}
	var words []string
	if p.Role != "" {
		words = append(words, m.say("role."+string(p.Role)))
	}
	if p.Chair != "" {
		words = append(words, m.say("chair-role."+string(p.Chair)))
	}
	return joinNames(words)
}

func (m *maker) seatCell(p *landscape.Place) SeatCell {
	c := SeatCell{Words: m.placeWords(p)}
	if p == nil {
		return c
	}
	for _, s := range seatShapes {
		if s.role == p.Role {
			c.Letters = s.letter
		}
	}
	switch p.Chair {
	case register.InTheChair:
		c.Letters = strings.TrimSpace(c.Letters + " " + chairLetter)
	case register.ViceChair:
		c.Letters = strings.TrimSpace(c.Letters + " " + viceLetter)
	}
	return c
}

// seatKey explains the signs that occur.
func (m *maker) seatKey(v *SeatsMatrix, matrix *landscape.Matrix) {
	seen := map[string]bool{}
	for _, r := range matrix.Rows {
		for _, p := range r.Places {
			seen[string(p.Role)], seen[string(p.Chair)] = true, true
		}
	}
	for _, s := range seatShapes {
		if seen[string(s.role)] {
			v.Key = append(v.Key, SeatMark{s.letter, s.shape, m.say("role." + string(s.role))})
		}
	}
	if seen[string(register.InTheChair)] {
		v.Key = append(v.Key, SeatMark{chairLetter, chairShape, m.say("chair-role.chair")})
	}
	if seen[string(register.ViceChair)] {
		v.Key = append(v.Key, SeatMark{viceLetter, chairShape, m.say("chair-role.vice-chair")})
	}
}

// seatsPicture draws the organisations with two or more seats as rows of shapes.
func (m *maker) seatsPicture(matrix *landscape.Matrix, columns []*register.Partnership) *SeatsPicture {
	const step, top, left, longest = 20, 24, 290, 40
	pic := &SeatsPicture{Width: left + step*len(columns), Height: top}
	for _, r := range m.seatsRows(matrix) {
		if len(r.Places) < 2 {
			break
		}
		y := pic.Height + step/2
		pic.Labels = append(pic.Labels, PictureLabel{left - step/2, y, m.rowLabel(r.Organisation, matrix, longest), "end"})
		pic.Lines = append(pic.Lines, GroupLine{X1: left, Y1: y, X2: pic.Width, Y2: y})
		for i, p := range columns {
			at := r.At(p)
			if at == nil {
				continue
			}
			x := left + step*i + step/2
			shape := chairShape
			for _, s := range seatShapes {
				if s.role == at.Role && at.Chair == "" {
					shape = s.shape
				}
			}
			pic.Marks = append(pic.Marks, PictureMark{x, y, shape})
		}
		pic.Height += step
	}
	if len(pic.Labels) == 0 {
		return nil
	}
	for i := range columns {
		pic.Labels = append(pic.Labels, PictureLabel{left + step*i + step/2, top / 2, fmt.Sprint(i + 1), "middle"})
	}
	return pic
}

// rowLabel shortens the name of an organisation to what tells it from the others of a matrix: its end where another begins with the
// same letters, and of an office, which is named for its place; else its beginning.
func (m *maker) rowLabel(o *register.Organisation, matrix *landscape.Matrix, most int) string {
	name := []rune(m.plain(o.Name))
	if len(name) <= most {
		return string(name)
	}
	head := string(name[:most/2])
	shared := slices.ContainsFunc(matrix.Rows, func(r landscape.MatrixRow) bool {
		return r.Organisation != o && strings.HasPrefix(m.plain(r.Organisation.Name), head)
	})
	if !shared && o.Kind != register.KindOfPolicingBody {
		return shorten(string(name), most)
	}
	tail := string(name[len(name)-most:])
	return "…" + tail[strings.IndexByte(tail, ' ')+1:]
}

// busiest fills in an edition's page: the organisations with most seats, and the areas in numbers.
func (m *maker) busiest(v *SeatsMatrix, matrix *landscape.Matrix) {
	x := m.plan.index
	rows := m.seatsRows(matrix)
	for _, r := range rows {
		if len(v.Busiest) == mostBusy || len(r.Places) < 2 {
			break
		}
		areas := map[*register.Area]bool{}
		chairs := 0
		for _, p := range r.Places {
			for _, a := range x.AreasOf(p.Partnership) {
				areas[a] = true
			}
			if p.Chair == register.InTheChair {
				chairs++
			}
		}
		v.Busiest = append(v.Busiest, BusyRow{Link: m.organisationLink(r.Organisation.ID), Sector: m.said(x.Sectors[r.Organisation.Sector].Name),
			Seats: m.words.Number(len(r.Places)), Areas: m.words.Number(len(areas)), Chairs: m.words.Number(chairs), Share: 100 * len(r.Places) / len(rows[0].Places)})
	}
	v.Shown = m.say("seats-edition.shown", "n", m.words.Number(len(v.Busiest)), "of", m.words.Number(matrix.Several(2)), "one", m.words.Number(len(rows)-matrix.Several(2)))
	for _, a := range m.site.areas {
		own := landscape.MatrixOf(m.findings.scope.In(a))
		row := SeatsArea{Link: m.landscapeLink(a, "seats"), Organisations: m.words.Number(len(own.Rows)), Several: m.words.Number(own.Several(2)),
			Named: m.say("landscape-seats.some-of", "n", m.words.Number(own.Of-own.Unnamed), "of", m.words.Number(own.Of))}
		if list := m.seatsRows(&own); len(list) > 0 && len(list[0].Places) > 1 {
			row.Most, row.MostCount = m.organisationLink(list[0].Organisation.ID), m.words.Number(len(list[0].Places))
		}
		v.Areas = append(v.Areas, row)
	}
}
