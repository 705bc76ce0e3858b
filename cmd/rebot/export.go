package main

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot/api"
	"rebot/bot/reply"
	"rebot/bot/sheet"
	"rebot/cmd/rebot/terminal"
	"rebot/index"
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

// exports are what can be exported, and the kind of the facts that each word means: all for none.
var exports = []struct {
	name string
	kind bulletin.FactKind
}{
	{"facts", ""}, {"prices", bulletin.PriceFact}, {"index", bulletin.IndexFact}, {"trade", bulletin.TradeFact},
	{"quotas", bulletin.QuotaFact}, {"series", ""}, {"patents", ""}, {"papers", ""},
}

func exportNames() (names []string) {
	for _, x := range exports {
		names = append(names, x.name)
	}
	return names
}

var _ = addVerb(80, func(a *app) *cobra.Command {
	names := exportNames()
	last := len(names) - 1
	which := strings.Join(names[:last], ", ") + " or " + names[last]
	c := &cobra.Command{Use: "export [flags] [" + strings.Join(names, "|") + "]", Args: words(0, 1, which),
		Short: "write figures, patents and papers as a table for a spreadsheet, each with its place",
		Example: "  rebot export prices >prices.csv\n  rebot export --xlsx prices >prices.xlsx\n" +
			"  rebot export --subject 氧化镝 --json series",
		ValidArgs: names}
	f := bulletinFlagsOf(c)
	var by api.Filter
	for _, x := range exportFilters {
		c.Flags().StringVar(x.field(&by), x.name, "", x.text)
		_ = c.RegisterFlagCompletionFunc(x.name, a.completeFrom(func(lib *index.Library) []string {
			return api.Values(api.Shelf{Library: lib}, api.Filter{}, x.field)
		}))
	}
	c.Flags().Bool("csv", false, "write a table with commas between its cells, which is the default")
	workbook := c.Flags().Bool("xlsx", false, "write a workbook that spreadsheets open as it is meant")
	c.MarkFlagsMutuallyExclusive("csv", "xlsx", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		what := "facts"
		if len(args) > 0 {
			what = args[0]
		}
		at := slices.Index(names, what)
		if at < 0 {
			return misused(c, "export %q: want %s", what, which)
		}
		if kind := string(exports[at].kind); kind != "" {
			if by.Kind != "" && by.Kind != kind {
				return misused(c, "--kind: %s are of the kind %s, not %q", what, kind, by.Kind)
			}
			by.Kind = kind
		}
		return a.export(c, f, by, what, *workbook)
	}
	return c
})

// export writes facts as a table that a spreadsheet opens, or as JSON, each with the place it stands at.
func (a *app) export(c *cobra.Command, f *bulletinFlags, by api.Filter, what string, workbook bool) error {
	lib, err := a.library(f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	list, table, err := exported(c, api.Shelf{Library: lib, Own: a.ownPrices()}, by, what)
	if err != nil {
		return err
	}
	switch {
	case f.json:
		return a.printJSON(list)
	case workbook:
		return table.Write(a.stdout)
	}
	return writeCSV(a.stdout, table)
}

// exported reads what to export: for JSON, and as a table.
func exported(c *cobra.Command, lib api.Shelf, by api.Filter, what string) (map[string]any, *sheet.Table, error) {
	switch what {
	case "patents", "papers":
		return exportedRecords(c, lib.Library, by, what)
	}
	read := api.Facts
	if what == "series" {
		read = api.Series
	}
	facts, err := read(lib, by)
	if err != nil {
		return nil, nil, misused(c, "%v", err)
	}
	if len(facts) == 0 {
		err = known(c, lib, by)
	}
	return map[string]any{"facts": facts}, api.Table(what, facts), err
}

// exportedRecords reads patents or papers, which only an issue's month can choose among.
func exportedRecords(c *cobra.Command, lib *index.Library, by api.Filter, what string) (map[string]any, *sheet.Table, error) {
	for _, x := range exportFilters {
		if x.name != "month" && c.Flags().Changed(x.name) {
			return nil, nil, misused(c, "--%s chooses among figures, not among %s", x.name, what)
		}
	}
	read := api.Patents
	if what == "papers" {
		read = api.Papers
	}
	list, err := read(lib, by.Issue)
	if err != nil {
		return nil, nil, misused(c, "%v", err)
	}
	return map[string]any{what: list}, api.RecordTable(what, list), nil
}

// known refuses a value of a filter that no figure has: an empty table would look as if the issues said nothing. What
// several values choose together may be nothing.
func known(c *cobra.Command, lib api.Shelf, by api.Filter) error {
	for _, x := range exportFilters {
		value := *x.field(&by)
		if value == "" || x.name == "kind" || x.name == "own" {
			continue
		}
		if all := api.Values(lib, api.Filter{Kind: by.Kind, Own: by.Own}, x.field); !slices.Contains(all, value) {
			return misused(c, "--%s: no figure has the %s %q; there are %s", x.name, x.name, value, terminal.Few(all))
		}
	}
	return nil
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
