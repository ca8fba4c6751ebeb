package content

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// plainly reads a TOML text that uses nothing but what nearly every file of a register is made of: bare keys, texts on one
// line with no other signs after a backslash than " and \, small numbers, true and false, lists, rows in braces, keys with
// dots outside of these, and headings of one word. Of such a text it gives what the parser gives, several times as quickly. Of any other text, and of one
// with a fault, it gives ok false: to judge and to explain is left to the parser.
func plainly(text string) (tree map[string]any, ok bool) {
	p := simpleText{text: text}
	return p.tree()
}

// plainBraces gives the paths of the values of lines that are written in braces, ok false as [plainly] does.
func plainBraces(text string) (braces map[string]bool, ok bool) {
	p := simpleText{text: text, braces: map[string]bool{}}
	_, ok = p.tree()
	return p.braces, ok
}

func (p *simpleText) tree() (tree map[string]any, ok bool) {
	if !utf8.ValidString(p.text) {
		return nil, false
	}
	tree = map[string]any{}
	// lists are the keys whose rows are written with [[ ]].
	lists := map[string]bool{}
	table, heading := tree, ""
	for {
		p.blanks(true)
		if p.at == len(p.text) {
			return tree, true
		}
		if p.text[p.at] != '[' {
			if !p.line(table, heading) {
				return nil, false
			}
		} else {
			p.groups = nil
			brackets := 1
			if p.next("[[") {
				brackets = 2
			} else {
				p.at++
			}
			p.blanks(false)
			name := p.key()
			p.blanks(false)
			if name == "" || !p.next(strings.Repeat("]", brackets)) {
				return nil, false
			}
			_, taken := tree[name]
			table, heading = map[string]any{}, name
			switch {
			case brackets == 1 && !taken:
				tree[name] = table
			case brackets == 2 && (!taken || lists[name]):
				rows, _ := tree[name].([]map[string]any)
				tree[name], lists[name] = append(rows, table), true
			default:
				return nil, false
			}
		}
		// Nothing but a remark may follow on the line.
		p.blanks(false)
		if p.at < len(p.text) && p.text[p.at] == '#' && !p.remark() {
			return nil, false
		}
		if p.at < len(p.text) && p.text[p.at] != '\n' {
			return nil, false
		}
	}
}

// simpleText is a text and how far it was read.
type simpleText struct {
	text string
	at   int
	// groups are the tables that keys with dots have begun since the last heading, by their paths.
	groups map[string]map[string]any
	// braces are the paths of the lines with a row in braces, unless it is nil.
	braces map[string]bool
}

// blanks goes over spaces and, where they may stand, line breaks and remarks. A remark that is not plain stays.
func (p *simpleText) blanks(lines bool) {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == ' ' || c == '\t' || lines && c == '\n':
			p.at++
		case lines && c == '#':
			if !p.remark() {
				return
			}
		default:
			return
		}
	}
}

// remark goes over a remark to the end of its line.
func (p *simpleText) remark() bool {
	for i := p.at; ; i++ {
		if i == len(p.text) || p.text[i] == '\n' {
			p.at = i
			return true
		}
		if c := p.text[i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
}

// next goes over a sign if it comes next.
func (p *simpleText) next(sign string) bool {
	if !strings.HasPrefix(p.text[p.at:], sign) {
		return false
	}
	p.at += len(sign)
	return true
}

// key gives a bare key, "" when there is none.
func (p *simpleText) key() string {
	start := p.at
	for p.at < len(p.text) {
		c := p.text[p.at]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-') {
			break
		}
		p.at++
	}
	return p.text[start:p.at]
}

// line reads key = value or group.key = value. Only what a key with dots has begun can be gone on with.
func (p *simpleText) line(into map[string]any, heading string) bool {
	start := p.at
	key := p.key()
	for p.next(".") {
		path := p.text[start : p.at-1]
		group := p.groups[path]
		if _, taken := into[key]; key == "" || taken && group == nil {
			return false
		} else if !taken {
			group = map[string]any{}
			into[key] = group
			if p.groups == nil {
				p.groups = map[string]map[string]any{}
			}
			p.groups[path] = group
		}
		into = group
		key = p.key()
	}
	path := p.text[start:p.at]
	if !p.valueOf(key, into) {
		return false
	}
	if _, row := into[key].(map[string]any); row && p.braces != nil {
		if heading != "" {
			path = heading + "." + path
		}
		p.braces[path] = true
	}
	return true
}

// pair reads key = value into a table that does not have the key yet.
func (p *simpleText) pair(into map[string]any) bool { return p.valueOf(p.key(), into) }

// valueOf reads what follows a key.
func (p *simpleText) valueOf(key string, into map[string]any) bool {
	p.blanks(false)
	if _, taken := into[key]; key == "" || taken || !p.next("=") {
		return false
	}
	p.blanks(false)
	value, ok := p.value()
	into[key] = value
	return ok
}

func (p *simpleText) value() (any, bool) {
	if p.at == len(p.text) {
		return nil, false
	}
	switch c := p.text[p.at]; {
	case c == '"':
		return p.string()
	case c == '[':
		return p.list()
	case c == '{':
		return p.row()
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	case p.next("true"):
		return true, p.ended()
	case p.next("false"):
		return false, p.ended()
	}
	return nil, false
}

// ended tells whether a number or a word is over.
func (p *simpleText) ended() bool {
	return p.at == len(p.text) || strings.IndexByte(" \t\n,]}#", p.text[p.at]) >= 0
}

func (p *simpleText) string() (any, bool) {
	marked := false
	for i := p.at + 1; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == '"':
			// A copy, so that the text of the file need not be kept for it.
			value := strings.Clone(p.text[p.at+1 : i])
			if marked {
				value = unmarked.Replace(value)
			}
			p.at = i + 1
			return value, value != "" || !p.next(`"`)
		case c == '\\' && i+1 < len(p.text) && (p.text[i+1] == '"' || p.text[i+1] == '\\'):
			marked = true
			i++
		case c < ' ' || c == 0x7f || c == '\\':
			return nil, false
		}
	}
	return nil, false
}

// unmarked takes the backslashes away that make the next sign an ordinary one.
var unmarked = strings.NewReplacer(`\\`, `\`, `\"`, `"`)

func (p *simpleText) number() (any, bool) {
	start := p.at
	p.next("-")
	whole := p.figures()
	if whole == "" || len(whole) > 15 || len(whole) > 1 && whole[0] == '0' {
		return nil, false
	}
	if !p.next(".") {
		n, err := strconv.ParseInt(p.text[start:p.at], 10, 64)
		return n, err == nil && p.ended()
	}
	if rest := p.figures(); rest == "" || len(rest) > 15 {
		return nil, false
	}
	f, err := strconv.ParseFloat(p.text[start:p.at], 64)
	return f, err == nil && p.ended()
}

func (p *simpleText) figures() string {
	start := p.at
	for p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
		p.at++
	}
	return p.text[start:p.at]
}

func (p *simpleText) list() (any, bool) {
	p.at++
	list := []any{}
	for {
		p.blanks(true)
		if p.next("]") {
			return list, true
		}
		value, ok := p.value()
		if !ok {
			return nil, false
		}
		list = append(list, value)
		p.blanks(true)
		if !p.next(",") {
			return list, p.next("]")
		}
	}
}

// row reads the pairs in braces, which stand on one line.
func (p *simpleText) row() (any, bool) {
	p.at++
	row := map[string]any{}
	p.blanks(false)
	if p.next("}") {
		return row, true
	}
	for {
		p.blanks(false)
		if !p.pair(row) {
			return nil, false
		}
		p.blanks(false)
		if !p.next(",") {
			return row, p.next("}")
		}
	}
}
