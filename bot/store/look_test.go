package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/store"
)

func TestALookTellsWhatAStartWouldDoAndChangesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		look := func(want string) {
			t.Helper()
			if said, err := store.Look(t.Context(), p.dir, p.url); err != nil || !strings.Contains(said, want) {
				t.Errorf("it says %q (%v), want %q", said, err, want)
			}
		}
		look("made at the start")
		if files, _ := os.ReadDir(p.dir); p.url == "" && len(files) > 0 {
			t.Errorf("it left %v", files)
		}
		s := p.open(t)
		look(", version 10 of the tables") // while it is used
		if err := s.Exec("DELETE FROM goose_db_version WHERE version_id = 10"); err != nil {
			t.Fatal(err)
		}
		look("migrated to 10 at the start")
	})
}

func TestADatabaseOfANewerRebotIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		if err := s.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)"); err != nil {
			t.Fatal(err)
		}
		check(t, s.Close())
		_, err := store.Open(t.Context(), p.dir, p.url)
		if !errors.Is(err, store.ErrNewer) || !strings.Contains(err.Error(), "version 99") {
			t.Errorf("it is opened (%v)", err)
		}
		if _, err := store.Look(t.Context(), p.dir, p.url); !errors.Is(err, store.ErrNewer) {
			t.Errorf("a look says %v", err)
		}
	})
}

func TestABackupOfADatabaseInUseIsWholeAndForItsOwnerOnly(t *testing.T) {
	dir := t.TempDir()
	s := place{dir: dir}.open(t)
	put(t, s, store.Event{Source: "slack", ID: "Ev1"})
	to := t.TempDir()
	file := filepath.Join(to, "bot.db")
	check(t, store.Backup(t.Context(), dir, file))
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("it has mode %v (%v)", info.Mode(), err)
	}
	if n, err := (place{dir: to}).open(t).Query("SELECT count(*) FROM inbox"); n != "1" || err != nil {
		t.Errorf("it has %s events (%v)", n, err)
	}
	if err := store.Backup(t.Context(), dir, file); !errors.Is(err, os.ErrExist) {
		t.Errorf("a file that is there is written over (%v)", err)
	}
	if err := store.Backup(t.Context(), t.TempDir(), filepath.Join(to, "other")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder without a database: %v", err)
	}
}
