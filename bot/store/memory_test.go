package store_test

import (
	"testing"
	"time"

	"rebot/bot/store"
)

func TestADatabaseThatForgotIsTold(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		dir := t.TempDir()
		s := p.open(t)
		newClock(s)
		for _, chat := range []string{"C1", "C2"} {
			check(t, s.Subscribe(t.Context(), store.Subscription{Kind: "digest", Place: store.Place{Platform: "slack", Chat: chat}, Since: "2024-11"}))
		}
		subs, err := s.Unplanned(t.Context(), "2024-12")
		check(t, err)
		for _, sub := range subs {
			plan(t, s, store.Delivery{Subscription: sub.ID, Issue: "2024-12", Platform: "slack", Due: time.Unix(1, 0)}, 1)
		}
		d := claimDelivery(t, s, true)
		check(t, s.Delivered(t.Context(), d, true))
		keep := func(want int) {
			t.Helper()
			m := store.NewMemory(dir) // as after a start
			if n, err := m.Compare(t.Context(), s, "2024-12"); n != want || err != nil {
				t.Errorf("forgotten: %d, want %d (%v)", n, want, err)
			}
			check(t, m.Keep(t.Context(), s, "2024-12"))
		}
		keep(0)
		keep(0)
		was := states(t, s)
		if _, err := s.Query("DELETE FROM delivery WHERE state = 'sent' RETURNING issue"); err != nil {
			t.Fatal(err)
		}
		plan(t, s, store.Delivery{Subscription: d.Subscription, Issue: "2024-12", Platform: "slack", Due: time.Unix(1, 0)}, 1)
		plan(t, s, store.Delivery{Subscription: d.Subscription, Issue: "2024-11", Platform: "slack", Due: time.Unix(1, 0)}, 1)
		keep(1)
		if got := states(t, s); got != was {
			t.Errorf("the ledger says %s, said %s", got, was)
		}
		keep(0)
		for range 2 { // the second part and the other subscription; the older issue is over
			if d := claimDelivery(t, s, true); d.Issue != "2024-12" {
				t.Errorf("claimed %+v", d)
			}
		}
		claimDelivery(t, s, false)
		check(t, store.NewMemory(dir).Keep(t.Context(), s, "2024-11")) // the newest issue was taken away for a while
		keep(0)
	})
}

func TestWithoutAFolderNothingIsRemembered(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir(), "")
	check(t, err)
	defer s.Close()
	m := store.NewMemory("")
	check(t, m.Keep(t.Context(), s, "2024-12"))
	n, err := m.Compare(t.Context(), s, "2024-12")
	if n != 0 || err != nil {
		t.Errorf("forgotten: %d, %v", n, err)
	}
}
