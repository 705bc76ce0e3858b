package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrNewer says that a newer rebot has migrated the database. What it keeps there this one may not understand.
var ErrNewer = errors.New("the database was migrated by a newer rebot")

// A Schema is the version of the tables, and how many migrations this process ran to get there.
type Schema struct {
	Version int64
	Ran     int
}

// migrate brings the tables to what this program knows. A migration that has run is never edited: a new one follows it.
func migrate(ctx context.Context, d goose.Dialect, db *sql.DB, opts ...goose.ProviderOption) (Schema, error) {
	p, err := newProvider(d, db, opts...)
	if err != nil {
		return Schema{}, fmt.Errorf("migrating the database: %w", err)
	}
	known, err := notNewer(ctx, p)
	if err != nil {
		return Schema{}, err
	}
	done, err := p.Up(ctx)
	if err != nil {
		return Schema{}, fmt.Errorf("migrating the database: %w", err)
	}
	return Schema{known, len(done)}, nil
}

func newProvider(d goose.Dialect, db *sql.DB, opts ...goose.ProviderOption) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(d, db, files, append(opts, goose.WithDisableGlobalRegistry(true))...)
}

// notNewer gives the version that this program knows. It refuses a database that has migrations beyond it.
func notNewer(ctx context.Context, p *goose.Provider) (known int64, err error) {
	has, known, err := p.GetVersions(ctx)
	if err != nil {
		return 0, fmt.Errorf("looking at the database's version: %w", err)
	}
	if has > known {
		return 0, newer(has, known)
	}
	return known, nil
}

func newer(has, known int64) error {
	return fmt.Errorf("%w: it has version %d of the tables, and this one knows %d. Run that newer one, or put the backup of "+
		"before in its place", ErrNewer, has, known)
}
