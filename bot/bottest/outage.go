package bottest

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptrace"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/deliver"
	"rebot/bot/store"
)

// OutageKinds are the ways in which a platform fails as a whole.
var OutageKinds = []string{"502 with JSON", "502 with HTML", "refused", "reset", "hanging"}

// outageTimes are how long a platform may fail.
var outageTimes = []time.Duration{40 * time.Second, 100 * time.Second, 10 * time.Minute, 2 * time.Hour}

// An Outage is in front of a platform, and lets nothing through while it lasts. What comes in its first second is done
// before its answer is hidden, so that nobody can know whether it was.
type Outage struct {
	Next http.RoundTripper
	Kind string
	For  time.Duration
	Only string // the methods that fail, with a slash before each and behind the last; all if empty

	mu        sync.Mutex
	from, end time.Time
	hidden    int
}

// EachOutage tries each way to fail in simulated time, for each of the times that it may take.
func EachOutage(t *testing.T, try func(t *testing.T, o *Outage)) {
	times := outageTimes
	if testing.Short() {
		times = times[1:2]
	}
	Engine(t) // made outside: the library's own goroutines are not the bubble's
	for _, kind := range OutageKinds {
		for _, d := range times {
			t.Run(fmt.Sprint(kind, " for ", d), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { try(t, &Outage{Kind: kind, For: d}) })
			})
		}
	}
}

// Owner is who would be told that a digest was given up: a chat on every platform.
const Owner = "999"

// Digests is a dispatcher of digests to some places of a platform.
func Digests(t testing.TB, lg *slog.Logger, platform string, to deliver.Sender,
	places ...deliver.Place) *deliver.Dispatcher {
	t.Helper()
	s := Store(t)
	c := deliver.NewDispatcher(s, Service(t), deliver.Options{Workers: 8, Poll: 10 * time.Second, Log: lg})
	c.Add(platform, to)
	for _, p := range places {
		if err := s.Subscribe(t.Context(), store.Subscription{Kind: store.KindDigest, Place: p, Owner: Owner,
			Since: "2024-10"}); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// Begin begins the outage now.
func (o *Outage) Begin() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.from, o.end, o.hidden = time.Now(), time.Now().Add(o.For), 0
}

// Hidden is how many calls were done whose answers were hidden.
func (o *Outage) Hidden() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.hidden
}

// A Told is a message that a chat got.
type Told struct{ Chat, Text string }

// Tally counts what the waiting chats got, after an outage: each that waits for a digest has one, each that asked has
// an answer, and nobody is told anything else, such as that something failed.
func Tally(t testing.TB, got []Told, digestsTo, answersTo string) (digests, answers, again int) {
	t.Helper()
	n := map[string]int{}
	for _, m := range got {
		n[m.Chat]++
		switch {
		case n[m.Chat] > 1:
			again++
		case strings.HasPrefix(m.Chat, digestsTo):
			digests++
		case strings.HasPrefix(m.Chat, answersTo):
			answers++
		}
		isDigest := strings.HasPrefix(m.Chat, digestsTo) && strings.Contains(m.Text, "2024年11月")
		isAnswer := strings.HasPrefix(m.Chat, answersTo) && strings.Contains(Ungrouped(m.Text), "1711.90")
		if !isDigest && !isAnswer {
			t.Errorf("%s is told %.60q", m.Chat, m.Text)
		}
	}
	return digests, answers, again
}

// RoundTrip passes a request on, or fails in the way of its kind.
func (o *Outage) RoundTrip(r *http.Request) (*http.Response, error) {
	o.mu.Lock()
	now := time.Now()
	ill, first := now.Before(o.end) && o.concerns(r), now.Before(o.from.Add(time.Second))
	hides := ill && first && o.Kind != "refused"
	if hides {
		o.hidden++
	}
	o.mu.Unlock()
	if !ill {
		return o.Next.RoundTrip(r)
	}
	if hides {
		if resp, err := o.Next.RoundTrip(r); err == nil {
			_ = resp.Body.Close()
		}
	}
	return o.fail(r)
}

func (o *Outage) concerns(r *http.Request) bool {
	return o.Only == "" || strings.Contains(o.Only, "/"+path.Base(r.URL.Path)+"/")
}

func (o *Outage) fail(r *http.Request) (*http.Response, error) {
	if o.Kind == "refused" {
		return nil, errors.New("connection refused")
	}
	if trace := httptrace.ContextClientTrace(r.Context()); trace != nil && trace.WroteHeaders != nil {
		trace.WroteHeaders()
	}
	body := `{"ok":false,"error_code":502,"description":"Bad Gateway"}`
	switch o.Kind {
	case "reset":
		return nil, errors.New("connection reset by peer")
	case "hanging":
		<-r.Context().Done()
		return nil, r.Context().Err()
	case "502 with HTML":
		body = "<html>Bad Gateway</html>"
	}
	return &http.Response{StatusCode: http.StatusBadGateway, Header: http.Header{}, Request: r, ProtoMajor: 1,
		Body: io.NopCloser(strings.NewReader(body))}, nil
}
