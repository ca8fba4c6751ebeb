//go:build unix

// Command bench measures how long this register takes to build and how much it needs, beside Hugo and Pagefind on
// the same facts. README.md beside it says what is compared.
//
//	go run ./bench -runs 3
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	var b bench
	flag.IntVar(&b.areas, "areas", 43, "how many areas the large register has")
	flag.IntVar(&b.partnerships, "partnerships", 80, "how many partnerships an area has")
	flag.IntVar(&b.runs, "runs", 5, "how often each command is run, 1 to 5")
	flag.DurationVar(&b.within, "within", 6*time.Minute, "begin no further round after this time; the first is always finished")
	flag.BoolVar(&b.growth, "growth", false, "measure a register of ten times as many areas too, once: needs 12 GB for files")
	flag.StringVar(&b.hugo, "hugo", os.Getenv("HUGO"), "the program Hugo (default: $HUGO, or hugo in the path)")
	flag.StringVar(&b.pagefind, "pagefind", os.Getenv("PAGEFIND"), "the program Pagefind (default: $PAGEFIND, or pagefind in the path)")
	work := flag.String("work", "", "an existing folder to work in (default: memory where /dev/shm is there)")
	flag.Parse()
	if b.runs < 1 || b.runs > 5 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	b.ctx = ctx
	err := b.run(*work)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	ctx                       context.Context
	areas, partnerships, runs int
	within                    time.Duration
	growth                    bool
	hugo, pagefind            string
	dir                       string
	subjects                  []*subject
}

// A subject is one command that is measured.
type subject struct {
	name, key string
	program   string
	args      []string
	// out is the folder that the command writes, "" for none; fresh tells to remove it first.
	out   string
	fresh bool
	// once tells to measure in the first round alone.
	once bool
	// like is a subject that ran before: as many pages are asked for as it wrote.
	like *subject
	runs []figures
	size size
}

// figures are those of one finished process with what it started and waited for.
type figures struct{ wall, cpu, peak float64 } // seconds, seconds, megabytes

type size struct {
	files, pages int
	bytes        int64
}

func (b *bench) run(work string) (err error) {
	if work == "" {
		if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
			work = "/dev/shm"
		}
	}
	if b.dir, err = os.MkdirTemp(work, "bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.dir)) }()
	b.hugo, b.pagefind = found(b.hugo, "hugo"), found(b.pagefind, "pagefind")

	// Other programs make the input, so that this one stays small: a process is charged with the memory of
	// the one that started it, where that had more.
	for _, name := range []string{"register=./cmd/register", "synthetic=./tests/synthetic/write", "facts=./bench/hugo", "floor=./bench/floor"} {
		out, pkg, _ := strings.Cut(name, "=")
		if err := b.do("go", "build", "-o", filepath.Join(b.dir, out), pkg); err != nil {
			return err
		}
	}
	// Of the themes a copy is used, so that all is in the same memory and nobody's editing changes a run.
	if err := os.CopyFS(filepath.Join(b.dir, "themes"), os.DirFS("themes")); err != nil {
		return err
	}
	areas := []int{1, b.areas}
	if b.growth {
		areas = append(areas, 10*b.areas)
	}
	for i, n := range areas {
		at := filepath.Join(b.dir, strconv.Itoa(n))
		if err := b.do(b.dir+"/synthetic", "-areas", strconv.Itoa(n), "-partnerships", strconv.Itoa(b.partnerships), "-out", at); err != nil {
			return err
		}
		if err := unbounded(at + "/content/register.toml"); err != nil {
			return err
		}
		if b.hugo != "" {
			if err := b.do(b.dir+"/facts", "-content", at+"/content", "-out", at+"/site"); err != nil {
				return err
			}
		}
		b.add(n, at, i == 2)
	}
	start := time.Now()
	for round := range b.runs {
		if round > 0 && time.Since(start) > b.within*time.Duration(round)/time.Duration(round+1) {
			break
		}
		for _, s := range b.subjects {
			if round > 0 && s.once {
				continue
			}
			if err := b.measure(s); err != nil {
				b.table(areas)
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	b.table(areas)
	return nil
}

// unbounded lets a build write as much as it comes to: ten times the country is more than any host takes.
func unbounded(settings string) error {
	text, err := os.ReadFile(settings)
	if err != nil {
		return err
	}
	return os.WriteFile(settings, append([]byte("largest_site = 100_000\nlargest_file = 10_000\n"), text...), 0o644)
}

// add adds what is measured of a register. Each round goes through the list in this order, ours and theirs in turn.
func (b *bench) add(areas int, at string, once bool) {
	of := counted(areas, "area")
	n := strconv.Itoa(areas)
	ours, theirs := at+"/ours", at+"/theirs"
	register := func(command, out string, more ...string) []string {
		args := []string{command, "--content", at + "/content"}
		if out != "" {
			args = append(args, "--themes", b.dir+"/themes", "--out", out)
		}
		return append(args, more...)
	}
	put := func(s *subject) { s.once = once; b.subjects = append(b.subjects, s) }
	put(&subject{key: "ours " + n, name: "register build, " + of, program: b.dir + "/register", args: register("build", ours), out: ours, fresh: true})
	put(&subject{key: "floor " + n, name: "the floor, " + of, program: b.dir + "/floor", args: []string{"-content", at + "/content", "-out", at + "/floor", "-pages"},
		out: at + "/floor", fresh: true, like: b.subjects[len(b.subjects)-1]})
	if b.hugo != "" {
		hugo := []string{"--source", at + "/site", "--destination", theirs, "--minify", "--quiet", "--noBuildLock"}
		put(&subject{key: "hugo " + n, name: "Hugo, " + of, program: b.hugo, args: hugo, out: theirs, fresh: true})
		if !once && areas > 1 {
			put(&subject{key: "hugo again " + n, name: "Hugo again, nothing changed, " + of, program: b.hugo, args: hugo, out: theirs})
		}
	}
	if b.hugo != "" && b.pagefind != "" {
		put(&subject{key: "pagefind " + n, name: "Pagefind on Hugo's pages, " + of, program: b.pagefind, args: []string{"--site", theirs, "--silent"}, out: theirs})
	}
	if !once && areas > 1 {
		put(&subject{key: "ours again " + n, name: "register build again, nothing changed, " + of, program: b.dir + "/register", args: register("build", ours), out: ours})
		if names, _ := os.ReadDir(at + "/content/areas"); len(names) > 0 {
			one := at + "/one"
			put(&subject{key: "ours of " + n, name: "register build --area, one of " + of, program: b.dir + "/register",
				args: register("build", one, "--area", names[0].Name()), out: one, fresh: true})
		}
	}
	put(&subject{key: "check " + n, name: "register check, " + of, program: b.dir + "/register", args: register("check", "")})
}

func (b *bench) measure(s *subject) error {
	if s.fresh {
		if err := os.RemoveAll(s.out); err != nil {
			return err
		}
	}
	args := s.args
	if s.like != nil {
		args = append(slices.Clone(args), strconv.Itoa(s.like.size.pages))
	}
	c := exec.CommandContext(b.ctx, s.program, args...)
	var said strings.Builder
	c.Stderr = &said
	start := time.Now()
	err := c.Run()
	wall := time.Since(start).Seconds()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, said.String())
	}
	used, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return errors.New("this system does not tell what a process used")
	}
	kilobytes := float64(used.Maxrss)
	if runtime.GOOS == "darwin" {
		kilobytes /= 1024
	}
	s.runs = append(s.runs, figures{wall, (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), kilobytes / 1024})
	fmt.Fprintf(os.Stderr, "%s: %.2f s\n", s.name, wall)
	if s.out != "" && len(s.runs) == 1 {
		s.size, err = sizeOf(s.out)
	}
	return err
}

// table prints the figures as markdown.
func (b *bench) table(areas []int) {
	fmt.Printf("Measured on %s: %d processors, %s%s; %s, files in %s. Registers of %d partnerships an area. Medians, with least and most in brackets.\n\n",
		time.Now().UTC().Format("2 January 2006"), runtime.NumCPU(), memory(), load(), strings.Join(b.versions(), ", "), kindOf(b.dir), b.partnerships)
	fmt.Println("| | runs | seconds | CPU seconds | peak MB | pages | files | MB written |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, s := range b.subjects {
		output := "– | – | –"
		if s.out != "" {
			output = fmt.Sprintf("%d | %d | %.1f", s.size.pages, s.size.files, float64(s.size.bytes)/1e6)
		}
		fmt.Printf("| %s | %d | %s | %s | %s | %s |\n", s.name, len(s.runs), spread(s.of(wall)), spread(s.of(cpu)), spread(s.of(peak)), output)
	}
	b.ratios(areas)
	fmt.Println("\n| growth, larger to smaller | content | seconds | CPU seconds | peak memory | CPU for each page |\n|---|---|---|---|---|---|")
	for i := 1; i < len(areas); i++ {
		for _, what := range []string{"ours", "hugo", "floor", "check"} {
			b.growthOf(what, areas[i-1], areas[i])
		}
	}
}

// ratios prints ours to theirs for the register of one area and the large one, and to the floor for all.
func (b *bench) ratios(areas []int) {
	one, large := strconv.Itoa(areas[0]), strconv.Itoa(areas[1])
	fmt.Println("\n| ours to theirs, round by round | seconds | CPU seconds | peak memory | CPU for each page |\n|---|---|---|---|---|")
	b.ratio("All to Hugo", "ours "+large, "hugo "+large)
	b.ratio("All to Hugo, then Pagefind", "ours "+large, "hugo "+large, "pagefind "+large)
	b.ratio("Nothing changed, to Hugo's second run", "ours again "+large, "hugo again "+large)
	b.ratio("One of all (--area) to Hugo with one", "ours of "+large, "hugo "+one)
	b.ratio("One of all (--area) to Hugo with one, then Pagefind", "ours of "+large, "hugo "+one, "pagefind "+one)
	b.ratio("A register of one area to Hugo", "ours "+one, "hugo "+one)
	for _, n := range areas {
		b.ratio("Build to the floor, "+counted(n, "area"), "ours "+strconv.Itoa(n), "floor "+strconv.Itoa(n))
	}
}

// ratio prints a row of quotients of rounds. Theirs are commands run one after the other: times are added, of the
// memory the largest counts.
func (b *bench) ratio(name, ours string, theirs ...string) {
	a := b.find(ours)
	var others []*subject
	for _, key := range theirs {
		if s := b.find(key); s != nil {
			others = append(others, s)
		}
	}
	if a == nil || len(others) < len(theirs) {
		return
	}
	rounds := len(a.runs)
	for _, s := range others {
		rounds = min(rounds, len(s.runs))
	}
	if rounds == 0 {
		return
	}
	var row []string
	for _, figure := range []func(figures) float64{wall, cpu, peak} {
		var list []float64
		for i := range rounds {
			sum := 0.0
			for _, s := range others {
				if value := figure(s.runs[i]); len(row) < 2 {
					sum += value
				} else {
					sum = max(sum, value)
				}
			}
			list = append(list, figure(a.runs[i])/sum)
		}
		row = append(row, spread(list))
	}
	each := middle(a.of(cpu)) / float64(a.size.pages)
	other := 0.0
	for _, s := range others {
		other += middle(s.of(cpu)) / float64(others[0].size.pages)
	}
	fmt.Printf("| %s | %s | %.2f |\n", name, strings.Join(row, " | "), each/other)
}

func (b *bench) growthOf(what string, from, to int) {
	small, large := b.find(what+" "+strconv.Itoa(from)), b.find(what+" "+strconv.Itoa(to))
	if small == nil || large == nil || len(small.runs) == 0 || len(large.runs) == 0 {
		return
	}
	each := "–"
	if small.size.pages > 0 {
		each = fmt.Sprintf("%.2f", middle(large.of(cpu))/float64(large.size.pages)*float64(small.size.pages)/middle(small.of(cpu)))
	}
	name := strings.TrimSuffix(large.name, ", "+counted(to, "area"))
	fmt.Printf("| %s, %s to %s | %d × | %.1f | %.1f | %.1f | %s |\n", name, counted(from, "area"), counted(to, "area"), to/from,
		middle(large.of(wall))/middle(small.of(wall)), middle(large.of(cpu))/middle(small.of(cpu)), middle(large.of(peak))/middle(small.of(peak)), each)
}

func (b *bench) find(key string) *subject {
	for _, s := range b.subjects {
		if s.key == key {
			return s
		}
	}
	return nil
}

func wall(f figures) float64 { return f.wall }
func cpu(f figures) float64  { return f.cpu }
func peak(f figures) float64 { return f.peak }

func (s *subject) of(figure func(figures) float64) []float64 {
	var list []float64
	for _, f := range s.runs {
		list = append(list, figure(f))
	}
	return list
}

func middle(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// spread writes a median and, of several values, the least and the most.
func spread(list []float64) string {
	if len(list) == 0 {
		return "–"
	}
	if len(list) == 1 {
		return short(list[0])
	}
	return fmt.Sprintf("%s (%s to %s)", short(middle(list)), short(slices.Min(list)), short(slices.Max(list)))
}

func short(f float64) string {
	if f >= 100 {
		return strconv.FormatFloat(f, 'f', 0, 64)
	}
	return strconv.FormatFloat(f, 'f', 2, 64)
}

func sizeOf(dir string) (size, error) {
	var n size
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		n.files++
		n.bytes += info.Size()
		if filepath.Ext(name) == ".html" {
			n.pages++
		}
		return nil
	})
	return n, err
}

// do runs a command that is not measured.
func (b *bench) do(program string, args ...string) error {
	c := exec.CommandContext(b.ctx, program, args...)
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, said)
	}
	return nil
}

// found gives the whole path of a program, "" when it is not there.
func found(named, name string) string {
	if named != "" {
		name = named
	}
	file, err := exec.LookPath(name)
	if err != nil {
		fmt.Fprintf(os.Stderr, "bench: %s is not there, so nothing is compared with it\n", name)
		return ""
	}
	if whole, err := filepath.Abs(file); err == nil {
		return whole
	}
	return file
}

func (b *bench) versions() []string {
	list := []string{runtime.Version()}
	for _, c := range [][]string{{b.hugo, "version"}, {b.pagefind, "--version"}} {
		if c[0] == "" {
			continue
		}
		said, _ := exec.Command(c[0], c[1:]...).Output()
		words := strings.Fields(string(said))
		if len(words) > 1 {
			list = append(list, words[0]+" "+words[1])
		}
	}
	return list
}

// memory tells how much the machine has, where it can be read.
func memory() string {
	said, _ := os.ReadFile("/proc/meminfo")
	for line := range strings.Lines(string(said)) {
		if words := strings.Fields(line); len(words) > 1 && words[0] == "MemTotal:" {
			kb, _ := strconv.Atoi(words[1])
			return fmt.Sprintf("%.0f GB of memory", float64(kb)/1e6)
		}
	}
	return runtime.GOOS
}

// load tells how many processes wanted a processor in the last minute, so that a reader sees how far the seconds
// on the clock can be trusted.
func load() string {
	said, _ := os.ReadFile("/proc/loadavg")
	if words := strings.Fields(string(said)); len(words) > 0 {
		return ", load " + words[0]
	}
	return ""
}

func kindOf(dir string) string {
	if strings.HasPrefix(dir, "/dev/shm/") {
		return "memory"
	}
	return "a folder on disk"
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
