package search

// What the tests outside the package need from inside.

var Hostile = hostile

// VectorOf gives a text with what the rules in Go make of it.
func VectorOf(text string) any { return vectorOf(NewRules(true).reader(), text) }

// MakeParted makes the files as for a register so large that everything is cut as small as can be.
func MakeParted(c Corpus) []File { return writer{c, number(c)}.files(limits{}) }
