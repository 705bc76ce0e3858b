package subscribe

import (
	"context"

	"rebot/bot/answer"
	"rebot/bot/deliver"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/store"
)

// An Owned is a subscription or an alert that somebody asked for.
type Owned struct {
	Place   deliver.Place
	Text    string
	Alert   bool
	Product string // of an alert
	End     string // the command that ends it
	English bool
}

// Owned lists what a user asked for, wherever it goes.
func (c *Handler) Owned(ctx context.Context, platform, team, user string) (out []Owned, err error) {
	subs, err := c.store.Owned(ctx, platform, team, user)
	for _, s := range subs {
		a := reply.NewWriter(nil, s.English)
		o := Owned{Place: s.Place, English: s.English, Alert: s.Kind == store.KindAlert}
		if o.Alert {
			w := intent.ParseAlert(s.What)
			o.Text, o.Product, o.End = answer.AlertText(a, w), w.Product, answer.AlertOrders(a, w)[1].Question
		} else {
			o.Text, o.End = digestText(a, s), digestOrders(a)[1].Question
		}
		if s.English {
			o.Text = reply.InEnglish(o.Text)
		}
		out = append(out, o)
	}
	return out, err
}

// Products lists what can be subscribed to and watched.
func (c *Handler) Products() []string { return c.service.Catalog().Products }
