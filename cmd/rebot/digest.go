package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot"
	"rebot/cmd/rebot/terminal"
	"rebot/index/bulletin"
)

var _ = addVerb(40, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "digest [flags]", Args: words(0, 0, ""), Short: "what an issue says in short",
		Example: "  rebot digest\n  rebot digest --month 2024-11 --bulletins ./bulletins"}
	f := bulletinFlagsOf(c)
	month := a.monthFlag(c)
	c.RunE = func(c *cobra.Command, _ []string) error { return a.digest(c, f, *month) }
	return c
})

// digest prints what an issue says in short, the newest unless a month is named.
func (a *app) digest(c *cobra.Command, f *bulletinFlags, month string) error {
	m, err := monthOf(c, month)
	if err != nil {
		return err
	}
	kept := &receipts{app: a}
	defer kept.close()
	return a.askEach(f, []string{strings.TrimSpace("/digest " + month)}, func(s *bot.Service, question string) error {
		if !s.Catalog().Has(m) && m != 0 {
			return notLoaded(c, m, s.Catalog().Months)
		}
		ans, err := a.answerOf(s, question, kept)
		if err != nil {
			return err
		}
		return a.print(question, ans, f.json)
	})
}

// monthFlag adds --month to a verb.
func (a *app) monthFlag(c *cobra.Command) *string {
	month := c.Flags().String("month", "", "the issue of a month `YYYY-MM`")
	_ = c.RegisterFlagCompletionFunc("month", a.completeFrom(monthsOf))
	return month
}

// monthOf reads the month of a flag, zero where it is left out.
func monthOf(c *cobra.Command, flag string) (bulletin.Month, error) {
	if flag == "" {
		return 0, nil
	}
	m, err := bulletin.ParseMonth(flag)
	if err != nil {
		return 0, misused(c, "--month: %v", err)
	}
	return m, nil
}

func notLoaded[T any](c *cobra.Command, m bulletin.Month, have []T) error {
	return misused(c, "--month: the issue of %s is not loaded; there are %s", m, terminal.Few(have))
}
