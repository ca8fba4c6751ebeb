package main

import (
	"regexp"
	"slices"
	"strings"
)

// helpOf takes what concerns one command out of the help: how it is called, its options and examples of it.
func helpOf(command string) string {
	var usage, options, examples []string
	blocks := strings.Split(help, "\n\n")
	for i, block := range blocks[:len(blocks)-1] {
		lines := items(blocks[i+1])
		of, besides := optionsOf(block)
		switch {
		case block == "Usage:":
			usage = calling(lines, command)
		case block == "Examples:":
			examples = calling(lines, command)
		case slices.Contains(of, "all"), slices.Contains(of, command):
			options = append(options, forCommand(lines, command, of)...)
			options = append(options, named(besides)...)
		}
	}
	var b strings.Builder
	for _, part := range []struct {
		heading string
		lines   []string
	}{{"Usage", usage}, {"Options", options}, {"Examples", examples}} {
		if len(part.lines) > 0 {
			b.WriteString(part.heading + ":\n\n" + strings.Join(part.lines, "\n") + "\n\n")
		}
	}
	b.WriteString("\"register help\" tells of all commands and of the exit code.\n")
	return b.String()
}

var heading = regexp.MustCompile(`^Options? of ([a-z, ]+?)(?:, beside (.*) of build)?:$`)

// optionsOf gives the commands that a heading of options is about, and which options of build they have besides.
func optionsOf(block string) (commands, besides []string) {
	m := heading.FindStringSubmatch(block)
	if m == nil {
		return nil, nil
	}
	word := regexp.MustCompile(`--[a-z-]+`)
	return strings.FieldsFunc(strings.ReplaceAll(m[1], " and ", ","), func(r rune) bool { return r == ',' || r == ' ' }), word.FindAllString(m[2], -1)
}

// items cuts a block into its things, each with the lines that go on below it further to the right.
func items(block string) []string {
	var list []string
	for line := range strings.Lines(strings.TrimSuffix(block, "\n")) {
		line = strings.TrimSuffix(line, "\n")
		if n := len(list); n > 0 && strings.HasPrefix(line, "\t  ") {
			list[n-1] += "\n" + line
		} else {
			list = append(list, line)
		}
	}
	return list
}

// calling keeps the items that call a command.
func calling(items []string, command string) []string {
	return slices.DeleteFunc(items, func(item string) bool { return !strings.HasPrefix(item+" ", "\tregister "+command+" ") })
}

// forCommand leaves out the options that are of another command of the same heading, such as "export: the file to write".
func forCommand(items []string, command string, of []string) []string {
	var list []string
	for _, item := range items {
		if !slices.ContainsFunc(of, func(other string) bool { return other != command && strings.Contains(item, " "+other+": ") }) {
			list = append(list, strings.Replace(item, " "+command+": ", " ", 1))
		}
	}
	return list
}

// named gives the help on some options of build.
func named(options []string) []string {
	_, after, _ := strings.Cut(help, "Options of build:\n\n")
	block, _, _ := strings.Cut(after, "\n\n")
	return slices.DeleteFunc(items(block), func(item string) bool {
		name := strings.Fields(item)[0]
		return !slices.Contains(options, name)
	})
}
