package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Get reads the small value of a name, and reports whether there is one.
func (s *Store) Get(ctx context.Context, name string) (text string, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT text FROM val WHERE name = $1", name).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("reading the value of %s: %w", name, err)
	}
	return text, true, nil
}

// Set writes the small value of a name, such as the offset of a poller.
func (s *Store) Set(ctx context.Context, name, text string) error {
	_, err := s.db.ExecContext(ctx, `INSERT INTO val (name, text) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET text = excluded.text`, name, text)
	if err != nil {
		return fmt.Errorf("writing the value of %s: %w", name, err)
	}
	return nil
}
