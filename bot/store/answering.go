package store

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"time"
)

// answerTime is how long PostgreSQL may take for the next bytes of an answer. Our statements take milliseconds, and
// Slack waits for 3 s: a database, or a line to it, that took a statement and says nothing must not stop what waits for
// it.
const answerTime = 2 * time.Second

// errNoAnswer is no timeout to pgx, which keeps a connection whose timeout it set itself.
var errNoAnswer = errors.New("the database does not answer")

// An answering is a connection whose reads fail when no answer comes. Nothing is read from one that is idle.
type answering struct {
	net.Conn
	limited atomic.Bool // pgx has set a deadline of its own, for the end of a context
}

// dialAnswering connects as pgx does, and within answerTime.
func dialAnswering(ctx context.Context, network, addr string) (net.Conn, error) {
	d := net.Dialer{Timeout: answerTime, KeepAlive: 5 * time.Minute}
	c, err := d.DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	return &answering{Conn: c}, nil
}

// SetDeadline notes that there is one.
func (c *answering) SetDeadline(t time.Time) error {
	c.limited.Store(!t.IsZero())
	return c.Conn.SetDeadline(t)
}

// Read reads what comes within answerTime, or until the deadline that was set.
func (c *answering) Read(b []byte) (int, error) {
	if !c.limited.Load() {
		if err := c.SetReadDeadline(time.Now().Add(answerTime)); err != nil {
			return 0, err
		}
	}
	n, err := c.Conn.Read(b)
	var late net.Error
	if errors.As(err, &late) && late.Timeout() && !c.limited.Load() {
		err = errNoAnswer
	}
	return n, err
}
