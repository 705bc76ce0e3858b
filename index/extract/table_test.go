package extract

import (
	"fmt"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// Each file of testdata/tables is tables in a layout, a line ==, and the facts and problems that are read out of them.
func TestTablesGiveTheirFacts(t *testing.T) {
	goldens(t, "tables", dumpTables)
}

// dumpTables prints the facts of tables, a fact a line.
func dumpTables(name string, text []byte) string {
	is, err := Read(name, text)
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var b strings.Builder
	for i := range is.Facts {
		if is.Facts[i].Table {
			fmt.Fprintln(&b, factLine(&is.Facts[i]))
		}
	}
	for _, p := range is.Problems {
		fmt.Fprintf(&b, "problem %d: %s\n", p.Line, p.Text)
	}
	return b.String()
}

// factLine prints a fact with the dimensions that it has.
func factLine(f *bulletin.Fact) string {
	value := f.Value.Text
	if f.To.Text != "" {
		value += "~" + f.To.Text
	}
	out := []string{string(f.Kind), f.Subject, f.Company, f.Region, f.Partner, f.Direction, f.Batch, f.Scope, f.Measure, f.Period.String(), value + " " + f.Unit, f.Purity, f.Terms, f.Maker}
	for _, m := range f.Changes {
		out = append(out, fmt.Sprintf("(%s%s%s %s %s %v)", m.Percent.Text, m.Amount.Text, m.Unit, m.Of, m.Base, m.Flat))
	}
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ") + " " + at(f.Cite)
}
