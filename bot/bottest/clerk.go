package bottest

import (
	"testing"

	"rebot/bot"
	"rebot/bot/store"
)

// Clerk gives a clerk with a database of its own, and the database.
func Clerk(t testing.TB) (*bot.Clerk, *store.Store) {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return bot.NewClerk(s, Desk(t)), s
}
