package bot

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// How many questions are answered at once, how many may wait for that, and how long looking one up may take.
const (
	maxConcurrent = 8
	maxWaiting    = 1000
	timeLimit     = 2 * time.Second
)

// semaphore let so many questions be answered at once while others wait. More than these are too many.
type semaphore struct {
	taken   chan struct{}
	waiting atomic.Int32
}

func newSemaphore() *semaphore { return &semaphore{taken: make(chan struct{}, maxConcurrent)} }

// errBusy says that no seat came free, errSlow that the question took its time and more.
var (
	errBusy = errors.New("too many questions wait")
	errSlow = errors.New("looking it up took too long")
)

// acquire waits for a seat until ctx ends.
func (s *semaphore) acquire(ctx context.Context) error {
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

func (s *semaphore) release() { <-s.taken }
