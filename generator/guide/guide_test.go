package guide

import (
	"os"
	"strings"
	"testing"

	"partnershipregister/generator/content"
)

func TestRead(t *testing.T) {
	g := Read([]byte("## Partnership\n\n| key | what to write | example |\n|---|---|---|\n" +
		"| `status` | **Needed.** How things stood, `active` or [other](#x). [Values](#status) | `status = \"active\"` |\n\n" +
		"#### `status`\n\n| `status` | when |\n|---|---|\n| `active` | It works. |\n\n### `seats`\n\n| key | what | example |\n|---|---|---|\n" +
		"| `note` `note_cy` | More. | `note = \"x\"` |\n\n## Sources\n\n| key | what | example |\n|---|---|---|\n| `url` | Its address. | `url = \"x\"` |\n\n" +
		"## Else\n\n| key | what | example |\n|---|---|---|\n| `no` | No. | `no = 1` |\n"))
	for _, c := range []struct{ key, what, example string }{
		{"status", "How things stood, `active` or other.", `status = "active"`},
		{"seats.note", "More.", `note = "x"`},
		{"sources.url", "Its address.", `url = "x"`},
	} {
		if k, err := g.Key("partnership", c.key); err != nil || k.What != c.what || k.Example != c.example {
			t.Errorf("%s: %q, %v", c.key, k, err)
		}
	}
	if got := g.Value("partnership", "status", "active"); got != "It works." {
		t.Errorf("the value is %q", got)
	}
	if _, err := g.Key("partnership", "no"); err == nil {
		t.Error("a key of another heading is found")
	}
}

// The register's own page explains every key.
func TestOwnPage(t *testing.T) {
	page, err := os.ReadFile("../../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	g := Read(page)
	for _, f := range content.Fields() {
		k, err := g.Key(f.File, f.Key)
		if err != nil {
			t.Error(err)
		} else if k.What == "" || strings.ContainsAny(k.What, "[]*") {
			t.Errorf("%s of %s is explained with %q", f.Key, f.File, k.What)
		}
	}
}
