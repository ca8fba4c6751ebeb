package history

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"partnershipregister/generator/tree"
)

// A Past is what the history of a folder tells, day by day.
type Past struct {
	// Days are those on which something changed, the newest first.
	Days []Day
	// Older is how many earlier commits were left out.
	Older int
	// Cut tells that this copy of the repository holds only the newest part of its history, so that the days before the
	// first one here are not known.
	Cut bool
}

// A Day is what changed in a folder on one day, by the calendar in UTC: from the state before its first commit to that
// after its last.
type Day struct {
	// Year, Month and Day are the date of the commits. No day comes before an earlier commit's.
	Year, Month, Day int
	// Commits is how many there were, Last the number of the last of them, and Time when that was made.
	Commits int
	Last    string
	Time    time.Time
	// Before and After are the files of each group of which a file changed, all of the group.
	Before, After tree.Files
	// Beginning is true for the day on which the first file came.
	Beginning bool
}

// Log reads what the newest commits changed in a folder, along the main line: what a branch brought counts on the day on
// which it was merged. Group names the group to which a file belongs, "" for a file that does not matter. Of each file at
// most so many bytes are read. The error says in words why there is no history.
func Log(folder string, group func(name string) string, commits int, most int64) (*Past, error) {
	if err := ready(folder); err != nil {
		return nil, err
	}
	if _, err := commitOf(folder, "HEAD"); err != nil {
		return nil, fmt.Errorf("the repository around %q has no commit yet", folder)
	}
	out, err := git(folder, nil, "-c", "log.showRoot=true", "-c", "log.showSignature=false", "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative",
		"--max-count="+strconv.Itoa(commits), "--format=%x01%H %ct %P", "--", ".")
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	list, err := parsed(string(out))
	if err != nil {
		return nil, err
	}
	p := &Past{}
	if n := len(list); n > 0 && len(list[n-1].parents) == 0 && isShallow(folder) {
		// What looks like the beginning is where the copy was cut off.
		list, p.Cut = list[:n-1], true
	}
	if all, err := git(folder, nil, "rev-list", "--count", "--first-parent", "HEAD", "--", "."); err == nil {
		n, _ := strconv.Atoi(strings.TrimSpace(string(all)))
		p.Older = max(0, n-commits)
	}
	if len(list) == 0 {
		return p, nil
	}
	return p, p.fill(folder, days(list), group, most)
}

// commit is one of the log: what became of which file. An object "" is no file.
type commit struct {
	number  string
	parents []string
	time    time.Time
	files   map[string]step
}

type step struct{ before, after string }

func parsed(out string) ([]commit, error) {
	var list []commit
	tokens := strings.Split(out, "\x00")
	for i := 0; i < len(tokens); i++ {
		token := strings.TrimLeft(tokens[i], "\n")
		if head, ok := strings.CutPrefix(token, "\x01"); ok {
			words := strings.Fields(head)
			if len(words) < 2 {
				return nil, fmt.Errorf("reading the history: git answers %q", head)
			}
			seconds, err := strconv.ParseInt(words[1], 10, 64)
			if err != nil {
				return nil, fmt.Errorf("reading the history: git answers %q", head)
			}
			list = append(list, commit{number: words[0], parents: words[2:], time: time.Unix(seconds, 0).UTC(), files: map[string]step{}})
			continue
		}
		words := strings.Fields(strings.TrimPrefix(token, ":"))
		if !strings.HasPrefix(token, ":") || len(words) != 5 || len(list) == 0 || i+1 == len(tokens) {
			continue
		}
		i++
		list[len(list)-1].files[tokens[i]] = step{object(words[0], words[2]), object(words[1], words[3])}
	}
	return list, nil
}

// object gives the number of a plain file, "link" for what is there and is none, "" for nothing.
func object(mode, number string) string {
	switch {
	case strings.Trim(mode, "0") == "":
		return ""
	case !strings.HasPrefix(mode, "100"):
		return "link"
	}
	return number
}

// span is the commits of one day, as one.
type span struct {
	Day
	files map[string]step
}

// days joins commits, which come with the newest first, into days.
func days(list []commit) []span {
	var all []span
	var latest time.Time
	for _, c := range slices.Backward(list) {
		day := c.time.Truncate(24 * time.Hour)
		// A clock that was wrong does not put a change before those on which it builds.
		fresh := len(all) == 0 || day.After(latest)
		if fresh {
			latest = day
			all = append(all, span{Day: Day{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}, files: map[string]step{}})
		}
		last := &all[len(all)-1]
		last.Commits++
		last.Last = c.number
		if last.Time = c.time; c.time.Before(latest) {
			last.Time = latest
		}
		for name, s := range c.files {
			if earlier, there := last.files[name]; there {
				s.before = earlier.before
			}
			last.files[name] = s
		}
	}
	slices.Reverse(all)
	return all
}

// fill walks back from the present files, which gives the files of a group that did not change themselves.
func (p *Past) fill(folder string, spans []span, group func(string) string, most int64) error {
	present, err := objects(folder, "HEAD")
	if err != nil {
		return err
	}
	groups := map[string]map[string]string{}
	put := func(name, object string) {
		g := group(name)
		if g == "" {
			return
		}
		if groups[g] == nil {
			groups[g] = map[string]string{}
		}
		if groups[g][name] = object; object == "" {
			delete(groups[g], name)
		}
	}
	for name, object := range present {
		put(name, object)
	}
	type state struct{ before, after map[string]string }
	states := make([]state, len(spans))
	wanted := map[string]bool{}
	for i, s := range spans {
		touched := map[string]bool{}
		for name, st := range s.files {
			if g := group(name); g != "" && st.before != st.after {
				touched[g] = true
			}
		}
		gather := func() map[string]string {
			files := map[string]string{}
			for g := range touched {
				for name, object := range groups[g] {
					files[name] = object
					wanted[object] = true
				}
			}
			return files
		}
		states[i].after = gather()
		for name, st := range s.files {
			put(name, st.before)
		}
		states[i].before = gather()
	}
	began := p.Older == 0
	for _, files := range groups {
		began = began && len(files) == 0
	}
	delete(wanted, "link")
	contents, err := read(folder, slices.Sorted(maps.Keys(wanted)), most)
	if err != nil {
		return err
	}
	files := func(objects map[string]string) tree.Files {
		f := tree.Files{}
		for name, object := range objects {
			f[name] = contents[object]
		}
		return f
	}
	for i, s := range spans {
		s.Before, s.After = files(states[i].before), files(states[i].after)
		if len(s.Before)+len(s.After) > 0 {
			p.Days = append(p.Days, s.Day)
			last := &p.Days[len(p.Days)-1]
			last.Before, last.After = s.Before, s.After
			last.Beginning = began && i == len(spans)-1
		}
	}
	return nil
}
