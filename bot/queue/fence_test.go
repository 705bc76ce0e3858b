package queue

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A frozen context is one of a process that was stopped: its time is over, and no timer has said so yet.
type frozen struct {
	context.Context
	over atomic.Bool
}

func (c *frozen) Deadline() (time.Time, bool) {
	if c.over.Load() {
		return time.Now().Add(-time.Minute), true
	}
	return time.Now().Add(time.Minute), true
}

// A process may be stopped between the fence and the moment when its request goes out, as while it connects.
func TestAProcessThatIsStoppedWhileItConnectsPostsNothing(t *testing.T) {
	var posted atomic.Int64
	api := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if body, err := io.ReadAll(r.Body); err == nil && len(body) > 0 {
			posted.Add(1)
		}
	}))
	defer api.Close()
	for _, c := range []struct {
		name string
		do   func(*http.Client, *http.Request) (*http.Response, error)
		want int64
	}{
		{"with a fence", Do, 0},
		{"without one", (*http.Client).Do, 1}, // so that the case is one
	} {
		posted.Store(0)
		ctx := &frozen{Context: t.Context()}
		hc := &http.Client{Transport: &http.Transport{DisableKeepAlives: true,
			DialContext: func(_ context.Context, network, addr string) (net.Conn, error) {
				ctx.over.Store(true)
				return net.Dial(network, addr)
			}}}
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, api.URL, strings.NewReader("text=hello"))
		if err != nil {
			t.Fatal(err)
		}
		if err := InTime(ctx); err != nil {
			t.Fatal(err)
		}
		resp, err := c.do(hc, r)
		if err == nil {
			resp.Body.Close()
		}
		var send *SendError
		if held := errors.As(err, &send) && send.Outcome == NotSent; held != (c.want == 0) || posted.Load() != c.want {
			t.Errorf("%s: posted %d times, %v", c.name, posted.Load(), err)
		}
	}
}

// A call's own limit may count by a clock that stood still while the machine slept.
func TestAShorterLimitHidesNoLeaseThatIsOver(t *testing.T) {
	ctx := context.WithValue(t.Context(), sendsKey{}, &sends{end: time.Now().Round(0).Add(-time.Second)})
	ctx, cancel := context.WithTimeout(ctx, time.Hour)
	defer cancel()
	if err := InTime(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it would be sent: %v", err)
	}
}

// A message that is begun just before its time is over is cut off, and nobody knows whether it arrived: it is given back
// instead, and that is no try.
func TestAMessageThatHasHardlyAnyTimeIsNotBegun(t *testing.T) {
	begun := 0
	s := inShop(t, Options{Workers: 1, Tries: 1, Lease: 16 * time.Second}, func(ctx context.Context, e Event) error {
		if e.Received.Add(time.Minute).After(time.Now()) {
			time.Sleep(13 * time.Second) // of the 14.4 that there are
		}
		if err := InTime(ctx); err != nil {
			return err
		}
		begun++
		return nil
	}, "Ev1")
	if begun != 1 || len(s.tries) < 4 {
		t.Errorf("begun %d times after %v", begun, s.tries)
	}
	s.wantLog(t, "waiting 0", "no time left")
}
