package bottest

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync"
	"time"
)

// OutageKinds are the ways in which a platform fails as a whole.
var OutageKinds = []string{"502 with JSON", "502 with HTML", "refused", "reset", "hanging"}

// OutageTimes are how long a platform may fail. The last is for tests in simulated time.
var OutageTimes = []time.Duration{40 * time.Second, 100 * time.Second, 10 * time.Minute, 2 * time.Hour}

// An Outage is in front of a platform, and lets nothing through while it lasts. What comes in its first second is done
// before its answer is hidden, so that nobody can know whether it was.
type Outage struct {
	Next http.RoundTripper
	Kind string

	mu        sync.Mutex
	from, end time.Time
	hidden    int
}

// Begin begins the outage now.
func (o *Outage) Begin(d time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.from, o.end, o.hidden = time.Now(), time.Now().Add(d), 0
}

// Hidden is how many calls were done whose answers were hidden.
func (o *Outage) Hidden() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.hidden
}

// RoundTrip passes a request on, or fails in the way of its kind.
func (o *Outage) RoundTrip(r *http.Request) (*http.Response, error) {
	o.mu.Lock()
	now := time.Now()
	ill, first := now.Before(o.end), now.Before(o.from.Add(time.Second))
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
