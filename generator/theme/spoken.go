package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"text/template/parse"

	"partnershipregister/generator/language"
)

// speak writes every phrase that is the same on all pages into the templates as text, so that no page has to
// look it up: {{say "menu.home"}} becomes Home. Only html/template knows how a text has to be escaped where it
// stands; so it is asked first, and a phrase becomes text only where it is escaped as text or as a quoted
// attribute. An error is a fault in the templates' HTML.
func speak(set *template.Template, w *language.Words) error {
	// One template that calls every layout has all of them escaped in one go.
	var layouts []string
	for _, t := range set.Templates() {
		if t.Tree != nil && strings.HasPrefix(t.Name(), layoutOf("")) {
			layouts = append(layouts, fmt.Sprintf("{{template %q}}", t.Name()))
		}
	}
	slices.Sort(layouts)
	all, err := set.New("every layout").Parse(strings.Join(layouts, ""))
	if err != nil {
		return err
	}
	// There is nothing to show yet; the templates are escaped before that is found.
	if err := all.Execute(io.Discard, nil); errors.As(err, new(*template.Error)) {
		return err
	}
	done := map[*parse.ListNode]bool{}
	for _, t := range set.Templates() {
		if t.Tree == nil {
			continue
		}
		eachNode(t.Tree.Root, func(n parse.Node) {
			switch n := n.(type) {
			case *parse.ListNode:
				if !done[n] {
					done[n] = true
					n.Nodes = speakList(n.Nodes, w)
				}
			case *parse.ActionNode:
				trust(n.Pipe)
			}
		})
	}
	return nil
}

// trust takes the escaper away from links and texts that are finished HTML: it would hand them on unchanged.
func trust(pipe *parse.PipeNode) {
	if len(pipe.Cmds) != 2 {
		return
	}
	name, _ := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	escaper, _ := pipe.Cmds[1].Args[0].(*parse.IdentifierNode)
	if name != nil && (name.Ident == "link" || name.Ident == "said") && escaper != nil && escaper.Ident == "_html_template_htmlescaper" {
		pipe.Cmds = pipe.Cmds[:1]
	}
}

// speakList joins the texts and fixed phrases of a list that stand beside each other.
func speakList(nodes []parse.Node, w *language.Words) []parse.Node {
	var list []parse.Node
	var last *parse.TextNode
	for _, n := range nodes {
		text, ok := fixedText(n, w)
		switch {
		case !ok:
			list, last = append(list, n), nil
		case last == nil:
			last = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Position(), Text: []byte(text)}
			list = append(list, last)
		default:
			last.Text = append(last.Text, text...)
		}
	}
	return list
}

// fixedText gives the HTML of a node that is the same on every page.
func fixedText(n parse.Node, w *language.Words) (string, bool) {
	if text, ok := n.(*parse.TextNode); ok {
		return string(text.Text), true
	}
	action, ok := n.(*parse.ActionNode)
	if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 2 || len(action.Pipe.Cmds[0].Args) != 2 || len(action.Pipe.Cmds[1].Args) != 1 {
		return "", false
	}
	name, _ := action.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	key, _ := action.Pipe.Cmds[0].Args[1].(*parse.StringNode)
	escaper, _ := action.Pipe.Cmds[1].Args[0].(*parse.IdentifierNode)
	if name == nil || name.Ident != "say" || key == nil || escaper == nil {
		return "", false
	}
	switch escaper.Ident {
	case "_html_template_htmlescaper", "_html_template_attrescaper", "_html_template_rcdataescaper":
	default:
		return "", false
	}
	text, err := w.Say(key.Text)
	// These escapers write the plus sign as a number too.
	return strings.ReplaceAll(template.HTMLEscapeString(text), "+", "&#43;"), err == nil
}
