package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"slices"
	"strings"

	"partnershipregister/generator/problem"
)

// The parts of SARIF 2.1.0 that are written, with the names of the standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Results    []sarifResult `json:"results"`
		ColumnKind string        `json:"columnKind"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string       `json:"id"`
		ShortDescription sarifMessage `json:"shortDescription"`
		Help             sarifMessage `json:"help"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Message             sarifMessage      `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		PhysicalLocation struct {
			ArtifactLocation struct {
				URI       string `json:"uri"`
				URIBaseID string `json:"uriBaseId"`
			} `json:"artifactLocation"`
			Region struct {
				StartLine   int `json:"startLine"`
				StartColumn int `json:"startColumn"`
			} `json:"region"`
		} `json:"physicalLocation"`
	}
)

var sarifLevels = map[problem.Severity]string{problem.Error: "error", problem.Warning: "warning", problem.Notice: "note"}

// SARIF writes a log of the Static Analysis Results Interchange Format, version 2.1.0, with the rules that
// are given.
func SARIF(w io.Writer, problems []problem.Problem, folder string, rules []Rule) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "register check", Rules: []sarifRule{}}
	at := map[string]int{}
	list := func(r Rule) {
		if _, known := at[r.Name]; known {
			return
		}
		at[r.Name] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{r.Name, sarifMessage{r.Summary},
			sarifMessage{"Finds " + r.Summary + ". Each message says how to mend it; " + located(folder, "README.md") + " explains every key and every rule."}})
	}
	for _, r := range rules {
		list(r)
	}
	for _, p := range problems {
		list(Rule{p.Check, "a fault of the sort " + p.Check})
		r := sarifResult{RuleID: p.Check, RuleIndex: at[p.Check], Level: sarifLevels[p.Severity], Locations: make([]sarifLocation, 1)}
		r.Message.Text = problem.OneLine(p.What)
		if to := instruction(p); to != "" {
			r.Message.Text += "\n" + to
		}
		place := &r.Locations[0].PhysicalLocation
		place.ArtifactLocation.URI, place.ArtifactLocation.URIBaseID = address(located(folder, p.File)), "%SRCROOT%"
		place.Region.StartLine, place.Region.StartColumn = max(p.Line, 1), max(p.Column, 1)
		sum := sha256.Sum256([]byte(strings.Join([]string{p.Check, p.File, p.Field, p.What}, "\x00")))
		r.PartialFingerprints = map[string]string{"problem/v1": hex.EncodeToString(sum[:8])}
		run.Results = append(run.Results, r)
	}
	return writeJSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// address writes a path as a relative reference.
func address(file string) string {
	parts := strings.Split(file, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	if slices.Contains(parts[:1], "") {
		parts = parts[1:]
	}
	return strings.Join(parts, "/")
}
