package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// seenFor is how long an event is known as seen. Slack sends delayed events for 24 hours.
const seenFor = 25 * time.Hour

// ErrLost says that a claim ran out and somebody else has the event, or has ended it.
var ErrLost = errors.New("the claim of the event has run out")

// Put keeps an event, and reports whether it is fresh: not one that came within the last 25 hours. Seen and kept are
// one transaction, so that an event is never marked as seen and lost.
func (s *Store) Put(ctx context.Context, e Event) (fresh bool, err error) {
	fresh, err = s.keep(ctx, clean(e))
	s.put.note(err)
	if err != nil {
		return false, fmt.Errorf("keeping the event %s %s: %w", e.Source, e.ID, err)
	}
	return fresh, nil
}

func (s *Store) keep(ctx context.Context, e Event) (fresh bool, err error) {
	now := s.now()
	if e.Received.IsZero() {
		e.Received = now
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // after Commit it does nothing
	fresh, err = changed(tx.ExecContext(ctx, `INSERT INTO seen (source, id, until) VALUES ($1, $2, $3)
		ON CONFLICT (source, id) DO UPDATE SET until = excluded.until WHERE seen.until <= $4`,
		e.Source, e.ID, now.Add(seenFor).UnixMicro(), now.UnixMicro()))
	if err != nil || !fresh {
		return false, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO inbox (source, id, kind, body, received, place, person, attempts, term, due)
		VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0) ON CONFLICT (source, id) DO NOTHING`,
		e.Source, e.ID, e.Kind, e.Body, e.Received.UnixMicro(), e.Place, e.Person)
	if err != nil {
		return false, err
	}
	return true, tx.Commit()
}

// clean makes the words of an event such that PostgreSQL takes them: valid UTF-8 without zero bytes. Bodies may be any
// bytes.
func clean(e Event) Event {
	for _, s := range []*string{&e.Source, &e.ID, &e.Kind, &e.Place, &e.Person} {
		*s = strings.ReplaceAll(strings.ToValidUTF8(*s, "\uFFFD"), "\x00", "\uFFFD")
	}
	if e.Body == nil {
		e.Body = []byte{}
	}
	return e
}

// Claim takes the oldest event of a source that is due and that nobody holds, for the length of the lease. Replicas may
// claim at once: each gets another event.
func (s *Store) Claim(ctx context.Context, source string, lease time.Duration) (Event, bool, error) {
	if err := s.clock.keepTime(ctx, s.db); err != nil {
		return Event{}, false, fmt.Errorf("looking at the clock: %w", err)
	}
	for range 3 { // all that were seen may have gone to others meanwhile
		list, err := s.due(ctx, source)
		if err != nil {
			return Event{}, false, fmt.Errorf("looking for an event of %s: %w", source, err)
		}
		for _, e := range list {
			ok, err := s.take(ctx, &e, lease)
			if err != nil {
				return Event{}, false, fmt.Errorf("claiming the event %s %s: %w", e.Source, e.ID, err)
			}
			if ok {
				return e, true, nil
			}
		}
		if len(list) == 0 {
			break
		}
	}
	return Event{}, false, nil
}

// due lists the few oldest events that may be claimed now.
func (s *Store) due(ctx context.Context, source string) (list []Event, err error) {
	now := s.now()
	rows, err := s.db.QueryContext(ctx, `SELECT source, id, kind, body, received, attempts, term, parts, unsure, repeated FROM inbox
		WHERE source = $1 AND due <= $2 ORDER BY received, id LIMIT 4`, source, now.UnixMicro())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e Event
		var received, repeated int64
		if err := rows.Scan(&e.Source, &e.ID, &e.Kind, &e.Body, &received, &e.Attempts, &e.term,
			&e.Parts, &e.Unsure, &repeated); err != nil {
			return nil, err
		}
		e.Received, e.Repeated = time.UnixMicro(received), repeated != 0
		e.Age = now.Sub(e.Received)
		list = append(list, e)
	}
	return list, rows.Err()
}

// take claims an event if nobody claimed it since it was read.
func (s *Store) take(ctx context.Context, e *Event, lease time.Duration) (bool, error) {
	ok, err := changed(s.db.ExecContext(ctx, `UPDATE inbox SET due = $1, attempts = attempts + 1, term = term + 1,
		unsure = unsure + 1 WHERE source = $2 AND id = $3 AND term = $4`, s.now().Add(lease).UnixMicro(), e.Source, e.ID, e.term))
	if ok {
		e.Attempts++
		e.term++
	}
	return ok, err
}

// NoteParts keeps how many messages of an event's answer were sent, so that a kill in its midst does not show its
// beginning twice.
func (s *Store) NoteParts(ctx context.Context, e Event, n int) error {
	_, err := s.db.ExecContext(ctx,
		"UPDATE inbox SET parts = $1, unsure = 1, repeated = 0 WHERE source = $2 AND id = $3",
		n, e.Source, e.ID)
	if err != nil {
		return fmt.Errorf("noting what was sent for the event %s %s: %w", e.Source, e.ID, err)
	}
	return nil
}

// NoteRepeat keeps that the answer to an event, which a claim before may have sent, begins to be sent once more.
func (s *Store) NoteRepeat(ctx context.Context, e Event) error {
	_, err := s.db.ExecContext(ctx, "UPDATE inbox SET repeated = 1 WHERE source = $1 AND id = $2", e.Source, e.ID)
	if err != nil {
		return fmt.Errorf("noting that the event %s %s is answered once more: %w", e.Source, e.ID, err)
	}
	return nil
}

// Ack forgets an event that was handled, even one whose claim has run out: it must not be handled again.
func (s *Store) Ack(ctx context.Context, e Event) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM inbox WHERE source = $1 AND id = $2", e.Source, e.ID)
	if err != nil {
		return fmt.Errorf("ending the event %s %s: %w", e.Source, e.ID, err)
	}
	return nil
}

// Retry gives a claimed event back, to be claimed when the wait is over, with e.Attempts as the times it was tried and
// e.Unsure as those of them that may have sent something.
// ErrLost says that the claim had run out.
func (s *Store) Retry(ctx context.Context, e Event, wait time.Duration) error {
	ok, err := changed(s.db.ExecContext(ctx, `UPDATE inbox SET due = $1, attempts = $2, term = term + 1,
		unsure = $3, repeated = $4 WHERE source = $5 AND id = $6 AND term = $7`, s.now().Add(wait).UnixMicro(), e.Attempts,
		e.Unsure, flag(e.Repeated), e.Source, e.ID, e.term))
	if err == nil && !ok {
		err = ErrLost
	}
	if err != nil {
		return fmt.Errorf("putting off the event %s %s: %w", e.Source, e.ID, err)
	}
	return nil
}
