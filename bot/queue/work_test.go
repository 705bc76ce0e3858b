package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot/store"
	"rebot/bot/telemetry"
)

// A shop is an inbox on SQLite with its worker, in a bubble whose clock runs when everything waits.
type shop struct {
	*testing.T
	*store.Store
	tries []time.Duration // when handle was called, since the start
	log   *strings.Builder
}

// inShop puts the events, works for three minutes and gives what happened.
func inShop(t *testing.T, opt Options, handle func(context.Context, Event) error, ids ...string) (s *shop) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s = openShop(t)
		opt.Log = slog.New(slog.NewTextHandler(s.log, nil))
		start := time.Now()
		for _, id := range ids {
			s.put(Event{Source: "slack", ID: id})
		}
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		defer cancel()
		Work(ctx, s, "slack", opt, func(ctx context.Context, e Event) error {
			s.tries = append(s.tries, time.Since(start))
			return handle(ctx, e)
		})
		s.look()
	})
	return s
}

func openShop(t *testing.T) *shop {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &shop{T: t, Store: s, log: new(strings.Builder)}
}

func (s *shop) put(e Event) {
	s.Helper()
	if _, err := s.Put(context.Background(), e); err != nil {
		s.Fatal(err)
	}
}

// look writes what is left into the log, for the tests to compare.
func (s *shop) look() {
	dead, err := s.Dead(s.Context(), 10)
	if err != nil {
		s.Fatal(err)
	}
	for _, d := range dead {
		fmt.Fprintf(s.log, "\ndead %s after %d: %s", d.ID, d.Attempts, strings.Split(d.Why, "\n")[0])
	}
	n, err := s.WaitingOf(s.Context(), "slack")
	if err != nil {
		s.Fatal(err)
	}
	fmt.Fprintf(s.log, "\nwaiting %d\n", n)
}

func (s *shop) wantTries(t *testing.T, want ...time.Duration) {
	t.Helper()
	if fmt.Sprint(s.tries) != fmt.Sprint(want) {
		t.Errorf("tried at %v, want %v", s.tries, want)
	}
}

func (s *shop) wantLog(t *testing.T, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(s.log.String(), w) {
			t.Errorf("want %q in\n%s", w, s.log)
		}
	}
}

func TestAFailedEventComesAgainWithGrowingWaitsAndIsGivenUpAfterItsTries(t *testing.T) {
	opt := Options{Workers: 1}
	s := inShop(t, opt, func(context.Context, Event) error { return errors.New("no luck") }, "Ev1")
	s.wantTries(t, 0, time.Second, 3*time.Second)
	s.wantLog(t, "dead Ev1 after 3: no luck", "waiting 0", "msg=\"given up\"")
}

func TestAPanicIsAFailureOfItsEventAlone(t *testing.T) {
	s := inShop(t, Options{Workers: 1, Tries: 1}, func(_ context.Context, e Event) error {
		if e.ID == "bad" {
			panic("oh")
		}
		return nil
	}, "bad", "good")
	s.wantTries(t, 0, 0)
	s.wantLog(t, "dead bad after 1: panic: oh", "waiting 0")
}

func TestAPlatformThatAsksToWaitIsWaitedForAndThatIsNoTry(t *testing.T) {
	n := 0
	opt := Options{Workers: 1, Tries: 2}
	s := inShop(t, opt, func(context.Context, Event) error {
		if n++; n <= 5 {
			return fmt.Errorf("posting: %w", &SendError{Outcome: NotSent, Code: "ratelimited",
				RetryAfter: 7 * time.Second})
		}
		return nil
	}, "Ev1")
	s.wantTries(t, 0, 7*time.Second, 14*time.Second, 21*time.Second, 28*time.Second, 35*time.Second)
	s.wantLog(t, "waiting 0", "not sent (ratelimited), again in 7s")
}

func TestAnUnknownSendIsRepeatedAndCounted(t *testing.T) {
	metrics := telemetry.NewMetrics(nil, telemetry.Labels{})
	s := inShop(t, Options{Workers: 1, Metrics: metrics}, func(context.Context,
		Event) error {
		return &SendError{Outcome: Unknown, Err: context.DeadlineExceeded}
	}, "Ev1")
	s.wantTries(t, 0, 30*time.Second, time.Minute)
	s.wantLog(t, "dead Ev1 after 3: unknown whether sent: context deadline exceeded")
	if n := testutil.ToFloat64(metrics.SendUnknown.WithLabelValues("slack")); n != 3 {
		t.Errorf("counted %v", n)
	}
}

func TestAPermanentFailureIsGivenUpAtOnce(t *testing.T) {
	s := inShop(t, Options{}, func(context.Context, Event) error {
		return &SendError{Outcome: NotSent, Code: "channel_not_found", Permanent: true}
	}, "Ev1")
	s.wantTries(t, 0)
	s.wantLog(t, "dead Ev1 after 1: not sent (channel_not_found)")
}

func TestAnEventThatIsTooOldIsDroppedAndTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openShop(t)
		s.put(Event{Source: "slack", ID: "old", Received: time.Now().Add(-6 * time.Minute)})
		s.put(Event{Source: "slack", ID: "young", Received: time.Now().Add(-4 * time.Minute)})
		ctx, cancel := context.WithCancel(t.Context())
		Work(ctx, s, "slack", Options{MaxAge: 5 * time.Minute, Log: slog.New(slog.NewTextHandler(s.log, nil))},
			func(_ context.Context, e Event) error {
				if e.ID != "young" {
					t.Errorf("handled %s", e.ID)
				}
				cancel()
				return nil
			})
		s.look()
		s.wantLog(t, "dead old after 1: too old", "waiting 0", "dropped, since it is too old")
	})
}

func TestAnEventThatKillsTheProcessAgainAndAgainIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openShop(t)
		s.put(Event{Source: "slack", ID: "Ev1"})
		for range 3 + crashes {
			if _, ok, err := s.Claim(t.Context(), "slack", 0); !ok || err != nil {
				t.Fatal(ok, err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		Work(ctx, s, "slack", Options{Log: slog.New(slog.DiscardHandler)}, func(context.Context, Event) error {
			t.Error("it was handled")
			return nil
		})
		s.look()
		s.wantLog(t, "dead Ev1 after 14: it was claimed too often")
	})
}

func TestAWakeStartsWorkAtOnceAndSoManyAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openShop(t)
		wake := make(chan struct{}, 1)
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		var now, most atomic.Int32
		all.Go(func() {
			Work(ctx, s, "slack", Options{Workers: 3, Wake: wake, Poll: time.Hour}, func(context.Context, Event) error {
				most.Store(max(most.Load(), now.Add(1)))
				time.Sleep(time.Second) // of the bubble
				now.Add(-1)
				return nil
			})
		})
		synctest.Wait()
		start := time.Now()
		for i := range 6 {
			s.put(Event{Source: "slack", ID: fmt.Sprint(i)})
		}
		wake <- struct{}{}
		time.Sleep(2*time.Second + time.Millisecond)
		synctest.Wait()
		if n, err := s.WaitingOf(ctx, "slack"); n != 0 || err != nil || most.Load() != 3 {
			t.Errorf("after %v: %d waiting (%v), %d at once at most", time.Since(start), n, err, most.Load())
		}
		cancel()
		all.Wait()
	})
}

func TestWorkEndsWhenWhatIsInFlightIsDoneOrTheGraceIsOver(t *testing.T) {
	for name, c := range map[string]struct{ takes, want time.Duration }{
		"in time": {5 * time.Second, 5 * time.Second}, "too slow": {time.Hour, 15 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := openShop(t)
				s.put(Event{Source: "slack", ID: "Ev1"})
				s.put(Event{Source: "slack", ID: "Ev2"})
				ctx, cancel := context.WithCancel(t.Context())
				start := time.Now()
				Work(ctx, s, "slack", Options{Workers: 1, Lease: 2 * time.Hour, Log: slog.New(slog.DiscardHandler)},
					func(ctx context.Context, e Event) error {
						cancel()
						select {
						case <-time.After(c.takes):
							return nil
						case <-ctx.Done():
							return ctx.Err()
						}
					})
				if took := time.Since(start); took != c.want {
					t.Errorf("ended after %v, want %v", took, c.want)
				}
				e, _, err := s.Claim(context.Background(), "slack", time.Minute)
				if want := map[bool]string{true: "Ev2", false: "Ev1"}[c.takes == c.want]; e.ID != want ||
					e.Attempts != 1 || err != nil {
					t.Errorf("next is %s with %d attempts (%v), want %s", e.ID, e.Attempts, err, want)
				}
			})
		})
	}
}

// TestAProcessThatWasStoppedSendsNothingWhenItWakes stops a process within its claim, until after the lease.
func TestAProcessThatWasStoppedSendsNothingWhenItWakes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openShop(t)
		s.put(Event{Source: "slack", ID: "Ev1"})
		metrics := telemetry.NewMetrics(nil, telemetry.Labels{})
		q := &stopped{Store: s.Store, t: t}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
		defer cancel()
		Work(ctx, q, "slack", Options{Workers: 1, Lease: 5 * time.Second, Metrics: metrics,
			Log: slog.New(slog.NewTextHandler(s.log, nil))}, func(ctx context.Context, e Event) error {
			if err := InTime(ctx); err != nil {
				return err
			}
			t.Error("it would be sent a second time")
			return nil
		})
		s.look()
		s.wantLog(t, "waiting 0", "another has it")
		if n := testutil.ToFloat64(metrics.LeasesLost.WithLabelValues("slack")); n != 1 {
			t.Errorf("%v leases were lost", n)
		}
	})
}

// TestWhatWasDoneWhileTheDatabaseWasAwayIsNotDoneAgain has the database away when an event is done, for longer than its
// lease.
func TestWhatWasDoneWhileTheDatabaseWasAwayIsNotDoneAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openShop(t)
		s.put(Event{Source: "slack", ID: "Ev1"})
		q := &away{Store: s.Store, back: time.Now().Add(40 * time.Second)}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
		defer cancel()
		times := 0
		Work(ctx, q, "slack", Options{Workers: 4, Lease: 15 * time.Second,
			Log: slog.New(slog.NewTextHandler(s.log, nil))},
			func(context.Context, Event) error { times++; return nil })
		s.look()
		s.wantLog(t, "waiting 0")
		if times != 1 {
			t.Errorf("it was done %d times", times)
		}
	})
}

// An away inbox gives one event and then neither gives nor takes any until it is back.
type away struct {
	*store.Store
	back time.Time
	gave atomic.Bool
}

func (q *away) Claim(ctx context.Context, source string, lease time.Duration) (Event, bool, error) {
	if q.gave.Load() && time.Now().Before(q.back.Add(time.Second)) { // a moment later than it takes
		return Event{}, false, errors.New("away")
	}
	e, ok, err := q.Store.Claim(ctx, source, lease)
	if ok {
		q.gave.Store(true)
	}
	return e, ok, err
}

func (q *away) Ack(ctx context.Context, e Event) error {
	if time.Now().Before(q.back) {
		return errors.New("away")
	}
	return q.Store.Ack(ctx, e)
}

// A stopped inbox does not come back from a claim before its lease is over and another has handled the event.
type stopped struct {
	*store.Store
	t *testing.T
}

func (q *stopped) Claim(ctx context.Context, source string, lease time.Duration) (Event, bool, error) {
	e, ok, err := q.Store.Claim(ctx, source, lease)
	if !ok {
		return e, ok, err
	}
	time.Sleep(lease)
	other, ok, err := q.Store.Claim(ctx, source, lease)
	if !ok || err != nil {
		q.t.Error(ok, err)
	}
	return e, true, q.Store.Ack(ctx, other)
}

func TestABrokenInboxIsAskedNoOftenerThanPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openShop(t)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		metrics := telemetry.NewMetrics(nil, telemetry.Labels{})
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		Work(ctx, s, "slack", Options{Workers: 1, Metrics: metrics, Log: slog.New(slog.NewTextHandler(s.log, nil))},
			nil)
		if n := testutil.ToFloat64(metrics.InboxErrors.WithLabelValues("slack")); n < 9 || n > 11 {
			t.Errorf("asked %v times in 10 s", n)
		}
		s.wantLog(t, "claiming failed")
	})
}

// inSilence has a platform say nothing to so many sends of an event, all of them fenced, and gives when each was sent.
func inSilence(t *testing.T, sends int, age time.Duration) (at []time.Duration, s *shop) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s = openShop(t)
		s.put(Event{Source: "slack", ID: "Ev1"})
		start := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), age+time.Hour)
		defer cancel()
		Work(ctx, s, "slack", Options{Workers: 1, MaxAge: age, Poll: 10 * time.Second, Log: slog.New(slog.NewTextHandler(s.log, nil))},
			func(ctx context.Context, _ Event) error {
				if err := InTime(ctx); err != nil {
					return err
				}
				if at = append(at, time.Since(start)); len(at) <= sends {
					return &SendError{Outcome: Unknown, Code: "no answer", Ill: true}
				}
				return nil
			})
		s.look()
	})
	return at, s
}

// An answer that is missing is worse than one that is there again. The waits grow, so that copies stay few.
func TestSilenceIsTriedEverMoreSeldomWhileAQuestionIsWorthIt(t *testing.T) {
	const s, m, h = time.Second, time.Minute, time.Hour
	for _, c := range []struct {
		sends int
		age   time.Duration
		want  []time.Duration
	}{
		{2, 6 * h, []time.Duration{0, 30 * s, 150 * s}}, // the third is heard
		{9, 5 * m, []time.Duration{0, 30 * s, 150 * s}},
		{9, 6 * h, []time.Duration{0, 30 * s, 150 * s, 630 * s, 2550 * s, 10230 * s}},
	} {
		at, shop := inSilence(t, c.sends, c.age)
		if fmt.Sprint(at) != fmt.Sprint(c.want) {
			t.Errorf("%d silent of an event that is worth %v: sent at %v, want %v", c.sends, c.age, at, c.want)
		}
		shop.wantLog(t, "waiting 0")
		if lost := c.sends >= len(c.want); lost {
			shop.wantLog(t, "dead Ev1", "too old")
		}
	}
}

// An answer that came and can't be read is hardly silence: the platform has taken the message.
func TestWhatCantBeReadIsSentTwiceAtMost(t *testing.T) {
	sent := 0
	s := inShop(t, Options{Workers: 1}, func(ctx context.Context, _ Event) error {
		if err := InTime(ctx); err != nil {
			return err
		}
		sent++
		return &SendError{Outcome: Unknown, Code: "unreadable answer"}
	}, "Ev1")
	if sent != 2 {
		t.Errorf("sent %d times", sent)
	}
	s.wantLog(t, "it may stand there twice")
}
