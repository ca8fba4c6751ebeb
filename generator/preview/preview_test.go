package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"partnershipregister/generator/build"
)

// patience is how long a test waits for what has to come at once, on a busy machine.
const patience = 60 * time.Second

const board = "areas/northmarsh/partnerships/safety-board/partnership.toml"

// server is a running preview of a small register of made-up places.
type server struct {
	t       *testing.T
	address string
	content string
	themes  string
	stop    func() error

	mu   sync.Mutex
	told []string
}

// start copies the small register and shows it.
func start(t *testing.T, change func(*Options)) *server {
	t.Helper()
	s := &server{t: t, content: filepath.Join(t.TempDir(), "content"), themes: filepath.Join(t.TempDir(), "themes")}
	root := filepath.Join("..", "..")
	for to, from := range map[string]string{
		s.content:                         filepath.Join(root, "cmd", "register", "testdata", "register"),
		s.themes:                          filepath.Join(root, "themes"),
		filepath.Join(s.content, "words"): filepath.Join(root, "content", "words"),
	} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	s.run(change)
	return s
}

func (s *server) run(change func(*Options)) {
	s.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	o := Options{
		Build:   build.Options{Content: os.DirFS(s.content), Themes: os.DirFS(s.themes), Today: 20261122, On: 20261122},
		Content: s.content, Themes: s.themes,
		Told: func(message string) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.told = append(s.told, message)
		},
	}
	if change != nil {
		change(&o)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, l, o) }()
	s.address = "http://" + l.Addr().String()
	s.stop = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(patience):
			return errors.New("the server does not end")
		}
	})
	s.t.Cleanup(func() {
		if err := s.stop(); err != nil {
			s.t.Error(err)
		}
	})
}

func (s *server) messages() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.told, "\n")
}

// answer is what a request got.
type answer struct {
	code   int
	header http.Header
	body   string
}

// ask asks for a path; header are pairs of names and values.
func (s *server) ask(method, path string, header ...string) answer {
	s.t.Helper()
	r, err := http.NewRequest(method, s.address, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	// The path goes out as it is written here, dots and all.
	r.URL.Opaque = path
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: patience}
	response, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(body)}
}

// news listens as an open page does.
func (s *server) news() func() News {
	s.t.Helper()
	response, err := http.Get(s.address + own + "news")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { response.Body.Close() })
	if got := response.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		s.t.Errorf("the news are of the type %q", got)
	}
	lines := make(chan string)
	go func() {
		defer close(lines)
		for in := bufio.NewScanner(response.Body); in.Scan(); {
			lines <- in.Text()
		}
	}()
	return func() News {
		s.t.Helper()
		for {
			select {
			case line, open := <-lines:
				if !open {
					s.t.Fatal("the news ended")
				}
				data, found := strings.CutPrefix(line, "data: ")
				if !found {
					continue
				}
				var n News
				if err := json.Unmarshal([]byte(data), &n); err != nil {
					s.t.Fatal(err)
				}
				return n
			case <-time.After(patience):
				s.t.Fatalf("there are no news; the terminal says %q", s.messages())
			}
		}
	}
}

func (s *server) read(name string) string {
	s.t.Helper()
	b, err := os.ReadFile(filepath.Join(s.content, filepath.FromSlash(name)))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

func (s *server) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.content, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
		s.t.Fatal(err)
	}
}

// shows waits until a page has a text in it, and needs no more than that.
func (s *server) shows(path, text string) {
	s.t.Helper()
	s.until(func() bool { return strings.Contains(s.ask("GET", path).body, text) }, "%s does not show %q", path, text)
}

func (s *server) until(good func() bool, format string, values ...any) {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		if good() {
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf(format+"; the terminal says %q", append(values, s.messages())...)
		}
	}
}

const boardPage = "/northmarsh/partnerships/safety-board.html"

func TestAnswersAsGitHubPagesDoes(t *testing.T) {
	s := start(t, func(o *Options) { o.BasePath = "/some-repo/" })
	for _, c := range []struct {
		path     string
		code     int
		kind, to string
		holds    string
	}{
		{"/some-repo/", 200, "text/html; charset=utf-8", "", "<h1"},
		{"/some-repo/index.html", 200, "text/html; charset=utf-8", "", "<h1"},
		{"/some-repo", 301, "", "/some-repo/", ""},
		{"/some-repo?x=1", 301, "", "/some-repo/?x=1", ""},
		{"/", 302, "", "/some-repo/", ""},
		{"/some-repo/northmarsh", 301, "", "/some-repo/northmarsh/", ""},
		{"/some-repo/northmarsh?x=1", 301, "", "/some-repo/northmarsh/?x=1", ""},
		{"/some-repo/northmarsh/", 200, "text/html; charset=utf-8", "", "Northmarsh"},
		{"/some-repo" + boardPage, 200, "text/html; charset=utf-8", "", "Northmarsh Safety Board"},
		{"/some-repo/assets/default/site.css", 200, "text/css; charset=utf-8", "", "{"},
		{"/some-repo/sitemap.xml", 200, "application/xml", "", "/some-repo/northmarsh/"},
		{"/some-repo/robots.txt", 200, "text/plain; charset=utf-8", "", "Sitemap"},
		{"/some-repo/northmarsh/meetings.ics", 200, "text/calendar; charset=utf-8", "", "BEGIN:VCALENDAR"},
		{"/some-repo/northmarsh/partnerships/safety-board.json", 200, "application/json; charset=utf-8", "", "Northmarsh Safety Board"},
		{"/some-repo/.nojekyll", 200, "application/octet-stream", "", ""},
		{"/some-repo/nothing", 404, "text/html; charset=utf-8", "", `"/some-repo/`},
		{"/some-repo/northmarsh/nothing.html", 404, "text/html; charset=utf-8", "", `"/some-repo/`},
		{"/some-repo/nothing/", 404, "text/html; charset=utf-8", "", `"/some-repo/`},
		{"/other/", 404, "text/plain; charset=utf-8", "", "/some-repo/"},
		{"/some-repository/", 404, "text/plain; charset=utf-8", "", "/some-repo/"},
		{"/some-repo/../../../../etc/passwd", 400, "text/plain; charset=utf-8", "", ""},
		{"/some-repo/%2e%2e/secret", 400, "text/plain; charset=utf-8", "", ""},
		{"/some-repo/..%5csecret", 400, "text/plain; charset=utf-8", "", ""},
		{"/some-repo//example.org", 400, "text/plain; charset=utf-8", "", ""},
		{"//example.org", 403, "text/plain; charset=utf-8", "", ""}, // an address of another host
		{"/some-repo/a%00b", 400, "text/plain; charset=utf-8", "", ""},
		{"/_serve/nothing", 404, "text/plain; charset=utf-8", "", ""},
		{"/_serve/panel.js", 200, "text/javascript; charset=utf-8", "", "EventSource"},
		{"/_serve/panel.css", 200, "text/css; charset=utf-8", "", "color-scheme"},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			got := s.ask(method, c.path)
			if got.code != c.code || got.header.Get("Location") != c.to || c.kind != "" && got.header.Get("Content-Type") != c.kind {
				t.Errorf("%s %s: %d, to %q, of the type %q; want %d, %q, %q", method, c.path, got.code, got.header.Get("Location"), got.header.Get("Content-Type"), c.code, c.to, c.kind)
			}
			if cache := got.header.Get("Cache-Control"); cache != "no-store" {
				t.Errorf("%s %s: Cache-Control is %q", method, c.path, cache)
			}
			if method == "GET" && !strings.Contains(got.body, c.holds) {
				t.Errorf("%s: %q is not in %.200q", c.path, c.holds, got.body)
			}
			if method == "HEAD" && got.body != "" {
				t.Errorf("HEAD %s has a body", c.path)
			}
		}
	}
	if got := s.ask("POST", "/some-repo/"); got.code != http.StatusMethodNotAllowed {
		t.Errorf("POST gets %d", got.code)
	}
}

func TestForeignNamesAreRefused(t *testing.T) {
	s := start(t, func(o *Options) { o.Host = "register.test" })
	for host, want := range map[string]int{
		"localhost": 200, "localhost:99": 200, "LOCALHOST": 200, "site.localhost:1": 200, "127.0.0.1": 200, "127.9.9.9:80": 200, "[::1]:1313": 200, "register.test:1": 200,
		"evil.example": 403, "localhost.evil.example": 403, "192.168.0.7": 403, "127.0.0.1.evil.example": 403, "0.0.0.0": 403, "evillocalhost": 403,
	} {
		for _, path := range []string{"/", "/_serve/panel.js"} {
			if got := s.ask("GET", path, "Host", host); got.code != want {
				t.Errorf("asked as %s for %s it answers %d, want %d", host, path, got.code, want)
			}
		}
	}
	open := &answerer{open: true}
	for host, want := range map[string]bool{"192.168.0.7:1313": true, "[fe80::1]": true, "evil.example": false, "": false} {
		if open.mayAsk(host) != want {
			t.Errorf("open to the network, %q may ask: %v", host, !want)
		}
	}
}

// TestThePanelIsPutIntoPagesOnly wants the bytes of a build wherever no browser shows a page.
func TestThePanelIsPutIntoPagesOnly(t *testing.T) {
	s := start(t, nil)
	plain := s.ask("GET", boardPage)
	if strings.Contains(plain.body, own) {
		t.Fatal("a page that is fetched has the panel")
	}
	for _, header := range [][]string{{"Sec-Fetch-Dest", "document"}, {"Sec-Fetch-Dest", "iframe"}, {"Accept", "text/html,application/xhtml+xml"}} {
		shown := s.ask("GET", boardPage, header...)
		before, rest, found := strings.Cut(shown.body, `<script type="module" src="/_serve/panel.js?v=`)
		_, after, _ := strings.Cut(rest, "</script>")
		if !found || before+after != plain.body {
			t.Errorf("%q: the page is not the plain one with one script", header)
		}
	}
	for _, header := range [][]string{{"Sec-Fetch-Dest", "empty", "Accept", "text/html"}, {"Accept", "*/*"}} {
		if got := s.ask("GET", boardPage, header...); got.body != plain.body {
			t.Errorf("%q: the page is not the plain one", header)
		}
	}
	if css := s.ask("GET", "/assets/default/site.css", "Sec-Fetch-Dest", "document"); strings.Contains(css.body, own) {
		t.Error("a style has the panel")
	}
}

// ways are how editors and programs save.
var ways = map[string]func(s *server, name, text string) error{
	"over the file": func(s *server, name, text string) error {
		return os.WriteFile(filepath.Join(s.content, name), []byte(text), 0o644)
	},
	"by renaming": func(s *server, name, text string) error {
		path := filepath.Join(s.content, name)
		return errors.Join(os.WriteFile(path+".tmp~", []byte(text), 0o644), os.Rename(path+".tmp~", path))
	},
	"by renaming away": func(s *server, name, text string) error {
		path := filepath.Join(s.content, name)
		return errors.Join(os.Rename(path, path+"~"), os.WriteFile(path, []byte(text), 0o644))
	},
	"taking away first": func(s *server, name, text string) error {
		path := filepath.Join(s.content, name)
		return errors.Join(os.Remove(path), os.WriteFile(path, []byte(text), 0o644))
	},
}

func TestChangesAreShown(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprint("poll ", poll), func(t *testing.T) {
			s := start(t, func(o *Options) { o.Poll = poll })
			text := s.read(board)
			s.shows(boardPage, "Northmarsh Safety Board")
			i := 0
			for how, save := range ways {
				i++
				name := fmt.Sprintf("Board number %d", i)
				if err := save(s, board, strings.Replace(text, "Northmarsh Safety Board", name, 1)); err != nil {
					t.Fatal(how, err)
				}
				s.shows(boardPage, name)
				s.shows("/northmarsh/partnerships.html", name)
			}

			// A folder is added, with a folder in it, after the folders around it were watched.
			s.write("areas/northmarsh/partnerships/new-board/partnership.toml", strings.Replace(text, "Northmarsh Safety Board", "The New Board", 1))
			s.shows("/northmarsh/partnerships/new-board.html", "The New Board")
			s.write("areas/northmarsh/partnerships/new-board/about.md", "What the new board is about.\n")
			s.shows("/northmarsh/partnerships/new-board.html", "What the new board is about.")

			// It gets another name, and goes on being watched.
			partnerships := filepath.Join(s.content, "areas", "northmarsh", "partnerships")
			if err := os.Rename(filepath.Join(partnerships, "new-board"), filepath.Join(partnerships, "newer-board")); err != nil {
				t.Fatal(err)
			}
			s.shows("/northmarsh/partnerships/newer-board.html", "The New Board")
			if got := s.ask("GET", "/northmarsh/partnerships/new-board.html"); got.code != 404 {
				t.Errorf("the folder's old name still answers with %d", got.code)
			}
			s.write("areas/northmarsh/partnerships/newer-board/about.md", "It was renamed.\n")
			s.shows("/northmarsh/partnerships/newer-board.html", "It was renamed.")
			if err := os.Rename(filepath.Join(partnerships, "newer-board"), filepath.Join(partnerships, "new-board")); err != nil {
				t.Fatal(err)
			}
			s.shows("/northmarsh/partnerships/new-board.html", "It was renamed.")
			s.write("areas/northmarsh/partnerships/new-board/about.md", "It has its old name.\n")
			s.shows("/northmarsh/partnerships/new-board.html", "It has its old name.")

			// It goes.
			if err := os.RemoveAll(filepath.Join(partnerships, "new-board")); err != nil {
				t.Fatal(err)
			}
			s.until(func() bool { return s.ask("GET", "/northmarsh/partnerships/new-board.html").code == 404 }, "the folder that went is still shown")

			// A style and a template change.
			style := filepath.Join(s.themes, "default", "assets", "site.css", "9-test.css")
			if err := os.WriteFile(style, []byte(".test-mark { color: red }\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			s.shows("/assets/default/site.css", "test-mark")

			// The words change.
			words := s.read("words/en.toml")
			s.write("words/en.toml", strings.Replace(words, "\nskip = \"", "\nskip = \"Changed ", 1))
			s.shows(boardPage, "Changed ")

			// The whole folder is moved away and another takes its place.
			if err := os.Rename(s.content, s.content+"-away"); err != nil {
				t.Fatal(err)
			}
			s.until(func() bool { return strings.Contains(s.messages(), "reading") }, "nobody is told that the content went")
			if err := os.Rename(s.content+"-away", s.content); err != nil {
				t.Fatal(err)
			}
			s.write(board, strings.Replace(text, "Northmarsh Safety Board", "After the move", 1))
			s.shows(boardPage, "After the move")
			s.write(board, strings.Replace(text, "Northmarsh Safety Board", "Long after the move", 1))
			s.shows(boardPage, "Long after the move")
		})
	}
}

// TestStorm changes a file without end and wants pages to follow all the same.
func TestStorm(t *testing.T) {
	s := start(t, nil)
	text := s.read(board)
	s.shows(boardPage, "Northmarsh Safety Board")
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				os.WriteFile(filepath.Join(s.content, "areas", "northmarsh", fmt.Sprintf("storm-%d~", i%10)), []byte("x"), 0o644)
			}
		}
	}()
	s.write(board, strings.Replace(text, "Northmarsh Safety Board", "The Board in the Storm", 1))
	s.shows(boardPage, "The Board in the Storm")
	close(stop)
	<-stopped
}

// TestLeftoversOfEditors saves what belongs to an editor, after which nothing may be loaded anew.
func TestLeftoversOfEditors(t *testing.T) {
	s := start(t, nil)
	next := s.news()
	first := next()
	for _, name := range []string{".partnership.toml.swp", "partnership.toml~", "#partnership.toml#", ".hidden"} {
		s.write("areas/northmarsh/partnerships/safety-board/"+name, "x")
		time.Sleep(2 * quiet)
	}
	s.write(board, strings.Replace(s.read(board), "Northmarsh Safety Board", "Seen at last", 1))
	s.shows(boardPage, "Seen at last")
	if n := next(); n.State != first.State+1 {
		t.Errorf("the first news after leftovers are %+v, not those of the change", n)
	}
}

// TestStormsAreGathered holds that changes which come without a pause make one batch when the bound is
// reached, and that what comes meanwhile is not lost.
func TestStormsAreGathered(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w := newWatch(Options{Poll: true, Told: func(string) {}})
	changes := make(chan change)
	go w.gather(ctx, changes)
	seen := map[string]bool{}
	sent := 0
	batches := 0
	for batches < 3 {
		select {
		case changes <- change{w.roots[0], fmt.Sprint(sent)}:
			sent++
			time.Sleep(time.Millisecond)
		case b := <-w.batches:
			batches++
			for _, name := range b.Content {
				if seen[name] {
					t.Errorf("%s comes twice", name)
				}
				seen[name] = true
			}
		}
	}
	if len(seen) != sent {
		t.Errorf("%d changes came of %d", len(seen), sent)
	}
	if sent < 6 {
		t.Errorf("three batches hold %d changes: nothing is gathered", sent)
	}
}

func TestErrorsAreTold(t *testing.T) {
	s := start(t, nil)
	text := s.read(board)
	page := s.ask("GET", boardPage).body
	next := s.news()
	first := next()
	if len(first.Faults) > 0 {
		t.Fatalf("the sound register has %v", first.Faults)
	}

	// A key is misspelt: the panel says where, and the page stays.
	s.write(board, strings.Replace(text, "type = ", "tipe = ", 1)+"\n# <script>alert(1)</script>\n")
	broken := next()
	if broken.Version != first.Version || broken.State == first.State || len(broken.Faults) == 0 {
		t.Fatalf("after an error the news are %+v", broken)
	}
	f := broken.Faults[0]
	if want := filepath.ToSlash(s.content) + "/" + board + ":2:1"; f.Place != want || !strings.Contains(f.What, "tipe") || !strings.Contains(f.Remedy, "type") {
		t.Errorf("the fault is %+v, at %s", f, want)
	}
	if got := s.ask("GET", boardPage).body; got != page {
		t.Error("the last good page does not stay")
	}
	if !strings.Contains(s.messages(), board+":2:1: error:") {
		t.Errorf("the terminal says %q", s.messages())
	}

	// A second error elsewhere comes to it.
	council := "organisations/reedham-council.toml"
	sound := s.read(council)
	s.write(council, sound+"colour = \"red\"\n")
	if n := next(); len(n.Faults) != 2 && len(n.Faults) != len(broken.Faults)+1 {
		t.Errorf("of two errors the news tell %+v", n.Faults)
	}
	s.write(council, sound)
	next()

	// It is mended: a new version, no faults.
	s.write(board, text)
	if n := next(); n.Version == first.Version || len(n.Faults) > 0 {
		t.Errorf("after mending the news are %+v", n)
	}

	// A reference leads nowhere: that too keeps the page as it was.
	s.write(board, strings.Replace(text, "county-board", "no-such-type", 1))
	if n := next(); len(n.Faults) != 1 || !strings.Contains(n.Faults[0].What, "no-such-type") {
		t.Errorf("of a wrong reference the news tell %+v", n)
	}
	if got := s.ask("GET", boardPage).body; got != page {
		t.Error("the page does not stay when a reference leads nowhere")
	}
	s.write(board, text)
	mended := next()

	// An error that only the slower checks find is told while the page shows the change.
	s.write(board, strings.Replace(text, "pull together.", "pull together: ring 07700 900123.", 1))
	if n := next(); n.Version == mended.Version || len(n.Faults) > 0 {
		t.Errorf("a page that can be made is not shown: %+v", n)
	}
	if n := next(); len(n.Faults) != 1 || !strings.Contains(n.Faults[0].What, "mobile") {
		t.Errorf("of a mobile number the news tell %+v", n)
	}
	s.write(board, text)
	next()

	// A template that can't be read, and one that fails only when a page is made.
	template := filepath.Join(s.themes, "default", "pages", "partnership.html")
	good, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"{{if}}", "{{.NoSuchField}}"} {
		if err := os.WriteFile(template, append([]byte(wrong), good...), 0o644); err != nil {
			t.Fatal(err)
		}
		s.until(func() bool {
			got := s.ask("GET", boardPage)
			state, _ := s.latest()
			return got.code == 200 && got.body == page && len(state.Faults) == 1 && strings.Contains(state.Faults[0].What, "partnership.html")
		}, "after %s in a template nobody is told", wrong)
		if err := os.WriteFile(template, good, 0o644); err != nil {
			t.Fatal(err)
		}
		s.until(func() bool { state, _ := s.latest(); return len(state.Faults) == 0 }, "the mended template is not seen")
	}
}

// latest asks for the news once.
func (s *server) latest() (News, error) {
	response, err := http.Get(s.address + own + "news")
	if err != nil {
		return News{}, err
	}
	defer response.Body.Close()
	line, err := bufio.NewReader(response.Body).ReadString('\n')
	if err != nil {
		return News{}, err
	}
	var n News
	return n, json.Unmarshal([]byte(strings.TrimPrefix(line, "data: ")), &n)
}

// TestStartsWithErrors shows what is wrong where no page can be made yet, as text, and the page later.
func TestStartsWithErrors(t *testing.T) {
	s := start(t, nil)
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	text := s.read(board)
	s.write(board, strings.Replace(text, "type = ", "\"<b>tipe\" = ", 1))
	s.run(nil)
	got := s.ask("GET", boardPage)
	if got.code != 500 || !strings.Contains(got.body, board+":2:1") || strings.Contains(got.body, "<b>") || !strings.Contains(got.body, "&lt;b&gt;tipe") {
		t.Errorf("with errors from the start it answers %d %s", got.code, got.body)
	}
	s.write(board, text)
	s.shows(boardPage, "Northmarsh Safety Board")
}

// TestWatchLimit reaches the limit of the system for watched folders: a plain message, and all files are
// looked at.
func TestWatchLimit(t *testing.T) {
	var told []string
	o := Options{
		Build:   build.Options{Content: os.DirFS(t.TempDir()), Themes: os.DirFS(t.TempDir())},
		Content: t.TempDir(), Themes: t.TempDir(), Told: func(message string) { told = append(told, message) },
	}
	w := newWatch(o)
	defer w.close()
	w.fail(&fs.PathError{Op: "inotify_add_watch", Path: "x", Err: syscall.ENOSPC})
	w.fail(errors.New("a second fault"))
	if len(told) != 1 || !strings.Contains(told[0], "fs.inotify.max_user_watches") || strings.Contains(told[0], "inotify_add_watch") {
		t.Fatalf("told is %q", told)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	select {
	case b := <-w.start(ctx):
		if !b.All {
			t.Errorf("after the limit %+v is read, not everything", b)
		}
	case <-time.After(patience):
		t.Fatal("nothing looks at the files")
	}
}

func TestEndsWithPagesOpen(t *testing.T) {
	s := start(t, nil)
	next := s.news()
	next()
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	if _, err := http.Get(s.address); err == nil {
		t.Error("the server still answers")
	}
}

// TestTwoServers shows one content twice.
func TestTwoServers(t *testing.T) {
	one := start(t, nil)
	two := &server{t: t, content: one.content, themes: one.themes}
	two.run(nil)
	one.write(board, strings.Replace(one.read(board), "Northmarsh Safety Board", "Seen by both", 1))
	one.shows(boardPage, "Seen by both")
	two.shows(boardPage, "Seen by both")
	a, _ := one.latest()
	b, _ := two.latest()
	if a.Version == b.Version {
		t.Error("a page of one server would pass for one of the other")
	}
}

func TestNavigation(t *testing.T) {
	dests := []string{"document", "iframe", "frame"}
	for _, dest := range []string{"document", "iframe", "frame", "empty", "script", "style", "image", "worker"} {
		r := &http.Request{Header: http.Header{"Sec-Fetch-Dest": {dest}, "Accept": {"text/html"}}}
		if navigation(r) != slices.Contains(dests, dest) {
			t.Errorf("%s: navigation is %v", dest, navigation(r))
		}
	}
}
