// Package data_test reads the downloads of the shipped register back, as somebody else's program would:
// the tables with a CSV reader, and what is promised about them from their own description.
package data_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"partnershipregister/generator/build"
	"partnershipregister/generator/register"
)

// world is the shipped register with the files of every bundle.
type world struct {
	register *register.Register
	files    map[string][]byte
	// folders are those with a description of tables.
	folders []string
}

var shipped = sync.OnceValues(func() (*world, error) {
	const day = register.Day(20261122)
	c, _, err := build.Check(os.DirFS("../../content"), day)
	if err != nil {
		return nil, err
	}
	prepared, err := build.Prepare(c, build.Options{Themes: os.DirFS("../../themes"), Today: day, On: day})
	if err != nil {
		return nil, err
	}
	w := &world{register: c.Register, files: map[string][]byte{}}
	for _, b := range prepared.Bundles {
		files, err := b.Files()
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			w.files[f.Name] = f.Content
			if folder, ok := strings.CutSuffix(f.Name, "datapackage.json"); ok {
				w.folders = append(w.folders, folder)
			}
		}
	}
	return w, nil
})

func load(t *testing.T) *world {
	t.Helper()
	w, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// description is what datapackage.json says, as far as it is looked at here.
type description struct {
	Name      string
	Resources []struct {
		Name, Path, Description string
		Schema                  struct {
			Fields []struct {
				Name, Type, Format, Description string
				Constraints                     struct {
					Pattern  string
					Required bool
				}
			}
			PrimaryKey  []string
			ForeignKeys []struct {
				Fields    string
				Reference struct{ Resource, Fields string }
			}
		}
	}
}

// table is one file read back: its rows as maps from a column's name to the value.
type table struct {
	header []string
	rows   []map[string]string
}

func read(t *testing.T, b []byte) table {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := table{header: records[0]}
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, v := range r {
			row[got.header[i]] = v
		}
		got.rows = append(got.rows, row)
	}
	return got
}

// TestTables holds every table of every site to what the site's own description promises.
func TestTables(t *testing.T) {
	w := load(t)
	if len(w.folders) != 2+len(w.register.Areas) {
		t.Errorf("%d folders of downloads; want one for each of %d areas and both editions", len(w.folders), len(w.register.Areas))
	}
	for _, folder := range w.folders {
		t.Run(strings.Trim(folder, "/"), func(t *testing.T) {
			var d description
			if err := json.Unmarshal(w.files[folder+"datapackage.json"], &d); err != nil {
				t.Fatal(err)
			}
			for _, fault := range faults(t, d, func(path string) []byte { return w.files[folder+path] }) {
				t.Error(fault)
			}
		})
	}
}

// faults lists what tables do not keep of their description.
func faults(t *testing.T, d description, file func(path string) []byte) []string {
	var list []string
	fault := func(parts ...string) { list = append(list, strings.Join(parts, " ")) }
	values := map[string]map[string]bool{} // by "table.column"
	tables := map[string]table{}
	for _, r := range d.Resources {
		got := read(t, file(r.Path))
		tables[r.Name] = got
		var header []string
		for _, f := range r.Schema.Fields {
			header = append(header, f.Name)
			if f.Description == "" {
				fault(r.Name, f.Name, "has no description")
			}
		}
		if !slices.Equal(header, got.header) {
			fault(r.Name, "has the columns", strings.Join(got.header, " "), "and describes", strings.Join(header, " "))
		}
		seen := map[string]bool{}
		for _, row := range got.rows {
			for _, f := range r.Schema.Fields {
				v := row[f.Name]
				if values[r.Name+"."+f.Name] == nil {
					values[r.Name+"."+f.Name] = map[string]bool{}
				}
				values[r.Name+"."+f.Name][v] = true
				switch {
				case v == "" && f.Constraints.Required:
					fault(r.Name, f.Name, "is empty and must not be")
				case v != "" && !fits(f.Type, f.Format, f.Constraints.Pattern, v):
					fault(r.Name, f.Name, "holds", strconv.Quote(v))
				}
			}
			if key := r.Schema.PrimaryKey; key != nil {
				var parts []string
				for _, c := range key {
					parts = append(parts, row[c])
				}
				name := strings.Join(parts, " ")
				if seen[name] {
					fault(r.Name, "has two rows of the key", name)
				}
				seen[name] = true
			}
		}
	}
	for _, r := range d.Resources {
		for _, f := range r.Schema.ForeignKeys {
			there := values[f.Reference.Resource+"."+f.Reference.Fields]
			for v := range values[r.Name+"."+f.Fields] {
				if v != "" && !there[v] {
					fault(r.Name, f.Fields, strconv.Quote(v), "is not in", f.Reference.Resource)
				}
			}
		}
	}
	return list
}

func fits(kind, format, pattern, v string) bool {
	switch {
	case kind == "integer":
		_, err := strconv.Atoi(v)
		return err == nil
	case kind == "number":
		_, err := strconv.ParseFloat(v, 64)
		return err == nil
	case kind == "boolean":
		return v == "true" || v == "false"
	case format == "uri":
		return strings.HasPrefix(v, "http://") || strings.HasPrefix(v, "https://")
	case pattern != "":
		return regexp.MustCompile("^(?:" + pattern + ")$").MatchString(v)
	}
	return kind == "string"
}

// TestFaultsAreFound spoils a table in each way that TestTables looks for.
func TestFaultsAreFound(t *testing.T) {
	w := load(t)
	var d description
	if err := json.Unmarshal(w.files["data/datapackage.json"], &d); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ path, old, new, want string }{
		"header":       {"seats.csv", "partnership,seat,", "partnership,place,", "seats has the columns"},
		"key":          {"sectors.csv", "charity", "police", "sectors has two rows of the key police"},
		"foreign key":  {"areas.csv", "kent-police", "kant-police", `areas force "kant-police" is not in organisations`},
		"whole number": {"types.csv", ",law,", "x,law,", "types least_meetings_each_year holds"},
	} {
		t.Run(name, func(t *testing.T) {
			list := faults(t, d, func(path string) []byte {
				b := w.files["data/"+path]
				if path == test.path {
					head, rest, _ := bytes.Cut(b, []byte("\r\n"))
					if name == "header" {
						head = bytes.Replace(head, []byte(test.old), []byte(test.new), 1)
					} else {
						rest = bytes.Replace(rest, []byte(test.old), []byte(test.new), 1)
					}
					b = slices.Concat(head, []byte("\r\n"), rest)
				}
				return b
			})
			if !slices.ContainsFunc(list, func(f string) bool { return strings.HasPrefix(f, test.want) }) {
				t.Errorf("the fault was not found; found %q", list[:min(3, len(list))])
			}
		})
	}
}

// TestWholeRegister compares the national tables and the whole file with the register.
func TestWholeRegister(t *testing.T) {
	w := load(t)
	seats, meetings, funding, claims := 0, 0, 0, 0
	for _, p := range w.register.Partnerships {
		seats += len(p.Seats)
		meetings += len(p.Meetings)
		funding += len(p.Funding)
		claims += len(p.Evidence)
	}
	for name, want := range map[string]int{
		"partnerships": len(w.register.Partnerships), "organisations": len(w.register.Organisations), "areas": len(w.register.Areas),
		"seats": seats, "meetings": meetings, "funding": funding, "evidence": claims,
	} {
		if got := len(read(t, w.files["data/"+name+".csv"]).rows); got != want || want == 0 {
			t.Errorf("%s.csv has %d rows; the register has %d", name, got, want)
		}
	}
	var whole struct {
		Partnerships []struct {
			Partnership string
			Name        string
			Seats       []struct{ Organisation, Kind string }
			Evidence    []struct{ Finding string }
		}
		Areas, Organisations []json.RawMessage
	}
	if err := json.Unmarshal(w.files["data/register.json"], &whole); err != nil {
		t.Fatal(err)
	}
	if len(whole.Partnerships) != len(w.register.Partnerships) || len(whole.Areas) != len(w.register.Areas) || len(whole.Organisations) != len(w.register.Organisations) {
		t.Errorf("the whole file holds %d partnerships, %d areas, %d organisations", len(whole.Partnerships), len(whole.Areas), len(whole.Organisations))
	}
	inWhole := 0
	for _, p := range whole.Partnerships {
		inWhole += len(p.Seats)
	}
	if inWhole != seats {
		t.Errorf("the whole file holds %d seats; the register has %d", inWhole, seats)
	}
}

// TestRecords finds a record for every partnership, once.
func TestRecords(t *testing.T) {
	w := load(t)
	found := map[string]int{}
	for name, b := range w.files {
		if strings.Contains(name, "/data/") || strings.HasPrefix(name, "data/") || !strings.Contains(name, "partnerships/") || !strings.HasSuffix(name, ".json") {
			continue
		}
		var record struct{ Partnership string }
		if err := json.Unmarshal(b, &record); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		found[record.Partnership]++
	}
	for _, p := range w.register.Partnerships {
		if found[p.Ref().String()] != 1 {
			t.Errorf("%s has %d records", p.Ref(), found[p.Ref().String()])
		}
	}
}

// TestWholeFiles finds the files that hold a whole register with each edition, and with an area only where that is built alone.
func TestWholeFiles(t *testing.T) {
	w := load(t)
	for name := range w.files {
		if strings.HasSuffix(name, "/register.json") || strings.HasSuffix(name, "/popolo.json") {
			if folder, _, _ := strings.Cut(name, "/data/"); folder != "wales" && !strings.HasPrefix(name, "data/") {
				t.Errorf("%s says again what the edition's says", name)
			}
		}
	}
	const day = register.Day(20261122)
	c, _, err := build.Check(os.DirFS("../../content"), day)
	if err != nil {
		t.Fatal(err)
	}
	alone, err := build.Prepare(c, build.Options{Themes: os.DirFS("../../themes"), Today: day, On: day, Only: "kent"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"data/register.json", "data/popolo.json"} {
		b, found, err := alone.File(name)
		if err != nil || !found || !json.Valid(b) || !bytes.Contains(b, []byte("kent-community-safety-partnership")) {
			t.Errorf("an area that is built alone has no %s: %v", name, err)
		}
		if !json.Valid(w.files[name]) || len(w.files[name]) <= len(b) {
			t.Errorf("%s of everything is no larger than that of one area, or no JSON", name)
		}
	}
}
