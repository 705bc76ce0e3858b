package bot

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot/bottest/cases"
	"rebot/bot/reply"
	"rebot/index"
)

// busyService answers as many questions at once as it may.
func busyService(t *testing.T, lib *index.Library) *Service {
	t.Helper()
	d := NewService(lib, Ready, Config{})
	for range maxConcurrent {
		if err := d.limits.acquire(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func TestEightAreAnsweredAtOnceAndTheOthersWait(t *testing.T) {
	lib := cases.Library(t)
	synctest.Test(t, func(t *testing.T) {
		d := busyService(t, lib)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if got := reply.Text(d.Ask(ctx, "", "氧化镝多少钱")); !strings.Contains(got, "现在问的人太多") {
			t.Errorf("after a second without a seat: %s", got)
		}
		var answers [20]string
		var all sync.WaitGroup
		for i := range answers {
			all.Go(func() { answers[i] = reply.Text(d.Ask(t.Context(), "", "氧化镝多少钱")) })
		}
		synctest.Wait()
		for i := range answers {
			if answers[i] != "" {
				t.Errorf("%d is answered without a seat", i)
			}
		}
		for range maxConcurrent {
			d.limits.release()
		}
		all.Wait()
		for _, a := range answers {
			if !strings.Contains(a, "1711.90") {
				t.Errorf("answered %s", a)
			}
		}
	})
}

func TestMoreThanAThousandWhoWaitAreTooMany(t *testing.T) {
	lib := cases.Library(t)
	synctest.Test(t, func(t *testing.T) {
		d := busyService(t, lib)
		var all sync.WaitGroup
		for range maxWaiting {
			all.Go(func() { d.Ask(t.Context(), "", "氧化镝多少钱") })
		}
		synctest.Wait()
		if got := reply.Text(d.Ask(t.Context(), "", "what is the price of Dy2O3")); !strings.Contains(got,
			"Too many questions") {
			t.Errorf("told %s", got)
		}
		for range maxConcurrent {
			d.limits.release()
		}
		all.Wait()
		if got := reply.Text(d.Ask(t.Context(), "", "氧化镝多少钱")); !strings.Contains(got, "1711.90") {
			t.Errorf("afterwards: %s", got)
		}
	})
}

func TestASearchThatTakesTooLongIsStopped(t *testing.T) {
	d := NewService(cases.Library(t), Ready, Config{})
	d.timeLimit = 0
	for q, want := range map[string]string{"缅甸封关": "查得太久", "why did Myanmar close the border": "took too long"} {
		before := testutil.ToFloat64(d.metrics.Refused.WithLabelValues("p", string(Slow)))
		if got := reply.Text(d.Reply(t.Context(), "p", "", q)); !strings.Contains(got, want) ||
			testutil.ToFloat64(d.metrics.Refused.WithLabelValues("p", string(Slow))) != before+1 {
			t.Errorf("%s: %s", q, got)
		}
	}
	if got := reply.Text(d.Ask(t.Context(), "", "氧化镝多少钱")); !strings.Contains(got, "1711.90") {
		t.Errorf("what needs no search is not answered: %s", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := reply.Text(d.Ask(ctx, "", "缅甸封关")); strings.Contains(got, "缅甸") {
		t.Errorf("who has gone away is answered %s", got)
	}
}
