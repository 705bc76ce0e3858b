package store_test

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/store"
)

func TestASecondProcessIsRefusedAndTheFolderIsFreeAfterAKill(t *testing.T) {
	dir := t.TempDir()
	c := exec.Command(os.Args[0], childArg, dir, "", "0")
	out, err := c.StdoutPipe()
	check(t, err)
	check(t, c.Start())
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the first process did not start")
	}
	_, err = store.Open(t.Context(), dir, "")
	if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), dir) ||
		!strings.Contains(err.Error(), "DATABASE_URL") {
		t.Errorf("the second process got %v", err)
	}
	check(t, c.Process.Kill())
	_ = c.Wait() // it was killed
	place{dir: dir}.open(t)
}

func TestCommitsAreOnTheDiskAndTheFilesForTheOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "state")
	s := place{dir: dir}.open(t)
	for statement, want := range map[string]string{"PRAGMA synchronous": "2", "PRAGMA journal_mode": "wal",
		"PRAGMA busy_timeout": "5000"} {
		if got, err := s.Query(statement); got != want || err != nil {
			t.Errorf("%s is %q (%v), want %q", statement, got, err, want)
		}
	}
	put(t, s, store.Event{Source: "slack", ID: "Ev1"})
	files, err := os.ReadDir(dir)
	check(t, err)
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v (%v)", f.Name(), info.Mode(), err)
		}
	}
}

func TestADamagedDatabaseIsRefusedAndLeftAsItIs(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"garbage":   func(b []byte) []byte { return bytes.Repeat([]byte("rebot!"), 1000) },
		"truncated": func(b []byte) []byte { return b[:len(b)/2] },
		"zeroed":    func(b []byte) []byte { return append(b[:4096], make([]byte, len(b)-4096)...) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			check(t, place{dir: dir}.open(t).Close())
			file := filepath.Join(dir, "bot.db")
			data, err := os.ReadFile(file)
			check(t, err)
			data = damage(data)
			check(t, os.WriteFile(file, data, 0o600))
			if _, err = store.Open(t.Context(), dir, ""); !errors.Is(err, store.ErrDamaged) ||
				!strings.Contains(err.Error(), file) {
				t.Errorf("opening gave %v", err)
			}
			if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, data) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

func TestAStateFolderThatCantBeMadeIsTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	check(t, os.WriteFile(file, nil, 0o600))
	if _, err := store.Open(t.Context(), file, ""); err == nil || !strings.Contains(err.Error(), "state folder") {
		t.Errorf("got %v", err)
	}
}

func TestSQLiteIsNewEnough(t *testing.T) {
	for v, ok := range map[string]bool{"3.51.2": false, "3.7.0": false, "2.99.99": false, "3.51.3": true,
		"3.54.1": true, "4.0.0": true, "new": false} {
		if err := store.VersionAtLeast(v, store.LeastSQLite); (err == nil) != ok {
			t.Errorf("%s: %v", v, err)
		}
	}
}
