package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
)

// besideOptions let a verb write beside a rebot that serves. A commit survives the end of the process, and the last ones
// may be lost with the machine: nothing is promised to a platform here.
var besideOptions = url.Values{
	"_pragma": {"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(NORMAL)"},
	"_txlock": {"immediate"},
}

// Beside opens the SQLite of a state folder that another process may be serving from. It takes no lock for longer than
// making or migrating the tables takes, and ends nobody's lease. What tables a rebot that serves has are left as they are:
// where they are not this program's, the error is ErrInUse.
func Beside(ctx context.Context, dir string) (*Store, error) {
	name := filepath.Join(dir, "bot.db")
	if db, err := openBeside(ctx, name); db != nil || err != nil {
		return db, err
	}
	s, err := openSQLite(ctx, dir)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return openBeside(ctx, name)
}

// openBeside opens a database whose tables are what this program knows, nil for another.
func openBeside(ctx context.Context, name string) (*Store, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, nil
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(name), RawQuery: besideOptions.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	db.SetMaxOpenConns(1)
	known, err := knownVersion(goose.DialectSQLite3, db)
	if err != nil || versionOf(ctx, db) != known {
		return nil, errors.Join(err, db.Close())
	}
	s := newStore(db, false)
	s.schema = Schema{Version: known}
	return s, nil
}

// Made reports whether a folder has a database.
func Made(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "bot.db"))
	return dir != "" && err == nil
}
