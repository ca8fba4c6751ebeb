package prose

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// tableRenderer writes a table inside a region that scrolls by itself, with a caption and with heads
// that say what they are the heads of. The caption is the text just before the table, a paragraph or
// else the nearest heading; a paragraph becomes the caption and is not said twice.
type tableRenderer struct{}

// RegisterFuncs takes over from the library what is around a table's rows.
func (t tableRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(tables.KindTable, t.render)
}

func (tableRenderer) render(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		// The library closes the body after its last row.
		_, err := w.WriteString("</table>\n</div>\n")
		return ast.WalkContinue, err
	}
	id, _ := n.AttributeString("id")
	caption, _ := n.AttributeString("caption")
	_, err := fmt.Fprintf(w, "<div class=\"scroll\" role=\"region\" aria-labelledby=\"%s\" tabindex=\"0\">\n<table>\n<caption id=\"%s\">%s</caption>\n",
		id, id, util.EscapeHTML([]byte(caption.(string))))
	return ast.WalkContinue, err
}

// caption gives every table of a document its caption and id, and the heads of columns their scope.
func captions(doc ast.Node, source []byte, prefix string) {
	var found []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == tables.KindTable {
			found = append(found, n)
		}
		return ast.WalkContinue, nil
	})
	for i, n := range found {
		before := n.PreviousSibling()
		for before != nil && before.Kind() != ast.KindParagraph && before.Kind() != ast.KindHeading {
			before = before.PreviousSibling()
		}
		caption := ""
		if before != nil {
			caption = words(before, source)
			if before.Kind() == ast.KindParagraph && before == n.PreviousSibling() {
				before.Parent().RemoveChild(before.Parent(), before)
			}
		}
		n.SetAttributeString("id", fmt.Sprintf("%stable-%d", prefix, i+1))
		n.SetAttributeString("caption", strings.TrimRight(caption, ":. "))
		for cell := n.FirstChild().FirstChild(); cell != nil; cell = cell.NextSibling() {
			cell.SetAttributeString("scope", []byte("col"))
		}
	}
}

// words gives the text of a node without its marks.
func words(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
