package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// TryWrite writes a row of its own and tells what keeps the store from taking it: a few words that anybody may read, which
// hold no name, address or path, and the error behind them. The words are empty when all is well.
func (s *Store) TryWrite(ctx context.Context) (why string, err error) {
	if err := s.Set(ctx, "tried", s.now().UTC().Format(time.RFC3339)); err != nil {
		return trouble(err), err
	}
	return "", nil
}

// trouble says in a few words what an error of the database means.
func trouble(err error) string {
	var lite *sqlite.Error
	var pg *pgconn.PgError
	var line *pgconn.ConnectError
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), errors.Is(err, errNoAnswer):
		return "it does not answer in time"
	case errors.As(err, &line):
		return "it can't be reached"
	case errors.As(err, &lite):
		return sqliteTrouble(lite.Code())
	case errors.As(err, &pg):
		return postgresTrouble(pg.Code)
	}
	return "it takes no write"
}

func sqliteTrouble(code int) string {
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

// postgresTrouble knows the codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
func postgresTrouble(code string) string {
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
