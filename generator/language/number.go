package language

import "strconv"

// Number writes a whole number with a comma before each three figures, as both languages do: 1,234.
func (w *Words) Number(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	if len(digits) <= 3 {
		return sign + digits
	}
	b := append(make([]byte, 0, 28), sign...)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, digits[i])
	}
	return string(b)
}

// Pounds writes an amount in whole pounds: £1,160,000, and -£250 below nothing.
func (w *Words) Pounds(n int) string {
	if n < 0 {
		return "-£" + w.Number(n)[1:]
	}
	return "£" + w.Number(n)
}
