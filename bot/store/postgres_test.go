package store_test

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/store"
)

func TestReplicasThatStartAtOnceMigrateOnce(t *testing.T) {
	p := place{url: bottest.Postgres(t)}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			s, err := store.Open(t.Context(), "", p.url)
			if err != nil {
				t.Error(err)
				return
			}
			s.Close()
		})
	}
	all.Wait()
	files, err := os.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	n, err := p.open(t).Query("SELECT count(*) FROM goose_db_version WHERE version_id > 0")
	if n != strconv.Itoa(len(files)) || err != nil {
		t.Errorf("migrations that ran: %s, %v", n, err)
	}
}

func TestThePasswordOfTheDatabaseIsInNoError(t *testing.T) {
	for _, u := range []string{
		"postgres://rebot:canary@127.0.0.1:notaport/db", "postgres://rebot:canary@127.0.0.1:1/db?sslmode=disable",
		"postgres://rebot:canary%zz@127.0.0.1:1/db", "host=127.0.0.1 port=x password=canary", "canary",
	} {
		_, err := store.Open(t.Context(), t.TempDir(), u)
		if err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("got %v", err)
		}
	}
}

func TestATransactionThatStandsStillIsEnded(t *testing.T) {
	s := place{url: bottest.Postgres(t)}.open(t)
	if v, err := s.Query("SHOW idle_in_transaction_session_timeout"); v != "5s" || err != nil {
		t.Errorf("it may hold rows back for %s (%v)", v, err)
	}
}
