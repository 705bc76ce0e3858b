package store

import "time"

// SetNow gives the store another clock, and the database too.
func (s *Store) SetNow(now func() time.Time) { s.now, s.clock.shared = now, false }

// SetClock gives the machine of the store another clock, and what goes on whatever that is set to.
func (s *Store) SetClock(wall func() time.Time, mono func() time.Duration) {
	s.clock.wall, s.clock.mono, s.clock.base = wall, mono, time.Time{}
}

// VersionAtLeast is the check of SQLite's version.
var VersionAtLeast = versionAtLeast

// LeastSQLite is the oldest version that may be used.
var LeastSQLite = leastSQLite

// Query reads one value, for tests that look at the database's settings.
func (s *Store) Query(statement string) (text string, err error) {
	return text, s.db.QueryRow(statement).Scan(&text)
}

// Trouble names an error for anybody's eyes.
var MessageOf = messageOf

// Exec runs a statement, for tests that take something from the database.
func (s *Store) Exec(statement string) error {
	_, err := s.db.Exec(statement)
	return err
}
