package subscribe

import (
	"context"
	"strings"

	"rebot/bot/answer"
	"rebot/bot/deliver"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/index/bulletin"
)

// watch sets an alert for each product of a command. Those that the newest issue does not price are named.
func (c *Handler) watch(ctx context.Context, a reply.Writer, p deliver.Place, owner string, o Command) error {
	var set []intent.PriceAlert
	var now, none []string
	newest := c.newest()
	for _, w := range o.alerts() {
		w, text := c.priced(a, w, newest)
		if text == "" {
			none = append(none, a.ProductName(w.Product, w.Product))
			continue
		}
		s := store.Subscription{Kind: store.KindAlert, Place: p, Name: w.Name(), What: w.String(), English: o.English,
			Owner: owner, Since: newest.String()}
		if err := c.store.Subscribe(ctx, s); err != nil {
			return err
		}
		set, now = append(set, w), append(now, text)
	}
	unpriced := strings.Join(none, a.Say("、", ", "))
	if len(set) == 0 {
		a.Status = reply.NotFound
		a.Lead = a.MonthName(newest) + a.Say("的简报没有"+unpriced+"的报价，无法关注。",
			": the bulletin does not price "+unpriced+", so it can't be watched.")
		return nil
	}
	a.Title = a.Say("已关注", "Watching")
	a.Lead = a.Say("新一期简报符合条件时提醒，每期一次：", "A new issue that meets this is told, once an issue: ") +
		alertTexts(a, set) + a.Say("。", ".")
	a.Details = append(a.Details, a.Say("目前（", "Now (")+a.MonthName(newest)+a.Say("）：", "): ")+
		strings.Join(now, a.Say("；", "; "))+a.Say("。", "."))
	if unpriced != "" {
		a.Notes = append(a.Notes, a.Say("简报没有"+unpriced+"的报价，没有关注它。", "The bulletin does not price "+unpriced+
			": it is not watched."))
	}
	a.Details = append(a.Details, a.Say("查看写“我的关注”，不要了写“取消关注”。", "Write watches to see them, unwatch to end them."))
	for _, w := range set {
		a.Orders = append(a.Orders, answer.AlertOrders(a, w)...)
	}
	if o.elsewhere() {
		toTarget(a, o, p)
	}
	return nil
}

// priced gives an alert the unit that its product's price has, and says the price now; an empty text where there is none.
func (c *Handler) priced(a reply.Writer, w intent.PriceAlert, newest bulletin.Month) (intent.PriceAlert, string) {
	now := ""
	c.service.With(func(b *answer.Engine) {
		text, unit, ok := b.PriceNow(a, w.Product, newest)
		if !ok {
			return
		}
		if w.Unit == "" && !w.OfChange() {
			w.Unit = unit
		}
		now = text
		if b.Meets(w, newest) {
			now += a.Say("，这一期已符合条件，从下一期起提醒", "; this issue meets it already, and the next ones will tell")
		}
	})
	return w, now
}

func alertTexts(a reply.Writer, list []intent.PriceAlert) string {
	var texts []string
	for _, w := range list {
		texts = append(texts, answer.AlertText(a, w))
	}
	return strings.Join(texts, a.Say("；", "; "))
}

// unwatch ends the alerts that are of one of some products and kinds; one of neither is all.
func (c *Handler) unwatch(ctx context.Context, a reply.Writer, p deliver.Place, which []intent.PriceAlert, why string) error {
	list, err := c.store.Subscriptions(ctx, p, store.KindAlert)
	if err != nil {
		return err
	}
	for _, s := range list {
		o := intent.ParseAlert(s.What)
		for _, w := range which {
			if w.Product != "" && w.Product != o.Product || w.How != "" && w.How != o.How {
				continue
			}
			if _, err := c.store.Unsubscribe(ctx, p, store.KindAlert, s.Name, why); err != nil {
				return err
			}
		}
	}
	var was []intent.PriceAlert
	ended, err := c.store.Ended(ctx, p, store.KindAlert, why)
	for _, s := range ended {
		was = append(was, intent.ParseAlert(s.What))
	}
	a.Lead = a.Say("已取消关注：", "No longer watched: ") + alertTexts(a, was) + a.Say("。", ".")
	if len(ended) == 0 {
		a.Status = reply.NotFound
		a.Lead = a.Say("这里没有这样的关注。写“我的关注”可以查看。", "No such watch is here. Write watches to see them.")
	}
	return err
}

// ask is a button whose label and order differ with the language.
func ask(a reply.Writer, label, english, order, inEnglish string) reply.Ask {
	return reply.Ask{Label: a.Say(label, english), Question: a.Say(order, inEnglish)}
}
