package data_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestDescriptions holds every description of tables to the schemas of the Data Package standard.
func TestDescriptions(t *testing.T) {
	w := load(t)
	whole, tables := schema(t, "datapackage.json"), schema(t, "tableschema.json")
	for _, folder := range w.folders {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.files[folder+"datapackage.json"]))
		if err != nil {
			t.Fatal(err)
		}
		if err := whole.Validate(v); err != nil {
			t.Errorf("%sdatapackage.json: %v", folder, err)
		}
		for _, r := range v.(map[string]any)["resources"].([]any) {
			r := r.(map[string]any)
			if err := tables.Validate(r["schema"]); err != nil {
				t.Errorf("%sdatapackage.json: the table %s: %v", folder, r["name"], err)
			}
		}
		if _, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.files[folder+"csv-metadata.json"])); err != nil {
			t.Errorf("%scsv-metadata.json: %v", folder, err)
		}
	}
	broken := map[string]any{"resources": []any{}}
	if whole.Validate(broken) == nil {
		t.Error("the schema accepts a description without tables")
	}
}

func schema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "frictionless", name))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(engine)
	if err := c.AddResource(name, v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// safePath is the one pattern of the schemas that Go's regular expressions can't say: a path that
// does not begin with a full stop, a slash or a tilde and does not lead upwards.
const safePath = `^(?=^[^./~])(^((?!\.{2}).)*$).*$`

type safePaths struct{}

func (safePaths) String() string { return safePath }

func (safePaths) MatchString(s string) bool {
	return s != "" && !strings.ContainsAny(s[:1], "./~") && !strings.Contains(s, "..")
}

func engine(pattern string) (jsonschema.Regexp, error) {
	if pattern == safePath {
		return safePaths{}, nil
	}
	return regexp.Compile(pattern)
}
