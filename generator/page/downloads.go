package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"partnershipregister/generator/export"
	"partnershipregister/generator/register"
)

// downloads are the tables that a site offers below data/, in the order of the page that lists them. What a
// table holds is said by the phrase "data-table.<name>", what a column means by "data-column.<name>".
var downloads = []struct {
	// editionOnly tables set areas beside each other, which an area's site leaves out.
	editionOnly bool
	table       func(*findings) *export.Table
}{
	{false, func(f *findings) *export.Table { return export.Partnerships(f.scope.Index, f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.PartnershipAreas(f.scope.Index, f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.PartnershipAuthorities(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.PartnershipTypes(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.PartnershipPriorities(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Seats(f.scope.Index, f.scope.Partnerships, f.scope.On) }},
	{false, func(f *findings) *export.Table { return export.Chairs(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Meetings(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Duties(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Funding(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Relations(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Documents(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Sources(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Evidence(f.scope.Index, f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.EvidencePriorities(f.scope.Partnerships) }},
	{false, func(f *findings) *export.Table { return export.Organisations(f.organisations) }},
	{false, func(f *findings) *export.Table { return export.Areas(f.areas) }},
	{false, func(f *findings) *export.Table { return export.PolicingBodies(f.areas) }},
	{false, func(f *findings) *export.Table { return export.Authorities(f.areas) }},
	{false, func(f *findings) *export.Table { return export.Types(f.vocabulary()) }},
	{false, func(f *findings) *export.Table { return export.Priorities(f.vocabulary()) }},
	{false, func(f *findings) *export.Table { return export.Sectors(f.vocabulary()) }},
	{false, func(f *findings) *export.Table { return export.MemberKinds(f.vocabulary()) }},
	{false, func(f *findings) *export.Table { return export.EvidenceLevels(f.vocabulary()) }},
	{false, func(f *findings) *export.Table { return export.Effects(f.vocabulary()) }},
	{false, func(f *findings) *export.Table { return export.Counts(f.scope, f.sorted()) }},
	{false, func(f *findings) *export.Table { return export.Gaps(f.placedGaps()) }},
	{false, func(f *findings) *export.Table { return export.Claims(f.scope, f.proof()) }},
	{false, func(f *findings) *export.Table { return export.Money(f.scope) }},
	{false, func(f *findings) *export.Table { return export.Handover(f.handovers()) }},
	{false, func(f *findings) *export.Table { return export.Completeness(f.scope, f.freshness()) }},
	{false, func(f *findings) *export.Table { return export.Load(f.scope.Index, f.load()) }},
	{false, func(f *findings) *export.Table { return export.Assumptions(f.scope.Index) }},
	{false, func(f *findings) *export.Table { return export.WhatIf(slices.Concat(f.whatIf()...)) }},
	{false, func(f *findings) *export.Table { return export.Overlap(f.scope.Index, f.overlap(), f.scope.On) }},
	{false, func(f *findings) *export.Table { return export.PairsCompared(f.overlap()) }},
	{false, func(f *findings) *export.Table { return export.RepeatedTypes(f.overlap()) }},
	{false, func(f *findings) *export.Table { return export.Places(f.matrix()) }},
	{false, func(f *findings) *export.Table { return export.Lines(f.scope) }},
	{false, func(f *findings) *export.Table { return export.Subjects(f.subjects()) }},
	{true, func(f *findings) *export.Table { return export.SharedBoards(f.pairs()) }},
	{true, func(f *findings) *export.Table { return export.Compare(f.scope, f.portraits()) }},
}

// dataVersion is the version of the shape of the downloads: the first number changes when a table or a
// column goes or gets another meaning, the second when one is added. The changelog tells of each.
const dataVersion = "2.0"

// Data is the page of a site's downloads: what most people want, every table, and what its columns mean.
type Data struct {
	Frame
	// Wanted are the downloads that most people come for.
	Wanted []DataFile
	// Groups are the tables by what they are about.
	Groups []DataGroup
	// Dictionary leads to the meanings of the columns on the page of the edition; nil where they stand on this one.
	Dictionary *Link
	// Files are the downloads that are no tables.
	Files []DataFile
	// Version is a sentence with the version of the data's shape.
	Version string
	// Citation is how to cite the data, with the date of its facts.
	Citation string
	// LoadingGuide tells how to load the data, Changes what changed in its shape. Nil without a repository.
	LoadingGuide, Changes *Link
}

// DataGroup is tables of one sort.
type DataGroup struct {
	Heading, Anchor string
	Tables          []DataTable
}

// DataTable is one table to download.
type DataTable struct {
	Link
	// Name of the table, and Anchor of its columns on the page where their meanings stand, to which Meanings leads.
	Name, Anchor, Meanings string
	// About says what the table holds, Size how many rows and columns it has.
	About, Size string
	// Columns are empty where the meanings stand on another page.
	Columns []DataColumn
}

// DataFile is another download.
type DataFile struct {
	Link
	About string
}

// DataColumn is one column of a table. It means the same in all tables.
type DataColumn struct {
	Name, Form, Meaning string
}

// dataPages plans the page of downloads.
func dataPages(s *site) []*Page {
	page := s.page("data", s.at("data"), func(m *maker) any { return m.dataView() })
	if s.twin != nil {
		page.twins(s, s.twin.at("data"))
	}
	return []*Page{page}
}

// The tables that hold what entries say, and those of the words and kinds that these use. All others hold what is worked out.
var (
	factTables = []string{"partnerships", "partnership_areas", "partnership_authorities", "partnership_types", "partnership_priorities", "seats", "chairs", "meetings",
		"duties", "funding", "relations", "documents", "sources", "evidence", "evidence_priorities", "organisations", "areas", "policing_bodies", "authorities"}
	wordTables = []string{"types", "priorities", "sectors", "member_kinds", "evidence_levels", "effects", "assumptions"}
)

func (m *maker) dataView() *Data {
	place := m.plain(m.covered())
	v := &Data{Frame: m.frame(Said{Text: m.say("data.title", "place", place)}, m.say("data.description", "place", place))}
	v.Version = m.say("data.version", "version", dataVersion)
	v.Wanted = []DataFile{
		{m.downloadLink("partnerships.csv", m.say("data-page.list")), m.count("count.bodies", len(m.findings.scope.Partnerships))},
		m.wholeFile("register.json", "whole"),
	}
	if len(m.meeting()) > 0 || m.area != nil {
		v.Wanted = append(v.Wanted, DataFile{m.link(Said{Text: m.say("data-page.calendar")}, calendarOf(m.at("meetings"))), m.count("meetings.n", len(m.diary()))})
	}
	facts := DataGroup{Heading: m.say("data-page.facts"), Anchor: "facts"}
	worked := DataGroup{Heading: m.say("data-page.worked-out"), Anchor: "worked-out"}
	kinds := DataGroup{Heading: m.say("data-page.kinds"), Anchor: "kinds"}
	// An area's tables have the columns of its edition's.
	if edition := m.plan.editionSite(m.site); edition != nil && edition != m.site {
		l := m.link(Said{Text: m.say("data.dictionary")}, edition.at("data"))
		v.Dictionary = &l
	}
	for _, t := range m.findings.outlines() {
		row := DataTable{Link: m.downloadLink(t.Name+".csv", t.Name+".csv"), Name: t.Name, Anchor: "columns-" + t.Name, About: m.say("data-table." + t.Name)}
		row.Size = m.say("data-page.size", "rows", m.count("data-page.rows", t.Rows), "columns", m.count("data-page.columns", len(t.Columns)))
		row.Meanings = "#" + row.Anchor
		if v.Dictionary != nil {
			row.Meanings = v.Dictionary.Href + row.Meanings
		}
		for _, c := range t.Columns {
			if v.Dictionary != nil {
				break
			}
			row.Columns = append(row.Columns, DataColumn{Name: c.Name, Form: m.say("data.type-" + string(c.Type)), Meaning: m.meaning(c.Name)})
		}
		group := &worked
		if slices.Contains(factTables, t.Name) {
			group = &facts
		} else if slices.Contains(wordTables, t.Name) {
			group = &kinds
		}
		group.Tables = append(group.Tables, row)
	}
	v.Groups = []DataGroup{facts, worked, kinds}
	v.Files = []DataFile{
		m.wholeFile("popolo.json", "popolo"),
		{m.downloadLink("datapackage.json", m.say("data.package")), m.say("data.package-about", "standard", "Tabular Data Package")},
		{m.downloadLink("csv-metadata.json", m.say("data.csvw")), m.say("data.package-about", "standard", "CSV on the Web")},
	}
	v.AsOf = m.asOf(m.partnerships)
	if v.AsOf != "" {
		v.Citation = m.say("data.citation", "publisher", v.Publisher, "title", v.Heading.Text, "facts", v.AsOf, "address", v.Canonical)
	}
	if m.plan.Repository != "" {
		file := func(key, name string) *Link {
			return &Link{Said: Said{Text: m.say(key)}, Href: m.plan.Repository + "/blob/" + m.plan.Branch + "/" + name, Count: -1}
		}
		v.LoadingGuide, v.Changes = file("data-page.loading", "docs/data.md"), file("data-page.versions", "docs/data.md#versions")
	}
	v.StructuredData = m.datasetData(&v.Frame)
	return v
}

// meaning says what a column means.
func (m *maker) meaning(name string) string {
	if base, ok := strings.CutSuffix(name, "_cy"); ok {
		return m.say("data.in-welsh", "what", m.say("data-column."+base))
	}
	if fact, ok := strings.CutPrefix(name, "states_"); ok {
		return m.say("data.states", "fact", m.say("fact-name."+strings.ReplaceAll(fact, "_", "-")))
	}
	return m.say("data-column." + name)
}

func newestOf(list []*register.Partnership) register.Date {
	var newest register.Date
	for _, p := range list {
		if p.AsOf.Last() > newest.Last() {
			newest = p.AsOf
		}
	}
	return newest
}

// dataSite is the site whose downloads the site offers. They are the same in every language, so the sites of
// one place share those of the edition's first language.
func (s *site) dataSite() *site {
	if s.twin != nil && s.language != s.edition.Languages[0] {
		return s.twin
	}
	return s
}

// wholeSite is the site with the files that hold a whole register: that of the edition where the output has it. An area's would
// say once more what the edition's and the records of its partnerships say.
func (s *site) wholeSite() *site {
	if edition := s.plan.editionSite(s.dataSite()); edition != nil {
		return edition
	}
	return s.dataSite()
}

// wholeFile leads to such a file.
func (m *maker) wholeFile(file, key string) DataFile {
	whole := m.wholeSite()
	text, about := m.say("data."+key), m.say("data."+key+"-about")
	if whole != m.dataSite() {
		about = m.say("data-files.of-all", "place", m.plain(whole.gathered().name())) + " " + about
	}
	return DataFile{m.link(Said{Text: text}, whole.dataFolder()+file), about}
}

// dataFolder is where the site's downloads lie.
func (s *site) dataFolder() string { return s.dataSite().root + "data/" }

// download makes a link to one of the site's tables, for the page that shows the same figures.
func (m *maker) download(table string) Link {
	return m.downloadLink(table+".csv", m.say("data.download", "table", table))
}

func (m *maker) downloadLink(file, text string) Link {
	return m.link(Said{Text: text}, m.dataFolder()+file)
}

// dataBundles plans the site's downloads.
func dataBundles(s *site) []Bundle {
	if s.dataSite() != s {
		return nil
	}
	bundles := []Bundle{{Folder: s.dataFolder(), Make: s.dataFiles}}
	return append(bundles, Bundle{Folder: s.root, Make: s.recordFiles})
}

// dataFiles makes the tables, their descriptions, and all of it as one file.
func (s *site) dataFiles(add func(File) error) error {
	m := &maker{site: s, page: &Page{Address: s.at("data")}}
	folder := s.dataFolder()
	if err := s.findings.eachTable(func(t *export.Table) error { return add(File{folder + t.Name + ".csv", t.CSV()}) }); err != nil {
		return err
	}
	place := m.plain(s.covered())
	settings := &s.plan.index.Register.Settings
	p := &export.Package{
		Name: "register", Title: m.say("data.title", "place", place), Description: m.say("data.description", "place", place), Version: dataVersion,
		Homepage: m.absolute(s.at("data")), Licence: settings.Licence.EN, LicenceURL: string(settings.LicenceURL),
		Describe: m.meaning, Explain: func(table string) string { return m.say("data-table." + table) },
		Tables: s.findings.outlines(),
	}
	if s.area != nil {
		p.Name = string(s.area.ID)
	} else if !s.edition.FrontDoor {
		p.Name = string(s.edition.ID)
	}
	for _, made := range []struct {
		name string
		make func() ([]byte, error)
	}{{"datapackage.json", p.DataPackage}, {"csv-metadata.json", p.CSVW}} {
		b, err := made.make()
		if err != nil {
			return fmt.Errorf("%s: %w", made.name, err)
		}
		if err := add(File{folder + made.name, b}); err != nil {
			return err
		}
	}
	if s.wholeSite() == s {
		if err := add(File{folder + "register.json", s.whole()}); err != nil {
			return err
		}
		f := s.findings
		if err := add(File{folder + "popolo.json", export.Popolo(f.scope.Index, f.areas, f.organisations, f.scope.Partnerships)}); err != nil {
			return err
		}
	}
	return m.err
}

// whole writes every entry that the site shows as one JSON file, an entry a line.
func (s *site) whole() []byte {
	settings := &s.plan.index.Register.Settings
	b, _ := json.Marshal(struct {
		Version    string `json:"version"`
		Licence    string `json:"licence"`
		LicenceURL string `json:"licence_url"`
	}{dataVersion, settings.Licence.EN, string(settings.LicenceURL)})
	b = b[:len(b)-1]
	list := func(name string, n int, entry func(b []byte, i int) []byte) {
		// One entry of sixteen tells how much room all will take: the file is the largest of all, and should not be copied as it grows.
		var some []byte
		for i := 0; i < n; i += 16 {
			some = entry(some, i)
		}
		b = slices.Grow(b, len(some)*17+4096)
		b = append(b, ",\n\""+name+"\":["...)
		for i := range n {
			if i > 0 {
				b = append(b, ',')
			}
			b = entry(append(b, '\n'), i)
		}
		b = append(b, "\n]"...)
	}
	f := s.findings
	list("areas", len(f.areas), func(b []byte, i int) []byte { return export.AppendRecord(b, f.areas[i], "area", string(f.areas[i].ID)) })
	list("organisations", len(f.organisations), func(b []byte, i int) []byte {
		return export.AppendRecord(b, f.organisations[i], "organisation", string(f.organisations[i].ID))
	})
	list("partnerships", len(f.scope.Partnerships), func(b []byte, i int) []byte { return s.record(b, f.scope.Partnerships[i]) })
	return append(b, "\n}\n"...)
}

// record writes one partnership with the address of its page.
func (s *site) record(b []byte, p *register.Partnership) []byte {
	address := s.plan.Address + s.partnership(p)
	if home := s.plan.home(p, s); home != nil {
		address = s.plan.Address + home.partnership(p)
	}
	return export.AppendPartnership(b, p, address)
}

// recordFiles makes a file beside the page of each partnership whose home the site is.
func (s *site) recordFiles(add func(File) error) error {
	var b []byte
	for _, p := range s.partnerships {
		if !s.isHome(p) {
			continue
		}
		b = append(s.record(b[:0], p), '\n')
		if err := add(File{recordOf(s.partnership(p)), slices.Clone(b)}); err != nil {
			return err
		}
	}
	return nil
}

// recordOf gives the address of the record beside a page.
func recordOf(page string) string { return strings.TrimSuffix(page, ".html") + ".json" }

// recordLink leads from a partnership's page to its record, where the output holds it.
func (m *maker) recordLink(p *register.Partnership) *Link {
	home := m.plan.home(p, m.dataSite())
	if home == nil {
		return nil
	}
	home = home.dataSite()
	l := m.link(Said{Text: m.say("data.record")}, recordOf(home.partnership(p)))
	return &l
}
