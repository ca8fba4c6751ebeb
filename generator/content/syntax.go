package content

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// fault is something that keeps a TOML text from being read.
type fault struct {
	offset       int
	what, remedy string
}

// parse reads a TOML text into plain values, or says in plain words why it can't be read.
func parse(text []byte) (tree map[string]any, f *fault) {
	seen := lookAt(text, len(text))
	if seen.beyond != nil {
		return nil, seen.beyond
	}
	if tree, ok := plainly(string(text)); ok {
		return tree, nil
	}
	// The parser must not take the program down, whatever a file says.
	defer func() {
		if recover() != nil {
			tree, f = nil, &fault{0, "this file can't be read", "compare it with another file of its kind"}
		}
	}()
	_, err := toml.Decode(string(text), &tree)
	var parseError toml.ParseError
	switch {
	case errors.As(err, &parseError):
		e := explainer{text: text, lines: newLines(text), message: parseError.Message, at: min(max(parseError.Position.Start, 0), len(text))}
		return nil, e.explain()
	case err != nil:
		return nil, &fault{0, "this file can't be read", "compare it with another file of its kind"}
	}
	// The parser drops the second of two keys in silence when the first is written with dots.
	if seen.dotted {
		if o := outlineOf(text); len(o.twice) > 0 {
			e := explainer{text: text, lines: newLines(text), at: o.twice[0].offset}
			return nil, e.twice(lastKey(o.twice[0].path))
		}
	}
	return tree, nil
}

// explainer turns the parser's message into words for somebody who does not know the form of the
// file.
type explainer struct {
	text    []byte
	lines   *lines
	message string
	at      int
}

var (
	conflictMark = regexp.MustCompile(`(?m)^(<<<<<<<|=======|>>>>>>>)( .*)?$`)
	keyLine      = regexp.MustCompile(`^\s*(\[\[?\s*)?[A-Za-z0-9_-]+\s*(=|\]\]?\s*$)`)
	bareNumber   = regexp.MustCompile(`=\s*[-+]?[0-9][0-9._]*\s*$`)
	spacedKey    = regexp.MustCompile(`^\s*(?:\[\[?)?\s*([A-Za-z0-9_-]+(?:[ \t]+[A-Za-z0-9_-]+)+)\s*(?:=|\])`)
	looksDated   = regexp.MustCompile(`^\d{1,4}[-/]\d{1,4}([-/]\d{1,4})?$`)
	yesOrNo      = regexp.MustCompile(`(?i)^(true|false|yes|no|on|off)$`)
)

func (e *explainer) explain() *fault {
	if m := conflictMark.FindIndex(e.text); m != nil {
		return &fault{m[0], "Git left its marks here, because two people changed the same lines",
			"keep the right one of the two versions, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"}
	}
	// At the end of a file the parser may point into the middle of a letter.
	for e.at > 0 && e.at < len(e.text) && !utf8.RuneStart(e.text[e.at]) {
		e.at--
	}
	line, start := e.lines.line(e.at)
	before, rest := line[:min(e.at-start, len(line))], line[min(e.at-start, len(line)):]
	here, _ := utf8.DecodeRuneInString(rest)
	if rest == "" {
		here = '\n'
	}
	if here != '\n' && here >= 0x80 && (unicode.IsSpace(here) || unicode.Is(unicode.Cf, here)) {
		return e.say("a space of an odd kind, or a character that can't be seen, stands here; it may come from a word processor or a web page",
			"delete it and type an ordinary space")
	}

	if f := e.endTooSoon(line); f != nil {
		return f
	}
	switch is := func(part string) bool { return strings.Contains(e.message, part) }; {
	case is("has already been defined"), is("was already created"):
		return e.twice(between(e.message, "Key '", "' "))
	case is("strings cannot contain newlines"), is(`unexpected EOF; expected '"'`), is(`unexpected EOF; expected "'"`):
		return e.openText(line, start)
	case is(`expected '"""'`), is("expected \"'''\""):
		return e.openLongText()
	case is("expected value"), is("floats must start with a digit"), is("expected a digit"):
		return e.noValue(before, rest, here)
	case is("unexpected comma"):
		return e.say("there is a comma with nothing before it", "take the comma out, or write the missing entry before it")
	case is("expected '.' or '='"), is("expected key separator"):
		return e.badKey(line, rest, here)
	case is("key name appears blank"), is("unexpected '='"):
		return e.say("there is nothing before the =", `write the key before it, such as name = "…"`)
	case is("unexpected '.'"), is("keys cannot start with"):
		return e.say("a dot stands where a key should be", "take the dot out")
	case is("top-level item to end"):
		return e.tooMuch(line, before, rest, here)
	case is("expected a comma (',')"):
		return e.openList(before, here)
	case is("inline table terminator"):
		return e.openBraces()
	case is("end of table array name"), is("to end table name"), is("table names cannot be empty"):
		return e.badHeading(line)
	case is("invalid escape"), is("hexadecimal digits after"), is("is not valid UTF-8"):
		e.at += badBackslash(rest)
		return e.say(`a backslash \ in a text begins a special character, and this one is not known`,
			`write / instead of \, or write the backslash twice: \\`)
	case is("invalid datetime"):
		return e.badDate(keyBefore(before), rest)
	case is("leading zeroes"):
		whole, _, _ := strings.Cut(rest, "#")
		whole = strings.TrimRight(whole, " \t\r")
		return e.say("a number can't begin with 0: "+short(firstWord(rest)),
			fmt.Sprintf(`take the 0 away; or, if it is no number to count with, put all of it in quotation marks: %s"%s"`, keyBefore(before), short(whole)))
	case is("Invalid float"), is("Invalid integer"), is("invalid float"), is("not a "):
		return e.noNumber(firstWord(rest))
	case is("out of range"):
		return e.say("this number is too large", "write the number in figures, without pence and without commas")
	case is("control characters"):
		if i := strings.IndexFunc(line, func(r rune) bool { return r != '\t' && unicode.IsControl(r) }); i >= 0 {
			e.at = start + i
		}
		if e.at < len(e.text) && e.text[e.at] == '\r' {
			return e.say("a line ends in a way that computers no longer use", "open the file in a plain text editor, and save it again with ordinary line ends")
		}
		return e.say("a character that can't be seen stands here", "delete it; often it is easiest to type the line anew")
	}
	return e.say("this can't be read", `write each fact on a line of its own, as key = "text", and compare with another file of this kind`)
}

// endTooSoon explains a file that ends while a bracket is open. It gives nil when the fault is another.
func (e *explainer) endTooSoon(line string) *fault {
	seen := lookAt(e.text, len(e.text))
	ended := strings.Contains(e.message, "unexpected EOF") || strings.Contains(e.message, "end of file") || len(bytes.TrimSpace(e.text[e.at:])) == 0
	if !ended || seen.quote >= 0 || len(seen.open) == 0 || strings.HasPrefix(strings.TrimSpace(line), "[") {
		return nil
	}
	e.at = len(e.text)
	if open := seen.open[len(seen.open)-1]; e.text[open] == '[' {
		began, _ := e.lines.at(open)
		return e.say(fmt.Sprintf("the list that begins on line %d is not closed", began), "put a ] after its last entry")
	}
	return e.openBraces()
}

func (e *explainer) say(what, remedy string) *fault { return &fault{e.at, what, remedy} }

// twice explains a key or heading that stands two times. The name may be a path: seats.role.
func (e *explainer) twice(name string) *fault {
	line, start := e.lines.line(e.at)
	first, _ := e.lines.at(e.firstOf(name, start))
	heading := strings.TrimSpace(line)
	name = lastKey(name)
	switch {
	case strings.HasPrefix(heading, "[["):
		return e.say(fmt.Sprintf("[[%s]] stands here, but on line %d %s was written in another way", short(name), first, quote(name)),
			fmt.Sprintf("write [[%s]], with two square brackets on each side, before every one of them", short(name)))
	case strings.HasPrefix(heading, "["):
		return e.say(fmt.Sprintf("[%s] stands here, but %s was begun on line %d", short(name), quote(name), first),
			fmt.Sprintf("if there may be several, write [[%s]] with two square brackets before every one; if not, put the lines together under the first", short(name)))
	}
	remedy := "keep one of the two"
	if row := e.rowAround(start); row != "" {
		remedy += fmt.Sprintf("; or, if another entry begins here, write [[%s]] on a line above it", short(row))
	}
	return e.say(fmt.Sprintf("%s is given twice, the first time on line %d", quote(name), first), remedy)
}

// firstOf finds the latest place before a line at which a path, given without numbers, stands.
func (e *explainer) firstOf(path string, before int) int {
	o := outlineOf(e.text[:before])
	want := strings.Trim(path, `"`)
	found := 0
	for _, p := range o.order {
		if s := o.spots[p]; strings.Trim(withoutNumbers(p), `"`) == want && s.key < before {
			found = s.key
		}
	}
	return found
}

// rowAround gives the name of the [[row]] in which a line stands, "" when it is in none.
func (e *explainer) rowAround(offset int) string {
	row := ""
	for _, line := range strings.Split(string(e.text[:offset]), "\n") {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") {
			row = ""
			if strings.HasPrefix(line, "[[") {
				row = strings.TrimSpace(strings.Trim(line, "[]"))
			}
		}
	}
	return row
}

func (e *explainer) openText(line string, start int) *fault {
	end := strings.TrimRight(line, " \t\r,]}")
	last, size := utf8.DecodeLastRuneInString(end)
	if strings.ContainsRune(curly, last) {
		e.at = start + len(end) - size
		return e.curlyQuotes(last)
	}
	e.at = start + len(line)
	mark := `"`
	if at := lookAt(e.text, start+len(line)).quote; at >= 0 && e.text[at] == '\'' {
		mark = "'"
	}
	return e.say("the text on this line has no quotation mark at its end",
		fmt.Sprintf("put a %s where the text ends, and keep the whole text on one line", mark))
}

func (e *explainer) openLongText() *fault {
	marks := `"""`
	if strings.Contains(e.message, "'''") {
		marks = "'''"
	}
	if at := lookAt(e.text, len(e.text)).quote; at >= 0 {
		e.at = at
	}
	return e.say(fmt.Sprintf("the text that begins here with %s is never closed", marks), fmt.Sprintf("put %s where the text ends", marks))
}

const quotesInside = `write quotation marks that belong to the text as curly ones, “Safer”, or with a backslash before each, \"Safer\"`

const curly = "“”„‟«»‘’‚‛´`"

func (e *explainer) curlyQuotes(r rune) *fault {
	return e.say(fmt.Sprintf("the quotation mark %c is not the plain one; it may come from a word processor", r),
		`type straight quotation marks: "`)
}

func (e *explainer) noValue(before, rest string, here rune) *fault {
	word := firstWord(rest)
	key := keyBefore(before)
	switch {
	case strings.ContainsRune(curly, here):
		return e.curlyQuotes(here)
	case here == '\n' || here == '#' || strings.Contains(e.message, "unexpected EOF"):
		before = before + rest
		if i := strings.LastIndexByte(before, '='); i >= 0 {
			e.at += i + 1 - len(before) + len(rest)
		}
		return e.say("there is nothing after the =", `write a value, such as "…"; or, if it is not known, take the whole line out`)
	case yesOrNo.MatchString(word):
		value := "true"
		if w := strings.ToLower(word); w == "false" || w == "no" || w == "off" {
			value = "false"
		}
		return e.say(fmt.Sprintf("%s is not a way to write yes or no here", short(word)),
			fmt.Sprintf("write %s%s, in small letters and without quotation marks; or, if it is a text, put it in quotation marks", key, value))
	case strings.ContainsRune("£$€", here):
		figures := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, word)
		if figures == "" || strings.Contains(word, ".") {
			figures = "5000"
		}
		return e.say("a sum of money is written in figures alone", "take out the sign of the currency, and any commas: "+key+short(figures))
	case strings.ContainsRune(",]}", here):
		return e.say(fmt.Sprintf("a value is missing before the %c", here), "write the value, or take the key out")
	case here == '.' || here == '+' || here == '-' || here == '\\':
		return e.noNumber(word)
	case here == '=':
		return e.say("there is a = too many", "take one of them out")
	}
	if open := e.openBefore(); open >= 0 {
		if f := e.listRunsOn(open); f != nil {
			return f
		}
		return e.say("a text must stand in quotation marks", fmt.Sprintf(`write "%s"`, short(word)))
	}
	text := strings.TrimRight(rest, " \t\r")
	if i := strings.Index(text, " #"); i >= 0 {
		text = strings.TrimRight(text[:i], " \t")
	}
	if strings.Count(text, `"`) == 1 {
		text = strings.TrimSuffix(text, `"`)
	}
	if strings.ContainsAny(text, `"[]{},`) {
		text = "…"
	}
	return e.say("a text must stand in quotation marks", fmt.Sprintf(`write %s"%s"`, key, short(text)))
}

func (e *explainer) noNumber(word string) *fault {
	return e.say(fmt.Sprintf("%s can't be read as a number", short(word)), `write a whole number in figures; or, if it is a text, put it in quotation marks`)
}

// openBefore gives the place of the bracket that is open where the fault was found, -1 for none.
func (e *explainer) openBefore() int {
	if open := lookAt(e.text, e.at).open; len(open) > 0 {
		return open[len(open)-1]
	}
	return -1
}

// listRunsOn explains a list that is not closed, so that the next fact is taken for its next entry. It
// gives nil when the fault is another.
func (e *explainer) listRunsOn(open int) *fault {
	line, start := e.lines.line(e.at)
	began, _ := e.lines.at(open)
	here, _ := e.lines.at(e.at)
	// Of a heading [[seats]] the parser has taken the brackets for lists inside the list.
	if strings.HasPrefix(strings.TrimSpace(line), "[") && open >= start {
		if outer := lookAt(e.text, start).open; len(outer) > 0 {
			open = outer[len(outer)-1]
			began, _ = e.lines.at(open)
		}
	}
	if began == here || !keyLine.MatchString(line) {
		return nil
	}
	e.at = start + len(line) - len(strings.TrimLeft(line, " \t"))
	return e.say(fmt.Sprintf("the list that begins on line %d is not closed", began), "put a ] after its last entry")
}

func (e *explainer) badKey(line, rest string, here rune) *fault {
	spaced := spacedKey.FindStringSubmatch(line)
	switch {
	case strings.ContainsRune(curly, here):
		return e.curlyQuotes(here)
	case here == ':':
		return e.say("a colon stands where = should be", `write = between the key and the value: `+short(strings.TrimSpace(line[:len(line)-len(rest)]))+` = "…"`)
	case strings.ContainsRune("]}", here):
		return e.say(fmt.Sprintf("this %c closes something that was not opened", here), "take it out, or put the bracket that it closes where its list begins")
	case spaced != nil:
		key := strings.Join(strings.Fields(spaced[1]), "_")
		return e.say(fmt.Sprintf("a key can't have a space in it: %s", quote(spaced[1])), "write an underscore instead: "+short(key))
	case !strings.Contains(line, "="):
		return e.say("this line has no = in it",
			`write it as key = "text"; if it belongs to the text above, bring it inside the quotation marks there; a remark begins with #`)
	case here >= 0x80 && unicode.IsLetter(here):
		return e.say("a key has only the letters a to z, figures and underscores", "look up how the key is written")
	}
	return e.say(fmt.Sprintf("a key can't have %c in it", here), "look up how the key is written; a remark begins with #")
}

func (e *explainer) tooMuch(line, before, rest string, here rune) *fault {
	trimmed := strings.TrimRight(before, " \t")
	heading := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(heading, "["):
		return e.badHeading(line)
	case strings.ContainsRune(curly, here):
		return e.curlyQuotes(here)
	case strings.ContainsRune(",;.", here) && strings.TrimSpace(rest) == string(here):
		return e.say(fmt.Sprintf("there is a %c at the end of the line", here), "take it out")
	case keyLine.MatchString(rest):
		return e.say("a second fact begins on the same line", "write each fact on a line of its own")
	case bareNumber.MatchString(trimmed):
		return e.moreThanNumber(before, rest)
	case strings.HasSuffix(trimmed, `"`) && !strings.ContainsRune(",;.", here):
		return e.say(`the text ends at the quotation mark before this, and something more follows`,
			quotesInside)
	case strings.HasSuffix(trimmed, "'") && !strings.ContainsRune(",;.", here):
		return e.say("the text ends at the apostrophe before this, and something more follows",
			`put a text that has an apostrophe in it between double quotation marks: "the board's name"`)
	}
	return e.say("something more stands on the line after the value", "write each fact on a line of its own; a remark begins with #")
}

// moreThanNumber explains what follows a number: 5,000, 12/03/2024, 5%, 4 times.
func (e *explainer) moreThanNumber(before, rest string) *fault {
	key := keyBefore(before)
	value := strings.TrimSpace(before[strings.LastIndexByte(before, '=')+1:])
	more, _, _ := strings.Cut(rest, "#")
	whole := value + strings.TrimRight(more, " \t\r")
	switch {
	case rest[0] == ',' && strings.Trim(whole, "0123456789,") == "":
		return e.say("a number can't have commas in it", "write "+key+short(strings.ReplaceAll(whole, ",", "")))
	case looksDated.MatchString(whole):
		return e.say("a date like this must stand in quotation marks", fmt.Sprintf(`write %s"%s"`, key, short(betterDate(whole, whole))))
	}
	return e.say("there is more than a number here",
		fmt.Sprintf(`put all of it in quotation marks if it is a text: %s"%s"; otherwise leave the number alone`, key, short(whole)))
}

func (e *explainer) openList(before string, here rune) *fault {
	if open := e.openBefore(); open >= 0 {
		if f := e.listRunsOn(open); f != nil {
			return f
		}
	}
	if strings.ContainsRune(curly, here) {
		return e.curlyQuotes(here)
	}
	if strings.HasSuffix(before, `"`) && (unicode.IsLetter(here) || unicode.IsDigit(here)) {
		return e.say("the text ends at the quotation mark before this, and something more follows",
			quotesInside)
	}
	return e.say("a comma is missing between two entries of a list", "put a comma before this entry")
}

func (e *explainer) openBraces() *fault {
	open := lookAt(e.text, e.at).open
	if len(open) == 0 {
		return e.say("a comma or a closing } is missing", "put a comma between two keys, and a } at the end")
	}
	line, _ := e.lines.at(open[len(open)-1])
	return e.say(fmt.Sprintf("a comma, or the } that closes the { on line %d, is missing before this", line),
		"put a comma between two keys, and a } after the last")
}

func (e *explainer) badHeading(line string) *fault {
	if spaced := spacedKey.FindStringSubmatch(line); spaced != nil {
		return e.say(fmt.Sprintf("a key can't have a space in it: %s", quote(spaced[1])),
			"write an underscore instead: "+short(strings.Join(strings.Fields(spaced[1]), "_")))
	}
	name := strings.Trim(strings.SplitN(strings.TrimSpace(line), "#", 2)[0], "[] \t\r")
	if name == "" {
		return e.say("nothing stands between the square brackets", "write what begins here, such as [[seats]]")
	}
	return e.say("the square brackets around "+quote(name)+" do not match",
		fmt.Sprintf("write [[%s]] with two brackets on each side if there may be several, [%s] with one if there is one", short(name), short(name)))
}

func (e *explainer) badDate(key, rest string) *fault {
	value := firstWord(rest)
	if looksDated.MatchString(value) && strings.Count(value, "-") < 2 {
		return e.say("a date like this must stand in quotation marks", fmt.Sprintf(`write %s"%s"`, key, short(value)))
	}
	if better := betterDate(value, ""); better != "" {
		return e.say(fmt.Sprintf("%s is not a date", quote(value)), fmt.Sprintf(`did you mean %s"%s"?`, key, better))
	}
	return e.say(fmt.Sprintf("%s is not a date", quote(value)), `write the year, month and day in quotation marks: "2024-03-12"`)
}

// badBackslash finds the first backslash in a text that begins nothing known.
func badBackslash(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' {
			if !strings.ContainsRune(`btnfre"\`, rune(s[i+1])) {
				return i
			}
			i++
		}
	}
	return 0
}

// keyBefore gives the key and the = that a line begins with, "" when it begins in another way.
func keyBefore(before string) string {
	key, _, found := strings.Cut(before, "=")
	if key = strings.TrimSpace(key); !found || key == "" || strings.ContainsAny(key, "[{\"'") {
		return ""
	}
	return short(key) + " = "
}

// firstWord gives the text up to the first space, comma or closing bracket. A comma between figures
// belongs to the word.
func firstWord(s string) string {
	for i := 0; i < len(s); i++ {
		figureFollows := i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9'
		if strings.IndexByte(" \t\r]}#", s[i]) >= 0 || s[i] == ',' && !figureFollows {
			return s[:i]
		}
	}
	return s
}

func between(s, left, right string) string {
	_, s, _ = strings.Cut(s, left)
	s, _, _ = strings.Cut(s, right)
	return s
}

// lastKey gives the last step of a path: `seats.role` is the key `role`.
func lastKey(path string) string {
	return strings.Trim(strings.TrimPrefix(path, parentPath(path)), `."`)
}

// withoutNumbers takes the numbers of entries out of a path: `seats[2].role` becomes `seats.role`.
func withoutNumbers(path string) string {
	if strings.IndexByte(path, '[') < 0 && strings.IndexByte(path, ']') < 0 {
		return path
	}
	var b bytes.Buffer
	inside := false
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case c == '[':
			inside = true
		case c == ']':
			inside = false
		case !inside:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// short keeps a message readable when what was written is long.
func short(s string) string {
	if utf8.RuneCountInString(s) <= 80 {
		return s
	}
	return string([]rune(s)[:77]) + "…"
}

// quote puts what was written in quotation marks, shortened.
func quote(s string) string { return `"` + short(s) + `"` }
