package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// The states of a delivery. Pending and Unknown ones are claimed when their time has come.
const (
	Pending = "pending" // to be sent, or being sent by the process that claimed it
	Unknown = "unknown" // sent once without learning whether it arrived, and to be sent once more
	Sent    = "sent"
	Failed  = "failed" // given up
)

// Note is the part of a delivery that tells the owner of a subscription that another part was given up.
const Note = -1

// A Delivery is a row of the ledger: one message of one issue for one subscription. There is never a second of the
// same.
type Delivery struct {
	Subscription string
	Issue        string // its month; of one that is sent again, a slash and the command's digest follow
	Part         int    // of several messages that make one digest; or Note
	Platform     string
	Due          time.Time // when the first part was to be sent
	Attempts     int       // how often it was claimed, this time included
	State        string
	Late         bool // it was sent long after it was due, and says so
	Why          string
	// since when it may have been sent by a try whose end nobody knows; zero if it surely was not
	Tried time.Time

	term int64 // the claim it comes from; a later claim makes this one void
}

// ID names the delivery among all.
func (d Delivery) ID() string { return fmt.Sprintf("%s/%s/%d", d.Subscription, d.Issue, d.Part) }

// Seen notes that an issue is in, and gives the time when it was seen for the first time.
func (s *Store) Seen(ctx context.Context, issue string) (time.Time, error) {
	var at int64
	_, err := s.db.ExecContext(ctx, "INSERT INTO issue (month, seen) VALUES ($1, $2) ON CONFLICT (month) DO NOTHING",
		issue, s.now().UnixMicro())
	if err == nil {
		err = s.db.QueryRowContext(ctx, "SELECT seen FROM issue WHERE month = $1", issue).Scan(&at)
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("noting the issue %s: %w", issue, err)
	}
	return time.UnixMicro(at), nil
}

// Content notes what an issue says, as a checksum, and gives what it said when it was noted for the first time.
func (s *Store) Content(ctx context.Context, issue, content string) (first string, err error) {
	_, err = s.db.ExecContext(ctx, "UPDATE issue SET content = $1 WHERE month = $2 AND content = ''", content, issue)
	if err == nil {
		err = s.db.QueryRowContext(ctx, "SELECT content FROM issue WHERE month = $1", issue).Scan(&first)
	}
	if err != nil {
		return "", fmt.Errorf("noting what the issue %s says: %w", issue, err)
	}
	return first, nil
}

// Planned reports whether a subscription has a delivery of an issue.
func (s *Store) Planned(ctx context.Context, subscription, issue string) (bool, error) {
	list, err := s.deliveries(ctx, "WHERE subscription = $1 AND issue = $2", subscription, issue)
	if err != nil {
		return false, fmt.Errorf("looking for a delivery: %w", err)
	}
	return len(list) > 0, nil
}

const insertDelivery = `INSERT INTO delivery
	(subscription, issue, part, platform, due, again, term, attempts, state, late, why)
	VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 'pending', $7, '') ON CONFLICT (subscription, issue, part) DO NOTHING`

// Plan puts deliveries into the ledger that are not there yet, and reports how many those were. Every replica may plan.
func (s *Store) Plan(ctx context.Context, list []Delivery) (fresh int, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("planning deliveries: %w", err)
	}
	defer tx.Rollback() // after Commit it does nothing
	for _, d := range list {
		due := d.Due.UnixMicro()
		ok, err := changed(tx.ExecContext(ctx, insertDelivery, d.Subscription, d.Issue, d.Part, d.Platform, due, due,
			flag(d.Late)))
		if err != nil {
			return 0, fmt.Errorf("planning deliveries: %w", err)
		}
		if ok {
			fresh++
		}
	}
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("planning deliveries: %w", err)
	}
	return fresh, nil
}

// Reschedule sets another time for what an issue's subscription is still to get and nobody has tried yet.
func (s *Store) Reschedule(ctx context.Context, subscription, issue string, due time.Time) error {
	_, err := s.db.ExecContext(ctx, `UPDATE delivery SET due = $1, again = $1
		WHERE subscription = $2 AND issue = $3 AND state = 'pending' AND attempts = 0 AND part = 0`,
		due.UnixMicro(), subscription, issue)
	if err != nil {
		return fmt.Errorf("rescheduling a delivery: %w", err)
	}
	return nil
}

// ClaimDelivery takes a delivery of a platform that is due and that nobody holds, for the length of the lease. Replicas
// may claim at once: each gets another.
func (s *Store) ClaimDelivery(ctx context.Context, platform string, lease time.Duration) (Delivery, bool, error) {
	if err := s.clock.keepTime(ctx, s.db); err != nil {
		return Delivery{}, false, fmt.Errorf("looking at the clock: %w", err)
	}
	for range 3 { // all that were seen may have gone to others meanwhile
		list, err := s.deliveries(ctx, `WHERE platform = $1 AND state IN ('pending', 'unknown') AND again <= $2
			ORDER BY again LIMIT 16`, platform, s.now().UnixMicro())
		if err != nil {
			return Delivery{}, false, fmt.Errorf("looking for a delivery of %s: %w", platform, err)
		}
		for _, i := range rand.Perm(len(list)) { // so that replicas seldom reach for the same
			ok, err := s.takeDelivery(ctx, &list[i], lease)
			if err != nil {
				return Delivery{}, false, fmt.Errorf("claiming a delivery of %s: %w", platform, err)
			}
			if ok {
				return list[i], true, nil
			}
		}
		if len(list) == 0 {
			break
		}
	}
	return Delivery{}, false, nil
}

// Deliveries lists what the ledger has of an issue.
func (s *Store) Deliveries(ctx context.Context, issue string) ([]Delivery, error) {
	list, err := s.deliveries(ctx, "WHERE issue = $1 ORDER BY subscription, part", issue)
	if err != nil {
		return nil, fmt.Errorf("listing the deliveries of %s: %w", issue, err)
	}
	return list, nil
}

func (s *Store) deliveries(ctx context.Context, where string, args ...any) (list []Delivery, err error) {
	rows, err := s.db.QueryContext(ctx,
		"SELECT subscription, issue, part, platform, due, term, attempts, state, late, why, tried FROM delivery "+where,
		args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var d Delivery
		var due, late, tried int64
		if err := rows.Scan(&d.Subscription, &d.Issue, &d.Part, &d.Platform, &due, &d.term, &d.Attempts, &d.State,
			&late, &d.Why, &tried); err != nil {
			return nil, err
		}
		d.Due, d.Late = time.UnixMicro(due), late != 0
		if tried != 0 {
			d.Tried = time.UnixMicro(tried)
		}
		list = append(list, d)
	}
	return list, rows.Err()
}

// takeDelivery claims a delivery if nobody claimed it since it was read. From then on it may have been sent, until who
// claimed it says otherwise: a process that is killed says nothing.
func (s *Store) takeDelivery(ctx context.Context, d *Delivery, lease time.Duration) (bool, error) {
	now := s.now()
	ok, err := changed(s.db.ExecContext(ctx, `UPDATE delivery SET again = $1, attempts = attempts + 1, term = term + 1,
		tried = CASE WHEN tried = 0 THEN $2 ELSE tried END
		WHERE subscription = $3 AND issue = $4 AND part = $5 AND term = $6 AND state IN ('pending', 'unknown')`,
		now.Add(lease).UnixMicro(), now.UnixMicro(), d.Subscription, d.Issue, d.Part, d.term))
	if ok {
		d.Attempts++
		d.term++
	}
	return ok, err
}

// Delivered notes that a delivery was sent, even one whose claim has run out: it must not be sent again. With more, the
// part after it is to be sent now; both are kept at once, so that a digest neither ends in its midst nor begins again.
// ErrLost says that it was noted as sent before, by the process whose claim had run out: it was sent twice.
func (s *Store) Delivered(ctx context.Context, d Delivery, more bool) error {
	return ended("noting that a delivery was sent", s.delivered(ctx, d, more))
}

func (s *Store) delivered(ctx context.Context, d Delivery, more bool) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	fresh, err := changed(tx.ExecContext(ctx, `UPDATE delivery SET state = 'sent', late = $1, why = '', term = term + 1
		WHERE subscription = $2 AND issue = $3 AND part = $4 AND state <> 'sent'`,
		flag(d.Late), d.Subscription, d.Issue, d.Part))
	if err == nil && !fresh {
		return ErrLost
	}
	if err == nil && more {
		_, err = tx.ExecContext(ctx, insertDelivery, d.Subscription, d.Issue, d.Part+1, d.Platform, d.Due.UnixMicro(),
			s.now().UnixMicro(), flag(d.Late))
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}

// Undelivered gives a claimed delivery back with its State, Attempts and Why, to be claimed when the wait is over.
// ErrLost says that the claim had run out.
func (s *Store) Undelivered(ctx context.Context, d Delivery, wait time.Duration) error {
	return ended("putting off a delivery", s.undelivered(ctx, s.db, d, wait))
}

// GiveUp ends a claimed delivery as Failed, with its Why. With tell a Note to the subscription's owner is to be sent
// from now on, kept together with the end, unless nobody is known as its owner. A chat that is its own owner is told
// only while the subscription is active: else it takes no message. ErrLost says that the claim had run out.
func (s *Store) GiveUp(ctx context.Context, d Delivery, tell bool) error {
	return ended("giving a delivery up", s.giveUp(ctx, d, tell))
}

func (s *Store) giveUp(ctx context.Context, d Delivery, tell bool) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	d.State = Failed
	err = s.undelivered(ctx, tx, d, 0)
	if err == nil && tell && d.Part != Note {
		_, err = tx.ExecContext(ctx, `INSERT INTO delivery
			(subscription, issue, part, platform, due, again, term, attempts, state, late, why)
			SELECT id, $1, $2, platform, $3, $3, 0, 0, 'pending', 0, '' FROM subscription
			WHERE id = $4 AND owner <> '' AND (owner <> chat OR active = 1) ON CONFLICT (subscription, issue, part) DO NOTHING`,
			d.Issue, Note, s.now().UnixMicro(), d.Subscription)
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}

// undelivered changes a delivery that is still claimed as it was. What a try before this claim may have sent it still
// may have: that this one sent nothing does not say that it looked.
func (s *Store) undelivered(ctx context.Context, db interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}, d Delivery, wait time.Duration) error {
	cleanAll(&d.Why)
	ok, err := changed(db.ExecContext(ctx, `UPDATE delivery
		SET state = $1, attempts = $2, why = $3, again = $4, term = term + 1,
		tried = CASE WHEN $5 = 1 THEN tried ELSE 0 END
		WHERE subscription = $6 AND issue = $7 AND part = $8 AND term = $9 AND state IN ('pending', 'unknown')`,
		d.State, d.Attempts, d.Why, s.now().Add(wait).UnixMicro(), flag(d.State == Unknown || !d.Tried.IsZero()),
		d.Subscription, d.Issue, d.Part, d.term))
	if err == nil && !ok {
		err = ErrLost
	}
	return err
}

// ended says what was being done when an error came; ErrLost says enough by itself.
func ended(what string, err error) error {
	if err == nil || errors.Is(err, ErrLost) {
		return err
	}
	return fmt.Errorf("%s: %w", what, err)
}
