package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Holds returns nil while the claim that an event comes from is held: nobody claimed or ended it since, and its lease
// has not run out, by the database's own clock where replicas share one. ErrLost says that it is not. Call it right
// before something is done that must not be done twice.
func (s *Store) Holds(ctx context.Context, e Event) error {
	return ended("looking whether a claim is held", s.holds(ctx, "due",
		"inbox WHERE source = $1 AND id = $2 AND term = $3", e.Source, e.ID, e.term))
}

// HoldsDelivery is Holds for a delivery.
func (s *Store) HoldsDelivery(ctx context.Context, d Delivery) error {
	return ended("looking whether a claim is held", s.holds(ctx, "again",
		"delivery WHERE subscription = $1 AND issue = $2 AND part = $3 AND term = $4 AND state IN ('pending', 'unknown')",
		d.Subscription, d.Issue, d.Part, d.term))
}

// holds compares when a claim ends with what the time is. The database is asked for both at once: what this process
// knows of the time may be as old as the moment in which it was stopped.
func (s *Store) holds(ctx context.Context, end, from string, args ...any) error {
	now := "0"
	if s.clock.shared {
		now = databaseTime
	}
	var until, at int64
	err := s.db.QueryRowContext(ctx, fmt.Sprintf("SELECT %s, %s FROM %s", end, now, from), args...).Scan(&until, &at)
	if !s.clock.shared {
		at = s.now().UnixMicro()
	}
	if errors.Is(err, sql.ErrNoRows) || err == nil && !time.UnixMicro(at).Before(time.UnixMicro(until)) {
		return ErrLost
	}
	return err
}
