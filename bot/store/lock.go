package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// ErrInUse says that another process has the state folder.
var ErrInUse = errors.New("another rebot is using the state folder")

// errLocked is returned by tryLock when another process holds the lock.
var errLocked = errors.New("locked")

// A process that starts waits this long for one that is just ending.
const (
	lockWait = 1500 * time.Millisecond
	lockStep = 50 * time.Millisecond
)

// A lock keeps other processes from a folder for as long as this process lives, however it ends.
type lock struct{ file *os.File }

// lockFolder locks a folder by the file bot.lock in it, which holds the number of the process, for whoever wonders.
func lockFolder(ctx context.Context, dir string) (*lock, error) {
	name := filepath.Join(dir, "bot.lock")
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("locking the state folder: %w", err)
	}
	if err := waitLock(ctx, f); err != nil {
		defer f.Close()
		if errors.Is(err, errLocked) {
			return nil, inUse(dir, name)
		}
		return nil, fmt.Errorf("locking the state folder: %w", err)
	}
	if err := errors.Join(f.Truncate(0), writeAt(f, strconv.Itoa(os.Getpid())+"\n")); err != nil {
		return nil, errors.Join(fmt.Errorf("locking the state folder: %w", err), f.Close())
	}
	return &lock{f}, nil
}

func waitLock(ctx context.Context, f *os.File) error {
	ctx, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	for {
		err := tryLock(f)
		if !errors.Is(err, errLocked) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(lockStep):
		}
	}
}

func writeAt(f *os.File, text string) error {
	_, err := f.WriteAt([]byte(text), 0)
	return err
}

func inUse(dir, name string) error {
	who := ""
	if data, err := os.ReadFile(name); err == nil {
		if pid := strings.TrimSpace(string(data)); pid != "" {
			who = " (process " + pid + ")"
		}
	}
	return fmt.Errorf("%w %s%s: stop it, or give this one another REBOT_STATE, or share a PostgreSQL by DATABASE_URL",
		ErrInUse, dir, who)
}

// release lets the folder go.
func (l *lock) release() error { return l.file.Close() }
