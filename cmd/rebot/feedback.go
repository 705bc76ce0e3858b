package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot/receipt"
	"rebot/index/bulletin"
)

var _ = addVerb(45, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "feedback [flags]", Args: words(0, 0, ""),
		Short: "what people thought of replies: 👍 and 👎 with the question, what it was taken for, and the receipt",
		Long: `what people thought of replies in Slack and Telegram, the newest first: 👍 or 👎, the question, what it was taken
for, and the receipt, by which rebot replay gives the reply again.`,
		Example: "  rebot feedback\n  rebot feedback --json -n 1000 | jq '.feedback[] | select(.vote == \"down\")'"}
	asJSON := c.Flags().Bool("json", false, "print JSON")
	n := c.Flags().IntP("number", "n", 100, "print at most `N` of each database")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if *n < 1 {
			return misused(c, "-n: %d are none", *n)
		}
		return a.feedback(*n, *asJSON)
	}
	return c
})

// feedback prints what people thought of replies.
func (a *app) feedback(n int, asJSON bool) error {
	all := []receipt.Feedback{}
	err := a.eachBook(func(b *receipt.Book) (bool, error) {
		list, err := b.Feedback(a.ctx, n)
		all = append(all, list...)
		return false, err
	})
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(map[string]any{"feedback": all})
	}
	if len(all) == 0 {
		_, err = fmt.Fprintln(a.stdout, "nobody has said yet what they think of a reply")
		return err
	}
	var b strings.Builder
	for _, f := range all {
		thumb := map[string]string{"up": "👍", "down": "👎"}[f.Vote]
		fmt.Fprintf(&b, "%s #%s  %s  %s\n   %s  %s\n", thumb, f.Receipt, f.At.Format("2006-01-02 15:04"), f.Platform,
			bulletin.StripControl(f.Question), bulletin.StripControl(f.Intent))
	}
	_, err = fmt.Fprint(a.stdout, b.String())
	return err
}
