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

// onBoth runs a test on SQLite and on PostgreSQL, each empty, at a time: one waits for a disk, the other for a process.
func onBoth(t *testing.T, f func(t *testing.T, p place)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { t.Parallel(); f(t, place{dir: t.TempDir()}) })
	t.Run("PostgreSQL", func(t *testing.T) { t.Parallel(); f(t, place{url: bottest.Postgres(t)}) })
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

// TestASweepThatIsStoppedHasSweptWhatItCould keeps one of many rows from being deleted: the sweep goes in pieces, none
// of which takes long.
func TestASweepThatIsStoppedHasSweptWhatItCould(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		newClock(s)
		check(t, s.Exec(`INSERT INTO seen (source, id, until)
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
			SELECT 'slack', CAST(i AS TEXT), i FROM n`))
		stop := []string{"CREATE TRIGGER stop BEFORE DELETE ON seen WHEN OLD.until = 2500 " +
			"BEGIN SELECT RAISE(ABORT, 'no'); END"}
		if s.Engine() == "PostgreSQL" {
			stop = []string{"CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$",
				"CREATE TRIGGER stop BEFORE DELETE ON seen FOR EACH ROW WHEN (OLD.until = 2500) EXECUTE FUNCTION no()"}
		}
		for _, st := range stop {
			check(t, s.Exec(st))
		}
		if s.Sweep(t.Context()) == nil {
			t.Error("it does not say that it was stopped")
		}
		left := func(want string) {
			t.Helper()
			if n, err := s.Query("SELECT count(*) FROM seen"); n != want || err != nil {
				t.Errorf("%s are left, want %s (%v)", n, want, err)
			}
		}
		left("500")
		check(t, s.Exec(map[string]string{"SQLite": "DROP TRIGGER stop",
			"PostgreSQL": "DROP TRIGGER stop ON seen"}[s.Engine()]))
		check(t, s.Exec("UPDATE seen SET until = 9223372036854775807 WHERE until > 2490"))
		check(t, s.Sweep(t.Context()))
		left("10")
	})
}
