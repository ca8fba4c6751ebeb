package main

import (
	"bytes"
	"os"
	"testing"
)

// The committed file is the one that the command writes.
func TestCodeOwnersAreCurrent(t *testing.T) {
	t.Chdir("../..")
	var out, errs bytes.Buffer
	if code := run([]string{"codeowners"}, 20261122, &out, &errs); code != fine {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	committed, err := os.ReadFile(".github/CODEOWNERS")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(committed, out.Bytes()) {
		t.Error("run go run ./cmd/register codeowners --out .github/CODEOWNERS")
	}
}
