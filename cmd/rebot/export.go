package main

import (
	"cmp"
	"encoding/csv"
	"io"

	"github.com/spf13/cobra"

	"rebot/bot/api"
	"rebot/bot/reply"
	"rebot/bot/sheet"
	"rebot/index/bulletin"
)

// exportFilters are the flags that choose facts, with what each is.
var exportFilters = []struct {
	name, text string
	field      func(*api.Filter) *string
}{
	{"kind", "of a `KIND`, such as price, index, trade", func(f *api.Filter) *string { return &f.Kind }},
	{"subject", "about a `SUBJECT`, such as 氧化镝", func(f *api.Filter) *string { return &f.Subject }},
	{"measure", "of a `MEASURE`, such as 月均价", func(f *api.Filter) *string { return &f.Measure }},
	{"period", "of a `PERIOD`, such as 2024-11", func(f *api.Filter) *string { return &f.Period }},
	{"company", "of a `COMPANY`, such as 北方稀土", func(f *api.Filter) *string { return &f.Company }},
	{"partner", "of a `PARTNER` in trade, such as 日本", func(f *api.Filter) *string { return &f.Partner }},
	{"direction", "of a `DIRECTION`: 进口 or 出口", func(f *api.Filter) *string { return &f.Direction }},
	{"month", "of the issue of a month `YYYY-MM`", func(f *api.Filter) *string { return &f.Issue }},
	{"own", "prices that you imported alone (only) or beside the bulletin's (too): `only|too`", func(f *api.Filter) *string { return &f.Own }},
}

var _ = addVerb(80, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "export [flags] [facts|prices|series]", Args: words(0, 1, "facts, prices or series"),
		Short:     "write figures as a table for a spreadsheet, each with its place",
		Example:   "  rebot export prices >prices.csv\n  rebot export --xlsx prices >prices.xlsx\n  rebot export --subject 氧化镝 --json series",
		ValidArgs: []string{"facts", "prices", "series"}}
	f := bulletinFlagsOf(c)
	var by api.Filter
	for _, x := range exportFilters {
		c.Flags().StringVar(x.field(&by), x.name, "", x.text)
	}
	workbook := c.Flags().Bool("xlsx", false, "write a workbook that spreadsheets open as it is meant")
	c.MarkFlagsMutuallyExclusive("xlsx", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		what := ""
		if len(args) > 0 {
			what = args[0]
		}
		return a.export(c, f, by, what, *workbook)
	}
	return c
})

// export writes facts as a table that a spreadsheet opens, or as JSON, each with the place it stands at.
func (a *app) export(c *cobra.Command, f *bulletinFlags, by api.Filter, what string, workbook bool) error {
	read, err := exported(c, what, &by)
	if err != nil {
		return err
	}
	lib, err := a.library(f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	facts, err := read(api.Shelf{Library: lib, Own: a.ownPrices()}, by)
	if err != nil {
		return misused(c, "%v", err)
	}
	if f.json {
		return a.printJSON(map[string]any{"facts": facts})
	}
	if workbook {
		return api.Table(cmp.Or(what, "facts"), facts).Write(a.stdout)
	}
	return writeCSV(a.stdout, api.Table(what, facts))
}

// exported returns the function that reads what to export: all facts by default.
func exported(c *cobra.Command, what string, by *api.Filter) (func(api.Shelf, api.Filter) ([]api.Fact, error), error) {
	switch what {
	case "", "facts":
		return api.Facts, nil
	case "prices":
		by.Kind = string(bulletin.PriceFact)
		return api.Facts, nil
	case "series":
		return api.Series, nil
	}
	return nil, misused(c, "export %q: want facts, prices or series", what)
}

// byteOrderMark makes a spreadsheet take the file for UTF-8.
const byteOrderMark = "\ufeff"

// writeCSV writes a table with commas between its cells, none of which a spreadsheet runs.
func writeCSV(w io.Writer, t *sheet.Table) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		for i := range row {
			row[i] = reply.NoFormula(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
