package briefing

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/content"
	"partnershipregister/generator/language"
	"partnershipregister/generator/prose"
	"partnershipregister/generator/register"
)

// words are the shipped ones.
func words(t *testing.T, l register.Language) *language.Words {
	t.Helper()
	name := "words/" + string(l) + ".toml"
	text, err := os.ReadFile("../../content/" + name)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := content.Read(fstest.MapFS{name: {Data: text}})
	if err != nil {
		t.Fatal(err)
	}
	phrases := map[string]language.Phrase{}
	for key, p := range c.Words[l] {
		phrases[key] = language.Phrase{Zero: p.Zero, One: p.One, Two: p.Two, Few: p.Few, Many: p.Many, Other: p.Other}
	}
	return language.NewWords(string(l), phrases)
}

// made makes a register about made-up places, with so many boards. Each has two seats that count and meets four times a
// year: 8 attendances.
func made(boards int) *register.Register {
	en := func(s string) register.Text { return register.Text{EN: s} }
	r := &register.Register{
		Vocabulary: register.Vocabulary{
			Types:   []*register.Type{{ID: "board", Name: en("Board"), Nations: []register.Nation{register.England}, Counts: register.AsPartnership, Basis: register.ByStatute, Geography: register.ForceArea, RequiredMembers: []register.ID{"police"}}},
			Sectors: []*register.Sector{{ID: "public", Name: en("Public"), PublicBody: true}, {ID: "policing", Name: en("Policing"), PublicBody: true}},
			MemberKinds: []*register.MemberKind{{ID: "police", Name: en("Police"), Sector: "policing"}, {ID: "council", Name: en("Council"), Sector: "public"},
				{ID: "residents", Name: en("Residents"), Sector: "public"}},
		},
		Areas: []*register.Area{{ID: "vale", Name: en("Vale"), Nation: register.England}},
	}
	for i := range boards {
		r.Partnerships = append(r.Partnerships, &register.Partnership{
			ID: register.ID(fmt.Sprintf("b%d", i)), Home: "vale", Name: en(fmt.Sprintf("Board %d", i)), Type: "board", Status: register.Active, MeetingsEachYear: 4,
			Seats: []register.Seat{{Kind: "police"}, {Kind: "council"}}, AsOf: register.Date{Precision: register.Year, Year: 2025},
		})
	}
	return r
}

func brief(t *testing.T, l register.Language, before, after *register.Register) *Briefing {
	t.Helper()
	b, err := Of(Input{Before: Side{Register: before}, After: Side{Register: after}, On: 20260101, Words: words(t, l), Language: l})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEffects(t *testing.T) {
	before, after := made(2), made(2)
	// One board gets a member, another loses the police and meets no longer at a known rhythm.
	after.Partnerships[0].Seats = append(after.Partnerships[0].Seats, register.Seat{Kind: "residents"})
	after.Partnerships[1].Seats = after.Partnerships[1].Seats[1:]
	after.Partnerships[1].MeetingsEachYear = 0
	var got []string
	for _, s := range brief(t, register.English, before, after).Effects {
		got = append(got, s.String())
	}
	want := []string{
		// 2 × 2 seats × 4 meetings before, 3 × 4 after.
		"Seats taken at meetings in a year, in the areas concerned: 16 before (from 2 of 2 partnerships), 12 after (from 1 of 2).",
		"A gap opens. Required members not recorded: Police, Board 1.",
	}
	for _, w := range want {
		if !strings.Contains(strings.Join(got, "\n"), w) {
			t.Errorf("the effects are\n\t%s\nwithout %q", strings.Join(got, "\n\t"), w)
		}
	}
	if effects := brief(t, register.English, made(2), made(2)).Effects; len(effects) > 0 {
		t.Errorf("nothing changed, and the effects are %v", effects)
	}
}

func TestNothingIsOneLine(t *testing.T) {
	for _, l := range []register.Language{register.English, register.Welsh} {
		for _, f := range Formats[:2] {
			var out bytes.Buffer
			if err := f.Write(&out, brief(t, l, made(1), made(1)), 50); err != nil || strings.Count(out.String(), "\n") != 1 {
				t.Errorf("%s in %s: %q, %v", f.Name, l, out.String(), err)
			}
		}
	}
}

func TestLongListsAreCapped(t *testing.T) {
	before, after := made(70), made(70)
	for _, p := range after.Partnerships {
		p.Status = register.Closed
	}
	b := brief(t, register.English, before, after)
	for _, c := range []struct{ most, changes int }{{50, 50}, {0, 70}} {
		var out bytes.Buffer
		if err := Markdown(&out, b, c.most); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(out.String(), "Status was Active, is now Closed"); n != c.changes {
			t.Errorf("at most %d: %d changes", c.most, n)
		}
		if left := strings.Contains(out.String(), "And 20 more changes, not listed here."); left != (c.most > 0) {
			t.Errorf("at most %d: says that some are left out: %v", c.most, left)
		}
	}
	var out bytes.Buffer
	var whole struct {
		Count   int
		LeftOut int `json:"left_out"`
		Changes []struct{ Sentences []string }
	}
	if err := JSON(&out, b, 50); err != nil || json.Unmarshal(out.Bytes(), &whole) != nil || whole.Count != 70 || whole.LeftOut != 20 || len(whole.Changes) != 50 {
		t.Errorf("JSON: %d of %d, %d left out, %v", len(whole.Changes), whole.Count, whole.LeftOut, err)
	}
}

// Nothing that content says is a mark, a link, a mention or HTML in a comment.
func TestMarkdownIsPlain(t *testing.T) {
	hostile := []string{"<img src=x onerror=alert(1)>", "[click](https://evil.example)", "**bold** _thin_ `code`", "@everyone and #1", "https://evil.example and www.evil.example",
		"![x](y)", "a | b", "&lt;script&gt;", "~~gone~~", "$x$", "- item", "# heading", "> quote", "GH-1", "\u202eturned"}
	before, after := made(1), made(1)
	for _, h := range hostile {
		after.Partnerships[0].ShortNames = append(after.Partnerships[0].ShortNames, h)
	}
	after.Partnerships[0].Name.EN = "<b>@x</b>\n\n# Board"
	var out bytes.Buffer
	if err := Markdown(&out, brief(t, register.English, before, after), 50); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<", "@", "](", "://", "www.", "`code`", " **bold", "\n# "} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("the comment has %q:\n%s", bad, out.String())
		}
	}
	// Read as markdown it says what the content says.
	html, err := prose.HTML(out.String(), 1, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<img", "<a ", "<em>", "<code>", "<h2", "<script", "<del"} {
		if strings.Contains(strings.ReplaceAll(string(html), "<h2 id=\"questions", ""), bad) {
			t.Errorf("the comment becomes %s", html)
		}
	}
}
