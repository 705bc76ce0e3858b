package api

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/sheet"
	"rebot/index/bulletin"
)

// columns are those of a table of facts.
var columns = []string{"issue", "kind", "subject", "measure", "period", "value", "to", "unit", "change", "company", "region",
	"partner", "direction", "batch", "scope", "purity", "maker", "terms", "article", "source", "file", "first_line",
	"last_line"}

// numberColumns are those whose cells are numbers.
var numberColumns = []string{"value", "to", "first_line", "last_line"}

// Table is facts for a spreadsheet, a row each with its place.
func Table(name string, facts []Fact) *sheet.Table {
	t := &sheet.Table{Name: name, Head: columns}
	for _, c := range columns {
		t.Numbers = append(t.Numbers, slices.Contains(numberColumns, c))
	}
	for i := range facts {
		t.Rows = append(t.Rows, facts[i].row())
	}
	return t
}

func (x *Fact) row() []string {
	return []string{x.Issue.String(), string(x.Kind), x.Subject, x.Measure, x.Period.String(), x.Value.Text, x.To.Text, x.Unit,
		changesOf(x.Changes), x.Company, x.Region, x.Partner, x.Direction, x.Batch, x.Scope, x.Purity, x.Maker, x.Terms,
		x.Article, x.Source, x.File, strconv.Itoa(x.Cite.First), strconv.Itoa(x.Cite.Last)}
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
