package queue

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
)

// A Trace watches one request: whether any of it was written decides between not sent and unknown.
type Trace struct{ wrote atomic.Bool }

// Watch makes a context whose request is watched. The headers going out already count as written: from then on the
// platform may have acted.
func Watch(ctx context.Context) (context.Context, *Trace) {
	t := new(Trace)
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteHeaders: func() { t.wrote.Store(true) },
		WroteRequest: func(httptrace.WroteRequestInfo) { t.wrote.Store(true) },
	}), t
}

// Wrote reports whether anything of the request went out.
func (t *Trace) Wrote() bool { return t.wrote.Load() }

// WithoutURL strips the address of an error of net/http's: it may be a secret.
func WithoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return fmt.Errorf("%s: %w", u.Op, u.Err)
	}
	return err
}
