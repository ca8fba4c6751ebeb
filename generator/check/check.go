// Package check looks for faults in what a register says: names of things that are not there, dates
// that can't be, lines that lead in a circle, texts that must not be published.
//
// [Register] takes a register that was read and gives problems, each with its file and the field's key
// path; finding the line is left to package content, and so are faults in the form of a file, such as
// an unknown key or a value of the wrong type.
//
// Every check is one line of the table below and one function in the file named there for it. A check
// reads the subject and reports; it changes nothing and knows of no other check. An error is kept for
// what would make a page wrong or a site unfit to publish: one person's telephone number, one thing
// under two names. A warning should be mended; a notice is worth knowing.
package check

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// A Check is one rule that content must keep.
type Check struct {
	// Name in kebab-case. It stands in every problem that the check finds.
	Name string
	// Summary says what the check finds, for the list of checks in the documentation.
	Summary string

	run func(*subject)
}

// checks are all checks, in the order of the documentation.
var checks = []Check{
	// Names and identifiers: unknown.go, authority.go, duplicate.go, reserved.go
	{"unknown-id", "an identifier that the register does not have", unknownIDs},
	{"authority-elsewhere", "a council area outside the partnership's police force areas", authoritiesElsewhere},
	{"duplicate-id", "one identifier for two things", duplicateIDs},
	{"duplicate-code", "one official code for two areas", duplicateCodes},
	{"duplicate-name", "one name for two partnerships of an area or for two organisations", duplicateNames},
	{"repeated-value", "the same value twice in one list", repeatedValues},
	{"reserved-id", "an identifier that addresses of pages need for something else", reservedIDs},
	{"office-in-id", "an identifier with the name of an office that will end", officesInIDs},

	// Addresses that were published: published.go
	{"vanished-id", "a published identifier that nothing answers to any more", vanished},
	{"former-id", "a former identifier that is in use", formerIDs},

	// Seats: seat.go
	{"seat-holder", "a seat or chair with both an organisation and a kind", seatHolders},
	{"seat-twice", "an organisation with two seats in one role at one time", seatsTwice},
	{"seat-of-ended-organisation", "a seat of an organisation that no longer exists", seatsOfEnded},
	{"seat-against-law", "a local policing body as a member where the law only invites it", seatsAgainstLaw},

	// Dates: date.go, life.go, meeting.go, diary.go
	{"reversed-dates", "an end before the beginning", reversedDates},
	{"date-to-come", "facts or sources dated in the future", datesToCome},
	{"outside-life", "a seat or chair before a partnership began or after it ended", outsideLife},
	{"organisation-end", "an organisation whose end is said to be unknown, with its last day", organisationEnds},
	{"meeting-date", "a meeting held in the future, or after the day of its entry, or planned in the past", meetingDates},
	{"meeting-time", "a meeting that ends before it begins, or has a time without a day", meetingTimes},
	{"meeting-twice", "two meetings of a partnership that nothing tells apart", meetingsTwice},
	{"ended-but-meeting", "meetings of a partnership that has ended", endedButMeeting},
	{"ended-without-date", "an end without a date, or a date that the status contradicts", endedWithoutDate},

	// Places, law and subjects: nation.go, code.go, area.go, edition.go, statute.go, role.go
	{"type-in-nation", "a type of partnership in a nation where it does not exist", typesInNation},
	{"code-elsewhere", "an official code of another area, or of none", codesElsewhere},
	{"code-covered-twice", "two partnerships of one type for one community safety area", codesCoveredTwice},
	{"policing-body", "no local policing body, or two at one time", policingBodies},
	{"area-authorities", "a police force area without council areas, a district without a county", areaAuthorities},
	{"edition-paths", "editions whose pages would lie in one folder", editionPaths},
	{"area-without-edition", "an area that no edition publishes", areasWithoutEdition},
	{"statute-without-law", "a claim to be statutory without a law", statuteWithoutLaw},
	{"priority-role", "a subject with two roles, or a role in a subject that the priorities lack", priorityRoles},

	// Lines between partnerships: relation.go, loop.go
	{"relation-end", "a relation that leads to two ends or to itself", relationEnds},
	{"relation-twice", "a relation that is written more than once", relationsTwice},
	{"kept-apart-reason", "partnerships kept apart without a reason", keptApartReasons},
	{"loop", "lines that lead in a circle", loops},

	// When a local policing body's role ends: handover.go
	{"handover", "words about handing over where there is nothing to hand over, or half of it", handovers},
	{"past-the-end", "what runs on after the role of the local policing body that holds it", pastTheEnd},

	// Where facts come from: source.go, review.go, assumption.go
	{"no-source", "a partnership or evidence without a source", noSource},
	{"undated", "a partnership whose facts have no date", undated},
	{"list-only", "facts in an entry that says that only a list names it", listOnly},
	{"review", "a review that does not say what was looked at, or when", reviews},
	{"assumption", "a planning assumption without a source, or that figures can't be worked out with", assumptions},

	// What readers look for: find.go
	{"hard-to-find", "a partnership that only its full official name would find", hardToFind},

	// What must not be published: personal.go, prose.go
	{"personal-email", "an e-mail address of a person", personalEmails},
	{"mobile-number", "a mobile telephone number", mobileNumbers},
	{"person-named", "a person's name in place of a post", personsNamed},
	{"forbidden-link", "a link with an address that pages may not link to", forbiddenLinks},
	{"not-shown", "HTML or pictures in prose, which are left out", notShown},

	// Before the register is published: publisher.go, welsh.go
	{"publisher", "settings that a publisher still has to fill in", publisher},
	{"welsh-names", "Welsh names that nobody has confirmed", welshNames},
	{"untranslated", "texts in one language of an edition that has two", untranslated},
	{"out-of-step", "a translation older than the text that it was made from", outOfStep},
}

// All lists every check, for documentation.
func All() []Check { return append([]Check(nil), checks...) }

// Register runs every check over a register as it stands on a day and gives what they find, in the
// order of the checks. Problems have no line yet.
func Register(r *register.Register, on register.Day) []problem.Problem {
	return run(register.NewIndex(r), on, func(string) bool { return true })
}

// first are the checks without which no page should be made: an error that one of them finds would lead a
// link nowhere, put two pages at one address, or never come to an end.
var first = []string{"unknown-id", "duplicate-id", "reserved-id", "former-id", "edition-paths", "relation-end", "loop"}

// First runs the checks without which no page should be made. They are quick.
func First(x *register.Index, on register.Day) []problem.Problem {
	return run(x, on, func(name string) bool { return slices.Contains(first, name) })
}

// Rest runs the checks that [First] leaves, as long as nobody wants it to stop.
func Rest(x *register.Index, on register.Day, stop func() bool) []problem.Problem {
	return run(x, on, func(name string) bool { return !slices.Contains(first, name) && !stop() })
}

// run runs the wanted checks, several at a time. What they find comes in the order of the checks.
func run(x *register.Index, on register.Day, wanted func(name string) bool) []problem.Problem {
	all := &shared{
		values: sync.OnceValue(func() [][]value { return values(x.Register) }),
		names:  sync.OnceValue(func() map[string]bool { return wordsOfNames(x.Register) }),
	}
	all.proseFaults = sync.OnceValue((&subject{Index: x, shared: all}).faultsOf)
	subjects := make([]subject, len(checks))
	// Only one at a time asks whether a check is wanted.
	var asking sync.Mutex
	sideBySide(len(checks), func(i int) {
		asking.Lock()
		want := wanted(checks[i].Name)
		asking.Unlock()
		if want {
			subjects[i] = subject{Index: x, on: on, check: checks[i].Name, shared: all}
			checks[i].run(&subjects[i])
		}
	})
	var problems []problem.Problem
	for _, s := range subjects {
		problems = append(problems, s.problems...)
	}
	return problems
}

// sideBySide does something for each number below n, in no order and several at a time.
func sideBySide(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
