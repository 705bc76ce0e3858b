package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rebot/bot/store"
)

func plan(t testing.TB, s *store.Store, d store.Delivery, want int) {
	t.Helper()
	if n, err := s.Plan(t.Context(), []store.Delivery{d}); n != want || err != nil {
		t.Fatalf("planned %d, want %d (%v)", n, want, err)
	}
}

// claimDelivery claims one and checks whether there was any.
func claimDelivery(t testing.TB, s *store.Store, want bool) store.Delivery {
	t.Helper()
	d, ok, err := s.ClaimDelivery(t.Context(), "slack", 10*time.Second)
	check(t, err)
	if ok != want {
		t.Fatalf("claimed %v: %+v", ok, d)
	}
	return d
}

func states(t testing.TB, s *store.Store) (out string) {
	t.Helper()
	list, err := s.Deliveries(t.Context(), "2024-12")
	check(t, err)
	for _, d := range list {
		out += fmt.Sprintf("%s/%d %s; ", d.Subscription, d.Part, d.State)
	}
	return out
}

func TestADeliveryIsPlannedOnceAndClaimedWhenDue(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		d := store.Delivery{Subscription: "a", Issue: "2024-12", Platform: "slack", Due: c.Add(time.Hour)}
		plan(t, s, d, 1)
		plan(t, s, d, 0)
		plan(t, s, store.Delivery{Subscription: "b", Issue: "2024-12", Platform: "telegram", Due: c.Time}, 1)
		claimDelivery(t, s, false)
		check(t, s.Reschedule(t.Context(), "a", "2024-12", c.Add(time.Minute)))
		c.move(time.Minute)
		got := claimDelivery(t, s, true)
		if got.Subscription != "a" || got.Attempts != 1 || !got.Due.Equal(c.Time) {
			t.Errorf("claimed %+v", got)
		}
		claimDelivery(t, s, false)
		got.Late = true
		check(t, s.Delivered(t.Context(), got, false))
		plan(t, s, d, 0)
		c.move(48 * time.Hour)
		claimDelivery(t, s, false)
		if list, err := s.Deliveries(t.Context(), "2024-12"); err != nil || !list[0].Late ||
			states(t, s) != "a/0 sent; b/0 pending; " {
			t.Errorf("%v %s", err, states(t, s))
		}
	})
}

func TestADeliveryWhoseClaimRanOutIsAnothersAndOneThatWasSentIsNobodys(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		plan(t, s, store.Delivery{Subscription: "a", Issue: "2024-12", Platform: "slack", Due: c.Time}, 1)
		first := claimDelivery(t, s, true)
		c.move(10 * time.Second)
		second := claimDelivery(t, s, true)
		if second.Attempts != 2 {
			t.Errorf("attempts %d", second.Attempts)
		}
		first.State = store.Failed
		if err := s.Undelivered(t.Context(), first, 0); !errors.Is(err, store.ErrLost) {
			t.Errorf("a void claim: %v", err)
		}
		check(t, s.Delivered(t.Context(), first, false)) // it stands there
		second.State = store.Pending
		if err := s.Undelivered(t.Context(), second, 0); !errors.Is(err, store.ErrLost) {
			t.Errorf("giving back what was sent: %v", err)
		}
		claimDelivery(t, s, false)
	})
}

func TestADeliveryPutOffWaitsAndOneGivenUpStays(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		plan(t, s, store.Delivery{Subscription: "a", Issue: "2024-12", Platform: "slack", Due: c.Time}, 1)
		d := claimDelivery(t, s, true)
		if !d.Tried.IsZero() {
			t.Errorf("tried before: %v", d.Tried)
		}
		first := c.Time
		d.State, d.Why, d.Attempts = store.Unknown, "no answer \x00", 0
		check(t, s.Undelivered(t.Context(), d, time.Minute))
		claimDelivery(t, s, false)
		c.move(time.Minute)
		d = claimDelivery(t, s, true)
		if d.State != store.Unknown || d.Why != "no answer \uFFFD" || d.Attempts != 1 || !d.Tried.Equal(first) {
			t.Errorf("claimed again: %+v", d)
		}
		check(t, s.GiveUp(t.Context(), d, true))
		c.move(time.Hour)
		claimDelivery(t, s, false)
	})
}

func TestThePartAfterOneThatWasSentIsPlannedWithIt(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		newClock(s)
		plan(t, s, store.Delivery{Subscription: "a", Issue: "2024-12", Platform: "slack", Due: time.Unix(1, 0),
			Late: true}, 1)
		d := claimDelivery(t, s, true)
		check(t, s.Delivered(t.Context(), d, true))
		// as by one that was stopped between sending and noting
		if err := s.Delivered(t.Context(), d, true); !errors.Is(err, store.ErrLost) {
			t.Errorf("noted twice: %v", err)
		}
		next := claimDelivery(t, s, true)
		if next.Part != 1 || !next.Due.Equal(d.Due) || !next.Late {
			t.Errorf("the next part: %+v", next)
		}
		check(t, s.Delivered(t.Context(), next, false))
		claimDelivery(t, s, false)
		if got := states(t, s); got != "a/0 sent; a/1 sent; " {
			t.Error(got)
		}
	})
}

// TestWhatATryMayHaveSentIsLookedForUntilItEnds kills the sender, and then puts the delivery off: whether it was looked
// for before that is not known.
func TestWhatATryMayHaveSentIsLookedForUntilItEnds(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		plan(t, s, store.Delivery{Subscription: "a", Issue: "2024-12", Platform: "slack", Due: c.Time}, 1)
		check(t, s.Undelivered(t.Context(), claimDelivery(t, s, true), 0))
		killed := claimDelivery(t, s, true)
		if !killed.Tried.IsZero() {
			t.Errorf("what was surely not sent may have been since %v", killed.Tried)
		}
		since := c.Time
		for range 3 {
			c.move(10 * time.Second)
			d := claimDelivery(t, s, true)
			if !d.Tried.Equal(since) {
				t.Errorf("after a kill it may have been sent since %v, want %v", d.Tried, since)
			}
			check(t, s.Undelivered(t.Context(), d, 10*time.Second))
		}
	})
}

func TestTheOwnerIsToldOnceOfWhatIsGivenUpAndWhoHasNoneIsNot(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		owned := map[string]string{}
		for chat, owner := range map[string]string{"C1": "U1", "C2": "", "U3": "U3", "U4": "U4"} {
			check(t, s.Subscribe(t.Context(), store.Subscription{Kind: "digest",
				Place: store.Place{Platform: "slack", Chat: chat}, Owner: owner, Since: "2024-11"}))
		}
		subs, err := s.Unplanned(t.Context(), "2024-12")
		check(t, err)
		for _, sub := range subs {
			owned[sub.ID] = sub.Chat
			plan(t, s, store.Delivery{Subscription: sub.ID, Issue: "2024-12", Platform: "slack", Due: c.Time}, 1)
			if sub.Chat == "U4" {
				_, err := s.SwitchOff(t.Context(), sub.ID, "gone")
				check(t, err)
			}
		}
		var claimed []store.Delivery
		for range subs {
			claimed = append(claimed, claimDelivery(t, s, true))
		}
		for _, d := range claimed {
			check(t, s.GiveUp(t.Context(), d, true))
			if err := s.GiveUp(t.Context(), d, true); !errors.Is(err, store.ErrLost) {
				t.Errorf("given up twice: %v", err)
			}
		}
		told := map[string]bool{}
		for range 2 {
			d := claimDelivery(t, s, true)
			told[owned[d.Subscription]] = d.Part == store.Note
			check(t, s.GiveUp(t.Context(), d, true)) // nobody is told of that
		}
		claimDelivery(t, s, false)
		if !told["C1"] || !told["U3"] {
			t.Errorf("told: %v", told)
		}
	})
}

func TestAnIssueIsSeenFirstOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		first, err := s.Seen(t.Context(), "2024-12")
		check(t, err)
		c.move(time.Hour)
		again, err := s.Seen(t.Context(), "2024-12")
		check(t, err)
		if !again.Equal(first) || !first.Equal(c.Add(-time.Hour)) {
			t.Errorf("seen at %v and %v", first, again)
		}
	})
}

func TestReplicasThatPlanAndClaimAtOnceSendEachDeliveryOnce(t *testing.T) {
	const targets = 100
	onBoth(t, func(t *testing.T, p place) {
		stores := replicas(t, p)
		var list []store.Delivery
		for i := range targets {
			list = append(list, store.Delivery{Subscription: fmt.Sprint(i), Issue: "2024-12", Platform: "slack",
				Due: time.Unix(1, 0)})
		}
		var fresh, sent atomic.Int32
		var all sync.WaitGroup
		for w := range 6 {
			all.Go(func() {
				n, err := stores[w%len(stores)].Plan(context.Background(), list)
				if err != nil {
					t.Error(err)
				}
				fresh.Add(int32(n))
				for i := 0; i < 50 && sent.Load() < targets; {
					d, ok, err := stores[w%len(stores)].ClaimDelivery(context.Background(), "slack", time.Hour)
					if err != nil {
						t.Error(err)
						return
					}
					if !ok {
						i++
						continue
					}
					sent.Add(1)
					if err := stores[w%len(stores)].Delivered(context.Background(), d, false); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		if fresh.Load() != targets || sent.Load() != targets {
			t.Errorf("planned %d and sent %d of %d", fresh.Load(), sent.Load(), targets)
		}
	})
}
