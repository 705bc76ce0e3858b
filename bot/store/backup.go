package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
)

// Backup copies the SQLite database of a state folder into a file that is not there yet, which only its owner may read.
// Another process may be using the database; the copy is of one moment.
func Backup(ctx context.Context, dir, file string) error {
	name := filepath.Join(dir, "bot.db")
	if _, err := os.Stat(name); err != nil {
		return fmt.Errorf("looking for the database: %w", err)
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("making the backup: %w", err)
	}
	if err := errors.Join(f.Close(), copyInto(ctx, name, file)); err != nil {
		return errors.Join(fmt.Errorf("writing the backup: %w", err), os.Remove(file))
	}
	return nil
}

func copyInto(ctx context.Context, name, file string) error {
	db, err := sql.Open("sqlite", readOnly(name))
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", file); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// readOnly is the address of a database file that is only read.
func readOnly(name string) string {
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(name), RawQuery: "mode=ro&_pragma=busy_timeout(5000)"}
	return u.String()
}
