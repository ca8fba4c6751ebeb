package site_test

import (
	"slices"
	"strings"
	"testing"
)

// sound is a page that keeps every rule.
const sound = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Northmarsh – the register</title><meta name="description" content="The partnerships of Northmarsh."><link rel="canonical" href="https://register.example/northmarsh/"><link rel="alternate" hreflang="en" href="https://register.example/northmarsh/"><meta property="og:title" content="Northmarsh"><meta property="og:type" content="website"><meta property="og:url" content="https://register.example/northmarsh/"><link rel="stylesheet" href="../assets/site.css?v=1"><script type="application/ld+json">{"@context":"https://schema.org","@type":"AdministrativeArea","@id":"https://register.example/northmarsh/#this","name":"{Northmarsh}"}</script></head>
<body class="home"><a href="#main">Skip</a><nav aria-label="Menu"><ul><li><a href="../">Home</a></li></ul></nav><nav aria-label="Crumbs"><ol><li><a href="../">All</a></li></ol></nav>
<main id="main"><h1>Northmarsh</h1><h2 id="figures">Figures</h2><p lang="cy">Gwlyptir</p><table><caption>Figures</caption><tbody><tr><th scope="row">Boards</th><td>3</td></tr></tbody></table><form action="../"><label for="q">Find</label><input id="q"><button>Go</button></form><img src="../assets/map.svg" alt="" width="10" height="10"><svg aria-hidden="true"><path d="M0 0"/></svg><p><a href="https://northmarsh.example/">Elsewhere</a></p></main><footer><p>Published.</p></footer></body></html>`

// spoilt tells for each rule what to replace in the sound page so that the rule is broken.
var spoilt = []struct{ rule, old, new string }{
	{"document", "<!doctype html>", ""},
	{"document", `<meta charset="utf-8">`, ""},
	{"document", "Published", "Publ\xffished"},
	{"nesting", "</h2>", "</h3>"},
	{"nesting", "<p>Published.</p>", "<p>Published.<ul><li>a</li></ul></p>"},
	{"nesting", "Elsewhere", `<a href="../">b</a>`},
	{"nesting", "<li><a", "<a"},
	{"nesting", "</main>", "<div></main>"},
	{"language", `<html lang="en">`, `<html>`},
	{"language", `<html lang="en">`, `<html lang="cy">`},
	{"language", `lang="cy"`, `lang="welsh"`},
	{"one h1", "<h1>Northmarsh</h1>", ""},
	{"one h1", "<p>Published.</p>", "<h1>Again</h1>"},
	{"levels of headings", "<h2 id=\"figures\">Figures</h2>", "<h3>Figures</h3>"},
	{"levels of headings", "<h1>", "<h2>First</h2><h1>"},
	{"ids", `id="figures"`, `id="main"`},
	{"ids", `id="figures"`, `id="a b"`},
	{"ids", `for="q"`, `for="r"`},
	{"title", "Northmarsh – the register", ""},
	{"description", "The partnerships of Northmarsh.", " "},
	{"canonical address", `rel="canonical" href="https://register.example/northmarsh/"`, `rel="canonical" href="../northmarsh/"`},
	{"canonical address", `rel="canonical" href="https://register.example/northmarsh/"`, `rel="canonical" href="https://register.example/nowhere/"`},
	{"canonical address", `<link rel="canonical" href="https://register.example/northmarsh/"`, `<meta name="robots" content="noindex"><link rel="canonical" href="https://register.example/"`},
	{"canonical address", `rel="canonical"`, `rel="canon"`},
	{"Open Graph", "og:type", "og:kind"},
	{"Open Graph", `og:url" content="https`, `og:url" content="http`},
	{"viewport", "width=device-width", ""},
	{"viewport", "initial-scale=1", "maximum-scale=1"},
	{"content security policy", "Content-Security-Policy", "X-Policy"},
	{"content security policy", "default-src 'none'", "default-src *"},
	{"content security policy", "style-src 'self'", "style-src 'unsafe-inline'"},
	{"content security policy", "base-uri 'none'; ", ""},
	{"content security policy", `<meta charset="utf-8">`, `<meta charset="utf-8"><link rel="stylesheet" href="../assets/site.css">`},
	{"landmarks", `<main id="main">`, `<main></main><main id="main">`},
	{"landmarks", ` aria-label="Crumbs"`, ""},
	{"landmarks", "footer", "div"},
	{"skip link", `<a href="#main">Skip</a>`, ""},
	{"skip link", `href="#main"`, `href="#figures"`},
	{"skip link", `href="#main"`, `href="#content"`},
	{"nothing inline", "<p>Published", `<p style="color:red">Published`},
	{"nothing inline", "<p>Published", `<p onclick="x()">Published`},
	{"nothing inline", "</head>", "<style></style></head>"},
	{"nothing inline", "</head>", "<script>x()</script></head>"},
	{"nothing inline", "</head>", "<script type=\"application/json\">x()</script></head>"},
	{"nothing from elsewhere", "../assets/map.svg", "https://elsewhere.example/map.svg"},
	{"nothing from elsewhere", "../assets/site.css", "//elsewhere.example/site.css"},
	{"nothing from elsewhere", `action="../"`, `action="https://elsewhere.example/"`},
	{"nothing from elsewhere", "<p>Published.</p>", `<iframe src="../"></iframe>`},
	{"links", "Elsewhere", " "},
	{"links", "https://northmarsh.example/", "javascript:alert(1)"},
	{"links", "https://northmarsh.example/", "//northmarsh.example/"},
	{"links", "https://northmarsh.example/", "/northmarsh/"},
	{"links", "https://northmarsh.example/", "https://register.example/northmarsh/"},
	{"links", "https://northmarsh.example/", ""},
	{"links", `href="https://northmarsh.example/"`, ""},
	{"tables", "<caption>Figures</caption>", ""},
	{"tables", ` scope="row"`, ""},
	{"tables", `<th scope="row">Boards</th>`, ""},
	{"pictures", ` alt=""`, ""},
	{"pictures", ` width="10"`, ""},
	{"pictures", ` aria-hidden="true"`, ""},
	{"fields", `<label for="q">Find</label>`, ""},
	{"fields", "<button>Go</button>", "<button></button>"},
	{"structured data", `"@type"`, `"type"`},
	{"structured data", "https://schema.org", "https://schema.example"},
	{"structured data", `{"@context"`, `{{"@context"`},
	{"structured data", `{"@context":"https://schema.org",`, `{"@context":"https://schema.org","@graph":[{"name":"Northmarsh"}],`},
	{"structured data", "application/ld+json", "text/plain"},
	{"structured data", "/northmarsh/#this", "/nowhere/#this"},
	{"structured data", `"https://register.example/northmarsh/#this"`, `"../nowhere/#this"`},
	{"structured data", `"@type":"AdministrativeArea",`, ``},
	{"leftovers of templates", "Published", "{{.Published}}"},
	{"leftovers of templates", "Published", "%!s(int=3)"},
	{"leftovers of templates", `href="../"`, `href="#ZgotmplZ"`},
	{"leftovers of templates", "Published", "&lt;no value&gt;"},
	{"leftovers of templates", "Published", "<!-- later -->"},
	{"leftovers of templates", `<body class="`, `<body class="{Council } `},
}

// TestEachRuleCanBeBroken holds a sound page and its spoilt copies against the rules.
func TestEachRuleCanBeBroken(t *testing.T) {
	o := &output{
		buildKind: whole, base: "/", pages: map[string]*page{},
		files: map[string]bool{"index.html": true, "northmarsh/index.html": true, "assets/site.css": true, "assets/map.svg": true},
	}
	judge := func(text string) map[string][]string {
		return newPage(o, "northmarsh/index.html", []byte(text)).judge()
	}
	if faults := judge(sound); len(faults) > 0 {
		t.Fatalf("the sound page breaks rules: %v", faults)
	}
	covered := map[string]bool{}
	for _, s := range spoilt {
		covered[s.rule] = true
		if !strings.Contains(sound, s.old) {
			t.Errorf("%s: the sound page does not have %q", s.rule, s.old)
			continue
		}
		faults := judge(strings.ReplaceAll(sound, s.old, s.new))
		if len(faults[s.rule]) == 0 {
			t.Errorf("%s: no fault is found when %q becomes %q; found %v", s.rule, s.old, s.new, faults)
		}
	}
	for _, r := range rules {
		if !covered[r.name] {
			t.Errorf("no spoilt page breaks the rule %q", r.name)
		}
	}
	for _, s := range spoilt {
		if !slices.ContainsFunc(rules, func(r rule) bool { return r.name == s.rule }) {
			t.Errorf("there is no rule %q", s.rule)
		}
	}
}

// TestLinksAreResolved shows where links lead in a small output.
func TestLinksAreResolved(t *testing.T) {
	o := &output{buildKind: wholeBelow, base: "/some-repo/", files: map[string]bool{"index.html": true, "a/index.html": true, "a/b/index.html": true, "404.html": true, "assets/x.css": true}}
	p := &page{out: o, file: "a/b/index.html"}
	for _, test := range []struct{ to, file, fault string }{
		{"../../", "index.html", ""},
		{"../", "a/index.html", ""},
		{"..", "a/index.html", ""},
		{"./", "a/b/index.html", ""},
		{"#x", "a/b/index.html", ""},
		{"../../a/index.html", "a/index.html", ""},
		{"../../assets/x.css?v=1", "assets/x.css", ""},
		{"/some-repo/a/", "a/index.html", ""},
		{"../../../", "", "leads out of the root"},
		{"../../../some-repo/", "", "leads out of the root"},
		{"../../a", "", "leads to a folder without a slash at its end"},
		{"c/", "", "leads to nothing"},
		{"../../A/", "", "leads to nothing"},
		{"/a/", "", "leads outside the site"},
	} {
		file, _, fault := p.resolve(test.to)
		if file != test.file || fault != test.fault {
			t.Errorf("%s leads to %q, %q; want %q, %q", test.to, file, fault, test.file, test.fault)
		}
	}
}
