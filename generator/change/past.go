package change

import "partnershipregister/generator/register"

// A Past is what the history of a register tells, day by day.
type Past struct {
	// Days have the newest first.
	Days []Day
	// Older is how many earlier edits are not in it.
	Older int
	// Cut tells that the copy of the history from which it was made did not go back to the beginning.
	Cut bool
}

// A Day is what changed on one day.
type Day struct {
	On      register.Day
	Entries []*Entry
	// Beginning is true for the day on which the register began.
	Beginning bool
}
