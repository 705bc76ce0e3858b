package store

import (
	"context"
	"fmt"
	"time"
)

// The votes of feedback.
const (
	VoteUp   = "up"
	VoteDown = "down"
)

// A Feedback is what somebody thought of a reply, with the reply.
type Feedback struct {
	Receipt  string
	Platform string
	Who      string // the platform's id of the person
	Chat     string
	At       time.Time // given by the store
	Vote     string    // VoteUp or VoteDown

	State, Query, Status, Text string // as in the receipt
}

// Vote keeps what somebody thinks of the reply of a receipt, in the place of what they thought before, and reports
// whether there is such a receipt. Of the reply it needs nothing but the receipt's id.
func (s *Store) Vote(ctx context.Context, f Feedback) (known bool, err error) {
	cleanAll(&f.Receipt, &f.Platform, &f.Who, &f.Chat, &f.Vote)
	known, err = changed(s.db.ExecContext(ctx, `INSERT INTO feedback
		(receipt, platform, who, chat, at, vote, state, query, status, text)
		SELECT id, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($5 AS TEXT),
			state, query, status, text FROM receipt WHERE id = $6
		ON CONFLICT (receipt, platform, who) DO UPDATE SET vote = excluded.vote, at = excluded.at, chat = excluded.chat`,
		f.Platform, f.Who, f.Chat, s.now().UnixMicro(), f.Vote, f.Receipt))
	if err != nil {
		return false, fmt.Errorf("keeping feedback: %w", err)
	}
	return known, nil
}

// Feedback lists what people thought of replies, the newest first, no more than limit.
func (s *Store) Feedback(ctx context.Context, limit int) (list []Feedback, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT receipt, platform, who, chat, at, vote, state, query, status, text
		FROM feedback ORDER BY at DESC, receipt, who LIMIT $1`, limit)
	if err != nil {
		return nil, fmt.Errorf("reading feedback: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var f Feedback
		var at int64
		if err := rows.Scan(&f.Receipt, &f.Platform, &f.Who, &f.Chat, &at, &f.Vote, &f.State, &f.Query, &f.Status,
			&f.Text); err != nil {
			return nil, fmt.Errorf("reading feedback: %w", err)
		}
		f.At = time.UnixMicro(at)
		list = append(list, f)
	}
	return list, rows.Err()
}
