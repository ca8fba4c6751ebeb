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
		// link and said write a link and a text with its language: {{link .Partnership}}, {{said .Purpose}}.
		"link": linkFunction,
		"said": saidFunction,
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
	eachNode(tree.Root, func(n parse.Node) {
		c, ok := n.(*parse.CommandNode)
		if !ok || len(c.Args) < 2 || missing != nil {
			return
		}
		name, _ := c.Args[0].(*parse.IdentifierNode)
		key, _ := c.Args[1].(*parse.StringNode)
		if name != nil && (name.Ident == "say" || name.Ident == "count") && key != nil && !w.Has(key.Text) {
			group, rest, _ := strings.Cut(key.Text, ".")
			missing = fmt.Errorf("%s: the word list of the language %q has no phrase %q: write it into content/words/%s.toml, under [%s], as %s = \"…\"",
				file, w.Code(), key.Text, w.Code(), group, rest)
		}
	})
	return missing
}

// eachNode visits the nodes below a node of a template, parents first.
func eachNode(n parse.Node, visit func(parse.Node)) {
	visit(n)
	list := func(l *parse.ListNode) {
		if l != nil {
			for _, child := range l.Nodes {
				eachNode(child, visit)
			}
		}
	}
	branch := func(b *parse.BranchNode) {
		eachNode(b.Pipe, visit)
		list(b.List)
		list(b.ElseList)
	}
	switch n := n.(type) {
	case *parse.ListNode:
		list(n)
	case *parse.ActionNode:
		eachNode(n.Pipe, visit)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			eachNode(n.Pipe, visit)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			eachNode(c, visit)
		}
	case *parse.CommandNode:
		for _, a := range n.Args {
			eachNode(a, visit)
		}
	}
}
