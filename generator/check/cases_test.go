package check

import "partnershipregister/generator/register"

// cases spoil one thing each. What must be found stands under the same name in testdata/spoiled.txtar.
var cases = []struct {
	name  string
	spoil func(p *parts)
}{
	// unknown-id
	{"type misspelt", func(p *parts) { p.safer.Type = "comunity-safety-partnership" }},
	{"type like no other", func(p *parts) { p.safer.Type = "zzz" }},
	{"second also_types unknown", func(p *parts) { p.board.AlsoTypes = list("area-planning-bord", "county-bord") }},
	{"area unknown", func(p *parts) { p.safer.AlsoAreas = list("eastvail") }},
	{"authority unknown", func(p *parts) { p.safer.Authorities = list("reedham", "saltbey") }},
	{"priority unknown", func(p *parts) { p.safer.Priorities = list("knife-crime", "robbery") }},
	{"priority of a role unknown", func(p *parts) {
		p.safer.PriorityRoles = []register.PriorityRole{{Priority: "nife-crime", Role: register.IsTold}}
	}},
	{"chair's organisation unknown", func(p *parts) { p.safer.Chairs[0].Organisation = "northmarsh-polise" }},
	{"seat's organisation unknown", func(p *parts) { p.safer.Seats[1].Organisation = "harbour-trust" }},
	{"seat's kind unknown", func(p *parts) { p.safer.Seats[2].Kind = "charities" }},
	{"funder unknown", func(p *parts) { p.safer.Funding[0].Organisation = "northmarsh-counsel" }},
	{"relation to nothing", func(p *parts) { p.safer.Relations[0].Partnership = ref("northmarsh", "saftey-board") }},
	{"relation to nothing far away", func(p *parts) { p.safer.Relations[0].Partnership = ref("northmarsh", "harbour-forum") }},
	{"relation to another area's without the area", func(p *parts) { p.safer.Relations[0].Partnership = ref("northmarsh", "safer-vale") }},
	{"relation to nothing in an edition", func(p *parts) { p.safer.Relations[0].Partnership = ref("wales", "harbour-forum") }},
	{"evidence's level unknown", func(p *parts) { p.safer.Evidence[0].Level = "week" }},
	{"evidence's effect unknown", func(p *parts) { p.safer.Evidence[0].Effect = "improvement" }},
	{"evidence's priority unknown", func(p *parts) { p.safer.Evidence[0].Priorities[0] = "nife-crime" }},
	{"organisation's references unknown", func(p *parts) {
		p.council.Sector, p.council.Kind = "publik", "counsil"
		p.council.Areas, p.council.Successors = list("northmarsh", "estvale"), list("vale-counsil")
	}},
	{"area's references unknown", func(p *parts) {
		p.northmarsh.Force = "northmarsh-plice"
		p.northmarsh.LocalPolicingBodies[1].Organisation = "northmarsh-councl"
		p.northmarsh.Authorities[1].Council, p.northmarsh.Authorities[1].County = "norhmarsh-council", "greater-read"
		p.northmarsh.CommunitySafetyAreas[1].Authorities = list("salt-by")
	}},
	{"vocabulary's references unknown", func(p *parts) {
		p.vocab.Types[0].RequiredMembers = list("police", "council", "probation-service")
		p.vocab.Types[0].RequiredMembersWales = list("polise")
		p.vocab.Types[1].InvitedMembers = list("councils")
		p.vocab.Types[1].UsualMembers = list("charitys")
		p.vocab.Types[1].Priorities = list("drug")
		p.vocab.Priorities[1].Parent = "violense"
		p.vocab.MemberKinds[0].Sector = "publc"
	}},

	{"one of many unknown", func(p *parts) {
		for _, id := range list("arson", "burglary", "cybercrime", "drugs", "extremism", "fraud", "hate-crime", "modern-slavery", "rural-crime", "stalking", "theft") {
			p.vocab.Priorities = append(p.vocab.Priorities, &register.Priority{ID: id, Name: en(string(id))})
		}
		p.safer.Priorities = list("wildlife-and-heritage")
	}},
	{"organisations missing", func(p *parts) {
		p.Organisations, p.Areas, p.Partnerships = nil, nil, []*register.Partnership{p.board}
		p.board.Seats = []register.Seat{{Organisation: "vale-council"}}
	}},
	{"lists missing", func(p *parts) { p.vocab.Types, p.vocab.Effects = nil, nil }},
	{"files that could not be read", func(p *parts) {
		*p.northmarsh = register.Area{ID: "northmarsh", File: p.northmarsh.File}
		*p.safer = register.Partnership{ID: "safer-reedham", Home: "northmarsh", File: p.safer.File,
			Evidence: []*register.Evidence{{ID: "lights", File: "lights.md"}}}
		p.board.Authorities, p.board.Codes = list("reedham"), []register.Code{"E22000901"}
	}},

	// authority-elsewhere
	{"authority of another area", func(p *parts) { p.safer.Authorities = list("reedham", "vale-town") }},
	{"authority of another area that is named", func(p *parts) {
		p.safer.Authorities, p.safer.AlsoAreas = list("reedham", "vale-town"), list("eastvale")
	}},
	{"community safety area with another area's authority", func(p *parts) {
		p.northmarsh.CommunitySafetyAreas[1].Authorities = list("saltby", "vale-town")
	}},

	// duplicate-id, duplicate-code, duplicate-name, repeated-value
	{"two priorities with one identifier", func(p *parts) {
		p.vocab.Priorities = append(p.vocab.Priorities, &register.Priority{ID: "violence", Name: en("Harm")})
	}},
	{"two effects with one identifier", func(p *parts) { p.vocab.Effects[1].ID = "better" }},
	{"authority written twice", func(p *parts) { p.northmarsh.Authorities[2].ID = "reedham" }},
	{"authority in two areas", func(p *parts) { p.northmarsh.Authorities[0].ID = "vale-town" }},
	{"area and edition of one name", func(p *parts) { p.eastvale.ID, p.vale.Home = "england-and-wales", "england-and-wales" }},
	{"codes of areas shared", func(p *parts) { p.northmarsh.Code = "E23000902" }},
	{"codes of authorities shared", func(p *parts) { p.northmarsh.Authorities[2].Code = "E07000901" }},
	{"codes of community safety areas shared", func(p *parts) { p.northmarsh.CommunitySafetyAreas[1].Code = "E22000903" }},
	{"two partnerships of one name", func(p *parts) { p.board.Name = register.Text{EN: "Safer  reedham", CY: "Reedham Ddiogel"} }},
	{"two partnerships of one Welsh name", func(p *parts) { p.board.Name.CY, p.safer.Name.CY = "Bwrdd Diogelwch", "Bwrdd Diogelwch" }},
	{"two organisations of one name", func(p *parts) { p.police.Name = en("Northmarsh council") }},
	{"two organisations of one name, one after the other", func(p *parts) {
		p.police.Name, p.police.Until, p.council.From = en("Northmarsh Council"), on("2019-03-31"), on("2019-04-01")
		p.safer.Seats[0].Until = on("2019-03-31")
	}},
	{"values twice in lists", func(p *parts) {
		p.safer.Priorities = list("knife-crime", "violence", "knife-crime")
		p.safer.Codes = append(p.safer.Codes, "E22000901")
		p.vocab.Types[0].Nations = []register.Nation{"england", "england", "wales"}
	}},
	{"further types and areas that are the first", func(p *parts) { p.board.AlsoTypes, p.board.AlsoAreas = list("county-board"), list("northmarsh") }},

	// reserved-id
	{"partnership named like a list", func(p *parts) { p.board.ID = "a-to-z"; p.safer.Relations[0].Partnership.ID = "a-to-z" }},
	{"partnership named like a Welsh list", func(p *parts) { p.bryn.ID = "yn-ol-math" }},
	{"partnership named like an area", func(p *parts) { p.vale.ID = "northmarsh" }},
	{"partnership named like an edition", func(p *parts) { p.vale.ID = "wales" }},
	{"area named like a folder of pages", func(p *parts) { p.eastvale.ID, p.vale.Home = "cymru", "cymru" }},
	{"article named like a list", func(p *parts) { p.Editions[0].Articles[0].ID = "partnerships" }},
	{"article named like a folder of pages", func(p *parts) { p.Editions[0].Articles[0].ID = "cymru" }},
	{"article named like an area", func(p *parts) { p.Editions[0].Articles[0].ID = "eastvale" }},

	// office-in-id
	{"identifiers with an office", func(p *parts) {
		p.board.ID, p.safer.Relations = "northmarsh-pcc-board", nil
		p.valeCouncil.ID = "opcc-vale"
		p.eastvale.Authorities[0].Council, p.glasfryn.Authorities[0].Council = "opcc-vale", "opcc-vale"
	}},

	// vanished-id, former-id
	{"published and gone", func(p *parts) {
		p.Published = []register.Published{{Kind: "partnership", Name: "northmarsh/safer-redham", Line: 3}, {Kind: "evidence", Name: "northmarsh/safer-reedham/lamps", Line: 4},
			{Kind: "area", Name: "southmarsh", Line: 5}, {Kind: "organisation", Name: "redham-council", Line: 6}}
	}},
	{"published under a former identifier", func(p *parts) {
		p.Published = []register.Published{{Kind: "partnership", Name: "eastvale/safer-redham", Line: 3}, {Kind: "evidence", Name: "northmarsh/safer-reedham/lamps", Line: 4},
			{Kind: "partnership", Name: "northmarsh/safer-reedham", Line: 5}, {Kind: "organisation", Name: "redham-council", Line: 6}}
		p.safer.FormerIDs, p.safer.Evidence[0].FormerIDs, p.council.FormerIDs = []register.Ref{ref("eastvale", "safer-redham")}, list("lamps"), list("redham-council")
	}},
	{"former identifier of another page", func(p *parts) {
		p.safer.FormerIDs, p.council.FormerIDs = []register.Ref{ref("northmarsh", "a-to-z")}, list("letter-b")
	}},
	{"claim renamed twice", func(p *parts) {
		p.Published = []register.Published{{Kind: "evidence", Name: "northmarsh/safer-redham/lamps", Line: 3}}
		p.safer.FormerIDs, p.safer.Evidence[0].FormerIDs = []register.Ref{ref("northmarsh", "safer-redham")}, list("lamps")
	}},
	{"former identifier in use", func(p *parts) {
		p.safer.FormerIDs = []register.Ref{ref("northmarsh", "safety-board"), ref("northmarsh", "safer"), ref("northmash", "safer")}
		p.board.FormerIDs = []register.Ref{ref("northmarsh", "safer")}
		p.council.FormerIDs = list("vale-council")
	}},

	// seats
	{"seat of an organisation and a kind", func(p *parts) { p.safer.Seats[2].Organisation = "vale-council" }},
	{"seat twice", func(p *parts) {
		p.safer.Seats = append(p.safer.Seats, register.Seat{Organisation: "northmarsh-police", Role: register.StatutoryMember})
	}},
	{"seat twice as a plain member", func(p *parts) {
		p.board.Seats = []register.Seat{{Organisation: "vale-council"}, {Organisation: "vale-council", Role: register.Member}}
	}},
	{"seat twice, in another role and at another time", func(p *parts) {
		p.safer.Seats = append(p.safer.Seats, register.Seat{Organisation: "northmarsh-police", Role: register.Observer})
		p.safer.Seats[1].Until = on("2010")
		p.safer.Seats = append(p.safer.Seats, register.Seat{Organisation: "northmarsh-council", Role: register.StatutoryMember, From: on("2010-06")})
	}},
	{"seat of an organisation that ended", func(p *parts) { p.police.Until = on("2025-03-31") }},
	{"seat of an organisation that was replaced", func(p *parts) {
		p.police.Until, p.police.Successors = on("2025-03-31"), list("vale-council", "northmarsh-council")
	}},
	{"seat of an organisation that ends today", func(p *parts) { p.police.Until = on("2026-06-01") }},
	{"seat of an organisation that ended, on a body that ends today", func(p *parts) {
		p.police.Until, p.safer.Until, p.safer.Meetings = on("2025-03-31"), on("2026-06-01"), nil
	}},
	{"seat of an organisation that ended, on a body that closed at no known time", func(p *parts) {
		p.police.Until, p.safer.Status, p.safer.Meetings = on("2025-03-31"), register.Closed, nil
	}},
	{"seat that ended with its organisation", func(p *parts) { p.police.Until, p.safer.Seats[0].Until = on("2025-03-31"), on("2025-03-31") }},
	{"seat of an organisation that ended, on a body that ended", func(p *parts) {
		p.police.Until, p.safer.Status, p.safer.Until, p.safer.Meetings = on("2025-03-31"), register.Closed, on("2025-12"), nil
	}},

	{"seat of an organisation that ended on a day that is not known", func(p *parts) { p.police.Ended = true }},
	{"seat of an organisation that ended after the facts of the entry", func(p *parts) { p.police.Until, p.safer.AsOf = on("2026-03"), on("2026-01-15") }},
	{"organisation whose end is known and not known", func(p *parts) {
		p.police.Ended, p.police.Until, p.safer.Seats[0].Until = true, on("2025-03-31"), on("2025-03-31")
	}},

	// seat-against-law
	{"member where the law only invites", func(p *parts) {
		p.vocab.MemberKinds = append(p.vocab.MemberKinds, &register.MemberKind{ID: register.KindOfPolicingBody, Name: en("Commissioner"), Sector: "public"})
		p.vocab.Types[0].InvitedMembers = list(register.KindOfPolicingBody)
	}},
	{"invited where the law only invites", func(p *parts) {
		p.vocab.MemberKinds = append(p.vocab.MemberKinds, &register.MemberKind{ID: register.KindOfPolicingBody, Name: en("Commissioner"), Sector: "public"})
		p.vocab.Types[0].InvitedMembers = list(register.KindOfPolicingBody)
		p.safer.Seats[1].Role = register.InvitedParticipant
	}},

	// dates
	{"dates reversed everywhere", func(p *parts) {
		p.safer.Seats[0].Until = on("1998")
		p.safer.Chairs[0].Until = on("2018-12-31")
		p.safer.Relations[0].From, p.safer.Relations[0].Until = on("2021-05"), on("2021-04-30")
		p.safer.Funding[0].UntilYear = on("2023/24")
		p.council.From, p.council.Until = on("2020"), on("2019/20")
		p.police.From, p.police.Until = on("2020"), on("2018")
		p.northmarsh.LocalPolicingBodies[1].EndAnnounced = on("2010")
	}},
	{"dates that may be in order", func(p *parts) { p.safer.Seats[1].From, p.safer.Seats[1].Until = on("2024-06"), on("2024") }},
	{"partnership that ends before it begins", func(p *parts) { p.board.From, p.board.Until = on("2021"), on("2020") }},
	{"facts and source of tomorrow", func(p *parts) {
		p.safer.AsOf, p.safer.Seats[0].AsOf, p.northmarsh.AsOf = on("2026-06-02"), on("2027"), on("2026-07")
		p.safer.Sources[0].Date = on("2026-12")
	}},
	{"ends on the day of the beginning, facts of today", func(p *parts) {
		p.safer.From, p.safer.Until, p.safer.AsOf, p.safer.Status, p.safer.Meetings = on("2026-06-01"), on("2026-06-01"), on("2026-06-01"), register.Closed, nil
		p.safer.Seats = []register.Seat{{Kind: "charity", From: on("2026-06-01"), Until: on("2026-06-01")}}
		p.safer.Chairs = nil
		p.safer.Sources[0].Date = on("2026-06-01")
		p.northmarsh.LocalPolicingBodies[0].Until = on("2012-11-22")
	}},
	{"facts of this year", func(p *parts) { p.safer.AsOf = on("2026") }},
	{"seats and chair outside the partnership's life", func(p *parts) {
		p.safer.Status, p.safer.Until, p.safer.AsOf, p.safer.Meetings = register.Closed, on("2020-05"), on("2020-05"), nil
		p.safer.Seats[0].From, p.safer.Seats[0].Until = on("1998-12"), on("2021")
		p.safer.Chairs[0].Until = on("2020-07")
	}},
	{"meeting held tomorrow", func(p *parts) { p.safer.Meetings[1].Status = "held" }},
	{"meeting of tomorrow without a quorum", func(p *parts) { p.safer.Meetings[1].Status = "inquorate" }},
	{"meeting planned for yesterday", func(p *parts) { p.safer.Meetings[0].Status = "planned" }},
	{"meeting held after the day of the entry", func(p *parts) { p.safer.Meetings[0].Date = on("2026-03-12") }},
	{"meeting held in the month of the entry", func(p *parts) { p.safer.Meetings[0].Date, p.safer.AsOf = on("2026-01-12"), on("2026-01") }},
	{"meeting that ends before it begins", func(p *parts) { p.safer.Meetings[0].UntilTime = "13:59" }},
	{"meeting that ends when it begins", func(p *parts) { p.safer.Meetings[0].UntilTime = "14:00" }},
	{"meeting with an end alone", func(p *parts) { p.safer.Meetings[0].Time = "" }},
	{"meeting with a time and no day", func(p *parts) { p.safer.Meetings[0].Date = on("2026-01") }},
	{"meeting with an end and no day", func(p *parts) { p.safer.Meetings[0].Date, p.safer.Meetings[0].Time = on("2026-01"), "" }},
	{"meetings of one day", func(p *parts) { p.safer.Meetings[2].ID = "" }},
	{"meetings of one month", func(p *parts) {
		p.safer.Meetings = []register.Meeting{{Date: on("2025-11"), Status: "held"}, {Date: on("2025-11"), Status: "held"}, {Date: on("2025-12"), Status: "held"}}
	}},
	{"meetings of one day and identifier", func(p *parts) { p.safer.Meetings[1].ID = "second" }},
	{"closed but meeting", func(p *parts) { p.safer.Status, p.safer.Until = register.Closed, on("2026-02") }},
	{"superseded but planning", func(p *parts) { p.safer.Status = register.Superseded }},
	{"closed with all later meetings cancelled", func(p *parts) {
		p.safer.Status, p.safer.Until = register.Closed, on("2026-03")
		p.safer.Meetings[1].Status, p.safer.Meetings[2].Status = "cancelled", "cancelled"
	}},
	{"meetings held and planned on this day", func(p *parts) {
		p.safer.Meetings = []register.Meeting{{Date: on("2026-06-01"), Status: "held"}, {ID: "evening", Date: on("2026-06-01"), Status: "planned"}}
		p.safer.AsOf = on("2026-06-01")
	}},
	{"last meeting on the day of the end", func(p *parts) {
		p.safer.Status, p.safer.Until = register.Closed, on("2026-03-12")
		p.safer.Meetings = p.safer.Meetings[:1]
		p.board.AsOf, p.board.Until = on("2026-05-01"), on("2026-05-01")
	}},
	{"active after its end", func(p *parts) { p.board.Until = on("2025") }},

	// places
	{"Welsh type in England", func(p *parts) { p.board.Type = "area-planning-board" }},
	{"English type in Wales", func(p *parts) { p.bryn.AlsoTypes = list("county-board") }},
	{"type reaching into a nation without it", func(p *parts) { p.board.AlsoAreas = list("eastvale", "glasfryn") }},
	{"type of one nation in an edition", func(p *parts) {
		p.board.Home = "wales"
		p.safer.Relations[0].Partnership.Home = "wales"
	}},
	{"code of another area", func(p *parts) { p.safer.Codes = []register.Code{"E22000901", "E22000903"} }},
	{"code of another area's council", func(p *parts) { p.board.Codes = []register.Code{"E06000902"} }},
	{"code of no area", func(p *parts) { p.board.Codes = []register.Code{"E22000999", "W14000999"} }},
	{"code of no list on a community safety partnership", func(p *parts) { p.safer.Codes = []register.Code{"E48000001"} }},
	{"code of a council on a community safety partnership", func(p *parts) { p.safer.Codes = []register.Code{"E07000901"} }},
	{"code of no list on another body", func(p *parts) { p.board.Codes = []register.Code{"E48000001"} }},
	{"code covered by two", func(p *parts) {
		p.board.Type, p.board.Codes, p.safer.Relations = communitySafety, []register.Code{"E22000902", "E22000901"}, p.safer.Relations[1:]
	}},
	{"code covered by two that are related", func(p *parts) {
		p.board.Type, p.board.Codes = communitySafety, []register.Code{"E22000901"}
	}},
	{"code covered by two of different types", func(p *parts) { p.board.Codes = []register.Code{"E22000901"} }},
	{"code covered by one that has ended", func(p *parts) {
		p.board.Type, p.board.Codes, p.board.Until, p.board.Status = communitySafety, []register.Code{"E22000901"}, on("2020"), register.Superseded
	}},
	{"no policing body", func(p *parts) { p.northmarsh.LocalPolicingBodies = nil }},
	{"two policing bodies", func(p *parts) { p.northmarsh.LocalPolicingBodies[0].Until = on("2013") }},
	{"policing body still to come", func(p *parts) { p.northmarsh.LocalPolicingBodies[1].From = on("2028-05-08") }},
	{"policing body gone", func(p *parts) { p.northmarsh.LocalPolicingBodies[1].Until = on("2026-05-31") }},
	{"area without councils", func(p *parts) { p.eastvale.Authorities, p.eastvale.CommunitySafetyAreas[0].Authorities = nil, nil }},
	{"district without a county", func(p *parts) { p.northmarsh.Authorities[1].County = "" }},
	{"county of what is no district", func(p *parts) { p.northmarsh.Authorities[2].County = "greater-reed" }},
	{"district in what is no county", func(p *parts) { p.northmarsh.Authorities[1].County = "saltby" }},
	{"two languages in one folder", func(p *parts) { p.Editions[1].Paths.CY = "wales" }},
	{"language without a folder", func(p *parts) { p.Editions[1].Paths.CY = "" }},
	{"areas of a nation without an edition", func(p *parts) { p.Editions = p.Editions[1:] }},
	{"two front doors", func(p *parts) { p.Editions[1].FrontDoor = true }},

	// law
	{"statute without a law", func(p *parts) { p.vocab.Types[0].Law = "" }},
	{"kind that a law to come asks for", func(p *parts) { p.vocab.Types[0].AskedBy = register.AskedLater }},
	{"kind that no statute asks for, with what asks for it", func(p *parts) {
		p.vocab.Types[0].Basis, p.vocab.Types[0].AskedBy = register.BehindDuty, register.AskedByGuidance
	}},
	{"subject with two roles", func(p *parts) {
		p.safer.PriorityRoles = []register.PriorityRole{{Priority: "knife-crime", Role: register.Decides}, {Priority: "knife-crime", Role: register.IsTold}}
	}},
	{"role in a subject that is not listed", func(p *parts) {
		p.safer.PriorityRoles = []register.PriorityRole{{Priority: "violence", Role: register.Oversees}}
	}},
	{"told of a subject that is not listed", func(p *parts) {
		p.safer.PriorityRoles = []register.PriorityRole{{Priority: "violence", Role: register.IsTold}}
	}},
	{"statutory member without a duty", func(p *parts) {
		p.board.Seats = []register.Seat{{Kind: "charity"}, {Organisation: "vale-council", Role: register.StatutoryMember}}
	}},
	{"statutory member of a body with a duty behind it", func(p *parts) {
		p.board.Seats = []register.Seat{{Organisation: "vale-council", Role: register.StatutoryMember}}
		p.vocab.Types[1].Basis = register.BehindDuty
	}},
	{"statutory member with a duty", func(p *parts) {
		p.board.Seats = []register.Seat{{Organisation: "vale-council", Role: register.StatutoryMember}}
		p.board.Duties = []register.Duty{{Act: "Reed Act 1901"}}
	}},

	// relations
	{"relation to two", func(p *parts) { p.safer.Relations[0].Name.CY = "Bwrdd" }},
	{"relation to itself", func(p *parts) { p.safer.Relations[0].Partnership = p.safer.Ref() }},
	{"relation twice", func(p *parts) { p.safer.Relations = append(p.safer.Relations, p.safer.Relations[0]) }},
	{"relation twice, one after the other", func(p *parts) {
		p.safer.Relations = append(p.safer.Relations, p.safer.Relations[0])
		p.safer.Relations[0].Until, p.safer.Relations[2].From = on("2010"), on("2015")
	}},
	{"relation on both sides", func(p *parts) {
		p.safer.Relations[0].Relation = register.WorksBeside
		p.board.Relations = []register.Relation{{Relation: register.WorksBeside, Partnership: p.safer.Ref()}}
	}},
	{"relations of two kinds, one on each side, and two to bodies without an entry", func(p *parts) {
		p.safer.Relations[0].Relation = register.WorksBeside
		p.safer.Relations = append(p.safer.Relations, register.Relation{Relation: register.WorksBeside, Name: en("The Saltby Forum")})
		p.board.Relations = []register.Relation{{Relation: register.KeptApart, Partnership: p.safer.Ref(), Note: en("Different tasks.")}}
	}},
	{"kept apart without a reason", func(p *parts) { p.safer.Relations[0].Relation = register.KeptApart }},
	{"loop of two", func(p *parts) {
		p.board.Relations = []register.Relation{{Relation: register.Covers, Partnership: p.safer.Ref()}, {Relation: register.SubgroupOf, Partnership: p.safer.Ref()}}
	}},
	{"loop beside a line that is none", func(p *parts) {
		p.safer.Relations = append([]register.Relation{{Relation: register.ReportsTo, Partnership: p.bryn.Ref()}}, p.safer.Relations...)
		p.board.Relations = []register.Relation{{Relation: register.ReportsTo, Partnership: p.safer.Ref()}}
	}},
	{"loop of three across areas", func(p *parts) {
		p.board.Relations = []register.Relation{{Relation: register.ReportsTo, Partnership: p.vale.Ref()}}
		p.vale.Relations = []register.Relation{{Relation: register.ReportsTo, Partnership: p.safer.Ref()}}
	}},
	{"loop that is over", func(p *parts) {
		p.board.Relations = []register.Relation{{Relation: register.ReportsTo, Partnership: p.safer.Ref(), Until: on("2019")}}
	}},
	{"loop through a body that ended", func(p *parts) {
		p.board.Relations = []register.Relation{{Relation: register.ReportsTo, Partnership: p.safer.Ref()}}
		p.board.Status, p.board.Until = register.Closed, on("2026-05")
	}},
	{"loop of priorities", func(p *parts) { p.vocab.Priorities[0].Parent = "knife-crime" }},
	{"priority wider than itself", func(p *parts) { p.vocab.Priorities[0].Parent = "violence" }},
	{"loop of successors", func(p *parts) {
		p.council.Successors, p.police.Successors = list("vale-council", "northmarsh-police"), list("northmarsh-council")
	}},

	// sources
	{"partnership without a source", func(p *parts) { p.safer.Sources = nil }},
	{"evidence without a source", func(p *parts) { p.safer.Evidence[0].Sources = nil }},
	{"source without an address", func(p *parts) { p.safer.Sources[0].URL = "" }},
	{"one source of two without an address", func(p *parts) { p.safer.Sources = append(p.safer.Sources, register.Source{Title: "Minutes"}) }},
	{"undated", func(p *parts) { p.safer.AsOf = register.Date{} }},
	{"reviewed and checked", func(p *parts) { p.safer.Reviewed, p.safer.Checked = on("2026-05"), []register.Fact{"chair"} }},
	{"reviewed without a word on what was checked", func(p *parts) { p.safer.Reviewed = on("2026-05") }},
	{"checked without a day", func(p *parts) { p.safer.Checked = []register.Fact{"chair"} }},
	{"reviewed on a day to come", func(p *parts) { p.safer.Reviewed, p.safer.Checked = on("2027-05"), []register.Fact{"chair"} }},
	{"known only from a list with facts", func(p *parts) { p.safer.ListOnly = true }},
	{"known only from a list with a purpose", func(p *parts) { p.listed.Purpose = en("Plans.") }},

	// what readers look for
	{"name that tells neither kind nor place", func(p *parts) { p.board.Name = en("Joined-up Thinking") }},
	{"name with only one word of its kind", func(p *parts) { p.board.Name = en("Joined-up Thinking Board") }},
	{"name that tells its kind", func(p *parts) { p.board.Name = en("The Joined-up County Board") }},
	{"name that tells its kind in short", func(p *parts) {
		p.vocab.Types[1].ShortNames, p.board.Name = []string{"CB"}, en("Joined-up CB")
	}},
	{"name that tells its further kind", func(p *parts) {
		p.vocab.Types[2].Nations = append(p.vocab.Types[2].Nations, register.England)
		p.board.AlsoTypes, p.board.Name = list("area-planning-board"), en("Joined-up Area Planning Board")
	}},
	{"name that tells its place in short", func(p *parts) {
		p.northmarsh.ShortNames, p.board.Name = []string{"The Marsh"}, en("Joined-up Marsh")
	}},
	{"name that tells a council area where others are covered", func(p *parts) {
		p.board.Authorities, p.board.Name = list("saltby"), en("Joined-up Reedham")
	}},
	{"name that tells its kind in Welsh", func(p *parts) {
		p.vocab.Types[2].Name.CY, p.listed.Name = "Bwrdd Cynllunio Ardal", register.Text{EN: "Joined-up Thinking", CY: "Bwrdd Cynllunio Ardal"}
	}},
	{"body of a nation whose name tells no place", func(p *parts) {
		p.bryn.Home, p.bryn.Name = "wales", register.Text{EN: "Joined-up Thinking", CY: "Meddwl Ynghyd"}
	}},
	{"body of a nation whose name tells the nation", func(p *parts) {
		p.Editions[1].Name = register.Text{EN: "Wales", CY: "Cymru"}
		p.bryn.Home, p.bryn.Name = "wales", register.Text{EN: "Joined-up Wales", CY: "Cymru Ynghyd"}
	}},
	{"name that tells nothing beside a short name", func(p *parts) {
		p.board.Name, p.board.ShortNames = en("Joined-up Thinking"), []string{"JUT"}
	}},
	{"name that tells nothing beside a former name", func(p *parts) {
		p.board.Name, p.board.FormerNames = en("Joined-up Thinking"), []register.FormerName{{Name: en("Northmarsh Board")}}
	}},
	// assumptions
	{"assumption that nobody knows, backwards and from nowhere", func(p *parts) {
		p.vocab.Assumptions[0].ID, p.vocab.Assumptions[0].High = "tea-breaks", register.NewDecimal(50)
		p.vocab.Assumptions[0].Sources = nil
	}},
	{"assumption in another unit", func(p *parts) { p.vocab.Assumptions[0].Unit = register.InDays }},
	{"assumption published and chosen", func(p *parts) { p.vocab.Assumptions[0].Chosen = en("Chosen for planning.") }},

	// what must not be published
	{"private e-mail", func(p *parts) { p.safer.ContactEmail = "reedham.csp@gmail.com" }},
	{"private e-mail in prose", func(p *parts) { p.safer.About.EN += "\nWrite to reedham77@hotmail.co.uk.\n" }},
	{"person's e-mail", func(p *parts) { p.council.Doubts.CY = []string{"", "Ask jane.smith@northmarsh.gov.uk."} }},
	{"mobile number in a text", func(p *parts) { p.safer.Seats[2].Note.CY = "Ffoniwch 07700 900123." }},
	{"mobile number in evidence", func(p *parts) { p.safer.Evidence[0].Finding.EN = "Good.\n\nCall +44 (0)7700-900-123.\n" }},
	{"person in the chair", func(p *parts) { p.safer.Chairs[0].Post.CY = "Y Cynghorydd Siân Jones" }},
	{"person to write to", func(p *parts) { p.safer.ContactPost.EN = "Mrs Jane Smith" }},
	{"person in notes and titles", func(p *parts) {
		p.safer.ChairNote.EN = "Chosen each May; at present Cllr Jane Smith."
		p.northmarsh.LocalPolicingBodies[1].Title.EN = "Northmarsh Commissioner Jane Smith"
	}},
	{"forbidden link", func(p *parts) { p.safer.About.EN = "One.\n\n[two](javascript:alert(1))\n" }},
	{"forbidden links in disguise", func(p *parts) {
		p.safer.About.EN = "[a](JavaScript:b)\n\n[a](&#106;avascript:b)\n\n[a](java\u200bscript:b)\n\n[a](data:text/html,b)\n\n<ftp://b.example/>\n\n[a][b]\n\n[b]: file:///etc/hosts\n\n[a](java\nscript:b)\n\n[a](java\u200b\nscript:b)\n\n[a](java\x01\nscript:b)\n"
	}},
	{"allowed links", func(p *parts) {
		p.safer.About.EN = "[a](https://b.example/javascript:c) [a](../x/) [a](#data) [a](mailto:office@b.example) and javascript: in words\n"
	}},
	{"HTML and a picture", func(p *parts) {
		p.safer.About.EN = "One <b>two</b>.\n\n<div>three</div>\n\n![four](https://b.example/5.png)\n"
	}},

	// before publishing
	{"example addresses", func(p *parts) {
		p.Settings.Address, p.Settings.Repository = "https://register.example/", "https://github.com/example/register"
	}},
	{"address missing", func(p *parts) { p.Settings.Address = "" }},
	{"address without a slash", func(p *parts) { p.Settings.Address = "https://register.northmarsh.gov.uk" }},
	{"address with a question", func(p *parts) { p.Settings.Address = "https://register.northmarsh.gov.uk/?a=/" }},
	{"organisation like a letter", func(p *parts) {
		p.Organisations = append(p.Organisations, &register.Organisation{ID: "letter-k", File: "organisations/letter-k.toml", Name: en("Letter K"), Sector: "public"})
	}},
	{"article like a page", func(p *parts) {
		p.Editions[0].Articles = []*register.Article{{ID: "index", File: "editions/x/pages/index.md", Title: en("Index")}, {ID: "outline", File: "editions/x/pages/outline.md", Title: en("Outline")}}
	}},
	{"past end of an active partnership", func(p *parts) { p.safer.Until = on("2026-03") }},
	{"Welsh names to confirm", func(p *parts) {
		p.vocab.Types[0].WelshName, p.vocab.Types[1].WelshName, p.vocab.Types[2].WelshName = register.NeedsReview, register.NeedsReview, register.Sourced
		p.vocab.Effects[0].WelshName = register.NeedsReview
	}},

	// untranslated, out-of-step
	{"text without Welsh", func(p *parts) {
		p.bryn.Purpose = en("Meets.")
		p.bryn.SeatsNote = en("All are named.")
	}},
	{"text without English", func(p *parts) { p.bryn.SeatsNote = register.Text{CY: "Enwir pob un."} }},
	{"text without Welsh stops the build", func(p *parts) {
		p.glasfryn.Untranslated = register.StopUntranslated
		p.listed.Name.CY = ""
	}},
	{"text without Welsh in an edition of one language", func(p *parts) { p.safer.SeatsNote = en("All are named.") }},
	{"English changed", func(p *parts) { p.bryn.Purpose.EN = "Brings all public services together." }},
	{"Welsh changed", func(p *parts) { p.bryn.Name.ENOf = register.MarkOf("Bryn Diogel") }},
	{"Welsh prose changed where that stops the build", func(p *parts) {
		p.glasfryn.Untranslated = register.StopUntranslated
		file := "areas/glasfryn/partnerships/bryn-du-diogel/about"
		p.bryn.About = register.Prose{EN: "Old.", CY: "Newydd.", FileEN: file + ".md", FileCY: file + ".cy.md", ENOf: "00000000"}
	}},

	// handover, past-the-end
	{"seat of others handed over", func(p *parts) { p.safer.Seats[0].Handover, p.safer.Seats[2].PassesTo = register.Lapses, "vale-council" }},
	{"seat passed on without a word that it is", func(p *parts) { p.safer.Seats[1].PassesTo = "vale-council" }},
	{"seat passed on to nobody", func(p *parts) { p.safer.Seats[1].Handover = register.PassesOn }},
	{"chair by kind passed on to nobody known", func(p *parts) {
		p.vocab.MemberKinds = append(p.vocab.MemberKinds, &register.MemberKind{ID: register.KindOfPolicingBody, Name: en("Commissioner"), Sector: "public"})
		p.safer.Chairs[0] = register.Chair{Post: en("Commissioner"), Kind: register.KindOfPolicingBody, Handover: register.PassesOn, PassesTo: "vale-counsil"}
	}},
	{"seat passed on to the body that ends", func(p *parts) {
		for _, a := range p.Areas {
			a.LocalPolicingBodies[1].EndAnnounced = on("2028-05")
		}
		p.safer.Seats[1].Handover, p.safer.Seats[1].PassesTo = register.PassesOn, "northmarsh-council"
	}},
	{"grant and agreement past the end", func(p *parts) {
		for _, a := range p.Areas {
			a.LocalPolicingBodies[1].EndAnnounced = on("2028-05")
		}
		p.safer.Funding = append(p.safer.Funding, register.Funding{Pounds: 1, Year: on("2027/28"), UntilYear: on("2028/29"), Organisation: "northmarsh-council"})
		p.safer.Agreements = []register.Agreement{
			{Title: en("Data"), Organisations: list("northmarsh-police", "northmarsh-council"), Until: on("2030-03-31")},
			{Title: en("Staff"), Organisations: list("northmarsh-council"), Until: on("2030-03-31"), Handover: register.ToBeDecided},
			{Title: en("Radio"), Organisations: list("northmarsh-council"), Until: on("2028-05-04")},
		}
	}},
	{"agreement backwards and with strangers", func(p *parts) {
		p.safer.Agreements = []register.Agreement{{Title: en("Data"), Organisations: list("vale-counsil"), From: on("2026"), Until: on("2024"), PassesTo: "nobody"}}
	}},
	{"chair of an organisation and a kind", func(p *parts) { p.safer.Chairs[0].Kind = "police" }},
	{"person as custodian", func(p *parts) {
		p.safer.Custodian, p.northmarsh.Custodian = en("Mrs Jane Smith"), en("Cllr John Brown")
	}},
	{"kind that includes nothing known", func(p *parts) { p.vocab.MemberKinds[0].Includes = list("consil") }},
	{"counterpart unknown", func(p *parts) { p.vocab.Types[0].Counterparts = list("county-bord") }},
}

func list(ids ...register.ID) []register.ID { return ids }

func ref(home, id register.ID) register.Ref { return register.Ref{Home: home, ID: id} }
