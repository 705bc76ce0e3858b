package queue

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"rebot/bot/store"
)

// A holder knows whether a claim is still held. Other queues go by the clock of the machine alone.
type holder interface {
	Holds(ctx context.Context, e Event) error
}

// holdsTime is how long it may take to look whether a claim is held.
const holdsTime = 5 * time.Second

// InTime is the fence before a message goes out: it reports whether the claim that it comes from still holds. A process
// that was stopped for a while, or a machine that slept, wakes with leases that others have taken over; its timers may
// not have noticed yet, and its clock may have slept too. So this looks at the clock, and asks who keeps the queue. It
// also holds that nothing is sent a third time after two sends whose end nobody knows. The error is a *SendError of
// something not sent. Do then looks at the clock once more, while the request goes out.
//
// A message that has hardly any time is not begun either: it would be cut off on its way, and nobody would know whether
// it arrived.
func InTime(ctx context.Context) error {
	if err := late(ctx, leastOf(ctx)); err != nil {
		return err
	}
	if err := holds(ctx); err != nil {
		return err
	}
	return mayRepeat(ctx)
}

// late reports whether the time for a message is over, or less than least of it is left, as far as this process knows.
// That it is over is not the message's fault, and no try.
func late(ctx context.Context, least time.Duration) error {
	if err := ctx.Err(); errors.Is(err, context.Canceled) {
		return &SendError{Outcome: NotSent, Code: "no time left", Err: err}
	}
	end, ok := ctx.Deadline()
	over := ctx.Err() != nil || ok && time.Until(end) <= least
	// The lease itself, which a shorter limit hides: that one may count by a clock that stood still.
	if s := sendsIn(ctx); s != nil && s.end.Sub(time.Now().Round(0)) <= least {
		over = true
	}
	if over {
		return &SendError{Outcome: NotSent, Code: "no time left", RetryAfter: time.Second,
			Err: context.DeadlineExceeded}
	}
	return nil
}

// leastOf is how much time a message of the event that ctx handles must have.
func leastOf(ctx context.Context) time.Duration {
	if s := sendsIn(ctx); s != nil {
		return s.least
	}
	return 0
}

// holds asks who keeps the queue whether the claim is held.
func holds(ctx context.Context) error {
	s := sendsIn(ctx)
	if s == nil || s.holder == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, holdsTime)
	defer cancel()
	err := s.holder.Holds(ctx, s.e)
	switch {
	case errors.Is(err, store.ErrLost):
		return &SendError{Outcome: NotSent, Code: "no time left", Err: err}
	case err != nil:
		return &SendError{Outcome: NotSent, Code: "whether it is still to be sent is not known",
			RetryAfter: time.Second, Err: err, ofStore: true}
	}
	return nil
}

// Do does a request that may post a message. While its body is being written, connected already, the clock is looked at
// again: a process that was stopped since InTime sends nothing either. The error holds a *SendError then.
func Do(hc *http.Client, r *http.Request) (*http.Response, error) {
	if get := r.GetBody; get != nil {
		r.GetBody = func() (io.ReadCloser, error) {
			body, err := get()
			return fenced{body, r.Context()}, err
		}
	}
	if r.Body != nil && r.Body != http.NoBody {
		r.Body = fenced{r.Body, r.Context()}
	}
	return hc.Do(r)
}

// A Client does all its requests with Do.
type Client struct{ *http.Client }

// Do does a request.
func (c Client) Do(r *http.Request) (*http.Response, error) { return Do(c.Client, r) }

// A fenced body fails when its time is over. A request whose body fails is never whole, so no platform acts on it.
type fenced struct {
	io.ReadCloser
	ctx context.Context
}

func (b fenced) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if late := late(b.ctx, 0); late != nil {
		return 0, late
	}
	return n, err
}
