package synthetic

// Names of places are put together of a side, a first and a last part. No such place is on any map.
var (
	firsts = []string{
		"Snark", "Boojum", "Jabber", "Bander", "Tulge", "Vorpal", "Frumi", "Mimsy", "Borogo", "Quillig", "Zephyr", "Gryphon", "Wyvern", "Umbrel", "Thimble",
		"Plinth", "Fribble", "Quibble", "Glimmer", "Twizzle", "Marzip", "Bobbin", "Crumpet", "Dandelo", "Ferruc", "Gossam", "Humbug", "Inkle", "Jolly", "Kerfuf",
		"Lollop", "Muddle", "Nibble", "Oddment", "Poppado", "Quaver", "Riddle", "Skittle", "Toffee", "Ullage", "Velvet", "Whimsy", "Xylo", "Yonder", "Ziggur",
		"Aspidi", "Bumble", "Clobber", "Dapple", "Eclair", "Flummox", "Gobbledy", "Hobble", "Iffle", "Jumble", "Kelpie", "Larkle", "Muffin", "Noodle", "Ozzle",
	}
	lasts = []string{"wick", "moor", "ham", "ford", "dale", "combe", "hurst", "mere", "ton", "borough", "stead", "ness", "thorpe", "ley", "worth", "bury", "port", "haven", "field", "gate"}
	sides = []string{"", "North", "South", "Upper", "Nether"}

	// welshLasts and welshSides make a Welsh name of the same parts.
	welshLasts = map[string]string{
		"wick": "Tre", "moor": "Gwaun", "ham": "Llan", "ford": "Rhyd", "dale": "Cwm", "combe": "Pant", "hurst": "Coed", "mere": "Llyn", "ton": "Bod", "borough": "Caer",
		"stead": "Hafod", "ness": "Pen", "thorpe": "Hendre", "ley": "Maes", "worth": "Llys", "bury": "Din", "port": "Porth", "haven": "Aber", "field": "Dol", "gate": "Bwlch",
	}
	welshSides = map[string]string{"": "", "North": "Gogledd", "South": "De", "Upper": "Uchaf", "Nether": "Isaf"}
)

// localBodies are what each place may have, and its kind of member.
var localBodies = []struct{ name, kind string }{
	{"Housing Association", "housing-provider"}, {"College", "education"}, {"Voluntary Alliance", "voluntary-body"}, {"Refuge", "victim-service"},
	{"Hospitals Trust", "nhs-trust"}, {"Chamber of Trade", "business-body"}, {"Neighbourhood Watch", "voluntary-body"}, {"Recovery Centre", "treatment-provider"},
	{"Carers' Circle", "carer"}, {"Tramways", "transport-operator"}, {"Young Voices", "childrens-representative"}, {"Care Homes Group", "care-provider"},
	{"Schools Trust", "education"}, {"Waterways Body", "environment-body"},
}

var nouns = []string{
	"Harm", "Safety", "Trust", "Recovery", "Prevention", "Cohesion", "Safeguarding", "Justice", "Streets", "Families", "Data", "Evening", "Harbour", "Market", "Rural",
	"Transport", "Victims", "Youth", "Health", "Housing", "Learning", "Roads", "Markets", "Waters", "Neighbourhood",
}

var numbers = []string{"First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"}

var papers = []string{"Minutes", "Agenda", "Annual report", "Strategy", "Needs assessment", "Scrutiny report", "Budget paper", "Performance summary"}

var aims = []string{
	"agree on what matters most", "share what each body knows", "spend less time in meetings", "find out what works", "help those who were harmed", "keep young people out of trouble",
	"make the evenings calmer", "bring services to where people are", "listen to residents", "stop harm before it happens", "mend what was broken", "look after those who are alone",
	"pool money for shared work", "answer to the public", "learn from what went wrong", "keep watch on risk",
}

var activities = []string{
	"lantern walks", "mentoring on allotments", "mobile advice stalls", "training for bar staff", "football on Friday evenings", "visits by nurses", "workshops in schools", "drop-in breakfasts",
	"brighter paths by the canal", "letters to every household", "a helpline at night", "restorative meetings", "patrols on horseback", "joint case reviews", "boxing for beginners", "a repair café",
	"music in the arcade", "checks on locks", "outreach by boat", "a council of young people", "home visits after discharge", "quiet hours in libraries", "peer support circles", "a shared dashboard",
}

// sentenceForms take an activity, a place, a number, a subject and an aim.
var sentenceForms = []string{
	"The members paid for %[1]s in %[2]s, and %[3]d people took part.",
	"In %[2]s the number of reports of %[4]s fell by %[3]d after %[1]s began.",
	"Nobody could say whether %[1]s changed anything, so the group asked for another year of figures on %[4]s.",
	"A review in %[2]s found %[3]d hours of meetings on %[4]s and recommended that members %[5]s.",
	"Residents of %[2]s said that they had heard of %[1]s, but %[3]d of them had not.",
	"Partners want to %[5]s; until then, %[1]s will go on in %[2]s.",
	"Of %[3]d referrals about %[4]s, most came from schools in %[2]s.",
	"The plan for %[2]s names %[4]s first, sets aside %[3]d pounds a month for %[1]s and asks members to %[5]s.",
}
