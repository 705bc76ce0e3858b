package main

import (
	"cmp"
	"errors"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot"
	"rebot/bot/deliver"
	"rebot/bot/store"
	"rebot/bot/subscribe"
	"rebot/cmd/rebot/settings"
)

var _ = addVerb(47, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "order [flags] ORDER…", Args: words(1, -1, "an order"),
		Short: "have digests and alerts sent to a mailbox or a program; list them, end them",
		Long: `have digests and alerts sent to a mailbox (REBOT_SMTP_URL) or to a program (REBOT_WEBHOOK_SECRET); list them, end them.
The order is written as in a chat, with the address behind it. A rebot that serves from the same database sends them.`,
		Example: "  rebot order subscribe price to desk@firm.example\n  rebot order 关注 氧化镝 低于 1600 发到 https://erp.example/hook\n" +
			"  rebot order subscriptions\n  rebot order unsubscribe to desk@firm.example"}
	f := bulletinFlagsOf(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		o, ok := subscribe.ParseCommand(strings.Join(args, " "))
		switch {
		case !ok:
			return misused(c, "that is no order: %s", strings.Join(args, " "))
		case o.To == (deliver.Place{}) && o.NeedsPlace():
			return misused(c, "to whom? Write the address behind it, such as: to desk@firm.example")
		}
		return a.order(f, o)
	}
	return c
})

// order carries out a command for whoever runs rebot, who may give each.
func (a *app) order(f *bulletinFlags, o subscribe.Command) error {
	cfg, err := settings.Read(a.getenv)
	if err != nil && len(cfg.Targets()) > 0 {
		return err
	}
	st, err := a.openOrders(&cfg)
	if err != nil {
		return err
	}
	defer st.Close()
	lib, err := a.library(f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	h := subscribe.NewHandler(st, bot.NewService(lib, bot.Ready, bot.Config{}),
		subscribe.Config{Log: slog.New(slog.DiscardHandler), Targets: cfg.Targets()})
	r, err := h.Do(a.ctx, deliver.Place{Platform: "terminal"}, subscribe.Actor{Admin: true}, o)
	if err != nil {
		return err
	}
	return a.print(o.String(), r, f.json)
}

// openOrders opens the database that serve uses, beside it.
func (a *app) openOrders(cfg *settings.Config) (*store.Store, error) {
	if url := cfg.Database.Reveal(); url != "" {
		return store.Open(a.ctx, "", url)
	}
	state := cmp.Or(cfg.State, a.stateFolder())
	if state == "" {
		return nil, errors.New("there is no folder for the database: set REBOT_STATE")
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		return nil, err
	}
	return store.Beside(a.ctx, state)
}
