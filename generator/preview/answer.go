package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// own is the folder below which the server's own files lie. No page can lie there: identifiers begin with a
// letter.
const own = "/_serve/"

//go:embed panel.js
var panelScript []byte

//go:embed panel.css
var panelStyle []byte

// answerer answers requests as GitHub Pages would, with what a build would publish.
type answerer struct {
	*keeper
	// host is a name under which the server may be asked for; open tells that other machines reach it.
	host string
	open bool
}

func (a *answerer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	switch {
	case !a.mayAsk(r.Host):
		// Another website may have pointed its name at this machine to read what is shown here.
		refuse(w, http.StatusForbidden, "This server does not answer to the name in the address. Ask for it as localhost, or by the address that it was started with.")
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "This server only shows pages.")
		return
	case !proper(r.URL.Path):
		refuse(w, http.StatusBadRequest, "This is not an address of the site.")
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, own); ok {
		a.own(w, r, name)
		return
	}
	s, err := a.awaited(r.Context())
	if err != nil {
		return
	}
	if s.site == nil {
		a.faulty(w, r, s)
		return
	}
	base := s.base()
	name, inside := strings.CutPrefix(r.URL.Path, base)
	switch {
	case inside:
		a.file(w, r, s, name)
	case r.URL.Path+"/" == base:
		redirect(w, r, base, http.StatusMovedPermanently)
	case r.URL.Path == "/":
		redirect(w, r, base, http.StatusFound)
	default:
		refuse(w, http.StatusNotFound, "The sites are shown below "+base)
	}
}

// mayAsk tells whether a request was meant for this server: for this machine by its own name or number, or
// for the host that was named when it was started. Where other machines may ask, any number will do, since
// only names can be pointed elsewhere.
func (a *answerer) mayAsk(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || a.host != "" && host == strings.ToLower(a.host) {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && (a.open || address.IsLoopback())
}

// proper tells whether a path could lead to a file of a site.
func proper(p string) bool {
	if !strings.HasPrefix(p, "/") || strings.ContainsAny(p, "\\\x00") || strings.Contains(p, "//") {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "." || part == ".." {
			return false
		}
	}
	return true
}

func redirect(w http.ResponseWriter, r *http.Request, to string, code int) {
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(code)
}

// refuse answers with a sentence.
func refuse(w http.ResponseWriter, code int, sentence string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(code)
	fmt.Fprintln(w, sentence)
}

// file answers with a file of the sites, or with the page for addresses that do not exist.
func (a *answerer) file(w http.ResponseWriter, r *http.Request, s state, name string) {
	folder := name == "" || strings.HasSuffix(name, "/")
	if folder {
		name += "index.html"
	}
	code := http.StatusOK
	content, found, err := a.make(s, name)
	if err == nil && !found && !folder {
		var index bool
		if _, index, err = s.site.File(name + "/index.html"); index && err == nil {
			redirect(w, r, (r.URL.EscapedPath())+"/", http.StatusMovedPermanently)
			return
		}
	}
	if err == nil && !found {
		name, code = "404.html", http.StatusNotFound
		content, found, err = a.make(s, name)
	}
	switch {
	case err != nil:
		s.faults = []Fault{{What: err.Error()}}
		a.faulty(w, r, s)
		return
	case !found:
		refuse(w, http.StatusNotFound, "There is no page here, and the site has no page for that case.")
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	if path.Ext(name) == ".html" && navigation(r) {
		content = a.withPanel(content, s)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content)
	}
}

// make makes a file. When the newest site can't, the fault is shown on the page that the one before makes.
func (a *answerer) make(s state, name string) (content []byte, found bool, err error) {
	content, found, err = s.site.File(name)
	if err == nil || s.before == nil {
		return content, found, err
	}
	fault := Fault{What: err.Error()}
	a.change(func(now *state) bool {
		fresh := now.version == s.version && len(now.faults) == 0
		if fresh {
			now.faults = []Fault{fault}
		}
		return fresh
	})
	if before, there, earlier := s.before.File(name); there && earlier == nil {
		return before, true, nil
	}
	return content, found, err
}

// navigation tells whether a browser asks for a page to show it. Only then is the panel put in, so that
// whoever fetches a page gets what a build would publish.
func navigation(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Dest") {
	case "document", "iframe", "frame":
		return true
	case "":
		// Browsers leave it out where the connection is not one to this machine.
		return strings.HasPrefix(r.Header.Get("Accept"), "text/html")
	}
	return false
}

// tag is what stands in a page beside what a build would write.
func (a *answerer) tag(s state) string {
	return fmt.Sprintf(`<script type="module" src="%spanel.js?v=%s"></script>`, own, a.version(s))
}

// version names a site among those of all runs.
func (a *answerer) version(s state) string { return fmt.Sprintf("%s-%d", a.run, s.version) }

func (a *answerer) withPanel(content []byte, s state) []byte {
	head, rest, found := bytes.Cut(content, []byte("</head>"))
	if !found {
		return content
	}
	return slices.Concat(head, []byte(a.tag(s)), []byte("</head>"), rest)
}

// contentType gives what GitHub Pages says of a file, by the end of its name.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".xml":
		return "application/xml"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".atom":
		return "application/atom+xml"
	}
	// Of what a theme brings along, such as fonts and pictures.
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// own answers with what belongs to the server: the panel and its news.
func (a *answerer) own(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "panel.js":
		w.Header().Set("Content-Type", contentType(name))
		_, _ = w.Write(panelScript)
	case "panel.css":
		w.Header().Set("Content-Type", contentType(name))
		_, _ = w.Write(panelStyle)
	case "news":
		a.news(w, r)
	default:
		refuse(w, http.StatusNotFound, "The server has no such file.")
	}
}

// News is what an open page is told.
type News struct {
	// Version is that of the newest site; a page of another is loaded anew.
	Version string `json:"version"`
	// State is another number with everything that changes in one run.
	State int `json:"state"`
	// Faults are shown in the panel, and More is how many others there are.
	Faults []Fault `json:"faults"`
	More   int     `json:"more"`
}

// news tells an open page what there is to show, and again whenever that changes.
func (a *answerer) news(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.WriteHeader(http.StatusOK)
	// A page that was left without a word shows when something is written to it.
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	told := ""
	for {
		s, changed := a.state()
		if s.read {
			b, err := json.Marshal(News{Version: a.version(s), State: s.number, Faults: s.faults[:min(len(s.faults), mostFaults)], More: max(0, len(s.faults)-mostFaults)})
			if err != nil {
				return
			}
			if line := string(b); line != told {
				fmt.Fprintf(w, "data: %s\n\n", line)
				told = line
			}
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-alive.C:
			fmt.Fprint(w, ":\n\n")
		case <-r.Context().Done():
			return
		}
	}
}

// faultPage stands where no page could be made yet.
var faultPage = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No page can be shown yet</title>
<link rel="stylesheet" href="{{.Own}}panel.css">
<script type="module" src="{{.Own}}panel.js?v={{.Version}}&amp;faults={{.State}}"></script>
</head>
<body>
<main class="panel">
<h1>No page can be shown yet</h1>
<p>This page shows the site as soon as these are mended.</p>
<ol>
{{range .Faults}}<li>{{with .Place}}<code>{{.}}</code>{{end}}<p>{{.What}}</p>{{with .Remedy}}<p>{{.}}</p>{{end}}</li>
{{end}}</ol>
{{with .More}}<p>There are {{.}} more: “register check” shows all.</p>{{end}}
</main>
</body>
</html>
`))

// faulty answers with the faults that keep a page from being made.
func (a *answerer) faulty(w http.ResponseWriter, r *http.Request, s state) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusInternalServerError)
	if r.Method == http.MethodHead {
		return
	}
	_ = faultPage.Execute(w, map[string]any{
		"Own": own, "State": s.number, "Version": a.version(s), "Faults": s.faults[:min(len(s.faults), mostFaults)], "More": max(0, len(s.faults)-mostFaults),
	})
}
