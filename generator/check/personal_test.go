package check

import (
	"math/rand/v2"
	"strings"
	"testing"

	"partnershipregister/generator/problem"
)

func TestMobileNumber(t *testing.T) {
	for text, want := range map[string]string{
		"07700 900123":                           "07700 900123",
		"call 07700900123.":                      "07700900123",
		"07700-900-123":                          "07700-900-123",
		"07700–900–123":                          "07700–900–123",
		"07700\u00a0900\u00a0123":                "07700\u00a0900\u00a0123",
		"ffôn\u00a007700 900123’":                "07700 900123",
		"—07700 900123—":                         "07700 900123",
		"reference A07700900123":                 "",
		"reference 07700900123w":                 "",
		"07700\u200b900123":                      "07700\u200b900123",
		"+44 7700 900123":                        "+44 7700 900123",
		"+447700900123":                          "+447700900123",
		"+44 (0)7700 900 123":                    "+44 (0)7700 900 123",
		"0044 7700 900123":                       "0044 7700 900123",
		"(07700) 900123":                         "07700) 900123",
		"first 01632 960001, then 07700 900123!": "07700 900123",
		"tel:07700900123":                        "07700900123",

		"01632 960001":     "",
		"020 7946 0000":    "",
		"+44 20 7946 0000": "",
		"https://reedham.example/doc/07700900123/": "",
		"https://reedham.example/?id=07700900123":  "",
		"number 107700900123":                      "",
		"number 077009001234":                      "",
		"E07000901":                                "",
		"07.08.2024 100 people":                    "",
		"07-08-2024 - 07-08-2025":                  "",
		"in 2019/20 and 2020/21":                   "",
		"£1,077,009,001":                           "",
		"0300 123 0700 and 0345 600 1234":          "",
	} {
		if got := mobileNumber(text); got != want {
			t.Errorf("mobileNumber(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestEmails(t *testing.T) {
	for text, want := range map[string]string{
		"write to jo77@gmail.com":         "error",
		"JO@HOTMAIL.CO.UK":                "error",
		"office@btinternet.com":           "error",
		"j@me.com":                        "error",
		"jane.smith@northmarsh.gov.uk":    "warning",
		"j.smith2@northmarsh.gov.uk":      "warning",
		"jane_smith@northmarsh.gov.uk":    "warning",
		"siân.o'neill@northmarsh.gov.uk":  "warning",
		"mailto:jane.smith@a.police.uk":   "warning",
		"community.safety@reedham.gov.uk": "",
		"office@reedham.gov.uk":           "",
		"diogelwch.cymunedol@bryn.cymru":  "",
		"csp@northmarsh.gov.uk":           "",
		"office@mail.reedham.gov.uk":      "",
		"office@gmail.reedham.gov.uk":     "",
		"meet @ 10.30":                    "",
	} {
		p := validParts()
		p.safer.SeatsNote.CY = text
		var got []string
		for _, found := range Register(p.Register, today) {
			if found.Check == "personal-email" {
				got = append(got, found.Severity.String())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func TestPersonsNamed(t *testing.T) {
	for post, want := range map[string]string{
		"Cllr Jane Smith":                                  "Cllr Jane Smith",
		"Cllr. Smith, cabinet member":                      "Cllr. Smith",
		"Leader of the council (Mr John Smith)":            "Mr John Smith",
		"Leader of the council, Mr John Smith":             "Mr John Smith",
		"Dr A. Jones":                                      "Dr A. Jones",
		"PCC Jane Smith":                                   "PCC Jane Smith",
		"Chief Constable Jane Smith":                       "Constable Jane Smith",
		"Y Cynghorydd Siân Jones":                          "Cynghorydd Siân Jones",
		"Police and Crime Commissioner":                    "",
		"Police and Crime Commissioner for Northmarsh":     "",
		"Northmarsh Commissioner Northmarsh Police":        "",
		"Commissioner Greater Reed":                        "",
		"Commissioner Smith":                               "",
		"PCC":                                              "",
		"Lord Mayor":                                       "",
		"Mayor of Greater Reed":                            "",
		"Minister for Policing":                            "",
		"County councillor":                                "",
		"Councillor":                                       "",
		"Councillor Lead Member":                           "",
		"Chief Constable of Northmarsh Police, in turn":    "",
		"Head of Commissioning and Partnerships (OPCC)":    "",
		"Director of Public Health, Independent Co-chair":  "",
		"Deputy Police, Fire and Crime Commissioner, OPCC": "",
	} {
		p := validParts()
		p.safer.Chairs[0].Post.EN = post
		got := ""
		for _, found := range Register(p.Register, today) {
			if found.Check == "person-named" {
				if found.Severity != problem.Warning || found.Field != "chairs[0].post" {
					t.Errorf("%q is reported as %+v", post, found)
				}
				got = strings.Split(found.What, `"`)[1]
			}
		}
		if got != want {
			t.Errorf("%q: found %q, want %q", post, got, want)
		}
	}
}

// Every text with a mobile number must pass the quick look that spares most texts the slow one.
func TestTheQuickLookForFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"0", "7", "4", "44", "00", "+", "5", "55", "0777", "1234", " ", "\t", "\n", "-", "–", "(", ")", ".", "\u00a0", "\u2009\u2003\u2002", "\u200d", "a", "/"}
	found := 0
	for range 300_000 {
		var b strings.Builder
		for range 4 + r.IntN(16) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		if text := b.String(); mobileForm.MatchString(text) {
			found++
			if !manyFigures(text) {
				t.Fatalf("%q", text)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d numbers were made up", found)
	}
}
