package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"rebot/bot/queue"
	"rebot/bot/store"
)

// A machine that slept may wake with a clock that slept too: whether a claim is held is asked where it is kept.
func TestAClaimThatAnotherTookIsNotHeld(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		put(t, s, store.Event{Source: "slack", ID: "Ev1", Received: time.Now()})
		sent := 0
		handleOnce(t, s, func(ctx context.Context, e store.Event) error {
			check(t, queue.InTime(ctx))
			c.move(2 * time.Minute)
			other := claim(t, s, "Ev1")
			check(t, s.Holds(t.Context(), other))
			var send *queue.SendError
			if err := queue.InTime(ctx); !errors.As(err, &send) || send.Outcome != queue.NotSent {
				t.Errorf("it would be sent: %v", err)
				sent++
			}
			check(t, s.Ack(t.Context(), other))
			if err := s.Holds(t.Context(), other); !errors.Is(err, store.ErrLost) {
				t.Errorf("one that was ended is held: %v", err)
			}
			return queue.InTime(ctx)
		})
	})
}

// With PostgreSQL the claim ends by the database's clock, whatever this machine's says.
func TestAClaimEndsByTheDatabasesClock(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		m := newMachine(t, s, 0)
		put(t, s, store.Event{Source: "slack", ID: "Ev1"})
		_, err := s.Plan(t.Context(), []store.Delivery{{Subscription: "a", Issue: "2024-12", Platform: "slack"}})
		check(t, err)
		for _, c := range []struct {
			lease time.Duration
			held  bool
		}{{time.Minute, true}, {-time.Second, false}} {
			e, ok, err := s.Claim(t.Context(), "slack", c.lease)
			if !ok || err != nil {
				t.Fatal(ok, err)
			}
			d, ok, err := s.ClaimDelivery(t.Context(), "slack", c.lease)
			if !ok || err != nil {
				t.Fatal(ok, err)
			}
			if p.dir == "" {
				m.wall = m.wall.Add(-time.Hour) // which counts for nothing there
			}
			if err := s.Holds(t.Context(), e); (err == nil) != c.held || !c.held && !errors.Is(err, store.ErrLost) {
				t.Errorf("a lease of %v is held: %v", c.lease, err)
			}
			if err := s.HoldsDelivery(t.Context(), d); (err == nil) != c.held {
				t.Errorf("a delivery's lease of %v is held: %v", c.lease, err)
			}
			check(t, s.Retry(t.Context(), e, 0))
			check(t, s.Undelivered(t.Context(), d, 0))
		}
	})
}
