package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rebot/bot/answer"
	"rebot/bot/receipt"
)

var _ = addVerb(40, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "replay [flags] RECEIPT", Args: words(1, 1, "one receipt, such as k3f9a"),
		Short: "give a reply again by its receipt, byte for byte, or say what has changed since",
		Long: `give a reply again by its receipt: #k3f9a below a reply in Slack and Telegram, "receipt" in JSON. Its beginning will do,
and in a shell the # is left out. The question is answered again, out of the same bulletins as ask, with what its
conversation was about. Where the reply is another now, it is printed as it was then; which of library, lexicon and
program changed is said on standard error, and the status is 1.`,
		Example: "  rebot replay k3f9a\n  rebot replay --json --bulletins ./bulletins k3f9a"}
	f := bulletinFlagsOf(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		id, err := receipt.Read(args[0])
		if err != nil {
			return misused(c, "%v", err)
		}
		return a.replay(f, id)
	}
	return c
})

// replay answers the question of a receipt again.
func (a *app) replay(f *bulletinFlags, id string) error {
	lib, err := a.library(f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	e := answer.NewWith(lib, a.ownPrices())
	var again *receipt.Replay
	err = a.eachBook(func(b *receipt.Book) (bool, error) {
		r, err := b.Replay(a.ctx, e, id)
		if errors.Is(err, receipt.ErrUnknown) {
			return false, nil
		}
		again = r
		return true, err
	})
	if err == nil && again == nil {
		err = fmt.Errorf("%s: %w", id, receipt.ErrUnknown)
	}
	if err != nil {
		return err
	}
	return a.printReplay(f, again)
}

// A replayed reply is one that is another now, as replay --json prints it.
type replayed struct {
	Receipt  string           `json:"receipt"`
	Question string           `json:"question"`
	Intent   string           `json:"intent"`
	Status   string           `json:"status"`
	Text     string           `json:"text"` // as it was
	Changed  []receipt.Change `json:"changed"`
}

// printReplay prints the reply as ask or chat did. One that is another now is printed as it was, and is an error.
func (a *app) printReplay(f *bulletinFlags, r *receipt.Replay) error {
	if r.Same {
		return a.print(r.Question, r.Now, f.json)
	}
	var err error
	if f.json {
		err = a.printJSON(replayed{r.Receipt.ID, r.Question, r.Receipt.Query, r.Receipt.Status, r.Receipt.Text,
			list(r.Changed)})
	} else {
		_, err = fmt.Fprintln(a.stdout, r.Receipt.Text)
	}
	return errors.Join(err, errors.New(r.Why()))
}
