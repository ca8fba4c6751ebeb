package content

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Change is one thing to do to the facts of a file.
type Change struct {
	// Path is the field: "status", "chairs[0].until", "seats". Rows and entries count from 0.
	Path string
	// Value is what to write: a string, an int, a float64 with decimals, a bool, a []string, a [Row] or a []Row. Without a value the
	// field is taken out, and with an entry the last of its list the list too.
	Value any
	// Add writes the value as a further entry at the end of the list that Path names.
	Add bool
}

// A Row is a row of a list by its keys, with values as in a [Change].
type Row map[string]any

// ErrBroken is given for a text that can't be read as it is, so that nothing can be changed in it.
var ErrBroken = errors.New("the file has a fault that must be mended first")

// Patch makes changes, one after the other, in the text of a file of the content folder, and leaves every
// other byte as it is: notes, order, layout, line ends. What is added goes where the register's types
// have it, a row to the end of its list. A note behind a fact that is taken out goes with it.
//
// The result is read back. When it does not say exactly what the changes ask for, they are refused.
func Patch(file string, text []byte, changes ...Change) ([]byte, error) {
	s := shapeOfFile(file)
	if s == nil {
		return nil, fmt.Errorf("%q is no file of facts", file)
	}
	p, err := newPatched(file, text)
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		if err := p.change(s, c); err != nil {
			return nil, fmt.Errorf("changing %s in %s: %w", c.Path, file, err)
		}
	}
	return p.bytes(), nil
}

// Facts reads the facts of a file as they are written: texts, numbers, lists of these, and rows as maps.
func Facts(file string, text []byte) (map[string]any, error) {
	p, err := newPatched(file, text)
	if err != nil {
		return nil, err
	}
	return plainTree(p.tree).(map[string]any), nil
}

// patched is a file while it is changed.
type patched struct {
	// before and after are the parts of the file around the facts.
	before, after []byte
	// facts have line ends of one character; crs tells for each line break whether it had two.
	facts []byte
	crs   []bool
	// cr is what new lines get.
	cr      bool
	tree    map[string]any
	outline *outline
}

func newPatched(file string, text []byte) (*patched, error) {
	p := &patched{}
	if rest, found := bytes.CutPrefix(text, []byte("\ufeff")); found {
		p.before, text = text[:len(text)-len(rest):len(text)-len(rest)], rest
	}
	if strings.HasSuffix(file, ".md") {
		start, end, ok := headerSpan(text)
		if !ok {
			return nil, ErrBroken
		}
		p.before = append(p.before, text[:start]...)
		text, p.after = text[start:end], text[end:]
	}
	for i, c := range text {
		if c == '\n' {
			p.crs = append(p.crs, i > 0 && text[i-1] == '\r')
		}
	}
	p.cr = len(p.crs) > 0 && p.crs[0] || len(p.crs) == 0 && bytes.Contains(p.before, []byte("\r\n"))
	p.facts = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	var f *fault
	if p.tree, f = parse(p.facts); f != nil {
		return nil, ErrBroken
	}
	if p.tree == nil {
		p.tree = map[string]any{}
	}
	p.outline = outlineOf(p.facts)
	return p, nil
}

// headerSpan gives the place of the facts between the two lines +++ of a markdown file.
func headerSpan(text []byte) (start, end int, ok bool) {
	at := 0
	for line := range bytes.Lines(text) {
		mark := headerMark(strings.TrimRight(string(line), "\r\n"))
		switch {
		case at == 0 && !mark:
			return 0, 0, false
		case at == 0:
			start = len(line)
		case mark:
			return start, at, true
		}
		at += len(line)
	}
	return 0, 0, false
}

func (p *patched) bytes() []byte {
	out := slices.Clone(p.before)
	line := 0
	for _, c := range p.facts {
		if c == '\n' {
			if p.crs[line] {
				out = append(out, '\r')
			}
			line++
		}
		out = append(out, c)
	}
	return append(out, p.after...)
}

// splice puts text in the place of a part of the facts.
func (p *patched) splice(start, end int, text string) {
	first := bytes.Count(p.facts[:start], []byte("\n"))
	last := first + bytes.Count(p.facts[start:end], []byte("\n"))
	ends := make([]bool, strings.Count(text, "\n"))
	for i := range ends {
		ends[i] = p.cr
	}
	p.crs = slices.Concat(p.crs[:first], ends, p.crs[last:])
	p.facts = slices.Concat(p.facts[:start], []byte(text), p.facts[end:])
}

// change makes one change and reads the result back.
func (p *patched) change(s *shape, c Change) error {
	steps, ok := stepsOf(c.Path)
	if !ok {
		return errors.New("there is no such place in a file")
	}
	value := plainValue(c.Value)
	wanted, err := changedTree(plainTree(p.tree).(map[string]any), steps, value, c.Add)
	if err != nil {
		return err
	}
	switch {
	case c.Add:
		err = p.add(s, steps, value)
	case value == nil:
		err = p.remove(c.Path)
	default:
		err = p.set(s, steps, value)
	}
	if err != nil {
		return err
	}
	tree, f := parse(p.facts)
	if f != nil || !reflect.DeepEqual(plainTree(tree), any(wanted)) {
		return errors.New("it is written in a way that can't be changed in place; edit the file by hand")
	}
	p.tree, p.outline = tree, outlineOf(p.facts)
	return nil
}

// set replaces a value, or adds a key that is not there.
func (p *patched) set(s *shape, steps []step, value any) error {
	path := pathOf(steps)
	if at, there := p.outline.spots[path]; there {
		if at.headed() {
			return errors.New("it is written as several rows; change these")
		}
		list, isList := value.([]any)
		if old, wasList := at.list(p, path); isList && wasList {
			return p.setList(s, path, old, list)
		}
		p.splice(at.value, at.end, written(value, s.within(steps)))
		return nil
	}
	last := steps[len(steps)-1]
	if last.index >= 0 {
		return errors.New("the list has no such entry")
	}
	within := steps[:len(steps)-1]
	inside := s.within(within)
	if inside == nil || inside.byName[last.key] == nil {
		return fmt.Errorf("%q is not a key that is known there", last.key)
	}
	line := last.key + " = " + writtenWide(value, inside.byName[last.key].rows)
	if len(within) == 0 {
		p.addLine(inside, "", last.key, line)
		return nil
	}
	container := pathOf(within)
	at, there := p.outline.spots[container]
	switch {
	case !there:
		return fmt.Errorf("there is no %s", container)
	case at.headed():
		p.addLine(inside, container, last.key, line)
	case p.facts[at.value] == '{':
		p.addPair(inside, container, last.key, last.key+" = "+written(value, inside.byName[last.key].rows))
	default:
		return errors.New("it is written in a way that can't be changed in place; edit the file by hand")
	}
	return nil
}

// setList changes single entries of a list, so that notes between them stay.
func (p *patched) setList(s *shape, path string, old, wanted []any) error {
	if len(wanted) == 0 {
		return p.remove(path)
	}
	same := 0
	for same < len(old) && same < len(wanted) && reflect.DeepEqual(old[same], wanted[same]) {
		same++
	}
	end := 0
	for end < len(old)-same && end < len(wanted)-same && reflect.DeepEqual(old[len(old)-1-end], wanted[len(wanted)-1-end]) {
		end++
	}
	steps, _ := stepsOf(path)
	rows := s.within(steps)
	middle := wanted[same : len(wanted)-end]
	count := len(old)
	for i := len(old) - end - 1; i >= same; i-- {
		at := p.outline.spots[item(path, i)]
		if i-same < len(middle) {
			p.splice(at.value, at.end, written(middle[i-same], rows))
		} else {
			p.cutEntry(path, i, count)
			count--
		}
		p.outline = outlineOf(p.facts)
	}
	for i := len(old) - end; i < same+len(middle); i++ {
		p.insertEntry(path, i, written(middle[i-same], rows))
		p.outline = outlineOf(p.facts)
	}
	return nil
}

// add writes a further entry of a list.
func (p *patched) add(s *shape, steps []step, value any) error {
	path := pathOf(steps)
	at, there := p.outline.spots[path]
	rows := s.within(steps)
	switch {
	case !there:
		return p.set(s, steps, []any{value})
	case at.headed():
		row, isRow := value.(map[string]any)
		if !isRow || rows == nil {
			return errors.New("a row is wanted")
		}
		text := "\n[[" + path + "]]\n"
		for _, name := range rows.order(row) {
			text += name + " = " + written(row[name], nil) + "\n"
		}
		p.insertLines(p.lineEnd(at.end), text)
	default:
		list, ok := at.list(p, path)
		if !ok {
			return errors.New("this is no list")
		}
		p.insertEntry(path, len(list), written(value, rows))
	}
	return nil
}

// insertEntry writes an entry into a list in square brackets.
func (p *patched) insertEntry(path string, i int, value string) {
	list := p.outline.spots[path]
	before, follows := p.outline.spots[item(path, i-1)]
	if !follows {
		if after, there := p.outline.spots[item(path, 0)]; there {
			if line := p.lineStart(after.value); strings.TrimSpace(string(p.facts[line:after.value])) == "" {
				p.splice(line, line, string(p.facts[line:after.value])+value+",\n")
			} else {
				p.splice(after.value, after.value, value+", ")
			}
		} else {
			p.splice(list.value+1, list.value+1, value)
		}
		return
	}
	line := p.lineStart(before.value)
	own := strings.TrimSpace(string(p.facts[line:before.value])) == ""
	comma := before.end
	for comma < len(p.facts) && (p.facts[comma] == ' ' || p.facts[comma] == '\t') {
		comma++
	}
	if !own {
		p.splice(before.end, before.end, ", "+value)
		return
	}
	indent := string(p.facts[line:before.value])
	hasComma := p.facts[comma] == ','
	if end := p.lineEnd(before.end); end < list.end {
		p.splice(end, end, indent+value+",\n")
	} else {
		p.splice(list.end-1, list.end-1, "\n"+indent+value+",\n")
	}
	if !hasComma {
		p.splice(before.end, before.end, ",")
	}
}

// addPair writes a key and its value into braces.
func (p *patched) addPair(s *shape, container, key, pair string) {
	before, after := p.neighbours(s, container, key)
	switch {
	case before != "":
		end := p.outline.spots[before].end
		p.splice(end, end, ", "+pair)
	case after != "":
		start := p.outline.spots[after].key
		p.splice(start, start, pair+", ")
	default:
		start := p.outline.spots[container].value + 1
		p.splice(start, start, " "+pair+" ")
	}
}

// addLine writes a line with a key below the key that comes before it, in its own block.
func (p *patched) addLine(s *shape, container, key, line string) {
	before, after := p.neighbours(s, container, key)
	block := func(path string) int {
		if path == "" || container != "" {
			return 0
		}
		return s.byName[path].block
	}
	mine := s.byName[key].block
	if container != "" {
		mine = 0
	}
	switch {
	case before != "" && (block(before) == mine || after == "" && !s.inBlocks()):
		p.below(before, line)
	case after != "" && block(after) == mine:
		at := p.lineStart(p.outline.spots[after].key)
		p.insertLines(at, p.indentOf(after)+line+"\n")
	case before != "":
		at := p.lineEnd(p.outline.spots[before].end)
		text := "\n" + line + "\n"
		if rest := p.facts[at:]; len(rest) > 0 && rest[0] != '\n' {
			text += "\n"
		}
		p.insertLines(at, text)
	case after != "":
		p.insertLines(p.lineStart(p.outline.spots[after].key), line+"\n\n")
	case container != "":
		p.insertLines(p.lineEnd(p.outline.spots[container].key), line+"\n")
	case len(p.outline.spots) > 0:
		p.insertLines(0, line+"\n\n")
	default:
		p.insertLines(len(p.facts), line+"\n")
	}
}

func (p *patched) below(before, line string) {
	p.insertLines(p.lineEnd(p.outline.spots[before].end), p.indentOf(before)+line+"\n")
}

// insertLines writes whole lines at the start of a line, or at the end of the facts.
func (p *patched) insertLines(at int, text string) {
	if at > 0 && p.facts[at-1] != '\n' {
		text = "\n" + strings.TrimSuffix(text, "\n")
	}
	p.splice(at, at, text)
}

// neighbours finds the keys of a container that are there and stand before and after a key in the order of
// its shape. Lists written as [[rows]] are none, because nothing can be written behind them.
func (p *patched) neighbours(s *shape, container, key string) (before, after string) {
	passed := false
	for _, k := range s.keys {
		path := join(container, k.name)
		at, there := p.outline.spots[path]
		switch {
		case k.name == key:
			passed = true
		case !there || at.headed() || at.end == at.value && at.key == at.value:
		case !passed:
			before = path
		case after == "":
			after = path
		}
	}
	return before, after
}

// remove takes out a key or an entry.
func (p *patched) remove(path string) error {
	at, there := p.outline.spots[path]
	if !there {
		return errors.New("it is not there")
	}
	steps, _ := stepsOf(path)
	last := steps[len(steps)-1]
	if last.index >= 0 {
		list := path[:strings.LastIndexByte(path, '[')]
		count := 0
		for p.has(item(list, count)) {
			count++
		}
		switch {
		case at.headed():
			p.cutLines(p.lineStart(at.value), p.lineEnd(at.end))
		case count == 1:
			return p.remove(list)
		default:
			p.cutEntry(list, last.index, count)
		}
		return nil
	}
	container := pathOf(steps[:len(steps)-1])
	if in, inRow := p.outline.spots[container]; inRow && p.facts[in.value] == '{' {
		p.cutPair(at)
		return nil
	}
	if at.headed() {
		return errors.New("it is written as several rows; take these out")
	}
	p.cutLines(p.lineStart(at.key), p.lineEnd(at.end))
	return nil
}

func (p *patched) has(path string) bool {
	_, there := p.outline.spots[path]
	return there
}

// cutEntry takes an entry out of a list in square brackets that has others.
func (p *patched) cutEntry(list string, i, count int) {
	at := p.outline.spots[item(list, i)]
	start, end := at.value, at.end
	line, next := p.lineStart(start), p.lineEnd(end)
	after := end
	for after < len(p.facts) && strings.ContainsRune(" \t,", rune(p.facts[after])) {
		after++
	}
	alone := strings.TrimSpace(string(p.facts[line:start])) == "" && after < len(p.facts) && (p.facts[after] == '\n' || p.facts[after] == '#')
	switch {
	case alone:
		p.splice(line, next, "")
	case i+1 < count:
		p.splice(start, p.outline.spots[item(list, i+1)].value, "")
	default:
		p.splice(p.outline.spots[item(list, i-1)].end, end, "")
	}
}

// cutPair takes a key and its value out of braces.
func (p *patched) cutPair(at spot) {
	start, end := at.key, at.end
	before := start
	for before > 0 && strings.ContainsRune(" \t\n", rune(p.facts[before-1])) {
		before--
	}
	after := end
	for after < len(p.facts) && strings.ContainsRune(" \t\n", rune(p.facts[after])) {
		after++
	}
	switch {
	case before > 0 && p.facts[before-1] == ',':
		p.splice(before-1, end, "")
	case after < len(p.facts) && p.facts[after] == ',':
		after++
		for after < len(p.facts) && strings.ContainsRune(" \t", rune(p.facts[after])) {
			after++
		}
		p.splice(start, after, "")
	default:
		p.splice(start, end, "")
	}
}

// cutLines takes out whole lines, and one of two empty lines that then meet.
func (p *patched) cutLines(start, end int) {
	emptyBefore := start == 0 || start > 1 && p.facts[start-1] == '\n' && p.facts[start-2] == '\n'
	switch {
	case emptyBefore && end < len(p.facts) && p.facts[end] == '\n':
		end++
	case emptyBefore && end == len(p.facts) && start > 1:
		start--
	}
	p.splice(start, end, "")
}

func (p *patched) lineStart(at int) int { return bytes.LastIndexByte(p.facts[:at], '\n') + 1 }

// lineEnd gives the start of the next line.
func (p *patched) lineEnd(at int) int {
	if i := bytes.IndexByte(p.facts[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(p.facts)
}

func (p *patched) indentOf(path string) string {
	at := p.outline.spots[path].key
	line := p.lineStart(at)
	if indent := string(p.facts[line:at]); strings.TrimSpace(indent) == "" {
		return indent
	}
	return ""
}

// headed tells whether something is written below a heading in square brackets.
func (s spot) headed() bool { return s.value < s.key }

// list gives the entries of a list in square brackets.
func (s spot) list(p *patched, path string) ([]any, bool) {
	if s.headed() || s.value >= len(p.facts) || p.facts[s.value] != '[' {
		return nil, false
	}
	steps, _ := stepsOf(path)
	list, ok := at(plainTree(p.tree), steps).([]any)
	return list, ok
}

// step is a key of a path, or the number of an entry of the list before it.
type step struct {
	key   string
	index int // -1 for a key
}

// stepsOf takes a path apart. Only plain keys are known.
func stepsOf(path string) (steps []step, ok bool) {
	for _, part := range strings.Split(path, ".") {
		name, rest, _ := strings.Cut(part, "[")
		if !plainKey(name) {
			return nil, false
		}
		steps = append(steps, step{name, -1})
		for rest != "" {
			number, after, closed := strings.Cut(rest, "]")
			n, err := strconv.Atoi(number)
			if err != nil || n < 0 || !closed || after != "" && after[0] != '[' {
				return nil, false
			}
			steps = append(steps, step{"", n})
			rest = strings.TrimPrefix(after, "[")
		}
	}
	return steps, len(steps) > 0
}

func plainKey(name string) bool { return name != "" && join("", name) == name }

func pathOf(steps []step) string {
	path := ""
	for _, s := range steps {
		if s.index >= 0 {
			path = item(path, s.index)
		} else {
			path = join(path, s.key)
		}
	}
	return path
}

// within gives the shape of the row or group that a path leads to, nil when it leads to no such thing.
func (s *shape) within(steps []step) *shape {
	for _, step := range steps {
		if step.index >= 0 {
			continue
		}
		if s == nil || s.byName[step.key] == nil {
			return nil
		}
		s = s.byName[step.key].rows
	}
	return s
}

// order lists the keys of a row in the order of the shape, keys that it does not know last.
func (s *shape) order(row map[string]any) []string {
	var names []string
	for _, k := range s.keys {
		if _, given := row[k.name]; given {
			names = append(names, k.name)
		}
	}
	var others []string
	for name := range row {
		if s.byName[name] == nil {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	return append(names, others...)
}

// inBlocks tells whether files of this shape are written in blocks with empty lines between.
func (s *shape) inBlocks() bool { return len(s.keys) > 0 && s.keys[len(s.keys)-1].block > 0 }

// written gives a value as TOML on one line. Rows have the keys of a shape.
func written(value any, rows *shape) string {
	switch value := value.(type) {
	case string:
		return Quoted(value)
	case int64:
		return strconv.FormatInt(value, 10)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(value)
	case []any:
		parts := make([]string, len(value))
		for i, v := range value {
			parts[i] = written(v, rows)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var pairs []string
		if rows == nil {
			rows = &shape{}
		}
		for _, name := range rows.order(value) {
			pairs = append(pairs, name+" = "+written(value[name], nil))
		}
		return "{ " + strings.Join(pairs, ", ") + " }"
	}
	return fmt.Sprint(value)
}

// widest is how long a list may be on one line.
const widest = 100

// writtenWide gives a value as TOML; rows and long lists get a line for each entry.
func writtenWide(value any, rows *shape) string {
	list, isList := value.([]any)
	line := written(value, rows)
	if !isList || len(list) == 0 {
		return line
	}
	if _, ofRows := list[0].(map[string]any); !ofRows && len(line) <= widest {
		return line
	}
	text := "[\n"
	for _, v := range list {
		text += "  " + written(v, rows) + ",\n"
	}
	return text + "]"
}

// Quoted writes a text as TOML has it, on one line between quotation marks.
func Quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plainValue brings a value of a change into the form that reading gives.
func plainValue(value any) any {
	switch value := value.(type) {
	case int:
		return int64(value)
	case []string:
		list := make([]any, len(value))
		for i, s := range value {
			list[i] = s
		}
		return list
	case []Row:
		list := make([]any, len(value))
		for i, r := range value {
			list[i] = plainValue(r)
		}
		return list
	case Row:
		row := map[string]any{}
		for name, v := range value {
			row[name] = plainValue(v)
		}
		return row
	}
	return value
}

// plainTree copies what was read, with rows in one form however they are written, and dates and times of day
// as texts.
func plainTree(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := make(map[string]any, len(v))
		for name, value := range v {
			m[name] = plainTree(value)
		}
		return m
	case []map[string]any:
		list := make([]any, len(v))
		for i, row := range v {
			list[i] = plainTree(row)
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i, value := range v {
			list[i] = plainTree(value)
		}
		return list
	case time.Time:
		if text, ok := dateText(v); ok {
			return text
		}
		if text, ok := clockText(v); ok {
			return text
		}
		return v.String()
	}
	return v
}

// at finds what a path leads to, nil when it leads nowhere.
func at(v any, steps []step) any {
	for _, s := range steps {
		if s.index >= 0 {
			list, _ := v.([]any)
			if s.index >= len(list) {
				return nil
			}
			v = list[s.index]
			continue
		}
		m, _ := v.(map[string]any)
		v = m[s.key]
	}
	return v
}

// changedTree makes a change in a copy of what was read, without regard to how it is written.
func changedTree(tree map[string]any, steps []step, value any, add bool) (map[string]any, error) {
	last := steps[len(steps)-1]
	container := at(tree, steps[:len(steps)-1])
	switch {
	case add:
		list, isList := at(tree, steps).([]any)
		if !isList && at(tree, steps) != nil {
			return nil, errors.New("this is no list")
		}
		return changedTree(tree, steps, append(list, value), false)
	case last.index >= 0:
		list, _ := container.([]any)
		if last.index >= len(list) {
			return nil, errors.New("the list has no such entry")
		}
		if value == nil {
			list = slices.Delete(list, last.index, last.index+1)
			if len(list) == 0 {
				return changedTree(tree, steps[:len(steps)-1], nil, false)
			}
			return changedTree(tree, steps[:len(steps)-1], list, false)
		}
		list[last.index] = value
		return tree, nil
	}
	m, isMap := container.(map[string]any)
	if !isMap {
		return nil, fmt.Errorf("there is no %s", pathOf(steps[:len(steps)-1]))
	}
	if list, isList := value.([]any); value == nil || isList && len(list) == 0 {
		delete(m, last.key)
	} else {
		m[last.key] = value
	}
	return tree, nil
}

// shapeOfFile gives the shape of the facts in a file of the content folder, nil for other files.
func shapeOfFile(file string) *shape {
	at := layout
	parts := strings.Split(file, "/")
	for i, part := range parts {
		if i < len(parts)-1 {
			next := at.folders[part]
			if next == nil {
				next = at.anyFolder
			}
			if at = next; at == nil {
				return nil
			}
			continue
		}
		k, fixed := at.files[part]
		if !fixed && at.ending != "" && strings.HasSuffix(part, at.ending) {
			k = at.each
		}
		return shapeOfKind(k)
	}
	return nil
}

func shapeOfKind(k kind) *shape {
	word := map[kind]string{settingsFile: "register", organisationFile: "organisation", areaFile: "area", editionFile: "edition",
		partnershipFile: "partnership", evidenceText: "evidence", articleText: "article"}[k]
	for _, f := range fileShapes() {
		if f.kind == word {
			return f.shape
		}
	}
	if v := vocabularyOf(k); v != nil {
		return shapeOf(reflect.TypeOf(v.into).Elem())
	}
	return nil
}
