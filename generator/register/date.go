package register

import (
	"fmt"
	"regexp"
	"strconv"
)

// Day is a day of the calendar as the number yyyymmdd: 20280508 is 8 May 2028. Days compare as
// numbers.
type Day int

// String gives the day as 2028-05-08.
func (d Day) String() string {
	b := append(padded(make([]byte, 0, 10), int(d)/10000, 4), '-')
	return string(padded(append(padded(b, int(d)/100%100, 2), '-'), int(d)%100, 2))
}

// padded writes a number with noughts before it. Dates are written too often for fmt.
func padded(b []byte, n, width int) []byte {
	for ten := 10; width > 1; width, ten = width-1, ten*10 {
		if n < ten {
			b = append(b, "000"[:width-1]...)
			break
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// Precision tells how exactly a date is known.
type Precision int

const (
	NoDate        Precision = iota
	Year                    // 2024
	FinancialYear           // 2024/25: 1 April 2024 to 31 March 2025
	Month                   // 2024-03
	Exact                   // 2024-03-12
)

// Date is a date as exactly as it is known. The zero Date is "not stated".
type Date struct {
	// Precision says which of the numbers below count.
	Precision Precision
	// Year is the year, or the year in which the financial year begins.
	Year, Month, Day int
}

var dateForm = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|/(\d{2}))?$`)

// UnmarshalText accepts 2024, 2024-03, 2024-03-12 and the financial year 2024/25.
func (d *Date) UnmarshalText(b []byte) error {
	refuse := func(why string) error {
		return &Refusal{
			What:   fmt.Sprintf("%q is not a date%s", b, why),
			Remedy: "write the year, month and day as 2024-03-12; or 2024-03 for a month, 2024 for a year, 2024/25 for a financial year",
			Value:  string(b),
		}
	}
	m := dateForm.FindStringSubmatch(string(b))
	if m == nil {
		return refuse("")
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	year, month, day := number(m[1]), number(m[2]), number(m[3])
	switch {
	case year < 1800 || year > 2200:
		return refuse(": the year is out of range")
	case m[4] != "":
		if number(m[4]) != (year+1)%100 {
			return refuse(": a financial year runs into the next year")
		}
		*d = Date{Precision: FinancialYear, Year: year}
	case m[2] == "":
		*d = Date{Precision: Year, Year: year}
	case month < 1 || month > 12:
		return refuse(": there is no such month")
	case m[3] == "":
		*d = Date{Precision: Month, Year: year, Month: month}
	case day < 1 || day > daysIn(year, month):
		return refuse(": there is no such day")
	default:
		*d = Date{Precision: Exact, Year: year, Month: month, Day: day}
	}
	return nil
}

// ParseDate reads a date in one of the four forms.
func ParseDate(s string) (Date, error) {
	var d Date
	err := d.UnmarshalText([]byte(s))
	return d, err
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && year%100 != 0 || year%400 == 0 {
			return 29
		}
		return 28
	}
	return 31
}

// IsZero tells whether the date is not stated.
func (d Date) IsZero() bool { return d.Precision == NoDate }

// String gives the date in the form in which it is written in content, "" when it is not stated.
func (d Date) String() string {
	b := padded(make([]byte, 0, 10), d.Year, 4)
	switch d.Precision {
	case NoDate:
		return ""
	case FinancialYear:
		b = padded(append(b, '/'), (d.Year+1)%100, 2)
	case Month:
		b = padded(append(b, '-'), d.Month, 2)
	case Exact:
		b = padded(append(padded(append(b, '-'), d.Month, 2), '-'), d.Day, 2)
	}
	return string(b)
}

// First gives the first day that the date can mean, 0 when it is not stated.
func (d Date) First() Day {
	switch d.Precision {
	case Year:
		return day(d.Year, 1, 1)
	case FinancialYear:
		return day(d.Year, 4, 1)
	case Month:
		return day(d.Year, d.Month, 1)
	case Exact:
		return day(d.Year, d.Month, d.Day)
	}
	return 0
}

// Last gives the last day that the date can mean, 0 when it is not stated.
func (d Date) Last() Day {
	switch d.Precision {
	case Year:
		return day(d.Year, 12, 31)
	case FinancialYear:
		return day(d.Year+1, 3, 31)
	case Month:
		return day(d.Year, d.Month, daysIn(d.Year, d.Month))
	case Exact:
		return day(d.Year, d.Month, d.Day)
	}
	return 0
}

func day(year, month, d int) Day { return Day(year*10000 + month*100 + d) }

// After tells whether a day comes after every day that a date can mean. Nothing comes after a date that
// is not stated.
func (on Day) After(d Date) bool { return !d.IsZero() && d.Last() < on }

// Before tells whether a day comes before every day that a date can mean.
func (on Day) Before(d Date) bool { return !d.IsZero() && d.First() > on }

// In tells whether something that began on from and ended on until holds on a day. A date that is
// not stated sets no bound. It has ended from the day after the last day that until can mean.
func (on Day) In(from, until Date) bool {
	return !on.Before(from) && !on.After(until)
}
