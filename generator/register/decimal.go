package register

import "strconv"

// Decimal is a number from 0 with at most two decimals, kept in hundredths so that sums are exact. The
// zero Decimal is "not stated", which is something else than a stated 0.
type Decimal struct {
	Hundredths int
	Stated     bool
}

// NewDecimal makes a stated number from hundredths: 150 is 1.5.
func NewDecimal(hundredths int) Decimal { return Decimal{hundredths, true} }

// String writes the number without needless noughts: "1.5". It is "" when the number is not stated.
func (d Decimal) String() string {
	if !d.Stated {
		return ""
	}
	return strconv.FormatFloat(float64(d.Hundredths)/100, 'f', -1, 64)
}
