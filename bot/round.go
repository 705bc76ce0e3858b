package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"rebot/bot/store"
)

// A round makes the deliveries of one platform: it is the ledger as a Queue for Work, and what Work does with each.
type round struct {
	*Courier
	sender  Sender
	claims  atomic.Int64
	claimed sync.Map // by the number of the claim, which is the event's body, the *parcel
}

// A parcel is a delivery that is claimed.
type parcel struct {
	store.Delivery
	more bool // another part follows
}

// Claim takes a delivery that is due.
func (r *round) Claim(ctx context.Context, platform string, lease time.Duration) (Event, bool, error) {
	d, ok, err := r.store.ClaimDelivery(ctx, platform, lease)
	if !ok || err != nil {
		return Event{}, false, err
	}
	if d.Part == 0 && time.Since(d.Due) > someLate {
		d.Late = true
	}
	e := Event{Source: platform, ID: fmt.Sprintf("%s/%s/%d", d.Subscription, d.Issue, d.Part), Kind: "delivery", Received: d.Due, Attempts: d.Attempts}
	e.Body = strconv.AppendInt(nil, r.claims.Add(1), 10)
	r.claimed.Store(string(e.Body), &parcel{Delivery: d})
	return e, true, nil
}

func (r *round) parcel(e Event) *parcel {
	p, _ := r.claimed.Load(string(e.Body))
	return p.(*parcel)
}

// end gives the parcel for the last time.
func (r *round) end(e Event) *parcel {
	p, _ := r.claimed.LoadAndDelete(string(e.Body))
	return p.(*parcel)
}

// Done notes that it was sent.
func (r *round) Done(ctx context.Context, e Event) error {
	p := r.end(e)
	if p.State == store.Failed { // nothing was to be sent
		return r.store.Undelivered(ctx, p.Delivery, 0)
	}
	Count("deliveries_sent", e.Source)
	return r.store.Delivered(ctx, p.Delivery, p.more)
}

// Later gives it back.
func (r *round) Later(ctx context.Context, e Event, wait time.Duration) error {
	d := r.end(e).Delivery
	d.Attempts = e.Attempts
	return r.store.Undelivered(ctx, d, wait)
}

// Bury gives it up.
func (r *round) Bury(ctx context.Context, e Event, why string) error {
	Count("deliveries_failed", e.Source)
	d := r.end(e).Delivery
	d.State, d.Why = store.Failed, why
	return r.store.Undelivered(ctx, d, 0)
}

// handle sends one message. Its errors are for Work.
func (r *round) handle(ctx context.Context, e Event) error {
	p := r.parcel(e)
	s, ok, err := r.store.Subscribed(ctx, p.Subscription)
	if err != nil {
		return err
	}
	if !ok {
		return p.drop("unsubscribed")
	}
	a, err := r.answer(s, p.Delivery)
	switch {
	case errors.Is(err, errNotMet):
		return p.drop(err.Error())
	case errors.Is(err, errNotIn): // this replica is behind, or ahead, of who planned it
		return &SendError{Outcome: NotSent, RetryAfter: 5 * time.Second, Err: err}
	case err != nil:
		return err
	}
	p.more, err = r.sender.SendPart(ctx, s.Place, a, p.Part)
	if errors.Is(err, ErrNotAllowed) {
		Count("deliveries_not_allowed", e.Source)
		return p.drop(err.Error())
	}
	return r.outcome(ctx, s, p, err)
}

// drop ends a delivery that nobody waits for any more.
func (p *parcel) drop(why string) error {
	p.State, p.Why = store.Failed, why
	return nil
}

// outcome keeps what a failure means beyond this delivery. What is unknown twice is given up: it may stand there twice.
func (r *round) outcome(ctx context.Context, s store.Subscription, p *parcel, err error) error {
	var send *SendError
	if !errors.As(err, &send) {
		return err
	}
	p.Why = err.Error()
	switch {
	case send.Permanent && !errors.Is(err, ErrMessage):
		r.switchOff(ctx, s, p, send)
	case send.Outcome == Unknown && p.State == store.Unknown:
		return &SendError{Outcome: Unknown, Code: send.Code, Permanent: true, Err: fmt.Errorf("for the second time: %w", ErrMessage)}
	case send.Outcome == Unknown:
		p.State = store.Unknown
	}
	return err
}

// switchOff ends a subscription whose place takes nothing, and tells its owner where that is another place.
func (r *round) switchOff(ctx context.Context, s store.Subscription, p *parcel, why *SendError) {
	lg := r.opt.Log.With("platform", s.Platform, "subscription", s.ID, "code", why.Code)
	if _, err := r.store.SwitchOff(ctx, s.ID, why.Error()); err != nil { // the adapter may have done it already
		lg.Error("a subscription could not be switched off", "err", err)
		return
	}
	Count("subscriptions_off", s.Platform)
	act := store.Act{ID: p.Subscription + "/" + p.Issue + "/off", Place: s.Place, What: "switch off " + s.Kind + " " + s.What, Outcome: why.Code}
	if err := Record(ctx, r.store, r.opt.Log, act); err != nil {
		lg.Error("an act is not in the audit log", "err", err)
	}
	lg.Warn("a subscription is switched off: its chat takes no message")
	if s.Owner == "" || s.Owner == s.Chat {
		return
	}
	if _, err := r.sender.SendPart(ctx, Place{Platform: s.Platform, Team: s.Team, Chat: s.Owner}, switchedOff(s), 0); err != nil {
		lg.Info("who asked for the subscription could not be told", "err", err)
	}
}

// switchedOff tells the owner of a subscription that it ended.
func switchedOff(s store.Subscription) *Answer {
	a := &Answer{Status: Helped, English: s.English}
	a.Title = a.say("订阅已停", "A subscription has ended")
	a.Lead = a.say("你订阅的那个会话不再接受我的消息，已停止发送。让我能在那里发言后，请在那里重新订阅。",
		"The chat that you subscribed takes no message of mine any more, so nothing is sent there. Let me post there, and subscribe there again.")
	return a
}
