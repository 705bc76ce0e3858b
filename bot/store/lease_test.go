package store_test

import (
	"testing"
	"time"
)

func TestOneOwnerHoldsALease(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		lease := func(owner string, want bool) {
			t.Helper()
			held, err := s.Lease(t.Context(), "poller", owner, 15*time.Second)
			check(t, err)
			if held != want {
				t.Fatalf("%s holds the lease: %v, want %v", owner, held, want)
			}
		}
		lease("a", true)
		lease("b", false)
		c.move(10 * time.Second)
		lease("a", true) // renewed
		c.move(10 * time.Second)
		lease("b", false)
		c.move(5 * time.Second)
		lease("b", true) // it ran out
		lease("a", false)
		check(t, s.Release(t.Context(), "poller", "a")) // not a's to give
		lease("a", false)
		check(t, s.Release(t.Context(), "poller", "b"))
		lease("a", true)
	})
}

func TestValuesAndEventsOutliveTheProcess(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		if _, ok, err := s.Get(t.Context(), "offset"); ok || err != nil {
			t.Fatalf("a value that was never set: %v, %v", ok, err)
		}
		check(t, s.Set(t.Context(), "offset", "1"))
		check(t, s.Set(t.Context(), "offset", "2"))
		check(t, s.Close())
		s = p.open(t)
		if v, ok, err := s.Get(t.Context(), "offset"); v != "2" || !ok || err != nil {
			t.Errorf("got %q, %v, %v", v, ok, err)
		}
	})
}

// A killed process can't release its leases, and its folder proves that it is gone.
func TestAFolderOpenedAgainHasNoLeases(t *testing.T) {
	p := place{dir: t.TempDir()}
	s := p.open(t)
	_, err := s.Lease(t.Context(), "poller", "a", time.Hour)
	check(t, err)
	check(t, s.Close())
	if held, err := p.open(t).Lease(t.Context(), "poller", "b", time.Hour); !held || err != nil {
		t.Fatalf("the next process holds the lease: %v, %v", held, err)
	}
}
