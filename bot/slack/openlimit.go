package slack

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"rebot/bot/wait"

	slackgo "github.com/slack-go/slack"
)

const (
	longWait   = time.Minute // the longest wait, and the one when there are too many sockets
	opensLimit = 10          // connections opened in a minute, whatever Slack asks for
)

// An openLimit lets connections be opened one after another, and slower when it fails: Slack limits how often it may be
// asked.
type openLimit struct {
	turn     chan struct{}
	mu       sync.Mutex
	failures int
	until    time.Time
	opens    []time.Time
	final    error
}

func newOpenLimit() *openLimit { return &openLimit{turn: make(chan struct{}, 1)} }

// enter waits until a connection may be opened; leave follows.
func (g *openLimit) enter(ctx context.Context) error {
	select {
	case g.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	err := g.pause(ctx)
	if err != nil {
		<-g.turn
	}
	return err
}

// pause waits as long as there is something to wait for: a failure may come in meanwhile.
func (g *openLimit) pause(ctx context.Context) error {
	for {
		d, err := g.ready()
		if err != nil || d <= 0 {
			return err
		}
		if !wait.For(ctx, d) {
			return ctx.Err()
		}
	}
}

// ready reports how long to wait yet. When it is nothing, a connection counts as opened.
func (g *openLimit) ready() (time.Duration, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, until := time.Now(), g.until
	if len(g.opens) >= opensLimit {
		until = latest(until, g.opens[len(g.opens)-opensLimit].Add(time.Minute))
	}
	if g.final != nil || until.After(now) {
		return until.Sub(now), g.final
	}
	g.opens = append(g.opens[max(0, len(g.opens)-opensLimit):], now)
	return 0, nil
}

// leave lets the next one in, and notes how the attempt ended.
func (g *openLimit) leave(err error) {
	g.failed(err)
	<-g.turn
}

// failed makes the next one wait, the longer the more have failed; nil says that all is well again.
func (g *openLimit) failed(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	var limited *slackgo.RateLimitedError
	switch {
	case err == nil:
		g.failures = 0
		return
	case errors.Is(err, errFatal):
		g.final = err
		return
	case errors.As(err, &limited):
		g.until = latest(g.until, time.Now().Add(max(limited.RetryAfter, longWait)))
	case errors.Is(err, disconnect("too_many_websockets")):
		g.until = latest(g.until, time.Now().Add(longWait))
	}
	pause := min(time.Second<<min(g.failures, 10), longWait)
	if pause < longWait {
		pause -= rand.N(pause / 4)
	}
	g.failures++
	g.until = latest(g.until, time.Now().Add(pause))
}
