package store

import (
	"context"
	"fmt"
	"time"
)

// A Backlog counts what waits of one source of the inbox, or of one platform's deliveries.
type Backlog struct {
	Of     string // the source or the platform
	Count  int
	Oldest time.Time // when the oldest of them came in, or was due, which may be still to come
}

// Backlogs tells what waits in the inbox, by source, and which deliveries are not made yet, by platform. Those that are
// being handled are among them.
func (s *Store) Backlogs(ctx context.Context) (inbox, deliveries []Backlog, err error) {
	inbox, err = s.backlog(ctx, "SELECT source, count(*), min(received) FROM inbox GROUP BY source")
	if err == nil {
		deliveries, err = s.backlog(ctx,
			"SELECT platform, count(*), min(due) FROM delivery WHERE state IN ('pending', 'unknown') GROUP BY platform")
	}
	if err != nil {
		return nil, nil, fmt.Errorf("counting what waits: %w", err)
	}
	return inbox, deliveries, nil
}

func (s *Store) backlog(ctx context.Context, query string) (list []Backlog, err error) {
	rows, err := s.db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var b Backlog
		var oldest int64
		if err := rows.Scan(&b.Of, &b.Count, &oldest); err != nil {
			return nil, err
		}
		b.Oldest = time.UnixMicro(oldest)
		list = append(list, b)
	}
	return list, rows.Err()
}
