package content

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/register"
)

func TestReadSmallRegister(t *testing.T) {
	content, problems := mustRead(t, smallFS())
	if len(problems) > 0 {
		t.Fatalf("a good register has problems:\n%s", strings.Join(problems, "\n"))
	}
	r := content.Register
	if got := r.Settings.Name; got != (register.Text{EN: "Register of partnerships", CY: "Cofrestr partneriaethau"}) {
		t.Errorf("name of the register: %+v", got)
	}
	if got := r.Vocabulary; len(got.Types) != 2 || got.Types[0].LeastMeetings != 2 || got.Types[0].WelshName != register.Standard ||
		!slices.Equal(got.Types[0].Nations, []register.Nation{register.England, register.Wales}) || len(got.Priorities) != 1 || len(got.Sectors) != 1 || len(got.MemberKinds) != 1 ||
		len(got.EvidenceLevels) != 2 || !got.EvidenceLevels[1].MaySayWorks || len(got.Effects) != 1 ||
		len(got.Assumptions) != 1 || got.Assumptions[0].Low != register.NewDecimal(125) || got.Assumptions[0].High != register.NewDecimal(300) || !got.Assumptions[0].Published() {
		t.Errorf("vocabulary: %+v", got)
	}
	var order []string
	for _, p := range r.Partnerships {
		order = append(order, p.Ref().String())
	}
	if want := []string{"england/national-forum", "northmarsh/eastvale-forum", "northmarsh/safer-northmarsh"}; !slices.Equal(order, want) {
		t.Fatalf("partnerships %q, want %q", order, want)
	}
	if o := r.Organisations; len(o) != 2 || o[0].ID != "northmarsh-council" || o[0].File != "organisations/northmarsh-council.toml" ||
		o[0].From != (register.Date{Precision: register.Exact, Year: 1974, Month: 4, Day: 1}) || o[0].Sources[0].Date.String() != "2026-01" {
		t.Errorf("organisations: %+v", o[0])
	}
	if a := r.Areas[0]; a.ID != "northmarsh" || a.Code != "E23000099" || a.LocalPolicingBodies[0].Kind != register.Commissioner || a.Authorities[0].Council != "northmarsh-council" {
		t.Errorf("area: %+v", a)
	}

	p := r.Partnerships[2]
	if p.File != safer || p.Home != "northmarsh" || !slices.Equal(p.ShortNames, []string{"SNP", "Safer"}) || p.MeetingsEachYear != 4 || p.AsOf.Precision != register.Month {
		t.Errorf("partnership: %+v", p)
	}
	if f := r.Partnerships[1]; f.MeetingHours != register.NewDecimal(250) || f.TravelHours != register.NewDecimal(0) || f.PreparationHours.Stated {
		t.Errorf("hours of the forum: %+v, %+v, %+v", f.MeetingHours, f.TravelHours, f.PreparationHours)
	}
	if len(p.Seats) != 2 || p.Seats[0].Role != register.StatutoryMember || p.Seats[1].Kind != "council" || p.Funding[0].Pounds != 5000 || p.Funding[0].Year.Precision != register.FinancialYear {
		t.Errorf("rows of the partnership: %+v, %+v", p.Seats, p.Funding)
	}
	// A reference without a home is one within the area.
	if got := []register.Ref{p.Relations[0].Partnership, p.Relations[1].Partnership}; got[0] != (register.Ref{Home: "northmarsh", ID: "eastvale-forum"}) || got[1] != (register.Ref{Home: "westmoor", ID: "safer-westmoor"}) {
		t.Errorf("relations lead to %v", got)
	}
	if got := r.Partnerships[0].Relations[0]; got.Partnership != (register.Ref{}) || got.Name.EN != "Local forums" {
		t.Errorf("a relation to a body without an entry: %+v", got)
	}
	if got := p.About; got.EN != small["areas/northmarsh/partnerships/safer-northmarsh/about.md"] || got.FileCY != "areas/northmarsh/partnerships/safer-northmarsh/about.cy.md" || !strings.HasPrefix(got.CY, "Dechreuodd") {
		t.Errorf("about: %+v", got)
	}
	e := p.Evidence[0]
	if e.ID != "street-lights" || e.File != lights+".md" || e.Title != (register.Text{EN: "Street lights on the quay", CY: "Goleuadau stryd ar y cei"}) ||
		e.Level != "trial" || e.Finding.EN != "\nFewer thefts were recorded.\n" || e.Finding.CY != "Cofnodwyd llai o ladrata.\n" || e.Finding.FileCY != lights+".cy.md" {
		t.Errorf("evidence: %+v", e)
	}
	england := r.Editions[0]
	if england.ID != "england" || !england.FrontDoor || england.Languages[0] != register.English || england.Paths != (register.Paths{}) || len(england.Articles) != 2 {
		t.Fatalf("edition: %+v", england)
	}
	if a := england.Articles[1]; a.ID != "cymru" || a.File != "editions/england/pages/cymru.cy.md" || a.Title != (register.Text{CY: "Am y gofrestr"}) || a.Body.EN != "" || a.Body.CY == "" {
		t.Errorf("an article in Welsh alone: %+v", a)
	}
	words := map[string]Phrase{
		"partnership.chair":         {Other: "Chair"},
		"partnership.seats":         {One: "1 seat", Other: "{n} seats"},
		"partnership.status.active": {Other: "active"},
		"partnership.status.closed": {Other: "closed"},
		"meetings.each_year":        {One: "once a year", Other: "{n} times a year"},
	}
	if got := content.Words[register.English]; !reflect.DeepEqual(got, words) {
		t.Errorf("English words: %+v", got)
	}
	if got := content.Words[register.Welsh]["partnership.chair"]; got != (Phrase{Other: "Cadeirydd", Confidence: register.NeedsReview}) {
		t.Errorf("Welsh words: %+v", got)
	}
}

// Areas and council areas are called by other names too, in both languages.
func TestReadShortNamesOfPlaces(t *testing.T) {
	files := smallFS()
	area := files["areas/northmarsh/area.toml"]
	area.Data = []byte(strings.NewReplacer(
		"name = \"Northmarsh\"\ncode = \"E23", "name = \"Northmarsh\"\nshort_names = [\"The Marsh\"]\nshort_names_cy = [\"Y Gors\"]\ncode = \"E23",
		"code = \"E06000099\"", "short_names = [\"NM\"]\nshort_names_cy = [\"GCN\", \"Gogledd y Gors\"]\ncode = \"E06000099\"",
	).Replace(string(area.Data)))
	content, problems := mustRead(t, files)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", strings.Join(problems, "\n"))
	}
	a := content.Register.Areas[0]
	b := a.Authorities[0]
	for _, c := range []struct{ got, want []string }{
		{a.ShortNames, []string{"The Marsh"}}, {a.ShortNamesCY, []string{"Y Gors"}},
		{b.ShortNames, []string{"NM"}}, {b.ShortNamesCY, []string{"GCN", "Gogledd y Gors"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("short names %q, want %q", c.got, c.want)
		}
	}
}

// Files may come from Windows: with its line ends, and with a byte order mark.
func TestReadWindowsFiles(t *testing.T) {
	want, _ := mustRead(t, smallFS())
	files := smallFS()
	for _, f := range files {
		f.Data = []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
	}
	got, problems := mustRead(t, files)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", strings.Join(problems, "\n"))
	}
	if !reflect.DeepEqual(got.Register, want.Register) || !reflect.DeepEqual(got.Words, want.Words) {
		t.Error("a register with Windows line ends reads differently")
	}
}

// What editors and computers leave behind is passed over.
func TestReadLeftovers(t *testing.T) {
	files := smallFS()
	for _, name := range []string{".DS_Store", "areas/.DS_Store", "organisations/northmarsh-council.toml~", "organisations/.x.toml.swp", "words/x.swp", "Thumbs.db",
		".github/any.txt", "organisations/#x.toml#", "areas/~$notes.docx", "desktop.ini"} {
		files[name] = &fstest.MapFile{Data: []byte("rubbish")}
	}
	if _, problems := mustRead(t, files); len(problems) > 0 {
		t.Errorf("problems:\n%s", strings.Join(problems, "\n"))
	}
}

// The same files give the same register and the same problems in the same order.
func TestReadIsSteady(t *testing.T) {
	files := smallFS()
	spoil(t, files, safer, "", "colour = 1\nname = 2\n")
	spoil(t, files, "register.toml", `"main"`, `["main"]`)
	spoil(t, files, "areas/northmarsh/area.toml", `kind = "unitary"`, "kind = \"unitry\"\nking = 1\nnam = 2")
	first, problems := mustRead(t, files)
	for range 20 {
		again, more := mustRead(t, files)
		if !slices.Equal(problems, more) || !reflect.DeepEqual(first.Register, again.Register) {
			t.Fatalf("problems differ from run to run:\n%s\n\n%s", strings.Join(problems, "\n"), strings.Join(more, "\n"))
		}
	}
}

// A file that can't be parsed still gives its identifier, so that what refers to it is not wrong too.
func TestReadUnread(t *testing.T) {
	files := smallFS()
	spoil(t, files, "organisations/northmarsh-police.toml", "name =", "name")
	spoil(t, files, lights+".md", "+++\n\n", "\n")
	content, _ := mustRead(t, files)
	if want := []string{lights + ".md", "organisations/northmarsh-police.toml"}; !slices.Equal(content.Unread, want) {
		t.Errorf("unread %q, want %q", content.Unread, want)
	}
	if o := content.Register.Organisations; len(o) != 2 || o[1].ID != "northmarsh-police" || !o[1].Name.Empty() {
		t.Errorf("organisations: %+v", o)
	}
	if e := content.Register.Partnerships[2].Evidence; len(e) != 0 {
		t.Errorf("evidence that can't be read is in the register: %+v", e[0])
	}
}

// A fault of the file system is an error, not a problem.
func TestReadFileSystemFault(t *testing.T) {
	for _, bad := range []string{"areas", "words/en.toml", "."} {
		_, _, err := Read(brokenFS{smallFS(), bad})
		if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), bad) {
			t.Errorf("reading with %q broken gives the error %v", bad, err)
		}
	}
}

// brokenFS can't open one name.
type brokenFS struct {
	fstest.MapFS
	bad string
}

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == b.bad {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func (b brokenFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == b.bad {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.ReadDir(name)
}

// TestReadMarks reads the marks that say from which wording a text was translated.
func TestReadMarks(t *testing.T) {
	files := smallFS()
	spoil(t, files, safer, `purpose = "Keeps Northmarsh safe."`, "purpose = \"Keeps Northmarsh safe.\"\npurpose_cy = \"Cadw Northmarsh yn ddiogel.\"\npurpose_cy_of = \"01234567\"\nname_of = \"89abcdef\"")
	about := strings.Replace(safer, "partnership.toml", "about.cy.md", 1)
	files[about].Data = []byte("+++\nof = \"00000001\"\n+++\nDechreuodd mewn neuadd eglwys.\n")
	spoil(t, files, lights+".cy.md", "+++\nCof", "title_of = \"00000002\"\nof = \"00000003\"\n+++\nCof")
	content, problems := mustRead(t, files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, p := range content.Register.Partnerships {
		if p.ID != "safer-northmarsh" {
			continue
		}
		e := p.Evidence[0]
		if p.Purpose.CYOf != "01234567" || p.Name.ENOf != "89abcdef" || p.About.CYOf != "00000001" || e.Title.CYOf != "00000002" || e.Finding.CYOf != "00000003" {
			t.Errorf("purpose %q, name %q, about %q, title %q, finding %q", p.Purpose.CYOf, p.Name.ENOf, p.About.CYOf, e.Title.CYOf, e.Finding.CYOf)
		}
		if strings.Contains(p.About.CY, "+++") || !strings.HasPrefix(p.About.CY, "Dechreuodd") {
			t.Errorf("the header stayed in the text: %q", p.About.CY)
		}
	}
}

// TestReadBadMark points at a mark that is none.
func TestReadBadMark(t *testing.T) {
	files := smallFS()
	spoil(t, files, safer, `status = "active"`, "purpose_cy_of = \"new\"\nstatus = \"active\"")
	_, problems := mustRead(t, files)
	want := safer + ":5:17: error: \"new\" is not the mark of a text\n\ttake the line out, or write the eight letters and figures that `register check` gives (editor)"
	if len(problems) != 1 || problems[0] != want {
		t.Errorf("got %q\nwant %q", problems, want)
	}
}
