package data_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSQLite loads every national table with the sqlite3 command, as docs/data.md shows, and counts and joins there.
func TestSQLite(t *testing.T) {
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("there is no sqlite3 command")
	}
	w := load(t)
	dir := t.TempDir()
	var script strings.Builder
	for name, b := range w.files {
		table, ok := strings.CutPrefix(name, "data/")
		if table, ok = strings.CutSuffix(table, ".csv"); !ok || !strings.HasPrefix(name, "data/") || strings.Contains(table, "/") {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, table+".csv"), b, 0o644); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&script, ".import --csv %s.csv %s\n", table, table)
	}
	script.WriteString("select count(*) from seats;\nselect count(*) from seats join partnerships using (partnership);\n")
	cmd := exec.Command(program, "-batch")
	cmd.Dir = dir
	cmd.Stdin = strings.NewReader(script.String())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	seats := 0
	for _, p := range w.register.Partnerships {
		seats += len(p.Seats)
	}
	if want := fmt.Sprintf("%d\n%d\n", seats, seats); string(out) != want {
		t.Errorf("sqlite3 says %q; want %q", out, want)
	}
}
