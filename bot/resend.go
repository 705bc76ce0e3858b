package bot

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"rebot/bot/store"
	"rebot/index/bulletin"
)

// resend plans an issue's digest for all who are subscribed now. In the ledger it stands under the month and the order,
// so that it is sent once for each order, however often that comes and whichever replica carries it out.
func (c *Clerk) resend(ctx context.Context, a *Answer, by By, m bulletin.Month) error {
	in := false
	c.desk.with(func(b *Bot) { in = b.lib.Issue(m) != nil })
	month := a.monthName(m)
	if !in {
		a.Status = NotFound
		a.Lead = a.say("没有载入"+month+"的简报。", "No issue of "+month+" is loaded.")
		return nil
	}
	subs, err := c.store.Active(ctx, kindDigest)
	if err != nil {
		return err
	}
	issue, list := orderedAgain(m, by.Event), make([]store.Delivery, len(subs))
	for i, s := range subs {
		list[i] = store.Delivery{Subscription: s.ID, Issue: issue, Platform: s.Platform, Due: time.Now()}
	}
	if _, err := c.store.Plan(ctx, list); err != nil {
		return err
	}
	n := strconv.Itoa(len(subs))
	a.allow(n)
	a.Title = a.say("重发", "Sending again")
	a.Lead = a.say(month+"简报的摘要作为修订版发给 "+n+" 个订阅。", "The digest of "+month+" goes out again, as a revised one, to "+n+" subscriptions.")
	return nil
}

// orderedAgain names an issue that is sent again in the ledger: its month, a slash, and what stands for the order.
func orderedAgain(m bulletin.Month, event string) string {
	if event == "" {
		event = rand.Text()
	}
	sum := sha256.Sum256([]byte(event))
	return m.String() + "/" + hex.EncodeToString(sum[:8])
}

// deliveredIssue gives the issue of a delivery, and tells whether it is sent again by an order.
func deliveredIssue(d store.Delivery) (m bulletin.Month, again bool, err error) {
	month, _, again := strings.Cut(d.Issue, "/")
	if m, err = bulletin.ParseMonth(month); err != nil {
		return 0, false, fmt.Errorf("reading the issue of a delivery: %w", err)
	}
	return m, again, nil
}

// revised says that a digest is sent again.
func (a *Answer) revised() {
	a.Title = a.say("修订版 · ", "Revised · ") + a.Title
	a.Notes = append(a.Notes, a.say("修订版：以这一份为准，代替此前发过的同期摘要。", "Revised: this takes the place of the digest of the same issue that was sent before."))
}
