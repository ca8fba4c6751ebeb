package register

import (
	"fmt"
	"regexp"
	"strconv"
)

// Clock is a time of day in the United Kingdom, winter or summer, on the 24-hour clock: "09:30". It is ""
// when not stated.
type Clock string

var clockForm = regexp.MustCompile(`^(?:[01]\d|2[0-3]):[0-5]\d$`)

// UnmarshalText accepts 00:00 to 23:59, always with four figures.
func (c *Clock) UnmarshalText(b []byte) error {
	if !clockForm.Match(b) {
		return &Refusal{
			What:   fmt.Sprintf("%q is not a time of day", b),
			Remedy: "write hours and minutes on the 24-hour clock, such as \"09:30\" or \"14:00\"",
			Value:  string(b),
		}
	}
	*c = Clock(b)
	return nil
}

// Minutes gives the minutes since midnight, -1 when the time is not stated.
func (c Clock) Minutes() int {
	if len(c) != len("00:00") {
		return -1
	}
	hours, _ := strconv.Atoi(string(c[:2]))
	minutes, _ := strconv.Atoi(string(c[3:]))
	return 60*hours + minutes
}
