package bot

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// How many questions are answered at once, how many may wait for that, and how long looking one up may take.
const (
	maxSeats   = 8
	maxWaiting = 1000
	askTime    = 2 * time.Second
)

// seats let so many questions be answered at once while others wait. More than these are too many.
type seats struct {
	taken   chan struct{}
	waiting atomic.Int32
}

func newSeats() *seats { return &seats{taken: make(chan struct{}, maxSeats)} }

// errBusy says that no seat came free, errSlow that the question took its time and more.
var (
	errBusy = errors.New("too many questions wait")
	errSlow = errors.New("looking it up took too long")
)

// take waits for a seat until ctx ends.
func (s *seats) take(ctx context.Context) error {
	defer s.waiting.Add(-1)
	if s.waiting.Add(1) > maxWaiting {
		return errBusy
	}
	select {
	case s.taken <- struct{}{}:
		return nil
	case <-ctx.Done():
		return errBusy
	}
}

func (s *seats) leave() { <-s.taken }
