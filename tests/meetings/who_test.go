package meetings_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// byID finds an element.
func byID(t *testing.T, p *html.Node, id string) *html.Node {
	t.Helper()
	for d := range p.Descendants() {
		if d.Type == html.ElementNode && attribute(d, "id") == id {
			return d
		}
	}
	t.Fatalf("there is no element %s", id)
	return nil
}

// TestWhoDecides asks for one subject in two council areas.
func TestWhoDecides(t *testing.T) {
	files := content(t)
	put(files, "areas/northmarsh/partnerships/safer-reedham/partnership.toml", strings.Replace(safer, "codes =", `priority_roles = [{ priority = "violence", role = "decides" }]
meetings_in_public = "some"
contact_post = "Partnership manager"
contact_email = "partnership@northmarsh.gov.uk"
codes =`, 1))
	out := made(t, files, "", address)
	reedham, saltby := page(t, out, "northmarsh/authorities/reedham.html"), page(t, out, "northmarsh/authorities/saltby.html")
	row := func(p *html.Node) string { return text(byID(t, p, "subject-violence")) }
	// The board names the subject and no role; Safer Reedham does not cover Saltby.
	if got, want := row(reedham), "Violence Decides: Safer Reedham Works on it; its role is not stated: Northmarsh Safety Board; east, west"; !sameWords(got, want) {
		t.Errorf("Reedham: %s\nwant %s", got, want)
	}
	// In Saltby nobody states a role: the page says so once and not in the row.
	if got, want := row(saltby), "Violence Northmarsh Safety Board; east, west"; !sameWords(got, want) {
		t.Errorf("Saltby: %s\nwant %s", got, want)
	}
	if got := text(saltby); strings.Count(got, "No source says which of them decides") != 1 || !strings.Contains(got, "cover this council area: 1. Of these, 1 names subjects and 0 name no subject.") {
		t.Error("Saltby: the page does not say once that no role is stated")
	}
	if got, want := text(byID(t, reedham, "body-safer-reedham")), "Safer Reedham Community Safety Partnership Decides about Violence In public Some meetings are in public To ask a question Partnership manager, partnership@northmarsh.gov.uk"; !sameWords(got, want) {
		t.Errorf("the card is %q, want %q", got, want)
	}
	// The last meeting before the day of the build would be shown, and none is there; the one without a day can't come next.
	board := byID(t, reedham, "body-safety-board")
	var days []string
	for _, e := range elements(board, "time") {
		days = append(days, attribute(e, "datetime"))
	}
	if got := strings.Join(days, " "); got != "2027-03-28 2027-07-01 2027-09-02 2027-12-02 2027-12-02" {
		t.Errorf("the days are %s", got)
	}
	chosen := 0
	for d := range board.Descendants() {
		for _, a := range d.Attr {
			if a.Key == "data-meetings" {
				chosen += len(elements(d, "time"))
			}
		}
	}
	// The cancelled meeting never comes next.
	if chosen != 4 {
		t.Errorf("%d meetings to choose from, want 4", chosen)
	}
	// Knife crime is named by nobody in Northmarsh: the page says so and leads to the gaps.
	if got := text(byID(t, reedham, "nobody").Parent); !strings.Contains(got, "Knife crime") {
		t.Errorf("nobody works on: %s", got)
	}
	byID(t, reedham, "subject-knife-crime")
	if got := text(page(t, out, "northmarsh/authorities/reedham.html")); !strings.Contains(got, "cover this council area: 2. What they do about a subject is stated by 1; 1 names subjects and no role in them; 0 name no subject.") {
		t.Error("the page does not say from how many bodies this is known")
	}
	// The subject's page counts for each council area.
	councils := text(byID(t, page(t, out, "northmarsh/priorities/violence.html"), "who").Parent)
	if !strings.HasSuffix(councils, "Reedham 2Saltby 1") {
		t.Errorf("the page of the subject says %q", councils)
	}
	for _, name := range []string{"who-decides.html", "northmarsh/who-decides.html", "cymru/pwy-syn-penderfynu.html", "cymru/glasfryn/pwy-syn-penderfynu.html"} {
		p := page(t, out, name)
		if n := len(elements(byID(t, p, "subject-list"), "li")); n < 2 {
			t.Errorf("%s offers %d subjects", name, n)
		}
		if len(elements(byID(t, p, "council-list"), "a")) == 0 {
			t.Errorf("%s offers no council area", name)
		}
	}
}

// sameWords compares texts without regard to spaces.
func sameWords(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}
