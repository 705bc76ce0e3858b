package bottest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"time"

	"rebot/bot/wait"
)

// A Fault makes one call go wrong.
type Fault struct {
	Kind    FaultKind
	Seconds int           // of retry_after
	Status  int           // of an answer that is not the Bot API's
	Code    int           // of a refusal
	Text    string        // of a refusal
	Wait    time.Duration // before the call is done
}

// A FaultKind is a way in which a call goes wrong.
type FaultKind int

// The ways. Those with Then do what was asked and hide the answer.
const (
	FaultNone      FaultKind = iota
	FaultSlow                // the call is done after Wait
	FaultHang                // nothing is done, and no answer comes
	FaultReset               // nothing is done, and the connection breaks
	FaultLimit               // 429 with retry_after
	FaultStatus              // an answer such as 502 with a page of HTML
	FaultRefusal             // Code and Text
	FaultThenHang            // done, but no answer comes
	FaultThenReset           // done, but the connection breaks
)

// Fault makes the next calls of a method go wrong, one after the other.
func (t *Telegram) Fault(method string, fs ...Fault) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.faults[method] = append(t.faults[method], fs...)
}

func (t *Telegram) fault(method string) Fault {
	t.mu.Lock()
	defer t.mu.Unlock()
	fs := t.faults[method]
	if len(fs) == 0 {
		return Fault{}
	}
	t.faults[method] = fs[1:]
	return fs[0]
}

// before goes wrong before anything is done. It reports whether the call ends there.
func (f Fault) before(w http.ResponseWriter, r *http.Request) bool {
	switch f.Kind {
	case FaultSlow:
		wait.For(r.Context(), f.Wait)
		return false
	case FaultHang:
		<-r.Context().Done()
	case FaultReset:
		panic(http.ErrAbortHandler)
	case FaultLimit:
		a := refuse(429, "Too Many Requests: retry later")
		a.Parameters = map[string]any{"retry_after": f.Seconds}
		write(w, a)
	case FaultStatus:
		w.WriteHeader(f.Status)
		_, _ = io.WriteString(w, "<html>a gateway is in trouble</html>")
	case FaultRefusal:
		write(w, refuse(f.Code, f.Text))
	default:
		return false
	}
	return true
}

// after goes wrong when the call is done. It reports whether its answer is hidden.
func (f Fault) after(_ http.ResponseWriter, r *http.Request) bool {
	switch f.Kind {
	case FaultThenHang:
		<-r.Context().Done()
	case FaultThenReset:
		panic(http.ErrAbortHandler)
	default:
		return false
	}
	return true
}

// Client calls the fake without a network. It reports to a request's trace as net/http's does, which tells a call that
// was never written from one whose answer is missing.
func (t *Telegram) Client() *http.Client { return &http.Client{Transport: HandlerTransport{t}} }

// A HandlerTransport gives requests to a handler.
type HandlerTransport struct{ Handler http.Handler }

// RoundTrip runs the handler, until the request's context ends.
func (h HandlerTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		_ = r.Body.Close()
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	if trace := httptrace.ContextClientTrace(ctx); trace != nil && trace.WroteHeaders != nil {
		trace.WroteHeaders()
	}
	in := r.Clone(ctx)
	in.Body = io.NopCloser(bytes.NewReader(body))
	w := newRecorder()
	done := make(chan bool, 1)
	go func() {
		defer func() { done <- recover() == nil }()
		h.Handler.ServeHTTP(w, in)
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case ok := <-done:
		if !ok {
			return nil, errors.New("connection reset by peer")
		}
		if err := r.Context().Err(); err != nil {
			return nil, err
		}
		return w.response(r), nil
	}
}

// A recorder keeps an answer. Unlike httptest's it is used by tests of production code and by TestMain alike.
type recorder struct {
	code   int
	header http.Header
	body   bytes.Buffer
}

func newRecorder() *recorder { return &recorder{header: http.Header{}} }

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(code int) {
	if w.code == 0 {
		w.code = code
	}
}

func (w *recorder) Write(b []byte) (int, error) { return w.body.Write(b) }

func (w *recorder) status() int {
	if w.code == 0 {
		return http.StatusOK
	}
	return w.code
}

func (w *recorder) response(r *http.Request) *http.Response {
	return &http.Response{StatusCode: w.status(), Header: w.header, Body: io.NopCloser(&w.body), Request: r,
		ProtoMajor: 1, ProtoMinor: 1, ContentLength: int64(w.body.Len())}
}
