package prose

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestHTML(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"paragraph":        {"Two boards\nmeet.", "<p>Two boards\nmeet.</p>\n"},
		"heading":          {"# Tŷ'r Cyffredin\n\n## Ŵyl", "<h3 id=\"a-tyr-cyffredin\">Tŷ'r Cyffredin</h3>\n<h4 id=\"a-wyl\">Ŵyl</h4>\n"},
		"heading twice":    {"## Aims\n\n## Aims", "<h3 id=\"a-aims\">Aims</h3>\n<h3 id=\"a-aims-2\">Aims</h3>\n"},
		"link":             {"[minutes](https://example.org/m?a=1&b=2)", "<p><a href=\"https://example.org/m?a=1&amp;b=2\">minutes</a></p>\n"},
		"link on the site": {"[method](../method/#counts)", "<p><a href=\"../method/#counts\">method</a></p>\n"},
		"mail":             {"<office@example.org>", "<p><a href=\"mailto:office@example.org\">office@example.org</a></p>\n"},
		"script":           {"a <script>alert(1)</script> b", "<p>a alert(1) b</p>\n"},
		"block":            {"<div onclick=\"x()\">hello</div>", ""},
		"javascript":       {"[**press** here](javascript:alert(1))", "<p><strong>press</strong> here</p>\n"},
		"entities":         {"[x](&#106;avascript&colon;alert(1))", "<p>x</p>\n"},
		"data":             {"[x](data:text/html;base64,AAAA)", "<p>x</p>\n"},
		"other host":       {"[x](//example.org/)", "<p>x</p>\n"},
		"user":             {"[x](https://bank.example@evil.example/)", "<p>x</p>\n"},
		"picture":          {"![a map](https://example.org/map.png)", "<p>a map</p>\n"},
		"table": {"## Levels\n\nHow *strong* it is:\n\n| level | name |\n|---|---|\n| 0 | <none> |\n",
			"<h3 id=\"a-levels\">Levels</h3>\n<div class=\"scroll\" role=\"region\" aria-labelledby=\"a-table-1\" tabindex=\"0\">\n<table>\n<caption id=\"a-table-1\">How strong it is</caption>\n" +
				"<thead>\n<tr>\n<th scope=\"col\">level</th>\n<th scope=\"col\">name</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>0</td>\n<td></td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
		"autolink": {"<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := HTML(test.in, 1, "a-")
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.want {
				t.Errorf("%q gave\n%s\nwant\n%s", test.in, got, test.want)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	text := "Fine [page](https://example.org/).\n\nBad [one](javascript:alert(1)).\n\n<b>bold</b>\n\n![x](https://example.org/x.png)\n\n<script>\n1\n</script>\n"
	var got []string
	for _, f := range Faults(text) {
		got = append(got, strings.Join([]string{string(rune('0' + f.Line)), string(rune('0' + int(f.Kind))), f.What}, " "))
	}
	want := "3 0 javascript:alert(1)|5 1 <b>|5 1 </b>|7 2 https://example.org/x.png|9 1 <script> 1"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// FuzzHTML feeds hostile markdown and looks at what a browser would make of the result.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"# A\n\ntext [b](c)", "[a](javascript:alert(1))", "[a]( java\tscript:alert(1))", "[a](<javascript:alert(1)>)",
		"<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "[a]: javascript:alert(1)\n[a]", "![a](data:image/svg+xml,<svg onload=alert(1)>)",
		"<a href=\"java&#10;script:alert(1)\">x</a>", "`<script>`", "| a | b |\n|---|---|\n| <script> | [x](vbscript:x) |",
		"[a](\"onmouseover=alert(1))", "<https://example.org/\"onclick=alert(1)>", "[x](https://a.example 'on\"click=1')", "## \" onclick=x {#id onclick=1}",
		"[x](java\u200bscript:alert(1))", "term\n: <iframe src=//e.example>", "~~<object data=x>~~", "[x](\\\\evil.example/)", "[x](mailto:a@b.example?body=<script>)",
	} {
		f.Add(seed)
	}
	for _, seed := range []string{"../../content/README.md", "../../CONTRIBUTING.md"} {
		text, err := os.ReadFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.SplitAfter(string(text), "\n\n") {
			f.Add(part)
		}
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		if len(markdown) > 2_000 {
			return
		}
		for _, fault := range Faults(markdown) {
			if fault.Line < 1 || fault.Line > 1+strings.Count(markdown, "\n") {
				t.Fatalf("%q has a fault on line %d", markdown, fault.Line)
			}
		}
		out, err := HTML(markdown, 0, "")
		if err != nil {
			t.Skip()
		}
		doc, err := html.Parse(strings.NewReader(string(out)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "img", "base", "link", "meta", "template", "video", "audio":
				t.Fatalf("%q gave a %s element: %s", markdown, n.Data, out)
			}
			for _, a := range n.Attr {
				switch name := strings.ToLower(a.Key); {
				case strings.HasPrefix(name, "on"), name == "style", name == "src", name == "srcdoc":
					t.Fatalf("%q gave the attribute %s: %s", markdown, name, out)
				case name == "href":
					address := strings.ToLower(strings.Map(func(r rune) rune {
						if r <= ' ' {
							return -1
						}
						return r
					}, a.Val))
					scheme, _, found := strings.Cut(address, ":")
					if found && !strings.ContainsAny(scheme, "/?#") && scheme != "http" && scheme != "https" && scheme != "mailto" {
						t.Fatalf("%q gave a link to %s: %s", markdown, a.Val, out)
					}
					if strings.HasPrefix(address, "//") || strings.HasPrefix(address, "\\") {
						t.Fatalf("%q gave a link to another host: %s", markdown, out)
					}
				}
			}
		}
	})
}
