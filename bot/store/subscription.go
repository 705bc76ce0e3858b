package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// A Place is where a subscription's messages go. Parts that a platform does not have are empty.
type Place struct{ Platform, Team, Chat, Topic string }

// The kinds of subscription.
const (
	KindDigest = "digest"
	KindAlert  = "watch"
)

// A Subscription asks for messages to a place when a new issue is in. One place has one of a kind and name.
type Subscription struct {
	ID   string // given by the store
	Kind string // KindDigest or KindAlert
	Place
	Name    string    // what tells it from others of its kind in its place
	What    string    // what of an issue it wants, in the words of package bot
	At      string    // the time of day, as 09:30; empty for as soon as the issue is in
	Zone    string    // of At
	English bool      // the language it was asked for in
	Owner   string    // the user who asked for it
	Since   string    // the newest issue at that time: it and older ones are not sent
	Created time.Time // when it was asked for, or asked for anew
	Active  bool      // whether it is served; set by what is read, as Why
	Why     string    // why it is not served
}

const subscriptionColumns = "id, kind, platform, team, chat, topic, name, what, at, zone, english, owner, since, created"

// Subscribe keeps a subscription. One of the same place, kind and name is changed by it; while it was active it keeps
// its Since, so that nothing which is on its way gets lost by a change.
func (s *Store) Subscribe(ctx context.Context, sub Subscription) error {
	cleanAll(&sub.Kind, &sub.Platform, &sub.Team, &sub.Chat, &sub.Topic, &sub.Name, &sub.What, &sub.At, &sub.Zone,
		&sub.Owner, &sub.Since)
	_, err := s.db.ExecContext(ctx, `INSERT INTO subscription (`+subscriptionColumns+`, active, why)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, '')
		ON CONFLICT (platform, team, chat, topic, kind, name) DO UPDATE
		SET what = excluded.what, at = excluded.at, zone = excluded.zone, english = excluded.english, owner = excluded.owner,
			since = CASE WHEN subscription.active = 1 THEN subscription.since ELSE excluded.since END,
			created = excluded.created, active = 1, why = ''`,
		rand.Text(), sub.Kind, sub.Platform, sub.Team, sub.Chat, sub.Topic, sub.Name, sub.What, sub.At, sub.Zone,
		flag(sub.English), sub.Owner, sub.Since, s.now().UnixMicro())
	if err != nil {
		return fmt.Errorf("keeping a subscription: %w", err)
	}
	return nil
}

// Unsubscribe switches off the active subscriptions of a place and kind, only that of the name if it is not empty, and
// reports how many there were.
func (s *Store) Unsubscribe(ctx context.Context, p Place, kind, name, why string) (int, error) {
	cleanAll(&p.Platform, &p.Team, &p.Chat, &p.Topic, &name, &why)
	r, err := s.db.ExecContext(ctx, `UPDATE subscription SET active = 0, why = $1
		WHERE platform = $2 AND team = $3 AND chat = $4 AND topic = $5 AND kind = $6
		AND ($7 = '' OR name = $7) AND active = 1`,
		why, p.Platform, p.Team, p.Chat, p.Topic, kind, name)
	if err != nil {
		return 0, fmt.Errorf("ending a subscription: %w", err)
	}
	n, err := r.RowsAffected()
	return int(n), err
}

// Subscriptions lists the active ones of a place and kind, the oldest first.
func (s *Store) Subscriptions(ctx context.Context, p Place, kind string) ([]Subscription, error) {
	cleanAll(&p.Platform, &p.Team, &p.Chat, &p.Topic)
	return s.subscriptions(ctx, `WHERE platform = $1 AND team = $2 AND chat = $3 AND topic = $4 AND kind = $5
		AND active = 1 ORDER BY created, name`, p.Platform, p.Team, p.Chat, p.Topic, kind)
}

// Ended lists those of a place and kind that are switched off for a reason, the oldest first.
func (s *Store) Ended(ctx context.Context, p Place, kind, why string) ([]Subscription, error) {
	cleanAll(&p.Platform, &p.Team, &p.Chat, &p.Topic, &why)
	return s.subscriptions(ctx, `WHERE platform = $1 AND team = $2 AND chat = $3 AND topic = $4 AND kind = $5
		AND active = 0 AND why = $6 ORDER BY created, name`, p.Platform, p.Team, p.Chat, p.Topic, kind, why)
}

// Owned lists the active subscriptions that a user asked for, wherever they go, the oldest first.
func (s *Store) Owned(ctx context.Context, platform, team, owner string) ([]Subscription, error) {
	cleanAll(&platform, &team, &owner)
	return s.subscriptions(ctx, "WHERE platform = $1 AND team = $2 AND owner = $3 AND active = 1 ORDER BY created, name",
		platform, team, owner)
}

// Active lists all active subscriptions of a kind.
func (s *Store) Active(ctx context.Context, kind string) ([]Subscription, error) {
	return s.subscriptions(ctx, "WHERE kind = $1 AND active = 1 ORDER BY id", kind)
}

// Unplanned lists the active subscriptions that want an issue and for which no delivery of it is planned.
func (s *Store) Unplanned(ctx context.Context, issue string) ([]Subscription, error) {
	return s.subscriptions(ctx, `WHERE active = 1 AND since < $1 AND NOT EXISTS
		(SELECT 1 FROM delivery WHERE delivery.subscription = subscription.id AND delivery.issue = $1) ORDER BY id`, issue)
}

// Sent lists the active subscriptions that got an issue, or may have got it, by a try that began before a time, and have
// no delivery of another.
func (s *Store) Sent(ctx context.Context, issue, another string, before time.Time) ([]Subscription, error) {
	return s.subscriptions(ctx, `WHERE active = 1 AND EXISTS (SELECT 1 FROM delivery WHERE delivery.subscription = subscription.id
			AND delivery.issue = $1 AND part = 0 AND state IN ('sent', 'unknown') AND tried < $3)
		AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.subscription = subscription.id AND delivery.issue = $2)
		ORDER BY id`, issue, another, before.UnixMicro())
}

// Subscription gives the subscription of an id, and reports whether there is one.
func (s *Store) Subscription(ctx context.Context, id string) (Subscription, bool, error) {
	list, err := s.subscriptions(ctx, "WHERE id = $1", id)
	if err != nil || len(list) == 0 {
		return Subscription{}, false, err
	}
	return list[0], true, nil
}

func (s *Store) subscriptions(ctx context.Context, where string, args ...any) (list []Subscription, err error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+subscriptionColumns+", active, why FROM subscription "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("listing subscriptions: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		sub, err := scanSubscription(rows)
		if err != nil {
			return nil, fmt.Errorf("listing subscriptions: %w", err)
		}
		list = append(list, sub)
	}
	return list, rows.Err()
}

func scanSubscription(rows *sql.Rows) (sub Subscription, err error) {
	var english, created, active int64
	err = rows.Scan(&sub.ID, &sub.Kind, &sub.Platform, &sub.Team, &sub.Chat, &sub.Topic, &sub.Name, &sub.What, &sub.At,
		&sub.Zone,
		&english, &sub.Owner, &sub.Since, &created, &active, &sub.Why)
	sub.English, sub.Created, sub.Active = english != 0, time.UnixMicro(created), active != 0
	return sub, err
}

// SwitchOff ends a subscription that can't be served, with the reason. It reports whether it was active.
func (s *Store) SwitchOff(ctx context.Context, id, why string) (bool, error) {
	cleanAll(&why)
	ok, err := changed(s.db.ExecContext(ctx,
		"UPDATE subscription SET active = 0, why = $1 WHERE id = $2 AND active = 1", why, id))
	if err != nil {
		return false, fmt.Errorf("switching a subscription off: %w", err)
	}
	return ok, nil
}

// SwitchOffChat ends all subscriptions of a chat that takes no message any more, and reports how many were active.
func (s *Store) SwitchOffChat(ctx context.Context, platform, chat, why string) (int, error) {
	cleanAll(&platform, &chat, &why)
	r, err := s.db.ExecContext(ctx, `UPDATE subscription SET active = 0, why = $1
		WHERE platform = $2 AND chat = $3 AND active = 1`, why, platform, chat)
	if err != nil {
		return 0, fmt.Errorf("switching the subscriptions of a chat off: %w", err)
	}
	n, err := r.RowsAffected()
	return int(n), err
}

// The reasons recorded when a subscription ends, beside those that a platform gives.
const (
	// by a command; a slash and its event follow, so that it can name what it ended when it comes again
	Asked  = "asked"
	Undone = "undone" // its place turned out to take no message
	Moved  = "moved"  // its chat's id changed, and the new chat already had the same subscription
)

// MoveChat lets the subscriptions of a chat go to another, as when a group gets a new id. One that the other chat has
// already stays as it is there, and is switched off here.
func (s *Store) MoveChat(ctx context.Context, platform, from, to string) error {
	cleanAll(&platform, &from, &to)
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("moving subscriptions: %w", err)
	}
	defer tx.Rollback() // after Commit it does nothing
	_, err = tx.ExecContext(ctx, `UPDATE subscription SET chat = $1 WHERE platform = $2 AND chat = $3 AND NOT EXISTS
		(SELECT 1 FROM subscription AS o WHERE o.platform = $2 AND o.chat = $1 AND o.team = subscription.team
			AND o.topic = subscription.topic AND o.kind = subscription.kind AND o.name = subscription.name)`, to, platform, from)
	if err == nil {
		_, err = tx.ExecContext(ctx, `UPDATE subscription SET active = 0, why = $1
			WHERE platform = $2 AND chat = $3 AND active = 1`, Moved, platform, from)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return fmt.Errorf("moving subscriptions: %w", err)
	}
	return nil
}

// cleanAll makes texts such that PostgreSQL takes them: valid UTF-8 without zero bytes.
func cleanAll(texts ...*string) {
	for _, s := range texts {
		*s = strings.ReplaceAll(strings.ToValidUTF8(*s, "\uFFFD"), "\x00", "\uFFFD")
	}
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
