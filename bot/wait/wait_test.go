package wait_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/wait"
)

func TestAWaitEndsByItselfOrWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		from := time.Now()
		if !wait.For(ctx, time.Second) || time.Since(from) != time.Second {
			t.Errorf("a second took %v", time.Since(from))
		}
		if wait.For(ctx, time.Hour) || time.Since(from) != time.Minute {
			t.Errorf("an hour that the context ends took %v", time.Since(from))
		}
	})
}

func TestEveryCallsUntilTheContextEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		from, calls := time.Now(), 0
		wait.Every(ctx, time.Minute, func(context.Context) {
			if calls++; calls == 3 {
				cancel()
			}
		})
		if calls != 3 || time.Since(from) != 3*time.Minute {
			t.Errorf("%d calls in %v", calls, time.Since(from))
		}
	})
}
