package content

// What a register may hold at most. The limits stand far above anything that real registers need;
// they keep a hostile or broken file from stopping the build.
const (
	maxFiles      = 250_000   // files and folders in the content folder
	maxFileBytes  = 1 << 20   // of one file
	maxProseBytes = 200 << 10 // of the prose of one markdown file
	maxTextLength = 5_000     // characters of one text
	maxEntries    = 2_000     // entries of one list
	maxNesting    = 16        // brackets inside brackets
	maxKeySteps   = 16        // steps of a key such as a.b.c
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

const maxDecimal = 10_000_00
