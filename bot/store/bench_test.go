package store_test

import (
	"fmt"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/store"
)

// BenchmarkEvent measures the way of one event: put, claimed and done, each on the disk before the next.
func BenchmarkEvent(b *testing.B) {
	b.Run("SQLite", func(b *testing.B) { oneByOne(b, place{dir: b.TempDir()}) })
	b.Run("PostgreSQL", func(b *testing.B) { oneByOne(b, place{url: bottest.Postgres(b)}) })
}

func oneByOne(b *testing.B, p place) {
	s := p.open(b)
	body := make([]byte, 2000)
	for i := 0; b.Loop(); i++ {
		put(b, s, store.Event{Source: "slack", ID: fmt.Sprint(i), Body: body})
		e, ok, err := s.Claim(b.Context(), "slack", time.Minute)
		if !ok || err != nil {
			b.Fatal(ok, err)
		}
		check(b, s.Ack(b.Context(), e))
	}
}
