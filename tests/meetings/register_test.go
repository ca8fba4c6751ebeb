// Package meetings_test builds a made-up register with a full year of meetings and reads its calendars, feeds and pages
// back, as other people's programs would.
package meetings_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"partnershipregister/generator/build"
	"partnershipregister/generator/history"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
	"partnershipregister/generator/tree"
)

// today is the day of the builds.
const today = register.Day(20261122)

// address is where the made-up register is published.
const address = "https://register.northmarsh.gov.uk/parts/"

// content gives the small register of the checks, in made-up places, with the meetings of this test: ten partnerships in
// the Welsh area Glasfryn that meet through 2026 and 2027, and the two of Northmarsh.
func content(t *testing.T) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("../../generator/check/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, l := range []string{"en", "cy"} {
		b, err := os.ReadFile("../../content/words/" + l + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		files["words/"+l+".toml"] = &fstest.MapFile{Data: b}
	}
	put(files, "editions/wales/partnerships/wales-board/partnership.toml", `name = "Board for the Whole Nation"
name_cy = "Bwrdd y Genedl Gyfan"
type = "area-planning-board"
purpose = "Brings all areas together."
purpose_cy = "Mae’n dod â phob ardal ynghyd."
status = "active"
as_of = "2026-11-01"
meetings_each_year = 3
sources = [{ title = "Minutes", url = "https://board.glasfryn.gov.uk/" }]
meetings = [{ date = "2027-02-25", time = "10:00", status = "planned", online = "https://board.glasfryn.gov.uk/watch?a=1,2;b" }]
`)
	put(files, "areas/northmarsh/partnerships/safety-board/partnership.toml", `name = "Northmarsh Safety Board; east, west"
type = "county-board"
purpose = "Sets priorities for the whole county."
status = "active"
as_of = "2026-01"
priorities = ["violence"]
sources = [{ title = "Terms of reference", url = "https://board.northmarsh.gov.uk/terms" }]
seats = [{ organisation = "northmarsh-council" }, { organisation = "reed-trust", until = "2027-01-31" }]
meetings = [
  { date = "2027-03-28", time = "00:30", until_time = "03:30", status = "planned", note = "Clocks go forward \\ that night; \"two\", three" },
  { date = "2027-07-01", time = "14:00", until_time = "16:00", status = "planned", place = "Neuadd y Dref 🏛️, Saltby; the room with the long name that has to be folded, ŵŷâêîôû ŵŷâêîôû ŵŷâêîôû ŵŷâêîôû" },
  { date = "2027-09-02", time = "14:00", status = "cancelled" },
  { date = "2027-11", status = "planned" },
  { date = "2027-12-02", status = "planned", in_public = "yes", agenda = "https://board.northmarsh.gov.uk/agenda?x=1&y=2" },
  { date = "2027-12-02", id = "evening", time = "18:00", status = "planned" },
]
`)
	names := []struct{ id, en, cy, meetings string }{
		{"safety", "Glasfryn Safety Partnership", "Partneriaeth Diogelwch Glasfryn", "4"},
		{"justice", "Glasfryn Criminal Justice Board", "Bwrdd Cyfiawnder Troseddol Glasfryn", "4"},
		{"drugs", "Substance Misuse Board", "Bwrdd Camddefnyddio Sylweddau", "6"},
		{"children", "Children’s Safeguarding Board", "Bwrdd Diogelu Plant", "4"},
		{"adults", "Adults’ Safeguarding Board", "Bwrdd Diogelu Oedolion", "4"},
		{"violence", "Violence Prevention Group", "", "12"},
		{"resilience", "Local Resilience Forum", "Fforwm Lleol Cymru Gydnerth", "3"},
		{"services", "Public Services Board", "Bwrdd Gwasanaethau Cyhoeddus", "5"},
		{"victims", "Victims’ Forum", "Fforwm Dioddefwyr", "2"},
		{"youth", "Youth Justice Board", "Bwrdd Cyfiawnder Ieuenctid", ""},
	}
	for i, p := range names {
		var b strings.Builder
		fmt.Fprintf(&b, "name = %q\n", p.en)
		if p.cy != "" {
			fmt.Fprintf(&b, "name_cy = %q\n", p.cy)
		}
		b.WriteString("type = \"area-planning-board\"\npurpose = \"Made up for a test.\"\npurpose_cy = \"Gwnaed ar gyfer prawf.\"\nstatus = \"active\"\nas_of = \"2026-11-01\"\npriorities = [\"knife-crime\"]\n")
		if p.meetings != "" {
			fmt.Fprintf(&b, "meetings_each_year = %s\n", p.meetings)
		} else {
			b.WriteString("meetings_stated = \"When needed\"\nmeetings_stated_cy = \"Yn ôl yr angen\"\n")
		}
		b.WriteString("sources = [{ title = \"Terms\", url = \"https://board.glasfryn.gov.uk/terms\" }]\n")
		switch i % 3 {
		case 0:
			b.WriteString("seats = [{ organisation = \"northmarsh-council\" }, { organisation = \"northmarsh-police\" }]\n")
		case 1:
			b.WriteString("seats = [{ kind = \"council\" }, { organisation = \"northmarsh-police\" }]\n")
		default:
			b.WriteString("seats = [{ organisation = \"northmarsh-police\" }]\n")
		}
		for month := range 24 {
			every := i%3 + 1
			if month%every != i%every {
				continue
			}
			year, m, day := 2026+month/12, month%12+1, 1+(i*3+month)%27
			status := "planned"
			switch {
			case year == 2026 && m < 11 && i%4 == 3 && m%5 == 0:
				status = "inquorate"
			case year == 2026 && m < 11:
				status = "held"
			case (i+month)%11 == 0:
				status = "cancelled"
			}
			fmt.Fprintf(&b, "[[meetings]]\ndate = \"%d-%02d-%02d\"\nstatus = %q\n", year, m, day, status)
			if i%2 == 0 {
				fmt.Fprintf(&b, "time = \"%02d:00\"\nuntil_time = \"%02d:30\"\nplace = \"County Hall, Bryn Du\"\nplace_cy = \"Neuadd y Sir, Bryn Du\"\n", 9+i/2, 10+i/2)
			}
			if status == "held" {
				fmt.Fprintf(&b, "minutes = \"https://board.glasfryn.gov.uk/%s/%d-%02d\"\n", p.id, year, m)
			} else if month%2 == 0 {
				fmt.Fprintf(&b, "agenda = \"https://board.glasfryn.gov.uk/%s/agenda-%d-%02d\"\nin_public = \"yes\"\n", p.id, year, m)
			}
		}
		put(files, "areas/glasfryn/partnerships/"+p.id+"-board/partnership.toml", b.String())
	}
	return files
}

func put(files fstest.MapFS, name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }

// made builds a register, or a part of it, and gives its files.
func made(t *testing.T, folder fs.FS, only register.ID, at string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	out := t.TempDir() + "/public"
	_, problems, err := build.Site(build.Options{Content: folder, Themes: os.DirFS("../../themes"), Out: out, Today: today, On: today, Only: only, Address: at, History: past(t, folder)})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == problem.Error {
			t.Fatal(p)
		}
	}
	root := os.DirFS(out)
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// past is a history of a register: begun on one day, with a change of two entries on another.
func past(t *testing.T, folder fs.FS) *history.Past {
	t.Helper()
	now, err := tree.Read(folder, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	then, some, was := tree.Files{}, tree.Files{}, tree.Files{}
	for name, text := range now {
		before := text
		if name == "areas/northmarsh/partnerships/safety-board/partnership.toml" || name == "editions/wales/partnerships/wales-board/partnership.toml" {
			before = bytes.ReplaceAll(text, []byte("status = \"active\"\n"), []byte("status = \"dormant\"\n"))
			was[name], some[name] = before, text
		}
		then[name] = before
	}
	return &history.Past{Days: []history.Day{
		{Year: 2026, Month: 11, Day: 5, Commits: 1, Before: was, After: some},
		{Year: 2026, Month: 10, Day: 1, Commits: 1, Before: tree.Files{}, After: then, Beginning: true},
	}}
}

var sites struct {
	sync.Once
	files map[string][]byte
}

// site is the made-up register, built once.
func site(t *testing.T) map[string][]byte {
	t.Helper()
	sites.Do(func() { sites.files = made(t, content(t), "", address) })
	if sites.files == nil {
		t.Fatal("the made-up register could not be built")
	}
	return sites.files
}
