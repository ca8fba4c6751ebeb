package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partnershipregister/generator/language"
	"partnershipregister/generator/search"
)

// National makes a register as large as one of the whole of England and Wales would be: areas with 80 partnerships
// and 110 organisations each, every partnership with members, priorities, a purpose and a claim of evidence now and then.
// The names are made of a few hundred words in ways that make them differ as real ones do.
func National(areas int) search.Corpus {
	r := newDice("national")
	syllables := []string{"ash", "bar", "cal", "dun", "elm", "fen", "glen", "hol", "ing", "kel", "lang", "mor", "nor", "ox", "pen", "rad", "stan", "thorn", "wes", "yar"}
	ends := []string{"bury", "cester", "combe", "dale", "field", "ford", "ham", "hurst", "ley", "mere", "ness", "port", "stead", "ton", "wick", "worth"}
	place := func() string {
		p := syllables[r.below(len(syllables))] + syllables[r.below(len(syllables))] + ends[r.below(len(ends))]
		return string(p[0]-'a'+'A') + p[1:]
	}
	pick := func(list []string) string { return list[r.below(len(list))] }
	c := search.Corpus{Language: "en", Welsh: true}
	for _, k := range search.Kinds {
		c.Kinds = append(c.Kinds, search.Label{Key: string(k), Label: string(k)})
	}
	c.Laws = []search.Label{{Key: "statute", Label: "statute"}, {Key: "voluntary", Label: "voluntary"}}
	c.Statuses = []search.Label{{Key: "active", Label: "active"}, {Key: "unknown", Label: "unknown"}}
	text := func(s string) search.Text { return search.Text{Text: s} }
	add := func(kind search.Kind, folder, name string) *search.Item {
		key := language.Slug(name)
		if r.below(4) == 0 {
			key = fmt.Sprintf("%s-%d", key[:min(len(key), 12)], len(c.Items))
		}
		i := &search.Item{Kind: kind, Key: key, Address: folder + key + ".html", Name: text(name)}
		c.Items = append(c.Items, i)
		return i
	}
	var types, priorities []*search.Item
	typeNames := []string{"Community Safety Partnership", "Local Criminal Justice Board", "Violence Reduction Unit", "Combating Drugs Partnership", "Local Resilience Forum",
		"Safeguarding Children Partnership", "Safeguarding Adults Board", "Domestic Abuse Partnership Board", "Youth Justice Management Board", "Road Safety Partnership",
		"Reducing Reoffending Board", "Serious Violence Board", "Prevent Board", "Rural Crime Partnership", "Health and Wellbeing Board", "Business Crime Forum"}
	for _, name := range typeNames {
		t := add(search.Type, "types/", name)
		t.Law, t.Aliases = pick([]string{"statute", "voluntary"}), []search.Text{text(initialsOf(name))}
		types = append(types, t)
	}
	for _, name := range []string{"Knife crime", "Domestic abuse", "Hate crime", "Burglary", "Drugs", "Alcohol", "Anti-social behaviour", "Rural crime", "Road safety", "Fraud", "Modern slavery"} {
		priorities = append(priorities, add(search.Priority, "priorities/", name))
	}
	words := make([]string, 3000)
	for i := range words {
		words[i] = pick(syllables) + pick(syllables) + pick([]string{"ing", "ation", "er", "ed", "s", "ment", "y"})
	}
	sentence := func(n int) string {
		s := ""
		for range n {
			s += words[r.below(1+r.below(len(words)))] + " "
		}
		return s
	}
	posts := []string{"Police and Crime Commissioner", "Chief Constable", "Leader of the council", "Chief executive", "Independent chair", "Director of Public Health"}
	for a := range areas {
		folder := fmt.Sprintf("area-%d/", a)
		area := add(search.Area, folder, place()+"shire")
		area.Areas = []*search.Item{area}
		var councils, organisations []*search.Item
		for range 8 {
			council := add(search.Authority, folder+"authorities/", place())
			council.Areas = area.Areas
			councils = append(councils, council)
		}
		for range 110 {
			o := add(search.Organisation, "organisations/", place()+" "+pick([]string{"Council", "NHS Trust", "Housing Association", "Women's Aid", "Fire and Rescue Service", "College", "Volunteers", "Probation Service"}))
			o.Areas, o.Label = area.Areas, text(pick([]string{"Health", "Charities", "Local government"}))
			organisations = append(organisations, o)
		}
		for range 80 {
			t := types[r.below(len(types))]
			council := councils[r.below(len(councils))]
			p := add(search.Partnership, folder+"partnerships/", pick([]string{council.Name.Text, "Safer " + council.Name.Text, area.Name.Text, place()})+" "+t.Name.Text)
			p.Types, p.Areas, p.Places, p.Status = []*search.Item{t}, area.Areas, []*search.Item{council}, pick([]string{"active", "unknown"})
			p.Chairs = []search.Text{text(pick(posts))}
			for range 4 + r.below(16) {
				p.Members = append(p.Members, organisations[r.below(len(organisations))])
			}
			for range r.below(5) {
				p.Priorities = append(p.Priorities, priorities[r.below(len(priorities))])
			}
			p.Description = text(sentence(18))
			p.Prose = []string{p.Description.Text, sentence(60)}
			if r.below(2) == 0 {
				e := add(search.Evidence, folder+"partnerships/"+p.Key+".html#", sentence(8))
				e.Areas, e.Places, e.Prose = p.Areas, p.Places, []string{sentence(150)}
			}
		}
	}
	return c
}

func initialsOf(name string) string {
	s := ""
	for i, c := range name {
		if c >= 'A' && c <= 'Z' || i == 0 {
			s += string(c)
		}
	}
	return s
}

func BenchmarkNational(b *testing.B) {
	c := National(43)
	var files []search.File
	for b.Loop() {
		files = search.Make(c)
	}
	b.ReportMetric(float64(len(c.Items)), "items")
	b.ReportMetric(float64(gzipped(files[0].Content)), "names-gzip-bytes")
	b.ReportMetric(float64(len(files)), "files")
}

// TestNational looks whether what is too large for one file is cut as it should be, and is found again.
func TestNational(t *testing.T) {
	if testing.Short() {
		t.Skip("a large register")
	}
	c := National(43)
	files := search.Make(c)
	e := newEngine(t, files)
	var i item
	e.askValue("item", e.vm.ToValue(5000), &i)
	a := e.search(query{Words: i.Name, Limit: 3})
	if len(a.names) == 0 || a.names[0] != i.Name {
		t.Errorf("%q is not found: %q", i.Name, a.names)
	}
	// Members far down the list are written with large numbers.
	keys, seats := map[string]int{}, map[string]int{}
	for _, i := range c.Items {
		keys[i.Key]++
		for _, m := range slices.Compact(slices.SortedFunc(slices.Values(i.Members), func(a, b *search.Item) int { return strings.Compare(a.Key, b.Key) })) {
			seats[m.Key]++
		}
	}
	looked := 0
	for n, i := range c.Items {
		if n%397 != 0 || i.Kind != search.Organisation || keys[i.Key] > 1 {
			continue
		}
		looked++
		if a := e.search(query{Filters: map[string][]string{"member": {i.Key}}}); a.Total != seats[i.Key] {
			t.Errorf("%s sits on %d partnerships, found on %d", i.Name.Text, seats[i.Key], a.Total)
		}
	}
	if looked < 5 {
		t.Errorf("only %d members were looked at", looked)
	}
	sum := map[string]int{}
	for _, f := range files {
		if n := len(f.Content); f.Name[:4] == "text" && n > 30_000 || f.Name[:4] == "desc" && n > 12_000 {
			t.Errorf("%s has %d bytes", f.Name, n)
		}
		sum[f.Name[:4]] += gzipped(f.Content)
	}
	t.Logf("%d items in %d files, compressed: %v", e.size(), len(files), sum)
	if len(files) > 150 {
		t.Errorf("%d files, at most 150 are wanted", len(files))
	}
	if names := gzipped(files[0].Content); names > 200_000 {
		t.Errorf("%d bytes of names", names)
	}
}
