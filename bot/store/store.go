// Package store keeps what must survive a kill.
package store

import (
	"context"
	"errors"
	"time"
)

// A Store is the database.
type Store struct{}

var errTODO = errors.New("not built yet")

// Open opens the store.
func Open(ctx context.Context, dir, databaseURL string) (*Store, error) { return nil, errTODO }

// Close closes it.
func (s *Store) Close() error { return nil }

// Put keeps an event.
func (s *Store) Put(ctx context.Context, e Event) (fresh bool, err error) { return false, errTODO }

// Claim takes the oldest event.
func (s *Store) Claim(ctx context.Context, source string, lease time.Duration) (e Event, ok bool, err error) {
	return Event{}, false, errTODO
}

// Done forgets an event.
func (s *Store) Done(ctx context.Context, e Event) error { return errTODO }

// Bury makes it a dead letter.
func (s *Store) Bury(ctx context.Context, e Event, why string) error { return errTODO }

// Later gives it back.
func (s *Store) Later(ctx context.Context, e Event, wait time.Duration) error { return errTODO }

// Lease takes or renews a named lease.
func (s *Store) Lease(ctx context.Context, name, owner string, ttl time.Duration) (held bool, err error) {
	return false, errTODO
}

// Release gives a lease back.
func (s *Store) Release(ctx context.Context, name, owner string) error { return errTODO }

// Get reads a value.
func (s *Store) Get(ctx context.Context, key string) (value string, ok bool, err error) {
	return "", false, errTODO
}

// Set writes a value.
func (s *Store) Set(ctx context.Context, key, value string) error { return errTODO }
