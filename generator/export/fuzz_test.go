package export

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzCSV puts any text into a table: it is read back as it was, but for the apostrophe before what a spreadsheet would
// take for a formula.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"plain", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a\"b,c;d", "a\r\nb", "＝1+1", "＋1", "－1", "＠x", "", "'=1", "ŵ", "\ufeff=1", " =1", "=cmd|' /C calc'!A0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table := &Table{Name: "x", Columns: []Column{{"a", Text}, {"b", Text}}}
		table.Add(text, "end")
		b := bytes.TrimPrefix(table.CSV(), []byte(mark))
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[1]) != 2 || rows[1][1] != "end" {
			t.Fatalf("%q is read as %q: %v", b, rows, err)
		}
		got := rows[1][0]
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(got, " \u00a0\u3000\ufeff"))
		if strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) && got != "" && first != utf8.RuneError {
			t.Errorf("a spreadsheet would run %q", got)
		}
		same := func(s string) string { return strings.NewReplacer("\r\n", "\n", "\r", "").Replace(s) }
		if same(strings.TrimPrefix(got, "'")) != same(strings.TrimPrefix(text, "'")) {
			t.Errorf("%q is read as %q", text, got)
		}
	})
}

// FuzzFeed puts any text into a feed and reads the same text, without what XML can't hold.
func FuzzFeed(f *testing.F) {
	f.Add("Bwrdd ŵ 🏛️ ]]> &", "a\nb\x00<script>")
	f.Add("&#0;", "\ufffe\xff")
	f.Add("<![CDATA[x]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;")
	f.Fuzz(func(t *testing.T, title, address string) {
		feed := &Feed{ID: "tag:a", Title: title, Language: "en", Self: "https://a.example/", Address: address, Author: title,
			Entries: []*Entry{{ID: "tag:b", Title: Phrase{title, "cy"}, Summary: Phrase{"x" + title, "en"}, Address: address}}}
		b := feed.Atom()
		var got struct {
			Title   string `xml:"title"`
			Entries []struct {
				Title string `xml:"title"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(b, &got); err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		clean := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace
		if want := clean(whole(title)); len(got.Entries) != 1 || clean(got.Title) != want || clean(got.Entries[0].Title) != want {
			t.Errorf("%q is read as %q", want, got)
		}
	})
}

// whole is what XML can hold of a text.
func whole(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 {
			b.WriteRune(r)
		} else {
			b.WriteRune('\ufffd')
		}
	}
	return b.String()
}
