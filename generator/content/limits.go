package content

import "cmp"

// What a register may hold at most. The limits stand far above anything that real registers need;
// they keep a hostile or broken file from stopping the build.
const (
	maxFiles      = 250_000   // files and folders in the content folder
	maxFileBytes  = 1 << 20   // of one file
	maxMisplaced  = 1_000     // problems with the names and places of files
	maxBytes      = 300 << 20 // of all files together
	maxProseBytes = 200 << 10 // of the prose of one markdown file
	maxTextLength = 5_000     // characters of one text
	maxEntries    = 2_000     // entries of one list
	maxNesting    = 16        // brackets inside brackets
	maxKeySteps   = 16        // steps of a key such as a.b.c
	maxKeyBytes   = 500       // of a key with all its steps
	maxFacts      = 50_000    // keys, headings and entries of lists in one file
	maxNumber     = 1_000_000_000_000
)

// ranges are the numbers that make sense under some keys; elsewhere 0 to maxNumber.
var ranges = map[string]struct{ least, most int64 }{
	"level":                    {0, 5},
	"meetings_each_year":       {1, 366},
	"least_meetings_each_year": {1, 366},
}

// decimals are the numbers that make sense under some keys that take decimals, in hundredths; elsewhere
// 0 to maxDecimal.
var decimals = map[string]struct{ least, most int }{
	"meeting_hours":     {25, 24_00},
	"preparation_hours": {0, 100_00},
	"travel_hours":      {0, 24_00},
	"people_a_seat":     {1_00, 20_00},
}

// lists are how many entries make sense under some keys; elsewhere maxEntries. Each former identifier becomes a
// page that leads on, and each seat a line on the pages of two bodies.
var lists = map[string]int{
	"seats":      500,
	"former_ids": 50,
}

// most gives how many entries the list under a key may have.
func (k *key) most() int { return cmp.Or(lists[k.name], maxEntries) }

const maxDecimal = 10_000_00
