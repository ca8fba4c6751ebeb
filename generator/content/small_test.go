package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/problem"
)

// small is a whole register of made-up places, in which nothing is wrong.
var small = map[string]string{
	"register.toml": `name = "Register of partnerships"
name_cy = "Cofrestr partneriaethau"
publisher = "Office of Northmarsh"
address = "https://example.github.io/register/"
branch = "main"
attributions = ["Contains public sector information."]
contact = "office@example.org"
`,
	"README.md": "# For editors\n",
	"vocabulary/partnership-types.toml": `# Kinds of partnership
[[type]]
id = "community-safety-partnership"
name = "Community safety partnership"
name_cy = "Partneriaeth diogelwch cymunedol"
name_cy_confidence = "standard"
nations = ["england", "wales"]
counts_as = "partnership"
basis = "statute"
required_members = ["council"]
least_meetings_each_year = 2

[[type]]
id = "forum"
name = "Forum"
nations = ["england"]
counts_as = "network"
basis = "voluntary"
`,
	"vocabulary/priorities.toml":   "[[priority]]\nid = \"knife-crime\"\nname = \"Knife crime\"\nsafer_streets = true\n",
	"vocabulary/sectors.toml":      "[[sector]]\nid = \"council\"\nname = \"Councils\"\npublic_body = true\n",
	"vocabulary/member-kinds.toml": "[[member_kind]]\nid = \"council\"\nname = \"Council\"\nsector = \"council\"\n",
	"vocabulary/evidence.toml": `[[level]]
id = "nothing-recorded"
level = 0
name = "Nothing recorded"

[[level]]
id = "trial"
level = 4
name = "Trial"
may_say_works = true

[[effect]]
id = "better"
name = "Better"
`,
	"vocabulary/assumptions.toml": `[[assumption]]
id = "meeting-hours"
name = "Length of a meeting"
low = 1.25
high = 3
unit = "hours"
meaning = "How long it lasts."
sources = [{ title = "Minutes", date = "2012-07-19" }]
`,
	"organisations/northmarsh-council.toml": `name = "Northmarsh Council"
sector = "council"
nations = ["england"]
website = "https://www.northmarsh.example.org/"
from = 1974-04-01
sources = [{ title = "List of councils", url = "https://www.example.org/councils", date = "2026-01" }]
`,
	"organisations/northmarsh-police.toml": "name = \"Northmarsh Police\"\nsector = \"council\"\n",
	"areas/northmarsh/area.toml": `name = "Northmarsh"
code = "E23000099"
nation = "england"
force = "northmarsh-police"

[[local_policing_bodies]]
organisation = "northmarsh-council"
title = "Commissioner for Northmarsh"
kind = "police-and-crime-commissioner"
from = "2012-11-22"

[[authorities]]
id = "northmarsh"
name = "Northmarsh"
code = "E06000099"
kind = "unitary"
council = "northmarsh-council"
`,
	"areas/northmarsh/partnerships/safer-northmarsh/partnership.toml": `name = "Safer Northmarsh"
short_names = ["SNP", "Safer"]
type = "community-safety-partnership"
purpose = "Keeps Northmarsh safe."
status = "active"
as_of = "2024-03"
authorities = ["northmarsh"]
meetings_each_year = 4

[[chairs]]
post = "Leader of the council"
organisation = "northmarsh-council"

[[seats]]
organisation = "northmarsh-council"
role = "statutory-member"

[[seats]]
kind = "council"
note = "One for each district."

[[funding]]
pounds = 5000
year = "2023/24"
funder = "Home Office"
for = "Youth work"

[[relations]]
relation = "works-beside"
partnership = "eastvale-forum"

[[relations]]
relation = "reports-to"
partnership = "westmoor/safer-westmoor"

[[sources]]
title = "Safer Northmarsh"
url = "https://www.example.org/safer"
date = "2024-03-12"
`,
	"areas/northmarsh/partnerships/safer-northmarsh/about.md":    "Safer Northmarsh began in a church hall.\n\nIt has *two* rooms now.\n",
	"areas/northmarsh/partnerships/safer-northmarsh/about.cy.md": "Dechreuodd mewn neuadd eglwys.\n",
	"areas/northmarsh/partnerships/safer-northmarsh/evidence/street-lights.md": `+++
title = "Street lights on the quay"
level = "trial"
effect = "better"
kind = "trial"
period = "2022 to 2023"
sources = [{ title = "Report", url = "https://www.example.org/report" }]
+++

Fewer thefts were recorded.
`,
	"areas/northmarsh/partnerships/safer-northmarsh/evidence/street-lights.cy.md": "+++\ntitle = \"Goleuadau stryd ar y cei\"\n+++\nCofnodwyd llai o ladrata.\n",
	"areas/northmarsh/partnerships/eastvale-forum/partnership.toml":               "name = \"Eastvale Forum\"\ntype = \"forum\"\nstatus = \"unknown\"\nknown_only_from_list = true\nmeeting_hours = 2.5\ntravel_hours = 0\n",
	"editions/england/edition.toml": `name = "England"
nation = "england"
languages = ["en"]
theme = "default"
front_door = true

[paths]
en = ""
`,
	"editions/england/pages/about.md":    "+++\ntitle = \"About\"\ndescription = \"What this is\"\nas_of = 2026-01-05\n+++\n\nThis is a register.\n",
	"editions/england/pages/cymru.cy.md": "+++\ntitle = \"Am y gofrestr\"\n+++\n\nCofrestr yw hon.\n",
	"editions/england/partnerships/national-forum/partnership.toml": "name = \"National Forum\"\ntype = \"forum\"\nstatus = \"active\"\npurpose = \"Brings all together.\"\n" +
		"relations = [{ relation = \"covers\", name = \"Local forums\" }]\n",
	"words/en.toml": `[partnership]
chair = "Chair"
seats = { one = "1 seat", other = "{n} seats" }

[partnership.status]
active = "active"
closed = "closed"

[meetings.each_year]
one = "once a year"
other = "{n} times a year"
`,
	"words/cy.toml": "[partnership]\nchair = { other = \"Cadeirydd\", confidence = \"needs-review\" }\n",
}

const safer = "areas/northmarsh/partnerships/safer-northmarsh/partnership.toml"
const forum = "areas/northmarsh/partnerships/eastvale-forum/partnership.toml"
const lights = "areas/northmarsh/partnerships/safer-northmarsh/evidence/street-lights"

// smallFS gives the small register as files.
func smallFS() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range small {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// mustRead reads files and gives the problems as they are printed.
func mustRead(t testing.TB, files fstest.MapFS) (*Content, []string) {
	t.Helper()
	content, problems, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return content, printed(problems)
}

func printed(problems []problem.Problem) []string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.String())
	}
	return lines
}

// spoil replaces a part of one file. An empty old part adds the new one at the end.
func spoil(t testing.TB, files fstest.MapFS, file, old, new string) {
	t.Helper()
	f := files[file]
	if f == nil {
		f = &fstest.MapFile{}
		files[file] = f
	}
	text := string(f.Data)
	if old != "" && strings.Count(text, old) != 1 {
		t.Fatalf("%s holds %q %d times, want once", file, old, strings.Count(text, old))
	}
	if old == "" {
		text += new
	} else {
		text = strings.Replace(text, old, new, 1)
	}
	f.Data = []byte(text)
}
