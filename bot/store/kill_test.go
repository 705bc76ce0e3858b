package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"rebot/bot/store"
)

// childArg makes the test binary be the process that is killed.
const childArg = "store-child"

// TestAKillLosesNoEventAndDoubleHandlesNone runs a process that puts and handles events, kills it again and again
// without warning, and compares what it said that it did with what is left.
func TestAKillLosesNoEventAndDoubleHandlesNone(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	onBoth(t, func(t *testing.T, p place) {
		l := &ledger{put: map[string]bool{}, handled: map[string]int{}, done: map[string]bool{}}
		for round := range rounds {
			l.runAndKill(t, p, round)
		}
		l.rest(t, p.open(t))
		for id := range l.put {
			if l.handled[id] == 0 {
				t.Errorf("event %s was put and never handled", id)
			}
		}
		twice := 0
		for _, n := range l.handled {
			twice += n - 1
		}
		t.Logf("%d kills, %d events put, %d done before a kill, %d handled again since a kill or the lease's end "+
			"came before Done", rounds, len(l.put), len(l.done), twice)
	})
}

// A ledger holds what the process reported.
type ledger struct {
	put, done map[string]bool
	handled   map[string]int
}

// runAndKill starts the process and kills it after a random number of its lines.
func (l *ledger) runAndKill(t *testing.T, p place, round int) {
	c := exec.Command(os.Args[0], childArg, p.dir, p.url, fmt.Sprint(round))
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	check(t, err)
	check(t, c.Start())
	in := bufio.NewScanner(out)
	left := 1 + rand.IntN(150)
	for in.Scan() { // after the kill the pipe still holds what was told before
		l.note(t, in.Text())
		if left--; left == 0 {
			check(t, c.Process.Kill())
		}
	}
	_ = c.Wait() // it was killed
	if left > 0 {
		t.Fatal("the process ended by itself")
	}
}

func (l *ledger) note(t *testing.T, line string) {
	word, id, _ := strings.Cut(line, " ")
	switch word {
	case "put":
		l.put[id] = true
	case "handle":
		if l.done[id] {
			t.Errorf("event %s was handled after it was done", id)
		}
		l.handled[id]++
	case "done":
		l.done[id] = true
	}
}

// rest handles what the last kill left, an hour later.
func (l *ledger) rest(t *testing.T, s *store.Store) {
	s.SetNow(func() time.Time { return time.Now().Add(time.Hour) })
	for {
		e, ok, err := s.Claim(t.Context(), "slack", time.Hour)
		check(t, err)
		if !ok {
			return
		}
		l.note(t, "handle "+e.ID)
		check(t, s.Ack(t.Context(), e))
	}
}

// child puts and handles events until it is killed, and tells each step when it is done.
func child() {
	ctx := context.Background()
	s, err := store.Open(ctx, os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for i := 0; ; i++ {
			id := os.Args[4] + "-" + fmt.Sprint(i)
			if _, err := s.Put(ctx, store.Event{Source: "slack", ID: id}); err == nil {
				fmt.Println("put", id)
			}
		}
	})
	for range 2 {
		all.Go(func() { handle(ctx, s) })
	}
	all.Wait()
}

func handle(ctx context.Context, s *store.Store) {
	for {
		e, ok, err := s.Claim(ctx, "slack", 100*time.Millisecond)
		if err != nil || !ok {
			continue
		}
		fmt.Println("handle", e.ID)
		if err := s.Ack(ctx, e); err == nil {
			fmt.Println("done", e.ID)
		}
	}
}
