//go:build !linux && !darwin

package publish

import "errors"

// exchange has no counterpart on this system: two renames must do.
func exchange(a, b string) error { return errors.ErrUnsupported }
