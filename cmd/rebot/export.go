package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rebot/bot/api"
	"rebot/index"
	"rebot/index/bulletin"
)

// export writes facts as a table that a spreadsheet opens, or as JSON, each with the place it stands at.
func (a *app) export(args []string) error {
	f := newAskFlags("export")
	var by api.Filter
	for name, field := range map[string]*string{"kind": &by.Kind, "subject": &by.Subject, "measure": &by.Measure,
		"period": &by.Period, "company": &by.Company, "partner": &by.Partner, "direction": &by.Direction, "month": &by.Issue} {
		f.StringVar(field, name, "", "")
	}
	if err := f.Parse(args); err != nil || f.NArg() > 1 {
		return usageError{"export [--json] [--kind price] [--subject 氧化镝] [--month 2024-11] [facts|prices|series]"}
	}
	read, err := exported(f.Arg(0), &by)
	if err != nil {
		return err
	}
	lib, err := a.library(*f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	facts, err := read(lib, by)
	if err != nil {
		return usageError{err.Error()}
	}
	if *f.json {
		e := json.NewEncoder(a.stdout)
		e.SetEscapeHTML(false)
		return e.Encode(map[string]any{"facts": facts})
	}
	return writeCSV(a.stdout, facts)
}

// exported is what reads what is to be exported: all facts where it isn't said.
func exported(what string, by *api.Filter) (func(*index.Library, api.Filter) ([]api.Fact, error), error) {
	switch what {
	case "", "facts":
		return api.Facts, nil
	case "prices":
		by.Kind = string(bulletin.PriceFact)
		return api.Facts, nil
	case "series":
		return api.Series, nil
	}
	return nil, usageError{fmt.Sprintf("export %q: want facts, prices or series", what)}
}

// byteOrderMark makes a spreadsheet take the file for UTF-8.
const byteOrderMark = "\ufeff"

var columns = []string{"issue", "kind", "subject", "measure", "period", "value", "to", "unit", "change", "company", "region",
	"partner", "direction", "batch", "scope", "purity", "maker", "terms", "article", "source", "file", "first_line",
	"last_line"}

// writeCSV writes a row a fact under a head.
func writeCSV(w io.Writer, facts []api.Fact) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, x := range facts {
		if err := out.Write(rowOf(&x)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func rowOf(x *api.Fact) []string {
	row := []string{x.Issue.String(), string(x.Kind), x.Subject, x.Measure, x.Period.String(), x.Value.Text, x.To.Text, x.Unit,
		changesOf(x.Changes), x.Company, x.Region, x.Partner, x.Direction, x.Batch, x.Scope, x.Purity, x.Maker, x.Terms,
		x.Title, x.Source, x.File, fmt.Sprint(x.Cite.First), fmt.Sprint(x.Cite.Last)}
	for i := range row {
		row[i] = noFormula(row[i])
	}
	return row
}

// changesOf prints the changes of a fact: 环比 -3.50%.
func changesOf(moves []bulletin.Move) string {
	var out []string
	for _, m := range moves {
		if m.Percent.Text != "" {
			out = append(out, strings.TrimSpace(m.Of+" "+m.About+m.Percent.Text+"%"))
		}
	}
	return strings.Join(out, "; ")
}

// noFormula keeps a spreadsheet from running a cell: what begins like a formula and is no number gets a quote before it.
// See https://owasp.org/www-community/attacks/CSV_Injection.
func noFormula(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if strings.Trim(cell[1:], "0123456789.,%") == "" {
		return cell
	}
	return "'" + cell
}
