package deliver_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/bottest/cases"
	"rebot/bot/deliver"
	"rebot/bot/store"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

// libraryOf is a library of a synthetic issue.
func libraryOf(t *testing.T, m bulletin.Month) *index.Library {
	t.Helper()
	return cases.LibraryOf(t, map[string]string{m.String() + ".txt": synth.Brief(m)})
}

// backup copies the database of a state folder while it is in use.
func backup(t *testing.T, dir, to string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "bot.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "VACUUM INTO ?", to); err != nil {
		t.Fatal(err)
	}
}

// restore puts a backup into the place of the database, as the README says.
func restore(t *testing.T, from, dir string) {
	t.Helper()
	for _, ext := range []string{"-wal", "-shm"} {
		if err := os.Remove(filepath.Join(dir, "bot.db"+ext)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "bot.db"), b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A drill is a rebot that is started and ended on one state folder.
type drill struct {
	t      *testing.T
	dir    string
	memory string
	*fakeSender
}

// work has the newest issue delivered for a time, and gives what was posted. first is called when the store is open.
func (d *drill) work(lib *index.Library, first func(*store.Store)) int {
	d.t.Helper()
	s, err := store.Open(d.t.Context(), d.dir, "")
	if err != nil {
		d.t.Fatal(err)
	}
	defer s.Close()
	d.fakeSender = &fakeSender{calls: map[string]int{}, parts: 2}
	o := &postOffice{fakeSender: d.fakeSender, t: d.t, store: s, service: bot.NewService(lib, bot.Ready, bot.Config{}),
		bot: answer.New(lib)}
	o.start(deliver.Options{State: d.memory})
	if first != nil {
		first(s)
	}
	o.published()
	o.runFor(3 * time.Minute)
	return len(d.posts)
}

// TestARestoredBackupSendsNoOldDigest restores a copy that was made before the newest issue came in, and one that was
// made while its digest went out.
func TestARestoredBackupSendsNoOldDigest(t *testing.T) {
	nov, dec := cases.Library(t), libraryOf(t, bulletin.NewMonth(2024, 12))
	const subscribers = 10
	inOffice(t, func(o *postOffice) {
		t := o.t // of the bubble
		old, mid := filepath.Join(t.TempDir(), "old.db"), filepath.Join(t.TempDir(), "mid.db")
		d := &drill{t: t, dir: t.TempDir(), memory: t.TempDir()}
		n := d.work(nov, func(s *store.Store) {
			for i := range subscribers {
				p := deliver.Place{Platform: "slack", Team: "T1", Chat: fmt.Sprint("C", i)}
				if err := s.Subscribe(t.Context(), store.Subscription{Kind: store.KindDigest, Place: p, Owner: "U1",
					Since: "2024-10"}); err != nil {
					t.Fatal(err)
				}
			}
			backup(t, d.dir, old)
			d.parts = 2
			d.fail = func(chat string, n int) error {
				if chat == "C0" && n == 1 { // the second part has not gone out yet
					backup(t, d.dir, mid)
				}
				return nil
			}
		})
		if n != 2*subscribers {
			t.Fatalf("%d messages", n)
		}
		for name, from := range map[string]string{"old": old, "mid": mid} {
			restore(t, from, d.dir)
			if n := d.work(nov, nil); n != 0 {
				t.Errorf("%s: %d old messages are sent again: %+v", name, n, d.posts)
			}
			time.Sleep(30 * 24 * time.Hour)
			if n := d.work(nov, nil); n != 0 {
				t.Errorf("%s: a month later %d messages are sent: %+v", name, n, d.posts)
			}
		}
		if n := d.work(dec, nil); n != 2*subscribers {
			t.Errorf("the next issue is sent to %d", n/2)
		}
		restore(t, old, d.dir)
		d.memory = ""
		if n := d.work(nov, nil); n != 2*subscribers {
			t.Errorf("without the memory %d are sent, so this tests nothing", n)
		}
	})
}

func TestADamagedMemoryPlansNothingAndSaysWhy(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		dir := o.t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "delivered.json"), []byte(`{"issue":`), 0o600); err != nil {
			t.Fatal(err)
		}
		c := deliver.NewDispatcher(o.store, o.service, deliver.Options{State: dir})
		if err := c.Published(o.t.Context(), o.bot); err == nil || !strings.Contains(err.Error(), "delivered.json") {
			t.Errorf("it says %v", err)
		}
	})
}
