package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestIdentifiersFile(t *testing.T) {
	files := smallFS()
	files["identifiers.txt"] = &fstest.MapFile{Data: []byte("# Kept for ever.\n\narea northmarsh\norganisation gone-council\npartnership northmarsh/Bad Name\nbuilding north\n")}
	c, said := mustRead(t, files)
	if len(c.Register.Published) != 2 || c.Register.Published[1].String() != "organisation gone-council" || c.Register.Published[1].Line != 4 {
		t.Errorf("read %v", c.Register.Published)
	}
	want := []string{
		`identifiers.txt:5:1: error: "partnership northmarsh/Bad Name" does not name anything published`,
		`identifiers.txt:6:1: error: "building north" does not name anything published`,
	}
	for i, w := range want {
		if len(said) != len(want) || !strings.HasPrefix(said[i], w) {
			t.Fatalf("got %q\nwant %q", said, want)
		}
	}

	text := string(WithIdentifiers(c.Register))
	for _, line := range []string{"\narea northmarsh\n", "\norganisation gone-council\n", "\norganisation northmarsh-council\n"} {
		if strings.Count(text, line) != 1 {
			t.Errorf("the line %q stands %d times in\n%s", line, strings.Count(text, line), text)
		}
	}
	files["identifiers.txt"] = &fstest.MapFile{Data: []byte(text)}
	again, problems := mustRead(t, files)
	if len(problems) > 0 || string(WithIdentifiers(again.Register)) != text {
		t.Errorf("the file that was written reads back otherwise: %v", problems)
	}
}
