package report

import (
	"bytes"
	"encoding/json"
	"io"

	"partnershipregister/generator/problem"
)

// The shape of the JSON report. Keys are only ever added to it.
type (
	jsonReport struct {
		// Version of the shape. It changes when a key goes or means something else.
		Version  int           `json:"version"`
		Counts   jsonCounts    `json:"counts"`
		Problems []jsonProblem `json:"problems"`
	}
	jsonCounts struct {
		Error   int `json:"error"`
		Warning int `json:"warning"`
		Notice  int `json:"notice"`
	}
	jsonProblem struct {
		Severity string `json:"severity"`
		Check    string `json:"check"`
		// File has the folder of the content before it.
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
		What   string `json:"what"`
		Remedy string `json:"remedy,omitempty"`
		Mender string `json:"mender,omitempty"`
	}
)

// JSON writes one object with all problems.
func JSON(w io.Writer, problems []problem.Problem, folder string, _ []Rule) error {
	r := jsonReport{Version: 1, Problems: []jsonProblem{}}
	r.Counts.Error, r.Counts.Warning, r.Counts.Notice = problem.Count(problems)
	for _, p := range problems {
		r.Problems = append(r.Problems, jsonProblem{p.Severity.String(), p.Check, located(folder, p.File), max(p.Line, 1), max(p.Column, 1), p.What, p.Remedy, string(p.Mender)})
	}
	return writeJSON(w, r)
}

func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	// Printed by a workflow, ##[ would begin a command; in JSON it stands inside texts alone.
	_, err := w.Write(bytes.ReplaceAll(b.Bytes(), []byte("##["), []byte(`\u0023#[`)))
	return err
}
