package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rebot/index/bulletin"
	"rebot/index/prices"
)

var _ = addVerb(82, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "import-prices [flags] [FILE.csv]", Args: words(0, 1, "one file"),
		Short: "take in a price history of your own, which stands beside the bulletin and is named as its source",
		Long: `take in a price history of your own: a table with the columns product, period, value and unit (产品, 月份, 价格, 单位), one
price a line, as spreadsheets save it. It answers where the bulletin prints nothing (氧化镝2023年5月多少钱, 氧化镝历史最高价,
氧化镝历史均价) and where it is asked for by name (氧化镝自有价格), and each answer says that it is not the bulletin's. It stands in no
digest, no alert and no ranking of products. It is kept in REBOT_STATE; a file of the same name takes its place. Where a line
can't be read nothing of the file is taken, and the error names each with what is wanted.`,
		Example: `  rebot import-prices history.csv
  rebot import-prices --list
  rebot import-prices --remove history.csv`}
	list := c.Flags().Bool("list", false, "list what was taken in")
	remove := c.Flags().String("remove", "", "forget the file `NAME`")
	c.RunE = func(c *cobra.Command, args []string) error {
		folder := prices.FolderIn(a.stateFolder())
		switch {
		case len(args) == 1 && !*list && *remove == "":
			return a.importPrices(folder, args[0])
		case len(args) == 0 && *remove != "" && !*list:
			return folder.Remove(*remove)
		case len(args) == 0 && *list && *remove == "":
			return a.listPrices(folder)
		}
		return misused(c, "import-prices needs a file, --list or --remove NAME")
	}
	return c
})

// importPrices takes in a file, or says what of it can't be.
func (a *app) importPrices(folder prices.Folder, file string) error {
	is, err := folder.Import(file)
	if err != nil {
		return fmt.Errorf("nothing was taken in:\n%w", err)
	}
	return a.printPrices(is)
}

func (a *app) printPrices(is *bulletin.Issue) error {
	from, to, products := prices.Span(is)
	_, err := fmt.Fprintf(a.stdout, "%s: %d prices of %d products, %s to %s\n", is.File, len(is.Facts), products, from, to)
	return err
}

func (a *app) listPrices(folder prices.Folder) error {
	all, err := folder.Read()
	for _, is := range all {
		if err := a.printPrices(is); err != nil {
			return err
		}
	}
	return err
}

// ownPrices are the prices that were taken in. What can't be read of them is told on stderr, and the rest answers.
func (a *app) ownPrices() []*bulletin.Issue {
	own, err := prices.FolderIn(a.stateFolder()).Read()
	if err != nil {
		a.complain("prices that were imported: %s", strings.TrimSpace(err.Error()))
	}
	return own
}
