package change_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/change"
	"partnershipregister/generator/content"
	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// made makes a register about places that are made up.
func made() *register.Register {
	en := func(s string) register.Text { return register.Text{EN: s} }
	day := func(s string) register.Date { d, _ := register.ParseDate(s); return d }
	return &register.Register{
		Vocabulary: register.Vocabulary{
			Types:       []*register.Type{{ID: "board", Name: register.Text{EN: "Board", CY: "Bwrdd"}}},
			Priorities:  []*register.Priority{{ID: "knives", Name: en("Knife crime")}, {ID: "drugs", Name: en("Drugs")}},
			MemberKinds: []*register.MemberKind{{ID: "health", Name: en("Health")}},
		},
		Areas: []*register.Area{{ID: "vale", Name: en("Vale"), File: "areas/vale/area.toml"}},
		Organisations: []*register.Organisation{
			{ID: "council", Name: register.Text{EN: "Vale Council", CY: "Cyngor y Fro"}, File: "organisations/council.toml"},
			{ID: "police", Name: en("Vale Police"), File: "organisations/police.toml"},
		},
		Partnerships: []*register.Partnership{{
			ID: "safer", Home: "vale", File: "areas/vale/partnerships/safer/partnership.toml", Name: en("Safer Vale"), Type: "board", Status: register.Active,
			Purpose: register.Text{EN: "To keep Vale safe.", CY: "Cadw’r Fro yn ddiogel."}, AsOf: day("2026-01-31"),
			Chairs:     []register.Chair{{Post: en("Leader"), Organisation: "council"}},
			Seats:      []register.Seat{{Organisation: "council"}, {Organisation: "police", Role: register.StatutoryMember}, {Kind: "health"}},
			Meetings:   []register.Meeting{{Date: day("2027-03-09"), Status: register.MeetingPlanned}, {Date: day("2027-06-08"), Status: register.MeetingPlanned}},
			Funding:    []register.Funding{{Pounds: 1000, Year: day("2025/26"), Funder: en("Home Office")}},
			Priorities: []register.ID{"knives", "drugs"},
			Relations:  []register.Relation{{Relation: register.ReportsTo, Partnership: register.Ref{Home: "vale", ID: "above"}}},
			Doubts:     register.Texts{EN: []string{"The chair may have changed.", "The date is a guess."}},
			Sources:    []register.Source{{Title: "Terms of reference", URL: "https://vale.example/terms"}},
			Evidence:   []*register.Evidence{{ID: "lights", Title: en("Street lights"), Level: "described"}},
		}, {
			ID: "above", Home: "vale", File: "areas/vale/partnerships/above/partnership.toml", Name: en("Vale Board"), Type: "board", Status: register.Active,
		}},
	}
}

func safer(r *register.Register) *register.Partnership { return r.Partnerships[0] }

func date(s string) register.Date { d, _ := register.ParseDate(s); return d }

var shipped = map[register.Language]*language.Words{}

// wordsIn gives the shipped words of a language.
func wordsIn(t *testing.T, l register.Language) *language.Words {
	t.Helper()
	if shipped[l] != nil {
		return shipped[l]
	}
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
	shipped[l] = language.NewWords(string(l), phrases)
	return shipped[l]
}

// told says what differs, a line for each sentence with the entry's name before it.
func told(t *testing.T, l register.Language, before, after *register.Register) []string {
	t.Helper()
	teller := change.NewTeller(wordsIn(t, l), l, register.NewIndex(after), register.NewIndex(before))
	list := []string{}
	for _, e := range change.Between(before, after, nil) {
		for _, s := range teller.Sentences(e) {
			list = append(list, teller.Name(e).String()+": "+s.String())
		}
	}
	if err := teller.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(r *register.Register, p *register.Partnership)
		want  []string
	}{
		{"a chair follows another", func(_ *register.Register, p *register.Partnership) {
			p.Chairs = []register.Chair{{Post: register.Text{EN: "Chief Constable"}, Organisation: "police"}}
		}, []string{"Chair was Leader (Vale Council), is now Chief Constable (Vale Police)"}},
		{"a chair follows another, whose last day is noted", func(_ *register.Register, p *register.Partnership) {
			p.Chairs = []register.Chair{{Post: register.Text{EN: "Leader"}, Organisation: "council", Until: date("2026-05")}, {Post: register.Text{EN: "Chief Constable"}, Organisation: "police"}}
		}, []string{"Chair was Leader (Vale Council), until May 2026, is now Chief Constable (Vale Police)"}},
		{"a vice-chair comes", func(_ *register.Register, p *register.Partnership) {
			p.Chairs = append(p.Chairs, register.Chair{Post: register.Text{EN: "Chief Constable"}, Role: register.ViceChair})
		}, []string{"Chair added: Chief Constable, Vice-chair"}},
		{"meetings come", func(_ *register.Register, p *register.Partnership) {
			p.Meetings = append(p.Meetings, register.Meeting{Date: date("2027-09-07"), Status: register.MeetingPlanned}, register.Meeting{Date: date("2027-12"), Status: register.MeetingPlanned})
		}, []string{"2 meetings added: 7 September 2027, Planned; December 2027, Planned"}},
		{"a meeting is held", func(_ *register.Register, p *register.Partnership) { p.Meetings[0].Status = register.MeetingHeld },
			[]string{"Meeting, 9 March 2027: status was Planned, is now Held"}},
		{"money comes", func(_ *register.Register, p *register.Partnership) {
			p.Funding = append(p.Funding, register.Funding{Pounds: 1200000, Year: date("2026/27"), Organisation: "council", Exactness: "under"})
		}, []string{"Sum of money added: 2026/27, under £1,200,000 from Vale Council"}},
		{"a sum is put right", func(_ *register.Register, p *register.Partnership) {
			p.Funding[0].Pounds, p.Funding[0].Exactness = 1100, "about"
		},
			[]string{"Sum of money, 2025/26, Home Office: amount was £1,000, is now about £1,100"}},
		{"a member leaves and stays on record", func(_ *register.Register, p *register.Partnership) { p.Seats[1].Until = date("2026-03-31") },
			[]string{"Member, Vale Police: end added: 31 March 2026"}},
		{"a member is taken out", func(_ *register.Register, p *register.Partnership) { p.Seats = p.Seats[:2] }, []string{"Member taken out: Health, Member"}},
		{"a member has another role", func(_ *register.Register, p *register.Partnership) { p.Seats[1].Role = register.Observer },
			[]string{"Member, Vale Police: role was Statutory member, is now Observer"}},
		{"a line goes", func(_ *register.Register, p *register.Partnership) { p.Relations = nil }, []string{"Line to another body taken out: Reports to: Vale Board"}},
		{"priorities change", func(_ *register.Register, p *register.Partnership) { p.Priorities = []register.ID{"drugs"} }, []string{"Priority taken out: Knife crime"}},
		{"it ends", func(_ *register.Register, p *register.Partnership) {
			p.Status, p.Until = register.Closed, date("2026-03-31")
		}, []string{"Status was Active, is now Closed", "End added: 31 March 2026"}},
		{"a number is stated", func(_ *register.Register, p *register.Partnership) { p.MeetingsEachYear = 4 }, []string{"Number of meetings a year added: 4"}},
		{"a number is taken out", func(r *register.Register, p *register.Partnership) { p.AsOf = register.Date{} }, []string{"Date of the facts taken out: 31 January 2026"}},
		{"a doubt goes", func(_ *register.Register, p *register.Partnership) { p.Doubts.EN = p.Doubts.EN[1:] },
			[]string{"Doubt of the editors taken out: “The chair may have changed.”"}},
		{"known from a list alone", func(_ *register.Register, p *register.Partnership) { p.ListOnly = true }, []string{"Known only from an official list: now so"}},
		{"evidence grows", func(_ *register.Register, p *register.Partnership) {
			p.Evidence = []*register.Evidence{{ID: "lights", Title: register.Text{EN: "Street lights"}, Level: "monitored"}}
		}, []string{"Piece of evidence, Street lights: level was described, is now monitored"}},
		{"the English changes alone", func(_ *register.Register, p *register.Partnership) { p.Purpose.EN = "To keep Vale calm." },
			[]string{"Purpose was “To keep Vale safe.”, is now “To keep Vale calm.”"}},
		{"the English changes, and a mark tells that the Welsh has not", func(_ *register.Register, p *register.Partnership) {
			p.Purpose.CYOf, p.Purpose.EN = register.MarkOf(p.Purpose.EN), "To keep Vale calm."
		}, []string{"Purpose was “To keep Vale safe.”, is now “To keep Vale calm.”", "Purpose: the Welsh has not followed the English yet"}},
		{"the Welsh comes", func(_ *register.Register, p *register.Partnership) { p.Name.CY = "Y Fro Ddiogelach" }, []string{"Name in Welsh added: “Y Fro Ddiogelach”"}},
		{"the entry moves", func(r *register.Register, p *register.Partnership) {
			p.ID, p.FormerIDs = "safe", []register.Ref{{Home: "vale", ID: "safer"}}
		}, []string{"Identifier was vale/safer, is now vale/safe; the former address leads on"}},
		{"the entry goes", func(r *register.Register, _ *register.Partnership) { r.Partnerships = r.Partnerships[1:] }, []string{"No longer in the register"}},
	} {
		before, after := made(), made()
		c.spoil(after, safer(after))
		var want []string
		for _, s := range c.want {
			want = append(want, "Safer Vale: "+s)
		}
		if got := told(t, register.English, before, after); !slices.Equal(got, want) {
			t.Errorf("%s: told\n\t%s\nwant\n\t%s", c.name, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		}
	}
}

// What was taken out may have been taken out because it should never have stood there.
func TestTakenOutStaysOut(t *testing.T) {
	before, after := made(), made()
	safer(before).ContactEmail = "jo.b@vale.example"
	safer(before).Doubts.EN = append(safer(before).Doubts.EN, "Ring Jo on 07700 900123 or +44 7700 900 124.")
	for _, s := range told(t, register.English, before, after) {
		if strings.Contains(s, "jo.b") || strings.Contains(s, "7700") {
			t.Errorf("told: %s", s)
		}
	}
}

func TestWelsh(t *testing.T) {
	before, after := made(), made()
	p := safer(after)
	p.Status = register.Closed
	p.Seats = p.Seats[1:]
	p.Name.EN = "Safer Vale Partnership"
	teller := change.NewTeller(wordsIn(t, register.Welsh), register.Welsh, register.NewIndex(after), register.NewIndex(before))
	entries := change.Between(before, after, nil)
	if len(entries) != 1 {
		t.Fatalf("%d entries", len(entries))
	}
	var got []string
	for _, s := range teller.Sentences(entries[0]) {
		var b strings.Builder
		for _, span := range s {
			if span.Lang != "" {
				b.WriteString("[" + span.Lang + ":" + span.Text + "]")
			} else {
				b.WriteString(span.Text)
			}
		}
		got = append(got, b.String())
	}
	want := []string{
		"Enw (Saesneg) – gynt: “[en:Safer Vale]”; yn awr: “[en:Safer Vale Partnership]”",
		"Statws – gynt: Ar waith; yn awr: Wedi dod i ben",
		"Aelod – tynnwyd: Cyngor y Fro, Aelod",
	}
	if !slices.Equal(got, want) || teller.Err() != nil {
		t.Errorf("told\n\t%s\nwant\n\t%s\n%v", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"), teller.Err())
	}
}

// A member that is renamed is the same member everywhere.
func TestRenamedOrganisation(t *testing.T) {
	before, after := made(), made()
	after.Organisations[1].ID, after.Organisations[1].FormerIDs = "force", []register.ID{"police"}
	safer(after).Seats[1].Organisation = "force"
	if got, want := told(t, register.English, before, after), []string{"Vale Police: Identifier was police, is now force; the former address leads on"}; !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
}

// What means the same is no change.
func TestNoChange(t *testing.T) {
	for name, spoil := range map[string]func(*register.Partnership){
		"nothing": func(*register.Partnership) {},
		"rows turned": func(p *register.Partnership) {
			slices.Reverse(p.Seats)
			slices.Reverse(p.Meetings)
			slices.Reverse(p.Priorities)
			slices.Reverse(p.Doubts.EN)
		},
		"white space": func(p *register.Partnership) { p.Purpose.EN = " To keep\n\tVale safe. "; p.About.EN = "" },
		"what goes without saying": func(p *register.Partnership) {
			p.Seats[0].Role, p.Chairs[0].Role, p.Chairs[0].Handover, p.Funding[0].Direction = register.Member, register.InTheChair, register.ToBeDecided, "in"
		},
		"a mark of a translation": func(p *register.Partnership) { p.Purpose.CYOf = register.MarkOf(p.Purpose.EN) },
		"where it stands":         func(p *register.Partnership) { p.File = "elsewhere" },
	} {
		before, after := made(), made()
		spoil(safer(after))
		if got := told(t, register.English, before, after); len(got) > 0 {
			t.Errorf("%s: told %q", name, got)
		}
	}
}

// The whole register in another order is the same register.
func TestNoChangeInContent(t *testing.T) {
	files := os.DirFS("../../content")
	before, after := readContent(t, files), readContent(t, files)
	shuffle(reflect.ValueOf(after), rand.New(rand.NewPCG(1, 2)))
	for _, e := range change.Between(before, after, nil) {
		t.Errorf("%s %s: %+v", e.Kind, e.ID, e.Changes)
	}
}

func readContent(t *testing.T, files fs.FS) *register.Register {
	t.Helper()
	c, _, err := content.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return c.Register
}

// shuffle puts every list into another order, but for lists of texts with a mark, which depends on it.
func shuffle(v reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			shuffle(v.Elem(), r)
		}
	case reflect.Struct:
		if texts, ok := v.Interface().(register.Texts); ok && texts.ENOf+texts.CYOf != "" {
			return
		}
		for i := range v.NumField() {
			shuffle(v.Field(i), r)
		}
	case reflect.Slice:
		for i := range v.Len() {
			shuffle(v.Index(i), r)
		}
		if v.Len() > 1 {
			r.Shuffle(v.Len(), reflect.Swapper(v.Interface()))
		}
	}
}

// Each fact of each type has a word in both languages, so that no change is without one.
func TestEveryFactHasAWord(t *testing.T) {
	for _, l := range []register.Language{register.English, register.Welsh} {
		words := wordsIn(t, l)
		seen := map[reflect.Type]bool{}
		var walk func(reflect.Type)
		walk = func(typ reflect.Type) {
			for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
				typ = typ.Elem()
			}
			if typ.Kind() != reflect.Struct || seen[typ] {
				return
			}
			seen[typ] = true
			for i := range typ.NumField() {
				f := typ.Field(i)
				walk(f.Type)
				key := f.Tag.Get("toml")
				if key == "" || key == "-" || key == "id" || typ == reflect.TypeFor[register.Paths]() {
					continue
				}
				section := "change-fact."
				if f.Type.Kind() == reflect.Slice || f.Type == reflect.TypeFor[register.Texts]() {
					section = "change-things."
				}
				if !words.Has(section + key) {
					t.Errorf("%s has no phrase %q for a change of %s.%s", l, section+key, typ.Name(), f.Name)
				}
			}
		}
		walk(reflect.TypeFor[register.Register]())
		for _, key := range []string{"change-things.evidence", "change-things.pages", "change-fact.about", "change-fact.finding", "change-fact.body"} {
			if !words.Has(key) {
				t.Errorf("%s has no phrase %q", l, key)
			}
		}
		for _, kind := range change.Kinds {
			named := kind == change.Partnership || kind == change.Organisation || kind == change.Area
			if !named && !words.Has("change-entry."+string(kind)) {
				t.Errorf("%s has no phrase for an entry of the kind %s", l, kind)
			}
		}
	}
}

func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(r *register.Register, p *register.Partnership)
		want  []string
	}{
		{"nothing", func(*register.Register, *register.Partnership) {}, nil},
		{"a date bump", func(_ *register.Register, p *register.Partnership) { p.Reviewed = date("2027-01-01") }, []string{"only-reviewed"}},
		{"a review", func(_ *register.Register, p *register.Partnership) {
			p.Reviewed, p.Checked = date("2027-01-01"), []register.Fact{"chair"}
		}, nil},
		{"a chair out of nowhere", func(_ *register.Register, p *register.Partnership) {
			p.Chairs[0].Post.EN = "Chief"
			p.Chairs[0].Organisation = "police"
		}, []string{"chair-unsourced"}},
		{"a chair with a date", func(_ *register.Register, p *register.Partnership) {
			p.Chairs = []register.Chair{{Post: register.Text{EN: "Chief"}, AsOf: date("2027")}}
		}, nil},
		{"a chair and a source", func(_ *register.Register, p *register.Partnership) {
			p.Chairs = nil
			p.Sources = append(p.Sources, register.Source{Title: "Minutes"})
		}, nil},
		{"facts out of nowhere", func(_ *register.Register, p *register.Partnership) { p.MeetingsEachYear = 4 }, []string{"undated"}},
		{"an end without a day", func(_ *register.Register, p *register.Partnership) {
			p.Status, p.AsOf = register.Closed, date("2027")
		}, []string{"ended-undated"}},
		{"an end without a successor", func(_ *register.Register, p *register.Partnership) {
			p.Status, p.AsOf, p.Until = register.Superseded, date("2027"), date("2027")
		}, []string{"no-successor"}},
		{"an end with a successor", func(r *register.Register, p *register.Partnership) {
			p.Status, p.AsOf, p.Until = register.Superseded, date("2027"), date("2027")
			r.Partnerships[1].AsOf = date("2027")
			r.Partnerships[1].Relations = []register.Relation{{Relation: register.Replaces, Partnership: p.Ref()}}
		}, nil},
		{"a nought too many", func(_ *register.Register, p *register.Partnership) {
			p.Funding[0].Pounds, p.AsOf = 10000, date("2027")
		}, []string{"sum-odd"}},
		{"a member taken out", func(_ *register.Register, p *register.Partnership) {
			p.Seats, p.AsOf = p.Seats[1:], date("2027")
		}, []string{"member-taken"}},
		{"a source taken out", func(_ *register.Register, p *register.Partnership) { p.Sources = nil }, []string{"source-taken"}},
		{"stronger evidence out of nowhere", func(_ *register.Register, p *register.Partnership) { p.Evidence[0].Level = "compared" }, []string{"level-unsourced"}},
		{"English without Welsh", func(_ *register.Register, p *register.Partnership) {
			p.Purpose.EN, p.AsOf = "To keep it calm.", date("2027")
		}, []string{"welsh-unchanged"}},
		{"both languages", func(_ *register.Register, p *register.Partnership) {
			p.Purpose.EN, p.Purpose.CY, p.AsOf = "To keep it calm.", "Cadw’r lle’n dawel.", date("2027")
		}, nil},
		{"a page that goes", func(r *register.Register, _ *register.Partnership) { r.Partnerships = r.Partnerships[1:] }, []string{"vanished", "vanished"}},
		{"a page that moves", func(_ *register.Register, p *register.Partnership) {
			p.ID, p.FormerIDs = "safe", []register.Ref{{Home: "vale", ID: "safer"}}
		}, nil},
	} {
		before, after := made(), made()
		c.spoil(after, safer(after))
		var got []string
		teller := change.NewTeller(wordsIn(t, register.English), register.English, register.NewIndex(after), register.NewIndex(before))
		for _, q := range change.Questions(change.Between(before, after, nil), before, after) {
			got = append(got, q.Key)
			if s := teller.Ask(q).String(); !strings.Contains(s, "?") {
				t.Errorf("%s: asked %q", c.name, s)
			}
		}
		if !slices.Equal(got, c.want) || teller.Err() != nil {
			t.Errorf("%s: asked %q, want %q (%v)", c.name, got, c.want, teller.Err())
		}
	}
}

// What could not be read is left out, and the rest is told.
func TestUntold(t *testing.T) {
	before, after := made(), made()
	p := safer(after)
	p.Status, p.Meetings = register.Closed, nil
	entries := change.Between(before, after, func(file, fact string) bool { return file == p.File && fact == "meetings" })
	if len(entries) != 1 || len(entries[0].Changes) != 1 || entries[0].Changes[0].Fact != "status" {
		t.Errorf("told %+v", entries)
	}
	if entries := change.Between(before, after, func(file, fact string) bool { return file == p.File && fact == "" }); len(entries) > 0 {
		t.Errorf("told %+v", entries)
	}
}
