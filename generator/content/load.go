package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// source is a file that was read and taken apart, before its meaning is looked at.
type source struct {
	found
	placed
	// tree is what the facts say; nil when they can't be read or there are none. Of files that hold nothing
	// but facts it is let go when made holds them.
	tree map[string]any
	// unread is true of a file of facts that can't be read.
	unread bool
	// made is what the facts of a file are in the register: a pointer to its struct.
	made any
	// of is the mark of the text that a prose was made from.
	of register.Mark
	// pair is the text of this file and of its other language, kept by the first of the two.
	pair *pair
	// prose is the text of a markdown file below its header.
	prose string
	// published are the lines of identifiers.txt.
	published []register.Published
	problems  []problem.Problem
}

// errTooMuch is the answer of load when the files are larger together than there is room. Which of them were read
// before that is chance, so that none of them is given.
var errTooMuch = errors.New("too much")

// load reads files, several at a time. What comes out has the order of what went in. There is room for so many bytes.
func load(fsys fs.FS, files []found, bytes int64) ([]*source, error) {
	var room atomic.Int64
	room.Store(bytes)
	sources := make([]*source, len(files))
	errs := make([]error, len(files))
	sideBySide(len(files), func(i int) { sources[i], errs[i] = loadFile(fsys, files[i], &room) })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	if room.Load() < 0 {
		return nil, errTooMuch
	}
	return sources, nil
}

// sideBySide does something for each number below n, in no order and several at a time.
func sideBySide(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8, n) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	workers.Wait()
}

// loadFile reads a file and makes of it what can be made without the others. There is room for so many bytes more in
// the whole folder.
func loadFile(fsys fs.FS, at found, room *atomic.Int64) (*source, error) {
	s, err := openFile(fsys, at, room)
	if err != nil {
		return nil, err
	}
	switch at.kind {
	case aboutFile, evidenceText, articleText:
		s.takeMark()
	case identifiersFile:
	default:
		s.make()
		s.tree = nil
	}
	return s, nil
}

func openFile(fsys fs.FS, at found, room *atomic.Int64) (*source, error) {
	s := &source{found: at, unread: at.kind != aboutFile && at.kind != identifiersFile}
	s.body = 1
	if room.Load() < 0 {
		return s, nil
	}
	data, err := readAtMost(fsys, at.path, maxFileBytes+1)
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", at.path, err)
	}
	if room.Add(-int64(len(data))) < 0 {
		return s, nil
	}
	if len(data) > maxFileBytes {
		s.fail("too-long", 0, "this file is larger than 1 MiB, which is more than any file here needs", "look for something that was pasted in by mistake, or spread it over several files")
		return s, nil
	}
	if !s.decode(data) {
		return s, nil
	}
	facts := s.text
	switch at.kind {
	case aboutFile:
		s.about()
		return s, nil
	case identifiersFile:
		s.identifiers()
		return s, nil
	case evidenceText, articleText:
		var ok bool
		if facts, ok = s.cut(); !ok {
			return s, nil
		}
	}
	tree, f := parse(facts)
	if f != nil {
		line, column := newLines(facts).at(f.offset)
		s.report(problem.Error, "syntax", line, column, f.what, f.remedy)
		return s, nil
	}
	s.tree, s.header, s.unread = tree, facts, false
	if s.tree == nil {
		s.tree = map[string]any{}
	}
	return s, nil
}

func readAtMost(fsys fs.FS, name string, most int64) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	// One byte more than the file has, so that its end is met without another look.
	size := int64(512)
	if info, err := file.Stat(); err == nil {
		size = min(info.Size()+1, most)
	}
	data := make([]byte, 0, size)
	for int64(len(data)) < most {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := file.Read(data[len(data):min(int64(cap(data)), most)])
		data = data[:len(data)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	return data, nil
}

// decode takes the byte order mark away, turns Windows line ends into ordinary ones, and refuses
// what is not UTF-8.
func (s *source) decode(data []byte) bool {
	const remedy = "open the file in a text editor and save it again with the encoding UTF-8"
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		s.fail("encoding", 0, "this file is saved as UTF-16", remedy)
		return false
	}
	s.text = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(s.text, '\r') >= 0 {
		s.text = bytes.ReplaceAll(s.text, []byte("\r\n"), []byte("\n"))
	}
	if utf8.Valid(s.text) {
		return true
	}
	for i := 0; i < len(s.text); {
		r, size := utf8.DecodeRune(s.text[i:])
		if r == utf8.RuneError && size == 1 {
			s.fail("encoding", i, "a character here is not saved in the encoding UTF-8", remedy+", then look whether the accents are right")
			return false
		}
		i += size
	}
	return true
}

// about takes up a file that is prose throughout; a header may say from which wording it was translated.
func (s *source) about() {
	text := string(s.text)
	first, _, _ := strings.Cut(text, "\n")
	if headerMark(first) {
		if header, ok := s.cut(); ok {
			tree, f := parse(header)
			if f == nil && len(tree) == 1 && tree["of"] != nil {
				s.tree, s.header = tree, header
				return
			}
		} else if len(s.problems) > 0 {
			return
		}
	}
	if headerMark(first) || strings.TrimRight(first, " \t") == "---" {
		s.prose = ""
		s.fail("header", 0, "this file has a header, but a text about a partnership has none", "take out everything from the first line of +++ to the second; facts stand in partnership.toml")
		return
	}
	if strings.TrimSpace(text) == "" {
		s.report(problem.Warning, "empty-text", 1, 1, "this file is empty", "write the text, or take the file away")
		return
	}
	s.prose = text
	s.checkProse(0)
}

// cut takes a markdown file apart into its header, which keeps its lines, and its prose.
func (s *source) cut() (header []byte, ok bool) {
	head, bodyAt, f := cutHeader(s.text)
	if f != nil {
		s.fail("header", f.offset, f.what, f.remedy)
		return nil, false
	}
	s.body = 1 + bytes.Count(s.text[:bodyAt], []byte("\n"))
	if prose := string(s.text[bodyAt:]); strings.TrimSpace(prose) != "" {
		s.prose = prose
		return head, s.checkProse(bodyAt)
	}
	return head, true
}

// cutHeader cuts the header off a markdown file. The header begins with an empty line in the place of
// the +++, so that its lines have the numbers that they have in the file.
func cutHeader(text []byte) (header []byte, bodyAt int, f *fault) {
	const form = "begin the file with a line +++, then the facts such as title = \"…\", then again a line +++, then the text"
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	switch line := strings.TrimRight(string(first), " \t"); {
	case line == "---":
		return nil, 0, &fault{0, "the header is marked with ---", "write +++ in place of the --- before and after it, and the facts as key = \"text\""}
	case !headerMark(line):
		return nil, 0, &fault{0, "this file does not begin with a header", form}
	}
	start := len(first) + 1
	for at := start; at <= len(text) && len(rest) > 0; {
		line, after, _ := bytes.Cut(text[at:], []byte("\n"))
		if headerMark(string(line)) {
			header = append([]byte("\n"), text[start:at]...)
			return header, min(at+len(line)+1, len(text)), nil
		}
		if len(after) == 0 {
			break
		}
		at += len(line) + 1
	}
	return nil, 0, &fault{0, "the header has no end", "put a line +++ between the facts and the text"}
}

func headerMark(line string) bool { return strings.TrimRight(line, " \t") == "+++" }

// checkProse reports what prose may not hold. Of each sort the first is reported. It tells whether the prose
// may be read at all.
func (s *source) checkProse(bodyAt int) bool {
	if len(s.prose) > maxProseBytes {
		s.fail("too-long", bodyAt, "this text is longer than 200 KiB, which is more than a page should hold", "shorten it, and link to the full paper")
		s.prose = ""
		return false
	}
	if f := tooManyMarks(s.prose); f != nil {
		s.fail("too-many", bodyAt+f.offset, f.what, f.remedy)
		s.prose = ""
		return false
	}
	if !strings.Contains(s.prose, "<<<<<<<") {
		// No need to look closer.
	} else if m := conflictMark.FindStringIndex(s.prose); m != nil && strings.HasPrefix(s.prose[m[0]:], "<<<<<<<") {
		s.fail("syntax", bodyAt+m[0], "Git left its marks here, because two people changed the same lines",
			"keep the right one of the two versions, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>")
	}
	told := map[string]bool{}
	for i, r := range s.prose {
		if r == '\n' || r == '\t' || plain(r) {
			continue
		}
		if odd := oddCharacter(r); odd != "" && !told[odd] {
			told[odd] = true
			s.fail("odd-character", bodyAt+i, fmt.Sprintf("%s stands in the text (U+%04X)", odd, r), "delete it; it may have come with text pasted from elsewhere")
		}
	}
	return true
}

// plain tells quickly of most characters that they are good ones.
func plain(r rune) bool { return r >= ' ' && r < 0x7f }

// oddCharacter names the sort of character that no text may have, "" for a good one.
func oddCharacter(r rune) string {
	switch {
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		return "a character that turns the direction of writing"
	case r == '\n', r == 0x2028, r == 0x2029, r == '\v', r == '\f':
		return "a line break"
	case unicode.IsControl(r):
		return "a control character"
	case unicode.Is(unicode.Cf, r):
		return "a character that can't be seen"
	case r == utf8.RuneError:
		return "a character that was damaged when it was copied"
	case unicode.Is(unicode.Co, r), r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return "a character that has no meaning"
	}
	return ""
}

func (s *source) fail(check string, offset int, what, remedy string) {
	line, column := newLines(s.text).at(offset)
	s.report(problem.Error, check, line, column, what, remedy)
}

func (s *source) report(severity problem.Severity, check string, line, column int, what, remedy string) {
	s.problems = append(s.problems, problem.Problem{
		Severity: severity, Check: check, File: s.path, Line: line, Column: column, What: what, Remedy: remedy, Mender: menderOf(s.path),
	})
}
