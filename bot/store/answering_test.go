package store_test

import (
	"context"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/store"
)

func TestAPostgresThatTakesAStatementAndSaysNothingIsAnError(t *testing.T) {
	t.Parallel()
	u, err := url.Parse(bottest.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	var silent atomic.Bool
	u.Host = line(t, u.Host, &silent)
	s := place{url: u.String()}.open(t)
	if _, err := s.TryWrite(t.Context()); err != nil {
		t.Fatal(err)
	}
	silent.Store(true)
	put := func() error {
		_, err := s.Put(context.Background(), store.Event{Source: "a", ID: "1"}) // nothing else ends it
		return err
	}
	if err := put(); err == nil {
		t.Error("an event that was not kept is said to be")
	}
	silent.Store(false)
	if err := put(); err != nil {
		t.Errorf("when it answers again: %v", err)
	}
}

// line passes connections on to a server, and nothing of what the client writes while it is silent.
func line(t *testing.T, addr string, silent *atomic.Bool) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			up, err := net.Dial("tcp", addr)
			if err != nil {
				c.Close()
				return
			}
			all.Go(func() {
				defer c.Close()
				_, _ = io.Copy(c, up)
			})
			all.Go(func() {
				defer up.Close()
				for b := make([]byte, 4096); ; {
					n, err := c.Read(b)
					if err != nil {
						return
					}
					if !silent.Load() {
						_, _ = up.Write(b[:n])
					}
				}
			})
		}
	})
	t.Cleanup(func() {
		l.Close()
		all.Wait()
	})
	return l.Addr().String()
}
