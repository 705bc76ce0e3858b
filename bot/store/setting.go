package store

import (
	"context"
	"fmt"
)

// Choose keeps what a place has chosen; an empty value forgets it.
func (s *Store) Choose(ctx context.Context, p Place, name, value string) error {
	cleanAll(&p.Platform, &p.Team, &p.Chat, &p.Topic, &name, &value)
	_, err := s.db.ExecContext(ctx, `INSERT INTO setting (platform, team, chat, topic, name, value) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (platform, team, chat, topic, name) DO UPDATE SET value = excluded.value`,
		p.Platform, p.Team, p.Chat, p.Topic, name, value)
	if err != nil {
		return fmt.Errorf("keeping a setting: %w", err)
	}
	return nil
}

// Chosen gives what a place has chosen, by name.
func (s *Store) Chosen(ctx context.Context, p Place) (map[string]string, error) {
	cleanAll(&p.Platform, &p.Team, &p.Chat, &p.Topic)
	rows, err := s.db.QueryContext(ctx, `SELECT name, value FROM setting
		WHERE platform = $1 AND team = $2 AND chat = $3 AND topic = $4`, p.Platform, p.Team, p.Chat, p.Topic)
	if err != nil {
		return nil, fmt.Errorf("reading settings: %w", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, fmt.Errorf("reading settings: %w", err)
		}
		if value != "" {
			out[name] = value
		}
	}
	return out, rows.Err()
}
