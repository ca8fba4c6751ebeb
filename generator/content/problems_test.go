package content

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write what is found into testdata instead of comparing")

// change spoils one thing of the small register.
type change struct {
	name string
	// file, old and new go to spoil.
	file, old, new string
}

// changes are grouped as the files of testdata are.
var changes = map[string][]change{
	"values": {
		{"unknown key with a near miss", safer, "purpose =", "pupose ="},
		{"unknown key with capital letters", safer, "purpose =", "Purpose ="},
		{"unknown key with a hyphen", safer, "meetings_each_year", "meetings-each-year"},
		{"unknown key in a row", safer, "role = ", "roll = "},
		{"unknown key far from all", "organisations/northmarsh-police.toml", "", "xylophone = \"loud\"\n"},
		{"unknown key where few are known", safer, `[[sources]]`, "[[former_names]]\nname = \"x\"\nxylophone = \"loud\"\n\n[[sources]]"},
		{"key that slipped into the last row", safer, `date = "2024-03-12"`, "date = \"2024-03-12\"\nwebsite = \"https://www.example.org/\""},
		{"key of a row at the top", safer, `as_of = "2024-03"`, `pounds = 5`},
		{"key of another kind of file", "organisations/northmarsh-police.toml", "", "force = \"northmarsh-police\"\n"},
		{"key of another kind of file and a near miss", safer, "short_names = [", "sectors = [\"x\"]\nshort_names = ["},
		{"Welsh of what is the same in both", safer, "status =", "status_cy = \"x\"\nstatus ="},
		{"unknown key that must be quoted", safer, "status =", "\"a.b \\\"c\\\"\" = \"x\"\nstatus ="},
		{"unknown rows", safer, "[[seats]]\nkind", "[[seat]]\nkind"},
		{"unknown key with dots", safer, "status =", "colour.dark = 1\nstatus ="},
		{"unknown list in vocabulary", "vocabulary/sectors.toml", "[[sector]]", "[[sectors]]"},
		{"key outside the rows of vocabulary", "vocabulary/sectors.toml", "[[sector]]", "devolved = true\n[[sector]]"},
		{"unknown key in vocabulary", "vocabulary/evidence.toml", "may_say_works", "may_say_work"},
		{"number for a text", safer, `"Keeps Northmarsh safe."`, "12"},
		{"yes or no for a text", safer, `"Keeps Northmarsh safe."`, "true"},
		{"list for a text", safer, `"Keeps Northmarsh safe."`, `["Keeps Northmarsh safe."]`},
		{"longer list for a text", safer, `"Keeps Northmarsh safe."`, `["Keeps", "safe"]`},
		{"date for a text", safer, `"Keeps Northmarsh safe."`, `2024-03-12`},
		{"braces for a text", safer, `"Keeps Northmarsh safe."`, `{ en = "Keeps Northmarsh safe." }`},
		{"text for a list", safer, `["SNP", "Safer"]`, `"SNP"`},
		{"number in a list of texts", safer, `"Safer"]`, `101]`},
		{"list in a list of texts", safer, `"Safer"]`, `["Safer"]]`},
		{"text for a list of identifiers", safer, `["northmarsh"]`, `"northmarsh"`},
		{"number in a list of identifiers", safer, `["northmarsh"]`, `["northmarsh", 7]`},
		{"number for an identifier", safer, `type = "community-safety-partnership"`, `type = 7`},
		{"list for an identifier", safer, `type = "community-safety-partnership"`, `type = ["community-safety-partnership"]`},
		{"text for a number", safer, "meetings_each_year = 4", `meetings_each_year = "4"`},
		{"words for a number", safer, "meetings_each_year = 4", `meetings_each_year = "quarterly"`},
		{"sum in quotation marks", safer, "pounds = 5000", `pounds = "£5,000"`},
		{"decimal point", safer, "pounds = 5000", `pounds = 5000.50`},
		{"infinite number", safer, "pounds = 5000", `pounds = inf`},
		{"text for yes or no", "editions/england/edition.toml", "front_door = true", `front_door = "no"`},
		{"number for yes or no", "editions/england/edition.toml", "front_door = true", `front_door = 1`},
		{"unquoted year", safer, `as_of = "2024-03"`, `as_of = 2024`},
		{"unquoted compact date", safer, `as_of = "2024-03"`, `as_of = 20251130`},
		{"date with a time", safer, `as_of = "2024-03"`, `as_of = 2024-03-12T10:00:00Z`},
		{"time of day for a date", safer, `as_of = "2024-03"`, `as_of = 10:30:00`},
		{"meeting on a day that is none", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-02-31\"\nstatus = \"held\"\n" + `time = "14:00"` + "\n\n[[sources]]"},
		{"time with a full stop", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = "14.30"` + "\n\n[[sources]]"},
		{"time in the afternoon", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = "2.30pm"` + "\n\n[[sources]]"},
		{"time at noon", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = "12 p.m."` + "\n\n[[sources]]"},
		{"hour alone", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = "2"` + "\n\n[[sources]]"},
		{"hour that is none", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = "24:00"` + "\n\n[[sources]]"},
		{"minute that is none", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = "09:60"` + "\n\n[[sources]]"},
		{"time with seconds", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = 14:00:30` + "\n\n[[sources]]"},
		{"time without quotation marks", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = 14:00:00` + "\n\n[[sources]]"},
		{"time as a number", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = 1400` + "\n\n[[sources]]"},
		{"time between two", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `time = "14:00 to 16:00"` + "\n\n[[sources]]"},
		{"place with a line break", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `place = """Town hall,
Reedham"""` + "\n\n[[sources]]"},
		{"place of many characters", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `place = "🏛️ Neuadd y Dref, tŷ’r ŵyl"` + "\n\n[[sources]]"},
		{"answer that is none", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `in_public = "maybe"` + "\n\n[[sources]]"},
		{"agenda on a computer", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `agenda = "file:///C:/agenda.pdf"` + "\n\n[[sources]]"},
		{"identifier of a meeting", safer, "\n[[sources]]", "\n[[meetings]]\ndate = \"2024-03-12\"\nstatus = \"held\"\n" + `id = "2nd meeting"` + "\n\n[[sources]]"},
		{"one bracket for rows", safer, "[[funding]]", "[funding]"},
		{"list of texts for rows", "organisations/northmarsh-council.toml", `[{ title = "List of councils", url = "https://www.example.org/councils", date = "2026-01" }]`, `["https://www.example.org/councils"]`},
		{"text for rows", "organisations/northmarsh-council.toml", `[{ title = "List of councils", url = "https://www.example.org/councils", date = "2026-01" }]`, `"https://www.example.org/councils"`},
		{"text for a group", "editions/england/edition.toml", "[paths]\nen = \"\"\n", "paths = \"\"\n"},
		{"two brackets for a group", "editions/england/edition.toml", "[paths]", "[[paths]]"},
		{"no meetings", safer, "meetings_each_year = 4", "meetings_each_year = 0"},
		{"too many meetings", safer, "meetings_each_year = 4", "meetings_each_year = 400"},
		{"decimal in quotation marks", forum, "meeting_hours = 2.5", `meeting_hours = "2.5"`},
		{"words for a decimal", forum, "meeting_hours = 2.5", `meeting_hours = "half a day"`},
		{"three decimals", forum, "meeting_hours = 2.5", `meeting_hours = 2.333`},
		{"meeting that never ends", forum, "meeting_hours = 2.5", `meeting_hours = inf`},
		{"meeting that never begins", forum, "meeting_hours = 2.5", `meeting_hours = 0`},
		{"decimal that is no number", forum, "meeting_hours = 2.5", `meeting_hours = nan`},
		{"negative travel", forum, "travel_hours = 0", `travel_hours = -1`},
		{"negative money", safer, "pounds = 5000", "pounds = -5000"},
		{"too much money", safer, "pounds = 5000", "pounds = 5000000000000"},
		{"bad identifier", safer, `organisation = "northmarsh-council"
role`, `organisation = "Northmarsh Côuncil"
role`},
		{"bad identifier in a list", safer, `["northmarsh"]`, `["northmarsh", "North Marsh"]`},
		{"bad choice with a near miss", safer, `"active"`, `"Activ"`},
		{"bad choice", safer, `"active"`, `"excellent"`},
		{"bad choice in a list", "editions/england/edition.toml", `["en"]`, `["en", "fr"]`},
		{"date in the British way", safer, `"2024-03-12"`, `"12/03/2024"`},
		{"date in words", safer, `"2024-03-12"`, `"12 March 2024"`},
		{"impossible date", safer, `"2024-03-12"`, `"2024-02-30"`},
		{"financial year with a hyphen", safer, `"2023/24"`, `"2023-24"`},
		{"address without https", "organisations/northmarsh-council.toml", `"https://www.northmarsh.example.org/"`, `"www.northmarsh.example.org"`},
		{"forbidden address", "organisations/northmarsh-council.toml", `"https://www.northmarsh.example.org/"`, `"javascript:alert(1)"`},
		{"bad address in braces", "organisations/northmarsh-council.toml", `"https://www.example.org/councils"`, `"example"`},
		{"bad e-mail address", "register.toml", `"office@example.org"`, `"mailto:office@example.org"`},
		{"bad code", "areas/northmarsh/area.toml", `"E23000099"`, `"e23000099"`},
		{"bad reference", safer, `"westmoor/safer-westmoor"`, `"Westmoor/Safer Westmoor"`},
		{"empty text", safer, `"One for each district."`, `""`},
		{"empty text that is needed", safer, `name = "Safer Northmarsh"`, `name = ""`},
		{"empty identifier that is needed", safer, `type = "community-safety-partnership"`, `type = ""`},
		{"empty text that one of two is needed", safer, "kind = \"council\"", "kind = \"\""},
		{"empty entry", safer, `"Safer"]`, `""]`},
		{"empty list", safer, `["SNP", "Safer"]`, `[]`},
		{"empty list that is needed", "editions/england/edition.toml", `["en"]`, `[]`},
		{"empty rows", "organisations/northmarsh-police.toml", "", "sources = []\n"},
		{"only spaces", safer, `"Keeps Northmarsh safe."`, `"  "`},
		{"space at the beginning", safer, `"Safer Northmarsh"
short`, `" Safer Northmarsh"
short`},
		{"space at the end", safer, `"Safer"]`, "\"Safer\u00a0\"]"},
		{"line break in a text", safer, `"Keeps Northmarsh safe."`, "\"\"\"Keeps\nNorthmarsh safe.\"\"\""},
		{"control character", safer, `"Keeps Northmarsh safe."`, `"Keeps \u0007Northmarsh safe."`},
		{"turned direction", safer, `"Keeps Northmarsh safe."`, "\"Keeps \u202eNorthmarsh safe.\""},
		{"invisible character", safer, `"Keeps Northmarsh safe."`, "\"Keeps Nor\u200bthmarsh safe.\""},
		{"damaged character", safer, `"Keeps Northmarsh safe."`, "\"Keeps Northmarsh\ufffds safe.\""},
		{"missing key", safer, "status = \"active\"\n", ""},
		{"missing key in a row", safer, "pounds = 5000\n", ""},
		{"missing key in braces", "organisations/northmarsh-council.toml", `title = "List of councils", `, ""},
		{"one of two keys missing", safer, "kind = \"council\"\n", ""},
		{"missing purpose", safer, "purpose = \"Keeps Northmarsh safe.\"\n", ""},
		{"missing purpose although not listed", "areas/northmarsh/partnerships/eastvale-forum/partnership.toml", "known_only_from_list = true", "known_only_from_list = false"},
		{"missing key in vocabulary", "vocabulary/partnership-types.toml", "basis = \"voluntary\"\n", ""},
		{"path that leads out", "editions/england/edition.toml", `en = ""`, `en = "../secret"`},
		{"theme that leads out", "editions/england/edition.toml", `"default"`, `"../../etc"`},
		{"long value is shortened", safer, `"active"`, `"` + strings.Repeat("long ", 40) + `"`},
		{"several at once", safer, "type = \"community-safety-partnership\"\npurpose =", "type = 3\ncolour = \"red\"\npurpose = \" x\"\nxyz ="},
	},
	"syntax": syntaxChanges(),
	"markdown": {
		{"no header", lights + ".md", "+++\ntitle", "title"},
		{"header with hyphens", "editions/england/pages/about.md", "+++\ntitle = \"About\"\ndescription = \"What this is\"\nas_of = 2026-01-05\n+++\n", "---\ntitle: About\n---\n"},
		{"header without an end", lights + ".cy.md", "ar y cei\"\n+++\n", "ar y cei\"\n"},
		{"fault of syntax in a header", lights + ".md", `level = "trial"`, `level = trial`},
		{"unknown key in a header", lights + ".md", `period`, `perod`},
		{"wrong value in a header", lights + ".md", `kind = "trial"`, `kind = "guess"`},
		{"bad address in the rows of a header", lights + ".md", `"https://www.example.org/report"`, `"ftp://example.org/report"`},
		{"missing key in a header", lights + ".md", "effect = \"better\"\n", ""},
		{"missing title of an article", "editions/england/pages/about.md", "title = \"About\"\n", ""},
		{"title in Welsh alone", lights + ".md", "title = \"Street lights on the quay\"\n", ""},
		{"facts in a Welsh file", lights + ".cy.md", "+++\ntitle", "+++\nlevel = \"trial\"\ntitle"},
		{"ending in a Welsh file", lights + ".cy.md", "title =", "title_cy ="},
		{"unknown key in a Welsh file", lights + ".cy.md", "title =", "titel ="},
		{"Welsh title given twice", lights + ".md", "+++\ntitle =", "+++\ntitle_cy = \"Goleuadau\"\ntitle ="},
		{"wrong value in a Welsh file", lights + ".cy.md", `"Goleuadau stryd ar y cei"`, `3`},
		{"no title in a Welsh article", "editions/england/pages/cymru.cy.md", "title = \"Am y gofrestr\"\n", ""},
		{"no text", lights + ".md", "\nFewer thefts were recorded.\n", "\n\n"},
		{"no text in either language", "editions/england/pages/about.md", "\nThis is a register.\n", "\n\n"},
		{"header in about.md", "areas/northmarsh/partnerships/safer-northmarsh/about.md", "Safer Northmarsh began", "+++\ntitle = \"x\"\n+++\nSafer Northmarsh began"},
		{"empty about.md", "areas/northmarsh/partnerships/safer-northmarsh/about.cy.md", "Dechreuodd mewn neuadd eglwys.", ""},
		{"control character in prose", lights + ".md", "Fewer thefts", "Fewer\u0000 thefts"},
		{"turned direction and invisible characters in prose", lights + ".md", "Fewer thefts", "Fewer\u202e the\u200bfts \u200b"},
		{"marks of Git in prose", "areas/northmarsh/partnerships/safer-northmarsh/about.md", "It has *two* rooms now.\n", "<<<<<<< HEAD\nIt has *two* rooms now.\n=======\nThree.\n>>>>>>> other\n"},
	},
	"words": {
		{"phrase outside a group", "words/en.toml", "[partnership]\n", "title = \"x\"\n[partnership]\n"},
		{"number for a phrase", "words/en.toml", `"Chair"`, "3"},
		{"list for a phrase", "words/cy.toml", `{ other = "Cadeirydd", confidence = "needs-review" }`, `["Cadeirydd"]`},
		{"unknown form", "words/en.toml", `one = "1 seat"`, `own = "1 seat"`},
		{"form for other numbers missing", "words/en.toml", `other = "{n} seats"`, `many = "{n} seats"`},
		{"bad confidence", "words/cy.toml", `"needs-review"`, `"unsure"`},
		{"capital letters in a key", "words/en.toml", `chair =`, `"The Chair" =`},
		{"empty phrase", "words/en.toml", `"Chair"`, `""`},
		{"space at the end of a phrase", "words/cy.toml", `"Cadeirydd"`, `"Cadeirydd "`},
	},
}

func syntaxChanges() []change {
	var changes []change
	for _, c := range []struct{ name, new string }{
		{"no quotation marks", `purpose = Keeps Northmarsh safe. # so`},
		{"no closing quotation mark", `purpose = "Keeps Northmarsh safe.`},
		{"no closing quotation mark after an apostrophe", `purpose = "Keeps Northmarsh’s streets safe.`},
		{"no closing single quotation mark", `purpose = 'Keeps Northmarsh safe.`},
		{"no opening quotation mark", `purpose = Keeps Northmarsh safe."`},
		{"curly quotation marks", `purpose = “Keeps Northmarsh safe.”`},
		{"curly quotation mark at the end", `purpose = "Keeps Northmarsh safe.”`},
		{"curly quotation marks in a list", `also_areas = ["eastvale", “westmoor”]`},
		{"curly quotation marks round a key", `“purpose” = "Keeps Northmarsh safe."`},
		{"quotation marks inside", `purpose = "Keeps "Northmarsh" safe."`},
		{"quotation marks inside a list", `also_areas = ["East "vale" x"]`},
		{"apostrophe inside single quotation marks", `purpose = 'Keeps Northmarsh's streets safe.'`},
		{"no closing of a long text", `purpose = """Keeps`},
		{"colon", `purpose: "Keeps Northmarsh safe."`},
		{"no equals sign", `purpose "Keeps Northmarsh safe."`},
		{"only words", `Keeps Northmarsh safe.`},
		{"two equals signs", `purpose == "Keeps Northmarsh safe."`},
		{"no key", `= "Keeps Northmarsh safe."`},
		{"no value", `purpose =`},
		{"no value but a remark", `purpose = # not known`},
		{"key with a space", `type note = "x"`},
		{"key with an accent", `pŵrpas = "x"`},
		{"odd space", "purpose\u00a0= \"x\""},
		{"invisible character before a key", "\u200bpurpose = \"x\""},
		{"key twice", `name = "Again"`},
		{"key twice with dots", "place.en = \"x\"\nplace = \"y\""},
		{"list not closed", `also_areas = ["eastvale", "westmoor"`},
		{"long list not closed", "also_areas = [\n  \"eastvale\",\n  \"westmoor\",\n"},
		{"comma missing", `also_areas = ["eastvale" "westmoor"]`},
		{"comma missing over lines", "also_areas = [\n  \"eastvale\"\n  \"westmoor\",\n]"},
		{"two commas", `also_areas = ["eastvale",, "westmoor"]`},
		{"no quotation marks in a list", `also_areas = [eastvale, westmoor]`},
		{"comma at the end", `purpose = "Keeps Northmarsh safe.",`},
		{"semicolon at the end", `purpose = "Keeps Northmarsh safe.";`},
		{"two facts on a line", `purpose = "Keeps Northmarsh safe." type_note = "x"`},
		{"brace not closed", `place = { en = "x"`},
		{"comma missing in braces", `place = { en = "x" cy = "y" }`},
		{"bracket closes nothing", `]`},
		{"one bracket too few", `[[documents]`},
		{"one bracket too many", `[documents]]`},
		{"bracket not closed", `[documents`},
		{"heading with a space", `[[former names]]`},
		{"heading of nothing", `[[]]`},
		{"backslash", `purpose = "See C:\Temp\new"`},
		{"unquoted month", `from = 2024-03`},
		{"unquoted financial year", `from = 2024/25`},
		{"unquoted British date", `from = 12/03/2024`},
		{"impossible date", `from = 2024-02-31`},
		{"short date", `from = 2024-3-1`},
		{"number with commas", `meetings_each_year = 5,000,000`},
		{"number that begins with 0", `contact_post = 01632 960001`},
		{"number that is a telephone number", `contact_post = 01632960001`},
		{"number and words", `meetings_each_year = 4 times # a year`},
		{"percentage", `meetings_each_year = 5%`},
		{"money with its sign", `meetings_each_year = £1,160,000`},
		{"number that is too large", `meetings_each_year = 99999999999999999999`},
		{"number that ends in a dot", `meetings_each_year = 5.`},
		{"yes", `known_only_from_list = yes`},
		{"False", `known_only_from_list = False`},
		{"marks of Git", "<<<<<<< HEAD\npurpose = \"a\"\n=======\npurpose = \"b\"\n>>>>>>> branch"},
		{"old line end", "purpose = \"x\"\rfrom = \"2024\""},
		{"control character", "purpose = \"x\x01\""},
		{"brackets inside brackets", "purpose = " + strings.Repeat("[", 5000)},
		{"endless key", strings.Repeat("a.", 5000) + "a = 1"},
	} {
		changes = append(changes, change{c.name, safer, `purpose = "Keeps Northmarsh safe."`, c.new})
	}
	return append(changes,
		change{"rows with one bracket and with two", safer, "[[seats]]\nkind", "[seats]\nkind"},
		change{"rows after a list", safer, "as_of =", "seats = []\nas_of ="},
		change{"key twice in a row", safer, "role = ", "organisation = \"x\"\nrole = "},
		change{"list not closed at the end", "organisations/northmarsh-police.toml", "", "short_names = [\"NP\",\n"},
		change{"brace not closed at the end", "organisations/northmarsh-police.toml", "", "sources = [{ title ="},
		change{"no value at the end", "organisations/northmarsh-police.toml", "", "website ="},
		change{"only a key at the end", "organisations/northmarsh-police.toml", "", "website"},
		change{"heading not closed at the end", "organisations/northmarsh-police.toml", "", "[[sources"},
		change{"quotation mark not closed at the end", "organisations/northmarsh-police.toml", "", "short_names = [\"NP"},
		change{"quotation mark not closed after an accent at the end", "organisations/northmarsh-police.toml", "", "short_names = [\"NPŵŵ"},
		change{"group twice", "editions/england/edition.toml", "", "[paths]\ncy = \"cymru\"\n"},
	)
}

// Each change to a good register gives exactly the problems that stand in testdata.
func TestProblems(t *testing.T) {
	for group, changes := range changes {
		t.Run(group, func(t *testing.T) {
			var found strings.Builder
			for _, c := range changes {
				files := smallFS()
				spoil(t, files, c.file, c.old, c.new)
				_, problems := mustRead(t, files)
				fmt.Fprintf(&found, "## %s\n%s\n\n", c.name, strings.Join(problems, "\n"))
			}
			compare(t, "testdata/"+group+".txt", found.String())
		})
	}
}

// Files in wrong places, one register each.
func TestPlaces(t *testing.T) {
	link := &fstest.MapFile{Data: []byte("../elsewhere.toml"), Mode: fs.ModeSymlink}
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	var found strings.Builder
	for _, c := range []struct {
		name string
		file string
		as   *fstest.MapFile
	}{
		{"no register.toml", "register.toml", nil},
		{"no area.toml", "areas/northmarsh/area.toml", nil},
		{"no partnership.toml", safer, nil},
		{"no edition.toml", "editions/england/edition.toml", nil},
		{"evidence without English", lights + ".md", nil},
		{"near miss of a name", "areas/northmarsh/partnerships/westmoor-group/partnerships.toml", text("")},
		{"name with capital letters", "areas/northmarsh/partnerships/westmoor-group/Partnership.toml", text("")},
		{"two names that differ in capital letters", "areas/northmarsh/partnerships/safer-northmarsh/Partnership.toml", text("")},
		{"two folders that differ in capital letters", "areas/Northmarsh/area.toml", text("")},
		{"folder with capital letters and spaces", "areas/northmarsh/partnerships/Safer Wéstmoor/partnership.toml", text("")},
		{"folder that Windows does not allow", "areas/con/area.toml", text("")},
		{"file that is no identifier", "organisations/Eastvale Council.toml", text("name = \"x\"")},
		{"partnership without the folder partnerships", "areas/northmarsh/westmoor-group/partnership.toml", text("")},
		{"folder with a near miss", "areas/northmarsh/partnership/x/partnership.toml", text("")},
		{"area at the top", "westmoor/area.toml", text("")},
		{"known folder in another place", "areas/northmarsh/evidence/x.md", text("")},
		{"unknown folder in a partnership", "areas/northmarsh/partnerships/safer-northmarsh/minutes/x.md", text("")},
		{"folder among organisations", "organisations/councils/x.toml", text("")},
		{"evidence beside partnership.toml", "areas/northmarsh/partnerships/safer-northmarsh/trial.md", text("")},
		{"evidence as facts", "areas/northmarsh/partnerships/safer-northmarsh/evidence/trial.toml", text("")},
		{"English evidence named so", "areas/northmarsh/partnerships/safer-northmarsh/evidence/trial.en.md", text("")},
		{"evidence in a third language", "areas/northmarsh/partnerships/safer-northmarsh/evidence/trial.fr.md", text("")},
		{"evidence with capital letters in the ending", "areas/northmarsh/partnerships/safer-northmarsh/evidence/trial.MD", text("")},
		{"article beside edition.toml", "editions/england/accessibility.md", text("")},
		{"text among organisations", "organisations/eastvale.md", text("")},
		{"text at the top", "notes.md", text("")},
		{"facts at the top", "eastvale.toml", text("")},
		{"vocabulary at the top", "sectors.toml", text("")},
		{"partnership.toml at the top", "partnership.toml", text("")},
		{"words of a third language", "words/fr.toml", text("")},
		{"paper", "areas/northmarsh/partnerships/safer-northmarsh/minutes.pdf", text("%PDF")},
		{"link", "organisations/eastvale.toml", link},
		{"link in the place of a folder", "areas/eastvale", link},
		{"pipe", "organisations/eastvale.toml", &fstest.MapFile{Mode: fs.ModeNamedPipe}},
		{"not UTF-8", "organisations/northmarsh-police.toml", text("name = \"Northmarsh\"\n# Gwyn\xeddd\n")},
		{"UTF-16", "organisations/northmarsh-police.toml", text("\xff\xfen\x00a\x00")},
		{"file too large", "organisations/northmarsh-police.toml", text(strings.Repeat("# much\n", 200_000))},
		{"text too long", "organisations/northmarsh-police.toml", text("sector = \"council\"\nname = \"" + strings.Repeat("ŵ", maxTextLength+1) + "\"\n")},
		{"identifier too long", "organisations/northmarsh-police.toml", text("name = \"x\"\nsector = \"" + strings.Repeat("w", maxTextLength+1) + "\"\n")},
		{"list too long", "organisations/northmarsh-police.toml", text("name = \"x\"\nsector = \"council\"\nshort_names = [" + strings.Repeat("\"x\",", maxEntries+1) + "]\n")},
		{"too many rows", "organisations/northmarsh-police.toml", text("name = \"x\"\nsector = \"council\"\n" + strings.Repeat("[[sources]]\ntitle = \"x\"\n", maxEntries+1))},
		{"prose too long", "editions/england/pages/long.md", text("+++\ntitle = \"Long\"\n+++\n" + strings.Repeat("word ", maxProseBytes/5+1))},
	} {
		files := smallFS()
		if files[c.file] = c.as; c.as == nil {
			delete(files, c.file)
		}
		_, problems := mustRead(t, files)
		fmt.Fprintf(&found, "## %s\n%s\n\n", c.name, strings.Join(problems, "\n"))
	}
	compare(t, "testdata/places.txt", found.String())
}

func TestTooManyFiles(t *testing.T) {
	files := fstest.MapFS{}
	for i := range maxFiles + 10 {
		files[fmt.Sprintf("organisations/body-%d.toml", i)] = &fstest.MapFile{}
	}
	content, problems := mustRead(t, files)
	if len(problems) != 1 || !strings.Contains(problems[0], "the content folder holds more than 250,000 files and folders") {
		t.Errorf("problems: %q", problems)
	}
	if n := len(content.Register.Organisations); n > 0 {
		t.Errorf("%d organisations were read all the same", n)
	}
}

// One broken file does not fill the screen.
func TestTooManyProblems(t *testing.T) {
	files := smallFS()
	spoil(t, files, "register.toml", `["Contains public sector information."]`, "["+strings.Repeat("1,", 60)+"]")
	for i := range 300 {
		spoil(t, files, "register.toml", "", fmt.Sprintf("key%d = 1\n", i))
	}
	_, problems := mustRead(t, files)
	_, again := mustRead(t, files)
	if !slices.Equal(problems, again) {
		t.Error("which problems are told differs from run to run")
	}
	spoil(t, files, "register.toml", strings.Repeat("1,", 60), strings.Repeat("1,", 600))
	if _, many := mustRead(t, files); len(many) != maxProblems+1 {
		t.Errorf("%d problems in one list", len(many))
	}
	if len(problems) != maxProblems+1 || problems[0] != "register.toml:1:1: error: this file has more than 100 problems\n\tput right those that are shown; then the others will be told (editor)" {
		t.Errorf("%d problems, the first %q", len(problems), problems[0])
	}
}

func compare(t *testing.T, file, found string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(found), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(want), "\n\n")
	for i, got := range strings.Split(found, "\n\n") {
		if i >= len(cases) || got != cases[i] {
			expected := ""
			if i < len(cases) {
				expected = cases[i]
			}
			t.Errorf("found:\n%s\n\nwant:\n%s", got, expected)
		}
	}
	if n := strings.Count(found, "\n\n"); n != len(cases)-1 {
		t.Errorf("%d cases, but %s holds %d", n, file, len(cases)-1)
	}
}
