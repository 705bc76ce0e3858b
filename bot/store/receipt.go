package store

import (
	"context"
	"fmt"
	"time"
)

// receiptFor is how long a receipt is kept since its reply was given last.
const receiptFor = 90 * 24 * time.Hour

// A Receipt is what a reply was made of.
type Receipt struct {
	ID      string    // a checksum of all the rest but the time; people get its beginning
	At      time.Time // when the reply was given last; given by the store
	State   string    // the question and what the conversation was about, in the words of package receipt
	Query   string    // as it prints itself
	Status  string
	Text    string // the reply as a terminal shows it
	Total   string // a checksum of the whole reply
	Library string // what it was answered from, and by
	Lexicon string
	Program string
}

// KeepReceipt keeps a receipt for 90 days. One that is there already is kept for 90 days more.
func (s *Store) KeepReceipt(ctx context.Context, r Receipt) error {
	cleanAll(&r.State, &r.Query, &r.Status, &r.Text, &r.Library, &r.Lexicon, &r.Program)
	_, err := s.db.ExecContext(ctx, `INSERT INTO receipt
		(id, at, state, query, status, text, total, library, lexicon, program)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO UPDATE SET at = excluded.at`,
		r.ID, s.now().UnixMicro(), r.State, r.Query, r.Status, r.Text, r.Total, r.Library, r.Lexicon, r.Program)
	if err != nil {
		return fmt.Errorf("keeping a receipt: %w", err)
	}
	return nil
}

// Receipts lists the receipts whose ids begin so, the newest first, no more than limit.
func (s *Store) Receipts(ctx context.Context, begin string, limit int) (list []Receipt, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, at, state, query, status, text, total, library, lexicon, program
		FROM receipt WHERE id LIKE $1 ORDER BY at DESC, id LIMIT $2`, begin+"%", limit)
	if err != nil {
		return nil, fmt.Errorf("reading receipts: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var r Receipt
		var at int64
		if err := rows.Scan(&r.ID, &at, &r.State, &r.Query, &r.Status, &r.Text, &r.Total, &r.Library, &r.Lexicon,
			&r.Program); err != nil {
			return nil, fmt.Errorf("reading receipts: %w", err)
		}
		r.At = time.UnixMicro(at)
		list = append(list, r)
	}
	return list, rows.Err()
}
