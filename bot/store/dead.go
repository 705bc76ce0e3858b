package store

import (
	"context"
	"fmt"
	"time"
)

// deadFor is how long dead letters are kept.
const deadFor = 30 * 24 * time.Hour

// A Letter is an event that was given up, with the reason.
type Letter struct {
	Event
	Why     string
	GivenUp time.Time
}

// DeadLetter puts a claimed event among the dead letters, where it stays for 30 days. ErrLost says that the claim had
// run out.
func (s *Store) DeadLetter(ctx context.Context, e Event, why string) error {
	if err := s.toDead(ctx, clean(e), clean(Event{Kind: why}).Kind); err != nil {
		return fmt.Errorf("burying the event %s %s: %w", e.Source, e.ID, err)
	}
	return nil
}

func (s *Store) toDead(ctx context.Context, e Event, why string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	ok, err := changed(tx.ExecContext(ctx, "DELETE FROM inbox WHERE source = $1 AND id = $2 AND term = $3", e.Source,
		e.ID, e.term))
	if err != nil {
		return err
	}
	if !ok {
		return ErrLost
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO dead (source, id, kind, body, received, attempts, why, buried)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (source, id) DO UPDATE
		SET kind = excluded.kind, body = excluded.body, received = excluded.received, attempts = excluded.attempts,
			why = excluded.why, buried = excluded.buried`,
		e.Source, e.ID, e.Kind, e.Body, e.Received.UnixMicro(), e.Attempts, why, s.now().UnixMicro())
	if err != nil {
		return err
	}
	return tx.Commit()
}

// Dead lists the dead letters, the last first, no more than limit.
func (s *Store) Dead(ctx context.Context, limit int) (list []Letter, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT source, id, kind, body, received, attempts, why, buried FROM dead
		ORDER BY buried DESC, source, id LIMIT $1`, limit)
	if err != nil {
		return nil, fmt.Errorf("listing dead letters: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var l Letter
		var received, buried int64
		if err := rows.Scan(&l.Source, &l.ID, &l.Kind, &l.Body, &received, &l.Attempts, &l.Why, &buried); err != nil {
			return nil, fmt.Errorf("listing dead letters: %w", err)
		}
		l.Received, l.GivenUp = time.UnixMicro(received), time.UnixMicro(buried)
		list = append(list, l)
	}
	return list, rows.Err()
}

// WaitingOf counts the events of a platform that are not handled yet: of its source, and of those named by it and more
// behind a hyphen.
func (s *Store) WaitingOf(ctx context.Context, platform string) (n int, err error) {
	row := s.db.QueryRowContext(ctx, "SELECT count(*) FROM inbox WHERE source = $1 OR source LIKE $2", platform,
		platform+"-%")
	if err := row.Scan(&n); err != nil {
		return 0, fmt.Errorf("counting the events of %s: %w", platform, err)
	}
	return n, nil
}

// Held counts the events that are not handled yet of a place and of a person, as their events name them.
func (s *Store) Held(ctx context.Context, place, person string) (inPlace, byPerson int, err error) {
	row := s.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM inbox WHERE place = $1),
		(SELECT count(*) FROM inbox WHERE person = $2)`, place, person)
	if err := row.Scan(&inPlace, &byPerson); err != nil {
		return 0, 0, fmt.Errorf("counting the events of a place: %w", err)
	}
	return inPlace, byPerson, nil
}
