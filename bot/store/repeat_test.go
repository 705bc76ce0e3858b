package store_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"rebot/bot/queue"
	"rebot/bot/store"
)

// A killed queue is one of a process that is killed right after it sent something: what became of it is not kept.
type killed struct{ *store.Store }

func (killed) Ack(context.Context, store.Event) error                  { return store.ErrLost }
func (killed) Retry(context.Context, store.Event, time.Duration) error { return store.ErrLost }
func (killed) DeadLetter(context.Context, store.Event, string) error   { return store.ErrLost }

// until is an inbox whose first claim ends the work with it.
type until struct {
	queue.Queue
	end context.CancelFunc
}

func (u until) Claim(ctx context.Context, source string, lease time.Duration) (store.Event, bool, error) {
	e, ok, err := u.Queue.Claim(ctx, source, lease)
	u.end()
	return e, ok, err
}

func (u until) NoteRepeat(ctx context.Context, e store.Event) error {
	return u.Queue.(interface {
		NoteRepeat(context.Context, store.Event) error
	}).NoteRepeat(ctx, e)
}

func (u until) Holds(ctx context.Context, e store.Event) error {
	return u.Queue.(interface {
		Holds(context.Context, store.Event) error
	}).Holds(ctx, e)
}

// handleOnce is a process that claims one event and handles it.
func handleOnce(t *testing.T, q queue.Queue, handle func(context.Context, store.Event) error) {
	t.Helper()
	ctx, end := context.WithCancel(t.Context())
	defer end()
	queue.Work(ctx, until{q, end}, "slack", queue.Options{Workers: 1, Log: slog.New(slog.DiscardHandler)}, handle)
}

// A process is killed after every send: an answer is there twice at most, and then the event is given up with the reason.
// Killed before every send, it is never given up for that.
func TestKilledAfterEverySendAnAnswerIsThereTwiceAtMost(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		killedAfterEverySend(t, p.open(t), 0, 2)
	})
	t.Run("and before", func(t *testing.T) { killedAfterEverySend(t, place{dir: t.TempDir()}.open(t), 3, 1) })
}

// killedAfterEverySend kills so many times before a send, and then after each, and wants so many copies.
func killedAfterEverySend(t *testing.T, s *store.Store, before, want int) {
	t.Helper()
	c := newClock(s)
	put(t, s, store.Event{Source: "slack", ID: "Ev1", Received: time.Now()})
	copies := 0
	send := func(ctx context.Context, _ store.Event) error {
		if err := queue.InTime(ctx); err != nil {
			return err
		}
		copies++
		return nil
	}
	kill := func(handle func(context.Context, store.Event) error) {
		handleOnce(t, killed{s}, handle)
		c.move(2 * time.Minute) // the lease runs out
	}
	for range before {
		kill(func(context.Context, store.Event) error { return nil }) // before it sent
	}
	for range 7 {
		kill(send)
	}
	t.Logf("killed %d times before a send and 7 times after one: %d copies", before, copies)
	handleOnce(t, s, send)
	list, err := s.Dead(t.Context(), 9)
	if err != nil || len(list) != 1 || copies != want {
		t.Errorf("given up: %v %v, %d copies", list, err, copies)
	}
}

// Sends that surely failed don't count, nor does a message that was looked up and is not there.
func TestOnlySendsWhoseEndNobodyKnowsCount(t *testing.T) {
	s := place{dir: t.TempDir()}.open(t)
	c := newClock(s)
	put(t, s, store.Event{Source: "slack", ID: "Ev1", Received: time.Now()})
	refused := func(ctx context.Context, _ store.Event) error {
		if err := queue.InTime(ctx); err != nil {
			return err
		}
		return &queue.SendError{Outcome: queue.NotSent, Code: "ratelimited", RetryAfter: time.Second}
	}
	handleOnce(t, killed{s}, func(context.Context, store.Event) error { return nil })
	for range 5 {
		c.move(2 * time.Minute)
		handleOnce(t, s, refused)
	}
	c.move(2 * time.Minute)
	if e := claim(t, s, "Ev1"); e.Unsure != 1 || e.Repeated {
		t.Errorf("%d claims may have sent it, repeated %v", e.Unsure, e.Repeated)
	}
	check(t, s.NoteRepeat(t.Context(), store.Event{Source: "slack", ID: "Ev1"}))
	c.move(2 * time.Minute)
	sent := false
	handleOnce(t, s, func(ctx context.Context, e store.Event) error {
		if !e.Repeated {
			t.Error("the note is gone")
		}
		queue.Absent(ctx)
		err := queue.InTime(ctx)
		sent = err == nil
		return err
	})
	if !sent {
		t.Error("what is not there is not sent")
	}
	if _, ok, err := s.Claim(t.Context(), "slack", time.Minute); ok || err != nil {
		t.Error("it is still there", errors.Join(err))
	}
}
