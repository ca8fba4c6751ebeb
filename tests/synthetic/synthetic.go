// Package synthetic makes up a register of the size of a whole country, to measure with: as many police force
// areas as wanted, each with as many partnerships. Places, bodies and figures are invented and look it; the
// vocabulary, the words and the editions come from a real content folder. The same numbers always give the
// same bytes.
//
// What each area holds follows what real offices have: seven councils, a hundred organisations, a community
// safety partnership for each council, then one after the other the kinds of the vocabulary. Every tenth area
// lies in Wales and has Welsh beside most of its English. Figures per partnership: six to fourteen seats, a
// chair or two, five in ten with dated meetings, about six claims of evidence for ten partnerships, three in
// ten with money, one in seven known from a list alone.
package synthetic

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"

	"path/filepath"
	"strconv"
	"strings"
	"testing/fstest"

	"partnershipregister/generator/content"
	"partnershipregister/generator/language"
	"partnershipregister/generator/register"
)

// AsAt is the day on which the register is true: what was held lies before it, what is planned behind it.
const AsAt register.Day = 20261122

// Files makes a content folder up and gives it as a file system. Base is the content folder that the vocabulary,
// the words and the editions come from.
func Files(base fs.FS, areas, partnerships int, seed uint64) (fstest.MapFS, error) {
	files := fstest.MapFS{}
	err := each(base, areas, partnerships, seed, func(name string, data []byte) error {
		if files[name] != nil {
			return fmt.Errorf("the file %q was made twice", name)
		}
		files[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return nil
	})
	return files, err
}

// Write makes the same content folder up in a folder, which need not be there yet.
func Write(dir string, base fs.FS, areas, partnerships int, seed uint64) error {
	return each(base, areas, partnerships, seed, func(name string, data []byte) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	})
}

// each gives every file of the content folder, one area after the other.
func each(base fs.FS, areas, partnerships int, seed uint64, write func(name string, data []byte) error) error {
	if areas < 1 || partnerships < 0 || areas*places > len(firsts)*len(lasts)*len(sides) {
		return fmt.Errorf("%d areas with %d partnerships can't be made up: there are names for 1 to %d areas", areas, partnerships, len(firsts)*len(lasts)*len(sides)/places)
	}
	shipped, _, err := content.Read(base)
	if err != nil {
		return fmt.Errorf("reading the vocabulary: %w", err)
	}
	if err := keep(base, write); err != nil {
		return err
	}
	if err := write("register.toml", []byte(settings)); err != nil {
		return err
	}
	for i := range areas {
		// Each area has a chance of its own, so that it stays the same however many others there are.
		m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(i))), vocabulary: &shipped.Register.Vocabulary, write: write, seed: seed, number: i}
		if m.area(partnerships); m.err != nil {
			return m.err
		}
	}
	return nil
}

// keep copies what is not made up. The partnerships of editions are real ones, so they are left out.
func keep(base fs.FS, write func(name string, data []byte) error) error {
	for _, pattern := range []string{"vocabulary/*.toml", "words/*.toml", "editions/*/edition.toml", "editions/*/pages/*.md"} {
		names, err := fs.Glob(base, pattern)
		if err != nil {
			return err
		}
		for _, name := range names {
			data, err := fs.ReadFile(base, name)
			if err != nil {
				return err
			}
			if err := write(name, data); err != nil {
				return err
			}
		}
	}
	return nil
}

const settings = `# Made up, to measure with. Nothing here is true of any place or body.

name = "Made-up partnership register"
name_cy = "Cofrestr ddychmygol"
publisher = "nobody: everything in this register is invented"
publisher_cy = "neb: mae popeth yn y gofrestr hon wedi'i ddychmygu"

address = "https://register.example/"
repository = "https://github.com/example/partnership-register"
branch = "main"

licence = "Open Government Licence v3.0"
licence_cy = "Trwydded Llywodraeth Agored v3.0"
licence_url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
`

// places is how many made-up places an area takes: its own name and those of its councils.
const places = councils + 1
const councils = 7

// A place is one made-up name; cy is the Welsh one, empty in England.
type place struct{ id, en, cy string }

// A body is an organisation.
type body struct {
	id, name, cy string
	kind, sector string
	ended        bool
}

// maker makes one area up.
type maker struct {
	*rand.Rand
	vocabulary *register.Vocabulary
	write      func(name string, data []byte) error
	err        error
	seed       uint64
	number     int

	home     place
	nation   register.Nation
	councils []place
	bodies   []body
	// taken are the identifiers and names of the partnerships so far.
	taken map[string]bool
	made  []made
}

// made is what later partnerships need to know of an earlier one.
type made struct {
	id, typ string
	ended   bool
}

func (m *maker) file(name, text string) {
	if m.err == nil {
		m.err = m.write(name, []byte(text))
	}
}

func (m *maker) chance(ofTen int) bool { return m.IntN(10) < ofTen }

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// some gives n different items of a list, in its order.
func some[T any](m *maker, list []T, n int) []T {
	var chosen []T
	for i, item := range list {
		if m.IntN(len(list)-i) < n-len(chosen) {
			chosen = append(chosen, item)
		}
	}
	return chosen
}

// place gives the nth made-up place of the country.
func (m *maker) place(n int) place {
	// A step that shares no factor with the number of names visits each once.
	all := len(firsts) * len(lasts) * len(sides)
	n = (n*7919 + int(m.seed%1000)) % all
	first := firsts[n%len(firsts)]
	last := lasts[n/len(firsts)%len(lasts)]
	side := sides[n/len(firsts)/len(lasts)]
	p := place{en: strings.TrimSpace(side + " " + first + last)}
	if m.nation == register.Wales {
		p.cy = strings.TrimSpace(welshLasts[last] + strings.ToLower(first) + " " + welshSides[side])
	}
	p.id = language.Slug(p.en)
	return p
}

func (m *maker) area(partnerships int) {
	m.nation = register.England
	if m.number%10 == 9 {
		m.nation = register.Wales
	}
	m.taken = map[string]bool{}
	m.home = m.place(m.number * places)
	for i := range councils {
		m.councils = append(m.councils, m.place(m.number*places+1+i))
	}
	m.organisations()
	m.areaFile()
	for i := range partnerships {
		m.partnership(i)
	}
}

func (m *maker) code(kind string, n int) string {
	letter := "E"
	if m.nation == register.Wales {
		letter = "W"
	}
	return fmt.Sprintf("%s%s9%05d", letter, kind, n)
}

func (m *maker) areaFile() {
	var b toml
	b.text("name", m.home.en, m.home.cy)
	if m.chance(5) {
		b.raw("short_names", quoted([]string{initials(m.home.en + " Police Area")}))
	}
	b.raw("code", strconv.Quote(m.code(map[register.Nation]string{register.England: "23", register.Wales: "15"}[m.nation], m.number)))
	b.raw("nation", strconv.Quote(string(m.nation)))
	b.text("region", "Far "+sides[1+m.number%(len(sides)-1)], "")
	b.blank()
	b.raw("force", strconv.Quote(m.home.id+"-police"))
	b.rows("local_policing_bodies", []string{row("organisation", m.home.id+"-policing-body", "title", "Police and Crime Commissioner for "+m.home.en,
		"title_cy", m.welsh("Comisiynydd Heddlu a Throsedd "+m.home.cy), "kind", "police-and-crime-commissioner", "end_announced", "2028-05")})
	b.blank()
	var authorities, safety []string
	// In two areas of three the councils stand alone; in the third the first is a county around the others.
	county := m.nation == register.England && m.number%3 == 2
	for i, p := range m.councils {
		n := m.number*councils + i
		kind, group := "unitary", "06"
		if county && i > 0 {
			kind, group = "district", "07"
		} else if county {
			kind, group = "county", "10"
		}
		r := []string{"id", p.id, "name", p.en, "name_cy", m.welsh(p.cy), "code", m.code(group, n), "kind", kind}
		if kind == "district" {
			r = append(r, "county", m.councils[0].id)
		}
		authorities = append(authorities, row(append(r, "council", p.id+"-council")...))
		if kind != "county" {
			safety = append(safety, "{ "+fields("code", m.safetyCode(i), "name", p.en)+", authorities = "+quoted([]string{p.id})+" }")
		}
	}
	b.rows("authorities", authorities)
	b.rows("community_safety_areas", safety)
	b.blank()
	b.raw("tile_column", strconv.Itoa(m.number%12+1))
	b.raw("tile_row", strconv.Itoa(m.number/12+1))
	b.text("tile_label", m.home.en[:min(4, len(m.home.en))], m.welsh(m.home.cy[:min(4, len(m.home.cy))]))
	b.blank()
	b.rows("sources", []string{m.source("List of made-up police force areas", "2025-04-01")})
	b.raw("as_of", `"2025-04-01"`)
	m.file("areas/"+m.home.id+"/area.toml", b.String())
}

// safetyCode is the code of the community safety area of the ith council.
func (m *maker) safetyCode(i int) string {
	return m.code(map[register.Nation]string{register.England: "22", register.Wales: "14"}[m.nation], m.number*councils+i)
}

func (m *maker) welsh(text string) string {
	if m.nation == register.Wales {
		return text
	}
	return ""
}

// organisations makes a hundred up: those that each area has, and then what each place may have.
func (m *maker) organisations() {
	add := func(id, name, cy, kind string) {
		sector := ""
		for _, k := range m.vocabulary.MemberKinds {
			if string(k.ID) == kind {
				sector = string(k.Sector)
			}
		}
		m.bodies = append(m.bodies, body{id: id, name: name, cy: m.welsh(cy), kind: kind, sector: cmp.Or(sector, "charity")})
	}
	home := m.home
	add(home.id+"-police", home.en+" Police", "Heddlu "+home.cy, "police")
	add(home.id+"-policing-body", "Police and Crime Commissioner for "+home.en, "Comisiynydd Heddlu a Throsedd "+home.cy, "local-policing-body")
	for _, p := range m.councils {
		add(p.id+"-council", p.en+" Council", "Cyngor "+p.cy, "local-authority")
	}
	add(home.id+"-fire", home.en+" Fire and Rescue Service", "Gwasanaeth Tân ac Achub "+home.cy, "fire")
	health := "integrated-care-board"
	if m.nation == register.Wales {
		health = "local-health-board"
	}
	add(home.id+"-health", home.en+" Health Board", "Bwrdd Iechyd "+home.cy, health)
	add(home.id+"-probation", home.en+" Probation Service", "Gwasanaeth Prawf "+home.cy, "probation")
	add(home.id+"-youth-justice", home.en+" Youth Justice Service", "Gwasanaeth Cyfiawnder Ieuenctid "+home.cy, "youth-justice-service")
	add(home.id+"-prosecutors", home.en+" Prosecution Office", "", "prosecution")
	add(home.id+"-courts", home.en+" Courts Office", "", "courts")
	for _, k := range localBodies {
		for _, p := range append([]place{home}, m.councils...) {
			if len(m.bodies) < 98 {
				name := p.en + " " + k.name
				add(language.Slug(name), name, "", k.kind)
			}
		}
	}
	for _, p := range m.councils[:2] {
		name := p.en + " Primary Care Trust"
		add(language.Slug(name), name, "", "health")
		m.bodies[len(m.bodies)-1].ended = true
	}
	for i, o := range m.bodies {
		var b toml
		b.text("name", o.name, o.cy)
		if m.chance(4) {
			b.raw("short_names", quoted([]string{initials(o.name)}))
		}
		b.raw("sector", strconv.Quote(o.sector))
		b.raw("kind", strconv.Quote(o.kind))
		b.raw("nations", quoted([]string{string(m.nation)}))
		b.raw("areas", quoted([]string{m.home.id}))
		if m.chance(6) {
			b.raw("website", strconv.Quote("https://"+o.id+".example/"))
		}
		if o.ended {
			b.raw("until", `"2013-03-31"`)
			b.raw("successors", quoted([]string{m.home.id + "-health"}))
		}
		if i%3 == 0 {
			b.rows("sources", []string{m.source("List of made-up bodies", "2026-03")})
		}
		m.file("organisations/"+o.id+".toml", b.String())
	}
}

func (m *maker) source(title, date string) string {
	return row("title", title, "url", "https://"+m.home.id+".example/"+language.Slug(title), "date", date)
}
