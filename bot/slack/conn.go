package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"rebot/bot/queue"
	"rebot/bot/telemetry"
)

const (
	silence   = 30 * time.Second // a socket on which nothing came for so long, not even a ping, is dead
	drainTime = 30 * time.Second // how long a socket is read after it was told to go; Slack ends it after 10
)

// A conn is one connection of Socket Mode.
type conn struct {
	a       *Adapter
	ws      *websocket.Conn
	life    time.Duration // how long Slack means to keep it
	drained time.Time     // when to stop reading, once it was told to go
	leaving chan struct{} // closed when a successor should be opened
	leave   func()
	write   sync.Mutex
	work    sync.WaitGroup
}

// open asks for an address, connects there and waits for the greeting.
func (a *Adapter) open(ctx context.Context) (*conn, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	_, address, err := a.web.StartSocketModeContext(ctx)
	if err != nil {
		return nil, socketError(err)
	}
	if !strings.HasPrefix(address, "wss://") && !strings.HasPrefix(a.cfg.APIURL, "http://") {
		return nil, errors.New("slack gave an address that is not encrypted")
	}
	ws, resp, err := a.dialer().DialContext(ctx, address, nil)
	if err != nil {
		return nil, queue.WithoutURL(err)
	}
	resp.Body.Close()
	c := &conn{a: a, ws: ws, leaving: make(chan struct{})}
	c.leave = sync.OnceFunc(func() { close(c.leaving) })
	if err := c.greeted(ctx); err != nil {
		ws.Close()
		return nil, err
	}
	a.metrics.SocketsOpened.Inc()
	return c, nil
}

// dialer connects as the HTTP client does.
func (a *Adapter) dialer() *websocket.Dialer {
	d := &websocket.Dialer{HandshakeTimeout: 10 * time.Second, Proxy: http.ProxyFromEnvironment}
	if t, ok := a.http.Transport.(*http.Transport); ok {
		d.NetDialContext, d.TLSClientConfig = t.DialContext, t.TLSClientConfig
	}
	return d
}

func (c *conn) greeted(ctx context.Context) error {
	c.ws.SetReadLimit(maxBody)
	f, err := c.read(ctx)
	switch {
	case err != nil:
		return err
	case f.Type == "disconnect":
		return disconnect(f.Reason)
	case f.Type != "hello":
		return fmt.Errorf("no hello but %q", f.Type)
	}
	c.life = time.Duration(f.Debug.Life) * time.Second
	return nil
}

// read reads a frame. A deadline that has passed, or the end of ctx, ends it.
func (c *conn) read(ctx context.Context) (f frame, err error) {
	if err := c.alive(ctx); err != nil {
		return f, err
	}
	_, data, err := c.ws.ReadMessage()
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal(data, &f); err != nil {
		c.a.metrics.EventsIgnored.WithLabelValues(ignoredUnreadable).Inc()
		return frame{Type: "unreadable"}, nil
	}
	return f, nil
}

// alive gives the connection another while to say something. It looks at ctx last, so that its end is never
// overwritten.
func (c *conn) alive(ctx context.Context) error {
	until := time.Now().Add(silence)
	if !c.drained.IsZero() && c.drained.Before(until) {
		until = c.drained
	}
	if err := c.ws.SetReadDeadline(until); err != nil {
		return err
	}
	return ctx.Err()
}

// serve reads until a connection that connect has counted ends, and then waits for the acknowledgements that are
// still to be written.
func (c *conn) serve(ctx context.Context, g *openLimit) {
	defer c.a.linked.Add(-1)
	defer c.ws.Close()
	defer c.leave()
	defer c.work.Wait()
	stop := context.AfterFunc(ctx, func() { _ = c.ws.SetReadDeadline(time.Now()) })
	defer stop()
	c.ws.SetPingHandler(func(data string) error { return errors.Join(c.pong(data), c.alive(ctx)) })
	for {
		f, err := c.read(ctx)
		if err != nil {
			c.ended(ctx, g, err)
			return
		}
		c.take(ctx, g, f)
	}
}

func (c *conn) pong(data string) error {
	c.write.Lock()
	defer c.write.Unlock()
	return c.ws.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
}

// ended notes that a connection is over. One that was told to go counts for nothing.
func (c *conn) ended(ctx context.Context, g *openLimit, err error) {
	select {
	case <-c.leaving:
		return
	default:
	}
	if ctx.Err() == nil {
		c.a.lg.InfoContext(ctx, "a socket ended", "err", queue.WithoutURL(err))
		g.failed(err)
	}
}

// take handles a frame. Each has its own goroutine, so that a slow answer holds nothing else back.
func (c *conn) take(ctx context.Context, g *openLimit, f frame) {
	switch {
	case f.Type == "disconnect":
		c.disconnected(g, disconnect(f.Reason))
	case f.ID != "":
		c.work.Go(func() {
			if err := c.a.recovered(func() error { return c.envelope(context.WithoutCancel(ctx), f) }); err != nil {
				c.a.lg.ErrorContext(ctx, "an envelope was not taken; slack sends it again", "type", f.Type, "err", err,
					telemetry.Seldom(""))
			}
		})
	}
}

// disconnected lets a successor be opened, and the connection be read until Slack ends it or drainTime is over.
func (c *conn) disconnected(g *openLimit, d disconnect) {
	c.a.lg.Info("slack asks a socket to go", "reason", string(d))
	if d != "warning" && d != "refresh_requested" {
		g.failed(d)
	}
	if errors.Is(d, errFatal) {
		c.a.lg.Error("socket mode is switched off in the app's settings; slack delivers nothing here")
		c.a.health.set("socket", d)
	}
	c.drained = time.Now().Add(drainTime)
	c.leave()
}
