package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A Memory is a file beside the database that says what was delivered of the newest issue. A database that was restored
// from a backup does not know that any more, and would have it sent once more. A row can't say so, since a backup
// brings back the old rows too, and a setting would have to be thought of at each restore.
type Memory struct {
	path string
	kept []byte // what the file says, once it was read
}

// memo is the content of the file.
type memo struct {
	Issue   string            `json:"issue"`
	Ended   map[string]string `json:"ended"`             // by the ids of deliveries, their states: sent or failed
	Waiting map[string]rest   `json:"waiting,omitempty"` // by their ids, the later parts of what was begun
}

// A rest describes the delivery that goes on where another part ended.
type rest struct {
	Due  int64 `json:"due"` // in microseconds since 1970
	Late bool  `json:"late,omitempty"`
}

// NewMemory makes a memory in a folder, which is made where it is missing. No folder remembers nothing.
func NewMemory(dir string) *Memory {
	if dir == "" {
		return &Memory{}
	}
	return &Memory{path: filepath.Join(dir, "delivered.json")}
}

// Compare tells the database what it forgot of the issue that was the newest, and gives the number of deliveries that
// was. Call it before an issue is planned, with that one: while it is an older one, nothing is compared.
func (m *Memory) Compare(ctx context.Context, s *Store, issue string) (forgotten int, err error) {
	was, err := m.read()
	if err != nil || was.Issue == "" || was.Issue > issue {
		return 0, err
	}
	is, err := s.memo(ctx, was.Issue)
	if err != nil {
		return 0, err
	}
	return s.remind(ctx, is, was)
}

// Keep writes down what the database has of an issue. Call it after Compare, now and then, and at the end.
func (m *Memory) Keep(ctx context.Context, s *Store, issue string) error {
	was, err := m.read()
	if err != nil || m.path == "" || was.Issue > issue { // the newest issue was taken away, and may come back
		return err
	}
	is, err := s.memo(ctx, issue)
	if err != nil {
		return err
	}
	return m.write(is)
}

func (m *Memory) read() (o memo, err error) {
	if m.kept == nil && m.path != "" {
		m.kept, err = os.ReadFile(m.path)
	}
	if errors.Is(err, fs.ErrNotExist) || err == nil && m.kept == nil {
		return memo{}, nil
	}
	if err == nil {
		err = json.Unmarshal(m.kept, &o)
	}
	if err != nil {
		return o, fmt.Errorf("reading what was delivered, without which nothing is planned: %s: %w", m.path, err)
	}
	return o, nil
}

// write changes the file whole, where it says anything else.
func (m *Memory) write(o memo) error {
	text, err := json.Marshal(o)
	if err != nil || bytes.Equal(text, m.kept) {
		return err
	}
	if err = os.MkdirAll(filepath.Dir(m.path), 0o700); err == nil {
		err = replaceFile(m.path, text)
	}
	if err != nil {
		return fmt.Errorf("writing down what was delivered: %w", err)
	}
	m.kept = text
	return nil
}

// replaceFile leaves the old content or the new, whatever happens.
func replaceFile(path string, text []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// memo lists the deliveries of an issue that have ended, and those that are to go on where another ended.
func (s *Store) memo(ctx context.Context, issue string) (memo, error) {
	list, err := s.deliveries(ctx, "WHERE issue LIKE $1 AND (state IN ('sent', 'failed') OR part > 0)", issue+"%")
	if err != nil {
		return memo{}, fmt.Errorf("listing what was delivered: %w", err)
	}
	o := memo{issue, map[string]string{}, map[string]rest{}}
	for _, d := range list {
		if d.State == Sent || d.State == Failed {
			o.Ended[d.ID()] = d.State
		} else {
			o.Waiting[d.ID()] = rest{d.Due.UnixMicro(), d.Late}
		}
	}
	return o, nil
}

// remind notes as ended what was and is not noted so, for the subscriptions that there are, and plans what is missing
// of what was begun. If anything had ended, what waits of older issues is over as well.
func (s *Store) remind(ctx context.Context, is, was memo) (n int, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("noting what was delivered: %w", err)
	}
	defer tx.Rollback() // after Commit it does nothing
	for id, state := range was.Ended {
		if is.Ended[id] != "" {
			continue
		}
		ok, err := changed(tx.ExecContext(ctx, `INSERT INTO delivery
			(subscription, issue, part, platform, due, again, term, attempts, state, late, why)
			SELECT id, $1, $2, platform, $3, $3, 0, 0, $4, 0, 'restored' FROM subscription WHERE id = $5
			ON CONFLICT (subscription, issue, part)
			DO UPDATE SET state = excluded.state, why = excluded.why, term = delivery.term + 1`,
			append(partsOf(id), s.now().UnixMicro(), state, subscriptionOf(id))...))
		if err != nil {
			return 0, fmt.Errorf("noting what was delivered: %w", err)
		}
		if ok {
			n++
		}
	}
	for id, r := range was.Waiting {
		if _, known := is.Waiting[id]; err == nil && !known && is.Ended[id] == "" {
			err = goOn(ctx, tx, id, r)
		}
	}
	if err == nil && n > 0 {
		_, err = tx.ExecContext(ctx, `UPDATE delivery SET state = 'failed', why = 'restored', term = term + 1
			WHERE issue < $1 AND state IN ('pending', 'unknown')`, was.Issue)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return 0, fmt.Errorf("noting what was delivered: %w", err)
	}
	return n, nil
}

// goOn plans a later part again. It may have been sent since that it waits was written down.
func goOn(ctx context.Context, tx *sql.Tx, id string, r rest) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO delivery
		(subscription, issue, part, platform, due, again, term, attempts, state, late, why, tried)
		SELECT id, $1, $2, platform, $3, $3, 0, 0, 'pending', $4, '', $3 FROM subscription WHERE id = $5
		ON CONFLICT (subscription, issue, part) DO NOTHING`, append(partsOf(id), r.Due, flag(r.Late), subscriptionOf(id))...)
	return err
}

func subscriptionOf(id string) string {
	sub, _, _ := strings.Cut(id, "/")
	return sub
}

// partsOf gives the issue and the part of a delivery's id.
func partsOf(id string) []any {
	_, rest, _ := strings.Cut(id, "/")
	i := max(strings.LastIndex(rest, "/"), 0)
	part, _ := strconv.Atoi(strings.TrimPrefix(rest[i:], "/"))
	return []any{rest[:i], part}
}
