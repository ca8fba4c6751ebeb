package content

import (
	"strconv"
	"strings"
	"sync"

	"partnershipregister/generator/problem"
)

// Positions finds lines and columns in the files that were read. A file's positions are worked out
// when the first one is asked for. It may be used by several goroutines at once.
type Positions struct {
	at    map[string]int
	files []*source
}

// placed is one file whose positions may be asked for.
type placed struct {
	mu   sync.Mutex
	text []byte
	// header is the part in which keys stand, on the same lines as in the file: for a TOML file all of
	// it, for a markdown file its header.
	header []byte
	// body is the line on which prose begins.
	body    int
	outline *outline
	lines   *lines
}

// Place fills in Line and Column of the problems that have none yet. A problem that names a field
// gets the place of its value, or of its key if AtKey is set; when the field is not in the file, the
// place of the nearest thing around it that is. The field "line:12" means the twelfth line of the
// prose of a markdown file, or of another file as a whole. Everything else gets line 1, column 1.
func (p *Positions) Place(problems []problem.Problem) {
	for i := range problems {
		if q := &problems[i]; q.Line == 0 {
			q.Line, q.Column = p.find(q.File, q.Field, q.AtKey)
		}
	}
}

func (p *Positions) find(file, field string, atKey bool) (line, column int) {
	at, known := p.at[file]
	if !known || field == "" {
		return 1, 1
	}
	f := &p.files[at].placed
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lines == nil {
		f.lines = newLines(f.text)
	}
	if number, ok := strings.CutPrefix(field, "line:"); ok {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return 1, 1
		}
		return min(f.body+n-1, len(f.lines.starts)), 1
	}
	if f.outline == nil {
		f.outline = outlineOf(f.header)
		f.outline.lines = newLines(f.header)
	}
	spot, exact := f.outline.find(field)
	if spot == nil {
		return 1, 1
	}
	if exact && atKey {
		return f.outline.lines.at(spot.key)
	}
	return f.outline.lines.at(spot.value)
}

// find gives the spot of a field, or else of the nearest element around it.
func (o *outline) find(field string) (s *spot, exact bool) {
	if s, ok := o.spots[field]; ok {
		return &s, true
	}
	for field != "" {
		field = parentPath(field)
		if s, ok := o.spots[field]; ok && field != "" {
			return &s, false
		}
	}
	return nil, false
}

// parentPath cuts the last step from a field path: `seats[3].note` becomes `seats[3]`, then `seats`.
func parentPath(field string) string {
	quoted := false
	for i := len(field) - 1; i >= 0; i-- {
		switch c := field[i]; {
		case c == '"' && (i == 0 || field[i-1] != '\\'):
			quoted = !quoted
		case !quoted && (c == '.' || c == '['):
			return field[:i]
		}
	}
	return ""
}

// join adds a key to a field path, in quotation marks where it has more than letters, figures,
// hyphens and underscores in it.
func join(path, key string) string {
	plain := key != ""
	for i := 0; i < len(key); i++ {
		c := key[i]
		plain = plain && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-')
	}
	if !plain {
		key = strconv.Quote(key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// item adds the number of an entry to a field path.
func item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
