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
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrDamaged says that the database file is not whole. Nothing was changed in it.
var ErrDamaged = errors.New("the database is damaged")

// sqliteOptions make every commit last (FULL), and let one writer wait for another.
var sqliteOptions = url.Values{
	"_pragma": {"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)"},
	"_txlock": {"immediate"},
}

// leastSQLite is the first version without the bug that can lose a WAL, see https://sqlite.org/wal.html#walresetbug
var leastSQLite = [3]int{3, 51, 3}

func openSQLite(ctx context.Context, dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the state folder: %w", err)
	}
	l, err := lockFolder(ctx, dir)
	if err != nil {
		return nil, err
	}
	s, err := openFile(ctx, filepath.Join(dir, "bot.db"))
	if err != nil {
		return nil, errors.Join(err, l.release())
	}
	s.lock = l
	if _, err := s.db.ExecContext(ctx, "DELETE FROM lease"); err != nil { // the folder is ours: who held one is gone
		return nil, errors.Join(fmt.Errorf("clearing the leases of a process that ended: %w", err), s.Close())
	}
	if err := s.guard(dir); err != nil {
		return nil, err
	}
	return s, nil
}

// guard has the store notice when its files are deleted or replaced.
func (s *Store) guard(dir string) error {
	files := opened{}
	for _, name := range []string{"bot.db", "bot.lock"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return errors.Join(fmt.Errorf("opening the state folder: %w", err), s.Close())
		}
		files[filepath.Join(dir, name)] = info
	}
	s.db.gone = files.gone
	return nil
}

func openFile(ctx context.Context, name string) (*Store, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600) // for us only; SQLite would ask the umask
	if err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(name), RawQuery: sqliteOptions.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	db.SetMaxOpenConns(1)
	schema, err := prepareSQLite(ctx, db, name)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s := newStore(db, false)
	s.schema = schema
	return s, nil
}

// prepareSQLite checks the program and the file before anything is written, and migrates.
func prepareSQLite(ctx context.Context, db *sql.DB, name string) (Schema, error) {
	if err := wholeSQLite(ctx, db, name); err != nil {
		return Schema{}, err
	}
	return migrate(ctx, goose.DialectSQLite3, db)
}

// wholeSQLite is an error where the program or the file would lose something.
func wholeSQLite(ctx context.Context, db *sql.DB, name string) error {
	err := checkVersion(ctx, db)
	if err == nil {
		err = quickCheck(ctx, db)
	}
	if isDamage(err) {
		return fmt.Errorf("%w: %s: %v. Put a backup in its place, or move it away to begin anew", ErrDamaged, name, err)
	}
	if err != nil {
		return fmt.Errorf("opening %s: %w", name, err)
	}
	return nil
}

// isDamage tells damage from other errors, such as a full disk.
func isDamage(err error) bool {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()&0xff == sqlite3.SQLITE_CORRUPT || e.Code()&0xff == sqlite3.SQLITE_NOTADB
	}
	return errors.Is(err, errCheck)
}

func checkVersion(ctx context.Context, db *sql.DB) error {
	var v string
	if err := db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&v); err != nil {
		return err
	}
	return versionAtLeast(v, leastSQLite)
}

func versionAtLeast(v string, least [3]int) error {
	var got [3]int
	if _, err := fmt.Sscanf(v, "%d.%d.%d", &got[0], &got[1], &got[2]); err != nil {
		return fmt.Errorf("SQLite calls its version %q: %w", v, err)
	}
	for i := range got {
		if got[i] != least[i] {
			if got[i] > least[i] {
				return nil
			}
			return fmt.Errorf("SQLite %s can lose data; %d.%d.%d or newer is needed", v, least[0], least[1], least[2])
		}
	}
	return nil
}

// errCheck is the damage that quickCheck found.
var errCheck = errors.New("quick_check")

// quickCheck reads the whole file. What it finds is the error.
func quickCheck(ctx context.Context, db *sql.DB) error {
	var found string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", errCheck, found)
	}
	return nil
}
