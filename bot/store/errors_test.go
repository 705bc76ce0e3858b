package store_test

import (
	"context"
	"strings"
	"testing"

	"rebot/bot/store"
)

func TestAStoreThatTakesNoWriteSaysWhy(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		wants := func(ctx context.Context, want string) {
			t.Helper()
			if why, err := s.TryWrite(ctx); why != want || (err == nil) != (want == "") {
				t.Errorf("it says %q, not %q (%v)", why, want, err)
			}
		}
		wants(t.Context(), "")
		check(t, s.Exec(map[string]string{"SQLite": "PRAGMA query_only = 1",
			"PostgreSQL": "SET default_transaction_read_only = on"}[s.Engine()]))
		wants(t.Context(), "it may only be read")
		over, cancel := context.WithCancel(t.Context())
		cancel()
		wants(over, "it does not answer in time")
		check(t, s.Close())
		wants(t.Context(), "it takes no write")
	})
}

func TestAFullDiskIsCalledOne(t *testing.T) {
	s := place{dir: t.TempDir()}.open(t)
	check(t, s.Exec("PRAGMA max_page_count = 1")) // SQLite allows itself those that it has
	if err := s.Set(t.Context(), "x", strings.Repeat("x", 1<<20)); store.MessageOf(err) != "its disk is full" {
		t.Errorf("%s: %v", store.MessageOf(err), err)
	}
}
