package subscribe

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/answer"
	"rebot/bot/deliver"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/index/bulletin"
)

// An Owned is a subscription or an alert that somebody asked for.
type Owned struct {
	Place   deliver.Place
	Alert   bool
	English bool // it was ordered in English

	kept store.Subscription
	unit string // that the bulletin prices the product of an alert in
}

// Owned lists what a user asked for, wherever it goes.
func (c *Handler) Owned(ctx context.Context, platform, team, user string) (out []Owned, err error) {
	subs, err := c.store.Owned(ctx, platform, team, user)
	for _, s := range subs {
		o := Owned{Place: s.Place, Alert: s.Kind == store.KindAlert, English: s.English, kept: s}
		if w := o.alert(); o.Alert {
			c.service.With(func(b *answer.Engine) {
				_, o.unit, _ = b.PriceNow(reply.NewWriter(nil, s.English), w.Product, c.newest())
			})
		}
		out = append(out, o)
	}
	return out, err
}

func (o Owned) alert() intent.PriceAlert { return intent.ParseAlert(o.kept.What) }

// Text says what it is, with the digits of figures in groups.
func (o Owned) Text(english bool) string {
	a := reply.NewWriter(nil, english)
	text := ""
	if o.Alert {
		text = answer.AlertText(a, o.alert())
	} else {
		text = digestText(a, o.kept)
	}
	if english {
		text = reply.InEnglish(text)
	}
	return reply.Grouped(text)
}

// End is the command that ends it.
func (o Owned) End(english bool) string {
	a := reply.NewWriter(nil, english)
	if o.Alert {
		return answer.AlertOrders(a, o.alert())[1].Question
	}
	return digestOrders(a)[1].Question
}

// Order is the command that orders it anew. The limit of an alert is in the unit that the bulletin prices its product in, which
// needs no name.
func (o Owned) Order(english bool) string {
	a := reply.NewWriter(nil, english)
	if !o.Alert {
		f := intent.ParseFilter(o.kept.What)
		words := []string{a.Say("订阅", "subscribe")}
		for _, s := range f.Sections {
			words = append(words, a.Say(intent.SectionNames[s], s))
		}
		words = append(append(words, f.Products...), o.kept.At)
		if o.kept.At != "" {
			words = append(words, o.kept.Zone)
		}
		return strings.TrimSpace(strings.Join(words, " "))
	}
	w := o.alert()
	limit := limitIn(w, o.unit)
	if w.OfChange() {
		limit = w.Value + "%"
	}
	return strings.Join([]string{a.Say("关注", "watch"), w.Product, a.Say(intent.AlertNames[w.How], w.How), limit}, " ")
}

// limitIn is the limit of an alert in another unit of price; one that can't be converted keeps its own.
func limitIn(w intent.PriceAlert, unit string) string {
	v, err := decimal.NewFromString(w.Value)
	if w.Unit == unit || err != nil {
		return w.Value
	}
	if in, ok := bulletin.ConvertPrice(v, w.Unit, unit); ok {
		return in.String()
	}
	return w.Value + " " + w.Unit
}

// Has reports whether a place has what a command orders, so that what it stands for may end.
func (c *Handler) Has(ctx context.Context, p deliver.Place, o Command) (bool, error) {
	kind, names := store.KindDigest, []string{""}
	if o.Verb == AddAlert {
		kind, names = store.KindAlert, o.names()
	}
	list, err := c.store.Subscriptions(ctx, p, kind)
	kept := map[string]bool{}
	for _, s := range list {
		kept[s.Name] = true
	}
	for _, n := range names {
		if !kept[n] {
			return false, err
		}
	}
	return true, err
}

// names are those of the alerts that the command sets.
func (o Command) names() (out []string) {
	for _, w := range o.alerts() {
		out = append(out, w.Name())
	}
	return out
}

// Replaces reports whether what the command orders takes the place of what another ends, where both are given.
func (o Command) Replaces(end Command) bool {
	if o.Verb != AddAlert {
		return end.Verb == Unsubscribe
	}
	for _, n := range o.names() {
		if n == end.Alert.Name() {
			return true
		}
	}
	return false
}

// Products lists what can be subscribed to and watched.
func (c *Handler) Products() []string { return c.service.Catalog().Products }
