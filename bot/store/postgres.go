package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	migrationlock "github.com/pressly/goose/v3/lock"
)

// ErrBadURL is told without the driver's reason, which may quote the password.
var ErrBadURL = errors.New("DATABASE_URL is not of the form postgres://user:password@host:5432/database")

// connectTime is how long the database may take to answer at the start.
const connectTime = 10 * time.Second

func openPostgres(ctx context.Context, databaseURL string) (*Store, error) {
	cfg, err := pgx.ParseConfig(databaseURL)
	if err != nil {
		return nil, ErrBadURL
	}
	first := stdlib.OpenDB(*cfg) // migrations take their time
	schema, err := preparePostgres(ctx, first)
	if err := errors.Join(err, first.Close()); err != nil {
		return nil, err
	}
	cfg.DialFunc = dialAnswering
	db := stdlib.OpenDB(*cfg, stdlib.OptionAfterConnect(dontHold))
	db.SetMaxOpenConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	s := newStore(db, true)
	s.schema = schema
	if err := s.clock.keepTime(ctx, s.db); err != nil {
		return nil, errors.Join(fmt.Errorf("asking the database what the time is: %w", err), db.Close())
	}
	return s, nil
}

// dontHold has the server end a transaction that stands still. One of a replica that was stopped in its midst, or whose
// machine is gone, would hold its rows back from the others for as long as that lasts.
func dontHold(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, "SET idle_in_transaction_session_timeout = '5s'")
	return err
}

func preparePostgres(ctx context.Context, db *sql.DB) (Schema, error) {
	if err := pingPostgres(ctx, db); err != nil {
		return Schema{}, err
	}
	return migratePostgres(ctx, db)
}

func pingPostgres(ctx context.Context, db *sql.DB) error {
	ctx, cancel := context.WithTimeout(ctx, connectTime)
	defer cancel()
	if err := db.PingContext(ctx); err != nil {
		return fmt.Errorf("the database of DATABASE_URL does not answer: %w", err)
	}
	return nil
}

// migratePostgres lets one replica migrate while the others wait for it.
func migratePostgres(ctx context.Context, db *sql.DB) (Schema, error) {
	// tries each second, for a minute
	l, err := migrationlock.NewPostgresSessionLocker(migrationlock.WithLockTimeout(1, 60))
	if err != nil {
		return Schema{}, fmt.Errorf("locking the migrations: %w", err)
	}
	return migrate(ctx, goose.DialectPostgres, db, goose.WithSessionLocker(l))
}
