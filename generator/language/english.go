package language

// english is British English. Plural rules and names are those of CLDR 47 (plurals.xml; main/en.xml and
// en_GB.xml, calendar gregorian).
var english = rules{
	code:       "en",
	collation:  "en-GB",
	categories: []form{one, other},
	category: func(n uint) form {
		if n == 1 {
			return one
		}
		return other
	},
	months: [12]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
	monthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	weekdays:    [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	and:         func(string) string { return "and" },
}
