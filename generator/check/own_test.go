package check_test

import (
	"os"
	"testing"
	"time"

	"partnershipregister/generator/check"
	"partnershipregister/generator/content"
	"partnershipregister/generator/problem"
	"partnershipregister/generator/register"
)

// The content that is shipped must have no errors. Time alone brings none: what comes due is a warning.
func TestOwnContent(t *testing.T) {
	const folder = "../../content"
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		t.Skip("there is no content folder")
	}
	c, found, err := content.Read(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	year, month, day := time.Now().Date()
	checked := check.Register(c.Register, register.Day(year*10000+int(month)*100+day))
	c.Positions.Place(checked)
	found = append(found, checked...)
	problem.Sort(found)
	for _, p := range found {
		if p.Severity == problem.Error {
			t.Errorf("content/%s", p)
		}
	}
	errors, warnings, notices := problem.Count(found)
	t.Logf("%d errors, %d warnings, %d notices", errors, warnings, notices)
}
