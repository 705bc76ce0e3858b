package store

import (
	"context"
	"fmt"
	"time"
)

// Lease takes or renews the lease of a name for an owner, and reports whether the owner holds it for ttl from now on.
// It is free when nobody took it, it ran out, or its owner released it. Renew it at a third of ttl, and trust it for
// less than ttl from before the call.
func (s *Store) Lease(ctx context.Context, name, owner string, ttl time.Duration) (held bool, err error) {
	if err := s.clock.keepTime(ctx, s.db); err != nil {
		return false, fmt.Errorf("leasing %s: %w", name, err)
	}
	now := s.now()
	held, err = changed(s.db.ExecContext(ctx, `INSERT INTO lease (name, owner, until) VALUES ($1, $2, $3)
		ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
		WHERE lease.owner = excluded.owner OR lease.until <= $4`, name, owner, now.Add(ttl).UnixMicro(), now.UnixMicro()))
	if err != nil {
		return false, fmt.Errorf("leasing %s: %w", name, err)
	}
	return held, nil
}

// Release gives a lease back before it runs out. Nothing happens if the owner does not hold it.
func (s *Store) Release(ctx context.Context, name, owner string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM lease WHERE name = $1 AND owner = $2", name, owner)
	if err != nil {
		return fmt.Errorf("releasing %s: %w", name, err)
	}
	return nil
}
