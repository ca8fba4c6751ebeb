package build

import (
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/change"
	"partnershipregister/generator/content"
	"partnershipregister/generator/history"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// past finds out what changed in the register on each day of the content's history. An entry that could not be read on the
// evening of a day is left until it can be again, and then compared with its last sound state; one that was never sound
// before has no change to tell of. It gives nil where there is no history.
func past(days *history.Past) (*change.Past, error) {
	if days == nil {
		return nil, nil
	}
	p := &change.Past{Older: days.Older, Cut: days.Cut}
	sound := map[string]tree.Files{} // the last sound files of entries whose state was broken since
	broken := map[string]bool{}
	for i := len(days.Days) - 1; i >= 0; i-- {
		day := days.Days[i]
		before, after := byEntry(day.Before), byEntry(day.After)
		for entry, files := range sound {
			if _, touched := after[entry]; touched || before[entry] != nil {
				before[entry] = files
			}
		}
		was, faults, err := readEntries(before)
		if err != nil {
			return nil, err
		}
		is, faultsNow, err := readEntries(after)
		if err != nil {
			return nil, err
		}
		for entry := range faults {
			broken[entry] = true
		}
		for entry := range faultsNow {
			if !faults[entry] && !broken[entry] {
				sound[entry] = before[entry]
			}
		}
		bad := func(file string) bool {
			entry := content.EntryOf(file)
			return faults[entry] || faultsNow[entry]
		}
		entries := change.Between(was, is, func(file, fact string) bool { return fact == "" && bad(file) })
		for entry := range after {
			if !faultsNow[entry] {
				delete(sound, entry)
				delete(broken, entry)
			}
		}
		if len(entries) > 0 {
			on := register.Day(day.Year*10000 + day.Month*100 + day.Day)
			p.Days = append(p.Days, change.Day{On: on, Entries: entries, Beginning: day.Beginning})
		}
	}
	slices.Reverse(p.Days)
	return p, nil
}

// byEntry sorts files by the entries that they belong to.
func byEntry(files tree.Files) map[string]tree.Files {
	entries := map[string]tree.Files{}
	for name, text := range files {
		entry := content.EntryOf(name)
		if entries[entry] == nil {
			entries[entry] = tree.Files{}
		}
		entries[entry][name] = text
	}
	return entries
}

// readEntries reads some entries by themselves and tells which of them have errors.
func readEntries(entries map[string]tree.Files) (*register.Register, map[string]bool, error) {
	all := tree.Files{}
	for _, files := range entries {
		for name, text := range files {
			all[name] = text
		}
	}
	c, found, err := content.Read(all.FS())
	if err != nil {
		return nil, nil, fmt.Errorf("reading the history: %w", err)
	}
	faults := map[string]bool{}
	for _, p := range found {
		entry := content.EntryOf(p.File)
		if p.Severity == problem.Error && len(entries[entry]) > 0 && !strings.HasPrefix(p.Check, "words") {
			faults[entry] = true
		}
	}
	return c.Register, faults, nil
}
