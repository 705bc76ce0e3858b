package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rebot/bot/store"
)

// TestAStateFolderThatIsGoneTakesNothing takes the folder away in several ways while the store is open.
func TestAStateFolderThatIsGoneTakesNothing(t *testing.T) {
	for how, take := range map[string]func(dir string) error{
		"deleted":          os.RemoveAll,
		"moved":            func(dir string) error { return os.Rename(dir, dir+"-old") },
		"database deleted": func(dir string) error { return os.Remove(filepath.Join(dir, "bot.db")) },
		"replaced": func(dir string) error {
			return errors.Join(os.Rename(dir, dir+"-old"), os.Mkdir(dir, 0o700),
				os.WriteFile(filepath.Join(dir, "bot.db"), nil, 0o600),
				os.WriteFile(filepath.Join(dir, "bot.lock"), nil, 0o600))
		},
	} {
		t.Run(how, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "state")
			s := place{dir: dir}.open(t)
			check(t, s.Subscribe(t.Context(), store.Subscription{Kind: "digest"}))
			check(t, s.Gone())
			check(t, take(dir))
			_, put := s.Put(t.Context(), store.Event{Source: "slack", ID: "1"})
			for what, err := range map[string]error{"putting": put, "looking": s.Gone(),
				"subscribing": s.Subscribe(t.Context(), store.Subscription{Kind: "digest", Name: "x"})} {
				if !errors.Is(err, store.ErrGone) {
					t.Errorf("%s gives %v", what, err)
				}
			}
			if why, _ := s.TryWrite(t.Context()); why != "the state folder is gone" {
				t.Errorf("/readyz says %q", why)
			}
		})
	}
}
