package slack

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/queue"
)

// socketCount is how many connections are kept, so that one may be lost at any time. Slack allows ten.
// https://docs.slack.dev/apis/events-api/using-socket-mode
const socketCount = 2

// keepSockets keeps the connections open until ctx ends or Slack says that it is no use.
func (a *Adapter) keepSockets(ctx context.Context) {
	g := newOpenLimit()
	var all sync.WaitGroup
	for n := range socketCount {
		all.Go(func() { a.keepSocket(ctx, g, n) })
	}
	all.Wait()
}

// keepSocket opens one connection after the other. The next is opened when the one before it is told to go, which then
// goes on being read until it ends: what Slack still sends there has no other way.
func (a *Adapter) keepSocket(ctx context.Context, g *openLimit, n int) {
	var draining sync.WaitGroup
	defer draining.Wait()
	for first := true; ; first = false {
		c, err := a.connect(ctx, g)
		if err != nil {
			return
		}
		draining.Go(func() { c.serve(ctx, g) })
		select {
		case <-c.leaving:
		case <-stagger(first && n > 0, c.life):
		case <-ctx.Done():
			return
		}
	}
}

// stagger fires at half of a connection's life, for one of the first connections only: they would all end together.
func stagger(yes bool, life time.Duration) <-chan time.Time {
	if !yes || life <= 0 {
		return nil
	}
	return time.After(life / 2)
}

// Sockets reports how many connections of Socket Mode are open.
func (a *Adapter) Sockets() int { return int(a.linked.Load()) }

// connect opens a connection, as often as it takes. Its error means that there will be none. How it went is noted
// before it is another's turn: a failure right after a success must find the socket counted, or health would say there
// is none.
func (a *Adapter) connect(ctx context.Context, g *openLimit) (*conn, error) {
	for {
		if err := g.enter(ctx); err != nil {
			return nil, err
		}
		c, err := a.open(ctx)
		if err == nil {
			a.linked.Add(1)
			a.health.set("socket", nil)
			g.leave(nil)
			return c, nil
		}
		if ctx.Err() == nil {
			a.lg.WarnContext(ctx, "opening a socket failed", "err", err)
			a.metrics.SocketFailures.Inc()
			if a.Sockets() == 0 || errors.Is(err, errFatal) {
				a.health.set("socket", fmt.Errorf("no socket: %w", err))
			}
		}
		g.leave(err)
	}
}

// errFatal ends the attempts: someone has to change the app or its tokens.
var errFatal = errors.New("given up until the app is set up again")

// socketError adds errFatal to what is final.
func socketError(err error) error {
	var said slackgo.SlackErrorResponse
	if errors.As(err, &said) && (fatalAuth(said.Err) || classOf(said.Err) == permanent) {
		return fmt.Errorf("%s: %w", said.Err, errFatal)
	}
	return queue.WithoutURL(err)
}

// A disconnect is Slack's reason for ending a connection.
type disconnect string

func (d disconnect) Error() string { return "slack ended the connection: " + string(d) }

// Unwrap makes a switched-off Socket Mode final.
func (d disconnect) Unwrap() error {
	if d == "link_disabled" {
		return errFatal
	}
	return nil
}
