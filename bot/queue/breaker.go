package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

const (
	probeTime   = 3 * time.Second  // how long the harmless call may take
	shortOutage = time.Second      // the wait before the second probe, which doubles
	longOutage  = 15 * time.Second // the longest
	rowOfIll    = 3                // so many events that fail one after the other are the platform's doing
)

// A Breaker tells a platform that is ill from one message that fails. While it is ill nothing is claimed and no try is
// counted, so that an outage uses nothing up. It ends when a harmless call goes well, and then with one message first.
// Everything that is sent to a platform shares its Breaker; nil never opens.
type Breaker struct {
	probe   func(context.Context) error
	lg      *slog.Logger
	probing chan struct{} // holds a place for the one that makes the harmless call

	mu      sync.Mutex
	row     map[string]bool // the events that failed by illness since something was sent
	since   time.Time       // when it opened, zero while it is closed
	until   time.Time       // not probed before
	wait    time.Duration
	trials  int  // messages that were sent to see whether sending works again
	trial   int  // the one that is under way, 0 for none
	proven  bool // the harmless call went well since the last failure
	changed chan struct{}
}

// NewBreaker makes a closed Breaker. The probe is a call that changes nothing; its error says that the platform is ill.
func NewBreaker(lg *slog.Logger, probe func(context.Context) error) *Breaker {
	return &Breaker{probe: probe, lg: lg, probing: make(chan struct{}, 1), row: map[string]bool{},
		changed: make(chan struct{})}
}

// Err reports whether the platform is ill, in words that anybody may read.
func (b *Breaker) Err() error {
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.since.IsZero() {
		return nil
	}
	return fmt.Errorf("it has not answered for %v; what is to be sent waits", time.Since(b.since).Round(time.Second))
}

// Sent notes that the platform took a message.
func (b *Breaker) Sent() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	clear(b.row)
	if !b.since.IsZero() {
		b.lg.Info("the platform takes messages again", "after", time.Since(b.since).Round(time.Second))
		b.since, b.proven, b.trial = time.Time{}, false, 0
		b.tell()
	}
}

// Judge marks a failure of an event as one of an outage, if it is: no try is to be counted for it. Where all but one
// message goes well, that is a failure which the platform owned up to, or that surely sent nothing. Silence may hide a
// message that was posted.
func (b *Breaker) Judge(ctx context.Context, event string, err error) error {
	var send *SendError
	if b == nil || !errors.As(err, &send) || !send.Ill || send.judged {
		return err
	}
	send.judged = true
	alone := send.Answered || send.Outcome == NotSent && send.RetryAfter == 0
	send.Outage = b.failed(event) || b.check(ctx) || alone
	return err
}

// failed notes that an event failed by illness, and reports whether it was in an outage.
func (b *Breaker) failed(event string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.row[event] = true
	if b.since.IsZero() && len(b.row) < rowOfIll {
		return false
	}
	b.open()
	return true
}

// open begins an outage, or goes on with one. The caller holds mu.
func (b *Breaker) open() {
	if b.since.IsZero() {
		b.since, b.wait = time.Now(), 0
		b.lg.Warn("the platform does not answer: nothing is sent and no try is counted until it does")
	}
	if b.wait == 0 || b.proven { // what was in flight with others when it began says nothing new
		b.wait = min(max(2*b.wait, shortOutage), longOutage)
		b.until = time.Now().Add(b.wait)
	}
	b.trial, b.proven = 0, false
	b.tell()
}

// check makes the harmless call after a failure that may be one message's alone, and reports whether it failed too.
func (b *Breaker) check(ctx context.Context) bool {
	select {
	case b.probing <- struct{}{}:
		defer func() { <-b.probing }()
	case <-ctx.Done():
	}
	b.mu.Lock()
	ill := !b.since.IsZero()
	b.mu.Unlock()
	if ill || errors.Is(ctx.Err(), context.Canceled) || b.call(ctx) == nil {
		return ill
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open()
	return true
}

func (b *Breaker) call(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), probeTime)
	defer cancel()
	return b.probe(ctx)
}

// enter returns when something may be claimed, or when ctx ends. The function that it gives is called when the work
// with what was claimed is done.
func (b *Breaker) enter(ctx context.Context) (leave func()) {
	if b == nil {
		return func() {}
	}
	for {
		b.mu.Lock()
		changed, wait := b.changed, time.Until(b.until)
		switch {
		case b.since.IsZero() || ctx.Err() != nil:
			b.mu.Unlock()
			return func() {}
		case b.proven && b.trial == 0:
			b.trials++
			b.trial = b.trials
			defer b.mu.Unlock()
			return b.leave(b.trial)
		case b.proven:
			wait = longOutage
		}
		b.mu.Unlock()
		if wait <= 0 && b.probeNow(ctx) {
			continue
		}
		b.await(ctx, changed, max(wait, shortOutage))
	}
}

// leave lets another message be the trial, if this one was not sent.
func (b *Breaker) leave(trial int) func() {
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.trial == trial {
			b.trial = 0
			b.tell()
		}
	}
}

// probeNow makes the harmless call unless somebody does, and reports whether it did.
func (b *Breaker) probeNow(ctx context.Context) bool {
	select {
	case b.probing <- struct{}{}:
		defer func() { <-b.probing }()
	default:
		return false
	}
	err := b.call(ctx)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.proven = err == nil; !b.proven {
		b.wait = min(2*b.wait, longOutage)
		b.until = time.Now().Add(b.wait)
	}
	b.tell()
	return true
}

// tell wakes those who wait. The caller holds mu.
func (b *Breaker) tell() {
	close(b.changed)
	b.changed = make(chan struct{})
}

func (b *Breaker) await(ctx context.Context, changed <-chan struct{}, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-changed:
	case <-t.C:
	}
}
