package subscribe

import (
	"context"
	"strconv"
	"time"

	"rebot/bot/deliver"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/index/bulletin"
)

// resend plans an issue's digest for all present subscribers. In the ledger it stands under the month and the command,
// so that it is sent once for each command, however often that comes and whichever replica carries it out.
func (c *Handler) resend(ctx context.Context, a reply.Writer, by Actor, m bulletin.Month) error {
	month := a.MonthName(m)
	if !c.service.Catalog().Has(m) {
		a.Status = reply.NotFound
		a.Lead = a.Say("没有载入"+month+"的简报。", "No issue of "+month+" is loaded.")
		return nil
	}
	subs, err := c.store.Active(ctx, store.KindDigest)
	if err != nil {
		return err
	}
	issue, list := deliver.ReissueKey(m, by.Event), make([]store.Delivery, len(subs))
	for i, s := range subs {
		list[i] = store.Delivery{Subscription: s.ID, Issue: issue, Platform: s.Platform, Due: time.Now()}
	}
	if _, err := c.store.Plan(ctx, list); err != nil {
		return err
	}
	n := strconv.Itoa(len(subs))
	a.Permit(n)
	a.Title = a.Say("重发", "Sending again")
	a.Lead = a.Say(month+"简报的摘要作为修订版发给 "+n+" 个订阅。",
		"The digest of "+month+" goes out again, as a revised one, to "+n+map[bool]string{true: " subscription.", false: " subscriptions."}[n == "1"])
	return nil
}
