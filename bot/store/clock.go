package store

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// A clock tells the time that leases and due times are counted by. With PostgreSQL it is the database's, which all
// replicas share; theirs may differ, or be set. With SQLite it is the machine's, and when that is set while rebot
// runs, what was counted by it moves along.
type clock struct {
	shared bool                 // it is the database's
	wall   func() time.Time     // the machine's, without its monotonic reading
	mono   func() time.Duration // what goes on evenly whatever the machine's clock is set to

	mu   sync.Mutex
	base time.Time     // what the time was
	at   time.Duration // when it was that, by mono
	seen time.Time     // and what the machine's clock said then
}

func newClock(shared bool) clock {
	start := time.Now()
	return clock{shared: shared, wall: func() time.Time { return time.Now().Round(0) },
		mono: func() time.Duration { return time.Since(start) }}
}

// now is the time.
func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.shared || c.base.IsZero() {
		return c.wall()
	}
	return c.base.Add(c.mono() - c.at)
}

const (
	askEvery = 30 * time.Second // how often the database is asked for the time
	aStep    = 2 * time.Second  // by so much a clock was set, or the machine slept
	aLease   = 2 * time.Minute  // no lease is longer
)

// keepTime asks the database what the time is, now and then and when the machine slept; or notes that the machine's
// clock was set. It is called before anything is claimed.
func (c *clock) keepTime(ctx context.Context, db *database) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, seen := c.mono(), c.wall()
	passed := at - c.at
	step := seen.Sub(c.seen) - passed
	was := c.base.Add(passed)
	isStep := !c.base.IsZero() && (step > aStep || step < -aStep)
	switch {
	case c.shared && (c.base.IsZero() || passed > askEvery || isStep):
		return c.ask(ctx, db)
	case c.shared:
		return nil
	case isStep:
		if err := moveAlong(ctx, db, was, seen); err != nil {
			return err
		}
	}
	c.base, c.at, c.seen = seen, at, seen
	return nil
}

// databaseTime is the time by PostgreSQL's clock, in microseconds.
const databaseTime = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"

// ask asks the database.
func (c *clock) ask(ctx context.Context, db *database) error {
	from := c.mono()
	var micros int64
	err := db.QueryRowContext(ctx, "SELECT "+databaseTime).Scan(&micros)
	if err != nil {
		return err
	}
	c.at, c.seen = (from+c.mono())/2, c.wall()
	c.base = time.UnixMicro(micros)
	return nil
}

// moveAlong moves times near by along with a clock that was set. Forward it moves those that would be over by that
// although they are not; backward, what was due and would not be any more, and what would wait longer than it was to. A
// time of day that somebody chose stays.
func moveAlong(ctx context.Context, db *database, was, is time.Time) error {
	from, to := was.UnixMicro(), max(is.UnixMicro(), was.Add(aLease).UnixMicro())
	if is.Before(was) {
		from, to = is.UnixMicro(), 1<<62
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	for _, statement := range []string{
		"UPDATE inbox SET due = due + $1 WHERE due > $2 AND due <= $3",
		"UPDATE inbox SET received = received + $1 WHERE received <= $4",
		`UPDATE delivery SET again = again + $1 WHERE again > $2 AND again <= $3 AND (attempts > 0 OR again <= $4)
			AND state IN ('pending', 'unknown')`,
		"UPDATE lease SET until = until + $1 WHERE until > $2 AND until <= $3",
	} {
		if _, err := tx.ExecContext(ctx, statement, is.Sub(was).Microseconds(), from, to, was.UnixMicro()); err != nil {
			return fmt.Errorf("moving what was due with the clock: %w", err)
		}
	}
	return tx.Commit()
}
