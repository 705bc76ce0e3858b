package extract

import (
	"fmt"
	"strings"
	"testing"
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
			fmt.Fprintln(&b, &is.Facts[i], at(is.Facts[i].Cite))
		}
	}
	for _, p := range is.Problems {
		fmt.Fprintf(&b, "problem %d: %s\n", p.Line, p.Text)
	}
	return b.String()
}
