package check

import "partnershipregister/generator/register"

// today is the day on which the tests look at their registers.
const today register.Day = 20260601

// valid gives a small register in made-up places in which no check finds anything. Each case of the
// tests spoils one thing in it.
func valid() *register.Register {
	area := func(id register.ID, name string, nation register.Nation, code register.Code) *register.Area {
		return &register.Area{
			ID: id, File: "areas/" + string(id) + "/area.toml", Name: en(name), Code: code, Nation: nation, Force: "northmarsh-police",
			LocalPolicingBodies: []register.LocalPolicingBody{
				{Organisation: "northmarsh-council", Title: en(name + " Police Authority"), Kind: register.PoliceAuthority, Until: on("2012-11-21")},
				{Organisation: "northmarsh-council", Title: en("Commissioner for " + name), Kind: register.Commissioner, From: on("2012-11-22")},
			},
			Sources: []register.Source{source()}, AsOf: on("2026-01"),
		}
	}
	northmarsh := area("northmarsh", "Northmarsh", register.England, "E23000901")
	northmarsh.Authorities = []register.Authority{
		{ID: "greater-reed", Name: en("Greater Reed"), Code: "E10000901", Kind: register.County, Council: "northmarsh-council"},
		{ID: "reedham", Name: en("Reedham"), Code: "E07000901", Kind: "district", County: "greater-reed", Council: "northmarsh-council"},
		{ID: "saltby", Name: en("Saltby"), Code: "E06000901", Kind: "unitary", Council: "northmarsh-council"},
	}
	northmarsh.CommunitySafetyAreas = []register.CommunitySafetyArea{
		{Code: "E22000901", Name: "Reedham", Authorities: []register.ID{"reedham"}},
		{Code: "E22000902", Name: "Saltby", Authorities: []register.ID{"saltby"}},
	}
	eastvale := area("eastvale", "Eastvale", register.England, "E23000902")
	eastvale.Authorities = []register.Authority{{ID: "vale-town", Name: en("Vale Town"), Code: "E06000902", Kind: "unitary", Council: "vale-council"}}
	eastvale.CommunitySafetyAreas = []register.CommunitySafetyArea{{Code: "E22000903", Name: "Vale Town", Authorities: []register.ID{"vale-town"}}}
	glasfryn := area("glasfryn", "Glasfryn", register.Wales, "W15000901")
	glasfryn.Authorities = []register.Authority{{ID: "bryn-du", Name: en("Bryn Du"), Code: "W06000901", Kind: "unitary", Council: "vale-council"}}
	glasfryn.CommunitySafetyAreas = []register.CommunitySafetyArea{{Code: "W14000901", Name: "Bryn Du", Authorities: []register.ID{"bryn-du"}}}

	organisation := func(id register.ID, name string, kind register.ID) *register.Organisation {
		return &register.Organisation{ID: id, File: "organisations/" + string(id) + ".toml", Name: en(name), Sector: "public", Kind: kind}
	}
	partnership := func(home, id register.ID, name string, t register.ID) *register.Partnership {
		return &register.Partnership{
			ID: id, Home: home, File: "areas/" + string(home) + "/partnerships/" + string(id) + "/partnership.toml",
			Name: en(name), Type: t, Purpose: en("Brings public services together."), Status: register.Active, AsOf: on("2026-01-15"),
			Sources: []register.Source{source()},
		}
	}
	safer := partnership("northmarsh", "safer-reedham", "Safer Reedham", communitySafety)
	safer.From = on("1999")
	safer.Authorities = []register.ID{"reedham"}
	safer.Codes = []register.Code{"E22000901"}
	safer.Priorities = []register.ID{"knife-crime"}
	safer.ContactPost, safer.ContactEmail = en("Community safety team"), "community.safety@reedham.example"
	safer.Chairs = []register.Chair{{Post: en("Chief Constable of Northmarsh Police"), Organisation: "northmarsh-police", From: on("2019")}}
	safer.Seats = []register.Seat{
		{Organisation: "northmarsh-police", Role: register.StatutoryMember, From: on("1999")},
		{Organisation: "northmarsh-council", Role: register.StatutoryMember},
		{Kind: "charity"},
	}
	safer.Meetings = []register.Meeting{
		{Date: on("2026-01-12"), Time: "14:00", UntilTime: "16:00", Status: "held", InPublic: "yes"},
		{Date: on("2026-09-10"), Status: "planned"},
		{ID: "second", Date: on("2026-09-10"), Status: "planned"},
	}
	safer.Duties = []register.Duty{{Act: "Crime and Disorder Act 1998", Section: "section 6"}}
	safer.Funding = []register.Funding{{Pounds: 12000, Year: on("2024/25"), Organisation: "northmarsh-council"}}
	safer.Relations = []register.Relation{
		{Relation: register.ReportsTo, Partnership: register.Ref{Home: "northmarsh", ID: "safety-board"}},
		{Relation: register.WorksBeside, Name: en("The Reedham Forum")},
	}
	safer.About = register.Prose{EN: "It began [in 1999](https://reedham.example/history).\n", FileEN: "areas/northmarsh/partnerships/safer-reedham/about.md"}
	safer.Evidence = []*register.Evidence{{
		ID: "street-lights", File: "areas/northmarsh/partnerships/safer-reedham/evidence/street-lights.md", Title: en("Brighter street lights"),
		Level: "weak", Effect: "better", Kind: "evaluation", Priorities: []register.ID{"knife-crime"}, Sources: []register.Source{source()},
		Finding: register.Prose{EN: "Fewer people felt unsafe.\n", FileEN: "areas/northmarsh/partnerships/safer-reedham/evidence/street-lights.md"},
	}}
	board := partnership("northmarsh", "safety-board", "Northmarsh Safety Board", "county-board")
	vale := partnership("eastvale", "safer-vale", "Safer Vale", communitySafety)
	vale.Codes = []register.Code{"E22000903"}
	bryn := partnership("glasfryn", "bryn-du-diogel", "Bryn Du Diogel", communitySafety)
	listed := partnership("glasfryn", "planning-board", "Glasfryn Planning Board", "area-planning-board")
	listed.ListOnly, listed.Purpose, listed.AsOf = true, register.Text{}, register.Date{}

	bryn.Name.CY, bryn.Purpose.CY = "Bryn Du Diogel", "Mae’n dod â gwasanaethau cyhoeddus ynghyd."
	bryn.Purpose.CYOf = register.MarkOf(bryn.Purpose.EN)
	listed.Name.CY = "Bwrdd Cynllunio Glasfryn"

	both := []register.Nation{register.England, register.Wales}
	return &register.Register{
		Settings: register.Settings{
			Name: en("Made-up register"), Address: "https://register.northmarsh.gov.uk/", Repository: "https://github.com/northmarsh/register",
		},
		Vocabulary: register.Vocabulary{
			Types: []*register.Type{
				{ID: communitySafety, Name: en("Community Safety Partnership"), Nations: both, Basis: register.ByStatute, Law: "Crime and Disorder Act 1998", RequiredMembers: []register.ID{"police"}},
				{ID: "county-board", Name: en("County board"), Nations: []register.Nation{register.England}, Basis: register.ByChoice, UsualMembers: []register.ID{"council"}},
				{ID: "area-planning-board", Name: en("Area Planning Board"), Nations: []register.Nation{register.Wales}, Basis: register.ByGuidance},
			},
			Priorities:     []*register.Priority{{ID: "violence", Name: en("Violence")}, {ID: "knife-crime", Name: en("Knife crime"), Parent: "violence"}},
			Sectors:        []*register.Sector{{ID: "public", Name: en("Public")}, {ID: "charitable", Name: en("Charitable")}},
			MemberKinds:    []*register.MemberKind{{ID: "police", Name: en("Police"), Sector: "public"}, {ID: "council", Name: en("Council"), Sector: "public"}, {ID: "charity", Name: en("Charity"), Sector: "charitable"}},
			EvidenceLevels: []*register.EvidenceLevel{{ID: "weak", Level: 1, Name: en("Weak")}, {ID: "strong", Level: 2, Name: en("Strong")}},
			Effects:        []*register.Effect{{ID: "better", Name: en("Better")}, {ID: "none", Name: en("None")}},
			Assumptions: []*register.Assumption{
				{ID: register.MeetingHours, Name: en("Length"), Low: register.NewDecimal(100), High: register.NewDecimal(250), Unit: register.InHours, Meaning: en("How long."), Sources: []register.Source{source()}},
				{ID: register.PeopleASeat, Name: en("People"), Low: register.NewDecimal(100), High: register.NewDecimal(100), Unit: register.InPeople, Meaning: en("How many."), Chosen: en("Chosen for planning.")},
			},
		},
		Editions: []*register.Edition{
			{ID: "england-and-wales", File: "editions/england-and-wales/edition.toml", Nation: register.England, Languages: []register.Language{"en"}, FrontDoor: true,
				Articles: []*register.Article{{ID: "about", File: "editions/england-and-wales/pages/about.md", Title: en("About")}}},
			{ID: "wales", File: "editions/wales/edition.toml", Nation: register.Wales, Languages: []register.Language{"en", "cy"}, Paths: register.Paths{EN: "wales", CY: "cymru"}},
		},
		Areas: []*register.Area{eastvale, glasfryn, northmarsh},
		Organisations: []*register.Organisation{
			organisation("northmarsh-council", "Northmarsh Council", "council"),
			organisation("northmarsh-police", "Northmarsh Police", "police"),
			organisation("vale-council", "Vale Council", "council"),
		},
		Partnerships: []*register.Partnership{vale, bryn, listed, safer, board},
	}
}

func en(s string) register.Text { return register.Text{EN: s} }

func on(s string) register.Date {
	d, err := register.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func source() register.Source {
	return register.Source{Title: "Annual report", URL: "https://northmarsh.example/report", Date: on("2025")}
}
