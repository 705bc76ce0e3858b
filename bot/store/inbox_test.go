package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rebot/bot/store"
)

func TestAnEventThatComesAgainIsNotFreshFor25Hours(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		e := store.Event{Source: "slack", ID: "Ev1"}
		if !put(t, s, e) || put(t, s, e) {
			t.Fatal("want fresh once")
		}
		if !put(t, s, store.Event{Source: "telegram", ID: "Ev1"}) {
			t.Error("another platform's event has the same id, but is another event")
		}
		check(t, s.Ack(t.Context(), claim(t, s, "Ev1")))
		c.move(25*time.Hour - time.Second)
		if put(t, s, e) {
			t.Error("fresh before 25 hours were over")
		}
		c.move(time.Second)
		if !put(t, s, e) {
			t.Error("not fresh after 25 hours")
		}
		claim(t, s, "Ev1")
	})
}

func TestThePartsThatWereSentStayWithTheirEvent(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		put(t, s, store.Event{Source: "slack", ID: "Ev1"})
		put(t, s, store.Event{Source: "slack", ID: "Ev2"})
		e := claim(t, s, "Ev1")
		check(t, s.NoteParts(t.Context(), e, 3))
		check(t, s.Retry(t.Context(), e, 0))
		if e = claim(t, s, "Ev1"); e.Parts != 3 || claim(t, s, "Ev2").Parts != 0 {
			t.Errorf("%d parts are noted", e.Parts)
		}
	})
}

func TestOfManyPutsAtOnceOneIsFresh(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		stores := replicas(t, p)
		for i := range 20 {
			var fresh atomic.Int32
			var all sync.WaitGroup
			for k := range 4 {
				all.Go(func() {
					if put(t, stores[k%len(stores)], store.Event{Source: "slack", ID: fmt.Sprint("Ev", i)}) {
						fresh.Add(1)
					}
				})
			}
			all.Wait()
			if fresh.Load() != 1 {
				t.Fatalf("event %d was fresh %d times", i, fresh.Load())
			}
		}
	})
}

// replicas opens a place three times, or once where only one process may use it.
func replicas(t *testing.T, p place) (list []*store.Store) {
	for range 3 {
		list = append(list, p.open(t))
		if p.url == "" {
			break
		}
	}
	return list
}

func TestEventsAreClaimedOldestFirstAndOneAtATime(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		put(t, s, store.Event{Source: "slack", ID: "late", Received: c.Time})
		put(t, s, store.Event{Source: "slack", ID: "early", Kind: "mention", Body: []byte("{}"),
			Received: c.Add(-time.Minute)})
		put(t, s, store.Event{Source: "telegram", ID: "other", Received: c.Add(-time.Hour)})
		e := claim(t, s, "early")
		if e.Kind != "mention" || string(e.Body) != "{}" || e.Attempts != 1 || !e.Received.Equal(c.Add(-time.Minute)) {
			t.Errorf("claimed %+v", e)
		}
		claim(t, s, "late")
		claim(t, s, "")
	})
}

func TestAClaimThatRanOutIsClaimedByAnotherAndVoid(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		put(t, s, store.Event{Source: "slack", ID: "Ev1"})
		first := claim(t, s, "Ev1")
		c.move(59 * time.Second)
		claim(t, s, "")
		c.move(time.Second)
		second := claim(t, s, "Ev1")
		if second.Attempts != 2 {
			t.Errorf("attempts %d, want 2", second.Attempts)
		}
		if err := s.Retry(t.Context(), first, 0); !errors.Is(err, store.ErrLost) {
			t.Errorf("Later with a void claim: %v", err)
		}
		if err := s.DeadLetter(t.Context(), first, "x"); !errors.Is(err, store.ErrLost) {
			t.Errorf("Bury with a void claim: %v", err)
		}
		check(t, s.Ack(t.Context(), first)) // it was handled after all
		c.move(time.Hour)
		claim(t, s, "")
	})
}

func TestAnEventPutOffWaitsAndKeepsItsAttempts(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		put(t, s, store.Event{Source: "slack", ID: "Ev1"})
		check(t, s.Retry(t.Context(), claim(t, s, "Ev1"), 2*time.Hour))
		c.move(2*time.Hour - time.Second)
		claim(t, s, "")
		c.move(time.Second)
		e := claim(t, s, "Ev1")
		if e.Attempts != 2 {
			t.Errorf("attempts %d, want 2", e.Attempts)
		}
		e.Attempts-- // this one shall not count
		check(t, s.Retry(t.Context(), e, 0))
		if e := claim(t, s, "Ev1"); e.Attempts != 2 {
			t.Errorf("attempts %d, want 2", e.Attempts)
		}
	})
}

func TestADeadLetterIsKeptFor30DaysWithItsReason(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		put(t, s, store.Event{Source: "slack", ID: "Ev1", Kind: "mention", Body: []byte("body")})
		check(t, s.DeadLetter(t.Context(), claim(t, s, "Ev1"), "bad \x00\xff"))
		c.move(time.Hour)
		claim(t, s, "")
		check(t, s.Sweep(t.Context()))
		list, err := s.Dead(t.Context(), 10)
		check(t, err)
		if len(list) != 1 || list[0].ID != "Ev1" || string(list[0].Body) != "body" ||
			list[0].Why != "bad \uFFFD\uFFFD" || list[0].Attempts != 1 {
			t.Fatalf("dead letters: %+v", list)
		}
		c.move(30 * 24 * time.Hour)
		check(t, s.Sweep(t.Context()))
		if list, err = s.Dead(t.Context(), 10); err != nil || len(list) != 0 {
			t.Errorf("after 30 days: %+v, %v", list, err)
		}
	})
}

func TestManyWorkersClaimEachEventOnce(t *testing.T) {
	const events = 200
	onBoth(t, func(t *testing.T, p place) {
		stores := replicas(t, p)
		for i := range events {
			put(t, stores[0], store.Event{Source: "slack", ID: fmt.Sprint(i)})
		}
		var times [events]atomic.Int32
		var all sync.WaitGroup
		for w := range 6 {
			all.Go(func() { drain(t, stores[w%len(stores)], &times) })
		}
		all.Wait()
		for i := range times {
			if n := times[i].Load(); n != 1 {
				t.Errorf("event %d was claimed %d times", i, n)
			}
		}
	})
}

// drain claims and ends events until none waits.
func drain(t *testing.T, s *store.Store, times *[200]atomic.Int32) {
	ctx := context.Background()
	for {
		e, ok, err := s.Claim(ctx, "slack", time.Hour)
		if err == nil && !ok {
			var n int
			if n, err = s.WaitingOf(ctx, "slack"); err == nil && n == 0 {
				return
			}
		}
		if err != nil {
			t.Error(err)
			return
		}
		if ok {
			var i int
			_, _ = fmt.Sscan(e.ID, &i)
			times[i].Add(1)
			if err := s.Ack(ctx, e); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestAnyBytesCanBeKept(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		body := []byte{0, 0xff, '\'', 0x80}
		put(t, s, store.Event{Source: "slack", ID: "a\x00b\xff", Body: body})
		put(t, s, store.Event{Source: "slack", ID: "空", Received: time.Now().Add(time.Hour)})
		if e := claim(t, s, "a\uFFFDb\uFFFD"); !bytes.Equal(e.Body, body) {
			t.Errorf("body %q", e.Body)
		}
		claim(t, s, "空")
	})
}

func TestAPutThatIsCutOffFails(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if fresh, err := s.Put(ctx, store.Event{Source: "slack", ID: "Ev1"}); err == nil || fresh {
			t.Errorf("cancelled: %v, %v", fresh, err)
		}
		if !put(t, s, store.Event{Source: "slack", ID: "Ev1"}) {
			t.Error("a Put that failed marked the event as seen")
		}
		check(t, s.Close())
		if fresh, err := s.Put(t.Context(), store.Event{Source: "slack", ID: "Ev2"}); err == nil || fresh {
			t.Errorf("closed: %v, %v", fresh, err)
		}
	})
}
