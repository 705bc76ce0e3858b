package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"
)

// work sends so many events for an hour through a platform, which says for each try of an event at a time since the
// start how it goes, and gives what was tried.
func work(t *testing.T, events int, probe func(time.Duration) error,
	send func(id string, at time.Duration) error) (s *shop, tried map[string][]time.Duration) {
	tried = map[string][]time.Duration{}
	synctest.Test(t, func(t *testing.T) {
		s = openShop(t)
		start := time.Now()
		lg := slog.New(slog.NewTextHandler(s.log, nil))
		b := NewBreaker(lg, func(context.Context) error { return probe(time.Since(start)) })
		for i := range events {
			s.put(Event{Source: "slack", ID: fmt.Sprint(i)})
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		Work(ctx, s, "slack", Options{Workers: 1, Poll: 5 * time.Second, Log: lg, Breaker: b},
			func(_ context.Context, e Event) error {
				tried[e.ID] = append(tried[e.ID], time.Since(start).Round(time.Second))
				err := send(e.ID, time.Since(start))
				if err == nil {
					b.Sent()
				}
				return err
			})
		s.look()
	})
	return s, tried
}

func ill() error { return &SendError{Outcome: Unknown, Code: "http 502", Ill: true} }

func well(time.Duration) error { return nil }

func TestNothingIsTriedInAnOutageAndNothingIsLost(t *testing.T) {
	down := func(at time.Duration) error {
		if at < 30*time.Minute {
			return ill()
		}
		return nil
	}
	s, tried := work(t, 5, down, func(_ string, at time.Duration) error { return down(at) })
	s.wantLog(t, "waiting 0", "the platform does not answer", "takes messages again")
	for id, at := range tried {
		if want := map[bool]int{true: 2, false: 1}[id == "0"]; len(at) != want { // the first was under way
			t.Errorf("event %s was tried at %v", id, at)
		}
	}
}

// TestSendingThatFailsThoughThePlatformAnswersIsAnOutageToo has the harmless call go well all the time.
func TestSendingThatFailsThoughThePlatformAnswersIsAnOutageToo(t *testing.T) {
	s, tried := work(t, 5, well, func(_ string, at time.Duration) error {
		if at < 10*time.Minute {
			return ill()
		}
		return nil
	})
	s.wantLog(t, "waiting 0", "takes messages again")
	all := 0
	for _, at := range tried {
		all += len(at)
	}
	if all > 5+3+10*60/int(longOutage/time.Second)+5 { // three before it is noticed, and then one at a time
		t.Errorf("%d tries: %v", all, tried)
	}
}

// It is tried until it is too old, ever more seldom.
func TestAMessageThatFailsAloneHoldsNothingUp(t *testing.T) {
	s, tried := work(t, 5, well, func(id string, _ time.Duration) error {
		if id == "2" {
			return ill()
		}
		return nil
	})
	s.wantLog(t, "waiting 1", "wait=30s", "wait=32m0s")
	if at := tried["4"]; len(at) != 1 || at[0] > time.Second {
		t.Errorf("another was tried at %v", at)
	}
}

func TestARefusalIsNoOutage(t *testing.T) {
	s, _ := work(t, 5, func(time.Duration) error { return errors.New("not asked") }, func(string, time.Duration) error {
		return &SendError{Outcome: NotSent, Code: "channel_not_found", Permanent: true}
	})
	s.wantLog(t, "waiting 0", "dead 4 after 1")
}

// TestASilentOutageOfSendingAloneMakesFewCopies has a platform swallow all messages and answer the harmless call: each
// message that tries out whether the outage is over may have been posted.
func TestASilentOutageOfSendingAloneMakesFewCopies(t *testing.T) {
	silent := func(_ string, at time.Duration) error {
		if at < 30*time.Minute {
			return &SendError{Outcome: Unknown, Code: "no answer", Ill: true}
		}
		return nil
	}
	s, tried := work(t, 5, well, silent)
	s.wantLog(t, "waiting 0", "takes messages again")
	for id, at := range tried {
		if len(at) > 6 {
			t.Errorf("event %s was tried at %v", id, at)
		}
	}
}
