package theme

import (
	"fmt"
	"html/template"
	"strings"
	"text/template/parse"

	"partnershipregister/generator/language"
)

// functions are what templates can call besides Go's own.
func (t *Theme) functions(w *language.Words) template.FuncMap {
	return template.FuncMap{
		// say gives a phrase of the page's language: {{say "page.edit"}}, {{say "page.as-of" "date" .Date}}.
		"say": w.Say,
		// count gives a counted phrase: {{count "count.partnerships" .N}}.
		"count": w.Count,
		// asset gives the address of an asset below the root: {{.Root}}{{asset "site.css"}}.
		"asset": func(name string) (string, error) {
			for _, a := range t.assets {
				if a.short == name {
					return a.Name + "?v=" + a.Hash, nil
				}
			}
			return "", fmt.Errorf("theme %q has no asset %q: write themes/%s/assets/%s", t.name, name, t.name, name)
		},
		// args makes a map for a part that needs several values: {{template "parts/x" (args "A" .A)}}.
		"args": func(pairs ...any) (map[string]any, error) {
			m := map[string]any{}
			for i := 0; i < len(pairs); i += 2 {
				key, ok := pairs[i].(string)
				if !ok || i+1 == len(pairs) {
					return nil, fmt.Errorf("args takes pairs of a name and a value")
				}
				m[key] = pairs[i+1]
			}
			return m, nil
		},
	}
}

// checkWords refuses a template that says a phrase which the word list does not have.
func checkWords(tree *parse.Tree, file string, w *language.Words) error {
	var missing error
	var walk func(parse.Node)
	walkList := func(l *parse.ListNode) {
		if l != nil {
			for _, n := range l.Nodes {
				walk(n)
			}
		}
	}
	branch := func(b *parse.BranchNode) {
		walk(b.Pipe)
		walkList(b.List)
		walkList(b.ElseList)
	}
	walk = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ListNode:
			walkList(n)
		case *parse.ActionNode:
			walk(n.Pipe)
		case *parse.TemplateNode:
			if n.Pipe != nil {
				walk(n.Pipe)
			}
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.PipeNode:
			for _, c := range n.Cmds {
				walk(c)
			}
		case *parse.CommandNode:
			name, _ := n.Args[0].(*parse.IdentifierNode)
			if name != nil && (name.Ident == "say" || name.Ident == "count") && len(n.Args) > 1 {
				if key, ok := n.Args[1].(*parse.StringNode); ok && !w.Has(key.Text) && missing == nil {
					group, rest, _ := strings.Cut(key.Text, ".")
					missing = fmt.Errorf("%s: the word list of the language %q has no phrase %q: write it into content/words/%s.toml, under [%s], as %s = \"…\"",
						file, w.Code(), key.Text, w.Code(), group, rest)
				}
			}
			for _, a := range n.Args {
				walk(a)
			}
		}
	}
	walkList(tree.Root)
	return missing
}
