package workflows_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const reedham = "content/areas/northmarsh/partnerships/safer-reedham/partnership.toml"

// proposed gives the folder that the workflow gets for a pull request from a fork: the change merged into the
// base, with no more of the history than the workflow asks for.
func proposed(t *testing.T, change func(dir string)) string {
	t.Helper()
	upstream := made(t)
	fork := t.TempDir()
	git(t, fork, "clone", "--quiet", upstream, ".")
	git(t, fork, "switch", "--quiet", "--create", "patch-1")
	change(fork)
	commit(t, fork, "Update partnership.toml")
	// The base has moved on since the fork was made.
	edit(t, filepath.Join(upstream, "content/areas/eastvale/partnerships/safer-vale/partnership.toml"), "as_of = \"2025-04-01\"", "as_of = \"2025-07-01\"")
	commit(t, upstream, "Meanwhile")
	git(t, upstream, "fetch", "--quiet", fork, "patch-1")
	git(t, upstream, "switch", "--quiet", "--detach")
	git(t, upstream, "merge", "--quiet", "--no-ff", "--message", "Merge", "FETCH_HEAD")
	git(t, upstream, "update-ref", "refs/pull/1/merge", "HEAD")
	git(t, upstream, "switch", "--quiet", "main")

	checkout := t.TempDir()
	git(t, checkout, "init", "--quiet")
	git(t, checkout, "fetch", "--quiet", "--no-tags", "--depth=2", "file://"+upstream, "+refs/pull/1/merge:refs/remotes/pull/1/merge")
	git(t, checkout, "checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge")
	if got := git(t, checkout, "rev-parse", "--is-shallow-repository"); got != "true" {
		t.Fatalf("the checkout has the whole history")
	}
	return checkout
}

func edit(t *testing.T, file, from, to string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b, []byte(from)) {
		t.Fatalf("%s has no %q", file, from)
	}
	if err := os.WriteFile(file, bytes.Replace(b, []byte(from), []byte(to), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A change from a fork goes the whole way: annotations, a summary, a text, a preview and a comment.
func TestASoundChangeFromAFork(t *testing.T) {
	dir := proposed(t, func(dir string) {
		edit(t, filepath.Join(dir, reedham), "seats = [", "chairs = [\n  { post = \"Leader of Reedham Council @team\", organisation = \"reedham-council\" },\n]\n\nseats = [")
	})
	m := newMachine(t, "changes.yml", "changes", dir, nil)
	if printed := m.must("What is wrong with the change"); strings.Contains(printed, "::error") || !strings.Contains(printed, "0 errors") {
		t.Errorf("the check says\n%s", printed)
	}
	summary := m.read(m.summary)
	if !strings.Contains(summary, "## What the check found") || strings.Contains(summary, "eastvale") {
		t.Errorf("the summary is\n%s", summary)
	}
	m.must("What the change does to the register")
	told := m.read("told/changes.md")
	if !strings.Contains(told, "Safer Reedham") || strings.Contains(told, "Safer Vale") {
		t.Errorf("the change is told as\n%s", told)
	}
	if !strings.HasSuffix(m.read(m.summary), told) {
		t.Error("the summary does not end with the change")
	}
	m.read("told/changes-full.md")
	m.must("Preview")
	preview := m.read("preview.html")
	if loads := regexp.MustCompile(`(?i)<(script|link|img|iframe)[^>]*(src|href)="[^"#d]`).FindString(preview); loads != "" || !strings.Contains(preview, "Safer Reedham") {
		t.Errorf("the preview has %d bytes and loads %q", len(preview), loads)
	}
	t.Logf("summary %d bytes, text %d, preview %d", len(m.read(m.summary)), len(told), len(preview))

	c := newMachine(t, "comment.yml", "text", dir, map[string]string{
		"runner.temp":                        filepath.Dir(m.summary),
		"github.event.workflow_run.html_url": "https://github.com/northlands-office/register/actions/runs/42",
	})
	if err := os.CopyFS(filepath.Join(filepath.Dir(m.summary), "told"), os.DirFS(filepath.Join(dir, "told"))); err != nil {
		t.Fatal(err)
	}
	c.must("text")
	comment := c.read(filepath.Join(filepath.Dir(m.summary), "comment.md"))
	if !strings.Contains(comment, "Safer Reedham") || strings.Contains(comment, "@team") {
		t.Errorf("the comment is\n%s", comment)
	}
}

// A change with an error fails at its line, and the other steps still do what they can.
func TestAChangeWithAnErrorFromAFork(t *testing.T) {
	dir := proposed(t, func(dir string) {
		edit(t, filepath.Join(dir, reedham), "organisation = \"reedham-council\"", "organisation = \"redham-council\", note = \"::add-mask::x\"")
	})
	m := newMachine(t, "changes.yml", "changes", dir, nil)
	printed, code := m.step("What is wrong with the change")
	if code != 3 {
		t.Errorf("the check ends with %d", code)
	}
	if !strings.HasPrefix(printed, "::error file="+reedham+",line=13,col=") || regexp.MustCompile(`(?m)^::add-mask`).MatchString(printed) {
		t.Errorf("the annotations are\n%s", printed)
	}
	if summary := m.read(m.summary); !strings.Contains(summary, "did you mean") {
		t.Errorf("the summary is\n%s", summary)
	}
}

// A run that has left nothing, or a link to a file of the machine, gives no comment.
func TestTheTextOfARunMayBeMissing(t *testing.T) {
	temp := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	m := newMachine(t, "comment.yml", "text", t.TempDir(), map[string]string{
		"runner.temp": temp, "github.event.workflow_run.html_url": "https://github.com/northlands-office/register/actions/runs/42",
	})
	m.must("text")
	if err := os.Mkdir(filepath.Join(temp, "told"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(temp, "told", "changes.md")); err != nil {
		t.Fatal(err)
	}
	m.must("text")
	if found := m.read(m.output); found != "" {
		t.Errorf("a text was found: %s", found)
	}
}

// gh stands for GitHub: it answers with a file for each address and notes what it was asked.
const gh = `echo "$*" >> "$HOME/../asked"
for word in "$@"; do
  case $word in
    repos/*/pulls) cat "$HOME/../pulls.json" ;;
    repos/*/comments*per_page*) cat "$HOME/../comments.json" ;;
    repos/*/issues*per_page*) cat "$HOME/../issues.json" ;;
  esac
done`

func asking(t *testing.T, file, job, dir string, values map[string]string, answers map[string]any) (m *machine, asked func() string) {
	t.Helper()
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("the program jq is not here")
	}
	m = newMachine(t, file, job, dir, values)
	m.tool("gh", gh)
	for name, answer := range answers {
		b, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(filepath.Dir(m.home), name+".json"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return m, func() string {
		b, _ := os.ReadFile(filepath.Join(filepath.Dir(m.home), "asked"))
		return string(b)
	}
}

type object = map[string]any

func TestOneCommentIsWrittenAndReplaced(t *testing.T) {
	values := map[string]string{
		"github.token": "none", "github.repository": "northlands-office/register", "runner.temp": t.TempDir(),
		"github.event.workflow_run.head_repository.owner.login": "stranger", "github.event.workflow_run.head_branch": "patch-1\"; echo stolen; \"",
		"github.event.workflow_run.head_sha": "abc",
	}
	pulls := []object{{"number": 7, "head": object{"sha": "older"}}, {"number": 9, "head": object{"sha": "abc"}}}
	mark := "<!-- register: what the change does -->\n"
	bot, stranger := object{"login": "github-actions[bot]"}, object{"login": "stranger"}
	for name, c := range map[string]struct {
		pulls, comments []object
		want, not       string
	}{
		"first":           {pulls, []object{}, "--method POST repos/northlands-office/register/issues/9/comments -F body=@", "PATCH"},
		"again":           {pulls, []object{{"id": 1, "user": bot, "body": "x"}, {"id": 2, "user": bot, "body": mark}}, "--method PATCH repos/northlands-office/register/issues/comments/2 -F body=@", "POST"},
		"a stranger's":    {pulls, []object{{"id": 3, "user": stranger, "body": mark}}, "--method POST repos/northlands-office/register/issues/9/comments", "PATCH"},
		"moved on":        {pulls[:1], []object{}, "-f head=stranger:patch-1", "POST"},
		"no open request": {[]object{}, []object{}, "-f head=stranger:patch-1", "comments"},
	} {
		m, asked := asking(t, "comment.yml", "post", t.TempDir(), values, map[string]any{"pulls": c.pulls, "comments": c.comments})
		if printed := m.must("Write or replace the comment"); strings.Contains(printed, "stolen") {
			t.Errorf("%s: the name of a branch was carried out", name)
		}
		if got := asked(); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s: GitHub was asked\n%s", name, got)
		}
	}
}

func TestOneIssueForEachArea(t *testing.T) {
	dir := t.TempDir()
	questions := []object{
		{"area": "eastvale", "title": "Review: Eastvale", "body": ""},
		{"area": "northmarsh", "title": "Review: Northmarsh", "body": "Chair?"},
		{"area": "southfen", "title": "Review: Southfen", "body": "Meeting?"},
		{"area": "westmoor", "title": "Review: Westmoor", "body": ""},
	}
	b, _ := json.Marshal(questions)
	if err := os.WriteFile(filepath.Join(dir, "questions.json"), b, 0o644); err != nil {
		t.Fatal(err)
	}
	bot := object{"login": "github-actions[bot]"}
	m, asked := asking(t, "review.yml", "issues", dir, map[string]string{"github.token": "none", "github.repository": "northlands-office/register"}, map[string]any{
		"issues": []object{
			{"number": 4, "title": "Review: Eastvale", "user": bot},
			{"number": 5, "title": "Review: Northmarsh", "user": bot},
			{"number": 6, "title": "Review: Southfen", "user": object{"login": "somebody"}},
		}})
	m.tool("sleep", "")
	m.must("Open, rewrite or close the issue of each area")
	want := `api --paginate repos/northlands-office/register/issues?labels=review&state=open&per_page=100
api --method PATCH repos/northlands-office/register/issues/4 -f state=closed --silent
api --method PATCH repos/northlands-office/register/issues/5 -F body=@body.md --silent
api --method POST repos/northlands-office/register/issues -f title=Review: Southfen -f labels[]=review -F body=@body.md --silent
`
	if got := asked(); got != want {
		t.Errorf("GitHub was asked\n%s", got)
	}
	m, asked = asking(t, "review.yml", "questions", made(t), map[string]string{
		"inputs.area": "northmarsh", "github.server_url": "https://github.com", "github.repository": "northlands-office/register"}, nil)
	m.must("Ask")
	if got := m.read("questions.json"); !strings.Contains(got, `"area": "northmarsh"`) || strings.Contains(got, "eastvale") {
		t.Errorf("it is asked\n%s", got)
	}
}
