package proof

import (
	"bytes"
	"slices"
	"strings"
)

// A token is a tag or a piece of text between tags, as it is written.
type token struct {
	text string
	// tag is the name of the element, "" for text. Closing is true for the end of one.
	tag     string
	closing bool
	// alone is true for an element that has nothing inside and no end.
	alone bool
	// changed marks the beginning of a part that the other state of the page does not have.
	changed bool
}

// matter gives what a page shows in its main part, made harmless: nothing in it can run, be sent or lead anywhere.
func matter(page []byte) []token {
	var list []token
	inside, skipping := false, ""
	for rest := page; len(rest) > 0; {
		var t token
		t, rest = cut(rest)
		switch {
		case t.tag == "main":
			inside = !t.closing
		case !inside:
		case skipping != "":
			if t.closing && t.tag == skipping {
				skipping = ""
			}
		case slices.Contains(left, t.tag):
			if !t.closing {
				skipping = t.tag
			}
		case strings.HasPrefix(t.text, "<!") || t.tag == "link" || t.tag == "meta" || t.tag == "base":
		case t.tag == "" && strings.TrimSpace(t.text) == "":
			list = append(list, token{text: " "})
		default:
			list = append(list, harmless(t))
		}
	}
	return list
}

// left are elements that are left out with all that they hold.
var left = []string{"script", "style", "template", "iframe", "object", "noscript"}

// cut takes the first token off a page. Where a tag has no end, the rest of the page is text.
func cut(page []byte) (token, []byte) {
	if page[0] != '<' {
		at := bytes.IndexByte(page, '<')
		if at < 0 {
			at = len(page)
		}
		return token{text: string(page[:at])}, page[at:]
	}
	var quote byte
	for i, b := range page {
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			t := token{text: string(page[:i+1])}
			name := strings.TrimPrefix(t.text, "<")
			name, t.closing = strings.CutPrefix(name, "/")
			end := strings.IndexAny(name, " \t\n\r/>")
			t.tag = strings.ToLower(name[:end])
			return t, page[i+1:]
		}
	}
	return token{text: "&lt;" + strings.ReplaceAll(string(page[1:]), "<", "&lt;")}, nil
}

// inert are elements that have another name in the file, so that they do nothing.
var inert = map[string]string{"form": "div", "button": "span", "input": "span", "select": "span", "textarea": "span", "option": "span", "img": "span", "main": "div"}

// kept are the attributes that say how something looks or what it is.
var kept = []string{"class", "id", "lang", "scope", "colspan", "rowspan", "headers", "role", "aria-label", "aria-labelledby", "aria-describedby",
	"aria-hidden", "aria-current", "datetime", "hidden", "open", "start", "value", "type", "width", "height", "viewbox", "d", "x", "y", "x1", "x2", "y1", "y2",
	"cx", "cy", "r", "rx", "ry", "points", "transform", "text-anchor", "dominant-baseline", "preserveaspectratio", "focusable", "title", "dy", "dx"}

// voids are the elements that have no end.
var voids = []string{"br", "hr", "img", "input", "col", "wbr"}

// harmless takes from a tag whatever could do something.
func harmless(t token) token {
	if t.tag == "" {
		return t
	}
	name := t.tag
	if other, known := inert[t.tag]; known {
		name = other
	}
	if t.closing {
		return token{text: "</" + name + ">", tag: name, closing: true}
	}
	var b strings.Builder
	b.WriteString("<" + name)
	all := attributes(t.text)
	// The many parts of many pages are no landmarks of the file.
	landmark := t.tag == "nav" || t.tag == "section" || slices.Contains(all, [2]string{"role", "region"})
	if t.tag == "nav" {
		b.WriteString(` role="none"`)
	}
	for _, a := range all {
		if landmark && (a[0] == "role" || a[0] == "aria-label" || a[0] == "aria-labelledby") {
			continue
		}
		if slices.Contains(kept, strings.ToLower(a[0])) {
			b.WriteString(" " + a[0] + `="` + strings.ReplaceAll(a[1], `"`, "&#34;") + `"`)
		}
	}
	if name == "details" && !strings.Contains(b.String(), " open=") {
		b.WriteString(` open=""`)
	}
	alone := slices.Contains(voids, t.tag) || strings.HasSuffix(t.text, "/>")
	switch {
	case alone && name != t.tag:
		b.WriteString("></" + name + ">")
	case alone && !slices.Contains(voids, t.tag):
		b.WriteString("/>")
	default:
		b.WriteString(">")
	}
	return token{text: b.String(), tag: name, alone: alone}
}

// attributes takes a tag apart, each name with its value as written between the quotation marks.
func attributes(tag string) [][2]string {
	var list [][2]string
	_, rest, _ := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(tag, ">"), "/"), " ")
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		end := strings.IndexAny(rest, "= \t\n\r")
		if end < 0 {
			return append(list, [2]string{rest, ""})
		}
		name := rest[:end]
		rest = strings.TrimSpace(rest[end:])
		if !strings.HasPrefix(rest, "=") {
			list = append(list, [2]string{name, ""})
			continue
		}
		rest = strings.TrimSpace(rest[1:])
		value := ""
		if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			value, rest, _ = strings.Cut(rest[1:], rest[:1])
		} else {
			value, rest, _ = strings.Cut(rest, " ")
		}
		list = append(list, [2]string{name, value})
	}
	return list
}
