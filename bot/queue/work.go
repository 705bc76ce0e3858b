package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"rebot/bot/store"
	"rebot/bot/telemetry"
	"rebot/bot/wait"
)

// Options say how Work handles the events of a source. The zero value is useful.
type Options struct {
	Workers int                // events handled at once; 4 if 0
	Tries   int                // failures after which an event becomes a dead letter; 3 if 0
	MaxAge  time.Duration      // events older than this are dropped; 24 h if 0
	Lease   time.Duration      // how long handling one may take; 1 min if 0. After a kill its events wait this long
	Grace   time.Duration      // how long handling may go on after ctx ended; 15 s if 0
	Backoff time.Duration      // wait after the first failure, doubled by each after it up to 5 min; 1 s if 0
	Poll    time.Duration      // how often to look without a wake; 1 s if 0
	Wake    <-chan struct{}    // signalled after a Put, so that nothing waits for Poll; may be nil
	Log     *slog.Logger       // slog.Default if nil
	Metrics *telemetry.Metrics // registered nowhere if nil
	Breaker *Breaker           // of the platform, shared by all that is sent to it; nil for none
	Ended   func(Event)        // called once for each claim, when nothing more is done with it, kept or not; may be nil
}

// unknownWait is how long to wait before a message whose fate the platform hid is sent again. After silence it is four
// times as long each time: an answer that is missing is worse than one that is there again, and in the six hours of a
// question in Telegram six copies are the most that can come of that, in Slack's five minutes three.
const unknownWait = 30 * time.Second

// crashes is how many claims over its tries an event may have before it becomes a dead letter unhandled: it seems to
// kill the process.
const crashes = 10

func (o *Options) fill() {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	set(&o.MaxAge, 24*time.Hour)
	set(&o.Lease, time.Minute)
	set(&o.Grace, 15*time.Second)
	set(&o.Backoff, time.Second)
	set(&o.Poll, time.Second)
	if o.Workers == 0 {
		o.Workers = 4
	}
	if o.Tries == 0 {
		o.Tries = 3
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	o.Metrics = o.Metrics.OrUnregistered()
}

// A worker handles the events of one source.
type worker struct {
	Options
	in     Queue
	source string
	handle func(context.Context, Event) error
	more   chan struct{} // signalled after a claim: where one event was there may be others
}

// Work handles a queue's events of one source until ctx ends, and returns when those in flight are done, after Grace at
// the latest. An event that handle failed at comes again: after RetryAfter where a SendError has one, which does not
// count as a try; after an outage of the platform, which does not either; after 30 s when it is unknown whether
// something was sent; else with growing waits. One that failed too often, or whose failure is permanent, becomes a dead
// letter. A panic in handle is a failure. What fails alone by the platform's own fault, or in silence, is tried until it
// is too old.
func Work(ctx context.Context, in Queue, source string, opt Options, handle func(context.Context, Event) error) {
	opt.fill()
	w := &worker{Options: opt, in: in, source: source, handle: handle, more: make(chan struct{}, 1)}
	hard, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(opt.Grace, cancel) })()
	var all sync.WaitGroup
	for range opt.Workers {
		all.Go(func() { w.loop(ctx, hard) })
	}
	all.Wait()
}

// loop handles one event after another until soft ends; what it does with an event goes on until hard ends.
func (w *worker) loop(soft, hard context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for soft.Err() == nil {
		leave := w.Breaker.enter(soft)
		from := time.Now()
		e, ok, err := w.claim(soft)
		if err != nil && soft.Err() == nil {
			w.Log.Error("claiming failed", "source", w.source, "err", err, telemetry.Seldom(telemetry.Database))
			w.Metrics.InboxErrors.WithLabelValues(platformOf(w.source)).Inc()
		}
		if ok {
			select {
			case w.more <- struct{}{}:
			default:
			}
			w.one(hard, e, from)
			leave()
			continue
		}
		leave()
		timer.Reset(w.Poll)
		w.wait(soft, timer.C)
	}
}

// claimTime is how long a claim may take. A database behind a line that swallows everything says nothing by itself.
const claimTime = 10 * time.Second

func (w *worker) claim(ctx context.Context) (Event, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, claimTime)
	defer cancel()
	return w.in.Claim(ctx, w.source, w.Lease)
}

// wait returns when there may be an event to claim.
func (w *worker) wait(ctx context.Context, poll <-chan time.Time) {
	select {
	case <-ctx.Done():
	case <-w.Wake:
	case <-w.more:
	case <-poll:
	}
}

// one handles an event that was claimed not before from, and tells the inbox what became of it.
func (w *worker) one(ctx context.Context, e Event, from time.Time) {
	if w.Ended != nil {
		defer w.Ended(e)
	}
	lg := w.Log.With("source", e.Source, "id", e.ID, "kind", e.Kind, "attempt", e.Attempts)
	var err error
	switch age := ageOf(e); {
	case age > w.MaxAge:
		lg.Warn("dropped, since it is too old", "age", age)
		w.Metrics.EventsExpired.WithLabelValues(platformOf(e.Source)).Inc()
		err = w.in.DeadLetter(ctx, e, "too old")
	case e.Attempts > w.Tries+crashes:
		err = w.deadLetter(ctx, lg, e, errors.New("it was claimed too often: it may stop the process"))
	default:
		sends := w.sendsOf(e, from)
		failed := w.Breaker.Judge(ctx, e.ID, w.try(context.WithValue(ctx, sendsKey{}, sends), e, from))
		err = w.settle(ctx, lg, sends.after(failed), failed)
	}
	switch {
	case errors.Is(err, store.ErrLost):
		lg.Warn("this took longer than its lease, and another has it or had it", "err", err)
		w.Metrics.LeasesLost.WithLabelValues(platformOf(w.source)).Inc()
	case err != nil:
		lg.Error("what became of it was not kept, so it comes again", "err", err, telemetry.Seldom(telemetry.Database))
		w.Metrics.InboxErrors.WithLabelValues(platformOf(w.source)).Inc()
	}
}

// ageOf is how old an event is, by the clock of its keeper where that was asked.
func ageOf(e Event) time.Duration {
	if e.Age != 0 {
		return e.Age
	}
	return time.Since(e.Received)
}

// try calls handle with what is left of the lease as its time; a panic is an error.
func (w *worker) try(ctx context.Context, e Event, from time.Time) (err error) {
	ctx, cancel := context.WithDeadline(telemetry.WithID(ctx, e.ID), w.end(from))
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			w.Metrics.Panics.WithLabelValues(platformOf(w.source)).Inc()
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return w.handle(ctx, e)
}

// end is when the work with what was claimed at a time must be over: a little before its lease is. It is by the clock
// on the wall, as the lease.
func (w *worker) end(from time.Time) time.Time { return from.Round(0).Add(w.Lease * 9 / 10) }

// settle tells the inbox how handling ended. It does so even when ctx has ended meanwhile.
func (w *worker) settle(ctx context.Context, lg *slog.Logger, e Event, failed error) error {
	stopped, ending := ctx.Err() != nil, ctx
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	var send *SendError
	switch isSend := errors.As(failed, &send); {
	case failed == nil:
		w.Metrics.EventsDone.WithLabelValues(platformOf(e.Source)).Inc()
		return w.ack(ending, e)
	case isSend && send.Permanent:
		return w.deadLetter(ctx, lg, e, failed)
	case isSend && send.Outage:
		return w.putOff(ctx, lg, e, send)
	case isSend && send.Outcome == Unknown:
		w.Metrics.SendUnknown.WithLabelValues(platformOf(e.Source)).Inc()
		if e.Attempts >= w.Tries {
			return w.deadLetter(ctx, lg, e, failed)
		}
		w.Metrics.PossibleDuplicates.WithLabelValues(platformOf(e.Source)).Inc()
		return w.retry(ctx, lg, e, max(w.silentWait(e, send), send.RetryAfter), failed)
	case isSend && send.RetryAfter > 0:
		e.Attempts--
		return w.retry(ctx, lg, e, send.RetryAfter, failed)
	case stopped: // by the end of the process, which is not the event's fault
		e.Attempts--
		return w.retry(ctx, lg, e, 0, failed)
	case e.Attempts >= w.Tries:
		return w.deadLetter(ctx, lg, e, failed)
	}
	return w.retry(ctx, lg, e, min(w.Backoff<<min(e.Attempts-1, 16), 5*time.Minute), failed)
}

// putOff gives an event back that failed because the platform is ill, which is no try. One that may have been sent
// keeps a trace of that: whoever can look for it does so first.
func (w *worker) putOff(ctx context.Context, lg *slog.Logger, e Event, why *SendError) error {
	e.Attempts--
	if why.Outcome == Unknown {
		e.Attempts = max(e.Attempts, 1)
		w.Metrics.SendUnknown.WithLabelValues(platformOf(e.Source)).Inc()
		w.Metrics.PossibleDuplicates.WithLabelValues(platformOf(e.Source)).Inc()
	}
	pause := shortOutage // the Breaker holds it back
	if w.Breaker.Err() == nil {
		pause = aloneWait(ageOf(e))
	}
	if e.Unsure > 1 { // not the one whose silence tries out again and again whether the outage is over
		pause = max(pause, w.silentWait(e, why))
	}
	return w.retry(ctx, lg, e, pause, why)
}

// silentWait is how long a message waits of which it is unknown whether it was posted.
func (w *worker) silentWait(e Event, why *SendError) time.Duration {
	if !why.silent() {
		return unknownWait
	}
	times := min(max(e.Unsure-1, 0), 8)
	return max(unknownWait, min(unknownWait<<(2*times), w.MaxAge-ageOf(e)+time.Second))
}

// aloneWait is how long a message waits that fails while others go well. It grows with its age.
func aloneWait(age time.Duration) time.Duration { return max(unknownWait, min(age/4, 15*time.Minute)) }

// noteTime is how long it is tried to keep that something was done, when the database is away.
const noteTime = time.Minute

// ack keeps that an event was done. It does not give up soon: what is not kept is done again.
func (w *worker) ack(ctx context.Context, e Event) error {
	for start := time.Now(); ; {
		try, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		err := w.in.Ack(try, e)
		cancel()
		if err == nil || errors.Is(err, store.ErrLost) || ctx.Err() != nil || time.Since(start) > noteTime {
			return err
		}
		wait.For(ctx, 300*time.Millisecond)
	}
}

func (w *worker) deadLetter(ctx context.Context, lg *slog.Logger, e Event, why error) error {
	lg.Error("given up", "err", why)
	w.Metrics.EventsDead.WithLabelValues(platformOf(e.Source)).Inc()
	return w.in.DeadLetter(ctx, e, why.Error())
}

func (w *worker) retry(ctx context.Context, lg *slog.Logger, e Event, pause time.Duration, why error) error {
	args := []any{"wait", pause, "err", why}
	if isOfStore(why) {
		args = append(args, telemetry.Seldom(telemetry.Database))
	}
	lg.Warn("it failed and comes again", args...)
	w.Metrics.EventsRetried.WithLabelValues(platformOf(e.Source)).Inc()
	return w.in.Retry(ctx, e, pause)
}

// isOfStore reports whether the database failed, which all messages in flight notice at once.
func isOfStore(err error) bool {
	if send := (*SendError)(nil); errors.As(err, &send) {
		return send.ofStore
	}
	return store.IsAway(err)
}

// platformOf is the platform that an inbox's source belongs to: some have several, as telegram-3.
func platformOf(source string) string {
	platform, _, _ := strings.Cut(source, "-")
	return platform
}
