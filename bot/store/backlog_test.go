package store_test

import (
	"testing"
	"time"

	"rebot/bot/store"
)

func TestBacklogsTellHowMuchWaitsAndSinceWhen(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		if in, out, err := s.Backlogs(t.Context()); len(in)+len(out) > 0 || err != nil {
			t.Fatalf("an empty store has %v, %v (%v)", in, out, err)
		}
		put(t, s, store.Event{Source: "slack", ID: "1", Received: c.Time})
		put(t, s, store.Event{Source: "slack", ID: "2", Received: c.Add(time.Minute)})
		plan(t, s, store.Delivery{Subscription: "a", Issue: "2024-12", Platform: "slack", Due: c.Time}, 1)
		plan(t, s, store.Delivery{Subscription: "b", Issue: "2024-12", Platform: "telegram", Due: c.Add(time.Hour)}, 1)
		check(t, s.Delivered(t.Context(), claimDelivery(t, s, true), false))
		in, out, err := s.Backlogs(t.Context())
		check(t, err)
		if len(in) != 1 || in[0].Of != "slack" || in[0].Count != 2 || !in[0].Oldest.Equal(c.Time) {
			t.Errorf("the inbox has %+v", in)
		}
		if len(out) != 1 || out[0].Of != "telegram" || out[0].Count != 1 || !out[0].Oldest.Equal(c.Add(time.Hour)) {
			t.Errorf("the ledger has %+v", out)
		}
	})
}

func TestWhatWaitsForAPlatformIsInAllItsSources(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		for _, source := range []string{"slack", "telegram-0", "telegram-7", "telegram-quick", "telegrams"} {
			put(t, s, store.Event{Source: source, ID: "1"})
		}
		for platform, want := range map[string]int{"slack": 1, "telegram": 3, "chat": 0} {
			if n, err := s.WaitingOf(t.Context(), platform); n != want || err != nil {
				t.Errorf("%s: %d wait, want %d (%v)", platform, n, want, err)
			}
		}
	})
}
