package briefing

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"partnershipregister/generator/change"
	"partnershipregister/generator/problem"
)

// A Format is a way to write a briefing.
type Format struct {
	// Name as it is asked for: "markdown".
	Name string
	// Write writes at most so many changes, and as many questions and effects; 0 is no bound.
	Write func(w io.Writer, b *Briefing, most int) error
}

// Formats lists all ways, the usual one first.
var Formats = []Format{{"text", Text}, {"markdown", Markdown}, {"json", JSON}}

// Text writes for a terminal.
func Text(w io.Writer, b *Briefing, most int) error {
	return b.write(w, most, marks{heading: "", item: "  - ", plain: problem.OneLine})
}

// Markdown writes for a comment on a pull request. Nothing that the register says can be a mark, a link, a mention or HTML there.
func Markdown(w io.Writer, b *Briefing, most int) error {
	return b.write(w, most, marks{heading: "### ", item: "- ", strong: "**", plain: func(s string) string { return escaped(problem.OneLine(s)) }})
}

// marks are what stands around the parts of a text.
type marks struct {
	heading, item, strong string
	plain                 func(string) string
}

func (b *Briefing) write(w io.Writer, most int, m marks) error {
	var out strings.Builder
	within := func(n int) bool { return most == 0 || n < most }
	heading := func(key string) { fmt.Fprintf(&out, "\n%s%s\n\n", m.heading, m.plain(b.say(key))) }
	total := b.Changes()
	switch {
	case total == 0 && len(b.FlawedBefore)+len(b.FlawedAfter) == 0:
		fmt.Fprintf(&out, "%s\n", m.plain(b.say("change-summary.nothing")))
	case total > 0:
		fmt.Fprintf(&out, "%s\n", m.plain(b.count("change-summary.count", total, "entries", b.count("change-summary.entries", len(b.Entries)))))
	}
	b.flaws(&out, m, "change-summary.flawed-before", b.FlawedBefore)
	b.flaws(&out, m, "change-summary.flawed-after", b.FlawedAfter)
	shown := 0
	for _, e := range b.Entries {
		if !within(shown) {
			break
		}
		where := ""
		if len(e.Where) > 0 && len(e.Where) <= 4 {
			var names []string
			for _, s := range e.Where {
				names = append(names, m.plain(s.String()))
			}
			where = " (" + strings.Join(names, ", ") + ")"
		}
		fmt.Fprintf(&out, "\n%s%s%s%s\n\n", m.strong, m.plain(e.Name.String()), m.strong, where)
		for _, s := range e.Sentences {
			if within(shown) {
				fmt.Fprintf(&out, "%s%s\n", m.item, m.plain(s.String()))
			}
			shown++
		}
	}
	if most > 0 && total > most {
		fmt.Fprintf(&out, "\n%s\n", m.plain(b.count("change-summary.more", total-most)))
	}
	if len(b.Effects) > 0 {
		heading("change-summary.effects")
		for _, s := range b.Effects {
			fmt.Fprintf(&out, "%s%s\n", m.item, m.plain(s.String()))
		}
	}
	if len(b.Questions) > 0 {
		heading("change-summary.questions")
		for i, q := range b.Questions {
			if !within(i) {
				fmt.Fprintf(&out, "%s%s\n", m.item, m.plain(b.count("change.more", len(b.Questions)-i)))
				break
			}
			about := ""
			if len(q.About) > 0 {
				about = m.strong + m.plain(q.About.String()) + m.strong + ": "
			}
			fmt.Fprintf(&out, "%s%s%s\n", m.item, about, m.plain(q.Sentence.String()))
		}
	}
	_, err := io.WriteString(w, strings.TrimLeft(out.String(), "\n"))
	return err
}

// mostFlaws is how many errors are named; the check lists all.
const mostFlaws = 10

func (b *Briefing) flaws(out *strings.Builder, m marks, key string, list []string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s%s%s\n\n", m.strong, m.plain(b.count(key, len(list))), m.strong)
	for i, line := range list {
		if i == mostFlaws {
			fmt.Fprintf(out, "%s%s\n", m.item, m.plain(b.count("change.more", len(list)-i)))
			break
		}
		fmt.Fprintf(out, "%s%s\n", m.item, m.plain(line))
	}
}

// escaped writes a text so that nothing in it is a mark, a link, a mention or HTML.
func escaped(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == '@' || r == '#':
			// GitHub looks for mentions and numbers of issues in what has become of the markdown, so an escape alone
			// would not do: a joiner that nobody sees stands behind.
			fmt.Fprintf(&b, "&#%d;&#8288;", r)
		case r == '&' || r == '<' || r == '>':
			fmt.Fprintf(&b, "&#%d;", r)
		case r == ':' && i+2 < len(runes) && runes[i+1] == '/' && runes[i+2] == '/':
			// A scheme would become a link.
			b.WriteString("&#58;&#8288;")
		case strings.ContainsRune("\\`*_{}[]()!|~^$+", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '.' && i > 0 && i+1 < len(runes) && runes[i-1] == 'w':
			// So would www.
			b.WriteString("&#46;&#8288;")
		case i == 0 && strings.ContainsRune("-=", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// JSON writes for programs. The shape stays within a version; keys may be added.
func JSON(w io.Writer, b *Briefing, most int) error {
	type value struct {
		Kind      string   `json:"kind"`
		ID        string   `json:"id"`
		Name      string   `json:"name"`
		File      string   `json:"file"`
		Areas     []string `json:"areas"`
		Facts     []string `json:"facts"`
		Sentences []string `json:"sentences"`
	}
	type question struct {
		Key   string `json:"key"`
		About string `json:"about"`
		Text  string `json:"text"`
	}
	whole := struct {
		Version      int        `json:"version"`
		Count        int        `json:"count"`
		LeftOut      int        `json:"left_out"`
		Changes      []value    `json:"changes"`
		Effects      []string   `json:"effects"`
		Questions    []question `json:"questions"`
		ErrorsBefore []string   `json:"errors_before"`
		ErrorsAfter  []string   `json:"errors_after"`
	}{Version: 1, Count: b.Changes(), Changes: []value{}, Effects: lines(b.Effects), Questions: []question{},
		ErrorsBefore: append([]string{}, b.FlawedBefore...), ErrorsAfter: append([]string{}, b.FlawedAfter...)}
	shown := 0
	for _, e := range b.Entries {
		sentences := e.Sentences
		if most > 0 {
			sentences = sentences[:min(len(sentences), max(0, most-shown))]
		}
		shown += len(sentences)
		if len(sentences) == 0 {
			continue
		}
		facts := []string{}
		for _, c := range e.Changes {
			if c.Fact != "" && (len(facts) == 0 || facts[len(facts)-1] != c.Fact) {
				facts = append(facts, c.Fact)
			}
		}
		whole.Changes = append(whole.Changes, value{string(e.Kind), e.ID, e.Name.String(), e.File, lines(e.Where), facts, lines(sentences)})
	}
	whole.LeftOut = whole.Count - shown
	for _, q := range b.Questions {
		whole.Questions = append(whole.Questions, question{q.Key, q.About.String(), q.Sentence.String()})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(whole)
}

func lines(list []change.Sentence) []string {
	all := []string{}
	for _, s := range list {
		all = append(all, s.String())
	}
	return all
}
