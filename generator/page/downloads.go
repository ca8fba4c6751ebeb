package page

import "partnershipregister/generator/export"

// downloads are the tables that a site offers below data/, in the order of the page that lists them. What a
// table holds is said by the phrase "data-table.<name>".
var downloads = []struct {
	name  string
	table func(*findings) *export.Table
}{
	{"partnerships", func(f *findings) *export.Table { return export.Partnerships(f.scope.Index, f.scope.Partnerships) }},
	{"seats", func(f *findings) *export.Table { return export.Seats(f.scope.Index, f.scope.Partnerships) }},
	{"overlap", func(f *findings) *export.Table { return export.Overlap(f.overlap(), f.scope.On) }},
	{"repeated-types", func(f *findings) *export.Table { return export.RepeatedTypes(f.overlap()) }},
	{"places", func(f *findings) *export.Table { return export.Places(f.matrix()) }},
	{"lines", func(f *findings) *export.Table { return export.Lines(f.scope) }},
	{"subjects", func(f *findings) *export.Table { return export.Subjects(f.subjects()) }},
}

// Data is the page of a site's downloads.
type Data struct {
	Frame
	Tables []DataTable
}

// DataTable is one download.
type DataTable struct {
	Link
	// About says what the table holds.
	About string
}

// dataPages plans the page of downloads.
func dataPages(s *site) []*Page {
	page := s.page("data", s.at("data"), func(m *maker) any {
		place := m.plain(m.name())
		v := &Data{Frame: m.frame(Said{Text: m.say("data.title", "place", place)}, m.say("data.description", "place", place))}
		for _, d := range downloads {
			v.Tables = append(v.Tables, DataTable{m.downloadLink(d.name, d.name+".csv"), m.say("data-table." + d.name)})
		}
		return v
	})
	if s.twin != nil {
		page.twins(s, s.twin.at("data"))
	}
	return []*Page{page}
}

// dataFolder is where the site's downloads lie. They are the same in every language, so the sites of
// one place share those of the edition's first language.
func (s *site) dataFolder() string {
	if s.twin != nil && s.language != s.edition.Languages[0] {
		return s.twin.dataFolder()
	}
	return s.root + "data/"
}

// download makes a link to one of the site's tables, for the page that shows the same figures.
func (m *maker) download(table string) Link {
	return m.downloadLink(table, m.say("data.download", "table", table))
}

func (m *maker) downloadLink(table, text string) Link {
	return m.link(Said{Text: text}, m.dataFolder()+table+".csv")
}

// dataBundles plans the site's downloads.
func dataBundles(s *site) []Bundle {
	if s.dataFolder() != s.root+"data/" {
		return nil
	}
	return []Bundle{{Folder: s.dataFolder(), Make: func() ([]File, error) {
		var files []File
		for _, d := range downloads {
			b, err := d.table(s.findings).CSV()
			if err != nil {
				return nil, err
			}
			files = append(files, File{s.dataFolder() + d.name + ".csv", b})
		}
		return files, nil
	}}}
}
