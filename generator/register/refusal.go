package register

import (
	"fmt"
	"strings"
)

// A Refusal says why a value can't be accepted and what to write instead. Types of this package
// return it from UnmarshalText.
type Refusal struct {
	// What is wrong, in the editor's words, without a full stop.
	What string
	// Remedy is what to write instead, without a full stop.
	Remedy string
	// Value is what was written.
	Value string
	// Allowed lists the values that are accepted, when there are only so many.
	Allowed []string
}

// Error gives both halves in one line.
func (r *Refusal) Error() string { return r.What + "; " + r.Remedy }

// oneOf accepts exactly the allowed values.
func oneOf(into *string, b []byte, what string, allowed ...string) error {
	for _, a := range allowed {
		if string(b) == a {
			*into = a
			return nil
		}
	}
	return &Refusal{
		What:    fmt.Sprintf("%q is not %s", b, what),
		Remedy:  "write one of: " + strings.Join(allowed, ", "),
		Value:   string(b),
		Allowed: allowed,
	}
}
