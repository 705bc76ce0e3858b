package telegram

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"time"

	"rebot/bot/telemetry"
	"rebot/bot/wait"
)

const (
	// pollTime is how long Telegram may hold a poll open; it holds none longer.
	pollTime = 50 * time.Second
	// conflictWait is the least wait after another poller took over.
	conflictWait = 5 * time.Second
	leaseTime    = 15 * time.Second
	leaseName    = "telegram-poller"
)

// poll takes updates while this process holds the lease, which one of all replicas does. It returns when ctx ends.
func (a *Adapter) poll(ctx context.Context) {
	owner := a.owner()
	for {
		held, err := a.keep.Lease(ctx, leaseName, owner, leaseTime)
		if err != nil && ctx.Err() == nil {
			a.lg.ErrorContext(ctx, "the poller's lease can't be had", "err", err, telemetry.Seldom(telemetry.Database))
		}
		if held {
			a.leading(ctx, owner)
		} else if ctx.Err() == nil {
			a.health.set(nil) // another replica takes the updates, which is well
		}
		if !wait.For(ctx, leaseTime/3) {
			return
		}
	}
}

// owner names this process. A database that only one process can open still holds the lease of the process before,
// which is dead: that lease is its own.
func (a *Adapter) owner() string {
	if k, ok := a.keep.(interface{ Engine() string }); ok && k.Engine() == "SQLite" {
		return "the only one"
	}
	return rand.Text()
}

// leading polls until the lease is lost.
func (a *Adapter) leading(ctx context.Context, owner string) {
	a.leads.Store(true)
	defer a.leads.Store(false)
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		a.pollUpdates(ctx)
	}()
	a.renew(ctx, owner)
	cancel()
	<-done
	release, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = a.keep.Release(release, leaseName, owner)
}

// renew keeps the lease until it is lost or ctx ends. A lease that can't be renewed is trusted to its end, less a
// second in which a poll that is under way is given up.
func (a *Adapter) renew(ctx context.Context, owner string) {
	until := time.Now().Add(leaseTime - time.Second)
	for wait.For(ctx, leaseTime/3) {
		before := time.Now()
		try, cancel := context.WithDeadline(ctx, until)
		held, err := a.keep.Lease(try, leaseName, owner, leaseTime)
		cancel()
		switch {
		case held:
			until = before.Add(leaseTime - time.Second)
		case err == nil || time.Now().Add(leaseTime/3).After(until):
			a.lg.WarnContext(ctx, "lost the poller's lease", "err", err, telemetry.Seldom(causeOf(err)))
			return
		}
	}
}

// causeOf is why a lease was lost: it went to another where there is no error.
func causeOf(err error) string {
	if err == nil {
		return ""
	}
	return telemetry.Database
}

// A poller's state: the offset confirms what came before it, and is only raised when that is stored.
type poller struct {
	offset   int64
	heard    bool // the last poll was answered; else the next does not wait, so that health is known at once
	failures int
	conflict bool // another poller was met, which was said once
}

// pollUpdates asks for updates and stores them. Telegram is asked from the offset of the last batch on, whatever it is:
// after an idle week ids may start again lower, and what was seen before the inbox knows.
func (a *Adapter) pollUpdates(ctx context.Context) {
	p := &poller{}
	for ctx.Err() == nil {
		hold := pollTime
		if !p.heard && !p.conflict {
			hold = 0
		}
		began := time.Now()
		got, err := a.updates(ctx, p.offset, hold)
		if err == nil {
			err = a.storeAll(ctx, p, got)
		}
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			wait.For(ctx, a.pollFailed(p, err))
		default:
			a.polled(ctx, p, len(got), hold, time.Since(began))
		}
	}
}

// polled notes a poll that went well. A server that answers a long poll at once is asked again after a pause.
func (a *Adapter) polled(ctx context.Context, p *poller, got int, hold, took time.Duration) {
	a.health.set(nil)
	p.heard = true
	if got > 0 || hold > 0 {
		p.failures, p.conflict = 0, false
	}
	if got == 0 && hold > 0 && took < time.Second {
		wait.For(ctx, time.Second)
	}
}

// pollFailed notes a failure and says how long to wait.
func (a *Adapter) pollFailed(p *poller, err error) time.Duration {
	a.health.set(err)
	pause := waitOf(err, p.failures)
	p.failures++
	p.heard = false
	if !errors.Is(err, errConflict) {
		a.lg.Warn("polling failed", "wait", pause, "err", err)
		a.metrics.PollFailures.Inc()
		return pause
	}
	a.metrics.PollConflicts.Inc()
	if !p.conflict {
		p.conflict = true
		a.lg.Error("another program polls with the same token, or a webhook is set; waiting for it to stop", "err", err)
	}
	return max(pause, conflictWait)
}

// storeAll stores updates and moves the offset past those that are.
func (a *Adapter) storeAll(ctx context.Context, p *poller, got []json.RawMessage) error {
	before := p.offset
	for _, body := range got {
		if err := a.keepUpdate(ctx, body); err != nil {
			return err
		}
		var u struct {
			ID int64 `json:"update_id"`
		}
		if err := json.Unmarshal(body, &u); err == nil && u.ID != 0 {
			p.offset = u.ID + 1
			p.failures = 0 // it gets on, be it by one update a poll
		}
	}
	if len(got) > 0 && p.offset == before {
		return errors.New("telegram gave updates without ids, or the same again")
	}
	return nil
}
