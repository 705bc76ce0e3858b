package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

// Look says what Open would find, without changing anything: which database, and whether it is to be made or
// migrated. The error is why Open would fail. Another process may be using it.
func Look(ctx context.Context, dir, databaseURL string) (string, error) {
	if databaseURL != "" {
		return lookPostgres(ctx, databaseURL)
	}
	return lookSQLite(ctx, dir)
}

func lookSQLite(ctx context.Context, dir string) (string, error) {
	what := "SQLite in " + dir
	if err := MayWrite(dir); err != nil {
		return what, err
	}
	name := filepath.Join(dir, "bot.db")
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		return what + ", which is made at the start", nil
	}
	db, err := sql.Open("sqlite", readOnly(name))
	if err != nil {
		return what, err
	}
	defer db.Close()
	if err := wholeSQLite(ctx, db, name); err != nil {
		return what, err
	}
	return lookVersion(ctx, what, goose.DialectSQLite3, db)
}

func lookPostgres(ctx context.Context, databaseURL string) (string, error) {
	cfg, err := pgx.ParseConfig(databaseURL)
	if err != nil {
		return "PostgreSQL", ErrBadURL
	}
	db := stdlib.OpenDB(*cfg)
	defer db.Close()
	what := fmt.Sprintf("PostgreSQL at %s, database %s", cfg.Host, cfg.Database)
	if err := pingPostgres(ctx, db); err != nil {
		return what, err
	}
	return lookVersion(ctx, what, goose.DialectPostgres, db)
}

// lookVersion says which version the tables have.
func lookVersion(ctx context.Context, what string, d goose.Dialect, db *sql.DB) (string, error) {
	known, err := knownVersion(d, db)
	if err != nil {
		return what, err
	}
	has := versionOf(ctx, db)
	switch {
	case has == 0:
		return what + ", whose tables are made at the start", nil
	case has > known:
		return what, newer(has, known)
	case has < known:
		return fmt.Sprintf("%s, version %d of the tables, migrated to %d at the start", what, has, known), nil
	}
	return fmt.Sprintf("%s, version %d of the tables", what, known), nil
}

// knownVersion is the version of the tables that this program makes.
func knownVersion(d goose.Dialect, db *sql.DB) (int64, error) {
	p, err := newProvider(d, db)
	if err != nil {
		return 0, err
	}
	sources := p.ListSources()
	return sources[len(sources)-1].Version, nil
}

// versionOf reads the version of the tables by hand: goose would make its own table. It is 0 where there are none.
func versionOf(ctx context.Context, db *sql.DB) int64 {
	var has sql.NullInt64
	if db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&has) != nil {
		return 0
	}
	return has.Int64
}

// MayWrite is an error where no file can be made in a state folder, or in the nearest above it that is there.
func MayWrite(dir string) error {
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".rebot-check-") // fails in /proc though it is there
	if err != nil {
		return fmt.Errorf("the state folder can't be written: %w", err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
