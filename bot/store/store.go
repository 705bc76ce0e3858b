// Package store keeps what must survive a kill: the events that platforms delivered, which were seen, who subscribed to
// what and what of it was delivered, leases and small values. It is SQLite in the state folder, or PostgreSQL; both run
// the same SQL and the same migrations.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Store is the database. Its methods may be called from many goroutines. An error of a method that writes means that
// the change may not have been kept; without one it survives the end of the process, and of the machine.
type Store struct {
	db   *database
	lock *lock // of the state folder, nil with PostgreSQL
	put  lastPut

	schema Schema
	// what the time is: leases and due times compare what it says, see clock
	now   func() time.Time
	clock clock
}

// Open opens the store: PostgreSQL at databaseURL if that is not empty, else SQLite in the folder dir, which is made
// where it is missing and locked against a second process. Migrations are run. Errors are for the operator to read; the
// reasons to tell apart are ErrInUse and ErrDamaged. None holds the URL.
func Open(ctx context.Context, dir, databaseURL string) (*Store, error) {
	if databaseURL != "" {
		return openPostgres(ctx, databaseURL)
	}
	return openSQLite(ctx, dir)
}

// newStore makes a store over a database, whose clock it goes by where others share it.
func newStore(db *sql.DB, shared bool) *Store {
	s := &Store{db: &database{DB: db}, clock: newClock(shared)}
	s.now = s.clock.now
	return s
}

// Engine names the database: SQLite or PostgreSQL.
func (s *Store) Engine() string {
	if s.lock != nil {
		return "SQLite"
	}
	return "PostgreSQL"
}

// Schema is the version of the tables.
func (s *Store) Schema() Schema { return s.schema }

// Close ends all use of the database and lets go of the folder.
func (s *Store) Close() error {
	err := s.db.Close()
	if s.lock != nil {
		err = errors.Join(err, s.lock.release())
	}
	return err
}

// Sweep forgets what is over: events seen more than 25 hours ago, dead letters of 30 days, receipts of 90, and acts
// and feedback of 400. Call it now and then.
func (s *Store) Sweep(ctx context.Context) error {
	now := s.now()
	err := s.sweep(ctx, "seen", "source, id", "until", now)
	if err == nil {
		err = s.sweep(ctx, "dead", "source, id", "buried", now.Add(-deadFor))
	}
	if err == nil {
		err = s.sweep(ctx, "audit", "id", "at", now.Add(-auditFor))
	}
	if err == nil {
		err = s.sweep(ctx, "receipt", "id", "at", now.Add(-receiptFor))
	}
	if err == nil {
		err = s.sweep(ctx, "feedback", "receipt, platform, who", "at", now.Add(-auditFor))
	}
	if err != nil {
		return fmt.Errorf("sweeping the database: %w", err)
	}
	return nil
}

// sweepPiece is how many rows are deleted at once: after a flood, deleting all would take longer than answerTime, never
// be done, and hold up writers.
const sweepPiece = 1000

// sweep deletes a table's rows that are as old as last, or older, piece by piece.
func (s *Store) sweep(ctx context.Context, table, key, at string, last time.Time) error {
	oldest := fmt.Sprintf("SELECT %[2]s FROM %[1]s WHERE %[3]s <= $1 ORDER BY %[3]s LIMIT $2", table, key, at)
	statement := fmt.Sprintf("DELETE FROM %s WHERE (%s) IN (%s)", table, key, oldest)
	for {
		r, err := s.db.ExecContext(ctx, statement, last.UnixMicro(), sweepPiece)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); n < sweepPiece {
			return err
		}
	}
}

// changed reports whether a statement changed a row.
func changed(r sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}
