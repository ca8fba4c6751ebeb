package language

import (
	"fmt"
	"strconv"
	"time"
)

// Day writes a day: 12 March 2024, 12 Mawrth 2024. Numbers that can't be a month come back as
// figures: 2024-13-12.
func (w *Words) Day(year, month, day int) string {
	if month < 1 || month > 12 {
		return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	}
	return strconv.Itoa(day) + " " + w.Month(year, month)
}

// Month writes a month of a year: March 2024, Mawrth 2024. The name is never mutated, so a Welsh sentence
// must not put it behind a word that would change it, such as "ym". Numbers that can't be a month come
// back as figures: 2024-13.
func (w *Words) Month(year, month int) string {
	if month < 1 || month > 12 {
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return w.rules.months[month-1] + " " + strconv.Itoa(year)
}

// MonthShort gives the short name of a month, for the heads of narrow columns: Mar, Maw. It is "" for a number that
// can't be a month.
func (w *Words) MonthShort(month int) string {
	if month < 1 || month > 12 {
		return ""
	}
	return w.rules.monthsShort[month-1]
}

// FinancialYear writes the financial year that begins on 1 April of a year, in the form that both
// languages use: 2024/25.
func (w *Words) FinancialYear(year int) string {
	return fmt.Sprintf("%d/%02d", year, (year+1)%100)
}

// Weekday gives the name of a day of the week: Tuesday, Dydd Mawrth.
func (w *Words) Weekday(day time.Weekday) string {
	return w.rules.weekdays[day]
}
