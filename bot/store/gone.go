package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrGone says that the state folder is no longer the one that was opened. What is written reaches nothing that a start
// after this one would find.
var ErrGone = errors.New("the state folder was deleted or replaced while rebot was using it")

// A database is a sql.DB whose writes fail when its file is gone: SQLite goes on with a file that has no name any more.
type database struct {
	*sql.DB
	gone func() error // nil with PostgreSQL
}

// ExecContext writes, and holds that it was written to what a start will find.
func (d *database) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	r, err := d.DB.ExecContext(ctx, query, args...)
	if err == nil && d.gone != nil {
		err = d.gone()
	}
	return r, err
}

// BeginTx begins a transaction unless the file is gone.
func (d *database) BeginTx(ctx context.Context, opts *sql.TxOptions) (*sql.Tx, error) {
	if d.gone != nil {
		if err := d.gone(); err != nil {
			return nil, err
		}
	}
	return d.DB.BeginTx(ctx, opts)
}

// Gone is ErrGone when the state folder is no longer the one that was opened.
func (s *Store) Gone() error {
	if s.db.gone == nil {
		return nil
	}
	return s.db.gone()
}

// opened are files that were opened, by name.
type opened map[string]os.FileInfo

// gone is ErrGone when a name has another file, or none.
func (o opened) gone() error {
	for name, was := range o {
		is, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(was, is) {
			return fmt.Errorf("%w: %s is not there. Put the folder back, or begin anew, and start again", ErrGone, name)
		}
	}
	return nil
}
