package edit

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
)

// FuzzImport takes over any table: it is refused with words, or what it makes of the files can be read.
func FuzzImport(f *testing.F) {
	names := []string{"partnerships", "chairs", "seats", "organisations", "sources"}
	{
		t := &testing.T{}
		folder := small(t, reedham)
		for i, name := range names {
			var b bytes.Buffer
			if err := folder.Export(&b, name); err != nil {
				f.Fatal(err)
			}
			f.Add(i, b.Bytes())
			f.Add(i, []byte(strings.Replace(b.String(), "Safer Reedham", "Safer \"\"Reedham\"\" # x", 1)))
			f.Add(i, []byte(strings.ReplaceAll(b.String(), "2", "£")))
			f.Add(i, []byte(strings.ReplaceAll(b.String(), ",", ";")))
		}
	}
	f.Add(0, []byte("entry,name,base\nnorthmarsh/safer-reedham,=1+1,\n"))
	f.Add(1, []byte("entry,row,post,base\nnorthmarsh/safer-reedham,,\"a\nb\",\nnorthmarsh/safer-reedham,99999999999999999999,x,\n"))
	f.Fuzz(func(t *testing.T, which int, data []byte) {
		folder := small(t, reedham)
		name := names[uint(which)%uint(len(names))]
		TableOf(data)
		r, faults, err := folder.Import(name, data)
		for _, fault := range faults {
			if fault.What == "" || fault.Remedy == "" || fault.Line < 1 {
				t.Errorf("incomplete: %+v", fault)
			}
		}
		if err != nil || len(faults) > 0 {
			return
		}
		files := fstest.MapFS{}
		for name, text := range folder.Files.With(r.Files) {
			files[name] = &fstest.MapFile{Data: text}
		}
		_, problems, err := content.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if _, changed := r.Files[p.File]; changed && p.Severity == problem.Error && (p.Check == "syntax" || p.Check == "wrong-type" || p.Check == "encoding") {
				t.Errorf("after importing %q: %s\n%s", data, p, r.Files[p.File])
			}
		}
	})
}
