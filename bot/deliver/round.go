package deliver

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/index/bulletin"
)

// A round makes the deliveries of one platform: it is the ledger as a Queue for Work, and what Work does with each.
type round struct {
	*Dispatcher
	sender  Sender
	claims  atomic.Int64
	claimed sync.Map // by the number of the claim, which is the event's body, the *claim
}

// A claim is a delivery that this process works on.
type claim struct {
	store.Delivery
	more bool // another part follows
}

// Claim takes a delivery that is due.
func (r *round) Claim(ctx context.Context, platform string, lease time.Duration) (queue.Event, bool, error) {
	d, ok, err := r.store.ClaimDelivery(ctx, platform, lease)
	if !ok || err != nil {
		return queue.Event{}, false, err
	}
	if d.Part == 0 && time.Since(d.Due) > someLate {
		d.Late = true
	}
	e := queue.Event{Source: platform, ID: d.ID(), Kind: "delivery", Received: d.Due, Attempts: d.Attempts}
	e.Body = strconv.AppendInt(nil, r.claims.Add(1), 10)
	r.claimed.Store(string(e.Body), &claim{Delivery: d})
	return e, true, nil
}

// Holds returns nil while it is this process's to make.
func (r *round) Holds(ctx context.Context, e queue.Event) error {
	return r.store.HoldsDelivery(ctx, r.claimOf(e).Delivery)
}

func (r *round) claimOf(e queue.Event) *claim {
	p, _ := r.claimed.Load(string(e.Body))
	return p.(*claim)
}

// breaker is the one of the round's sender.
func (r *round) breaker() *queue.Breaker { return breakerOf(r.sender) }

// breakerOf is the one that a sender shares with all that goes to its platform, nil if it has none.
func breakerOf(s Sender) *queue.Breaker {
	if b, ok := s.(interface{ Breaker() *queue.Breaker }); ok {
		return b.Breaker()
	}
	return nil
}

// options are Work's for this round. What was claimed is kept until the end of the work with it, whatever came of that:
// Done may be called again, and may fail for good.
func (r *round) options(platform string) queue.Options {
	return queue.Options{Workers: r.opt.Workers, Tries: 1 << 20, MaxAge: maxLate, Lease: r.opt.Lease,
		Grace: r.opt.Grace,
		Poll:  r.opt.Poll, Wake: r.wake[platform], Log: r.opt.Log.With("part", "dispatcher"), Metrics: r.opt.Metrics,
		Breaker: r.breaker(),
		Ended:   func(e queue.Event) { r.claimed.Delete(string(e.Body)) }}
}

// Ack notes that it was sent. It may be called again when that failed.
func (r *round) Ack(ctx context.Context, e queue.Event) error {
	p := r.claimOf(e)
	if p.State == store.Failed { // nothing was to be sent
		return r.store.GiveUp(ctx, p.Delivery, false)
	}
	err := r.store.Delivered(ctx, p.Delivery, p.more)
	if err != nil && !errors.Is(err, store.ErrLost) {
		return err
	}
	r.opt.Metrics.DeliveriesSent.WithLabelValues(e.Source).Inc()
	if err != nil {
		r.opt.Metrics.DeliveriesDoubled.WithLabelValues(e.Source).Inc()
	}
	return err
}

// Retry gives it back.
func (r *round) Retry(ctx context.Context, e queue.Event, wait time.Duration) error {
	d := r.claimOf(e).Delivery
	d.Attempts = e.Attempts
	return r.store.Undelivered(ctx, d, wait)
}

// DeadLetter gives it up, and has its owner told.
func (r *round) DeadLetter(ctx context.Context, e queue.Event, why string) error {
	d := r.claimOf(e).Delivery
	if d.Why != "" && d.Why != why { // what went wrong before it was too old
		why += ": " + d.Why
	}
	d.Why = why
	err := r.store.GiveUp(ctx, d, time.Since(d.Due) < maxNews)
	if err == nil {
		r.opt.Metrics.DeliveriesFailed.WithLabelValues(e.Source).Inc()
	}
	return err
}

// handle sends one message. Its errors are for Work.
func (r *round) handle(ctx context.Context, e queue.Event) error {
	p := r.claimOf(e)
	s, ok, err := r.store.Subscription(ctx, p.Subscription)
	switch {
	case err != nil:
		return err
	case ok && p.Part == store.Note:
		return r.tell(ctx, s, p, e.ID)
	case !ok || !s.Active:
		return p.drop("unsubscribed")
	}
	if chosen, err := r.store.Chosen(ctx, s.Place); err != nil {
		return err
	} else if l := chosen[Language]; l != "" {
		s.English = l == bot.English
	}
	a, err := r.answer(s, p.Delivery)
	switch {
	case errors.Is(err, answer.ErrNotMet), errors.Is(err, errReplaced):
		return p.drop(err.Error())
	case errors.Is(err, answer.ErrNotLoaded): // this replica is behind the one that planned it, or ahead
		return &queue.SendError{Outcome: queue.NotSent, RetryAfter: 5 * time.Second, Err: err}
	case err != nil:
		return err
	}
	part := Part{N: p.Part, ID: e.ID, Kind: s.Kind, Tried: p.Tried}
	if s.Kind == store.KindAlert {
		part.For = s.Owner
	}
	p.more, err = r.sender.SendPart(ctx, s.Place, a, part)
	return r.outcome(ctx, s, p, r.breaker().Judge(ctx, e.ID, err))
}

// drop ends a delivery that nobody waits for any more.
func (p *claim) drop(why string) error {
	p.State, p.Why = store.Failed, why
	return nil
}

// outcome keeps what a failure means beyond this delivery. What is unknown twice may stand there twice, unless it was
// looked for before the second time: it is tried seldom from then on, since a digest that is missing is worse.
func (r *round) outcome(ctx context.Context, s store.Subscription, p *claim, err error) error {
	if errors.Is(err, queue.ErrNotAllowed) {
		r.opt.Metrics.DeliveriesNotAllowed.WithLabelValues(s.Platform).Inc()
		return p.drop(err.Error())
	}
	var send *queue.SendError
	if !errors.As(err, &send) {
		return err
	}
	p.Why = err.Error()
	switch {
	case send.Outage && send.Outcome == queue.Unknown && p.Tried.IsZero():
		p.Tried = time.Now() // it may stand there, though that was no try
	case send.Outage:
	case send.Permanent && !errors.Is(err, queue.ErrMessage) && p.Part != store.Note:
		r.switchOff(ctx, s, p, send)
	case send.Outcome == queue.Unknown && p.State == store.Unknown && !queue.IsAbsent(ctx):
		again := *send
		age := time.Since(p.Due)
		again.RetryAfter = max(doubtWait, min(2*age, maxLate-age+time.Second)) // after a day its owner is told
		return &again
	case send.Outcome == queue.Unknown:
		p.State = store.Unknown
	}
	return err
}

// doubtWait is the least wait after it was twice unknown whether a message was sent. With a day for a digest and waits
// that triple its age, silence all day makes seven copies at most.
const doubtWait = 10 * time.Minute

// switchOff ends a subscription whose place takes nothing. Its owner is told when the delivery is dead.
func (r *round) switchOff(ctx context.Context, s store.Subscription, p *claim, why *queue.SendError) {
	lg := r.opt.Log.With("platform", s.Platform, "subscription", s.ID, "code", why.Code)
	if _, err := r.store.SwitchOff(ctx, s.ID, why.Error()); err != nil { // the adapter may have done it already
		lg.ErrorContext(ctx, "a subscription could not be switched off", "err", err)
		return
	}
	r.opt.Metrics.SubscriptionsOff.WithLabelValues(s.Platform).Inc()
	act := store.Act{ID: p.Subscription + "/" + p.Issue + "/off", Place: s.Place,
		What: "switch off " + s.Kind + " " + s.What, Outcome: why.Code}
	if err := Record(ctx, r.store, r.opt.Log, act); err != nil {
		lg.ErrorContext(ctx, "an act is not in the audit log", "err", err)
	}
	lg.WarnContext(ctx, "a subscription is switched off: its chat takes no message")
}

// tell tells the owner of a subscription that a message of an issue was given up.
func (r *round) tell(ctx context.Context, s store.Subscription, p *claim, id string) error {
	if why, _, _ := strings.Cut(s.Why, "/"); slices.Contains([]string{store.Asked, store.Undone, store.Moved}, why) {
		return p.drop("ended meanwhile")
	}
	m, _, err := issueOfKey(p.Delivery)
	if err != nil {
		return err
	}
	to := ownerPlace(s)
	sender := r.senders[to.Platform]
	if sender == nil {
		return p.drop("nobody to tell: " + to.Platform + " is off")
	}
	_, err = sender.SendPart(ctx, to, givenUp(s, m), Part{ID: id, Tried: p.Tried})
	return r.outcome(ctx, s, p, breakerOf(sender).Judge(ctx, id, err))
}

// givenUp says that a message of an issue did not arrive, and whether the subscription ended with that.
func givenUp(s store.Subscription, m bulletin.Month) *reply.Reply {
	a := reply.NewWriter(nil, s.English)
	a.Status = reply.Helped
	where := ""
	if s.Owner != s.Chat {
		where = " " + TargetName(s.Place)
		a.Permit(where)
	}
	month := a.MonthName(m)
	if !s.Active && IsTarget(s.Platform) {
		a.Title = a.Say("订阅已停", "A subscription has ended")
		a.Lead = a.Say("你为"+where+" 订的简报送不到：对方不再接收。"+month+"的简报没有送到，以后也不再发送。能接收以后，请重新订阅。",
			"What you subscribed for"+where+" can't be delivered: it takes nothing any more. The issue of "+month+
				" did not arrive, and nothing more is sent there. Subscribe again when it can.")
		return a.Reply
	}
	if !s.Active {
		a.Title = a.Say("订阅已停", "A subscription has ended")
		a.Lead = a.Say("你订阅的会话"+where+" 不再接受我的消息，"+month+"的简报没有送到，以后也不再发送。让我能在那里发言后，请在那里重新订阅。",
			"The chat"+where+" that you subscribed takes no message of mine any more: the issue of "+month+
				" did not arrive, and nothing more is sent there. Let me post there, and subscribe there again.")
		return a.Reply
	}
	a.Title = a.Say("没有送到", "Not delivered")
	a.Lead = a.Say("你订阅的会话"+where+" 没有收到"+month+"的简报（或不能确定是否收到），不再重试。订阅仍在，下一期照常发送。",
		"The chat"+where+" that you subscribed did not get the issue of "+month+", or it can't be known whether it did, "+
			"and it is not tried again. The subscription stays: the next issue is sent.")
	return a.Reply
}
