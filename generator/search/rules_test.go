package search

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/dop251/goja"

	"partnershipregister/generator/language"
)

// Update writes the test vectors anew.
var Update = flag.Bool("update", false, "write the files of testdata anew")

const vectorsFile = "testdata/vectors.json"

// A vector is a piece of text and what the rules make of it.
type vector struct {
	Text string `json:"text"`
	Fold string `json:"fold"`
	// Keys and Radicals are those of the words of Fold.
	Keys     []string   `json:"keys"`
	Radicals [][]string `json:"radicals"`
}

// hostile are texts that nobody writes by accident.
var hostile = []string{
	"", " ", "&", "&&&", "a&b", "A&E", "ß", "ẞ", "İstanbul", "ıIiİ", "ﬁre", "Ｆｉｒｅ", "æther œuvre ørsted þing łódź đ ħ ð",
	"Barnardo's", "Barnardo’s", "Barnardoʼs", "ŵŷâêîôûäëïöüÿ", "w\u0302y\u0302", "a\u200bb", "a\u00adb", "\u202eabc\u202c", "\ufeffabc",
	"Stoke-on-Trent", "anti–social", "x\x00y", "ΣΑΣ ς", "СОВА", "北京", "🚓 police", "1º 2ª ½ ² ①", "K Å", "a\u0301\u0323b", "DŽ", "straße",
}

func vectorOf(r reader, text string) vector {
	v := vector{Text: text, Fold: language.Fold(text), Keys: []string{}, Radicals: [][]string{}}
	for _, w := range strings.Fields(v.Fold) {
		v.Keys = append(v.Keys, r.key(w))
		v.Radicals = append(v.Radicals, r.radicals(w))
	}
	return v
}

func readVectors(t *testing.T) []vector {
	t.Helper()
	b, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(b, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 1000 {
		t.Fatalf("there are only %d vectors", len(vectors))
	}
	return vectors
}

func TestRulesInGo(t *testing.T) {
	r := NewRules(true).reader()
	for _, want := range readVectors(t) {
		got := vectorOf(r, want.Text)
		if got.Fold != want.Fold || !slices.Equal(got.Keys, want.Keys) || !slices.EqualFunc(got.Radicals, want.Radicals, slices.Equal) {
			t.Errorf("%q: got %+v, want %+v", want.Text, got, want)
		}
	}
}

func TestRulesInTheBrowser(t *testing.T) {
	source, err := os.ReadFile("../../themes/default/assets/search.js/1-engine.js")
	if err != nil {
		t.Fatal(err)
	}
	vm := goja.New()
	vm.Set("rulesText", string(encode(NewRules(true))))
	if _, err := vm.RunString(string(source)); err != nil {
		t.Fatal(err)
	}
	v, err := vm.RunString(`
		const language = makeLanguage(JSON.parse(rulesText));
		(text => JSON.stringify((fold => ({text, fold, keys: fold.split(" ").filter(Boolean).map(language.key),
			radicals: fold.split(" ").filter(Boolean).map(language.radicals)}))(language.fold(text))))`)
	if err != nil {
		t.Fatal(err)
	}
	follow, _ := goja.AssertFunction(v)
	for _, want := range readVectors(t) {
		result, err := follow(goja.Undefined(), vm.ToValue(want.Text))
		if err != nil {
			t.Fatalf("%q: %v", want.Text, err)
		}
		var got vector
		if err := json.Unmarshal([]byte(result.String()), &got); err != nil {
			t.Fatal(err)
		}
		if got.Fold != want.Fold || !slices.Equal(got.Keys, want.Keys) || !slices.EqualFunc(got.Radicals, want.Radicals, slices.Equal) {
			t.Errorf("%q: got %+v, want %+v", want.Text, got, want)
		}
	}
}

// TestDropped holds the characters that the rules drop to what Fold drops.
func TestDropped(t *testing.T) {
	runes := []rune(dropped)
	for i := 0; i < len(runes); i++ {
		last := runes[i]
		if i+2 < len(runes) && runes[i+1] == '-' {
			last = runes[i+2]
		}
		for r := runes[i]; r <= last; r++ {
			if unicode.In(r, unicode.M, unicode.Cf) != (language.Fold("a"+string(r)+"b") == "ab") {
				t.Errorf("%U is dropped on one side alone", r)
			}
			if !unicode.In(r, unicode.M, unicode.Cf) && unicode.IsPrint(r) {
				t.Errorf("%U can be seen and is dropped", r)
			}
		}
		if last != runes[i] {
			i += 2
		}
	}
}

func TestKey(t *testing.T) {
	r := NewRules(false).reader()
	for _, family := range [][]string{
		{"reduce", "reducing", "reduction", "reduced"},
		{"offend", "offender", "offending", "offenders"},
		{"burglary", "burglaries"},
		{"commission", "commissioner", "commissioners", "commissioning", "commissioned"},
		{"council", "councils", "councillor", "councillors"},
		{"prevent", "prevention", "preventive", "preventative", "preventing"},
		{"strategy", "strategies", "strategic"},
		{"homeless", "homelessness"},
		{"terror", "terrorism", "terrorist"},
		{"police", "policing"},
		{"knife", "knives"},
		{"thief", "thieves"},
		{"child", "children"},
		{"community", "communities"},
		{"partnership", "partnerships"},
	} {
		for _, word := range family[1:] {
			if got, want := r.key(word), r.key(family[0]); got != want {
				t.Errorf("%s has the key %q and %s %q", word, got, family[0], want)
			}
		}
	}
	for _, pair := range [][2]string{{"partner", "partnership"}, {"bristol", "brighton"}, {"1998", "1999"}} {
		if r.key(pair[0]) == r.key(pair[1]) {
			t.Errorf("%s and %s have the same key", pair[0], pair[1])
		}
	}
}

func TestInitials(t *testing.T) {
	r := NewRules(true).reader()
	for name, want := range map[string]string{
		"Avon and Somerset Local Criminal Justice Board": "ASLCJB",
		"Kent Police":                     "",
		"Area 51 Partnership Board Group": "",
		"Bwrdd Gwasanaethau Cyhoeddus":    "BGC",
	} {
		if got := r.initials(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	seen := map[string]int{}
	for n := range most + 3 {
		s := numbers([]int{n})
		if before, known := seen[s]; known {
			t.Fatalf("%d and %d are written alike", before, n)
		}
		seen[s] = n
		for _, r := range s {
			if r < 35 || r == '\\' || r >= 127 && r < 160 || r >= 0xD800 && r < 0xE000 {
				t.Fatalf("%d is written with %U", n, r)
			}
		}
	}
}
