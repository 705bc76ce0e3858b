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
			check(t, s.Subscribe(t.Context(), store.Subscription{Kind: "digest",
				Place: store.Place{Platform: "slack", Chat: chat}, Since: "2024-11"}))
		}
		subs, err := s.Unplanned(t.Context(), "2024-12")
		check(t, err)
		for _, sub := range subs {
			plan(t, s, store.Delivery{Subscription: sub.ID, Issue: "2024-12", Platform: "slack", Due: time.Unix(1, 0)},
				1)
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
		plan(t, s, store.Delivery{Subscription: d.Subscription, Issue: "2024-12", Platform: "slack",
			Due: time.Unix(1, 0)}, 1)
		plan(t, s, store.Delivery{Subscription: d.Subscription, Issue: "2024-11", Platform: "slack",
			Due: time.Unix(1, 0)}, 1)
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

// A remembered is a ledger with a digest of two parts, whose first was sent, an older issue that waits, and their
// memory.
type remembered struct {
	*store.Store
	t   *testing.T
	dir string
	sub string
}

func newRemembered(t *testing.T, p place) remembered {
	t.Helper()
	s := p.open(t)
	newClock(s)
	check(t, s.Subscribe(t.Context(), store.Subscription{Kind: "digest",
		Place: store.Place{Platform: "slack", Chat: "C1"}, Since: "2024-10"}))
	subs, err := s.Unplanned(t.Context(), "2024-12")
	check(t, err)
	r := remembered{s, t, t.TempDir(), subs[0].ID}
	r.planned("2024-12")
	check(t, s.Delivered(t.Context(), claimDelivery(t, s, true), true))
	check(t, store.NewMemory(r.dir).Keep(t.Context(), s, "2024-12"))
	return r
}

func (r remembered) planned(issue string) {
	r.t.Helper()
	plan(r.t, r.Store, store.Delivery{Subscription: r.sub, Issue: issue, Platform: "slack", Due: time.Unix(1, 0)}, 1)
}

// restored is the database as it was before anything was sent.
func (r remembered) restored() {
	r.t.Helper()
	check(r.t, r.Exec("DELETE FROM delivery"))
	r.planned("2024-11")
	r.planned("2024-12")
}

func (r remembered) compare(issue string) (int, error) {
	return store.NewMemory(r.dir).Compare(r.t.Context(), r.Store, issue)
}

func TestARestoredDigestOfSeveralPartsGoesOnWhereItWas(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		r := newRemembered(t, p)
		was := states(t, r.Store)
		r.restored()
		if n, err := r.compare("2024-12"); n != 1 || err != nil || states(t, r.Store) != was {
			t.Errorf("forgotten: %d (%v), the ledger says %s, said %s", n, err, states(t, r.Store), was)
		}
		d := claimDelivery(t, r.Store, true)
		// it may have been sent since it was remembered
		if d.Part != 1 || !d.Due.Equal(time.Unix(1, 0)) || !d.Tried.Equal(d.Due) {
			t.Errorf("claimed %+v", d)
		}
		check(t, r.Delivered(t.Context(), d, false))
		if n, err := r.compare("2024-12"); n != 0 || err != nil {
			t.Errorf("what was waiting when it was remembered counts as forgotten: %d (%v)", n, err)
		}
		claimDelivery(t, r.Store, false)
	})
}

func TestADatabaseThatForgotIsToldThoughANewerIssueIsIn(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		r := newRemembered(t, p)
		r.restored()
		r.planned("2025-01")
		if n, err := r.compare("2025-01"); n != 1 || err != nil {
			t.Errorf("forgotten: %d (%v)", n, err)
		}
		got := map[string]int{}
		for range 2 {
			d := claimDelivery(t, r.Store, true)
			got[d.Issue] += d.Part
		}
		claimDelivery(t, r.Store, false)
		if len(got) != 2 || got["2024-12"] != 1 {
			t.Errorf("claimed %v", got)
		}
	})
}

// TestWhatADatabaseForgotIsNotedWholeOrNotAtAll keeps the last statement from the database. PostgreSQL ends a
// transaction whose statement failed by itself.
func TestWhatADatabaseForgotIsNotedWholeOrNotAtAll(t *testing.T) {
	r := newRemembered(t, place{dir: t.TempDir()})
	r.restored()
	check(t, r.Exec("CREATE TRIGGER stop BEFORE UPDATE ON delivery WHEN OLD.issue = '2024-11' "+
		"BEGIN SELECT RAISE(ABORT, 'no'); END"))
	if _, err := r.compare("2024-12"); err == nil {
		t.Error("it does not say that it failed")
	}
	check(t, r.Exec("DROP TRIGGER stop"))
	if n, err := r.compare("2024-12"); n != 1 || err != nil {
		t.Errorf("forgotten: %d (%v)", n, err)
	}
	if d := claimDelivery(t, r.Store, true); d.Issue != "2024-12" {
		t.Errorf("an older issue is sent: %+v", d)
	}
	claimDelivery(t, r.Store, false)
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
