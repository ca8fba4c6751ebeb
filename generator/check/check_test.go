package check

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// parts are the things of the valid register that cases spoil.
type parts struct {
	*register.Register
	safer, board, vale, bryn, listed *register.Partnership
	northmarsh, eastvale, glasfryn   *register.Area
	council, police, valeCouncil     *register.Organisation
	vocab                            *register.Vocabulary
}

func validParts() *parts {
	r := valid()
	return &parts{
		Register: r, vale: r.Partnerships[0], bryn: r.Partnerships[1], listed: r.Partnerships[2], safer: r.Partnerships[3], board: r.Partnerships[4],
		eastvale: r.Areas[0], glasfryn: r.Areas[1], northmarsh: r.Areas[2],
		council: r.Organisations[0], police: r.Organisations[1], valeCouncil: r.Organisations[2], vocab: &r.Vocabulary,
	}
}

// shown writes a problem in two lines: where and what, then the remedy. Files of the two partnerships
// that cases spoil most are shortened.
func shown(p problem.Problem) string {
	file := strings.NewReplacer("areas/northmarsh/partnerships/safer-reedham/", "safer/", "areas/northmarsh/partnerships/safety-board/", "board/",
		"vocabulary/", "", "areas/northmarsh/area.toml", "northmarsh").Replace(p.File)
	key := ""
	if p.AtKey {
		key = " (key)"
	}
	return fmt.Sprintf("%s %s %s %s%s: %s\n\t%s", p.Check, p.Severity, file, p.Field, key, p.What, p.Remedy)
}

func shownAll(problems []problem.Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, shown(p))
	}
	return strings.Join(lines, "\n")
}

func TestValid(t *testing.T) {
	if got := shownAll(Register(valid(), today)); got != "" {
		t.Errorf("the valid register has problems:\n%s", got)
	}
}

var update = flag.Bool("update", false, "write what is found into testdata")

// What each case must bring to light stands under the case's name in testdata/spoiled.txtar.
func TestSpoiled(t *testing.T) {
	const file = "testdata/spoiled.txtar"
	found := &txtar.Archive{Comment: []byte("What check.Register says of the valid register when one thing in it is spoiled; see cases_test.go.\n\n")}
	want := map[string]string{}
	if archive, err := txtar.ParseFile(file); err == nil {
		for _, f := range archive.Files {
			want[f.Name] = string(f.Data)
		}
	} else if !*update {
		t.Fatal(err)
	}
	for _, c := range cases {
		p := validParts()
		c.spoil(p)
		got := shownAll(Register(p.Register, today))
		if got != "" {
			got += "\n"
		}
		found.Files = append(found.Files, txtar.File{Name: c.name, Data: []byte(got)})
		if *update {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			if expected, ok := want[c.name]; !ok || got != expected {
				t.Errorf("got:\n%s\nwant:\n%s", got, expected)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(found), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if len(want) != len(cases) {
		t.Errorf("%s has %d cases, but there are %d", file, len(want), len(cases))
	}
}

// Every check must have a case that makes it speak.
func TestEveryCheckHasACase(t *testing.T) {
	spoken := map[string]bool{}
	for _, c := range cases {
		p := validParts()
		c.spoil(p)
		for _, found := range Register(p.Register, today) {
			spoken[found.Check] = true
		}
	}
	for _, c := range All() {
		if !spoken[c.Name] {
			t.Errorf("no case spoils the register for the check %q", c.Name)
		}
		if c.Summary == "" || !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(c.Name) {
			t.Errorf("the check %q needs a name in kebab-case and a summary", c.Name)
		}
	}
}

// What is found must not depend on the order of maps.
func TestSameEveryTime(t *testing.T) {
	r := spoiledEverywhere("07700 900123")
	first := Register(r, today)
	for range 5 {
		if !reflect.DeepEqual(first, Register(r, today)) {
			t.Fatal("two runs over one register gave different problems")
		}
	}
}

// Every text of every file must be looked at, so that a key which is added later is guarded too.
func TestWalkReachesEveryText(t *testing.T) {
	const marker = "07700 900123"
	r := spoiledEverywhere(marker)
	want := countTexts(reflect.ValueOf(r), marker)
	got := map[place]bool{}
	for _, p := range Register(r, today) {
		if p.Check == "mobile-number" {
			at := place{p.File, p.Field}
			if got[at] {
				t.Errorf("%v is reported twice", at)
			}
			if p.File == "" || p.Field == "" {
				t.Errorf("%v has no place", at)
			}
			got[at] = true
		}
	}
	if len(got) != want {
		t.Errorf("the mobile number stands in %d texts, but is found in %d", want, len(got))
	}
	for _, at := range []place{
		{"register.toml", "name_cy"}, {"register.toml", "attributions[0]"}, {"vocabulary/evidence.toml", "effect[0].name"},
		{"vocabulary/partnership-types.toml", "type[0].publishes[0]"}, {"file-of-Area", "doubts_cy[0]"},
		{"file-of-Area", "authorities[0].short_names[0]"}, {"file-of-Partnership", "seats[0].note"}, {"file-of-Evidence", "period_cy"},
		{"cy-of-Evidence", "line:1"}, {"en-of-Article", "line:1"},
	} {
		if !got[at] {
			t.Errorf("the text at %v is not looked at", at)
		}
	}
}

// spoiledEverywhere makes a register with one of everything, and the marker in every text.
func spoiledEverywhere(marker string) *register.Register {
	r := &register.Register{}
	var fill func(v reflect.Value, name string)
	fill = func(v reflect.Value, name string) {
		switch v.Kind() {
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), name)
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0), name)
		case reflect.Struct:
			if p, ok := v.Addr().Interface().(*register.Prose); ok {
				*p = register.Prose{EN: marker, CY: marker, FileEN: "en-of-" + name, FileCY: "cy-of-" + name}
				return
			}
			for i := range v.NumField() {
				f := v.Type().Field(i)
				switch {
				case f.Name == "File":
					v.Field(i).SetString("file-of-" + v.Type().Name())
				case f.Tag.Get("toml") != "-" || f.Type.Kind() != reflect.String:
					fill(v.Field(i), v.Type().Name())
				}
			}
		case reflect.String:
			if v.Type() == reflect.TypeFor[string]() {
				v.SetString(marker)
			}
		}
	}
	fill(reflect.ValueOf(r).Elem(), "Register")
	r.Published = nil // identifiers are no texts
	return r
}

func countTexts(v reflect.Value, marker string) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer:
		return countTexts(v.Elem(), marker)
	case reflect.Slice:
		for i := range v.Len() {
			n += countTexts(v.Index(i), marker)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			n += countTexts(v.Field(i), marker)
		}
	case reflect.String:
		if v.String() == marker {
			n = 1
		}
	}
	return n
}

func TestFindLoops(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"a>b", ""},
		{"a>a", "a>a"},
		{"a>b b>a", "a>b>a"},
		{"b>c c>d d>b a>b", "b>c>d>b"},
		{"a>b b>a a>c c>a", "a>b>a a>c>a"},
		{"c>b b>c b>a a>b", "a>b>a b>c>b"},
		{"a>b b>c c>a b>a", "a>b>a"},
		{"a>b a>b b>a", "a>b>a"},
	} {
		lines := map[string][]string{}
		for _, l := range strings.Fields(c.lines) {
			from, to, _ := strings.Cut(l, ">")
			lines[from] = append(lines[from], to)
		}
		var got []string
		for _, loop := range findLoops(lines, strings.Compare) {
			got = append(got, strings.Join(loop, ">"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("lines %s: got %q, want %q", c.lines, strings.Join(got, " "), c.want)
		}
	}
}

func TestAllIsACopy(t *testing.T) {
	list := All()
	list[0].Name = "spoiled"
	if slices.ContainsFunc(All(), func(c Check) bool { return c.Name == "spoiled" }) {
		t.Error("All gives the table itself, not a copy")
	}
}
