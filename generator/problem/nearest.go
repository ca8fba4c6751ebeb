package problem

import "slices"

// Nearest finds the candidate that a person who wrote word most likely meant: the one with the
// fewest single-letter changes, if these are few for the length of the word. It gives "" when nothing
// is near. Of several equally near, the first in alphabetical order wins.
func Nearest(word string, candidates []string) string {
	if len(word) > 100 {
		return ""
	}
	best, bestCost := "", len([]rune(word))/3+2
	for _, candidate := range slices.Sorted(slices.Values(candidates)) {
		if cost := edits(word, candidate, bestCost); cost < bestCost {
			best, bestCost = candidate, cost
		}
	}
	return best
}

// edits counts the insertions, deletions, replacements and swaps of neighbours that turn a into b.
// It stops counting at limit.
func edits(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit {
		return limit
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	beforeLeast := 0
	for i := range x {
		row[0] = i + 1
		least := row[0]
		for j := range y {
			same := 1
			if x[i] == y[j] {
				same = 0
			}
			row[j+1] = min(last[j]+same, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		// A swap reaches back two rows, and adds one to what stands there.
		if least >= limit && beforeLeast >= limit {
			return limit
		}
		beforeLeast = least
		before, last, row = last, row, before
	}
	return min(last[len(y)], limit)
}
