package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// TryWrite writes a row of its own and reports what keeps the store from taking it: a few words that anybody may read,
// which hold no name, address or path, and the error behind them. The words are empty when all is well.
func (s *Store) TryWrite(ctx context.Context) (why string, err error) {
	if err := s.Set(ctx, "tried", s.now().UTC().Format(time.RFC3339)); err != nil {
		return messageOf(err), err
	}
	if err = s.put.failed(); err != nil && s.tryLarge(ctx) == nil {
		s.put.note(nil)
		err = nil
	}
	return messageOf(err), err
}

// tryLarge writes as much as an event may need, and takes it away again: there is room again.
func (s *Store) tryLarge(ctx context.Context) error {
	if err := s.Set(ctx, "tried large", strings.Repeat("-", largeEvent)); err != nil {
		return err
	}
	return s.Set(ctx, "tried large", "")
}

const largeEvent = 64 << 10

// A lastPut is how keeping the last event ended. On a disk that is nearly full a small write may still go well.
type lastPut struct {
	mu  sync.Mutex
	err error
	at  time.Time
}

// putFailed is how long one failure says something about the next event.
const putFailed = 30 * time.Second

func (p *lastPut) note(err error) {
	if errors.Is(err, context.Canceled) { // who sent it has gone away
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.err, p.at = err, time.Now()
}

func (p *lastPut) failed() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.at) > putFailed {
		return nil
	}
	return p.err
}

// messageOf says in a few words what an error of the database means.
func messageOf(err error) string {
	var lite *sqlite.Error
	var pg *pgconn.PgError
	var line *pgconn.ConnectError
	switch {
	case err == nil:
		return ""
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), errors.Is(err, errNoAnswer):
		return "it does not answer in time"
	case errors.Is(err, ErrGone):
		return "the state folder is gone"
	case errors.As(err, &line):
		return "it can't be reached"
	case errors.As(err, &lite):
		return sqliteMessage(lite.Code())
	case errors.As(err, &pg):
		return postgresMessage(pg.Code)
	}
	return "it takes no write"
}

// IsAway reports whether an error is one of a database that does not answer, or that takes nothing.
func IsAway(err error) bool {
	var lite *sqlite.Error
	var pg *pgconn.PgError
	var line *pgconn.ConnectError
	var network net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errNoAnswer) || errors.Is(err, ErrGone) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, driver.ErrBadConn) || pgconn.SafeToRetry(err) ||
		errors.As(err, &lite) || errors.As(err, &pg) || errors.As(err, &line) || errors.As(err, &network)
}

func sqliteMessage(code int) string {
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return "its disk is full"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return "it may only be read"
	case sqlite3.SQLITE_IOERR:
		return "its disk fails"
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "it is damaged"
	}
	return "it takes no write"
}

// postgresMessage knows the codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
func postgresMessage(code string) string {
	switch code {
	case "53100":
		return "its disk is full"
	case "25006":
		return "it may only be read"
	case "53300":
		return "it takes no more connections"
	case "57P01", "57P02", "57P03":
		return "it is shutting down or starting"
	case "28000", "28P01", "3D000", "42501":
		return "it does not let rebot in"
	}
	return "it takes no write"
}
