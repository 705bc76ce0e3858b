package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"
)

// auditFor is how long the audit log is kept.
const auditFor = 400 * 24 * time.Hour

// An Act is an entry of the audit log: what somebody changed, or tried to.
type Act struct {
	ID      string    // what it came as, so that it stands there once; given by the store if empty
	At      time.Time // given by the store
	Place             // whose subscriptions it is about
	Who     string    // the platform's id of the person that did it; empty for the platform or the bot itself
	What    string    // in the words of package bot
	Outcome string
}

// Record puts an act into the audit log, where it stays for 400 days. One whose id is there already changes nothing.
func (s *Store) Record(ctx context.Context, a Act) error {
	cleanAll(&a.ID, &a.Platform, &a.Team, &a.Chat, &a.Topic, &a.Who, &a.What, &a.Outcome)
	if a.ID == "" {
		a.ID = rand.Text()
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO audit (id, at, platform, team, chat, topic, who, what, outcome)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
		a.ID, s.now().UnixMicro(), a.Platform, a.Team, a.Chat, a.Topic, a.Who, a.What, a.Outcome)
	if err != nil {
		return fmt.Errorf("keeping the audit log: %w", err)
	}
	return nil
}

// Acts lists the last acts of the audit log, the newest first, no more than limit.
func (s *Store) Acts(ctx context.Context, limit int) (list []Act, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, at, platform, team, chat, topic, who, what, outcome FROM audit
		ORDER BY at DESC, id LIMIT $1`, limit)
	if err != nil {
		return nil, fmt.Errorf("reading the audit log: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var a Act
		var at int64
		if err := rows.Scan(&a.ID, &at, &a.Platform, &a.Team, &a.Chat, &a.Topic, &a.Who, &a.What,
			&a.Outcome); err != nil {
			return nil, fmt.Errorf("reading the audit log: %w", err)
		}
		a.At = time.UnixMicro(at)
		list = append(list, a)
	}
	return list, rows.Err()
}
