package store_test

import (
	"context"
	"os"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/store"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childArg {
		child()
		return
	}
	os.Exit(bottest.Run(m))
}

// A place is where a store is opened: a folder, or a database.
type place struct{ dir, url string }

func (p place) open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), p.dir, p.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// onBoth runs a test on SQLite and on PostgreSQL, each empty.
func onBoth(t *testing.T, f func(t *testing.T, p place)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { f(t, place{dir: t.TempDir()}) })
	t.Run("PostgreSQL", func(t *testing.T) { f(t, place{url: bottest.Postgres(t)}) })
}

// A clock stands still until it is moved.
type clock struct{ time.Time }

func newClock(s *store.Store) *clock {
	c := &clock{time.Date(2024, 12, 20, 9, 0, 0, 0, time.UTC)}
	s.SetNow(func() time.Time { return c.Time })
	return c
}

func (c *clock) move(d time.Duration) { c.Time = c.Add(d) }

func put(t testing.TB, s *store.Store, e store.Event) bool {
	t.Helper()
	fresh, err := s.Put(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

// claim claims an event and checks which it is, "" for none.
func claim(t testing.TB, s *store.Store, want string) store.Event {
	t.Helper()
	e, ok, err := s.Claim(context.Background(), "slack", time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if ok != (want != "") || e.ID != want {
		t.Fatalf("claimed %q (%v), want %q", e.ID, ok, want)
	}
	return e
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
