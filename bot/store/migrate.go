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
	if err := notNewer(ctx, p); err != nil {
		return Schema{}, err
	}
	done, err := p.Up(ctx)
	if err != nil {
		return Schema{}, fmt.Errorf("migrating the database: %w", err)
	}
	_, known, err := p.GetVersions(ctx)
	return Schema{known, len(done)}, err
}

func newProvider(d goose.Dialect, db *sql.DB, opts ...goose.ProviderOption) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(d, db, files, append(opts, goose.WithDisableGlobalRegistry(true))...)
}

// notNewer refuses a database that has migrations which this program does not know.
func notNewer(ctx context.Context, p *goose.Provider) error {
	has, known, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("looking at the database's version: %w", err)
	}
	if has > known {
		return newer(has, known)
	}
	return nil
}

func newer(has, known int64) error {
	return fmt.Errorf("%w: it has version %d of the tables, and this one knows %d. Run that newer one, or put the backup of "+
		"before in its place", ErrNewer, has, known)
}
