package check

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"partnershipregister/generator/register"
)

var emailForm = regexp.MustCompile(`[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}`)

// Messages of the checks for e-mail addresses and telephone numbers do not repeat what they found: they
// are kept in logs that everybody can read.

// personalEmails finds e-mail addresses at providers where private people have theirs, and addresses
// made of a person's name.
func personalEmails(s *subject) {
	s.texts(func(at place, text string) {
		if !strings.Contains(text, "@") {
			return
		}
		for _, address := range emailForm.FindAllString(text, -1) {
			local, host, _ := strings.Cut(strings.ToLower(address), "@")
			switch {
			case isPrivateMail(host):
				s.fail(at, fmt.Sprintf("the e-mail address at %s is a private one", host),
					"write the address of the office, or take it out: the register does not publish people's own addresses")
			case isPersonsName(local):
				s.warn(at, fmt.Sprintf("the e-mail address at %s looks like one person's", host),
					"write the address of the office or the team, such as \"enquiries@"+host+"\" if there is one")
			}
		}
	})
}

// privateMail are providers of mail for private people; the part after the name varies.
var privateMail = regexp.MustCompile(`^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|` +
	`btinternet|btopenworld|talktalk|tiscali|sky|virginmedia|virgin|ntlworld|blueyonder|plus|plusnet|orange|o2|` +
	`protonmail|proton|pm|gmx|mail|fastmail|hushmail|tutanota|tuta|zoho)\.(?:com|net|org|me|co|uk|co\.uk|fr|de|ie)$`)

func isPrivateMail(host string) bool { return privateMail.MatchString(host) }

var nameForm = regexp.MustCompile(`^\p{L}+(?:[._]\p{L}[\p{L}'-]*){1,2}\d{0,3}$`)

// isPersonsName tells whether the part of an address before the @ is words with full stops between,
// none of which belongs to an office.
func isPersonsName(local string) bool {
	if !nameForm.MatchString(local) {
		return false
	}
	for _, word := range strings.FieldsFunc(local, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if officeWords[word] {
			return false
		}
	}
	return true
}

// officeWords are words of addresses that belong to a post, a team or a board.
var officeWords = words(`access admin administration adult adults advice assembly board business care chair chief children
	clerk commissioner commissioning committee communications community communities complaints consultation contact
	corporate council court courts crime crimes customer data democracy democratic desk development director drugs
	duty education emergency engagement enquiries enquiry environment equality evidence executive families feedback
	finance fire foi force forum general governance grants hate head health help helpdesk hello housing hub info
	information inquiries intelligence internal justice law lcjb leader learning legal licensing local lrf mail
	mayor media meetings member members network news northern office officer online opcc operations partner partners
	partnership partnerships pcc performance planning police policing policy post prevention press probation
	programme project psb public reception records recovery reducing reduction referrals register regional register
	requests rescue research resilience review road safe safeguarding safer safety scrutiny secretariat secretary
	security serious service services south southern standards statistics strategic strategy support team training
	transparency trust unit victims violence volunteer vru vrp web website welfare west wellbeing women youth
	blismo bwrdd cefnogaeth cyfathrebu cyfiawnder cymorth cymunedau cymuned cymunedol cyngor cynghor cyswllt data
	democrataidd diogel diogelach diogelu diogelwch gwasanaeth gwasanaethau gwybodaeth heddlu iechyd partneriaeth
	partneriaethau plant polisi swyddfa tim trais trosedd ymgysylltu ymholiad ymholiadau`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// A mobile number of the United Kingdom has eleven figures and begins with 07, or with +44 7. Between
// the figures people write spaces of several kinds, hyphens, dashes, full stops and brackets.
const between = `[\s\p{Z}\p{Pd}\p{Cf}().]{0,3}`

var mobileForm = regexp.MustCompile(`(?:(?:\+|00)` + between + `4` + between + `4` + between + `(?:0` + between + `)?7|0` + between + `7)(?:` + between + `\d){9}`)

var dateLike = regexp.MustCompile(`^\d\d?[-.]\d\d?[-.]\d{4}`)

// mobileNumbers finds telephone numbers that belong to a person's pocket.
func mobileNumbers(s *subject) {
	s.texts(func(at place, text string) {
		if mobileNumber(text) != "" {
			s.fail(at, "this text has a mobile number in it",
				"write the telephone number of the office, or take it out: the register does not publish mobile numbers")
		}
	})
}

// mobileNumber gives the first mobile number of a text, "" when there is none. Figures that are part of
// a longer number, a word or an address are not one.
func mobileNumber(text string) string {
	if !manyFigures(text) {
		return ""
	}
	for from := 0; from < len(text); {
		m := mobileForm.FindStringIndex(text[from:])
		if m == nil {
			return ""
		}
		start, end := from+m[0], from+m[1]
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		inside := inWord(before) || inWord(after) || strings.ContainsRune("/=&?#_+", before)
		if !inside && !dateLike.MatchString(text[start:end]) {
			return text[start:end]
		}
		from = start + 1
	}
	return ""
}

// manyFigures tells quickly of most texts that there is no telephone number in them: that takes eleven figures, with
// nothing but what may stand between them, of which there are at most three each time.
func manyFigures(text string) bool {
	figures, since := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			if figures++; figures >= 11 {
				return true
			}
			since = 0
		case c >= 0x80, c == ' ', c >= '\t' && c <= '\r', c == '(', c == ')', c == '-', c == '.':
			// A character has at most four bytes.
			if since++; since > 12 {
				figures = 0
			}
		default:
			figures = 0
		}
	}
	return false
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// personsNamed finds posts that carry the name of whoever holds them.
func personsNamed(s *subject) {
	for _, p := range s.Register.Partnerships {
		at := place{file: p.File}
		s.post(at.key("contact_post"), p.ContactPost)
		s.post(at.key("custodian"), p.Custodian)
		for i, c := range p.Chairs {
			s.post(at.key("chairs").item(i).key("post"), c.Post)
		}
		s.post(at.key("chair_note"), p.ChairNote)
	}
	for _, a := range s.Register.Areas {
		s.post(place{a.File, "custodian"}, a.Custodian)
		for i, b := range a.LocalPolicingBodies {
			s.post(place{a.File, "local_policing_bodies"}.item(i).key("title"), b.Title)
		}
	}
}

func (s *subject) post(at place, post register.Text) {
	for _, half := range []struct {
		at   place
		text string
	}{{at, post.EN}, {place{at.file, at.field + "_cy"}, post.CY}} {
		if person := s.person(half.text); person != "" {
			s.warn(half.at, fmt.Sprintf("%q looks like the name of a person", person),
				"write the post only, such as \"Cabinet member for community safety\": people change, posts stay")
		}
	}
}

var (
	// A courtesy title stands before a person's name and nothing else.
	courtesyTitles = words("mr mrs ms miss mx dr prof professor cllr cllrs councillor cyng cynghorydd sir dame rev revd reverend")
	// A title of office stands before a name, but also before a place.
	officeTitles = words("pcc pfcc commissioner comisiynydd constable superintendent inspector mayor maer leader minister chair lord lady baroness")
	// jobWords begin what may follow a title and is not a name.
	jobWords = words(`acting and assistant board cabinet chair chancellor chief clerk commissioner constable council councillor
		county crime deputy director district division divisional executive fire force for from general group head
		in independent inspector integrated joint lead leader local lord mayor member minister national of officer
		on or police policing portfolio president public regional secretary senior services sheriff state strategic
		superintendent the to vice`)
)

// person gives the part of a post that looks like a person's name, "" when none does. After a courtesy
// title one capitalised word is enough; after a title of office there must be two, and neither may
// be part of the name of an area or a body of the register.
func (s *subject) person(post string) string {
	fields := strings.Fields(post)
	for i, field := range fields {
		field = strings.TrimLeft(field, "(")
		title := strings.ToLower(strings.TrimRight(field, "."))
		name := nameAfter(fields[i+1:])
		switch {
		case !capitalised(field):
		case courtesyTitles[title] && len(name) > 0,
			officeTitles[title] && len(name) > 1 && !s.inNames(name[0]) && !s.inNames(name[1]):
			return strings.Join(append([]string{field}, name...), " ")
		}
	}
	return ""
}

// nameAfter gives the capitalised words with which a text begins, at most three.
func nameAfter(fields []string) []string {
	var name []string
	for _, field := range fields {
		word := strings.TrimRight(field, ",;:)")
		if len(word) > 2 { // longer than an initial
			word = strings.TrimRight(word, ".")
		}
		if !capitalised(word) || jobWords[strings.ToLower(word)] || len(name) == 3 {
			break
		}
		name = append(name, word)
		if word != field {
			break
		}
	}
	return name
}

func capitalised(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// inNames tells whether a word is part of the name of an area, a council area or an organisation.
func (s *subject) inNames(word string) bool { return s.names()[word] }

func wordsOfNames(r *register.Register) map[string]bool {
	names := map[string]bool{}
	add := func(t register.Text) {
		for _, w := range strings.Fields(t.EN + " " + t.CY) {
			names[strings.Trim(w, ",;:.()")] = true
		}
	}
	for _, a := range r.Areas {
		add(a.Name)
		for _, authority := range a.Authorities {
			add(authority.Name)
		}
	}
	for _, o := range r.Organisations {
		add(o.Name)
	}
	return names
}
